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
// The functions that do it stand apart, for they may be loaded later.
pub(super) fn change(glyphs: &mut [Glyph], language: Language, options: &Options) {
    // Marks look at what the source has beside them, so they go before digits fold.
    if options.widen_punctuation && is_unspaced(language) {
        widen(glyphs, language);
    }
    if options.fold_fullwidth {
        fold(glyphs, language);
    }
    if options.spacing == Spacing::One && is_unspaced(language) {
        space(glyphs);
    }
}

#[inline(never)]
fn fold(glyphs: &mut [Glyph], language: Language) {
    for at in 0..glyphs.len() {
        let is_point = glyphs[at].c == '．'
            && at > 0
            && glyphs[at - 1].class.is_digit()
            && glyphs.get(at + 1).is_some_and(|after| after.class.is_digit());
        if (is_point || glyphs[at].is_in(WIDE))
            && let Some(to) = char::from_u32(glyphs[at].c as u32 - 0xfee0)
        {
            set(&mut glyphs[at], to, EditKind::Folded, language);
        }
    }
}

const WIDE: u32 = bit(Class::WideDigit) | bit(Class::WideLetter);

/// Whether one space belongs between two lines that are joined, where the options ask for
/// one at every border.
pub(crate) fn needs_space(left: &str, right: &str, language: Language) -> bool {
    let glyph = |c: Option<char>| c.map(|c| Glyph::plain(c, language));
    is_unspaced(language)
        && glyph(left.chars().next_back())
            .zip(glyph(right.chars().next()))
            .is_some_and(|(before, after)| is_border(&before, &after))
}

/// Whether a CJK character and a half-width letter or digit meet.
fn is_border(before: &Glyph, after: &Glyph) -> bool {
    (!before.wide || !after.wide) && Border::of(before, after).is_some()
}

/// Puts one space at every border between CJK characters and half-width letters or digits.
///
/// What stood there before is out of sight of all that counts spaces, so that a page reads
/// the same with and without it.
#[inline(never)]
fn space(glyphs: &mut [Glyph]) {
    for at in 1..glyphs.len() {
        if is_border(&glyphs[at - 1], &glyphs[at]) {
            glyphs[at].gap = Gap::decided(glyphs[at].gap.one());
        }
    }
}

/// Brackets go first: they look at characters alone, and what they become is seen by the
/// marks beside them, so that widening a second time finds nothing more.
#[inline(never)]
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
    for at in 0..glyphs.len() {
        if let Some(to) = wide_mark(glyphs[at].c)
            && stands_in_cjk(glyphs, at)
        {
            set(&mut glyphs[at], to, EditKind::Widened, language);
        }
    }
}

/// Whether either neighbour of a glyph is so.
fn touches(glyphs: &[Glyph], at: usize, so: impl Fn(&Glyph) -> bool) -> bool {
    at > 0 && so(&glyphs[at - 1]) || glyphs.get(at + 1).is_some_and(so)
}

/// Whether CJK text stands on both sides of a mark, or on one and the line's edge on the
/// other. Full-width digits and letters are such text, but for a point before or after
/// them, which may belong to a number or a name; between two of them nothing is widened.
fn stands_in_cjk(glyphs: &[Glyph], at: usize) -> bool {
    let mark = glyphs[at].c;
    let shouts = |c: char| matches!(c, '!' | '?');
    // Of two shouts in a row both are widened.
    let behind = glyphs[at + 1..].iter().find(|g| !(shouts(mark) && shouts(g.c)));
    let before = at.checked_sub(1).map(|b| &glyphs[b]);
    let text = |g: &Glyph| g.is_cjk() || g.is_wide_mark();
    let wide = |g: &Glyph| mark != '.' && g.is_in(WIDE);
    match (before, behind) {
        (None, Some(after)) => mark != '.' && text(after),
        (Some(before), None) => text(before) || wide(before),
        (Some(before), Some(after)) => {
            text(before) && (text(after) || wide(after)) || wide(before) && text(after)
        }
        (None, None) => false,
    }
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
