//! The result: articles set for reading.

use std::ops::Range;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, ScrollLogicalPosition};
use yew::prelude::*;

use super::block::{View, block};
use super::icon::{Icon, icon};
use super::search::search_bar;
use crate::hooks::{Engine, Store, Target, block_in_view, says, use_window};
use crate::platform::{clipboard, files, library};
use crate::reader::lengths;
use crate::reader::pieces::{self, Pieces};
use crate::reader::window::Heights;
use crate::state::{Action, Deed, Focus, Notice, Selected, Shown, Spot, Stand, Work};
use crate::words::{self, Word};

/// How many pixels a line of text takes that pieces guess their heights for.
const LINE: f64 = 18.0 * 1.9;
/// Of a block that is read, less than this is left on the screen, in pixels.
const SLIVER: f64 = 24.0;
/// How long after the last scrolling the place is noted, in milliseconds.
const SETTLED: u32 = 200;
/// How long the pointer rests on a join before it is explained, in milliseconds.
const REST: u32 = 160;

/// What the result needs.
#[derive(Properties)]
pub(crate) struct ArticlesProps {
    /// The state.
    pub(crate) store: Store,
    /// For what only the worker can write.
    pub(crate) engine: Engine,
}

impl PartialEq for ArticlesProps {
    /// There is one engine as long as the page lives.
    fn eq(&self, other: &Self) -> bool {
        self.store == other.store
    }
}

/// The result.
#[component]
pub(crate) fn Articles(props: &ArticlesProps) -> Html {
    let store = &props.store;
    let tongue = store.settings.tongue;
    let scroller = use_node_ref();
    let resting = use_mut_ref(|| None::<Timeout>);
    let last = use_mut_ref(|| (0, 0));
    let settling = use_mut_ref(|| None::<Timeout>);
    let vertical = store.settings.vertical();
    let set = use_memo((store.shown.clone(), store.settings.set()), |(shown, set)| {
        let (columns, line) = *set;
        let cut = |s: &Shown| pieces::of_result(&s.answer, columns);
        let pieces = shown.as_ref().map(cut).unwrap_or_default();
        let heights = pieces.pieces.iter().map(|p| p.height * line / LINE);
        let heights = Rc::new(Heights::new(heights));
        (pieces, heights)
    });
    let (pieces, heights) = &*set;
    let target = store.goal.block.and_then(|block| {
        let answer = &store.shown.as_ref()?.answer;
        // A join may stand far from the head of its block.
        let join = match store.selected {
            Some(Selected::Join(line)) if store.goal.line == Some(line) => Some(line),
            _ => None,
        };
        let join = join.filter(|&line| answer.line_before(line).is_some());
        let (marked, mark) = match store.goal.spot {
            Spot::Head => (None, ""),
            Spot::Hit => (store.hit(), "mark.current"),
            Spot::Spoken => (store.spoken.clone(), ".spoken"),
        };
        let (piece, selector) = match join {
            _ if let Some(marked) = marked => {
                (pieces.piece_at(block, marked.start as usize), mark.to_owned())
            }
            Some(line) => {
                let piece = pieces.piece_at(block, answer.line_start(line));
                (piece, format!("[data-join=\"{line}\"]"))
            }
            None => (pieces.piece_of(block), format!("[data-block=\"{block}\"]")),
        };
        Some(Target {
            wish: store.goal.wish,
            piece: piece?,
            selector,
            position: match store.goal.stand {
                Stand::Near => ScrollLogicalPosition::Nearest,
                Stand::Head => ScrollLogicalPosition::Start,
                Stand::Middle => ScrollLogicalPosition::Center,
            },
            focus: store.goal.focus,
        })
    });
    let window = use_window(&scroller, heights, vertical, target);

    let onclick = {
        let store = store.clone();
        move |event: MouseEvent| {
            // Someone who marks text to copy it points at nothing.
            if !text_is_marked()
                && let Some(selected) = pointed_at(&store, event.target())
            {
                store.dispatch(Action::Selected(selected));
            }
        }
    };
    let onmouseover = {
        let (store, resting, last) = (store.clone(), resting.clone(), last.clone());
        move |event: MouseEvent| {
            // What scrolls past a pointer that rests is not pointed at.
            let at = (event.screen_x(), event.screen_y());
            if last.replace(at) == at {
                return;
            }
            let join = match pointed_at(&store, event.target()) {
                Some(Selected::Join(line)) => Some(line),
                _ => None,
            };
            let store = store.clone();
            *resting.borrow_mut() = join.map(|line| {
                Timeout::new(REST, move || store.dispatch(Action::Peeked(line)))
            });
        }
    };
    let onfocusin = {
        let store = store.clone();
        move |event: FocusEvent| {
            if let Some(Selected::Join(line)) = pointed_at(&store, event.target()) {
                store.dispatch(Action::Peeked(line));
            }
        }
    };
    let onscroll = {
        let (store, scroller) = (store.clone(), scroller.clone());
        move |_: Event| {
            let (store, scroller) = (store.clone(), scroller.clone());
            *settling.borrow_mut() = Some(Timeout::new(SETTLED, move || {
                if let Some(line) = head(&store, &scroller)
                    && !stays(&store, &scroller)
                {
                    store.dispatch(Action::Read(line));
                }
            }));
        }
    };
    // A wheel turns down; vertical lines go on to the left.
    let onwheel = {
        let scroller = scroller.clone();
        move |event: WheelEvent| {
            if let Some(scroller) = scroller.cast::<Element>().filter(|_| vertical)
                && event.delta_x() == 0.0
            {
                let lines = if event.delta_mode() == 0 { 1.0 } else { LINE };
                let left = scroller.scroll_left();
                scroller.set_scroll_left(left - (event.delta_y() * lines) as i32);
            }
        }
    };
    let busy = matches!(store.work, Work::Busy { slow: true, .. });
    html! {
        <div class="pane result-pane">
            { toolbar(store, &props.engine) }
            if let Some(search) = &store.search {
                { search_bar(store, search) }
            }
            <section id="result" class="result" ref={scroller} tabindex="0"
                aria-label={tongue.say(Word::Articles)} aria-busy={busy.to_string()}
                {onclick} {onmouseover} {onfocusin} {onscroll} {onwheel}>
                <div ref={window.above}></div>
                if let Some(shown) = &store.shown {
                    { articles(store, shown, pieces, window.pieces) }
                }
                <div ref={window.below}></div>
            </section>
        </div>
    }
}

fn toolbar(store: &Store, engine: &Engine) -> Html {
    let tongue = store.settings.tongue;
    let Some(shown) = store.shown.clone() else {
        return html! { <div class="bar"></div> };
    };
    let count = match shown.answer.articles.len() {
        0 => tongue.say(Word::CountNone).to_owned(),
        n => tongue.fill(Word::CountArticles, &[&n.to_string()]),
    };
    let language = words::page_language(tongue, shown.answer.language);
    let copy_all = {
        let (store, shown) = (store.clone(), shown.clone());
        move |_| copy(&store, shown.answer.articles_text())
    };
    let save_text = {
        let (store, shown) = (store.clone(), shown.clone());
        move |_| {
            let name = format!("{}.txt", tongue.say(Word::FileName));
            if files::save(shown.answer.articles_text(), &name, "text/plain").is_ok() {
                store.dispatch(Action::Noticed(Notice::Saved));
            }
        }
    };
    let save_markdown = {
        let (store, engine, seq) = (store.clone(), engine.clone(), shown.seq);
        move |_| {
            let engine = engine.clone();
            store.with_rest(Box::new(move || engine.save_markdown(seq)));
        }
    };
    html! {
        <div class="bar" role="group" aria-label={tongue.say(Word::Tools)}>
            <p class="count">{ count }<span>{ language }</span></p>
            { doubts(store) }
            <button type="button" id="find" class="quiet" aria-label={tongue.say(Word::Find)}
                title={tongue.say(Word::Find)}
                onclick={says(store, Action::Sought(Some(Rc::default())))}>
                { icon(Icon::Find) }
            </button>
            <button type="button" id="out" class="quiet" aria-label={tongue.say(Word::Out)}
                title={tongue.say(Word::Out)} onclick={|_| library::open("out", "", "")}>
                { icon(Icon::Aloud) }
            </button>
            <button type="button" id="copy-all" class="primary" onclick={copy_all}>
                { icon(Icon::Copy) }<span>{ tongue.say(Word::CopyAll) }</span>
            </button>
            <button type="button" id="save-text" class="quiet labelled" onclick={save_text}
                title={tongue.say(Word::SaveText)}>
                { icon(Icon::Save) }
                <span class="unseen">{ tongue.say(Word::SaveText) }{ " " }</span>
                <span>{ ".txt" }</span>
            </button>
            <button type="button" id="save-markdown" class="quiet labelled"
                onclick={save_markdown} title={tongue.say(Word::SaveMarkdown)}>
                { icon(Icon::Save) }
                <span class="unseen">{ tongue.say(Word::SaveMarkdown) }{ " " }</span>
                <span>{ ".md" }</span>
            </button>
        </div>
    }
}

/// The way to the doubts, with their number.
fn doubts(store: &Store) -> Html {
    let count = store.desk.doubts.len();
    if count == 0 {
        return Html::default();
    }
    let tongue = store.settings.tongue;
    let told = tongue.fill(Word::CountDoubts, &[&lengths::grouped(count)]);
    html! {
        <button type="button" id="doubts" class="quiet labelled" onclick={walk(store, 1)}>
            { told }
        </button>
    }
}

/// What a button does that leads to another doubt. It keeps the focus: the next key must
/// not fall on the text.
pub(super) fn walk(store: &Store, way: i32) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_| {
        let from = block_in_view();
        store.dispatch(Action::Desk(Deed::Walk { from, way, focus: Focus::Leave }));
    })
}

/// The pieces on screen, those of one article together.
fn articles(store: &Store, shown: &Shown, pieces: &Pieces, range: Range<usize>) -> Html {
    let tongue = store.settings.tongue;
    let answer = &shown.answer;
    let view = View::new(store, shown, pieces, range.clone());
    let mut groups: Vec<(Option<u32>, Range<usize>)> = vec![];
    for piece in range {
        let article = pieces.pieces[piece].article;
        match groups.last_mut() {
            Some((last, range)) if *last == article => range.end = piece + 1,
            _ => groups.push((article, piece..piece + 1)),
        }
    }
    let set = |range: Range<usize>| {
        range
            .map(|piece| {
                let parts = pieces.parts_of(piece);
                html! {
                    <div key={piece} class="piece" data-piece={piece.to_string()}>
                        { for parts.iter().map(|&part| block(&view, part)) }
                    </div>
                }
            })
            .collect::<Html>()
    };
    groups
        .into_iter()
        .map(|(article, range)| match article {
            Some(a) => html! {
                <article key={a} lang={answer.language.tag()} data-article={a.to_string()}
                    aria-setsize={answer.articles.len().to_string()}
                    aria-posinset={(a + 1).to_string()}>
                    { set(range) }
                </article>
            },
            None => html! {
                <aside key="furniture" class="furniture" lang={answer.language.tag()}
                    aria-label={tongue.say(Word::Furniture)}>
                    { set(range) }
                </aside>
            },
        })
        .collect()
}

/// Puts a text on the clipboard and says so.
pub(super) fn copy(store: &Store, text: &str) {
    let (store, text) = (store.clone(), text.to_owned());
    spawn_local(async move {
        let copied = clipboard::copy(&text).await;
        let notice = if copied { Notice::Copied } else { Notice::CopyRefused };
        store.dispatch(Action::Noticed(notice));
    });
}

fn text_is_marked() -> bool {
    let selection = web_sys::window().and_then(|w| w.get_selection().ok().flatten());
    selection.is_some_and(|s| !s.is_collapsed())
}

/// The first line of the block at the head of the screen.
fn head(store: &Store, scroller: &NodeRef) -> Option<u32> {
    let scroller = scroller.cast::<Element>()?;
    let vertical = store.settings.vertical();
    let view = scroller.get_bounding_client_rect();
    let blocks = scroller.query_selector_all("[data-block]").ok()?;
    let block = (0..blocks.length()).find_map(|i| {
        let block = blocks.get(i)?.dyn_into::<Element>().ok()?;
        let rect = block.get_bounding_client_rect();
        let left = match vertical {
            true => view.right() - rect.left(),
            false => rect.bottom() - view.top(),
        };
        (left > SLIVER).then(|| block.get_attribute("data-block"))?
    })?;
    let answer = &store.shown.as_ref()?.answer;
    let block = block.parse::<u32>().ok().filter(|&b| (b as usize) < answer.blocks.len());
    answer.lines_of(block?).first().copied()
}

/// Whether the reader is still where he was, though it is not at the head of the screen:
/// what is leapt to near the end of a page cannot come up to it.
fn stays(store: &Store, scroller: &NodeRef) -> bool {
    let still = || {
        let scroller = scroller.cast::<Element>()?;
        let vertical = store.settings.vertical();
        let (gone, whole) = match vertical {
            true => (
                scroller.client_width() - scroller.scroll_left(),
                scroller.scroll_width(),
            ),
            false => (
                scroller.scroll_top() + scroller.client_height(),
                scroller.scroll_height(),
            ),
        };
        let block = store.places.block(&store.shown.as_ref()?.answer)?;
        let block =
            scroller.query_selector(&format!("[data-block=\"{block}\"]")).ok()??;
        let (seen, view) =
            (block.get_bounding_client_rect(), scroller.get_bounding_client_rect());
        let inside = match vertical {
            true => seen.right() <= view.right() && seen.left() >= view.left(),
            false => seen.top() >= view.top() && seen.bottom() <= view.bottom(),
        };
        Some(gone + 2 >= whole && inside)
    };
    still().unwrap_or(false)
}

/// What the reader points at: a join, or the block around it.
fn pointed_at(store: &Store, target: Option<web_sys::EventTarget>) -> Option<Selected> {
    let element = target?.dyn_into::<Element>().ok()?;
    if element.closest("button").ok()?.is_some() {
        return None;
    }
    let number = |attribute: &str| {
        let found = element.closest(&format!("[{attribute}]")).ok()??;
        found.get_attribute(attribute)?.parse::<u32>().ok()
    };
    if let Some(line) = number("data-join") {
        return Some(Selected::Join(line));
    }
    let answer = &store.shown.as_ref()?.answer;
    let block = number("data-block").filter(|&b| (b as usize) < answer.blocks.len())?;
    Some(Selected::Block(*answer.lines_of(block).first()?))
}
