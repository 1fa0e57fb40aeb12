//! What is going on, in one line that is also read aloud.

use yew::prelude::*;

use super::button;
use super::question::asked;
use crate::engine::STAGES;
use crate::hooks::Store;
use crate::platform::service_worker;
use crate::reader::lengths;
use crate::state::{Action, Notice, Work};
use crate::words::{self, Word};

/// What is going on.
pub(crate) fn status_bar(store: &Store) -> Html {
    let (text, action) = told(store);
    let slow = matches!(store.work, Work::Busy { slow: true, .. });
    // The count of articles stands above them already: here it is only read aloud.
    let quiet = store.notice.is_none()
        && !matches!(store.work, Work::Stopped | Work::Failed)
        && !slow
        && !store.update;
    html! {
        <footer class={classes!("status-bar", quiet.then_some("quiet-bar"))}>
            if slow {
                { progress(store) }
            }
            <div id="status" role="status" aria-live="polite" class="status">{ text }</div>
            { action }
            if store.update {
                { update(store) }
            }
        </footer>
    }
}

/// What is said, and what can be done about it.
fn told(store: &Store) -> (String, Html) {
    let tongue = store.settings.tongue;
    let say = |word| tongue.say(word).to_owned();
    let retry = || button(store, Some("retry"), Word::Retry, Action::Retried);
    match &store.work {
        Work::Busy { slow: true, stage } => {
            let text = words::stage(tongue, *stage).to_owned();
            return (text, button(store, Some("stop"), Word::Stop, Action::Stopped));
        }
        Work::Stopped => return (say(Word::Stopped), retry()),
        Work::Failed => return (say(Word::Failed), retry()),
        Work::Busy { .. } | Work::Idle => {}
    }
    match &store.notice {
        Some(Notice::Replaced) => {
            let back = html! {
                <>
                    { button(store, Some("bring-back"), Word::BringBack, Action::BroughtBack) }
                    { button(store, Some("dismiss"), Word::Close, Action::NoticeOver) }
                </>
            };
            (say(Word::Replaced), back)
        }
        Some(Notice::Copied) => (say(Word::Copied), Html::default()),
        Some(Notice::CopyRefused) => (say(Word::CopyRefused), Html::default()),
        Some(Notice::Saved) => (say(Word::Saved), Html::default()),
        Some(Notice::Ignored) => (say(Word::Ignored), Html::default()),
        Some(Notice::Unreadable(name)) => {
            (tongue.fill(Word::Unreadable, &[name]), Html::default())
        }
        Some(Notice::Unreachable) => (say(Word::Unreachable), Html::default()),
        &Some(Notice::Changed(lines)) => {
            let lines = lengths::grouped(lines as usize);
            let text = tongue.fill(Word::ReadAnew, &[&lines]);
            (text, button(store, Some("undo-now"), Word::Undo, Action::Undone))
        }
        Some(Notice::NoDoubts) => (say(Word::NoDoubts), Html::default()),
        None => (counted(store), Html::default()),
    }
}

/// How many articles there are.
fn counted(store: &Store) -> String {
    let tongue = store.settings.tongue;
    // What is asked is seen elsewhere; here it is read aloud.
    if let (Some(shown), Some(doubt)) = (&store.shown, store.desk.question) {
        return asked(store, &shown.answer, doubt);
    }
    match store.shown.as_ref().map(|s| s.answer.articles.len()) {
        None => String::new(),
        Some(0) => tongue.say(Word::CountNone).to_owned(),
        Some(n) => tongue.fill(Word::CountArticles, &[&n.to_string()]),
    }
}

fn progress(store: &Store) -> Html {
    let tongue = store.settings.tongue;
    let stage = match store.work {
        Work::Busy { stage, .. } => stage.unwrap_or_default(),
        _ => STAGES,
    };
    html! {
        <progress id="progress" max={STAGES.to_string()} value={(stage + 1).to_string()}
            aria-label={tongue.say(Word::Working)}></progress>
    }
}

fn update(store: &Store) -> Html {
    let tongue = store.settings.tongue;
    html! {
        <div class="update" id="update" role="status">
            <span>{ tongue.say(Word::UpdateReady) }</span>
            <button type="button" class="secondary" id="reload"
                onclick={|_| service_worker::activate()}>
                { tongue.say(Word::Reload) }
            </button>
        </div>
    }
}
