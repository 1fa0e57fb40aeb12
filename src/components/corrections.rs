//! The reader's corrections, each of which can be taken back.

use yew::prelude::*;

use super::dialog::Dialog;
use crate::hooks::Store;
use crate::state::Action;
use crate::words::{self, Word};

/// The list of corrections, the newest first.
pub(crate) fn corrections(store: &Store) -> Html {
    let tongue = store.settings.tongue;
    let corrections = store.sheet.corrections.clone();
    let all = {
        let store = store.clone();
        move |_| store.dispatch(Action::UncorrectedAll)
    };
    html! {
        <Dialog store={store.clone()} title={Word::Corrections}>
            if corrections.is_empty() {
                <p class="hint">{ tongue.say(Word::NoCorrections) }</p>
            } else {
                <ul class="corrections">
                    { for corrections.iter().enumerate().rev().map(|(i, &correction)| {
                        let store = store.clone();
                        html! {
                            <li data-correction={i.to_string()}>
                                <span>{ words::correction(tongue, correction) }</span>
                                <button type="button" class="secondary"
                                    onclick={move |_| store.dispatch(Action::Uncorrected(i))}>
                                    { tongue.say(Word::TakeBack) }
                                </button>
                            </li>
                        }
                    }) }
                </ul>
                <button type="button" id="uncorrect-all" class="secondary" onclick={all}>
                    { tongue.say(Word::TakeBackAll) }
                </button>
            }
        </Dialog>
    }
}
