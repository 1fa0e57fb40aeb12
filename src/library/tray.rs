//! The paste tray: clippings that become one page.

use chongpai::{Correction, Source};
use serde::{Deserialize, Serialize};

/// One clipping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clipping {
    /// Its text as it came in.
    pub text: String,
    /// Whether an article begins with it, whatever the engine thinks.
    pub border: bool,
}

/// The clippings one after the other, and a border at the first line of each that has one.
pub fn page(clippings: &[Clipping]) -> (String, Vec<Correction>) {
    let (mut text, mut borders) = (String::new(), vec![]);
    for clipping in clippings {
        if !text.is_empty() {
            // An empty line of its own, as between things that do not belong together.
            let ended = text.ends_with('\n');
            text.push_str(if ended { "\n" } else { "\n\n" });
        }
        let first = !borders.is_empty() || !text.is_empty();
        if first && clipping.border {
            borders.push(text.len());
        }
        text.push_str(&clipping.text);
    }
    let source = Source::from(text.as_str());
    let line_at = |at: usize| {
        let lines = source.lines().iter().zip(1..);
        let mut after = lines.filter(|(l, _)| l.span.start as usize >= at && !l.blank);
        after.next().map(|(_, number)| Correction::PartArticle { line: number })
    };
    let corrections = borders.into_iter().filter_map(line_at).collect();
    (text, corrections)
}

/// Moves a clipping to another place.
pub fn move_to(clippings: &mut Vec<Clipping>, from: usize, to: usize) {
    if from < clippings.len() && to < clippings.len() {
        let clipping = clippings.remove(from);
        clippings.insert(to, clipping);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clipping(text: &str, border: bool) -> Clipping {
        Clipping { text: text.into(), border }
    }

    #[test]
    fn clippings_become_one_page_with_borders_at_their_first_lines() {
        let check = |clippings: &[Clipping], expected: &str, lines: &[u32]| {
            let (text, corrections) = page(clippings);
            let borders: Vec<_> =
                lines.iter().map(|&line| Correction::PartArticle { line }).collect();
            assert_eq!((text.as_str(), corrections), (expected, borders));
        };
        check(&[], "", &[]);
        check(&[clipping("早\n春", true)], "早\n春", &[]);
        check(&[clipping("早\n春", true), clipping("晚", true)], "早\n春\n\n晚", &[4]);
        check(&[clipping("早\n", true), clipping("晚", false)], "早\n\n晚", &[]);
        check(
            &[clipping("早", false), clipping("\n 晚", true), clipping("冬\r\n", true)],
            "早\n\n\n 晚\n\n冬\r\n",
            &[4, 6],
        );
    }

    #[test]
    fn clippings_change_places() {
        let order = |from, to| {
            let mut all: Vec<_> = ["a", "b", "c"].map(|t| clipping(t, false)).into();
            move_to(&mut all, from, to);
            all.into_iter().map(|c| c.text).collect::<String>()
        };
        assert_eq!([order(0, 2), order(2, 0), order(1, 1)], ["bca", "cab", "abc"]);
        assert_eq!([order(3, 0), order(0, 3)], ["abc", "abc"]);
    }
}
