//! The weights of the search, read from bytes.

use super::features::FEATURES;
use super::titles;
use crate::ModelError;

/// The trained weights.
#[cfg(feature = "builtin-model")]
pub(crate) const BUILTIN: &[u8] = include_bytes!("../../model/articles.bin");

/// The first bytes of the file.
const MAGIC: &[u8; 4] = b"CPAR";
/// The version of the layout and of the features.
const VERSION: u8 = 3;
/// All weights of both tables.
const WEIGHTS: usize = FEATURES + titles::FEATURES;
/// Steps of the table of confidences.
const STEPS: usize = 16;

/// What was learned about articles: a weight for each feature, and how sure a decision is
/// that beats its rivals by so much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ArticleModel {
    pub(crate) weights: Vec<i32>,
    /// The weights of the titles' roles.
    pub(crate) titles: Vec<i32>,
    /// Margins in rising order, and the share of right decisions from each on, in per mille.
    pub(crate) confidence: Vec<(i32, u16)>,
}

impl ArticleModel {
    /// The size of a file: header, weights of two bytes, confidences of six.
    const SIZE: usize = 4 + 1 + 4 + WEIGHTS * 2 + STEPS * 6;

    /// Reads a model from the bytes that [`write`](Self::write) gives.
    ///
    /// # Errors
    /// Says what is wrong and where if the bytes are no such model.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let part = "articles";
        if bytes.get(..4) != Some(MAGIC.as_slice()) {
            return Err(ModelError::NotAModel { part });
        }
        if bytes.len() < Self::SIZE {
            return Err(ModelError::Short { part, at: bytes.len() });
        }
        if bytes.len() > Self::SIZE {
            return Err(ModelError::Damaged { part, at: Self::SIZE });
        }
        let (head, rest) = bytes[4..].split_at(5);
        if head[0] != VERSION {
            return Err(ModelError::Version { part, found: head[0] });
        }
        let count = u32::from_le_bytes([head[1], head[2], head[3], head[4]]);
        if count as usize != WEIGHTS {
            return Err(ModelError::Damaged { part, at: 5 });
        }
        let (weights, steps) = rest.split_at(WEIGHTS * 2);
        let mut weights: Vec<i32> = weights
            .chunks_exact(2)
            .map(|b| i32::from(i16::from_le_bytes([b[0], b[1]])))
            .collect();
        let titles = weights.split_off(FEATURES);
        Ok(Self {
            weights,
            titles,
            confidence: steps
                .chunks_exact(6)
                .map(|b| {
                    (
                        i32::from_le_bytes([b[0], b[1], b[2], b[3]]),
                        u16::from_le_bytes([b[4], b[5]]).min(1000),
                    )
                })
                .collect(),
        })
    }

    /// Writes the model; weights beyond two bytes are cut.
    #[cfg(feature = "train")]
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(Self::SIZE);
        out.extend_from_slice(MAGIC);
        out.push(VERSION);
        out.extend_from_slice(&(WEIGHTS as u32).to_le_bytes());
        for &w in self.weights.iter().chain(&self.titles) {
            let w = w.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
            out.extend_from_slice(&w.to_le_bytes());
        }
        for i in 0..STEPS {
            let last = self.confidence.len().saturating_sub(1);
            let &(margin, share) = self.confidence.get(i.min(last)).unwrap_or(&(0, 900));
            out.extend_from_slice(&margin.to_le_bytes());
            out.extend_from_slice(&share.to_le_bytes());
        }
        out
    }

    /// The confidence of a decision that beats its rivals by `margin`, in per mille.
    pub(crate) fn confidence(&self, margin: i32) -> u16 {
        let at = self.confidence.partition_point(|&(m, _)| m <= margin);
        self.confidence.get(at.saturating_sub(1)).map_or(900, |&(_, share)| share)
    }
}
