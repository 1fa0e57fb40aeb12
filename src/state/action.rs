//! What can happen to the page.

use std::ops::Range;
use std::rc::Rc;

use chongpai::Correction;

use super::{Goal, Notice, Pane, Selected, Sheet, SourceMode, Window};
use crate::answer::Answer;
use crate::desk::Deed;
use crate::protocol::Explanation;
use crate::settings::Settings;

/// What can happen.
#[derive(Debug, Clone)]
pub enum Action {
    /// The text in the field changed.
    Typed(Rc<str>),
    /// A whole page came: pasted, opened, dropped or chosen.
    Came(Rc<str>),
    /// The reader wants an empty page.
    Cleared,
    /// The reader wants the former page back.
    BroughtBack,
    /// The library gives back a page, the block the reader was at, and the answer if it was kept.
    Opened(Sheet, u32, Option<Rc<Answer>>),
    /// The reader's rules have changed.
    Ruled(Rc<str>),
    /// The reader corrects a decision.
    Corrected(Correction),
    /// The reader does something at the desk.
    Desk(Deed),
    /// The reader takes back one correction, by its index.
    Uncorrected(usize),
    /// The reader takes back all corrections of the kind of this one.
    UncorrectedKind(Correction),
    /// The reader takes back all corrections.
    UncorrectedAll,
    /// The reader takes back the last change of the corrections.
    Undone,
    /// The reader does again what was taken back.
    Redone,
    /// A request has taken long enough for progress to be shown.
    Slow(u32),
    /// A stage of the engine begins.
    Progressed(u32, u32),
    /// The worker answered.
    Answered(u32, Rc<Answer>),
    /// The worker explained.
    Explained(u32, Rc<Explanation>),
    /// The worker broke down.
    Failed,
    /// The reader stops the worker.
    Stopped,
    /// The reader wants another try.
    Retried,
    /// The reader points at something in the result; the source follows.
    Selected(Selected),
    /// The reader points at a line of the source; the result follows.
    SelectedLine(u32),
    /// The pointer rests on a join: explained, but nothing scrolls.
    Peeked(u32),
    /// The reader points at nothing.
    Unselected,
    /// The reader goes to the head of an article.
    WentTo(u32),
    /// The reader goes on with an article where it was left.
    Returned(u32),
    /// One pane has been scrolled to what the other does not show yet.
    Linked(Goal),
    /// The source is shown another way.
    SourceShown(SourceMode),
    /// Another pane comes to the front.
    PaneShown(Pane),
    /// Something was done that is told once.
    Noticed(Notice),
    /// What was told has been read.
    NoticeOver,
    /// The reader chose other settings.
    Chose(Settings),
    /// The reader looks for something, or for nothing any more.
    Sought(Option<Rc<str>>),
    /// The reader goes to the next hit, or to the one before.
    NextHit(bool),
    /// This line of the source stands at the head of the result's screen.
    Read(u32),
    /// This is being read aloud, in bytes of the answer's text, or nothing any more.
    Spoke(Option<Range<u32>>),
    /// A window opens or closes.
    Windowed(Option<Window>),
    /// A new version waits.
    UpdateReady,
}

impl Action {
    /// Whether what comes of it is shown or done by the rest of the program, which is not there
    /// from the beginning: all that a reader asks, corrects, looks for or sets.
    pub fn takes_rest(&self) -> bool {
        use Action::*;
        match self {
            Corrected(_) | Desk(_) | Uncorrected(_) | UncorrectedKind(_)
            | UncorrectedAll | Undone | Redone | Selected(_) | SelectedLine(_)
            | Peeked(_) | Unselected | NextHit(_) | Explained(..) => true,
            Sought(query) => query.is_some(),
            Windowed(window) => window.is_some(),
            _ => false,
        }
    }
}
