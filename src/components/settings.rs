//! How pages look and how they are read: every choice acts at once.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialog::Dialog;
use crate::hooks::Store;
use crate::settings::Setting;
use crate::words::{self, Word};

/// The window of the settings.
pub(super) fn settings(store: &Store) -> Html {
    let tongue = store.settings.tongue;
    // All controls share one listener: a control's name is the setting's.
    let oninput = {
        let store = store.clone();
        move |event: InputEvent| {
            let input =
                event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            let Some(input) = input else { return };
            let (key, value) = (input.name(), input.value());
            let Some(setting) = Setting::ALL.into_iter().find(|s| s.key() == key) else {
                return;
            };
            let names = setting.names();
            let place = match setting.is_scale() {
                true => value.parse().ok(),
                false => names.iter().position(|name| *name == value),
            };
            if let Some(place) = place {
                store.choose(store.settings.with(setting, place));
            }
        }
    };
    let reset = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.choose(store.settings.reset()))
    };
    let (looks, readings) = Setting::ALL.split_at(Setting::LOOKS);
    html! {
        <Dialog store={store.clone()} title={Word::Settings}>
            <div class="settings" {oninput}>
                { for looks.iter().map(|&setting| control(store, setting)) }
                <h3>{ tongue.say(Word::HowReflowed) }</h3>
                { for readings.iter().map(|&setting| control(store, setting)) }
            </div>
            <button type="button" class="secondary" id="reset-settings" onclick={reset}>
                { tongue.say(Word::Reset) }
            </button>
        </Dialog>
    }
}

/// A slider for a scale, a row of buttons for anything else.
fn control(store: &Store, setting: Setting) -> Html {
    let (settings, tongue) = (&store.settings, store.settings.tongue);
    let (label, choices) = words::setting(setting);
    let (label, key, place) = (tongue.say(label), setting.key(), settings.place(setting));
    if setting.is_scale() {
        let number = settings.number(setting);
        let text = match setting {
            Setting::Leading => format!("{}.{}", number / 10, number % 10),
            _ => number.to_string(),
        };
        return html! {
            <label class="scale">
                <span>{ label }</span>
                <input type="range" name={key} min="0" step="1"
                    max={(setting.names().len() - 1).to_string()}
                    value={place.to_string()} aria-valuetext={text.clone()} />
                <span class="number" aria-hidden="true">{ text }</span>
            </label>
        };
    }
    html! {
        <fieldset>
            <legend>{ label }</legend>
            { for choices.iter().zip(setting.names()).enumerate().map(|(i, (word, name))| {
                html! {
                    <label>
                        <input type="radio" name={key} value={*name} checked={i == place} />
                        <span>{ tongue.say(*word) }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}
