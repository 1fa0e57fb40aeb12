//! Marks of Markdown: recognisers that tell titles from text write `## ` before them.
//!
//! Tells which of a page's lines are marked, and what of such a page's text is a mark: `#` and `**`.
//! What stands for a picture, a comment or a rule is no text of the page; it stays as it is, and is
//! page furniture.

use crate::Source;

/// What a line of Markdown is by its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `# …`, `## …`: with how many `#`.
    Title(u8),
    /// `- …`, `1. …`.
    Item,
    /// `| … | … |`.
    Row,
    /// `![](…)`.
    Picture,
    /// A comment, a rule: `<!-- … -->`, `---`.
    Aside,
    /// Text.
    Text,
}

/// At most so many `#` stand before a title.
pub(crate) const LEVELS: usize = 6;

/// What each non-blank line of a page is by its marks; nothing of a page that is not written in
/// Markdown.
pub(super) fn read(source: &Source) -> Vec<Mark> {
    let text = source.text();
    let first = |byte: u8| matches!(byte, b'#' | b'!' | b'<' | b'|');
    let mut lines = source.printed().map(|span| text.as_bytes()[span.start as usize]);
    if lines.any(first) { marks(source) } else { Vec::new() }
}

#[inline(never)]
fn marks(source: &Source) -> Vec<Mark> {
    let text = source.text();
    let lines = source.lines();
    let blank =
        |i: Option<usize>| i.and_then(|i| lines.get(i)).is_none_or(|line| line.blank);
    let mut marks = Vec::new();
    let mut certain = false;
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| !line.blank) {
        let inside = text[line.span.range()].trim();
        let mark = mark(inside);
        let apart = blank(i.checked_sub(1)) && blank(Some(i + 1));
        certain |= match mark {
            Mark::Title(_) => apart,
            Mark::Picture => true,
            Mark::Aside => inside.starts_with(['<', '|']),
            _ => false,
        };
        marks.push(mark);
    }
    if certain { marks } else { Vec::new() }
}

fn mark(line: &str) -> Mark {
    let picture = line.starts_with("![") && line.ends_with(')') && line.contains("](");
    let comment = line.starts_with("<!--") && line.ends_with("-->");
    let rule = ["-", "*", "_", "`"].iter().any(|mark| is_rule(line, mark));
    let text = line.trim_matches(['#', '*', ' ']);
    let level = hashes(line.trim_start_matches('*'));
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match () {
        () if picture => Mark::Picture,
        () if comment || rule || text.is_empty() => Mark::Aside,
        () if is_rule(line, "|-: ") && line.contains("|--") => Mark::Aside,
        () if line.starts_with('|') && line.ends_with('|') => Mark::Row,
        () if level > 0 => Mark::Title(level as u8),
        () if ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark)) => Mark::Item,
        () if digits.len() < line.len() && digits.starts_with(". ") => Mark::Item,
        () => Mark::Text,
    }
}

/// Whether a line has three characters or more, all of a few.
fn is_rule(line: &str, of: &str) -> bool {
    line.len() >= 3 && line.chars().all(|c| of.contains(c))
}

/// How many `#` make a line a title.
fn hashes(line: &str) -> usize {
    let text = line.trim_start_matches('#');
    let count = line.len() - text.len();
    if count <= LEVELS && text.starts_with(' ') { count } else { 0 }
}

impl Mark {
    /// How many bytes at some place of a line are a mark; `rest` is the line from there on, `first`
    /// says that nothing but white space and marks stands before.
    #[inline(never)]
    pub(super) fn length(self, rest: &str, first: bool) -> usize {
        match self {
            Mark::Row | Mark::Picture | Mark::Aside => 0,
            _ if rest.starts_with("**") => 2,
            Mark::Title(_) if first => hashes(rest),
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source;

    fn marks_of(text: &str) -> Vec<Mark> {
        read(&source::read(text))
    }

    #[test]
    fn lines_are_told_by_their_marks() {
        use Mark::{Aside, Item, Picture, Row, Text, Title};
        let page = "# 桥修好了\n\n**本报记者**\n\n![](a.png)\n<!-- 1 -->\n---\n- 桥\n1. 车\n\
                    | 桥 | 车 |\n|---|:-:|\n修了三个月。\n####### 桥\n#桥\n**\n";
        let expected = [
            Title(1),
            Text,
            Picture,
            Aside,
            Aside,
            Item,
            Item,
            Row,
            Aside,
            Text,
            Text,
            Text,
            Aside,
        ];
        assert_eq!(marks_of(page), expected);
    }

    #[test]
    fn other_pages_have_no_marks() {
        for page in
            ["桥修好了\n- 桥\n1. 车\n", "桥\n# 修好了\n车又通了\n", "| 桥。\n| 车\n"]
        {
            assert_eq!(marks_of(page), [], "{page}");
        }
    }

    #[test]
    fn marks_are_told_from_text() {
        assert_eq!(Mark::Title(1).length("## 桥", true), 2);
        assert_eq!(Mark::Title(1).length("## 桥", false), 0);
        assert_eq!(Mark::Text.length("**桥**", true), 2);
        assert_eq!(Mark::Text.length("*桥*", true), 0);
        assert_eq!(Mark::Aside.length("***", true), 0);
    }
}
