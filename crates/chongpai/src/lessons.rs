//! What a reader's corrections say of the other lines of the page.
//!
//! A page has habits: whoever puts right one join after a full last line has met the others
//! of its kind. A line that was corrected is an example of what lines like it are on this
//! page, and lines are alike as far as they share what the model looks at, the characters
//! themselves left out. Each other line gets a share of the lesson, by how alike it is: the
//! passive-aggressive update (Crammer and others 2006) of a single example, held to the page
//! and to lines that resemble it and are not clear by themselves.

use crate::decode::{Decoded, Lessons};
use crate::features::Page;
use crate::labels::{self, LABELS, Label};
use crate::templates::{Features, Template};

/// The templates before this one; all others ask for the characters themselves.
const CHARACTERS: usize = Template::FirstOne as usize;
/// Lines that share less than this of their features, of 256, learn nothing.
const LEAST: u32 = 160;
/// What a line that shares all features learns, in units of the model's weights.
const WHOLE: u32 = 40;
/// Lines decided by a margin of so much, in the same units, learn nothing: nine in ten of them
/// are right.
const CERTAIN: i32 = 40;
/// What speaks for the role that a line had without corrections.
const KEEP: i16 = 32;

/// A line that the reader put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Lesson {
    /// As an index of non-blank lines.
    line: u32,
    /// What the engine had made of it.
    wrong: Label,
    /// What it is.
    right: Label,
}

/// What speaks for the role that each line had without the reader's word: a correction says
/// little of the others. There is nothing at the lines that the reader put right. `before` is what
/// was decided without corrections.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn keep(corrected: &[u32], before: &Decoded) -> Vec<Lessons> {
    let mut out = vec![[0; LABELS]; before.labels.len()];
    for (i, weights) in out.iter_mut().enumerate() {
        if corrected.binary_search(&(i as u32)).is_ok() {
            continue;
        }
        let role = labels::role(before.labels[i]);
        for (label, weight) in (0..).zip(weights) {
            *weight = if labels::role(label) == role { KEEP } else { 0 };
        }
    }
    out
}

/// Adds what the corrections teach to the weights of lines that are not clear: the labels under
/// the reader's corrections, `after`, against those without, `before`, at the lines that were
/// corrected.
/// Returns whether they teach anything.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn teach(
    page: &Page,
    corrected: &[u32],
    before: &Decoded,
    after: &Decoded,
    weights: &mut [Lessons],
) -> bool {
    let lessons: Vec<(Lesson, Features)> = corrected
        .iter()
        .map(|&line| Lesson {
            line,
            wrong: before.labels[line as usize],
            right: after.labels[line as usize],
        })
        .filter(|lesson| !labels::alike(lesson.wrong, lesson.right))
        .map(|lesson| (lesson, page.extract(lesson.line as usize)))
        .collect();
    if lessons.is_empty() {
        return false;
    }
    for (i, weights) in weights.iter_mut().enumerate() {
        if before.place_margins[i].min(before.role_margins[i]) >= CERTAIN {
            continue;
        }
        let features = page.extract(i);
        for (lesson, example) in &lessons {
            if i == lesson.line as usize {
                continue;
            }
            let pairs = features[..CHARACTERS].iter().zip(&example[..CHARACTERS]);
            let shared = pairs.filter(|(a, b)| a == b).count() as u32;
            let alike = shared * 256 / CHARACTERS as u32;
            let gain = (alike.saturating_sub(LEAST) * WHOLE / (256 - LEAST)) as i16;
            for (label, weight) in (0..).zip(weights.iter_mut()) {
                let gain = if labels::alike(label, lesson.right) {
                    gain
                } else if labels::alike(label, lesson.wrong) {
                    -gain
                } else {
                    continue;
                };
                *weight = weight.saturating_add(gain);
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Place, Role};

    #[test]
    fn every_line_tends_to_its_role_and_corrected_lines_are_free() {
        let label = labels::label(None, Role::Body, Place::Begins).unwrap();
        let before = Decoded {
            labels: vec![label; 3],
            place_margins: vec![0; 3],
            role_margins: vec![5; 3],
        };
        let kept = keep(&[2], &before);
        let body = |i: usize| kept[i][usize::from(label)];
        assert_eq!([body(0), body(1), body(2)], [KEEP, KEEP, 0]);
        let furniture = labels::label(None, Role::Furniture, Place::Begins);
        assert_eq!(kept[1][usize::from(furniture.unwrap())], 0);
    }
}
