//! Pages whose lines came out otherwise than they were printed, as they were.
//!
//! Vertical lines that came out a character each are put together ([`stacks`](crate::stacks)),
//! columns that came out by turns are put one behind the other ([`strands`](crate::strands)).
//! Such a page is measured and decided as a text of its own; which line of it each line of the
//! source is tells what was decided of that.

use crate::{Source, Span};

/// A page as it was printed.
#[derive(Debug, Clone)]
pub(crate) struct Restored {
    /// A line for each printed one.
    pub(crate) text: String,
    /// The line of `text` that each non-blank line of the source is, or is a piece of.
    whole: Vec<u32>,
    /// How clear it is that each line begins one of these or does not, in units of the line model.
    margins: Vec<i32>,
    /// Whether the lines are the source's in another order; else they are ascending.
    reordered: bool,
}

/// What is beyond doubt, in units of the line model.
pub(crate) const CLEAR: i32 = 1 << 10;

impl Restored {
    /// Of lines of which those of the source are pieces.
    pub(crate) fn of_pieces(text: String, whole: Vec<u32>, margins: Vec<i32>) -> Self {
        Self { text, whole, margins, reordered: false }
    }

    /// Of the source's lines in another order: the place of each.
    pub(crate) fn reordered(text: String, places: Vec<u32>) -> Self {
        let margins = vec![CLEAR; places.len()];
        Self { text, whole: places, margins, reordered: true }
    }

    /// The printed line that a line of the source is, or is a piece of.
    pub(crate) fn whole(&self, line: usize) -> usize {
        self.whole[line] as usize
    }

    /// How many lines the source has that are not blank.
    pub(crate) fn len(&self) -> usize {
        self.whole.len()
    }

    /// Whether a line goes on with the printed line of the one before.
    pub(crate) fn is_inside(&self, line: usize) -> bool {
        line > 0 && self.whole[line] == self.whole[line - 1]
    }

    /// Whether the lines are the source's in another order.
    pub(crate) fn is_reordered(&self) -> bool {
        self.reordered
    }

    /// How clear it is that each line begins a printed one or does not, in units of the line
    /// model.
    pub(crate) fn margins(&self) -> &[i32] {
        &self.margins
    }
}

/// A line that is not blank, and what stands before it.
pub(crate) struct Printed {
    pub(crate) span: Span,
    pub(crate) blanks: usize,
    pub(crate) page: bool,
}

/// The lines of a source that are not blank.
pub(crate) fn printed(source: &Source) -> Vec<Printed> {
    let mut out = Vec::new();
    let (mut blanks, mut page) = (0, false);
    for line in source.lines() {
        page |= line.page;
        if line.blank {
            blanks += 1;
            continue;
        }
        out.push(Printed { span: line.span, blanks, page });
        (blanks, page) = (0, false);
    }
    out
}
