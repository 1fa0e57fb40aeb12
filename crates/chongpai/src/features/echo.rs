//! A line → how many of its pairs of characters the lines behind it have, too. What a headline
//! says is said again where its story begins; a line of running text is seldom repeated so soon.

use crate::chars::{self, Class, bit};

/// Characters behind a line that are looked through.
const AHEAD: usize = 96;
/// Bits of the set that pairs are kept in; with so few of them, one in forty is taken for
/// another.
const BITS: usize = 4096;
/// The most that is counted, and the value of a line that was not asked.
pub(super) const UNASKED: u8 = 7;

/// Counts the pairs of a line that stand in the lines behind it as well, six at most.
pub(super) fn count<'a>(line: &str, behind: impl Iterator<Item = &'a str>) -> u8 {
    let mut seen = [0u64; BITS / 64];
    let mut left = AHEAD;
    for text in behind {
        each_pair(text, |place| {
            seen[place / 64] |= 1 << (place % 64);
            left = left.saturating_sub(1);
            left > 0
        });
        if left == 0 {
            break;
        }
    }
    let mut found = 0;
    each_pair(line, |place| {
        let bit = 1 << (place % 64);
        if seen[place / 64] & bit != 0 {
            // Each counts once.
            seen[place / 64] &= !bit;
            found += 1;
        }
        found < UNASKED - 1
    });
    found
}

/// Names the place of each pair of neighbouring characters until told to stop. Pairs of
/// hiragana are endings and particles, which stand everywhere.
fn each_pair(text: &str, mut say: impl FnMut(usize) -> bool) {
    let mut before = None;
    for c in text.chars() {
        let class = chars::class(c);
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
    use super::count;

    #[track_caller]
    fn check(line: &str, behind: &[&str], expected: u8) {
        assert_eq!(count(line, behind.iter().copied()), expected, "{line}");
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
}
