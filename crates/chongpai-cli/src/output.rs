//! Document → what `--format` asks for.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

use chongpai::write::{markdown, text};
use chongpai::{Document, report};
use serde::Serialize;

use crate::args::Format;

/// One row of `--format lines`: a non-blank line of the source and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row<'a> {
    /// 1-based number of the line in the source.
    pub n: u32,
    /// Article in reading order from 1; 0 for page furniture.
    pub a: u32,
    /// Block from 1, in the order in which blocks begin in the source. Its rows give its text in
    /// source order: of a paragraph that goes on at the head of the next column, where columns
    /// came out by turns, each part is a block of its own.
    pub k: u32,
    /// Role of the block.
    pub r: &'static str,
    /// What stands before the line in its block: nothing or a space.
    pub g: &'static str,
    /// The clean text.
    pub t: Cow<'a, str>,
}

/// The rows of a document, in source order.
pub fn rows<'a>(document: &'a Document) -> impl Iterator<Item = Row<'a>> {
    let blocks = document.interleaved.then(|| in_source_order(document));
    document.lines.iter().zip(0..).map(move |(line, index)| {
        let block = &document.blocks[line.block as usize];
        let (k, first) = match &blocks {
            Some(blocks) => blocks[index as usize],
            None => (line.block + 1, false),
        };
        Row {
            n: line.number,
            a: block.article.map_or(0, |article| article + 1),
            k,
            r: block.role.as_str(),
            g: if first { "" } else { line.glue.as_str() },
            t: document.line_text(index),
        }
    })
}

/// The number of each line's block, blocks being cut where they go on with an earlier line, and
/// whether the line is the first of it.
fn in_source_order(document: &Document) -> Vec<(u32, bool)> {
    let mut firsts = vec![0; document.lines.len()];
    for block in 0..document.blocks.len() as u32 {
        let mut last = None;
        let mut first = 0;
        for &line in document.lines_of(block) {
            if last.replace(line).is_none_or(|last| line < last) {
                first = line;
            }
            firsts[line as usize] = first;
        }
    }
    let mut count = 0;
    let mut numbers = vec![0; firsts.len()];
    for (line, &first) in (0..).zip(&firsts) {
        if line == first {
            count += 1;
            numbers[line as usize] = count;
        }
    }
    (0..)
        .zip(firsts)
        .map(|(line, first)| (numbers[first as usize], line == first))
        .collect()
}

/// Writes a document.
///
/// # Errors
///
/// If `out` cannot be written to.
pub fn write(
    document: &Document,
    format: Format,
    out: &mut impl Write,
) -> io::Result<()> {
    match format {
        Format::Text => out.write_all(in_memory(|s| text(document, s)).as_bytes()),
        Format::Markdown => {
            out.write_all(in_memory(|s| markdown(document, s)).as_bytes())
        }
        Format::Json => {
            serde_json::to_writer(&mut *out, &report::report(document))?;
            out.write_all(b"\n")
        }
        Format::Lines => rows(document).try_for_each(|row| {
            serde_json::to_writer(&mut *out, &row)?;
            out.write_all(b"\n")
        }),
    }
}

/// Runs a writer on a string, which takes anything.
fn in_memory(write: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut out = String::new();
    write(&mut out).expect("a string takes any text");
    out
}
