//! A window over the page. The browser keeps the focus inside and gives it back.

use yew::prelude::*;

use super::corrections::corrections;
use super::help::help;
use super::icon::{Icon, icon};
use super::settings::settings;
use crate::hooks::{Store, says, use_modal};
use crate::state::{Action, Window};
use crate::words::Word;

/// The window that stands over the page.
#[inline(never)]
pub(crate) fn over(store: &Store, window: Window) -> Html {
    match window {
        Window::Help => help(store),
        Window::Corrections => corrections(store),
        Window::Settings => settings(store),
    }
}

/// What a window needs.
#[derive(Properties, PartialEq)]
pub(super) struct DialogProps {
    pub(super) store: Store,
    pub(super) title: Word,
    pub(super) children: Html,
}

/// A window over the page.
#[component]
pub(super) fn Dialog(props: &DialogProps) -> Html {
    let store = &props.store;
    let tongue = store.settings.tongue;
    let dialog = use_modal();
    let over = {
        let store = store.clone();
        Callback::from(move |_: Event| store.dispatch(Action::Windowed(None)))
    };
    html! {
        <dialog ref={dialog} class="window" aria-labelledby="window-title"
            oncancel={over}>
            <header>
                <h2 id="window-title">{ tongue.say(props.title) }</h2>
                <button type="button" class="quiet close" aria-label={tongue.say(Word::Close)}
                    onclick={says(store, Action::Windowed(None))}>
                    { icon(Icon::Close) }
                </button>
            </header>
            { props.children.clone() }
        </dialog>
    }
}
