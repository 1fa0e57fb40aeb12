//! What can be wrong with a model.

use std::fmt;

/// Why the bytes of a model cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelError {
    /// The bytes do not begin as this part of a model does.
    NotAModel {
        /// The part that was looked for.
        part: &'static str,
    },
    /// The bytes are of a version that this engine does not know.
    Version {
        /// The part that was read.
        part: &'static str,
        /// The version found.
        found: u8,
    },
    /// The bytes end too early.
    Short {
        /// The part that was read.
        part: &'static str,
        /// The byte offset at which more was needed.
        at: usize,
    },
    /// The bytes contradict themselves.
    Damaged {
        /// The part that was read.
        part: &'static str,
        /// The byte offset of the contradiction.
        at: usize,
    },
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel { part } => write!(f, "not a model: no {part} here"),
            Self::Version { part, found } => {
                write!(f, "{part} of version {found}, which this engine does not know")
            }
            Self::Short { part, at } => write!(f, "{part} end too early, at byte {at}"),
            Self::Damaged { part, at } => write!(f, "{part} are damaged at byte {at}"),
        }
    }
}

impl std::error::Error for ModelError {}
