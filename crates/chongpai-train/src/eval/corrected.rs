//! What one correction teaches the rest of its page.
//!
//! On each page with errors the first wrong break or role is corrected, as a reader would who
//! goes from the top, and the page is read again. The errors on all other lines are counted
//! before and after: they should get fewer, never more.

use chongpai::{Correction, Model, Options, reflow_with};

use super::{Answered, is_joined, rows};
use crate::corpus::Row;

/// Prints how the other errors of each page changed.
pub(super) fn print(model: &Model, answered: &[Answered]) {
    let (mut before, mut after) = (0, 0);
    let (mut fewer, mut same) = (0, 0);
    let mut more = Vec::new();
    for each in answered {
        let Some(change) = teach(model, each) else { continue };
        before += change.before;
        after += change.after;
        match change.after.cmp(&change.before) {
            std::cmp::Ordering::Less => fewer += 1,
            std::cmp::Ordering::Equal => same += 1,
            std::cmp::Ordering::Greater => more.push((&each.case.name, change)),
        }
    }
    println!(
        "the first error of each of {} pages corrected: other errors {before} -> {after}; \
         fewer on {fewer} pages, as many on {same}, more on {}",
        fewer + same + more.len(),
        more.len()
    );
    for (name, change) in more {
        println!(
            "  {name}: {} -> {} after {:?}",
            change.before, change.after, change.given
        );
    }
}

/// The errors on other lines before and after a correction.
struct Change {
    given: Correction,
    before: usize,
    after: usize,
}

fn teach(model: &Model, each: &Answered) -> Option<Change> {
    let gold = &each.case.gold;
    let (line, given) =
        (0..gold.len()).find_map(|i| Some((i, correction(gold, &each.answer, i)?)))?;
    let document =
        reflow_with(model, &each.case.input, &Options::default(), &[given], &mut |_| {});
    let count = |answer: &[Row]| {
        (0..gold.len()).filter(|&i| i != line).map(|i| errors_at(gold, answer, i)).sum()
    };
    Some(Change { given, before: count(&each.answer), after: count(&rows(&document)) })
}

/// The gold's word on a line that is wrong; on its place first.
fn correction(gold: &[Row], answer: &[Row], at: usize) -> Option<Correction> {
    let (line, role) = (gold[at].number, gold[at].role);
    if is_joined(gold, at) != is_joined(answer, at) {
        let upper = gold[..at].iter().rev().find(|row| row.block == gold[at].block);
        return Some(match upper {
            Some(upper) => Correction::Join { upper: upper.number, lower: line },
            None => Correction::Part { line },
        });
    }
    (role != answer[at].role).then_some(Correction::Role { line, role })
}

/// A line may have a wrong break and a wrong role.
fn errors_at(gold: &[Row], answer: &[Row], at: usize) -> usize {
    usize::from(is_joined(gold, at) != is_joined(answer, at))
        + usize::from(gold[at].role != answer[at].role)
}
