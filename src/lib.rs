//! Chongpai in the browser.
pub mod answer;
#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod components;
pub mod engine;
#[cfg(target_arch = "wasm32")]
mod hooks;
#[cfg(target_arch = "wasm32")]
mod platform;
pub mod protocol;
pub mod reader;
pub mod state;
pub mod words;
#[cfg(target_arch = "wasm32")]
mod worker;

/// Starts the page.
#[cfg(target_arch = "wasm32")]
pub fn start_page() {
    app::start();
}

/// Starts the worker.
#[cfg(target_arch = "wasm32")]
pub fn start_worker() {
    wasm_bindgen_futures::spawn_local(worker::serve());
}
