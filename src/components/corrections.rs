//! The reader's corrections, each of which can be taken back.

use yew::prelude::*;

use super::button;
use super::dialog::Dialog;
use crate::hooks::Store;
use crate::state::Action;
use crate::words::{self, Word};

/// The list of corrections, the newest first.
pub(crate) fn corrections(store: &Store) -> Html {
    let tongue = store.settings.tongue;
    let corrections = store.sheet.corrections.clone();
    html! {
        <Dialog store={store.clone()} title={Word::Corrections}>
            if corrections.is_empty() {
                <p class="hint">{ tongue.say(Word::NoCorrections) }</p>
            } else {
                <ul class="corrections">
                    { for corrections.iter().enumerate().rev().map(|(i, &correction)| {
                        html! {
                            <li data-correction={i.to_string()}>
                                <span>{ words::correction(tongue, correction) }</span>
                                { button(store, None, Word::TakeBack, Action::Uncorrected(i)) }
                            </li>
                        }
                    }) }
                </ul>
                { button(store, Some("uncorrect-all"), Word::TakeBackAll, Action::UncorrectedAll) }
            }
        </Dialog>
    }
}
