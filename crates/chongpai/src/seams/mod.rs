//! Two neighbouring lines → what running text says about their seam.
//!
//! [`Seams`] holds statistics of prose: where Korean writes spaces, which characters stand
//! together inside a sentence, how sentences and paragraphs begin and end. What comes in is
//! the clean text of two lines; only the eight characters on each side of the seam are
//! looked at. What goes out is a small integer. Nothing here decides whether two lines are
//! joined.

mod habit;
mod latin;
mod parting;
mod reading;
mod table;
mod window;
mod words;

pub use habit::{Habit, Seam};
use table::Table;
#[cfg(feature = "train")]
pub use table::{LEVELS, write_table};
pub use window::{Edges, Side, Window};
#[cfg(feature = "train")]
pub use window::{Features, REACH, unmarked};
use window::{bond_features, glue_features, side_features};

use crate::{Glue, Language, ModelError};

/// The weights stand for natural logarithms of odds, this many to one.
pub const UNIT: i32 = 16;

/// What the bytes begin with.
pub const MAGIC: [u8; 4] = *b"CPse";
/// The version of the format and of the features.
pub const VERSION: u8 = 2;

/// The trained statistics.
#[cfg(feature = "builtin-model")]
pub const BUILTIN: &[u8] = include_bytes!("../../model/seams.bin");

/// Statistics of what stands on both sides of a line break.
#[derive(Debug, Clone)]
pub struct Seams {
    glue: Table,
    bond: Table,
    sides: Table,
}

impl Seams {
    /// Reads the statistics from their bytes.
    ///
    /// # Errors
    ///
    /// When the bytes are not such statistics, are of another version, end too early or
    /// contradict themselves.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = reading::Reader::new(bytes);
        reader.head(MAGIC, VERSION)?;
        let seams = Self {
            glue: Table::read(&mut reader)?,
            bond: Table::read(&mut reader)?,
            sides: Table::read(&mut reader)?,
        };
        reader.end()?;
        Ok(seams)
    }

    /// How strongly two lines belong together inside one sentence: 0 not at all, 8 as
    /// likely as not, 15 very strongly. Two steps are one natural logarithm of odds.
    pub fn bond(&self, line: &Edges, next: &Edges, language: Language) -> u8 {
        let seam = line.seam(next);
        scale(self.bond.sum(|to| bond_features(&seam, language, to)))
    }

    /// How likely a line begins a sentence ([`Side::Opens`]); begins a paragraph if it
    /// begins a sentence ([`Side::Leads`]); ends a sentence, its mark not looked at
    /// ([`Side::Closes`]). On the scale of [`bond`](Self::bond).
    pub fn side(&self, line: &Edges, side: Side, language: Language) -> u8 {
        let window = line.side(side);
        scale(self.sides.sum(|to| side_features(&window, side, language, to)))
    }

    /// What stands between two texts that are joined, and how sure that is in
    /// [`UNIT`]s of the natural logarithm of odds: positive for a space.
    ///
    /// A hyphen that is to be dropped must be gone, and then nothing stands there: this is
    /// for the caller to know. `above` is the number of the line above, from 0, if the line
    /// below is the page's next one.
    pub fn glue(
        &self,
        seam: Seam,
        above: Option<usize>,
        language: Language,
        habit: &Habit,
    ) -> (Glue, i32) {
        let Seam { left, right, trailing_space } = seam;
        let wrap = above.map_or(habit.wrap, |above| habit.wrap_at(above));
        let margin =
            habit::rule(left, right, language, habit, wrap).unwrap_or_else(|| {
                let known = above.and_then(|above| habit.space_at(above));
                known.unwrap_or_else(|| self.space(left, right))
                    + habit.words.say(left, right) * habit::WORD
                    + if habit::between_words(left, right) { wrap } else { 0 }
                    + if trailing_space { habit.trailing } else { 0 }
            });
        (if margin > 0 { Glue::Space } else { Glue::Nothing }, margin)
    }

    /// The margin for a space in Korean text that may break after any syllable.
    fn space(&self, left: &str, right: &str) -> i32 {
        let window = Window::new(left, right);
        self.glue.sum(|to| glue_features(&window, to))
    }
}

#[cfg(feature = "train")]
impl Seams {
    /// The margin for a space, from features.
    pub fn glue_sum(&self, features: &Features) -> i32 {
        self.glue.sum(|to| features.tell(to))
    }

    /// The margin for holding together, from features.
    pub fn bond_sum(&self, features: &Features) -> i32 {
        self.bond.sum(|to| features.tell(to))
    }

    /// The margin of one side, from features.
    pub fn side_sum(&self, features: &Features) -> i32 {
        self.sides.sum(|to| features.tell(to))
    }
}

fn scale(margin: i32) -> u8 {
    const STEP: u32 = (UNIT / 2).ilog2();
    const { assert!(1 << STEP == UNIT / 2) };
    (8 + (margin >> STEP)).clamp(0, 15) as u8
}

#[cfg(test)]
mod tests;
