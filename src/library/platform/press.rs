//! Articles on paper. The page holds only what is near the screen, so what is printed is laid
//! out beside it when the browser asks for it, by our button or by its own.

use std::cell::Cell;
use std::ops::Range;

use gloo_events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

use super::page;
use crate::answer::Answer;
use crate::library::sheet::{self, Looks};

/// The element that holds what is printed.
const ROOT: &str = "print-root";

thread_local! {
    /// The only article to print, if the reader chose one.
    static ONE: Cell<Option<u32>> = const { Cell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = print)]
    fn browser_print();
}

/// Lays out the articles whenever the browser is about to print.
pub(crate) fn stand_by() {
    let Some(window) = web_sys::window() else { return };
    EventListener::new(&window, "beforeprint", |_| {
        if let Some((answer, _)) = page::answer() {
            let count = answer.articles.len() as u32;
            let one = ONE.get().filter(|&one| one < count);
            let _ = lay(&answer, one.map_or(0..count, |one| one..one + 1));
        }
    })
    .forget();
    EventListener::new(&window, "afterprint", |_| {
        ONE.set(None);
        clear();
    })
    .forget();
}

/// Prints one article, or all.
pub(crate) fn print(one: Option<u32>) {
    ONE.set(one);
    browser_print();
}

/// How the page is set, as its root says.
pub(crate) fn looks() -> Looks {
    let is = |name: &str, value: &str| {
        let root = document().and_then(|d| d.document_element());
        root.and_then(|root| root.get_attribute(name)).as_deref() == Some(value)
    };
    Looks {
        vertical: is("data-direction", "vertical"),
        sans: is("data-face", "sans"),
        spaced: is("data-paragraphs", "space"),
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn clear() {
    if let Some(old) = document().and_then(|d| d.get_element_by_id(ROOT)) {
        old.remove();
    }
}

fn lay(answer: &Answer, articles: Range<u32>) -> Option<()> {
    clear();
    let document = document()?;
    let make = |tag: &str, class: &str| -> Option<Element> {
        let element = document.create_element(tag).ok()?;
        element.set_class_name(class);
        Some(element)
    };
    let root = make("div", "")?;
    root.set_id(ROOT);
    root.set_attribute("lang", answer.language.tag()).ok()?;
    let vertical = looks().vertical;
    for article in articles {
        let page = make("article", "")?;
        for set in sheet::set(answer, article, vertical) {
            let block = make(set.tag, set.class)?;
            for (text, upright) in set.text {
                if upright {
                    let number = make("span", "upright")?;
                    number.set_text_content(Some(text));
                    block.append_child(&number).ok()?;
                } else {
                    block.append_child(&document.create_text_node(text)).ok()?;
                }
            }
            page.append_child(&block).ok()?;
        }
        root.append_child(&page).ok()?;
    }
    document.body()?.append_child(&root).ok()?;
    Some(())
}
