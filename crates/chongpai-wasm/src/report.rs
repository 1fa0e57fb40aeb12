//! Document → plain objects for JavaScript.
//!
//! The same content as [`chongpai::report`], in JavaScript's manner: names in camel case,
//! and offsets in UTF-16 units, so that `source.slice(start, end)` is the text meant.

use chongpai::{Decision, Document, Edit, Replacement, Role, Span, Writing};
use serde::Serialize;

/// The TypeScript side of the types here.
pub const TYPES: &str = r#"
/** What a block is, in the words of the trade. */
export type Role =
    | "kicker" | "headline" | "subtitle" | "byline" | "body"
    | "subhead" | "caption" | "furniture" | "jump";

/** What the engine made of a page. */
export interface Report {
    /** The version of this schema. */
    version: number;
    /** The main language of the page. */
    language: Language;
    /** The direction the page was set in. */
    writing: "horizontal" | "vertical";
    /** The articles in reading order. */
    articles: Article[];
    /** Running heads, dates and page numbers, which belong to no article. */
    furniture: Block[];
    /** Corrections that could not be followed, by their index in what was given. */
    ignored: number[];
}

/** One story or notice with all that belongs to it. */
export interface Article {
    /** From 0 to 1: how sure it is that exactly these blocks belong together. */
    confidence: number;
    /** Titles and byline first, then the rest as the source has it. */
    blocks: Block[];
}

/** Lines that belong together: a paragraph, a headline, a caption. */
export interface Block {
    role: Role;
    /** The clean text. */
    text: string;
    /** The lines in the order in which they are read. */
    lines: Line[];
}

/** One printed line. */
export interface Line {
    /** 1-based number of the line in the source, blank lines counted. */
    number: number;
    /** Where the line begins in the source, as an index of the string. */
    start: number;
    /** One past its end. */
    end: number;
    /** The clean text. */
    text: string;
    /** What stands before the line in its block. */
    glue: "" | " ";
    /** How the line stands to the lines before it. */
    place: "begins" | "continues" | "resumes";
    /** From 0 to 1: how sure `place` is. */
    placeConfidence: number;
    /** From 0 to 1: how sure the role is. */
    roleConfidence: number;
    /** Whether a correction fixed the place. */
    placeCorrected: boolean;
    /** Whether a correction fixed the role. */
    roleCorrected: boolean;
    /** The changes of the line's text, in order. */
    edits: Edit[];
    /** Why the line was placed so, the strongest reason first. */
    reasons: Reason[];
}

/** One change of the text. */
export interface Edit {
    /** Why, such as "stray-space" or "radical". */
    kind: string;
    /** The first changed character, as an index of the source. */
    start: number;
    /** One past the last. */
    end: number;
    /** What reads in its place. */
    to: string;
}

/** One reason of a decision. */
export interface Reason {
    /** The rule that speaks, such as "sentence-end". */
    rule: string;
    /** What the rule measured. */
    value: number;
    /** How much it weighs; negative: against the decision. */
    weight: number;
}
"#;

/// What the engine made of a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The version of the schema.
    pub version: u32,
    /// BCP 47 tag of the page's language.
    pub language: &'static str,
    /// `horizontal` or `vertical`.
    pub writing: &'static str,
    /// The articles in reading order.
    pub articles: Vec<Article>,
    /// The blocks that belong to no article.
    pub furniture: Vec<Block>,
    /// Corrections that could not be followed.
    pub ignored: Vec<u32>,
}

/// One story or notice.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// From 0 to 1.
    pub confidence: f64,
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
}

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// The clean text.
    pub text: String,
    /// The lines in the order in which they are read.
    pub lines: Vec<Line>,
}

/// One printed line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// 1-based number in the source.
    pub number: u32,
    /// First UTF-16 unit in the source.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// The clean text.
    pub text: String,
    /// What stands before the line in its block.
    pub glue: &'static str,
    /// `begins`, `continues` or `resumes`.
    pub place: &'static str,
    /// From 0 to 1.
    pub place_confidence: f64,
    /// From 0 to 1.
    pub role_confidence: f64,
    /// Whether a correction fixed the place.
    pub place_corrected: bool,
    /// Whether a correction fixed the role.
    pub role_corrected: bool,
    /// The changes of the line's text.
    pub edits: Vec<EditReport>,
    /// Why the line was placed so.
    pub reasons: Vec<Reason>,
}

/// One change of the text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EditReport {
    /// Why, in kebab case.
    pub kind: &'static str,
    /// First UTF-16 unit in the source.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// What reads in its place.
    pub to: String,
}

/// One reason of a decision.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// The rule's name, in kebab case.
    pub rule: &'static str,
    /// What the rule measured.
    pub value: i32,
    /// How much it weighs.
    pub weight: i32,
}

/// Makes the report of a document.
pub fn report(document: &Document) -> Report {
    let spans = spans_in_utf16(document);
    Report {
        version: chongpai::report::VERSION,
        language: document.language.tag(),
        writing: match document.writing {
            Writing::Horizontal => "horizontal",
            Writing::Vertical => "vertical",
        },
        articles: (0..document.articles.len() as u32)
            .map(|article| Article {
                confidence: per_mille(document.articles[article as usize].confidence),
                blocks: document
                    .blocks_of(article)
                    .iter()
                    .map(|&block| report_block(document, block, &spans))
                    .collect(),
            })
            .collect(),
        furniture: document
            .furniture()
            .map(|block| report_block(document, block, &spans))
            .collect(),
        ignored: document.ignored.clone(),
    }
}

/// The spans of all lines and all edits, in UTF-16 units.
struct Spans {
    lines: Vec<Span>,
    edits: Vec<Span>,
}

/// Translates all offsets in one walk over the source: lines in order, and within each
/// line its edits.
fn spans_in_utf16(document: &Document) -> Spans {
    let edits_of =
        |line: &chongpai::Line| &document.edits[range(line.edits.start, line.edits.end)];
    let mut bytes = Vec::with_capacity(2 * (document.lines.len() + document.edits.len()));
    for line in &document.lines {
        bytes.push(line.span.start);
        bytes.extend(edits_of(line).iter().flat_map(|e| [e.span.start, e.span.end]));
        bytes.push(line.span.end);
    }
    let mut units = document.source.to_utf16(bytes).into_iter();
    let mut next = || units.next().expect("an offset for each that was given");
    let mut spans = Spans { lines: Vec::new(), edits: Vec::new() };
    for line in &document.lines {
        let start = next();
        spans.edits.extend(edits_of(line).iter().map(|_| Span::new(next(), next())));
        spans.lines.push(Span::new(start, next()));
    }
    spans
}

fn report_block(document: &Document, block: u32, spans: &Spans) -> Block {
    Block {
        role: document.blocks[block as usize].role,
        text: document.block_text(block),
        lines: document
            .lines_of(block)
            .iter()
            .map(|&line| report_line(document, line, spans))
            .collect(),
    }
}

fn report_line(document: &Document, index: u32, spans: &Spans) -> Line {
    let line = &document.lines[index as usize];
    let Decision {
        place,
        place_confidence,
        role_confidence,
        place_corrected,
        role_corrected,
    } = document.decisions[index as usize];
    let edits = range(line.edits.start, line.edits.end);
    let span = spans.lines[index as usize];
    Line {
        number: line.number,
        start: span.start,
        end: span.end,
        text: document.line_text(index).into_owned(),
        glue: line.glue.as_str(),
        place: place.as_str(),
        place_confidence: per_mille(place_confidence),
        role_confidence: per_mille(role_confidence),
        place_corrected,
        role_corrected,
        edits: document.edits[edits.clone()]
            .iter()
            .zip(&spans.edits[edits])
            .map(|(edit, &span)| report_edit(edit, span))
            .collect(),
        reasons: document
            .reasons(index)
            .into_iter()
            .map(|reason| Reason {
                rule: reason.rule.as_str(),
                value: reason.value,
                weight: reason.weight,
            })
            .collect(),
    }
}

fn report_edit(edit: &Edit, span: Span) -> EditReport {
    EditReport {
        kind: edit.kind.as_str(),
        start: span.start,
        end: span.end,
        to: match edit.to {
            Replacement::Nothing => String::new(),
            Replacement::Char(c) => c.into(),
            Replacement::Str(s) => s.into(),
        },
    }
}

fn range(start: u32, end: u32) -> std::ops::Range<usize> {
    start as usize..end as usize
}

fn per_mille(value: u16) -> f64 {
    f64::from(value) / 1000.0
}
