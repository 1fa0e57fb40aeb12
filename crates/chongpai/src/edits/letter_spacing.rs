//! Lines whose letters are spaced out: stretched headlines, names, justified lines whose
//! glyphs an extractor gave one by one.

use std::ops::Range;

use super::authors;
use super::glyphs::{Gap, Glyph, Glyphs};
use super::spaces::is_inside_sound;
use crate::Language;
use crate::chars::{Class, bit};
use crate::document::EditKind;

/// Finds the spaces between the letters of a stretched line and marks them for dropping.
/// Says whether the line was letter-spaced as a whole.
pub(super) fn mark(glyphs: &mut Glyphs, language: Language) -> bool {
    if !glyphs.list.iter().skip(1).any(|glyph| glyph.gap.is_space()) {
        return false;
    }
    match language {
        Language::Ko | Language::Latin => words(glyphs, language),
        _ => whole_line(glyphs) || words(glyphs, language),
    }
}

/// Chinese and Japanese: a line is stretched if its characters stand alone, each in its
/// cell, and hardly two of them together.
fn whole_line(glyphs: &mut Glyphs) -> bool {
    let cells = Cells::count(&glyphs.list);
    // The pieces of a running head are short and stand apart of themselves.
    let few = cells.spaced <= 2;
    if !cells.are_apart() || few && authors::is_running_head(&glyphs.list) {
        return false;
    }
    for at in 1..glyphs.list.len() {
        let gap = glyphs.list[at].gap;
        // A wider gap is open to what is decided in any line.
        if gap.is_space() && !cells.is_wider(&gap) && is_between_cells(&glyphs.list, at) {
            glyphs.list[at].gap.space = gap.stray(EditKind::LetterSpacing);
        }
    }
    true
}

/// How the cells of a line stand.
#[derive(Debug, Default)]
struct Cells {
    /// Neighbouring cells with a space between them. Those beside marks do not count:
    /// they may go for the marks' sake.
    spaced: u32,
    /// Neighbouring characters with a space between them.
    apart: u32,
    /// Neighbouring characters without.
    tight: u32,
    /// Cells with a space, or the line's edge, on both sides.
    single: u32,
    /// All gaps of the line.
    gaps: u32,
    /// The smallest of them, in white-space characters.
    smallest: u8,
    /// Whether wider gaps are real spaces.
    has_real: bool,
}

impl Cells {
    fn count(list: &[Glyph]) -> Self {
        let mut cells = Self { smallest: u8::MAX, ..Self::default() };
        for (at, glyph) in list.iter().enumerate() {
            cells.single += u32::from(is_cell(glyph) && is_single(list, at));
            if at == 0 {
                continue;
            }
            if glyph.gap.is_space() {
                cells.gaps += 1;
                if !glyph.gap.is_em() {
                    cells.smallest = cells.smallest.min(glyph.gap.count);
                }
            }
            if is_letters(&list[at - 1], glyph) {
                cells.add(&list[at - 1], glyph);
            }
        }
        cells.has_real = cells.leaves_few(list);
        cells
    }

    fn add(&mut self, before: &Glyph, after: &Glyph) {
        let characters = is_pair(before, after);
        if after.gap.is_space() {
            self.spaced += 1;
            self.apart += u32::from(characters);
        } else {
            self.tight += u32::from(characters);
        }
    }

    fn are_apart(&self) -> bool {
        self.spaced >= 1
            && self.spaced >= 2 * self.tight
            && self.single >= 2
            && 2 * self.single >= self.spaced
    }

    /// Whether the wider gaps are so few that the line without the others is not taken for
    /// stretched again.
    fn leaves_few(&self, list: &[Glyph]) -> bool {
        let (mut wider, mut cells, mut characters) = (0, 0, 0);
        for pair in list.windows(2).filter(|pair| self.exceeds(&pair[1].gap)) {
            wider += 1;
            cells += u32::from(is_letters(&pair[0], &pair[1]));
            characters += u32::from(is_pair(&pair[0], &pair[1]));
        }
        let together = self.apart + self.tight - characters;
        wider * 3 <= self.gaps && (cells == 0 || cells < 2 * together)
    }

    fn exceeds(&self, gap: &Gap) -> bool {
        gap.is_space() && (gap.count > self.smallest || gap.is_em())
    }

    fn is_wider(&self, gap: &Gap) -> bool {
        self.has_real && self.exceeds(gap)
    }
}

/// Whether a glyph has a space, or the line's edge, on both sides.
fn is_single(list: &[Glyph], at: usize) -> bool {
    (at == 0 || list[at].gap.is_space())
        && list.get(at + 1).is_none_or(|next| next.gap.is_space())
}

/// Two characters that are told by the space between them. Words in katakana do not count:
/// extractors keep them together in any line.
fn is_pair(before: &Glyph, after: &Glyph) -> bool {
    let katakana = is_katakana(before) && is_katakana(after);
    before.is_cjk() && after.is_cjk() && !katakana && !is_inside_sound(before, after)
}

fn is_katakana(glyph: &Glyph) -> bool {
    glyph.class == Class::Katakana
        || glyph.class == Class::Prolonged
        || glyph.class == Class::SmallKana && glyph.c >= 'ァ'
}

/// Two full-width letters or digits. A gap inside a Japanese syllable goes in any line and
/// does not count.
fn is_letters(before: &Glyph, after: &Glyph) -> bool {
    is_letter(before) && is_letter(after) && !is_inside_sound(before, after)
}

/// A full-width letter or digit.
fn is_letter(glyph: &Glyph) -> bool {
    glyph.is_cjk() || glyph.is_in(bit(Class::WideDigit) | bit(Class::WideLetter))
}

/// Whatever takes a cell of its own in a stretched line.
fn is_cell(glyph: &Glyph) -> bool {
    is_letter(glyph)
        || glyph.is_wide_mark()
        || glyph.wide
            && glyph.is_in(bit(Class::Unit) | bit(Class::Other) | bit(Class::Quote))
}

/// Whether the gap before `at` in a stretched line has a cell on one side at least, or
/// stands inside a word or number that was pulled apart.
fn is_between_cells(list: &[Glyph], at: usize) -> bool {
    const HALF_WIDTH: u32 = bit(Class::Close) | bit(Class::Stop) | bit(Class::Pause);
    let (before, after) = (&list[at - 1], &list[at]);
    match (is_cell(before), is_cell(after)) {
        // Neither a mark nor a jamo must come to stand on another glyph.
        _ if after.class == Class::Mark || is_jamo(after) => false,
        (true, true) => true,
        // Behind `[2024]` or `No.` the space may be the author's; so it may be behind a
        // mark at the head of the line.
        (false, true) if before.is_in(HALF_WIDTH) => is_single(list, at - 1),
        (false, true) => at > 1 || before.class != Class::Bullet,
        (true, false) => true,
        (false, false) => {
            is_single(list, at - 1) && is_single(list, at)
                || after.is_in(HALF_WIDTH) && is_single(list, at)
        }
    }
}

/// A row of single letters, in Korean and Latin text or in part of a line.
fn words(glyphs: &mut Glyphs, language: Language) -> bool {
    if language == Language::Ko {
        let gaps =
            glyphs.list.iter().skip(1).filter(|glyph| glyph.gap.is_space()).count();
        if gaps >= 2 && 2 * gaps >= glyphs.list.len() && close_up_korean(&mut glyphs.list)
        {
            return true;
        }
    }
    let mut found = false;
    let mut at = 0;
    while at < glyphs.list.len() {
        let end = single_letters_end(&glyphs.list, at);
        if is_stretched_row(&glyphs.list, at..end, language) {
            close_up(&mut glyphs.list[at..end]);
            found = true;
        }
        at = end.max(at + 1);
    }
    found
}

/// Closes up a Korean line of which each glyph stands alone, or, where a recogniser took them
/// apart, most words are one.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
fn close_up_korean(list: &mut [Glyph]) -> bool {
    if is_stretched_korean(list) {
        close_up(list);
        return true;
    }
    let single: Vec<bool> =
        (0..list.len()).map(|at| is_single(list, at) && !is_jamo(&list[at])).collect();
    let apart = single.iter().filter(|&&single| single).count();
    let syllables = single
        .iter()
        .zip(&*list)
        .filter(|(single, g)| **single && g.class == Class::Hangul);
    let gaps = || list[1..].iter().map(|g| g.gap).filter(Gap::is_space);
    let words = 1 + gaps().count();
    let narrow = gaps().all(|gap| gap.count == 1 && !gap.is_em());
    if !narrow || syllables.count() < APART || 2 * apart < words {
        return false;
    }
    for at in (1..list.len()).filter(|&at| single[at - 1] || single[at]) {
        let gap = &mut list[at].gap;
        if gap.is_space() {
            gap.space = gap.stray(EditKind::LetterSpacing);
        }
    }
    true
}

/// Whether each glyph of a Korean line stands alone, marks and digits, too.
fn is_stretched_korean(list: &[Glyph]) -> bool {
    let syllables = list.iter().filter(|g| g.class == Class::Hangul).count();
    let ends = list.last().is_some_and(|g| g.class == Class::Stop);
    syllables >= if ends { 2 } else { ALONE }
        && syllables * 3 >= list.len()
        && (0..list.len()).all(|at| is_single(list, at) && !is_jamo(&list[at]))
}

/// Marks the smallest gaps of a row for dropping. Wider ones are open to what is decided in
/// any line.
fn close_up(row: &mut [Glyph]) {
    let smallest = row[1..].iter().map(|g| g.gap.count).min().unwrap_or(1);
    for glyph in &mut row[1..] {
        if glyph.gap.count == smallest {
            glyph.gap.space = glyph.gap.stray(EditKind::LetterSpacing);
        }
    }
}

/// Korean has words of one syllable, but no line of so many alone.
const ALONE: usize = 4;
/// … and none with so many of which the others are no more.
const APART: usize = 6;

/// Whether single letters in a row are too many to be words.
fn is_stretched_row(list: &[Glyph], row: Range<usize>, language: Language) -> bool {
    let whole = row.len() == list.len();
    // Rows of numbers stand in tables.
    let numbers = list[row.clone()].iter().all(|g| g.class == Class::Digit);
    let enough = match language {
        Language::Latin => 6,
        Language::Ko if whole => ALONE,
        Language::Ko => 6,
        _ => 5,
    };
    row.len() >= enough && !numbers
}

/// The end of the row of letters from `at` on that stand alone.
fn single_letters_end(list: &[Glyph], at: usize) -> usize {
    let letter = |glyph: &Glyph| {
        (is_cell(glyph)
            || glyph.is_in(bit(Class::Hangul) | bit(Class::Letter) | bit(Class::Digit)))
            && !is_jamo(glyph)
    };
    (at..list.len())
        .find(|&at| !(letter(&list[at]) && is_single(list, at)))
        .unwrap_or(list.len())
}

/// A jamo that makes a syllable with its neighbours.
fn is_jamo(glyph: &Glyph) -> bool {
    ('\u{1100}'..='\u{11ff}').contains(&glyph.c)
}
