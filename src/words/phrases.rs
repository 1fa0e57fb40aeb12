//! The engine's data in words: roles, rules, edits, corrections.

use chongpai::{Correction, EditKind, Language, Role, Rule};

use super::{Tongue, Word};
use crate::protocol::{Edit, Reason};
use crate::settings::Setting;

/// The name of a role.
pub fn role(tongue: Tongue, role: Role) -> &'static str {
    tongue.say(match role {
        Role::Kicker => Word::RoleKicker,
        Role::Headline => Word::RoleHeadline,
        Role::Subtitle => Word::RoleSubtitle,
        Role::Byline => Word::RoleByline,
        Role::Body => Word::RoleBody,
        Role::Subhead => Word::RoleSubhead,
        Role::Caption => Word::RoleCaption,
        Role::Furniture => Word::RoleFurniture,
        Role::Jump => Word::RoleJump,
    })
}

/// The name of a page's language.
pub fn page_language(tongue: Tongue, language: Language) -> &'static str {
    tongue.say(match language {
        Language::ZhHans => Word::PageZhHans,
        Language::ZhHant => Word::PageZhHant,
        Language::Ja => Word::PageJa,
        Language::Ko => Word::PageKo,
        Language::Latin => Word::PageLatin,
    })
}

/// The word of a setting, and those of its choices in order. A scale has none: its choices
/// are numbers.
pub fn setting(setting: Setting) -> (Word, &'static [Word]) {
    use Word::*;
    match setting {
        Setting::Theme => (Theme, &[ThemeSystem, ThemeLight, ThemeSepia, ThemeDark]),
        Setting::Size => (TypeSize, &[]),
        Setting::Measure => (TypeMeasure, &[]),
        Setting::Leading => (TypeLeading, &[]),
        Setting::Paragraphs => (Paragraphs, &[ParagraphsIndent, ParagraphsSpace]),
        Setting::Face => (Face, &[FaceSerif, FaceSans]),
        Setting::Direction => (Direction, &[Horizontal, Vertical]),
        Setting::Spacing => (Spacing, &[SpacingNone, AsInSource, SpacingOne]),
        Setting::Digits => (Digits, &[AsInSource, DigitsFold]),
        Setting::Punctuation => (Punctuation, &[AsInSource, PunctuationWiden]),
        Setting::Language => (
            PageLanguage,
            &[Automatic, PageZhHans, PageZhHant, PageJa, PageKo, PageLatin],
        ),
        Setting::Writing => (PageWriting, &[Automatic, Horizontal, Vertical]),
        Setting::Lines => (PageLines, &[Automatic, LinesFinal]),
    }
}

/// What the engine does at a stage, counted from 0.
pub fn stage(tongue: Tongue, stage: Option<u32>) -> &'static str {
    tongue.say(match stage {
        Some(0) => Word::StageLines,
        Some(1) => Word::StageEdits,
        Some(2) => Word::StageColumns,
        Some(3) => Word::StageDecode,
        Some(4) => Word::StageArticles,
        _ => Word::Working,
    })
}

/// What a rule has found. It may speak because it applies or because it does not.
pub fn reason(tongue: Tongue, reason: Reason) -> String {
    let Reason { rule, value, .. } = reason;
    let fill = |word, value: String| tongue.fill(word, &[&value]);
    let plain = |word| tongue.say(word).to_owned();
    let if_so = |yes, no| plain(if value > 0 { yes } else { no });
    let cue = |yes, no| match value {
        BESIDE => fill(Word::RuleNearby, plain(yes)),
        _ => if_so(yes, no),
    };
    match rule {
        Rule::MeasureFull if value <= 1 => plain(Word::RuleMeasureFull),
        Rule::MeasureLeft if value <= 0 => plain(Word::RuleMeasureRight),
        Rule::MeasureLeft | Rule::MeasureFull => fill(Word::RuleMeasureLeft, ems(value)),
        Rule::FirstLine if value <= 0 => plain(Word::RuleNoFirstLine),
        Rule::FirstLine if value > WIDEST_INDENT => fill(Word::RuleShort, ems(value)),
        Rule::FirstLine => fill(Word::RuleFirstLine, ems(value)),
        Rule::IndentKept if value <= 0 => plain(Word::RuleNoIndent),
        Rule::IndentKept => fill(Word::RuleIndentKept, ems(value)),
        Rule::WidthChange if value == 0 => plain(Word::RuleSameWidth),
        Rule::WidthChange => fill(Word::RuleWidthChange, ems(value.saturating_abs())),
        Rule::MeasureChange if value <= 0 => plain(Word::RuleSameMeasure),
        Rule::MeasureChange => fill(Word::RuleMeasureChange, ems(value)),
        Rule::BlankLines if value <= 0 => plain(Word::RuleNoBlankLines),
        Rule::BlankLines => fill(Word::RuleBlankLines, value.to_string()),
        Rule::PageBreak => if_so(Word::RulePageBreak, Word::RuleNoPageBreak),
        Rule::SentenceEnd | Rule::SentenceOpen if value <= 0 => {
            plain(Word::RuleNoSentenceEnd)
        }
        Rule::SentenceEnd => fill(Word::RuleSentenceEnd, character(value)),
        Rule::SentenceOpen => fill(Word::RuleSentenceOpen, character(value)),
        Rule::Kinsoku if value <= 0 => plain(Word::RuleNoKinsoku),
        Rule::Kinsoku => fill(Word::RuleKinsoku, character(value)),
        Rule::OpenBracket => if_so(Word::RuleOpenBracket, Word::RuleNoBracket),
        Rule::SeamWord if value <= SELDOM => plain(Word::RuleNoSeamWord),
        Rule::SeamWord => plain(Word::RuleSeamWord),
        Rule::SeamSpace => if_so(Word::RuleSeamSpaceYes, Word::RuleSeamSpaceNo),
        Rule::Hyphen => if_so(Word::RuleHyphen, Word::RuleNoHyphen),
        Rule::LetterCase => if_so(Word::RuleLetterCase, Word::RuleNoLetterCase),
        Rule::Numbering => if_so(Word::RuleNumbering, Word::RuleNoNumbering),
        Rule::LineBegin => fill(Word::RuleLineBegin, character(value)),
        Rule::LineEnd => fill(Word::RuleLineEnd, character(value)),
        Rule::CueNewsLead => cue(Word::RuleCueNewsLead, Word::RuleNoCueNewsLead),
        Rule::CueByline => cue(Word::RuleCueByline, Word::RuleNoCueByline),
        Rule::CueCaption => cue(Word::RuleCueCaption, Word::RuleNoCueCaption),
        Rule::CueJump => cue(Word::RuleCueJump, Word::RuleNoCueJump),
        Rule::CueFolio => cue(Word::RuleCueFolio, Word::RuleNoCueFolio),
        Rule::CueNotice => cue(Word::RuleCueNotice, Word::RuleNoCueNotice),
        Rule::LineLength => fill(Word::RuleLineLength, ems(value)),
        Rule::Composition => plain(Word::RuleComposition),
        Rule::Position => plain(Word::RulePosition),
        Rule::LetterSpaced => if_so(Word::RuleLetterSpaced, Word::RuleNoLetterSpaced),
        Rule::Neighbours => plain(Word::RuleNeighbours),
        Rule::SharedWords if value > 0 => fill(Word::RuleSharedWords, value.to_string()),
        Rule::SharedWords => plain(Word::RuleWords),
        Rule::Clean => if_so(Word::RuleClean, Word::RuleNotClean),
        Rule::LinesFinal => plain(Word::RuleLinesFinal),
        Rule::Corrected => plain(Word::RuleCorrected),
        Rule::Stacked => plain(Word::RuleStacked),
        Rule::Control => plain(Word::RuleControl),
        Rule::RunningHead => plain(Word::RuleRunningHead),
        Rule::Markup => plain(Word::RuleMarkup),
    }
}

/// What a cue measures where not the line itself but one beside it has it.
const BESIDE: i32 = 2;
/// No indent is wider, in half-ems.
const WIDEST_INDENT: i32 = 6;
/// Characters that hold together no better than this are not often together.
const SELDOM: i32 = 10;

/// The name of a kind of change.
pub fn edit_kind(kind: EditKind) -> Word {
    match kind {
        EditKind::Indent => Word::EditIndent,
        EditKind::TrailingSpace => Word::EditTrailingSpace,
        EditKind::StraySpace => Word::EditStraySpace,
        EditKind::LetterSpacing => Word::EditLetterSpacing,
        EditKind::WideSpace => Word::EditWideSpace,
        EditKind::AddedSpace => Word::EditAddedSpace,
        EditKind::Radical => Word::EditRadical,
        EditKind::Compatibility => Word::EditCompatibility,
        EditKind::VerticalForm => Word::EditVerticalForm,
        EditKind::HalfwidthKana => Word::EditHalfwidthKana,
        EditKind::Hyphen => Word::EditHyphen,
        EditKind::Folded => Word::EditFolded,
        EditKind::Widened => Word::EditWidened,
        EditKind::Invisible => Word::EditInvisible,
        EditKind::Markup => Word::EditMarkup,
    }
}

/// What was changed, and the name of the change.
pub fn edit(tongue: Tongue, edit: &Edit) -> (String, &'static str) {
    let kind = tongue.say(edit_kind(edit.kind));
    let (from, to) = (visible(tongue, &edit.from), visible(tongue, &edit.to));
    let change = match (edit.from.is_empty(), edit.to.is_empty()) {
        (_, true) => tongue.fill(Word::Dropped, &[&from]),
        (true, _) => tongue.fill(Word::Added, &[&to]),
        _ => tongue.fill(Word::Changed, &[&from, &to]),
    };
    (change, kind)
}

/// What a correction says.
pub fn correction(tongue: Tongue, correction: Correction) -> String {
    let fill = |word, values: [u32; 2]| {
        let [a, b] = values.map(|v| v.to_string());
        tongue.fill(word, &[&a, &b])
    };
    match correction {
        Correction::Join { upper, lower } => fill(Word::DidJoin, [upper, lower]),
        Correction::Part { line } => fill(Word::DidPart, [line, 0]),
        Correction::Role { line, role: r } => {
            tongue.fill(Word::DidRole, &[&line.to_string(), role(tongue, r)])
        }
        Correction::Move { line, to } => fill(Word::DidMove, [line, to]),
        Correction::PartArticle { line } => fill(Word::DidPartArticle, [line, 0]),
        Correction::MergeArticles { line, with } => fill(Word::DidMerge, [line, with]),
    }
}

/// The word on a button that takes back all corrections of a kind.
pub fn uncorrect(kind: Correction) -> Word {
    match kind {
        Correction::Join { .. } => Word::UncorrectJoins,
        Correction::Part { .. } => Word::UncorrectParts,
        Correction::Role { .. } => Word::UncorrectRoles,
        Correction::Move { .. } => Word::UncorrectMoves,
        Correction::PartArticle { .. } => Word::UncorrectPartArticles,
        Correction::MergeArticles { .. } => Word::UncorrectMerges,
    }
}

/// Half-ems as characters: two of them are one.
fn ems(half_ems: i32) -> String {
    let (whole, half) = (half_ems / 2, half_ems % 2 != 0);
    match (whole, half) {
        (0, true) if half_ems < 0 => "−0.5".into(),
        (_, true) => format!("{whole}.5").replace('-', "−"),
        (_, false) => whole.to_string().replace('-', "−"),
    }
}

/// A character by its code; one that cannot be seen by its number.
fn character(code: i32) -> String {
    let shown = u32::try_from(code).ok().and_then(char::from_u32);
    match shown {
        Some(c) if !c.is_control() && !c.is_whitespace() => c.to_string(),
        _ => format!("U+{code:04X}"),
    }
}

/// A text whose white space and invisible characters are named.
fn visible(tongue: Tongue, text: &str) -> String {
    if !text.is_empty() && text.chars().all(|c| c == '\u{3000}') {
        return times(tongue.say(Word::WideSpaceMark), text.chars().count());
    }
    if !text.is_empty() && text.chars().all(char::is_whitespace) {
        return times(tongue.say(Word::Space), text.chars().count());
    }
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
    };
    let mut out = String::from("「");
    for c in text.chars() {
        if hidden(c) {
            out.push_str(&format!("U+{:04X}", c as u32));
        } else {
            out.push(c);
        }
    }
    out.push('」');
    out
}

fn times(name: &str, count: usize) -> String {
    if count == 1 { name.to_owned() } else { format!("{name} × {count}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_ems_are_told_in_characters() {
        let cases =
            [(4, "2"), (3, "1.5"), (1, "0.5"), (0, "0"), (-1, "−0.5"), (-3, "−1.5")];
        for (half_ems, expected) in cases {
            assert_eq!(ems(half_ems), expected);
        }
    }

    #[test]
    fn every_rule_speaks_every_language() {
        for tongue in Tongue::ALL {
            for rule in Rule::ALL {
                for value in [i32::MIN, -2, 0, 3, '。' as i32, i32::MAX] {
                    let text = reason(tongue, Reason { rule, value, weight: 1 });
                    assert!(!text.is_empty() && !text.contains("{}"), "{rule:?}: {text}");
                }
            }
        }
        let reason = reason(
            Tongue::En,
            Reason { rule: Rule::SentenceEnd, value: '。' as i32, weight: 1 },
        );
        assert_eq!(reason, "The line before ends a sentence with “。”");
    }

    #[test]
    fn no_more_is_said_than_was_found() {
        for (rule, value, expected) in [
            (Rule::MeasureFull, 8, "The line before stops 4 characters short"),
            (
                Rule::FirstLine,
                4,
                "The line is 2 characters short, the trace of an indent",
            ),
            (Rule::FirstLine, 28, "The line is 14 characters short"),
            (
                Rule::SentenceOpen,
                '的' as i32,
                "The line before ends with “的”, not as a sentence does",
            ),
            (Rule::CueByline, 0, "It names no reporter or author"),
            (Rule::CueByline, 1, "It names a reporter or author"),
            (Rule::CueByline, 2, "Nearby: It names a reporter or author"),
            (
                Rule::SeamWord,
                2,
                "The characters on both sides do not often stand together",
            ),
        ] {
            assert_eq!(reason(Tongue::En, Reason { rule, value, weight: 1 }), expected);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_named() {
        let cases = [
            (" ", "", "space removed"),
            ("   ", "", "space × 3 removed"),
            ("\u{3000}\u{3000}", "", "full-width space × 2 removed"),
            ("", " ", "space added"),
            ("⼈", "人", "「⼈」 becomes 「人」"),
            ("\u{ad}", "", "「U+00AD」 removed"),
        ];
        for (from, to, expected) in cases {
            let change =
                Edit { kind: EditKind::StraySpace, from: from.into(), to: to.into() };
            assert_eq!(edit(Tongue::En, &change).0, expected);
        }
    }
}
