//! What a recogniser took for characters at a line's edges: column rules, spots, shadows.
//!
//! Nothing of a line is lost, so a speck stays in its text. But how wide a line was printed, what
//! it ends with and what it begins with is asked of the line without them.

/// No text has these apart from its words at the end of a line.
const SPECKS: &[char] =
    &['|', '｜', '│', '¦', 'ㅣ', '丨', '·', 'ㆍ', '_', '~', '^', '`', '\'', '´', '\\'];
/// Nor these behind a full stop, or before all words.
const MARKS: &[char] = &['.', ',', ':', '：', ';', '。', '，', '、'];
/// What may head an item of a list.
const BULLETS: &[char] = &['·', 'ㆍ'];

/// A line's text without the specks at its edges: single characters that are apart from its words.
pub(super) fn without(line: &str) -> &str {
    let mut text = line;
    while let Some(rest) = without_last(text) {
        text = rest;
    }
    while let Some(rest) = without_first(text) {
        text = rest;
    }
    text
}

fn without_last(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let last = chars.next_back()?;
    let rest = chars.as_str().strip_suffix(' ')?.trim_end();
    let ended = || rest.ends_with(['.', '。', '!', '?', '！', '？', '"', '”']);
    let speck = SPECKS.contains(&last) || MARKS.contains(&last) && ended();
    (speck && !rest.is_empty()).then_some(rest)
}

fn without_first(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let rest = chars.as_str().strip_prefix(' ')?.trim_start();
    let speck =
        SPECKS.contains(&first) && !BULLETS.contains(&first) || MARKS.contains(&first);
    (speck && !rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specks_at_the_edges_are_passed_over() {
        for (line, text) in [
            ("말했다. ㆍ", "말했다."),
            ("말했다 .", "말했다 ."),
            ("안 원장은 준비한 원고를 |", "안 원장은 준비한 원고를"),
            (". 대통령 당선 ㆍ |", "대통령 당선"),
            ("· 도서관", "· 도서관"),
            ("| 好。", "好。"),
            ("| .", "."),
            ("_", "_"),
            ("", ""),
        ] {
            assert_eq!(without(line), text, "{line}");
        }
    }
}
