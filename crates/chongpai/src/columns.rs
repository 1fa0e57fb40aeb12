//! Lines → runs of one measure.
//!
//! Takes the shapes; gives each line the measure of the run it stands in. A printed line is
//! *full* when the beginning of the next line would not have fitted behind it; that leaves
//! an interval for the measure, and the measure of a run is where the intervals of its
//! lines agree. The best sequence of measures is found by dynamic programming over all even
//! measures, in time linear in the number of lines.

use crate::chars::{self, Class, bit};
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
///
/// The costs of all measures are kept relative to the least, so that none is ever greater
/// than that of a change and of a line together.
mod cost {
    /// Another measure begins.
    pub(super) const SWITCH: u8 = 16;
    /// Another measure begins on a new page.
    pub(super) const SWITCH_PAGE: u8 = 4;
    /// The line is as full as it can be, less an indent.
    pub(super) const INDENT: u8 = 2;
    /// The line stops short where a sentence ends.
    pub(super) const ENDED: u8 = 3;
    /// The line stops short inside a sentence.
    pub(super) const CUT: u8 = 7;
    /// The line overruns the measure by a half-em.
    pub(super) const OVER_ONE: u8 = 1;
    /// … by an em.
    pub(super) const OVER_TWO: u8 = 3;
    /// … by more.
    pub(super) const OVER: u8 = 12;
    /// A line without a measure.
    pub(super) const UNBOUNDED: u8 = 5;
}

/// A run of lines up to the line at hand: its measure's state and its first line.
#[derive(Debug, Clone, Copy)]
struct Run {
    state: u8,
    first: u32,
}

/// Finds the measure at each line.
pub(crate) fn split(shapes: &[Shape], break_words: bool) -> Vec<Measure> {
    let mut best = [0u8; STATES];
    let mut lines = [0u8; STATES];
    // Where the best run of each state began, and for each line the best run of all.
    let mut firsts = [0u32; STATES];
    let mut runs = Vec::<Run>::with_capacity(shapes.len());
    let mut least = 0;
    for ((i, shape), line) in shapes.iter().enumerate().zip(0u32..) {
        explain(shape, shapes.get(i + 1), break_words, &mut lines);
        let change = match i {
            0 => 0,
            _ if shape.page => cost::SWITCH_PAGE,
            _ => cost::SWITCH,
        };
        for ((best, first), cost) in best.iter_mut().zip(&mut firsts).zip(&lines) {
            let stay = *best - least;
            *first = if stay <= change { *first } else { line };
            *best = stay.min(change) + cost;
        }
        least = best.iter().copied().min().unwrap_or(0);
        let state = best.iter().position(|&c| c == least).unwrap_or(0);
        runs.push(Run { state: state as u8, first: firsts[state] });
    }
    let mut measures = vec![UNBOUNDED; shapes.len()];
    let mut end = shapes.len();
    while end > 0 {
        let Run { state, first } = runs[end - 1];
        let state = usize::from(state);
        if state != LAST {
            measures[first as usize..end].fill((NARROWEST + 2 * state) as Measure);
        }
        end = first as usize;
    }
    measures
}

/// What each measure costs at one line.
fn explain(
    shape: &Shape,
    next: Option<&Shape>,
    break_words: bool,
    out: &mut [u8; STATES],
) {
    let width = i32::from(shape.width);
    let unit = next.map_or(1, |n| i32::from(unit(n, break_words)));
    // Half-width letters are set in proportional widths: each four may be a half-em off.
    let slack = i32::from(shape.narrow.min(32)) / 4;
    let short = if ends_sentence(shape) || next.is_none_or(|n| n.page) {
        cost::ENDED
    } else {
        cost::CUT
    };
    let hangs = chars::class(shape.last[0])
        .is_in(bit(Class::Close) | bit(Class::Stop) | bit(Class::Pause));
    // So many half-ems over the measure are as good as one: a mark hangs or is squeezed.
    let little = squeeze(shape.marks).max(if hangs { 2 } else { 1 });
    // The first measure that leaves so much of itself, from the narrowest to the widest.
    let leaves = |left: i32| {
        let least = (width + left - NARROWEST as i32 + 1).div_euclid(2);
        least.clamp(0, LAST as i32) as usize
    };
    let mut from = 0;
    for (to, cost) in [
        (leaves(-slack - little.max(2)), cost::OVER),
        (leaves(-slack - little), cost::OVER_TWO),
        (leaves(-slack), cost::OVER_ONE),
        (leaves(unit + slack), 0),
        (leaves(unit + slack + 4), cost::INDENT.min(short)),
        (LAST, short),
    ] {
        out[from..to].fill(cost);
        from = to;
    }
    out[LAST] = cost::UNBOUNDED;
}

/// How many half-ems a line may be wider than its measure, its marks set closer.
pub(crate) fn squeeze(marks: u16) -> i32 {
    i32::from(marks.min(3))
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
