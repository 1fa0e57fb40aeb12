//! An answer → pieces small enough to be put on screen one by one.
//!
//! A piece holds about a screenful. A block longer than `PART` is cut at the seam of two
//! lines where it has one, so that not even a novel in one paragraph makes a long task.

use std::ops::Range;

use chongpai::Role;

use crate::answer::Answer;

/// The most that one element shows, in bytes of text.
const PART: usize = 6_000;
/// The most that one piece shows, in bytes of text.
const PIECE: usize = 3_000;
/// The most elements that one piece shows.
const PARTS: usize = 24;

/// A stretch of one block or line, shown as one element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The block or line.
    pub of: u32,
    /// The first byte of its text.
    pub start: u32,
    /// One past the last byte of its text.
    pub end: u32,
}

impl Part {
    /// The stretch as a range for indexing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Neighbouring parts that come on screen together.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The article, for pieces of the result; `None` for furniture and for the source.
    pub article: Option<u32>,
    /// The parts.
    pub parts: Range<u32>,
    /// About how high it will stand, in pixels.
    pub height: f64,
}

/// A text cut into pieces.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pieces {
    /// All parts, in order.
    pub parts: Vec<Part>,
    /// All pieces, in order.
    pub pieces: Vec<Piece>,
}

impl Pieces {
    /// The parts of one piece.
    pub fn parts_of(&self, piece: usize) -> &[Part] {
        let parts = &self.pieces[piece].parts;
        &self.parts[parts.start as usize..parts.end as usize]
    }

    /// The piece that shows the beginning of a block or line, given that parts are in
    /// ascending order of it.
    pub fn piece_of(&self, of: u32) -> Option<usize> {
        let part = self.parts.partition_point(|p| p.of < of) as u32;
        let piece = self.pieces.partition_point(|p| p.parts.end <= part);
        (piece < self.pieces.len()).then_some(piece)
    }

    /// The piece that shows a byte of the text of a block or line.
    pub fn piece_at(&self, of: u32, byte: usize) -> Option<usize> {
        let first = self.parts.partition_point(|p| p.of < of);
        let parts = self.parts[first..].iter().take_while(|p| p.of == of);
        let part = first + parts.take_while(|p| p.end as usize <= byte).count();
        let piece = self.pieces.partition_point(|p| p.parts.end as usize <= part);
        (piece < self.pieces.len()).then_some(piece)
    }

    fn push(&mut self, part: Part, article: Option<u32>, height: f64) {
        let at = self.parts.len() as u32;
        self.parts.push(part);
        if let Some(last) = self.pieces.last_mut() {
            let first = self.parts[last.parts.start as usize].start;
            let small = (part.end.saturating_sub(first) as usize) <= PIECE
                && last.parts.len() < PARTS;
            if small && last.article == article {
                last.parts.end = at + 1;
                last.height += height;
                return;
            }
        }
        self.pieces.push(Piece { article, parts: at..at + 1, height });
    }
}

/// Cuts the result into pieces. A piece never holds blocks of two articles.
pub fn of_result(answer: &Answer, columns: f64) -> Pieces {
    let mut out = Pieces::default();
    for block in 0..answer.blocks.len() as u32 {
        let (article, role) = (answer.article_of(block), answer.role(block));
        let begins = article.is_some_and(|a| answer.blocks_of(a).start == block);
        let lines = answer.lines_of(block);
        let seams = lines.iter().skip(1).map(|&l| answer.line_start(l));
        cut(&answer.text, answer.block_range(block), seams, |range| {
            let mut height = block_height(role, range.len(), columns);
            if begins && range.start == answer.block_range(block).start {
                height += 90.0;
            }
            let part =
                Part { of: block, start: range.start as u32, end: range.end as u32 };
            out.push(part, article, height);
        });
    }
    out
}

/// Cuts the source into pieces, one part per line.
pub fn of_source(answer: &Answer, source: &str, columns: f64) -> Pieces {
    let mut out = Pieces::default();
    for line in 0..answer.lines.len() as u32 {
        cut(source, answer.line_span(line), std::iter::empty(), |range| {
            let rows = (range.len() as f64 / 3.0 / columns).ceil().max(1.0);
            let part =
                Part { of: line, start: range.start as u32, end: range.end as u32 };
            out.push(part, None, rows * 26.0);
        });
    }
    out
}

/// Cuts a range into stretches of at most [`PART`] bytes, at the last seam that fits.
fn cut(
    text: &str,
    range: Range<usize>,
    seams: impl Iterator<Item = usize>,
    mut take: impl FnMut(Range<usize>),
) {
    if range.len() <= PART {
        return take(range);
    }
    let (mut start, mut last) = (range.start, range.start);
    for seam in seams.chain([range.end]) {
        if seam - start > PART && last > start {
            take(start..last);
            start = last;
        }
        while seam - start > PART {
            let end = text.floor_char_boundary(start + PART);
            take(start..end);
            start = end;
        }
        last = seam;
    }
    if start < range.end {
        take(start..range.end);
    }
}

/// About how high a block stands in the result, in pixels.
fn block_height(role: Role, bytes: usize, columns: f64) -> f64 {
    let (line, size, margin) = match role {
        Role::Headline => (44.0, 1.8, 16.0),
        Role::Subtitle | Role::Subhead => (32.0, 1.15, 16.0),
        Role::Kicker | Role::Byline | Role::Jump => (26.0, 0.9, 8.0),
        Role::Caption | Role::Furniture => (26.0, 0.85, 12.0),
        Role::Body => (34.0, 1.0, 0.0),
    };
    let rows = (bytes as f64 / 3.0 * size / columns).ceil().max(1.0);
    rows * line + margin
}

#[cfg(test)]
#[path = "pieces_tests.rs"]
mod tests;
