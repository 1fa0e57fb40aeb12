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

use std::rc::Rc;

use yew::{Callback, MouseEvent, Reducible, UseReducerHandle};

use crate::state::{Action, State};

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
pub(crate) type Store = UseReducerHandle<State>;

/// What a control does that always says the same thing. All of them share one kind of
/// listener: each kind of its own would weigh some hundred bytes.
pub(crate) fn says(store: &Store, action: Action) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_| store.dispatch(action.clone()))
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}
