//! The panes by name, where there is no room for all of them.

use yew::prelude::*;

use crate::hooks::{Store, says};
use crate::state::{Action, Pane};
use crate::words::Word;

/// The panes by name.
pub(crate) fn tabs(store: &Store) -> Html {
    let tongue = store.settings.tongue;
    let panes = [
        (Pane::Articles, Word::Articles, "tab-articles"),
        (Pane::Contents, Word::Contents, "tab-contents"),
        (Pane::Source, Word::Source, "tab-source"),
    ];
    html! {
        <nav class="tabs" aria-label={tongue.say(Word::Views)}>
            { for panes.map(|(pane, word, id)| {
                let current = (store.pane == pane).then_some("true");
                html! {
                    <button type="button" {id} aria-current={current}
                        onclick={says(store, Action::PaneShown(pane))}>
                        { tongue.say(word) }
                    </button>
                }
            }) }
        </nav>
    }
}
