//! The keyboard, wherever the focus is but in a control or during composition.

use chongpai::Role;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::Store;
use crate::doubts::Matter;
use crate::platform::{library, page};
use crate::state::{Action, Deed, Focus, Selected, Window};

/// Listens for keys.
#[hook]
pub(crate) fn use_keys(store: &Store) {
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = page::document().map(|document| {
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                let (event, latest) = (event.clone(), latest.clone());
                if types(&event) {
                    return;
                }
                let store = latest.borrow().clone();
                store.with_rest(Box::new(move || press(&event, &latest.borrow())));
            })
        });
        move || drop(listener)
    });
}

/// Whether a key makes text, of itself or as an input method takes it.
fn types(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let target = target.as_ref().and_then(|t| t.dyn_ref::<Element>());
    // 229 is what browsers report for keys that an input method takes.
    event.is_composing()
        || event.key_code() == 229
        || target.is_some_and(page::takes_text)
}

/// Acts on a key.
#[inline(never)]
fn press(event: &KeyboardEvent, store: &Store) {
    if meant(event, store) {
        event.prevent_default();
    }
}

/// Acts on a key; says whether it meant something.
fn meant(event: &KeyboardEvent, store: &Store) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let command = event.ctrl_key() || event.meta_key();
    // Behind a window nothing happens, even if nothing in it has the focus. Only the list of
    // corrections is about what is undone.
    let window = store.window == Some(Window::Corrections);
    if page::is_covered() && !(window && command) {
        return false;
    }
    if command && !event.alt_key() {
        return undo(store, &event.key(), event.shift_key());
    }
    // Some keyboards have their brackets behind a key that counts as a chord.
    let chord = command || event.alt_key();
    let chord = chord && !event.get_modifier_state("AltGraph");
    if target.as_ref().is_some_and(page::takes_keys) {
        return false;
    }
    if chord {
        return event.alt_key() && !command && deed(store, &event.key(), true);
    }
    let join = closest(target.as_ref(), "data-join");
    let block = closest(target.as_ref(), "data-block");
    match (event.key().as_str(), join, block) {
        ("j", ..) => go(store, true),
        ("k", ..) => go(store, false),
        ("/", ..) if store.shown.is_some() => act(store, Action::Sought(Some("".into()))),
        ("?", ..) => act(store, Action::Windowed(Some(Window::Help))),
        ("o", ..) if store.shown.is_some() => {
            library::open("out", "", "");
            true
        }
        ("l", ..) => {
            library::open("pages", "", "");
            true
        }
        ("u", ..) => undo(store, "z", false),
        ("U", ..) => undo(store, "z", true),
        ("Escape", ..) => {
            // The focus returns from a join to its block.
            focus(block.and_then(|_| target?.closest("[data-block]").ok().flatten()));
            act(store, Action::Unselected)
        }
        ("Enter", Some(line), _) if store.selected == Some(Selected::Join(line)) => {
            act(store, Action::Desk(Deed::Turn))
        }
        ("Enter", None, Some(block))
            if matches!(store.selected, Some(Selected::Block(_)))
                && store.selected_block() == Some(block) =>
        {
            turn(store)
        }
        ("Enter" | " ", Some(line), _) => {
            act(store, Action::Selected(Selected::Join(line)))
        }
        ("Enter" | " ", None, Some(block)) => select_block(store, block),
        // Lines from top to bottom go on to the left, which no key of the browser does.
        ("PageDown", ..) if store.settings.vertical() => turn_page(1.0),
        ("PageUp", ..) if store.settings.vertical() => turn_page(-1.0),
        (" ", None, None) if store.settings.vertical() && reads(target.as_ref()) => {
            turn_page(if event.shift_key() { -1.0 } else { 1.0 })
        }
        ("ArrowDown", _, Some(_)) => step("[data-block]", target, 1),
        ("ArrowUp", _, Some(_)) => step("[data-block]", target, -1),
        (key @ ("ArrowRight" | "ArrowLeft"), _, Some(block)) => {
            if store.selected_block() != Some(block) {
                return select_block(store, block);
            }
            let way = if key == "ArrowRight" { 1 } else { -1 };
            step("[aria-current] [data-join]", target, way)
        }
        (key, ..) => deed(store, key, false),
    }
}

/// What is done at the desk, by its key.
fn deed(store: &Store, key: &str, alt: bool) -> bool {
    let walk = |way| Deed::Walk { from: block_in_view(), way, focus: Focus::Take };
    let said = match (key, alt) {
        ("n", false) => walk(1),
        ("p", false) => walk(-1),
        ("v", false) => Deed::Mark,
        _ if store.selected.is_none() => return false,
        ("y", false) if store.desk.question.is_some() => Deed::Confirm(Focus::Take),
        ("[", _) => Deed::PartArticle,
        ("]", _) => Deed::MergeArticle,
        ("m", false) => Deed::Choose,
        ("ArrowUp", true) => Deed::Shift(-1),
        ("ArrowDown", true) => Deed::Shift(1),
        (key, false) => {
            let number = key.parse::<usize>().ok().filter(|_| key.len() == 1);
            let role = number.and_then(|n| Role::ALL.get(n.checked_sub(1)?));
            let Some(&role) = role else { return false };
            Deed::Role(role)
        }
        _ => return false,
    };
    act(store, Action::Desk(said))
}

/// Whether the focus is where text is read, not at a control.
fn reads(target: Option<&Element>) -> bool {
    target.is_none_or(|e| matches!(&*e.tag_name(), "BODY" | "SECTION"))
}

/// Scrolls vertical lines by nearly what is seen of them.
fn turn_page(way: f64) -> bool {
    let result = page::document().and_then(|d| d.get_element_by_id("result"));
    let Some(result) = result else { return false };
    result.scroll_by_with_x_and_y(-way * 0.9 * f64::from(result.client_width()), 0.0);
    true
}

/// The other answer, or the way to it where there are several.
fn turn(store: &Store) -> bool {
    if store.desk.question.is_some_and(|doubt| doubt.matter == Matter::Role) {
        return focus(page::document().and_then(|d| d.get_element_by_id("role")));
    }
    act(store, Action::Desk(Deed::Turn))
}

/// The first block that is seen in the result.
pub(crate) fn block_in_view() -> Option<u32> {
    let scroller = page::document()?.get_element_by_id("result")?;
    let top = scroller.get_bounding_client_rect().top();
    let blocks = scroller.query_selector_all("[data-block]").ok()?;
    let mut blocks = (0..blocks.length())
        .filter_map(|i| blocks.get(i)?.dyn_into::<Element>().ok())
        .filter(|block| block.get_bounding_client_rect().bottom() > top + 8.0);
    closest(Some(&blocks.next()?), "data-block")
}

/// Undo and redo, by the letters that systems have for them.
fn undo(store: &Store, key: &str, shift: bool) -> bool {
    match (key, shift) {
        ("z", false) => act(store, Action::Undone),
        ("z" | "Z", true) | ("y", false) => act(store, Action::Redone),
        _ => false,
    }
}

fn act(store: &Store, action: Action) -> bool {
    store.dispatch(action);
    true
}

fn select_block(store: &Store, block: u32) -> bool {
    let line = store.shown.as_ref().and_then(|shown| {
        let answer = &shown.answer;
        ((block as usize) < answer.blocks.len())
            .then(|| answer.lines_of(block).first().copied())?
    });
    line.is_some_and(|line| act(store, Action::Selected(Selected::Block(line))))
}

/// The number in an attribute of the closest element that has it.
pub(super) fn closest(element: Option<&Element>, attribute: &str) -> Option<u32> {
    let found = element?.closest(&format!("[{attribute}]")).ok().flatten()?;
    found.get_attribute(attribute)?.parse().ok()
}

/// Goes to the next or the previous article, as seen from what is on screen.
fn go(store: &Store, forward: bool) -> bool {
    let beside =
        store.shown.as_ref().and_then(|s| store.places.beside(&s.answer, forward));
    beside.is_some_and(|article| act(store, Action::WentTo(article)))
}

/// Moves the focus among the elements that match, in the order of the document.
fn step(selector: &str, from: Option<Element>, way: i32) -> bool {
    let Some(from) = from else { return false };
    let Some(all) = page::document().and_then(|d| d.query_selector_all(selector).ok())
    else {
        return false;
    };
    let elements: Vec<_> = (0..all.length())
        .filter_map(|i| all.get(i)?.dyn_into::<Element>().ok())
        .collect();
    let home = from.closest("[data-block]").ok().flatten();
    let at = elements
        .iter()
        .position(|e| *e == from)
        .or_else(|| elements.iter().position(|e| Some(e) == home.as_ref()));
    let next = match at {
        Some(at) => at as i32 + way,
        // From the block itself the first step leads to its first or last element.
        None if way > 0 => 0,
        None => elements.len() as i32 - 1,
    };
    let next = usize::try_from(next).ok().and_then(|n| elements.get(n)).cloned();
    focus(next)
}

fn focus(element: Option<Element>) -> bool {
    element
        .and_then(|e| e.dyn_into::<HtmlElement>().ok())
        .is_some_and(|e| e.focus().is_ok())
}
