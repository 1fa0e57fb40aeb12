//! White space before lines → what is left of it beyond the margins that they stand at.
//!
//! Extractors that keep a page's looks put white space before each line: as much as its column
//! stands away from the page's edge, and the indent behind that. The next column, or the next
//! story, may stand elsewhere.

use super::Shape;
use crate::order;

/// So few lines have no margin that could be told from indents.
const FEW: usize = 6;
/// At most so many margins are weighed, the commonest.
const MARGINS: usize = 16;
/// What it costs that a line stands further in than its margin.
const IN: u32 = 1;
/// What it costs that it stands out of its margin.
const OUT: u32 = 3;
/// What it costs that a line stands at another margin than the one before it.
const OTHER: u32 = 4;

/// Takes the margin off the white space before each line, where most lines begin with some and most
/// do not end as paragraphs do.
pub(super) fn take_off(shapes: &mut [Shape]) {
    let begin = shapes.iter().filter(|shape| shape.indent > 0).count();
    if begin * 2 > shapes.len() {
        take_off_margins(shapes);
    }
}

// Apart from its caller, for it may be loaded later.
#[inline(never)]
fn take_off_margins(shapes: &mut [Shape]) {
    let ended = shapes.iter().filter(|shape| shape.ends_sentence()).count();
    if shapes.len() < FEW || ended * 2 > shapes.len() {
        return;
    }
    let margins = find(shapes);
    for (shape, margin) in shapes.iter_mut().zip(margins) {
        shape.indent = shape.indent.saturating_sub(margin);
    }
}

/// The margins that explain the lines with the least surprise.
fn find(shapes: &[Shape]) -> Vec<u8> {
    let margins = common(shapes);
    let surprise = |shape: &Shape, margin: u8| match shape.indent {
        indent if indent == margin => 0,
        indent if indent > margin => IN,
        _ => OUT,
    };
    let mut costs = vec![0u32; margins.len()];
    // For each line the margin before it that each margin is best reached from.
    let mut from: Vec<[u8; MARGINS]> = Vec::with_capacity(shapes.len());
    for shape in shapes {
        let best = (0..costs.len()).min_by_key(|&m| costs[m]).unwrap_or(0);
        let mut reached = [0; MARGINS];
        let other = costs[best] + OTHER;
        for (m, cost) in costs.iter_mut().enumerate() {
            let stays = *cost <= other;
            reached[m] = if stays { m } else { best } as u8;
            *cost = other.min(*cost) + surprise(shape, margins[m]);
        }
        from.push(reached);
    }
    let mut at = (0..costs.len()).min_by_key(|&m| costs[m]).unwrap_or(0);
    let mut out: Vec<u8> = from
        .iter()
        .rev()
        .map(|reached| {
            let margin = margins[at];
            at = usize::from(reached[at]);
            margin
        })
        .collect();
    out.reverse();
    out
}

/// The white space that most lines begin with, the least of those that are as common first.
fn common(shapes: &[Shape]) -> Vec<u8> {
    let mut counts = [0u32; 256];
    shapes.iter().for_each(|shape| counts[usize::from(shape.indent)] += 1);
    let mut margins: Vec<u8> =
        (0..=255).filter(|&m| counts[usize::from(m)] > 0).collect();
    order::by_key(&mut margins, |&m| order::falling(counts[usize::from(m)].into()));
    margins.truncate(MARGINS);
    margins
}
