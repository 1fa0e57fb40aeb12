//! The reader's settings, kept in the browser.

use web_sys::Storage;

use super::page;
use crate::settings::{Settings, Theme};
use crate::words::Tongue;

const TONGUE: &str = "chongpai.language";
const THEME: &str = "chongpai.theme";

/// The settings of the last visit, or what the browser asks for.
pub(crate) fn load() -> Settings {
    let get = |key| storage().and_then(|s| s.get_item(key).ok().flatten());
    Settings {
        tongue: get(TONGUE)
            .and_then(|tag| Tongue::from_tag(&tag))
            .unwrap_or_else(page::wanted_tongue),
        theme: get(THEME).and_then(|name| Theme::from_name(&name)).unwrap_or_default(),
    }
}

/// Remembers the interface language.
pub(crate) fn keep_tongue(tongue: Tongue) {
    keep(TONGUE, tongue.tag());
}

/// Remembers the colours.
pub(crate) fn keep_theme(theme: Theme) {
    keep(THEME, theme.as_str());
}

/// A browser that keeps nothing (a private window) only forgets the setting.
fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
