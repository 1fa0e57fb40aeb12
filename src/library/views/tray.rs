//! The paste tray.

use web_sys::{DragEvent, HtmlTextAreaElement};
use yew::prelude::*;

use super::button;
use crate::library::app::Shown;
use crate::library::platform::page;
use crate::library::state::Action;
use crate::library::tray::Clipping;
use crate::library::words::Say;
use crate::platform::clipboard;

/// The tray: a field, the clippings in their order, and what becomes of them.
pub(super) fn tray(shown: &Shown) -> Html {
    html! { <Tray shown={shown.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct TrayProps {
    shown: Shown,
}

#[component]
fn Tray(props: &TrayProps) -> Html {
    let shown = &props.shown;
    let state = &shown.state;
    let tongue = state.tongue;
    let field = use_node_ref();
    let dragged = use_mut_ref(|| None::<usize>);
    let onpaste = {
        let state = state.clone();
        move |event: Event| {
            let event: &web_sys::Event = event.as_ref();
            let event = wasm_bindgen::JsCast::dyn_ref::<web_sys::ClipboardEvent>(event);
            let text = event.and_then(clipboard::pasted);
            if let (Some(event), Some(text)) = (event, text) {
                event.prevent_default();
                state.dispatch(Action::Clipped(text));
            }
        }
    };
    let add = {
        let (state, field) = (state.clone(), field.clone());
        Callback::from(move |_| {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            if !field.value().trim().is_empty() {
                state.dispatch(Action::Clipped(field.value()));
                field.set_value("");
            }
        })
    };
    let add_page = {
        let state = state.clone();
        Callback::from(move |_| {
            let text = page::give().text;
            if !text.trim().is_empty() {
                state.dispatch(Action::Clipped(text));
            }
        })
    };
    let make = {
        let (keeper, tray) = (shown.keeper.clone(), state.tray.clone());
        move |_| keeper.make_page(&tray)
    };
    html! {
        <>
            <p class="hint">{ Say::TrayWhat.in_(tongue) }</p>
            <textarea id="tray-field" class="library-field" ref={field} {onpaste} rows="3"
                aria-label={Say::TrayField.in_(tongue)}
                placeholder={Say::TrayField.in_(tongue)} spellcheck="false" />
            <div class="actions">
                { button(shown, "secondary tray-add", Say::TrayAdd, add) }
                { button(shown, "secondary tray-page", Say::TrayAddPage, add_page) }
            </div>
            <ol class="tray-list">
                { for state.tray.iter().enumerate().map(|(i, clipping)| {
                    clip(shown, i, clipping, &dragged)
                }) }
            </ol>
            if !state.tray.is_empty() {
                <div class="actions">
                    <button type="button" id="tray-make" class="primary" onclick={make}>
                        { Say::MakePage.in_(tongue) }
                    </button>
                    { button(shown, "quiet", Say::TrayClear, shown.says(Action::TrayEmptied)) }
                </div>
            }
        </>
    }
}

/// One clipping, to be moved by its buttons or by dragging.
fn clip(
    shown: &Shown,
    index: usize,
    clipping: &Clipping,
    dragged: &std::rc::Rc<std::cell::RefCell<Option<usize>>>,
) -> Html {
    let state = &shown.state;
    let tongue = state.tongue;
    let last = state.tray.len() - 1;
    let label = Say::Clipping.fill(tongue, &[&(index + 1).to_string()]);
    let count = clipping.text.chars().filter(|c| !c.is_whitespace()).count();
    let opening: String = clipping
        .text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(60)
        .collect();
    let border = {
        let (state, on) = (state.clone(), clipping.border);
        move |_| state.dispatch(Action::Bordered(index, !on))
    };
    let move_by = |word: Say, class: &'static str, to: Option<usize>| {
        let name = format!("{} – {label}", word.in_(tongue));
        let sign = if word == Say::Up { "↑" } else { "↓" };
        let action = Action::Moved(index, to.unwrap_or(index));
        html! {
            <button type="button" class={classes!("quiet", class)} aria-label={name}
                disabled={to.is_none()} onclick={shown.says(action)}>
                <span aria-hidden="true">{ sign }</span>
            </button>
        }
    };
    let ondragstart = {
        let dragged = dragged.clone();
        move |_: DragEvent| {
            dragged.replace(Some(index));
        }
    };
    let ondrop = {
        let (dragged, state) = (dragged.clone(), state.clone());
        move |event: DragEvent| {
            event.prevent_default();
            if let Some(from) = dragged.take() {
                state.dispatch(Action::Moved(from, index));
            }
        }
    };
    let ondragover = |event: DragEvent| event.prevent_default();
    html! {
        <li key={index} data-clipping={index.to_string()} draggable="true" {ondragstart}
            {ondragover} {ondrop}>
            if index > 0 {
                <label class="library-check">
                    <input type="checkbox" class="tray-border" checked={clipping.border}
                        onchange={border} />
                    <span>{ Say::Border.in_(tongue) }</span>
                </label>
            }
            <div class="tray-row">
                <p>
                    <span class="library-facts">
                        { format!("{label} · {}", Say::Characters.fill(tongue, &[&count.to_string()])) }
                    </span>
                    <span class="tray-text">{ opening }</span>
                </p>
                { move_by(Say::Up, "tray-up", index.checked_sub(1)) }
                { move_by(Say::Down, "tray-down", (index < last).then_some(index + 1)) }
                <button type="button" class="quiet tray-remove"
                    aria-label={format!("{} – {label}", Say::Remove.in_(tongue))}
                    onclick={shown.says(Action::Unclipped(index))}>
                    <span aria-hidden="true">{ "✕" }</span>
                </button>
            </div>
        </li>
    }
}
