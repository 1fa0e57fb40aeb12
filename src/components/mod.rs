//! What is on screen, one component per file.

mod articles;
mod beside;
mod block;
mod contents;
mod corrections;
mod details;
mod dialog;
mod help;
mod icon;
mod masthead;
mod question;
mod search;
mod settings;
mod source;
mod status;
mod tabs;

pub(crate) use articles::Articles;
pub(crate) use beside::beside;
pub(crate) use contents::Contents;
pub(crate) use dialog::over;
pub(crate) use masthead::masthead;
pub(crate) use source::source_pane;
pub(crate) use status::status_bar;
pub(crate) use tabs::tabs;

use yew::prelude::*;

use crate::hooks::{Store, says};
use crate::state::Action;
use crate::words::Word;

/// A button with a word on it.
fn button(store: &Store, id: Option<&'static str>, word: Word, action: Action) -> Html {
    html! {
        <button type="button" class="secondary" {id} onclick={says(store, action)}>
            { store.settings.tongue.say(word) }
        </button>
    }
}

/// What most components need.
#[derive(Properties, PartialEq)]
pub(crate) struct StoreProps {
    /// The state.
    pub(crate) store: Store,
}
