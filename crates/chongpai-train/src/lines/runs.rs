//! Several trainings side by side, and their mean.

use std::ops::Range;

use chongpai::training::{LINE_FEATURES, LINE_LABELS as L, line_rule};

use super::{Page, Random, Weights, learn, thinned};

/// Passes over the training pages.
const EPOCHS: usize = 6;
/// Passes after the weights worth keeping are chosen, for these alone.
const SETTLING: usize = 6;
/// How often the trainings take their mean in each epoch.
const MEETINGS: usize = 4;
/// So many pages are learned from before weights are pulled to zero and averaged again.
const SOME: usize = 512;

/// The mean of weights at several times.
#[derive(Default)]
struct Mean {
    sums: Vec<[f32; L]>,
    count: f32,
}

impl Mean {
    fn add<'a>(&mut self, rows: impl Iterator<Item = &'a [f32; L]>) {
        if self.sums.is_empty() {
            self.sums.extend(rows);
        } else {
            let all = self.sums.iter_mut().flatten().zip(rows.flatten());
            all.for_each(|(sum, x)| *sum += x);
        }
        self.count += 1.0;
    }

    /// Gives the mean.
    fn take(self) -> Vec<[f32; L]> {
        self.sums.into_iter().map(|row| row.map(|x| x / self.count)).collect()
    }
}

/// One of several trainings that differ in chance and in the pages they see set anew; the mean
/// of all is less of a chance.
pub(super) struct Run {
    pub(super) w: Weights,
    random: Random,
    /// The pages that it learns from, by their indices.
    order: Vec<usize>,
    mean: Mean,
}

impl Run {
    pub(super) fn new(w: Weights, random: Random, order: Vec<usize>) -> Self {
        Self { w, random, order, mean: Mean::default() }
    }

    /// Learns from some of its pages and gives what was lost on them. `means` says whether the
    /// weights are averaged.
    fn learn(
        &mut self,
        pages: &[Page],
        part: &Range<usize>,
        settles: bool,
        means: bool,
    ) -> f64 {
        let rules: Vec<u8> =
            (0..LINE_FEATURES as u32).map(|f| line_rule(f) as u8).collect();
        let mut loss = 0.0f64;
        for some in self.order[part.clone()].chunks(SOME) {
            for &p in some {
                let page = thinned(&pages[p], &rules, &mut self.random);
                loss += learn(&mut self.w, &page);
            }
            if !settles {
                self.w.shrink(some.len() as f32 / self.order.len() as f32);
            }
            if means {
                self.mean.add(self.w.rows());
            }
        }
        loss
    }
}

/// Lets all runs learn for some epochs, with meetings at which all go on from their mean, and
/// gives the mean of all weights since half of the epochs.
pub(super) fn epochs(
    runs: &mut [Run],
    pages: &[Page],
    settles: bool,
    log: &mut dyn FnMut(String),
) -> Vec<[f32; L]> {
    let of_run =
        |run: &Run| run.order.iter().map(|&p| pages[p].labels.len()).sum::<usize>();
    let lines: usize = runs.iter().map(of_run).sum();
    let epochs = if settles { SETTLING } else { EPOCHS };
    for epoch in 0..epochs {
        let mut loss = 0.0;
        for run in &mut *runs {
            run.random.shuffle(&mut run.order);
        }
        for meeting in 0..MEETINGS {
            // Each run is its own, so that threads change nothing.
            let losses: Vec<f64> = std::thread::scope(|scope| {
                let learn = |run: &'_ mut Run| {
                    let at = |meeting| run.order.len() * meeting / MEETINGS;
                    let part = at(meeting)..at(meeting + 1);
                    run.learn(pages, &part, settles, epoch >= epochs / 2)
                };
                let running: Vec<_> =
                    runs.iter_mut().map(|run| scope.spawn(move || learn(run))).collect();
                let joined = running.into_iter().map(|run| run.join());
                joined.map(|run| run.expect("no run fails")).collect()
            });
            loss += losses.iter().sum::<f64>();
            let mut mean = Mean::default();
            runs.iter().for_each(|run| mean.add(run.w.rows()));
            let mean = mean.take();
            for run in &mut *runs {
                put(&mean, &mut run.w);
            }
        }
        log(format!("{:.4} nats a line", loss / lines as f64));
    }
    let mut mean = Mean::default();
    for run in runs {
        mean.add(std::mem::take(&mut run.mean).take().iter());
    }
    mean.take()
}

/// Sets all weights.
pub(super) fn put(rows: &[[f32; L]], w: &mut Weights) {
    w.rows_mut().zip(rows).for_each(|(to, row)| *to = *row);
}
