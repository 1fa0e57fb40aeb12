//! The library's end of the line to the page; `www/boot.js` stands between the two.

use chongpai::Correction;
use js_sys::{Array, Object, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::answer::Answer;
use crate::platform::library::{set, unpacked};
use crate::protocol;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = page, js_name = give)]
    fn page_gives() -> Array;

    #[wasm_bindgen(js_namespace = page, js_name = take)]
    fn page_takes(text: &str, corrections: &[u32], block: u32, answer: Option<Array>);

    /// Looks for something on the page.
    #[wasm_bindgen(js_namespace = page, js_name = seek)]
    pub(crate) fn seek(query: &str);

    /// The answer about the page: its words, its text, the article at the head of the screen,
    /// and whether it is about all that the page was asked.
    #[wasm_bindgen(js_namespace = page, js_name = answer)]
    pub(crate) fn packed_answer() -> Option<Array>;

    /// What else than the sheet an answer depends on, as the page would ask for it now.
    #[wasm_bindgen(js_namespace = page, js_name = asked)]
    pub(crate) fn asked() -> String;

    /// Has a stretch of the answer's text marked as read aloud; an empty one ends it.
    #[wasm_bindgen(js_namespace = page, js_name = spoke)]
    pub(crate) fn spoke(start: u32, end: u32);

    /// Hands the reader's rules to the page.
    #[wasm_bindgen(js_namespace = page, js_name = rule)]
    pub(crate) fn rule(rules: &str);

    /// Whether a text is one of the samples that came with the page.
    #[wasm_bindgen(js_name = isSample)]
    pub(crate) fn is_sample(text: &str) -> bool;
}

/// What is on the page.
pub(crate) struct Given {
    /// Which page it is: another page, another number.
    pub(crate) page: u32,
    /// The source.
    pub(crate) text: String,
    /// The reader's corrections.
    pub(crate) corrections: Vec<Correction>,
    /// The first headline; empty as long as there is no answer.
    pub(crate) headline: String,
    /// What belongs to no article, a block a line.
    pub(crate) furniture: String,
}

/// Asks what is on the page.
pub(crate) fn give() -> Given {
    let given = page_gives();
    let text = |index| given.get(index).as_string().unwrap_or_default();
    let bytes: Uint8Array = given.get(1).unchecked_into();
    let corrections: Uint32Array = given.get(2).unchecked_into();
    Given {
        page: given.get(0).as_f64().unwrap_or_default() as u32,
        text: String::from_utf8(bytes.to_vec()).unwrap_or_default(),
        corrections: protocol::unpack_corrections(&corrections.to_vec())
            .unwrap_or_default(),
        headline: text(3),
        furniture: text(4),
    }
}

/// Asks for the articles of the page, and which of them is at the head of the screen.
pub(crate) fn answer() -> Option<(Answer, u32)> {
    let given = packed_answer()?;
    Some((unpacked(&given)?, given.get(2).as_f64().unwrap_or_default() as u32))
}

/// Puts a sheet on the page, at the block the reader was at, with its answer if it was kept.
pub(crate) fn take(
    text: &str,
    corrections: &[Correction],
    block: u32,
    answer: Option<Array>,
) {
    page_takes(text, &protocol::pack_corrections(corrections), block, answer);
}

/// What the page can ask of the library.
pub(crate) struct Library {
    /// The sheet or its answer has changed.
    pub(crate) changed: Box<dyn Fn()>,
    /// The reader opens a part of the library; a line and an effect begin a rule.
    pub(crate) open: Box<dyn Fn(String, String, String)>,
}

/// Lets the page reach the library.
pub(crate) fn join(library: Library) {
    let object = Object::new();
    let changed = Closure::<dyn Fn()>::new(library.changed).into_js_value();
    set(&object, "changed", &changed);
    let open = Closure::<dyn Fn(String, String, String)>::new(library.open);
    set(&object, "open", &open.into_js_value());
    set(&js_sys::global(), "library", &object);
}

/// The block at the top of what is read, if anything is.
pub(crate) fn top_block() -> Option<u32> {
    let document = web_sys::window()?.document()?;
    let result = document.get_element_by_id("result")?;
    let top = result.get_bounding_client_rect().top();
    let blocks = result.query_selector_all("[data-block]").ok()?;
    let block = (0..blocks.length())
        .filter_map(|i| blocks.get(i)?.dyn_into::<Element>().ok())
        .find(|block| block.get_bounding_client_rect().bottom() > top + 8.0)?;
    block.get_attribute("data-block")?.parse().ok()
}
