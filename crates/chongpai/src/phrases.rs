//! Lists of words that are looked for in every line, with a sieve that rules most of them
//! out at a glance.

/// Which characters a text has: a bit for each, by the last seven bits of its number. A
/// character whose bit is missing is not there; one whose bit is set may be.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Letters([u64; 2]);

impl Letters {
    /// The characters of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut all = Self::default();
        for c in text.chars() {
            all.add(c as u32);
        }
        all
    }

    const fn add(&mut self, code: u32) {
        self.0[(code >> 6 & 1) as usize] |= 1 << (code & 63);
    }

    const fn may_have(self, code: u32) -> bool {
        self.0[(code >> 6 & 1) as usize] >> (code & 63) & 1 == 1
    }

    const fn may_have_all(self, other: Self) -> bool {
        (other.0[0] & !self.0[0]) | (other.0[1] & !self.0[1]) == 0
    }
}

/// Words that mean the same, made by [`phrases!`](crate::phrases::phrases).
pub(crate) struct Phrases {
    pub(crate) words: &'static [&'static str],
    /// The characters of each word.
    pub(crate) letters: &'static [Letters],
    /// The first characters of all.
    pub(crate) firsts: Letters,
    /// The last ones.
    pub(crate) lasts: Letters,
}

impl Phrases {
    /// Whether the text begins with one of them.
    pub(crate) fn begin(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|c| self.firsts.may_have(c as u32))
            && self.words.iter().any(|w| text.starts_with(w))
    }

    /// Whether the text ends with one of them.
    pub(crate) fn end(&self, text: &str) -> bool {
        text.chars().next_back().is_some_and(|c| self.lasts.may_have(c as u32))
            && self.words.iter().any(|w| text.ends_with(w))
    }

    /// Whether one of them stands in the text, which has no other than these letters.
    pub(crate) fn stand_in(&self, text: &str, letters: Letters) -> bool {
        self.words
            .iter()
            .zip(self.letters)
            .any(|(word, &own)| letters.may_have_all(own) && text.contains(word))
    }
}

/// Makes [`Phrases`] of words, when the engine is compiled.
macro_rules! phrases {
    ($($word:literal),* $(,)?) => {
        const {
            const WORDS: &[&str] = &[$($word),*];
            const LETTERS: [$crate::phrases::Letters; WORDS.len()] =
                $crate::phrases::letters(WORDS);
            const EDGES: [$crate::phrases::Letters; 2] = $crate::phrases::edges(WORDS);
            &$crate::phrases::Phrases {
                words: WORDS,
                letters: &LETTERS,
                firsts: EDGES[0],
                lasts: EDGES[1],
            }
        }
    };
}
pub(crate) use phrases;

/// The letters of each word.
pub(crate) const fn letters<const N: usize>(words: &[&str]) -> [Letters; N] {
    let mut out = [Letters([0; 2]); N];
    let mut i = 0;
    while i < N {
        let mut at = 0;
        while at < words[i].len() {
            let (code, next) = code_at(words[i].as_bytes(), at);
            out[i].add(code);
            at = next;
        }
        i += 1;
    }
    out
}

/// The first letters of some words, and the last ones.
pub(crate) const fn edges(words: &[&str]) -> [Letters; 2] {
    let mut out = [Letters([0; 2]); 2];
    let mut i = 0;
    while i < words.len() {
        let bytes = words[i].as_bytes();
        let (mut code, mut at) = code_at(bytes, 0);
        out[0].add(code);
        while at < bytes.len() {
            (code, at) = code_at(bytes, at);
        }
        out[1].add(code);
        i += 1;
    }
    out
}

/// The character that begins at a place of a text's bytes, and where the next one does.
const fn code_at(bytes: &[u8], at: usize) -> (u32, usize) {
    let mut code = bytes[at] as u32;
    let mut next = at + 1;
    // Only the low bits count, so that those that tell the length may stay.
    while next < bytes.len() && bytes[next] & 0xc0 == 0x80 {
        code = code << 6 | (bytes[next] & 0x3f) as u32;
        next += 1;
    }
    (code, next)
}

#[cfg(test)]
mod tests {
    use super::{Letters, Phrases};

    #[test]
    fn the_sieve_lets_through_what_is_there() {
        let list: &Phrases = phrases!["下转", "continued on", "é", "에 계속", "𠮟"];
        for word in list.words {
            let text = format!("（{word}）");
            assert!(list.begin(word) && list.end(word), "{word}");
            assert!(list.stand_in(&text, Letters::of(&text)), "{word}");
            assert!(!list.begin(&text) && !list.end(&text), "{word}");
        }
        for text in ["", "转下", "continued", "e"] {
            let found = list.stand_in(text, Letters::of(text));
            assert!(!found && !list.begin(text) && !list.end(text), "{text}");
        }
    }
}
