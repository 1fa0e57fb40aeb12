//! Trains the line model: a linear-chain conditional random field.
//!
//! Stochastic gradient ascent on the conditional likelihood with AdaGrad steps (Duchi,
//! Hazan and Singer 2011) and a soft threshold every few hundred pages, weights averaged over
//! the second half of the epochs. The weights that come out great enough are chosen and learned
//! some more without the threshold, then rounded to integers. On most pages the characters
//! themselves are hidden, and now and then what one rule says: the other features have to
//! do without them (feature dropout after Wager, Wang and Liang 2013). Several trainings that differ
//! in chance are averaged. Each is one thread, one fixed order, the
//! exponential from `libm`: the same bytes on every machine.

// Vectors and matrices over labels are read side by side, by index.
#![expect(clippy::needless_range_loop)]

use anyhow::{Result, bail};
use chongpai::training::{
    CONFIDENCE_STEPS, LINE_CHARACTERS, LINE_FEATURES, LINE_LABELS as L, Seams,
    line_alike, line_follows, line_label, line_rows, line_rule, write_lines,
};
use chongpai::{Options, Place, Role};

use crate::corpus::{Case, Row};

/// Passes over the training pages.
const EPOCHS: usize = 6;
/// Passes after the weights worth keeping are chosen, for these alone.
const SETTLING: usize = 6;
/// The least weight that is kept, in units, of a feature that tells of characters and of any
/// other: the least fill much of the file and decide little, and what they said the others
/// learn to say.
const LEAST_CHARACTERS: f32 = 1.2;
const LEAST: f32 = 0.8;
/// Trainings that the model is the mean of.
const RUNS: usize = 6;
/// First step of AdaGrad.
const RATE: f32 = 0.035;
/// What the sums of squared gradients are multiplied by before what is chosen is learned on.
const QUICKEN: f32 = 0.1;
/// What every weight is pulled towards zero by in each epoch.
const SHRINK: f32 = 0.05;
/// So many pages are learned from before weights are pulled to zero and averaged again.
const SOME: usize = 512;
/// Of a hundred times that a page is read, how often its characters are hidden.
const CHARACTERS_HIDDEN: usize = 60;
/// Of a hundred, how often what a rule says is hidden, each for itself.
const RULE_HIDDEN: usize = 5;
/// Units of the integer weights per nat.
const SCALE: f32 = 20.0;

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
    rows: Vec<[f32; L]>,
    squares: Vec<[f32; L]>,
    /// The gradient of the page at hand, and the features it is not zero for.
    gradient: Vec<[f32; L]>,
    touched: Vec<u16>,
    /// 1 for a weight that is learned, 0 for one that stays zero.
    kept: Vec<[f32; L]>,
    chain: [[f32; L]; L],
    chain_squares: [[f32; L]; L],
    starts: [f32; L],
    starts_squares: [f32; L],
    allowed: [[bool; L]; L],
    may_start: [bool; L],
    /// Which labels are of one role and place.
    alike: [[bool; L]; L],
    /// The step of the gradient; 0 only measures.
    rate: f32,
}

impl Weights {
    /// Pulls every weight of a feature towards zero.
    fn shrink(&mut self, by: f32) {
        for x in self.rows.iter_mut().flatten() {
            *x = x.signum() * (x.abs() - by).max(0.0);
        }
    }

    /// Makes the steps longer again, to learn what the weights that were dropped had said.
    fn quicken(&mut self) {
        let chain = self.chain_squares.iter_mut().flatten();
        let rest = chain.chain(&mut self.starts_squares);
        self.squares.iter_mut().flatten().chain(rest).for_each(|q| *q *= QUICKEN);
    }

    /// Keeps the weights that are worth their bytes, and drops the others for good.
    fn choose(&mut self) {
        for (f, (row, kept)) in self.rows.iter_mut().zip(&mut self.kept).enumerate() {
            let least = if f < LINE_CHARACTERS { LEAST } else { LEAST_CHARACTERS };
            for (x, kept) in row.iter_mut().zip(kept) {
                if x.abs() * SCALE < least {
                    (*x, *kept) = (0.0, 0.0);
                }
            }
        }
    }
}

/// The mean of weights at several times.
#[derive(Default)]
struct Mean {
    rows: Vec<[f32; L]>,
    chain: [[f32; L]; L],
    starts: [f32; L],
    count: f32,
}

impl Mean {
    fn add(&mut self, w: &Weights) {
        self.rows.resize(LINE_FEATURES, [0.0; L]);
        let of = w.rows.iter().chain(&w.chain).chain([&w.starts]);
        for (to, of) in self.all().zip(of.flatten()) {
            *to += of;
        }
        self.count += 1.0;
    }

    /// Gives the mean and begins anew.
    fn take(&mut self) -> Self {
        let mut out = std::mem::take(self);
        let count = out.count;
        out.all().for_each(|x| *x /= count);
        out
    }

    fn put(self, w: &mut Weights) {
        (w.rows, w.chain, w.starts) = (self.rows, self.chain, self.starts);
    }

    fn all(&mut self) -> impl Iterator<Item = &mut f32> {
        self.rows.iter_mut().chain(&mut self.chain).chain([&mut self.starts]).flatten()
    }
}

/// One of several trainings that differ in chance and in the pages they see set anew; the mean
/// of all is less of a chance.
struct Run {
    w: Weights,
    random: Random,
    /// The pages that it learns from, by their indices.
    order: Vec<usize>,
}

impl Run {
    /// Learns for some epochs; gives the mean weights and what each epoch lost.
    fn learn(&mut self, pages: &[Page], settles: bool) -> (Mean, String) {
        let rules: Vec<u8> =
            (0..LINE_FEATURES as u32).map(|f| line_rule(f) as u8).collect();
        let lines: usize = self.order.iter().map(|&p| pages[p].labels.len()).sum();
        let mut mean = Mean::default();
        let mut losses = String::new();
        let epochs = if settles { SETTLING } else { EPOCHS };
        let meaned = epochs / 2;
        for epoch in 0..epochs {
            self.random.shuffle(&mut self.order);
            let mut loss = 0.0f64;
            for some in self.order.chunks(SOME) {
                for &p in some {
                    let page = thinned(&pages[p], &rules, &mut self.random);
                    loss += step(&mut self.w, &page);
                }
                if !settles {
                    self.w.shrink(SHRINK * some.len() as f32 / self.order.len() as f32);
                }
                if epoch >= meaned {
                    mean.add(&self.w);
                }
            }
            losses += &format!(" {:.4}", loss / lines as f64);
        }
        (mean.take(), losses)
    }
}

/// Trains a model and gives its bytes. Each run learns from its share of the pages set anew and,
/// so many times, from all that are `real`. Pages held out are only measured, group by group.
pub(crate) fn train(
    set: Vec<Page>,
    real: Vec<Page>,
    times: usize,
    held_out: &[(&str, Vec<Page>)],
    log: &mut dyn FnMut(String),
) -> Vec<u8> {
    let mut w = Weights {
        rows: vec![[0.0; L]; LINE_FEATURES],
        squares: vec![[1e-2; L]; LINE_FEATURES],
        gradient: vec![[0.0; L]; LINE_FEATURES],
        touched: Vec::new(),
        kept: vec![[1.0; L]; LINE_FEATURES],
        chain: [[0.0; L]; L],
        chain_squares: [[1e-2; L]; L],
        starts: [0.0; L],
        starts_squares: [1e-2; L],
        allowed: std::array::from_fn(|a| {
            std::array::from_fn(|b| line_follows(Some(a as u8), b as u8))
        }),
        may_start: std::array::from_fn(|b| line_follows(None, b as u8)),
        alike: std::array::from_fn(|a| {
            std::array::from_fn(|b| line_alike(a as u8, b as u8))
        }),
        rate: RATE,
    };
    let mut pages = set;
    let count = pages.len();
    pages.extend(real);
    let run = |seed: usize| {
        let share = (seed..count).step_by(RUNS);
        let real = (0..times).flat_map(|_| count..pages.len());
        let order = share.chain(real).collect();
        Run { w: w.clone(), random: Random(5 + seed as u64), order }
    };
    let mut runs: Vec<Run> = (0..RUNS).map(run).collect();
    let pages = &pages;
    for settles in [false, true] {
        // Each run is its own, so that threads change nothing.
        let means = std::thread::scope(|scope| {
            let learn = |run: &'_ mut Run| run.learn(pages, settles);
            let running: Vec<_> =
                runs.iter_mut().map(|run| scope.spawn(move || learn(run))).collect();
            let joined = running.into_iter().map(|run| run.join());
            joined.map(|run| run.expect("no run fails")).collect::<Vec<_>>()
        });
        let mut mean = Mean::default();
        for (run, (of, losses)) in means.into_iter().enumerate() {
            log(format!("run {run}: {losses} nats a line, epoch by epoch"));
            of.put(&mut w);
            mean.add(&w);
        }
        mean.take().put(&mut w);
        if !settles {
            w.choose();
            for run in &mut runs {
                (run.w.rows, run.w.kept) = (w.rows.clone(), w.kept.clone());
                (run.w.chain, run.w.starts) = (w.chain, w.starts);
                run.w.quicken();
            }
        }
    }
    if !held_out.is_empty() {
        w.rate = 0.0;
        let (mut all, mut losses) = (0usize, 0.0);
        for (name, pages) in held_out {
            let lines: usize = pages.iter().map(|p| p.labels.len()).sum();
            let loss: f64 = pages.iter().map(|p| step(&mut w, p)).sum();
            log(format!("held out, {name}: {:.5} nats a line", loss / lines as f64));
            (all, losses) = (all + lines, losses + loss);
        }
        log(format!("held out: {:.5} nats a line", losses / all as f64));
    }
    let byte = |x: f32| coarse((x * SCALE).round().clamp(-127.0, 127.0) as i8);
    let short = |x: f32| (x * SCALE).round().clamp(-3000.0, 3000.0) as i16;
    let rows: Vec<[i8; L]> = w.rows.iter().map(|r| r.map(byte)).collect();
    let used = rows.iter().flatten().filter(|&&x| x != 0).count();
    log(format!("{used} of {} weights are not zero", rows.len() * L));
    let confidence = std::array::from_fn(|_| {
        std::array::from_fn(|i| {
            let margin = (i as f32 + 0.5) * SCALE / 8.0;
            (1000.0 / (1.0 + libm::expf(-margin / SCALE))).round() as u16
        })
    });
    assert_eq!(CONFIDENCE_STEPS, 64);
    write_lines(
        &rows,
        &w.chain.map(|r| r.map(short)),
        &w.starts.map(short),
        (SCALE / 8.0).max(1.0) as u16,
        &confidence,
    )
}

/// A weight as it is written: the greater it is, the fewer values it may have, and one of a single
/// unit is none. The file packs to a tenth less, and scores change by less than by the chance of a
/// training.
fn coarse(weight: i8) -> i8 {
    let size = weight.unsigned_abs();
    let step = match size {
        1 => return 0,
        0..4 => 1,
        4..12 => 2,
        12..28 => 4,
        _ => 8,
    };
    let size = ((size + step / 2) / step * step).min(120) as i8;
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

/// One gradient step on one page; gives its negative log-likelihood.
fn step(w: &mut Weights, page: &Page) -> f64 {
    let n = page.labels.len();
    let rate = w.rate;
    if n == 0 {
        return 0.0;
    }
    let exp_chain: [[f32; L]; L] =
        std::array::from_fn(|a| {
            std::array::from_fn(|b| {
                if w.allowed[a][b] { libm::expf(w.chain[a][b]) } else { 0.0 }
            })
        });
    // Emissions, exponentials relative to each line's largest.
    let mut emissions = Vec::with_capacity(n);
    for row in &page.rows {
        let mut s = [0.0f32; L];
        for &f in row {
            for (s, x) in s.iter_mut().zip(&w.rows[f as usize]) {
                *s += x;
            }
        }
        emissions.push(s);
    }
    let potential: Vec<[f32; L]> = emissions
        .iter()
        .map(|e| {
            let most = e.iter().copied().fold(f32::MIN, f32::max);
            e.map(|x| libm::expf((x - most).max(-60.0)))
        })
        .collect();
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
    let mut loss = 0.0f64;
    let mut chain_gradient = [[0.0f32; L]; L];
    for i in (0..n).rev() {
        let mut marginal: [f32; L] = std::array::from_fn(|l| forward[i][l] * behind[l]);
        normalise(&mut marginal);
        let gold = usize::from(page.labels[i]);
        let right = (0..L).filter(|&l| w.alike[gold][l]);
        let right: f32 = right.map(|l| marginal[l]).sum();
        loss -= f64::from(libm::logf(right.max(1e-20)));
        // The gradient of the line's features.
        let gradient: [f32; L] =
            std::array::from_fn(|l| f32::from(u8::from(l == gold)) - marginal[l]);
        if rate > 0.0 && gradient.iter().any(|g| g.abs() > 1e-4) {
            for &f in &page.rows[i] {
                let sum = &mut w.gradient[f as usize];
                if *sum == [0.0; L] {
                    w.touched.push(f);
                }
                for (s, g) in sum.iter_mut().zip(&gradient) {
                    *s += g;
                }
            }
        }
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
                        chain_gradient[a][b] -= pair[a][b] / total;
                    }
                }
            }
            chain_gradient[usize::from(page.labels[i - 1])][gold] += 1.0;
        } else {
            for l in 0..L {
                if rate > 0.0 && w.may_start[l] {
                    w.starts_squares[l] += gradient[l] * gradient[l];
                    w.starts[l] += rate * gradient[l] / w.starts_squares[l].sqrt();
                }
            }
        }
        let mut before: [f32; L] = std::array::from_fn(|a| {
            exp_chain[a].iter().zip(&inner).map(|(x, y)| x * y).sum()
        });
        normalise(&mut before);
        behind = before;
    }
    // A feature may occur on many lines of the page; it moves once, by their sum.
    for f in std::mem::take(&mut w.touched) {
        let gradient = std::mem::take(&mut w.gradient[f as usize]);
        let (x, q) = (&mut w.rows[f as usize], &mut w.squares[f as usize]);
        let kept = &w.kept[f as usize];
        for l in 0..L {
            q[l] += gradient[l] * gradient[l];
            x[l] += kept[l] * rate * gradient[l] / q[l].sqrt();
        }
    }
    for a in 0..L {
        for b in 0..L {
            if w.allowed[a][b] {
                let g = chain_gradient[a][b];
                w.chain_squares[a][b] += g * g;
                w.chain[a][b] += rate * g / w.chain_squares[a][b].sqrt();
            }
        }
    }
    loss
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
    fn weights_keep_their_sign_and_nearly_their_size() {
        for weight in -127..=127 {
            let written = coarse(weight);
            let kept = if weight.abs() == 1 { 0 } else { weight.signum() };
            assert_eq!(written.signum(), kept);
            let off = (i16::from(written) - i16::from(weight)).abs();
            assert!(
                off * 6 <= i16::from(weight).abs().max(6) || off <= 1,
                "{weight}: {written}"
            );
        }
    }
}
