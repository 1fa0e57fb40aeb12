//! Why a story begins, or a title belongs to one: what decided it, as data.
//!
//! Comes in: the stories of the best reading. Goes out: for each block that begins a story,
//! and for each title, what the decision weighs against its best rival, rule by rule.

use super::context::Context;
use super::cues;
use super::features::{Move, Newcomer, Take, Template};
use super::search::{self, Given, Hypothesis};
use crate::chars::{self, Class};
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
        let title = context.galley.blocks[b].role.is_title();
        let behind = match context.before(b).and_then(|before| last(context, before)) {
            Some(c) if chars::class(c) == Class::Stop => Rule::SentenceEnd,
            _ => Rule::SentenceOpen,
        };
        let weigh = |target, kind| {
            let weights = &weights[kind as usize..];
            let mut sums = Sums { weights, by_rule: [0; Rule::ALL.len()] };
            newcomer.tell(&view, target, kind, &mut sums);
            let mut by_rule = sums.by_rule;
            let mut rename = |from: Rule, to: Rule| {
                let weight = std::mem::take(&mut by_rule[from as usize]);
                by_rule[to as usize] += weight;
            };
            if !title {
                // How a paragraph ends is asked of the one before.
                rename(Rule::LineEnd, Rule::SentenceEnd);
            }
            rename(Rule::SentenceEnd, behind);
            by_rule
        };
        let own = weigh(target, kind);
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
    let code = |c: Option<char>| c.map_or(0, |c| c as i32);
    let measure = |b: usize| i32::from(galley.blocks[b].measure);
    let before = context.before(b);
    match rule {
        Rule::BlankLines => i32::from(context.facts[b].gap & 3),
        Rule::MeasureChange if before.is_some_and(|a| measure(a) == measure(b)) => 0,
        Rule::MeasureChange => measure(b),
        Rule::LineBegin => code(first(b)),
        Rule::LineEnd => code(last(context, b)),
        Rule::SentenceEnd | Rule::SentenceOpen => {
            code(before.and_then(|before| last(context, before)))
        }
        Rule::LineLength => {
            context.facts[b].cues.length.min(u32::from(u16::MAX)) as i32 * 2
        }
        Rule::CueNewsLead => i32::from(context.facts[b].cues.bits & cues::LEAD != 0),
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

/// The last character of a block.
fn last(context: &Context, b: usize) -> Option<char> {
    context.galley.pieces(b).rev().flat_map(|p| p.chars().rev()).next()
}
