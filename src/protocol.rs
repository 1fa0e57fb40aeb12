//! What the page and its worker say to each other.
//!
//! A message is one [`Wire`]: a column of numbers and a run of UTF-8. Both cross as
//! transferred buffers, so that a million characters cost a copy of memory and nothing per
//! line. Decoding checks every index; what does not fit is no message.

use chongpai::{Correction, EditKind, Language, Options, Role, Rule, Spacing, Writing};

use crate::answer::Answer;

/// The version of the messages. A worker of another version comes from another build.
pub const VERSION: u32 = 2;

/// A message as it crosses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wire {
    /// Numbers; the first one says which message it is.
    pub words: Vec<u32>,
    /// UTF-8.
    pub bytes: Vec<u8>,
}

/// What the page asks of the worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Reflow a text.
    Reflow {
        /// Counts up with every request of this kind; the answer carries it back.
        seq: u32,
        /// The source.
        text: String,
        /// What the engine is asked beforehand.
        options: Options,
        /// The reader's corrections, the oldest first.
        corrections: Vec<Correction>,
        /// The reader's rules, in the form of [`crate::rules`].
        rules: String,
    },
    /// Say why a line stands where it does.
    Explain {
        /// The request whose answer is asked about.
        seq: u32,
        /// The line, as an index into the answer's lines.
        line: u32,
    },
    /// Write the articles as Markdown.
    Markdown {
        /// The request whose answer is to be written.
        seq: u32,
    },
}

/// What the worker tells the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// The worker listens.
    Ready {
        /// The [`VERSION`] it was built with.
        version: u32,
    },
    /// A stage of the engine begins, counted from 0.
    Progress {
        /// The request.
        seq: u32,
        /// The stage.
        stage: u32,
    },
    /// The text is reflowed.
    Reflowed {
        /// The request.
        seq: u32,
        /// What became of it.
        answer: Answer,
    },
    /// Why a line stands where it does.
    Explained {
        /// The request whose answer was asked about.
        seq: u32,
        /// The explanation.
        explanation: Explanation,
    },
    /// The articles as Markdown.
    Markdown {
        /// The request whose answer was written.
        seq: u32,
        /// The document.
        text: String,
    },
    /// The engine has stumbled; the worker is of no more use.
    Failed {
        /// What it said.
        message: String,
    },
}

/// Why one line stands where it does and what was changed in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The line, as an index into the answer's lines.
    pub line: u32,
    /// The strongest reason first.
    pub reasons: Vec<Reason>,
    /// Why an article begins with the line's block, or the title belongs to its article.
    pub article_reasons: Vec<Reason>,
    /// The changes of the line's text, in order.
    pub edits: Vec<Edit>,
}

/// One reason of an [`Explanation`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// The rule that speaks.
    pub rule: Rule,
    /// What it measured.
    pub value: i32,
    /// How much it weighs; negative: against the decision.
    pub weight: i32,
}

/// One change of an [`Explanation`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Why.
    pub kind: EditKind,
    /// What the source has.
    pub from: String,
    /// What it reads as.
    pub to: String,
}

const REFLOW: u32 = 1;
const EXPLAIN: u32 = 2;
const MARKDOWN: u32 = 3;
const READY: u32 = 11;
const PROGRESS: u32 = 12;
const REFLOWED: u32 = 13;
const EXPLAINED: u32 = 14;
const WRITTEN: u32 = 15;
const FAILED: u32 = 16;

impl Request {
    /// Packs the request.
    pub fn encode(self) -> Wire {
        match self {
            Self::Reflow { seq, text, options, corrections, rules } => {
                let mut words =
                    vec![REFLOW, seq, pack_options(&options), rules.len() as u32];
                words.extend(pack_corrections(&corrections));
                let mut bytes = text.into_bytes();
                bytes.extend(rules.into_bytes());
                Wire { words, bytes }
            }
            Self::Explain { seq, line } => {
                Wire { words: vec![EXPLAIN, seq, line], bytes: vec![] }
            }
            Self::Markdown { seq } => Wire { words: vec![MARKDOWN, seq], bytes: vec![] },
        }
    }

    /// Unpacks a request; `None` if it is none.
    pub fn decode(wire: Wire) -> Option<Self> {
        let (&kind, rest) = wire.words.split_first()?;
        let (&seq, rest) = rest.split_first()?;
        Some(match kind {
            REFLOW => {
                let (&[asked, length], rest) = rest.split_first_chunk()?;
                let mut text = String::from_utf8(wire.bytes).ok()?;
                let end = text.len().checked_sub(length as usize)?;
                let rules = text.get(end..)?.to_owned();
                text.truncate(end);
                let corrections = unpack_corrections(rest)?;
                Self::Reflow { seq, text, options: options(asked)?, corrections, rules }
            }
            EXPLAIN => Self::Explain { seq, line: *rest.first()? },
            MARKDOWN => Self::Markdown { seq },
            _ => return None,
        })
    }
}

impl Reply {
    /// Packs the reply.
    pub fn encode(self) -> Wire {
        match self {
            Self::Ready { version } => {
                Wire { words: vec![READY, version], bytes: vec![] }
            }
            Self::Progress { seq, stage } => {
                Wire { words: vec![PROGRESS, seq, stage], bytes: vec![] }
            }
            Self::Reflowed { seq, answer } => {
                let (mut words, text) = answer.pack();
                words.splice(0..0, [REFLOWED, seq]);
                Wire { words, bytes: text.into_bytes() }
            }
            Self::Explained { seq, explanation } => explained(seq, explanation),
            Self::Markdown { seq, text } => {
                Wire { words: vec![WRITTEN, seq], bytes: text.into_bytes() }
            }
            Self::Failed { message } => {
                Wire { words: vec![FAILED, 0], bytes: message.into_bytes() }
            }
        }
    }

    /// Unpacks a reply; `None` if it is none.
    pub fn decode(wire: Wire) -> Option<Self> {
        let (&kind, rest) = wire.words.split_first()?;
        let (&seq, rest) = rest.split_first()?;
        Some(match kind {
            READY => Self::Ready { version: seq },
            PROGRESS => Self::Progress { seq, stage: *rest.first()? },
            REFLOWED => {
                let text = String::from_utf8(wire.bytes).ok()?;
                Self::Reflowed { seq, answer: Answer::unpack(rest, text)? }
            }
            EXPLAINED => {
                let text = String::from_utf8(wire.bytes).ok()?;
                Self::Explained { seq, explanation: explanation(rest, &text)? }
            }
            WRITTEN => Self::Markdown { seq, text: String::from_utf8(wire.bytes).ok()? },
            FAILED => Self::Failed { message: String::from_utf8(wire.bytes).ok()? },
            _ => return None,
        })
    }
}

/// Options as one number: from the low end language and direction, 0 where the text
/// decides, then spaces, and a bit for each of the rest.
pub fn pack_options(options: &Options) -> u32 {
    let language = options.language.map_or(0, |language| 1 + language as u32);
    let writing = options.writing.map_or(0, |writing| 1 + writing as u32);
    language
        | writing << 3
        | (options.spacing as u32) << 5
        | u32::from(options.fold_fullwidth) << 7
        | u32::from(options.widen_punctuation) << 8
        | u32::from(options.keep_lines) << 9
}

fn options(word: u32) -> Option<Options> {
    Some(Options {
        language: match word & 7 {
            0 => None,
            n => Some(*Language::ALL.get(n as usize - 1)?),
        },
        writing: match word >> 3 & 3 {
            0 => None,
            1 => Some(Writing::Horizontal),
            2 => Some(Writing::Vertical),
            _ => return None,
        },
        spacing: *[Spacing::None, Spacing::AsInSource, Spacing::One]
            .get((word >> 5 & 3) as usize)?,
        fold_fullwidth: word >> 7 & 1 == 1,
        widen_punctuation: word >> 8 & 1 == 1,
        keep_lines: word >> 9 & 1 == 1,
    })
}

/// Corrections as numbers, three for each.
pub fn pack_corrections(corrections: &[Correction]) -> Vec<u32> {
    let pack = |correction: &Correction| match *correction {
        Correction::Join { upper, lower } => [0, upper, lower],
        Correction::Part { line } => [1, line, 0],
        Correction::Role { line, role } => [2, line, role as u32],
        Correction::Move { line, to } => [3, line, to],
        Correction::PartArticle { line } => [4, line, 0],
        Correction::MergeArticles { line, with } => [5, line, with],
    };
    corrections.iter().flat_map(pack).collect()
}

/// Corrections out of their numbers; `None` if they are none.
pub fn unpack_corrections(words: &[u32]) -> Option<Vec<Correction>> {
    let (triples, []) = words.as_chunks::<3>() else { return None };
    triples
        .iter()
        .map(|&[kind, line, other]| {
            Some(match kind {
                0 => Correction::Join { upper: line, lower: other },
                1 => Correction::Part { line },
                2 => Correction::Role { line, role: *Role::ALL.get(other as usize)? },
                3 => Correction::Move { line, to: other },
                4 => Correction::PartArticle { line },
                5 => Correction::MergeArticles { line, with: other },
                _ => return None,
            })
        })
        .collect()
}

fn explained(seq: u32, explanation: Explanation) -> Wire {
    let Explanation { line, reasons, article_reasons, edits } = explanation;
    let counts = [reasons.len() as u32, article_reasons.len() as u32];
    let mut words = vec![EXPLAINED, seq, line, counts[0], counts[1]];
    for r in reasons.iter().chain(&article_reasons) {
        words.extend([r.rule as u32, r.value.cast_unsigned(), r.weight.cast_unsigned()]);
    }
    let mut text = String::new();
    for e in &edits {
        words.extend([e.kind as u32, e.from.len() as u32, e.to.len() as u32]);
        text.push_str(&e.from);
        text.push_str(&e.to);
    }
    Wire { words, bytes: text.into_bytes() }
}

fn explanation(words: &[u32], text: &str) -> Option<Explanation> {
    let &[line, of_line, of_article, ref rest @ ..] = words else { return None };
    let (triples, []) = rest.as_chunks::<3>() else { return None };
    let (reasons, rest) = triples.split_at_checked(of_line as usize)?;
    let (article_reasons, edits) = rest.split_at_checked(of_article as usize)?;
    let unpack = |reasons: &[[u32; 3]]| -> Option<Vec<Reason>> {
        let all = reasons.iter().map(|&[rule, value, weight]| {
            let rule = *Rule::ALL.get(rule as usize)?;
            let (value, weight) = (value.cast_signed(), weight.cast_signed());
            Some(Reason { rule, value, weight })
        });
        all.collect()
    };
    let mut at = 0usize;
    let mut take = |len: u32| {
        let part = text.get(at..at.checked_add(len as usize)?)?;
        at += part.len();
        Some(part.to_owned())
    };
    Some(Explanation {
        line,
        reasons: unpack(reasons)?,
        article_reasons: unpack(article_reasons)?,
        edits: edits
            .iter()
            .map(|&[kind, from, to]| {
                let kind = *EditKind::ALL.get(kind as usize)?;
                Some(Edit { kind, from: take(from)?, to: take(to)? })
            })
            .collect::<Option<_>>()?,
    })
}

#[cfg(test)]
#[path = "protocol_tests.rs"]
mod tests;
