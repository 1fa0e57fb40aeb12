//! The page as a whole.

use web_sys::Element;
use yew::prelude::*;

use crate::components::{
    Articles, Contents, beside, masthead, over, source_pane, status_bar, tabs,
};
use crate::hooks::{
    Store, Turn, use_drag, use_engine, use_keys, use_library, use_link, use_notice,
    use_paste,
};
use crate::platform::{page, service_worker, settings, words};
use crate::settings::Settings;
use crate::state::{Action, Pane, SourceMode, State};
use crate::words::Word;

/// A text that was there before the page was ready stays in its field up to this length, in
/// bytes, if the field has the focus; beyond it its lines are shown.
const FIELD: usize = 150_000;

/// Draws the page beside the static shell; once it hears, it takes the shell's place. Without
/// words the shell stays: there would be nothing to read on the page.
pub(crate) async fn start() {
    let settings = settings::load();
    if !words::learn(settings.tongue).await {
        return;
    }
    let Some(document) = page::document() else { return };
    let (Some(shell), Ok(root)) =
        (document.get_element_by_id("app"), document.create_element("div"))
    else {
        return;
    };
    page::dress(&settings);
    let props = AppProps { shell, root: root.clone(), settings };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}

#[derive(Properties, PartialEq)]
struct AppProps {
    shell: Element,
    root: Element,
    settings: Settings,
}

#[component]
fn App(props: &AppProps) -> Html {
    let settings = props.settings;
    let store = Store(use_reducer(|| {
        let rules = settings::rules().into();
        Turn(State { settings, rules, ..State::default() })
    }));
    let engine = use_engine(&store);
    let hovering = use_paste(&store);
    use_keys(&store);
    use_drag(&store);
    use_link(&store);
    use_notice(&store);
    use_library(&store);

    {
        let (store, shell, root) =
            (store.clone(), props.shell.clone(), props.root.clone());
        use_effect_with((), move |()| {
            let early = page::take_place(&shell, &root);
            if early.caret.is_some() && early.text.len() <= FIELD {
                page::give_back(&early);
            } else if !early.text.trim_start().is_empty() {
                store.dispatch(Action::Came(early.text.into()));
            }
            let told = store.clone();
            service_worker::register(move || told.dispatch(Action::UpdateReady));
        });
    }
    use_effect_with(store.search.is_some(), |&open| {
        if open {
            page::focus("search");
        }
    });
    // A page that came as a whole takes the focus with it: its field is gone.
    use_effect_with(
        (store.shown.is_some(), store.source_mode == SourceMode::Lines),
        |&(shown, lines)| {
            if shown && lines {
                page::focus_if_lost("result");
            }
        },
    );

    let role = store.selected_block().and_then(|block| {
        let shown = store.shown.as_ref()?;
        Some((shown.seq, block, shown.answer.role(block)))
    });
    use_effect_with(role, |role| {
        if let Some((_, _, role)) = role {
            page::choose("role", role.as_str());
        }
    });

    let tongue = store.settings.tongue;
    let pane = match store.pane {
        Pane::Articles => "articles",
        Pane::Contents => "contents",
        Pane::Source => "source",
    };
    let empty = store.is_empty();
    html! {
        <>
            if !empty {
                <a class="skip" href="#result">{ tongue.say(Word::SkipToArticles) }</a>
            }
            { masthead(&store) }
            <main class="desk" data-pane={pane} data-empty={empty.to_string()}
                data-marks={store.desk.marks.to_string()}>
                if !empty {
                    <Contents store={store.clone()} />
                    <Articles store={store.clone()} {engine} />
                }
                { source_pane(&store) }
                if !empty {
                    { beside(&store) }
                }
            </main>
            { status_bar(&store) }
            if !empty {
                { tabs(&store) }
            }
            if let Some(window) = store.window {
                { over(&store, window) }
            }
            if hovering {
                <div class="drop" aria-hidden="true"><p>{ tongue.say(Word::DropHere) }</p></div>
            }
        </>
    }
}
