//! Lines whose letters are spaced out: stretched headlines, names, justified lines whose
//! glyphs an extractor gave one by one.

use super::glyphs::{Gap, Glyph, Glyphs};
use crate::Language;
use crate::chars::{Class, bit};
use crate::document::EditKind;

/// So many single letters in a row, each with a space around it, are no words any more.
const SINGLE_LETTERS: usize = 5;

/// Finds the spaces between the letters of a stretched line and marks them for dropping.
/// Says whether the line was letter-spaced as a whole.
pub(super) fn mark(glyphs: &mut Glyphs, language: Language) -> bool {
    match language {
        Language::Ko | Language::Latin => words(glyphs),
        _ => whole_line(glyphs),
    }
}

/// Chinese and Japanese: neighbouring full-width characters with and without a space
/// between them tell whether the line is stretched.
fn whole_line(glyphs: &mut Glyphs) -> bool {
    // Of all cells, and of characters alone: marks stand together in any line.
    let (mut spaced, mut apart, mut tight) = (0u32, 0u32, 0u32);
    let mut smallest = u8::MAX;
    for pair in glyphs.list.windows(2) {
        let characters = pair[0].is_cjk() && pair[1].is_cjk();
        if !is_cell(&pair[0]) || !is_cell(&pair[1]) {
            continue;
        }
        if pair[1].gap.is_space() {
            spaced += 1;
            apart += u32::from(characters);
            smallest = smallest.min(pair[1].gap.count);
        } else {
            tight += u32::from(characters);
        }
    }
    let two_letters = spaced == 1 && glyphs.list.len() == 2;
    if !(two_letters || spaced >= 2 && spaced >= 2 * tight) {
        return false;
    }
    // Wider gaps are real spaces, if the line has few of them.
    let wider = |gap: &Gap| gap.count > smallest || gap.is_ideographic() && !two_letters;
    let wide = glyphs.list.windows(2).filter(|pair| {
        pair[1].gap.is_space()
            && wider(&pair[1].gap)
            && pair[0].is_cjk()
            && pair[1].is_cjk()
    });
    let has_real = wide.count() as u32 * 4 <= apart;
    for at in 1..glyphs.list.len() {
        let (before, glyph) = (glyphs.list[at - 1], glyphs.list[at]);
        if !glyph.gap.is_space() {
            continue;
        }
        let wide = wider(&glyph.gap) && has_real;
        if wide && before.is_cjk() && glyph.is_cjk() {
            glyphs.list[at].gap.space = glyph.gap.real();
        } else if is_cell(&before) && is_cell(&glyph)
            || beside_word(&before, &glyph)
            || single_digits(&glyphs.list, at)
        {
            glyphs.list[at].gap.space = glyph.gap.stray(EditKind::LetterSpacing);
        }
    }
    true
}

/// A character that takes a cell of its own in a stretched line.
fn is_cell(glyph: &Glyph) -> bool {
    glyph.is_cjk()
        || glyph.is_wide_mark()
        || glyph.is_in(bit(Class::WideDigit) | bit(Class::WideLetter))
        || glyph.wide
            && glyph.is_in(bit(Class::Unit) | bit(Class::Other) | bit(Class::Quote))
}

const WORD: u32 =
    bit(Class::Digit) | bit(Class::Letter) | bit(Class::Unit) | bit(Class::Numeral);

/// Between a cell and a word of Latin letters or a number.
fn beside_word(before: &Glyph, after: &Glyph) -> bool {
    is_cell(before) && after.is_in(WORD) || before.is_in(WORD) && is_cell(after)
}

/// Between two digits of a number that was pulled apart.
fn single_digits(list: &[Glyph], at: usize) -> bool {
    let digit = |at: usize| list[at].class == Class::Digit;
    digit(at - 1)
        && digit(at)
        && (at == 1 || list[at - 1].gap.is_space())
        && list.get(at + 1).is_none_or(|next| next.gap.is_space())
}

/// Korean and Latin text: a row of single letters.
fn words(glyphs: &mut Glyphs) -> bool {
    let mut found = false;
    let mut at = 0;
    while at < glyphs.list.len() {
        let end = single_letters_end(&glyphs.list, at);
        if end - at >= SINGLE_LETTERS {
            let smallest =
                glyphs.list[at + 1..end].iter().map(|g| g.gap.count).min().unwrap_or(1);
            for glyph in &mut glyphs.list[at + 1..end] {
                glyph.gap.space = if glyph.gap.count > smallest {
                    glyph.gap.real()
                } else {
                    glyph.gap.stray(EditKind::LetterSpacing)
                };
            }
            found = true;
        }
        at = end.max(at + 1);
    }
    found
}

/// The end of the row of letters from `at` on that stand alone.
fn single_letters_end(list: &[Glyph], at: usize) -> usize {
    let single = |at: usize| {
        list[at].is_in(bit(Class::Hangul) | bit(Class::Letter) | bit(Class::Han))
            && (at == 0 || list[at].gap.is_space())
            && list.get(at + 1).is_none_or(|next| next.gap.is_space())
    };
    (at..list.len()).find(|&at| !single(at)).unwrap_or(list.len())
}
