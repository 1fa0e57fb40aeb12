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
/// Costs are worked out sixteen at a time. Those behind [`LAST`] are as it is, and come later,
/// so that none of them is ever taken.
const WIDTH: usize = STATES.next_multiple_of(16);

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
    begins: [u8; WIDTH / 8],
}

/// The number of each state.
const NUMBERS: [i8; WIDTH] = {
    let mut numbers = [0; WIDTH];
    let mut i = 0;
    while i < WIDTH {
        numbers[i] = i as i8;
        i += 1;
    }
    numbers
};

/// Finds the measure at each line.
pub(crate) fn split(
    shapes: &mut dyn Iterator<Item = &Shape>,
    break_words: bool,
) -> Vec<Measure> {
    let mut best = [0u8; WIDTH];
    let mut steps = Vec::<Step>::with_capacity(shapes.size_hint().0);
    let mut least = 0;
    let mut next = shapes.next();
    while let Some(shape) = next {
        next = shapes.next();
        let costs = explain(shape, next, break_words);
        let change = match steps.len() {
            0 => 0,
            _ if shape.page => cost::SWITCH_PAGE,
            _ => cost::SWITCH,
        };
        let mut begins = [0u8; WIDTH];
        for ((best, begins), cost) in best.iter_mut().zip(&mut begins).zip(&costs) {
            let stay = *best - least;
            *begins = u8::from(stay > change);
            *best = stay.min(change) + cost;
        }
        least = best.iter().copied().min().unwrap_or(0);
        steps.push(Step { state: position(&best, least) as u8, begins: bits(&begins) });
    }
    let mut measures = vec![UNBOUNDED; steps.len()];
    let mut state = None;
    for (measure, step) in measures.iter_mut().zip(&steps).rev() {
        let own = usize::from(state.unwrap_or(step.state));
        if own != LAST {
            *measure = (NARROWEST + 2 * own) as Measure;
        }
        let begins = step.begins[own / 8] >> (own % 8) & 1 == 1;
        state = (!begins).then_some(own as u8);
    }
    measures
}

/// One bit for each of some bytes that are 0 or 1.
fn bits(bytes: &[u8; WIDTH]) -> [u8; WIDTH / 8] {
    let (words, _) = bytes.as_chunks::<8>();
    // The product moves each byte to a bit of its own in the uppermost byte.
    let gather = |word| u64::from_le_bytes(word).wrapping_mul(0x0102_0408_1020_4080);
    std::array::from_fn(|i| (gather(words[i]) >> 56) as u8)
}

/// The first state of the least cost, looked for many states at a time.
fn position(best: &[u8; WIDTH], least: u8) -> usize {
    const MANY: usize = 16;
    for (at, some) in (0..).step_by(MANY).zip(best.chunks(MANY)) {
        if some.iter().fold(false, |any, &c| any | (c == least)) {
            return at + some.iter().position(|&c| c == least).unwrap_or(0);
        }
    }
    0
}

/// Finds out what each measure costs at one line.
fn explain(shape: &Shape, next: Option<&Shape>, break_words: bool) -> [u8; WIDTH] {
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
        least.clamp(0, LAST as i32) as i8
    };
    let indent = cost::INDENT.min(short);
    // What the measures below each end cost more than those from it on: with no branches,
    // many are worked out at once.
    let steps = [
        (leaves(unit + slack + 4), indent.wrapping_sub(short)),
        (leaves(unit + slack), 0u8.wrapping_sub(indent)),
        (leaves(-slack), cost::OVER_ONE),
        (leaves(-slack - little), cost::OVER_TWO - cost::OVER_ONE),
        (leaves(-slack - little.max(2)), cost::OVER - cost::OVER_TWO),
    ];
    let mut costs = [0; WIDTH];
    for (cost, &state) in costs.iter_mut().zip(&NUMBERS) {
        let narrower = steps.iter().fold(short, |cost, &(end, more)| {
            cost.wrapping_add(if state < end { more } else { 0 })
        });
        *cost = if state < LAST as i8 { narrower } else { cost::UNBOUNDED };
    }
    costs
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

    #[test]
    fn each_state_has_its_bit() {
        for state in 0..WIDTH {
            let mut bytes = [0; WIDTH];
            bytes[state] = 1;
            let mut expected = [0; WIDTH / 8];
            expected[state / 8] = 1 << (state % 8);
            assert_eq!(bits(&bytes), expected, "{state}");
        }
    }

    #[test]
    fn the_first_of_the_least_is_taken() {
        for (first, second) in [(0, 1), (14, 15), (15, 16), (31, 100), (LAST, WIDTH - 1)]
        {
            let mut best = [9; WIDTH];
            (best[first], best[second]) = (3, 3);
            assert_eq!(position(&best, 3), first);
        }
    }
}
