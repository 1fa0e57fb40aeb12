//! The scores of a block's moves.
//!
//! A block has dozens of moves, a few in each hypothesis. The hypotheses have most of their
//! stories in common, and so the moves have most of their features: what depends on one
//! story is added up once for all hypotheses that have it.

use super::NONE;
use super::features::{Coverage, MOVES, Move, Newcomer, Take, Template, View};
use super::search::{Hypothesis, STORIES, Story};

/// The scores of one block's moves, as far as they are known.
pub(super) struct Tally<'a> {
    weights: &'a [i32],
    stories: Vec<Known>,
    /// The numbers of the stories of the hypothesis before: most stand in the same place.
    last: [u8; STORIES],
    /// The sum of what depends on nothing but the kind of a move.
    of_kind: [Option<i32>; MOVES],
    /// The sums of what depends on the hypothesis and not on the story: by the story of its
    /// last block, the number of stories that wait for a title, and the kind of the move.
    of_view: Vec<((u8, usize, Move), i32)>,
}

/// A story that some hypotheses have.
struct Known {
    number: u32,
    fit: Coverage,
    /// The sums of what depends on the story: of going on with it when it is the last
    /// block's story and when not, and of opening one behind it; each by whether the last
    /// block's story lacks a title.
    sums: [[Option<i32>; 2]; 3],
}

/// A hypothesis about the block, its stories by their number among all that are known.
pub(super) struct Sight<'h> {
    view: View<'h>,
    hypothesis: &'h Hypothesis,
    known: [u8; STORIES],
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
            stories: Vec::new(),
            last: [0; STORIES],
            of_kind: [None; MOVES],
            of_view: Vec::new(),
        }
    }

    /// Forgets the block it was about.
    pub(super) fn clear(&mut self) {
        self.stories.clear();
        self.of_kind = [None; MOVES];
        self.of_view.clear();
    }

    /// Goes on to a hypothesis about the block.
    pub(super) fn look<'h>(
        &mut self,
        newcomer: &Newcomer,
        hypothesis: &'h Hypothesis,
    ) -> Sight<'h> {
        let mut fits = [None; STORIES];
        for (i, story) in hypothesis.stories().iter().enumerate() {
            let guess = usize::from(self.last[i]);
            let at = match self.stories.get(guess) {
                Some(known) if known.number == story.number => guess,
                _ => self.find(newcomer, story),
            };
            self.last[i] = at as u8;
            fits[i] = self.stories[at].fit;
        }
        let known = self.last;
        Sight { view: newcomer.view(hypothesis, fits), hypothesis, known }
    }

    /// The number of a story among those that are known.
    fn find(&mut self, newcomer: &Newcomer, story: &Story) -> usize {
        let known = self.stories.iter().position(|k| k.number == story.number);
        known.unwrap_or_else(|| {
            let (number, fit) = (story.number, newcomer.fit(story));
            self.stories.push(Known { number, fit, sums: [[None; 2]; 3] });
            self.stories.len() - 1
        })
    }

    /// What a move scores.
    pub(super) fn score(
        &mut self,
        newcomer: &Newcomer,
        sight: &Sight,
        target: usize,
        kind: Move,
    ) -> i32 {
        let Self { stories, of_kind, of_view, .. } = self;
        let weights = &self.weights[kind as usize..];
        let add = |tell: &dyn Fn(&mut Sum)| {
            let mut sum = Sum { weights, sum: 0 };
            tell(&mut sum);
            sum.sum
        };
        let &Sight { ref view, hypothesis, ref known } = sight;
        let for_view = || add(&|sum| newcomer.for_view(view, sum));
        let for_story = || add(&|sum| newcomer.for_story(view, target, kind, sum));
        let sum = add(&|sum| newcomer.for_rivals(view, target, kind, sum))
            + *of_kind[kind as usize]
                .get_or_insert_with(|| add(&|sum| newcomer.for_kind(kind, sum)));
        let Some(last) = hypothesis.current() else {
            // The first block has no story before it.
            return sum + for_view() + for_story();
        };
        let current = hypothesis.current_index();
        let key = (known[current], view.waiting, kind);
        let sum = sum
            + match of_view.iter().find(|(k, _)| *k == key) {
                Some(&(_, known)) => known,
                None => {
                    let sum = for_view();
                    of_view.push((key, sum));
                    sum
                }
            };
        let (story, way) = match hypothesis.stories().get(target) {
            Some(_) => (target, usize::from(target == current)),
            None => (current, 2),
        };
        let known = &mut stories[usize::from(known[story])];
        sum + *known.sums[way][usize::from(last.title == NONE)]
            .get_or_insert_with(for_story)
    }
}
