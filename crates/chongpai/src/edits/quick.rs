//! Lines that need no work, told in one look at each character.
//!
//! Most lines are clean, and reading their glyphs would cost more than all other stages
//! together. A line that is let through here reads the same by the long way; a test says so.

use crate::Language;
use crate::chars::{self, Class, bit};

/// So many words of one character in a row may be a stretched line.
const SINGLES: u32 = 4;

/// Whether a line is clean for certain.
pub(super) fn is_clean(line: &str, language: Language) -> bool {
    match language {
        Language::Ko => is_spaced_text(line, KOREAN_BEFORE, KOREAN_AFTER),
        Language::Latin => is_spaced_text(line, 0, 0),
        _ => is_unspaced_text(line),
    }
}

const UNSPACED: u32 = bit(Class::Han)
    | bit(Class::Hiragana)
    | bit(Class::Katakana)
    | bit(Class::SmallKana)
    | bit(Class::Prolonged)
    | bit(Class::Bopomofo);
/// What Korean may have a stray space behind, and before.
const KOREAN_BEFORE: u32 = UNSPACED | bit(Class::Open) | bit(Class::Unit);
const KOREAN_AFTER: u32 = UNSPACED
    | bit(Class::Close)
    | bit(Class::Stop)
    | bit(Class::Pause)
    | bit(Class::Unit);

/// What a space between words that are written with spaces stands between.
const WORDS: u32 = bit(Class::Hangul) | bit(Class::Letter) | bit(Class::Digit);

/// Whether there is nothing to look at but single plain spaces between words of Korean or
/// Latin, no row of single letters among them.
fn is_unspaced_text(line: &str) -> bool {
    let mut last = Class::Space;
    let (mut length, mut singles) = (0u32, 0);
    let mut chars = line.chars();
    while let Some(&first) = chars.as_str().as_bytes().first() {
        let Some(c) = chars.next() else { break };
        if chars::begins_han(first) && length > 0 {
            last = Class::Han;
            length += 1;
            continue;
        }
        if chars::needs_look(c) {
            // A point or comma behind a word belongs to it.
            let point = length > 1 && matches!(last, Class::Stop | Class::Pause);
            if c != ' ' || length == 0 || !(last.is_in(WORDS) || point) {
                return false;
            }
            singles = if length == 1 { singles + 1 } else { 0 };
            if singles >= SINGLES - 1 {
                return false;
            }
            length = 0;
            continue;
        }
        let class = chars::class(c);
        let digits = last.is_digit() && class.is_digit();
        if length == 0 && last != Class::Space && (digits || !class.is_in(WORDS)) {
            return false;
        }
        // A full-width mark is no part of a word, and no space belongs behind it.
        last = if c.is_ascii() || class.is_in(WORDS) { class } else { Class::Other };
        length += 1;
    }
    length > 0
}

/// Whether words are parted by single plain spaces, none of them beside the classes of the
/// two sets, and no row of single letters among them.
fn is_spaced_text(line: &str, before: u32, after: u32) -> bool {
    let mut last = Class::Space;
    let (mut length, mut singles) = (0u32, 0);
    for c in line.chars() {
        if c == ' ' {
            if last == Class::Space || last.is_in(before) {
                return false;
            }
            singles = if length == 1 { singles + 1 } else { 0 };
            if singles >= SINGLES - 1 {
                return false;
            }
            last = Class::Space;
            length = 0;
            continue;
        }
        if chars::needs_look(c) {
            return false;
        }
        let class = chars::class(c);
        if last == Class::Space && length == 0 && class.is_in(after) {
            return false;
        }
        last = class;
        length += 1;
    }
    last != Class::Space
}
