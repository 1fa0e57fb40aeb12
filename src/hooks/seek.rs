//! The search, with the forms of characters that it finds alike.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::Store;
use crate::platform::{page, words};
use crate::reader::variants;
use crate::state::Action;

/// Looks for something; again when the forms of characters have come.
pub(crate) fn seek(store: &Store, query: Rc<str>) {
    store.dispatch(Action::Sought(Some(query.clone())));
    if !variants::are_learnt() {
        let store = store.clone();
        spawn_local(async move {
            // Without them all else is found.
            if words::learn_variants().await {
                let field = page::value("search");
                store.dispatch(Action::Sought(Some(field.map_or(query, Rc::from))));
            }
        });
    }
}
