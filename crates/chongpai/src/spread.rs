//! Decisions on longer lines → decisions on the lines of the source that are pieces of them.
//!
//! What the reader says goes the other way before anything is decided. Pages whose lines are what
//! was printed have no pieces, and come here for nothing.

use crate::decode::Constraint;
use crate::labels::{self, Label};
use crate::stacks::Stacks;
use crate::{Role, order};

/// Makes indices of lines of the source, ascending, those of the longer lines.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn wholes(stacks: &Stacks, lines: &mut Vec<u32>) {
    lines.iter_mut().for_each(|line| *line = stacks.whole(*line as usize) as u32);
    lines.dedup();
}

/// What each longer line may be labelled, if that is known of its pieces.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
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
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn joins(stacks: &Stacks, of_reader: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let inside = (1..stacks.len() as u32).filter(|&l| stacks.is_inside(l as usize));
    let mut out: Vec<(u32, u32)> = inside.map(|lower| (lower - 1, lower)).collect();
    out.extend(of_reader);
    order::by_key(&mut out, |&(upper, lower)| order::pair(lower, upper));
    out
}

/// The label of the longer line that each line of the source is, or is a piece of. Pieces go on
/// with the one before whatever their label says: [`joins`] has them all.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn labels(stacks: &Stacks, labels: &[Label]) -> Vec<Label> {
    (0..stacks.len()).map(|line| labels[stacks.whole(line)]).collect()
}

/// How clear the place of each line of the source is, and how clear its role.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn margins(stacks: &Stacks, places: &[i32], roles: &[i32]) -> [Vec<i32>; 2] {
    let place = |(line, &margin): (usize, &i32)| match stacks.is_inside(line) {
        true => margin,
        false => margin.min(places[stacks.whole(line)]),
    };
    let role = |line| roles[stacks.whole(line)];
    [
        stacks.margins().iter().enumerate().map(place).collect(),
        (0..stacks.len()).map(role).collect(),
    ]
}
