//! The reader's corrections, each of which can be taken back.

use chongpai::Correction;
use yew::prelude::*;

use super::button;
use super::dialog::Dialog;
use crate::history;
use crate::hooks::{Store, says};
use crate::state::Action;
use crate::words::{self, Word};

/// The list of corrections, the newest first.
pub(super) fn corrections(store: &Store) -> Html {
    let tongue = store.settings.tongue;
    let corrections = &store.sheet.corrections;
    let history = &store.sheet.history;
    let step = |id, word, action, can: bool| {
        html! {
            <button type="button" class="secondary" {id} disabled={!can}
                onclick={says(store, action)}>
                { tongue.say(word) }
            </button>
        }
    };
    html! {
        <Dialog store={store.clone()} title={Word::Corrections}>
            <div class="actions">
                { step("undo", Word::Undo, Action::Undone, history.can_undo()) }
                { step("redo", Word::Redo, Action::Redone, history.can_redo()) }
            </div>
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
                <div class="actions">
                    { for kinds(corrections).into_iter().map(|(kind, count)| html! {
                        <button type="button" class="secondary" data-uncorrect={count.to_string()}
                            onclick={says(store, Action::UncorrectedKind(kind))}>
                            { tongue.fill(words::uncorrect(kind), &[&count.to_string()]) }
                        </button>
                    }) }
                    { button(store, Some("uncorrect-all"), Word::TakeBackAll, Action::UncorrectedAll) }
                </div>
            }
        </Dialog>
    }
}

/// The kinds that stand several times in the list, each by its first, with their number.
fn kinds(corrections: &[Correction]) -> Vec<(Correction, usize)> {
    let mut kinds: Vec<(Correction, usize)> = vec![];
    for &correction in corrections {
        match kinds.iter_mut().find(|(kind, _)| history::same_kind(*kind, correction)) {
            Some((_, count)) => *count += 1,
            None => kinds.push((correction, 1)),
        }
    }
    kinds.retain(|&(_, count)| count > 1 && count < corrections.len());
    kinds
}
