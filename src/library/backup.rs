//! One file that holds everything: written for people too, one record a line, so that a
//! file that was cut or scratched gives back every record that is whole.
//!
//! ```json
//! {"format":"chongpai-library","version":1,"made":1700000000000,"records":[
//! {"kind":"document","sum":"…","body":{…}},
//! {"kind":"rules","sum":"…","body":"…"}
//! ]}
//! ```
//!
//! A file of an older version opens; one of a newer version gives back what this program
//! understands of it.

use std::collections::BTreeMap;

use chongpai::Correction;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::record::{Document, Entry, Version, sum};

/// The version that is written.
pub const VERSION: u32 = 1;
const FORMAT: &str = "chongpai-library";

/// Everything that is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    /// The documents.
    pub documents: Vec<Document>,
    /// The reader's rules, in the form of [`crate::rules`].
    pub rules: Option<String>,
    /// The reader's settings by their names.
    pub settings: BTreeMap<String, String>,
}

/// What is wrong with a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The line of the file, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: Wrong,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It is no backup of a library at all.
    NoBackup,
    /// It was written by a newer version of the program.
    Newer(u32),
    /// The file breaks off.
    CutOff,
    /// A record cannot be read.
    Unreadable,
    /// A record was changed since it was written; it is taken as it is.
    Changed(String),
    /// A record of a kind that this program does not know.
    Unknown(String),
}

#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

#[derive(Deserialize)]
struct Record<'a> {
    kind: String,
    #[serde(default)]
    sum: String,
    #[serde(borrow)]
    body: &'a RawValue,
}

#[derive(Serialize, Deserialize)]
struct DocumentBody {
    #[serde(flatten)]
    entry: Entry,
    #[serde(default)]
    place: u32,
    texts: Vec<String>,
    #[serde(rename = "versions")]
    list: Vec<VersionBody>,
}

#[derive(Serialize, Deserialize)]
struct VersionBody {
    changed: u64,
    /// An index into `texts`.
    text: usize,
    #[serde(default)]
    corrections: Vec<Correction>,
}

/// Writes the file. `now` is the time in milliseconds since 1970.
pub fn write(library: &Library, now: u64) -> String {
    let mut out =
        format!(r#"{{"format":"{FORMAT}","version":{VERSION},"made":{now},"records":["#);
    let mut first = true;
    let mut push = |kind: &str, body: String| {
        out.push_str(if first { "\n" } else { ",\n" });
        first = false;
        let sum = sum(&body);
        out.push_str(&format!(r#"{{"kind":"{kind}","sum":"{sum}","body":{body}}}"#));
    };
    let json = |body: serde_json::Result<String>| body.unwrap_or_default();
    for document in &library.documents {
        push("document", json(serde_json::to_string(&body_of(document))));
    }
    if let Some(rules) = &library.rules {
        push("rules", json(serde_json::to_string(rules)));
    }
    if !library.settings.is_empty() {
        push("settings", json(serde_json::to_string(&library.settings)));
    }
    out.push_str("\n]}\n");
    out
}

/// Reads a file: everything that is whole, and what is wrong with the rest.
pub fn read(file: &str) -> (Library, Vec<Trouble>) {
    let mut library = Library::default();
    let mut troubles = vec![];
    let Some(begin) = file.find("\"records\"") else {
        troubles.push(Trouble { line: 1, what: Wrong::NoBackup });
        return (library, troubles);
    };
    let head =
        format!("{}\"records\":[]}}", file[..begin].trim_start_matches('\u{feff}'));
    match serde_json::from_str::<Head>(&head) {
        Ok(head) if head.format == FORMAT => {
            if head.version > VERSION {
                troubles.push(Trouble { line: 1, what: Wrong::Newer(head.version) });
            }
        }
        _ => {
            troubles.push(Trouble { line: 1, what: Wrong::NoBackup });
            return (library, troubles);
        }
    }
    let mut at = file[begin..].find('[').map_or(file.len(), |open| begin + open + 1);
    loop {
        at += file[at..].len()
            - file[at..].trim_start_matches([',', ' ', '\n', '\r', '\t']).len();
        let rest = &file[at..];
        let line = file[..at].matches('\n').count() + 1;
        if rest.starts_with(']') {
            break;
        }
        if rest.is_empty() {
            troubles.push(Trouble { line, what: Wrong::CutOff });
            break;
        }
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Record>();
        match values.next() {
            Some(Ok(record)) => {
                at += values.byte_offset();
                if let Some(what) = take(&record, &mut library) {
                    troubles.push(Trouble { line, what });
                }
            }
            _ => {
                // Each record has a line of its own: the next one may be whole.
                let next = rest.find('\n').map_or(file.len(), |end| at + end);
                let cut = file[next..].trim().is_empty();
                let what = if cut { Wrong::CutOff } else { Wrong::Unreadable };
                troubles.push(Trouble { line, what });
                if cut {
                    break;
                }
                at = next;
            }
        }
    }
    (library, troubles)
}

/// Takes one record in; says what is wrong with it.
fn take(record: &Record<'_>, library: &mut Library) -> Option<Wrong> {
    let json = record.body.get();
    let mut name = record.kind.clone();
    let taken = match record.kind.as_str() {
        "document" => {
            serde_json::from_str(json).ok().and_then(document_of).map(|found| {
                name.clone_from(&found.entry.title);
                library.documents.push(found);
            })
        }
        "rules" => {
            serde_json::from_str(json).ok().map(|rules| library.rules = Some(rules))
        }
        "settings" => {
            serde_json::from_str(json).ok().map(|settings| library.settings = settings)
        }
        _ => return Some(Wrong::Unknown(name)),
    };
    match taken {
        None => Some(Wrong::Unreadable),
        Some(()) => (sum(json) != record.sum).then_some(Wrong::Changed(name)),
    }
}

fn body_of(document: &Document) -> DocumentBody {
    let sums: Vec<&String> = document.texts.keys().collect();
    let list = document.versions.iter().filter_map(|version| {
        let text = sums.iter().position(|sum| **sum == version.text)?;
        let corrections = version.corrections.clone();
        Some(VersionBody { changed: version.changed, text, corrections })
    });
    DocumentBody {
        entry: document.entry.clone(),
        place: document.place,
        texts: document.texts.values().cloned().collect(),
        list: list.collect(),
    }
}

/// The document of a record; nothing if it has no version with a text.
fn document_of(body: DocumentBody) -> Option<Document> {
    let DocumentBody { mut entry, place, texts, list } = body;
    let found = list.into_iter().filter_map(|version| {
        let text = sum(texts.get(version.text)?);
        Some((version.changed, text, version.corrections))
    });
    let versions: Vec<Version> = found
        .enumerate()
        .map(|(index, (changed, text, corrections))| Version {
            number: index as u32 + 1,
            changed,
            text,
            corrections,
        })
        .collect();
    let head = versions.last()?;
    (entry.head, entry.text) = (head.number, head.text.clone());
    let texts = texts.into_iter().map(|text| (sum(&text), text)).collect();
    Some(Document { entry, versions, texts, place })
}

#[cfg(test)]
#[path = "backup_tests.rs"]
mod tests;
