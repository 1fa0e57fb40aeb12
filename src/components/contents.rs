//! The list of articles.

use std::rc::Rc;

use chongpai::Role;
use web_sys::ScrollLogicalPosition;
use yew::prelude::*;

use super::{StoreProps, button};
use crate::answer::Answer;
use crate::doubts;
use crate::hooks::{Store, Target, says, use_window};
use crate::reader::lengths;
use crate::reader::window::Heights;
use crate::state::{Action, Deed, Focus, Shown};
use crate::words::Word;

/// How many articles make one piece of the list.
const PIECE: usize = 12;
/// About how high one article stands in the list, in pixels.
const HEIGHT: f64 = 96.0;
/// How many characters of an article's first words are shown.
const OPENING: usize = 28;

/// The list of articles.
#[component]
pub(crate) fn Contents(props: &StoreProps) -> Html {
    let store = &props.store;
    let tongue = store.settings.tongue;
    let scroller = use_node_ref();
    let count = store.shown.as_ref().map_or(0, |s| s.answer.articles.len());
    let heights = use_memo(count, |&count| {
        let pieces = count.div_ceil(PIECE);
        Heights::new((0..pieces).map(|p| HEIGHT * PIECE.min(count - p * PIECE) as f64))
    });
    let current = current_article(store);
    let target = current.map(|(wish, article)| Target {
        wish,
        piece: article as usize / PIECE,
        selector: format!("[data-entry=\"{article}\"]"),
        position: ScrollLogicalPosition::Nearest,
        // Who is to choose an article chooses among these, and is not called back by what
        // scrolls meanwhile.
        focus: match store.desk.moving {
            Some(line) if store.goal.line == Some(line) => Focus::Take,
            _ => Focus::Leave,
        },
    });
    let window = use_window(&scroller, &heights, false, target);
    let current = current.map(|(_, article)| article);
    let pieces = window.pieces.map(|piece| {
        let entries = piece * PIECE..((piece + 1) * PIECE).min(count);
        html! {
            <div key={piece} data-piece={piece.to_string()} role="presentation">
                { for entries.filter_map(|a| {
                    let shown = store.shown.as_ref()?;
                    Some(entry(store, shown, a as u32, current))
                }) }
            </div>
        }
    });
    html! {
        <nav class="pane contents" ref={scroller} aria-label={tongue.say(Word::Contents)}>
            if let Some(line) = store.desk.moving {
                { choosing(store, line) }
            }
            <div role="list">
                <div ref={window.above} role="presentation"></div>
                { for pieces }
                <div ref={window.below} role="presentation"></div>
            </div>
        </nav>
    }
}

/// What is to be chosen, and the way out.
#[inline(never)]
fn choosing(store: &Store, line: u32) -> Html {
    let tongue = store.settings.tongue;
    let number = store.shown.as_ref().map_or(0, |shown| shown.answer.number(line));
    html! {
        <div class="choosing" id="choosing">
            <p>{ tongue.fill(Word::ChooseArticle, &[&number.to_string()]) }</p>
            { button(store, Some("cancel-move"), Word::Cancel, Action::Unselected) }
        </div>
    }
}

/// The article the reader is at, with the wish that led there.
fn current_article(store: &Store) -> Option<(u32, u32)> {
    let answer = &store.shown.as_ref()?.answer;
    let block = store.places.block(answer).or_else(|| store.selected_block())?;
    Some((store.goal.wish, answer.article_of(block)?))
}

fn entry(store: &Store, shown: &Shown, article: u32, current: Option<u32>) -> Html {
    let tongue = store.settings.tongue;
    let answer = &shown.answer;
    let text_of = |role: Role| {
        let block = answer.blocks_of(article).find(|&b| answer.role(b) == role)?;
        Some(answer.block_text(block).to_owned())
    };
    let title =
        text_of(Role::Headline).map(|t| html! { <span class="entry-title">{ t }</span> });
    let current = (current == Some(article)).then_some("true");
    let chosen = match store.desk.moving {
        Some(line) => Action::Desk(Deed::Move { line, article }),
        None => Action::Returned(article),
    };
    let doubtful =
        doubts::count_in(&store.desk.doubts, answer, answer.blocks_of(article));
    let length = lengths::grouped(answer.characters(article) as usize);
    html! {
        <div role="listitem" key={article}>
            <button type="button" class="entry" data-entry={article.to_string()}
                aria-current={current} onclick={says(store, chosen)}>
                <span lang={answer.language.tag()}>
                    if let Some(kicker) = text_of(Role::Kicker) {
                        <span class="entry-kicker">{ kicker }</span>
                    }
                    { title }
                    <span class="entry-opening">{ opening(answer, article) }</span>
                </span>
                <span class="entry-length">
                    { tongue.fill(Word::Characters, &[&length]) }
                    if doubtful > 0 {
                        <span class="entry-doubts">
                            { tongue.fill(Word::CountDoubts, &[&doubtful.to_string()]) }
                        </span>
                    }
                </span>
            </button>
        </div>
    }
}

/// The first words of an article: of its first paragraph if it has one.
fn opening(answer: &Rc<Answer>, article: u32) -> String {
    let mut blocks = answer.blocks_of(article);
    let body = blocks.clone().find(|&b| answer.role(b) == Role::Body);
    let block = body.or_else(|| blocks.next());
    block.map(|b| lengths::opening(answer.block_text(b), OPENING)).unwrap_or_default()
}
