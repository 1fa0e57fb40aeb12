//! What is measured of stories and titles → the few values that features tell apart.

use super::cues::{HEADS, TAILS};
use super::search::Story;
use super::{Galley, NONE};
use crate::Role;

/// The cues of a block's beginning, one by one.
pub(super) fn heads(bits: u32) -> impl Iterator<Item = usize> {
    ones(bits & ((1 << HEADS) - 1))
}

/// The cues of a block's end.
pub(super) fn tails(bits: u32) -> impl Iterator<Item = usize> {
    ones(bits >> 16 & ((1 << TAILS) - 1))
}

fn ones(mut bits: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (bits != 0).then(|| bits.trailing_zeros() as usize);
        bits &= bits.wrapping_sub(1);
        at
    })
}

/// Compares how well two titles are covered.
pub(super) fn rivals(own: Option<u32>, other: Option<u32>) -> usize {
    match (own, other) {
        (None, None) => 0,
        (_, None) => 1,
        (own, Some(other)) => {
            let own = own.unwrap_or(0);
            if own >= other + 150 {
                2
            } else if own > other {
                3
            } else if own + 150 > other {
                4
            } else {
                5
            }
        }
    }
}

pub(super) fn distance(b: usize, last: u32) -> usize {
    match b.saturating_sub(last as usize) {
        0..=1 => 0,
        2..=3 => 1,
        4..=8 => 2,
        9..=20 => 3,
        21..=60 => 4,
        _ => 5,
    }
}

/// What a story has and what it lacks.
pub(super) fn status(story: &Story) -> usize {
    let bodies = match story.bodies {
        0 => 0,
        1 => 1,
        2..=4 => 2,
        _ => 3,
    };
    let title = match (story.title, story.body_first) {
        (NONE, _) => 0,
        (t, f) if t < f => 1,
        _ => 2,
    };
    1 + bodies * 3 + title + if story.last_is_title { 13 } else { 0 }
}

/// Titles one by one, paragraphs, and the rest.
pub(super) fn class(role: Role) -> usize {
    match role {
        Role::Kicker => 0,
        Role::Headline => 1,
        Role::Subtitle => 2,
        Role::Body => 3,
        _ => 4,
    }
}

/// A number for what comes next, for [`Context`]: the role of the next block that counts, or
/// the end.
pub(super) fn next_kind(galley: &Galley, next: Option<usize>) -> u8 {
    match next {
        None => 10,
        Some(n) if galley.blocks[n].page => 9,
        Some(n) => galley.blocks[n].role as u8,
    }
}
