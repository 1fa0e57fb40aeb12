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

/// The steps from one measure looked for to the next, in half-ems.
pub(crate) const EM: u8 = 2;
/// Hangul is narrower than an em in many fonts, so that Korean measures lie between ems.
pub(crate) const HALF_EM: u8 = 1;

/// The narrowest measure looked for, in half-ems.
const NARROWEST: usize = 6;
/// Measures from [`NARROWEST`] in steps of an em or half of one, and one state for no measure.
const STATES: usize = 104;
const LAST: usize = STATES - 1;
/// Costs are worked out a word at a time, which takes no more than a processor has anywhere.
const WORDS: usize = STATES / 8;
const _: () = assert!(STATES == 8 * WORDS);

/// A cost for each state, a byte each, of which the highest bit is free for reckoning.
type Costs = [u64; WORDS];

/// The same byte in each place.
const fn all(byte: u8) -> u64 {
    byte as u64 * 0x0101_0101_0101_0101
}

/// The highest bit of each byte.
const HIGHEST: u64 = all(0x80);

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

/// What is kept of a line until the best measures are followed back from the last one.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// The state of the best run up to this line.
    state: u8,
    /// A bit for each state: whether its run begins with this line.
    begins: [u8; WORDS],
}

/// The measures of a page's lines, and what it costs to explain the lines by them.
#[derive(Debug, Clone)]
pub(crate) struct Split {
    pub(crate) measures: Vec<Measure>,
    pub(crate) cost: u32,
}

/// Finds the measure at each line, measures being looked for in steps of [`EM`] or [`HALF_EM`].
pub(crate) fn split(
    shapes: &mut dyn Iterator<Item = &Shape>,
    break_words: bool,
    step: u8,
) -> Split {
    let mut cost = 0u32;
    let mut best = [0; WORDS];
    let mut steps = Vec::<Step>::with_capacity(shapes.size_hint().0);
    let mut least = 0;
    let mut next = shapes.next();
    while let Some(shape) = next {
        next = shapes.next();
        let costs = explain(shape, next, break_words, i32::from(step));
        let change = match steps.len() {
            0 => 0,
            _ if shape.page => cost::SWITCH_PAGE,
            _ => cost::SWITCH,
        };
        let mut more = [0; WORDS];
        for ((best, more), cost) in best.iter_mut().zip(&mut more).zip(&costs) {
            let stay = *best - all(least);
            let over = stay + all(0x80 - change);
            *more = over - all(1);
            *best = stay - excess(over) + cost;
        }
        let begins = more.map(bits);
        let state;
        (least, state) = first_least(&best);
        // What was taken off all costs before this line is in the sum already.
        cost += u32::from(least);
        steps.push(Step { state, begins });
    }
    let mut measures = vec![UNBOUNDED; steps.len()];
    let mut state = None;
    for (measure, behind) in measures.iter_mut().zip(&steps).rev() {
        let own = usize::from(state.unwrap_or(behind.state));
        if own != LAST {
            *measure = (NARROWEST + usize::from(step) * own) as Measure;
        }
        let begins = behind.begins[own / 8] >> (own % 8) & 1 == 1;
        state = (!begins).then_some(own as u8);
    }
    Split { measures, cost }
}

/// What the bytes have over their highest bit, 0 where that is not set.
fn excess(bytes: u64) -> u64 {
    let highest = bytes & HIGHEST;
    bytes & (highest - (highest >> 7))
}

/// The highest bits of a word's bytes, as the bits of one.
fn bits(word: u64) -> u8 {
    // The product moves each to a bit of its own in the uppermost byte.
    ((word >> 7 & all(1)).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8
}

/// The least cost, and the first state that has it.
fn first_least(costs: &Costs) -> (u8, u8) {
    let lesser = |a: u64, b: u64| a - excess((a | HIGHEST) - b);
    let mut least = costs.iter().fold(all(0x7f), |least, &c| lesser(least, c));
    for half in [32, 16, 8] {
        least = lesser(least, least >> half | all(0x7f) << (64 - half));
    }
    let least = least as u8;
    for (place, &word) in (0u8..).step_by(8).zip(costs) {
        let same = !((word ^ all(least)) + all(0x7f)) & HIGHEST;
        if same != 0 {
            return (least, place + same.trailing_zeros() as u8 / 8);
        }
    }
    (least, 0)
}

/// Finds out what each measure costs at one line.
fn explain(shape: &Shape, next: Option<&Shape>, break_words: bool, step: i32) -> Costs {
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
        let least = (width + left - NARROWEST as i32 + step - 1).div_euclid(step);
        least.clamp(0, LAST as i32) as usize
    };
    let indent = cost::INDENT.min(short);
    // Below each of these ends a line costs so, from the widest measures to the narrowest.
    let ends = [
        (leaves(unit + slack + 4), indent),
        (leaves(unit + slack), 0),
        (leaves(-slack), cost::OVER_ONE),
        (leaves(-slack - little), cost::OVER_TWO),
        (leaves(-slack - little.max(2)), cost::OVER),
    ];
    // All ends are near each other: most words are of one cost.
    let (narrowest, widest) = (ends[4].0 / 8, ends[0].0 / 8);
    let mut costs = [all(cost::OVER); WORDS];
    for (word, cost) in costs.iter_mut().enumerate().skip(narrowest) {
        *cost = all(short);
        if word <= widest {
            for (end, own) in ends {
                let below = below(end.saturating_sub(8 * word));
                *cost = *cost & !below | all(own) & below;
            }
        }
    }
    let last = &mut costs[WORDS - 1];
    *last = *last << 8 >> 8 | u64::from(cost::UNBOUNDED) << 56;
    costs
}

/// A mask of the first bytes, so many of them.
fn below(end: usize) -> u64 {
    if end < 8 { (1 << (8 * end)) - 1 } else { u64::MAX }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Options, edits, lines, source};

    #[test]
    fn each_state_has_its_bit() {
        for state in 0..8 {
            let word = 0x11 << (8 * state);
            assert_eq!(bits(word + all(0x6f)), 1 << state);
            assert_eq!(bits(word + all(0x6e)), 0);
            assert_eq!(excess(word + all(0x71)), 2 << (8 * state));
        }
    }

    #[test]
    fn the_first_of_the_least_is_taken() {
        for (first, second) in [(0, 1), (6, 7), (7, 8), (31, 100), (12, LAST)] {
            let mut costs = [all(9); WORDS];
            for state in [first, second] {
                costs[state / 8] ^= (9 ^ 3) << (8 * (state % 8));
            }
            assert_eq!(first_least(&costs), (3, first as u8));
        }
    }

    #[test]
    fn what_each_measure_costs() {
        let source = source::read("春天来了公园里开满花\n人");
        let cleaned = edits::clean(&source, Language::ZhHans, &Options::default());
        let shapes = lines::measure(&source, &cleaned, Language::ZhHans).shapes;
        for step in [EM, HALF_EM] {
            let costs = explain(&shapes[0], shapes.get(1), true, i32::from(step));
            let of = |measure: usize| {
                let state = (measure - NARROWEST) / usize::from(step);
                (costs[state / 8] >> (8 * (state % 8))) as u8
            };
            let found = [16, 18, 20, 22, 24, 26, 28].map(of);
            use cost::*;
            assert_eq!(found, [OVER, OVER_TWO, 0, INDENT, INDENT, CUT, CUT]);
            assert_eq!((costs[LAST / 8] >> (8 * (LAST % 8))) as u8, cost::UNBOUNDED);
        }
    }

    #[test]
    fn korean_is_set_between_ems_as_well() {
        let text = "1월 아침 마을도서관이\n1월까지다시문을또연다\n1월부터이웃마을도간다\n고한다.\n";
        let source = source::read(text);
        let cleaned = edits::clean(&source, Language::Ko, &Options::default());
        let shapes = lines::measure(&source, &cleaned, Language::Ko).shapes;
        let measure = |step| split(&mut shapes.iter(), true, step).measures[0];
        assert_eq!([HALF_EM, EM].map(measure), [21, 20]);
    }
}
