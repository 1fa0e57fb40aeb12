//! What is known of each block before any decision.
//!
//! Comes in: the blocks. Goes out: for each its cues, its gap to the block before, and what
//! the words around it say. Everything that does not depend on the decisions themselves is
//! found here, once.

use super::cues::{self, Cues};
use super::ranges::next_kind;
use super::words::{self, Sketch, Words};
use super::{Galley, NONE};
use crate::Role;
use std::ops::Range;

/// How many blocks ahead titles without a story of their own are counted.
const HORIZON: usize = 96;
/// How many blocks of a stretch are compared with a title.
const STRETCH: u32 = 3;

/// Further than a notice's first paragraph stands from its signature.
const FAR: u8 = 4;

/// The blocks with all that is known of them.
pub(super) struct Context<'a> {
    pub(super) galley: &'a Galley<'a>,
    pub(super) words: Words,
    pub(super) facts: Vec<Facts>,
    /// The blocks that the decisions are about, in source order: all but page furniture,
    /// captions and what corrections have placed already.
    pub(super) flow: Vec<u32>,
    /// How many bare groups of titles begin before each block.
    bare: Vec<u32>,
    /// The block of the flow before each block, [`NONE`] for none.
    previous: Vec<u32>,
    /// The first title of the next group after each block, [`NONE`] for none.
    next_title: Vec<u32>,
    /// For each group of titles whether no story comes after it, on its page at least.
    ends: Vec<bool>,
}

/// What is known of one block.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Facts {
    pub(super) cues: Cues,
    /// What comes next: a role, a page, or the end.
    pub(super) next: u8,
    /// Blank lines, furniture and page break before the block, in one number.
    pub(super) gap: u8,
    /// Where on the page the block stands.
    pub(super) place: u8,
    /// What the block has in common with those just before it; 17 if that can't be told.
    pub(super) common_near: u8,
    /// What it and those after it have in common with those before.
    pub(super) common_wide: u8,
    /// How much better a bare title still to come fits from here on than before.
    pub(super) lookahead: u8,
    /// Whether the story of a bare title still to come would begin here better than
    /// anywhere else: 0 no, 1 yes, 2 yes by far.
    pub(super) peak: u8,
    /// For a title: it is that of a notice. For a paragraph: a bare one is still to come.
    pub(super) notice: bool,
    /// How the block signs what stands above it: 0 not at all, 1 perhaps with a name, 2 with
    /// a date.
    pub(super) signs: u8,
    /// How many blocks further on what stands here is signed and dated; 4 for nowhere near.
    pub(super) closes: u8,
    /// Whether titles stand inside the paragraph before the block, and what the block is.
    pub(super) interrupts: Interrupts,
    /// The block of the flow before it that is no such title, [`NONE`] for none.
    pub(super) interrupted: u32,
}

/// What a block has to do with titles that stand inside a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Interrupts {
    /// Nothing.
    #[default]
    None,
    /// It is one of them.
    Inside,
    /// It is a title behind the paragraph.
    Title,
    /// It is what else comes next behind the paragraph.
    Other,
}

/// Finds out what is known of each block. `placed` blocks are left out of the flow; captions
/// and furniture are too, unless they are `wanted` there.
pub(super) fn prepare<'a>(
    galley: &'a Galley<'a>,
    placed: &[bool],
    wanted: &[bool],
) -> Context<'a> {
    let n = galley.blocks.len();
    let words = words::read(galley);
    let flow: Vec<u32> = (0..n as u32)
        .filter(|&b| {
            let i = b as usize;
            let counts =
                !matches!(galley.blocks[i].role, Role::Furniture | Role::Caption);
            !placed[i] && (counts || wanted[i])
        })
        .collect();
    let mut bare = vec![0; n + 1];
    for group in words.groups.iter().filter(|g| g.bare) {
        bare[group.first as usize + 1] += 1;
    }
    for i in 0..n {
        bare[i + 1] += bare[i];
    }
    let mut previous = vec![NONE; n];
    for pair in flow.windows(2) {
        previous[pair[1] as usize] = pair[0];
    }
    let mut next_title = vec![NONE; n];
    let mut from = 0;
    for group in &words.groups {
        next_title[from..group.first as usize].fill(group.first);
        from = group.first as usize;
    }
    let mut after = 0;
    let ends = words
        .groups
        .iter()
        .map(|group| {
            after += flow[after..].iter().take_while(|&&f| f <= group.last).count();
            flow.get(after).is_none_or(|&f| galley.blocks[f as usize].page)
        })
        .collect();
    let facts = vec![Facts::default(); n];
    let mut context =
        Context { galley, words, facts, flow, bare, previous, next_title, ends };
    for at in 0..context.flow.len() {
        let b = context.flow[at] as usize;
        let facts = context.facts_of(at, b);
        context.facts[b] = facts;
    }
    context.look_ahead();
    context.look_for_notices();
    context
}

impl Context<'_> {
    /// The block of the flow before this one.
    pub(super) fn before(&self, b: usize) -> Option<usize> {
        match self.previous[b] {
            NONE => None,
            p => Some(p as usize),
        }
    }

    /// How many bare groups of titles begin at or after this block, within the horizon.
    pub(super) fn bare_from(&self, b: usize) -> usize {
        let end = (b + HORIZON).min(self.bare.len() - 1);
        (self.bare[end] - self.bare[b]) as usize
    }

    /// The first blocks below the titles that begin at `b`, if a story stands there.
    pub(super) fn below(&self, b: usize) -> Option<(u32, u32)> {
        let group = &self.words.groups[self.words.group_of[b] as usize];
        if group.bare {
            return None;
        }
        let first = group.last + 1;
        let end = self.galley.blocks.len() as u32;
        let last = (first..end.min(first + STRETCH + 3))
            .take_while(|&i| !self.galley.blocks[i as usize].role.is_title())
            .last()?;
        Some((first, last))
    }

    /// Whether no story comes after a group of titles, on its page at least.
    pub(super) fn ends(&self, group: usize) -> bool {
        self.ends[group]
    }

    /// The first title after a block.
    pub(super) fn next_title(&self, b: usize) -> Option<u32> {
        Some(self.next_title[b]).filter(|&title| title != NONE)
    }

    /// The block and the few after it that no title parts from it.
    pub(super) fn stretch(&self, b: usize) -> (u32, u32) {
        let end = (b as u32 + STRETCH).min(self.galley.blocks.len() as u32);
        let last = (b as u32..end)
            .filter(|&i| !self.is_inside(i as usize))
            .take_while(|&i| !self.galley.blocks[i as usize].role.is_title())
            .last()
            .unwrap_or(b as u32);
        (b as u32, last)
    }

    fn facts_of(&self, at: usize, b: usize) -> Facts {
        let galley = self.galley;
        let rest = self.flow[at + 1..].iter().take(HORIZON);
        let next = rest.map(|&n| n as usize).find(|&n| !self.is_inside(n));
        let before = self.before(b);
        let title_inside = before.filter(|&p| self.is_inside(p));
        let from = before.map_or(0, |p| p + 1);
        let between = &galley.blocks[from..=b];
        let page = between.iter().any(|x| x.page);
        let furniture = between.iter().any(|x| x.role == Role::Furniture);
        let caption = between.iter().any(|x| x.role == Role::Caption);
        let blanks = between.iter().map(|x| x.blanks).max().unwrap_or(0).min(3);
        let [common_near, common_wide] = self.common(at);
        Facts {
            cues: cues::read(galley, b),
            next: next_kind(galley, next),
            gap: blanks
                + 4 * u8::from(furniture)
                + 8 * u8::from(caption)
                + 16 * u8::from(page),
            place: u8::from(at == 0)
                + 2 * u8::from(next.is_none())
                + 4 * u8::from(page && at > 0),
            common_near,
            common_wide,
            lookahead: 0,
            peak: 0,
            notice: galley.blocks[b].role.is_title() && cues::is_notice(galley, b),
            signs: cues::signs(galley, b),
            closes: FAR,
            interrupts: match title_inside {
                _ if self.is_inside(b) => Interrupts::Inside,
                None => Interrupts::None,
                Some(_) if galley.blocks[b].role.is_title() => Interrupts::Title,
                Some(_) => Interrupts::Other,
            },
            // What is known of the blocks before is known already.
            interrupted: match title_inside {
                Some(title) => self.facts[title].interrupted,
                None => before.map_or(NONE, |p| p as u32),
            },
        }
    }

    /// Whether a block is a title that stands inside a paragraph.
    fn is_inside(&self, b: usize) -> bool {
        let block = &self.galley.blocks[b];
        block.inside && block.role.is_title()
    }

    /// What the block at this place of the flow has in common with the three before, and
    /// what it and the two after it have. Titles end both sides.
    fn common(&self, at: usize) -> [u8; 2] {
        let seen = |b: &&u32| !self.is_inside(**b as usize);
        let flow = |range: Range<usize>| self.flow[range].iter().filter(seen);
        let text = |&&b: &&u32| !self.galley.blocks[b as usize].role.is_title();
        let sketch = |&b: &u32| self.words.sketch(b);
        if !text(&&self.flow[at]) {
            return [17; 2];
        }
        let before = flow(at.saturating_sub(3)..at).rev().take_while(text);
        let before = Sketch::join(before.map(sketch));
        let after = flow(at..self.flow.len().min(at + 3)).take_while(text);
        let after = Sketch::join(after.map(sketch));
        [sketch(&self.flow[at]), &after]
            .map(|own| self.words.common(&before, own).map_or(17, |c| c as u8))
    }

    /// Finds where the story of each bare title would begin best, among the blocks before
    /// it.
    fn look_ahead(&mut self) {
        let mut seen = Vec::new();
        for g in 0..self.words.groups.len() {
            let group = &self.words.groups[g];
            let title = group.first as usize;
            if !group.bare {
                continue;
            }
            let window = title.saturating_sub(HORIZON)..title;
            let from = window.start.saturating_sub(STRETCH as usize);
            self.words.seen_in(title, from..title, &mut seen);
            let mut best: Option<(u32, usize)> = None;
            for b in window {
                let block = &self.galley.blocks[b];
                if block.role.is_title() || block.role == Role::Furniture {
                    continue;
                }
                let gain = self.gain(title, b, &seen[b - from..], &seen[..b - from]);
                let facts = &mut self.facts[b];
                facts.lookahead = facts.lookahead.max((gain / 80).min(8) as u8);
                if gain >= 80 && best.is_none_or(|x| gain > x.0) {
                    best = Some((gain, b));
                }
            }
            if let Some((gain, b)) = best {
                let peak = if gain >= 300 { 2 } else { 1 };
                self.facts[b].peak = self.facts[b].peak.max(peak);
            }
        }
    }

    /// Finds which paragraphs a notice's title may be waiting for, and how far each stands
    /// from the next signature.
    fn look_for_notices(&mut self) {
        let (mut closes, mut title) = (FAR, None);
        for &b in self.flow.iter().rev() {
            let b = b as usize;
            let facts = &mut self.facts[b];
            if self.galley.blocks[b].role.is_title() {
                let group = &self.words.groups[self.words.group_of[b] as usize];
                if facts.notice && group.bare {
                    title = Some(b);
                }
                closes = FAR;
                continue;
            }
            closes = match facts.signs {
                2 => 0,
                // The name above the date.
                1 if closes == 0 => 0,
                _ => (closes + 1).min(FAR),
            };
            facts.closes = closes;
            facts.notice = title.is_some_and(|title| title - b < HORIZON);
        }
    }

    /// How much better a title fits the stretch from block `b` on than the one before, in
    /// per mille. The first paragraph of a story says most of what its title says. `seen`
    /// are the title's terms in the blocks from `b` on, `before` in those before it.
    fn gain(&self, title: usize, b: usize, seen: &[u64], before: &[u64]) -> u32 {
        let all = |seen: &[u64]| seen.iter().fold(0, |all, terms| all | terms);
        let ahead = all(&seen[..seen.len().min(STRETCH as usize)]);
        if ahead.count_ones() < 2 {
            return 0;
        }
        let (first, last) = self.stretch(b);
        let wide = all(&seen[..((last - first) as usize + 1).min(seen.len())]);
        if wide.count_ones() < 2 {
            return 0;
        }
        let before = all(&before[before.len().saturating_sub(STRETCH as usize)..]);
        let cover = |terms| self.words.cover(title, terms).unwrap_or(0);
        ((cover(wide) + cover(seen[0])) / 2).saturating_sub(cover(before))
    }
}
