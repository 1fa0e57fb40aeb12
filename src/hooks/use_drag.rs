//! Dragging a block by its grip onto another article, or onto its entry in the list.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::Store;
use crate::platform::{page, rest};
use crate::state::{Action, Deed, Selected};

/// What marks the article that a block hangs over.
const OVER: &str = "data-lit";

/// Listens for a grip that is taken, moved and let go. Pointer events serve mouse, pen and
/// touch alike.
#[hook]
pub(crate) fn use_drag(store: &Store) {
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
    use_effect_with((), move |()| {
        let document = page::document();
        let options = EventListenerOptions::enable_prevent_default();
        let dragging = std::rc::Rc::new(std::cell::Cell::new(None::<u32>));
        let listeners =
            ["pointerdown", "pointermove", "pointerup", "pointercancel"].map(|kind| {
                let (latest, dragging) = (latest.clone(), dragging.clone());
                document.as_ref().map(|document| {
                    EventListener::new_with_options(document, kind, options, move |e| {
                        if rest::is_there()
                            && let Some(event) = e.dyn_ref::<PointerEvent>()
                            && let Some(deed) = drag(event, &latest.borrow(), &dragging)
                        {
                            latest.borrow().dispatch(Action::Desk(deed));
                        }
                    })
                })
            });
        move || drop(listeners)
    });
}

/// Follows the pointer; says what is done when it lets go.
#[inline(never)]
fn drag(
    event: &PointerEvent,
    store: &Store,
    dragging: &std::cell::Cell<Option<u32>>,
) -> Option<Deed> {
    if event.type_() == "pointerdown" {
        let grip = event.target()?.dyn_into::<Element>().ok()?;
        if !grip.class_list().contains("grip") {
            return None;
        }
        event.prevent_default();
        dragging.set(store.selected.map(Selected::line));
        return None;
    }
    let line = dragging.get()?;
    let document = page::document()?;
    let below =
        document.element_from_point(event.client_x() as f32, event.client_y() as f32);
    let article = below.and_then(|e| e.closest("[data-entry], [data-article]").ok()?);
    if let Ok(Some(before)) = document.query_selector(&format!("[{OVER}=drop]")) {
        let _ = before.remove_attribute(OVER);
    }
    if event.type_() == "pointermove" {
        event.prevent_default();
        let _ = article?.set_attribute(OVER, "drop");
        return None;
    }
    dragging.set(None);
    if event.type_() == "pointercancel" {
        return None;
    }
    let article = article?;
    let number = article.get_attribute("data-entry");
    let number = number.or_else(|| article.get_attribute("data-article"))?;
    Some(Deed::Move { line, article: number.parse().ok()? })
}
