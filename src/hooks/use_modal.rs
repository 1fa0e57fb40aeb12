//! A dialog that stands over the page as long as it is shown.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use crate::platform::page;

/// Opens the dialog that the reference is given to, and closes it when it goes. The browser
/// keeps the focus inside and gives it back. When what has the focus goes away or can do nothing
/// any more, the focus goes to what stands in its place.
#[hook]
pub(crate) fn use_modal() -> NodeRef {
    let dialog = use_node_ref();
    let opened = dialog.clone();
    use_effect_with((), move |()| {
        let element = opened.cast::<HtmlDialogElement>();
        if let Some(element) = &element {
            let _ = element.show_modal();
        }
        move || {
            if let Some(element) = element {
                element.close();
            }
        }
    });
    // Where the focus is before the window is drawn again.
    let drawn = dialog.clone();
    let place = drawn.cast().and_then(|dialog| place_of(&dialog));
    use_effect(move || {
        let lost = page::focused().is_none_or(|e| e.get_attribute("disabled").is_some());
        if let Some(dialog) = drawn.cast::<Element>().filter(|_| lost) {
            give_focus(&dialog, place);
        }
    });
    dialog
}

/// The place of the list's item that has the focus.
fn place_of(dialog: &Element) -> Option<u32> {
    let item = page::focused()?.closest("li").ok()??;
    let items = dialog.query_selector_all("li").ok()?;
    (0..items.length()).find(|&i| items.get(i).as_ref() == Some(item.as_ref()))
}

/// Gives the focus to the item that is now in a place, or the last, or else to the title.
fn give_focus(dialog: &Element, place: Option<u32>) -> Option<()> {
    let items = dialog.query_selector_all("li").ok()?;
    let place = place.map(|place| place.min(items.length().saturating_sub(1)));
    let item = place.and_then(|place| items.get(place)?.dyn_into::<Element>().ok());
    let button = item.and_then(|item| item.query_selector("button:enabled").ok()?);
    let element = match button {
        Some(button) => button,
        None => {
            let title = dialog.query_selector("h2").ok()??;
            title.set_attribute("tabindex", "-1").ok()?;
            title
        }
    };
    element.dyn_into::<HtmlElement>().ok()?.focus().ok()
}
