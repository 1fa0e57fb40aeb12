//! What the page does about its state.

mod seek;
mod use_drag;
mod use_engine;
mod use_keys;
mod use_library;
mod use_link;
mod use_modal;
mod use_notice;
mod use_paste;
mod use_window;

use std::ops::Deref;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{Callback, MouseEvent, Reducible, UseReducerHandle};

use crate::platform::{page, rest, settings};
use crate::settings::Settings;
use crate::state::{Action, Notice, State};

pub(crate) use seek::seek;
pub(crate) use use_drag::use_drag;
pub(crate) use use_engine::{Engine, use_engine};
pub(crate) use use_keys::{block_in_view, use_keys};
pub(crate) use use_library::use_library;
pub(crate) use use_link::use_link;
pub(crate) use use_modal::use_modal;
pub(crate) use use_notice::use_notice;
pub(crate) use use_paste::{came, use_paste};
pub(crate) use use_window::{Target, use_window};

/// The state with a way to send it actions.
#[derive(Clone, PartialEq)]
pub(crate) struct Store(pub(crate) UseReducerHandle<Turn>);

/// The state between two actions. Every action makes another, so none need be looked through
/// to tell two of them apart.
pub(crate) struct Turn(pub(crate) State);

impl PartialEq for Turn {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Deref for Store {
    type Target = State;

    fn deref(&self) -> &State {
        &self.0.0
    }
}

impl Store {
    /// Lets something happen; what takes the rest of the program waits for it.
    pub(crate) fn dispatch(&self, action: Action) {
        if rest::is_there() || !action.takes_rest() {
            return self.0.dispatch(action);
        }
        let dispatcher = self.0.dispatcher();
        self.with_rest(Box::new(move || dispatcher.dispatch(action)));
    }

    /// Does what takes the rest of the program, as soon as it is there.
    pub(crate) fn with_rest(&self, action: Box<dyn FnOnce()>) {
        if rest::is_there() {
            return action();
        }
        let dispatcher = self.0.dispatcher();
        spawn_local(async move {
            match rest::comes().await {
                true => action(),
                false => dispatcher.dispatch(Action::Noticed(Notice::Unreachable)),
            }
        });
    }

    /// Takes over settings and remembers them. The document is dressed first, so that what is
    /// measured after rendering is measured in its new dress.
    pub(crate) fn choose(&self, chosen: Settings) {
        settings::keep(&chosen);
        page::dress(&chosen);
        self.dispatch(Action::Chose(chosen));
    }
}

/// What a control does that always says the same thing. All of them share one kind of
/// listener: each kind of its own would weigh some hundred bytes.
pub(crate) fn says(store: &Store, action: Action) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_| store.dispatch(action.clone()))
}

impl Reducible for Turn {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(self.0.after(action)))
    }
}
