//! The hyphen at the end of a line: of a broken word, or its own.

use crate::chars::{self, Class};
use crate::order;

/// The words of a document that tell broken words from compounds.
///
/// Built once of the clean text, from words inside lines only.
#[derive(Debug, Default)]
pub struct Words {
    /// The hashes of all words of letters, compounds with their hyphens, in order. With each
    /// stands a place that means nothing: so the engine's one sort puts them in order.
    hashes: Vec<(u64, u32)>,
}

impl Words {
    /// Reads the words of clean lines. Text without Latin letters costs a scan only.
    pub fn read<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut words = Self::default();
        for line in lines {
            // Looking at all bytes, several at once, goes faster than stopping at the first.
            if line.bytes().fold(false, |any, b| any | b.is_ascii_alphabetic()) {
                words.read_line(line);
            }
        }
        order::sort(&mut words.hashes);
        words
    }

    fn read_line(&mut self, line: &str) {
        let part = |c: char| c == '-' || chars::class(c) == Class::Letter;
        for word in line.split(|c| !part(c)).filter(|word| word.len() > 1) {
            // A hyphen at the edge belongs to a word of another line.
            if !word.starts_with('-') && !word.ends_with('-') {
                self.hashes.push((hash([word]), 0));
            }
        }
    }

    /// Whether a word made of some parts occurs.
    fn has<'a>(&self, parts: impl IntoIterator<Item = &'a str>) -> bool {
        self.hashes.binary_search(&(hash(parts), 0)).is_ok()
    }
}

/// FNV-1a (Fowler, Noll and Vo) of the bytes of some parts, as if they were one.
fn hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> u64 {
    let bytes = parts.into_iter().flat_map(str::bytes);
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// The byte offset in `line` of a hyphen that goes when `next` is joined to it, with
/// nothing between them; `None` if the hyphen is the word's own or there is none.
///
/// Both are clean text. A hyphen that stays also joins without a space.
pub fn hyphen(line: &str, next: &str, words: &Words) -> Option<usize> {
    let before = line.strip_suffix(['-', '\u{2010}'])?;
    let first = last_word(before);
    let second = first_word(next);
    if first.chars().nth(1).is_none() || !second.starts_with(char::is_lowercase) {
        return None;
    }
    if is_address(before) {
        return None;
    }
    let broken = if words.has([first, second]) {
        true
    } else if words.has([first, "-", second]) {
        false
    } else {
        !is_prefix(first)
    };
    // A part before it that has a hyphen already is a chain like mother-in-law.
    let chain = before[..before.len() - first.len()].ends_with('-');
    (broken && !chain).then_some(before.len())
}

/// Whether the line ends in an address of the web or a file's name, whose hyphens count.
fn is_address(text: &str) -> bool {
    let last = text.rsplit(|c: char| c.is_whitespace() || !c.is_ascii()).next();
    last.is_some_and(|last| last.contains(['/', '@', '_', '\\']))
}

/// Words that stand before a hyphen more often than they are parts of a longer word.
fn is_prefix(word: &str) -> bool {
    const PREFIXES: [&str; 11] = [
        "well", "self", "half", "non", "high", "low", "long", "short", "full", "third",
        "cross",
    ];
    PREFIXES.iter().any(|prefix| word.eq_ignore_ascii_case(prefix))
}

fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take_while(|&(_, c)| chars::class(c) == Class::Letter)
        .last();
    start.map_or("", |(at, _)| &text[at..])
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c| chars::class(c) != Class::Letter).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(document: &str, line: &str, next: &str, goes: bool) {
        let words = Words::read(document.lines());
        let expected = goes.then(|| line.len() - 1);
        assert_eq!(hyphen(line, next, &words), expected, "{line} {next}");
    }

    #[test]
    fn broken_words_lose_the_hyphen() {
        check("", "the hall was re-", "opened in May", true);
        check("", "an exhibi-", "tion of maps.", true);
        check("the exhibition", "an exhibi-", "tion", true);
        check("", "L’expo-", "sition", true);
    }

    #[test]
    fn compounds_and_ranges_keep_it() {
        check("a first-rate pianist", "another first-", "rate pianist", false);
        check("", "a well-", "known singer", false);
        check("", "in 1998-", "99 the hall", false);
        check("", "Anglo-", "American", false);
        check("", "mother-in-", "law", false);
        check("", "he left -", "then came back", false);
        check("", "no hyphen", "here", false);
        check("", "an x-", "ray", false);
        check("", "see https://example.org/open-", "house", false);
    }

    #[test]
    fn the_whole_word_elsewhere_wins() {
        check("reopened; re-opened", "re-", "opened", true);
    }
}
