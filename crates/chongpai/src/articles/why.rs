//! Why a story begins, or a title belongs to one: what decided it, as data.
//!
//! Comes in: the stories of the best reading. Goes out: for each block that begins a story,
//! and for each title, what the decision weighs against its best rival, rule by rule.

use super::context::Context;
use super::features::{Move, Newcomer, Take, Template};
use super::search::{self, Given, Hypothesis};
use crate::{Reason, Rule, order};

/// Reasons of one block that are kept, the strongest first.
const MOST: usize = 4;

/// Tells the reasons of the decisions about articles, in the order of the blocks.
pub(super) fn tell(
    context: &Context,
    given: &[Given],
    story: &[u32],
    weights: &[i32],
) -> Vec<(u32, Reason)> {
    let mut out = Vec::new();
    search::follow(context, given, story, |at, hypothesis, target, kind| {
        let b = context.flow[at] as usize;
        if matches!(kind, Move::BodyFollows | Move::BodyFirst | Move::BodyResumes) {
            return;
        }
        if given[b].opens {
            out.push((b as u32, Reason { rule: Rule::Corrected, value: 0, weight: 1 }));
            return;
        }
        let newcomer = Newcomer::new(context, b);
        let view = newcomer.view(hypothesis, newcomer.fits(hypothesis));
        let weigh = |target, kind| {
            let weights = &weights[kind as usize..];
            let mut sums = Sums { weights, by_rule: [0; Rule::ALL.len()] };
            newcomer.tell(&view, target, kind, &mut sums);
            sums.by_rule
        };
        let own = weigh(target, kind);
        let title = context.galley.blocks[b].role.is_title();
        let allowed = hypothesis.allowed(title, given[b]);
        let rival = (0..=hypothesis.stories().len())
            .filter(|&t| t != target && allowed >> t & 1 == 1)
            .map(|t| weigh(t, hypothesis.kind(title, t)))
            .max_by_key(|r| r.iter().sum::<i32>())
            .unwrap_or([0; Rule::ALL.len()]);
        let mut reasons: Vec<Reason> = Rule::ALL
            .iter()
            .enumerate()
            .filter(|&(i, _)| own[i] != rival[i])
            .map(|(i, &rule)| Reason {
                rule,
                value: value(context, hypothesis, b, target, rule),
                weight: own[i] - rival[i],
            })
            .collect();
        order::by_key(&mut reasons, |r| order::falling(r.weight.abs().into()));
        out.extend(reasons.into_iter().take(MOST).map(|r| (b as u32, r)));
    });
    out
}

/// What each rule weighs for a move.
struct Sums<'a> {
    /// The weights from the kind of the move on.
    weights: &'a [i32],
    by_rule: [i32; Rule::ALL.len()],
}

impl Take for Sums<'_> {
    fn take(&mut self, template: Template, place: usize) {
        self.by_rule[template.rule() as usize] += self.weights[place];
    }
}

/// What a rule measured at block `b`.
fn value(
    context: &Context,
    hypothesis: &Hypothesis,
    b: usize,
    target: usize,
    rule: Rule,
) -> i32 {
    let galley = context.galley;
    let first = |b: usize| galley.pieces(b).flat_map(str::chars).next();
    let last = |b: usize| galley.pieces(b).rev().flat_map(|p| p.chars().rev()).next();
    let code = |c: Option<char>| c.map_or(0, |c| c as i32);
    match rule {
        Rule::BlankLines => i32::from(context.facts[b].gap & 3),
        Rule::MeasureChange => i32::from(galley.blocks[b].measure),
        Rule::LineBegin => code(first(b)),
        Rule::LineEnd | Rule::SentenceEnd => code(context.before(b).and_then(last)),
        Rule::SharedWords => {
            let title = galley.blocks[b].role.is_title();
            let story = hypothesis.stories().get(target);
            let shared = if title {
                match story {
                    Some(s) => {
                        context.words.coverage(b as u32, s.body_first, s.body_last)
                    }
                    None => context
                        .below(b)
                        .and_then(|(f, l)| context.words.coverage(b as u32, f, l)),
                }
            } else {
                None
            };
            shared.map_or(0, |c| c.1 as i32)
        }
        _ => 0,
    }
}
