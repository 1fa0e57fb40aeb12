//! The width of lines in which several characters are printed as one: a syllable of several
//! jamo, kana with a voice mark, a flag of two letters, a picture of several parts.
//!
//! These are Unicode's grapheme clusters (UAX #29) without the rules for Indic scripts. A
//! mark has no width, so what it leans on need not be known.

use crate::Language;
use crate::chars::{self, Class};

/// What a character can join with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// With marks only.
    Other,
    /// A consonant that begins a Hangul syllable.
    Leading,
    /// A vowel.
    Vowel,
    /// A consonant that ends a syllable.
    Trailing,
    /// A syllable that ends with its vowel.
    Open,
    /// A syllable that ends with a consonant.
    Closed,
    /// A letter of a flag.
    Flag,
    Picture,
    /// What joins two pictures.
    Joiner,
    Mark,
}

/// The width of a text in half-ems; what is printed as one character is as wide as the
/// widest of its parts.
pub(super) fn width(text: &str, language: Language) -> u32 {
    let (mut sum, mut cluster) = (0, 0);
    let mut before = Part::Other;
    for c in text.chars() {
        let own = u32::from(chars::width(c, language));
        let part = part(c);
        let joins = joins(before, part);
        if !joins {
            cluster = 0;
        }
        sum += own.saturating_sub(cluster);
        cluster = cluster.max(own);
        before = match part {
            // Marks may stand between a picture and its joiner.
            Part::Mark if before == Part::Picture => Part::Picture,
            Part::Joiner if before != Part::Picture => Part::Other,
            Part::Flag if joins => Part::Other,
            Part::Open => Part::Vowel,
            Part::Closed => Part::Trailing,
            other => other,
        };
    }
    sum
}

fn joins(before: Part, part: Part) -> bool {
    use Part::*;
    match part {
        Mark | Joiner => true,
        Leading | Open | Closed => before == Leading,
        Vowel => matches!(before, Leading | Vowel),
        Trailing => matches!(before, Vowel | Trailing),
        Flag => before == Flag,
        Picture => before == Joiner,
        Other => false,
    }
}

fn part(c: char) -> Part {
    match c {
        '\u{200d}' => Part::Joiner,
        'ﾞ' | 'ﾟ' => Part::Mark,
        '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}' => Part::Leading,
        '\u{1160}'..='\u{11a7}' | '\u{d7b0}'..='\u{d7c6}' => Part::Vowel,
        '\u{11a8}'..='\u{11ff}' | '\u{d7cb}'..='\u{d7fb}' => Part::Trailing,
        '가'..='힣' if (c as u32 - '가' as u32).is_multiple_of(28) => Part::Open,
        '가'..='힣' => Part::Closed,
        '\u{1f1e6}'..='\u{1f1ff}' => Part::Flag,
        '\u{2190}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' => {
            Part::Picture
        }
        _ => match chars::class(c) {
            Class::Mark => Part::Mark,
            Class::Emoji => Part::Picture,
            _ => Part::Other,
        },
    }
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    /// What the rules of Unicode say.
    fn expected(text: &str) -> u32 {
        let cluster = |g: &str| {
            g.chars().map(|c| u32::from(chars::width(c, Language::Ko))).max().unwrap_or(0)
        };
        text.graphemes(true).map(cluster).sum()
    }

    #[test]
    fn clusters_are_as_wide_as_unicode_has_them() {
        let palette: Vec<char> = "가각漢あカガｶﾞﾟeA1、 ❤♂👩👧🇰🇷\u{1112}\u{1161}\u{11ab}\
            \u{a960}\u{d7b0}\u{d7cb}\u{301}\u{3099}\u{20e3}\u{fe0f}\u{200d}\u{200b}\u{1f3fd}"
            .chars()
            .collect();
        let mut state = 1u64;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as usize % below
        };
        for _ in 0..50_000 {
            let text: String =
                (0..next(9)).map(|_| palette[next(palette.len())]).collect();
            assert_eq!(width(&text, Language::Ko), expected(&text), "{text:?}");
        }
    }
}
