//! The scores of a block's moves.
//!
//! A block has dozens of moves, a few in each hypothesis. The hypotheses have most of their
//! stories in common, and so the moves have most of their features: what depends on one
//! story is added up once for all hypotheses that have it.

use super::NONE;
use super::features::{self, Coverage, MOVES, Move, Newcomer, Take, Template, View};
use super::search::{Given, Hypothesis, STORIES, Story};

/// The scores of one block's moves, as far as they are known.
pub(super) struct Tally<'a> {
    weights: &'a [i32],
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

/// So many endings of numbers are told apart; the stories of one block have numbers that are
/// near each other.
const PLACES: usize = 64;

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

/// A hypothesis about the block, its stories by their number among all that are known.
pub(super) struct Sight<'h> {
    view: View<'h>,
    title: bool,
    /// The place of the last block's story, and whether that lacks a title.
    current: usize,
    untitled: usize,
    known: [u8; STORIES],
    /// The kind of the moves of each way, and the sums of what does not depend on the story
    /// that the block goes to.
    kinds: [Move; WAYS],
    sums: [i32; WAYS],
}

impl Sight<'_> {
    /// What [`Hypothesis::allows`] says.
    pub(super) fn allows(&self, given: Given, target: usize) -> bool {
        let new = self.view.stories().len();
        if given.opens {
            return target == new;
        }
        !self.title
            || target == new
            || target == self.current
            || self.view.lacks_title(target)
    }

    fn way(&self, target: usize) -> usize {
        if target == self.view.stories().len() {
            way::OPENS
        } else if target == self.current {
            way::HERE
        } else if self.title || self.view.lacks_body(target) {
            way::FAR
        } else {
            way::RETURNS
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

/// Works a sum out if it is not known.
fn known(sum: &mut i32, work_out: impl FnOnce() -> i32) -> i32 {
    if *sum == UNKNOWN {
        *sum = work_out();
    }
    *sum
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
        let current = hypothesis.current_index();
        let (far, returns) = match title {
            true => (Move::TitleFar, Move::TitleFar),
            false => (Move::BodyFar, Move::BodyReturns),
        };
        Sight {
            view: newcomer.view(hypothesis, fits),
            title,
            current,
            untitled: hypothesis.current().map_or(0, |s| usize::from(s.title == NONE)),
            known,
            kinds: [
                hypothesis.kind(title, hypothesis.stories().len()),
                far,
                returns,
                hypothesis.kind(title, current),
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
            self.stories.push(Known {
                number: story.number,
                fit,
                sums: [[UNKNOWN; 2]; 3],
                of_view: [[UNKNOWN; WAYS]; STORIES + 1],
            });
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
        let way = sight.way(target);
        let Sight { view, current, untitled, known: numbers, kinds, sums, .. } = sight;
        let kind = kinds[way];
        let Self { stories, of_kind, most, .. } = self;
        let weights = &self.weights[kind as usize..];
        let add = |tell: &dyn Fn(&mut Sum)| {
            let mut sum = Sum { weights, sum: 0 };
            tell(&mut sum);
            sum.sum
        };
        let for_view = || add(&|sum| newcomer.for_view(view, sum));
        let for_story = || add(&|sum| newcomer.for_story(view, target, kind, sum));
        let first = view.stories().is_empty();
        let mut sum = known(&mut sums[way], || {
            let kind = known(&mut of_kind[kind as usize], || {
                add(&|sum| newcomer.for_kind(kind, sum))
            });
            if first {
                return kind + for_view();
            }
            let own = &mut stories[usize::from(numbers[*current])];
            kind + known(&mut own.of_view[view.waiting][way], for_view)
        });
        sum += if first {
            // The first block has no story before it.
            for_story()
        } else {
            let (story, row) = match way {
                way::OPENS => (*current, 2),
                way::HERE => (target, 1),
                _ => (target, 0),
            };
            let story = &mut stories[usize::from(numbers[story])];
            known(&mut story.sums[row][*untitled], for_story)
        };
        if sum.saturating_add(most[kind as usize]) < enough {
            return None;
        }
        let mut rivals = Sum { weights, sum };
        newcomer.for_rivals(view, target, kind, &mut rivals);
        Some(rivals.sum)
    }
}
