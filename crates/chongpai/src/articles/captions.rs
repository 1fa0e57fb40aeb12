//! Captions → the stories they belong to.
//!
//! A picture stands where there was room for it. Its caption goes to the story beside it
//! that it shares most words with; only a story further away that shares clearly more gets
//! it instead.

use super::NONE;
use super::context::Context;
use super::given::GivenWords;
use crate::Role;

/// How far around a caption stories are looked for, in blocks.
const AROUND: usize = 24;
/// What standing next to a story is worth, against shared words in sixteenths.
const BESIDE: u32 = 4;
/// What the story that follows is worth over the one that goes before: pictures stand at
/// the head of their story more often than at its end.
const AFTER: u32 = 1;

/// Gives each caption that has no story as yet its story. A caption without any story near
/// it makes one of its own, with the captions that follow.
pub(super) fn assign(context: &Context, given: &GivenWords, story: &mut [u32]) {
    let galley = context.galley;
    for b in 0..galley.blocks.len() {
        if galley.blocks[b].role != Role::Caption || story[b] != NONE || given.placed[b] {
            continue;
        }
        let caption = |i: usize| galley.blocks[i].role == Role::Caption;
        let from = b.saturating_sub(AROUND);
        let to = (b + AROUND + 1).min(galley.blocks.len());
        let named = |i: &usize| story[*i] != NONE && !caption(*i) && !given.placed[*i];
        let before = (from..b).rev().find(named).map(|i| story[i]);
        // Beyond a page's end stands another page's story.
        let after = (b + 1..to).find(named).map(|i| story[i]);
        let mut best: Option<(u32, u32)> = None;
        for i in (from..to).filter(named) {
            let candidate = story[i];
            if !given.may_precede(b as u32, candidate) {
                continue;
            }
            let words = &context.words;
            let mut score =
                words.common(words.sketch(b as u32), words.sketch(i as u32)).unwrap_or(0);
            if after == Some(candidate) {
                score += BESIDE + AFTER;
            } else if before == Some(candidate) {
                score += BESIDE;
            }
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, candidate));
            }
        }
        story[b] = match best {
            Some((_, s)) => s,
            None => match b.checked_sub(1) {
                Some(p) if caption(p) && story[p] != NONE && !given.placed[p] => story[p],
                _ => b as u32,
            },
        };
    }
}
