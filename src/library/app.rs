//! The library on screen: a window over the page, and news that is told with the window
//! closed too. It stands in an element of its own beside the page.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, DragEvent, Element, MessageEvent};
use yew::prelude::*;

use super::keeper::Keeper;
use super::platform::page::{self, Library};
use super::platform::press;
use super::state::{Action, Part, State};
use super::views;
use crate::platform::files;
use crate::rules::{self, Effect, Rule};

/// What windows of one browser call to each other on.
const CHANNEL: &str = "chongpai library";

/// The element that the library stands in.
const WALL: &str = "library-root";

/// What is meant for the library alone: the page listens to these wherever they happen.
const OWN: [&str; 6] = ["paste", "keydown", "dragover", "dragleave", "drop", "copy"];

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

/// Makes the element and begins.
pub fn start() {
    let Some(document) = web_sys::window().and_then(|w| w.document()) else { return };
    let (Some(body), Ok(wall), Ok(root)) =
        (document.body(), document.create_element("div"), document.create_element("div"))
    else {
        return;
    };
    wall.set_id(WALL);
    for event in OWN {
        EventListener::new(&wall, event, |event| event.stop_propagation()).forget();
    }
    if wall.append_child(&root).and_then(|_| body.append_child(&wall)).is_ok() {
        yew::Renderer::<App>::with_root(root).render();
    }
}

/// What every view needs.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    pub(super) state: UseReducerHandle<State>,
    pub(super) keeper: Keeper,
}

impl Shown {
    /// A control that always says the same thing.
    pub(super) fn says(&self, action: Action) -> Callback<MouseEvent> {
        let state = self.state.clone();
        Callback::from(move |_| state.dispatch(action.clone()))
    }
}

#[component]
fn App() -> Html {
    let state = use_reducer(State::default);
    let keeper = {
        let dispatcher = state.dispatcher();
        use_memo((), move |()| {
            let channel = BroadcastChannel::new(CHANNEL).ok();
            let told = channel.clone();
            let tell = move |id: &str, revision: u32| {
                if let Some(channel) = &told {
                    let _ = channel.post_message(&format!("{revision} {id}").into());
                }
            };
            let dispatch = Callback::from(move |action| dispatcher.dispatch(action));
            let keeper = Keeper::new(dispatch, Box::new(tell));
            if let Some(channel) = channel {
                listen_to_windows(&channel, keeper.clone());
            }
            listen_to_page(&keeper);
            listen_to_files(keeper.clone());
            keeper.start();
            keeper
        })
    };
    {
        // What is put into the tray stays there, whatever becomes of the window.
        let keeper = keeper.clone();
        use_effect_with(state.tray.clone(), move |tray| keeper.keep_tray(tray));
    }
    views::window(&Shown { state, keeper: (*keeper).clone() })
}

fn listen_to_windows(channel: &BroadcastChannel, keeper: Keeper) {
    EventListener::new(channel, "message", move |event| {
        let data = event.dyn_ref::<MessageEvent>().and_then(|e| e.data().as_string());
        let said = data.as_deref().and_then(|data| data.split_once(' '));
        if let Some((revision, id)) = said {
            keeper.heard(id, revision.parse().unwrap_or_default());
        }
    })
    .forget();
}

/// Files that are dropped on the window of the library go into the tray.
fn listen_to_files(keeper: Keeper) {
    let wall = web_sys::window().and_then(|w| w.document()?.get_element_by_id(WALL));
    let Some(wall) = wall else { return };
    for kind in ["dragover", "drop"] {
        let options = EventListenerOptions::enable_prevent_default();
        let keeper = keeper.clone();
        EventListener::new_with_options(&wall, kind, options, move |event| {
            let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            let Some(data) = data else { return };
            if data.types().includes(&"Files".into(), 0) {
                event.prevent_default();
            }
            if let Some(files) = data.files().filter(|files| files.length() > 0) {
                keeper.clip(files::in_order(files::all(&files)));
            }
        })
        .forget();
    }
}

fn listen_to_page(keeper: &Keeper) {
    let (changing, opening, scrolling, leaving) =
        (keeper.clone(), keeper.clone(), keeper.clone(), keeper.clone());
    page::join(Library {
        changed: Box::new(move || {
            changing.changed();
            changing.say(Action::Stale);
        }),
        open: Box::new(move |part, line, effect| {
            if part == "out" {
                return opening.out();
            }
            let part = Part::from_name(&part).unwrap_or_default();
            opening.window(part);
            if part == Part::Tray && !line.is_empty() {
                return opening.say(Action::Clipped(line));
            }
            // A correction that shall always hold comes with its line.
            let draft = Effect::from_name(&effect).map(|effect| Rule {
                pattern: rules::like(&line),
                effect,
                off: false,
            });
            opening.say(Action::Draft(draft));
        }),
    });
    press::stand_by();
    let Some(document) = web_sys::window().and_then(|w| w.document()) else { return };
    let capture =
        EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
    EventListener::new_with_options(&document, "scroll", capture, move |event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        if target.is_some_and(|t| t.id() == "result") {
            scrolling.scrolled();
        }
    })
    .forget();
    // A window that is put away may not come back.
    EventListener::new(&document, "visibilitychange", move |_| leaving.keep_now())
        .forget();
}
