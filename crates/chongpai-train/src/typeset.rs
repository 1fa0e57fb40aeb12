//! Sets a paragraph into lines, as a printer would, and gives them as extraction does.
//!
//! Widths are in hundredths of an em, because half-width digits and letters are narrower or
//! wider than half an em in most fonts; the engine, which sees only text, has to live with
//! that.

use crate::lines::Random;

/// How a page sets its lines.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    /// Width of a half-width digit or letter, in hundredths of an em.
    pub(crate) narrow: u32,
    /// Width of a space.
    pub(crate) space: u32,
    /// Whether Korean lines may end inside a word.
    pub(crate) break_words: bool,
    /// Whether two marks in a row are squeezed by half an em, and one at a line's end.
    pub(crate) squeeze: bool,
    /// Whether any mark may be squeezed by half an em to fit one more character.
    pub(crate) press: bool,
    /// Whether commas and stops may hang out of the measure.
    pub(crate) hang: bool,
    /// Whether words of Latin letters are broken with a hyphen.
    pub(crate) hyphenate: bool,
}

/// A line as set: its text, and the glue before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SetLine {
    pub(crate) text: String,
    pub(crate) space_before: bool,
    /// The line ends in a hyphen that is not of the text.
    pub(crate) hyphen: bool,
}

const CLOSING: &str = "，。、；：！？）」』】》〉”’…·%％℃)]},.!?:;ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ・〕～";
const OPENING: &str = "（「『【《〈“‘([{〔";

fn is_wide(c: char) -> bool {
    let code = c as u32;
    code >= 0x1100 && !(0xff61..=0xffdc).contains(&code) || "“”‘’—…·".contains(c)
}

fn is_hangul(c: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

fn width(c: char, s: &Setting) -> u32 {
    match c {
        ' ' => s.space,
        c if is_wide(c) => 100,
        'i' | 'l' | '.' | ',' | '\'' | ':' | ';' | '!' | '|' | 'j' | 'f' | 't' => {
            s.narrow * 6 / 10
        }
        'm' | 'w' | 'M' | 'W' => s.narrow * 15 / 10,
        _ => s.narrow,
    }
}

/// Whether a line may end between two characters.
fn may_break(a: char, b: char, s: &Setting) -> bool {
    if a == ' ' {
        return true;
    }
    if b == ' ' || CLOSING.contains(b) || OPENING.contains(a) {
        return false;
    }
    if (a == b) && "—…─".contains(a) {
        return false;
    }
    let word = |c: char| !is_wide(c) || (is_hangul(c) && !s.break_words);
    !(word(a) && word(b))
}

/// Sets a text into lines; `measure(k)` is the measure of line `k` in hundredths of an em.
pub(crate) fn set(
    text: &str,
    setting: &Setting,
    measure: &mut dyn FnMut(usize) -> u32,
    random: &mut Random,
) -> Vec<SetLine> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    let mut start = 0;
    let mut space_before = false;
    while start < chars.len() {
        let room = measure(out.len()).max(300);
        let (end, hyphen) = fill(&chars, start, room, setting, random);
        let line: String = chars[start..end].iter().collect();
        let mut text = line.trim_end().to_owned();
        if hyphen {
            text.push('-');
        }
        out.push(SetLine { text, space_before, hyphen });
        space_before = line.ends_with(' ');
        start = end;
        while start < chars.len() && chars[start].is_whitespace() {
            start += 1;
            space_before = true;
        }
    }
    out
}

/// Lines that end where the author ends them: at each `|`.
pub(crate) fn set_broken(text: &str) -> Vec<SetLine> {
    let mut out: Vec<SetLine> = Vec::new();
    let mut blank = false;
    for part in text.split('|').filter(|part| !part.trim().is_empty()) {
        out.push(SetLine {
            text: part.trim().to_owned(),
            space_before: !out.is_empty() && (blank || part.starts_with([' ', '　'])),
            hyphen: false,
        });
        blank = part.ends_with([' ', '　']);
    }
    out
}

/// Sets a text whose lines end at each `|`, and once more where a part is too long.
pub(crate) fn set_parts(
    text: &str,
    setting: &Setting,
    measure: u32,
    random: &mut Random,
) -> Vec<SetLine> {
    let mut out = Vec::new();
    for part in set_broken(text) {
        let mut lines = set(&part.text, setting, &mut |_| measure, random);
        if let Some(first) = lines.first_mut() {
            first.space_before = part.space_before;
        }
        out.append(&mut lines);
    }
    out
}

/// Where the line that begins at `start` ends, and whether with a hyphen.
fn fill(
    chars: &[char],
    start: usize,
    room: u32,
    setting: &Setting,
    random: &mut Random,
) -> (usize, bool) {
    let (mut used, mut last_break, mut spare) = (0u32, None, 0u32);
    let mut at = start;
    while at < chars.len() {
        let c = chars[at];
        let mut w = width(c, setting);
        let mark = |c: char| is_wide(c) && (CLOSING.contains(c) || OPENING.contains(c));
        if setting.squeeze && at > start && mark(c) && mark(chars[at - 1]) {
            w = w.saturating_sub(50);
        }
        if at > start && may_break(chars[at - 1], c, setting) {
            last_break = Some(at);
        }
        let over = used + w > room;
        let fits_squeezed = setting.squeeze && mark(c) && used + w <= room + 50;
        if setting.press && mark(c) {
            spare = (spare + 50).min(150);
        }
        // A line is pressed for one more character only if that is the better fit.
        let pressed =
            setting.press && used + w <= room + spare.min(50 + spare / 3) && used < room;
        let hangs = setting.hang && "，。、".contains(c) && used <= room;
        if over && !fits_squeezed && !hangs && !pressed && c != ' ' {
            break;
        }
        used += w;
        at += 1;
    }
    if at >= chars.len() {
        return (chars.len(), false);
    }
    if setting.hyphenate && at > start + 3 && random.below(3) > 0 {
        let letters =
            |r: std::ops::Range<usize>| chars[r].iter().all(|c| c.is_ascii_lowercase());
        if at + 3 < chars.len() && letters(at - 3..at + 2) {
            return (at - 1, true);
        }
    }
    if may_break(chars[at - 1], chars[at], setting) {
        return (at.max(start + 1), false);
    }
    (last_break.unwrap_or(at).max(start + 1), false)
}
