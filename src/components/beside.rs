//! What stands beside the articles.

use yew::prelude::*;

use super::details::details;
use crate::hooks::Store;
use crate::words::Word;

/// The details of what the reader points at, or how to get them.
pub(crate) fn beside(store: &Store) -> Html {
    if let (Some(shown), Some(selected)) = (&store.shown, store.selected) {
        return details(store, shown, selected);
    }
    let tongue = store.settings.tongue;
    html! {
        <aside class="details idle" aria-label={tongue.say(Word::Details)}>
            <p class="hint">{ tongue.say(Word::DetailsHint) }</p>
        </aside>
    }
}
