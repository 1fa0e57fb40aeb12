//! What speaks for and against a move.
//!
//! A move puts one block into a story. Its features are numbers into one table of weights:
//! each template has a place in the table for every value it can take, once for each kind
//! of move. The same features serve training and use.

use super::context::Context;
use super::cues::{self, HEADS, TAILS};
use super::search::{Hypothesis, Story};
use super::{Galley, NONE};
use crate::{Role, Rule};

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

/// The number of kinds of moves.
pub(super) const MOVES: usize = 11;

macro_rules! templates {
    ($($name:ident $size:expr, $rule:ident;)*) => {
        /// The templates, in the order of their places in the table.
        #[derive(Clone, Copy, PartialEq, Eq)]
        #[repr(usize)]
        enum Template { $($name),* }
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

/// The rule that speaks through a feature.
pub(super) fn rule(feature: usize) -> Rule {
    let place = feature / MOVES;
    RULES[STARTS.partition_point(|&s| s <= place) - 1]
}

/// Names the features of putting block `b` into the story `target`, the one at that place in
/// the hypothesis; the number of stories there stands for a new one.
pub(super) fn each(
    context: &Context,
    hypothesis: &Hypothesis,
    b: usize,
    target: usize,
    kind: Move,
    mut give: impl FnMut(usize),
) {
    let mut emit = |template: Template, value: usize| {
        let i = template as usize;
        debug_assert!(value < SIZES[i], "template {i} value {value}");
        give((STARTS[i] + value.min(SIZES[i] - 1)) * MOVES + kind as usize);
    };
    let here = &context.facts[b];
    let galley = context.galley;
    let current = hypothesis.current();
    let story = hypothesis.stories().get(target);
    let title = galley.blocks[b].role.is_title();
    emit(Template::Bias, 0);
    emit(Template::RoleOfBlock, galley.blocks[b].role as usize);
    let before = context.before(b).map_or(9, |p| galley.blocks[p].role as usize);
    emit(Template::RolePair, before * 9 + galley.blocks[b].role as usize);
    let class = class(galley.blocks[b].role);
    emit(Template::NextKind, usize::from(here.next) * 5 + class);
    emit(Template::Gap, usize::from(here.gap));
    emit(Template::Language, galley.language as usize);
    emit(Template::Current, current.map_or(0, |s| status(s, b)));
    if let Some(s) = story {
        emit(Template::Target, status(s, b));
    }
    emit(Template::Place, usize::from(here.place));
    let waiting = hypothesis.untitled();
    let supply = context.bare_from(b) as i32 - waiting as i32;
    emit(Template::Supply, (supply + 2).clamp(0, 5) as usize);
    emit(Template::SupplyBoth, context.bare_from(b).min(3) * 4 + waiting.min(3));

    if title {
        title_features(context, hypothesis, b, target, kind, &mut emit);
    } else {
        body_features(context, hypothesis, b, target, kind, &mut emit);
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

fn title_features(
    context: &Context,
    hypothesis: &Hypothesis,
    b: usize,
    target: usize,
    kind: Move,
    emit: &mut impl FnMut(Template, usize),
) {
    let words = &context.words;
    let stories = hypothesis.stories();
    let role = context.galley.blocks[b].role as usize;
    if let Some(s) = hypothesis.current() {
        emit(Template::TitleRoles, usize::from(s.roles & 7) * 3 + role.min(2));
    }
    // A line of a story that was taken for a title begins and ends as lines of stories do.
    let cues = context.facts[b].cues;
    let wide = context.galley.blocks[b].lines.len() > 1;
    for i in 0..TAILS {
        if cues.bits & (1 << (16 + i)) != 0 {
            emit(Template::TitleTail, (i * 2) as usize + usize::from(wide));
        }
    }
    let length = [4, 7, 10, 14, 20, 30, 50].partition_point(|&most| most < cues.length);
    emit(Template::TitleLength, length * 2 + usize::from(wide));
    emit(Template::TitleBack, usize::from(cues.bits & cues::BACK != 0));
    if let Some(s) = hypothesis.current().filter(|s| !s.last_is_title) {
        let before = context.facts[s.last as usize].cues.bits;
        for i in 0..TAILS {
            if before & (1 << (16 + i)) != 0 {
                emit(Template::BeforeTail, i as usize);
            }
        }
    }
    let group = &words.groups[words.group_of[b] as usize];
    let waiting = hypothesis.untitled().min(3);
    let place = usize::from(group.bare) * 2 + usize::from(group.last as usize == b);
    emit(Template::Bare, (place * 4 + waiting) * 2 + usize::from(context.ends(group)));
    // A title that follows another goes where that one goes.
    if kind == Move::TitleFollows {
        return;
    }
    let cover = |s: &Story| {
        if s.body_last == NONE {
            return None;
        }
        words.coverage(b as u32, s.body_first, s.body_last)
    };
    let below = context.below(b).and_then(|(f, l)| words.coverage(b as u32, f, l));
    let mut best_other: Option<u32> = None;
    for (i, s) in stories.iter().enumerate() {
        if i != target && (s.title == NONE || i == hypothesis.current_index()) {
            best_other = best_other.max(cover(s).map(|c| c.0));
        }
    }
    let own = match stories.get(target) {
        Some(s) => {
            best_other = best_other.max(below.map(|c| c.0));
            cover(s)
        }
        None => below,
    };
    emit(Template::Coverage, own.map_or(12, |c| (c.0 as usize / 90).min(11)));
    emit(Template::CoverageTerms, own.map_or(0, |c| (c.1 as usize).min(19)));
    emit(Template::Rivals, rivals(own.map(|c| c.0), best_other));
    let lead = match stories.get(target) {
        Some(s) if s.body_last == NONE => None,
        Some(s) => words.coverage(b as u32, s.body_first, s.body_first),
        None => context.below(b).and_then(|(f, _)| words.coverage(b as u32, f, f)),
    };
    emit(Template::CoverageLead, lead.map_or(12, |c| (c.0 as usize / 90).min(11)));
    if let Some(s) = stories.get(target) {
        emit(Template::Distance, distance(b, s.last));
        // A title whose words come late in a story is the title of another one.
        if let Some((all, _)) = own {
            let end = (s.body_first + 2).min(s.body_last);
            let early = words.coverage(b as u32, s.body_first, end).map_or(0, |c| c.0);
            emit(
                Template::CoverageLate,
                1 + (all.saturating_sub(early) as usize / 120).min(7),
            );
        }
        let older = stories.iter().filter(|o| o.title == NONE && o.id < s.id).count();
        let newer = stories.iter().filter(|o| o.title == NONE && o.id > s.id).count();
        emit(Template::Rank, older.min(2) * 3 + newer.min(2));
    }
}

fn body_features(
    context: &Context,
    hypothesis: &Hypothesis,
    b: usize,
    target: usize,
    kind: Move,
    emit: &mut impl FnMut(Template, usize),
) {
    let words = &context.words;
    let here = &context.facts[b];
    let current = hypothesis.current();
    let story = hypothesis.stories().get(target);
    let bits = here.cues.bits;
    let untitled = current.is_some_and(|s| s.title == NONE);
    for i in 0..HEADS {
        if bits & (1 << i) != 0 {
            emit(Template::HeadCue, i as usize);
            if untitled {
                emit(Template::HeadCueUntitled, i as usize);
            }
        }
    }
    // The end of the story just before, or of the story it would go on with.
    let tail = story.or(current).map_or(NONE, |s| s.body_last);
    if tail != NONE {
        let ends = context.facts[tail as usize].cues;
        for i in 0..TAILS {
            if ends.bits & (1 << (16 + i)) != 0 {
                emit(Template::TailCue, i as usize);
                for h in 0..HEADS {
                    if bits & (1 << h) != 0 {
                        emit(Template::HeadTail, (h * TAILS + i) as usize);
                    }
                }
            }
        }
        emit(Template::Ending, usize::from(ends.ending));
        let (was, is) = (
            context.galley.blocks[tail as usize].measure,
            context.galley.blocks[b].measure,
        );
        let change = match (i32::from(is) - i32::from(was)).abs() {
            _ if was == 0 || is == 0 => 5,
            0 => 0,
            1..=2 => 1,
            3..=5 => 2,
            6..=11 => 3,
            _ => 4,
        };
        emit(Template::Measure, change);
        emit(Template::Distance, distance(b, story.or(current).map_or(0, |s| s.last)));
    }
    emit(Template::Opening1, usize::from(here.cues.opening[0]));
    emit(Template::Opening2, usize::from(here.cues.opening[1]));
    let bucket = |c: Option<u32>| c.map_or(17, |c| c as usize);
    match kind {
        Move::BodyOpens | Move::BodyFollows | Move::BodyResumes => {
            emit(Template::CommonNear, usize::from(here.common_near));
            emit(Template::CommonWide, usize::from(here.common_wide));
        }
        _ => {
            if tail != NONE {
                let far = words.common(words.sketch(tail), words.sketch(b as u32));
                emit(Template::CommonFar, bucket(far));
            }
        }
    }
    // What the titles of the story say, and what titles still to come say.
    let titled = story.or(current).filter(|s| s.title != NONE);
    let own = titled.and_then(|s| {
        let (first, last) = context.stretch(b);
        words.coverage(s.title, first, last)
    });
    emit(Template::Coverage, own.map_or(12, |c| (c.0 as usize / 90).min(11)));
    let gain = usize::from(here.lookahead);
    let status = match current {
        None => 0,
        Some(s) if s.title == NONE => 1,
        Some(_) if own.is_none_or(|c| c.0 >= 200) => 2,
        Some(_) => 3,
    };
    emit(Template::Lookahead, gain * 4 + status);
    emit(Template::Peak, usize::from(here.peak) * 4 + status);
    let waiting = hypothesis.untitled();
    let supply = (context.bare_from(b) as i32 - waiting as i32 + 2).clamp(0, 5) as usize;
    let peak = usize::from(here.peak);
    emit(Template::PeakSupply, (peak * 6 + supply) * 2 + usize::from(waiting > 0));
    emit(Template::LookaheadSupply, gain * 6 + supply);
    emit(Template::PeakCommon, peak * 18 + usize::from(here.common_wide));
    // Whether the words fit the titles of another story better, or those still to come.
    let (first, last) = context.stretch(b);
    let fits = |title: u32| words.coverage(title, first, last).map(|c| c.0);
    let others = hypothesis
        .stories()
        .iter()
        .enumerate()
        .filter(|(i, s)| *i != target && s.title != NONE)
        .filter_map(|(_, s)| fits(s.title))
        .max();
    emit(Template::Rivals, rivals(own.map(|c| c.0), others));
    let next = context.next_title(b).and_then(fits);
    emit(Template::NextTitle, rivals(own.map(|c| c.0), next));
    if let Some(s) = current {
        let bodies = match s.bodies {
            0 => 0,
            1 => 1,
            2 => 2,
            3..=5 => 3,
            6..=12 => 4,
            _ => 5,
        };
        emit(Template::Length, bodies * 2 + usize::from(s.title != NONE));
    }
    if kind == Move::BodyFar
        && let Some(s) = story
    {
        let older = hypothesis
            .stories()
            .iter()
            .filter(|o| o.body_last == NONE && o.id < s.id)
            .count();
        emit(Template::Rank, older.min(2));
    }
}

/// Compares how well two titles are covered.
fn rivals(own: Option<u32>, other: Option<u32>) -> usize {
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

fn distance(b: usize, last: u32) -> usize {
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
fn status(story: &Story, b: usize) -> usize {
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
    let _ = b;
    1 + bodies * 3 + title + if story.last_is_title { 13 } else { 0 }
}

/// Titles one by one, paragraphs, and the rest.
fn class(role: Role) -> usize {
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

/// Whether a value of a template stands for the beginning or ending of a text.
#[cfg(feature = "train")]
pub(super) fn is_text(value: usize) -> bool {
    let first = STARTS[Template::Opening1 as usize];
    let last = STARTS[Template::Ending as usize] + SIZES[Template::Ending as usize];
    (first..last).contains(&value)
}
