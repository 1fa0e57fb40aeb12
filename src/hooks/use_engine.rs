//! Keeps a worker busy with the newest request, and replaces it when it is stopped, breaks
//! down, or works on what nobody wants any more.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::Store;
use crate::answer::LONG;
use crate::platform::files;
use crate::platform::worker::{Heard, Worker, has_faster};
use crate::protocol::{self, Reply, Request};
use crate::state::{Action, Notice, Selected, Work};
use crate::words::Word;

/// How long a request takes before progress is shown, in milliseconds.
const SLOW: u32 = 200;

/// The page's connection to the engine.
#[derive(Clone)]
pub(crate) struct Engine(Rc<RefCell<Link>>);

/// One worker after the other.
#[derive(Default)]
struct Link {
    worker: Option<Worker>,
    /// Whether the worker has said that it listens.
    ready: bool,
    /// The request it is working on.
    running: Option<u32>,
    /// What it is asked once it listens or is done; a newer text takes the place of an
    /// older one.
    next: Option<Request>,
    /// Whether such a text is about to be given.
    due: bool,
    /// What it is asked about that text.
    about: Vec<Request>,
    hear: Option<Rc<dyn Fn(Heard)>>,
}

impl Engine {
    /// Asks for the articles as Markdown; they are saved when they come.
    pub(crate) fn save_markdown(&self, seq: u32) {
        self.0.borrow_mut().ask(Request::Markdown { seq });
    }
}

impl Link {
    fn start(&mut self) {
        (self.worker, self.ready, self.running) = (None, false, None);
        if let Some(hear) = self.hear.clone() {
            self.worker = Some(Worker::start(hear));
        }
    }

    /// Asks about the text the worker has or gets next.
    fn ask(&mut self, request: Request) {
        if self.due || self.next.is_some() {
            self.about.push(request);
        } else {
            self.post(request);
        }
    }

    /// Without a worker nothing can be said.
    fn post(&self, request: Request) {
        if let Some(worker) = self.worker.as_ref().filter(|_| self.ready) {
            // It fails only for messages that cannot be copied, and ours are numbers.
            let _ = worker.post(request);
        }
    }

    /// Nothing more is wanted of the worker.
    fn forget(&mut self) {
        (self.next, self.due, self.about) = (None, false, vec![]);
    }

    /// Has a text reflowed; a long one is worth a faster worker.
    fn reflow(&mut self, request: Request, long: bool) {
        (self.next, self.due) = (Some(request), false);
        if self.worker.is_none() || (long && has_faster()) {
            self.start();
        }
        self.go_on();
    }

    fn go_on(&mut self) {
        if !self.ready || self.running.is_some() {
            return;
        }
        if let Some(request) = self.next.take() {
            if let Request::Reflow { seq, .. } = request {
                self.running = Some(seq);
            }
            self.post(request);
            for request in std::mem::take(&mut self.about) {
                self.post(request);
            }
        }
    }
}

/// Connects the state to the engine.
#[hook]
pub(crate) fn use_engine(store: &Store) -> Engine {
    let engine = (*use_memo((), |()| Engine(Rc::default()))).clone();
    let slow = use_mut_ref(|| None::<Timeout>);
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();

    // A worker is started at once, so that it listens when the first page comes.
    {
        let (engine, latest) = (engine.clone(), latest.clone());
        use_effect_with((), move |()| {
            let link = Rc::downgrade(&engine.0);
            let hear = Rc::new(move |heard| {
                if let Some(link) = link.upgrade() {
                    let store = latest.borrow().clone();
                    hear(&link, &store, heard);
                }
            });
            let mut link = engine.0.borrow_mut();
            link.hear = Some(hear);
            link.start();
        });
    }

    // A new request.
    {
        let (engine, store) = (engine.clone(), store.clone());
        use_effect_with(store.seq, move |&seq| {
            let timer = &mut *slow.borrow_mut();
            *timer = None;
            // An answer that the library has kept is shown already; the worker is asked all the
            // same, for what is asked about it later.
            let kept = store.shown.as_ref().is_some_and(|shown| shown.seq == seq);
            if !kept && !matches!(store.work, Work::Busy { .. }) {
                return;
            }
            let (link, sheet) = (engine.0.clone(), store.sheet.clone());
            let long = sheet.text.len() >= LONG;
            let options = store.settings.options();
            let rules = store.rules.to_string();
            // What the reader points at before that happens is of this text already.
            link.borrow_mut().due = true;
            let ask = move || {
                let request = Request::Reflow {
                    seq,
                    text: sheet.text.to_string(),
                    options,
                    corrections: sheet.corrections.to_vec(),
                    rules,
                };
                link.borrow_mut().reflow(request, long);
            };
            if long {
                Timeout::new(0, ask).forget();
            } else {
                ask();
            }
            let link = Rc::downgrade(&engine.0);
            *timer = Some(Timeout::new(SLOW, move || {
                if let Some(link) = link.upgrade() {
                    give_up_older(&link, seq);
                }
                store.dispatch(Action::Slow(seq));
            }));
        });
    }

    // The reader stops the worker.
    {
        let engine = engine.clone();
        use_effect_with(store.work == Work::Stopped, move |&stopped| {
            if stopped {
                let mut link = engine.0.borrow_mut();
                link.forget();
                link.start();
            }
        });
    }

    // The reader points at something.
    {
        let engine = engine.clone();
        let seq = store.shown.as_ref().map(|s| s.seq);
        let line = store.selected.map(Selected::line);
        use_effect_with((seq, line), move |&(seq, line)| {
            if let (Some(seq), Some(line)) = (seq, line) {
                engine.0.borrow_mut().ask(Request::Explain { seq, line });
            }
        });
    }
    engine
}

/// Replaces a worker that is still at an older text when the newest is already late.
fn give_up_older(link: &RefCell<Link>, seq: u32) {
    let mut link = link.borrow_mut();
    if link.ready && link.running.is_some_and(|running| running != seq) {
        link.start();
    }
}

fn hear(link: &RefCell<Link>, store: &Store, heard: Heard) {
    match heard {
        Heard::Reply(Reply::Ready { version }) => {
            if version == protocol::VERSION {
                let mut link = link.borrow_mut();
                link.ready = true;
                link.go_on();
            } else {
                // The worker is of another build than the page.
                store.dispatch(Action::UpdateReady);
                store.dispatch(Action::Failed);
            }
        }
        Heard::Reply(Reply::Progress { seq, stage }) => {
            store.dispatch(Action::Progressed(seq, stage));
        }
        Heard::Reply(Reply::Reflowed { seq, answer }) => {
            let (long, answer) = (answer.text.len() >= LONG, Rc::new(answer));
            let store = store.clone();
            let show = move || store.dispatch(Action::Answered(seq, answer));
            if long {
                Timeout::new(0, show).forget();
            } else {
                show();
            }
            let mut link = link.borrow_mut();
            link.running = None;
            link.go_on();
        }
        Heard::Reply(Reply::Explained { seq, explanation }) => {
            store.dispatch(Action::Explained(seq, Rc::new(explanation)));
        }
        Heard::Reply(Reply::Markdown { text, .. }) => {
            let name = format!("{}.md", store.settings.tongue.say(Word::FileName));
            if files::save(&text, &name, "text/markdown").is_ok() {
                store.dispatch(Action::Noticed(Notice::Saved));
            }
        }
        Heard::Reply(Reply::Failed { .. }) | Heard::Broken => {
            let mut link = link.borrow_mut();
            link.forget();
            // One that has never listened could not be loaded: the next request tries again.
            if link.ready {
                link.start();
            } else {
                link.worker = None;
            }
            drop(link);
            store.dispatch(Action::Failed);
        }
    }
}
