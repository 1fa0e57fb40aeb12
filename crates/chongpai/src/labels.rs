//! What the line model chooses between: a role and a place for each line.
//!
//! Where it matters what stands before, there are several labels of one role and place, and
//! the line before says which of them it is: no full stop before it says much against a
//! paragraph behind another one, and nothing behind a headline. Splitting the symbols of a
//! grammar by what is around them does the same (Klein and Manning 2003).

use crate::{Place, Role};

/// How many labels there are.
pub(crate) const LABELS: usize = 24;

/// A role and a place behind what stands before, as an index below [`LABELS`].
///
/// Bylines, page furniture and jumps are always one line; only paragraphs are resumed after
/// other lines.
pub(crate) type Label = u8;

/// What stands before a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behind {
    Anything,
    /// A line of text, or anything else; nothing, too.
    Body,
    NoBody,
    /// A title, or what is neither a title nor text.
    Title,
    Other,
    /// The first line of a block of text or of a headline, or a later one.
    First,
    Later,
}

use Behind::*;

const TABLE: [(Role, Place, Behind); LABELS] = [
    (Role::Kicker, Place::Begins, NoBody),
    (Role::Kicker, Place::Begins, Body),
    (Role::Kicker, Place::Continues, Anything),
    (Role::Headline, Place::Begins, NoBody),
    (Role::Headline, Place::Begins, Body),
    (Role::Headline, Place::Continues, First),
    (Role::Headline, Place::Continues, Later),
    (Role::Subtitle, Place::Begins, Anything),
    (Role::Subtitle, Place::Continues, Anything),
    (Role::Byline, Place::Begins, Anything),
    (Role::Body, Place::Begins, Title),
    (Role::Body, Place::Begins, Other),
    (Role::Body, Place::Begins, First),
    (Role::Body, Place::Begins, Later),
    (Role::Body, Place::Continues, First),
    (Role::Body, Place::Continues, Later),
    (Role::Body, Place::Resumes, Anything),
    (Role::Subhead, Place::Begins, Anything),
    (Role::Subhead, Place::Continues, Anything),
    (Role::Caption, Place::Begins, Anything),
    (Role::Caption, Place::Continues, Anything),
    (Role::Furniture, Place::Begins, NoBody),
    (Role::Furniture, Place::Begins, Body),
    (Role::Jump, Place::Begins, Anything),
];

impl Behind {
    /// Whether a line of this role and place, or none, is what stands before a line of
    /// `role`.
    fn holds(self, before: Option<(Role, Place)>, role: Role) -> bool {
        let is_body = matches!(before, Some((Role::Body, _)));
        let is_title = before.is_some_and(|(role, _)| role.is_title());
        match (self, before) {
            (Anything, _) => true,
            (Body, _) => is_body,
            (NoBody, _) => !is_body,
            (Title, _) => is_title,
            (Other, _) => !is_body && !is_title,
            (First, Some((before, at))) => before == role && at == Place::Begins,
            (Later, Some((before, at))) => before == role && at != Place::Begins,
            (First | Later, None) => false,
        }
    }
}

/// The role of a label.
pub(crate) fn role(label: Label) -> Role {
    TABLE[usize::from(label)].0
}

/// The place of a label.
pub(crate) fn place(label: Label) -> Place {
    TABLE[usize::from(label)].1
}

/// The label of a role and a place behind the label of the line before, if there is one.
#[cfg(any(test, feature = "train"))]
pub(crate) fn label(before: Option<Label>, wanted: Role, at: Place) -> Option<Label> {
    (0..LABELS as Label).find(|&label| {
        (role(label), place(label)) == (wanted, at)
            && before.map_or(starts(label), |before| follows(before, label))
    })
}

/// The labels of a role and a place, as a bit mask.
pub(crate) fn of(wanted: Role, at: Place) -> u32 {
    mask(|role, place| (role, place) == (wanted, at))
}

/// Whether two labels are of one role and place.
pub(crate) fn alike(a: Label, b: Label) -> bool {
    (role(a), place(a)) == (role(b), place(b))
}

/// The labels that pass a test, as a bit mask.
pub(crate) fn mask(test: impl Fn(Role, Place) -> bool) -> u32 {
    TABLE
        .iter()
        .enumerate()
        .filter(|(_, (role, place, _))| test(*role, *place))
        .fold(0, |mask, (i, _)| mask | 1 << i)
}

/// Whether `after` may follow `before`: what goes on must have begun.
pub(crate) fn follows(before: Label, after: Label) -> bool {
    let (r0, p0, _) = TABLE[usize::from(before)];
    let (r1, p1, behind) = TABLE[usize::from(after)];
    behind.holds(Some((r0, p0)), r1)
        && match p1 {
            Place::Begins => true,
            Place::Continues => r0 == r1,
            Place::Resumes => r0 != Role::Body,
        }
}

/// Whether a page may begin with a label.
pub(crate) fn starts(first: Label) -> bool {
    let (role, place, behind) = TABLE[usize::from(first)];
    place == Place::Begins && behind.holds(None, role)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACES: [Place; 3] = [Place::Begins, Place::Continues, Place::Resumes];

    #[test]
    fn of_one_role_and_place_there_is_one_label_behind_each() {
        let before = (0..LABELS as Label).map(Some).chain([None]);
        for (before, place) in before.flat_map(|b| PLACES.map(|p| (b, p))) {
            let possible = |label: &Label| {
                before.map_or(starts(*label), |before| follows(before, *label))
            };
            for wanted in Role::ALL {
                let of = (0..LABELS as Label)
                    .filter(|&l| of(wanted, place) >> l & 1 == 1)
                    .filter(possible);
                let count = of.count();
                assert!(count <= 1, "{before:?} {wanted:?} {place:?}");
                assert!(count == 1 || place != Place::Begins, "{before:?} {wanted:?}");
            }
        }
    }
}
