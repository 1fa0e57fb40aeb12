//! The reader's settings, kept in the browser.

use web_sys::Storage;

use super::page;
use crate::settings::Settings;

const RECORD: &str = "chongpai.settings";
/// What earlier versions kept, each under a key of its own, with its name in the record.
const FORMER: [(&str, &str); 2] =
    [("chongpai.language", "interface"), ("chongpai.theme", "theme")];
const RULES: &str = "chongpai.rules";

/// The settings of the last visit, or what the browser asks for.
pub(crate) fn load() -> Settings {
    let get = |key| storage().and_then(|s| s.get_item(key).ok().flatten());
    let mut settings = Settings::default().speaking(page::wanted_tongue());
    for (key, name) in FORMER {
        if let Some(value) = get(key) {
            settings = settings.read(&format!("{name} {value}"));
        }
    }
    get(RECORD).map_or(settings, |record| settings.read(&record))
}

/// The reader's rules, which the library writes: they hold from the first page on.
pub(crate) fn rules() -> String {
    storage().and_then(|s| s.get_item(RULES).ok().flatten()).unwrap_or_default()
}

/// Remembers the settings. A browser that keeps nothing (a private window) only forgets them.
pub(crate) fn keep(settings: &Settings) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(RECORD, &settings.record());
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
