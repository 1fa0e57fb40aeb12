//! The line model: integer weights, and how they are read from bytes.
//!
//! All numbers are little-endian. The file holds the magic bytes, the fingerprint of the
//! features it was made for, a bit for each weight of a feature that is not zero, to the labels
//! and to the hidden units, the weights between neighbouring labels, those from the units to the
//! labels, two tables that turn margins into confidences, and the weights that have a bit. Most
//! have none, so that the file packs to a seventh less.

mod hidden;

use crate::articles::ArticleModel;
use crate::labels::{self, LABELS, Label};
use crate::model_error::ModelError;
use crate::seams::Seams;
use crate::templates::{self, FEATURES, Features, TEMPLATES};
use hidden::Hidden;
#[cfg(feature = "train")]
pub(crate) use hidden::features as heard_features;
pub(crate) use hidden::{HEARD, LOUDEST, SHARE, UNITS};

/// The trained weights.
#[cfg(feature = "builtin-model")]
pub(crate) const LINES: &[u8] = include_bytes!("../model/lines.bin");

const MAGIC: &[u8; 4] = b"CPL3";
/// Entries of a confidence table.
pub(crate) const STEPS: usize = 64;
/// What it costs to go against the structure of labels; far more than any page can earn,
/// and finite, so that contradictory corrections still give an answer.
pub(crate) const FORBIDDEN: i32 = 1 << 20;

/// Everything the engine has learned.
#[derive(Debug, Clone)]
pub struct Model {
    pub(crate) lines: LineModel,
    pub(crate) seams: Seams,
    pub(crate) articles: ArticleModel,
}

impl Model {
    /// Reads a model from the bytes of its parts.
    pub fn read(lines: &[u8], seams: &[u8], articles: &[u8]) -> Result<Self, ModelError> {
        Ok(Self {
            lines: LineModel::read(lines)?,
            seams: Seams::read(seams)?,
            articles: ArticleModel::read(articles)?,
        })
    }

    /// The model that comes with the engine.
    #[cfg(feature = "builtin-model")]
    pub fn builtin() -> &'static Self {
        static MODEL: std::sync::LazyLock<Model> = std::sync::LazyLock::new(|| {
            Model::read(LINES, crate::seams::BUILTIN, crate::articles::BUILTIN)
                .expect("the built-in model is made for this engine")
        });
        &MODEL
    }
}

/// The weights of the line model.
#[derive(Debug, Clone)]
pub(crate) struct LineModel {
    /// A row for each feature, a weight for each label, and a row of none behind them.
    weights: Vec<Weights>,
    hidden: Hidden,
    /// From the label before (first index) to the label at hand.
    pub(crate) transitions: [[i32; LABELS]; LABELS],
    /// For the page's first line.
    pub(crate) starts: [i32; LABELS],
    /// Units of a confidence table's step.
    pub(crate) step: u16,
    /// Per mille by margin, in steps: for places and for roles.
    pub(crate) confidence: [[u16; STEPS]; 2],
}

impl LineModel {
    /// Where the bits of the hidden units' weights begin, in bytes: behind those of the labels'.
    const HEARD: usize = 4 + 4 + FEATURES * LABELS / 8;
    /// Where the weights between labels begin.
    const CHAIN: usize = Self::HEARD + HEARD * UNITS / 8;
    /// Where the features' weights begin, of which there are as many as bits.
    const WEIGHTS: usize =
        Self::CHAIN + 2 * (LABELS * LABELS + LABELS + UNITS * LABELS) + 2 + 4 * STEPS;

    /// Reads a model.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        if bytes.len() < 8 || &bytes[..4] != MAGIC {
            return Err(ModelError::NotAModel { part: "lines" });
        }
        let fingerprint = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]);
        if fingerprint != templates::fingerprint() {
            return Err(ModelError::Damaged { part: "lines", at: 4 });
        }
        let Some((fixed, values)) = bytes.split_at_checked(Self::WEIGHTS) else {
            return Err(ModelError::Short { part: "lines", at: bytes.len() });
        };
        let (bits, rest) = fixed.split_at(Self::CHAIN);
        let count: usize = bits[8..].iter().map(|bits| bits.count_ones() as usize).sum();
        if values.len() != count {
            let at = bytes.len().min(Self::WEIGHTS + count);
            return Err(ModelError::Short { part: "lines", at });
        }
        let mut values = values.iter().map(|&value| value as i8);
        let mut rows = |bits: &[u8]| {
            let row = |bits: &[u8]| {
                Weights::new(std::array::from_fn(|label| {
                    let set = bits[label / 8] >> (label % 8) & 1 == 1;
                    if set { values.next().unwrap_or(0) } else { 0 }
                }))
            };
            let rows: Vec<_> = bits.chunks_exact(LABELS / 8).map(row).collect();
            rows.into_iter().chain([Weights::new([0; LABELS])]).collect()
        };
        let weights = rows(&bits[8..Self::HEARD]);
        let heard = rows(&bits[Self::HEARD..]);
        let mut numbers =
            rest.chunks_exact(2).map(|b| i32::from(i16::from_le_bytes([b[0], b[1]])));
        let mut next = || numbers.next().unwrap_or(0);
        let mut transitions = [[0; LABELS]; LABELS];
        for (a, row) in transitions.iter_mut().enumerate() {
            for (b, weight) in row.iter_mut().enumerate() {
                *weight = next() - penalty(labels::follows(a as u8, b as u8));
            }
        }
        let starts = std::array::from_fn(|b| next() - penalty(labels::starts(b as u8)));
        let says: [[i32; LABELS]; UNITS] =
            std::array::from_fn(|_| std::array::from_fn(|_| next()));
        let step = next().max(1) as u16;
        let confidence: [[u16; STEPS]; 2] =
            std::array::from_fn(|_| std::array::from_fn(|_| next() as u16));
        if let Some(bad) = says.iter().flatten().position(|&w| w.abs() > LOUDEST) {
            let at = Self::CHAIN + 2 * (LABELS * LABELS + LABELS + bad);
            return Err(ModelError::Damaged { part: "lines", at });
        }
        if let Some(bad) = confidence.iter().flatten().position(|&c| c > 1000) {
            let at = Self::WEIGHTS - 4 * STEPS + 2 * bad;
            return Err(ModelError::Damaged { part: "lines", at });
        }
        let hidden = Hidden { heard, says };
        Ok(Self { weights, hidden, transitions, starts, step, confidence })
    }

    /// What a line's features say for each label.
    pub(crate) fn scores(&self, features: &Features) -> [i16; LABELS] {
        let straight = Weights::sum(&self.weights, features);
        let joint = self.hidden.scores(features);
        std::array::from_fn(|label| {
            let sum = straight[label] + joint[label];
            sum.clamp(i16::MIN.into(), i16::MAX.into()) as i16
        })
    }

    /// Calls `each` with how much more each of a line's features says for one label than for
    /// another, in units of 1 / [`SHARE`] of a weight, straight and, with the units that speak
    /// given, through these. The terms add up to the difference of the scores, but for rounding.
    pub(crate) fn terms(
        &self,
        features: &Features,
        [one, other]: [Label; 2],
        each: &mut impl FnMut(u32, i32),
    ) {
        for &feature in features.iter().filter(|&&f| f != templates::NONE) {
            let row = &self.weights[feature as usize];
            each(feature, (row.lifted(one.into()) - row.lifted(other.into())) * SHARE);
        }
        self.hidden.terms(features, [one, other], each);
    }

    /// The same model when it does not hear what some features say.
    #[cfg(feature = "train")]
    pub(crate) fn without(mut self, deaf: impl Fn(u32) -> bool) -> Self {
        let none = Weights::new([0; LABELS]);
        for (feature, row) in (0..FEATURES as u32).zip(&mut self.weights) {
            if deaf(feature) {
                *row = none;
            }
        }
        for (feature, row) in heard_features().zip(&mut self.hidden.heard) {
            if deaf(feature) {
                *row = none;
            }
        }
        self
    }

    /// The confidence, in per mille, that a margin stands for.
    pub(crate) fn confidence(&self, table: usize, margin: i32) -> u16 {
        let at = (margin.max(0) / i32::from(self.step)).min(STEPS as i32 - 1);
        self.confidence[table][at as usize]
    }
}

/// A weight for each label or each hidden unit, four in a word, so that a line's rows are added up
/// several at a time on any processor. Each holds its weight and [`LIFT`] more, which is never
/// negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Weights([u64; LABELS / LANES]);

const LIFT: i32 = 128;
/// Weights in one word.
const LANES: usize = 4;

impl Weights {
    /// Packs weights.
    pub(crate) fn new(weights: [i8; LABELS]) -> Self {
        let lifted = |label: usize| (i32::from(weights[label]) + LIFT) as u64;
        Self(std::array::from_fn(|word| {
            (0..LANES).fold(0, |all, i| all | lifted(word * LANES + i) << (16 * i))
        }))
    }

    /// All weights.
    fn all(self) -> [i32; LABELS] {
        std::array::from_fn(|label| self.lifted(label) - LIFT)
    }

    fn lifted(self, label: usize) -> i32 {
        i32::from((self.0[label / LANES] >> (16 * (label % LANES))) as u16)
    }

    /// Adds up some rows, as many as there are templates at most.
    #[inline(never)]
    fn sum(rows: &[Self], at: &[u32]) -> [i32; LABELS] {
        // No sum runs over into the next one, for a line has so few features.
        const { assert!(TEMPLATES * u8::MAX as usize <= u16::MAX as usize) };
        // Named one by one they stay in registers, whatever the compiler was asked for.
        let [mut a, mut b, mut c, mut d, mut e, mut f] = [0; LABELS / LANES];
        for &row in at {
            let Self([u, v, w, x, y, z]) = rows[row as usize];
            (a, b, c, d, e, f) = (a + u, b + v, c + w, d + x, e + y, f + z);
        }
        let sums = Self([a, b, c, d, e, f]);
        std::array::from_fn(|label| sums.lifted(label) - LIFT * at.len() as i32)
    }
}

fn penalty(allowed: bool) -> i32 {
    if allowed { 0 } else { FORBIDDEN }
}

/// What the trainer learns, rounded.
#[cfg(feature = "train")]
#[derive(Debug, Clone)]
pub struct Learned {
    /// From each feature to each label.
    pub weights: Vec<[i8; LABELS]>,
    /// From each feature that hidden units hear to each unit.
    pub heard: Vec<[i8; UNITS]>,
    /// From each hidden unit to each label, in units of 1 / [`SHARE`] of a weight, as far as
    /// [`LOUDEST`].
    pub says: [[i16; LABELS]; UNITS],
    /// From the label before to the label at hand.
    pub transitions: [[i16; LABELS]; LABELS],
    /// For a page's first line.
    pub starts: [i16; LABELS],
    /// Units of a confidence table's step.
    pub step: u16,
    /// Per mille by margin, in steps: for places and for roles.
    pub confidence: [[u16; STEPS]; 2],
}

/// Writes a model; the reverse of [`LineModel::read`].
#[cfg(feature = "train")]
pub(crate) fn write(learned: &Learned) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend(templates::fingerprint().to_le_bytes());
    let rows = || learned.weights.iter().chain(&learned.heard);
    let of = |bits: &[i8]| (0..8).fold(0, |all, i| all | u8::from(bits[i] != 0) << i);
    out.extend(rows().flat_map(|row| row.chunks(8).map(of)));
    let numbers = learned.transitions.iter().flatten().chain(&learned.starts);
    let numbers = numbers.chain(learned.says.iter().flatten()).map(|n| n.to_le_bytes());
    out.extend(numbers.flatten());
    out.extend(learned.step.to_le_bytes());
    out.extend(learned.confidence.iter().flatten().flat_map(|n| n.to_le_bytes()));
    out.extend(rows().flatten().filter(|&&w| w != 0).map(|&w| w as u8));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_add_up_to_what_their_weights_do() {
        let row = |seed: usize| {
            std::array::from_fn(|label| {
                (seed * 89 + label * 57 + seed * label) as u8 as i8
            })
        };
        // The least and the greatest weights, and what is between.
        let weights: Vec<[i8; LABELS]> = [[i8::MIN; LABELS], [i8::MAX; LABELS]]
            .into_iter()
            .chain((2..99).map(row))
            .collect();
        let rows: Vec<Weights> = weights.iter().copied().map(Weights::new).collect();
        for (seed, step) in [(0, 0), (1, 0), (0, 1), (7, 5), (50, 13)] {
            let features: Features =
                std::array::from_fn(|i| ((seed + i * step) % rows.len()) as u32);
            let plain: [i32; LABELS] = std::array::from_fn(|label| {
                features.iter().map(|&f| i32::from(weights[f as usize][label])).sum()
            });
            assert_eq!(Weights::sum(&rows, &features), plain, "{seed} {step}");
        }
    }
}
