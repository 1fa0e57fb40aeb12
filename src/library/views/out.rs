//! What can be taken out of the page: heard, printed, saved, shared.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::value;
use crate::hooks::use_modal;
use crate::library::app::Shown;
use crate::library::platform::{device, press};
use crate::library::sheet;
use crate::library::state::{Action, News, Out};
use crate::library::words::Say;
use crate::platform::files;

#[derive(Properties, PartialEq)]
pub(super) struct OutProps {
    pub(super) shown: Shown,
    pub(super) out: Out,
}

/// The window. It closes with the choice.
#[component]
pub(super) fn OutWindow(props: &OutProps) -> Html {
    let OutProps { shown, out } = props;
    let tongue = shown.state.tongue;
    let dialog = use_modal();
    let close = Action::Out(None, tongue);
    let oncancel = {
        let (state, close) = (shown.state.clone(), close.clone());
        move |_: Event| state.dispatch(close.clone())
    };
    let choice = |id: &'static str, word: Say, what: Option<Say>, onclick| {
        html! {
            <li>
                <button type="button" {id} class="out-choice" {onclick}>
                    <span>{ word.in_(tongue) }</span>
                    if let Some(what) = what {
                        <span class="hint">{ what.in_(tongue) }</span>
                    }
                </button>
            </li>
        }
    };
    html! {
        <dialog ref={dialog} class="window out" lang={tongue.tag()} aria-labelledby="out-title"
            {oncancel}>
            <header>
                <h2 id="out-title">{ Say::Out.in_(tongue) }</h2>
                <button type="button" class="quiet close" aria-label={Say::Close.in_(tongue)}
                    onclick={shown.says(close)}>
                    <span aria-hidden="true">{ "✕" }</span>
                </button>
            </header>
            { scope(shown, out) }
            <ul>
                { choice("read-aloud", Say::ReadAloud, Some(Say::ReadFromHere), aloud(shown, out)) }
                { choice("print", Say::Print, None, print(shown, out)) }
                { choice("save-page", Say::SavePage, Some(Say::SavePageWhat), save(shown, out)) }
                if device::shares() {
                    { choice("share", Say::Share, None, share(shown, out)) }
                }
            </ul>
        </dialog>
    }
}

/// All articles or one of them.
fn scope(shown: &Shown, out: &Out) -> Html {
    let tongue = shown.state.tongue;
    let dispatcher = shown.state.dispatcher();
    let onchange = move |event: Event| {
        let one = value(&event).and_then(|value| value.parse().ok());
        dispatcher.dispatch(Action::Scoped(one));
    };
    let answer = &out.answer;
    let language = answer.language.tag();
    let option = |article: u32| {
        html! {
            <option value={article.to_string()} lang={language}
                selected={out.one == Some(article)}>
                { sheet::title(answer, article) }
            </option>
        }
    };
    html! {
        <label class="out-which">
            <span class="unseen">{ Say::OutWhich.in_(tongue) }</span>
            <select id="out-which" {onchange}>
                <option value="all" selected={out.one.is_none()}>
                    { Say::OutAll.in_(tongue) }
                </option>
                { for (0..answer.articles.len() as u32).map(option) }
            </select>
        </label>
    }
}

fn aloud(shown: &Shown, out: &Out) -> Callback<MouseEvent> {
    let (state, out) = (shown.state.clone(), out.clone());
    Callback::from(move |_| state.dispatch(Action::Aloud(out.aloud())))
}

fn print(shown: &Shown, out: &Out) -> Callback<MouseEvent> {
    let (state, one) = (shown.state.clone(), out.one);
    Callback::from(move |_| {
        // A window that stands over the page would be printed with it.
        state.dispatch(Action::Out(None, state.tongue));
        gloo_timers::callback::Timeout::new(0, move || press::print(one)).forget();
    })
}

fn save(shown: &Shown, out: &Out) -> Callback<MouseEvent> {
    let (state, out) = (shown.state.clone(), out.clone());
    Callback::from(move |_| {
        let page = sheet::file(&out.answer, out.articles(), press::looks());
        let name = match out.one {
            Some(one) => sheet::title(&out.answer, one).replace(['/', '\\', ':'], " "),
            None => Say::PageFile.in_(state.tongue).to_owned(),
        };
        let _ = files::save(&page, &format!("{name}.html"), "text/html");
        state.dispatch(Action::Out(None, state.tongue));
    })
}

fn share(shown: &Shown, out: &Out) -> Callback<MouseEvent> {
    let (state, out) = (shown.state.clone(), out.clone());
    Callback::from(move |_| {
        let (state, out) = (state.clone(), out.clone());
        spawn_local(async move {
            let articles = out.articles();
            let title = articles.clone().next().map(|a| sheet::title(&out.answer, a));
            let texts: Vec<_> = articles.map(|a| out.answer.article_text(a)).collect();
            let shared =
                device::share(&title.unwrap_or_default(), &texts.join("\n\n")).await;
            state.dispatch(Action::Out(None, state.tongue));
            if !shared {
                state.dispatch(Action::News(Some(News::NotShared)));
            }
        });
    })
}
