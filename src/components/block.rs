//! One block of the result, or a part of a long one.

use std::ops::Range;

use chongpai::{Place, Role};
use yew::prelude::*;
use yew::virtual_dom::VNode;

use super::articles::copy;
use super::icon::{Icon, icon};
use crate::answer::Answer;
use crate::doubts::DOUBT;
use crate::hooks::{Store, says};
use crate::reader::marks::{Marks, Style};
use crate::reader::pieces::{Part, Pieces};
use crate::state::{Action, Shown};
use crate::words::{Tongue, Word};

/// What all blocks on screen share.
pub(super) struct View<'a> {
    store: &'a Store,
    answer: &'a Answer,
    tongue: Tongue,
    marks: Marks<'a>,
    /// The block the reader points at.
    selected: Option<u32>,
    /// The lines that have just been decided otherwise; ascending.
    changed: &'a [u32],
    /// The block that is reached with the tab key.
    reached: Option<u32>,
}

impl<'a> View<'a> {
    pub(super) fn new(
        store: &'a Store,
        shown: &'a Shown,
        pieces: &Pieces,
        range: Range<usize>,
    ) -> Self {
        let answer = &*shown.answer;
        let first = range.clone().find_map(|p| pieces.parts_of(p).first()).map(|p| p.of);
        let last = range.rev().find_map(|p| pieces.parts_of(p).last()).map(|p| p.of);
        let selected = store.selected_block();
        let near = selected.filter(|s| first <= Some(*s) && Some(*s) <= last);
        let tongue = store.settings.tongue;
        let changed = &*store.desk.changed;
        let search = store.search.as_ref();
        let marks = Marks {
            hits: search.map_or(&[], |s| &s.hits),
            current: search.and_then(|s| s.current),
            vertical: store.settings.vertical(),
            spoken: store.spoken.clone(),
        };
        let reached = near.or(first);
        Self { store, answer, tongue, marks, selected, changed, reached }
    }
}

/// Sets one part of a block as its role asks.
pub(super) fn block(view: &View<'_>, part: Part) -> Html {
    let (answer, id) = (view.answer, part.of);
    let role = answer.role(id);
    let starts = part.start as usize == answer.block_range(id).start;
    let selected = view.selected == Some(id);
    let tag = match role {
        Role::Headline => "h2",
        Role::Subhead => "h3",
        _ => "p",
    };
    let news = |line: &u32| view.changed.binary_search(line).is_ok();
    let fresh = !view.changed.is_empty() && answer.lines_of(id).iter().any(news);
    let class = classes!(
        "block",
        role.as_str(),
        (!starts).then_some("continued"),
        fresh.then_some("fresh"),
    );
    let opens =
        starts && answer.article_of(id).is_some_and(|a| answer.blocks_of(a).start == id);
    let tabindex = if view.reached == Some(id) && starts { "0" } else { "-1" };
    html! {
        <>
            if let Some(article) = answer.article_of(id).filter(|_| opens) {
                { tools(view, article) }
            }
            <@{tag} {class} {tabindex} data-block={id.to_string()} data-role={role.as_str()}
                aria-current={selected.then_some("true")}>
                { text(view, part, selected) }
                if selected && starts {
                    <span class="grip" aria-hidden="true"></span>
                }
            </@>
        </>
    }
}

/// The text with its joins.
fn text(view: &View<'_>, part: Part, selected: bool) -> Html {
    let answer = view.answer;
    let range = part.range();
    let mut out: Vec<VNode> = vec![];
    let mut at = range.start;
    for pair in answer.lines_of(part.of).windows(2) {
        let (before, line) = (pair[0], pair[1]);
        let seam = answer.line_start(line);
        // The join at a part's beginning belongs to it, the one at its end to the next.
        if seam < range.start || seam >= range.end {
            continue;
        }
        stretch(view, at..seam, &mut out);
        out.push(join(view, before, line, selected));
        at = seam;
    }
    stretch(view, at..range.end, &mut out);
    out.into_iter().collect()
}

/// A stretch of text without joins, with what is marked in it.
fn stretch(view: &View<'_>, range: Range<usize>, out: &mut Vec<VNode>) {
    let text = &view.answer.text;
    for (range, style) in view.marks.cut(text, range) {
        let shown = text.get(range).unwrap_or_default().to_owned();
        out.push(match style == Style::default() {
            true => shown.into(),
            false => marked(shown, style),
        });
    }
}

/// A stretch of text that is marked.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
fn marked(text: String, style: Style) -> VNode {
    let Style { hit, current, spoken, upright } = style;
    let class = classes!(
        current.then_some("current"),
        upright.then_some("upright"),
        spoken.then_some("spoken"),
    );
    match hit {
        true => html! { <mark {class}>{ text }</mark> },
        false => html! { <span {class}>{ text }</span> },
    }
}

/// The seam between two lines: nothing to a reader who does not ask, a control in the
/// paragraph that was asked about.
fn join(view: &View<'_>, before: u32, line: u32, selected: bool) -> Html {
    let decided = view.answer.decided(line);
    let doubtful = decided.place_confidence < DOUBT && !decided.place_corrected;
    let class = classes!(
        "join",
        doubtful.then_some("doubtful"),
        (decided.place == Place::Resumes).then_some("resumed"),
        decided.place_corrected.then_some("corrected"),
    );
    match selected {
        true => control(view, [before, line], class, doubtful),
        false => {
            html! { <span {class} data-join={line.to_string()} aria-hidden="true"></span> }
        }
    }
}

/// The seam of two lines as a control.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
fn control(view: &View<'_>, lines: [u32; 2], class: Classes, doubtful: bool) -> Html {
    let line = lines[1];
    let numbers = lines.map(|l| view.answer.number(l).to_string());
    let mut label = view.tongue.fill(Word::JoinSeam, &[&numbers[0], &numbers[1]]);
    if doubtful {
        label = format!("{label} ({})", view.tongue.say(Word::Doubtful));
    }
    let pressed = view.store.selected == Some(crate::state::Selected::Join(line));
    html! {
        <span {class} data-join={line.to_string()} role="button" tabindex="-1"
            aria-label={label} aria-pressed={pressed.to_string()}></span>
    }
}

/// What can be done with an article.
fn tools(view: &View<'_>, article: u32) -> Html {
    let label = view.tongue.say(Word::CopyArticle);
    let onclick = {
        let store = view.store.clone();
        move |_| {
            if let Some(shown) = &store.shown
                && (article as usize) < shown.answer.articles.len()
            {
                copy(&store, shown.answer.article_text(article));
            }
        }
    };
    let step = |class, word, icon_of, to: Option<u32>| {
        let label = view.tongue.say(word);
        html! {
            <button type="button" class={classes!("quiet", class)} aria-label={label}
                title={label} disabled={to.is_none()}
                onclick={says(view.store, Action::WentTo(to.unwrap_or(article)))}>
                { icon(icon_of) }
            </button>
        }
    };
    let next = Some(article + 1).filter(|&n| (n as usize) < view.answer.articles.len());
    let previous = article.checked_sub(1);
    html! {
        <div class="article-tools" lang={view.tongue.tag()}>
            { step("previous-article", Word::KeyPrevious, Icon::Before, previous) }
            { step("next-article", Word::KeyNext, Icon::After, next) }
            <button type="button" class="quiet copy-article" aria-label={label} title={label}
                {onclick}>
                { icon(Icon::Copy) }
            </button>
        </div>
    }
}
