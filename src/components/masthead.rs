//! The head of the page: its name, a new page, and the reader's settings.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::hooks::{Store, says};
use crate::platform::{self, library, page};
use crate::state::{Action, Notice, Window};
use crate::words::{Tongue, Word};

/// The head of the page.
pub(crate) fn masthead(store: &Store) -> Html {
    let tongue = store.settings.tongue;
    let spoken = {
        let store = store.clone();
        Callback::from(move |event: Event| {
            if let Some(tongue) = chosen(&event).as_deref().and_then(Tongue::from_tag) {
                speak(store.clone(), tongue);
            }
        })
    };
    let corrections = store.sheet.corrections.len();
    html! {
        <header class="masthead">
            <h1 class="brand">{ tongue.say(Word::Brand) }</h1>
            <div class="tools">
                if corrections > 0 || store.sheet.history.can_redo() {
                    <button type="button" id="corrections" class="quiet labelled"
                        onclick={says(store, Action::Windowed(Some(Window::Corrections)))}>
                        { icon(Icon::Pen) }
                        <span>
                            { tongue.fill(Word::CountCorrections, &[&corrections.to_string()]) }
                        </span>
                    </button>
                }
                if !store.is_empty() {
                    <button type="button" id="new-page" class="quiet labelled"
                        onclick={says(store, Action::Cleared)}>
                        { icon(Icon::Page) }<span>{ tongue.say(Word::NewPage) }</span>
                    </button>
                }
                <button type="button" id="open-library" class="quiet labelled"
                    onclick={|_| library::open("pages", "", "")}>
                    { icon(Icon::Library) }<span>{ tongue.say(Word::Library) }</span>
                </button>
                <button type="button" id="settings" class="quiet"
                    aria-label={tongue.say(Word::Settings)} title={tongue.say(Word::Settings)}
                    onclick={says(store, Action::Windowed(Some(Window::Settings)))}>
                    <span class="letters" aria-hidden="true">{ "Aa" }</span>
                </button>
                <label class="select">
                    <span class="unseen">{ tongue.say(Word::Language) }</span>
                    <select id="language" onchange={spoken}>
                        { for Tongue::ALL.into_iter().map(|t| html! {
                            <option value={t.tag()} lang={t.tag()} selected={t == tongue}>
                                { t.name() }
                            </option>
                        }) }
                    </select>
                </label>
                <button type="button" id="help" class="quiet only-wide"
                    aria-label={tongue.say(Word::Keys)} title={tongue.say(Word::Keys)}
                    onclick={says(store, Action::Windowed(Some(Window::Help)))}>
                    { icon(Icon::Keys) }
                </button>
            </div>
        </header>
    }
}

/// Speaks another language as soon as its words are there.
fn speak(store: Store, tongue: Tongue) {
    spawn_local(async move {
        if platform::words::learn(tongue).await {
            store.choose(store.settings.speaking(tongue));
        } else {
            page::choose("language", store.settings.tongue.tag());
            store.dispatch(Action::Noticed(Notice::Unreachable));
        }
    });
}

fn chosen(event: &Event) -> Option<String> {
    Some(event.target()?.dyn_into::<HtmlSelectElement>().ok()?.value())
}
