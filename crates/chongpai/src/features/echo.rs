//! A line → how many of its pairs of characters the lines behind it have, too. What a headline
//! says is said again where its story begins; a line of running text is seldom repeated so soon.

use crate::chars::{self, Class, bit};
use crate::edits::Cleaned;

/// Characters behind a line that are looked through.
const AHEAD: usize = 96;
/// Bits of the set that pairs are kept in; with so few of them, one in forty is taken for
/// another.
const BITS: usize = 4096;
/// The most that is counted, and the value of a line that was not asked.
pub(super) const UNASKED: u8 = 7;

/// What stands behind the lines that are asked about, one after the other. They are near each
/// other as often as not, so that each line's pairs are worked out once and kept.
pub(super) struct Echoes<'a> {
    lines: &'a Cleaned,
    /// Where in `places` the pairs of each line end.
    ends: Vec<usize>,
    /// The places of the pairs behind lines that were asked about, of each line no more than
    /// are looked through.
    places: Vec<u16>,
}

impl<'a> Echoes<'a> {
    pub(super) fn of(lines: &'a Cleaned) -> Self {
        Self { lines, ends: Vec::new(), places: Vec::new() }
    }

    /// Counts the pairs of a line that stand in the lines behind it as well, six at most.
    pub(super) fn count(&mut self, line: usize) -> u8 {
        let mut own = [0u64; BITS / 64];
        each_pair(self.lines.line(line), |place| {
            own[place / 64] |= 1 << (place % 64);
            true
        });
        // Up to this line nothing is asked for any more.
        if self.ends.len() <= line {
            self.ends.resize(line + 1, self.places.len());
        }
        let end = self.ends[line] + AHEAD;
        while self.places.len() < end && self.ends.len() < self.lines.ranges.len() {
            let mut left = AHEAD;
            each_pair(self.lines.line(self.ends.len()), |place| {
                self.places.push(place as u16);
                left -= 1;
                left > 0
            });
            self.ends.push(self.places.len());
        }
        let mut found = 0;
        for &place in self.places[self.ends[line]..].iter().take(AHEAD) {
            let (word, bit) = (usize::from(place) / 64, 1 << (place % 64));
            if own[word] & bit != 0 {
                // Each counts once.
                own[word] &= !bit;
                found += 1;
            }
        }
        found.min(UNASKED - 1)
    }
}

/// Names the place of each pair of neighbouring characters until told to stop. Pairs of
/// hiragana are endings and particles, which stand everywhere.
fn each_pair(text: &str, mut say: impl FnMut(usize) -> bool) {
    let mut before = None;
    for c in text.chars() {
        let class = match c {
            // Most are, and need not be looked up.
            '\u{5000}'..='\u{9fff}' => Class::Han,
            _ => chars::class(c),
        };
        if !class.is_in(SPOKEN) {
            before = None;
            continue;
        }
        if let Some((b, of)) = before.replace((c, class))
            && !(of == Class::Hiragana && class == Class::Hiragana)
        {
            let hash = (b as u32).wrapping_mul(0x9e37_79b9) ^ c as u32;
            let place = hash.wrapping_mul(0x85eb_ca6b) >> (32 - BITS.ilog2());
            if !say(place as usize) {
                return;
            }
        }
    }
}

/// What words and names are made of.
const SPOKEN: u32 = bit(Class::Han)
    | bit(Class::Hiragana)
    | bit(Class::Katakana)
    | bit(Class::SmallKana)
    | bit(Class::Prolonged)
    | bit(Class::Hangul)
    | bit(Class::Letter)
    | bit(Class::WideLetter)
    | bit(Class::Digit)
    | bit(Class::WideDigit);

#[cfg(test)]
mod tests {
    use super::{Cleaned, Echoes};
    use crate::Span;

    fn page(lines: &[&str]) -> Cleaned {
        let text = lines.concat();
        let mut at = 0;
        let ranges = lines.iter().map(|line| {
            let start = at;
            at += line.len() as u32;
            Span::new(start, at)
        });
        let ranges = ranges.collect();
        let (edits, edit_ranges) = (Vec::new(), Vec::new());
        let (indents, trailing_space, spaced) = (Vec::new(), Vec::new(), Vec::new());
        Cleaned { text, ranges, edits, edit_ranges, indents, trailing_space, spaced }
    }

    #[track_caller]
    fn check(line: &str, behind: &[&str], expected: u8) {
        let page = page(&[&[line], behind].concat());
        assert_eq!(Echoes::of(&page).count(0), expected, "{line}");
    }

    #[test]
    fn what_a_headline_says_is_said_again() {
        check("河边茶馆重开", &["昨天，河边的老茶馆", "又开了门。"], 2);
        check("강변 찻집 다시 문 열어", &["강변의 찻집이 어제", "문을 다시 열었다."], 3);
        check("川辺の茶店が再び", &["古い倉庫が町の図書室になり"], 0);
        check("", &["川辺"], 0);
        check("川辺", &[], 0);
    }

    #[test]
    fn a_pair_counts_once_and_what_is_far_behind_does_not() {
        check("茶馆茶馆茶馆", &["茶馆"], 1);
        let far = "好".repeat(200);
        check("茶馆", &[&far, "茶馆"], 0);
    }
    #[test]
    fn what_is_kept_of_a_page_changes_nothing() {
        let lines =
            ["河边茶馆", "重开茶馆", "", "河边的茶馆", "又开了门", "好"].repeat(99);
        let page = page(&lines);
        let mut kept = Echoes::of(&page);
        for line in (0..lines.len()).filter(|line| line % 97 < 40) {
            assert_eq!(kept.count(line), Echoes::of(&page).count(line), "{line}");
        }
    }
}
