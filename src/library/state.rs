//! Everything the library's window shows, and what each event makes of it. No DOM.

use std::ops::Range;
use std::rc::Rc;

use super::aloud::{self, Aloud, Voice};
use super::backup::Trouble;
use super::list::{self, Hit, Sort};
use super::record::{Document, Entry, Version};
use super::tray::{self, Clipping};
use crate::answer::Answer;
use crate::rules::Rule;
use crate::words::Tongue;

/// A part of the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// The list of pages.
    #[default]
    Pages,
    /// The paste tray.
    Tray,
    /// The reader's rules.
    Rules,
    /// What is kept, backup and restore.
    Storage,
}

impl Part {
    /// All parts, in the order of their tabs.
    pub const ALL: [Self; 4] = [Self::Pages, Self::Tray, Self::Rules, Self::Storage];

    /// The name that the page opens the part by.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Tray => "tray",
            Self::Rules => "rules",
            Self::Storage => "storage",
        }
    }

    /// Finds the part of a name that [`as_str`](Self::as_str) gives.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.as_str() == name)
    }
}

/// What the window shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// The language of the interface.
    pub tongue: Tongue,
    /// The part in front; nothing while the window is closed.
    pub part: Option<Part>,
    /// The pages, in the order of [`sort`](Self::sort).
    pub entries: Rc<[Entry]>,
    /// Records that are broken for good, by their ids.
    pub broken: Rc<[String]>,
    /// The order of the list.
    pub sort: Sort,
    /// What is searched for.
    pub wanted: Rc<str>,
    /// What the search found in texts, by id.
    pub hits: Rc<[(String, Hit)]>,
    /// The page on screen.
    pub open: Option<String>,
    /// The page that is given a name.
    pub naming: Option<String>,
    /// The page whose versions are shown.
    pub versions: Option<(String, Rc<[Version]>)>,
    /// The page that was deleted last.
    pub removed: Option<Rc<Document>>,
    /// Whether pages are kept.
    pub keep: bool,
    /// What is kept and how much, as far as the browser says.
    pub room: Option<Room>,
    /// Whether the reader was asked whether to delete everything.
    pub asked: bool,
    /// What a restore did.
    pub restored: Option<Rc<Restored>>,
    /// The clippings.
    pub tray: Rc<[Clipping]>,
    /// The rules.
    pub rules: Rc<[Rule]>,
    /// The rule that is being made.
    pub draft: Option<Rule>,
    /// What must be told, with the window closed too.
    pub news: Option<News>,
    /// What can be taken out of the page, as long as the reader chooses.
    pub out: Option<Out>,
    /// What is read aloud.
    pub aloud: Option<Aloud>,
    /// The voices of the browser, once they are known.
    pub voices: Option<Rc<[Voice]>>,
}

/// The articles that the reader wants to hear, print or give away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Out {
    /// The page.
    pub answer: Rc<Answer>,
    /// The article at the head of the screen.
    pub here: u32,
    /// One article; nothing for all of them.
    pub one: Option<u32>,
}

impl Out {
    /// The articles.
    pub fn articles(&self) -> Range<u32> {
        let count = self.answer.articles.len() as u32;
        match self.one.filter(|&one| one < count) {
            Some(one) => one..one + 1,
            None => 0..count,
        }
    }

    /// The reading of them: all are read from where the reader is, one from its head.
    pub fn aloud(&self) -> Option<Aloud> {
        let first = self.one.unwrap_or(self.here);
        let there = (first as usize) < self.answer.articles.len();
        let head = there.then(|| self.answer.blocks_of(first).start);
        let from = head.and_then(|block| self.answer.blocks.get(block as usize));
        Aloud::begin(&self.answer, self.articles(), from.map_or(0, |block| block[2]))
    }
}

/// How much room there is, in bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// What is used.
    pub used: f64,
    /// What may be used.
    pub quota: f64,
    /// Whether the browser has promised not to clear it.
    pub persists: bool,
}

/// What a restore did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Restored {
    /// How many pages came back.
    pub pages: usize,
    /// How many were here already.
    pub same: usize,
    /// Whether settings came with them.
    pub settings: bool,
    /// What was wrong with the file.
    pub troubles: Vec<Trouble>,
}

/// What must be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The browser lets nothing be kept.
    Blocked,
    /// There is no more room.
    Full,
    /// Something could not be kept, for this reason.
    Failed(String),
    /// Records are broken, so many.
    Broken(usize),
    /// A version's text is broken.
    BrokenText,
    /// Two windows changed one page.
    Beside,
    /// Another window has just changed the page on screen.
    Elsewhere(String),
    /// The page that came is in the library, with so many corrections.
    Known(String, u32),
    /// Everything was deleted.
    DeletedAll,
    /// So many rules came from a file.
    Imported(usize),
    /// The file of this name is no text.
    NoText(String),
    /// The browser did not share.
    NotShared,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum Action {
    /// A part of the window is opened, in this language.
    Opened(Part, Tongue),
    /// The window is closed.
    Closed,
    /// The page speaks this language.
    Spoke(Tongue),
    /// The list was read again.
    Listed(Vec<Entry>, Vec<String>),
    /// The list is wanted in another order.
    Sorted(Sort),
    /// Something is searched for.
    Wanted(Rc<str>),
    /// A search in the texts is done.
    Found(Rc<str>, Vec<(String, Hit)>),
    /// Another page is on screen, or none that is kept.
    Showed(Option<String>),
    /// A page is to be given a name, or none any more.
    Naming(Option<String>),
    /// The versions of a page are shown, or none.
    Versions(Option<(String, Rc<[Version]>)>),
    /// A page was deleted, or is back.
    Removed(Option<Rc<Document>>),
    /// Whether pages are kept.
    Keeps(bool),
    /// How much room there is.
    Measured(Option<Room>),
    /// The reader is asked whether to delete everything, or has answered.
    Asked(bool),
    /// A restore is done.
    Restored(Rc<Restored>),
    /// The tray as it was left has been read.
    TrayRead(Rc<[Clipping]>),
    /// Nothing is in the tray any more.
    TrayEmptied,
    /// A clipping came.
    Clipped(String),
    /// A clipping goes to another place.
    Moved(usize, usize),
    /// A clipping is taken out.
    Unclipped(usize),
    /// A clipping begins an article, or does not.
    Bordered(usize, bool),
    /// The rules are these.
    Rules(Vec<Rule>),
    /// A rule is being made, or no longer.
    Draft(Option<Rule>),
    /// Something must be told, or was.
    News(Option<News>),
    /// The reader wants to take something out of the page, or is done.
    Out(Option<Out>, Tongue),
    /// One article is wanted, or all.
    Scoped(Option<u32>),
    /// A reading begins, or is over.
    Aloud(Option<Aloud>),
    /// Something happened to the reading.
    Read(aloud::Deed),
    /// The voices of the browser.
    Voices(Vec<Voice>),
    /// The page has changed: what was taken of it is of another one.
    Stale,
}

impl State {
    /// What an action makes of the state.
    pub fn after(&self, action: Action) -> Self {
        let mut s = self.clone();
        match action {
            Action::Opened(part, tongue) => {
                s.part = Some(part);
                s.tongue = tongue;
                s.asked = false;
                s.restored = None;
            }
            Action::Closed => {
                s.part = None;
                s.draft = None;
                s.naming = None;
                s.versions = None;
                s.removed = None;
            }
            Action::Listed(mut entries, broken) => {
                list::sort(&mut entries, s.sort);
                s.entries = entries.into();
                s.broken = broken.into();
            }
            Action::Sorted(sort) => {
                s.sort = sort;
                let mut entries = s.entries.to_vec();
                list::sort(&mut entries, sort);
                s.entries = entries.into();
            }
            Action::Wanted(wanted) => {
                s.wanted = wanted;
                s.hits = Rc::default();
            }
            Action::Spoke(tongue) => s.tongue = tongue,
            // An answer to an older question is none.
            Action::Found(wanted, hits) => {
                if wanted == s.wanted {
                    s.hits = hits.into();
                }
            }
            Action::Showed(open) => s.open = open,
            Action::Naming(naming) => s.naming = naming,
            Action::Versions(versions) => s.versions = versions,
            Action::Removed(removed) => s.removed = removed,
            Action::Keeps(keep) => s.keep = keep,
            Action::Measured(room) => s.room = room,
            Action::Asked(asked) => s.asked = asked,
            Action::Restored(restored) => s.restored = Some(restored),
            Action::TrayRead(kept) => {
                // What was put in before the record was read comes after it.
                s.tray = kept.iter().chain(&*s.tray).cloned().collect();
            }
            Action::TrayEmptied => s.tray = [].into(),
            Action::Clipped(text) => {
                let clipping = Clipping { text, border: true };
                s.tray = s.tray.iter().cloned().chain([clipping]).collect();
            }
            Action::Moved(from, to) => s.change_tray(|all| tray::move_to(all, from, to)),
            Action::Unclipped(index) => s.change_tray(|all| {
                if index < all.len() {
                    all.remove(index);
                }
            }),
            Action::Bordered(index, border) => s.change_tray(|all| {
                if let Some(clipping) = all.get_mut(index) {
                    clipping.border = border;
                }
            }),
            Action::Rules(rules) => s.rules = rules.into(),
            Action::Draft(draft) => s.draft = draft,
            Action::News(news) => s.news = news,
            Action::Out(out, tongue) => {
                s.out = out;
                s.tongue = tongue;
            }
            Action::Scoped(one) => {
                if let Some(out) = &mut s.out {
                    out.one = one;
                }
            }
            Action::Aloud(aloud) => {
                s.out = None;
                s.aloud = aloud;
            }
            Action::Read(deed) => s.aloud = s.aloud.map(|aloud| aloud.after(deed)),
            Action::Voices(voices) => s.voices = Some(voices.into()),
            Action::Stale => (s.out, s.aloud) = (None, None),
        }
        s
    }

    fn change_tray(&mut self, change: impl FnOnce(&mut Vec<Clipping>)) {
        let mut all = self.tray.to_vec();
        change(&mut all);
        self.tray = all.into();
    }

    /// The pages that the search leaves, each with what was found in its text.
    pub fn found(&self) -> Vec<(&Entry, Option<&Hit>)> {
        let hit = |entry: &Entry| {
            let found = self.hits.iter().find(|(id, _)| *id == entry.id);
            found.map(|(_, hit)| hit)
        };
        let entries = self.entries.iter().map(|entry| (entry, hit(entry)));
        entries.filter(|(e, hit)| hit.is_some() || list::shows(e, &self.wanted)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(actions: impl IntoIterator<Item = Action>) -> State {
        actions.into_iter().fold(State::default(), |state, action| state.after(action))
    }

    fn entry(title: &str, changed: u64) -> Entry {
        Entry { id: title.into(), title: title.into(), changed, ..Entry::default() }
    }

    fn titles(state: &State) -> String {
        state.found().iter().map(|(entry, _)| entry.title.as_str()).collect()
    }

    #[test]
    fn the_list_keeps_its_order_and_its_search() {
        let pages = vec![entry("b", 1), entry("c", 3), entry("a", 2)];
        let listed = state([Action::Listed(pages.clone(), vec![])]);
        assert_eq!(titles(&listed), "cab");
        let sorted = listed.after(Action::Sorted(Sort::Title));
        assert_eq!(titles(&sorted), "abc");
        assert_eq!(titles(&sorted.after(Action::Listed(pages, vec![]))), "abc");
        let wanted = sorted.after(Action::Wanted("b".into()));
        assert_eq!(titles(&wanted), "b");
        let hit = list::find("abc", "b").expect("a hit");
        let hits = vec![("c".to_owned(), hit)];
        let late = wanted.after(Action::Found("x".into(), hits.clone()));
        assert_eq!(titles(&late), "b", "an answer to an older question");
        assert_eq!(titles(&wanted.after(Action::Found("b".into(), hits))), "bc");
    }

    #[test]
    fn the_tray_is_put_in_order() {
        let clip = |text: &str| Action::Clipped(text.into());
        let tray = state([clip("a"), clip("b"), clip("c"), Action::Moved(2, 0)]);
        let order =
            |s: &State| s.tray.iter().map(|c| c.text.as_str()).collect::<String>();
        assert_eq!(order(&tray), "cab");
        assert_eq!(order(&tray.after(Action::Unclipped(1))), "cb");
        assert_eq!(order(&tray.after(Action::Unclipped(9))), "cab");
        let read = [Clipping { text: "z".into(), border: false }];
        assert_eq!(order(&tray.after(Action::TrayRead(read.into()))), "zcab");
        assert_eq!(order(&tray.after(Action::TrayEmptied)), "");
        let bordered = tray.after(Action::Bordered(1, false));
        assert_eq!(bordered.tray.iter().filter(|c| c.border).count(), 2);
    }

    #[test]
    fn a_closed_window_forgets_what_was_half_done() {
        let half = state([
            Action::Opened(Part::Rules, Tongue::Ja),
            Action::Naming(Some("a".into())),
            Action::Draft(Some(Rule {
                pattern: "第#版".into(),
                effect: crate::rules::Effect::JoinsNext,
                off: false,
            })),
        ]);
        let closed = half.after(Action::Closed);
        assert_eq!((closed.part, closed.naming, closed.draft), (None, None, None));
        for part in Part::ALL {
            assert_eq!(Part::from_name(part.as_str()), Some(part));
        }
    }
}
