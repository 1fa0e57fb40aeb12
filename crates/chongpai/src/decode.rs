//! Rows and corrections → the best labels, with margins.
//!
//! The model is a linear chain: each label scores by the line's features and by the label
//! before it. The best sequence is found by the Viterbi algorithm; the margin of a choice is
//! the difference between the best sequence and the best one that chooses otherwise at that
//! line (max-marginals), found by running the recursion from both ends. Ties go to the lower
//! label.

use std::array::from_fn;

use crate::edits::{LEVELS, Mark};
use crate::features::Page;
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
    pub(crate) allowed: u32,
}

impl Constraint {
    /// No constraint.
    pub(crate) const FREE: Self = Self { allowed: u32::MAX };
}

/// What it costs to begin a block with a character that kinsoku forbids there, or to join
/// paragraphs that are whole already: more than a page's features can earn, less than what
/// corrections force.
const STRUCTURE: i32 = FORBIDDEN / 4;

/// What corrections elsewhere add to the weights of a line.
pub(crate) type Leaning = [i16; LABELS];

/// No score is so low.
const OUT: i32 = i32::MIN / 2;

/// A score for each label.
type Scores = [i32; LABELS];

/// What speaks for each label at a line, before any correction.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Emission {
    /// The weights of the line's features.
    weights: [i16; LABELS],
    /// Labels that the structure of pages rules out, as a mask; or [`PASSED_OVER`].
    wrong: u32,
}

/// Of a running head: page furniture, and the lines around it are decided as if it were not there.
const PASSED_OVER: u32 = u32::MAX;

/// Adds up what speaks for each label at each line of a page.
pub(crate) fn weigh(page: &Page, model: &LineModel) -> Vec<Emission> {
    let begins = labels::at(Place::Begins);
    let [body, furniture, byline] =
        [Role::Body, Role::Furniture, Role::Byline].map(labels::of);
    let mut emissions: Vec<Emission> = (0..page.len())
        .map(|i| {
            let weights = model.scores(&page.extract(i));
            let mut wrong = 0;
            if page.must_join(i) {
                wrong |= begins;
            }
            if page.must_begin(i) {
                wrong |= !begins;
            }
            if page.has_no_furniture(i) || page.is_garbled(i) {
                wrong |= furniture;
            }
            if page.is_running_head(i) {
                wrong = PASSED_OVER;
            } else if page.is_of_web(i) {
                wrong = !(furniture & begins);
            } else if page.is_published(i) {
                wrong = !((furniture | byline) & begins);
            } else if page.is_alone(i) {
                wrong |= body;
            }
            Emission { weights, wrong }
        })
        .collect();
    if page.is_marked() {
        heed_marks(page, &mut emissions);
    }
    emissions
}

/// Where titles have marks, one of so many lines or more is one.
const TITLED: usize = 32;

/// Rules out what the marks of Markdown rule out. Where titles have marks, lines without are none, and
/// below the level of headlines stand none; a line that is one by its mark does not go on.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
fn heed_marks(page: &Page, emissions: &mut [Emission]) {
    let begins = labels::at(Place::Begins);
    let headlines = labels::of(Role::Headline) | labels::of(Role::Subhead);
    let titles = headlines | labels::of(Role::Kicker) | labels::of(Role::Subtitle);
    let mut levels = [0u32; LEVELS + 1];
    for i in 0..page.len() {
        if let Some(Mark::Title(level)) = page.mark(i) {
            levels[usize::from(level)] += 1;
        }
    }
    let top = |least: u32| (1..=LEVELS).find(|&level| levels[level] >= least);
    // Headlines are of the first level that has several titles; the paper's name may stand above.
    let top_level = top(2).or(top(1)).unwrap_or(0);
    // Some files have a title with a mark above text as it came.
    let all_marked = levels.iter().sum::<u32>() as usize * TITLED >= page.len();
    for (i, emission) in emissions.iter_mut().enumerate() {
        let mark = page.mark(i);
        let above = i.checked_sub(1).and_then(|above| page.mark(above));
        let whole = !matches!(above, None | Some(Mark::Item));
        if emission.wrong == PASSED_OVER {
            continue;
        }
        match mark {
            Some(Mark::Title(level)) if usize::from(level) > top_level => {
                emission.wrong = !(titles & begins) | labels::of(Role::Headline);
            }
            Some(Mark::Title(_)) => emission.wrong = !(titles & begins),
            Some(Mark::Picture | Mark::Aside) => {
                emission.wrong = !(labels::of(Role::Furniture) & begins)
            }
            Some(Mark::Row | Mark::Item) => {
                emission.wrong = !(labels::of(Role::Body) & begins)
            }
            _ if all_marked => emission.wrong |= headlines,
            _ => {}
        }
        if whole {
            emission.wrong |= labels::at(Place::Continues);
        }
        // What a picture shows stands below it.
        if above == Some(Mark::Picture) && mark.is_none() {
            emission.wrong |= labels::of(Role::Furniture);
            if !page.is_behind_sentence(i + 1) {
                emission.wrong |= labels::of(Role::Body);
            }
        }
    }
}

/// A page as it is to be decided: what its lines say, and what the reader does.
struct Given<'a> {
    emissions: &'a [Emission],
    constraints: &'a [Constraint],
    leanings: &'a [Leaning],
}

impl Given<'_> {
    fn allowed(&self, i: usize) -> u32 {
        self.constraints.get(i).unwrap_or(&Constraint::FREE).allowed
    }

    /// Whether a line is passed over, which the reader may know better.
    fn passes_over(&self, i: usize) -> bool {
        self.emissions[i].wrong == PASSED_OVER && self.allowed(i) == u32::MAX
    }

    /// What a line scores for each label.
    fn scores(&self, i: usize) -> Scores {
        let Emission { weights, mut wrong } = self.emissions[i];
        let mut scores = weights.map(i32::from);
        for (s, &l) in scores.iter_mut().zip(self.leanings.get(i).into_iter().flatten()) {
            *s += i32::from(l);
        }
        let allowed = self.allowed(i);
        // The reader knows better than the structure.
        if allowed != u32::MAX {
            wrong = 0;
        }
        if !allowed | wrong != 0 {
            for (label, score) in scores.iter_mut().enumerate() {
                if allowed >> label & 1 == 0 {
                    *score -= FORBIDDEN;
                } else if wrong >> label & 1 == 1 {
                    *score -= STRUCTURE;
                }
            }
        }
        scores
    }
}

/// Finds the best labels of a page. `leanings` are added to the lines' scores; there are
/// none of either where nothing was corrected.
pub(crate) fn decode(
    model: &LineModel,
    emissions: &[Emission],
    constraints: &[Constraint],
    leanings: &[Leaning],
) -> Decoded {
    if emissions.is_empty() {
        return Decoded::default();
    }
    let given = Given { emissions, constraints, leanings };
    let forward = forward(model, &given);
    backward(model, &given, forward)
}

/// Scores of all lines, to be taken from the last line to the first. They are as many as
/// lines for as long as the page is decided, so those that fit are kept in half the room.
struct Kept {
    near: Vec<[i16; LABELS]>,
    /// Those that do not fit, with their lines, ascending.
    far: Vec<(usize, Scores)>,
}

impl Kept {
    fn push(&mut self, scores: &Scores) {
        if scores.iter().any(|&s| s < i16::MIN.into()) {
            self.far.push((self.near.len(), *scores));
        }
        self.near.push(scores.map(|s| s as i16));
    }

    fn pop(&mut self) -> Option<Scores> {
        let near = self.near.pop()?;
        let far = self.far.pop_if(|far| far.0 == self.near.len());
        Some(far.map_or_else(|| near.map(i32::from), |far| far.1))
    }
}

/// The weights between the labels of a line on one side and those of its neighbour.
struct Steps {
    weights: [Scores; LABELS],
    /// The same in half the room, where they allow it: a processor takes several at once.
    narrow: Option<[[i16; LABELS]; LABELS]>,
}

/// Scores from `-NEAR` on that are less than it are added up in half the room.
const NEAR: i32 = 1 << 13;
/// So must be the weights of what is not forbidden, and so is what is: it never wins against
/// any of the others, of which each label has one.
const FREE: i32 = 1 << 11;
const BARRED: i16 = -18_500;
const _: () = assert!(NEAR + BARRED as i32 <= -NEAR - FREE);
const _: () = assert!(-NEAR + BARRED as i32 >= i16::MIN as i32);

impl Steps {
    fn new(weights: [Scores; LABELS]) -> Self {
        let barred = |w: i32| w <= FREE - FORBIDDEN;
        let fits = weights.iter().flatten().all(|&w| barred(w) || w.abs() < FREE);
        let narrow = |w| if barred(w) { BARRED } else { w as i16 };
        Self { weights, narrow: fits.then(|| weights.map(|row| row.map(narrow))) }
    }

    /// The best score of what comes on one side of a line, for each of its labels: `scores`
    /// are those of the neighbouring line.
    fn best(&self, scores: &Scores) -> Scores {
        let spread = scores.iter().fold(0, |all, s| all | (s + NEAR));
        match &self.narrow {
            // Without wide registers it would take longer.
            Some(narrow)
                if spread & !(2 * NEAR - 1) == 0 && !cfg!(target_family = "wasm") =>
            {
                let of = |label: usize| narrow[label].map(|w| w + scores[label] as i16);
                // In rounds, in which a row is taken at once.
                let all: [_; 12] = from_fn(|i| greater(of(i), of(i + 12)));
                let all: [_; 6] = from_fn(|i| greater(all[i], all[i + 6]));
                let all: [_; 3] = from_fn(|i| greater(all[i], all[i + 3]));
                greater(greater(all[0], all[1]), all[2]).map(i32::from)
            }
            _ => {
                let mut best = [i32::MIN; LABELS];
                for (score, weights) in scores.iter().zip(&self.weights) {
                    for (best, weight) in best.iter_mut().zip(weights) {
                        *best = (*best).max(score + weight);
                    }
                }
                best
            }
        }
    }
}

/// The greater of each two.
fn greater(a: [i16; LABELS], b: [i16; LABELS]) -> [i16; LABELS] {
    from_fn(|label| a[label].max(b[label]))
}

/// The best score of a sequence that ends at each line with each label, kept relative to
/// the line's best.
fn forward(model: &LineModel, given: &Given) -> Kept {
    let n = given.emissions.len();
    let steps = Steps::new(model.transitions);
    let mut out = Kept { near: Vec::with_capacity(n), far: Vec::new() };
    let mut scores = model.starts;
    let mut begun = false;
    for i in 0..n {
        if !given.passes_over(i) {
            if begun {
                scores = steps.best(&scores);
            }
            begun = true;
            add(&mut scores, &given.scores(i));
            relative(&mut scores);
        }
        out.push(&scores);
    }
    out
}

/// Takes the largest score off all, so that no sum overflows: none is further behind than one
/// line can bring it, for it might have come from the largest of the line before.
fn relative(scores: &mut Scores) {
    let most = scores.iter().copied().max().unwrap_or(0);
    for s in scores {
        *s -= most;
    }
}

/// Runs the recursion from the end, follows the best sequence and measures margins.
fn backward(model: &LineModel, given: &Given, mut forward: Kept) -> Decoded {
    let n = given.emissions.len();
    let mut out = Decoded {
        labels: vec![0; n],
        place_margins: vec![0; n],
        role_margins: vec![0; n],
    };
    let back = Steps::new(from_fn(|next| model.transitions.map(|row| row[next])));
    // For each label those that place the line otherwise, and those of another role, as
    // masks of all bits or none.
    let keep = |keeps: bool| if keeps { !0 } else { 0 };
    let rivals: [[Scores; 2]; LABELS] = from_fn(|l| {
        let label = |l| (labels::role(l as Label), labels::place(l as Label));
        let (own, at) = label(l);
        let begins = at == Place::Begins;
        [
            from_fn(|l| keep((label(l).1 == Place::Begins) != begins)),
            from_fn(|l| keep(label(l).0 != own)),
        ]
    });
    let mut behind = [0i32; LABELS];
    let mut chosen: Option<usize> = None;
    for i in (0..n).rev() {
        let Some(mut total) = forward.pop() else { break };
        if given.passes_over(i) {
            out.labels[i] = labels::FURNITURE;
            [out.place_margins[i], out.role_margins[i]] = [STRUCTURE; 2];
            continue;
        }
        let mut ends = total;
        if let Some(next) = chosen {
            add(&mut ends, &back.weights[next]);
        }
        let label = argmax(&ends);
        add(&mut total, &behind);
        let margin = |rivals: &Scores| {
            let mut rival = OUT;
            for (total, keep) in total.iter().zip(rivals) {
                rival = rival.max(total & keep | OUT & !keep);
            }
            (total[label] - rival).max(0)
        };
        out.labels[i] = label as Label;
        out.place_margins[i] = margin(&rivals[label][0]);
        out.role_margins[i] = margin(&rivals[label][1]);
        chosen = Some(label);
        add(&mut behind, &given.scores(i));
        behind = back.best(&behind);
        relative(&mut behind);
    }
    out
}

fn add(scores: &mut Scores, more: &Scores) {
    for (s, m) in scores.iter_mut().zip(more) {
        *s += m;
    }
}

/// The label of the best score, the lowest one of several.
fn argmax(scores: &Scores) -> usize {
    let most = scores.iter().copied().max().unwrap_or(0);
    // Without a branch, for there is no telling which one it is.
    (0..LABELS)
        .rev()
        .fold(0, |best, label| if scores[label] == most { label } else { best })
}
