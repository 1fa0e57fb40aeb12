//! A dialog that stands over the page as long as it is shown.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Opens the dialog that the reference is given to, and closes it when it goes. The browser
/// keeps the focus inside and gives it back.
#[hook]
pub(crate) fn use_modal() -> NodeRef {
    let dialog = use_node_ref();
    let opened = dialog.clone();
    use_effect_with((), move |()| {
        let element = opened.cast::<HtmlDialogElement>();
        if let Some(element) = &element {
            let _ = element.show_modal();
        }
        move || {
            if let Some(element) = element {
                element.close();
            }
        }
    });
    dialog
}
