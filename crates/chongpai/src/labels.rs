//! What the line model chooses between: a role and a place for each line.

use crate::{Place, Role};

/// How many labels there are.
pub(crate) const LABELS: usize = 16;

/// A role and a place, as an index below [`LABELS`].
///
/// Bylines, page furniture and jumps are always one line; only paragraphs are resumed after
/// other lines.
pub(crate) type Label = u8;

const TABLE: [(Role, Place); LABELS] = [
    (Role::Kicker, Place::Begins),
    (Role::Kicker, Place::Continues),
    (Role::Headline, Place::Begins),
    (Role::Headline, Place::Continues),
    (Role::Subtitle, Place::Begins),
    (Role::Subtitle, Place::Continues),
    (Role::Byline, Place::Begins),
    (Role::Body, Place::Begins),
    (Role::Body, Place::Continues),
    (Role::Body, Place::Resumes),
    (Role::Subhead, Place::Begins),
    (Role::Subhead, Place::Continues),
    (Role::Caption, Place::Begins),
    (Role::Caption, Place::Continues),
    (Role::Furniture, Place::Begins),
    (Role::Jump, Place::Begins),
];

/// The role of a label.
pub(crate) fn role(label: Label) -> Role {
    TABLE[usize::from(label)].0
}

/// The place of a label.
pub(crate) fn place(label: Label) -> Place {
    TABLE[usize::from(label)].1
}

/// The label of a role and a place, if the pair exists.
pub(crate) fn label(wanted: Role, at: Place) -> Option<Label> {
    TABLE.iter().position(|&(r, p)| (r, p) == (wanted, at)).map(|i| i as Label)
}

/// The labels that pass a test, as a bit mask.
pub(crate) fn mask(test: impl Fn(Role, Place) -> bool) -> u16 {
    TABLE
        .iter()
        .enumerate()
        .filter(|(_, (r, p))| test(*r, *p))
        .fold(0, |mask, (i, _)| mask | 1 << i)
}

/// Whether `after` may follow `before`: what goes on must have begun.
pub(crate) fn follows(before: Label, after: Label) -> bool {
    let ((r0, p0), (r1, p1)) = (TABLE[usize::from(before)], TABLE[usize::from(after)]);
    match p1 {
        Place::Begins => true,
        Place::Continues => r0 == r1 && (p0 != Place::Resumes || r1 == Role::Body),
        Place::Resumes => r0 != Role::Body,
    }
}

/// Whether a page may begin with a label.
pub(crate) fn starts(first: Label) -> bool {
    place(first) == Place::Begins
}
