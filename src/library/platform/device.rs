//! What the device has besides records: time, chance, room, settings, other windows.

use std::collections::BTreeMap;

use js_sys::{Date, Function, Intl, Math, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Storage, StorageEstimate};

use crate::words::Tongue;

/// Where a window keeps which page it shows, for the case that it is loaded again.
const OPEN: &str = "chongpai.open";
/// Where the reader's wish to keep nothing is kept.
const KEEP: &str = "chongpai.keep";
const RULES: &str = "chongpai.rules";
/// How all our settings begin.
const OURS: &str = "chongpai.";

/// The time in milliseconds since 1970 (UTC).
pub(crate) fn now() -> u64 {
    Date::now() as u64
}

/// A name that no other record has.
pub(crate) fn new_id() -> String {
    format!("{:x}-{:x}", now(), (Math::random() * f64::from(u32::MAX)) as u32)
}

/// What this version of the program is called: all its parts stand in the script that starts it.
pub(crate) fn program() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let script = document.and_then(|d| d.query_selector("script[src]").ok()?);
    script.and_then(|script| script.get_attribute("src")).unwrap_or_default()
}

/// A time as readers of a language write it.
pub(crate) fn when(tongue: Tongue, time: u64) -> String {
    let options = Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let locales = js_sys::Array::of1(&tongue.tag().into());
    let format = Intl::DateTimeFormat::new(&locales, &options);
    let said = format.format().call1(&JsValue::NULL, &(time as f64).into());
    said.ok().and_then(|said| said.as_string()).unwrap_or_default()
}

/// The language of the interface, as the page says it.
pub(crate) fn tongue() -> Tongue {
    let html = web_sys::window().and_then(|w| w.document()?.document_element());
    let tag = html.and_then(|html| html.get_attribute("lang")).unwrap_or_default();
    Tongue::from_tag(&tag).unwrap_or_default()
}

/// What is used and what may be used, in bytes.
pub(crate) async fn room() -> Option<(f64, f64)> {
    let storage = web_sys::window()?.navigator().storage();
    let estimate = JsFuture::from(storage.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    Some((estimate.get_usage()?, estimate.get_quota()?))
}

/// Whether the browser has promised not to clear what is kept.
pub(crate) async fn persists() -> bool {
    ask_storage(false).await.unwrap_or(false)
}

/// Asks the browser for that promise.
pub(crate) async fn persist() {
    ask_storage(true).await;
}

async fn ask_storage(wish: bool) -> Option<bool> {
    let window = web_sys::window()?;
    // Outside secure contexts there is none, whatever the bindings say.
    if !window.is_secure_context() {
        return None;
    }
    let storage = window.navigator().storage();
    let asked = if wish { storage.persist() } else { storage.persisted() };
    JsFuture::from(asked.ok()?).await.ok()?.as_bool()
}

/// A number of bytes, said shortly.
pub(crate) fn bytes(count: f64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"];
    let mut rest = count;
    let mut unit = 0;
    while rest >= 999.5 && unit + 1 < units.len() {
        rest /= 1000.0;
        unit += 1;
    }
    let digits = usize::from(rest < 9.95 && unit > 0);
    format!("{rest:.digits$} {}", units[unit])
}

/// Remembers which page this window shows.
pub(crate) fn remember(id: Option<&str>) {
    let storage = web_sys::window().and_then(|w| w.session_storage().ok()?);
    if let Some(storage) = storage {
        let _ = match id {
            Some(id) => storage.set_item(OPEN, id),
            None => storage.remove_item(OPEN),
        };
    }
}

/// The page this window showed before it was loaded again.
pub(crate) fn remembered() -> Option<String> {
    web_sys::window()?.session_storage().ok()??.get_item(OPEN).ok()?
}

/// Whether pages are kept: yes, unless the reader has said no.
pub(crate) fn keeps() -> bool {
    local().and_then(|s| s.get_item(KEEP).ok()?).is_none_or(|keep| keep != "no")
}

/// Remembers whether pages are kept.
pub(crate) fn set_keeps(keep: bool) {
    set(KEEP, if keep { "yes" } else { "no" });
}

/// The reader's rules, where the page finds them when it starts.
pub(crate) fn rules() -> Option<String> {
    local()?.get_item(RULES).ok()?
}

/// Puts the rules there.
pub(crate) fn set_rules(rules: &str) {
    set(RULES, rules);
}

/// All settings of ours but the rules.
pub(crate) fn settings() -> BTreeMap<String, String> {
    let Some(storage) = local() else { return BTreeMap::new() };
    let count = storage.length().unwrap_or_default();
    let names = (0..count).filter_map(|index| storage.key(index).ok()?);
    names
        .filter(|name| name.starts_with(OURS) && name != RULES)
        .filter_map(|name| Some((name.clone(), storage.get_item(&name).ok()??)))
        .collect()
}

/// Takes settings over from a backup; nothing that is not ours.
pub(crate) fn set_settings(settings: &BTreeMap<String, String>) {
    for (name, value) in settings.iter().filter(|(name, _)| name.starts_with(OURS)) {
        set(name, value);
    }
}

fn set(name: &str, value: &str) {
    if let Some(storage) = local() {
        let _ = storage.set_item(name, value);
    }
}

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Whether the system has a way to share.
pub(crate) fn shares() -> bool {
    web_sys::window()
        .is_some_and(|w| Reflect::has(&w.navigator(), &"share".into()) == Ok(true))
}

/// Shares a text; says whether the system did, or the reader thought better of it.
pub(crate) async fn share(title: &str, text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    let data = Object::new();
    for (name, value) in [("title", title), ("text", text)] {
        let _ = Reflect::set(&data, &name.into(), &value.into());
    }
    let share = Reflect::get(&navigator, &"share".into());
    let share = share.ok().and_then(|share| share.dyn_into::<Function>().ok());
    let begun = share.and_then(|share| share.call1(&navigator, &data).ok());
    let Some(begun) = begun.and_then(|begun| begun.dyn_into::<Promise>().ok()) else {
        return false;
    };
    match JsFuture::from(begun).await {
        Ok(_) => true,
        Err(error) => {
            let name = Reflect::get(&error, &"name".into()).ok();
            name.and_then(|name| name.as_string()).as_deref() == Some("AbortError")
        }
    }
}
