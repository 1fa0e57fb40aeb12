//! Why the engine decided as it did, worked out when it is asked.
//!
//! The document keeps what was measured. The reasons of a line are the real contributions
//! of the model's weights: for each rule, how much its features speak, straight and through the
//! hidden units, for the label that was chosen and against the best label that places the line
//! otherwise.

use crate::articles::{Galley, GalleyBlock, Grounds};
use crate::features::Page;
use crate::labels::{self, LABELS, Label};
use crate::model::SHARE;
use crate::restored::Restored;
use crate::{BlockId, Decision, Document, Model, Options, Place, Reason, Role, Rule};
use crate::{articles, edits, order, templates};

/// What the document keeps for answering "why".
#[derive(Debug, Clone)]
pub(crate) struct Evidence<'a> {
    pub(crate) model: &'a Model,
    /// Of the lines that were decided: `restored` tells which each line of the source is.
    pub(crate) page: Page,
    pub(crate) restored: Option<Restored>,
    pub(crate) labels: Vec<Label>,
    /// Whether the options placed the lines, and nothing else did.
    pub(crate) final_lines: bool,
    /// What the articles were put together from.
    pub(crate) blocks: Vec<GalleyBlock>,
    pub(crate) grounds: Grounds,
}

/// Reasons that weigh less are left out, in units of the model: a seventh of a nat.
const LEAST: i32 = 3;
/// The most reasons that are given.
const MOST: usize = 8;

impl Document<'_> {
    /// Why the line `index` was placed so, the strongest reason first; negative weights
    /// spoke against it.
    pub fn reasons(&self, index: u32) -> Vec<Reason> {
        let i = index as usize;
        let decision = &self.decisions[i];
        if self.evidence.final_lines && !decision.place_corrected {
            return self.reasons_of_final_line(decision);
        }
        let Evidence { restored, page, .. } = &self.evidence;
        let line = restored.as_ref().map_or(i, |restored| restored.whole(i));
        let inside = restored.as_ref().is_some_and(|restored| restored.is_inside(i));
        // What stands round a story of the web is told by its words, running heads by where they
        // come back, and both by nothing else.
        let rule = match () {
            () if inside => Some(Rule::Stacked),
            () if decision.role_corrected => None,
            () if page.is_of_web(line) => Some(Rule::Control),
            () if page.is_running_head(line) => Some(Rule::RunningHead),
            () if page.mark(line).is_some() => Some(Rule::Markup),
            () => None,
        };
        let mut out = match rule {
            Some(rule) => vec![Reason { rule, value: 0, weight: i32::MAX }],
            None => self.evidence.weigh(line),
        };
        out.retain(|r| r.weight.abs() >= LEAST);
        order::by_key(&mut out, |r| {
            // Of equal weights the rule that is named first.
            order::falling((i64::from(r.weight.abs()) << 8) - r.rule as i64)
        });
        out.truncate(MOST);
        if decision.place_corrected || decision.role_corrected {
            out.insert(0, Reason { rule: Rule::Corrected, value: 0, weight: i32::MAX });
        }
        out
    }

    /// What the text says did not count, so it is no reason.
    fn reasons_of_final_line(&self, decision: &Decision) -> Vec<Reason> {
        let corrected = decision.role_corrected.then_some(Rule::Corrected);
        corrected
            .into_iter()
            .chain([Rule::LinesFinal])
            .map(|rule| Reason { rule, value: 0, weight: i32::MAX })
            .collect()
    }

    /// Why each article begins where it does, and each title belongs to its article: the
    /// block and a reason, in the order of the blocks, the strongest reason of each first.
    pub fn article_reasons(&self) -> Vec<(BlockId, Reason)> {
        let Evidence { model, blocks, grounds, .. } = &self.evidence;
        // The text as it was read, whatever the options then made of it, is not kept.
        let cleaned =
            edits::read(&self.source, self.language, &Options::default(), &model.seams);
        let galley = Galley {
            text: &cleaned.text,
            lines: &cleaned.ranges,
            block_lines: &self.block_lines,
            blocks,
            language: self.language,
        };
        articles::reasons(&galley, &model.articles, grounds)
    }
}

impl Evidence<'_> {
    /// What each rule weighs at a line.
    fn weigh(&self, i: usize) -> Vec<Reason> {
        let model = &self.model.lines;
        let features = self.page.extract(i);
        let chosen = self.labels[i];
        let passed_over = |b: &usize| {
            self.page.is_running_head(*b)
                && labels::role(self.labels[*b]) == Role::Furniture
        };
        let before = (0..i).rev().find(|b| !passed_over(b)).map(|b| self.labels[b]);
        let chain = |l: Label| match before {
            None => model.starts[usize::from(l)],
            Some(b) => model.transitions[usize::from(b)][usize::from(l)],
        };
        let scores = model.scores(&features);
        let score = |l: Label| i32::from(scores[usize::from(l)]) + chain(l);
        let begins = |l: Label| labels::place(l) == Place::Begins;
        let possible =
            |l: Label| before.map_or(labels::starts(l), |b| labels::follows(b, l));
        let rival = (0..LABELS as Label)
            .filter(|&l| begins(l) != begins(chosen) && possible(l))
            .max_by_key(|&l| (score(l), std::cmp::Reverse(l)));
        let Some(rival) = rival else { return Vec::new() };
        let mut sums = [0i64; Rule::ALL.len()];
        model.terms(&features, [chosen, rival], &mut |feature, says| {
            sums[templates::rule(feature) as usize] += i64::from(says);
        });
        let share = i64::from(SHARE);
        let mut weights = sums.map(|sum| (sum + share / 2).div_euclid(share) as i32);
        weights[Rule::Neighbours as usize] += chain(chosen) - chain(rival);
        // Whether the line before is full or stops short is one finding.
        let short = self.page.measured(Rule::MeasureLeft, i) > 1;
        let both = [Rule::MeasureFull, Rule::MeasureLeft]
            .map(|rule| std::mem::take(&mut weights[rule as usize]));
        let found = if short { Rule::MeasureLeft } else { Rule::MeasureFull };
        weights[found as usize] = both[0] + both[1];
        Rule::ALL
            .into_iter()
            .filter(|&rule| weights[rule as usize] != 0)
            .map(|rule| Reason {
                // What it speaks for shows in its weight; what it found, in its name.
                rule: match rule {
                    Rule::SentenceEnd if !self.page.is_behind_sentence(i) => {
                        Rule::SentenceOpen
                    }
                    rule => rule,
                },
                value: self.page.measured(rule, i),
                weight: weights[rule as usize],
            })
            .collect()
    }
}
