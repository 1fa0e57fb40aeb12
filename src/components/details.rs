//! Where a block comes from, why a line was joined, and how to put it right.

use chongpai::{Correction, Place, Role};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::button;
use super::icon::{Icon, icon};
use super::question::question;
use crate::answer::{Answer, Decided};
use crate::doubts::{self, Matter};
use crate::hooks::{Store, says};
use crate::platform::library;
use crate::protocol::{Explanation, Reason};
use crate::rules::Effect;
use crate::state::{Action, Deed, Selected, Shown};
use crate::words::{self, Tongue, Word};

/// How many reasons are shown for and against.
const REASONS: usize = 4;

/// The details of what the reader points at.
#[inline(never)]
pub(super) fn details(store: &Store, shown: &Shown, selected: Selected) -> Html {
    let tongue = store.settings.tongue;
    let label = tongue.say(Word::Details);
    let answer = &*shown.answer;
    let line = selected.line();
    if line as usize >= answer.lines.len() {
        return Html::default();
    }
    let join =
        matches!(selected, Selected::Join(_)).then(|| answer.line_before(line)).flatten();
    html! {
        <aside class="details" id="details" aria-label={label}>
            <button type="button" class="quiet close" aria-label={tongue.say(Word::Close)}
                onclick={says(store, Action::Unselected)}>
                { icon(Icon::Close) }
            </button>
            if let Some(doubt) = store.desk.question {
                { question(store, answer, doubt) }
            }
            if let Some(before) = join {
                { joined(store, answer, before, line) }
            } else {
                { block(store, answer, line) }
            }
        </aside>
    }
}

/// A join: what was decided, why, and a way to part it.
fn joined(store: &Store, answer: &Answer, before: u32, line: u32) -> Html {
    let tongue = store.settings.tongue;
    let decided = answer.decided(line);
    let number = answer.number(line);
    let word = match decided.place {
        Place::Resumes => Word::ResumedFrom,
        _ => Word::JoinedTo,
    };
    let title =
        tongue.fill(word, &[&number.to_string(), &answer.number(before).to_string()]);
    html! {
        <>
            <h2 class="details-title">{ title }</h2>
            { certainty(tongue, decided.place_confidence, decided.place_corrected) }
            { why(store) }
            <div class="actions">
                if !asked(store, Matter::Place) {
                    { action(store, "part-here", Word::PartHere, Correction::Part { line: number }) }
                }
                if decided.place_corrected {
                    { always(store, before, Effect::JoinsNext) }
                }
            </div>
        </>
    }
}

/// A block: its lines, its role, why it begins where it does, and ways to change that.
fn block(store: &Store, answer: &Answer, line: u32) -> Html {
    let tongue = store.settings.tongue;
    let block = answer.block_at(line);
    let lines = answer.lines_of(block);
    let Some(&first) = lines.first() else { return Html::default() };
    let ends = [lines.iter().min(), lines.iter().max()];
    let numbers = ends.map(|l| answer.number(*l.unwrap_or(&first)).to_string());
    let title = if lines.len() == 1 {
        tongue.fill(Word::BlockLine, &[&numbers[0]])
    } else {
        tongue.fill(Word::BlockLines, &[&numbers[0], &numbers[1]])
    };
    let number = answer.number(first);
    let decided = answer.decided(first);
    html! {
        <>
            <h2 class="details-title">{ title }</h2>
            { roles(store, answer.role(block), number, decided) }
            if line == first {
                <p class="details-sub">
                    { tongue.fill(Word::Begins, &[&number.to_string()]) }
                </p>
                { certainty(tongue, decided.place_confidence, decided.place_corrected) }
                { why(store) }
            }
            <div class="actions">
                if let Some(above) = answer.above(first).filter(|_| !asked(store, Matter::Place)) {
                    { action(store, "join-above", Word::JoinAbove, Correction::Join {
                        upper: answer.number(above), lower: number,
                    }) }
                }
                if !asked(store, Matter::Border) {
                    { for articles(store, answer, block, number) }
                }
                if answer.articles.len() > 1 {
                    { button(store, Some("move-to"), Word::MoveTo, Action::Desk(Deed::Choose)) }
                }
                if decided.role_corrected {
                    { always(store, first, Effect::Role(answer.role(block))) }
                }
            </div>
        </>
    }
}

/// Begins a rule of what the reader said about a line.
fn always(store: &Store, line: u32, effect: Effect) -> Html {
    let text = store.shown.as_ref().and_then(|shown| {
        Some(shown.source.get(shown.answer.line_span(line))?.to_owned())
    });
    let onclick = move |_| {
        library::open("rules", text.as_deref().unwrap_or_default(), effect.as_str())
    };
    html! {
        <button type="button" class="secondary" id="always" {onclick}>
            { store.settings.tongue.say(Word::Always) }
        </button>
    }
}

/// Whether this is in question already, with buttons of its own.
fn asked(store: &Store, matter: Matter) -> bool {
    store.desk.question.is_some_and(|doubt| doubt.matter == matter)
}

/// Ways to part or merge the article of a block.
fn articles(store: &Store, answer: &Answer, block: u32, line: u32) -> Vec<Html> {
    let Some(article) = answer.article_of(block) else { return vec![] };
    if answer.blocks_of(article).start != block {
        let part = Correction::PartArticle { line };
        return vec![action(store, "article-here", Word::ArticleHere, part)];
    }
    let merge = doubts::merged(answer, block);
    let merge = merge.map(|merge| action(store, "merge-above", Word::MergeAbove, merge));
    merge.into_iter().collect()
}

fn roles(store: &Store, role: Role, line: u32, decided: Decided) -> Html {
    let tongue = store.settings.tongue;
    let onchange = {
        let store = store.clone();
        move |event: Event| {
            let select =
                event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
            if let Some(role) = select.and_then(|s| Role::from_name(&s.value())) {
                store.dispatch(Action::Corrected(Correction::Role { line, role }));
            }
        }
    };
    html! {
        <div class="role-row">
            <label class="select">
                <span>{ tongue.say(Word::RoleLabel) }</span>
                <select id="role" {onchange}>
                    { for Role::ALL.into_iter().map(|r| html! {
                        <option value={r.as_str()} selected={r == role}>
                            { words::role(tongue, r) }
                        </option>
                    }) }
                </select>
            </label>
            { certainty(tongue, decided.role_confidence, decided.role_corrected) }
        </div>
    }
}

fn certainty(tongue: Tongue, per_mille: u32, corrected: bool) -> Html {
    if corrected {
        return html! { <p class="certainty corrected">{ tongue.say(Word::YouSaidSo) }</p> };
    }
    let percent = (per_mille + 5) / 10;
    let level = match per_mille {
        950.. => "high",
        800.. => "fair",
        _ => "low",
    };
    html! {
        <p class={classes!("certainty", level)}>
            { tongue.fill(Word::Sure, &[&percent.to_string()]) }
        </p>
    }
}

/// The reasons for and against, and what was changed in the line.
fn why(store: &Store) -> Html {
    let tongue = store.settings.tongue;
    let Some(explanation) = &store.explanation else {
        return html! { <p class="hint">{ tongue.say(Word::AskingWhy) }</p> };
    };
    let (mut reasons, mut signs) = (vec![], vec![]);
    for &reason in &explanation.reasons {
        if reason.weight >= 0 { &mut reasons } else { &mut signs }.push(reason);
    }
    let mut of_article = explanation.article_reasons.clone();
    of_article.retain(|reason| reason.weight > 0);
    html! {
        <div class="why" id="why">
            { list(tongue, Word::BecauseFor, &reasons) }
            { list(tongue, Word::BecauseAgainst, &signs) }
            { list(tongue, Word::BecauseArticle, &of_article) }
            { changes(tongue, explanation) }
        </div>
    }
}

fn list(tongue: Tongue, title: Word, reasons: &[Reason]) -> Html {
    if reasons.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ tongue.say(title) }</h3>
            <ul>
                { for reasons.iter().take(REASONS).map(|&reason| html! {
                    <li data-rule={reason.rule.as_str()}>{ words::reason(tongue, reason) }</li>
                }) }
            </ul>
        </>
    }
}

fn changes(tongue: Tongue, explanation: &Explanation) -> Html {
    if explanation.edits.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ tongue.say(Word::ChangesHere) }</h3>
            <ul>
                { for explanation.edits.iter().map(|edit| {
                    let (change, kind) = words::edit(tongue, edit);
                    html! { <li>{ change }<span class="kind">{ kind }</span></li> }
                }) }
            </ul>
        </>
    }
}

fn action(store: &Store, id: &'static str, word: Word, correction: Correction) -> Html {
    button(store, Some(id), word, Action::Corrected(correction))
}
