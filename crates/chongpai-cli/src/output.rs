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
    /// Block from 1, in the order in which blocks begin in the source.
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
    document.lines.iter().zip(0..).map(|(line, index)| {
        let block = &document.blocks[line.block as usize];
        Row {
            n: line.number,
            a: block.article.map_or(0, |article| article + 1),
            k: line.block + 1,
            r: block.role.as_str(),
            g: line.glue.as_str(),
            t: document.line_text(index),
        }
    })
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
