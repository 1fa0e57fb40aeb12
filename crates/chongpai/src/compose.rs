//! All stages' products → the document.

use crate::blocks::Blocks;
use crate::constraints::Constraints;
use crate::decode::Decoded;
use crate::document::*;
use crate::reflow::Prepared;
use crate::{Model, Source};

/// Puts the document together.
pub(crate) fn compose<'a>(
    source: Source<'a>,
    model: &'a Model,
    prepared: Prepared,
    decoded: Decoded,
    blocks: Blocks,
    constraints: Constraints,
) -> Document<'a> {
    let Prepared { language, writing, cleaned, page, habit, .. } = prepared;
    let n = blocks.of_line.len();
    let numbers = (1u32..).zip(source.lines()).filter(|(_, l)| !l.blank);
    let mut lines: Vec<Line> = numbers
        .zip(&blocks.of_line)
        .enumerate()
        .map(|(i, ((number, line), &block))| Line {
            number,
            span: line.span,
            edits: cleaned.edit_ranges[i].clone(),
            block,
            glue: Glue::Nothing,
        })
        .collect();
    let mut starts = vec![0u32; blocks.roles.len() + 1];
    for &b in &blocks.of_line {
        starts[b as usize + 1] += 1;
    }
    for b in 0..blocks.roles.len() {
        starts[b + 1] += starts[b];
    }
    let mut fill = starts.clone();
    let mut block_lines = vec![0u32; n];
    for (i, &b) in blocks.of_line.iter().enumerate() {
        block_lines[fill[b as usize] as usize] = i as u32;
        fill[b as usize] += 1;
    }
    for b in starts.windows(2) {
        for pair in block_lines[b[0] as usize..b[1] as usize].windows(2) {
            let (upper, lower) = (pair[0] as usize, pair[1] as usize);
            let trailing = cleaned.trailing_space[upper];
            let (glue, _) = model.seams.glue(
                cleaned.line(upper),
                cleaned.line(lower),
                trailing,
                language,
                &habit,
            );
            lines[lower].glue = glue;
        }
    }
    let decisions = (0..n)
        .map(|i| Decision {
            place: blocks.places[i],
            place_confidence: model.lines.confidence(0, decoded.place_margins[i]),
            role_confidence: model.lines.confidence(1, decoded.role_margins[i]),
            place_corrected: constraints.placed.binary_search(&(i as u32)).is_ok(),
            role_corrected: constraints.roles.binary_search(&(i as u32)).is_ok(),
        })
        .collect();
    let blocks: Vec<Block> = blocks
        .roles
        .iter()
        .enumerate()
        .map(|(b, &role)| Block {
            role,
            article: (role != Role::Furniture).then_some(0),
            lines: starts[b]..starts[b + 1],
        })
        .collect();
    let article_blocks: Vec<u32> =
        (0..blocks.len() as u32).filter(|&b| blocks[b as usize].article.is_some()).collect();
    let articles = if article_blocks.is_empty() {
        vec![]
    } else {
        vec![Article { confidence: 900, blocks: 0..article_blocks.len() as u32 }]
    };
    let _ = page;
    Document {
        source,
        language,
        writing,
        lines,
        edits: cleaned.edits,
        blocks,
        articles,
        decisions,
        ignored: constraints.ignored,
        block_lines,
        article_blocks,
    }
}

impl Document<'_> {
    /// Why the line `index` was placed so, the strongest reason first.
    pub fn reasons(&self, index: u32) -> Vec<crate::Reason> {
        let _ = index;
        vec![]
    }
}
