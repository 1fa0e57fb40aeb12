//! What the reader has said about articles, as constraints of the search.
//!
//! A moved block leaves the search and goes where it was sent; the story it goes to counts
//! as titled if the block is a title. A block that begins an article opens a story in every
//! hypothesis. Articles that are one are put together when the stories are known. What
//! could not be followed is found out at the end, by looking at the articles.

use super::search;
use super::{Assembly, Galley, NONE};
use crate::Role;

/// A correction, with blocks for lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Constraint {
    /// The block belongs to the article of the block `to`.
    Move {
        /// The block that moves.
        block: u32,
        /// Any block of the article it moves to.
        to: u32,
    },
    /// An article begins with the block.
    Part {
        /// The article's first block.
        block: u32,
    },
    /// The articles of the two blocks are one.
    Merge {
        /// Any block of the one article.
        block: u32,
        /// Any block of the other.
        with: u32,
    },
}

/// The constraints, made ready for the search.
#[derive(Debug, Default)]
pub(super) struct GivenWords {
    constraints: Vec<Constraint>,
    /// Blocks that were moved and are left out of the search.
    pub(super) placed: Vec<bool>,
    /// Captions and furniture that take part in the search.
    pub(super) wanted: Vec<bool>,
    /// What the search has to keep to, for each block.
    pub(super) given: Vec<search::Given>,
    /// The last constraint on each block: where it moves to, and the constraint's index.
    moves: Vec<Option<(u32, u32)>>,
    parts: Vec<Option<u32>>,
}

/// Reads the constraints. Those that name no block have no effect.
pub(super) fn read(galley: &Galley, constraints: &[Constraint]) -> GivenWords {
    let n = galley.blocks.len();
    let mut words = GivenWords {
        constraints: constraints.to_vec(),
        placed: vec![false; n],
        wanted: vec![false; n],
        given: vec![search::Given::default(); n],
        moves: vec![None; n],
        parts: vec![None; n],
    };
    if !constraints.is_empty() {
        heed(&mut words, galley);
    }
    words
}

/// Makes what the constraints say ready for the search.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
fn heed(words: &mut GivenWords, galley: &Galley) {
    let n = galley.blocks.len();
    let exists = |b: u32| (b as usize) < n;
    let furniture = |b: u32| galley.blocks[b as usize].role == Role::Furniture;
    for i in 0..words.constraints.len() {
        let constraint = words.constraints[i];
        let i = i as u32;
        match constraint {
            Constraint::Move { block, to }
                if exists(block) && exists(to) && block != to =>
            {
                words.moves[block as usize] = Some((to, i));
                words.parts[block as usize] = None;
            }
            Constraint::Part { block } if exists(block) => {
                words.parts[block as usize] = Some(i);
                words.moves[block as usize] = None;
            }
            // Furniture belongs to no article; made one with an article, it moves there.
            Constraint::Merge { block, with } if exists(block) && exists(with) => {
                for (a, b) in [(block, with), (with, block)] {
                    let free = words.moves[a as usize].is_none()
                        && words.parts[a as usize].is_none();
                    if furniture(a) && free && a != b {
                        words.moves[a as usize] = Some((b, i));
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    words.break_circles();
    words.take_along(galley);
    for b in 0..n {
        words.wanted[b] = words.parts[b].is_some();
        words.given[b].opens = words.parts[b].is_some();
    }
    for b in 0..n {
        let root = words.root(b as u32);
        if root as usize != b {
            // There is no article to move to.
            if furniture(root) && !words.wanted[root as usize] {
                continue;
            }
            words.placed[b] = true;
            if galley.blocks[b].role.is_title() {
                words.given[root as usize].title = b as u32 + 1;
            }
        }
    }
}

impl GivenWords {
    /// Whether there are no constraints at all.
    pub(super) fn is_empty(&self) -> bool {
        self.constraints.is_empty()
    }

    /// The block whose story a block goes to: itself, if it was not moved.
    fn root(&self, block: u32) -> u32 {
        let mut at = block;
        while let Some((to, _)) = self.moves[at as usize] {
            at = to;
        }
        at
    }

    /// Takes one move out of each circle of moves: the others then say the same.
    fn break_circles(&mut self) {
        let mut seen = vec![0u32; self.moves.len()];
        for b in 0..self.moves.len() {
            let mark = b as u32 + 1;
            let mut at = b;
            while seen[at] == 0 {
                seen[at] = mark;
                match self.moves[at] {
                    Some((to, _)) => at = to as usize,
                    None => break,
                }
            }
            if seen[at] == mark && self.moves[at].is_some() {
                self.moves[at] = None;
            }
        }
    }

    /// Titles of one group stay together: a kicker and a subtitle go with their headline
    /// unless the reader has placed them otherwise.
    fn take_along(&mut self, galley: &Galley) {
        let n = galley.blocks.len();
        for b in 0..n {
            let Some((to, i)) = self.moves[b] else { continue };
            if galley.blocks[b].role != Role::Headline || to as usize >= n {
                continue;
            }
            let said =
                |s: &Self, at: usize| s.moves[at].is_some() || s.parts[at].is_some();
            let target = self.root(to) as usize;
            let mut along = Vec::new();
            if b > 0 && galley.blocks[b - 1].role == Role::Kicker {
                along.push(b - 1);
            }
            if b + 1 < n && galley.blocks[b + 1].role == Role::Subtitle {
                along.push(b + 1);
            }
            for at in along {
                if at != target && !said(self, at) && !self.named(at as u32) {
                    self.moves[at] = Some((b as u32, i));
                }
            }
        }
    }

    /// Whether a constraint names the block.
    fn named(&self, at: u32) -> bool {
        self.constraints.iter().any(|c| match *c {
            Constraint::Move { block, to } => block == at || to == at,
            Constraint::Part { block } => block == at,
            Constraint::Merge { block, with } => block == at || with == at,
        })
    }

    /// Gives moved blocks their story and puts stories together that are one.
    // Apart from its caller, for it may be loaded later.
    #[inline(never)]
    pub(super) fn settle(&self, story: &mut [u32]) {
        for b in 0..story.len() {
            if self.placed[b] {
                story[b] = story[self.root(b as u32) as usize];
            }
        }
        let mut stories = Stories::of(self, story);
        for (i, constraint) in (0u32..).zip(&self.constraints) {
            let &Constraint::Merge { block, with } = constraint else { continue };
            let (Some(&a), Some(&b)) =
                (story.get(block as usize), story.get(with as usize))
            else {
                continue;
            };
            let later = |m: Option<(u32, u32)>| m.is_some_and(|m| m.1 > i);
            if a == NONE
                || b == NONE
                || later(self.moves[block as usize])
                || later(self.moves[with as usize])
            {
                continue;
            }
            stories.join(self, a, b, i);
        }
        for s in story.iter_mut().filter(|s| **s != NONE) {
            *s = stories.name(*s);
        }
    }

    /// Two stories as one.
    fn both(&self, a: Story, b: Story) -> Story {
        let second = self.parts.get(a.first.max(b.first) as usize).copied().flatten();
        Story {
            into: a.into.min(b.into),
            first: a.first.min(b.first),
            parted: a.parted.max(b.parted).max(second.map_or(0, |i| i + 1)),
        }
    }

    /// Whether a caption at `block` may go into the story of which `other` is a block: not
    /// before the block that the reader has said it begins with.
    pub(super) fn may_precede(&self, block: u32, story: u32) -> bool {
        block > story || self.parts[story as usize].is_none()
    }

    /// What the search is held to from the start: not what the reader has said of where
    /// articles begin, which are the constraints from number `known` on.
    pub(super) fn imposed(&self, known: usize) -> Vec<search::Given> {
        let held = |part: Option<u32>| part.is_some_and(|i| (i as usize) < known);
        let opens = self.parts.iter().map(|&part| held(part));
        opens.zip(&self.given).map(|(opens, &g)| search::Given { opens, ..g }).collect()
    }

    /// The constraints from number `known` on that the articles don't keep to, counted from
    /// there.
    // Apart from its caller, for it may be loaded later.
    #[inline(never)]
    pub(super) fn ignored(&self, assembly: &Assembly, known: usize) -> Vec<u32> {
        let article = |b: u32| assembly.article.get(b as usize).copied().flatten();
        let same = |a: u32, b: u32| article(a).is_some() && article(a) == article(b);
        let holds = |constraint: &Constraint| match *constraint {
            Constraint::Move { block, to } => same(block, to),
            Constraint::Merge { block, with } => same(block, with),
            Constraint::Part { block } => article(block).is_some_and(|a| {
                let own = &assembly.articles[a as usize].blocks;
                assembly.article_blocks[own.start as usize..own.end as usize]
                    .iter()
                    .all(|&b| b >= block || self.placed[b as usize])
            }),
        };
        let said = self.constraints.iter().skip(known);
        (0..).zip(said).filter(|(_, said)| !holds(said)).map(|(i, _)| i).collect()
    }
}

/// The stories of a page while some are put together, by their first names: each knows which
/// one it went into, so that a page of many that are one is not gone through for each.
struct Stories(Vec<Story>);

#[derive(Debug, Clone, Copy)]
struct Story {
    /// Itself, or the story that it is a part of.
    into: u32,
    /// Its first block that was not moved there; [`NONE`] for none.
    first: u32,
    /// The last constraint, plus one, by which an article begins at another of these; 0 for
    /// none.
    parted: u32,
}

impl Stories {
    fn of(given: &GivenWords, story: &[u32]) -> Self {
        let alone = |s| Story { into: s, first: NONE, parted: 0 };
        let mut stories: Vec<Story> = (0..story.len() as u32).map(alone).collect();
        for (b, &s) in (0..).zip(story) {
            if s != NONE && !given.placed[b as usize] {
                let story = &mut stories[s as usize];
                *story = given.both(*story, Story { first: b, ..*story });
            }
        }
        Self(stories)
    }

    /// The name of the story that one has become.
    fn name(&mut self, mut s: u32) -> u32 {
        loop {
            let into = self.0[s as usize].into;
            if into == s {
                return s;
            }
            let next = self.0[into as usize].into;
            self.0[s as usize].into = next;
            s = next;
        }
    }

    /// Puts two stories together, unless the constraints after number `i` say that one of
    /// them begins where the other would stand before it.
    fn join(&mut self, given: &GivenWords, a: u32, b: u32, i: u32) {
        let (a, b) = (self.name(a), self.name(b));
        let both = given.both(self.0[a as usize], self.0[b as usize]);
        if a != b && both.parted <= i + 1 {
            let name = a.min(b);
            self.0[a.max(b) as usize].into = name;
            self.0[name as usize] = Story { into: name, ..both };
        }
    }
}
