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
        _ => !line.chars().any(chars::needs_look),
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
