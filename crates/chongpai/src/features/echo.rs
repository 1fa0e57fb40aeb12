//! A line → how many of its pairs of characters the lines behind it have, too. What a headline
//! says is said again where its story begins; a line of running text is seldom repeated so soon.

use crate::chars::{self, Class, bit};

/// Characters behind a line that are looked through.
const AHEAD: usize = 96;
/// So many pairs are told apart; with so few of them, one in forty is taken for another.
const PAIRS: usize = 4096;
/// The most that is counted, and the value of a line that was not asked.
pub(super) const UNASKED: u8 = 7;

/// Where the pairs of characters stand behind a line. Lines are passed from the last one to the
/// first.
pub(super) struct Echoes {
    /// Where each pair stands first, counted in pairs.
    places: Vec<u32>,
    /// Where the lines that were passed begin.
    begin: u32,
}

impl Echoes {
    pub(super) fn new() -> Self {
        Self { places: vec![u32::MAX; PAIRS], begin: u32::MAX - AHEAD as u32 }
    }

    /// Counts the pairs of a line that stand in the lines behind it as well, six at most, and
    /// passes it.
    pub(super) fn count(&mut self, line: &str) -> u8 {
        let mut found = 0;
        each_pair(line, |place| {
            let far = self.places[place] - self.begin >= AHEAD as u32;
            found += u32::from(!far);
            // Each counts once. Whoever asks next finds it in this line, or this line is all
            // that is looked through.
            self.places[place] = u32::MAX;
            true
        });
        self.pass(line);
        found.min(u32::from(UNASKED) - 1) as u8
    }

    /// Passes a line.
    pub(super) fn pass(&mut self, line: &str) {
        let (mut own, mut count) = ([0; AHEAD], 0);
        each_pair(line, |place| {
            own[count] = place as u16;
            count += 1;
            count < AHEAD
        });
        for &place in own[..count].iter().rev() {
            self.begin -= 1;
            self.places[usize::from(place)] = self.begin;
        }
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
            let place = hash.wrapping_mul(0x85eb_ca6b) >> (32 - PAIRS.ilog2());
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
    use super::Echoes;

    #[track_caller]
    fn check(line: &str, behind: &[&str], expected: u8) {
        let mut echoes = Echoes::new();
        behind.iter().rev().for_each(|line| echoes.pass(line));
        assert_eq!(echoes.count(line), expected, "{line}");
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
    fn lines_that_were_asked_about_are_passed_like_others() {
        let lines =
            ["河边茶馆", "重开茶馆", "", "河边的茶馆", "又开了门", "好"].repeat(99);
        let long = lines.concat();
        let lines: Vec<&str> =
            lines.into_iter().chain([&*long, "茶馆重开茶馆"]).collect();
        let (mut asked, mut passed) = (Echoes::new(), Echoes::new());
        for line in lines.iter().rev().chain(lines.iter().rev()) {
            let mut fresh = Echoes { places: passed.places.clone(), ..passed };
            assert_eq!(asked.count(line), fresh.count(line), "{line}");
            passed.pass(line);
        }
    }
}
