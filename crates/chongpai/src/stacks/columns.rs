//! Stacks with a blank line behind each printed line.

use std::ops::Range;

use super::{Printed, Starts};
use crate::edits::Cleaned;

/// So many blank lines tell printed lines.
pub(super) const FEW: usize = 3;
/// No printed line has more characters.
pub(super) const LONGEST: usize = 60;
/// Numbers of so many digits are set across one cell of a vertical line.
const ACROSS: usize = 4;

/// Finds the printed lines of a run: what stands between two blank lines. Numbers and Latin words
/// have blank lines round them as well, and stand inside a printed line as long as it has room.
pub(super) fn find(
    cleaned: &Cleaned,
    lines: &[Printed],
    run: Range<usize>,
    out: &mut Starts,
) {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for i in run {
        match groups.last_mut() {
            Some(group) if lines[i].blanks == 0 => group.end = i + 1,
            _ => groups.push(i..i + 1),
        }
    }
    let length = |group: &Range<usize>| -> usize {
        group.clone().map(|i| cells(cleaned.line(i))).sum()
    };
    let across = |group: &Range<usize>| group.clone().all(|i| cleaned.line(i).is_ascii());
    let measure = measure(groups.iter().filter(|g| !across(g)).map(length));
    // How many cells the printed line has left.
    let mut room = 0;
    for (k, group) in groups.iter().enumerate() {
        let size = length(group);
        let beside = k > 0 && (across(group) || across(&groups[k - 1]));
        let goes_on = beside && size <= room && {
            // A number goes on where it ends the printed line or what follows it fits as well.
            let next = groups.get(k + 1).filter(|next| !across(next)).map_or(0, length);
            let ended =
                cleaned.line(group.start - 1).ends_with(['。', '︒', '」', '！', '？']);
            let left = room - size;
            let number = || cleaned.line(group.start).contains(char::is_alphanumeric);
            let fits = left == 0 || next == left || next < left && !ended;
            !across(group) || fits || !number()
        };
        if !goes_on {
            out.begins[group.start] = true;
            room = measure;
        }
        room = room.saturating_sub(size);
    }
}

/// How many cells of a vertical line a piece takes.
fn cells(text: &str) -> usize {
    let chars = text.chars().count();
    match text.is_ascii() {
        true if chars <= ACROSS => 1,
        true => chars.div_ceil(2),
        false => chars,
    }
}

/// The greatest length that several groups have: where nothing stands between, a group is a whole
/// printed line.
fn measure(lengths: impl Iterator<Item = usize>) -> usize {
    let mut counts = [0usize; LONGEST + 1];
    lengths.for_each(|length| counts[length.min(LONGEST)] += 1);
    let most = counts.iter().copied().max().unwrap_or(0);
    let several = |&length: &usize| counts[length] >= 2.max(most / 10);
    (0..=LONGEST).rev().find(several).unwrap_or(LONGEST)
}
