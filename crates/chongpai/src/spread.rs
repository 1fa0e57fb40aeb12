//! Decisions on printed lines → decisions on the lines of the source that came out for them.
//!
//! What the reader says goes the other way before anything is decided. Pages whose lines came out
//! as they were printed come here for nothing.

use crate::blocks::{self, Blocks};
use crate::decode::Constraint;
use crate::labels::{self, Label};
use crate::restored::Restored;
use crate::{Place, Role, order};

/// Makes indices of lines of the source, ascending, those of the printed lines.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn wholes(restored: &Restored, lines: &mut Vec<u32>) {
    lines.iter_mut().for_each(|line| *line = restored.whole(*line as usize) as u32);
    order::by_key(lines, |&line| line.into());
    lines.dedup();
}

/// What each printed line may be labelled, if that is known of its pieces.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn constraints(restored: &Restored, pieces: &[Constraint]) -> Vec<Constraint> {
    let mut out: Vec<Constraint> = Vec::new();
    if restored.is_reordered() {
        out.resize(pieces.len(), Constraint::FREE);
        for (line, piece) in pieces.iter().enumerate() {
            out[restored.whole(line)] = *piece;
        }
        return out;
    }
    for (line, piece) in pieces.iter().enumerate() {
        match out.last_mut() {
            Some(_) if restored.is_inside(line) && piece.allowed == u32::MAX => {}
            Some(whole) if restored.is_inside(line) => {
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

/// Groups the lines of the source into blocks by the labels of the printed lines.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn blocks(
    restored: &Restored,
    labels: &[Label],
    joins: &[(u32, u32)],
) -> Blocks {
    if restored.is_reordered() {
        return blocks_in_order(restored, labels, joins);
    }
    // Pieces go on with the one before whatever their label says: they are joined.
    let labels: Vec<Label> =
        (0..restored.len()).map(|line| labels[restored.whole(line)]).collect();
    let inside = (1..restored.len() as u32).filter(|&l| restored.is_inside(l as usize));
    let mut all: Vec<(u32, u32)> = inside.map(|lower| (lower - 1, lower)).collect();
    all.extend(joins);
    order::by_key(&mut all, |&(upper, lower)| order::pair(lower, upper));
    blocks::group(&labels, &all)
}

/// Groups lines that are read in another order than they came out in. Where a line goes on with
/// one that is not the source's line before, it resumes its block.
fn blocks_in_order(
    restored: &Restored,
    labels: &[Label],
    joins: &[(u32, u32)],
) -> Blocks {
    let place = |line: u32| restored.whole(line as usize) as u32;
    let mut joins: Vec<(u32, u32)> = joins
        .iter()
        .map(|&(a, b)| (place(a).min(place(b)), place(a).max(place(b))))
        .collect();
    order::by_key(&mut joins, |&(upper, lower)| order::pair(lower, upper));
    let Blocks { roles, of_line, .. } = blocks::group(labels, &joins);
    let n = restored.len();
    let mut lines = vec![0; n];
    for line in 0..n {
        lines[restored.whole(line)] = line;
    }
    let mut places = vec![Place::Begins; n];
    let mut last = vec![None; roles.len()];
    for (&line, &block) in lines.iter().zip(&of_line) {
        places[line] = match last[block as usize].replace(line) {
            None => Place::Begins,
            Some(before) if before + 1 == line => Place::Continues,
            Some(_) => Place::Resumes,
        };
    }
    let of_line = (0..n).map(|line| of_line[restored.whole(line)]).collect();
    Blocks { roles, of_line, places }
}

/// Puts the lines of each block into the order in which they are read.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn in_order(restored: &Restored, starts: &[u32], block_lines: &mut [u32]) {
    for block in starts.windows(2) {
        let lines = &mut block_lines[block[0] as usize..block[1] as usize];
        order::by_key(lines, |&line| restored.whole(line as usize) as u64);
    }
}

/// How clear the place of each line of the source is, and how clear its role.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn margins(
    restored: &Restored,
    places: &[i32],
    roles: &[i32],
) -> [Vec<i32>; 2] {
    let place = |(line, &margin): (usize, &i32)| match restored.is_inside(line) {
        true => margin,
        false => margin.min(places[restored.whole(line)]),
    };
    let role = |line| roles[restored.whole(line)];
    [
        restored.margins().iter().enumerate().map(place).collect(),
        (0..restored.len()).map(role).collect(),
    ]
}
