//! Compatibility characters → what they read as.

use crate::chars;
use crate::document::{EditKind, Replacement};
use crate::{EditKind as Kind, Language};

/// What a character reads as, if it is only another form of something.
pub(super) fn plain(c: char, language: Language) -> Option<(EditKind, Replacement)> {
    let chinese = matches!(language, Language::ZhHans | Language::ZhHant);
    let (kind, to) = match c {
        '\u{2e80}'..='\u{2fd5}' => (Kind::Radical, radical(c, language)?),
        '\u{fe10}'..='\u{fe4f}' => (Kind::VerticalForm, chars::plain_form(c)?),
        '\u{ff61}'..='\u{ff9f}' => (Kind::HalfwidthKana, chars::plain_form(c)?),
        // Japanese names and books use these ideographs beside the ones they would be
        // unified with, and print them differently.
        '\u{fa10}'..='\u{fad9}' if language == Language::Ja => return None,
        // Fonts have one glyph for these and the usual mark, and extraction may give
        // either code.
        '―' if chinese => (Kind::Compatibility, '—'),
        '‧' if language == Language::Ja => (Kind::Compatibility, '・'),
        '∕' if chinese || language == Language::Ja => (Kind::Compatibility, '／'),
        'ﬀ'..='ﬆ' => {
            return Some((Kind::Compatibility, Replacement::Str(ligature(c))));
        }
        _ => (Kind::Compatibility, chars::plain_form(c)?),
    };
    Some((kind, Replacement::Char(to)))
}

/// The character that a radical stands for. Where Unicode names the traditional one, the
/// fonts of other languages have their own under the same radical.
fn radical(c: char, language: Language) -> Option<char> {
    match (c, language) {
        ('⼾', Language::ZhHans) => Some('户'),
        ('⼾', Language::Ja) => Some('戸'),
        _ => chars::plain_form(c),
    }
}

fn ligature(c: char) -> &'static str {
    match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        _ => "st",
    }
}

/// The first letter of a ligature's letters, and the others.
pub(super) fn first(letters: &'static str) -> (char, &'static str) {
    let mut chars = letters.chars();
    (chars.next().unwrap_or(' '), chars.as_str())
}

/// What a base and the character behind it make up together: kana with a voice mark, or
/// jamo that make a syllable.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(super) fn joined(base: char, c: char) -> Option<(EditKind, char)> {
    match c {
        '\u{3099}' => Some((Kind::Compatibility, voiced(base)?)),
        '\u{309a}' => Some((Kind::Compatibility, half_voiced(base)?)),
        'ﾞ' => Some((Kind::HalfwidthKana, voiced(base)?)),
        'ﾟ' => Some((Kind::HalfwidthKana, half_voiced(base)?)),
        '\u{1161}'..='\u{11c2}' => Some((Kind::Compatibility, syllable(base, c)?)),
        _ => None,
    }
}

fn voiced(base: char) -> Option<char> {
    let next = char::from_u32(base as u32 + 1);
    match base {
        'う' => Some('ゔ'),
        'ウ' => Some('ヴ'),
        'ワ' => Some('ヷ'),
        'ヲ' => Some('ヺ'),
        'ゝ' | 'ヽ' => next,
        'か'..='ぢ' | 'カ'..='ヂ'
            if (base as u32 - base_of_row(base)).is_multiple_of(2) =>
        {
            next
        }
        'つ' | 'て' | 'と' | 'ツ' | 'テ' | 'ト' => next,
        'は' | 'ひ' | 'ふ' | 'へ' | 'ほ' | 'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ' => {
            next
        }
        _ => None,
    }
}

fn half_voiced(base: char) -> Option<char> {
    match base {
        'は' | 'ひ' | 'ふ' | 'へ' | 'ほ' | 'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ' => {
            char::from_u32(base as u32 + 2)
        }
        _ => None,
    }
}

fn base_of_row(kana: char) -> u32 {
    if kana < 'ァ' { 'か' as u32 } else { 'カ' as u32 }
}

/// The syllable of a leading consonant and a vowel, or of such a syllable and a trailing
/// consonant, by Unicode's arithmetic.
fn syllable(base: char, jamo: char) -> Option<char> {
    let (b, j) = (base as u32, jamo as u32);
    let code = match (b, j) {
        (0x1100..=0x1112, 0x1161..=0x1175) => {
            0xac00 + ((b - 0x1100) * 21 + (j - 0x1161)) * 28
        }
        (0xac00..=0xd7a3, 0x11a8..=0x11c2) if (b - 0xac00).is_multiple_of(28) => {
            b + (j - 0x11a7)
        }
        _ => return None,
    };
    char::from_u32(code)
}

/// Whether it only tells how another character looks.
pub(super) fn is_selector(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_by_language() {
        for (c, language, expected) in [
            ('⽇', Language::ZhHans, Some('日')),
            ('⼾', Language::ZhHans, Some('户')),
            ('⼾', Language::ZhHant, Some('戶')),
            ('⼾', Language::Ja, Some('戸')),
            ('―', Language::ZhHans, Some('—')),
            ('―', Language::Ja, None),
            ('‧', Language::Ja, Some('・')),
            ('‧', Language::ZhHant, None),
            ('\u{f90a}', Language::Ko, Some('金')),
            ('\u{fa19}', Language::Ja, None),
            ('\u{fa19}', Language::ZhHant, Some('神')),
            ('︒', Language::Ja, Some('。')),
            ('ｶ', Language::Ja, Some('カ')),
            ('﹙', Language::Ja, None),
            ('①', Language::Ja, None),
        ] {
            let expected = expected.map(Replacement::Char);
            assert_eq!(
                plain(c, language).map(|(_, to)| to),
                expected,
                "{c} {language:?}"
            );
        }
    }

    #[test]
    fn marks_and_jamo_join() {
        for (base, mark, expected) in [
            ('か', '\u{3099}', Some('が')),
            ('き', '\u{3099}', Some('ぎ')),
            ('が', '\u{3099}', None),
            ('ち', '\u{3099}', Some('ぢ')),
            ('っ', '\u{3099}', None),
            ('と', '\u{3099}', Some('ど')),
            ('ほ', '\u{309a}', Some('ぽ')),
            ('ウ', 'ﾞ', Some('ヴ')),
            ('ハ', 'ﾟ', Some('パ')),
            ('ア', 'ﾞ', None),
            ('中', '\u{3099}', None),
            ('ᄒ', 'ᅡ', Some('하')),
            ('하', 'ᆫ', Some('한')),
            ('한', 'ᆫ', None),
            ('ᄒ', 'ᆫ', None),
        ] {
            assert_eq!(joined(base, mark).map(|(_, c)| c), expected, "{base} {mark:?}");
        }
    }
}
