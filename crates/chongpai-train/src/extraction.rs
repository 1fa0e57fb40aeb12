//! What extraction and recognition do to a line.

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

/// Some extractors cut a printed line where its font changes.
pub(crate) fn fragments(
    raw: String,
    text: String,
    cuts: bool,
    random: &mut Random,
) -> Vec<(String, String)> {
    if !cuts || raw.trim() != text || random.below(4) > 0 {
        return vec![(raw, text)];
    }
    let cut = text
        .char_indices()
        .skip(1)
        .find(|(_, c)| "「“（《".contains(*c) || c.is_ascii_alphanumeric())
        .map(|(at, _)| at);
    match cut {
        Some(at) if !text[..at].ends_with(' ') => {
            let (a, b) = text.split_at(at);
            vec![(a.into(), a.into()), (b.into(), b.into())]
        }
        _ => vec![(raw, text)],
    }
}

/// Recognition noise: a stop lost, a comma for a stop, a stray mark at the line's end.
pub(crate) fn noise(raw: &str, random: &mut Random) -> String {
    match random.below(24) {
        0 => raw.replacen('。', "", 1),
        1 => raw.replacen('。', "，", 1),
        2 => raw.replacen('，', "", 1),
        3 => format!("{raw}·"),
        4 => raw.replacen('，', "。", 1),
        _ => raw.into(),
    }
}
