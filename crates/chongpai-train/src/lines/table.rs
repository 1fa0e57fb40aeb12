//! Weights while they are learned: AdaGrad steps (Duchi, Hazan and Singer 2011).

use chongpai::training::{LINE_FEATURES, LINE_LABELS as L};

/// First step of AdaGrad.
pub(super) const RATE: f32 = 0.035;
/// What the sums of squared gradients begin with.
pub(super) const SQUARES: f32 = 1e-2;
/// What these are multiplied by before what is chosen is learned on.
pub(super) const QUICKEN: f32 = 0.1;

/// A row for each feature, of a weight for each label or hidden unit.
#[derive(Clone)]
pub(super) struct Table {
    pub(super) rows: Vec<[f32; L]>,
    squares: Vec<[f32; L]>,
    /// The gradient of the page at hand, and the features it is not zero for.
    gradient: Vec<[f32; L]>,
    touched: Vec<u16>,
    /// 1 for a weight that is learned, 0 for one that stays zero.
    kept: Vec<[f32; L]>,
    /// The first step.
    rate: f32,
}

impl Table {
    /// Begins with some rows; `rate` is the first step by the usual one.
    pub(super) fn new(rows: Vec<[f32; L]>, rate: f32) -> Self {
        assert_eq!(rows.len(), LINE_FEATURES);
        Self {
            squares: vec![[SQUARES; L]; rows.len()],
            gradient: vec![[0.0; L]; rows.len()],
            touched: Vec::new(),
            kept: vec![[1.0; L]; rows.len()],
            rows,
            rate: rate * RATE,
        }
    }

    /// Adds up the rows of some features.
    pub(super) fn sum<'a>(&self, features: impl Iterator<Item = &'a u16>) -> [f32; L] {
        let mut sums = [0.0f32; L];
        for &f in features {
            for (sum, x) in sums.iter_mut().zip(&self.rows[f as usize]) {
                *sum += x;
            }
        }
        sums
    }

    /// Adds to the gradient of some features.
    pub(super) fn pull<'a>(
        &mut self,
        features: impl Iterator<Item = &'a u16>,
        by: &[f32; L],
    ) {
        for &f in features {
            let sum = &mut self.gradient[f as usize];
            if *sum == [0.0; L] {
                self.touched.push(f);
            }
            for (sum, by) in sum.iter_mut().zip(by) {
                *sum += by;
            }
        }
    }

    /// Takes a step. A feature may occur on many lines of the page; it moves once, by their sum.
    pub(super) fn step(&mut self) {
        for f in std::mem::take(&mut self.touched) {
            let f = usize::from(f);
            let gradient = std::mem::take(&mut self.gradient[f]);
            let (x, q, kept) = (&mut self.rows[f], &mut self.squares[f], &self.kept[f]);
            for l in 0..L {
                q[l] += gradient[l] * gradient[l];
                x[l] += kept[l] * self.rate * gradient[l] / q[l].sqrt();
            }
        }
    }

    /// Pulls every weight towards zero.
    pub(super) fn shrink(&mut self, by: f32) {
        for x in self.rows.iter_mut().flatten() {
            *x = x.signum() * (x.abs() - by).max(0.0);
        }
    }

    /// Keeps the weights that are worth their bytes, and drops the others for good. `least` gives
    /// the least weight of a feature that is kept.
    pub(super) fn choose(&mut self, least: impl Fn(usize) -> f32) {
        for (f, (row, kept)) in self.rows.iter_mut().zip(&mut self.kept).enumerate() {
            for (x, kept) in row.iter_mut().zip(kept) {
                if x.abs() < least(f) {
                    (*x, *kept) = (0.0, 0.0);
                }
            }
        }
    }

    /// Goes on from chosen weights, with longer steps again, to learn what the weights that were
    /// dropped had said.
    pub(super) fn go_on(&mut self, chosen: &Self) {
        self.rows.clone_from(&chosen.rows);
        self.kept.clone_from(&chosen.kept);
        self.squares.iter_mut().flatten().for_each(|q| *q *= QUICKEN);
    }
}

/// Weights between labels, or from hidden units to labels.
#[derive(Clone)]
pub(super) struct Square {
    pub(super) rows: [[f32; L]; L],
    squares: [[f32; L]; L],
    rate: f32,
}

impl Square {
    /// Begins with some rows; `rate` is the first step by the usual one.
    pub(super) fn new(rows: [[f32; L]; L], rate: f32) -> Self {
        Self { rows, squares: [[SQUARES; L]; L], rate: rate * RATE }
    }

    /// Takes a step.
    pub(super) fn step(&mut self, gradient: &[[f32; L]; L]) {
        let weights = self.rows.iter_mut().zip(&mut self.squares).zip(gradient);
        for ((x, q), g) in weights {
            for l in 0..L {
                q[l] += g[l] * g[l];
                x[l] += self.rate * g[l] / q[l].sqrt();
            }
        }
    }

    /// Goes on from chosen weights, with longer steps again.
    pub(super) fn go_on(&mut self, chosen: &Self) {
        self.rows = chosen.rows;
        self.squares.iter_mut().flatten().for_each(|q| *q *= QUICKEN);
    }
}
