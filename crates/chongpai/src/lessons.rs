//! What a reader's corrections say of the other lines of the page.
//!
//! A page has habits: whoever puts right one join after a full last line has met the others
//! of its kind. A line that was corrected is an example of what lines like it are on this
//! page, and lines are alike as far as they share what the model looks at, the characters
//! themselves left out. Each other line gets a share of the lesson, by how alike it is: the
//! passive-aggressive update (Crammer and others 2006) of a single example, held to the page
//! and to lines that resemble it closely.

use crate::decode::Lessons;
use crate::features::Page;
use crate::labels::{LABELS, Label};
use crate::templates::{Features, Template};

/// The templates before this one; all others ask for the characters themselves.
const CHARACTERS: usize = Template::FirstOne as usize;
/// Lines that share less than this of their features, of 256, learn nothing.
const LEAST: u32 = 160;
/// What a line that shares all features learns, in units of the model's weights.
const WHOLE: u32 = 40;

/// A line that the reader put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lesson {
    /// As an index of non-blank lines.
    pub(crate) line: u32,
    /// What the engine had made of it.
    pub(crate) wrong: Label,
    /// What it is.
    pub(crate) right: Label,
}

/// The lessons: where the labels under the reader's corrections differ from those without,
/// at the lines that were corrected.
pub(crate) fn find(
    corrected: impl Iterator<Item = u32>,
    before: &[Label],
    after: &[Label],
) -> Vec<Lesson> {
    let label = |labels: &[Label], line: u32| labels[line as usize];
    corrected
        .map(|line| Lesson {
            line,
            wrong: label(before, line),
            right: label(after, line),
        })
        .filter(|lesson| lesson.wrong != lesson.right)
        .collect()
}

/// What the lessons add to each line's weights.
pub(crate) fn teach(page: &Page, lessons: &[Lesson]) -> Vec<Lessons> {
    let mut out = vec![[0; LABELS]; page.len()];
    let examples: Vec<Features> =
        lessons.iter().map(|lesson| page.extract(lesson.line as usize)).collect();
    for (i, weights) in out.iter_mut().enumerate() {
        let features = page.extract(i);
        for (lesson, example) in lessons.iter().zip(&examples) {
            if i == lesson.line as usize {
                continue;
            }
            let pairs = features[..CHARACTERS].iter().zip(&example[..CHARACTERS]);
            let shared = pairs.filter(|(a, b)| a == b).count() as u32;
            let alike = shared * 256 / CHARACTERS as u32;
            let gain = (alike.saturating_sub(LEAST) * WHOLE / (256 - LEAST)) as i16;
            let mut add = |label: Label, gain: i16| {
                let weight: &mut i16 = &mut weights[usize::from(label)];
                *weight = weight.saturating_add(gain);
            };
            add(lesson.right, gain);
            add(lesson.wrong, -gain);
        }
    }
    out
}
