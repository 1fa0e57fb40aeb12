//! The reader's own word on a decision.
//!
//! Lines are named by their 1-based number in the source, as in
//! [`Line::number`](crate::Line::number), so that a correction keeps its meaning when the
//! rest of the page is decided again. A correction that names a blank or absent line is
//! reported in [`Document::ignored`](crate::Document::ignored) and has no other effect.

use crate::Role;

/// One correction. Corrections always win; of two that contradict each other the later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "kebab-case"))]
pub enum Correction {
    /// The line `lower` goes on with the block of the line `upper` above it. Lines of
    /// other blocks may stand between them.
    Join {
        /// The line above.
        upper: u32,
        /// The line below.
        lower: u32,
    },
    /// A new block begins at `line`.
    Part {
        /// The first line of the new block.
        line: u32,
    },
    /// The block that holds `line` has the role `role`.
    Role {
        /// Any line of the block.
        line: u32,
        /// The role.
        role: Role,
    },
    /// The block that holds `line` belongs to the article that holds the line `to`.
    Move {
        /// Any line of the block that moves.
        line: u32,
        /// Any line of the article it moves to.
        to: u32,
    },
    /// An article begins with the block that holds `line`.
    PartArticle {
        /// Any line of the article's first block.
        line: u32,
    },
    /// The articles that hold the two lines are one.
    MergeArticles {
        /// Any line of the one article.
        line: u32,
        /// Any line of the other.
        with: u32,
    },
}
