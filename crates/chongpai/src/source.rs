//! Text → the source with its line map.
//!
//! A line ends at LF, CR LF, a lone CR, form feed, vertical tab, NEL, LINE SEPARATOR or
//! PARAGRAPH SEPARATOR. A byte order mark at the beginning belongs to no line. Any string
//! is a source.

use crate::Span;

/// The text as it came in, never changed, with the map between bytes, UTF-16 units and
/// lines.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    text: &'a str,
    lines: Vec<SourceLine>,
}

/// One line of the source, blank or not, without its line end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceLine {
    /// What it covers.
    pub span: Span,
    /// Whether it holds nothing but white space.
    pub blank: bool,
    /// Whether it is the first line after a form feed, which begins a page.
    pub page: bool,
}

/// Reads the lines of a text.
///
/// Only the first 4 GiB less one byte are read, the most that a [`Span`] can point into.
pub fn read(text: &str) -> Source<'_> {
    let mut end = text.len().min(u32::MAX as usize);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(bytes.len() / 40 + 1);
    let mut start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let (mut at, mut page) = (start, false);
    let push = |start: usize, end: usize, page: bool, lines: &mut Vec<SourceLine>| {
        lines.push(SourceLine {
            span: Span::new(start as u32, end as u32),
            blank: text[start..end].chars().all(char::is_whitespace),
            page,
        });
    };
    while at < bytes.len() {
        let first = bytes[at];
        // No need to look at the other bytes of most characters.
        if first >= 0xe3 {
            at += 3;
            continue;
        }
        let width = match first {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => 2,
            b'\n' | b'\r' | b'\x0b' | b'\x0c' => 1,
            0xc2 if bytes.get(at + 1) == Some(&0x85) => 2,
            0xe2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xa8 | 0xa9])) => 3,
            _ => {
                at += 1;
                continue;
            }
        };
        push(start, at, page, &mut lines);
        page = bytes[at] == b'\x0c';
        at += width;
        start = at;
    }
    if start < bytes.len() {
        push(start, bytes.len(), page, &mut lines);
    }
    // It is kept as long as the text.
    lines.shrink_to_fit();
    Source { text, lines }
}

impl<'a> From<&'a str> for Source<'a> {
    /// Reads the lines of a text, as the engine does before anything else.
    fn from(text: &'a str) -> Self {
        read(text)
    }
}

impl<'a> Source<'a> {
    /// The text as it came in.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// All lines, blank ones among them.
    pub fn lines(&self) -> &[SourceLine] {
        &self.lines
    }

    /// The spans of the lines that are not blank.
    pub(crate) fn printed(&self) -> impl Iterator<Item = Span> + Clone {
        self.lines().iter().filter(|line| !line.blank).map(|line| line.span)
    }

    /// Translates ascending byte offsets into UTF-16 offsets, for use in JavaScript.
    ///
    /// Offsets that do not ascend or do not stand at a character boundary are taken as the
    /// next place that does.
    pub fn to_utf16(&self, offsets: impl IntoIterator<Item = u32>) -> Vec<u32> {
        let mut chars = self.text.char_indices();
        let (mut byte, mut unit) = (0usize, 0u32);
        let mut step = || chars.next().map(|(at, c)| (at + c.len_utf8(), c.len_utf16()));
        let mut out = Vec::new();
        for offset in offsets {
            while byte < offset as usize {
                let Some((next, units)) = step() else { break };
                byte = next;
                unit += units as u32;
            }
            out.push(unit);
        }
        out
    }
}
