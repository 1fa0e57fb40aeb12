//! Blocks → stories.
//!
//! Comes in: what is known of the blocks, and weights. Goes out: for each block of the flow
//! the story it belongs to. A story is named by its first block. The search goes through the
//! blocks once and keeps the best few hypotheses, each with the stories that may still go
//! on; its cost grows with the number of blocks.

use super::NONE;
use super::context::Context;
use super::features::{self, Move, Newcomer};
use super::tally::Tally;
use crate::Role;

/// Hypotheses that are kept at each block.
const BEAM: usize = 10;
/// How far a hypothesis may fall behind the best one; what comes later seldom makes up for
/// more, and then mostly by mistake.
pub(super) const BEHIND: i64 = 12_000;
/// No hypothesis falls behind as far as this: for learning, when scores mean little as yet.
#[cfg(feature = "train")]
pub(super) const ANY: i64 = i64::MAX / (4 << PLACE);
/// So few nodes are not worth looking through for those that are of use.
const FEW: usize = 1 << 10;
/// Stories of one hypothesis that may still go on.
pub(super) const STORIES: usize = 8;
/// Finished stories that are kept: a story may return after another one.
const FINISHED: usize = 3;

/// A story as far as it has been read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Story {
    /// Stories of a search that are alike have one number.
    pub(super) number: u32,
    /// Its first block, which names it.
    pub(super) id: u32,
    /// Its last block.
    pub(super) last: u32,
    pub(super) last_is_title: bool,
    /// Its first title, [`NONE`] if it has none as yet.
    pub(super) title: u32,
    /// Which roles its last titles have: 1 kicker, 2 headline, 4 subtitle.
    pub(super) roles: u8,
    /// Its first and last block that is not a title, [`NONE`] if there is none as yet.
    pub(super) body_first: u32,
    pub(super) body_last: u32,
    /// How many blocks that are not titles it has, up to 255.
    pub(super) bodies: u8,
}

/// One way to read the blocks so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hypothesis {
    score: i64,
    node: u32,
    stories: [Story; STORIES],
    len: u8,
    current: u8,
    /// The stories that have no title as yet, and those that have no paragraph, as masks.
    untitled: u8,
    bodiless: u8,
}

/// One decision of a hypothesis.
#[derive(Debug, Clone, Copy)]
struct Node {
    parent: u32,
    /// The story's first block.
    story: u32,
    /// By how much the decision beats the next best one, taken by itself.
    margin: i32,
}

/// What the reader has said of a block.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Given {
    /// A story begins here.
    pub(super) opens: bool,
    /// A title that the reader gave to this block's story, plus one; 0 for none.
    pub(super) title: u32,
}

/// The best reading of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    /// The first block of each block's story, one for each block of the flow.
    pub(super) story: Vec<u32>,
    /// By how much each decision beats the next best one.
    pub(super) margin: Vec<i32>,
    /// The best score after each block, and after the end; for training.
    #[cfg(feature = "train")]
    pub(super) best: Vec<i64>,
    /// The node of the best hypothesis after each block; for training.
    #[cfg(feature = "train")]
    tips: Vec<u32>,
    nodes: Vec<Node>,
}

impl Hypothesis {
    fn empty() -> Self {
        let stories = [Story::EMPTY; STORIES];
        let (untitled, bodiless) = (0, 0);
        Self {
            score: 0,
            node: NONE,
            stories,
            len: 0,
            current: u8::MAX,
            untitled,
            bodiless,
        }
    }

    /// The stories that may still go on.
    pub(super) fn stories(&self) -> &[Story] {
        &self.stories[..usize::from(self.len)]
    }

    /// The story of the last block.
    pub(super) fn current(&self) -> Option<&Story> {
        self.stories().get(usize::from(self.current))
    }

    /// Its place among the stories; the number of stories if there is none.
    pub(super) fn current_index(&self) -> usize {
        usize::from(self.current.min(self.len))
    }

    /// The stories that have no title as yet, as a mask.
    pub(super) fn untitled(&self) -> u8 {
        self.untitled
    }

    /// The stories that have no paragraph as yet.
    pub(super) fn bodiless(&self) -> u8 {
        self.bodiless
    }

    /// The kind of the move that puts block `b` into the story at `target`.
    pub(super) fn kind(&self, title: bool, target: usize) -> Move {
        let here = target == usize::from(self.current);
        match (self.stories().get(target), title) {
            (None, true) => Move::TitleOpens,
            (None, false) => Move::BodyOpens,
            (Some(s), true) if here && s.last_is_title => Move::TitleFollows,
            (Some(_), true) if here => Move::TitleAfter,
            (Some(_), true) => Move::TitleFar,
            (Some(s), false) if s.body_last == NONE && here => Move::BodyFirst,
            (Some(s), false) if s.body_last == NONE => Move::BodyFar,
            (Some(s), false) if here && s.last_is_title => Move::BodyResumes,
            (Some(_), false) if here => Move::BodyFollows,
            (Some(_), false) => Move::BodyReturns,
        }
    }

    /// The stories that a block may go into, as a mask; the bit behind them is to open one.
    pub(super) fn allowed(&self, title: bool, given: Given) -> u16 {
        let open = 1 << self.len;
        match () {
            () if given.opens => open,
            // A story has its titles in one place.
            () if title => u16::from(self.untitled) | 1 << self.current_index() | open,
            () => 2 * open - 1,
        }
    }

    /// Puts block `b` into the story at `target`.
    fn place(&mut self, b: u32, role: Role, given: Given, target: usize) {
        let mut target = target;
        if target == usize::from(self.len) {
            self.make_room();
            target = usize::from(self.len);
            self.len += 1;
            self.stories[target] = Story { id: b, ..Story::EMPTY };
        }
        self.current = target as u8;
        let story = &mut self.stories[target];
        if role.is_title() {
            if story.title == NONE {
                story.title = b;
            }
            if !story.last_is_title {
                story.roles = 0;
            }
            story.roles |= 1 << role as u8;
            story.last_is_title = true;
        } else {
            if story.body_first == NONE {
                story.body_first = b;
            }
            story.body_last = b;
            story.bodies = story.bodies.saturating_add(1);
            story.last_is_title = false;
        }
        if given.title > 0 && story.title == NONE {
            story.title = given.title - 1;
        }
        story.last = b;
        let bit = 1 << target;
        let set = |lacks: bool, mask: u8| if lacks { mask | bit } else { mask & !bit };
        self.untitled = set(story.title == NONE, self.untitled);
        self.bodiless = set(story.body_last == NONE, self.bodiless);
    }

    /// Forgets stories that are finished, and if need be the one that is longest ago.
    fn make_room(&mut self) {
        loop {
            let all = ((1u16 << self.len) - 1) as u8;
            let done = all & !(self.untitled | self.bodiless);
            let full = usize::from(self.len) == STORIES;
            if done.count_ones() as usize <= FINISHED && !full {
                return;
            }
            let others = all & !(1 << self.current);
            let gone = if done & others != 0 { done & others } else { others };
            let gone = (0..usize::from(self.len))
                .filter(|&i| gone >> i & 1 == 1)
                .min_by_key(|&i| self.stories[i].last)
                .expect("there are others when it is full or many are done");
            self.stories.copy_within(gone + 1..usize::from(self.len), gone);
            self.len -= 1;
            self.current -= u8::from(usize::from(self.current) > gone);
            let before = (1 << gone) - 1;
            for mask in [&mut self.untitled, &mut self.bodiless] {
                *mask = *mask & before | *mask >> 1 & !before;
            }
        }
    }

    fn same(&self, other: &Self) -> bool {
        let number = |h: &Self, at: usize| h.stories[at].number;
        let alike = |at| number(self, at) == number(other, at);
        // What was done last is most likely to differ.
        self.current == other.current
            && self.len == other.len
            && alike(usize::from(self.current))
            && (0..usize::from(self.len)).all(alike)
    }
}

impl Story {
    /// Nothing as yet.
    const EMPTY: Self = Self {
        number: NONE,
        id: NONE,
        last: NONE,
        last_is_title: false,
        title: NONE,
        roles: 0,
        body_first: NONE,
        body_last: NONE,
        bodies: 0,
    };

    /// All that tells it from others that have the same last block.
    fn parts(&self) -> (u32, u32, u32, u32, u8, u8, bool) {
        let &Self { id, title, roles, body_first, body_last, bodies, .. } = self;
        (id, title, body_first, body_last, roles, bodies, self.last_is_title)
    }
}

/// Gives the stories that blocks were put into their numbers.
#[derive(Default)]
struct Numbers {
    count: u32,
    /// The stories that the last block was put into.
    last: Vec<Story>,
}

impl Numbers {
    /// Numbers a story that the block at hand was put into: no other block is its last, so
    /// it can be alike only those of the same block.
    fn give(&mut self, story: &mut Story) {
        let known = self.last.iter().find(|s| s.parts() == story.parts());
        story.number = known.map_or(self.count, |s| s.number);
        if known.is_none() {
            self.count += 1;
            self.last.push(*story);
        }
    }
}

/// Reads the blocks of the flow with a table of weights. Hypotheses further behind the best
/// one than `behind` are given up.
pub(super) fn read(
    context: &Context,
    given: &[Given],
    weights: &[i32],
    behind: i64,
) -> Reading {
    let galley = context.galley;
    let mut reading = Reading::default();
    // So many nodes are kept before those that no hypothesis comes from are forgotten.
    let mut room = FEW;
    let mut beam = vec![Hypothesis::empty()];
    let mut next: Vec<Hypothesis> = Vec::with_capacity(BEAM * 2);
    let mut moves = Moves::default();
    let mut numbers = Numbers::default();
    let mut tally = Tally::new(weights);
    for &b in &context.flow {
        let role = galley.blocks[b as usize].role;
        let newcomer = Newcomer::new(context, b as usize);
        let title = role.is_title();
        tally.clear();
        moves.0.clear();
        // No score is so low, and it can be taken from without going over.
        let mut best = i64::MIN / (4 << PLACE);
        let mut rivals = [Two::NONE; BEAM];
        for (h, (hypothesis, two)) in beam.iter().zip(&mut rivals).enumerate() {
            let mut sight = tally.look(&newcomer, hypothesis);
            let mut left = hypothesis.allowed(title, given[b as usize]);
            let (here, new) = (hypothesis.current_index(), usize::from(hypothesis.len));
            // Those that mostly win come first, so that the others are soon known to lose: the
            // last block's story, then a new one, then the latest ones.
            let mut target = if left >> here & 1 == 1 { here } else { new };
            while left != 0 {
                left &= !(1 << target);
                // What is behind already need not be looked at again, nor what is no rival
                // of the hypothesis's best.
                let enough = (best - behind - hypothesis.score)
                    .min(i64::from(two.second))
                    .max(i64::from(i32::MIN)) as i32;
                if let Some(sum) = tally.score(&newcomer, &mut sight, target, enough) {
                    let score = hypothesis.score + i64::from(sum);
                    best = best.max(score);
                    two.add(sum);
                    moves.add(score, h, target);
                }
                target = left.checked_ilog2().unwrap_or(0) as usize;
            }
        }
        let least = best - behind;
        moves.0.retain(|one| one >> PLACE >= least);
        next.clear();
        numbers.last.clear();
        while next.len() < BEAM
            && let Some((score, from, target)) = moves.take_best()
        {
            let at = next.len();
            next.push(beam[from]);
            let sum = (score - beam[from].score) as i32;
            let (others, new) = next.split_at_mut(at);
            let hypothesis = &mut new[0];
            hypothesis.place(b, role, given[b as usize], target);
            let story = &mut hypothesis.stories[usize::from(hypothesis.current)];
            numbers.give(story);
            let story = story.id;
            if others.iter().any(|n| n.same(hypothesis)) {
                next.pop();
                continue;
            }
            let parent = hypothesis.node;
            hypothesis.node = reading.nodes.len() as u32;
            hypothesis.score = score;
            let margin = rivals[from].margin(sum);
            reading.nodes.push(Node { parent, story, margin });
        }
        std::mem::swap(&mut beam, &mut next);
        if reading.nodes.len() >= room {
            #[cfg(not(feature = "train"))]
            prune(&mut reading.nodes, &mut beam);
            room = 2 * reading.nodes.len() + FEW;
            reading.nodes.reserve_exact(room + BEAM - reading.nodes.len());
        }
        #[cfg(feature = "train")]
        {
            reading.best.push(beam[0].score);
            reading.tips.push(beam[0].node);
        }
    }
    for hypothesis in &mut beam {
        let mut sum = 0i64;
        features::left_over(hypothesis, |f| sum += i64::from(weights[f]));
        hypothesis.score += sum;
    }
    let best = (0..beam.len())
        .max_by_key(|&i| (beam[i].score, std::cmp::Reverse(i)))
        .expect("the beam is never empty");
    #[cfg(feature = "train")]
    {
        reading.best.push(beam[best].score);
        reading.tips.push(beam[best].node);
    }
    (reading.story, reading.margin) = path(&reading.nodes, beam[best].node);
    reading
}

/// Forgets the nodes that no hypothesis of the beam comes from. Hypotheses soon have their
/// past in common, so that little more is left than one node for each block.
// Apart from its caller, for it may be loaded later.
#[cfg(not(feature = "train"))]
#[inline(never)]
fn prune(nodes: &mut Vec<Node>, beam: &mut [Hypothesis]) {
    let mut places = vec![NONE; nodes.len()];
    for hypothesis in beam.iter() {
        let mut at = hypothesis.node;
        while let Some(place) = places.get_mut(at as usize)
            && *place == NONE
        {
            *place = 0;
            at = nodes[at as usize].parent;
        }
    }
    let mut count = 0;
    for at in 0..nodes.len() {
        if places[at] != NONE {
            let Node { parent, story, margin } = nodes[at];
            let parent = places.get(parent as usize).copied().unwrap_or(NONE);
            nodes[count] = Node { parent, story, margin };
            places[at] = count as u32;
            count += 1;
        }
    }
    nodes.truncate(count);
    for hypothesis in beam {
        hypothesis.node = places[hypothesis.node as usize];
    }
}

/// The moves of all hypotheses, each in one number: what the hypothesis then scores, and
/// behind it, in [`PLACE`] bits, how many come after it by its hypothesis and story. So of
/// two that score the same the first one is the greater.
#[derive(Default)]
struct Moves(Vec<i64>);

const PLACE: u32 = 8;
/// Places are counted down from here.
const LAST: i64 = (1 << PLACE) - 1;
const _: () = assert!((BEAM - 1) << 4 | STORIES <= LAST as usize && STORIES < 1 << 4);

impl Moves {
    fn add(&mut self, score: i64, from: usize, target: usize) {
        let place = (from << 4 | target) as i64;
        self.0.push(score << PLACE | (LAST - place));
    }

    /// Takes the best move: what the hypothesis then scores, which hypothesis, and the place
    /// of the story that the block goes to. There are too few to be worth sorting.
    fn take_best(&mut self) -> Option<(i64, usize, usize)> {
        let mut best = *self.0.first()?;
        let mut at = 0;
        for (i, &one) in self.0.iter().enumerate() {
            at = if one > best { i } else { at };
            best = best.max(one);
        }
        self.0.swap_remove(at);
        let place = (LAST - (best & LAST)) as usize;
        Some((best >> PLACE, place >> 4, place & 15))
    }
}

/// The best two scores among the moves of one hypothesis.
#[derive(Debug, Clone, Copy)]
struct Two {
    first: i32,
    second: i32,
}

impl Two {
    const NONE: Self = Self { first: i32::MIN, second: i32::MIN };

    fn add(&mut self, sum: i32) {
        if sum > self.first {
            self.second = self.first;
            self.first = sum;
        } else {
            self.second = self.second.max(sum);
        }
    }

    /// By how much a move that scores so much beats the best of the others.
    fn margin(self, sum: i32) -> i32 {
        match if sum == self.first { self.second } else { self.first } {
            i32::MIN => i32::MAX,
            other => sum.saturating_sub(other),
        }
    }
}

fn path(nodes: &[Node], tip: u32) -> (Vec<u32>, Vec<i32>) {
    let (mut stories, mut margins) = (Vec::new(), Vec::new());
    let mut at = tip;
    while let Some(node) = nodes.get(at as usize) {
        stories.push(node.story);
        margins.push(node.margin);
        at = node.parent;
    }
    stories.reverse();
    margins.reverse();
    (stories, margins)
}

/// Follows a given reading through the blocks of the flow and tells each move: the block's
/// place in the flow, the hypothesis before it, the place of its story, and the kind of the
/// move. Ends early, before the first block whose story can't be reached; returns how many
/// blocks were followed, and the hypothesis after them.
pub(super) fn follow(
    context: &Context,
    given: &[Given],
    story: &[u32],
    mut tell: impl FnMut(usize, &Hypothesis, usize, Move),
) -> (usize, Hypothesis) {
    let mut hypothesis = Hypothesis::empty();
    for (at, (&b, &id)) in context.flow.iter().zip(story).enumerate() {
        let role = context.galley.blocks[b as usize].role;
        let target = if id == b {
            usize::from(hypothesis.len)
        } else {
            match hypothesis.stories().iter().position(|s| s.id == id) {
                Some(target) => target,
                None => return (at, hypothesis),
            }
        };
        let allowed = hypothesis.allowed(role.is_title(), given[b as usize]);
        if allowed >> target & 1 == 0 {
            return (at, hypothesis);
        }
        let kind = hypothesis.kind(role.is_title(), target);
        tell(at, &hypothesis, target, kind);
        hypothesis.place(b, role, given[b as usize], target);
    }
    (story.len(), hypothesis)
}

#[cfg(feature = "train")]
impl Reading {
    /// The best reading of the first `len` blocks as it stood then; with one more than there
    /// are, the best of all.
    pub(super) fn upto(&self, len: usize) -> Vec<u32> {
        path(&self.nodes, self.tips[len - 1]).0
    }
}
