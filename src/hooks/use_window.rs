//! Keeps only what is near the screen in the document, for lists of any length.

use std::ops::Range;
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::platform::page;
use crate::reader::window::Heights;
use crate::state::Focus;

/// What is brought into view is brought again when its neighbours turn out to be of other
/// heights than was guessed, up to so many times.
const TIMES: u32 = 4;

/// Something to bring into view.
#[derive(Clone, PartialEq)]
pub(crate) struct Target {
    /// Tells one wish from the next, even for the same thing.
    pub(crate) wish: u32,
    /// The piece it is in.
    pub(crate) piece: usize,
    /// Finds it inside the list.
    pub(crate) selector: String,
    /// Where it shall stand.
    pub(crate) position: ScrollLogicalPosition,
    /// What becomes of the focus.
    pub(crate) focus: Focus,
}

/// What is to be shown, between two spacers that stand for the rest.
pub(crate) struct Window {
    /// The pieces.
    pub(crate) pieces: Range<usize>,
    /// The spacer above.
    pub(crate) above: NodeRef,
    /// The spacer below.
    pub(crate) below: NodeRef,
}

/// Watches a scrolling element whose pieces carry `data-piece`. Its lines run from top to
/// bottom if it is `vertical`: then it scrolls to the left, and heights are widths.
#[hook]
pub(crate) fn use_window(
    scroller: &NodeRef,
    estimates: &Rc<Heights>,
    vertical: bool,
    target: Option<Target>,
) -> Window {
    let heights = use_mut_ref(|| (estimates.clone(), (**estimates).clone()));
    let brought = use_mut_ref(|| (0u32, 0u32));
    let pieces = use_state_eq(|| estimates.visible(0.0, 900.0));
    let (above, below) = (use_node_ref(), use_node_ref());
    {
        let (known, measured) = &mut *heights.borrow_mut();
        if !Rc::ptr_eq(known, estimates) {
            *measured = estimates.with_measures_of(known, measured);
            *known = estimates.clone();
        }
    }
    let shown = pieces.start.min(estimates.len())..pieces.end.min(estimates.len());

    let look = {
        let (scroller, heights, pieces) =
            (scroller.clone(), heights.clone(), pieces.clone());
        Rc::new(move || {
            let Some(scroller) = scroller.cast::<Element>() else { return 0..0 };
            let (top, view) = match vertical {
                true => (-scroller.scroll_left(), scroller.client_width()),
                false => (scroller.scroll_top(), scroller.client_height()),
            };
            let seen = heights.borrow().1.visible(top.into(), view.into());
            pieces.set(seen.clone());
            seen
        })
    };
    {
        let (scroller, look) = (scroller.clone(), look.clone());
        // The listeners look with the direction that lines have now.
        use_effect_with((estimates.clone(), vertical), move |_| {
            let again = look.clone();
            let scrolled = scroller.cast::<Element>().map(|s| {
                EventListener::new(&s, "scroll", move |_| {
                    look();
                })
            });
            let resized = web_sys::window().map(|w| {
                EventListener::new(&w, "resize", move |_| {
                    again();
                })
            });
            move || drop((scrolled, resized))
        });
    }
    {
        let (scroller, above, below) = (scroller.clone(), above.clone(), below.clone());
        let (shown, heights) = (shown.clone(), heights.clone());
        use_effect(move || {
            let Some(scroller) = scroller.cast::<Element>() else { return };
            measure(&scroller, vertical, &mut heights.borrow_mut().1);
            {
                let heights = &heights.borrow().1;
                set_height(&above, heights.sum(0..shown.start));
                set_height(&below, heights.sum(shown.end..heights.len()));
            }
            let (wish, times) = *brought.borrow();
            let wanted = target.filter(|t| t.wish != wish || times < TIMES);
            let mut found = false;
            if let Some(target) = &wanted {
                match scroller.query_selector(&target.selector).ok().flatten() {
                    Some(element) => {
                        // The focus goes along once; then the reader may have taken it on.
                        let again = target.wish == wish && page::focused().is_some();
                        bring(&scroller, &element, target, again);
                        found = true;
                    }
                    None => {
                        let top = heights.borrow().1.sum(0..target.piece);
                        match vertical {
                            true => scroller.set_scroll_left(-(top as i32)),
                            false => scroller.set_scroll_top(top as i32),
                        }
                    }
                }
            }
            let seen = look();
            if let Some(target) = wanted.filter(|_| found) {
                let before = if target.wish == wish { times } else { 0 };
                let times = if seen == shown { TIMES } else { before + 1 };
                *brought.borrow_mut() = (target.wish, times);
            }
        });
    }
    Window { pieces: shown, above, below }
}

fn measure(scroller: &Element, vertical: bool, heights: &mut Heights) {
    let Ok(shown) = scroller.query_selector_all("[data-piece]") else { return };
    for i in 0..shown.length() {
        let piece = shown.get(i).and_then(|n| n.dyn_into::<Element>().ok());
        let Some(piece) = piece else { continue };
        let index = piece.get_attribute("data-piece").and_then(|p| p.parse().ok());
        let rect = piece.get_bounding_client_rect();
        let height = if vertical { rect.width() } else { rect.height() };
        // A pane that is not displayed measures nothing.
        if let Some(index) = index
            && height > 0.0
        {
            heights.measured(index, height);
        }
    }
}

/// Sets a spacer's height through the object model, which the content policy allows.
fn set_height(spacer: &NodeRef, height: f64) {
    if let Some(spacer) = spacer.cast::<HtmlElement>() {
        let _ =
            spacer.style().set_property("block-size", &format!("{}px", height as u32));
    }
}

fn bring(scroller: &Element, element: &Element, target: &Target, again: bool) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(target.position);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    let focus = match target.focus {
        Focus::Leave => false,
        _ if again => false,
        Focus::Take => true,
        Focus::Keep => page::focused().is_none_or(|e| scroller.contains(Some(&e))),
    };
    if focus && let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}
