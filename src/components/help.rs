//! The keys.

use yew::prelude::*;

use super::dialog::Dialog;
use crate::hooks::Store;
use crate::words::Word;

const KEYS: [(&[&str], Word); 22] = [
    (&["Ctrl", "V"], Word::KeyPaste),
    (&["j"], Word::KeyNext),
    (&["k"], Word::KeyPrevious),
    (&["↓", "↑"], Word::KeyBlocks),
    (&["Enter"], Word::KeySelect),
    (&["→", "←"], Word::KeyJoins),
    (&["Enter"], Word::KeyPart),
    (&["n", "p"], Word::KeyDoubts),
    (&["y"], Word::KeyConfirm),
    (&["Enter"], Word::KeyTurn),
    (&["1", "…", "9"], Word::KeyRoles),
    (&["[", "]"], Word::KeyArticles),
    (&["Alt", "↑", "↓"], Word::KeyShift),
    (&["m"], Word::KeyMove),
    (&["v"], Word::KeyMarks),
    (&["Ctrl", "Z"], Word::KeyUndo),
    (&["Ctrl", "Y"], Word::KeyRedo),
    (&["o"], Word::Out),
    (&["l"], Word::KeyLibrary),
    (&["Esc"], Word::KeyEscape),
    (&["/"], Word::Find),
    (&["?"], Word::KeyHelp),
];

/// The keys.
pub(super) fn help(store: &Store) -> Html {
    let tongue = store.settings.tongue;
    html! {
        <Dialog store={store.clone()} title={Word::Keys}>
            <dl class="keys">
                { for KEYS.iter().map(|(keys, word)| {
                    html! {
                        <div>
                            <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                            <dd>{ tongue.say(*word) }</dd>
                        </div>
                    }
                }) }
            </dl>
        </Dialog>
    }
}
