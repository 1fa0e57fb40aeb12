//! All stages' products → the document.
//!
//! Takes what was measured and decided; gives the document, with glue between joined lines
//! and broken words made whole. Before the document is handed out it is checked that
//! nothing of the source was lost.

use std::cell::LazyCell;
use std::ops::Range;

use crate::articles::{self, Assembly, Galley, GalleyBlock};
use crate::blocks::Blocks;
use crate::constraints::Constraints;
use crate::decode::Decoded;
use crate::document::*;
use crate::edits::{Words, hyphen, needs_space};
use crate::evidence::Evidence;
use crate::reflow::Prepared;
use crate::restored::Restored;
use crate::seams::{Habit, Seam};
use crate::{Correction, Model, Role, Source, Spacing, Span, order, spread};

/// Puts the document together.
pub(crate) fn compose<'a>(
    source: Source<'a>,
    model: &'a Model,
    mut prepared: Prepared,
    decoded: Decoded,
    blocks: Blocks,
    constraints: Constraints,
) -> Document<'a> {
    let (starts, mut block_lines) = lines_by_block(&blocks);
    if let Some(restored) = prepared.restored.as_ref().filter(|r| r.is_reordered()) {
        spread::in_order(restored, &starts, &mut block_lines);
    }
    let joined = join(&source, model, &prepared, &starts, &block_lines);
    // Nothing asks for the page's words any more, and they may be many.
    prepared.habit = Habit::default();
    let galley_blocks =
        galley_blocks(&prepared, &blocks, &starts, &block_lines, &constraints);
    let galley = Galley {
        text: &prepared.cleaned.text,
        lines: &prepared.cleaned.ranges,
        block_lines: &block_lines,
        blocks: &galley_blocks,
        language: prepared.language,
    };
    let assembly = assemble(model, &prepared, &blocks, &starts, &galley, &constraints);
    let Prepared { language, writing, cleaned, written, page, restored, .. } = prepared;
    let Decoded { labels, place_margins, role_margins } = decoded;
    let [place_margins, role_margins] = match &restored {
        Some(restored) => spread::margins(restored, &place_margins, &role_margins),
        None => [place_margins, role_margins],
    };
    let interleaved = restored.as_ref().is_some_and(Restored::is_reordered);
    let cleaned = written.unwrap_or(cleaned);
    let (edits, edit_ranges) =
        with_hyphens(cleaned.edits, cleaned.edit_ranges, &joined.hyphens);
    let numbers = (1u32..).zip(source.lines()).filter(|(_, l)| !l.blank);
    let lines = numbers
        .enumerate()
        .map(|(i, (number, line))| Line {
            number,
            span: line.span,
            edits: edit_ranges[i].clone(),
            block: blocks.of_line[i],
            glue: joined.glue[i],
        })
        .collect();
    let decisions = (0..blocks.of_line.len())
        .map(|i| Decision {
            place: blocks.places[i],
            place_confidence: model.lines.confidence(0, place_margins[i]),
            role_confidence: model.lines.confidence(1, role_margins[i]),
            place_corrected: constraints.placed.binary_search(&(i as u32)).is_ok(),
            role_corrected: role_fixed(&constraints, i as u32),
        })
        .collect();
    let mut ignored = constraints.ignored;
    ignored
        .extend(assembly.ignored.iter().map(|&at| constraints.articles[at as usize].0));
    order::by_key(&mut ignored, |&at| at.into());
    let document = Document {
        source,
        language,
        writing,
        interleaved,
        lines,
        edits,
        blocks: (0..)
            .zip(&assembly.roles)
            .map(|(b, &role)| Block {
                role,
                article: assembly.article[b],
                lines: starts[b]..starts[b + 1],
            })
            .collect(),
        articles: assembly
            .articles
            .iter()
            .map(|a| Article { confidence: a.confidence, blocks: a.blocks.clone() })
            .collect(),
        decisions,
        ignored,
        block_lines,
        article_blocks: assembly.article_blocks,
        evidence: Evidence {
            model,
            page,
            restored,
            final_lines: constraints.final_lines,
            labels,
            blocks: galley_blocks,
            grounds: assembly.grounds,
        },
    };
    let whole = is_whole(&document);
    debug_assert!(whole, "something of the source was lost");
    if whole { document } else { as_it_came(document) }
}

/// Whether the reader fixed the role of the block that holds a line, by naming that line.
fn role_fixed(constraints: &Constraints, line: u32) -> bool {
    constraints.roles.binary_search_by_key(&line, |&(line, _)| line).is_ok()
}

/// Where each block's lines begin in the list of all blocks' lines, and that list.
pub(crate) fn lines_by_block(blocks: &Blocks) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; blocks.roles.len() + 1];
    for &b in &blocks.of_line {
        starts[b as usize + 1] += 1;
    }
    for b in 0..blocks.roles.len() {
        starts[b + 1] += starts[b];
    }
    let mut next = starts.clone();
    let mut lines = vec![0u32; blocks.of_line.len()];
    for (i, &b) in (0u32..).zip(&blocks.of_line) {
        lines[next[b as usize] as usize] = i;
        next[b as usize] += 1;
    }
    (starts, lines)
}

/// What stands between joined lines.
struct Joined {
    /// Before each line.
    glue: Vec<Glue>,
    /// Lines that lose the hyphen at their end, and where in the source it stands; in the
    /// order of the lines.
    hyphens: Vec<(u32, Span)>,
}

fn join(
    source: &Source,
    model: &Model,
    prepared: &Prepared,
    starts: &[u32],
    block_lines: &[u32],
) -> Joined {
    let Prepared { cleaned, written, spacing, habit, language, .. } = prepared;
    let written = written.as_ref().unwrap_or(cleaned);
    let n = block_lines.len();
    // Few pages end a line in a hyphen; the others need no list of their words.
    let words = LazyCell::new(|| Words::read((0..n).map(|i| cleaned.line(i))));
    let mut joined = Joined { glue: vec![Glue::Nothing; n], hyphens: Vec::new() };
    let spans: Vec<Span> = source.printed().collect();
    for block in starts.windows(2) {
        for pair in block_lines[block[0] as usize..block[1] as usize].windows(2) {
            let (upper, lower) = (pair[0] as usize, pair[1] as usize);
            let (left, right) = (cleaned.line(upper), cleaned.line(lower));
            if left.ends_with(['-', '\u{2010}']) && hyphen(left, right, &words).is_some()
            {
                let raw = source.text()[spans[upper].range()].trim_end();
                if let Some(mark) = raw.chars().next_back() {
                    let end = spans[upper].start + raw.len() as u32;
                    let span = Span::new(end - mark.len_utf8() as u32, end);
                    joined.hyphens.push((upper as u32, span));
                    continue;
                }
            }
            // Between the characters of one vertical line stands nothing.
            if prepared
                .restored
                .as_ref()
                .is_some_and(|restored| restored.is_inside(lower))
            {
                continue;
            }
            let trailing = cleaned.trailing_space[upper];
            let one = *spacing == Spacing::One
                && needs_space(written.line(upper), written.line(lower), *language);
            joined.glue[lower] = if one {
                Glue::Space
            } else {
                let above = (lower == upper + 1).then_some(upper);
                let [left, right] = [upper, lower].map(|line| cleaned.printed(line));
                let seam = Seam { left, right, trailing_space: trailing };
                model.seams.glue(seam, above, *language, habit).0
            };
        }
    }
    order::by_key(&mut joined.hyphens, |&(line, _)| line.into());
    joined
}

/// Puts the edits of dropped hyphens among the others.
fn with_hyphens(
    edits: Vec<Edit>,
    ranges: Vec<Range<u32>>,
    hyphens: &[(u32, Span)],
) -> (Vec<Edit>, Vec<Range<u32>>) {
    if hyphens.is_empty() {
        return (edits, ranges);
    }
    let mut out = Vec::with_capacity(edits.len() + hyphens.len());
    let mut new_ranges = Vec::with_capacity(ranges.len());
    let mut hyphens = hyphens.iter().peekable();
    for (i, range) in (0u32..).zip(ranges) {
        let start = out.len();
        out.extend_from_slice(&edits[range.start as usize..range.end as usize]);
        if let Some(&(_, span)) = hyphens.next_if(|(line, _)| *line == i) {
            let at = out[start..].partition_point(|e| e.span.start < span.start) + start;
            // An edit of the hyphen itself gives way: the character goes altogether.
            let taken = out.get(at).is_some_and(|e| e.span == span);
            let edit = Edit { span, kind: EditKind::Hyphen, to: Replacement::Nothing };
            if taken {
                out[at] = edit;
            } else {
                out.insert(at, edit);
            }
        }
        new_ranges.push(start as u32..out.len() as u32);
    }
    (out, new_ranges)
}

/// What the next stage needs to know of each block.
pub(crate) fn galley_blocks(
    prepared: &Prepared,
    blocks: &Blocks,
    starts: &[u32],
    block_lines: &[u32],
    constraints: &Constraints,
) -> Vec<GalleyBlock> {
    let shape = |line| prepared.page.shape(prepared.whole(line));
    // The last line of all blocks so far.
    let mut last = 0;
    (0..blocks.roles.len())
        .map(|b| {
            let first = block_lines[starts[b] as usize] as usize;
            let end = block_lines[starts[b + 1] as usize - 1] as usize;
            let inside = last > prepared.whole(first);
            last = last.max(prepared.whole(end));
            GalleyBlock {
                role: blocks.roles[b],
                fixed: block_lines[starts[b] as usize..starts[b + 1] as usize]
                    .iter()
                    .any(|&l| role_fixed(constraints, l)),
                lines: starts[b]..starts[b + 1],
                blanks: shape(first).blanks.saturating_sub(prepared.rhythm),
                page: shape(first).page,
                inside,
                measure: prepared.page.measure(prepared.whole(first)).unwrap_or(0),
            }
        })
        .collect()
}

fn assemble(
    model: &Model,
    prepared: &Prepared,
    blocks: &Blocks,
    starts: &[u32],
    galley: &Galley,
    constraints: &Constraints,
) -> Assembly {
    let block = |line: u32| blocks.of_line[line as usize];
    let known = if constraints.final_lines {
        final_lines_of_text(blocks, galley.blocks)
    } else {
        paragraphs_of_clean_text(prepared, blocks, starts, galley.block_lines)
    };
    let said =
        constraints.articles.iter().filter_map(|&(_, correction)| match correction {
            Correction::Move { line, to } => {
                Some(articles::Constraint::Move { block: block(line), to: block(to) })
            }
            Correction::PartArticle { line } => {
                Some(articles::Constraint::Part { block: block(line) })
            }
            Correction::MergeArticles { line, with } => {
                Some(articles::Constraint::Merge {
                    block: block(line),
                    with: block(with),
                })
            }
            _ => None,
        });
    articles::assemble(galley, &model.articles, &known, &said.collect::<Vec<_>>())
}

/// Lines that are final are verses or items of one piece until a title or a page comes.
fn final_lines_of_text(
    blocks: &Blocks,
    galley_blocks: &[GalleyBlock],
) -> Vec<articles::Constraint> {
    (1u32..)
        .zip(blocks.roles.windows(2).zip(&galley_blocks[1.min(blocks.roles.len())..]))
        .filter(|(_, (roles, block))| **roles == [Role::Body; 2] && !block.page)
        .map(|(block, _)| articles::Constraint::Merge { block, with: block - 1 })
        .collect()
}

/// In text that is in paragraphs already, an empty line parts stories and nothing else does:
/// as the engine itself writes them, so that its output comes back as it is.
fn paragraphs_of_clean_text(
    prepared: &Prepared,
    blocks: &Blocks,
    starts: &[u32],
    block_lines: &[u32],
) -> Vec<articles::Constraint> {
    let shape = |line| prepared.page.shape(prepared.whole(line));
    let mut given = Vec::new();
    if prepared.rhythm > 0 {
        return given;
    }
    for (block, roles) in (1u32..).zip(blocks.roles.windows(2)) {
        let first = block_lines[starts[block as usize] as usize] as usize;
        if roles != [Role::Body; 2]
            || !prepared.page.is_clean(prepared.whole(first))
            || shape(first).page
        {
            continue;
        }
        given.push(if shape(first).blanks > 0 {
            articles::Constraint::Part { block }
        } else {
            articles::Constraint::Merge { block, with: block - 1 }
        });
    }
    given
}

/// Whether every character of the source that is not white space stands in a line, every
/// line in exactly one block, and every change is a well-placed edit.
fn is_whole(document: &Document) -> bool {
    let source = &document.source;
    let printed = source.printed();
    let lines = document.lines.iter().map(|l| l.span);
    let mut seen = vec![false; document.lines.len()];
    let once = document.block_lines.iter().all(|&l| {
        let first = !seen[l as usize];
        seen[l as usize] = true;
        first
    });
    let text = source.text();
    let edited = document.lines.iter().all(|line| {
        let mut at = line.span.start;
        document.edits[line.edits.start as usize..line.edits.end as usize].iter().all(
            |e| {
                let placed = e.span.start >= at
                    && e.span.start <= e.span.end
                    && e.span.end <= line.span.end
                    && text.is_char_boundary(e.span.start as usize)
                    && text.is_char_boundary(e.span.end as usize);
                at = e.span.end;
                placed
            },
        )
    });
    lines.eq(printed) && once && seen.iter().all(|&s| s) && edited
}

/// The last resort, which no text is known to need: every line a paragraph, unchanged.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
fn as_it_came(mut document: Document) -> Document {
    let n = document.lines.len() as u32;
    document.edits.clear();
    document.interleaved = false;
    document.block_lines = (0..n).collect();
    document.article_blocks = (0..n).collect();
    document.blocks = (0..n)
        .map(|i| Block { role: Role::Body, article: Some(0), lines: i..i + 1 })
        .collect();
    document.articles = vec![Article { confidence: 0, blocks: 0..n }];
    document.articles.truncate(n as usize);
    for (i, line) in (0..n).zip(&mut document.lines) {
        *line = Line { edits: 0..0, block: i, glue: Glue::Nothing, ..line.clone() };
        document.decisions[i as usize].place = Place::Begins;
    }
    document
}
