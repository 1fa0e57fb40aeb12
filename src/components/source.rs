//! The source: a field to type and paste into, or its numbered lines.

use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;

use chongpai::EditKind;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement, ScrollLogicalPosition};
use yew::prelude::*;

use super::StoreProps;
use super::icon::{Icon, icon};
use crate::answer::Answer;
use crate::hooks::{Store, Target, came, says, use_window};
use crate::platform::files;
use crate::reader::lengths;
use crate::reader::pieces::{self, Part, Pieces};
use crate::reader::window::Heights;
use crate::state::{Action, Deed, Focus, Notice, Shown, SourceMode};
use crate::words::{self, Tongue, Word};

/// How many characters are about in a line of the pane, for first guesses of heights.
const COLUMNS: f64 = 20.0;

/// The source.
pub(crate) fn source_pane(store: &Store) -> Html {
    let tongue = store.settings.tongue;
    let lines = store.source_mode == SourceMode::Lines && store.shown.is_some();
    let field = store.source_mode == SourceMode::Field;
    let empty = store.is_empty();
    let other = if lines { SourceMode::Field } else { SourceMode::Lines };
    html! {
        <section class="pane source-pane" aria-label={tongue.say(Word::Source)}>
            if empty {
                <div class="welcome">
                    <p class="tagline">{ tongue.say(Word::Tagline) }</p>
                </div>
            } else {
                <div class="bar">
                    <h2 class="pane-title">{ tongue.say(Word::Source) }</h2>
                    if store.shown.is_some() {
                        <button type="button" id="marks" class="quiet labelled"
                            aria-pressed={store.desk.marks.to_string()}
                            onclick={says(store, Action::Desk(Deed::Mark))}>
                            { tongue.say(Word::Marks) }
                        </button>
                    }
                    <button type="button" id="edit-source" class="quiet labelled"
                        onclick={says(store, Action::SourceShown(other))} disabled={store.shown.is_none()}>
                        if field {
                            { tongue.say(Word::ShowLines) }
                        } else {
                            { icon(Icon::Pen) }<span>{ tongue.say(Word::EditSource) }</span>
                        }
                    </button>
                </div>
            }
            if field {
                <Field store={store.clone()} />
            } else {
                <Lines store={store.clone()} />
            }
            if empty {
                { beginnings(store) }
            }
        </section>
    }
}

/// The field.
#[component]
fn Field(props: &StoreProps) -> Html {
    let store = &props.store;
    let tongue = store.settings.tongue;
    let field = use_node_ref();
    // The field is written to only when its text comes from elsewhere: a value that is set
    // at every key would move the caret, disturb input methods, and take back the keys that
    // came while the page was drawn.
    let heard = use_mut_ref(VecDeque::<Rc<str>>::new);
    {
        let (field, heard) = (field.clone(), heard.clone());
        use_effect_with(store.sheet.text.clone(), move |text| {
            let mut heard = heard.borrow_mut();
            if let Some(at) = heard.iter().position(|h| Rc::ptr_eq(h, text)) {
                heard.drain(..=at);
            } else if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                heard.clear();
                if field.value() != **text {
                    field.set_value(text);
                }
            }
        });
    }
    let oninput = {
        let store = store.clone();
        move |event: InputEvent| {
            let field =
                event.target().and_then(|t| t.dyn_into::<HtmlTextAreaElement>().ok());
            if let Some(field) = field {
                let text: Rc<str> = field.value().into();
                heard.borrow_mut().push_back(text.clone());
                store.dispatch(Action::Typed(text));
            }
        }
    };
    html! {
        <textarea id="source" class="field" ref={field} {oninput}
            aria-label={tongue.say(Word::SourceField)}
            placeholder={tongue.say(Word::PasteHere)}
            autocomplete="off" autocapitalize="off" spellcheck="false" wrap="soft" />
    }
}

/// What a reader with an empty page can do.
fn beginnings(store: &Store) -> Html {
    let tongue = store.settings.tongue;
    let picked = {
        let store = store.clone();
        move |event: Event| {
            let input =
                event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            let Some(input) = input else { return };
            if let Some(files) = input.files() {
                came(&store, &files);
            }
            // The same file can be chosen again.
            input.set_value("");
        }
    };
    html! {
        <div class="beginnings">
            <p class="how">{ tongue.say(Word::PasteHow) }</p>
            <div class="samples" role="group" aria-label={tongue.say(Word::TrySample)}>
                <span aria-hidden="true">{ tongue.say(Word::TrySample) }</span>
                { for Tongue::ALL.map(|t| {
                    let store = store.clone();
                    html! {
                        <button type="button" class="chip" lang={t.tag()}
                            data-sample={t.tag()} onclick={move |_| sample(&store, t)}>
                            { t.name() }
                        </button>
                    }
                }) }
                <label class="chip file">
                    { icon(Icon::Folder) }{ tongue.say(Word::OpenFile) }
                    <input id="open-file" type="file" multiple={true} class="unseen"
                        accept=".txt,.md,text/plain" onchange={picked} />
                </label>
            </div>
            <p class="private">{ icon(Icon::Lock) }{ tongue.say(Word::Private) }</p>
        </div>
    }
}

fn sample(store: &Store, tongue: Tongue) {
    let store = store.clone();
    spawn_local(async move {
        match files::sample(tongue).await {
            Some(text) => store.dispatch(Action::Came(text.into())),
            None => store.dispatch(Action::Noticed(Notice::Unreachable)),
        }
    });
}

/// The numbered lines.
#[component]
fn Lines(props: &StoreProps) -> Html {
    let store = &props.store;
    let tongue = store.settings.tongue;
    let scroller = use_node_ref();
    let pieces = use_memo(store.shown.clone(), |shown| {
        let cut = |s: &Shown| pieces::of_source(&s.answer, &s.source, COLUMNS);
        shown.as_ref().map(cut).unwrap_or_default()
    });
    let heights =
        use_memo(pieces.clone(), |p| Heights::new(p.pieces.iter().map(|p| p.height)));
    let target = store.goal.line.and_then(|line| {
        Some(Target {
            wish: store.goal.wish,
            piece: pieces.piece_of(line)?,
            selector: format!("[data-line=\"{line}\"]"),
            position: ScrollLogicalPosition::Center,
            focus: Focus::Leave,
        })
    });
    let window = use_window(&scroller, &heights, false, target);
    let onclick = {
        let store = store.clone();
        move |event: MouseEvent| {
            let element = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            let row = element.and_then(|e| e.closest("[data-line]").ok().flatten());
            let line = row.and_then(|r| r.get_attribute("data-line"));
            if let Some(line) = line.and_then(|l| l.parse().ok()) {
                store.dispatch(Action::SelectedLine(line));
            }
        }
    };
    let count = store.shown.as_ref().map_or(0, |s| s.answer.lines.len());
    let label = tongue.fill(Word::SourceLines, &[&lengths::grouped(count)]);
    html! {
        <div class="lines" id="source-lines" ref={scroller} tabindex="0" role="group"
            aria-label={label} {onclick}
            lang={store.language().map(|l| l.tag())}>
            <div ref={window.above}></div>
            if let Some(shown) = &store.shown {
                { for window.pieces.map(|piece| rows(store, shown, &pieces, piece)) }
            }
            <div ref={window.below}></div>
        </div>
    }
}

fn rows(store: &Store, shown: &Shown, pieces: &Pieces, piece: usize) -> Html {
    html! {
        <div key={piece} class="piece" data-piece={piece.to_string()}>
            { for pieces.parts_of(piece).iter().map(|&part| row(store, shown, part)) }
        </div>
    }
}

fn row(store: &Store, shown: &Shown, part: Part) -> Html {
    let answer = &shown.answer;
    let (line, block) = (part.of, answer.block_at(part.of));
    let first = part.start as usize == answer.line_span(line).start;
    let begins = first && answer.lines_of(block).first() == Some(&line);
    let current = store.selected_block() == Some(block);
    let fresh = store.desk.changed.binary_search(&line).is_ok();
    let class = classes!(
        "row",
        begins.then_some("begins"),
        current.then_some("current"),
        fresh.then_some("fresh"),
    );
    html! {
        <div {class} data-line={line.to_string()}>
            <span class="number" aria-hidden="true">
                if first {
                    { answer.number(line) }
                }
            </span>
            <span class="line-text">{ marked(store, shown, line, part.range()) }</span>
            if store.desk.marks && begins {
                { mark(store, answer, line) }
            }
        </div>
    }
}

/// What begins at a line: its role, and its article where that is another than the line
/// above has.
#[inline(never)]
fn mark(store: &Store, answer: &Answer, line: u32) -> Html {
    let tongue = store.settings.tongue;
    let block = answer.block_at(line);
    let above =
        line.checked_sub(1).map(|above| answer.article_of(answer.block_at(above)));
    let article = answer.article_of(block);
    let border = article.filter(|_| above != Some(article));
    html! {
        <span class={classes!("mark", border.map(|_| "border"))} lang={tongue.tag()}>
            if let Some(article) = border {
                <span>{ tongue.fill(Word::ArticleMark, &[&(article + 1).to_string()]) }</span>
            }
            { words::role(tongue, answer.role(block)) }
        </span>
    }
}

/// The text of a line with its changes marked.
fn marked(store: &Store, shown: &Shown, line: u32, range: Range<usize>) -> Html {
    let tongue = store.settings.tongue;
    let mut out: Vec<Html> = vec![];
    let mut at = range.start;
    let text = |from: usize, to: usize| {
        shown.source.get(from..to).unwrap_or_default().to_owned()
    };
    for (span, kind) in shown.answer.edits_of(line) {
        if span.start < at || span.end > range.end || span.is_empty() {
            continue;
        }
        out.push(text(at, span.start).into());
        let class = match kind {
            EditKind::Indent | EditKind::TrailingSpace => "edit edge",
            EditKind::StraySpace | EditKind::LetterSpacing | EditKind::WideSpace => {
                "edit space"
            }
            _ => "edit",
        };
        // What was done to it is a hint to the pointer; it is told in full where the line is.
        let title = store.desk.marks.then(|| tongue.say(words::edit_kind(kind)));
        out.push(html! { <span {class} {title}>{ text(span.start, span.end) }</span> });
        at = span.end;
    }
    out.push(text(at, range.end).into());
    out.into_iter().collect()
}
