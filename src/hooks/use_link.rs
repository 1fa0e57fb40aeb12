//! Source and result side by side: they scroll together line by line, and what the pointer
//! rests on in one of them is lit up in the other.
//!
//! All of it happens in the document, on what is on screen: nothing is set anew. Only where
//! the other pane does not hold the line yet does the state hear of it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, PointerEvent};
use yew::prelude::*;

use super::Store;
use super::use_keys::closest;
use crate::answer::Answer;
use crate::platform::{page, rest};
use crate::state::{Action, Goal, Stand};

/// The line that both panes keep side by side, as a share of their height from above.
const ANCHOR: f64 = 0.3;
/// How long after the last scrolling both panes are looked at again, in milliseconds.
const SETTLE: u32 = 120;
/// How often they are looked at until nothing has to be moved any more.
const LOOKS: u32 = 12;
/// What marks an element as lit.
const LIT: &str = "data-lit";

/// What is remembered from one event to the next.
#[derive(Default)]
struct Memory {
    /// Whether the reader last touched the source: that pane leads and the other follows.
    source_leads: Cell<bool>,
    /// The last wish that was carried out by scrolling; what it scrolls leads nothing.
    wish: Cell<u32>,
    /// Whether the reader has done something since that wish.
    scrolls: Cell<bool>,
    /// The look at where both panes have come to rest.
    settling: RefCell<Option<Timeout>>,
    /// The line that is lit, with its elements.
    lit: RefCell<(Option<u32>, Vec<Element>)>,
}

/// Links the panes.
#[hook]
pub(crate) fn use_link(store: &Store) {
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
    use_effect_with((), move |()| {
        let document = page::document();
        let memory = Rc::new(Memory::default());
        // Scrolling does not bubble.
        let options = EventListenerOptions::run_in_capture_phase();
        let kinds =
            ["wheel", "touchstart", "pointerdown", "keydown", "pointermove", "scroll"];
        let listeners = kinds.map(|kind| {
            let (latest, memory) = (latest.clone(), memory.clone());
            document.as_ref().map(|document| {
                EventListener::new_with_options(document, kind, options, move |event| {
                    if rest::is_there() {
                        hear(event, &latest, &memory);
                    }
                })
            })
        });
        move || drop(listeners)
    });
}

#[inline(never)]
fn hear(event: &Event, latest: &Rc<RefCell<Store>>, memory: &Rc<Memory>) {
    let leads = heard(event, &latest.borrow(), memory);
    // What comes on screen is measured only then, and may move the rest.
    if let Some(leading) = leads {
        settle(leading, latest.clone(), memory.clone(), LOOKS);
    }
}

/// Lets the other pane follow again when both have come to rest, until it stands where it
/// belongs.
fn settle(leading: Element, latest: Rc<RefCell<Store>>, memory: Rc<Memory>, looks: u32) {
    let again = memory.clone();
    let look = Timeout::new(SETTLE, move || {
        let moved = {
            let store = latest.borrow();
            let shown = store.shown.as_ref();
            shown.and_then(|shown| follow(&leading, &store, &shown.answer, &again))
        };
        if moved == Some(true) && looks > 1 {
            settle(leading, latest, again, looks - 1);
        }
    });
    *memory.settling.borrow_mut() = Some(look);
}

/// Acts on an event; gives the pane that has led the other one.
fn heard(event: &Event, store: &Store, memory: &Memory) -> Option<Element> {
    let shown = store.shown.as_ref()?;
    let target = event.target()?.dyn_into::<Element>().ok()?;
    match event.type_().as_str() {
        "scroll" => follow(&target, store, &shown.answer, memory).map(|_| target),
        "pointermove" => {
            let event = event.dyn_ref::<PointerEvent>()?;
            if event.pointer_type() == "mouse" && event.buttons() == 0 {
                light(event, &target, &shown.answer, memory);
            }
            None
        }
        _ => {
            memory.source_leads.set(target.closest("#source-lines").ok()?.is_some());
            memory.scrolls.set(true);
            None
        }
    }
}

/// Scrolls the other pane to the line that stands at the anchor of the one that leads; tells
/// whether that moved it.
fn follow(
    leading: &Element,
    store: &Store,
    answer: &Answer,
    memory: &Memory,
) -> Option<bool> {
    if memory.wish.replace(store.goal.wish) != store.goal.wish {
        memory.scrolls.set(false);
    }
    let source_leads = memory.source_leads.get();
    let (lead, other) = if source_leads {
        ("source-lines", "result")
    } else {
        ("result", "source-lines")
    };
    if leading.id() != lead || !memory.scrolls.get() {
        return None;
    }
    let other = page::document()?.get_element_by_id(other)?;
    let (from, to) =
        (leading.get_bounding_client_rect(), other.get_bounding_client_rect());
    let sideways = |e: &Element| e.scroll_width() > e.client_width() + 8;
    if to.height() == 0.0 || sideways(leading) || sideways(&other) {
        return None;
    }
    let y = from.top() + from.height() * ANCHOR;
    let (line, share) = if source_leads {
        let row = at(&from, y, "[data-line]")?;
        let rect = row.get_bounding_client_rect();
        (closest(Some(&row), "data-line")?, (y - rect.top()) / rect.height())
    } else {
        line_at(&at(&from, y, "[data-block]")?, answer, y)?
    };
    if line as usize >= answer.lines.len() {
        return None;
    }
    let block = answer.block_at(line);
    let stands = if source_leads {
        in_result(&other, answer, line)
    } else {
        row_of(&other, line)
            .map(|row| row.get_bounding_client_rect())
            .map(|r| (r.top(), r.bottom()))
    };
    match stands {
        Some((top, bottom)) => {
            let wanted = to.top() + to.height() * ANCHOR;
            let by = top + (bottom - top) * share.clamp(0.0, 1.0) - wanted;
            let before = other.scroll_top();
            other.set_scroll_top(before + by.round() as i32);
            Some(other.scroll_top() != before)
        }
        None => {
            let (wish, stand) = (store.goal.wish + 1, Stand::Head);
            let goal = if source_leads {
                Goal { wish, block: Some(block), stand, ..Goal::default() }
            } else {
                Goal { wish, line: Some(line), stand, ..Goal::default() }
            };
            memory.wish.set(wish);
            store.dispatch(Action::Linked(goal));
            Some(true)
        }
    }
}

/// What stands in a pane at a height, or a little below it between two of them.
fn at(pane: &DomRect, y: f64, selector: &str) -> Option<Element> {
    let document = page::document()?;
    let x = pane.left() + pane.width() / 2.0;
    [0.0, 12.0, 40.0, 80.0].into_iter().find_map(|below| {
        let element = document.element_from_point(x as f32, (y + below) as f32)?;
        element.closest(selector).ok()?
    })
}

/// The line of a block at a height, and how much of it stands above. Titles may be displaced
/// in the source: with them the source stays at the story.
fn line_at(element: &Element, answer: &Answer, y: f64) -> Option<(u32, f64)> {
    let block = closest(Some(element), "data-block")
        .filter(|&b| b < answer.blocks.len() as u32)?;
    if let Some(article) =
        answer.article_of(block).filter(|_| answer.role(block).is_title())
    {
        let mut blocks = answer.blocks_of(article);
        let story = blocks.find(|&b| !answer.role(b).is_title())?;
        return Some((*answer.lines_of(story).first()?, 0.0));
    }
    let heights = heights(element, answer, block);
    let (line, top) = *heights.iter().rfind(|(_, top)| *top <= y).or(heights.first())?;
    let bottom = heights.iter().find(|(_, top)| *top > y).map(|(_, top)| *top);
    let bottom = bottom.unwrap_or_else(|| element.get_bounding_client_rect().bottom());
    Some((line, (y - top) / (bottom - top).max(1.0)))
}

/// The lines that begin in an element of the result, with the height at which they do: a
/// line that begins at the end of a row begins nearly at the next one.
fn heights(element: &Element, answer: &Answer, block: u32) -> Vec<(u32, f64)> {
    let whole = element.get_bounding_client_rect();
    let mut out = vec![];
    let joins = joins(element);
    let first = match joins.first() {
        Some(&(line, _)) => answer.line_before(line),
        None => answer.lines_of(block).first().copied(),
    };
    out.extend(first.map(|line| (line, whole.top())));
    for (line, rect) in joins {
        let along = (rect.left() - whole.left()) / whole.width().max(1.0);
        out.push((line, rect.top() + along * rect.height()));
    }
    out
}

/// The joins in an element, with where they stand.
fn joins(element: &Element) -> Vec<(u32, DomRect)> {
    let Ok(joins) = element.query_selector_all("[data-join]") else { return vec![] };
    (0..joins.length())
        .filter_map(|i| {
            let join = joins.get(i)?.dyn_into::<Element>().ok()?;
            Some((closest(Some(&join), "data-join")?, join.get_bounding_client_rect()))
        })
        .collect()
}

/// Where a line stands in the result, from top to bottom, if it is on screen.
fn in_result(result: &Element, answer: &Answer, line: u32) -> Option<(f64, f64)> {
    let block = answer.block_at(line);
    let selector = format!("[data-block=\"{block}\"]");
    let parts = result.query_selector_all(&selector).ok()?;
    (0..parts.length()).find_map(|i| {
        let part = parts.get(i)?.dyn_into::<Element>().ok()?;
        let heights = heights(&part, answer, block);
        let at = heights.iter().position(|&(l, _)| l == line)?;
        let bottom = heights.get(at + 1).map(|&(_, top)| top);
        let bottom = bottom.unwrap_or_else(|| part.get_bounding_client_rect().bottom());
        Some((heights[at].1, bottom))
    })
}

fn row_of(source: &Element, line: u32) -> Option<Element> {
    source.query_selector(&format!("[data-line=\"{line}\"]")).ok()?
}

/// Lights up in the other pane the line that the pointer is on.
fn light(event: &PointerEvent, target: &Element, answer: &Answer, memory: &Memory) {
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    let lines = answer.lines.len() as u32;
    let row = closest(Some(target), "data-line").filter(|&line| line < lines);
    let block = closest(Some(target), "data-block")
        .filter(|&b| row.is_none() && b < answer.blocks.len() as u32);
    let line = row.or_else(|| {
        let element = target.closest("[data-block]").ok()??;
        let joins = joins(&element);
        let passed = |r: &DomRect| r.bottom() <= y || (r.top() <= y && r.left() <= x);
        match joins.iter().rfind(|(_, rect)| passed(rect)) {
            Some(&(line, _)) => Some(line),
            None => match joins.first() {
                Some(&(line, _)) => answer.line_before(line),
                None => answer.lines_of(block?).first().copied(),
            },
        }
    });
    let mut lit = memory.lit.borrow_mut();
    if lit.0 == line {
        return;
    }
    for element in lit.1.drain(..) {
        let _ = element.remove_attribute(LIT);
    }
    lit.0 = line;
    let (Some(line), Some(document)) = (line, page::document()) else { return };
    // In the result the two ends of the line are marked, and the block they stand in.
    let selector = if row.is_some() {
        let after =
            answer.lines_of(answer.block_at(line)).iter().position(|&l| l == line);
        let after =
            after.and_then(|at| answer.lines_of(answer.block_at(line)).get(at + 1));
        format!(
            "#result [data-block=\"{}\"], [data-join=\"{line}\"], [data-join=\"{}\"]",
            answer.block_at(line),
            after.unwrap_or(&line)
        )
    } else {
        format!("#source-lines [data-line=\"{line}\"]")
    };
    let Ok(found) = document.query_selector_all(&selector) else { return };
    for i in 0..found.length() {
        if let Some(element) = found.get(i).and_then(|n| n.dyn_into::<Element>().ok()) {
            let _ = element.set_attribute(LIT, "line");
            lit.1.push(element);
        }
    }
}
