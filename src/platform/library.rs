//! The page's end of the line to the library, which is a program of its own; `www/boot.js`
//! loads it and stands between the two.

use js_sys::{Array, Object, Reflect, Uint32Array};
use wasm_bindgen::prelude::*;

use crate::protocol;
use crate::state::Sheet;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = joinLibrary)]
    fn join_library(page: &JsValue);

    /// Says that the sheet or its answer has changed; `read` once there is an answer.
    #[wasm_bindgen(js_name = tellLibrary)]
    pub(crate) fn tell(read: bool);

    /// Opens a part of the library; a line and the name of an effect begin a rule, a text for
    /// the tray is put into it.
    #[wasm_bindgen(js_name = openLibrary)]
    pub(crate) fn open(part: &str, line: &str, effect: &str);
}

/// An answer as words and text, and the article that is read.
type Packed = (Vec<u32>, String, u32);

/// What the page lets the library do.
pub(crate) struct Page {
    /// Gives what is on the page: its number, its sheet, its headline and its furniture.
    pub(crate) give: Box<dyn Fn() -> (u32, Sheet, String, String)>,
    /// Takes a sheet and the block to show first.
    pub(crate) take: Box<dyn Fn(Sheet, u32)>,
    /// Looks for something in the page that was taken.
    pub(crate) seek: Box<dyn Fn(String)>,
    /// Takes the reader's rules, in the form of [`crate::rules`].
    pub(crate) rule: Box<dyn Fn(String)>,
    /// Gives the answer about what is on the page, packed, and the article that is read.
    pub(crate) answer: Box<dyn Fn() -> Option<Packed>>,
    /// Is told what is read aloud: a stretch of the answer's text, empty for nothing.
    pub(crate) spoke: Box<dyn Fn(u32, u32)>,
    /// Is told that the library could not be loaded.
    pub(crate) failed: Box<dyn Fn()>,
}

/// Lets the library reach the page.
pub(crate) fn join(page: Page) {
    let Page { give, take, seek, rule, answer, spoke, failed } = page;
    let object = Object::new();
    let set = |name: &str, value: JsValue| {
        // It fails only for objects that are sealed.
        let _ = Reflect::set(&object, &name.into(), &value);
    };
    let give = Closure::<dyn Fn() -> Array>::new(move || {
        let (page, sheet, headline, furniture) = give();
        let corrections = protocol::pack_corrections(&sheet.corrections);
        Array::of5(
            &page.into(),
            &(&*sheet.text).into(),
            &Uint32Array::from(corrections.as_slice()),
            &headline.into(),
            &furniture.into(),
        )
    });
    set("give", give.into_js_value());
    let take = move |text: String, corrections: Vec<u32>, block: u32| {
        let corrections = protocol::unpack_corrections(&corrections).unwrap_or_default();
        take(Sheet { corrections: corrections.into(), ..Sheet::new(text.into()) }, block);
    };
    set("take", Closure::<dyn Fn(String, Vec<u32>, u32)>::new(take).into_js_value());
    set("seek", Closure::<dyn Fn(String)>::new(seek).into_js_value());
    set("rule", Closure::<dyn Fn(String)>::new(rule).into_js_value());
    let answer = Closure::<dyn Fn() -> Option<Array>>::new(move || {
        let (words, text, article) = answer()?;
        let words = Uint32Array::from(words.as_slice());
        Some(Array::of3(&words, &text.into(), &article.into()))
    });
    set("answer", answer.into_js_value());
    set("spoke", Closure::<dyn Fn(u32, u32)>::new(spoke).into_js_value());
    set("failed", Closure::<dyn Fn()>::new(failed).into_js_value());
    join_library(&object);
}
