//! Vertical text that came out one character a line → the lines that it is read by.
//!
//! Viewers that know of no vertical writing give every character of a vertical line a line of its
//! own. What the other stages look for – how full lines are, how they end – is not in these. So
//! they are put together before anything is measured: to the lines that were printed, where blank
//! lines tell where they ended ([`columns`]); else to titles and paragraphs, as far as what is
//! said tells them ([`stream`]).
//!
//! Comes in: the clean text of the page's lines. Goes out: the same page as a text of such longer
//! lines, and which of them each line of the source is a piece of. Nothing is changed for pages
//! that were not set so.

mod columns;
mod stream;

use std::ops::Range;

use crate::chars;
use crate::edits::Cleaned;
use crate::restored::{CLEAR, Printed, Restored, printed};
use crate::seams::Seams;
use crate::{Language, Source};

/// So many lines in a row, mostly of a character each, are no accident.
const FEW: usize = 16;
/// Numbers and words that lie on their side stand between the characters; no piece has more
/// characters, or Latin ones.
const PIECE: usize = 6;
const WORD: usize = 24;

/// Finds characters that are lines of their own and puts them together. `begins` tells lines that
/// the reader has begin a block.
pub(crate) fn find(
    source: &Source,
    cleaned: &Cleaned,
    seams: &Seams,
    language: Language,
    begins: impl Fn(usize) -> bool,
) -> Option<Restored> {
    if !matches!(language, Language::ZhHans | Language::ZhHant | Language::Ja) {
        return None;
    }
    let runs = runs(cleaned);
    (!runs.is_empty())
        .then(|| put_together(source, cleaned, seams, language, runs, begins))
}

// Apart from its caller, for it may be loaded later.
#[inline(never)]
fn put_together(
    source: &Source,
    cleaned: &Cleaned,
    seams: &Seams,
    language: Language,
    runs: Vec<Range<usize>>,
    begins: impl Fn(usize) -> bool,
) -> Restored {
    let n = cleaned.ranges.len();
    let mut out = Starts { begins: vec![true; n], margins: vec![CLEAR; n] };
    let mut lines = printed(source);
    for run in runs {
        out.begins[run.start + 1..run.end].fill(false);
        let blank = run.clone().skip(1).filter(|&i| lines[i].blanks > 0).count();
        if blank >= columns::FEW && blank * columns::LONGEST >= run.len() {
            columns::find(cleaned, &lines, run.clone(), &mut out);
        } else {
            stream::find(cleaned, seams, language, run.clone(), &mut out);
        }
        // They have told what they could.
        lines[run].iter_mut().skip(1).for_each(|line| line.blanks = 0);
    }
    for (i, line) in lines.iter().enumerate() {
        out.begins[i] |= line.page || begins(i);
    }
    out.write(source, cleaned, &lines)
}

/// Where longer lines begin, and how clear it is that they do or do not.
struct Starts {
    begins: Vec<bool>,
    margins: Vec<i32>,
}

impl Starts {
    fn write(self, source: &Source, cleaned: &Cleaned, lines: &[Printed]) -> Restored {
        let mut text = String::with_capacity(cleaned.text.len() * 2);
        let mut whole = Vec::with_capacity(lines.len());
        let mut count = 0u32;
        for (i, line) in lines.iter().enumerate() {
            if self.begins[i] {
                if i > 0 {
                    text.push(if line.page { '\x0c' } else { '\n' });
                }
                text.extend(std::iter::repeat_n('\n', line.blanks));
                count += 1;
            }
            // A line that is whole keeps its indent.
            let alone = self.begins[i] && self.begins.get(i + 1).is_none_or(|&b| b);
            text.push_str(match alone {
                true => &source.text()[line.span.range()],
                false => cleaned.line(i),
            });
            whole.push(count - 1);
        }
        Restored::of_pieces(text, whole, self.margins)
    }
}

/// The rows of lines that are mostly single characters.
fn runs(cleaned: &Cleaned) -> Vec<Range<usize>> {
    let n = cleaned.ranges.len();
    let mut out = Vec::new();
    let mut at = 0;
    while at < n {
        let mut end = at;
        while end < n && is_piece(cleaned.line(end)) {
            end += 1;
        }
        let mut run = at..end;
        at = end + 1;
        if run.len() < FEW {
            continue;
        }
        // Page numbers and the like stand beside a stack.
        while run.start + 1 < run.end && !opens(cleaned, run.start) {
            run.start += 1;
        }
        while run.start + 1 < run.end && !is_single(cleaned.line(run.end - 1)) {
            run.end -= 1;
        }
        let singles = run.clone().filter(|&i| is_single(cleaned.line(i))).count();
        if run.len() >= FEW && singles * 10 >= run.len() * 6 {
            out.push(run);
        }
    }
    out
}

fn is_piece(text: &str) -> bool {
    // No character has more than four bytes.
    const { assert!(PIECE * 4 <= WORD) };
    text.len() <= WORD && (text.chars().nth(PIECE).is_none() || text.is_ascii())
}

/// Whether a line is a character as vertical text is set of.
fn is_single(text: &str) -> bool {
    let mut chars = text.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if !c.is_ascii())
}

/// Whether a stack may begin with a line: a character, or a number before a unit.
fn opens(cleaned: &Cleaned, i: usize) -> bool {
    const UNITS: &str = "年月日時时分秒歳岁歲回次人名億亿万萬千百％度位点點号號番つか";
    let text = cleaned.line(i);
    let counts = || cleaned.line(i + 1).starts_with(|c| UNITS.contains(c));
    is_single(text) || text.chars().all(chars::is_numeric) && counts()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, edits, source};

    /// The longer lines of a page, blank ones left out.
    fn whole_lines(text: &str, language: Language) -> Option<Vec<String>> {
        let source = source::read(text);
        let cleaned = edits::clean(&source, language, &Options::default());
        let seams = Seams::read(crate::seams::BUILTIN).unwrap();
        let stacks = find(&source, &cleaned, &seams, language, |_| false)?;
        let lines = stacks.text.lines().filter(|line| !line.is_empty());
        Some(lines.map(str::to_owned).collect())
    }

    /// A character on each line; words and numbers in brackets stay together.
    fn stacked(text: &str, between: &str) -> String {
        let mut out = String::new();
        let mut inside = false;
        for c in text.chars() {
            match c {
                '[' => inside = true,
                ']' => inside = false,
                '|' => out.push('\n'),
                _ => out.push(c),
            }
            if !inside && c != '|' {
                out.push_str(if c == ']' { between } else { "\n" });
            }
        }
        out
    }

    #[test]
    fn blank_lines_tell_vertical_lines() {
        let text = "渡し船の船頭は毎朝六時に|川岸へ出て水の高さを見る|。客は一日に\n[40]人ほど|で、多くは学校に通う子だ";
        let lines = whole_lines(&stacked(text, "\n\n"), Language::Ja);
        let expected = [
            "渡し船の船頭は毎朝六時に",
            "川岸へ出て水の高さを見る",
            "。客は一日に40人ほど",
            "で、多くは学校に通う子だ",
        ];
        assert_eq!(lines.unwrap(), expected);
    }

    #[test]
    fn a_title_is_told_by_what_the_story_says_again() {
        let text = "港の赤れんが倉庫、図書室に変身港の赤れんが倉庫が十五日、町の図書室になった。本は住民が持ち寄った。";
        let lines = whole_lines(&stacked(text, "\n"), Language::Ja).unwrap();
        assert_eq!(lines[0], "港の赤れんが倉庫、図書室に変身");
        assert!(lines[1].starts_with("港の赤れんが倉庫が十五日"), "{lines:?}");
    }

    #[test]
    fn ordinary_pages_are_left_alone() {
        let poem = "春\n夏\n秋\n冬\n";
        let lines = "渡し船の船頭は\n".repeat(40);
        for text in ["", "一\n", poem, &lines] {
            assert_eq!(whole_lines(text, Language::Ja), None);
        }
        assert_eq!(whole_lines(&"가\n".repeat(40), Language::Ko), None);
    }
}
