//! What extraction and recognition do to a line.

use crate::corpus::Row;
use crate::lines::Random;

pub(crate) fn stray_spaces(text: &str, random: &mut Random) -> String {
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        if "，。、：；”）」".contains(c) && random.below(2) == 0 {
            out.push(' ');
        }
    }
    out.trim_end().into()
}

pub(crate) fn digit_spaces(text: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in text.chars() {
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        if (c.is_ascii_digit() && han(before)) || (han(c) && before.is_ascii_digit()) {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    out
}

/// Where an extractor cuts printed lines into pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cuts {
    None,
    /// Where the font changes: at brackets, digits and Latin letters.
    Font,
    /// At the words of lines whose spaces were stretched.
    Words,
    /// Before and after a mark that was set closer.
    Marks,
    /// Where a recogniser saw a gap, once.
    Anywhere,
}

/// A piece of a printed line.
pub(crate) struct Piece {
    /// As extraction gives it.
    pub(crate) raw: String,
    text: String,
    /// Whether a space of the text stood before it.
    space_before: bool,
}

impl Piece {
    /// The answer for it as the `k`th piece of a line that has the answer `whole`.
    pub(crate) fn row(&self, k: usize, whole: &Row) -> Row {
        let glue = match k {
            0 => whole.glue.clone(),
            _ if self.space_before => " ".into(),
            _ => String::new(),
        };
        Row { glue, text: self.text.clone(), ..whole.clone() }
    }
}

/// Cuts a printed line into pieces, if it is one of those that are cut.
pub(crate) fn fragments(
    raw: String,
    text: String,
    cuts: Cuts,
    random: &mut Random,
) -> Vec<Piece> {
    if cuts == Cuts::None || raw.trim() != text || random.below(4) > 0 {
        return vec![Piece { raw, text, space_before: false }];
    }
    let mut out: Vec<Piece> = Vec::new();
    let mut rest = text.as_str();
    let most = match cuts {
        Cuts::Words => 12,
        Cuts::Anywhere => 1,
        _ => 1 + random.below(3),
    };
    while out.len() < most
        && let Some(at) = cut(rest, cuts, random)
    {
        let (a, b) = rest.split_at(at);
        out.push(piece(a, cuts, !out.is_empty() || a.len() < rest.len()));
        rest = b;
    }
    out.push(piece(rest, cuts, false));
    for k in 1..out.len() {
        out[k].space_before = out[k - 1].text.ends_with(' ');
    }
    for p in &mut out {
        p.text.truncate(p.text.trim_end().len());
    }
    // A blank between two cuts is no piece.
    out.retain(|p| !p.text.is_empty());
    out
}

/// Where a text is cut first.
fn cut(text: &str, cuts: Cuts, random: &mut Random) -> Option<usize> {
    let gap = match cuts {
        Cuts::Anywhere => 1 + random.below(text.chars().count()),
        _ => usize::MAX,
    };
    let mut before = None;
    for (place, (at, c)) in text.char_indices().enumerate() {
        let Some(b) = before.replace(c) else { continue };
        let narrow = |c: char| c.is_ascii_alphanumeric();
        let mark = |c: char| "。，、”」』）".contains(c);
        let here = match cuts {
            Cuts::None => false,
            Cuts::Anywhere => place >= gap,
            Cuts::Font => "「“（《".contains(c) && b != ' ' || narrow(c) != narrow(b),
            Cuts::Words => b == ' ',
            Cuts::Marks => {
                mark(b) && "「“（".contains(c)
                    || mark(b) && !mark(c) && at < 8
                    || mark(c) && mark(b)
            }
        };
        if here && c != ' ' {
            return Some(at);
        }
    }
    None
}

fn piece(text: &str, cuts: Cuts, stretched: bool) -> Piece {
    let raw = match cuts {
        // White space at the end tells that the line goes on, one blank or two.
        Cuts::Words if stretched => format!("{} ", text),
        _ => text.to_owned(),
    };
    Piece { raw, text: text.to_owned(), space_before: false }
}

/// What a recogniser makes of a line of so many characters that it has no idea of.
pub(crate) fn garbage(length: usize, random: &mut Random) -> String {
    let mut out = String::new();
    let end = length + random.below(length / 2 + 1);
    while out.len() < end {
        if !out.is_empty() {
            out.push_str([" ", " ", ", ", ". "][random.below(4)]);
        }
        let small = random.below(4) == 0;
        for _ in 0..2 + random.below(7) {
            let letter = b'A' + random.below(26) as u8;
            out.push(if small { letter.to_ascii_lowercase() } else { letter }.into());
        }
    }
    out
}

/// A line whose full-width marks were taken for half-width ones, and some for others; and the same
/// without the spaces that came with them.
pub(crate) fn halve(raw: &str, random: &mut Random) -> [String; 2] {
    let [mut out, mut tight] = [String::new(), String::new()];
    for c in raw.chars() {
        let read = match c {
            '（' => [" (", " (", " (", "〈"][random.below(4)],
            '）' => ") ",
            '：' => ": ",
            '；' => "; ",
            '？' => "? ",
            '！' => "! ",
            '—' => ["一", "一", "-", "—"][random.below(4)],
            '』' => ["』", "4", ""][random.below(3)],
            '“' | '”' => ["\"", "\"", ""][random.below(3)],
            '‘' | '’' => "'",
            _ => {
                out.push(c);
                tight.push(c);
                continue;
            }
        };
        out.push_str(read);
        tight.push_str(read.trim());
    }
    [out.trim().to_owned(), tight]
}

/// Recognition noise: a mark lost or taken for another, a stray mark at an end of the line, a
/// blank where there is none, a character that is another one.
pub(crate) fn noise(raw: &str, random: &mut Random) -> String {
    // A line of a character or two is often taken for something else altogether.
    if raw.trim().chars().count() <= 2 && random.below(3) == 0 {
        return scrap(random);
    }
    let noisy = match random.below(30) {
        0 => raw.replacen('。', "", 1),
        1 => raw.replacen('。', ["，", ".", "·", "o"][random.below(4)], 1),
        2 => raw.replacen(['，', '、'], "", 1),
        3 => format!("{raw}{}", ["·", "'", "ˊ", "|", "、", "・"][random.below(6)]),
        4 => raw.replacen('，', ["。", ",", "."][random.below(3)], 1),
        5 => format!("{}{raw}", ["·", "'", "|", "-", ".", "・"][random.below(6)]),
        6 => {
            raw.replacen(['“', '「', '”', '」'], ["\"", "'", "r", ""][random.below(4)], 1)
        }
        7 => misread(raw, random, |c, _| format!("{c} ")),
        8..11 => misread(raw, random, |_, other| other.to_string()),
        _ => raw.into(),
    };
    // A line of nothing would be no line.
    if noisy.trim().is_empty() { raw.into() } else { noisy }
}

/// What a line of a character or two is taken for.
fn scrap(random: &mut Random) -> String {
    const LETTERS: [char; 16] = [
        '7', '8', '2', '3', '4', 'o', 'c', 'l', 'I', 'T', 'S', 'J', 'て', 'れ', 'へ',
        'ㅏ',
    ];
    let letter = |random: &mut Random| LETTERS[random.below(LETTERS.len())];
    let mut out = String::from(letter(random));
    if random.below(3) == 0 {
        out.push(letter(random));
    }
    out
}

/// Something that is no text, as a recogniser reads it.
pub(crate) fn speck(random: &mut Random) -> String {
    const MARKS: &str = "||..——·-_■~丨+/\\<*:=°'\"^[iIlo1一口aevr";
    // What stripes, hatching and the edges of pictures are taken for.
    const LETTERS: &str = "aaeeoosrnilmwLTASHWMEKI";
    let (from, length) = match random.below(6) {
        0 => (LETTERS, 1 + random.below(4)),
        _ => (MARKS, [1, 1, 1, 2, 3][random.below(5)]),
    };
    let from: Vec<char> = from.chars().collect();
    let mut out = String::new();
    for k in 0..length {
        if k > 0 && random.below(2) == 0 {
            out.push(' ');
        }
        out.push(from[random.below(from.len())]);
    }
    out
}

/// A line that a recogniser took for Latin words, now and then behind a beginning that it read
/// right: a letter or so for each character, most of them capitals.
pub(crate) fn latin(raw: &str, random: &mut Random) -> String {
    const LETTERS: &str = "AAAAEEEEEBBRRRRTTTSSHHHPPMMIICGKWLNFDOUXaeiokt";
    let letters: Vec<char> = LETTERS.chars().collect();
    let chars: Vec<char> = raw.trim().chars().collect();
    let kept = match random.below(3) {
        0 => random.below(chars.len() * 2 / 3 + 1),
        _ => 0,
    };
    let mut out: String = chars[..kept].iter().collect();
    let count = (chars.len() - kept) * (60 + random.below(60)) / 100 + 1;
    let mut word = 2 + random.below(6);
    for _ in 0..count {
        if word == 0 {
            out.push_str([", ", " ", " ", ". "][random.below(4)]);
            word = 1 + random.below(8);
        }
        out.push(letters[random.below(letters.len())]);
        word -= 1;
    }
    match chars.last() {
        Some('。') => out.push_str([".", ".", ""][random.below(3)]),
        Some('，' | '、') => out.push_str([",", ",", ""][random.below(3)]),
        Some('）') => out.push(')'),
        _ => {}
    }
    out
}

/// A line with something else for one of its characters, made of it and of another one.
fn misread(
    raw: &str,
    random: &mut Random,
    mut read: impl FnMut(char, char) -> String,
) -> String {
    let chars: Vec<char> = raw.chars().collect();
    let (at, other) = (random.below(chars.len()), random.below(chars.len()));
    let whole = chars.iter().enumerate().map(|(i, &c)| match i == at {
        true => read(c, chars[other]),
        false => c.into(),
    });
    whole.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_leaves_something_of_every_line() {
        let mut random = Random(7);
        for raw in ["。", "，", "桥", "“", "桥修好了，车又通了。"] {
            for _ in 0..500 {
                assert!(!noise(raw, &mut random).trim().is_empty(), "{raw}");
            }
        }
    }

    #[test]
    fn a_line_taken_for_latin_is_about_as_long() {
        let mut random = Random(7);
        for raw in ["桥修好了，车又通了。", "桥", "　"] {
            for _ in 0..200 {
                let read = latin(raw, &mut random);
                let (of, count) = (raw.trim().chars().count(), read.chars().count());
                assert!(count > of / 3 && count <= 3 * of + 2, "{read}");
            }
        }
    }

    #[test]
    fn one_character_is_misread() {
        let mut random = Random(7);
        let read = misread("桥修好了", &mut random, |_, _| "口".into());
        assert_eq!(read.chars().count(), 4);
        assert_eq!(read.matches('口').count(), 1);
    }
}
