//! The answer of the engine.
//!
//! Everything is kept as indices into flat tables and spans of the source; text is put
//! together only when it is asked for.

use std::borrow::Cow;
use std::ops::Range;

use crate::evidence::Evidence;
use crate::{Language, Source, Span, Writing};

/// What the engine made of a source: lines, blocks and articles, every change of the text
/// and every decision.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// The text as it came in, with its line map.
    pub source: Source<'a>,
    /// The main language of the page.
    pub language: Language,
    /// The direction the page was set in.
    pub writing: Writing,
    /// Whether columns came out by turns, a line of one and a line of the other: then blocks, and
    /// the lines in them, stand in the order in which they are read, not in the source's.
    pub interleaved: bool,
    /// The non-blank lines of the source, in order.
    pub lines: Vec<Line>,
    /// All changes of the text, in source order.
    pub edits: Vec<Edit>,
    /// The blocks, in the order in which they begin in the source, if it is not
    /// [`interleaved`](Self::interleaved).
    pub blocks: Vec<Block>,
    /// The articles in reading order.
    pub articles: Vec<Article>,
    /// What was decided at each line; as many as there are lines.
    pub decisions: Vec<Decision>,
    /// Corrections that could not be followed, by their index in what was given.
    pub ignored: Vec<u32>,
    pub(crate) block_lines: Vec<u32>,
    pub(crate) article_blocks: Vec<u32>,
    pub(crate) evidence: Evidence<'a>,
}

/// One non-blank line of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its 1-based number among all lines of the source, blank ones counted.
    pub number: u32,
    /// What it covers, without its line end.
    pub span: Span,
    /// Its changes, as a range of [`Document::edits`].
    pub edits: Range<u32>,
    /// The block it stands in.
    pub block: BlockId,
    /// What stands between it and the line before it in its block.
    pub glue: Glue,
}

/// What stands between two joined lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Glue {
    /// Nothing: between CJK characters, inside a word, and before a block's first line.
    #[default]
    Nothing,
    /// A space: between words.
    Space,
}

impl Glue {
    /// The glue as text.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Space => " ",
        }
    }
}

/// One change of the text: `span` reads as `to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The characters that change.
    pub span: Span,
    /// Why.
    pub kind: EditKind,
    /// What they read as.
    pub to: Replacement,
}

/// What an edit puts in place of its span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replacement {
    /// Nothing: the span is dropped.
    Nothing,
    /// One character.
    Char(char),
    /// Several characters.
    Str(&'static str),
}

/// Why the text was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EditKind {
    /// White space at the beginning of a line: the indent the printer set.
    Indent,
    /// White space at the end of a line.
    TrailingSpace,
    /// A space that justification or extraction put in.
    StraySpace,
    /// A space between the letters of a stretched line.
    LetterSpacing,
    /// Several spaces that read as one.
    WideSpace,
    /// A space put in, where the options ask for it, or where a page lost all of its own.
    AddedSpace,
    /// A Kangxi or CJK radical that stands for the character.
    Radical,
    /// A compatibility character or ligature that stands for ordinary ones.
    Compatibility,
    /// A form for vertical lines that stands for the ordinary mark.
    VerticalForm,
    /// Half-width kana that stand for full-width ones.
    HalfwidthKana,
    /// A soft hyphen, or the hyphen of a word broken at the line's end.
    Hyphen,
    /// A full-width digit or letter that becomes half-width, where the options ask for it.
    Folded,
    /// Half-width punctuation that becomes full-width, where the options ask for it.
    Widened,
    /// A control or invisible character.
    Invisible,
    /// A mark of Markdown before a title or round a word.
    Markup,
}

impl EditKind {
    /// All kinds, in a fixed order.
    pub const ALL: [Self; 15] = [
        Self::Indent,
        Self::TrailingSpace,
        Self::StraySpace,
        Self::LetterSpacing,
        Self::WideSpace,
        Self::AddedSpace,
        Self::Radical,
        Self::Compatibility,
        Self::VerticalForm,
        Self::HalfwidthKana,
        Self::Hyphen,
        Self::Folded,
        Self::Widened,
        Self::Invisible,
        Self::Markup,
    ];

    /// The name used in reports, in kebab case.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Indent => "indent",
            Self::TrailingSpace => "trailing-space",
            Self::StraySpace => "stray-space",
            Self::LetterSpacing => "letter-spacing",
            Self::WideSpace => "wide-space",
            Self::AddedSpace => "added-space",
            Self::Radical => "radical",
            Self::Compatibility => "compatibility",
            Self::VerticalForm => "vertical-form",
            Self::HalfwidthKana => "halfwidth-kana",
            Self::Hyphen => "hyphen",
            Self::Folded => "folded",
            Self::Widened => "widened",
            Self::Invisible => "invisible",
            Self::Markup => "markup",
        }
    }
}

/// The index of a block in [`Document::blocks`].
pub type BlockId = u32;
/// The index of an article in [`Document::articles`].
pub type ArticleId = u32;

/// Lines that belong together: a paragraph, a headline, a caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// The article it belongs to; `None` for page furniture.
    pub article: Option<ArticleId>,
    pub(crate) lines: Range<u32>,
}

/// What a block is, in the words of the trade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Role {
    /// 引题, 肩题: the line above the headline.
    Kicker,
    /// 主题: the headline.
    Headline,
    /// 副题: the line below the headline.
    Subtitle,
    /// 署名: who wrote it, on a line of its own.
    Byline,
    /// A paragraph.
    Body,
    /// 小标题: a heading inside the story.
    Subhead,
    /// 图片说明: what a picture shows.
    Caption,
    /// 报头报脚, 页码: running heads, dates and page numbers.
    Furniture,
    /// 下转, 上接: where the story goes on or comes from.
    Jump,
}

impl Role {
    /// All roles, in a fixed order.
    pub const ALL: [Self; 9] = [
        Self::Kicker,
        Self::Headline,
        Self::Subtitle,
        Self::Byline,
        Self::Body,
        Self::Subhead,
        Self::Caption,
        Self::Furniture,
        Self::Jump,
    ];

    /// The name used in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kicker => "kicker",
            Self::Headline => "headline",
            Self::Subtitle => "subtitle",
            Self::Byline => "byline",
            Self::Body => "body",
            Self::Subhead => "subhead",
            Self::Caption => "caption",
            Self::Furniture => "furniture",
            Self::Jump => "jump",
        }
    }

    /// Finds the role of a name that [`as_str`](Self::as_str) gives.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.as_str() == name)
    }

    /// Whether blocks of this role stand at the head of an article.
    pub fn is_title(self) -> bool {
        matches!(self, Self::Kicker | Self::Headline | Self::Subtitle)
    }
}

/// One story or notice with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// How sure the engine is that exactly these blocks belong together, in per mille.
    pub confidence: u16,
    pub(crate) blocks: Range<u32>,
}

/// What the engine chose at one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Whether the line begins a block or goes on with one.
    pub place: Place,
    /// How sure the engine is of `place`, in per mille.
    pub place_confidence: u16,
    /// How sure the engine is of the line's role, in per mille.
    pub role_confidence: u16,
    /// Whether a correction fixed the place.
    pub place_corrected: bool,
    /// Whether a correction fixed the role.
    pub role_corrected: bool,
}

/// How a line stands to the lines before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// It begins a block.
    Begins,
    /// It goes on with the block of the line just before it.
    Continues,
    /// It goes on with a block that other lines interrupted.
    Resumes,
}

impl Place {
    /// The name used in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Begins => "begins",
            Self::Continues => "continues",
            Self::Resumes => "resumes",
        }
    }
}

impl Document<'_> {
    /// The lines of a block, as indices into [`lines`](Self::lines): in source order, if it is not
    /// [`interleaved`](Self::interleaved).
    pub fn lines_of(&self, block: BlockId) -> &[u32] {
        let lines = &self.blocks[block as usize].lines;
        &self.block_lines[lines.start as usize..lines.end as usize]
    }

    /// The blocks of an article in reading order: titles and byline first, then the rest
    /// as the source has it.
    pub fn blocks_of(&self, article: ArticleId) -> &[BlockId] {
        let blocks = &self.articles[article as usize].blocks;
        &self.article_blocks[blocks.start as usize..blocks.end as usize]
    }

    /// The blocks that belong to no article: page furniture, in source order.
    pub fn furniture(&self) -> impl Iterator<Item = BlockId> + '_ {
        (0..self.blocks.len() as u32)
            .filter(|&b| self.blocks[b as usize].article.is_none())
    }

    /// The clean text of one line: its span with its edits carried out.
    pub fn line_text(&self, line: u32) -> Cow<'_, str> {
        let line = &self.lines[line as usize];
        let edits = &self.edits[line.edits.start as usize..line.edits.end as usize];
        if edits.is_empty() {
            return Cow::Borrowed(&self.source.text()[line.span.range()]);
        }
        let mut out = String::with_capacity(line.span.len());
        apply(self.source.text(), line.span, edits, &mut out);
        Cow::Owned(out)
    }

    /// The clean text of a block: its lines with their glue.
    pub fn block_text(&self, block: BlockId) -> String {
        let mut out = String::new();
        for &l in self.lines_of(block) {
            let line = &self.lines[l as usize];
            out.push_str(line.glue.as_str());
            let edits = &self.edits[line.edits.start as usize..line.edits.end as usize];
            apply(self.source.text(), line.span, edits, &mut out);
        }
        out
    }
}

/// Writes the text of `span` with `edits` carried out to `out`.
pub(crate) fn apply(text: &str, span: Span, edits: &[Edit], out: &mut String) {
    let mut at = span.start;
    for edit in edits {
        out.push_str(&text[at as usize..edit.span.start as usize]);
        match edit.to {
            Replacement::Nothing => {}
            Replacement::Char(c) => out.push(c),
            Replacement::Str(s) => out.push_str(s),
        }
        at = edit.span.end;
    }
    out.push_str(&text[at as usize..span.end as usize]);
}
