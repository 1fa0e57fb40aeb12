//! The field of the search, above the articles.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::hooks::{Store, says, seek};
use crate::platform::page;
use crate::reader::lengths;
use crate::state::{Action, Search};
use crate::words::Word;

/// The field, the count and the ways on.
#[inline(never)]
pub(super) fn search_bar(store: &Store, search: &Search) -> Html {
    let tongue = store.settings.tongue;
    let oninput = {
        let store = store.clone();
        move |event: InputEvent| {
            let field =
                event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            if let Some(field) = field {
                seek(&store, field.value().into());
            }
        }
    };
    let onkeydown = {
        let store = store.clone();
        move |event: KeyboardEvent| {
            if event.is_composing() || event.key_code() == 229 {
                return;
            }
            match event.key().as_str() {
                "Enter" => store.dispatch(Action::NextHit(!event.shift_key())),
                "Escape" => close(&store),
                _ => return,
            }
            event.prevent_default();
        }
    };
    let onclose = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| close(&store))
    };
    let count = match search.current {
        Some(at) => {
            let numbers = [at + 1, search.hits.len()].map(lengths::grouped);
            format!("{} / {}", numbers[0], numbers[1])
        }
        None if search.query.trim().is_empty() => String::new(),
        None => tongue.say(Word::FoundNone).to_owned(),
    };
    let step = |id: &'static str, word, icon_of, forward| {
        html! {
            <button type="button" {id} class="quiet" aria-label={tongue.say(word)}
                title={tongue.say(word)} disabled={search.current.is_none()}
                onclick={says(store, Action::NextHit(forward))}>
                { icon(icon_of) }
            </button>
        }
    };
    html! {
        <div class="bar search" role="search">
            <input id="search" type="search" value={search.query.to_string()}
                aria-label={tongue.say(Word::Find)} placeholder={tongue.say(Word::Find)}
                autocomplete="off" spellcheck="false" {oninput} {onkeydown} />
            <span id="hits" role="status">{ count }</span>
            { step("previous-hit", Word::PreviousHit, Icon::Previous, false) }
            { step("next-hit", Word::NextHit, Icon::Next, true) }
            <button type="button" class="quiet" id="close-search"
                aria-label={tongue.say(Word::Close)} onclick={onclose}>
                { icon(Icon::Close) }
            </button>
        </div>
    }
}

/// Ends the search; the focus goes to the articles.
fn close(store: &Store) {
    store.dispatch(Action::Sought(None));
    page::focus("result");
}
