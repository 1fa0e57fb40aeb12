//! The bar of what is read aloud, and the voice behind it.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::{button, value};
use crate::library::aloud::{self, Aloud, Deed, RATES, Voice};
use crate::library::app::Shown;
use crate::library::platform::{page, speech};
use crate::library::state::Action;
use crate::library::words::Say;
use crate::words::Tongue;

/// How long browsers take to name their voices, in milliseconds at the most.
const PATIENCE: u32 = 1500;

#[derive(Properties, PartialEq)]
pub(super) struct BarProps {
    pub(super) shown: Shown,
    pub(super) aloud: Aloud,
}

/// The bar. As long as it is there, what is read is marked on the page.
#[component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let BarProps { shown, aloud } = props;
    let tongue = shown.state.tongue;
    use_voices(shown);
    let known = shown.state.voices.as_deref();
    let voices = known.map(|known| aloud::fitting(aloud.language, known));
    let chosen = voices.as_deref().and_then(|voices| {
        let named = aloud.voice.as_ref();
        let named = named.and_then(|name| voices.iter().find(|v| v.name == *name));
        named.or(voices.first()).cloned()
    });
    use_reading(shown, aloud, chosen.clone());
    let first = use_node_ref();
    {
        let first = first.clone();
        use_effect_with(voices.is_some(), move |_| {
            if let Some(button) = first.cast::<web_sys::HtmlElement>() {
                let _ = button.focus();
            }
        });
    }
    let stop = Callback::from({
        let state = shown.state.clone();
        move |()| state.dispatch(Action::Aloud(None))
    });
    let onkeydown = {
        let stop = stop.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                stop.emit(());
            }
        }
    };
    let none = voices.as_ref().is_some_and(Vec::is_empty);
    html! {
        <div class="aloud" id="aloud" role="region" lang={tongue.tag()}
            aria-label={Say::ReadAloud.in_(tongue)} {onkeydown}>
            if none {
                <p role="alert">
                    { Say::NoVoice.fill(tongue, &[name_of(aloud)]) }
                </p>
                { button(shown, "quiet", Say::Dismiss, shown.says(Action::Aloud(None))) }
            } else {
                { step(shown, false) }
                <button ref={first} type="button" id="aloud-toggle" class="primary"
                    onclick={shown.says(Action::Read(Deed::Toggle))}
                    aria-label={toggle(aloud).in_(tongue)} title={toggle(aloud).in_(tongue)}>
                    <span aria-hidden="true">{ if aloud.playing { "❚❚" } else { "▶" } }</span>
                </button>
                { step(shown, true) }
                { rate(shown, aloud) }
                { voice(shown, &voices.unwrap_or_default(), chosen) }
                <button type="button" id="aloud-stop" class="quiet"
                    aria-label={Say::StopReading.in_(tongue)} title={Say::StopReading.in_(tongue)}
                    onclick={Callback::from(move |_: MouseEvent| stop.emit(()))}>
                    <span aria-hidden="true">{ "✕" }</span>
                </button>
            }
        </div>
    }
}

/// The language of the page, in itself.
fn name_of(aloud: &Aloud) -> &'static str {
    Tongue::from_tag(aloud.language.tag()).unwrap_or_default().name()
}

fn toggle(aloud: &Aloud) -> Say {
    if aloud.playing { Say::Pause } else { Say::GoOn }
}

/// Asks the browser for its voices, and again when more have come.
#[hook]
fn use_voices(shown: &Shown) {
    let dispatcher = shown.state.dispatcher();
    use_effect_with((), move |()| {
        let tell = move |at_last: bool| {
            let voices = speech::voices();
            if at_last || !voices.is_empty() {
                dispatcher.dispatch(Action::Voices(voices));
            }
        };
        tell(false);
        let (come, late) = (tell.clone(), tell);
        let listener = speech::when_voices(move || come(false));
        let timeout = Timeout::new(PATIENCE, move || late(true));
        move || drop((listener, timeout))
    });
}

/// Says the sentence that is due, marks it, and falls silent with the bar.
#[hook]
fn use_reading(shown: &Shown, aloud: &Aloud, voice: Option<Voice>) {
    let dispatcher = shown.state.dispatcher();
    let aloud = aloud.clone();
    let due = (aloud.turn, voice.clone());
    use_effect_with(due, move |_| {
        let Some(voice) = voice else { return };
        let here = aloud.here().unwrap_or_default();
        page::spoke(here.start, here.end);
        if !aloud.playing || here.is_empty() {
            return speech::hush();
        }
        let turn = aloud.turn;
        speech::say(aloud.sentence(), &voice, RATES[aloud.rate], move |well| {
            let deed = if well { Deed::Ended(turn) } else { Deed::Failed(turn) };
            dispatcher.dispatch(Action::Read(deed));
        });
    });
    use_effect_with((), |()| {
        || {
            speech::hush();
            page::spoke(0, 0);
        }
    });
}

fn step(shown: &Shown, forward: bool) -> Html {
    let (id, word, sign) = match forward {
        true => ("aloud-next", Say::SentenceAfter, "›"),
        false => ("aloud-previous", Say::SentenceBefore, "‹"),
    };
    let word = word.in_(shown.state.tongue);
    html! {
        <button type="button" {id} class="quiet" aria-label={word} title={word}
            onclick={shown.says(Action::Read(Deed::Step(forward)))}>
            <span aria-hidden="true">{ sign }</span>
        </button>
    }
}

fn rate(shown: &Shown, aloud: &Aloud) -> Html {
    let dispatcher = shown.state.dispatcher();
    let onchange = move |event: Event| {
        if let Some(rate) = value(&event).and_then(|value| value.parse().ok()) {
            dispatcher.dispatch(Action::Read(Deed::Rate(rate)));
        }
    };
    let option = |(place, rate): (usize, &u32)| {
        let label = format!("{}×", f64::from(*rate) / 100.0);
        html! {
            <option value={place.to_string()} selected={place == aloud.rate}>{ label }</option>
        }
    };
    let word = Say::Speed.in_(shown.state.tongue);
    html! {
        <label class="select" title={word}>
            <span class="unseen">{ word }</span>
            <select id="aloud-rate" {onchange}>
                { for RATES.iter().enumerate().map(option) }
            </select>
        </label>
    }
}

/// The voices, if there is a choice.
fn voice(shown: &Shown, voices: &[Voice], chosen: Option<Voice>) -> Html {
    if voices.len() < 2 {
        return Html::default();
    }
    let dispatcher = shown.state.dispatcher();
    let onchange = move |event: Event| {
        if let Some(name) = value(&event) {
            dispatcher.dispatch(Action::Read(Deed::Voice(name.into())));
        }
    };
    let option = |voice: &Voice| {
        let selected = chosen.as_ref() == Some(voice);
        html! { <option value={voice.name.to_string()} {selected}>{ &*voice.name }</option> }
    };
    let word = Say::VoiceName.in_(shown.state.tongue);
    html! {
        <label class="select aloud-voice" title={word}>
            <span class="unseen">{ word }</span>
            <select id="aloud-voice" {onchange}>{ for voices.iter().map(option) }</select>
        </label>
    }
}
