//! Everything → the serialisable report, made on demand.
//!
//! These are the only types of the engine that serde knows. A change of their shape changes
//! [`VERSION`].

use serde::{Deserialize, Serialize};

use crate::{Document, Role};

/// The version of the report's schema.
pub const VERSION: u32 = 1;

/// A whole document, for JSON and for JavaScript.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The schema: [`VERSION`].
    pub version: u32,
    /// BCP 47 tag of the page's language.
    pub language: String,
    /// `horizontal` or `vertical`.
    pub writing: String,
    /// The articles in reading order.
    pub articles: Vec<ArticleReport>,
    /// The blocks that belong to no article.
    pub furniture: Vec<BlockReport>,
}

/// One article of a [`Report`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ArticleReport {
    /// From 0 to 1.
    pub confidence: f64,
    /// The blocks in reading order.
    pub blocks: Vec<BlockReport>,
}

/// One block of a [`Report`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlockReport {
    /// What it is.
    pub role: Role,
    /// Its clean text.
    pub text: String,
    /// Its lines in the order in which they are read.
    pub lines: Vec<LineReport>,
}

/// One line of a [`BlockReport`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LineReport {
    /// 1-based number of the line in the source.
    pub number: u32,
    /// `begins`, `continues` or `resumes`.
    pub place: String,
    /// From 0 to 1: how sure the engine is of `place`.
    pub place_confidence: f64,
    /// From 0 to 1: how sure the engine is of the role.
    pub role_confidence: f64,
    /// What stands before the line in its block: nothing or a space.
    pub glue: String,
    /// The clean text.
    pub text: String,
    /// The changes of the line's text.
    pub edits: Vec<EditReport>,
    /// Why the line was placed so, the strongest reason first.
    pub reasons: Vec<ReasonReport>,
}

/// One edit of a [`LineReport`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EditReport {
    /// Why, in kebab case.
    pub kind: String,
    /// First byte in the source.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What the span reads as.
    pub to: String,
}

/// One reason of a [`LineReport`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReasonReport {
    /// The rule's name, in kebab case.
    pub rule: String,
    /// What the rule measured.
    pub value: i32,
    /// How much it weighs; negative: against the decision.
    pub weight: i32,
}

/// Makes the report of a document.
pub fn report(document: &Document) -> Report {
    Report {
        version: VERSION,
        language: document.language.tag().into(),
        writing: match document.writing {
            crate::Writing::Horizontal => "horizontal",
            crate::Writing::Vertical => "vertical",
        }
        .into(),
        articles: (0..document.articles.len() as u32)
            .map(|a| ArticleReport {
                confidence: per_mille(document.articles[a as usize].confidence),
                blocks: document
                    .blocks_of(a)
                    .iter()
                    .map(|&b| report_block(document, b))
                    .collect(),
            })
            .collect(),
        furniture: document.furniture().map(|b| report_block(document, b)).collect(),
    }
}

fn report_block(document: &Document, block: u32) -> BlockReport {
    BlockReport {
        role: document.blocks[block as usize].role,
        text: document.block_text(block),
        lines: document
            .lines_of(block)
            .iter()
            .map(|&l| report_line(document, l))
            .collect(),
    }
}

fn report_line(document: &Document, index: u32) -> LineReport {
    let line = &document.lines[index as usize];
    let decision = &document.decisions[index as usize];
    LineReport {
        number: line.number,
        place: decision.place.as_str().into(),
        place_confidence: per_mille(decision.place_confidence),
        role_confidence: per_mille(decision.role_confidence),
        glue: line.glue.as_str().into(),
        text: document.line_text(index).into_owned(),
        edits: document.edits[line.edits.start as usize..line.edits.end as usize]
            .iter()
            .map(|e| EditReport {
                kind: e.kind.as_str().into(),
                start: e.span.start,
                end: e.span.end,
                to: match e.to {
                    crate::Replacement::Nothing => String::new(),
                    crate::Replacement::Char(c) => c.to_string(),
                    crate::Replacement::Str(s) => s.into(),
                },
            })
            .collect(),
        reasons: document
            .reasons(index)
            .into_iter()
            .map(|r| ReasonReport {
                rule: r.rule.as_str().into(),
                value: r.value,
                weight: r.weight,
            })
            .collect(),
    }
}

fn per_mille(value: u16) -> f64 {
    f64::from(value) / 1000.0
}
