//! Records in the browser's own database.
//!
//! `entries` hold what the list shows, `versions` and `texts` what a page was at each time,
//! `places` where the reader was, `answers` what the engine said of long pages, `own` the tray
//! and the rules. Keys of what belongs to a
//! document begin with its id, so that a range of keys is a document.

use std::collections::BTreeMap;

use idb::{
    Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStore, ObjectStoreParams,
    Query, Transaction, TransactionMode,
};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::library::merge::{self, Plan, Sheet};
use crate::library::record::{Document, Entry, Version, seal, sum, unseal};

const NAME: &str = "chongpai";
/// Counts up when stores are added; older databases get what they lack.
const VERSION: u32 = 2;
const ENTRIES: &str = "entries";
const VERSIONS: &str = "versions";
const TEXTS: &str = "texts";
const PLACES: &str = "places";
const ANSWERS: &str = "answers";
const OWN: &str = "own";
const STORES: [&str; 6] = [ENTRIES, VERSIONS, TEXTS, PLACES, ANSWERS, OWN];

/// Why something could not be kept or found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The browser lets nothing be kept.
    Blocked,
    /// There is no more room.
    Full,
    /// Something else, as the browser says it.
    Other(String),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        let said = error.to_string();
        if said.contains("Quota") { Self::Full } else { Self::Other(said) }
    }
}

/// The database.
pub(crate) struct Shelf(Database);

/// What a save has done.
pub(crate) struct Saved {
    /// What did it.
    pub(crate) plan: Plan,
    /// What the list shows from now on.
    pub(crate) entry: Entry,
}

impl Shelf {
    /// Opens the database; makes what it lacks.
    pub(crate) async fn open() -> Result<Self, Fault> {
        let open = async {
            let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
            request.on_upgrade_needed(|event| {
                let Ok(database) = event.database() else { return };
                let there = database.store_names();
                for name in STORES.iter().filter(|name| !there.iter().any(|t| t == *name))
                {
                    let _ = database.create_object_store(name, ObjectStoreParams::new());
                }
            });
            request.await
        };
        let mut database = open.await.map_err(|_: Error| Fault::Blocked)?;
        // A newer version of the page in another window must not wait for this one.
        database.on_version_change(|event| {
            if let Ok(database) = event.database() {
                database.close();
            }
        });
        Ok(Self(database))
    }

    /// All entries, and the ids of those that are broken for good.
    pub(crate) async fn entries(&self) -> Result<(Vec<Entry>, Vec<String>), Fault> {
        let tx = self.read()?;
        let store = tx.object_store(ENTRIES)?;
        let values = store.get_all(None, None)?.await?;
        let keys = store.get_all_keys(None, None)?.await?;
        let (mut entries, mut broken) = (vec![], vec![]);
        for (key, value) in keys.iter().zip(&values) {
            let entry = value.as_string().and_then(|stored| unseal::<Entry>(&stored));
            match (entry, key.as_string()) {
                (Some(entry), _) => entries.push(entry),
                (None, Some(id)) => broken.push(id),
                (None, None) => {}
            }
        }
        Ok((entries, broken))
    }

    /// A document with all its versions that are whole; its entry is made anew if it is
    /// broken. Nothing if no version is left.
    pub(crate) async fn document(&self, id: &str) -> Result<Option<Document>, Fault> {
        let tx = self.read()?;
        let texts = tx.object_store(TEXTS)?;
        let mut found = BTreeMap::new();
        let values = texts.get_all(Some(of(id)?), None)?.await?;
        for text in values.iter().filter_map(JsValue::as_string) {
            found.insert(sum(&text), text);
        }
        let store = tx.object_store(VERSIONS)?;
        let versions = versions_of(&store, id).await?;
        let entry = get(&tx.object_store(ENTRIES)?, id).await?;
        let place = tx.object_store(PLACES)?.get(key(id))?.await?;
        let place = place.and_then(|place| place.as_f64()).unwrap_or_default() as u32;
        let versions: Vec<_> =
            versions.into_iter().filter(|v| found.contains_key(&v.text)).collect();
        let Some(head) = versions.last() else { return Ok(None) };
        let entry = entry.and_then(|stored| unseal(&stored)).unwrap_or_else(|| Entry {
            id: id.to_owned(),
            created: versions[0].changed,
            changed: head.changed,
            revision: 1,
            head: head.number,
            text: head.text.clone(),
            corrections: head.corrections.len() as u32,
            ..Entry::default()
        });
        Ok(Some(Document { entry, versions, texts: found, place }))
    }

    /// Keeps what is on the page. `known` is the revision this window has seen.
    pub(crate) async fn save(
        &self,
        entry: Entry,
        known: u32,
        sheet: Sheet<'_>,
        now: u64,
    ) -> Result<Saved, Fault> {
        let tx = self.write()?;
        let (entries, versions) = (tx.object_store(ENTRIES)?, tx.object_store(VERSIONS)?);
        let stored = get(&entries, &entry.id).await?;
        let stored: Option<Entry> = stored.and_then(|stored| unseal(&stored));
        let head = match &stored {
            Some(stored) => {
                let head = get(&versions, &version_key(&entry.id, stored.head)).await?;
                head.and_then(|head| unseal::<Version>(&head))
            }
            // Where the entry is broken its versions are still there, and stay.
            None => versions_of(&versions, &entry.id).await?.pop(),
        };
        let same = stored.as_ref().is_none_or(|stored| stored.revision == known);
        let plan = merge::plan(head.as_ref(), same, sheet, now);
        let before = head.as_ref().map_or(0, |head| head.number);
        let before = stored.as_ref().map_or(before, |stored| stored.head);
        let mut entry = Entry { head: before, ..entry };
        if let Some(stored) = &stored {
            entry.revision = stored.revision;
            entry.created = stored.created;
            entry.changed = stored.changed;
            if stored.named {
                (entry.named, entry.title) = (true, stored.title.clone());
            }
        }
        if plan != Plan::Nothing {
            let number = if plan == Plan::Replace { before } else { before + 1 };
            let version = Version {
                number,
                changed: now,
                text: sheet.sum.to_owned(),
                corrections: sheet.corrections.to_vec(),
            };
            entry.revision += 1;
            entry.changed = now;
            entry.head = number;
            put(&versions, &version_key(&entry.id, number), &seal(&version)).await?;
            let texts = tx.object_store(TEXTS)?;
            put(&texts, &text_key(&entry.id, sheet.sum), sheet.text).await?;
        }
        entry.text = sheet.sum.to_owned();
        entry.corrections = sheet.corrections.len() as u32;
        if stored.as_ref() != Some(&entry) {
            put(&entries, &entry.id, &seal(&entry)).await?;
        }
        if plan != Plan::Nothing {
            tidy(&tx, &entry.id).await?;
        }
        done(tx).await?;
        Ok(Saved { plan, entry })
    }

    /// Puts a whole document in its place, over what was there.
    pub(crate) async fn put(&self, document: &Document) -> Result<(), Fault> {
        let tx = self.write()?;
        let id = &document.entry.id;
        let (versions, texts) = (tx.object_store(VERSIONS)?, tx.object_store(TEXTS)?);
        versions.delete(of(id)?)?.await?;
        texts.delete(of(id)?)?.await?;
        for version in &document.versions {
            put(&versions, &version_key(id, version.number), &seal(version)).await?;
        }
        for (sum, text) in &document.texts {
            put(&texts, &text_key(id, sum), text).await?;
        }
        put(&tx.object_store(ENTRIES)?, id, &seal(&document.entry)).await?;
        let place = JsValue::from(document.place);
        tx.object_store(PLACES)?.put(&place, Some(&key(id)))?.await?;
        done(tx).await
    }

    /// Gives a page the title that the reader wants.
    pub(crate) async fn rename(&self, id: &str, title: &str) -> Result<(), Fault> {
        let tx = self.write()?;
        let entries = tx.object_store(ENTRIES)?;
        let stored = get(&entries, id).await?;
        if let Some(entry) = stored.and_then(|stored| unseal::<Entry>(&stored)) {
            let entry = Entry { title: title.to_owned(), named: true, ..entry };
            put(&entries, id, &seal(&entry)).await?;
        }
        done(tx).await
    }

    /// Takes a document away.
    pub(crate) async fn delete(&self, id: &str) -> Result<(), Fault> {
        let tx = self.write()?;
        for store in [VERSIONS, TEXTS] {
            tx.object_store(store)?.delete(of(id)?)?.await?;
        }
        for store in [ENTRIES, PLACES, ANSWERS] {
            tx.object_store(store)?.delete(key(id))?.await?;
        }
        done(tx).await
    }

    /// Takes everything away.
    pub(crate) async fn clear(&self) -> Result<(), Fault> {
        let tx = self.write()?;
        for store in STORES {
            tx.object_store(store)?.clear()?.await?;
        }
        done(tx).await
    }

    /// Remembers the block the reader is at.
    pub(crate) async fn place(&self, id: &str, block: u32) -> Result<(), Fault> {
        let tx = self.write()?;
        tx.object_store(PLACES)?.put(&block.into(), Some(&key(id)))?.await?;
        done(tx).await
    }

    /// The answer about a page that was kept under a key: its words and its text.
    pub(crate) async fn answer(&self, id: &str, by: &str) -> Option<Array> {
        let tx = self.read().ok()?;
        let found = tx.object_store(ANSWERS).ok()?.get(key(id)).ok()?.await.ok()??;
        let kept: Array = found.dyn_into().ok()?;
        let same = kept.shift().as_string()? == by;
        same.then_some(kept)
    }

    /// Keeps the answer about a page under a key; there is room for one.
    pub(crate) async fn keep_answer(
        &self,
        id: &str,
        by: &str,
        answer: &Array,
    ) -> Result<(), Fault> {
        let tx = self.write()?;
        let kept = Array::of3(&key(by), &answer.get(0), &answer.get(1));
        tx.object_store(ANSWERS)?.put(&kept, Some(&key(id)))?.await?;
        done(tx).await
    }

    /// What is kept under a name of our own.
    pub(crate) async fn own(&self, name: &str) -> Result<Option<String>, Fault> {
        let tx = self.read()?;
        Ok(get(&tx.object_store(OWN)?, name).await?)
    }

    /// Keeps something under a name of our own.
    pub(crate) async fn set_own(&self, name: &str, value: &str) -> Result<(), Fault> {
        let tx = self.write()?;
        put(&tx.object_store(OWN)?, name, value).await?;
        done(tx).await
    }

    fn read(&self) -> Result<Transaction, Error> {
        self.0.transaction(&STORES, TransactionMode::ReadOnly)
    }

    fn write(&self) -> Result<Transaction, Error> {
        self.0.transaction(&STORES, TransactionMode::ReadWrite)
    }
}

/// Takes away versions that are too many and texts that no version has.
async fn tidy(tx: &Transaction, id: &str) -> Result<(), Error> {
    let (versions, texts) = (tx.object_store(VERSIONS)?, tx.object_store(TEXTS)?);
    let mut list = versions_of(&versions, id).await?;
    let numbers: Vec<u32> = list.iter().map(|version| version.number).collect();
    if let Some(number) = merge::one_too_many(&numbers) {
        versions.delete(key(&version_key(id, number)))?.await?;
        list.retain(|version| version.number != number);
    }
    let keys = texts.get_all_keys(Some(of(id)?), None)?.await?;
    for stored in keys.iter().filter_map(JsValue::as_string) {
        let used = list.iter().any(|version| stored == text_key(id, &version.text));
        if !used {
            texts.delete(key(&stored))?.await?;
        }
    }
    Ok(())
}

/// The versions of a document that are whole, the oldest first.
async fn versions_of(store: &ObjectStore, id: &str) -> Result<Vec<Version>, Error> {
    let values = store.get_all(Some(of(id)?), None)?.await?;
    Ok(values.iter().filter_map(|value| unseal(&value.as_string()?)).collect())
}

async fn get(store: &ObjectStore, name: &str) -> Result<Option<String>, Error> {
    Ok(store.get(key(name))?.await?.and_then(|value| value.as_string()))
}

async fn put(store: &ObjectStore, name: &str, value: &str) -> Result<(), Error> {
    store.put(&value.into(), Some(&key(name)))?.await?;
    Ok(())
}

/// Waits until the browser has really written.
async fn done(tx: Transaction) -> Result<(), Fault> {
    match tx.await?.is_committed() {
        true => Ok(()),
        // The browser gives up without a word when the disk is full.
        false => Err(Fault::Full),
    }
}

fn key(name: &str) -> JsValue {
    JsValue::from_str(name)
}

fn version_key(id: &str, number: u32) -> String {
    format!("{id} {number:06}")
}

fn text_key(id: &str, sum: &str) -> String {
    format!("{id} {sum}")
}

/// All keys that belong to a document.
fn of(id: &str) -> Result<Query, Error> {
    let (from, to) = (key(&format!("{id} ")), key(&format!("{id} \u{ffff}")));
    Ok(KeyRange::bound(&from, &to, None, None)?.into())
}
