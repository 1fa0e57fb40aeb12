//! The words of the interface, loaded when a language is first spoken.

use wasm_bindgen::prelude::*;

use crate::reader::variants;
use crate::words::Tongue;

#[wasm_bindgen]
extern "C" {
    /// Only `www/boot.js` speaks to the network.
    #[wasm_bindgen(js_name = loadWords, catch)]
    async fn load_words(tag: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = loadVariants, catch)]
    async fn load_variants() -> Result<JsValue, JsValue>;
}

/// Loads the forms of characters that a search finds alike; says whether they are there.
pub(crate) async fn learn_variants() -> bool {
    let packed = load_variants().await.ok();
    let packed = packed.and_then(|packed| packed.dyn_into::<js_sys::Uint8Array>().ok());
    packed.is_some_and(|packed| variants::learn(&packed.to_vec()))
}

/// Loads the words of a language; says whether they are there.
pub(crate) async fn learn(tongue: Tongue) -> bool {
    if tongue.is_learnt() {
        return true;
    }
    let words = load_words(tongue.tag()).await.ok().and_then(|words| words.as_string());
    words.is_some_and(|words| tongue.learn(words))
}
