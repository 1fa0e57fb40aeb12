//! Hidden units: what several signs say together.
//!
//! Weights that lead from a feature straight to a label cannot say that two signs mean something
//! only where both are; templates of pairs can, but only of the pairs that somebody thought of.
//! So beside the weights stands a layer of units that hear many features, count from zero on, and
//! say something for each label (a conditional neural field: Peng, Bo and Xu 2009). With the units
//! that speak given, what they say is a sum over the features again.

use super::Weights;
use crate::labels::{LABELS, Label};
use crate::templates::{self, FEATURES, Features, TEMPLATES};

/// How many units there are: as many as labels, so that rows of weights look alike.
pub(crate) const UNITS: usize = LABELS;

/// Into how many parts a unit of the model's weights is cut in what hidden units say.
pub(crate) const SHARE: i32 = 1 << 10;

/// No unit says more than so much for or against a label, so that no sum runs over.
pub(crate) const LOUDEST: i32 = 1 << 12;
const _: () =
    assert!(EARS as i64 * 128 * LOUDEST as i64 * UNITS as i64 <= i32::MAX as i64);

/// Units hear templates of so many values or fewer; what larger ones put together, units can
/// put together themselves.
const FEW: u32 = 100;

/// A template that units hear, in as few bytes as will do.
#[derive(Clone, Copy)]
struct Ear {
    template: u8,
    /// How many values it has.
    size: u8,
    /// The template's first feature.
    first: u16,
}

/// How many templates units hear, and how many features.
const COUNTS: (usize, u32) = {
    let (mut ears, mut heard, mut template) = (0, 0, 0);
    while template < TEMPLATES {
        let size = templates::size(template);
        if size <= FEW {
            ears += 1;
            heard += size;
        }
        template += 1;
    }
    (ears, heard)
};
const EARS: usize = COUNTS.0;
/// How many features units hear.
pub(crate) const HEARD: usize = COUNTS.1 as usize;

/// All that units hear, in the order of the templates; so are the rows.
static ALL: [Ear; EARS] = {
    const { assert!(TEMPLATES <= 1 << 8 && FEW < 1 << 8 && FEATURES < 1 << 16) };
    let mut out = [Ear { template: 0, size: 0, first: 0 }; EARS];
    let (mut ear, mut template) = (0, 0);
    while template < TEMPLATES {
        let (size, first) = (templates::size(template), templates::first(template));
        if size <= FEW {
            out[ear] =
                Ear { template: template as u8, size: size as u8, first: first as u16 };
            ear += 1;
        }
        template += 1;
    }
    out
};

impl Ear {
    fn feature(self, features: &Features) -> u32 {
        features[usize::from(self.template)]
    }
}

/// The row of what each ear hears of a line; the row of none if its question is not asked.
fn rows(features: &Features) -> [u32; EARS] {
    let mut row = 0;
    std::array::from_fn(|ear| {
        let ear = ALL[ear];
        let (first, size) = (u32::from(ear.first), u32::from(ear.size));
        let value = ear.feature(features) - first;
        let at = if value < size { row + value } else { HEARD as u32 };
        row += size;
        at
    })
}

/// The weights from features to units and from units to labels.
#[derive(Debug, Clone)]
pub(super) struct Hidden {
    /// A row for each feature that is heard, a weight for each unit, and a row of none behind
    /// them.
    pub(super) heard: Vec<Weights>,
    /// What each unit says for each label, in units of 1 / [`SHARE`] of a weight.
    pub(super) says: [[i32; LABELS]; UNITS],
}

impl Hidden {
    /// What the units say for each label.
    pub(super) fn scores(&self, features: &Features) -> [i32; LABELS] {
        self.sums(features).map(|sum| sum.div_euclid(SHARE))
    }

    /// The same in units of 1 / [`SHARE`] of a weight.
    fn sums(&self, features: &Features) -> [i32; LABELS] {
        let heard = Weights::sum(&self.heard, &rows(features));
        let mut sums = [0; LABELS];
        for (heard, says) in heard.into_iter().zip(&self.says) {
            // Without a branch, for there is no telling which units speak.
            let heard = heard.max(0);
            for (sum, says) in sums.iter_mut().zip(says) {
                *sum += heard * says;
            }
        }
        sums
    }

    /// How much more each feature says through the units that speak for one label than for another,
    /// for [`LineModel::terms`].
    ///
    /// [`LineModel::terms`]: super::LineModel::terms
    pub(super) fn terms(
        &self,
        features: &Features,
        [one, other]: [Label; 2],
        each: &mut impl FnMut(u32, i32),
    ) {
        let rows = rows(features);
        let heard = Weights::sum(&self.heard, &rows);
        let says: [i32; UNITS] = std::array::from_fn(|unit| match heard[unit] > 0 {
            true => {
                let says = &self.says[unit];
                says[usize::from(one)] - says[usize::from(other)]
            }
            false => 0,
        });
        for (ear, row) in ALL.iter().zip(rows) {
            let feature = ear.feature(features);
            if feature == templates::NONE {
                continue;
            }
            let heard = self.heard[row as usize].all();
            each(
                feature,
                heard.iter().zip(&says).map(|(heard, says)| heard * says).sum(),
            );
        }
    }
}

/// The features that units hear, in the order of their rows.
#[cfg(any(test, feature = "train"))]
pub(crate) fn features() -> impl Iterator<Item = u32> {
    ALL.iter().flat_map(|ear| {
        let first = u32::from(ear.first);
        first..first + u32::from(ear.size)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden() -> Hidden {
        let row = |seed: usize| {
            let weight =
                |unit: usize| (seed * 31 + unit * 57 + seed * unit) as u8 as i8 / 9;
            Weights::new(std::array::from_fn(weight))
        };
        let heard = (1..=HEARD).map(row).chain([Weights::new([0; UNITS])]).collect();
        let says = |unit: usize| {
            std::array::from_fn(|label| ((unit * 71 + label * 43) % 301) as i32 - 150)
        };
        Hidden { heard, says: std::array::from_fn(says) }
    }

    /// Features by their templates; every `gap`th question is not asked.
    fn features(seed: u32, gap: usize) -> Features {
        std::array::from_fn(|template| match template % gap {
            0 => templates::NONE,
            _ => templates::first(template) + seed % templates::size(template),
        })
    }

    #[test]
    fn every_feature_that_is_heard_has_a_row_of_its_own() {
        let mut heard = Vec::new();
        for feature in super::features() {
            let mut features = [templates::NONE; TEMPLATES];
            let asked = |ear: &&Ear| u32::from(ear.first) <= feature;
            let ear = ALL.iter().rfind(asked).unwrap();
            features[usize::from(ear.template)] = feature;
            let rows = rows(&features).into_iter().filter(|&row| row != HEARD as u32);
            heard.extend(rows);
        }
        assert!(heard.into_iter().eq(0..HEARD as u32));
    }

    #[test]
    fn terms_add_up_to_differences_of_scores() {
        let hidden = hidden();
        for (seed, gap) in [(0, 2), (1, 3), (5, 7), (77, 200)] {
            let features = features(seed, gap);
            let sums = hidden.sums(&features);
            assert!(sums.iter().any(|&sum| sum != 0));
            for label in 0..LABELS {
                let mut difference = 0;
                hidden.terms(&features, [label as Label, 0], &mut |_, says| {
                    difference += says;
                });
                assert_eq!(difference, sums[label] - sums[0], "{seed} {gap} {label}");
            }
        }
    }
}
