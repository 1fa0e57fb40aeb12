//! What speaks for and against a move.
//!
//! A move puts one block into a story. Its features are numbers into one table of weights:
//! each template has a place in the table for every value it can take, once for each kind
//! of move. The same features serve training and use.

#[cfg(feature = "train")]
mod training;

use super::NONE;
use super::context::{Context, Facts, Interrupts};
use super::cues::{self, HEADS, TAILS};
use super::ranges::{class, distance, heads, rivals, status, tails};
use super::search::{Given, Hypothesis, STORIES, Story};
use crate::Rule;

#[cfg(feature = "train")]
pub(super) use training::{each, is_text, rule};

/// How a block may join the stories before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    /// A title opens a story.
    TitleOpens,
    /// A title goes on with the titles just before it.
    TitleFollows,
    /// A title belongs to the story just before it.
    TitleAfter,
    /// A title belongs to a story further away.
    TitleFar,
    /// A paragraph opens a story that has no title as yet.
    BodyOpens,
    /// A paragraph follows a paragraph of its story.
    BodyFollows,
    /// A paragraph is the first one below its titles.
    BodyFirst,
    /// A paragraph goes on with a story that a title of its own interrupted.
    BodyResumes,
    /// A paragraph belongs to titles further away that have no story as yet.
    BodyFar,
    /// A paragraph goes on with a story further away.
    BodyReturns,
    /// The end of the page: what is left over.
    End,
}

impl Move {
    /// Whether a paragraph is compared with those just before it.
    fn is_near(self) -> bool {
        matches!(self, Self::BodyOpens | Self::BodyFollows | Self::BodyResumes)
    }
}

/// The number of kinds of moves.
pub(super) const MOVES: usize = 11;

macro_rules! templates {
    ($($name:ident $size:expr, $rule:ident;)*) => {
        /// The templates, in the order of their places in the table.
        #[derive(Clone, Copy, PartialEq, Eq)]
        #[repr(usize)]
        pub(super) enum Template { $($name),* }
        /// How many values each template takes.
        const SIZES: &[usize] = &[$($size),*];
        /// The rule that speaks through each template.
        const RULES: &[Rule] = &[$(Rule::$rule),*];
    };
}

templates! {
    Bias 1, Neighbours;
    RoleOfBlock 9, Neighbours;
    RolePair 90, Neighbours;
    NextKind 55, Neighbours;
    Gap 32, BlankLines;
    Measure 8, MeasureChange;
    HeadCue HEADS as usize, CueNewsLead;
    HeadCueUntitled HEADS as usize, CueNewsLead;
    TailCue TAILS as usize, SentenceEnd;
    HeadTail HEADS as usize * TAILS as usize, CueNewsLead;
    CommonNear 18, SharedWords;
    CommonWide 18, SharedWords;
    CommonFar 18, SharedWords;
    Supply 6, Position;
    SupplyBoth 16, Position;
    Target 30, Neighbours;
    Current 30, Neighbours;
    Coverage 13, SharedWords;
    CoverageTerms 20, SharedWords;
    Rivals 6, SharedWords;
    Rank 9, Position;
    TitleTail 2 * (TAILS as usize + 1), LineEnd;
    TitleLength 16, LineLength;
    TitleBack 2, LineBegin;
    BeforeTail TAILS as usize, SentenceEnd;
    Bare 32, Position;
    Lookahead 36, SharedWords;
    Peak 12, SharedWords;
    CoverageLead 13, SharedWords;
    CoverageLate 9, SharedWords;
    PeakSupply 36, SharedWords;
    LookaheadSupply 54, SharedWords;
    PeakCommon 54, SharedWords;
    NextTitle 6, SharedWords;
    Distance 6, Position;
    Language 5, Neighbours;
    TitleRoles 24, Neighbours;
    Length 12, Position;
    Place 8, Position;
    Opening1 cues::PLACES as usize, LineBegin;
    Opening2 cues::PLACES as usize, LineBegin;
    Ending cues::PLACES as usize, LineEnd;
    LeftOver 16, Neighbours;
    Notice 12, LineEnd;
    NoticeAhead 40, Position;
    Interrupts 6, Neighbours;
}

/// The number of weights.
pub(super) const FEATURES: usize = {
    let (mut sum, mut i) = (0, 0);
    while i < SIZES.len() {
        sum += SIZES[i];
        i += 1;
    }
    sum * MOVES
};

/// Where each template begins.
const STARTS: [usize; SIZES.len()] = {
    let mut starts = [0; SIZES.len()];
    let (mut sum, mut i) = (0, 0);
    while i < SIZES.len() {
        starts[i] = sum;
        sum += SIZES[i];
        i += 1;
    }
    starts
};

impl Template {
    /// The rule that speaks through it.
    pub(super) fn rule(self) -> Rule {
        RULES[self as usize]
    }
}

/// The most that [`Newcomer::for_rivals`] can add to a kind of move.
pub(super) fn most_for_rivals(weights: &[i32], kind: usize) -> i32 {
    let most = |template: Template| {
        let (start, size) = (STARTS[template as usize], SIZES[template as usize]);
        let values = (start..start + size).map(|value| weights[value * MOVES + kind]);
        values.max().unwrap_or(0).max(0)
    };
    most(Template::Rivals) + most(Template::Rank)
}

/// The bits that tell the places of a hypothesis's stories apart.
const PLACE: u32 = STORIES.trailing_zeros();
const _: () = assert!(STORIES == 1 << PLACE);

/// How much of what a title talks about stands somewhere, and how many terms that are.
pub(super) type Coverage = Option<(u32, u32)>;

/// Takes features: templates with a value.
pub(super) trait Take {
    /// Takes one feature: its template and the place of its weights, one for each kind of
    /// move.
    fn take(&mut self, template: Template, place: usize);

    /// Takes one feature.
    #[inline]
    fn put(&mut self, template: Template, value: usize) {
        let i = template as usize;
        debug_assert!(value < SIZES[i], "template {i} value {value}");
        self.take(template, (STARTS[i] + value.min(SIZES[i] - 1)) * MOVES);
    }
}

/// The block that is to be placed, with what is the same for all its moves.
pub(super) struct Newcomer<'a> {
    context: &'a Context<'a>,
    b: usize,
    title: bool,
    /// Bare groups of titles still to come.
    bare: usize,
    /// For a paragraph: itself and the few that follow. For a title: the first blocks below
    /// it, if its story stands there.
    stretch: Option<(u32, u32)>,
    /// For a paragraph: how well the stretch fits the next title. For a title: how well it
    /// fits the stretch.
    cover: Coverage,
}

/// A hypothesis as a newcomer finds it.
pub(super) struct View<'a> {
    hypothesis: &'a Hypothesis,
    /// How many stories have no title as yet.
    pub(super) waiting: usize,
    /// How many more titles are to come than are waited for, bucketed.
    supply: usize,
    /// How well the newcomer fits each story by its words.
    fits: [Coverage; STORIES],
    /// The best fit among the stories that could have the newcomer, its story, and the best
    /// one of the others.
    best: (Option<u32>, usize),
    second: Option<u32>,
}

impl View<'_> {
    /// The hypothesis that is looked at.
    pub(super) fn hypothesis(&self) -> &Hypothesis {
        self.hypothesis
    }

    /// How well the newcomer fits the story at a place, if there is one.
    fn fit_of(&self, at: usize) -> Coverage {
        self.fits.get(at).copied().flatten()
    }

    /// The best fit among the stories other than `target`.
    fn best_but(&self, target: usize) -> Option<u32> {
        if self.best.1 == target { self.second } else { self.best.0 }
    }
}

/// Names the features of what is left over when all blocks have been placed.
pub(super) fn left_over(hypothesis: &Hypothesis, mut give: impl FnMut(usize)) {
    for story in hypothesis.stories() {
        let value = usize::from(story.title == NONE)
            + 2 * usize::from(story.body_last == NONE)
            + 4 * usize::from(story.bodies.min(3));
        give((STARTS[Template::LeftOver as usize] + value) * MOVES + Move::End as usize);
    }
}

impl<'a> Newcomer<'a> {
    pub(super) fn new(context: &'a Context<'a>, b: usize) -> Self {
        let title = context.galley.blocks[b].role.is_title();
        let stretch = if title { context.below(b) } else { Some(context.stretch(b)) };
        let of = if title { Some(b as u32) } else { context.next_title(b) };
        let cover = of.zip(stretch).and_then(|(title, (first, last))| {
            context.words.coverage(title, first, last)
        });
        Self { context, b, title, bare: context.bare_from(b), stretch, cover }
    }

    /// Tells all features of a move.
    pub(super) fn tell(
        &self,
        view: &View,
        target: usize,
        kind: Move,
        to: &mut impl Take,
    ) {
        self.for_kind(kind, to);
        self.for_view(view, to);
        self.for_story(view, target, kind, to);
        self.for_rivals(view, target, kind, to);
    }

    /// How well the newcomer fits each story of a hypothesis.
    pub(super) fn fits(&self, hypothesis: &Hypothesis) -> [Coverage; STORIES] {
        let mut fits = [None; STORIES];
        for (fit, story) in fits.iter_mut().zip(hypothesis.stories()) {
            *fit = self.fit(story);
        }
        fits
    }

    /// How well the words of a story's titles fit a paragraph and those after it, or a
    /// title the story's paragraphs.
    pub(super) fn fit(&self, s: &Story) -> Coverage {
        let words = &self.context.words;
        if self.title {
            return words.coverage(self.b as u32, s.body_first, s.body_last);
        }
        let (first, last) = self.stretch.filter(|_| s.title != NONE)?;
        words.coverage(s.title, first, last)
    }

    /// Whether it fits stories that have the same first title alike.
    pub(super) fn fits_by_title(&self) -> bool {
        !self.title
    }

    /// Looks at a hypothesis whose stories it fits so well.
    pub(super) fn view<'h>(
        &self,
        hypothesis: &'h Hypothesis,
        fits: [Coverage; STORIES],
    ) -> View<'h> {
        // Each fit and one more, none being 0, and behind it how many places come after it:
        // of several that are alike the first one is the greatest, found without a branch.
        let (mut best, mut second) = (0, 0);
        let rivals = hypothesis.allowed(self.title, Given::default());
        let count = hypothesis.stories().len();
        for (i, fit) in fits.iter().enumerate().take(count) {
            let rival = rivals >> i & 1;
            let fit = fit.map_or(0, |c| c.0 + 1) * u32::from(rival);
            let rank = fit << PLACE | (STORIES - 1 - i) as u32;
            second = second.max(rank.min(best));
            best = best.max(rank);
        }
        let fit = |rank: u32| (rank >> PLACE).checked_sub(1);
        let at = STORIES - 1 - (best & ((1 << PLACE) - 1)) as usize;
        let best = (fit(best), if fit(best).is_some() { at } else { STORIES });
        let second = fit(second);
        let waiting = hypothesis.untitled().count_ones() as usize;
        let supply = (self.bare as i32 - waiting as i32 + 2).clamp(0, 5) as usize;
        View { hypothesis, waiting, supply, fits, best, second }
    }

    /// The features that depend on nothing but the kind of the move.
    pub(super) fn for_kind(&self, kind: Move, to: &mut impl Take) {
        let galley = self.context.galley;
        let here = &self.context.facts[self.b];
        let block = &galley.blocks[self.b];
        let role = block.role as usize;
        to.put(Template::Bias, 0);
        to.put(Template::RoleOfBlock, role);
        let before =
            self.context.before(self.b).map_or(9, |p| galley.blocks[p].role as usize);
        to.put(Template::RolePair, before * 9 + role);
        to.put(Template::NextKind, usize::from(here.next) * 5 + class(block.role));
        to.put(Template::Gap, usize::from(here.gap));
        to.put(Template::Language, galley.language as usize);
        to.put(Template::Place, usize::from(here.place));
        let cues = here.cues;
        if self.title {
            // A line of a story that was taken for a title begins and ends as lines of
            // stories do.
            let wide = usize::from(block.lines.len() > 1);
            for i in tails(cues.bits) {
                to.put(Template::TitleTail, i * 2 + wide);
            }
            let length =
                [4, 7, 10, 14, 20, 30, 50].partition_point(|&most| most < cues.length);
            to.put(Template::TitleLength, length * 2 + wide);
            to.put(Template::TitleBack, usize::from(cues.bits & cues::BACK != 0));
            return;
        }
        for i in heads(cues.bits) {
            to.put(Template::HeadCue, i);
        }
        to.put(Template::Opening1, usize::from(cues.opening[0]));
        to.put(Template::Opening2, usize::from(cues.opening[1]));
        if kind.is_near() {
            to.put(Template::CommonNear, usize::from(here.common_near));
            to.put(Template::CommonWide, usize::from(here.common_wide));
        }
        let peak = usize::from(here.peak);
        to.put(Template::PeakCommon, peak * 18 + usize::from(here.common_wide));
    }

    /// The features that depend on the story of the last block and on how many stories wait
    /// for a title, not on the story that the newcomer goes to.
    pub(super) fn for_view(&self, view: &View, to: &mut impl Take) {
        let &View { hypothesis, waiting, supply, .. } = view;
        let current = hypothesis.current();
        let here = &self.context.facts[self.b];
        to.put(Template::Current, current.map_or(0, status));
        to.put(Template::Supply, supply);
        to.put(Template::SupplyBoth, self.bare.min(3) * 4 + waiting.min(3));
        if self.title {
            let role = self.context.galley.blocks[self.b].role as usize;
            if let Some(s) = current {
                to.put(Template::TitleRoles, usize::from(s.roles & 7) * 3 + role.min(2));
            }
            if let Some(s) = current.filter(|s| !s.last_is_title) {
                for i in tails(self.context.facts[s.last as usize].cues.bits) {
                    to.put(Template::BeforeTail, i);
                }
            }
            let words = &self.context.words;
            let number = words.group_of[self.b] as usize;
            let group = &words.groups[number];
            let place =
                usize::from(group.bare) * 2 + usize::from(group.last as usize == self.b);
            let ends = usize::from(self.context.ends(number));
            to.put(Template::Bare, (place * 4 + waiting.min(3)) * 2 + ends);
            return;
        }
        if let Some(s) = current {
            if s.title == NONE {
                for i in heads(here.cues.bits) {
                    to.put(Template::HeadCueUntitled, i);
                }
            }
            let bodies = match s.bodies {
                0 => 0,
                1 => 1,
                2 => 2,
                3..=5 => 3,
                6..=12 => 4,
                _ => 5,
            };
            to.put(Template::Length, bodies * 2 + usize::from(s.title != NONE));
        }
        let peak = usize::from(here.peak);
        to.put(Template::PeakSupply, (peak * 6 + supply) * 2 + usize::from(waiting > 0));
        to.put(Template::LookaheadSupply, usize::from(here.lookahead) * 6 + supply);
        // Where a notice may begin whose title is still to come: a signature and a date
        // are near, or stood just above.
        let above = current.map_or(0, |s| match s.body_last {
            NONE => 0,
            last => usize::from(self.context.facts[last as usize].signs),
        });
        let titled = usize::from(current.is_some_and(|s| s.title != NONE));
        let ahead = if here.notice { usize::from(here.closes) + 1 } else { 0 };
        to.put(Template::NoticeAhead, (ahead * 3 + above) * 2 + titled);
    }

    /// The features that depend on the story that the newcomer goes to, or on the one that a
    /// new story would follow, and on whether the last block's story has a title.
    pub(super) fn for_story(
        &self,
        view: &View,
        target: usize,
        kind: Move,
        to: &mut impl Take,
    ) {
        let stories = view.hypothesis.stories();
        let story = stories.get(target);
        if let Some(s) = story {
            to.put(Template::Target, status(s));
        }
        // Titles inside a paragraph may be of any story; behind them goes on what was before.
        let Facts { interrupts, interrupted, .. } = self.context.facts[self.b];
        if interrupts != Interrupts::None {
            let own =
                story.is_some_and(|s| s.body_last == interrupted && interrupted != NONE);
            let value = (interrupts as usize - 1) * 2 + usize::from(own);
            to.put(Template::Interrupts, value);
        }
        if self.title {
            // A title that follows another goes where that one goes, or to the story that it
            // fits better.
            if kind != Move::TitleFollows {
                self.title_story(story, view.fit_of(target), to);
            }
            self.for_notice(story, kind, to);
            return;
        }
        let at = if story.is_some() { target } else { view.hypothesis.current_index() };
        if let Some(s) = stories.get(at).filter(|s| s.body_last != NONE) {
            self.for_tail(s.body_last, kind, to);
            to.put(Template::Distance, distance(self.b, s.last));
        }
        // What the titles of the story say, and what titles still to come say.
        let own = view.fit_of(at);
        to.put(Template::Coverage, own.map_or(12, |c| (c.0 as usize / 90).min(11)));
        let status = match view.hypothesis.current() {
            None => 0,
            Some(s) if s.title == NONE => 1,
            Some(_) if own.is_none_or(|c| c.0 >= 200) => 2,
            Some(_) => 3,
        };
        let here = &self.context.facts[self.b];
        to.put(Template::Lookahead, usize::from(here.lookahead) * 4 + status);
        to.put(Template::Peak, usize::from(here.peak) * 4 + status);
        let next = rivals(own.map(|c| c.0), self.cover.map(|c| c.0));
        to.put(Template::NextTitle, next);
    }

    /// The features that depend on the last paragraph of that story.
    fn for_tail(&self, tail: u32, kind: Move, to: &mut impl Take) {
        let Context { galley, words, facts, .. } = self.context;
        let ends = facts[tail as usize].cues;
        for i in tails(ends.bits) {
            to.put(Template::TailCue, i);
            for h in heads(facts[self.b].cues.bits) {
                to.put(Template::HeadTail, h * TAILS as usize + i);
            }
        }
        to.put(Template::Ending, usize::from(ends.ending));
        let (was, is) =
            (galley.blocks[tail as usize].measure, galley.blocks[self.b].measure);
        let change = match (i32::from(is) - i32::from(was)).abs() {
            _ if was == 0 || is == 0 => 5,
            0 => 0,
            1..=2 => 1,
            3..=5 => 2,
            6..=11 => 3,
            _ => 4,
        };
        to.put(Template::Measure, change);
        if !kind.is_near() {
            let far = words.common(words.sketch(tail), words.sketch(self.b as u32));
            to.put(Template::CommonFar, far.map_or(17, |c| c as usize));
        }
    }

    /// The feature that depends on whether the title is that of a notice and how the story
    /// ends: notices are signed and dated. After a title it is that one that tells.
    fn for_notice(&self, story: Option<&Story>, kind: Move, to: &mut impl Take) {
        let facts = &self.context.facts;
        let value = match story {
            Some(s) if kind == Move::TitleFollows => {
                usize::from(facts[s.last as usize].notice) + 4
            }
            Some(s) if s.body_last != NONE => {
                usize::from(facts[s.body_last as usize].signs) + 1
            }
            _ => 0,
        };
        to.put(Template::Notice, value * 2 + usize::from(facts[self.b].notice));
    }

    fn title_story(&self, story: Option<&Story>, fit: Coverage, to: &mut impl Take) {
        let words = &self.context.words;
        let title = self.b as u32;
        let own = if story.is_some() { fit } else { self.cover };
        to.put(Template::Coverage, own.map_or(12, |c| (c.0 as usize / 90).min(11)));
        to.put(Template::CoverageTerms, own.map_or(0, |c| (c.1 as usize).min(19)));
        let lead = match story {
            Some(s) => words.coverage(title, s.body_first, s.body_first),
            None => self.stretch.and_then(|(f, _)| words.coverage(title, f, f)),
        };
        to.put(Template::CoverageLead, lead.map_or(12, |c| (c.0 as usize / 90).min(11)));
        let Some(s) = story else { return };
        to.put(Template::Distance, distance(self.b, s.last));
        // A title whose words come late in a story is the title of another one.
        if let Some((all, _)) = own {
            let end = (s.body_first + 2).min(s.body_last);
            let early = words.coverage(title, s.body_first, end).map_or(0, |c| c.0);
            let late = (all.saturating_sub(early) as usize / 120).min(7);
            to.put(Template::CoverageLate, 1 + late);
        }
    }

    /// The features that depend on the other stories: whether the newcomer fits one of them
    /// better by its words, and how many of them lack the same.
    pub(super) fn for_rivals(
        &self,
        view: &View,
        target: usize,
        kind: Move,
        to: &mut impl Take,
    ) {
        let stories = view.hypothesis.stories();
        let new = target == stories.len();
        let before = (1u8 << target.min(STORIES - 1)) - 1;
        let other = view.best_but(target);
        if !self.title {
            let at = if new { view.hypothesis.current_index() } else { target };
            let own = view.fit_of(at).map(|c| c.0);
            to.put(Template::Rivals, rivals(own, other));
            if kind == Move::BodyFar {
                let older = (view.hypothesis.bodiless() & before).count_ones() as usize;
                to.put(Template::Rank, older.min(2));
            }
        } else if kind != Move::TitleFollows {
            let cover = self.cover.map(|c| c.0);
            if new {
                to.put(Template::Rivals, rivals(cover, other));
                return;
            }
            let own = view.fit_of(target).map(|c| c.0);
            to.put(Template::Rivals, rivals(own, other.max(cover)));
            // Stories stand in the order in which they begin.
            let untitled = view.hypothesis.untitled();
            let count = |stories: u8| (untitled & stories).count_ones() as usize;
            let (older, newer) = (count(before), count(!before & !(1 << target)));
            to.put(Template::Rank, older.min(2) * 3 + newer.min(2));
        }
    }
}
