//! Which pieces of a long list are on screen, from heights that are first estimated and
//! then measured.

use std::ops::Range;

/// How far beyond the screen pieces are shown, in pixels: what one flick scrolls.
const MARGIN: f64 = 500.0;

/// The heights of all pieces, in pixels.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Heights(Vec<f64>);

impl Heights {
    /// Takes estimates.
    pub fn new(estimates: impl IntoIterator<Item = f64>) -> Self {
        Self(estimates.into_iter().collect())
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no pieces.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These estimates, with what was measured of pieces that have not changed since the
    /// estimates `before`.
    pub fn with_measures_of(&self, before: &Self, measured: &Self) -> Self {
        let mut out = self.clone();
        for (i, cell) in out.0.iter_mut().enumerate() {
            if before.0.get(i) == Some(cell) {
                *cell = measured.0.get(i).copied().unwrap_or(*cell);
            }
        }
        out
    }

    /// Notes what a piece measures; pieces that are not there are passed over.
    pub fn measured(&mut self, piece: usize, height: f64) {
        if let Some(cell) = self.0.get_mut(piece) {
            *cell = height;
        }
    }

    /// How high some neighbouring pieces stand.
    pub fn sum(&self, pieces: Range<usize>) -> f64 {
        self.0.get(pieces).map_or(0.0, |h| h.iter().sum())
    }

    /// The pieces to show when `view` pixels are seen from `top` on.
    pub fn visible(&self, top: f64, view: f64) -> Range<usize> {
        let mut bottom = 0.0;
        let (mut start, mut end) = (self.0.len(), self.0.len());
        for (i, height) in self.0.iter().enumerate() {
            if bottom >= top + view + MARGIN {
                end = i;
                break;
            }
            bottom += height;
            if bottom > top - MARGIN && start > i {
                start = i;
            }
        }
        // Scrolled beyond the end, as after the list has become shorter: show the end.
        start.min(end.saturating_sub(1))..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_the_screen_is_visible() {
        let heights = Heights::new([500.0; 20]);
        assert_eq!(heights.visible(0.0, 800.0), 0..3);
        assert_eq!(heights.visible(4000.0, 800.0), 7..11);
        assert_eq!(heights.visible(9200.0, 800.0), 17..20);
        assert_eq!(heights.visible(99_999.0, 800.0), 19..20);
        assert_eq!(heights.visible(-50.0, 800.0), 0..3);
        assert_eq!(Heights::default().visible(0.0, 800.0), 0..0);
    }

    #[test]
    fn measures_take_the_place_of_estimates() {
        let mut heights = Heights::new([100.0; 10]);
        heights.measured(0, 2000.0);
        heights.measured(99, 1.0);
        assert_eq!(heights.sum(0..2), 2100.0);
        assert_eq!(heights.visible(0.0, 500.0), 0..1);
        assert_eq!(heights.len(), 10);
        let later = Heights::new([100.0, 300.0]);
        let kept = later.with_measures_of(&Heights::new([100.0; 10]), &heights);
        assert_eq!(kept, Heights::new([2000.0, 300.0]));
    }
}
