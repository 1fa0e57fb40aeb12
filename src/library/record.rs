//! What is kept: the forms of records, and how a broken one is known.
//!
//! A record is stored as `SUM JSON`: the sum over the JSON's bytes tells a record that was
//! cut or changed from one that is whole.

use std::collections::BTreeMap;

use chongpai::Correction;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::names::{Date, Names};
use crate::protocol;

/// The longest title, in characters; a headline longer than this is cut.
const TITLE: usize = 60;

/// A document as the list shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// Never given twice.
    pub id: String,
    /// The first headline, or what the reader calls it.
    pub title: String,
    /// Whether the reader gave the title: then nothing else changes it.
    pub named: bool,
    /// The paper.
    pub paper: Option<String>,
    /// The day it was printed.
    pub date: Option<Date>,
    /// The number of the page.
    pub page: Option<u32>,
    /// When it was first kept, in milliseconds since 1970 (UTC).
    pub created: u64,
    /// When its text or its corrections changed last, likewise.
    pub changed: u64,
    /// Counts up with every save, in whichever window.
    pub revision: u32,
    /// The number of the newest version.
    pub head: u32,
    /// The [`sum`] of its text, by which a page is known when it comes again.
    pub text: String,
    /// Characters of the text, white space not counted.
    pub characters: u32,
    /// How many corrections the newest version has.
    pub corrections: u32,
}

/// A document as it was at some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Counts from 1.
    pub number: u32,
    /// When it was last changed, in milliseconds since 1970 (UTC).
    pub changed: u64,
    /// The [`sum`] of its text.
    pub text: String,
    /// The corrections, the oldest first.
    pub corrections: Vec<Correction>,
}

/// A document with all its versions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// What the list shows.
    pub entry: Entry,
    /// The versions, the oldest first.
    pub versions: Vec<Version>,
    /// The texts of the versions by their sums.
    pub texts: BTreeMap<String, String>,
    /// The block the reader was at.
    pub place: u32,
}

impl Document {
    /// The newest version with its text.
    pub fn head(&self) -> Option<(&Version, &str)> {
        let version = self.versions.last()?;
        Some((version, self.texts.get(&version.text)?))
    }
}

impl Entry {
    /// Takes over what the page says about itself; a title that the reader gave stays.
    pub fn describe(&mut self, names: Names, headline: &str, text: &str) {
        if !self.named {
            self.title = title(headline, text);
        }
        (self.paper, self.date, self.page) = (names.paper, names.date, names.page);
        let count = text.chars().filter(|c| !c.is_whitespace()).count();
        self.characters = u32::try_from(count).unwrap_or(u32::MAX);
    }
}

/// A headline, or the first line that says something, cut to a decent length.
pub fn title(headline: &str, text: &str) -> String {
    let first = text.lines().map(str::trim).find(|line| line.chars().count() > 3);
    let first = first.or_else(|| text.lines().map(str::trim).find(|l| !l.is_empty()));
    let long = match headline.trim() {
        "" => first.unwrap_or_default(),
        headline => headline,
    };
    let mut short: String = long.chars().take(TITLE).collect();
    if short.len() < long.len() {
        short.push('…');
    }
    short
}

/// The sum of a text: FNV-1a of 64 bits, in hexadecimal digits.
pub fn sum(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// What an answer depends on, as one [`sum`]: the program that gave it, what it was asked
/// beforehand, and the sheet, whose text is given by its own sum.
pub fn answer_key(
    program: &str,
    asked: &str,
    text: &str,
    corrections: &[Correction],
) -> String {
    let corrections = protocol::pack_corrections(corrections);
    sum(&format!("{program}\n{asked}\n{text}\n{corrections:?}"))
}

/// A record as it is stored.
pub fn seal<T: Serialize>(record: &T) -> String {
    // Our records are maps with text for keys, which JSON can always say.
    let json = serde_json::to_string(record).unwrap_or_default();
    format!("{} {json}", sum(&json))
}

/// Opens a stored record; nothing if it is broken.
pub fn unseal<T: DeserializeOwned>(stored: &str) -> Option<T> {
    let (expected, json) = stored.split_once(' ')?;
    (sum(json) == expected).then(|| serde_json::from_str(json).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_back_and_a_broken_one_does_not() {
        let version = Version {
            number: 3,
            changed: 1_700_000_000_000,
            text: sum("text"),
            corrections: vec![
                Correction::Part { line: 4 },
                Correction::Join { upper: 1, lower: 2 },
            ],
        };
        let stored = seal(&version);
        assert_eq!(unseal::<Version>(&stored), Some(version));
        for broken in ["", "x", &stored[..stored.len() - 1], &stored.replace('3', "4")] {
            assert_eq!(unseal::<Version>(broken), None, "{broken}");
        }
        // What a newer version of the program adds is passed over, what it lacks is empty.
        let json = r#"{"id":"a","title":"b","colour":"red"}"#;
        let entry: Entry = unseal(&format!("{} {json}", sum(json))).unwrap();
        assert_eq!((entry.id.as_str(), entry.head), ("a", 0));
    }

    #[test]
    fn an_answer_is_known_by_all_it_depends_on() {
        let part = [Correction::Part { line: 4 }];
        let keys = [
            answer_key("a", "0", "t", &[]),
            answer_key("b", "0", "t", &[]),
            answer_key("a", "1", "t", &[]),
            answer_key("a", "0", "u", &[]),
            answer_key("a", "0", "t", &part),
        ];
        for (i, key) in keys.iter().enumerate() {
            assert!(!keys[..i].contains(key), "the key of case {i} is that of another");
        }
        assert_eq!(keys[4], answer_key("a", "0", "t", &part));
    }

    #[test]
    fn a_title_is_the_headline_or_the_first_words() {
        let check = |headline: &str, text: &str, expected: &str| {
            assert_eq!(title(headline, text), expected);
        };
        check(" 早春的公园 ", "正文", "早春的公园");
        check("", "\n 3\n　公园里的花都开了\n", "公园里的花都开了");
        check("", "\n 3\n", "3");
        check("", "", "");
        assert_eq!(title(&"长".repeat(99), "").chars().count(), TITLE + 1);
    }

    #[test]
    fn a_name_that_the_reader_gave_stays() {
        let mut entry = Entry { title: "我的".into(), named: true, ..Entry::default() };
        entry.describe(Names { page: Some(3), ..Names::default() }, "早春", "公 园\n");
        assert_eq!(
            (entry.title.as_str(), entry.page, entry.characters),
            ("我的", Some(3), 2)
        );
        entry.named = false;
        entry.describe(Names::default(), "早春", "公园");
        assert_eq!((entry.title.as_str(), entry.page), ("早春", None));
    }
}
