//! What is kept, and one file that holds it all.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{button, file};
use crate::library::app::Shown;
use crate::library::backup::{Trouble, Wrong};
use crate::library::platform::device;
use crate::library::state::{Action, Restored};
use crate::library::words::Say;
use crate::platform::files;
use crate::words::Tongue;

/// What is kept, backup and restore, and deleting everything.
pub(super) fn storage(shown: &Shown) -> Html {
    let state = &shown.state;
    let tongue = state.tongue;
    let keeper = shown.keeper.clone();
    let keep = state.keep;
    let toggle = move |_| keeper.set_keeps(!keep);
    html! {
        <>
            <label class="library-check">
                <input id="library-keep" type="checkbox" checked={keep} onchange={toggle} />
                <span>{ Say::KeepPages.in_(tongue) }</span>
            </label>
            <p class="hint">
                { if keep { Say::KeepWhat.in_(tongue) } else { Say::KeepOff.in_(tongue) } }
            </p>
            { room(shown) }
            { file_row(shown) }
            if let Some(restored) = &state.restored {
                { told(tongue, restored) }
            }
            { delete_all(shown) }
        </>
    }
}

fn room(shown: &Shown) -> Html {
    let state = &shown.state;
    let tongue = state.tongue;
    let Some(room) = state.room else { return Html::default() };
    let count = state.entries.len().to_string();
    let promise = if room.persists { Say::Persistent } else { Say::NotPersistent };
    html! {
        <p id="library-room">
            { Say::Stored.fill(tongue, &[&count, &device::bytes(room.used)]) }
            { " · " }
            { Say::Room.fill(tongue, &[&device::bytes(room.quota)]) }
            <br />
            <span class="hint">{ promise.in_(tongue) }</span>
        </p>
    }
}

fn file_row(shown: &Shown) -> Html {
    let tongue = shown.state.tongue;
    let keeper = shown.keeper.clone();
    let backup = move |_| {
        let keeper = keeper.clone();
        spawn_local(async move {
            if let Some(text) = keeper.backup().await {
                let name = format!("{}.json", Say::BackupName.in_(tongue));
                drop(files::save(&text, &name, "application/json"));
            }
        });
    };
    let keeper = shown.keeper.clone();
    let restore = move |event: Event| {
        let (Some(file), keeper) = (file(&event), keeper.clone()) else { return };
        spawn_local(async move {
            // A file that is no text is no backup either, and is told as such.
            let text = files::open(&file, tongue).await.unwrap_or_default();
            keeper.restore(&text);
        });
    };
    html! {
        <div class="actions">
            <button type="button" id="library-backup" class="primary" onclick={backup}>
                { Say::Backup.in_(tongue) }
            </button>
            <label class="chip file">
                { Say::Restore.in_(tongue) }
                <input id="library-restore" type="file" class="unseen"
                    accept=".json,application/json" onchange={restore} />
            </label>
        </div>
    }
}

/// What a restore did, and what was wrong with the file.
fn told(tongue: Tongue, restored: &Restored) -> Html {
    let numbers = [restored.pages, restored.same].map(|n| n.to_string());
    html! {
        <div id="library-restored" role="status">
            <p>{ Say::Restored.fill(tongue, &[&numbers[0], &numbers[1]]) }</p>
            if restored.settings {
                <p class="hint">{ Say::RestoredSettings.in_(tongue) }</p>
            }
            <ul class="library-troubles">
                { for restored.troubles.iter().map(|trouble| {
                    html! { <li>{ wrong(tongue, trouble) }</li> }
                }) }
            </ul>
        </div>
    }
}

fn wrong(tongue: Tongue, trouble: &Trouble) -> String {
    let what = match &trouble.what {
        Wrong::NoBackup => return Say::WrongNoBackup.in_(tongue).to_owned(),
        Wrong::Newer(_) => Say::WrongNewer.in_(tongue).to_owned(),
        Wrong::CutOff => Say::WrongCutOff.in_(tongue).to_owned(),
        Wrong::Unreadable => Say::WrongUnreadable.in_(tongue).to_owned(),
        Wrong::Changed(title) => Say::WrongChanged.fill(tongue, &[title]),
        Wrong::Unknown(kind) => Say::WrongUnknown.fill(tongue, &[kind]),
    };
    Say::Line.fill(tongue, &[&trouble.line.to_string(), &what])
}

fn delete_all(shown: &Shown) -> Html {
    let state = &shown.state;
    let tongue = state.tongue;
    let keeper = shown.keeper.clone();
    let delete = Callback::from(move |_| keeper.delete_all());
    let count = state.entries.len().to_string();
    html! {
        <div class="library-danger">
            if state.asked {
                <p role="alert">{ Say::DeleteAllAsk.fill(tongue, &[&count]) }</p>
                { button(shown, "primary delete-yes", Say::DeleteAllYes, delete) }
                { button(shown, "quiet", Say::Cancel, shown.says(Action::Asked(false))) }
            } else {
                { button(shown, "quiet delete-all", Say::DeleteAll, shown.says(Action::Asked(true))) }
            }
        </div>
    }
}
