//! The scores of a block's moves.
//!
//! A block has dozens of moves, a few in each hypothesis, that have most of their features
//! in common. What they have in common is added up once.

use super::features::{Covers, MOVES, Move, Newcomer, Take, Template, View};
use super::search::Hypothesis;

/// The scores of one block's moves, as far as they are known.
pub(super) struct Tally<'a> {
    weights: &'a [i32],
    covers: Covers,
    /// The sum of what depends on nothing but the kind of a move.
    of_kind: [Option<i32>; MOVES],
    /// The sum of what depends on the hypothesis at hand as well.
    of_view: [Option<i32>; MOVES],
    /// The sums of what depends on the last paragraph of a story.
    of_tail: Vec<(u32, Move, i32)>,
}

struct Sum<'a> {
    /// The weights from the kind of the move on.
    weights: &'a [i32],
    sum: i32,
}

impl Take for Sum<'_> {
    fn take(&mut self, _: Template, place: usize) {
        self.sum += self.weights[place];
    }
}

impl<'a> Tally<'a> {
    pub(super) fn new(weights: &'a [i32]) -> Self {
        Self {
            weights,
            covers: Vec::new(),
            of_kind: [None; MOVES],
            of_view: [None; MOVES],
            of_tail: Vec::new(),
        }
    }

    /// Forgets the block it was about.
    pub(super) fn clear(&mut self) {
        self.covers.clear();
        self.of_kind = [None; MOVES];
        self.of_tail.clear();
    }

    /// Goes on to a hypothesis about the block.
    pub(super) fn view<'h>(
        &mut self,
        newcomer: &Newcomer,
        hypothesis: &'h Hypothesis,
    ) -> View<'h> {
        self.of_view = [None; MOVES];
        newcomer.view(hypothesis, &mut self.covers)
    }

    /// What a move scores.
    pub(super) fn score(
        &mut self,
        newcomer: &Newcomer,
        view: &View,
        target: usize,
        kind: Move,
    ) -> i32 {
        let Self { weights, of_kind, of_view, of_tail, .. } = self;
        let empty = || Sum { weights: &weights[kind as usize..], sum: 0 };
        let mut sum = empty();
        newcomer.for_target(view, target, kind, &mut sum);
        sum.sum += *of_kind[kind as usize].get_or_insert_with(|| {
            let mut sum = empty();
            newcomer.for_kind(kind, &mut sum);
            sum.sum
        });
        sum.sum += *of_view[kind as usize].get_or_insert_with(|| {
            let mut sum = empty();
            newcomer.for_view(view, &mut sum);
            sum.sum
        });
        if let Some(tail) = newcomer.tail(view, target) {
            let known = of_tail.iter().find(|&&(t, k, _)| (t, k) == (tail, kind));
            sum.sum += match known {
                Some(&(_, _, known)) => known,
                None => {
                    let mut sum = empty();
                    newcomer.for_tail(tail, kind, &mut sum);
                    of_tail.push((tail, kind, sum.sum));
                    sum.sum
                }
            };
        }
        sum.sum
    }
}
