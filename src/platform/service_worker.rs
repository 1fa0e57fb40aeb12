//! The service worker: registered here, told to take over only when the reader says so.
//! `www/boot.js` does both.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = keepOffline)]
    fn keep_offline(ready: &JsValue);

    /// Lets the version that waits take over, and loads the page again with it.
    #[wasm_bindgen(js_name = takeUpdate)]
    pub(crate) fn activate();
}

/// Registers the service worker and calls `ready` when a new version waits.
pub(crate) fn register(ready: impl Fn() + 'static) {
    keep_offline(&Closure::<dyn Fn()>::new(ready).into_js_value());
}
