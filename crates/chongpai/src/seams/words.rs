//! The lines of a page → the words that its author writes together, and apart.
//!
//! A name or a compound that is cut at one line's end often stands whole inside another
//! line of the same page.

use super::window::fold;

/// What stands inside the lines of a page, as hashes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PageWords {
    together: Hashes,
    apart: Hashes,
}

/// How many characters of the lower line are looked at: enough to know a word's stem, few
/// enough that its ending may differ.
const STEM: usize = 2;
/// The longest beginning of a word that is kept.
const LONGEST: usize = 8;

impl PageWords {
    /// Notes the words inside a line.
    pub(super) fn note(&mut self, line: &str) {
        // The first word of a line may be the rest of one; few words are asked for
        // that begin as such a rest does.
        let (mut word, mut length) = (START, 0);
        // The word before, if it is long enough, and this one's stem so far.
        let mut both = None;
        for c in line.chars() {
            if c == ' ' {
                if length > 0 {
                    both = (length >= STEM).then(|| mix(word, c));
                }
                (word, length) = (START, 0);
                continue;
            }
            word = mix(word, c);
            length += 1;
            if length <= STEM {
                both = both.map(|both| mix(both, c));
                if let Some(both) = both.filter(|_| length == STEM) {
                    self.apart.insert(both);
                }
            } else if length <= LONGEST {
                self.together.insert(word);
            }
        }
    }

    /// 1 when the page writes the words at the seam apart, -1 when together, 0 when it does
    /// neither or both.
    pub(super) fn say(&self, left: &str, right: &str) -> i32 {
        if self.together.is_empty() && self.apart.is_empty() {
            return 0;
        }
        let before = left.rsplit(' ').next().unwrap_or("");
        let after = right.split(' ').next().unwrap_or("");
        let together =
            together(before, after).is_some_and(|hash| self.together.has(hash));
        let apart = apart(before, after).is_some_and(|hash| self.apart.has(hash));
        i32::from(apart) - i32::from(together)
    }
}

/// A set of hashes, in an open table that is at most three quarters full. Nothing goes
/// through it in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Hashes {
    /// A hash in each place, 0 for none; their number is a power of two.
    places: Vec<u64>,
    count: usize,
}

impl Hashes {
    fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn has(&self, hash: u64) -> bool {
        !self.is_empty() && self.places[self.place(hash)] != 0
    }

    fn insert(&mut self, hash: u64) {
        if self.count * 4 >= self.places.len() * 3 {
            let more = vec![0; (self.places.len() * 2).max(64)];
            let old = std::mem::replace(&mut self.places, more);
            for hash in old.into_iter().filter(|&hash| hash != 0) {
                let place = self.place(hash);
                self.places[place] = hash;
            }
        }
        let place = self.place(hash);
        self.count += usize::from(self.places[place] == 0);
        self.places[place] = hash.max(1);
    }

    /// Where a hash stands, or would stand.
    fn place(&self, hash: u64) -> usize {
        let mask = self.places.len() - 1;
        let mut place = (hash >> 20) as usize & mask;
        while !(self.places[place] == 0 || self.places[place] == hash.max(1)) {
            place = (place + 1) & mask;
        }
        place
    }
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: u64, c: char) -> u64 {
    (hash.rotate_left(5) ^ u64::from(fold(c))).wrapping_mul(0x100_0000_01b3)
}

/// The word that two parts make, to the stem of the second.
fn together(before: &str, after: &str) -> Option<u64> {
    let stem = after.chars().take(STEM);
    let length = before.chars().count() + stem.clone().count();
    (!before.is_empty() && !after.is_empty() && length > STEM && length <= LONGEST)
        .then(|| before.chars().chain(stem).fold(START, mix))
}

/// Two words, the second to its stem.
fn apart(before: &str, after: &str) -> Option<u64> {
    let stem = after.chars().take(STEM);
    (before.chars().count() >= STEM && stem.clone().count() == STEM)
        .then(|| before.chars().chain(" ".chars()).chain(stem).fold(START, mix))
}

#[cfg(test)]
mod tests {
    use super::PageWords;

    #[track_caller]
    fn check(left: &str, right: &str, expected: i32) {
        let lines =
            ["새 강변나루다리를 놓는", "일이 늦어져 마을 회관에서", "모두 강변 나들이를"];
        let mut words = PageWords::default();
        lines.iter().for_each(|line| words.note(line));
        assert_eq!(words.say(left, right), expected, "{left}|{right}");
    }

    #[test]
    fn the_page_says_how_it_writes_its_words() {
        check("사람들은 강변나", "루다리가 좋다고", -1);
        check("어제 저녁 마을", "회관은 조용했다", 1);
        check("우리는 강변", "나들이에서 돌아왔다", 1);
        check("우리는 강변", "공원에서 돌아왔다", 0);
        check("", "", 0);
        check("마을 ", " 회관", 0);
    }
}
