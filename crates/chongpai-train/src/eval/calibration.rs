//! Whether confidences are worth their name: of the lines for which the engine says nine in
//! ten, nine in ten should be right.
//!
//! A line's *place* is right if gold and answer agree on whether it stands in the block of the
//! line just before it; the first line of a page has none before it and is not counted. Its
//! *role* is right if it is the gold's. The confidences are those that the document gives, in
//! per mille.

use super::{Answered, is_joined};

/// How many bins of equal width the confidences from 0 to 1 are put into, as is usual for the
/// expected calibration error.
const BINS: usize = 15;
/// How many bins that hold about as many lines each; they look into the top bin of the
/// others, which holds nearly all lines.
const SHARES: usize = 15;
/// The lower edges, in per mille, of the rows of the printed table.
const EDGES: [u16; 9] = [0, 500, 600, 700, 800, 900, 950, 980, 995];
/// One in this many lines is looked at again by a careful reader.
const LEAST_CERTAIN: usize = 20;

/// One decision: what the engine says of it in per mille, and whether it is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Claim {
    confidence: u16,
    right: bool,
}

/// Prints the calibration of places and roles.
pub(super) fn print(answered: &[Answered]) {
    let mut places = claims(answered, |each, i| {
        let right = is_joined(&each.case.gold, i) == is_joined(&each.answer, i);
        let confidence = each.document.decisions[i].place_confidence;
        (i > 0).then_some(Claim { confidence, right })
    });
    let mut roles = claims(answered, |each, i| {
        let right = each.case.gold[i].role == each.answer[i].role;
        let confidence = each.document.decisions[i].role_confidence;
        Some(Claim { confidence, right })
    });
    println!(
        "calibration            lines   wrong  error ({BINS} equal widths)  \
         error ({SHARES} equal shares)"
    );
    for (name, list) in [("place", &mut places), ("role", &mut roles)] {
        list.sort_by_key(|c| c.confidence);
        println!(
            "{name:20}{:>8}{:>8}{:>25.4}{:>25.4}",
            list.len(),
            list.iter().filter(|c| !c.right).count(),
            error(list, &equal_widths(list)),
            error(list, &equal_shares(list)),
        );
    }
    println!(
        "\n                       place: lines    says   right    role: lines    says   right"
    );
    for (at, &low) in EDGES.iter().enumerate() {
        let high = EDGES.get(at + 1).copied().unwrap_or(1001);
        print!("from {:.3} {:13}", f64::from(low) / 1000.0, "");
        for list in [&places, &roles] {
            let bin = &list[below(list, low)..below(list, high)];
            match means(bin) {
                Some((says, right)) => print!("{:>12}{says:8.3}{right:8.3} ", bin.len()),
                None => print!("{:>12}{:>8}{:>8} ", 0, "-", "-"),
            }
        }
        println!();
    }
    let count = places.len().div_ceil(LEAST_CERTAIN);
    match share_among_least(&places, count) {
        Some(share) => println!(
            "\nwrong breaks among the least certain {count} of {} lines: {share:.4}",
            places.len()
        ),
        None => println!("\nno wrong break"),
    }
}

fn claims(
    answered: &[Answered],
    claim: impl Fn(&Answered, usize) -> Option<Claim>,
) -> Vec<Claim> {
    answered
        .iter()
        .flat_map(|each| (0..each.answer.len()).filter_map(|i| claim(each, i)))
        .collect()
}

/// How many claims of an ascending list are below a confidence.
fn below(list: &[Claim], confidence: u16) -> usize {
    list.partition_point(|c| c.confidence < confidence)
}

/// Where the bins of equal width end in an ascending list.
fn equal_widths(list: &[Claim]) -> Vec<usize> {
    let last = BINS - 1;
    let edge = |bin: usize| ((1000 * bin).div_ceil(BINS)) as u16;
    (0..last).map(|bin| below(list, edge(bin + 1))).chain([list.len()]).collect()
}

/// Where the bins of equal shares end in an ascending list. Lines of one confidence stay in
/// one bin, so that the order among them does not matter.
fn equal_shares(list: &[Claim]) -> Vec<usize> {
    (1..=SHARES)
        .map(|bin| match list.get(list.len() * bin / SHARES) {
            Some(claim) => below(list, claim.confidence),
            None => list.len(),
        })
        .collect()
}

/// The expected calibration error: how far what is said and what is right lie apart in each
/// bin, weighted by lines.
fn error(list: &[Claim], ends: &[usize]) -> f64 {
    let mut start = 0;
    let mut sum = 0.0;
    for &end in ends {
        if let Some((says, right)) = means(&list[start..end]) {
            sum += (says - right).abs() * (end - start) as f64;
        }
        start = end;
    }
    sum / list.len().max(1) as f64
}

/// The mean confidence and the share that is right.
fn means(bin: &[Claim]) -> Option<(f64, f64)> {
    let n = bin.len() as f64;
    let says: f64 = bin.iter().map(|c| f64::from(c.confidence) / 1000.0).sum();
    let right = bin.iter().filter(|c| c.right).count() as f64;
    (!bin.is_empty()).then(|| (says / n, right / n))
}

/// Which share of all wrong claims stands among the `count` least certain of an ascending
/// list. Of the claims that share the last confidence, only some are among them: each counts
/// as much as the chance that it is.
fn share_among_least(list: &[Claim], count: usize) -> Option<f64> {
    let wrong = |part: &[Claim]| part.iter().filter(|c| !c.right).count() as f64;
    let all = wrong(list);
    let border = list.get(count.checked_sub(1)?)?.confidence;
    let (start, end) = (below(list, border), below(list, border + 1));
    let chance = (count - start) as f64 / (end - start) as f64;
    (all > 0.0).then(|| (wrong(&list[..start]) + chance * wrong(&list[start..end])) / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(of: &[(u16, usize, usize)]) -> Vec<Claim> {
        of.iter()
            .flat_map(|&(confidence, right, wrong)| {
                let claim = |right| Claim { confidence, right };
                std::iter::repeat_n(claim(true), right)
                    .chain(std::iter::repeat_n(claim(false), wrong))
            })
            .collect()
    }

    #[test]
    fn the_error_is_the_mean_distance_of_saying_and_being_right() {
        // Ten lines say .6 and six are right; ten say .9 and five are right.
        let list = list(&[(600, 6, 4), (900, 5, 5)]);
        let found = error(&list, &equal_widths(&list));
        assert!((found - 0.2).abs() < 1e-9, "{found}");
        let found = error(&list, &equal_shares(&list));
        assert!((found - 0.2).abs() < 1e-9, "{found}");
    }

    #[test]
    fn certainty_that_is_always_right_has_no_error() {
        let list = list(&[(1000, 7, 0)]);
        assert_eq!(error(&list, &equal_widths(&list)), 0.0);
        assert_eq!(error(&[], &equal_widths(&[])), 0.0);
    }

    #[test]
    fn ties_at_the_border_count_by_chance() {
        // Five of twenty lines: the two at .5, and three of the nine at .7.
        let list = list(&[(500, 1, 1), (700, 6, 3), (990, 9, 0)]);
        let share = share_among_least(&list, 5).unwrap();
        assert!((share - (1.0 + 3.0 * 3.0 / 9.0) / 4.0).abs() < 1e-9, "{share}");
        assert_eq!(share_among_least(&list, 20), Some(1.0));
    }
}
