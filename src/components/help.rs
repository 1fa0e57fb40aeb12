//! The keys.

use yew::prelude::*;

use super::StoreProps;
use super::dialog::Dialog;
use crate::words::Word;

const KEYS: [(&[&str], Word); 9] = [
    (&["Ctrl", "V"], Word::KeyPaste),
    (&["j"], Word::KeyNext),
    (&["k"], Word::KeyPrevious),
    (&["↓", "↑"], Word::KeyBlocks),
    (&["Enter"], Word::KeySelect),
    (&["→", "←"], Word::KeyJoins),
    (&["u"], Word::KeyUndo),
    (&["Esc"], Word::KeyEscape),
    (&["?"], Word::KeyHelp),
];

/// The keys.
#[component]
pub(crate) fn Help(props: &StoreProps) -> Html {
    let tongue = props.store.settings.tongue;
    html! {
        <Dialog store={props.store.clone()} title={Word::Keys}>
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
