//! What is marked in a stretch of text: what was searched for, what is read aloud, and the
//! short numbers that stand upright between vertical lines. No DOM.

use std::ops::Range;

/// How a stretch is marked, as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// It was searched for.
    pub hit: bool,
    /// It is the one among the hits that the reader has come to.
    pub current: bool,
    /// It is being read aloud.
    pub spoken: bool,
    /// It is a number of one or two digits.
    pub upright: bool,
}

/// What there is to mark in a text, in bytes of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Marks<'a> {
    /// What was searched for, in order and apart.
    pub hits: &'a [Range<u32>],
    /// The hit that the reader has come to.
    pub current: Option<usize>,
    /// What is being read aloud.
    pub spoken: Option<Range<u32>>,
    /// Whether lines run from top to bottom.
    pub vertical: bool,
}

impl Marks<'_> {
    /// Cuts a range of the text into stretches of one style each; together they are the
    /// range.
    pub fn cut(&self, text: &str, range: Range<usize>) -> Vec<(Range<usize>, Style)> {
        let first = self.hits.partition_point(|h| h.end as usize <= range.start);
        let hits = self.hits[first..].iter().enumerate();
        let hits: Vec<_> = hits
            .map(|(i, h)| (first + i, h.start as usize..h.end as usize))
            .take_while(|(_, h)| h.start < range.end)
            .collect();
        let spoken = self.spoken.as_ref().map(|s| s.start as usize..s.end as usize);
        let numbers = if self.vertical { numbers(text, &range) } else { vec![] };
        let mut cuts = vec![range.start, range.end];
        let marked = hits.iter().map(|(_, h)| h).chain(&spoken).chain(&numbers);
        for span in marked {
            cuts.extend([span.start, span.end].map(|c| c.clamp(range.start, range.end)));
        }
        cuts.sort_unstable();
        cuts.dedup();
        let holds = |span: &Range<usize>, at: usize| span.contains(&at);
        cuts.windows(2)
            .map(|pair| {
                let at = pair[0];
                let hit = hits.iter().find(|(_, h)| holds(h, at)).map(|(i, _)| *i);
                let style = Style {
                    hit: hit.is_some(),
                    current: hit.is_some() && hit == self.current,
                    spoken: spoken.as_ref().is_some_and(|s| holds(s, at)),
                    upright: numbers.iter().any(|n| holds(n, at)),
                };
                (at..pair[1], style)
            })
            .collect()
    }
}

/// The numbers of one or two digits that stand alone and whole in a range.
fn numbers(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    // What a number runs on with; none of these bytes is a part of another character.
    let word = |b: &u8| b.is_ascii_graphic() && !matches!(b, b'(' | b')' | b'"' | b'\'');
    let mut out = vec![];
    let mut at = range.start;
    while at < range.end {
        let rest = &bytes[at..];
        let length = rest.iter().take_while(|b| word(b)).count();
        let alone = at == 0 || !word(&bytes[at - 1]);
        let short = (1..=2).contains(&length) && at + length <= range.end;
        if alone && short && rest[..length].iter().all(u8::is_ascii_digit) {
            out.push(at..at + length);
        }
        at += length.max(1);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes hits as `[ ]`, the current one as `{ }`, what is spoken as `< >`, upright
    /// numbers as `| |`.
    fn check(marks: &Marks<'_>, text: &str, expected: &str) {
        let mut out = String::new();
        let mut at = 0;
        for (range, style) in marks.cut(text, 0..text.len()) {
            assert_eq!(range.start, at);
            at = range.end;
            let mut shown = text[range].to_owned();
            if style.upright {
                shown = format!("|{shown}|");
            }
            if style.spoken {
                shown = format!("<{shown}>");
            }
            match (style.hit, style.current) {
                (true, true) => shown = format!("{{{shown}}}"),
                (true, false) => shown = format!("[{shown}]"),
                _ => {}
            }
            out.push_str(&shown);
        }
        assert_eq!(at, text.len());
        assert_eq!(out, expected);
    }

    #[test]
    fn marks_cut_each_other() {
        let marks = Marks {
            hits: &[0..3, 6..12],
            current: Some(1),
            spoken: Some(3..9),
            ..Marks::default()
        };
        check(&marks, "早春的公园", "[早]<春>{<的>}{公}园");
        check(&Marks::default(), "早春", "早春");
        check(&Marks::default(), "", "");
    }

    #[test]
    fn short_numbers_stand_upright() {
        let marks = Marks { vertical: true, ..Marks::default() };
        check(&marks, "11月8日", "|11|月|8|日");
        check(&marks, "1998年86个1.2万人A4纸5%的3", "1998年|86|个1.2万人A4纸5%的|3|");
        check(&marks, "第（3）版 (12)", "第（|3|）版 (|12|)");
    }

    #[test]
    fn numbers_are_whole_beyond_the_range() {
        let marks = Marks { vertical: true, ..Marks::default() };
        let text = "在1998年";
        for end in 4..=7 {
            let cut = marks.cut(text, 3..end);
            assert!(cut.iter().all(|(_, s)| !s.upright), "{cut:?}");
        }
    }

    #[test]
    fn ranges_take_their_share() {
        let marks = Marks { hits: &[0..3, 3..9], ..Marks::default() };
        let cut = marks.cut("早春的公园", 3..6);
        let hit = Style { hit: true, ..Style::default() };
        assert_eq!(cut, [(3..6, hit)]);
    }
}
