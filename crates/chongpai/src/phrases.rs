//! Lists of words that are looked for in every line, with a sieve that rules most of them
//! out at a glance.

use std::sync::OnceLock;

/// Which characters a text has: a bit for each, by the last seven bits of its number. A
/// character whose bit is missing is not there; one whose bit is set may be.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Letters([u64; 2]);

impl Letters {
    /// The characters of a text.
    pub(crate) fn of(text: &str) -> Self {
        let (mut low, mut high) = (0, 0);
        let mut bytes = text.as_bytes();
        // The bits that count are in the last two bytes of each character.
        loop {
            let (before, last, rest) = match bytes {
                &[0xe0..0xf0, before, last, ref rest @ ..] => (before, last, rest),
                &[first @ 0..0x80, ref rest @ ..] => (first >> 6, first, rest),
                &[0xf0..=0xff, _, before, last, ref rest @ ..]
                | &[before, last, ref rest @ ..] => (before, last, rest),
                _ => break,
            };
            let letter = before << 6 & 64 | last & 63;
            // Looked up, and not worked out, both words stay in registers.
            let bits = &BITS[usize::from(letter)];
            low |= bits[0];
            high |= bits[1];
            bytes = rest;
        }
        Self([low, high])
    }

    /// Whether a character may be among them.
    pub(crate) fn may_hold(self, c: char) -> bool {
        self.may_have(letter(c))
    }

    fn meets(self, other: Self) -> bool {
        (self.0[0] & other.0[0]) | (self.0[1] & other.0[1]) != 0
    }

    fn add(&mut self, letter: u8) {
        self.0[(letter >> 6) as usize & 1] |= 1 << (letter & 63);
    }

    const fn may_have(self, letter: u8) -> bool {
        self.0[(letter >> 6) as usize & 1] >> (letter & 63) & 1 == 1
    }
}

/// The bit of each letter.
static BITS: [[u64; 2]; 128] = {
    let mut bits = [[0; 2]; 128];
    let mut letter = 0;
    while letter < 128 {
        bits[letter][letter / 64] = 1 << (letter % 64);
        letter += 1;
    }
    bits
};

fn letter(c: char) -> u8 {
    (c as u32 & 127) as u8
}

/// Words that mean the same, made by [`phrases!`](crate::phrases::phrases).
#[derive(Debug)]
pub(crate) struct Phrases {
    /// All words, each on a line of its own.
    text: &'static str,
    /// How they are found: made when they are first looked for, so that no program need hold it.
    index: OnceLock<Index>,
}

/// How words are found by their edges.
#[derive(Debug)]
struct Index {
    /// The first characters of all.
    firsts: Letters,
    /// The last ones.
    lasts: Letters,
    by_first: Sorted,
    by_last: Sorted,
}

/// A word, and the letters of its first and last characters.
#[derive(Debug, Clone, Copy)]
struct Word {
    text: &'static str,
    first: u8,
    last: u8,
}

/// Words by one of their letters.
#[derive(Debug)]
struct Sorted {
    words: Vec<Word>,
    /// Where the words of each letter begin.
    starts: [u16; LETTERS + 1],
}

const LETTERS: usize = 128;

impl Sorted {
    fn new(words: &[Word], letter: fn(&Word) -> u8) -> Self {
        let mut sorted = Vec::with_capacity(words.len());
        let starts = std::array::from_fn(|wanted| {
            let start = sorted.len() as u16;
            let own = words.iter().filter(|word| usize::from(letter(word)) == wanted);
            sorted.extend(own);
            start
        });
        Self { words: sorted, starts }
    }

    fn of(&self, letter: u8) -> &[Word] {
        let [start, end] =
            [0, 1].map(|i| usize::from(self.starts[usize::from(letter) + i]));
        &self.words[start..end]
    }
}

impl Phrases {
    /// Words, each on a line of its own.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text, index: OnceLock::new() }
    }

    /// Whether the text begins with one of them.
    pub(crate) fn begin(&self, text: &str) -> bool {
        self.beginnings(text).next().is_some()
    }

    /// The size in bytes of the longest of them that the text begins with.
    pub(crate) fn beginning(&self, text: &str) -> Option<usize> {
        self.beginnings(text).map(str::len).max()
    }

    /// Those of them that the text begins with.
    fn beginnings<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = &'static str> + 'a {
        let first = text.chars().next().map(letter);
        let words = first.map_or(&[][..], |first| self.index().by_first.of(first));
        words.iter().map(|word| word.text).filter(move |word| text.starts_with(word))
    }

    /// Whether the text ends with one of them.
    pub(crate) fn end(&self, text: &str) -> bool {
        let Some(last) = text.chars().next_back().map(letter) else { return false };
        self.index().by_last.of(last).iter().any(|word| text.ends_with(word.text))
    }

    /// Whether one of them stands in the text, which has no other than these letters.
    pub(crate) fn stand_in(&self, text: &str, letters: Letters) -> bool {
        let index = self.index();
        letters.meets(index.firsts)
            && letters.meets(index.lasts)
            && index.by_first.words.iter().any(|word| {
                // Both at once: one test that hardly ever holds, and not two of which the
                // first often does.
                letters.may_have(word.first) & letters.may_have(word.last)
                    && text.contains(word.text)
            })
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| self.make())
    }

    #[cold]
    fn make(&self) -> Index {
        let [mut firsts, mut lasts] = [Letters::default(); 2];
        let mut words = Vec::new();
        for text in self.text.split_terminator('\n') {
            let edge = |c: Option<char>| c.map_or(0, letter);
            let (first, last) =
                (edge(text.chars().next()), edge(text.chars().next_back()));
            firsts.add(first);
            lasts.add(last);
            words.push(Word { text, first, last });
        }
        Index {
            firsts,
            lasts,
            by_first: Sorted::new(&words, |word| word.first),
            by_last: Sorted::new(&words, |word| word.last),
        }
    }
}

/// Makes [`Phrases`] of words.
macro_rules! phrases {
    ($($word:literal),* $(,)?) => {{
        static PHRASES: $crate::phrases::Phrases =
            $crate::phrases::Phrases::new(concat!($($word, "\n"),*));
        &PHRASES
    }};
}
pub(crate) use phrases;

#[cfg(test)]
mod tests {
    use super::{Letters, Phrases};

    #[test]
    fn the_sieve_lets_through_what_is_there() {
        let list: &Phrases = phrases!["下转", "continued on", "é", "에 계속", "𠮟"];
        for word in list.index().by_first.words.iter().map(|word| word.text) {
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
