//! Everything the page knows, and what each event makes of it. No DOM, no worker: effects
//! are carried out by the hooks that watch this state.

mod action;
mod ask;
mod goal;

use std::ops::Range;
use std::rc::Rc;

use chongpai::{Correction, Language};

use crate::answer::Answer;
use crate::carry;
pub use crate::desk::Deed;
use crate::desk::Desk;
use crate::history::History;
use crate::protocol::Explanation;
use crate::reader::places::{self, Places};
use crate::reader::search;
use crate::settings::Settings;

pub use action::Action;
pub use goal::{Focus, Goal, Spot, Stand};

/// What the page knows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// The source, never changed by anyone but the reader.
    pub sheet: Sheet,
    /// Counts up whenever the sheet changes: the number of the newest request.
    pub seq: u32,
    /// What the worker is doing about it.
    pub work: Work,
    /// The newest answer; it may be about an older sheet while the worker is busy.
    pub shown: Option<Shown>,
    /// What the reader points at.
    pub selected: Option<Selected>,
    /// Why the selected line stands where it does, as soon as the worker has said so.
    pub explanation: Option<Rc<Explanation>>,
    /// How the source is shown.
    pub source_mode: SourceMode,
    /// Which pane is in front where there is no room for all.
    pub pane: Pane,
    /// The sheet that was here before the last paste, for bringing it back.
    pub former: Option<Sheet>,
    /// What was just done, to be told once.
    pub notice: Option<Notice>,
    /// What the reader chose for the page itself.
    pub settings: Settings,
    /// Which window stands over the page.
    pub window: Option<Window>,
    /// Whether a new version of the page waits.
    pub update: bool,
    /// What is put right.
    pub desk: Desk,
    /// Where to scroll: counts up with every wish, so that the same wish can be repeated.
    pub goal: Goal,
    /// What the reader looks for.
    pub search: Option<Search>,
    /// Where the reader is in the text, and where each article was left.
    pub places: Places,
    /// Counts up whenever another page takes the sheet's place; a page that is edited stays
    /// the same.
    pub page: u32,
    /// The block to show as soon as there is an answer about the page.
    pub place: Option<u32>,
    /// The reader's own rules, in the form of [`crate::rules`].
    pub rules: Rc<str>,
    /// What is being read aloud, in bytes of the answer's text.
    pub spoken: Option<Range<u32>>,
}

/// What the reader looks for in the answer, and where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// As it was typed.
    pub query: Rc<str>,
    /// Where it stands, in bytes of the answer's text.
    pub hits: Rc<[Range<u32>]>,
    /// The hit that the reader has come to.
    pub current: Option<usize>,
}

/// A source with the reader's corrections.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The text as it came in.
    pub text: Rc<str>,
    /// The corrections, the oldest first.
    pub corrections: Rc<[Correction]>,
    /// How the corrections came about.
    pub history: History,
}

impl Sheet {
    /// A text that nothing has been said about.
    pub fn new(text: Rc<str>) -> Self {
        Self { text, ..Self::default() }
    }

    /// Whether there is nothing to read.
    pub fn is_blank(&self) -> bool {
        self.text.trim_start().is_empty()
    }
}

/// What the worker is doing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Work {
    /// Nothing.
    #[default]
    Idle,
    /// It is reflowing.
    Busy {
        /// The stage it is at, once it has told.
        stage: Option<u32>,
        /// Whether it has taken so long that progress is shown.
        slow: bool,
    },
    /// The reader stopped it.
    Stopped,
    /// It broke down; the text is still here.
    Failed,
}

/// An answer with the source it is about.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The number of the request it answers.
    pub seq: u32,
    /// The source.
    pub source: Rc<str>,
    /// The answer.
    pub answer: Rc<Answer>,
}

impl PartialEq for Shown {
    /// Answers are as good as their numbers: no two requests share one.
    fn eq(&self, other: &Self) -> bool {
        self.seq == other.seq && Rc::ptr_eq(&self.answer, &other.answer)
    }
}

/// What the reader points at. Lines keep their meaning when the page is decided again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selected {
    /// The block that holds this line.
    Block(u32),
    /// The join before this line.
    Join(u32),
}

impl Selected {
    /// The line, as an index into the answer's lines.
    pub fn line(self) -> u32 {
        match self {
            Self::Block(line) | Self::Join(line) => line,
        }
    }
}

/// How the source is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SourceMode {
    /// As a text field.
    #[default]
    Field,
    /// As numbered lines.
    Lines,
}

/// The panes of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pane {
    /// The articles.
    Articles,
    /// The list of articles.
    Contents,
    /// The source.
    #[default]
    Source,
}

/// A window over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// The keys.
    Help,
    /// The list of corrections.
    Corrections,
    /// The settings.
    Settings,
}

/// What was just done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Text is on the clipboard.
    Copied,
    /// The browser would not copy.
    CopyRefused,
    /// A file was saved.
    Saved,
    /// The former page was replaced and can be brought back.
    Replaced,
    /// So many lines are decided otherwise than before.
    Changed(u32),
    /// Nothing is in doubt.
    NoDoubts,
    /// The last corrections could not all be followed.
    Ignored,
    /// The file of this name could not be read as text.
    Unreadable(Rc<str>),
    /// A sample, or the words of a language, could not be loaded.
    Unreachable,
}

impl State {
    /// What an action makes of the state.
    pub fn after(&self, action: Action) -> Self {
        let mut s = self.clone();
        match action {
            Action::Typed(text) => {
                let kept = carry::over(&s.sheet.text, &text, &s.sheet.corrections);
                s.sheet = Sheet { corrections: kept.into(), ..Sheet::new(text) };
                s.asked();
            }
            Action::Came(text) => {
                s.replaced(Sheet::new(text));
                s.source_mode = SourceMode::Lines;
                s.pane = Pane::Articles;
            }
            Action::Cleared => {
                s.replaced(Sheet::default());
                s.source_mode = SourceMode::Field;
                s.pane = Pane::Source;
            }
            Action::BroughtBack => {
                if let Some(former) = s.former.take() {
                    s.replaced(former);
                    s.notice = None;
                    s.source_mode = SourceMode::Lines;
                    s.pane = Pane::Articles;
                }
            }
            Action::Opened(sheet, block, kept) => {
                s.replaced(sheet);
                s.place = Some(block);
                s.source_mode = SourceMode::Lines;
                s.pane = Pane::Articles;
                if let Some(answer) = kept {
                    s.answered(s.seq, answer);
                }
            }
            Action::Ruled(rules) => {
                s.rules = rules;
                s.asked();
            }
            Action::Slow(seq) => {
                if let Work::Busy { slow, .. } = &mut s.work {
                    *slow |= seq == s.seq;
                }
            }
            Action::Progressed(seq, at) => {
                if let Work::Busy { stage, .. } = &mut s.work
                    && seq == s.seq
                {
                    *stage = Some(at);
                }
            }
            Action::Answered(seq, answer) => s.answered(seq, answer),
            Action::Failed => {
                s.work = match s.work {
                    Work::Busy { .. } => Work::Failed,
                    // Nothing was lost with a worker that had nothing to do.
                    other => other,
                }
            }
            Action::Stopped => {
                if matches!(s.work, Work::Busy { .. }) {
                    s.work = Work::Stopped;
                }
            }
            Action::Retried => s.asked(),
            Action::WentTo(article) => s.go(article, true),
            Action::Returned(article) => s.go(article, false),
            Action::Linked(goal) => s.goal = goal,
            Action::SourceShown(mode) => s.source_mode = mode,
            Action::PaneShown(pane) => s.pane = pane,
            Action::Noticed(notice) => s.notice = Some(notice),
            Action::NoticeOver => {
                s.notice = None;
                s.desk.changed = Rc::default();
            }
            Action::Chose(settings) => s.chose(settings),
            Action::Sought(None) => s.search = None,
            Action::Read(line) => {
                if let Some(shown) = &s.shown {
                    s.places.read(&shown.answer, line);
                }
            }
            Action::Windowed(window) => s.window = window,
            Action::Spoke(spoken) => s.follow(spoken),
            Action::UpdateReady => s.update = true,
            asked => s.ask(asked),
        }
        s
    }

    /// The block the reader points at, in the answer that is shown.
    pub fn selected_block(&self) -> Option<u32> {
        let answer = &self.shown.as_ref()?.answer;
        let line = self.selected?.line();
        ((line as usize) < answer.lines.len()).then(|| answer.block_at(line))
    }

    /// Whether there is neither text nor an answer: the page as it is first seen.
    pub fn is_empty(&self) -> bool {
        self.shown.is_none() && self.sheet.is_blank()
    }

    /// The language of the page that is shown.
    pub fn language(&self) -> Option<Language> {
        Some(self.shown.as_ref()?.answer.language)
    }

    /// Leaps to an article: to its head, or to where it was left.
    fn go(&mut self, article: u32, head: bool) {
        let answer = self.shown.as_ref().map(|shown| shown.answer.clone());
        let answer = answer.filter(|a| (article as usize) < a.articles.len());
        let line = answer.as_ref().and_then(|a| match head {
            true => places::first_line(a, article),
            false => self.places.line_of(a, article),
        });
        if let Some((answer, line)) = answer.zip(line) {
            self.goal = self.goal.head(Some(answer.block_at(line)));
            self.places.here = Some(line);
        }
        self.pane = Pane::Articles;
    }

    /// Marks what is read aloud and keeps it in view.
    fn follow(&mut self, spoken: Option<Range<u32>>) {
        if let Some(sentence) = &spoken {
            self.show(sentence, Stand::Near, Spot::Spoken);
        }
        self.spoken = spoken;
    }

    /// Brings a stretch of the text into view, without the focus.
    fn show(&mut self, text: &Range<u32>, stand: Stand, spot: Spot) {
        let Some(shown) = &self.shown else { return };
        let blocks = &shown.answer.blocks;
        let block = blocks.partition_point(|b| b[3] <= text.start) as u32;
        let goal = self.goal.head(Some(block));
        self.goal = Goal { stand, focus: Focus::Leave, spot, ..goal };
        self.pane = Pane::Articles;
    }

    /// The hit that the reader has come to.
    pub fn hit(&self) -> Option<Range<u32>> {
        let search = self.search.as_ref()?;
        search.hits.get(search.current?).cloned()
    }

    /// Other settings: the engine is asked again only if it is asked otherwise, and what is
    /// being read stays on screen.
    fn chose(&mut self, settings: Settings) {
        let before = std::mem::replace(&mut self.settings, settings);
        if settings.options() != before.options() && !self.sheet.is_blank() {
            self.asked();
        }
        let shown = self.shown.as_ref();
        if let Some(block) = shown.and_then(|s| self.places.block(&s.answer)) {
            self.goal = Goal { focus: Focus::Leave, ..self.goal.head(Some(block)) };
        }
    }

    /// The sheet has changed: a new request is due, or nothing if there is no text.
    pub(crate) fn asked(&mut self) {
        self.seq += 1;
        self.explanation = None;
        self.notice = None;
        if self.sheet.is_blank() {
            self.shown = None;
            self.selected = None;
            self.work = Work::Idle;
        } else {
            self.work = Work::Busy { stage: None, slow: false };
        }
    }

    fn replaced(&mut self, sheet: Sheet) {
        let former = std::mem::replace(&mut self.sheet, sheet);
        self.desk = Desk { marks: self.desk.marks, ..Desk::default() };
        self.selected = None;
        self.shown = None;
        self.spoken = None;
        self.page += 1;
        self.place = None;
        self.asked();
        if !former.is_blank() && former.text != self.sheet.text {
            self.former = Some(former);
            self.notice = Some(Notice::Replaced);
        }
    }

    fn answered(&mut self, seq: u32, answer: Rc<Answer>) {
        if seq != self.seq || !matches!(self.work, Work::Busy { .. }) {
            return;
        }
        self.spoken = None;
        let same = self.shown.as_ref().is_some_and(|s| *s.source == *self.sheet.text);
        let before = self.shown.take().filter(|_| same);
        let gone = |line: u32| line as usize >= answer.lines.len();
        if !same || self.selected.is_some_and(|s| gone(s.line())) {
            self.selected = None;
            self.desk.question = None;
        }
        self.shown =
            Some(Shown { seq, source: self.sheet.text.clone(), answer: answer.clone() });
        self.compare(before.as_ref().map(|b| &*b.answer), &answer);
        if !same {
            self.places = Places::default();
        }
        if !answer.ignored.is_empty() {
            self.notice = Some(Notice::Ignored);
        }
        let place = self.place.take();
        if let Some(block) = place {
            let there = (block as usize) < answer.blocks.len();
            self.goal = self.goal.head(there.then_some(block));
        }
        // What is looked for is found again; only on a page that was just opened it is gone to.
        if let Some(query) = self.search.as_ref().map(|s| s.query.clone()) {
            let goal = self.goal;
            self.seek(query);
            if place.is_none() {
                self.goal = goal;
            }
        }
        self.work = Work::Idle;
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
