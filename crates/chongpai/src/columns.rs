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
    /// What is kept of each line.
    steps: Vec<Step>,
    /// The costs of all measures before every so many lines.
    marks: Vec<Costs>,
    setting: Setting,
}

/// Between two lines of which the costs are kept there are so many.
const EVERY: usize = 8;

/// How lines are set, and which measures are looked for.
#[derive(Debug, Clone, Copy)]
struct Setting {
    break_words: bool,
    step: u8,
}

/// The lines explained so far: what that costs at least for each measure that the last one
/// may have.
///
/// All measures far wider than the lines cost the same, and only the words before them are
/// worked out.
struct Front {
    /// The costs of the measures, of which so many words are in use. Behind the last measure
    /// of all there is another like it.
    costs: Costs,
    used: usize,
    /// What each measure costs that is wider than these, and what having none does.
    wider: u8,
    none: u8,
    least: u8,
    setting: Setting,
}

impl Front {
    /// Goes on from costs that are relative to the least.
    fn from(costs: Costs, setting: Setting) -> Self {
        let none = (costs[WORDS - 1] >> 56) as u8;
        let mut front = Self { costs, used: WORDS, wider: 0, none, least: 0, setting };
        front.close();
        front
    }

    /// Where all measures are in use, none is wider than the last.
    fn close(&mut self) {
        if self.used == WORDS {
            let last = &mut self.costs[WORDS - 1];
            self.wider = (*last >> 48) as u8;
            *last = *last << 8 >> 8 | u64::from(self.wider) << 56;
        }
    }

    /// The costs relative to the least.
    fn relative(&self) -> Costs {
        let mut costs = [all(self.wider); WORDS];
        costs[..self.used].copy_from_slice(&self.costs[..self.used]);
        costs[WORDS - 1] = costs[WORDS - 1] << 8 >> 8 | u64::from(self.none) << 56;
        costs.map(|costs| costs - all(self.least))
    }

    /// Goes on over one line.
    fn pass(&mut self, shape: &Shape, next: Option<&Shape>, first: bool) -> Step {
        let ends = explain(shape, next, self.setting);
        let change = match () {
            () if first => 0,
            () if shape.page => cost::SWITCH_PAGE,
            () => cost::SWITCH,
        };
        let need = ends.steps[0].0 / 8 + 1;
        while self.used > need && self.costs[self.used - 1] == all(self.wider) {
            self.used -= 1;
        }
        while self.used < need {
            self.costs[self.used] = all(self.wider);
            self.used += 1;
        }
        let mut begins = [0; WORDS];
        for (word, best) in self.costs[..self.used].iter_mut().enumerate() {
            let stay = *best - all(self.least);
            let over = stay + all(0x80 - change);
            begins[word] = bits(over - all(1));
            *best = stay - excess(over) + ends.costs(word);
        }
        let go_on = |best: &mut u8, cost: u8| {
            let stay = *best - self.least;
            *best = stay.min(change) + cost;
            if stay > change { u8::MAX } else { 0 }
        };
        begins[self.used..].fill(go_on(&mut self.wider, ends.short));
        let none = go_on(&mut self.none, cost::UNBOUNDED);
        begins[WORDS - 1] = begins[WORDS - 1] & 0x7f | none & 0x80;
        self.close();
        let state;
        (self.least, state) = self.first_least();
        Step { state, begins }
    }

    /// The least cost, and the first state that has it.
    fn first_least(&self) -> (u8, u8) {
        let costs = &self.costs[..self.used];
        let others = all(self.wider.min(self.none));
        let mut least = costs.iter().fold(others, |least, &c| lesser(least, c));
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
        let wider = self.wider == least && self.used < WORDS;
        (least, if wider { 8 * self.used } else { LAST } as u8)
    }
}

/// Finds the measure at each line, measures being looked for in steps of [`EM`] or [`HALF_EM`].
pub(crate) fn split(shapes: &[Shape], break_words: bool, step: u8) -> Split {
    let setting = Setting { break_words, step };
    let mut front = Front::from([0; WORDS], setting);
    let (mut cost, mut marks) = (0u32, Vec::with_capacity(shapes.len() / EVERY + 1));
    let steps = shapes.iter().enumerate().map(|(line, shape)| {
        if line % EVERY == 0 {
            marks.push(front.relative());
        }
        let step = front.pass(shape, shapes.get(line + 1), line == 0);
        // What was taken off all costs before this line is in the sum already.
        cost += u32::from(front.least);
        step
    });
    let steps = steps.collect();
    let mut split = Split { measures: Vec::new(), cost, steps, marks, setting };
    split.follow(|_| true);
    split
}

impl Split {
    /// Finds the measures again when some lines turn out to be one printed row: `rows` are
    /// the first lines of these, ascending, and `row` gives the row that begins with a line,
    /// and the line that the next one begins with. Which lines begin one is told by `begins`.
    ///
    /// A row is worked out with the lines before it back to where the costs are kept, and
    /// those behind it up to where they are what they were: from there on all is the same.
    pub(crate) fn by_rows<'a>(
        &mut self,
        rows: impl Iterator<Item = usize>,
        row: impl Fn(usize) -> Option<(&'a Shape, usize)>,
        begins: impl Fn(usize) -> bool,
    ) {
        let mut line = 0;
        for first in rows {
            if first < line {
                continue;
            }
            let mark = first / EVERY;
            let mut front = Front::from(self.marks[mark], self.setting);
            line = mark * EVERY;
            while let Some((shape, end)) = row(line) {
                let next = row(end).map(|(shape, _)| shape);
                self.steps[line] = front.pass(shape, next, line == 0);
                line = end;
                if line > first && line % EVERY == 0 && line / EVERY < self.marks.len() {
                    let mark = &mut self.marks[line / EVERY];
                    if *mark == front.relative() {
                        break;
                    }
                    *mark = front.relative();
                }
            }
        }
        self.follow(begins);
    }

    /// The measures alone.
    pub(crate) fn into_measures(self) -> Vec<Measure> {
        self.measures
    }

    /// Follows the best measures back from the last line.
    fn follow(&mut self, begins: impl Fn(usize) -> bool) {
        let step = usize::from(self.setting.step);
        self.measures.clear();
        self.measures.resize(self.steps.len(), UNBOUNDED);
        let mut state = None;
        for (line, behind) in self.steps.iter().enumerate().rev() {
            if !begins(line) {
                continue;
            }
            let own = usize::from(state.unwrap_or(behind.state));
            if own != LAST {
                self.measures[line] = (NARROWEST + step * own) as Measure;
            }
            let begins = behind.begins[own / 8] >> (own % 8) & 1 == 1;
            state = (!begins).then_some(own as u8);
        }
        for line in 1..self.measures.len() {
            if !begins(line) {
                self.measures[line] = self.measures[line - 1];
            }
        }
    }
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

/// The lesser of each two bytes.
fn lesser(a: u64, b: u64) -> u64 {
    a - excess((a | HIGHEST) - b)
}

/// What the measures cost at one line: below each of these ends so much, from the widest
/// measures to the narrowest, and all wider ones as much as a line that stops short.
struct Ends {
    steps: [(usize, u8); 5],
    short: u8,
}

impl Ends {
    /// The costs of eight measures.
    fn costs(&self, word: usize) -> u64 {
        // All ends are near each other: most words are of one cost.
        let [(widest, _), .., (narrowest, over)] = self.steps;
        if 8 * word + 8 <= narrowest {
            return all(over);
        }
        if 8 * word >= widest {
            return all(self.short);
        }
        self.steps.iter().fold(all(self.short), |costs, &(end, own)| {
            let below = below(end.saturating_sub(8 * word));
            costs & !below | all(own) & below
        })
    }
}

/// Finds out what each measure costs at one line.
fn explain(shape: &Shape, next: Option<&Shape>, setting: Setting) -> Ends {
    let Setting { break_words, step } = setting;
    // A step is one half-em or two.
    let shift = step - HALF_EM;
    let width = i32::from(shape.width);
    let unit = next.map_or(1, |n| i32::from(unit(n, break_words)));
    // Half-width letters are set in proportional widths: each four may be a half-em off.
    let slack = i32::from(shape.narrow.min(32)) / 4;
    let short = if shape.ends_sentence() || next.is_none_or(|n| n.page) {
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
        let least = (width + left - NARROWEST as i32 + i32::from(shift)) >> shift;
        least.clamp(0, LAST as i32) as usize
    };
    let indent = cost::INDENT.min(short);
    let steps = [
        (leaves(unit + slack + 4), indent),
        (leaves(unit + slack), 0),
        (leaves(-slack), cost::OVER_ONE),
        (leaves(-slack - little), cost::OVER_TWO),
        (leaves(-slack - little.max(2)), cost::OVER),
    ];
    Ends { steps, short }
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
            let front = Front::from(costs, Setting { break_words: true, step: EM });
            assert_eq!(front.first_least(), (3, first as u8));
        }
    }

    #[test]
    fn what_each_measure_costs() {
        let source = source::read("春天来了公园里开满花\n人");
        let cleaned = edits::clean(&source, Language::ZhHans, &Options::default());
        let shapes = lines::measure(&source, &cleaned, Language::ZhHans).shapes;
        for step in [EM, HALF_EM] {
            let setting = Setting { break_words: true, step };
            let ends = explain(&shapes[0], shapes.get(1), setting);
            let of = |measure: usize| {
                let state = (measure - NARROWEST) / usize::from(step);
                (ends.costs(state / 8) >> (8 * (state % 8))) as u8
            };
            let found = [16, 18, 20, 22, 24, 26, 28].map(of);
            use cost::*;
            assert_eq!(found, [OVER, OVER_TWO, 0, INDENT, INDENT, CUT, CUT]);
        }
    }

    #[test]
    fn rows_are_measured_as_on_a_page_without_pieces() {
        let source = source::read("春天来了");
        let cleaned = edits::clean(&source, Language::ZhHans, &Options::default());
        let shape = lines::measure(&source, &cleaned, Language::ZhHans).shapes[0];
        let mut seed = 1u32;
        let mut random = |below: u32| {
            seed = seed.wrapping_mul(0x915f_77f5).wrapping_add(1);
            (seed >> 16) % below
        };
        for _ in 0..200 {
            // Widths that many measures explain alike, so that one row decides for lines far
            // from it.
            let mut shapes = vec![shape; 100];
            for shape in &mut shapes {
                shape.width = 18 + 2 * random(6) as u16;
                shape.unit = 2 + 2 * random(5) as u16;
                shape.page = random(40) == 0;
            }
            let mut rows: Vec<(Shape, usize, usize)> = Vec::new();
            while let Some(first) = shapes.get(rows.last().map_or(0, |row| row.2)) {
                let line = rows.last().map_or(0, |row| row.2);
                let end =
                    if random(20) == 0 { (line + 3).min(shapes.len()) } else { line + 1 };
                let wider = if end > line + 1 { 2 * random(12) as u16 } else { 0 };
                rows.push((Shape { width: first.width + wider, ..*first }, line, end));
            }
            let at = |line| rows.binary_search_by_key(&line, |row| row.1);
            let mut again = split(&shapes, true, EM);
            again.by_rows(
                rows.iter().filter(|row| row.2 > row.1 + 1).map(|row| row.1),
                |line| at(line).ok().map(|row| (&rows[row].0, rows[row].2)),
                |line| at(line).is_ok(),
            );
            let of_rows: Vec<Shape> = rows.iter().map(|row| row.0).collect();
            let whole = split(&of_rows, true, EM).measures;
            let found: Vec<Measure> =
                rows.iter().map(|row| again.measures[row.1]).collect();
            assert_eq!(found, whole);
        }
    }

    #[test]
    fn korean_is_set_between_ems_as_well() {
        let text = "1월 아침 마을도서관이\n1월까지다시문을또연다\n1월부터이웃마을도간다\n고한다.\n";
        let source = source::read(text);
        let cleaned = edits::clean(&source, Language::Ko, &Options::default());
        let shapes = lines::measure(&source, &cleaned, Language::Ko).shapes;
        let measure = |step| split(&shapes, true, step).measures[0];
        assert_eq!([HALF_EM, EM].map(measure), [21, 20]);
    }
}
