//! A stretch of the page → what holds for all its lines: how far blank lines and indents can
//! be trusted, whether the text is in paragraphs already.

use super::TOO_WIDE;
use super::aspects::{Aspect, End, Fill};
use crate::columns::{self, UNBOUNDED};
use crate::cues::Cue;
use crate::lines::is_indent;
use crate::pieces::Part;

/// What is known of a stretch of the page.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Facts {
    /// Share of lines that are full and end inside a sentence, 0 to 5.
    pub(super) wrapped: u8,
    /// How far extra blank lines tell paragraphs, 0 (not at all) to 3.
    pub(super) blank_trust: u8,
    /// How far kept indents tell paragraphs, 0 to 3.
    pub(super) indent_trust: u8,
    /// How many of the paragraphs that clearly end are followed by an extra blank line, or a
    /// kept indent: 0 not known, 1 few, 2 many, 3 all, 4 not the only one, 5 the only one.
    pub(super) blank_kept: u8,
    pub(super) indent_kept: u8,
    /// The same of lines that lack an indent's width; 6 where it is known that none lacks it.
    pub(super) indent_lost: u8,
    /// How many sentences end with full lines, for each paragraph that clearly ends.
    pub(super) ends: u8,
    /// How many rows are put together of pieces: none, few, many.
    pub(super) pieces: u8,
    /// Share of lines that stop short of the measure and end no sentence, as titles do, 0 to 5.
    pub(super) loose: u8,
    /// How many lines have the trade's words for what is no running text, 0 to 3.
    pub(super) trade: u8,
    pub(super) rhythm: u8,
    pub(super) size: u8,
    /// Whether every line is a block of its own: the text has no printed lines.
    pub(super) clean: bool,
    /// Whether lines are wider than printers set them, and still are set to a measure.
    pub(super) wide: bool,
}

/// So many lines that are full and end inside a sentence are set to a measure.
const SET: u32 = 2;

/// What stands beside running text.
const TRADE: [Cue; 6] =
    [Cue::Byline, Cue::Caption, Cue::Folio, Cue::Label, Cue::Imprint, Cue::Masthead];

/// A line of this width, in half-ems, may be a whole paragraph.
const PARAGRAPH: u16 = 24;

/// Finds the facts of a stretch, and with them which lines an indent would fill.
pub(super) fn gather(aspects: &mut [Aspect], rhythm: u8) -> Facts {
    let n = aspects.len() as u32;
    let (mut wrapped, mut pieces, mut votes) = (0, 0u32, [0u32; 3]);
    let (mut loose, mut trade, mut wide) = (0u32, 0u32, 0u32);
    // Lines long enough to be paragraphs, and how many of them end as paragraphs do.
    let (mut long, mut ended) = (0u32, 0u32);
    // Blank lines and indents: [after a sentence's end?][extra blank or indent?].
    let mut blank = [[0u32; 2]; 2];
    let mut indent = [[0u32; 2]; 2];
    // Ends of paragraphs that are beyond doubt, and what follows them.
    let (mut clear, mut blanks_kept, mut indents_kept) = (0u32, 0u32, 0u32);
    // Sentences that end with a full line, and no blank line or indent says what follows.
    let mut full_ends = 0u32;
    for i in 0..aspects.len() {
        let here = &aspects[i];
        let full = matches!(here.fill, Fill::Full | Fill::FullUnit);
        wrapped += u32::from(full && here.end != End::Sentence);
        wide +=
            u32::from(full && here.end != End::Sentence && here.shape.width >= TOO_WIDE);
        pieces += u32::from(here.part == Part::First);
        loose += u32::from(here.fill >= Fill::ShortTwo && here.end == End::Letter);
        trade += u32::from(TRADE.iter().any(|&cue| here.cues.has(cue)));
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
        indent[usize::from(is_indent(here.shape.indent))][after_end] += 1;
        if ends_clearly(before) && !here.shape.page {
            clear += 1;
            blanks_kept += u32::from(here.shape.blanks > rhythm);
            indents_kept += u32::from(is_indent(here.shape.indent));
        }
        if before.end != End::Sentence || here.shape.page || is_indent(here.shape.indent)
        {
            continue;
        }
        full_ends +=
            u32::from(before.fill <= Fill::FullUnit && here.shape.blanks <= rhythm);
        let narrows = before.measure != here.measure;
        if before.fill >= Fill::ShortOne && here.fill < Fill::ShortFour && !narrows {
            for (dropped, votes) in (0..).step_by(2).zip(&mut votes) {
                *votes += u32::from(is_full_behind(here, dropped));
            }
        }
    }
    let most = (0..3).rev().max_by_key(|&v| votes[v]).unwrap_or(0);
    // A line that is full behind no indent may be so behind one, too.
    let dropped = if votes[most] < 2 { 0 } else { 2 * most as i32 };
    let no_indent = votes[0] >= 2 && votes[1..].iter().all(|&v| v + 1 < votes[0]);
    for a in aspects.iter_mut() {
        a.indent_fits = if dropped == 0 || a.measure == UNBOUNDED {
            2
        } else {
            u8::from(is_full_behind(a, dropped))
        };
    }
    let (mut follow, mut fit) = (0u32, 0u32);
    for pair in aspects.windows(2) {
        if ends_clearly(&pair[0]) && pair[1].fill < Fill::ShortFour && dropped > 0 {
            follow += 1;
            fit += u32::from(pair[1].indent_fits == 1);
        }
    }
    let trust = |table: [[u32; 2]; 2]| {
        let marked = table[1][0] + table[1][1];
        let share = (table[1][1] * 100).checked_div(marked).unwrap_or(0);
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
        blank_kept: kept(blanks_kept, clear),
        indent_kept: kept(indents_kept, clear),
        indent_lost: if no_indent { 6 } else { kept(fit, follow) },
        ends: match (clear, full_ends) {
            (0, _) => full_ends.min(3) as u8,
            (_, 0) => 4,
            _ => match full_ends * 10 / clear {
                0..=3 => 5,
                4..=7 => 6,
                8..=14 => 7,
                15..=30 => 8,
                _ => 9,
            },
        },
        pieces: match pieces * 100 / n.max(1) {
            0 if pieces == 0 => 0,
            0..=3 => 1,
            _ => 2,
        },
        loose: match loose * 100 / n.max(1) {
            0 if loose == 0 => 0,
            0..6 => 1,
            6..12 => 2,
            12..20 => 3,
            20..35 => 4,
            _ => 5,
        },
        trade: match trade * 100 / n.max(1) {
            0 if trade == 0 => 0,
            0..4 => 1,
            4..10 => 2,
            _ => 3,
        },
        rhythm: rhythm.min(2),
        clean: long > 0 && ended * 4 >= long * 3,
        wide: wide >= SET,
        size: match n {
            0..=1 => 0,
            2..=4 => 1,
            5..=12 => 2,
            13..=40 => 3,
            _ => 4,
        },
    }
}

/// Whether a line is full if an indent of so many half-ems stood before it.
fn is_full_behind(line: &Aspect, indent: i32) -> bool {
    let short = i32::from(line.measure) - i32::from(line.width) - indent;
    short >= -1 - columns::squeeze(line.marks) && short < i32::from(line.next_unit)
}

/// Whether a paragraph ends with a line beyond doubt: a sentence ends far from the measure.
fn ends_clearly(line: &Aspect) -> bool {
    line.end == End::Sentence
        && matches!(
            line.fill,
            Fill::ShortTwo | Fill::ShortFour | Fill::ShortEight | Fill::Short
        )
}

/// How many of `all` were found: 0 not known, 1 few, 2 many, 3 nearly all; if there is but
/// one, 4 when it was not, 5 when it was.
fn kept(found: u32, all: u32) -> u8 {
    match () {
        () if all == 0 => 0,
        () if all == 1 => 4 + found as u8,
        () if found * 10 >= all * 9 => 3,
        () if found * 2 >= all => 2,
        () => 1,
    }
}
