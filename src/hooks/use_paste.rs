//! A page that comes as a whole: pasted or dropped anywhere.

use std::pin::Pin;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, DragEvent, Element, File, FileList, HtmlTextAreaElement};
use yew::prelude::*;

use super::Store;
use crate::platform::{clipboard, files, library, page, rest};
use crate::state::{Action, Notice};

/// Above this length, in UTF-16 units, a text is shown as lines and not in a field: laying
/// out a field that long would hold up the page.
const FIELD: u32 = 60_000;

/// Listens for pages that are pasted or dropped; says whether one hovers above the window.
#[hook]
pub(crate) fn use_paste(store: &Store) -> bool {
    let hovering = use_state_eq(|| false);
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
    {
        let hovering = hovering.clone();
        use_effect_with((), move |()| {
            let options = EventListenerOptions::enable_prevent_default();
            let listen = |kind, hear: Box<dyn Fn(&Event)>| {
                page::document().map(|document| {
                    EventListener::new_with_options(&document, kind, options, move |e| {
                        hear(e)
                    })
                })
            };
            let (pasting, dropping) = (latest.clone(), latest);
            let (over, leave, dropped) = (hovering.clone(), hovering.clone(), hovering);
            let listeners = [
                listen("paste", Box::new(move |e| paste(e, &pasting.borrow()))),
                listen(
                    "dragover",
                    Box::new(move |e| {
                        e.prevent_default();
                        over.set(true);
                    }),
                ),
                listen(
                    "dragleave",
                    Box::new(move |e| {
                        let left = e.dyn_ref::<DragEvent>();
                        leave.set(left.is_some_and(|e| e.related_target().is_some()));
                    }),
                ),
                listen(
                    "drop",
                    Box::new(move |e| {
                        dropped.set(false);
                        drop_in(e, &dropping.borrow());
                    }),
                ),
            ];
            move || drop(listeners)
        });
    }
    *hovering
}

/// Opens a file as a new page; several are put into the tray, in the order of their names.
pub(crate) fn came(store: &Store, files: &FileList) {
    // The list is empty once the event is over.
    let all = files::all(files);
    // What tells encodings apart is in the rest, and so is what opens files: a future that is
    // called by a pointer is loaded with it.
    let opening: Pin<Box<dyn Future<Output = ()>>> = Box::pin(opened(store.clone(), all));
    spawn_local(async move {
        // If it does not come now, it is asked for again.
        rest::comes().await;
        opening.await;
    });
}

async fn opened(store: Store, all: Vec<File>) {
    let alone = all.len() == 1;
    for file in files::in_order(all) {
        match files::open(&file, store.settings.tongue).await {
            Some(text) if alone => store.dispatch(Action::Came(text.into())),
            Some(text) => library::open("tray", &text, ""),
            None => {
                let unreadable = Notice::Unreadable(file.name().into());
                store.dispatch(Action::Noticed(unreadable));
            }
        }
    }
}

fn paste(event: &Event, store: &Store) {
    let Some(text) = event.dyn_ref::<ClipboardEvent>().and_then(clipboard::pasted) else {
        return;
    };
    let target = event.target();
    let element = target.as_ref().and_then(|t| t.dyn_ref::<Element>());
    let field = target.as_ref().and_then(|t| t.dyn_ref::<HtmlTextAreaElement>());
    let new = match field {
        Some(field) => {
            let (start, end) = selection(field);
            let length = field.text_length();
            let whole = length == end - start || store.sheet.is_blank();
            let long =
                text.chars().map(|c| c.len_utf16() as u32).sum::<u32>() + length > FIELD;
            match whole {
                true => Some(text),
                false => long.then(|| spliced(&field.value(), start, end, &text)),
            }
        }
        None if page::is_covered() || element.is_some_and(page::takes_text) => None,
        None => Some(text),
    };
    if let Some(new) = new {
        event.prevent_default();
        store.dispatch(Action::Came(new.into()));
    }
}

fn selection(field: &HtmlTextAreaElement) -> (u32, u32) {
    let start = field.selection_start().ok().flatten().unwrap_or_default();
    (start, field.selection_end().ok().flatten().unwrap_or(start))
}

/// The text of a field with the selected UTF-16 units replaced.
fn spliced(value: &str, start: u32, end: u32, text: &str) -> String {
    let byte = |unit: u32| {
        let mut at = 0;
        let mut chars = value.char_indices();
        chars
            .find(|(_, c)| {
                let found = at >= unit;
                at += c.len_utf16() as u32;
                found
            })
            .map_or(value.len(), |(byte, _)| byte)
    };
    [&value[..byte(start)], text, &value[byte(end)..]].concat()
}

fn drop_in(event: &Event, store: &Store) {
    event.prevent_default();
    let Some(data) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer)
    else {
        return;
    };
    if let Some(files) = data.files().filter(|files| files.length() > 0) {
        came(store, &files);
    } else if let Ok(text) = data.get_data("text/plain")
        && !text.trim_start().is_empty()
    {
        store.dispatch(Action::Came(text.into()));
    }
}
