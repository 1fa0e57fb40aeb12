//! Clean lines → their shapes: widths, edges, what they are made of, the blanks above.
//!
//! Takes the cleaned text of each non-blank line; gives one [`Shape`] per line and the
//! page's blank-line rhythm. Nothing here knows about neighbouring lines; that begins with
//! [`columns`](crate::columns).

mod clusters;
mod margins;

use crate::chars::{self, Class, bit};
use crate::edits::Cleaned;
use crate::{Language, Source};

/// What can be measured of one line alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Display width of the clean text in half-ems, at most [`WIDEST`].
    pub(crate) width: u16,
    /// Width in half-ems of the shortest beginning that a printer could have set on the
    /// line before, when lines may break between any two Hangul syllables.
    pub(crate) unit: u16,
    /// The same when Korean lines break only at spaces.
    pub(crate) word: u16,
    /// How many spaces and marks of half-width stand in the unit, and in the word.
    pub(crate) thin: [u8; 2],
    /// Blank lines above it.
    pub(crate) blanks: u8,
    /// White space at its beginning, beyond the margin that it stands at, in half-ems.
    pub(crate) indent: u8,
    /// Whether a page begins with it.
    pub(crate) page: bool,
    /// Whether its letters were spaced out.
    pub(crate) spaced: bool,
    /// Opening brackets and quotation marks that the line does not close.
    pub(crate) opened: u8,
    /// Closing ones that the line did not open.
    pub(crate) closed: u8,
    /// Characters, white space not counted.
    pub(crate) chars: u16,
    /// How many of them are Han.
    pub(crate) han: u16,
    /// How many are kana.
    pub(crate) kana: u16,
    /// How many are Hangul.
    pub(crate) hangul: u16,
    /// How many are Latin letters of either width.
    pub(crate) latin: u16,
    /// How many are digits of either width.
    pub(crate) digits: u16,
    /// How many are half-width digits and letters: what makes widths uncertain.
    pub(crate) narrow: u16,
    /// How many are punctuation.
    pub(crate) marks: u16,
    /// Whether a sentence ends in it; points inside numbers aside.
    pub(crate) stops: bool,
    /// How many of its longer words begin with a capital letter: 0 it has none, 1 few, 2 some,
    /// 3 nearly all, 4 all its letters are capitals.
    pub(crate) capitals: u8,
    /// Spaces that stayed inside the line.
    pub(crate) spaces: u16,
    /// The first three characters; NUL where the line has fewer.
    pub(crate) first: [char; 3],
    /// The last three characters, the very last first; NUL where the line has fewer.
    pub(crate) last: [char; 3],
}

/// Wider lines count as this wide: they are paragraphs, not printed lines.
pub(crate) const WIDEST: u16 = 4000;

/// The shapes of a page's lines.
#[derive(Debug, Clone)]
pub(crate) struct Lines {
    /// One for each non-blank line.
    pub(crate) shapes: Vec<Shape>,
    /// The number of blank lines that commonly stands between two lines.
    pub(crate) rhythm: u8,
}

/// Measures the lines of a page.
pub(crate) fn measure(source: &Source, cleaned: &Cleaned, language: Language) -> Lines {
    let mut shapes = Vec::with_capacity(cleaned.ranges.len());
    let (mut blanks, mut page) = (0u8, false);
    let mut counts = [0u32; 4];
    for line in source.lines() {
        page |= line.page;
        if line.blank {
            blanks = blanks.saturating_add(1);
            continue;
        }
        let i = shapes.len();
        let text = cleaned.printed(i);
        let mut shape = measure_line(text, language);
        shape.blanks = if i == 0 { 0 } else { blanks };
        shape.indent = match cleaned.indents[i] {
            // Some extractors put a blank before each page, which is no indent.
            1 if i == 0 || page => 0,
            indent => indent,
        };
        shape.spaced = cleaned.spaced[i];
        shape.page = page;
        if i > 0 && !page {
            counts[usize::from(blanks.min(3))] += 1;
        }
        shapes.push(shape);
        (blanks, page) = (0, false);
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let rhythm = counts.iter().position(|&n| n == most).unwrap_or(0) as u8;
    margins::take_off(&mut shapes);
    Lines { shapes, rhythm }
}

/// Measures one line.
fn measure_line(text: &str, language: Language) -> Shape {
    let mut s = Shape {
        width: 0,
        unit: 0,
        word: 0,
        thin: [0; 2],
        blanks: 0,
        indent: 0,
        page: false,
        spaced: false,
        opened: 0,
        closed: 0,
        chars: 0,
        han: 0,
        kana: 0,
        hangul: 0,
        latin: 0,
        digits: 0,
        narrow: 0,
        marks: 0,
        stops: false,
        capitals: 0,
        spaces: 0,
        first: ['\0'; 3],
        last: ['\0'; 3],
    };
    let (mut width, mut clusters) = (0u32, false);
    let mut counts = [0u32; chars::CLASSES];
    let mut plain = 0;
    let mut left = text.chars();
    while let Some(&first) = left.as_str().as_bytes().first() {
        let Some(c) = left.next() else { break };
        if chars::begins_han(first) {
            plain += 1;
            continue;
        }
        let (class, wide) = chars::look(c, language);
        width += u32::from(wide);
        counts[class as usize] += 1;
        match class {
            Class::Hangul => clusters |= is_jamo(c),
            Class::Mark | Class::Invisible | Class::Emoji => clusters = true,
            Class::Open => s.opened = s.opened.saturating_add(1),
            Class::Close if s.opened > 0 => s.opened -= 1,
            Class::Close => s.closed = s.closed.saturating_add(1),
            _ => {}
        }
    }
    counts[Class::Han as usize] += plain;
    width += 2 * plain;
    let [unit, word] = units(text, language);
    if clusters {
        width = clusters::width(text, language);
    }
    let printed = |c: &char| chars::class(*c) != Class::Space;
    for (place, c) in s.first.iter_mut().zip(text.chars().filter(printed)) {
        *place = c;
    }
    // A dash that a recogniser took for characters: 一一记上海公安局.
    if matches!(s.first, ['一', '一', c] if chars::class(c) == Class::Han) {
        s.first[..2].fill('—');
    }
    for (place, c) in s.last.iter_mut().zip(text.chars().rev().filter(printed)) {
        *place = c;
    }
    let of =
        |classes: &[Class]| -> u32 { classes.iter().map(|&c| counts[c as usize]).sum() };
    let spaces = of(&[Class::Space]);
    let han = of(&[Class::Han]);
    let kana =
        of(&[Class::Hiragana, Class::Katakana, Class::SmallKana, Class::Prolonged]);
    let hangul = of(&[Class::Hangul]);
    let latin = of(&[Class::Letter, Class::WideLetter]);
    let digits = of(&[Class::Digit, Class::WideDigit]);
    let others = of(&[Class::Mark, Class::Invisible, Class::Emoji]);
    let chars = counts.iter().sum::<u32>() - spaces;
    let most = |n: u32| n.min(u32::from(u16::MAX)) as u16;
    s.spaces = most(spaces);
    s.chars = most(chars);
    s.han = most(han);
    s.kana = most(kana);
    s.hangul = most(hangul);
    s.latin = most(latin);
    s.digits = most(digits);
    s.narrow = most(of(&[Class::Letter, Class::Digit]));
    s.marks = most(chars - han - kana - hangul - latin - digits - others);
    s.stops = counts[Class::Stop as usize] > 0 && has_stop(text);
    if latin * 2 > chars {
        s.capitals = capitals(text);
    }
    let clip = |w: u32| w.min(u32::from(WIDEST)) as u16;
    s.width = clip(width);
    let whole = (width, s.marks + s.spaces);
    let (unit, word) = (unit.unwrap_or(whole), word.unwrap_or(whole));
    s.unit = clip(unit.0);
    s.word = clip(word.0);
    s.thin = [unit.1, word.1].map(|thin| thin.min(u16::from(u8::MAX)) as u8);
    s
}

/// No paragraph is indented by so many half-ems.
const DEEP: u8 = 10;

/// Whether so many half-ems of white space before a line may be a paragraph's indent.
pub(crate) fn is_indent(white: u8) -> bool {
    (1..DEEP).contains(&white)
}

/// Whether it stands so far in that it was set in the middle, or at the right edge.
pub(crate) fn is_deep(white: u8) -> bool {
    white >= DEEP
}

impl Shape {
    /// Whether the line ends as a sentence does, closing brackets passed over.
    pub(crate) fn ends_sentence(&self) -> bool {
        for c in self.last {
            match chars::class(c) {
                Class::Stop | Class::Ellipsis => return true,
                Class::Close => {}
                _ => return false,
            }
        }
        false
    }

    /// The shape of a line of Korean in a proportional font: half of half an em for a space, a
    /// little more for a mark, and more than half an em for a digit or a letter.
    pub(crate) fn proportional(&self) -> Self {
        let thin = u32::from(self.spaces) * 8 + u32::from(self.marks) * 6;
        let width = u32::from(self.width) * 16 + u32::from(self.narrow) * 2;
        let less = |width: u16, thin: u8| width - width.min(u16::from(thin.div_ceil(2)));
        Self {
            width: ((width.saturating_sub(thin) + 8) / 16) as u16,
            unit: less(self.unit, self.thin[0]),
            word: less(self.word, self.thin[1]),
            ..*self
        }
    }
}

/// The widths of the shortest beginnings that a printer could have set on the line before,
/// when Korean words may be broken and when not; nothing where the line can't be broken.
fn units(text: &str, language: Language) -> [Option<(u32, u16)>; 2] {
    let mut unit = None;
    let (mut width, mut thin) = (0, 0);
    let mut before: Option<(char, Class)> = None;
    for c in text.chars() {
        let (class, wide) = chars::look(c, language);
        match before.map_or(Break::Never, |before| breaks_between(before, (c, class))) {
            Break::Anywhere => {
                return [unit.or(Some((width, thin))), Some((width, thin))];
            }
            Break::Syllable => unit = unit.or(Some((width, thin))),
            Break::Never => {}
        }
        width += u32::from(wide);
        thin += u16::from(wide == 1 && !class.is_in(NARROW));
        before = Some((c, class));
    }
    [unit, None]
}

/// Letters and digits of half-width.
const NARROW: u32 = bit(Class::Letter) | bit(Class::Digit);

/// Whether a mark that ends a sentence stands in a line, and not before a number or letter.
fn has_stop(text: &str) -> bool {
    text.char_indices().any(|(at, c)| {
        chars::class(c) == Class::Stop
            && !(c == '.'
                && text[at + 1..].starts_with(|c: char| c.is_ascii_alphanumeric()))
    })
}

/// How many of a line's longer words begin with a capital letter, as [`Shape`] says it.
fn capitals(text: &str) -> u8 {
    let (mut large, mut small, mut lower) = (0u32, 0u32, false);
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let Some(first) = word.chars().next() else { continue };
        lower |= word.bytes().any(|b| b.is_ascii_lowercase());
        match first {
            c if c.is_uppercase() => large += 1,
            // Titles leave the small words small.
            c if c.is_lowercase() => small += u32::from(word.len() > 3),
            _ => {}
        }
    }
    match () {
        () if large == 0 => u8::from(small > 0),
        () if !lower => 4,
        () if large > small * 4 => 3,
        () if large >= small => 2,
        () => 1,
    }
}

/// Whether several of these characters are printed as one syllable.
fn is_jamo(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97c}' | '\u{d7b0}'..='\u{d7fb}')
}

/// Where a printer may end a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    Never,
    /// Only where Korean words may be broken.
    Syllable,
    Anywhere,
}

/// Whether a line may end between two characters: a simplified UAX #14 with kinsoku.
fn breaks_between((a, before): (char, Class), (b, after): (char, Class)) -> Break {
    if before == Class::Space {
        return Break::Anywhere;
    }
    if after == Class::Space || after.cannot_begin() || before == Class::Open {
        return Break::Never;
    }
    if before == Class::Han && after == Class::Han {
        return Break::Anywhere;
    }
    // A word or a number with its signs stays together.
    let narrow = |c: char, class: Class| {
        !class.is_unspaced()
            && class != Class::Hangul
            && !class.is_in(bit(Class::Open) | bit(Class::Dash))
            && chars::width(c, Language::ZhHans) < 2
    };
    if narrow(a, before) && narrow(b, after) {
        return Break::Never;
    }
    if before == after && matches!(before, Class::Dash | Class::Ellipsis) {
        return Break::Never;
    }
    if before == Class::Hangul || after == Class::Hangul {
        return Break::Syllable;
    }
    Break::Anywhere
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, width: u16, unit: u16) {
        let shape = measure_line(text, Language::ZhHans);
        assert_eq!((shape.width, shape.unit), (width, unit), "{text}");
    }

    fn indents(text: &str) -> Vec<u8> {
        let source = crate::source::read(text);
        let cleaned = crate::edits::clean(&source, Language::Ko, &Default::default());
        let lines = measure(&source, &cleaned, Language::Ko);
        lines.shapes.iter().map(|shape| shape.indent).collect()
    }

    #[test]
    fn a_blank_before_a_page_is_no_indent() {
        assert_eq!(indents(" 다리를 고친다\n 시는\n오늘\n\x0c 둘째 쪽"), [0, 1, 0, 0]);
        assert_eq!(indents("　시는\n　오늘"), [2, 2]);
    }

    #[test]
    fn a_margin_is_no_indent() {
        let column = "    　　桥修好了，车\n    又通了。老周站\n    在桥头数车，数\n    \
            到第九辆时下起\n    了雨。他说，这\n    雨来得正好。\n";
        assert_eq!(indents(column), [4, 0, 0, 0, 0, 0]);
        // The next story stands further in, and its title in the middle of its column.
        let story = "            老桥\n        　　昨天清早，老\n        桥又走车了，孩\n        子们先\
                     跑过去\n        。镇上的人站在\n        桥头看，直到太\n        \
                     阳下山，才都回\n        家去。\n";
        assert_eq!(
            indents(&[column, story].concat()),
            [4, 0, 0, 0, 0, 0, 4, 4, 0, 0, 0, 0, 0, 0]
        );
        // Paragraphs are indented, each of them.
        let paragraphs = "　　桥修好了。\n".repeat(8);
        assert_eq!(indents(&paragraphs), [4; 8]);
    }

    #[test]
    fn sentences_end_in_a_line_but_not_in_its_numbers() {
        for text in ["车停了。人", "다. 그는", "그렇다.", "at last. The"] {
            assert!(has_stop(text), "{text}");
        }
        for text in ["共1.2万人", "지진 5.8 규모", "page.example", "没有句号"]
        {
            assert!(!has_stop(text), "{text}");
        }
    }

    #[test]
    fn titles_have_their_words_in_capitals() {
        for (text, capitals_of) in [
            ("Town Clock to Strike Again", 3),
            ("BY JONAS PETTIBONE", 4),
            ("By Jonas Pettibone", 3),
            ("On Monday the old pier", 2),
            ("the last ferry left Tanner", 1),
            ("and neither did she", 1),
            ("2025", 0),
        ] {
            assert_eq!(capitals(text), capitals_of, "{text}");
        }
    }

    #[test]
    fn widths_are_of_what_is_printed() {
        check("한국 뉴스", 9, 2);
        // The same in conjoining jamo.
        check("\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}", 4, 2);
        check("e\u{301}t", 2, 2);
        check("👩\u{200d}👩\u{200d}👧 가", 5, 2);
    }

    #[test]
    fn a_proportional_font_has_narrow_spaces_and_marks() {
        let check = |text: &str, width: u16, unit: u16, word: u16| {
            let shape = measure_line(text, Language::Ko).proportional();
            assert_eq!(
                (shape.width, shape.unit, shape.word),
                (width, unit, word),
                "{text}"
            );
        };
        check("마을 도서관이 어제 다시 문을", 26, 2, 4);
        check("2021년 12월 1일", 15, 4, 6);
        check("“문을 열자”", 10, 2, 5);
        check("", 0, 0, 0);
    }

    #[test]
    fn units_are_what_a_printer_keeps_together() {
        check("架、大", 6, 4);
        check("「花」", 6, 6);
        check("1998年", 6, 4);
        // With the space that would stand before it.
        check("English words", 13, 8);
        check("……然", 6, 4);
    }
}
