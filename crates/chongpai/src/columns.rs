//! Lines → runs of one measure.
//!
//! Takes the shapes; gives each line the measure of the run it stands in. A printed line is
//! *full* when the beginning of the next line would not have fitted behind it; that leaves
//! an interval for the measure, and the measure of a run is where the intervals of its
//! lines agree. The best sequence of measures is found by dynamic programming over all even
//! measures, in time linear in the number of lines.

use crate::chars::{self, Class};
use crate::lines::{Shape, WIDEST};

/// The measure of a line's run, in half-ems; [`UNBOUNDED`] where lines have none.
pub(crate) type Measure = u16;

/// The lines around have no common measure: paragraphs on single lines, lists, tables.
pub(crate) const UNBOUNDED: Measure = WIDEST + 2;

/// The narrowest measure looked for, in half-ems.
const NARROWEST: usize = 6;
/// Measures from [`NARROWEST`] in steps of one em, and one state for no measure.
const STATES: usize = 104;
const LAST: usize = STATES - 1;

/// What it costs to explain a line, in arbitrary units; set so that a run of three short
/// lines inside a wider column becomes a run of its own and a headline does not.
mod cost {
    /// Another measure begins.
    pub(super) const SWITCH: u16 = 16;
    /// Another measure begins on a new page.
    pub(super) const SWITCH_PAGE: u16 = 4;
    /// The line is as full as it can be, less an indent.
    pub(super) const INDENT: u16 = 2;
    /// The line stops short where a sentence ends.
    pub(super) const ENDED: u16 = 3;
    /// The line stops short inside a sentence.
    pub(super) const CUT: u16 = 7;
    /// The line overruns the measure by a half-em.
    pub(super) const OVER_ONE: u16 = 1;
    /// … by an em.
    pub(super) const OVER_TWO: u16 = 3;
    /// … by more.
    pub(super) const OVER: u16 = 12;
    /// A line without a measure.
    pub(super) const UNBOUNDED: u16 = 5;
}

/// Finds the measure at each line.
pub(crate) fn split(shapes: &[Shape], break_words: bool) -> Vec<Measure> {
    let mut best = [0u16; STATES];
    // For each line: which states were kept from the line before, and its cheapest state.
    let mut kept = Vec::<(u128, u8)>::with_capacity(shapes.len());
    let mut lines = [0u16; STATES];
    for (i, shape) in shapes.iter().enumerate() {
        explain(shape, shapes.get(i + 1), break_words, &mut lines);
        let least = best.iter().copied().min().unwrap_or(0);
        let change = match i {
            0 => 0,
            _ if shape.page => cost::SWITCH_PAGE,
            _ => cost::SWITCH,
        };
        let mut stays = 0u128;
        for state in 0..STATES {
            // Costs are kept relative to the least, so that they never overflow.
            let stay = best[state] - least;
            stays |= u128::from(stay <= change) << state;
            best[state] = stay.min(change) + lines[state];
        }
        kept.push((stays, argmin(&best) as u8));
    }
    let mut measures = vec![UNBOUNDED; shapes.len()];
    let mut state = argmin(&best);
    for i in (0..shapes.len()).rev() {
        if state != LAST {
            measures[i] = (NARROWEST + 2 * state) as Measure;
        }
        if i > 0 && kept[i].0 >> state & 1 == 0 {
            state = usize::from(kept[i - 1].1);
        }
    }
    measures
}

fn argmin(costs: &[u16; STATES]) -> usize {
    let mut at = 0;
    for (i, &c) in costs.iter().enumerate() {
        if c < costs[at] {
            at = i;
        }
    }
    at
}

/// What each measure costs at one line.
fn explain(
    shape: &Shape,
    next: Option<&Shape>,
    break_words: bool,
    out: &mut [u16; STATES],
) {
    let width = i32::from(shape.width);
    let unit = next.map_or(1, |n| i32::from(unit(n, break_words)));
    // Half-width letters are set in proportional widths: each four may be a half-em off.
    let slack = i32::from(shape.narrow.min(32)) / 4;
    let squeeze = squeeze(shape);
    let short = if ends_sentence(shape) || next.is_none_or(|n| n.page) {
        cost::ENDED
    } else {
        cost::CUT
    };
    let hangs = chars::class(shape.last[0]) == Class::Close
        || matches!(chars::class(shape.last[0]), Class::Stop | Class::Pause);
    for (state, cost) in out.iter_mut().enumerate().take(LAST) {
        let left = (NARROWEST + 2 * state) as i32 - width;
        *cost = if left < 0 {
            match -left - slack {
                i32::MIN..=0 => 0,
                1 => cost::OVER_ONE,
                2 if hangs => cost::OVER_ONE,
                over if over <= squeeze => cost::OVER_ONE,
                2 => cost::OVER_TWO,
                _ => cost::OVER,
            }
        } else if left < unit + slack {
            0
        } else if left - 4 < unit + slack {
            cost::INDENT.min(short)
        } else {
            short
        };
    }
    out[LAST] = cost::UNBOUNDED;
}

/// How many half-ems a line may be wider than its measure, its marks set closer.
pub(crate) fn squeeze(shape: &Shape) -> i32 {
    i32::from(shape.marks.min(3))
}

/// The width of the part of a line that would have had to fit on the line before.
pub(crate) fn unit(shape: &Shape, break_words: bool) -> u16 {
    if break_words { shape.unit } else { shape.word }
}

/// Whether a line ends as a sentence does, closing brackets passed over.
pub(crate) fn ends_sentence(shape: &Shape) -> bool {
    for c in shape.last {
        match chars::class(c) {
            Class::Stop | Class::Ellipsis => return true,
            Class::Close => {}
            _ => return false,
        }
    }
    false
}
