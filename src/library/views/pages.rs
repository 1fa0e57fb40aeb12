//! The list of pages.

use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::{button, value};
use crate::library::app::Shown;
use crate::library::list::{Hit, Sort};
use crate::library::platform::device;
use crate::library::record::{Entry, Version};
use crate::library::state::Action;
use crate::library::words::Say;

/// The list with its search and its order.
pub(super) fn pages(shown: &Shown) -> Html {
    let state = &shown.state;
    let tongue = state.tongue;
    let found = state.found();
    let nothing = found.is_empty() && state.broken.is_empty();
    html! {
        <>
            { head(shown) }
            { removed(shown) }
            <p class="hint" role="status">
                if nothing && state.wanted.trim().is_empty() {
                    { Say::Empty.in_(tongue) }
                } else if nothing {
                    { Say::NothingFound.fill(tongue, &[&state.wanted]) }
                } else if !state.wanted.trim().is_empty() {
                    { Say::Found.fill(tongue, &[&found.len().to_string()]) }
                }
            </p>
            <ul class="library-list">
                { for found.iter().map(|(entry, hit)| page(shown, entry, *hit)) }
                { for state.broken.iter().map(|id| broken(shown, id)) }
            </ul>
        </>
    }
}

fn head(shown: &Shown) -> Html {
    let state = &shown.state;
    let tongue = state.tongue;
    let keeper = shown.keeper.clone();
    let oninput = move |event: InputEvent| {
        if let Some(wanted) = value(&event) {
            keeper.search(wanted.into());
        }
    };
    let dispatcher = state.dispatcher();
    let onchange = move |event: Event| {
        if let Some(sort) = value(&event).as_deref().and_then(Sort::from_name) {
            dispatcher.dispatch(Action::Sorted(sort));
        }
    };
    let order = |sort: Sort| {
        let word = match sort {
            Sort::Changed => Say::SortChanged,
            Sort::Date => Say::SortDate,
            Sort::Paper => Say::SortPaper,
            Sort::Title => Say::SortTitle,
        };
        html! {
            <option value={sort.as_str()} selected={sort == state.sort}>
                { word.in_(tongue) }
            </option>
        }
    };
    html! {
        <div class="library-head">
            <input id="library-search" type="search" {oninput} value={state.wanted.to_string()}
                aria-label={Say::Search.in_(tongue)} placeholder={Say::Search.in_(tongue)}
                autocomplete="off" spellcheck="false" />
            <label class="select">
                <span class="unseen">{ Say::SortBy.in_(tongue) }</span>
                <select id="library-sort" {onchange}>{ for Sort::ALL.map(order) }</select>
            </label>
        </div>
    }
}

/// What was deleted last can be brought back.
fn removed(shown: &Shown) -> Html {
    let Some(document) = shown.state.removed.clone() else { return Html::default() };
    let tongue = shown.state.tongue;
    let title = name(shown, &document.entry);
    let keeper = shown.keeper.clone();
    let undo = move |_| keeper.undelete(document.clone());
    html! {
        <div class="library-undo" role="status">
            <p>{ Say::Deleted.fill(tongue, &[&title]) }</p>
            <button type="button" id="library-undo" class="secondary" onclick={undo}>
                { Say::Undo.in_(tongue) }
            </button>
        </div>
    }
}

fn name(shown: &Shown, entry: &Entry) -> String {
    match entry.title.as_str() {
        "" => Say::Untitled.in_(shown.state.tongue).to_owned(),
        title => title.to_owned(),
    }
}

fn page(shown: &Shown, entry: &Entry, hit: Option<&Hit>) -> Html {
    let state = &shown.state;
    let tongue = state.tongue;
    let id = entry.id.clone();
    let printed = [
        entry.paper.clone(),
        entry.date.map(|date| date.iso()),
        entry.page.map(|page| Say::PageNumber.fill(tongue, &[&page.to_string()])),
    ];
    let printed: Vec<String> = printed.into_iter().flatten().collect();
    let mut facts = vec![
        Say::Characters.fill(tongue, &[&entry.characters.to_string()]),
        Say::Changed.fill(tongue, &[&device::when(tongue, entry.changed)]),
    ];
    if entry.corrections > 0 {
        facts.insert(1, Say::Corrections.fill(tongue, &[&entry.corrections.to_string()]));
    }
    let open = {
        let (keeper, id) = (shown.keeper.clone(), id.clone());
        let wanted = hit.map(|_| state.wanted.clone()).unwrap_or_default();
        move |_| keeper.open(&id, None, &wanted)
    };
    let on_screen = state.open.as_ref() == Some(&id);
    html! {
        <li key={id.clone()} data-page={id.clone()}>
            if state.naming.as_ref() == Some(&id) {
                <Naming shown={shown.clone()} id={id.clone()} title={entry.title.clone()} />
            } else {
                <button type="button" class="library-open" onclick={open}
                    aria-current={on_screen.then_some("true")}>
                    <span class="library-name">{ name(shown, entry) }</span>
                    if !printed.is_empty() {
                        <span class="library-printed">{ printed.join(" · ") }</span>
                    }
                    if let Some(hit) = hit {
                        <span class="library-hit">
                            { &hit.before }<mark>{ &hit.found }</mark>{ &hit.after }
                            if hit.count > 1 {
                                <span class="library-count">
                                    { Say::Places.fill(tongue, &[&hit.count.to_string()]) }
                                </span>
                            }
                        </span>
                    }
                    <span class="library-facts">
                        { facts.join(" · ") }
                        if on_screen {
                            { format!(" · {}", Say::OnScreen.in_(tongue)) }
                        }
                    </span>
                </button>
                { tools(shown, entry) }
            }
            if let Some((_, versions)) = state.versions.as_ref().filter(|(v, _)| *v == id) {
                { list_versions(shown, &id, versions) }
            }
        </li>
    }
}

fn tools(shown: &Shown, entry: &Entry) -> Html {
    let state = &shown.state;
    let id = entry.id.clone();
    let open = state.versions.as_ref().is_some_and(|(shown, _)| *shown == id);
    let versions = {
        let (shown, id) = (shown.clone(), id.clone());
        Callback::from(move |_| match open {
            true => shown.state.dispatch(Action::Versions(None)),
            false => shown.keeper.versions(&id),
        })
    };
    let rename = shown.says(Action::Naming(Some(id.clone())));
    let keeper = shown.keeper.clone();
    let delete = Callback::from(move |_| keeper.delete(&id));
    html! {
        <div class="library-tools" role="group" aria-label={name(shown, entry)}>
            if entry.head > 1 {
                <button type="button" class="quiet versions" onclick={versions}
                    aria-expanded={open.to_string()}>
                    { Say::Versions.in_(state.tongue) }
                </button>
            }
            { button(shown, "quiet rename", Say::Rename, rename) }
            { button(shown, "quiet delete", Say::Delete, delete) }
        </div>
    }
}

fn list_versions(shown: &Shown, id: &str, versions: &Rc<[Version]>) -> Html {
    let tongue = shown.state.tongue;
    let newest = versions.last().map(|version| version.number);
    let line = |version: &Version| {
        let count = version.corrections.len().to_string();
        let when = device::when(tongue, version.changed);
        let (keeper, id, number) = (shown.keeper.clone(), id.to_owned(), version.number);
        let open = Callback::from(move |_| keeper.open(&id, Some(number), ""));
        html! {
            <li data-version={number.to_string()}>
                <span>
                    { Say::VersionOf.fill(tongue, &[&when, &count]) }
                    if newest == Some(number) {
                        { format!(" · {}", Say::VersionNow.in_(tongue)) }
                    }
                </span>
                { button(shown, "quiet", Say::VersionOpen, open) }
            </li>
        }
    };
    html! { <ul class="library-versions">{ for versions.iter().rev().map(line) }</ul> }
}

fn broken(shown: &Shown, id: &str) -> Html {
    let (keeper, gone) = (shown.keeper.clone(), id.to_owned());
    let delete = Callback::from(move |_| keeper.delete(&gone));
    html! {
        <li key={id.to_owned()} class="library-broken">
            <span>{ Say::BrokenTitle.in_(shown.state.tongue) }{ " " }<code>{ id }</code></span>
            { button(shown, "quiet delete", Say::Delete, delete) }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct NamingProps {
    shown: Shown,
    id: String,
    title: String,
}

/// A field for another title; it has the focus at once.
#[component]
fn Naming(props: &NamingProps) -> Html {
    let NamingProps { shown, id, title } = props;
    let tongue = shown.state.tongue;
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<web_sys::HtmlInputElement>() {
                let _ = field.focus();
                field.select();
            }
        });
    }
    let save = {
        let (keeper, id, field) = (shown.keeper.clone(), id.clone(), field.clone());
        Callback::from(move |()| {
            if let Some(field) = field.cast::<web_sys::HtmlInputElement>() {
                keeper.rename(&id, &field.value());
            }
        })
    };
    let onkeydown = {
        let (save, state) = (save.clone(), shown.state.clone());
        move |event: KeyboardEvent| {
            if event.is_composing() {
                return;
            }
            match event.key().as_str() {
                // What has the focus next must not take the key for its own.
                "Enter" => {
                    event.prevent_default();
                    save.emit(());
                }
                // Only the field is closed, not the window.
                "Escape" => {
                    event.prevent_default();
                    state.dispatch(Action::Naming(None));
                }
                _ => {}
            }
        }
    };
    html! {
        <div class="library-naming">
            <input ref={field} type="text" value={title.clone()} {onkeydown}
                aria-label={Say::NewName.in_(tongue)} autocomplete="off" />
            { button(shown, "primary", Say::SaveName, Callback::from(move |_| save.emit(()))) }
            { button(shown, "quiet", Say::Cancel, shown.says(Action::Naming(None))) }
        </div>
    }
}
