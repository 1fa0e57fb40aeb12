//! Reads the text of a printed CJK page, one line per printed line, as its editor would:
//! lines → paragraphs → roles → articles.
//!
//! ```
//! use chongpai::{Options, reflow};
//!
//! let document = reflow("春天来了，公园里的花都\n开了。\n", &Options::default(), &[]);
//! assert_eq!(document.block_text(0), "春天来了，公园里的花都开了。");
//! ```

#![forbid(unsafe_code)]
// What the trainer needs is public inside private modules, and reachable only with `train`.
#![cfg_attr(not(feature = "train"), allow(unreachable_pub))]

mod articles;
mod blocks;
mod chars;
mod columns;
mod compose;
mod constraints;
mod corrections;
mod cues;
mod decode;
mod document;
mod edits;
mod evidence;
mod features;
mod final_lines;
mod labels;
mod language;
mod lines;
mod model;
mod model_error;
mod options;
mod order;
mod phrases;
mod pieces;
mod reasons;
mod reflow;
#[cfg(feature = "serde")]
pub mod report;
mod restored;
mod seams;
mod source;
mod span;
mod spread;
mod stacks;
mod strands;
mod templates;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod training;
pub mod write;

#[cfg(feature = "train")]
#[doc(hidden)]
pub use articles::training as article_training;
pub use corrections::Correction;
pub use document::{
    Article, ArticleId, Block, BlockId, Decision, Document, Edit, EditKind, Glue, Line,
    Place, Replacement, Role,
};
pub use model::Model;
pub use model_error::ModelError;
pub use options::{Language, Options, Spacing, Writing};
pub use reasons::{Reason, Rule};
pub use reflow::{Stage, reflow_with};
#[cfg(feature = "builtin-model")]
pub use reflow::{reflow, reflow_observed};
pub use source::{Source, SourceLine};
pub use span::Span;
