//! Rows and corrections → the best labels, with margins.
//!
//! The model is a linear chain: each label scores by the line's features and by the label
//! before it. The best sequence is found by the Viterbi algorithm; the margin of a choice is
//! the difference between the best sequence and the best one that chooses otherwise at that
//! line (max-marginals), found by running the recursion from both ends. Ties go to the lower
//! label.

use crate::features::{Page, Sink};
use crate::labels::{self, LABELS, Label};
use crate::model::{FORBIDDEN, LineModel};
use crate::{Place, Role};

/// The labels of a page's lines and how clear they are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Decoded {
    /// The best sequence.
    pub(crate) labels: Vec<Label>,
    /// How much worse the best sequence is that places the line otherwise.
    pub(crate) place_margins: Vec<i32>,
    /// How much worse the best sequence is that gives the line another role.
    pub(crate) role_margins: Vec<i32>,
}

/// What the decoder must keep to at each line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Constraint {
    /// The labels that may be chosen, as a mask.
    pub(crate) allowed: u16,
}

impl Constraint {
    /// No constraint.
    pub(crate) const FREE: Self = Self { allowed: u16::MAX };
}

/// What it costs to begin a block with a character that kinsoku forbids there, or to join
/// paragraphs that are whole already: more than a page's features can earn, less than what
/// corrections force.
const STRUCTURE: i32 = FORBIDDEN / 4;

type Scores = [i32; LABELS];

/// Adds up the weights of a line's features.
struct Sum<'a> {
    model: &'a LineModel,
    scores: [i16; LABELS],
}

impl Sink for Sum<'_> {
    fn put(&mut self, feature: u32) {
        let row = &self.model.weights[feature as usize];
        for (score, &weight) in self.scores.iter_mut().zip(row) {
            *score += i16::from(weight);
        }
    }
}

/// Finds the best labels of a page.
pub(crate) fn decode(
    page: &Page,
    model: &LineModel,
    constraints: &[Constraint],
) -> Decoded {
    let n = page.len();
    if n == 0 {
        return Decoded::default();
    }
    let begins = labels::mask(|_, place| place == Place::Begins);
    let furniture = labels::mask(|role, _| role == Role::Furniture);
    let emissions: Vec<Scores> = (0..n)
        .map(|i| {
            let mut sum = Sum { model, scores: [0; LABELS] };
            page.extract(i, &mut sum);
            let mut scores = sum.scores.map(i32::from);
            let allowed = constraints.get(i).unwrap_or(&Constraint::FREE).allowed;
            let free = allowed == u16::MAX;
            let must_join = free && page.must_join(i);
            let must_begin = free && page.must_begin(i);
            let no_furniture = free && page.has_no_furniture(i);
            for (label, score) in scores.iter_mut().enumerate() {
                let is = |mask: u16| mask >> label & 1 == 1;
                let wrong_place = if is(begins) { must_join } else { must_begin };
                if !is(allowed) {
                    *score -= FORBIDDEN;
                } else if wrong_place || no_furniture && is(furniture) {
                    *score -= STRUCTURE;
                }
            }
            scores
        })
        .collect();
    let forward = forward(model, &emissions);
    backward(model, &emissions, &forward)
}

/// The best score of a sequence that ends at each line with each label, kept relative to
/// the line's best.
fn forward(model: &LineModel, emissions: &[Scores]) -> Vec<Scores> {
    let mut out: Vec<Scores> = Vec::with_capacity(emissions.len());
    for (i, emission) in emissions.iter().enumerate() {
        let mut scores = if i == 0 {
            model.starts
        } else {
            let before = &out[i - 1];
            let mut best = [i32::MIN; LABELS];
            for (score, row) in before.iter().zip(&model.transitions) {
                for (b, weight) in best.iter_mut().zip(row) {
                    *b = (*b).max(score + weight);
                }
            }
            best
        };
        for (s, e) in scores.iter_mut().zip(emission) {
            *s += e;
        }
        relative(&mut scores);
        out.push(scores);
    }
    out
}

/// Takes the largest score off all, and lets none sink so low that sums could overflow.
fn relative(scores: &mut Scores) {
    let most = scores.iter().copied().max().unwrap_or(0);
    for s in scores {
        *s = (*s - most).max(-64 * FORBIDDEN);
    }
}

/// Runs the recursion from the end, follows the best sequence and measures margins.
fn backward(model: &LineModel, emissions: &[Scores], forward: &[Scores]) -> Decoded {
    let n = emissions.len();
    let mut out = Decoded {
        labels: vec![0; n],
        place_margins: vec![0; n],
        role_margins: vec![0; n],
    };
    let mut behind = [0i32; LABELS];
    let mut chosen: Option<usize> = None;
    for i in (0..n).rev() {
        let label = argmax(|l| match chosen {
            None => forward[i][l],
            Some(next) => forward[i][l] + model.transitions[l][next],
        });
        let total: Scores = std::array::from_fn(|l| forward[i][l] + behind[l]);
        let best = total[label];
        let margin = |other: &dyn Fn(Label) -> bool| {
            let rival = (0..LABELS as Label)
                .filter(|&l| other(l))
                .map(|l| total[usize::from(l)])
                .max()
                .unwrap_or(best - FORBIDDEN);
            (best - rival).max(0)
        };
        let (role, place) = (labels::role(label as Label), labels::place(label as Label));
        out.labels[i] = label as Label;
        let begins = place == Place::Begins;
        out.place_margins[i] = margin(&|l| (labels::place(l) == Place::Begins) != begins);
        out.role_margins[i] = margin(&|l| labels::role(l) != role);
        chosen = Some(label);
        let mut before = [i32::MIN; LABELS];
        for (l, b) in before.iter_mut().enumerate() {
            for next in 0..LABELS {
                let score =
                    model.transitions[l][next] + emissions[i][next] + behind[next];
                *b = (*b).max(score);
            }
        }
        relative(&mut before);
        behind = before;
    }
    out
}

fn argmax(score: impl Fn(usize) -> i32) -> usize {
    let mut best = 0;
    for l in 1..LABELS {
        if score(l) > score(best) {
            best = l;
        }
    }
    best
}
