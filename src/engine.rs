//! The worker's side: the only caller of the engine.

use chongpai::{Correction, Document, Model, Options, Replacement, Stage};

use crate::answer::{Answer, BlockRow, Decided, NONE};
use crate::protocol::{Edit, Explanation, Reason};
use crate::reader::lengths;

/// How many stages [`reflow`] tells about.
pub const STAGES: u32 = 5;

/// Reflows a text and tells `observe` when each stage begins, counted from 0.
pub fn reflow<'a>(
    model: &'a Model,
    text: &'a str,
    options: &Options,
    corrections: &[Correction],
    mut observe: impl FnMut(u32),
) -> Document<'a> {
    chongpai::reflow_with(model, text, options, corrections, &mut |stage| {
        observe(match stage {
            Stage::Lines => 0,
            Stage::Edits => 1,
            Stage::Columns => 2,
            Stage::Decode => 3,
            Stage::Articles => 4,
        });
    })
}

/// Flattens a document for the page.
pub fn answer(document: &Document<'_>) -> Answer {
    let mut out = Answer {
        language: document.language,
        writing: document.writing,
        interleaved: document.interleaved,
        text: String::with_capacity(document.source.text().len()),
        articles_end: 0,
        articles: Vec::with_capacity(document.articles.len()),
        blocks: Vec::with_capacity(document.blocks.len()),
        block_lines: Vec::with_capacity(document.lines.len()),
        lines: document
            .lines
            .iter()
            .enumerate()
            .map(|(i, l)| line(document, i, l))
            .collect(),
        edits: document
            .edits
            .iter()
            .map(|e| [e.span.start, e.span.end, e.kind as u32])
            .collect(),
        ignored: document.ignored.clone(),
    };
    for a in 0..document.articles.len() as u32 {
        if a > 0 {
            out.text.push('\n');
        }
        let confidence = document.articles[a as usize].confidence;
        let first = out.blocks.len() as u32;
        out.articles.push([first, u32::from(confidence), 0]);
        let start = out.text.len();
        for &block in document.blocks_of(a) {
            push_block(document, block, a, &mut out);
        }
        out.articles[a as usize][2] = lengths::characters(&out.text[start..]) as u32;
    }
    out.articles_end = out.text.len() as u32;
    for block in document.furniture() {
        push_block(document, block, NONE, &mut out);
    }
    out
}

/// A line's row; block and text are filled in when its block is written.
fn line(document: &Document<'_>, index: usize, line: &chongpai::Line) -> [u32; 6] {
    let decision = &document.decisions[index];
    let decided = Decided {
        place: decision.place,
        place_confidence: u32::from(decision.place_confidence),
        role_confidence: u32::from(decision.role_confidence),
        place_corrected: decision.place_corrected,
        role_corrected: decision.role_corrected,
    };
    [line.number, line.span.start, line.span.end, 0, 0, decided.pack()]
}

/// Writes a block as [`chongpai::write::article_text`] does and notes where its lines are.
fn push_block(document: &Document<'_>, block: u32, article: u32, out: &mut Answer) {
    let (row, first) = (out.blocks.len() as u32, out.block_lines.len() as u32);
    let start = out.text.len() as u32;
    for &l in document.lines_of(block) {
        out.text.push_str(document.lines[l as usize].glue.as_str());
        let cells = &mut out.lines[l as usize];
        (cells[3], cells[4]) = (row, out.text.len() as u32);
        out.text.push_str(&document.line_text(l));
        out.block_lines.push(l);
    }
    let end = out.text.len() as u32;
    let role = document.blocks[block as usize].role as u32;
    out.blocks.push([role, article, start, end, first] as BlockRow);
    if end > start {
        out.text.push('\n');
    }
}

/// Says why a line stands where it does; `None` if there is no such line.
#[inline(never)]
pub fn explain(document: &Document<'_>, line: u32) -> Option<Explanation> {
    let row = document.lines.get(line as usize)?;
    let text = document.source.text();
    let reason =
        |r: chongpai::Reason| Reason { rule: r.rule, value: r.value, weight: r.weight };
    let of_block = |&(block, _): &(u32, _)| block == row.block;
    let of_article = document.article_reasons().into_iter().filter(of_block);
    Some(Explanation {
        line,
        reasons: document.reasons(line).into_iter().map(reason).collect(),
        article_reasons: of_article.map(|(_, r)| reason(r)).collect(),
        edits: document.edits[row.edits.start as usize..row.edits.end as usize]
            .iter()
            .map(|e| Edit {
                kind: e.kind,
                from: text[e.span.range()].to_owned(),
                to: match e.to {
                    Replacement::Nothing => String::new(),
                    Replacement::Char(c) => c.to_string(),
                    Replacement::Str(s) => s.to_owned(),
                },
            })
            .collect(),
    })
}

/// The articles as Markdown.
#[inline(never)]
pub fn markdown(document: &Document<'_>) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = chongpai::write::markdown(document, &mut out);
    out
}

#[cfg(test)]
#[path = "engine_tests.rs"]
mod tests;
