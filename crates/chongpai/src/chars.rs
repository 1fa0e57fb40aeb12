//! What kind of character it is, how wide it stands, and where a printer may break.
//!
//! All of it comes from one two-stage table, [`tables`], because these questions are asked
//! of every character of the page.

mod forms;
mod tables;

use crate::Language;

/// The kinds of characters that the stages tell apart.
///
/// A kind does not tell full-width from half-width punctuation; [`width`] does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Class {
    /// Whatever has no kind of its own: most symbols.
    Other,
    /// White space, as Unicode has it.
    Space,
    /// Control and format characters that print nothing.
    Invisible,
    /// Combining marks, variation selectors, joiners.
    Mark,
    /// Ideographs, radicals among them.
    Han,
    /// Hiragana.
    Hiragana,
    /// Katakana, full-width or half-width.
    Katakana,
    /// Small kana, which begin no line.
    SmallKana,
    /// The prolonged sound mark and the iteration marks.
    Prolonged,
    /// Zhuyin.
    Bopomofo,
    /// Hangul syllables and jamo.
    Hangul,
    /// Letters of all other scripts.
    Letter,
    /// Half-width digits.
    Digit,
    /// Full-width Latin letters.
    WideLetter,
    /// Full-width digits.
    WideDigit,
    /// Circled numbers, Roman numerals and the like.
    Numeral,
    /// Opening brackets and quotation marks.
    Open,
    /// Closing brackets and quotation marks.
    Close,
    /// Quotation marks that may open or close.
    Quote,
    /// Marks that end a sentence, and the half-width full stop.
    Stop,
    /// Commas, semicolons and colons.
    Pause,
    /// Points that stand in the middle, between names.
    MiddleDot,
    /// Ellipses.
    Ellipsis,
    /// Dashes.
    Dash,
    /// Hyphens.
    Hyphen,
    /// Wave dashes and tildes.
    Wave,
    /// Marks that stand before an item or paragraph.
    Bullet,
    /// Signs that stand beside a number: per cent, degrees, money, square metres.
    Unit,
    /// Pictures.
    Emoji,
}

/// No class has so great a number.
pub(crate) const CLASSES: usize = 32;

impl Class {
    /// Whether it belongs to text that is set without spaces between words.
    pub(crate) fn is_unspaced(self) -> bool {
        self.is_in(UNSPACED)
    }

    /// Whether it is a digit of either width.
    pub(crate) fn is_digit(self) -> bool {
        self.is_in(bit(Class::Digit) | bit(Class::WideDigit))
    }

    /// Whether it is kana of any kind.
    pub(crate) fn is_kana(self) -> bool {
        self.is_in(KANA)
    }

    /// Whether no printer begins a line with it.
    pub(crate) fn cannot_begin(self) -> bool {
        self.is_in(CANNOT_BEGIN)
    }

    /// Whether it is one of a set made with [`bit`].
    pub(crate) const fn is_in(self, set: u32) -> bool {
        set >> self as u8 & 1 == 1
    }
}

/// The set of one class, to be put together with `|`.
pub(crate) const fn bit(class: Class) -> u32 {
    1 << class as u8
}

const KANA: u32 = bit(Class::Hiragana)
    | bit(Class::Katakana)
    | bit(Class::SmallKana)
    | bit(Class::Prolonged);
const UNSPACED: u32 = KANA | bit(Class::Han) | bit(Class::Bopomofo);
const CANNOT_BEGIN: u32 = bit(Class::Close)
    | bit(Class::Stop)
    | bit(Class::Pause)
    | bit(Class::MiddleDot)
    | bit(Class::SmallKana)
    | bit(Class::Prolonged);

/// The kind of a character.
#[inline]
pub(crate) fn class(c: char) -> Class {
    tables::CLASSES[(property(c) & 31) as usize]
}

/// How wide a character stands, in half-ems: 0, 1 or 2.
///
/// Characters that are full-width only in East Asian fonts are so in Chinese and Japanese;
/// in Korean, quotation marks and points among them are half-width, and in Latin text all.
#[inline]
pub(crate) fn width(c: char, language: Language) -> u8 {
    look(c, language).1
}

/// The kind of a character and how wide it stands.
#[inline]
pub(crate) fn look(c: char, language: Language) -> (Class, u8) {
    let property = property(c);
    let class = tables::CLASSES[(property & 31) as usize];
    match property >> 5 & 3 {
        3 => (class, ambiguous(class, language)),
        width => (class, width),
    }
}

/// Whether no printer begins a line with it (避头尾, 禁則).
#[inline]
pub(crate) fn cannot_begin(c: char) -> bool {
    class(c).cannot_begin()
}

/// Whether no printer ends a line with it.
#[inline]
pub(crate) fn cannot_end(c: char) -> bool {
    class(c) == Class::Open
}

/// Whether the edits look at it: white space, invisible characters, compatibility forms.
#[inline]
pub(crate) fn needs_look(c: char) -> bool {
    property(c) >> 7 == 1
}

/// Whether a character's first byte tells that it is an ideograph with nothing to look at,
/// as most characters of a page are: U+5000 to U+9FFF.
#[inline]
pub(crate) fn begins_han(byte: u8) -> bool {
    matches!(byte, 0xe5..=0xe9)
}

/// What [`char::is_numeric`] says, soon for the characters that pages are full of.
#[inline]
pub(crate) fn is_numeric(c: char) -> bool {
    // Looked at by itself: put together with the other ranges it takes many times as long.
    if matches!(c, '\u{3400}'..='\u{9fff}') {
        return false;
    }
    match c {
        '0'..='9' => true,
        '\0'..='\u{a0}' | '\u{2010}'..='\u{2060}' | '\u{3001}'..='\u{3006}' => false,
        '\u{3008}'..='\u{3020}' => false,
        '\u{3041}'..='\u{3191}' => false,
        '\u{ac00}'..='\u{d7ff}' | '\u{ff01}'..='\u{ff0f}' => false,
        _ => c.is_numeric(),
    }
}

/// What [`char::is_alphabetic`] says, soon for the characters that pages are full of.
#[inline]
pub(crate) fn is_alphabetic(c: char) -> bool {
    match c {
        '\u{2010}'..='\u{2060}' | '\u{3007}'..='\u{3020}' => c == '\u{3007}',
        '\u{3001}'..='\u{3004}' | '\u{ff01}'..='\u{ff20}' => false,
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' => true,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => true,
        '\u{ac00}'..='\u{d7a3}' => true,
        _ => c.is_alphabetic(),
    }
}

/// What a full-width form of ASCII is in half the width; any other character itself.
#[inline]
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// What a compatibility form, radical or vertical form reads as.
pub fn plain_form(c: char) -> Option<char> {
    let code = u32::from(c);
    let next = forms::RUNS.partition_point(|&(from, _)| from <= code);
    let (from, place) = *forms::RUNS.get(next.checked_sub(1)?)?;
    let place = usize::from(place) + (code - from) as usize;
    if place >= usize::from(forms::RUNS.get(next)?.1) {
        return None;
    }
    let byte = |column: &[u8]| u32::from(column[place]);
    char::from_u32(
        byte(&forms::LOW) | byte(&forms::MIDDLE) << 8 | byte(&forms::HIGH) << 16,
    )
}

#[inline]
fn property(c: char) -> u8 {
    let code = c as usize;
    match tables::BLOCKS.get(code >> 7) {
        Some(&block) => tables::PROPERTIES[usize::from(block) << 7 | code & 127],
        None => beyond_table(c),
    }
}

/// The planes from U+20000 on, where whole ranges are of one kind.
#[cold]
fn beyond_table(c: char) -> u8 {
    match c {
        '\u{2f800}'..='\u{2fa1d}' => Class::Han as u8 | 2 << 5 | 1 << 7,
        '\u{20000}'..='\u{3fffd}' => Class::Han as u8 | 2 << 5,
        '\u{e0001}'..='\u{e01ef}' => Class::Mark as u8 | 1 << 7,
        _ => Class::Other as u8 | 3 << 5,
    }
}

#[cold]
fn ambiguous(class: Class, language: Language) -> u8 {
    let narrow_in_korean = bit(Class::Open)
        | bit(Class::Close)
        | bit(Class::Quote)
        | bit(Class::MiddleDot)
        | bit(Class::Letter);
    match language {
        Language::Latin => 1,
        Language::Ko if class.is_in(narrow_in_korean) => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests;
