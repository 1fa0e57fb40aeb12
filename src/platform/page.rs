//! The document the page lives in.

use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, InputEvent, InputEventInit,
};

use crate::settings::{Setting, Settings};
use crate::words::{Tongue, Word};

/// What the reader did before the page was ready.
pub(crate) struct Early {
    /// The text in the field.
    pub(crate) text: String,
    /// Whether the field had the focus, and where its caret was, in UTF-16 units.
    pub(crate) caret: Option<(u32, u32)>,
}

/// The document, where there is one.
pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The field with the source, where it is shown.
pub(crate) fn field() -> Option<HtmlTextAreaElement> {
    document()?.get_element_by_id("source")?.dyn_into().ok()
}

/// Puts the page in the place of the static shell, all at once: what was typed into the shell
/// up to now is given, and there is no moment at which a key would find no field.
pub(crate) fn take_place(shell: &Element, root: &Element) -> Early {
    let field = field();
    let focused = document().and_then(|d| d.active_element());
    let early = Early {
        text: field.as_ref().map(|f| f.value()).unwrap_or_default(),
        caret: field.filter(|f| focused.as_ref() == Some(f.as_ref())).and_then(|f| {
            let start = f.selection_start().ok()??;
            Some((start, f.selection_end().ok()?.unwrap_or(start)))
        }),
    };
    root.set_id(&shell.id());
    let _ = shell.replace_with_with_node_1(root);
    early
}

/// Puts back into the field what was typed before the page was ready, and the caret to where it
/// was, as if it were typed there: the next key may come before the page is drawn again.
pub(crate) fn give_back(early: &Early) {
    if let (Some((start, end)), Some(field)) = (early.caret, field()) {
        field.set_value(&early.text);
        let _ = field.focus();
        let _ = field.set_selection_range(start, end);
        let bubbles = InputEventInit::new();
        bubbles.set_bubbles(true);
        if let Ok(typed) = InputEvent::new_with_event_init_dict("input", &bubbles) {
            let _ = field.dispatch_event(&typed);
        }
    }
}

/// The language the browser asks for.
pub(crate) fn wanted_tongue() -> Tongue {
    let wanted = web_sys::window().map(|w| w.navigator().languages());
    let wanted: Vec<_> =
        wanted.iter().flat_map(|w| w.iter()).filter_map(|tag| tag.as_string()).collect();
    Tongue::best(wanted.iter().map(String::as_str))
}

/// Tells the document its language, its title, and how it looks: scales as properties of
/// the style, everything else as attributes where it is not as at first.
pub(crate) fn dress(settings: &Settings) {
    let Some(document) = document() else { return };
    let tongue = settings.tongue;
    let title = format!("{} — {}", tongue.say(Word::Brand), tongue.say(Word::Tagline));
    document.set_title(&title);
    let root = document.document_element().and_then(|e| e.dyn_into::<HtmlElement>().ok());
    let Some(root) = root else { return };
    root.set_lang(tongue.tag());
    for &setting in &Setting::ALL[..Setting::LOOKS] {
        let (key, name) = (setting.key(), settings.name(setting));
        let _ = if setting.is_scale() {
            root.style().set_property(&format!("--{key}"), name)
        } else {
            match settings.place(setting) {
                0 => root.remove_attribute(&format!("data-{key}")),
                _ => root.set_attribute(&format!("data-{key}"), name),
            }
        };
    }
}

/// What has the focus, if anything has.
pub(crate) fn focused() -> Option<Element> {
    document()?.active_element().filter(|e| e.tag_name() != "BODY")
}

/// What stands in a field.
pub(crate) fn value(id: &str) -> Option<String> {
    let field = document()?.get_element_by_id(id)?.dyn_into::<HtmlInputElement>().ok()?;
    Some(field.value())
}

/// Moves the focus to an element.
pub(crate) fn focus(id: &str) {
    let element = document().and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus to an element if nothing has it.
pub(crate) fn focus_if_lost(id: &str) {
    let Some(document) = document() else { return };
    let element = document.get_element_by_id(id).filter(|_| focused().is_none());
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Makes a list show a choice. The reader may have chosen what the engine did not follow,
/// and an unchanged attribute would leave that on screen.
pub(crate) fn choose(id: &str, value: &str) {
    let list = document().and_then(|d| d.get_element_by_id(id));
    if let Some(list) = list.and_then(|l| l.dyn_into::<HtmlSelectElement>().ok())
        && list.value() != value
    {
        list.set_value(value);
    }
}

/// Whether this element has an undo of its own, and takes what is pasted.
pub(crate) fn takes_text(element: &Element) -> bool {
    element
        .closest("input:not([type=file]), textarea, [contenteditable]")
        .is_ok_and(|e| e.is_some())
}

/// Whether keys typed at this element belong to a control.
pub(crate) fn takes_keys(element: &Element) -> bool {
    element.closest("input, select").is_ok_and(|e| e.is_some())
}

/// Whether a window stands over the page, wherever the focus is.
pub(crate) fn is_covered() -> bool {
    let root = document().and_then(|d| d.document_element());
    root.is_some_and(|root| {
        root.query_selector("dialog[open]").is_ok_and(|d| d.is_some())
    })
}
