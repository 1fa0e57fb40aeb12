//! The scores of a block's moves.
//!
//! A block has dozens of moves, a few in each hypothesis. The hypotheses have most of their
//! stories in common, and so the moves have most of their features: what depends on one
//! story is added up once for all hypotheses that have it.

use super::NONE;
use super::features::{self, Coverage, MOVES, Move, Newcomer, Take, Template, View};
use super::search::{Hypothesis, STORIES, Story};

/// The scores of one block's moves, as far as they are known.
pub(super) struct Tally<'a> {
    weights: &'a [i32],
    /// The first one stands for none.
    stories: Vec<Known>,
    /// Where the story is that was last looked for of all whose numbers end alike.
    places: [u8; PLACES],
    /// How well the block fits a story of these titles, for a paragraph.
    fits: Vec<(u32, Coverage)>,
    /// The sum of what depends on nothing but the kind of a move.
    of_kind: [i32; MOVES],
    /// The most that [`Newcomer::for_rivals`] can add to a kind of move.
    most: [i32; MOVES],
}

/// A story that some hypotheses have.
struct Known {
    number: u32,
    fit: Coverage,
    /// The sums of what depends on the story: of going on with it when it is the last
    /// block's story and when not, and of opening one behind it; each by whether the last
    /// block's story lacks a title.
    sums: [[i32; 2]; 3],
    /// The sums of what depends on the hypothesis and not on the story that the block goes
    /// to, when this is the last block's story: by the number of stories that wait for a
    /// title, and the way of the move.
    of_view: [[i32; WAYS]; STORIES + 1],
}

impl Known {
    fn new(number: u32, fit: Coverage) -> Self {
        let (sums, of_view) = ([[UNKNOWN; 2]; 3], [[UNKNOWN; WAYS]; STORIES + 1]);
        Self { number, fit, sums, of_view }
    }
}

/// So many endings of numbers are told apart; the stories of one block have numbers that are
/// near each other.
const PLACES: usize = 256;

/// No sum is so low.
const UNKNOWN: i32 = i32::MIN;

/// How many kinds of moves one block may have in hypotheses with the same last story.
const WAYS: usize = 4;

/// Tells the kinds apart that one block may have: to open a story, to go to one that lacks
/// what the block is, to one that has it, and to the last block's story. What it does with
/// that depends on that story alone.
mod way {
    pub(super) const OPENS: usize = 0;
    pub(super) const FAR: usize = 1;
    pub(super) const RETURNS: usize = 2;
    pub(super) const HERE: usize = 3;
}

/// A hypothesis about the block, its stories by their place among all that are known.
pub(super) struct Sight<'h> {
    view: View<'h>,
    title: bool,
    /// The place of the last block's story among the hypothesis's, and among all; and whether
    /// what is added up for a story depends on that one's lacking a title, as it does.
    here: usize,
    current: u8,
    untitled: usize,
    known: [u8; STORIES],
    /// The kind of the moves of each way, and the sums of what does not depend on the story
    /// that the block goes to.
    kinds: [Move; WAYS],
    sums: [i32; WAYS],
}

impl Sight<'_> {
    /// The way of the move to a story, that story's place among all that are known, and
    /// which of its sums is asked for.
    fn way(&self, target: usize) -> (usize, u8, usize) {
        let hypothesis = self.view.hypothesis();
        if target == hypothesis.stories().len() {
            (way::OPENS, self.current, 2)
        } else if target == self.here {
            (way::HERE, self.current, 1)
        } else {
            let far = self.title || hypothesis.bodiless() >> target & 1 == 1;
            (if far { way::FAR } else { way::RETURNS }, self.known[target], 0)
        }
    }
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
            places: [0; PLACES],
            fits: Vec::new(),
            of_kind: [UNKNOWN; MOVES],
            most: std::array::from_fn(|kind| features::most_for_rivals(weights, kind)),
        }
    }

    /// Forgets the block it was about.
    pub(super) fn clear(&mut self) {
        self.stories.clear();
        self.stories.push(Known::new(NONE, None));
        self.fits.clear();
        self.of_kind = [UNKNOWN; MOVES];
    }

    /// Goes on to a hypothesis about the block.
    pub(super) fn look<'h>(
        &mut self,
        newcomer: &Newcomer,
        hypothesis: &'h Hypothesis,
    ) -> Sight<'h> {
        let mut fits = [None; STORIES];
        let mut known = [0; STORIES];
        for (i, story) in hypothesis.stories().iter().enumerate() {
            let place = story.number as usize % PLACES;
            let guess = usize::from(self.places[place]);
            let at = match self.stories.get(guess) {
                Some(known) if known.number == story.number => guess,
                _ => self.find(newcomer, story),
            };
            self.places[place] = at as u8;
            known[i] = at as u8;
            fits[i] = self.stories[at].fit;
        }
        let title = !newcomer.fits_by_title();
        let here = hypothesis.current_index();
        let lacks_title = hypothesis.current().is_some_and(|s| s.title == NONE);
        let (far, returns) = match title {
            true => (Move::TitleFar, Move::TitleFar),
            false => (Move::BodyFar, Move::BodyReturns),
        };
        Sight {
            view: newcomer.view(hypothesis, fits),
            title,
            here,
            current: known.get(here).copied().unwrap_or(0),
            // For titles it makes no difference.
            untitled: usize::from(lacks_title && !title),
            known,
            kinds: [
                hypothesis.kind(title, hypothesis.stories().len()),
                far,
                returns,
                hypothesis.kind(title, here),
            ],
            sums: [UNKNOWN; WAYS],
        }
    }

    /// The number of a story among those that are known.
    fn find(&mut self, newcomer: &Newcomer, story: &Story) -> usize {
        let known = self.stories.iter().position(|k| k.number == story.number);
        known.unwrap_or_else(|| {
            let known = self.fits.iter().find(|(title, _)| *title == story.title);
            let fit = match known {
                Some(&(_, fit)) => fit,
                None => newcomer.fit(story),
            };
            if known.is_none() && newcomer.fits_by_title() {
                self.fits.push((story.title, fit));
            }
            self.stories.push(Known::new(story.number, fit));
            self.stories.len() - 1
        })
    }

    /// What the move to a story scores, or nothing if that can't be more than `enough`.
    pub(super) fn score(
        &mut self,
        newcomer: &Newcomer,
        sight: &mut Sight,
        target: usize,
        enough: i32,
    ) -> Option<i32> {
        let (way, place, row) = sight.way(target);
        let kind = sight.kinds[way];
        let mut sum = sight.sums[way];
        if sum == UNKNOWN {
            sum = self.for_view(newcomer, sight, kind, way);
            sight.sums[way] = sum;
        }
        let of_story = self.stories[usize::from(place)].sums[row][sight.untitled];
        sum += if of_story == UNKNOWN {
            let add = |sum: &mut Sum| newcomer.for_story(&sight.view, target, kind, sum);
            let of_story = self.add(kind, &add);
            self.stories[usize::from(place)].sums[row][sight.untitled] = of_story;
            of_story
        } else {
            of_story
        };
        if sum.saturating_add(self.most[kind as usize]) < enough {
            return None;
        }
        let mut rivals = Sum { weights: &self.weights[kind as usize..], sum };
        newcomer.for_rivals(&sight.view, target, kind, &mut rivals);
        Some(rivals.sum)
    }

    /// The sum of what does not depend on the story that the block goes to.
    fn for_view(
        &mut self,
        newcomer: &Newcomer,
        sight: &Sight,
        kind: Move,
        way: usize,
    ) -> i32 {
        if self.of_kind[kind as usize] == UNKNOWN {
            self.of_kind[kind as usize] =
                self.add(kind, &|sum| newcomer.for_kind(kind, sum));
        }
        let (current, waiting) = (usize::from(sight.current), sight.view.waiting);
        let mut of_view = self.stories[current].of_view[waiting][way];
        if of_view == UNKNOWN {
            of_view = self.add(kind, &|sum| newcomer.for_view(&sight.view, sum));
            self.stories[current].of_view[waiting][way] = of_view;
        }
        self.of_kind[kind as usize] + of_view
    }

    /// Adds up what is told of a move.
    fn add(&self, kind: Move, tell: &dyn Fn(&mut Sum)) -> i32 {
        let mut sum = Sum { weights: &self.weights[kind as usize..], sum: 0 };
        tell(&mut sum);
        sum.sum
    }
}
