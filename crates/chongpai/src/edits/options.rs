//! What the options ask for beside cleaning: full-width digits and letters made
//! half-width, half-width punctuation made full-width, one space round words and numbers.

use super::glyphs::{Gap, Glyph};
use super::spaces::Border;
use crate::chars::{self, Class, bit};
use crate::document::{EditKind, Replacement};
use crate::{Language, Options, Spacing};

/// Whether the options change lines that are clean.
pub(super) fn change_clean_lines(language: Language, options: &Options) -> bool {
    let spaces = options.spacing == Spacing::One && is_unspaced(language);
    options.fold_fullwidth || options.widen_punctuation || spaces
}

fn is_unspaced(language: Language) -> bool {
    !matches!(language, Language::Ko | Language::Latin)
}

/// Changes the glyphs of a line as the options ask.
pub(super) fn change(glyphs: &mut [Glyph], language: Language, options: &Options) {
    if options.fold_fullwidth {
        for glyph in glyphs.iter_mut() {
            if glyph.is_in(bit(Class::WideDigit) | bit(Class::WideLetter))
                && let Some(to) = char::from_u32(glyph.c as u32 - 0xfee0)
            {
                set(glyph, to, EditKind::Folded, language);
            }
        }
    }
    if options.widen_punctuation && is_unspaced(language) {
        widen(glyphs, language);
    }
    if options.spacing == Spacing::One && is_unspaced(language) {
        space(glyphs);
    }
}

/// Puts one space at every border between CJK characters and half-width letters or digits.
///
/// What stood there before is out of sight of all that counts spaces, so that a page reads
/// the same with and without it.
fn space(glyphs: &mut [Glyph]) {
    for at in 1..glyphs.len() {
        let (before, after) = (&glyphs[at - 1], &glyphs[at]);
        let half_width = !before.wide || !after.wide;
        if half_width && Border::of(before, after).is_some() {
            glyphs[at].gap = Gap::decided(after.gap.one());
        }
    }
}

/// Brackets go first: they look at characters alone, and what they become is seen by the
/// marks beside them, so that widening a second time finds nothing more.
fn widen(glyphs: &mut [Glyph], language: Language) {
    let mut open = Vec::new();
    for at in 0..glyphs.len() {
        match glyphs[at].c {
            '(' => open.push(at),
            ')' => {
                // A pair is widened together or not at all.
                if let Some(first) = open.pop()
                    && [first, at]
                        .into_iter()
                        .any(|place| touches(glyphs, place, Glyph::is_cjk))
                {
                    set(&mut glyphs[first], '（', EditKind::Widened, language);
                    set(&mut glyphs[at], '）', EditKind::Widened, language);
                }
            }
            _ => {}
        }
    }
    for at in 1..glyphs.len() {
        if let Some(to) = wide_mark(glyphs[at].c)
            && beside_cjk(&glyphs[at - 1])
            && glyphs.get(at + 1).is_none_or(beside_cjk)
        {
            set(&mut glyphs[at], to, EditKind::Widened, language);
        }
    }
}

/// Whether either neighbour of a glyph is so.
fn touches(glyphs: &[Glyph], at: usize, so: impl Fn(&Glyph) -> bool) -> bool {
    at > 0 && so(&glyphs[at - 1]) || glyphs.get(at + 1).is_some_and(so)
}

fn beside_cjk(glyph: &Glyph) -> bool {
    glyph.is_cjk() || glyph.is_wide_mark()
}

fn wide_mark(c: char) -> Option<char> {
    Some(match c {
        ',' => '，',
        '.' => '。',
        ';' => '；',
        ':' => '：',
        '!' => '！',
        '?' => '？',
        _ => return None,
    })
}

fn set(glyph: &mut Glyph, to: char, kind: EditKind, language: Language) {
    glyph.c = to;
    glyph.class = chars::class(to);
    glyph.wide = chars::width(to, language) == 2;
    glyph.change = Some((kind, Replacement::Char(to)));
}
