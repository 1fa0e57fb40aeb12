//! Carries out what the reader wants and what the page tells: keeps, opens, deletes,
//! restores. It holds the database and knows which record the page on screen is.

mod answers;
mod clippings;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::backup::{self, Library};
use super::list;
use super::merge::{self, Plan, Sheet};
use super::names;
use super::platform::device;
use super::platform::page::{self, Given};
use super::platform::shelf::{Fault, Shelf};
use super::record::{Document, Entry, seal, sum, unseal};
use super::state::{Action, News, Out, Part, Restored, Room};
use super::tray::{self, Clipping};
use crate::answer::LONG;
use crate::platform::{files, words};
use crate::reader::variants;
use crate::rules::{self, Rule};

/// How long after a change it is kept, in milliseconds: well within a second.
const SOON: u32 = 400;
/// How long after the last scrolling the place is kept, in milliseconds.
const RESTED: u32 = 600;

/// The keeper; copies are the same.
#[derive(Clone)]
pub(crate) struct Keeper(Rc<Inner>);

/// Takes the number of a record and its revision.
type Tell = Box<dyn Fn(&str, u32)>;

struct Inner {
    shelf: RefCell<Option<Rc<Shelf>>>,
    dispatch: Callback<Action>,
    /// Tells other windows what was kept.
    tell: Tell,
    open: RefCell<Open>,
    keeps: Cell<bool>,
    saving: Cell<bool>,
    again: Cell<bool>,
    soon: RefCell<Option<Timeout>>,
    scrolled: RefCell<Option<Timeout>>,
    rested: RefCell<Option<Timeout>>,
    /// The tray as it is kept; `None` until it has been read.
    tray: RefCell<Option<Rc<[Clipping]>>>,
}

/// Which record the page on screen is.
#[derive(Debug, Clone, Default)]
struct Open {
    /// The page's own number.
    page: u32,
    /// The record; empty if there is none.
    id: String,
    /// The revision this window has seen.
    revision: u32,
    /// A record that was just handed to the page, with the sum of its text.
    handed: Option<(String, u32, String)>,
    /// The page whose record was told to the reader instead of kept.
    told: Option<u32>,
    /// The key under which its answer is kept; empty if it is not.
    answer: String,
}

impl PartialEq for Keeper {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Keeper {
    /// A keeper that tells what it does through `dispatch`.
    pub(crate) fn new(dispatch: Callback<Action>, tell: Tell) -> Self {
        Self(Rc::new(Inner {
            shelf: RefCell::default(),
            dispatch,
            tell,
            open: RefCell::default(),
            keeps: Cell::new(device::keeps()),
            saving: Cell::new(false),
            again: Cell::new(false),
            soon: RefCell::default(),
            scrolled: RefCell::default(),
            rested: RefCell::default(),
            tray: RefCell::default(),
        }))
    }

    /// Opens the database, shows the page this window had, and begins to keep.
    pub(crate) fn start(&self) {
        let keeper = self.clone();
        self.say(Action::Keeps(self.0.keeps.get()));
        spawn_local(async move {
            match Shelf::open().await {
                Ok(shelf) => *keeper.0.shelf.borrow_mut() = Some(Rc::new(shelf)),
                Err(fault) => return keeper.fault(fault),
            }
            keeper.load_own().await;
            let (_, broken) = keeper.list().await;
            if let Some(id) = device::remembered()
                && page::give().text.trim().is_empty()
            {
                keeper.show(&id, None).await;
            }
            if broken > 0 {
                keeper.say(Action::News(Some(News::Broken(broken))));
            }
            keeper.changed();
        });
    }

    /// The sheet or its answer has changed: it is kept soon.
    pub(crate) fn changed(&self) {
        let mut soon = self.0.soon.borrow_mut();
        if soon.is_none() {
            let keeper = self.clone();
            *soon = Some(Timeout::new(SOON, move || keeper.keep_now()));
        }
        self.keep_answer_later();
    }

    /// Keeps what is on the page, at once.
    pub(crate) fn keep_now(&self) {
        drop(self.0.soon.borrow_mut().take());
        if self.0.saving.replace(true) {
            return self.0.again.set(true);
        }
        let keeper = self.clone();
        spawn_local(async move {
            loop {
                keeper.0.again.set(false);
                if let Err(fault) = keeper.keep().await {
                    keeper.fault(fault);
                }
                if !keeper.0.again.get() {
                    break;
                }
            }
            keeper.0.saving.set(false);
        });
    }

    /// The reader scrolls: the place is kept when he rests.
    pub(crate) fn scrolled(&self) {
        let keeper = self.clone();
        *self.0.scrolled.borrow_mut() = Some(Timeout::new(RESTED, move || {
            let id = keeper.0.open.borrow().id.clone();
            let (Some(shelf), Some(block)) = (keeper.shelf(), page::top_block()) else {
                return;
            };
            if !id.is_empty() && keeper.0.keeps.get() {
                // A place that is not kept is no loss worth a word.
                spawn_local(async move { drop(shelf.place(&id, block).await) });
            }
        }));
    }

    async fn keep(&self) -> Result<(), Fault> {
        let Given { page, text, corrections, headline, furniture } = page::give();
        // No sample is long, and a long text is not handed over just to be told so.
        if text.trim().is_empty() || (text.len() < LONG && page::is_sample(&text)) {
            *self.0.open.borrow_mut() = Open { page, ..Open::default() };
            device::remember(None);
            self.say(Action::Showed(None));
            return Ok(());
        }
        let Some(shelf) = self.shelf().filter(|_| self.0.keeps.get()) else {
            return Ok(());
        };
        // A long text is a task to hand over and another to sum up.
        if text.len() >= LONG {
            TimeoutFuture::new(0).await;
        }
        let sum = sum(&text);
        if self.0.open.borrow().page != page || self.0.open.borrow().id.is_empty() {
            let (entries, _) = shelf.entries().await?;
            let known = entries.into_iter().find(|entry| entry.text == sum);
            let mut open = self.0.open.borrow_mut();
            let handed = open.handed.take_if(|(_, _, handed)| *handed == sum);
            let told = open.told == Some(page);
            let (id, revision) = match (handed, known) {
                (Some((id, revision, _)), _) => (id, revision),
                // The same page again, without what was put right: the reader is asked.
                (None, Some(entry))
                    if entry.corrections > 0 && corrections.is_empty() =>
                {
                    if !told {
                        *open = Open { page, told: Some(page), ..Open::default() };
                        let news = News::Known(entry.id, entry.corrections);
                        self.say(Action::News(Some(news)));
                    }
                    return Ok(());
                }
                (None, Some(entry)) => (entry.id, entry.revision),
                (None, None) => (device::new_id(), 0),
            };
            let handed = open.handed.take();
            let answer = std::mem::take(&mut open.answer);
            *open = Open { page, id, revision, handed, told: None, answer };
        }
        let (id, revision) = {
            let open = self.0.open.borrow();
            (open.id.clone(), open.revision)
        };
        let now = device::now();
        let mut entry = Entry { id: id.clone(), created: now, ..Entry::default() };
        entry.describe(names::find(&furniture, &text), &headline, &text);
        let sheet = Sheet { text: &text, sum: &sum, corrections: &corrections };
        let saved = shelf.save(entry, revision, sheet, now).await?;
        {
            let mut open = self.0.open.borrow_mut();
            if open.id == id {
                open.revision = saved.entry.revision;
            }
        }
        device::remember(Some(&id));
        self.say(Action::Showed(Some(id.clone())));
        if revision == 0 && saved.plan == Plan::Append {
            device::persist().await;
        }
        if saved.plan != Plan::Nothing {
            (self.0.tell)(&id, saved.entry.revision);
            self.list().await;
        }
        if saved.plan == Plan::Beside {
            self.say(Action::News(Some(News::Beside)));
        }
        Ok(())
    }

    /// Another window has kept something.
    pub(crate) fn heard(&self, id: &str, revision: u32) {
        let open = self.0.open.borrow();
        if open.id == id && open.revision < revision {
            self.say(Action::News(Some(News::Elsewhere(id.to_owned()))));
        }
        let keeper = self.clone();
        spawn_local(async move {
            keeper.load_own().await;
            keeper.list().await;
        });
    }

    /// Reads the list again; says how many pages there are and how many records are broken.
    async fn list(&self) -> (usize, usize) {
        let Some(shelf) = self.shelf() else { return (0, 0) };
        let (mut entries, mut broken) = match shelf.entries().await {
            Ok(found) => found,
            Err(fault) => {
                self.fault(fault);
                return (0, 0);
            }
        };
        let count = broken.len();
        let mut lost = vec![];
        for id in broken.drain(..) {
            // What the list shows of a page can be found again in its newest version.
            match shelf.document(&id).await {
                Ok(Some(mut document)) => {
                    let text = document.head().map(|(_, text)| text.to_owned());
                    let text = text.unwrap_or_default();
                    document.entry.describe(names::find("", &text), "", &text);
                    entries.push(document.entry.clone());
                    drop(shelf.put(&document).await);
                }
                _ => lost.push(id),
            }
        }
        let pages = entries.len();
        self.say(Action::Listed(entries, lost));
        (pages, count)
    }

    /// Opens a part of the window.
    pub(crate) fn window(&self, part: Part) {
        self.say(Action::Opened(part, device::tongue()));
        let keeper = self.clone();
        spawn_local(async move {
            keeper.list().await;
            let persists = device::persists().await;
            let room = device::room().await;
            let room = room.map(|(used, quota)| Room { used, quota, persists });
            keeper.say(Action::Measured(room));
        });
    }

    /// Opens the window from which articles are taken out of the page.
    pub(crate) fn out(&self) {
        let answered = page::answer();
        let out =
            answered.map(|(answer, here)| Out { answer: answer.into(), here, one: None });
        self.say(Action::Out(out, device::tongue()));
    }

    /// Puts a page on screen, as it was at a version or as it is now, at the first place that
    /// has what is wanted.
    pub(crate) fn open(&self, id: &str, version: Option<u32>, wanted: &str) {
        let (keeper, id, wanted) = (self.clone(), id.to_owned(), wanted.to_owned());
        spawn_local(async move {
            // What is on screen is kept first.
            if let Err(fault) = keeper.keep().await {
                keeper.fault(fault);
            }
            if keeper.show(&id, version).await {
                if !wanted.is_empty() {
                    page::seek(&wanted);
                }
                keeper.say(Action::Closed);
            }
        });
    }

    async fn show(&self, id: &str, version: Option<u32>) -> bool {
        let Some(document) = self.document(id).await else {
            self.say(Action::News(Some(News::BrokenText)));
            return false;
        };
        let number = version.unwrap_or(document.entry.head);
        let found = document.versions.iter().find(|v| v.number == number);
        let found = found.and_then(|v| Some((v, document.texts.get(&v.text)?)));
        // The newest version may be the broken one; the one before is better than nothing.
        let whole = found.or_else(|| {
            document
                .head()
                .filter(|_| version.is_none())
                .map(|(v, _)| (v, &document.texts[&v.text]))
        });
        let Some((version, text)) = whole else {
            self.say(Action::News(Some(News::BrokenText)));
            return false;
        };
        let handed = (id.to_owned(), document.entry.revision, version.text.clone());
        let (key, answer) = self.kept_answer(id, version, text).await;
        let mut open = self.0.open.borrow_mut();
        open.id.clear();
        open.handed = Some(handed);
        open.answer = key;
        drop(open);
        device::remember(Some(id));
        self.say(Action::News(None));
        page::take(text, &version.corrections, document.place, answer);
        true
    }

    async fn document(&self, id: &str) -> Option<Document> {
        let shelf = self.shelf()?;
        match shelf.document(id).await {
            Ok(found) => found,
            Err(fault) => {
                self.fault(fault);
                None
            }
        }
    }

    /// Shows the versions of a page.
    pub(crate) fn versions(&self, id: &str) {
        let (keeper, id) = (self.clone(), id.to_owned());
        spawn_local(async move {
            let document = keeper.document(&id).await;
            let versions = document.map(|document| (id, document.versions.into()));
            keeper.say(Action::Versions(versions));
        });
    }

    /// Gives a page the title that the reader wants.
    pub(crate) fn rename(&self, id: &str, title: &str) {
        let (id, title) = (id.to_owned(), title.trim().to_owned());
        self.say(Action::Naming(None));
        if !title.is_empty() {
            self.write(|shelf| async move { shelf.rename(&id, &title).await });
        }
    }

    /// Deletes a page, which can be brought back until the window is closed.
    pub(crate) fn delete(&self, id: &str) {
        let (keeper, id) = (self.clone(), id.to_owned());
        spawn_local(async move {
            let document = keeper.document(&id).await;
            let Some(shelf) = keeper.shelf() else { return };
            match shelf.delete(&id).await {
                Ok(()) => {
                    keeper.say(Action::Removed(document.map(Rc::new)));
                    keeper.forget(&id);
                }
                Err(fault) => keeper.fault(fault),
            }
            keeper.list().await;
        });
    }

    /// The page on screen is no longer this record.
    fn forget(&self, id: &str) {
        let mut open = self.0.open.borrow_mut();
        if open.id == id || id.is_empty() {
            open.id.clear();
            device::remember(None);
            self.say(Action::Showed(None));
        }
    }

    /// Brings a deleted page back.
    pub(crate) fn undelete(&self, document: Rc<Document>) {
        self.say(Action::Removed(None));
        self.write(|shelf| async move { shelf.put(&document).await });
    }

    /// Keeps pages from now on, or does not.
    pub(crate) fn set_keeps(&self, keep: bool) {
        device::set_keeps(keep);
        self.0.keeps.set(keep);
        self.say(Action::Keeps(keep));
        if keep {
            self.changed();
        } else {
            self.forget("");
        }
    }

    /// Deletes everything.
    pub(crate) fn delete_all(&self) {
        self.forget("");
        self.say(Action::Asked(false));
        self.0.tray.replace(Some([].into()));
        self.say(Action::TrayEmptied);
        self.set_rules(vec![]);
        let keeper = self.clone();
        self.write(|shelf| async move {
            shelf.clear().await?;
            keeper.say(Action::News(Some(News::DeletedAll)));
            Ok(())
        });
    }

    /// Looks for something in the texts of all pages.
    pub(crate) fn search(&self, wanted: Rc<str>) {
        self.say(Action::Wanted(wanted.clone()));
        if wanted.trim().is_empty() {
            return;
        }
        let keeper = self.clone();
        spawn_local(async move {
            // Without the forms of characters all else is found.
            if !variants::are_learnt() {
                words::learn_variants().await;
            }
            let Some(shelf) = keeper.shelf() else { return };
            let Ok((entries, _)) = shelf.entries().await else { return };
            let mut hits = vec![];
            for entry in entries {
                let Ok(Some(document)) = shelf.document(&entry.id).await else {
                    continue;
                };
                let head = document.head().map(|(_, text)| text);
                if let Some(hit) = head.and_then(|text| list::find(text, &wanted)) {
                    hits.push((entry.id, hit));
                }
            }
            keeper.say(Action::Found(wanted, hits));
        });
    }

    /// Everything as one file.
    pub(crate) async fn backup(&self) -> Option<String> {
        let shelf = self.shelf()?;
        let (entries, _) = shelf.entries().await.ok()?;
        let mut documents = vec![];
        for entry in entries {
            documents.extend(shelf.document(&entry.id).await.ok()?);
        }
        let library =
            Library { documents, rules: device::rules(), settings: device::settings() };
        Some(backup::write(&library, device::now()))
    }

    /// Takes a backup in.
    pub(crate) fn restore(&self, file: &str) {
        let (library, troubles) = backup::read(file);
        let keeper = self.clone();
        spawn_local(async move {
            let Some(shelf) = keeper.shelf() else { return keeper.fault(Fault::Blocked) };
            let settings = !library.settings.is_empty();
            let mut done = Restored { settings, troubles, ..Restored::default() };
            for document in &library.documents {
                let here = shelf.document(&document.entry.id).await.ok().flatten();
                let new = match &here {
                    Some(here) => merge::documents(here, document),
                    None => Some(document.clone()),
                };
                let Some(new) = new else {
                    done.same += 1;
                    continue;
                };
                match shelf.put(&new).await {
                    Ok(()) => done.pages += 1,
                    Err(fault) => {
                        keeper.fault(fault);
                        break;
                    }
                }
            }
            device::set_settings(&library.settings);
            keeper.0.keeps.set(device::keeps());
            keeper.say(Action::Keeps(device::keeps()));
            if let Some(restored) = library.rules {
                let mut all = rules::read(&device::rules().unwrap_or_default());
                let new = rules::read(&restored).into_iter();
                all.extend(new.filter(|rule| !all.contains(rule)).collect::<Vec<_>>());
                keeper.set_rules(all);
            }
            keeper.list().await;
            keeper.say(Action::Restored(Rc::new(done)));
        });
    }

    /// The rules and the tray, as they were left.
    async fn load_own(&self) {
        let Some(shelf) = self.shelf() else { return };
        let kept = shelf.own("rules").await.ok().flatten();
        // Where the browser has lost what the page reads first, the record brings it back.
        if let (None, Some(kept)) = (device::rules(), &kept) {
            device::set_rules(kept);
            page::rule(kept);
        }
        let now = device::rules().or(kept).unwrap_or_default();
        self.say(Action::Rules(rules::read(&now)));
        let tray = shelf.own("tray").await.ok().flatten();
        let tray = tray.and_then(|tray| unseal::<Vec<Clipping>>(&tray));
        let tray: Rc<[Clipping]> = tray.unwrap_or_default().into();
        self.0.tray.replace(Some(tray.clone()));
        self.say(Action::TrayRead(tray));
    }

    /// Takes rules over: on the page, where it finds them when it starts, and in a record.
    pub(crate) fn set_rules(&self, all: Vec<Rule>) {
        let written = rules::write(&all);
        device::set_rules(&written);
        page::rule(&written);
        self.say(Action::Rules(all));
        self.write(|shelf| async move { shelf.set_own("rules", &written).await });
    }

    /// Tells what could not be done.
    pub(crate) fn fault(&self, fault: Fault) {
        self.say(Action::News(Some(match fault {
            Fault::Blocked => News::Blocked,
            Fault::Full => News::Full,
            Fault::Other(said) => News::Failed(said),
        })));
    }

    /// Writes something and reads the list again.
    fn write<F>(&self, write: impl FnOnce(Rc<Shelf>) -> F + 'static)
    where
        F: Future<Output = Result<(), Fault>>,
    {
        let keeper = self.clone();
        spawn_local(async move {
            let Some(shelf) = keeper.shelf() else { return };
            if let Err(fault) = write(shelf).await {
                keeper.fault(fault);
            }
            (keeper.0.tell)("", 0);
            keeper.list().await;
        });
    }

    fn shelf(&self) -> Option<Rc<Shelf>> {
        self.0.shelf.borrow().clone()
    }

    /// Tells the window something.
    pub(crate) fn say(&self, action: Action) {
        if matches!(action, Action::News(Some(_))) {
            // The reader may have chosen another language since the window was open.
            self.0.dispatch.emit(Action::Spoke(device::tongue()));
        }
        self.0.dispatch.emit(action);
    }
}
