//! What a save makes of what is stored already, and what a restored document makes of one
//! that is still there. Nobody's work is ever written over.

use chongpai::Correction;

use super::record::{Document, Version};

/// A change after so long a pause, in milliseconds, begins a version of its own.
const PAUSE: u64 = 120_000;
/// A text shorter than this, in bytes, is still being typed: it makes no versions.
const BEGUN: usize = 400;
/// How many versions of a document are kept; of more the oldest but one goes.
const VERSIONS: usize = 100;

/// What a save does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    /// Nothing has changed.
    Nothing,
    /// The newest version becomes what the page is now.
    Replace,
    /// A new version.
    Append,
    /// A new version beside what another window has saved meanwhile.
    Beside,
}

/// What the page is now.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// The source.
    pub text: &'a str,
    /// Its sum.
    pub sum: &'a str,
    /// The reader's corrections.
    pub corrections: &'a [Correction],
}

/// Decides what a save does. `head` is the newest version that is stored, `same_revision`
/// whether nobody else has saved since this window did, `now` the time in milliseconds.
pub fn plan(
    head: Option<&Version>,
    same_revision: bool,
    sheet: Sheet<'_>,
    now: u64,
) -> Plan {
    let Some(head) = head else { return Plan::Append };
    let same_text = head.text == sheet.sum;
    if same_text && head.corrections == sheet.corrections {
        return Plan::Nothing;
    }
    if !same_revision {
        return Plan::Beside;
    }
    let paused = now.saturating_sub(head.changed) > PAUSE;
    // The text as it first came in is kept, whatever is made of it.
    let first = head.number == 1 && !same_text && sheet.text.len() > BEGUN;
    if paused || first { Plan::Append } else { Plan::Replace }
}

/// The number of the version that is one too many.
pub fn one_too_many(numbers: &[u32]) -> Option<u32> {
    (numbers.len() > VERSIONS).then(|| numbers.get(1).copied())?
}

/// What is there after a restore: the versions of both, the newer of the two in front.
/// `None` if the restored document has nothing new.
pub fn documents(here: &Document, restored: &Document) -> Option<Document> {
    let is_here = |version: &&Version| {
        here.versions
            .iter()
            .any(|v| v.text == version.text && v.corrections == version.corrections)
    };
    let new: Vec<&Version> = restored.versions.iter().filter(|v| !is_here(v)).collect();
    if new.is_empty() {
        return None;
    }
    let mut out = here.clone();
    out.versions.extend(new.iter().map(|&version| version.clone()));
    out.versions.sort_by_key(|version| version.changed);
    for (index, version) in out.versions.iter_mut().enumerate() {
        version.number = index as u32 + 1;
    }
    for (sum, text) in &restored.texts {
        out.texts.entry(sum.clone()).or_insert_with(|| text.clone());
    }
    if restored.entry.changed > here.entry.changed {
        out.entry = restored.entry.clone();
        out.place = restored.place;
    }
    out.entry.revision = here.entry.revision.max(restored.entry.revision) + 1;
    out.entry.created = here.entry.created.min(restored.entry.created);
    if let Some(head) = out.versions.last() {
        out.entry.head = head.number;
        out.entry.text.clone_from(&head.text);
        out.entry.corrections = head.corrections.len() as u32;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::record::{Entry, sum};

    fn version(number: u32, changed: u64, text: &str, parts: &[u32]) -> Version {
        let corrections = parts.iter().map(|&line| Correction::Part { line }).collect();
        Version { number, changed, text: sum(text), corrections }
    }

    #[test]
    fn a_save_never_writes_over_what_another_window_saved() {
        let check =
            |head: Option<&Version>, same, text: &str, parts: &[u32], now, expected| {
                let corrections: Vec<_> =
                    parts.iter().map(|&line| Correction::Part { line }).collect();
                let sum = sum(text);
                let sheet = Sheet { text, sum: &sum, corrections: &corrections };
                assert_eq!(plan(head, same, sheet, now), expected, "{text:.9} {parts:?}");
            };
        let long = "公园里的花都开了\n".repeat(50);
        let first = version(1, 1000, &long, &[]);
        let later = version(2, 1000, &long, &[7]);
        check(None, true, &long, &[], 0, Plan::Append);
        check(Some(&first), true, &long, &[], 9_000_000, Plan::Nothing);
        check(Some(&first), false, &long, &[], 2000, Plan::Nothing);
        check(Some(&first), true, &long, &[3], 2000, Plan::Replace);
        check(Some(&first), true, &long, &[3], 1001 + PAUSE, Plan::Append);
        check(Some(&first), false, &long, &[3], 2000, Plan::Beside);
        check(Some(&first), true, &long.replace('花', "草"), &[], 2000, Plan::Append);
        check(Some(&later), true, &long.replace('花', "草"), &[], 2000, Plan::Replace);
        check(Some(&version(1, 1000, "公", &[])), true, "公园", &[], 2000, Plan::Replace);
    }

    #[test]
    fn the_first_version_stays_when_there_are_too_many() {
        let numbers: Vec<u32> = (1..=VERSIONS as u32).collect();
        assert_eq!(one_too_many(&numbers), None);
        let numbers: Vec<u32> = (1..=VERSIONS as u32 + 1).collect();
        assert_eq!(one_too_many(&numbers), Some(2));
    }

    #[test]
    fn a_restored_document_joins_the_one_that_is_there() {
        let document = |title: &str, changed, versions: Vec<(&str, u64, &[u32])>| {
            let texts =
                versions.iter().map(|(t, ..)| (sum(t), (*t).to_owned())).collect();
            let versions: Vec<_> = versions
                .iter()
                .enumerate()
                .map(|(i, (text, when, parts))| version(i as u32 + 1, *when, text, parts))
                .collect();
            let head = versions.len() as u32;
            let entry = Entry { title: title.into(), changed, head, ..Entry::default() };
            Document { entry, versions, texts, place: 0 }
        };
        let here = document("here", 30, vec![("a", 10, &[]), ("a", 30, &[2])]);
        let older = document("older", 20, vec![("a", 10, &[]), ("b", 20, &[])]);
        let both = documents(&here, &older).unwrap();
        assert_eq!(both.entry.title, "here");
        let order: Vec<_> = both.versions.iter().map(|v| (v.number, v.changed)).collect();
        assert_eq!(order, [(1, 10), (2, 20), (3, 30)]);
        assert_eq!(
            (both.entry.head, both.entry.corrections, both.texts.len()),
            (3, 1, 2)
        );
        assert_eq!(both.head().map(|(_, text)| text), Some("a"));
        let newer = document("newer", 40, vec![("c", 40, &[])]);
        assert_eq!(documents(&here, &newer).unwrap().entry.title, "newer");
        assert_eq!(documents(&both, &here), None, "nothing new");
    }
}
