//! Blocks → articles in reading order.
//!
//! Comes in: the blocks of a page with their roles and clean text. Goes out: the article of
//! each block, and the articles with their blocks in reading order. Every block that is not
//! page furniture stands in exactly one article, and what the reader has said is kept.
//!
//! An article's titles may stand before its paragraphs, after them, or at the end of the
//! page; which title belongs to which story is decided by what they talk about, together
//! with where stories begin.

mod captions;
mod context;
mod cues;
mod features;
mod given;
mod model;
mod ranges;
mod search;
mod tally;
#[cfg(all(test, feature = "builtin-model"))]
mod tests;
mod titles;
#[cfg(feature = "train")]
pub mod training;
mod why;
mod words;

use std::borrow::Cow;
use std::ops::Range;

use crate::{Language, Reason, Role, Span, order};

pub(crate) use given::Constraint;
pub(crate) use model::ArticleModel;
#[cfg(feature = "builtin-model")]
pub(crate) use model::BUILTIN;

/// Stands for no block.
const NONE: u32 = u32::MAX;

/// The blocks of a text with what this stage needs to know of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Galley<'a> {
    /// The clean text of all lines.
    pub(crate) text: &'a str,
    /// Where each line stands in it.
    pub(crate) lines: &'a [Span],
    /// The lines of all blocks, block by block.
    pub(crate) block_lines: &'a [u32],
    /// The blocks, in the order in which they begin in the source.
    pub(crate) blocks: &'a [GalleyBlock],
    /// The main language of the page.
    pub(crate) language: Language,
}

/// One block of a [`Galley`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GalleyBlock {
    /// What it is.
    pub(crate) role: Role,
    /// Whether the reader has said so.
    pub(crate) fixed: bool,
    /// Its lines, in [`Galley::block_lines`].
    pub(crate) lines: Range<u32>,
    /// How many more blank lines stand above it than the page's rhythm has.
    pub(crate) blanks: u8,
    /// Whether a page begins with it.
    pub(crate) page: bool,
    /// Whether a block that began before it goes on behind it.
    pub(crate) inside: bool,
    /// The measure its lines are set to, in half-ems; 0 if not known.
    pub(crate) measure: u16,
}

/// The articles of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Assembly {
    /// The role of each block: titles are told apart once their article is known.
    pub(crate) roles: Vec<Role>,
    /// The article of each block; nothing for page furniture.
    pub(crate) article: Vec<Option<u32>>,
    /// The articles in reading order.
    pub(crate) articles: Vec<AssembledArticle>,
    /// The blocks of all articles in reading order, article by article.
    pub(crate) article_blocks: Vec<u32>,
    /// The constraints that could not be followed, by their index in what was given.
    pub(crate) ignored: Vec<u32>,
    pub(crate) grounds: Grounds,
}

/// What the articles were decided on besides the text, for telling why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Grounds {
    /// What was known and said of the blocks.
    constraints: Vec<Constraint>,
    /// The first block of each block's story, for those that the search decided.
    story: Vec<u32>,
}

/// One article of an [`Assembly`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AssembledArticle {
    /// How sure the engine is that exactly these blocks belong together, in per mille.
    pub(crate) confidence: u16,
    /// Its blocks, in [`Assembly::article_blocks`].
    pub(crate) blocks: Range<u32>,
}

impl<'a> Galley<'a> {
    /// The lines of a block.
    fn lines_of(&self, block: usize) -> &'a [u32] {
        let own = &self.blocks[block].lines;
        &self.block_lines[own.start as usize..own.end as usize]
    }

    /// The clean text of a block. Nearly all stand in one piece.
    fn text_of(&self, block: usize) -> Cow<'a, str> {
        let lines = self.lines_of(block);
        let (Some(&first), Some(&last)) = (lines.first(), lines.last()) else {
            return Cow::Borrowed("");
        };
        if !lines.is_sorted() || (last - first) as usize + 1 > lines.len() {
            return Cow::Owned(self.pieces(block).collect());
        }
        let span = |line: u32| self.lines[line as usize];
        Cow::Borrowed(&self.text[span(first).start as usize..span(last).end as usize])
    }

    /// The clean text of a block, line by line.
    fn pieces(&self, block: usize) -> impl DoubleEndedIterator<Item = &'a str> + use<'a> {
        let (text, lines) = (self.text, self.lines);
        self.lines_of(block).iter().map(move |&l| &text[lines[l as usize].range()])
    }
}

/// Puts blocks together to articles.
///
/// Constraints are kept in the order in which they are given, first what is `known` of the
/// text and then what the reader has `said`; of two that contradict each other the later one.
/// Only what the reader has said can be among those that were ignored.
pub(crate) fn assemble(
    galley: &Galley,
    model: &ArticleModel,
    known: &[Constraint],
    said: &[Constraint],
) -> Assembly {
    let n = galley.blocks.len();
    let constraints = [known, said].concat();
    let given = given::read(galley, &constraints);
    let context = context::prepare(galley, &given.placed, &given.wanted);
    let mut reading = search(&context, &given.given, &given.imposed(known.len()), model);
    let sure = |b: u32| given.given[b as usize].opens;
    for (&b, margin) in context.flow.iter().zip(&mut reading.margin) {
        *margin = if sure(b) { i32::MAX } else { *margin };
    }
    let mut story = vec![NONE; n];
    for (&b, &s) in context.flow.iter().zip(&reading.story) {
        story[b as usize] = s;
    }
    captions::assign(&context, &given, &mut story);
    if !given.is_empty() {
        given.settle(&mut story);
    }
    let roles = titles::assign(galley, &story, &model.titles);
    let mut margin = vec![i32::MAX; n];
    for (&b, &m) in context.flow.iter().zip(&reading.margin) {
        margin[b as usize] = m;
    }
    let mut assembly = order(galley, roles, &story, &margin, model);
    if !said.is_empty() {
        assembly.ignored = given.ignored(&assembly, known.len());
    }
    assembly.grounds = Grounds { constraints, story: reading.story };
    assembly
}

/// Why blocks begin an article and titles belong to theirs: the block and a reason, in the
/// order of the blocks, the strongest reason of each first.
pub(crate) fn reasons(
    galley: &Galley,
    model: &ArticleModel,
    grounds: &Grounds,
) -> Vec<(u32, Reason)> {
    let given = given::read(galley, &grounds.constraints);
    let context = context::prepare(galley, &given.placed, &given.wanted);
    why::tell(&context, &given.given, &grounds.story, &model.weights)
}

/// How often the search goes back for what it didn't do of itself before it imposes all.
const SEARCHES: usize = 4;

/// Reads the blocks as they are `given`, and imposes as little of it as it can beyond what
/// is `imposed` from the start. A search that keeps but a few hypotheses may come upon others
/// when it is told what it would have done anyway; a reader who says that something is right
/// wants nothing else to change.
fn search(
    context: &context::Context,
    given: &[search::Given],
    imposed: &[search::Given],
    model: &ArticleModel,
) -> search::Reading {
    let read = |given: &_| search::read(context, given, &model.weights, search::BEHIND);
    let mut imposed = imposed.to_vec();
    for _ in 0..SEARCHES {
        let reading = read(&imposed);
        let mut followed = true;
        for (&b, &story) in context.flow.iter().zip(&reading.story) {
            if given[b as usize].opens && story != b {
                imposed[b as usize].opens = true;
                followed = false;
            }
        }
        if followed {
            return reading;
        }
    }
    read(given)
}

/// Puts the articles in reading order, by their first block that is not a title, and the
/// blocks of each in the order in which they are read.
fn order(
    galley: &Galley,
    roles: Vec<Role>,
    story: &[u32],
    margin: &[i32],
    model: &ArticleModel,
) -> Assembly {
    let n = galley.blocks.len();
    let title = |b: usize| roles[b].is_title();
    // For each story, named by a block: the block that gives it its place.
    let mut place = vec![(true, NONE); n];
    let mut least = vec![i32::MAX; n];
    let mut before = NONE;
    for b in 0..n {
        if story[b] == NONE {
            continue;
        }
        let s = story[b] as usize;
        if place[s].1 == NONE || place[s].0 && !title(b) {
            place[s] = (title(b), b as u32);
        }
        least[s] = least[s].min(margin[b]);
        // Where a story ends is decided where the next one begins.
        if before != NONE && before != story[b] {
            least[before as usize] = least[before as usize].min(margin[b]);
        }
        before = story[b];
    }
    let mut stories: Vec<u32> =
        (0..n as u32).filter(|&s| place[s as usize].1 != NONE).collect();
    order::by_key(&mut stories, |&s| place[s as usize].1.into());
    let mut number = vec![0; n];
    for (i, &s) in stories.iter().enumerate() {
        number[s as usize] = i as u32;
    }
    let article: Vec<Option<u32>> =
        story.iter().map(|&s| (s != NONE).then(|| number[s as usize])).collect();
    let mut article_blocks: Vec<u32> =
        (0..n as u32).filter(|&b| article[b as usize].is_some()).collect();
    order::by_key(&mut article_blocks, |&b| {
        let rank = match roles[b as usize] {
            Role::Kicker => 0,
            Role::Headline => 1,
            Role::Subtitle => 2,
            Role::Byline => 3,
            _ => 4,
        };
        order::pair(number[story[b as usize] as usize], rank)
    });
    let mut begin = 0;
    let articles = stories
        .iter()
        .enumerate()
        .map(|(i, &s)| {
            let end = article_blocks
                .partition_point(|&b| article[b as usize] <= Some(i as u32))
                as u32;
            let blocks = begin..end;
            begin = end;
            AssembledArticle { confidence: model.confidence(least[s as usize]), blocks }
        })
        .collect();
    Assembly {
        roles,
        article,
        articles,
        article_blocks,
        ignored: Vec::new(),
        grounds: Grounds::default(),
    }
}
