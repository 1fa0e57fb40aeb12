//! Printed lines that came out as one, with a space where each of them ended: recognisers give a
//! paragraph so, and so does a field that takes no line breaks.

use super::authors;
use super::glyphs::{Glyph, Glyphs};
use super::spaces;
use crate::Language;
use crate::document::EditKind;

/// So many spaces tell that printed lines end there.
const ENDS: usize = 3;
/// No newspaper is set to a narrower measure, in half-ems; verses are.
const NARROW: usize = 12;
/// Printed lines of one measure are no wider than it by more than this, in half-ems, and narrower
/// by no more than an indent.
const SLACK: usize = 2;
const INDENT: usize = 4;
/// No printed line is so wide.
const WIDE: usize = 128;

/// Finds the spaces of a line that stand where printed lines ended and marks those between
/// characters for dropping.
pub(super) fn mark(glyphs: &mut Glyphs, language: Language) {
    if matches!(language, Language::Ko | Language::Latin) {
        return;
    }
    let list = &glyphs.list;
    let apart =
        |pair: &&[Glyph]| pair[1].gap.is_space() && pair[0].is_cjk() && pair[1].is_cjk();
    if list.windows(2).filter(apart).count() >= ENDS && spaces::is_running(list) {
        join(glyphs);
    }
}

/// Does so for a line of running text that has spaces between characters. Few have: this is loaded
/// when it is needed.
#[inline(never)]
fn join(glyphs: &mut Glyphs) {
    let list = &glyphs.list;
    let ends = (1..list.len()).filter(|&at| list[at].gap.is_space());
    let ends: Vec<usize> = ends.collect();
    let begins = std::iter::once(0).chain(ends.iter().copied());
    let lines: Vec<&[Glyph]> =
        begins.zip(&ends).map(|(from, &to)| &list[from..to]).collect();
    let width = |line: &&[Glyph]| line.iter().map(|g| 1 + u32::from(g.wide)).sum();
    let widths: Vec<u32> = lines.iter().map(width).collect();
    let mut counts = [0usize; WIDE];
    for &width in &widths {
        counts[(width as usize).min(WIDE - 1)] += 1;
    }
    let near =
        |measure: usize| measure.saturating_sub(INDENT)..(measure + SLACK + 1).min(WIDE);
    let count = |measure: usize| counts[near(measure)].iter().sum::<usize>();
    // What is wider still is no printed line.
    let measure = (NARROW..WIDE - 1).max_by_key(|&m| (count(m), m)).unwrap_or(NARROW);
    // Where names or verses stand in a row, no sentence ends inside one of them.
    let running = lines.iter().filter(|line| {
        let marks = line[..line.len() - 1]
            .iter()
            .filter(|g| g.wide && g.is_in(authors::SENTENCE));
        marks.count() > 0
    });
    if count(measure) < ENDS
        || count(measure) * 3 < lines.len() * 2
        || running.count() * 4 < lines.len()
    {
        return;
    }
    for (&at, width) in ends.iter().zip(&widths) {
        let (before, after) = (&glyphs.list[at - 1], &glyphs.list[at]);
        let ends = near(measure).contains(&(*width as usize));
        if ends && before.is_cjk() && after.is_cjk() && !after.gap.is_em() {
            glyphs.list[at].gap.space = after.gap.stray(EditKind::StraySpace);
        }
    }
}
