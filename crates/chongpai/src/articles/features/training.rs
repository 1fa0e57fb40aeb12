//! What only the trainer asks of features.

use super::{MOVES, Move, Newcomer, RULES, SIZES, STARTS, Take, Template};
use crate::Rule;
use crate::articles::context::Context;
use crate::articles::search::Hypothesis;

/// Names the features of putting block `b` into the story `target`: the one at that place in the
/// hypothesis; the number of stories there stands for a new one.
pub(in crate::articles) fn each(
    context: &Context,
    hypothesis: &Hypothesis,
    b: usize,
    target: usize,
    kind: Move,
    mut give: impl FnMut(usize),
) {
    struct Give<F>(F);
    impl<F: FnMut(usize)> Take for Give<F> {
        fn take(&mut self, _: Template, place: usize) {
            (self.0)(place);
        }
    }
    let newcomer = Newcomer::new(context, b);
    let view = newcomer.view(hypothesis, newcomer.fits(hypothesis));
    newcomer.tell(&view, target, kind, &mut Give(|place| give(place + kind as usize)));
}

/// The rule that speaks through a feature.
pub(in crate::articles) fn rule(feature: usize) -> Rule {
    let place = feature / MOVES;
    RULES[STARTS.partition_point(|&s| s <= place) - 1]
}

/// Whether a value of a template stands for the beginning or ending of a text.
pub(in crate::articles) fn is_text(value: usize) -> bool {
    let first = STARTS[Template::Opening1 as usize];
    let last = STARTS[Template::Ending as usize] + SIZES[Template::Ending as usize];
    (first..last).contains(&value)
}
