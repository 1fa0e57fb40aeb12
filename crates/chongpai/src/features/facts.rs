//! A stretch of the page → what holds for all its lines: how far blank lines and indents can
//! be trusted, whether the text is in paragraphs already.

use super::aspects::{Aspect, End, Fill};
use crate::columns::{self, UNBOUNDED};
use crate::lines::Shape;

/// What is known of a stretch of the page.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Facts {
    /// Share of lines that are full and end inside a sentence, 0 to 5.
    pub(super) wrapped: u8,
    /// How far extra blank lines tell paragraphs, 0 (not at all) to 3.
    pub(super) blank_trust: u8,
    /// How far kept indents tell paragraphs, 0 to 3.
    pub(super) indent_trust: u8,
    pub(super) rhythm: u8,
    pub(super) size: u8,
    /// Whether every line is a block of its own: the text has no printed lines.
    pub(super) clean: bool,
}

/// A line of this width, in half-ems, may be a whole paragraph.
const PARAGRAPH: u16 = 24;

/// Finds the facts of a stretch, and with them which lines an indent would fill.
pub(super) fn gather(
    aspects: &mut [Aspect],
    shapes: &[Shape],
    rhythm: u8,
    break_words: bool,
) -> Facts {
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
        let unit = shapes.get(i + 1).map_or(0, |s| columns::unit(s, break_words));
        let a = &mut aspects[i];
        a.indent_fits = if dropped == 0 || a.measure == UNBOUNDED {
            2
        } else {
            let short =
                i32::from(a.measure) - i32::from(a.shape.width) - i32::from(dropped);
            u8::from(
                short >= -1 - columns::squeeze(&shapes[i]) && short - i32::from(unit) < 0,
            )
        };
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
        rhythm: rhythm.min(2),
        clean: long > 0 && ended * 4 >= long * 3,
        size: match n {
            0..=1 => 0,
            2..=4 => 1,
            5..=12 => 2,
            13..=40 => 3,
            _ => 4,
        },
    }
}
