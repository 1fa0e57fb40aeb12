//! One line with its neighbours → how it fills its measure, ends, and what it is made of.

use super::Context;
use super::characters::Characters;
use super::{echo, terse};
use crate::chars::{self, Class};
use crate::columns::{self, Measure, UNBOUNDED};
use crate::cues::{self, Cues};
use crate::lines::Shape;
use crate::pieces::Part;
use crate::seams::{Edges, Side};

/// What is known of one line before the model looks at it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Aspect {
    /// How the printed row fills the measure that the line is a piece of.
    pub(super) fill: Fill,
    /// How the line alone does.
    pub(super) piece: Fill,
    pub(super) part: Part,
    /// How it and the line before would fill the measure as one line.
    pub(super) joint: Fill,
    /// Whether it would be full if an indent of the page's size stood before it: no, yes,
    /// or the page has no indent.
    pub(super) indent_fits: u8,
    /// Half-ems missing to the measure, bucketed.
    pub(super) short: u8,
    /// How wide the unit is that did not fit: 0 one em, 1 two ems, 2 more, 3 none.
    pub(super) unit: u8,
    pub(super) end: End,
    pub(super) length: u8,
    pub(super) share: u8,
    pub(super) make: u8,
    pub(super) cues: Cues,
    pub(super) numbering: u8,
    pub(super) bond: u8,
    pub(super) opens: u8,
    pub(super) leads: u8,
    pub(super) closes: u8,
    /// How many of its pairs of characters the next lines have, too.
    pub(super) echo: u8,
    /// How well the lines before and after it hold together without it, and one more; 0 where
    /// that was not asked.
    pub(super) over: u8,
    /// How much better the lines hold together that stand around some others in the middle of a
    /// sentence than each does with these, bucketed, and one more: for those between and for the
    /// line behind them. 0 for other lines.
    pub(super) within: u8,
    pub(super) leap: u8,
    /// How much of it is what headlines leave out.
    pub(super) terse: u8,
    /// How many lines are left behind the page's last sentence, bucketed, if it is one of them;
    /// else 0.
    pub(super) tail: u8,
    /// Whether it comes back from page to page.
    pub(super) runs: bool,
    pub(super) characters: Characters,
    pub(super) measure: Measure,
    pub(super) shape: Outline,
    /// The row's width in half-ems, its marks, and its half-width characters.
    pub(super) width: u16,
    pub(super) marks: u16,
    pub(super) narrow: u16,
    /// The width of what would have had to fit behind the row; 0 at the page's end.
    pub(super) next_unit: u16,
}

/// Stands for the lines beyond a page's ends.
pub(super) const OUTSIDE: Aspect = Aspect {
    fill: Fill::None,
    piece: Fill::None,
    part: Part::Whole,
    joint: Fill::None,
    indent_fits: 2,
    short: 13,
    unit: 3,
    end: End::None,
    length: 0,
    share: 9,
    make: 11,
    cues: Cues::NONE,
    numbering: 0,
    bond: 0,
    opens: 0,
    leads: 0,
    closes: 0,
    echo: echo::UNASKED,
    over: 0,
    within: 0,
    leap: 0,
    terse: terse::UNASKED,
    tail: 0,
    runs: false,
    characters: Characters::NONE,
    measure: UNBOUNDED,
    shape: Outline {
        width: 0,
        blanks: 0,
        indent: 0,
        page: true,
        spaced: false,
        opened: 0,
        // Whatever a line there would open is closed.
        closed: 1,
        chars: 0,
        marks: 0,
        stops: false,
        capitals: 0,
        spaces: 0,
        first: ['\0'],
        last: ['\0'; 2],
    },
    width: 0,
    marks: 0,
    narrow: 0,
    next_unit: 0,
};

/// What is kept of a line's [`Shape`]: there are as many as lines for as long as the page is
/// held.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outline {
    pub(crate) width: u16,
    pub(crate) blanks: u8,
    pub(crate) indent: u8,
    pub(crate) page: bool,
    pub(super) spaced: bool,
    pub(super) opened: u8,
    pub(super) closed: u8,
    pub(super) chars: u16,
    pub(super) marks: u16,
    pub(super) spaces: u16,
    pub(super) stops: bool,
    pub(super) capitals: u8,
    /// The first character.
    pub(super) first: [char; 1],
    /// The last two characters, the very last first.
    pub(super) last: [char; 2],
}

impl Outline {
    fn of(shape: &Shape) -> Self {
        Self {
            width: shape.width,
            blanks: shape.blanks,
            indent: shape.indent,
            page: shape.page,
            spaced: shape.spaced,
            opened: shape.opened,
            closed: shape.closed,
            chars: shape.chars,
            marks: shape.marks,
            stops: shape.stops,
            capitals: shape.capitals,
            spaces: shape.spaces,
            first: [shape.first[0]],
            last: [shape.last[0], shape.last[1]],
        }
    }
}

/// How a line fills its measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Fill {
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

/// How a line ends, for conjunctions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum End {
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

/// Looks at a line. The edges are those of the line before, if there is one, and its own.
pub(super) fn look(context: &Context, i: usize, [before, own]: [&Edges; 2]) -> Aspect {
    let &Context { seams, language, break_words, cleaned, rows, .. } = context;
    let shapes = &context.lines.shapes;
    let (shape, next) = (&shapes[i], shapes.get(i + 1));
    let measure = context.measures[i];
    let text = cleaned.printed(i);
    let slack = |s: &Shape| i32::from(s.narrow.min(32)) / 4;
    let fill_of = |s: &Shape, next: Option<&Shape>| {
        let unit = next.map(|n| columns::unit(n, break_words));
        fill(measure, i32::from(s.width), slack(s), unit)
    };
    let (row, behind) = rows.row(shapes, i);
    let next_row = shapes.get(behind).map(|_| rows.row(shapes, behind).0);
    let unit = next_row.map_or(0, |n| columns::unit(n, break_words));
    let short = i32::from(measure) - i32::from(row.width);
    // As if the line before were the beginning of this one.
    let joint = match i.checked_sub(1).map(|b| (&shapes[b], context.measures[b])) {
        Some((before, m)) if m == measure => {
            let width = i32::from(shape.width) + i32::from(before.width);
            let unit = next.map(|n| columns::unit(n, break_words));
            fill(measure, width, slack(shape) + slack(before), unit)
        }
        _ => Fill::None,
    };
    let chars = usize::from(shape.chars);
    let side = |side| seams.side(own, side, language);
    Aspect {
        fill: fill_of(row, next_row),
        piece: fill_of(shape, next),
        part: rows.part(i),
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
            (u32::from(row.width) * 8 / u32::from(measure.max(1))).min(8) as u8
        },
        make: make(shape),
        cues: cues::find(text, shape.chars),
        numbering: cues::numbering(text),
        bond: if i == 0 { 0 } else { seams.bond(before, own, language) },
        opens: side(Side::Opens),
        leads: side(Side::Leads),
        closes: side(Side::Closes),
        echo: echo::UNASKED,
        over: 0,
        within: 0,
        leap: 0,
        terse: terse::share(text, language),
        tail: 0,
        runs: false,
        characters: Characters::of(shape),
        measure,
        shape: Outline::of(shape),
        width: row.width,
        marks: row.marks,
        narrow: row.narrow,
        next_unit: unit,
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
    if shape.ends_sentence() {
        return End::Sentence;
    }
    match chars::class(shape.last[0]) {
        Class::Pause => End::Pause,
        Class::Close => End::Close,
        _ => End::Letter,
    }
}

/// What [`make`] says of Latin letters.
pub(super) const LATIN: u8 = 1;

/// What a line is made of.
fn make(s: &Shape) -> u8 {
    let all = u32::from(s.chars.max(1));
    let share = |n: u16| u32::from(n) * 100 / all;
    match () {
        () if share(s.digits) >= 60 => 0,
        () if share(s.latin) >= 60 => LATIN,
        () if share(s.digits) >= 30 => 2,
        () if share(s.marks) >= 60 => 3,
        () if s.hangul > 0 && share(s.hangul) >= 40 => 4 + u8::from(s.marks > 0),
        () if s.kana > 0 => 6 + u8::from(s.marks > 0),
        () if share(s.han) >= 40 => 8 + u8::from(s.marks > 0) + u8::from(s.digits > 0),
        () => 11,
    }
}
