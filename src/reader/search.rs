//! Finds what the reader looks for in the text of an answer, in one walk of it: the time
//! grows with the text, whatever is looked for. No DOM.
//!
//! Characters are alike that differ in width or case, and the simplified and traditional
//! forms of one.

use std::ops::Range;

use super::variants;
use super::widths::half;

/// Where `query` stands in `text`, in bytes of it, in order and apart. White space at its
/// ends does not count.
pub fn find(text: &str, query: &str) -> Vec<Range<u32>> {
    let wanted: Vec<char> = query.trim().chars().map(folded).collect();
    let mut out = vec![];
    if wanted.is_empty() {
        return out;
    }
    let fallback = fallback(&wanted);
    // Where the characters that match so far begin: as many as are wanted.
    let mut begins = vec![0; wanted.len()];
    let (mut matched, mut read) = (0, 0);
    for (at, c) in text.char_indices() {
        begins[read % wanted.len()] = at;
        read += 1;
        let f = folded(c);
        while matched > 0 && wanted[matched] != f {
            matched = fallback[matched - 1];
        }
        if wanted[matched] == f {
            matched += 1;
        }
        if matched == wanted.len() {
            let start = begins[(read - matched) % wanted.len()];
            out.push(start as u32..(at + c.len_utf8()) as u32);
            // What was found is not a part of the next.
            matched = 0;
        }
    }
    out
}

/// For each beginning of what is wanted, the length of the longest one that is also its end.
fn fallback(wanted: &[char]) -> Vec<usize> {
    let mut out = vec![0; wanted.len()];
    let mut length = 0;
    for i in 1..wanted.len() {
        while length > 0 && wanted[i] != wanted[length] {
            length = out[length - 1];
        }
        if wanted[i] == wanted[length] {
            length += 1;
        }
        out[i] = length;
    }
    out
}

/// The character that stands for all that are alike.
pub fn folded(c: char) -> char {
    match c {
        '\u{3000}' | '！'..='～' => half(c).to_ascii_lowercase(),
        '｡'..='ﾝ' => {
            let kana = (c as usize - '｡' as usize) * 3;
            KANA.get(kana..kana + 3).and_then(|k| k.chars().next()).unwrap_or(c)
        }
        c if c.is_ascii() => c.to_ascii_lowercase(),
        c => variants::folded(c),
    }
}

/// The full-width forms of U+FF61 to U+FF9D, of three bytes each.
const KANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, query: &str, expected: &[&str]) {
        let found = find(text, query);
        let shown: Vec<_> =
            found.iter().map(|h| &text[h.start as usize..h.end as usize]).collect();
        assert_eq!(shown, expected, "{query} in {text}");
        assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }

    #[test]
    fn widths_and_cases_are_alike() {
        check("ＮＨＫとNHKとnhk", "nhk", &["ＮＨＫ", "NHK", "nhk"]);
        check("1998年、１９９８年", "１９98", &["1998", "１９９８"]);
        check("テレビとﾃﾚﾋ", "ﾃﾚ", &["テレ", "ﾃﾚ"]);
        check("ﾝ。｡", "ン｡", &["ﾝ。"]);
        check("A\u{3000}B", "a b", &["A\u{3000}B"]);
    }

    #[test]
    fn simplified_and_traditional_are_alike() {
        check("国家與國家", "國家", &["国家", "國家"]);
        check("头发發展", "發", &["发", "發"]);
        check("说话，說話", "说话", &["说话", "說話"]);
    }

    #[test]
    fn what_was_found_is_not_part_of_the_next() {
        check("啊啊啊啊啊", "啊啊", &["啊啊", "啊啊"]);
        check("ababac", "abac", &["abac"]);
        check("春天春天里", "春天里", &["春天里"]);
        check("早春", "  春\n", &["春"]);
        for query in ["", "  ", "夏"] {
            check("早春", query, &[]);
        }
        check("", "春", &[]);
    }

    /// As a naive search finds it, for many small texts.
    #[test]
    fn nothing_is_missed() {
        for code in 0..4096u32 {
            let text: String =
                (0..12).map(|i| if code >> i & 1 == 1 { '甲' } else { '乙' }).collect();
            for query in ["甲", "甲乙", "甲甲乙", "甲乙甲乙", "乙乙"] {
                let naive: Vec<_> = text
                    .match_indices(query)
                    .map(|(at, m)| at as u32..(at + m.len()) as u32)
                    .collect();
                assert_eq!(find(&text, query), naive, "{query} in {text}");
            }
        }
    }
}
