//! The reader's rules.

use chongpai::Role;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{button, file, value};
use crate::library::app::Shown;
use crate::library::platform::page;
use crate::library::rule_file;
use crate::library::state::{Action, News};
use crate::library::words::Say;
use crate::platform::files;
use crate::rules::{self as patterns, Effect, Rule};
use crate::words::Tongue;

/// How many of the lines that a pattern is about are shown.
const SHOWN: usize = 5;

/// The rule that is being made, the rules there are, and files of rules.
pub(super) fn rules(shown: &Shown) -> Html {
    let state = &shown.state;
    let tongue = state.tongue;
    let new = Rule {
        pattern: String::new(),
        effect: Effect::Role(Role::Furniture),
        off: false,
    };
    html! {
        <>
            <p class="hint">{ Say::RulesWhat.in_(tongue) }</p>
            if let Some(draft) = &state.draft {
                { form(shown, draft) }
            } else {
                { button(shown, "secondary new-rule", Say::NewRule, shown.says(Action::Draft(Some(new)))) }
            }
            if state.rules.is_empty() {
                <p class="hint">{ Say::NoRules.in_(tongue) }</p>
            } else {
                <ul class="library-list rules">
                    { for state.rules.iter().enumerate().map(|(i, rule)| row(shown, i, rule)) }
                </ul>
            }
            { file_row(shown) }
        </>
    }
}

/// What an effect is called.
fn effect(tongue: Tongue, effect: Effect) -> String {
    let role = match effect {
        Effect::JoinsNext => return Say::EffectJoins.in_(tongue).to_owned(),
        Effect::BeginsArticle => return Say::EffectBegins.in_(tongue).to_owned(),
        Effect::PartsNext => return Say::EffectParts.in_(tongue).to_owned(),
        Effect::GoesOn => return Say::EffectGoesOn.in_(tongue).to_owned(),
        Effect::Role(role) => match role {
            Role::Kicker => Say::RoleKicker,
            Role::Headline => Say::RoleHeadline,
            Role::Subtitle => Say::RoleSubtitle,
            Role::Byline => Say::RoleByline,
            Role::Body => Say::RoleBody,
            Role::Subhead => Say::RoleSubhead,
            Role::Caption => Say::RoleCaption,
            Role::Furniture => Say::RoleFurniture,
            Role::Jump => Say::RoleJump,
        },
    };
    Say::EffectRole.fill(tongue, &[role.in_(tongue)])
}

/// A rule in the making, tried on the page before it is saved.
fn form(shown: &Shown, draft: &Rule) -> Html {
    let tongue = shown.state.tongue;
    let text = page::give().text;
    let lines = patterns::lines_of(&draft.pattern, &text);
    let oninput = {
        let (state, draft) = (shown.state.clone(), draft.clone());
        move |event: InputEvent| {
            let pattern = value(&event).unwrap_or_default();
            state.dispatch(Action::Draft(Some(Rule { pattern, ..draft.clone() })));
        }
    };
    let onchange = {
        let (state, draft) = (shown.state.clone(), draft.clone());
        move |event: Event| {
            if let Some(effect) = value(&event).as_deref().and_then(Effect::from_name) {
                state.dispatch(Action::Draft(Some(Rule { effect, ..draft.clone() })));
            }
        }
    };
    let save = {
        let (shown, draft) = (shown.clone(), draft.clone());
        move |_| {
            let mut all = shown.state.rules.to_vec();
            all.retain(|rule| {
                rule.pattern != draft.pattern || rule.effect != draft.effect
            });
            all.push(draft.clone());
            shown.keeper.set_rules(all);
            shown.state.dispatch(Action::Draft(None));
        }
    };
    let effects =
        [Effect::JoinsNext, Effect::BeginsArticle, Effect::PartsNext, Effect::GoesOn];
    let effects: Vec<Effect> = [Role::Furniture]
        .into_iter()
        .chain(Role::ALL.into_iter().filter(|&role| role != Role::Furniture))
        .map(Effect::Role)
        .chain(effects)
        .collect();
    html! {
        <div class="rule-form" id="rule-form">
            <label>
                <span>{ Say::Pattern.in_(tongue) }</span>
                <input id="rule-pattern" type="text" value={draft.pattern.clone()} {oninput}
                    maxlength={patterns::LONGEST.to_string()} autocomplete="off"
                    spellcheck="false" />
            </label>
            <label>
                <span>{ Say::Effect.in_(tongue) }</span>
                <select id="rule-effect" {onchange}>
                    { for effects.into_iter().map(|e| html! {
                        <option value={e.as_str()} selected={e == draft.effect}>
                            { effect(tongue, e) }
                        </option>
                    }) }
                </select>
            </label>
            <p id="rule-touches" role="status">
                { match lines.as_deref() {
                    None => Say::NoPattern.in_(tongue).to_owned(),
                    Some([]) => Say::TouchesNone.in_(tongue).to_owned(),
                    Some(lines) => Say::Touches.fill(tongue, &[&lines.len().to_string()]),
                } }
            </p>
            { examples(&text, lines.as_deref().unwrap_or_default()) }
            <div class="actions">
                <button type="button" id="rule-save" class="primary" onclick={save}
                    disabled={lines.is_none()}>
                    { Say::SaveRule.in_(tongue) }
                </button>
                { button(shown, "quiet", Say::Cancel, shown.says(Action::Draft(None))) }
            </div>
        </div>
    }
}

/// The first lines that a rule is about.
fn examples(text: &str, numbers: &[u32]) -> Html {
    let source = chongpai::Source::from(text);
    let line = |&number: &u32| {
        let line = source.lines().get(number as usize - 1)?;
        Some(html! {
            <li><span class="number">{ number }</span>{ text[line.span.range()].trim() }</li>
        })
    };
    html! {
        <ul class="rule-examples">
            { for numbers.iter().take(SHOWN).filter_map(line) }
        </ul>
    }
}

fn row(shown: &Shown, index: usize, rule: &Rule) -> Html {
    let tongue = shown.state.tongue;
    let change = |change: fn(&mut Vec<Rule>, usize)| {
        let shown = shown.clone();
        Callback::from(move |_: ()| {
            let mut all = shown.state.rules.to_vec();
            if index < all.len() {
                change(&mut all, index);
            }
            shown.keeper.set_rules(all);
        })
    };
    let switch = change(|all, index| all[index].off = !all[index].off);
    let delete = change(|all, index| drop(all.remove(index)));
    html! {
        <li data-rule={index.to_string()}>
            <label class="library-check">
                <input type="checkbox" class="rule-on" checked={!rule.off}
                    aria-label={format!("{} – {}", Say::RuleOn.in_(tongue), rule.pattern)}
                    onchange={Callback::from(move |_: Event| switch.emit(()))} />
                <span>
                    <code>{ rule.pattern.clone() }</code>
                    <span class="library-facts">{ effect(tongue, rule.effect) }</span>
                </span>
            </label>
            { button(shown, "quiet delete", Say::Delete, Callback::from(move |_| delete.emit(()))) }
        </li>
    }
}

fn file_row(shown: &Shown) -> Html {
    let tongue = shown.state.tongue;
    let all = shown.state.rules.clone();
    let out = Callback::from(move |_| {
        let name = format!("{}.json", Say::RulesName.in_(tongue));
        drop(files::save(&rule_file::write(&all), &name, "application/json"));
    });
    let shown_in = shown.clone();
    let take = move |event: Event| {
        let (Some(file), shown) = (file(&event), shown_in.clone()) else { return };
        spawn_local(async move {
            let text = files::open(&file, tongue).await.unwrap_or_default();
            let new = rule_file::read(&text).unwrap_or_default();
            let count = new.len();
            let mut all = shown.state.rules.to_vec();
            for rule in new {
                if !all.contains(&rule) {
                    all.push(rule);
                }
            }
            shown.keeper.set_rules(all);
            shown.state.dispatch(Action::News(Some(News::Imported(count))));
        });
    };
    html! {
        <div class="actions">
            if !shown.state.rules.is_empty() {
                <button type="button" id="rules-export" class="secondary" onclick={out}>
                    { Say::ExportRules.in_(tongue) }
                </button>
            }
            <label class="chip file">
                { Say::ImportRules.in_(tongue) }
                <input id="rules-import" type="file" class="unseen"
                    accept=".json,application/json" onchange={take} />
            </label>
        </div>
    }
}
