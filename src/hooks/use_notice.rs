//! What was told once goes away by itself.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::Store;
use crate::state::{Action, Notice};

/// How long a notice stands, in milliseconds.
const NOTICE: u32 = 6_000;

/// Takes notices away after a while. A page that can be brought back is offered until the
/// next thing happens.
#[hook]
pub(crate) fn use_notice(store: &Store) {
    let store = store.clone();
    use_effect_with(store.notice.clone(), move |notice| {
        let passing = notice.as_ref().is_some_and(|n| *n != Notice::Replaced);
        let timer = passing
            .then(|| Timeout::new(NOTICE, move || store.dispatch(Action::NoticeOver)));
        move || drop(timer)
    });
}
