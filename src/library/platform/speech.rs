//! The voices of the device.

use std::cell::RefCell;

use gloo_events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{
    EventTarget, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice,
};

use crate::library::aloud::Voice;

/// What is being said: its listeners, and itself, as browsers forget what nobody holds.
type Saying = (SpeechSynthesisUtterance, [EventListener; 2]);

thread_local! {
    static SAYING: RefCell<Option<Saying>> = const { RefCell::new(None) };
}

/// Some browsers have no voices at all.
fn speech() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    let there = Reflect::get(&window, &"speechSynthesis".into()).ok()?;
    (!there.is_undefined() && !there.is_null()).then(|| there.unchecked_into())
}

fn all() -> Vec<SpeechSynthesisVoice> {
    let voices = speech().map(|speech| speech.get_voices());
    voices.into_iter().flatten().map(|v| v.unchecked_into()).collect()
}

/// The voices that are there now; more may come.
pub(crate) fn voices() -> Vec<Voice> {
    let voice = |voice: SpeechSynthesisVoice| Voice {
        name: voice.name().into(),
        language: voice.lang(),
        local: voice.local_service(),
    };
    all().into_iter().map(voice).collect()
}

/// Calls when voices have come or gone.
pub(crate) fn when_voices(call: impl Fn() + 'static) -> Option<EventListener> {
    let speech: EventTarget = speech()?.unchecked_into();
    Some(EventListener::new(&speech, "voiceschanged", move |_| call()))
}

/// Says a sentence with a voice, at a speed in per cent; then calls with whether it went
/// well.
pub(crate) fn say(
    text: &str,
    voice: &Voice,
    rate: u32,
    done: impl Fn(bool) + Clone + 'static,
) {
    hush();
    let Some(speech) = speech() else { return done(false) };
    let found = all().into_iter().find(|v| *v.name() == *voice.name);
    let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(text) else {
        return done(false);
    };
    utterance.set_voice(found.as_ref());
    utterance.set_lang(&voice.language);
    utterance.set_rate(rate as f32 / 100.0);
    let failed = done.clone();
    let listeners = [
        EventListener::once(&utterance, "end", move |_| done(true)),
        EventListener::once(&utterance, "error", move |_| failed(false)),
    ];
    speech.speak(&utterance);
    SAYING.set(Some((utterance, listeners)));
}

/// Says nothing any more.
pub(crate) fn hush() {
    // Whoever is interrupted is not listened to any more.
    drop(SAYING.take());
    if let Some(speech) = speech() {
        speech.cancel();
    }
}
