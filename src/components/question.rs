//! A doubt, put to the reader with its answers.

use yew::prelude::*;

use super::articles::walk;
use super::icon::{Icon, icon};
use crate::answer::Answer;
use crate::doubts::{Doubt, Matter};
use crate::hooks::{Store, says};
use crate::reader::lengths;
use crate::state::{Action, Deed, Focus};
use crate::words::{self, Word};

/// How many characters of each line are shown at a seam.
const SIDE: usize = 9;

/// The question in plain words.
#[inline(never)]
pub(super) fn asked(store: &Store, answer: &Answer, doubt: Doubt) -> String {
    let tongue = store.settings.tongue;
    let line = answer.number(doubt.line).to_string();
    match doubt.matter {
        Matter::Border => tongue.fill(Word::AskBorder, &[&line]),
        Matter::Role => {
            let role = words::role(tongue, answer.role(answer.block_at(doubt.line)));
            tongue.fill(Word::AskRole, &[&line, role])
        }
        Matter::Place => {
            let above = above(answer, doubt.line).map_or(0, |above| answer.number(above));
            tongue.fill(Word::AskPlace, &[&line, &above.to_string()])
        }
    }
}

/// The question with its answers: the one that holds first.
pub(super) fn question(store: &Store, answer: &Answer, doubt: Doubt) -> Html {
    let tongue = store.settings.tongue;
    let joined = answer.line_before(doubt.line).is_some();
    let (holds, other) = match doubt.matter {
        Matter::Border => (Word::NewArticle, Some(Word::SameArticle)),
        Matter::Role => (Word::ThatsRight, None),
        Matter::Place if joined => (Word::GoesOn, Some(Word::NewParagraph)),
        Matter::Place => (Word::NewParagraph, Some(Word::GoesOn)),
    };
    let at = store.desk.doubts.iter().position(|d| *d == doubt).unwrap_or_default();
    let count = [at + 1, store.desk.doubts.len()].map(lengths::grouped).join(" / ");
    let step = |id, word, way, image| {
        html! {
            <button type="button" class="quiet" {id} aria-label={tongue.say(word)}
                title={tongue.say(word)} onclick={walk(store, way)}>
                { icon(image) }
            </button>
        }
    };
    html! {
        <div class="question" id="question" data-line={answer.number(doubt.line).to_string()}>
            <div class="walk">
                { step("doubt-previous", Word::PreviousDoubt, -1, Icon::Before) }
                <span class="count">{ count }</span>
                { step("doubt-next", Word::NextDoubt, 1, Icon::After) }
            </div>
            <p>{ asked(store, answer, doubt) }</p>
            if doubt.matter == Matter::Place {
                { seam(answer, doubt.line) }
            }
            <div class="actions">
                <button type="button" id="confirm" class="primary"
                    title={tongue.say(Word::ThatsRight)}
                    onclick={says(store, Action::Desk(Deed::Confirm(Focus::Leave)))}>
                    { icon(Icon::Right) }{ tongue.say(holds) }
                </button>
                if let Some(other) = other {
                    <button type="button" id="otherwise" class="secondary"
                        onclick={says(store, Action::Desk(Deed::Turn))}>
                        { tongue.say(other) }
                    </button>
                }
            </div>
        </div>
    }
}

/// What stands on both sides of the place in question.
fn seam(answer: &Answer, line: u32) -> Html {
    let before = above(answer, line).map(|above| {
        let text: Vec<char> = answer.line_text(above).trim().chars().collect();
        text[text.len().saturating_sub(SIDE)..].iter().collect::<String>()
    });
    let after: String = answer.line_text(line).trim().chars().take(SIDE).collect();
    html! {
        <p class="seam" lang={answer.language.tag()}>
            { "…" }{ before }<span></span>{ after }{ "…" }
        </p>
    }
}

/// The line that this one may go on from.
fn above(answer: &Answer, line: u32) -> Option<u32> {
    answer.line_before(line).or(answer.above(line))
}
