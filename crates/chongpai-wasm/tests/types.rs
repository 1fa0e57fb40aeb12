//! The TypeScript text says what the Rust types do.

use std::collections::BTreeSet;

use chongpai::{Correction, Language, Role};
use chongpai_wasm::{options, report};
use serde_json::{Value, json};

/// The fields of an interface in TypeScript text.
fn fields(types: &str, interface: &str) -> BTreeSet<String> {
    let head = format!("export interface {interface} {{");
    let body = types.split(&head).nth(1).unwrap_or_else(|| panic!("no {interface}"));
    body.split("\n}")
        .next()
        .unwrap()
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("/*"))
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name.trim_end_matches('?').to_owned())
        .collect()
}

fn keys(value: &Value) -> BTreeSet<String> {
    value.as_object().unwrap().keys().cloned().collect()
}

/// A report in which no list is empty.
fn full() -> Value {
    let line = report::Line {
        number: 1,
        start: 0,
        end: 2,
        text: "日".into(),
        glue: "",
        place: "begins",
        place_confidence: 1.0,
        role_confidence: 1.0,
        place_corrected: false,
        role_corrected: false,
        edits: vec![report::EditReport {
            kind: "radical",
            start: 0,
            end: 1,
            to: "日".into(),
        }],
        reasons: vec![report::Reason { rule: "clean", value: 0, weight: 1 }],
    };
    let block =
        report::Block { role: Role::Headline, text: "日".into(), lines: vec![line] };
    serde_json::to_value(report::Report {
        version: 1,
        language: "zh-Hans",
        writing: "horizontal",
        articles: vec![report::Article { confidence: 1.0, blocks: vec![block] }],
        furniture: vec![],
        ignored: vec![],
    })
    .unwrap()
}

#[test]
fn report_fields_agree() {
    let report = full();
    let article = &report["articles"][0];
    let block = &article["blocks"][0];
    let line = &block["lines"][0];
    for (interface, value) in [
        ("Report", &report),
        ("Article", article),
        ("Block", block),
        ("Line", line),
        ("Edit", &line["edits"][0]),
        ("Reason", &line["reasons"][0]),
    ] {
        assert_eq!(fields(report::TYPES, interface), keys(value), "{interface}");
    }
}

#[test]
fn option_fields_agree() {
    let all = json!({
        "language": "ja",
        "writing": "vertical",
        "spacing": "one",
        "foldFullwidth": true,
        "widenPunctuation": true,
        "keepLines": true,
    });
    assert_eq!(fields(options::TYPES, "Options"), keys(&all));
    assert_eq!(BTreeSet::from(options::NAMES.map(str::to_owned)), keys(&all));
    let options: options::Options = serde_json::from_value(all).unwrap();
    assert_eq!(
        chongpai::Options::from(options),
        chongpai::Options {
            language: Some(Language::Ja),
            writing: Some(chongpai::Writing::Vertical),
            spacing: chongpai::Spacing::One,
            fold_fullwidth: true,
            widen_punctuation: true,
            keep_lines: true,
        }
    );
    let none: options::Options = serde_json::from_value(json!({})).unwrap();
    assert_eq!(chongpai::Options::from(none), chongpai::Options::default());
    let wrong = serde_json::from_value::<options::Options>(json!({"keep_lines": true}));
    assert!(wrong.unwrap_err().to_string().contains("unknown field `keep_lines`"));
}

#[test]
fn names_agree() {
    for language in Language::ALL {
        assert!(options::TYPES.contains(&format!("{:?}", language.tag())));
        let options: options::Options =
            serde_json::from_value(json!({ "language": language.tag() })).unwrap();
        assert_eq!(chongpai::Options::from(options).language, Some(language));
    }
    for role in Role::ALL {
        assert!(report::TYPES.contains(&format!("{:?}", role.as_str())));
    }
}

#[test]
fn corrections_agree() {
    let role = Role::Kicker;
    for correction in [
        Correction::Join { upper: 1, lower: 2 },
        Correction::Part { line: 1 },
        Correction::Role { line: 1, role },
        Correction::Move { line: 1, to: 2 },
        Correction::PartArticle { line: 1 },
        Correction::MergeArticles { line: 1, with: 2 },
    ] {
        let value = serde_json::to_value(correction).unwrap();
        let kind = value["kind"].as_str().unwrap();
        let head = format!("| {{ kind: {kind:?}; ");
        let rest = options::TYPES.split(&head).nth(1).unwrap_or_else(|| panic!("{kind}"));
        let said: BTreeSet<String> = rest
            .split(" }")
            .next()
            .unwrap()
            .split("; ")
            .map(|field| field.split(':').next().unwrap().to_owned())
            .chain(["kind".to_owned()])
            .collect();
        assert_eq!(said, keys(&value), "{kind}");
        assert_eq!(serde_json::from_value::<Correction>(value).unwrap(), correction);
    }
}
