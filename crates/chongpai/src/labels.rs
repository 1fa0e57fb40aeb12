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

/// The labels of each role, as a mask.
const OF_ROLE: [u32; Role::ALL.len()] = {
    let mut masks = [0; Role::ALL.len()];
    let mut label = 0;
    while label < LABELS {
        masks[TABLE[label].0 as usize] |= 1 << label;
        label += 1;
    }
    masks
};

/// The labels of each place, as a mask.
const AT_PLACE: [u32; 3] = {
    let mut masks = [0; 3];
    let mut label = 0;
    while label < LABELS {
        masks[TABLE[label].1 as usize] |= 1 << label;
        label += 1;
    }
    masks
};

/// What may stand before each label, as a mask: what goes on must have begun, and text resumes
/// behind what is none.
const BEFORE: [u32; LABELS] = {
    let body = OF_ROLE[Role::Body as usize];
    let title = OF_ROLE[Role::Kicker as usize]
        | OF_ROLE[Role::Headline as usize]
        | OF_ROLE[Role::Subtitle as usize];
    let begins = AT_PLACE[Place::Begins as usize];
    let mut masks = [0; LABELS];
    let mut label = 0;
    while label < LABELS {
        let (role, place, behind) = TABLE[label];
        let own = OF_ROLE[role as usize];
        masks[label] = match behind {
            Anything => ALL,
            Body => body,
            NoBody => !body,
            Title => title,
            Other => !body & !title,
            First => own & begins,
            Later => own & !begins,
        } & match place {
            Place::Begins => ALL,
            Place::Continues => own,
            Place::Resumes => !body,
        };
        label += 1;
    }
    masks
};

/// The labels that a page may begin with: nothing stands before them.
const STARTS: u32 = {
    let mut mask = 0;
    let mut label = 0;
    while label < LABELS {
        let (_, place, behind) = TABLE[label];
        let first = matches!(behind, Anything | NoBody | Other);
        if first && matches!(place, Place::Begins) {
            mask |= 1 << label;
        }
        label += 1;
    }
    mask
};

/// All labels.
const ALL: u32 = (1 << LABELS) - 1;

/// The label of page furniture, the first of them.
pub(crate) const FURNITURE: Label =
    OF_ROLE[Role::Furniture as usize].trailing_zeros() as Label;

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

/// The labels of a role, as a mask.
pub(crate) fn of(role: Role) -> u32 {
    OF_ROLE[role as usize]
}

/// The labels of a place, as a mask.
pub(crate) fn at(place: Place) -> u32 {
    AT_PLACE[place as usize]
}

/// Whether `after` may follow `before`.
pub(crate) fn follows(before: Label, after: Label) -> bool {
    BEFORE[usize::from(after)] >> before & 1 == 1
}

/// Whether a page may begin with a label.
pub(crate) fn starts(first: Label) -> bool {
    STARTS >> first & 1 == 1
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
                let all = (0..LABELS as Label)
                    .filter(|&l| (of(wanted) & at(place)) >> l & 1 == 1)
                    .filter(possible);
                let count = all.count();
                assert!(count <= 1, "{before:?} {wanted:?} {place:?}");
                assert!(count == 1 || place != Place::Begins, "{before:?} {wanted:?}");
            }
        }
    }
}
