//! Titles in the middle of a paragraph, where extraction puts what stands across columns.

use std::ops::Range;

use crate::corpus::Row;
use crate::lines::Random;

/// A line or a block of a page.
pub(crate) trait Piece {
    /// Whether it is a title or a line of one.
    fn is_title(&self) -> bool;
    /// Its article, 0 for none.
    fn article(&self) -> u32;
}

impl<L: AsRef<Row>> Piece for L {
    fn is_title(&self) -> bool {
        self.as_ref().role.is_title()
    }

    fn article(&self) -> u32 {
        self.as_ref().article
    }
}

/// Moves the titles of a story between two lines of a paragraph.
pub(crate) fn interrupt_lines<L: AsRef<Row>>(lines: &mut Vec<L>, random: &mut Random) {
    let goes_on = |lines: &[L], at: usize| {
        lines.get(at).is_some_and(|line| line.as_ref().goes_on(lines[at - 1].as_ref()))
    };
    interrupt(lines, goes_on, random);
}

/// No stack of titles has more pieces.
const MOST: usize = 6;

/// Moves the titles of a story into a paragraph, its own or that of another story. `may` tells
/// before which pieces something may stand that belongs elsewhere. Tells where the titles then
/// stand, if there are any and a place for them.
pub(crate) fn interrupt<P: Piece>(
    page: &mut Vec<P>,
    may: impl Fn(&[P], usize) -> bool,
    random: &mut Random,
) -> Option<Range<usize>> {
    let stacks = stacks(page);
    if stacks.is_empty() {
        return None;
    }
    let stack = stacks[random.below(stacks.len())].clone();
    let article = page[stack.start].article();
    // In most cases its own story, the one before it or the one after it.
    let wanted = match random.below(10) {
        0..4 => Some(article),
        4..7 => article.checked_sub(1),
        7 | 8 => Some(article + 1),
        _ => None,
    };
    let titles: Vec<P> = page.drain(stack.clone()).collect();
    let places: Vec<usize> = (1..=page.len()).filter(|&at| may(page, at)).collect();
    let near = |at: &&usize| wanted.is_none_or(|a| page[**at - 1].article() == a);
    let near: Vec<usize> = places.iter().filter(near).copied().collect();
    let places = if near.is_empty() { places } else { near };
    let found = (!places.is_empty()).then(|| places[random.below(places.len())]);
    let at = found.unwrap_or(stack.start);
    page.splice(at..at, titles);
    found.map(|at| at..at + stack.len())
}

/// The stacks of titles on a page.
fn stacks<P: Piece>(page: &[P]) -> Vec<Range<usize>> {
    let alike = |a: &P, b: &P| a.article() == b.article() && a.is_title() == b.is_title();
    let mut begin = 0;
    let parts = page.chunk_by(alike).map(|part| {
        let range = begin..begin + part.len();
        begin = range.end;
        range
    });
    parts.filter(|part| page[part.start].is_title() && part.len() <= MOST).collect()
}
