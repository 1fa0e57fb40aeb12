//! The clipboard.

use wasm_bindgen_futures::JsFuture;
use web_sys::ClipboardEvent;

/// Puts a text on the clipboard; says whether the browser let it.
pub(crate) async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Outside secure contexts there is no clipboard, whatever the bindings say.
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// The plain text of a paste; `None` if it has none.
pub(crate) fn pasted(event: &ClipboardEvent) -> Option<String> {
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    (!text.trim_start().is_empty()).then_some(text)
}
