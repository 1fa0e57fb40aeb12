//! The page's end of the line to the library, which is a program of its own; `www/boot.js`
//! loads it and stands between the two.

use js_sys::{Array, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

use crate::answer::Answer;
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

/// An answer as words and text, the article that is read, and whether it is about all that the
/// page was asked.
type Packed = (Vec<u32>, String, u32, bool);

/// What the page lets the library do.
pub(crate) struct Page {
    /// Gives what is on the page: its number, its sheet, its headline and its furniture.
    pub(crate) give: Box<dyn Fn() -> (u32, Sheet, String, String)>,
    /// Takes a sheet, the block to show first, and the answer if it was kept.
    pub(crate) take: Box<dyn Fn(Sheet, u32, Option<Answer>)>,
    /// Looks for something in the page that was taken.
    pub(crate) seek: Box<dyn Fn(String)>,
    /// Takes the reader's rules, in the form of [`crate::rules`].
    pub(crate) rule: Box<dyn Fn(String)>,
    /// Gives the answer about what is on the page, packed, and the article that is read.
    pub(crate) answer: Box<dyn Fn() -> Option<Packed>>,
    /// Says what else than the sheet an answer depends on: the options and the rules.
    pub(crate) asked: Box<dyn Fn() -> String>,
    /// Is told what is read aloud: a stretch of the answer's text, empty for nothing.
    pub(crate) spoke: Box<dyn Fn(u32, u32)>,
    /// Is told that the library could not be loaded.
    pub(crate) failed: Box<dyn Fn()>,
}

/// Lets the library reach the page.
pub(crate) fn join(page: Page) {
    let Page { give, take, seek, rule, answer, asked, spoke, failed } = page;
    let object = Object::new();
    let give = Closure::<dyn Fn() -> Array>::new(move || {
        let (page, sheet, headline, furniture) = give();
        let corrections = protocol::pack_corrections(&sheet.corrections);
        Array::of5(
            &page.into(),
            // As bytes: a long text is not made a string of the browser on the way.
            &Uint8Array::from(sheet.text.as_bytes()),
            &Uint32Array::from(corrections.as_slice()),
            &headline.into(),
            &furniture.into(),
        )
    });
    set(&object, "give", &give.into_js_value());
    let take = move |text: String, corrections: Vec<u32>, block, kept: Option<Array>| {
        let corrections = protocol::unpack_corrections(&corrections).unwrap_or_default();
        let sheet = Sheet { corrections: corrections.into(), ..Sheet::new(text.into()) };
        take(sheet, block, kept.and_then(|kept| unpacked(&kept)));
    };
    let take = Closure::<dyn Fn(String, Vec<u32>, u32, Option<Array>)>::new(take);
    set(&object, "take", &take.into_js_value());
    set(&object, "seek", &Closure::<dyn Fn(String)>::new(seek).into_js_value());
    set(&object, "rule", &Closure::<dyn Fn(String)>::new(rule).into_js_value());
    let answer = Closure::<dyn Fn() -> Option<Array>>::new(move || {
        let (words, text, article, newest) = answer()?;
        let words = Uint32Array::from(words.as_slice());
        Some(Array::of4(&words, &text.into(), &article.into(), &newest.into()))
    });
    set(&object, "answer", &answer.into_js_value());
    set(&object, "asked", &Closure::<dyn Fn() -> String>::new(asked).into_js_value());
    set(&object, "spoke", &Closure::<dyn Fn(u32, u32)>::new(spoke).into_js_value());
    set(&object, "failed", &Closure::<dyn Fn()>::new(failed).into_js_value());
    join_library(&object);
}

/// Gives an object a property.
pub(crate) fn set(object: &JsValue, name: &str, value: &JsValue) {
    // It fails only for objects that are sealed.
    let _ = Reflect::set(object, &name.into(), value);
}

/// An answer out of its words and its text; none if they do not fit together.
pub(crate) fn unpacked(packed: &Array) -> Option<Answer> {
    let words: Uint32Array = packed.get(0).dyn_into().ok()?;
    Answer::unpack(&words.to_vec(), packed.get(1).as_string()?)
}
