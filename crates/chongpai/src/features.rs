//! Lines and runs → one row of features per line.
//!
//! The same function serves training and use; it hands each feature to a sink, which either
//! keeps its number or adds up its weights. Everything is integer arithmetic on what the
//! earlier stages measured; numbers are cut into few buckets.

use crate::chars::{self, Class};
use crate::columns::{self, Measure, UNBOUNDED};
use crate::cues::{self, Cue, Cues};
use crate::edits::Cleaned;
use crate::lines::{Lines, Shape};
use crate::seams::Seams;
use crate::templates::{HASHED, Template, feature};
use crate::{Language, Rule};

/// A page as the features see it: all that was measured, line by line.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    aspects: Vec<Aspect>,
    facts: Vec<Facts>,
    language: Language,
}

/// How a line fills its measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Fill {
    /// Wider than its run.
    Over,
    /// Full to the measure.
    Full,
    /// As full as the next word or kinsoku lets it be.
    FullUnit,
    /// One em short: more would have fitted.
    ShortOne,
    /// Two ems short.
    ShortTwo,
    /// Up to four ems short.
    ShortFour,
    /// Up to eight ems short.
    ShortEight,
    /// Shorter.
    Short,
    /// Its run has no measure.
    Unbounded,
    /// There is no such line.
    None,
}

/// What is known of one line before the model looks at it.
#[derive(Debug, Clone, Copy)]
struct Aspect {
    fill: Fill,
    /// How it and the line before would fill the measure as one line.
    joint: Fill,
    /// Whether it would be full if an indent of the page's size stood before it: no, yes,
    /// or the page has no indent.
    indent_fits: u8,
    /// Half-ems missing to the measure, bucketed.
    short: u8,
    /// How wide the unit is that did not fit: 0 one em, 1 two ems, 2 more, 3 none.
    unit: u8,
    end: End,
    length: u8,
    share: u8,
    make: u8,
    cues: Cues,
    numbering: u8,
    bond: u8,
    opens: u8,
    leads: u8,
    closes: u8,
    measure: Measure,
    shape: Shape,
}

/// How a line ends, for conjunctions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum End {
    /// A sentence ends.
    Sentence,
    /// A comma or the like.
    Pause,
    /// A closing bracket with no sentence end before it.
    Close,
    /// A letter of any script.
    Letter,
    /// No line.
    None,
}

/// What is known of a stretch of the page.
#[derive(Debug, Clone, Copy, Default)]
struct Facts {
    /// Share of lines that are full and end inside a sentence, 0 to 5.
    wrapped: u8,
    /// How far extra blank lines tell paragraphs, 0 (not at all) to 3.
    blank_trust: u8,
    /// How far kept indents tell paragraphs, 0 to 3.
    indent_trust: u8,
    rhythm: u8,
    size: u8,
    /// Whether every line is a block of its own: the text has no printed lines.
    clean: bool,
}

/// Lines that share their [`Facts`]: long pages are looked at piecewise.
const STRETCH: usize = 192;

/// A line of this width, in half-ems, may be a whole paragraph.
const PARAGRAPH: u16 = 24;
/// No printer sets lines this wide, in half-ems.
const TOO_WIDE: u16 = 130;

/// Where features go.
pub(crate) trait Sink {
    /// Takes one feature of the line at hand.
    fn put(&mut self, feature: u32);
}

/// What the earlier stages found.
pub(crate) struct Context<'a> {
    pub(crate) lines: &'a Lines,
    pub(crate) measures: &'a [Measure],
    pub(crate) cleaned: &'a Cleaned,
    pub(crate) seams: &'a Seams,
    pub(crate) language: Language,
    /// Whether lines may end inside a Korean word.
    pub(crate) break_words: bool,
}

/// Puts together what the features of a page need.
pub(crate) fn observe(context: &Context) -> Page {
    let &Context { lines, language, break_words, .. } = context;
    let shapes = &lines.shapes;
    let mut aspects: Vec<Aspect> = (0..shapes.len()).map(|i| look(context, i)).collect();
    let mut facts = Vec::new();
    let stretches = shapes.len().div_ceil(STRETCH).max(1);
    let size = shapes.len().div_ceil(stretches).max(1);
    for stretch in aspects.chunks_mut(size) {
        facts.push(gather(stretch, lines.rhythm, break_words));
    }
    let facts = (0..shapes.len()).map(|i| facts[i / size]).collect();
    Page { aspects, facts, language }
}

fn look(context: &Context, i: usize) -> Aspect {
    let &Context { seams, language, break_words, cleaned, .. } = context;
    let shapes = &context.lines.shapes;
    let (shape, next) = (&shapes[i], shapes.get(i + 1));
    let measure = context.measures[i];
    let text = cleaned.line(i);
    let unit = next.map_or(0, |n| columns::unit(n, break_words));
    let short = i32::from(measure) - i32::from(shape.width);
    let slack = i32::from(shape.narrow.min(32)) / 4;
    let fill = fill(measure, i32::from(shape.width), slack, next.map(|_| unit));
    // As if the line before were the beginning of this one.
    let joint = match i.checked_sub(1).map(|b| (&shapes[b], context.measures[b])) {
        Some((before, m)) if m == measure => {
            let width = i32::from(shape.width) + i32::from(before.width);
            let slack = slack + i32::from(before.narrow.min(32)) / 4;
            self::fill(measure, width, slack, next.map(|_| unit))
        }
        _ => Fill::None,
    };
    let chars = usize::from(shape.chars);
    Aspect {
        fill,
        joint,
        indent_fits: 0,
        short: if measure == UNBOUNDED { 13 } else { short_bucket(short) },
        unit: match unit {
            0 => 3,
            1..=2 => 0,
            3..=4 => 1,
            _ => 2,
        },
        end: end_of(shape),
        length: length_bucket(chars),
        share: if measure == UNBOUNDED {
            9
        } else {
            (u32::from(shape.width) * 8 / u32::from(measure.max(1))).min(8) as u8
        },
        make: make(shape),
        cues: cues::find(text, shape.chars),
        numbering: cues::numbering(text),
        bond: match i {
            0 => 0,
            _ => seams.bond(cleaned.line(i - 1), text, language),
        },
        opens: seams.opens(text, language),
        leads: seams.leads(text, language),
        closes: seams.closes(text, language),
        measure,
        shape: *shape,
    }
}

/// How a line of `width` fills the measure; `unit` is the width of what would have had to
/// fit behind it.
fn fill(measure: Measure, width: i32, slack: i32, unit: Option<u16>) -> Fill {
    let short = i32::from(measure) - width;
    let left = short - unit.map_or(0, i32::from);
    match () {
        () if measure == UNBOUNDED => Fill::Unbounded,
        () if short < -1 - slack => Fill::Over,
        () if unit.is_none() && short < 2 => Fill::Full,
        () if left < 0 && short < 2 => Fill::Full,
        () if unit.is_some() && left < 0 => Fill::FullUnit,
        () if left < 2 => Fill::ShortOne,
        () if left < 4 => Fill::ShortTwo,
        () if left < 8 => Fill::ShortFour,
        () if left < 16 => Fill::ShortEight,
        () => Fill::Short,
    }
}

fn short_bucket(short: i32) -> u8 {
    match short {
        i32::MIN..=-2 => 0,
        -1 => 1,
        0..=6 => short as u8 + 2,
        7..=8 => 9,
        9..=12 => 10,
        13..=20 => 11,
        _ => 12,
    }
}

fn length_bucket(chars: usize) -> u8 {
    match chars {
        0..=5 => chars as u8,
        6..=7 => 6,
        8..=10 => 7,
        11..=14 => 8,
        15..=22 => 9,
        23..=40 => 10,
        41..=64 => 11,
        _ => 12,
    }
}

fn end_of(shape: &Shape) -> End {
    if columns::ends_sentence(shape) {
        return End::Sentence;
    }
    match chars::class(shape.last[0]) {
        Class::Pause => End::Pause,
        Class::Close => End::Close,
        _ => End::Letter,
    }
}

/// What a line is made of.
fn make(s: &Shape) -> u8 {
    let all = u32::from(s.chars.max(1));
    let share = |n: u16| u32::from(n) * 100 / all;
    match () {
        () if share(s.digits) >= 60 => 0,
        () if share(s.latin) >= 60 => 1,
        () if share(s.digits) >= 30 => 2,
        () if share(s.marks) >= 60 => 3,
        () if s.hangul > 0 && share(s.hangul) >= 40 => 4 + u8::from(s.marks > 0),
        () if s.kana > 0 => 6 + u8::from(s.marks > 0),
        () if share(s.han) >= 40 => 8 + u8::from(s.marks > 0) + u8::from(s.digits > 0),
        () => 11,
    }
}

/// Finds the facts of a stretch, and with them which lines an indent would fill.
fn gather(aspects: &mut [Aspect], rhythm: u8, break_words: bool) -> Facts {
    let n = aspects.len() as u32;
    let (mut wrapped, mut votes) = (0, [0u32; 3]);
    // Lines long enough to be paragraphs, and how many of them end as paragraphs do.
    let (mut long, mut ended) = (0u32, 0u32);
    // Blank lines and indents: [after a sentence's end?][extra blank or indent?].
    let mut blank = [[0u32; 2]; 2];
    let mut indent = [[0u32; 2]; 2];
    for i in 0..aspects.len() {
        let here = &aspects[i];
        let full = matches!(here.fill, Fill::Full | Fill::FullUnit);
        wrapped += u32::from(full && here.end != End::Sentence);
        if here.shape.width >= PARAGRAPH {
            long += 1;
            ended += u32::from(here.end == End::Sentence);
        }
        if i == 0 {
            continue;
        }
        let before = &aspects[i - 1];
        let after_end =
            usize::from(before.end == End::Sentence || before.fill >= Fill::ShortFour);
        blank[usize::from(here.shape.blanks > rhythm)][after_end] += 1;
        indent[usize::from(here.shape.indent > 0)][after_end] += 1;
        let ends = before.end == End::Sentence && before.fill >= Fill::ShortOne;
        if ends && here.fill < Fill::ShortFour && here.shape.indent == 0 {
            let vote = match here.fill {
                Fill::Full | Fill::FullUnit => 0,
                Fill::ShortOne => 1,
                Fill::ShortTwo => 2,
                _ => continue,
            };
            votes[vote] += 1;
        }
    }
    let most = (0..3).rev().max_by_key(|&v| votes[v]).unwrap_or(0);
    let dropped = if votes[most] < 2 { 0 } else { 2 * most as u8 };
    for i in 0..aspects.len() {
        let unit = aspects.get(i + 1).map_or(0, |a| columns::unit(&a.shape, break_words));
        let a = &mut aspects[i];
        a.indent_fits = if dropped == 0 || a.measure == UNBOUNDED {
            2
        } else {
            let short =
                i32::from(a.measure) - i32::from(a.shape.width) - i32::from(dropped);
            u8::from(
                short >= -1 - columns::squeeze(&a.shape) && short - i32::from(unit) < 0,
            )
        };
    }
    let trust = |table: [[u32; 2]; 2]| {
        let marked = table[1][0] + table[1][1];
        let share = if marked == 0 { 0 } else { table[1][1] * 100 / marked };
        match () {
            () if marked == 0 || marked * 100 > n * 70 => 0,
            () if share >= 95 && marked > 2 => 3,
            () if share >= 75 => 2,
            () => 1,
        }
    };
    Facts {
        wrapped: (wrapped * 100 / n.max(1) / 17).min(5) as u8,
        blank_trust: trust(blank),
        indent_trust: trust(indent),
        rhythm: rhythm.min(2),
        clean: long > 0 && ended * 8 >= long * 7,
        size: match n {
            0..=1 => 0,
            2..=4 => 1,
            5..=12 => 2,
            13..=40 => 3,
            _ => 4,
        },
    }
}

impl Page {
    /// Gives the features of the line `i` to a sink.
    pub(crate) fn extract(&self, i: usize, sink: &mut impl Sink) {
        let row = Row { page: self, i, facts: self.facts[i] };
        let mut put = |template: Template, value: u32| sink.put(feature(template, value));
        row.geometry(&mut put);
        row.gaps(&mut put);
        row.edges(&mut put);
        row.kinds(&mut put);
        row.characters(&mut put);
    }

    /// The measure of the run that a line stands in, in half-ems.
    pub(crate) fn measure(&self, i: usize) -> Option<Measure> {
        Some(self.aspects[i].measure).filter(|&m| m != UNBOUNDED)
    }

    /// What a rule measured at a line, as [`Rule`] says for each.
    pub(crate) fn measured(&self, rule: Rule, i: usize) -> i32 {
        let here = &self.aspects[i];
        let before = i.checked_sub(1).map(|b| &self.aspects[b]);
        let missing = |a: &Aspect| match a.measure {
            UNBOUNDED => 0,
            m => i32::from(m) - i32::from(a.shape.width),
        };
        match rule {
            Rule::MeasureLeft | Rule::MeasureFull => before.map_or(0, missing),
            Rule::FirstLine => missing(here),
            Rule::IndentKept => i32::from(here.shape.indent),
            Rule::WidthChange => before
                .map_or(0, |b| i32::from(here.shape.width) - i32::from(b.shape.width)),
            Rule::MeasureChange => self.measure(i).map_or(0, i32::from),
            Rule::BlankLines => {
                i32::from(here.shape.blanks) - i32::from(self.facts[i].rhythm)
            }
            Rule::SentenceEnd | Rule::SentenceOpen => {
                before.map_or(0, |b| b.shape.last[0] as i32)
            }
            Rule::Kinsoku | Rule::LineBegin => here.shape.first[0] as i32,
            Rule::LineEnd => here.shape.last[0] as i32,
            Rule::SeamWord => i32::from(here.bond),
            Rule::Numbering => i32::from(here.numbering),
            Rule::LineLength => i32::from(here.shape.width),
            _ => 0,
        }
    }

    /// How many lines there are.
    pub(crate) fn len(&self) -> usize {
        self.aspects.len()
    }

    /// Whether the text is in paragraphs already, so that this line begins one.
    pub(crate) fn must_begin(&self, i: usize) -> bool {
        let wide = i > 0 && {
            let before = &self.aspects[i - 1];
            before.end == End::Sentence && before.shape.width >= TOO_WIDE
        };
        (self.facts[i].clean || wide) && !self.must_join(i)
    }

    /// Whether no printer would begin a block with this line.
    pub(crate) fn must_join(&self, i: usize) -> bool {
        let here = &self.aspects[i];
        i > 0
            && matches!(
                chars::class(here.shape.first[0]),
                Class::Stop | Class::Pause | Class::Close
            )
            && !here.shape.page
            && here.shape.blanks <= self.facts[i].rhythm
    }
}

/// One line with its surroundings.
struct Row<'a> {
    page: &'a Page,
    i: usize,
    facts: Facts,
}

impl Row<'_> {
    /// The line `offset` lines further on; nothing beyond the page's ends.
    fn at(&self, offset: isize) -> Option<&Aspect> {
        self.page.aspects.get(self.i.checked_add_signed(offset)?)
    }

    fn here(&self) -> &Aspect {
        &self.page.aspects[self.i]
    }

    fn fill(&self, offset: isize) -> u32 {
        self.at(offset).map_or(Fill::None, |a| a.fill) as u32
    }

    fn end(&self, offset: isize) -> u32 {
        self.at(offset).map_or(End::None, |a| a.end) as u32
    }

    fn length(&self, offset: isize) -> u32 {
        self.at(offset).map_or(0, |a| u32::from(a.length))
    }

    /// The bucketed difference of widths between a line and the one before it.
    fn step(&self, offset: isize) -> u32 {
        let (Some(a), Some(b)) = (self.at(offset - 1), self.at(offset)) else {
            return 16;
        };
        let step = i32::from(b.shape.width) - i32::from(a.shape.width);
        let size = match step.abs() {
            0 => return 0,
            1 => 1,
            2 => 2,
            3 => 3,
            4 => 4,
            5..=7 => 5,
            8..=14 => 6,
            _ => 7,
        };
        if step < 0 { size } else { size + 7 }
    }

    /// How many characters a line is longer than the one before, if both are short enough to
    /// be titles, with the length of the one before.
    fn title_step(&self, offset: isize) -> u32 {
        let (Some(a), Some(b)) = (self.at(offset - 1), self.at(offset)) else { return 0 };
        if a.end == End::Sentence
            || b.end == End::Sentence
            || a.length > 10
            || b.length > 10
        {
            return 0;
        }
        let step = i32::from(b.shape.chars) - i32::from(a.shape.chars);
        1 + u32::from(a.length) * 12 + (step.clamp(-4, 7) + 4) as u32
    }

    /// The same with what tells a kicker or a subtitle, in place of the length.
    fn title_pair(&self, offset: isize) -> u32 {
        let step = match self.title_step(offset) {
            0 => return 0,
            s => (s - 1) % 12,
        };
        let (Some(a), Some(b)) = (self.at(offset - 1), self.at(offset)) else { return 0 };
        let dash = u32::from(chars::class(b.shape.first[0]) == Class::Dash);
        let announced = u32::from(a.cues.has(Cue::Announces));
        1 + (step * 4 + dash * 2 + announced) * 5 + self.page.language as u32
    }

    /// Whether the measure changed from the line before.
    fn new_measure(&self, offset: isize) -> u32 {
        let (Some(a), Some(b)) = (self.at(offset - 1), self.at(offset)) else { return 0 };
        match (a.measure, b.measure) {
            (x, y) if x == y => 1,
            (UNBOUNDED, _) | (_, UNBOUNDED) => 2,
            (x, y) if x < y => 3,
            _ => 4,
        }
    }

    fn full_lines(&self, offsets: impl Iterator<Item = isize>) -> u32 {
        offsets
            .filter(|&o| matches!(self.at(o), Some(a) if matches!(a.fill, Fill::Full | Fill::FullUnit)))
            .count() as u32
    }

    fn geometry(&self, put: &mut impl FnMut(Template, u32)) {
        use Template::*;
        let here = self.here();
        let [before2, before, fill, after] = [-2, -1, 0, 1].map(|o| self.fill(o));
        let [end_before, end] = [-1, 0].map(|o| self.end(o));
        put(Bias, 0);
        put(FillBeforeEnd, before * 5 + end_before);
        put(FillHere, fill * 5 + end);
        put(FillPair, before * 10 + fill);
        put(FillPairEnd, (before * 10 + fill) * 5 + end_before);
        put(FillBeforePair, before2 * 10 + before);
        put(FillAfterPair, fill * 10 + after);
        let joint = |o: isize| self.at(o).map_or(Fill::None, |a| a.joint) as u32;
        put(JointFill, joint(0) * 10 + before);
        put(JointEnd, joint(0) * 5 + end_before);
        put(JointAfter, joint(1) * 10 + fill);
        put(FillThree, (before * 10 + fill) * 10 + after);
        let short = |o: isize| self.at(o).map_or(13, |a| u32::from(a.short));
        let unit = |o: isize| self.at(o).map_or(3, |a| u32::from(a.unit));
        put(ShortHere, short(0) * 4 + unit(0));
        put(ShortBefore, short(-1) * 4 + unit(-1));
        put(ShortBoth, short(-1) * 14 + short(0));
        let fits = u32::from(here.indent_fits);
        let fits_before = self.at(-1).map_or(2, |a| u32::from(a.indent_fits));
        put(IndentFits, (fits * 10 + before) * 5 + end_before);
        put(IndentFitsBefore, (fits_before * 3 + fits) * 10 + before);
        put(StepHere, self.step(0) * 5 + end_before);
        put(StepAfter, self.step(1));
        put(StepPair, self.step(0) * 17 + self.step(1));
        put(StepBefore, self.step(-1));
        let full = u32::from(self.full_lines(-4..=-2) > 1)
            + 2 * u32::from(self.full_lines(1..=3) > 1);
        put(SeamAround, ((before * 10 + fill) * 4 + end_before.min(3)) * 4 + full);
        put(NewMeasure, self.new_measure(0) * 10 + before);
        put(NewMeasureAfter, self.new_measure(1));
        let marks = |o: isize| self.at(o).map_or(0, |a| u32::from(a.shape.marks.min(4)));
        put(Squeezed, marks(0) * 10 + fill);
        put(SqueezedBefore, marks(-1) * 10 + before);
        put(
            MeasureSize,
            match here.measure {
                UNBOUNDED => 11,
                m => u32::from(m / 8).min(10),
            },
        );
        let wrapped = u32::from(self.facts.wrapped);
        put(Wrapped, wrapped * 10 + before);
        put(WrappedEnd, wrapped * 5 + end_before);
        let narrow = self.at(-1).map_or(0, |a| u32::from(a.shape.narrow.min(12)) / 4);
        put(Narrow, narrow * 10 + before);
        let ahead = self.full_lines(1..=4);
        let behind = self.full_lines(-4..=-1);
        put(FullAhead, ahead * 13 + self.length(0));
        put(FullBehind, behind * 10 + fill);
        put(FullAround, behind * 5 + ahead);
    }

    fn gaps(&self, put: &mut impl FnMut(Template, u32)) {
        use Template::*;
        let here = self.here();
        let extra = |a: Option<&Aspect>| match a {
            None => 5,
            Some(a) => {
                let rhythm = i32::from(self.facts.rhythm);
                (i32::from(a.shape.blanks) - rhythm).clamp(-2, 2) as u32 as i32 + 2
            }
        } as u32;
        let trust = u32::from(self.facts.blank_trust);
        let gap = extra(Some(here)) * 4 + trust;
        put(Blank, gap);
        put(BlankEnd, gap * 5 + self.end(-1));
        put(BlankFill, gap * 10 + self.fill(-1));
        put(BlankAfter, extra(self.at(1)) * 4 + trust);
        let trust = u32::from(self.facts.indent_trust);
        let indent = |o: isize| {
            let kind = match self.at(o).map_or(0, |a| a.shape.indent) {
                0 => 0,
                1 => 1,
                2..=3 => 2,
                _ => 3,
            };
            kind * 4 + trust
        };
        put(Indent, indent(0));
        put(IndentEnd, indent(0) * 5 + self.end(-1));
        put(IndentBefore, indent(-1));
        put(IndentAfter, indent(1));
        put(Page, u32::from(here.shape.page) * 5 + self.end(-1));
        let from_start = (0..3)
            .find(|&k| self.at(-k).is_none_or(|a| a.shape.page) || self.i as isize == k);
        let from_end = (1..4).find(|&k| self.at(k).is_none_or(|a| a.shape.page));
        let place = match (from_start, from_end) {
            (Some(0), Some(1)) => 0,
            (Some(0), _) => 1,
            (Some(1), _) => 2,
            (Some(_), _) => 3,
            (_, Some(1)) => 4,
            (_, Some(2)) => 5,
            (_, Some(_)) => 6,
            _ => 7,
        };
        put(Place, place);
        put(PlaceLength, place * 13 + self.length(0));
        put(PageSize, u32::from(self.facts.size));
    }

    fn edges(&self, put: &mut impl FnMut(Template, u32)) {
        use Template::*;
        let here = self.here();
        let last = self.at(-1).map_or(['\0'; 3], |a| a.shape.last);
        let [end, end2] = [last[0], last[1]].map(edge);
        let [begin, begin2] = [here.shape.first[0], here.shape.first[1]].map(edge);
        put(EndBefore, end);
        put(EndBeforeTwo, end2 * 18 + end);
        put(BeginHere, begin);
        put(BeginHereTwo, begin * 18 + begin2);
        put(Seam, end * 18 + begin);
        put(EndHere, edge(here.shape.last[1]) * 18 + edge(here.shape.last[0]));
        put(BeginAfter, self.at(1).map_or(0, |a| edge(a.shape.first[0])));
        let kinsoku = u32::from(chars::cannot_begin(here.shape.first[0]))
            + 2 * u32::from(chars::cannot_end(last[0]));
        put(Kinsoku, kinsoku);
        let opened = self.at(-1).map_or(0, |a| u32::from(a.shape.opened.min(1)));
        let opened_far = (2..=4).any(|k| {
            self.at(-k).is_some_and(|a| a.shape.opened > 0)
                && (1..k).all(|j| self.at(-j).is_some_and(|a| a.shape.closed == 0))
        });
        let brackets = opened
            + 2 * u32::from(here.shape.closed.min(1))
            + 4 * u32::from(opened_far)
            + 8 * u32::from(here.shape.opened.min(1));
        put(Brackets, brackets * 5 + self.end(-1));
        put(
            BracketsHere,
            u32::from(here.shape.opened.min(2)) * 3 + u32::from(here.shape.closed.min(2)),
        );
        let bond = u32::from(here.bond);
        let bond_after = self.at(1).map_or(0, |a| u32::from(a.bond));
        put(Bond, bond * 5 + self.end(-1));
        put(BondFill, bond * 10 + self.fill(-1));
        put(BondLength, bond * 13 + self.length(-1));
        put(BondAfter, bond_after * 13 + self.length(0));
        let opens = u32::from(here.opens);
        let leads = u32::from(here.leads);
        let closes = u32::from(here.closes);
        let closed = self.at(-1).map_or(0, |a| u32::from(a.closes));
        put(Opens, opens * 5 + self.end(-1));
        put(OpensFill, opens * 10 + self.fill(-1));
        put(Leads, leads * 5 + self.end(-1));
        put(LeadsFill, leads * 10 + self.fill(-1));
        put(LeadsHere, leads * 10 + self.fill(0));
        put(Closes, closes * 13 + self.length(0));
        put(ClosedFill, closed * 10 + self.fill(-1));
        put(ClosedOpens, closed * 16 + opens);
        put(BondOpens, bond * 16 + opens);
        put(BondPair, bond * 16 + bond_after);
        put(LatinSeam, case(last[0]) * 4 + case(here.shape.first[0]).min(3));
        put(HyphenSeam, u32::from(last[0] == '-' && last[1].is_alphabetic()));
    }

    fn kinds(&self, put: &mut impl FnMut(Template, u32)) {
        use Template::*;
        let here = self.here();
        let [before, length, after] = [-1, 0, 1].map(|o| self.length(o));
        put(Length, length);
        put(LengthBefore, before);
        put(LengthAfter, after);
        put(LengthPair, before * 13 + length);
        put(LengthPairAfter, length * 13 + after);
        put(TitleStep, self.title_step(0));
        put(TitleStepAfter, self.title_step(1));
        put(TitlePair, self.title_pair(0));
        put(TitlePairAfter, self.title_pair(1));
        let share = |o: isize| self.at(o).map_or(9, |a| u32::from(a.share));
        put(Share, share(0) * 5 + self.end(0));
        put(SharePair, share(0) * 10 + share(1));
        let make = |o: isize| self.at(o).map_or(11, |a| u32::from(a.make));
        put(Make, make(0));
        put(MakeBefore, make(-1));
        put(MakeAfter, make(1));
        put(MakeLength, make(0) * 13 + length);
        put(Spaces, u32::from(here.shape.spaces.min(3)) * 13 + length);
        put(MarksInside, u32::from(here.shape.marks.min(4)) * 13 + length);
        let spaced = u32::from(here.shape.spaced);
        put(
            LetterSpaced,
            spaced + 2 * self.at(-1).map_or(0, |a| u32::from(a.shape.spaced)),
        );
        put(Language, self.page.language as u32);
        let has =
            |o: isize, cue: Cue| u32::from(self.at(o).is_some_and(|a| a.cues.has(cue)));
        let near = |cue: Cue| has(-1, cue) + 2 * has(1, cue);
        put(Lead, has(0, Cue::Lead) * 13 + length);
        put(LeadAfter, has(1, Cue::Lead) + 2 * has(2, Cue::Lead));
        put(LeadBefore, has(-1, Cue::Lead));
        put(Byline, has(0, Cue::Byline) * 13 + length);
        put(BylineNear, near(Cue::Byline));
        put(Caption, has(0, Cue::Caption) * 13 + length);
        put(CaptionNear, near(Cue::Caption));
        put(Jump, has(0, Cue::Jump) * 13 + length);
        put(JumpNear, near(Cue::Jump));
        put(Folio, has(0, Cue::Folio) * 13 + length);
        put(FolioNear, near(Cue::Folio));
        put(Date, has(0, Cue::Date) * 13 + length);
        put(Notice, has(0, Cue::Notice) * 13 + length);
        let wide = |cue: Cue| has(-1, cue) + 2 * has(1, cue) + 4 * has(2, cue);
        put(Enacted, has(0, Cue::Enacted) * 13 + length);
        put(NoticeNear, wide(Cue::Notice) * 13 + length);
        put(EnactedNear, wide(Cue::Enacted) * 13 + length);
        put(Speaker, has(0, Cue::Speaker) * 5 + self.end(-1));
        put(Numbering, u32::from(here.numbering) * 5 + self.end(-1));
        put(NumberingAfter, self.at(1).map_or(0, |a| u32::from(a.numbering)));
    }

    fn characters(&self, put: &mut impl FnMut(Template, u32)) {
        use Template::*;
        let shape = &self.here().shape;
        put(FirstOne, hash(&shape.first[..1]));
        put(FirstTwo, hash(&shape.first[..2]));
        put(FirstThree, hash(&shape.first));
        put(LastOne, hash(&shape.last[..1]));
        put(LastTwo, hash(&shape.last[..2]));
        put(LastTwoBefore, self.at(-1).map_or(0, |a| hash(&a.shape.last[..2])));
        put(FirstTwoAfter, self.at(1).map_or(0, |a| hash(&a.shape.first[..2])));
        if shape.chars <= 3 {
            put(Whole, hash(&shape.first));
        }
    }
}

/// The class of a character at a line's edge, finer than [`Class`] where it matters.
fn edge(c: char) -> u32 {
    match c {
        '\0' => 0,
        '。' | '．' | '.' => 1,
        '！' | '？' | '!' | '?' => 2,
        '，' | ',' | '、' | '､' => 3,
        '：' | ':' => 4,
        '；' | ';' => 5,
        '…' | '—' | '―' | '─' => 6,
        '」' | '”' | '』' | '"' | '’' => 7,
        '「' | '“' | '『' | '‘' => 8,
        _ => match chars::class(c) {
            Class::Open => 9,
            Class::Close => 10,
            Class::Han => 11,
            Class::Hiragana => 12,
            Class::Katakana | Class::SmallKana | Class::Prolonged => 13,
            Class::Hangul => 14,
            Class::Letter | Class::WideLetter => 15,
            Class::Digit | Class::WideDigit => 16,
            _ => 17,
        },
    }
}

/// The case of a Latin letter: 0 none, 1 small, 2 capital.
fn case(c: char) -> u32 {
    match () {
        () if c.is_lowercase() => 1,
        () if c.is_uppercase() => 2,
        () => 0,
    }
}

/// A bucket for a few characters; every digit counts as one and the same.
fn hash(chars: &[char]) -> u32 {
    let mut h = 0x9e37_79b9u32;
    for &c in chars {
        let c = if c.is_numeric() { '0' } else { c };
        h = (h ^ c as u32).wrapping_mul(0x85eb_ca6b);
        h ^= h >> 15;
    }
    (h.wrapping_mul(0xc2b2_ae35) >> 16) % HASHED
}
