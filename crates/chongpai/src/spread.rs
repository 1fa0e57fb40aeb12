//! Decisions on longer lines → decisions on the lines of the source that are pieces of them.
//!
//! What the reader says goes the other way before anything is decided. Pages whose lines are what
//! was printed have no pieces, and come here for nothing.

use crate::decode::{Constraint, Decoded};
use crate::labels::{self, Label};
use crate::stacks::{CLEAR, Stacks};
use crate::{Place, Role, order};

/// Makes indices of lines of the source, ascending, those of the longer lines.
pub(crate) fn wholes(stacks: &Stacks, lines: &mut Vec<u32>) {
    lines.iter_mut().for_each(|line| *line = stacks.whole(*line as usize) as u32);
    lines.dedup();
}

/// What each longer line may be labelled, if that is known of its pieces.
pub(crate) fn constraints(stacks: &Stacks, pieces: &[Constraint]) -> Vec<Constraint> {
    let mut out: Vec<Constraint> = Vec::new();
    for (line, piece) in pieces.iter().enumerate() {
        match out.last_mut() {
            Some(whole) if stacks.is_inside(line) => {
                // Pieces that go on tell the role alone.
                let roles = Role::ALL.into_iter().map(labels::of);
                let of = roles.filter(|role| role & piece.allowed != 0);
                let both = whole.allowed & of.fold(0, |all, role| all | role);
                if both != 0 {
                    whole.allowed = both;
                }
            }
            _ => out.push(*piece),
        }
    }
    out
}

/// The joins that the reader asked for, with those of the pieces of one longer line; ascending by
/// the lower line, as the reader's are.
pub(crate) fn joins(stacks: &Stacks, of_reader: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let inside = (1..stacks.len() as u32).filter(|&l| stacks.is_inside(l as usize));
    let mut out: Vec<(u32, u32)> = inside.map(|lower| (lower - 1, lower)).collect();
    out.extend(of_reader);
    order::by_key(&mut out, |&(upper, lower)| order::pair(lower, upper));
    out
}

/// What was decided of the longer lines, for each line of the source.
pub(crate) fn decoded(stacks: &Stacks, decoded: &Decoded) -> Decoded {
    let mut out = Decoded::default();
    for (line, &margin) in stacks.margins().iter().enumerate() {
        let whole = stacks.whole(line);
        let label = decoded.labels[whole];
        let inside = stacks.is_inside(line);
        out.labels.push(if inside { going_on(label) } else { label });
        let place = if inside { CLEAR } else { decoded.place_margins[whole] };
        out.place_margins.push(place.min(margin));
        out.role_margins.push(decoded.role_margins[whole]);
    }
    out
}

/// A label of the same role that goes on with the line before, or is the same where none does.
fn going_on(label: Label) -> Label {
    let mask = labels::of(labels::role(label)) & labels::at(Place::Continues);
    if mask == 0 { label } else { mask.trailing_zeros() as Label }
}
