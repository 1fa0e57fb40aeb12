//! Trains the line model: a linear-chain conditional random field with one layer of hidden units
//! (a conditional neural field: Peng, Bo and Xu 2009).
//!
//! Stochastic gradient ascent on the conditional likelihood with AdaGrad steps and a soft
//! threshold every few hundred pages, weights averaged over
//! the second half of the epochs. The weights that come out great enough are chosen and learned
//! some more without the threshold, then rounded to integers. On most pages the characters
//! themselves are hidden, and now and then what one rule says: the other features have to
//! do without them (feature dropout after Wager, Wang and Liang 2013). Several trainings that differ
//! in chance and see other pages go on from their mean again and again (iterative parameter
//! mixing: McDonald, Hall and Mann 2010). Each is one thread, one fixed order, the
//! exponential from `libm`: the same bytes on every machine.

// Vectors and matrices over labels are read side by side, by index.
#![expect(clippy::needless_range_loop)]

mod runs;
mod table;

use anyhow::{Result, bail};
use chongpai::training::{
    CONFIDENCE_STEPS, LINE_CHARACTERS, LINE_FEATURES, LINE_LABELS as L, LINE_LOUDEST,
    LINE_SHARE, LINE_UNITS, Learned, Seams, line_alike, line_follows, line_heard,
    line_label, line_rows, write_lines,
};
use chongpai::{Options, Place, Role};

use crate::corpus::{Case, Row};
use runs::{Run, epochs, put};
use table::{Square, Table};

/// The least weight that is kept, in units, of a feature that tells of characters and of any
/// other: the least fill much of the file and decide little, and what they said the others
/// learn to say.
const LEAST_CHARACTERS: f32 = 1.35;
const LEAST: f32 = 0.86;
/// The same of a weight to a hidden unit, as it is.
const LEAST_HEARD: f32 = 0.023;
/// Trainings that the model is the mean of.
const RUNS: usize = 9;
/// How much shorter the first steps are of what leads to and from hidden units.
const SLOWER: f32 = 0.6;
/// What every weight is pulled towards zero by in each epoch, and those to hidden units.
const SHRINK: f32 = 0.05;
const SHRINK_HEARD: f32 = 0.01;
/// Of a hundred times that a page is read, how often its characters are hidden.
const CHARACTERS_HIDDEN: usize = 60;
/// Of a hundred, how often what a rule says is hidden, each for itself.
const RULE_HIDDEN: usize = 5;
/// Units of the integer weights per nat.
const SCALE: f32 = 20.0;
/// Units of the integer weights to hidden units per one.
const HEARD_SCALE: f32 = 64.0;

const _: () = assert!(LINE_UNITS == L);

/// A page for training: the features and the right label of each line.
pub(crate) struct Page {
    pub(crate) rows: Vec<Vec<u16>>,
    pub(crate) labels: Vec<u8>,
}

/// Makes the page of a case.
pub(crate) fn page(case: &Case, seams: &Seams) -> Result<Page> {
    let rows = line_rows(&case.input, seams, &Options::default());
    if rows.len() != case.gold.len() {
        bail!("{}: {} lines, {} gold rows", case.name, rows.len(), case.gold.len());
    }
    const { assert!(LINE_FEATURES <= 1 << 16) };
    let narrow = |row: Vec<u32>| row.into_iter().map(|feature| feature as u16).collect();
    let rows = rows.into_iter().map(narrow).collect();
    Ok(Page { rows, labels: gold_labels(&case.gold) })
}

/// The labels that the gold rows stand for.
pub(crate) fn gold_labels(gold: &[Row]) -> Vec<u8> {
    let mut open_body = None;
    let mut out = Vec::with_capacity(gold.len());
    for (i, row) in gold.iter().enumerate() {
        let place = match i.checked_sub(1).map(|b| &gold[b]) {
            Some(before) if before.block == row.block => Place::Continues,
            Some(before)
                if row.role == Role::Body
                    && before.role != Role::Body
                    && open_body == Some(row.block) =>
            {
                Place::Resumes
            }
            _ => Place::Begins,
        };
        // What goes on must have begun: what can't follow begins anew.
        let before = out.last().copied();
        let label = line_label(before, row.role, place)
            .or_else(|| line_label(before, row.role, Place::Begins))
            .expect("every role can begin");
        out.push(label);
        if row.role == Role::Body {
            open_body = Some(row.block);
        }
    }
    out
}

/// Weights while they are learned.
#[derive(Clone)]
struct Weights {
    /// From features to labels.
    straight: Table,
    /// From features to hidden units, and which features these hear.
    heard: Table,
    hears: Vec<bool>,
    /// From hidden units to labels.
    says: Square,
    /// From the label before to the label at hand.
    chain: Square,
    starts: [f32; L],
    starts_squares: [f32; L],
    allowed: [[bool; L]; L],
    may_start: [bool; L],
    /// Which labels are of one role and place.
    alike: [[bool; L]; L],
}

impl Weights {
    fn new() -> Self {
        let mut hears = vec![false; LINE_FEATURES];
        line_heard().for_each(|f| hears[f as usize] = true);
        // Units begin with chance, or all would learn the same.
        let mut random = Random(77);
        let mut chance = || std::array::from_fn(|_| random.unit() * 0.2 - 0.1);
        let row = |&hears: &bool| if hears { chance() } else { [0.0; L] };
        let heard = hears.iter().map(row).collect();
        let says = std::array::from_fn(|_| chance());
        let pairs = |holds: fn(u8, u8) -> bool| {
            std::array::from_fn(|a| std::array::from_fn(|b| holds(a as u8, b as u8)))
        };
        Self {
            straight: Table::new(vec![[0.0; L]; LINE_FEATURES], 1.0),
            heard: Table::new(heard, SLOWER),
            hears,
            says: Square::new(says, SLOWER),
            chain: Square::new([[0.0; L]; L], 1.0),
            starts: [0.0; L],
            starts_squares: [table::SQUARES; L],
            allowed: pairs(|a, b| line_follows(Some(a), b)),
            may_start: std::array::from_fn(|b| line_follows(None, b as u8)),
            alike: pairs(line_alike),
        }
    }

    /// Pulls every weight of a feature towards zero, by a share of what an epoch does.
    fn shrink(&mut self, share: f32) {
        self.straight.shrink(SHRINK * share);
        self.heard.shrink(SHRINK_HEARD * share);
    }

    /// Keeps the weights that are worth their bytes, and drops the others for good.
    fn choose(&mut self) {
        self.straight.choose(|f| {
            if f < LINE_CHARACTERS { LEAST / SCALE } else { LEAST_CHARACTERS / SCALE }
        });
        self.heard.choose(|_| LEAST_HEARD);
    }

    /// Goes on from chosen weights.
    fn go_on(&mut self, chosen: &Self) {
        self.straight.go_on(&chosen.straight);
        self.heard.go_on(&chosen.heard);
        self.says.go_on(&chosen.says);
        self.chain.go_on(&chosen.chain);
        self.starts = chosen.starts;
        self.starts_squares.iter_mut().for_each(|q| *q *= table::QUICKEN);
    }

    /// All that is learned, row by row.
    fn rows(&self) -> impl Iterator<Item = &[f32; L]> {
        let squares = self.says.rows.iter().chain(&self.chain.rows);
        let tables = self.straight.rows.iter().chain(&self.heard.rows);
        tables.chain(squares).chain([&self.starts])
    }

    fn rows_mut(&mut self) -> impl Iterator<Item = &mut [f32; L]> {
        let squares = self.says.rows.iter_mut().chain(&mut self.chain.rows);
        let tables = self.straight.rows.iter_mut().chain(&mut self.heard.rows);
        tables.chain(squares).chain([&mut self.starts])
    }
}

/// Trains a model and gives its bytes. Each run learns from its share of the pages set anew and
/// from all of each group of `whole` pages, so many times a round. Pages held out are only
/// measured, group by group.
pub(crate) fn train(
    set: Vec<Page>,
    whole: Vec<(Vec<Page>, usize)>,
    held_out: &[(&str, Vec<Page>)],
    log: &mut dyn FnMut(String),
) -> Vec<u8> {
    let mut w = Weights::new();
    let mut pages = set;
    let count = pages.len();
    let mut again = Vec::new();
    for (group, times) in whole {
        let first = pages.len();
        pages.extend(group);
        again.extend((0..times).flat_map(|_| first..pages.len()));
    }
    let run = |seed: usize| {
        let order = (seed..count).step_by(RUNS).chain(again.iter().copied());
        Run::new(w.clone(), Random(5 + seed as u64), order.collect())
    };
    let mut runs: Vec<Run> = (0..RUNS).map(run).collect();
    put(&epochs(&mut runs, &pages, false, log), &mut w);
    w.choose();
    runs.iter_mut().for_each(|run| run.w.go_on(&w));
    put(&epochs(&mut runs, &pages, true, log), &mut w);
    measure(&w, held_out, log);
    round(&w, log)
}

/// Prints what is lost on pages held out.
fn measure(w: &Weights, held_out: &[(&str, Vec<Page>)], log: &mut dyn FnMut(String)) {
    let (mut all, mut losses) = (0usize, 0.0);
    for (name, pages) in held_out {
        let lines: usize = pages.iter().map(|p| p.labels.len()).sum();
        let loss: f64 = pages.iter().map(|p| read(w, p).loss).sum();
        log(format!("held out, {name}: {:.5} nats a line", loss / lines as f64));
        (all, losses) = (all + lines, losses + loss);
    }
    if all > 0 {
        log(format!("held out: {:.5} nats a line", losses / all as f64));
    }
}

/// Rounds what was learned and gives the model's bytes.
fn round(w: &Weights, log: &mut dyn FnMut(String)) -> Vec<u8> {
    let byte = |f: usize, x: f32| {
        let sizes = if f < LINE_CHARACTERS { STRAIGHT_SIZES } else { CHARACTER_SIZES };
        coarse((x * SCALE).round().clamp(-127.0, 127.0) as i8, sizes)
    };
    let heard = |x: f32| {
        coarse((x * HEARD_SCALE).round().clamp(-127.0, 127.0) as i8, HEARD_SIZES)
    };
    let most = LINE_LOUDEST as f32;
    let says = |x: f32| {
        (x * SCALE * LINE_SHARE as f32 / HEARD_SCALE).round().clamp(-most, most) as i16
    };
    let short = |x: f32| (x * SCALE).round().clamp(-3000.0, 3000.0) as i16;
    let rows = w.straight.rows.iter().enumerate();
    let weights: Vec<_> = rows.map(|(f, row)| row.map(|x| byte(f, x))).collect();
    let hears = line_heard().map(|f| w.heard.rows[f as usize].map(heard));
    let hears: Vec<_> = hears.collect();
    for (of, rows) in [("features", &weights), ("hidden units", &hears)] {
        let used = rows.iter().flatten().filter(|&&x| x != 0).count();
        log(format!("{used} of {} weights of {of} are not zero", rows.len() * L));
    }
    let confidence = std::array::from_fn(|_| {
        std::array::from_fn(|i| {
            let margin = (i as f32 + 0.5) * SCALE / 8.0;
            (1000.0 / (1.0 + libm::expf(-margin / SCALE))).round() as u16
        })
    });
    assert_eq!(CONFIDENCE_STEPS, 64);
    write_lines(&Learned {
        weights,
        heard: hears,
        says: w.says.rows.map(|row| row.map(says)),
        transitions: w.chain.rows.map(|row| row.map(short)),
        starts: w.starts.map(short),
        step: (SCALE / 8.0).max(1.0) as u16,
        confidence,
    })
}

/// The sizes that weights have as they are written, each with the least that becomes it: to hidden
/// units, straight to a label, and straight to a label from a character. The greater, the fewer, and
/// the least are none: the file packs to a sixth less, and scores change by less than by the chance
/// of a training.
const HEARD_SIZES: &[(u8, u8)] =
    &[(3, 3), (4, 4), (5, 8), (9, 12), (18, 20), (22, 24), (26, 28), (30, 32)];
const STRAIGHT_SIZES: &[(u8, u8)] =
    &[(3, 4), (5, 6), (9, 8), (11, 12), (20, 24), (28, 32)];
const CHARACTER_SIZES: &[(u8, u8)] =
    &[(5, 8), (10, 12), (14, 16), (18, 20), (22, 24), (26, 28), (30, 32)];

/// A weight as it is written; from 36 on its size is a multiple of eight.
fn coarse(weight: i8, sizes: &[(u8, u8)]) -> i8 {
    let size = weight.unsigned_abs();
    let size = match sizes.iter().rev().find(|&&(least, _)| least <= size) {
        _ if size >= 36 => ((size + 4) / 8 * 8).min(120),
        Some(&(_, size)) => size,
        None => return 0,
    } as i8;
    if weight < 0 { -size } else { size }
}

/// A page with some of its features hidden. `rules` has the rule of each feature.
fn thinned(page: &Page, rules: &[u8], random: &mut Random) -> Page {
    let no_characters = random.below(100) < CHARACTERS_HIDDEN;
    let mut hidden = [false; 256];
    hidden.fill_with(|| random.below(100) < RULE_HIDDEN);
    let keep = |f: &u16| {
        let f = usize::from(*f);
        !(hidden[usize::from(rules[f])] || no_characters && f >= LINE_CHARACTERS)
    };
    let rows = page.rows.iter().map(|row| row.iter().copied().filter(keep).collect());
    Page { rows: rows.collect(), labels: page.labels.clone() }
}

/// What the weights say of a page, and how far that is from what is right.
struct Read {
    /// The negative log-likelihood.
    loss: f64,
    /// What each line's hidden units count.
    units: Vec<[f32; L]>,
    /// The gradient of each line's scores, and of the weights between labels.
    lines: Vec<[f32; L]>,
    chain: [[f32; L]; L],
}

/// Reads a page by the forward-backward algorithm.
fn read(w: &Weights, page: &Page) -> Read {
    let n = page.labels.len();
    let mut out = Read {
        loss: 0.0,
        units: Vec::with_capacity(n),
        lines: vec![[0.0; L]; n],
        chain: [[0.0; L]; L],
    };
    let exp_chain: [[f32; L]; L] = std::array::from_fn(|a| {
        std::array::from_fn(|b| {
            if w.allowed[a][b] { libm::expf(w.chain.rows[a][b]) } else { 0.0 }
        })
    });
    // Exponentials relative to each line's largest.
    let mut potential: Vec<[f32; L]> = Vec::with_capacity(n);
    for row in &page.rows {
        let mut scores = w.straight.sum(row.iter());
        let units = w.heard.sum(heard(&w.hears, row)).map(|x| x.max(0.0));
        for (unit, says) in units.iter().zip(&w.says.rows).filter(|(u, _)| **u > 0.0) {
            for (score, says) in scores.iter_mut().zip(says) {
                *score += unit * says;
            }
        }
        out.units.push(units);
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        potential.push(scores.map(|x| libm::expf((x - most).max(-60.0))));
    }
    let mut forward: Vec<[f32; L]> = Vec::with_capacity(n);
    for i in 0..n {
        let mut s = [0.0f32; L];
        if i == 0 {
            for b in 0..L {
                s[b] = if w.may_start[b] { libm::expf(w.starts[b]) } else { 0.0 };
            }
        } else {
            for (a, row) in forward[i - 1].iter().zip(&exp_chain) {
                for (s, x) in s.iter_mut().zip(row) {
                    *s += a * x;
                }
            }
        }
        for (s, p) in s.iter_mut().zip(&potential[i]) {
            *s *= p;
        }
        normalise(&mut s);
        forward.push(s);
    }
    let mut behind = [1.0f32; L];
    for i in (0..n).rev() {
        let mut marginal: [f32; L] = std::array::from_fn(|l| forward[i][l] * behind[l]);
        normalise(&mut marginal);
        let gold = usize::from(page.labels[i]);
        let right = (0..L).filter(|&l| w.alike[gold][l]);
        let right: f32 = right.map(|l| marginal[l]).sum();
        out.loss -= f64::from(libm::logf(right.max(1e-20)));
        out.lines[i] =
            std::array::from_fn(|l| f32::from(u8::from(l == gold)) - marginal[l]);
        let inner: [f32; L] = std::array::from_fn(|l| potential[i][l] * behind[l]);
        if i > 0 {
            let mut pair = [[0.0f32; L]; L];
            let mut total = 0.0;
            for a in 0..L {
                for b in 0..L {
                    pair[a][b] = forward[i - 1][a] * exp_chain[a][b] * inner[b];
                    total += pair[a][b];
                }
            }
            if total > 0.0 {
                for a in 0..L {
                    for b in 0..L {
                        out.chain[a][b] -= pair[a][b] / total;
                    }
                }
            }
            out.chain[usize::from(page.labels[i - 1])][gold] += 1.0;
        }
        let mut before: [f32; L] = std::array::from_fn(|a| {
            exp_chain[a].iter().zip(&inner).map(|(x, y)| x * y).sum()
        });
        normalise(&mut before);
        behind = before;
    }
    out
}

/// Those of a line's features that hidden units hear.
fn heard<'a>(hears: &[bool], row: &'a [u16]) -> impl Iterator<Item = &'a u16> {
    row.iter().filter(|&&f| hears[usize::from(f)])
}

/// One gradient step on one page; gives its negative log-likelihood.
fn learn(w: &mut Weights, page: &Page) -> f64 {
    let read = read(w, page);
    let mut says = [[0.0f32; L]; LINE_UNITS];
    for (i, gradient) in read.lines.iter().enumerate() {
        if gradient.iter().all(|g| g.abs() <= 1e-4) {
            continue;
        }
        let row = &page.rows[i];
        w.straight.pull(row.iter(), gradient);
        let mut units = [0.0f32; LINE_UNITS];
        for (unit, &count) in read.units[i].iter().enumerate().filter(|(_, c)| **c > 0.0)
        {
            for l in 0..L {
                units[unit] += w.says.rows[unit][l] * gradient[l];
                says[unit][l] += count * gradient[l];
            }
        }
        w.heard.pull(heard(&w.hears, row), &units);
    }
    if let Some(first) = read.lines.first() {
        for l in (0..L).filter(|&l| w.may_start[l]) {
            w.starts_squares[l] += first[l] * first[l];
            w.starts[l] += table::RATE * first[l] / w.starts_squares[l].sqrt();
        }
    }
    w.straight.step();
    w.heard.step();
    w.says.step(&says);
    w.chain.step(&read.chain);
    read.loss
}

fn normalise(v: &mut [f32; L]) {
    let sum: f32 = v.iter().sum();
    if sum > 0.0 {
        for x in v {
            *x /= sum;
        }
    }
}

/// A small generator of pseudo-random numbers (SplitMix64, Steele, Lea and Flood 2014).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// A number from 0 to 1.
    fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_units_learn_what_holds_only_together() {
        let heard: Vec<u16> = line_heard().take(5).map(|f| f as u16).collect();
        let label = |role| line_label(None, role, Place::Begins).unwrap();
        // Neither of two signs tells anything alone.
        let page = |one: usize, other: usize| Page {
            rows: vec![vec![heard[0], heard[1 + one], heard[3 + other]]],
            labels: vec![label(if one == other { Role::Kicker } else { Role::Headline })],
        };
        let pages = [page(0, 0), page(0, 1), page(1, 0), page(1, 1)];
        let mut w = Weights::new();
        for _ in 0..2000 {
            for page in &pages {
                learn(&mut w, page);
            }
        }
        for page in &pages {
            let loss = read(&w, page).loss;
            assert!(loss < 0.1, "{loss}");
        }
    }

    #[test]
    fn weights_keep_their_sign_and_nearly_their_size() {
        for sizes in [HEARD_SIZES, STRAIGHT_SIZES, CHARACTER_SIZES] {
            assert!(sizes.is_sorted());
            for weight in -127..=127_i8 {
                let written = coarse(weight, sizes);
                let none = weight.unsigned_abs() < sizes[0].0;
                assert_eq!(written.signum(), if none { 0 } else { weight.signum() });
                let off = written.abs_diff(weight);
                assert!(none || off <= 3 || off * 5 <= weight.unsigned_abs() * 2);
            }
        }
    }
}
