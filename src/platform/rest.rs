//! The rest of the program: what is not needed to paste a page and read it. The release builds
//! it as a part of its own (`xtask/src/site/later.rs` says what is in it), which
//! `www/boot.js` loads and puts in its place.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Whether the rest is in its place.
    #[wasm_bindgen(js_name = hasRest)]
    pub(crate) fn is_there() -> bool;

    /// Loads the rest.
    #[wasm_bindgen(js_name = wantRest, catch)]
    async fn want_rest() -> Result<(), JsValue>;

    /// Has the rest in its place when it returns, even if the page is held up for it. What
    /// stands for a function of the rest calls this first.
    #[wasm_bindgen(js_name = needRest)]
    fn need_rest();
}

/// Waits for the rest; says whether it is there.
pub(crate) async fn comes() -> bool {
    let came = want_rest().await.is_ok();
    if came {
        need_rest();
    }
    came
}
