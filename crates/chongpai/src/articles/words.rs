//! What titles and stories talk about.
//!
//! Comes in: the clean text of the blocks. Goes out: for each group of titles the blocks
//! that share its terms, and for each block a sketch of its terms, to tell how much two
//! blocks have in common. A term is a pair of neighbouring characters of one script, or a
//! whole word or number in Latin letters and digits.
//!
//! A group of titles is compared with the blocks near it only, so that the cost grows with
//! the text.

use std::ops::Range;

use super::cues::is_notice;
use super::{Galley, NONE};
use crate::Role;

/// How many blocks before its own place a group of titles looks for its story. A page of a
/// newspaper seldom holds more.
pub(super) const BEHIND: usize = 96;
/// How many blocks after its own place a group of titles looks for its story.
pub(super) const AHEAD: usize = 64;
/// Terms of one group that are looked for; titles are short.
const TERMS: usize = 64;
/// Slots of the table of title terms; a power of two.
const SLOTS: usize = 1 << 12;
/// Beginnings of terms that are told apart before the table is looked into.
const KNOWN: usize = 1 << 14;
/// Blocks that are looked through with one table.
const CHUNK: usize = 64;
/// What a term is worth when it occurs in none, one, two, … stretches of the page. A term
/// of many stories tells them apart badly.
const WORTH: [u32; 8] = [3, 16, 11, 7, 5, 4, 3, 2];

/// A group of neighbouring titles that belong to one story as far as their roles tell.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// The first and last title.
    pub(super) first: u32,
    pub(super) last: u32,
    /// Whether no story stands between it and the next group or the end.
    pub(super) bare: bool,
    /// The terms, at most [`TERMS`].
    terms: Vec<u32>,
    /// The worth of each term.
    worth: Vec<u8>,
    /// The blocks that are looked through for them.
    near: Range<u32>,
    /// The blocks that some of them stand in, in order, and which ones.
    seen: Vec<(u32, u64)>,
}

/// The terms of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub(super) groups: Vec<Group>,
    /// The group of each title, [`NONE`] for other blocks.
    pub(super) group_of: Vec<u32>,
    /// The terms of each title and those after it in its group.
    from: Vec<u64>,
    /// What these are worth.
    worth: Vec<u32>,
    sketches: Vec<Sketch>,
}

/// A small picture of the terms of a block, or of several.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sketch {
    bits: [u64; 8],
    /// How many bits are set.
    count: u32,
}

impl Sketch {
    fn of(bits: [u64; 8]) -> Self {
        Self { bits, count: count(bits) }
    }

    /// Several sketches as one.
    pub(super) fn join<'a>(sketches: impl Iterator<Item = &'a Self>) -> Self {
        let mut all = [0; 8];
        for sketch in sketches {
            for (a, b) in all.iter_mut().zip(&sketch.bits) {
                *a |= b;
            }
        }
        Self::of(all)
    }
}

/// How many bits are set.
fn count(bits: [u64; 8]) -> u32 {
    bits.iter().map(|word| word.count_ones()).sum()
}

/// Reads the terms of all blocks.
pub(super) fn read(galley: &Galley) -> Words {
    let n = galley.blocks.len();
    let mut words = Words {
        groups: group(galley),
        group_of: vec![NONE; n],
        from: vec![0; n],
        worth: vec![0; n],
        sketches: vec![Sketch::default(); n],
    };
    for g in 0..words.groups.len() {
        title_terms(galley, &mut words, g);
    }
    let stretches = stretches(galley, &words);
    let mut table = Table::new();
    let mut begin = 0;
    while begin < n {
        let end = (begin + CHUNK).min(n);
        table.clear();
        let near = |g: &Group| {
            g.first as usize + AHEAD >= begin && g.last as usize <= end + BEHIND
        };
        let from = words.groups.partition_point(|g| (g.first as usize + AHEAD) < begin);
        for (i, g) in
            words.groups.iter().enumerate().skip(from).take_while(|(_, g)| near(g))
        {
            for (bit, &term) in g.terms.iter().enumerate() {
                table.insert(term, i as u32, bit as u8);
            }
        }
        for b in begin..end {
            look_through(galley, &mut words, &table, b);
        }
        begin = end;
    }
    for group in &mut words.groups {
        weigh(group, &stretches);
        for title in group.first as usize..=group.last as usize {
            words.worth[title] = group.worth_of(words.from[title]);
        }
    }
    words
}

impl Words {
    /// How much of what a title and those after it in its group talk about stands in the
    /// blocks `range`, in per mille, and how many terms that are. Nothing if the title has
    /// no terms.
    pub(super) fn coverage(
        &self,
        title: u32,
        first: u32,
        last: u32,
    ) -> Option<(u32, u32)> {
        if first == NONE {
            return None;
        }
        let title = title as usize;
        let group = self.groups.get(*self.group_of.get(title)? as usize)?;
        let from = group.seen.partition_point(|&(b, _)| b < first);
        let seen = group.seen[from..]
            .iter()
            .take_while(|&&(b, _)| b <= last)
            .fold(0, |all, &(_, terms)| all | terms)
            & self.from[title];
        Some((self.cover(title, seen)?, seen.count_ones()))
    }

    /// How much of what a title and those after it in its group talk about such terms are,
    /// in per mille. Nothing if the title has no terms.
    pub(super) fn cover(&self, title: usize, terms: u64) -> Option<u32> {
        let group = &self.groups[self.group_of[title] as usize];
        (group.worth_of(terms) * 1000).checked_div(self.worth[title])
    }

    /// Finds the terms of a title and those after it in its group in each of some blocks.
    pub(super) fn seen_in(&self, title: usize, blocks: Range<usize>, out: &mut Vec<u64>) {
        out.clear();
        out.resize(blocks.len(), 0);
        let group = &self.groups[self.group_of[title] as usize];
        let from = group.seen.partition_point(|&(b, _)| (b as usize) < blocks.start);
        for &(b, terms) in
            group.seen[from..].iter().take_while(|s| (s.0 as usize) < blocks.end)
        {
            out[b as usize - blocks.start] = terms & self.from[title];
        }
    }

    /// How much two stretches of blocks have in common, from 0 to 16. Nothing if one of
    /// them is too short to tell.
    pub(super) fn common(&self, left: &Sketch, right: &Sketch) -> Option<u32> {
        let (l, r) = (left.count, right.count);
        let less = l.min(r);
        if less < 6 {
            return None;
        }
        let both = count(std::array::from_fn(|i| left.bits[i] & right.bits[i]));
        // What two unlike texts of this length share by chance.
        let chance = l * r / 512;
        Some(
            (both.saturating_sub(chance) * 16 / less.saturating_sub(chance).max(1))
                .min(16),
        )
    }

    /// The sketch of one block.
    pub(super) fn sketch(&self, block: u32) -> &Sketch {
        &self.sketches[block as usize]
    }
}

impl Group {
    fn worth_of(&self, mut bits: u64) -> u32 {
        let mut sum = 0;
        while bits != 0 {
            sum += u32::from(self.worth[bits.trailing_zeros() as usize]);
            bits &= bits - 1;
        }
        sum
    }
}

/// Finds the groups of titles: a kicker begins one, and so does a headline after a headline
/// or subtitle.
fn group(galley: &Galley) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let (mut open, mut headed) = (false, false);
    // Between titles of which but one stands inside a paragraph, the paragraph goes on.
    let mut inside = false;
    for (i, block) in galley.blocks.iter().enumerate() {
        match block.role {
            role if role.is_title() => {
                let notice = is_notice(galley, i);
                let begins = match role {
                    Role::Kicker | Role::Headline => headed || open && notice,
                    _ => false,
                } || block.page
                    || block.inside != inside;
                inside = block.inside;
                if open && !begins {
                    groups.last_mut().expect("a group is open").last = i as u32;
                } else {
                    groups.push(Group {
                        first: i as u32,
                        last: i as u32,
                        bare: true,
                        terms: Vec::new(),
                        worth: Vec::new(),
                        near: 0..0,
                        seen: Vec::new(),
                    });
                    headed = false;
                }
                open = true;
                // A notice's title is its headline, whatever it was read as.
                headed |= role != Role::Kicker || notice;
            }
            Role::Furniture | Role::Caption => {}
            _ => {
                if open {
                    let last = groups.last_mut().expect("a group is open");
                    last.bare = block.page || inside;
                }
                open = false;
            }
        }
    }
    groups
}

/// Collects the terms of a group, the last title's first, and what each title holds.
fn title_terms(galley: &Galley, words: &mut Words, g: usize) {
    let (first, last) = (words.groups[g].first as usize, words.groups[g].last as usize);
    let mut terms: Vec<u32> = Vec::with_capacity(32);
    let mut later = 0u64;
    for b in (first..=last).rev() {
        if !galley.blocks[b].role.is_title() {
            continue;
        }
        let mut own = 0u64;
        each_term(galley, b, |term| {
            let at = terms.iter().position(|&t| t == term).unwrap_or_else(|| {
                if terms.len() < TERMS {
                    terms.push(term);
                }
                terms.len() - 1
            });
            if terms[at] == term {
                own |= 1 << at;
            }
        });
        later |= own;
        words.from[b] = later;
        words.group_of[b] = g as u32;
    }
    let low = first.saturating_sub(BEHIND);
    let high = (last + AHEAD + 1).min(galley.blocks.len());
    let group = &mut words.groups[g];
    group.terms = terms;
    group.near = low as u32..high as u32;
}

/// Marks the terms of titles that stand in block `b`, and draws its sketch.
fn look_through(galley: &Galley, words: &mut Words, table: &Table, b: usize) {
    match galley.blocks[b].role {
        Role::Furniture => return,
        // Titles share words with each other without belonging together.
        role if role.is_title() => return,
        _ => {}
    }
    let mut sketch = [0u64; 8];
    let groups = &mut words.groups;
    each_term(galley, b, |term| {
        let bit = term >> 23;
        sketch[bit as usize / 64] |= 1 << (bit % 64);
        table.find(term, |g, bit| {
            let group = &mut groups[g as usize];
            let block = b as u32;
            match group.seen.last_mut() {
                _ if !group.near.contains(&block) => {}
                Some((last, terms)) if *last == block => *terms |= 1 << bit,
                _ => group.seen.push((block, 1 << bit)),
            }
        });
    });
    words.sketches[b] = Sketch::of(sketch);
}

/// Counts the stretches of the page; titles and long gaps part them.
fn stretches(galley: &Galley, words: &Words) -> Vec<u32> {
    let mut at = 0;
    let mut titled = false;
    (0..galley.blocks.len())
        .map(|b| {
            let title = words.group_of[b] != NONE;
            at += u32::from(titled && !title);
            titled = title;
            at
        })
        .collect()
}

/// Finds out what each term of a group is worth.
fn weigh(group: &mut Group, stretches: &[u32]) {
    let mut counts = vec![0u8; group.terms.len()];
    let mut last = vec![u32::MAX; group.terms.len()];
    for &(block, terms) in &group.seen {
        let stretch = stretches[block as usize];
        let mut bits = terms;
        while bits != 0 {
            let bit = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            if last[bit] != stretch {
                last[bit] = stretch;
                counts[bit] = counts[bit].saturating_add(1);
            }
        }
    }
    group.worth = counts
        .iter()
        .map(|&c| WORTH[usize::from(c).min(WORTH.len() - 1)] as u8)
        .collect();
}

/// The terms of the titles near a chunk of blocks.
struct Table {
    /// A bit for each beginning of a term: whether any term here has it. Most terms of a
    /// page are in no title.
    known: Vec<u64>,
    /// The term in each slot, 0 for none.
    keys: Vec<u32>,
    /// Its group and number in the group.
    values: Vec<(u32, u8)>,
    used: Vec<u16>,
}

impl Table {
    fn new() -> Self {
        Self {
            known: vec![0; KNOWN / 64],
            keys: vec![0; SLOTS],
            values: vec![(0, 0); SLOTS],
            used: Vec::new(),
        }
    }

    fn clear(&mut self) {
        for slot in self.used.drain(..) {
            self.keys[usize::from(slot)] = 0;
        }
        self.known.fill(0);
    }

    fn insert(&mut self, term: u32, group: u32, bit: u8) {
        // A page with more titles than this is a list of titles, and none of them has a
        // story to look for.
        if self.used.len() >= SLOTS * 3 / 4 {
            return;
        }
        let mut slot = (term >> 1) as usize % SLOTS;
        while self.keys[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        self.keys[slot] = term;
        self.values[slot] = (group, bit);
        self.used.push(slot as u16);
        let bit = beginning(term);
        self.known[bit / 64] |= 1 << (bit % 64);
    }

    fn find(&self, term: u32, mut found: impl FnMut(u32, u8)) {
        let bit = beginning(term);
        if self.known[bit / 64] >> (bit % 64) & 1 == 0 {
            return;
        }
        let mut slot = (term >> 1) as usize % SLOTS;
        while self.keys[slot] != 0 {
            if self.keys[slot] == term {
                let (group, bit) = self.values[slot];
                found(group, bit);
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

/// The bit that tells whether a term is known.
fn beginning(term: u32) -> usize {
    (term >> 16) as usize % KNOWN
}

/// The scripts whose neighbouring characters make terms.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Han,
    Katakana,
    Hangul,
    Word,
    Other,
}

#[inline]
fn script(c: char) -> Script {
    match c as u32 {
        0x4e00..=0x9fff => Script::Han,
        0xac00..=0xd7af => Script::Hangul,
        // Kana are many, and asked for before the rest.
        0x3008..=0x30a0 => Script::Other,
        0x30a1..=0x30fa | 0x30fc..=0x30ff => Script::Katakana,
        0x30..=0x39 | 0x41..=0x5a | 0x61..=0x7a | 0xc0..=0x24f => Script::Word,
        0xff10..=0xff19 | 0xff21..=0xff3a | 0xff41..=0xff5a => Script::Word,
        0x3005 | 0x3007 | 0x3400..=0x4dbf => Script::Han,
        0xf900..=0xfaff | 0x20000..=0x3ffff => Script::Han,
        _ => Script::Other,
    }
}

/// Calls `each` with every term of a block; none is 0.
fn each_term(galley: &Galley, block: usize, mut each: impl FnMut(u32)) {
    let mut before = Script::Other;
    let mut last = 0u32;
    let mut word = (0u32, 0u32);
    let text = galley.text_of(block);
    let mut chars = text.chars();
    loop {
        let next = chars.next();
        // A word may end with the block.
        let c = next.unwrap_or(' ');
        let script = script(c);
        let mut code = c as u32;
        let mut term = None;
        if script == Script::Word {
            if code >= 0xff00 {
                code -= 0xfee0;
            }
            if (0x41..=0x5a).contains(&code) {
                code += 0x20;
            }
            word = (mix(word.0, code), word.1 + 1);
        } else if before == Script::Word {
            term = (word.1 > 1).then_some(word.0);
            word = (0, 0);
        } else if script == before && script != Script::Other {
            term = Some(mix(last, code));
        }
        if let Some(term) = term {
            each(term | 1);
        }
        if next.is_none() {
            return;
        }
        before = script;
        last = code;
    }
}

/// Mixes a character into a hash; the high bits are the best.
fn mix(hash: u32, code: u32) -> u32 {
    let x = (hash.wrapping_mul(0x9e37_79b1) ^ code).wrapping_mul(0x85eb_ca6b);
    x ^ (x >> 15)
}
