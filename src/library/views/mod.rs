//! What is on screen, one part of the window per file. Text is text nodes only.

mod aloud;
mod news;
mod out;
mod pages;
mod rules;
mod storage;
mod tray;

use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::app::Shown;
use super::state::{Action, Part};
use super::words::Say;
use crate::hooks::use_modal;

/// The window if it is open, and what is told without it.
pub(super) fn window(shown: &Shown) -> Html {
    html! {
        <>
            if let Some(part) = shown.state.part {
                <Dialog shown={shown.clone()} {part} />
            } else {
                { news::news(shown) }
            }
            if let Some(out) = shown.state.out.clone() {
                <out::OutWindow shown={shown.clone()} {out} />
            }
            if let Some(aloud) = shown.state.aloud.clone() {
                <aloud::Bar shown={shown.clone()} {aloud} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct DialogProps {
    shown: Shown,
    part: Part,
}

/// The window. The browser keeps the focus inside and gives it back.
#[component]
fn Dialog(props: &DialogProps) -> Html {
    let DialogProps { shown, part } = props;
    let tongue = shown.state.tongue;
    let dialog = use_modal();
    let tab = |to: Part| {
        let word = match to {
            Part::Pages => Say::Pages,
            Part::Tray => Say::Tray,
            Part::Rules => Say::Rules,
            Part::Storage => Say::Storage,
        };
        html! {
            <button type="button" id={format!("library-{}", to.as_str())}
                aria-current={(to == *part).then_some("true")}
                onclick={shown.says(Action::Opened(to, tongue))}>
                { word.in_(tongue) }
            </button>
        }
    };
    let state = shown.state.clone();
    let oncancel = move |_: Event| state.dispatch(Action::Closed);
    html! {
        <dialog ref={dialog} class="window library" lang={tongue.tag()}
            aria-labelledby="library-title" {oncancel}>
            <header>
                <h2 id="library-title">{ Say::Library.in_(tongue) }</h2>
                <button type="button" class="quiet close" aria-label={Say::Close.in_(tongue)}
                    onclick={shown.says(Action::Closed)}>
                    <span aria-hidden="true">{ "✕" }</span>
                </button>
            </header>
            <nav class="library-tabs" aria-label={Say::Library.in_(tongue)}>
                { for Part::ALL.map(tab) }
            </nav>
            { news::news(shown) }
            <div class="library-part" data-part={part.as_str()}>
                { match part {
                    Part::Pages => pages::pages(shown),
                    Part::Tray => tray::tray(shown),
                    Part::Rules => rules::rules(shown),
                    Part::Storage => storage::storage(shown),
                } }
            </div>
        </dialog>
    }
}

/// A button with a word on it.
fn button(
    shown: &Shown,
    class: &'static str,
    word: Say,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" {class} {onclick}>{ word.in_(shown.state.tongue) }</button>
    }
}

/// The value of the field that an event is about.
fn value(event: &Event) -> Option<String> {
    let target = event.target()?;
    if let Some(field) = target.dyn_ref::<HtmlInputElement>() {
        return Some(field.value());
    }
    if let Some(field) = target.dyn_ref::<HtmlTextAreaElement>() {
        return Some(field.value());
    }
    Some(target.dyn_ref::<HtmlSelectElement>()?.value())
}

/// The file that was chosen; the field is emptied, so that it can be chosen again.
fn file(event: &Event) -> Option<File> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file
}
