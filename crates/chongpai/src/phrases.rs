//! Lists of words that are looked for in every line, with a sieve that rules most of them
//! out at a glance.

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

    const fn add(&mut self, letter: u8) {
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
pub(crate) struct Phrases {
    pub(crate) words: &'static [&'static str],
    /// The first and the last character of each word.
    pub(crate) edges: &'static [Edges],
    /// The first characters of all.
    pub(crate) firsts: Letters,
    /// The last ones.
    pub(crate) lasts: Letters,
}

/// The first and the last character of a word, as far as a text's letters are known by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edges {
    first: u8,
    last: u8,
}

impl Phrases {
    /// Whether the text begins with one of them.
    pub(crate) fn begin(&self, text: &str) -> bool {
        let Some(first) = text.chars().next().map(letter) else { return false };
        self.firsts.may_have(first)
            && self.words().any(|(w, own)| own.first == first && text.starts_with(w))
    }

    /// Whether the text ends with one of them.
    pub(crate) fn end(&self, text: &str) -> bool {
        let Some(last) = text.chars().next_back().map(letter) else { return false };
        self.lasts.may_have(last)
            && self.words().any(|(w, own)| own.last == last && text.ends_with(w))
    }

    /// Whether one of them stands in the text, which has no other than these letters.
    pub(crate) fn stand_in(&self, text: &str, letters: Letters) -> bool {
        letters.meets(self.firsts)
            && letters.meets(self.lasts)
            && self.words().any(|(word, own)| {
                // Both at once: one test that hardly ever holds, and not two of which the
                // first often does.
                letters.may_have(own.first) & letters.may_have(own.last)
                    && text.contains(word)
            })
    }

    fn words(&self) -> impl Iterator<Item = (&'static str, Edges)> {
        self.words.iter().copied().zip(self.edges.iter().copied())
    }
}

/// Makes [`Phrases`] of words, when the engine is compiled.
macro_rules! phrases {
    ($($word:literal),* $(,)?) => {
        const {
            const WORDS: &[&str] = &[$($word),*];
            const EDGES: [$crate::phrases::Edges; WORDS.len()] =
                $crate::phrases::edges(WORDS);
            let (firsts, lasts) = $crate::phrases::letters(&EDGES);
            &$crate::phrases::Phrases { words: WORDS, edges: &EDGES, firsts, lasts }
        }
    };
}
pub(crate) use phrases;

/// The edges of each word.
pub(crate) const fn edges<const N: usize>(words: &[&str]) -> [Edges; N] {
    let mut out = [Edges { first: 0, last: 0 }; N];
    let mut i = 0;
    while i < N {
        let bytes = words[i].as_bytes();
        let (mut code, mut at) = code_at(bytes, 0);
        out[i].first = (code & 127) as u8;
        while at < bytes.len() {
            (code, at) = code_at(bytes, at);
        }
        out[i].last = (code & 127) as u8;
        i += 1;
    }
    out
}

/// The first letters of all words, and the last ones.
pub(crate) const fn letters(edges: &[Edges]) -> (Letters, Letters) {
    let mut out = (Letters([0; 2]), Letters([0; 2]));
    let mut i = 0;
    while i < edges.len() {
        out.0.add(edges[i].first);
        out.1.add(edges[i].last);
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
