//! Files: opening, saving, and the sample pages that come with the page.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, TextDecoder,
    TextDecoderOptions, Url,
};

use crate::encodings;
use crate::words::Tongue;

/// Offers a text as a file to save.
pub(crate) fn save(text: &str, name: &str, kind: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(&format!("{kind};charset=utf-8"));
    let bytes = Uint8Array::from(text.as_bytes());
    let blob =
        Blob::new_with_u8_array_sequence_and_options(&Array::of1(&bytes), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|w| w.document()).ok_or("no document")?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has taken the file over once the click's task is done.
    gloo_timers::callback::Timeout::new(10_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// Several files in the order of their names.
pub(crate) fn in_order(mut all: Vec<File>) -> Vec<File> {
    all.sort_by_key(File::name);
    all
}

/// The files of a list.
pub(crate) fn all(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|i| files.get(i)).collect()
}

/// The text of a file in any of the encodings of our languages; `None` if it is no text.
pub(crate) async fn open(file: &File, tongue: Tongue) -> Option<String> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    encodings::text(&Uint8Array::new(&buffer).to_vec(), tongue, decode)
}

/// Decodes strictly; `None` if the bytes are not of this encoding.
fn decode(encoding: &str, bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(encoding, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// The sample page in a language; `None` if it cannot be loaded.
pub(crate) async fn sample(tongue: Tongue) -> Option<String> {
    load_sample(tongue.tag()).await.ok()?.as_string()
}

#[wasm_bindgen]
extern "C" {
    /// Only `www/boot.js` speaks to the network.
    #[wasm_bindgen(js_name = loadSample, catch)]
    async fn load_sample(tag: &str) -> Result<JsValue, JsValue>;
}
