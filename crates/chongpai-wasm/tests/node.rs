//! The package as JavaScript meets it; runs in Node.

#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Error, JSON, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const PAGE: &str = "青禾镇的老码头昨天重新开放，几百位居\n民前来参观。码头建于六十年前，停用\n\
                    以后一直空着，去年改成了图书室。\n";

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| {
        Reflect::get(&value, &JsValue::from_str(key)).unwrap()
    })
}

fn js(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

#[wasm_bindgen_test]
fn a_page_becomes_plain_objects() {
    let report =
        chongpai_wasm::reflow(PAGE.into(), JsValue::UNDEFINED, JsValue::UNDEFINED)
            .unwrap();
    assert_eq!(get(&report, "version"), 1);
    assert_eq!(get(&report, "language"), "zh-Hans");
    assert!(Array::is_array(&get(&report, "articles")));
    let line = get(&report, "articles.0.blocks.0.lines.0");
    assert_eq!(get(&line, "start"), 0);
    assert_eq!(get(&line, "end"), 18);
    assert_eq!(get(&line, "placeCorrected"), false);
    assert!(get(&line, "placeConfidence").as_f64().is_some_and(|c| c > 0.0 && c <= 1.0));
    let document = chongpai::reflow(PAGE, &chongpai::Options::default(), &[]);
    assert_eq!(get(&report, "articles.0.blocks.0.text"), document.block_text(0).as_str());
    let none = || JsValue::NULL;
    let mut text = String::new();
    chongpai::write::text(&document, &mut text).unwrap();
    assert_eq!(chongpai_wasm::text(PAGE.into(), none(), none()).unwrap(), text);
    let mut markdown = String::new();
    chongpai::write::markdown(&document, &mut markdown).unwrap();
    assert_eq!(chongpai_wasm::markdown(PAGE.into(), none(), none()).unwrap(), markdown);
}

#[wasm_bindgen_test]
fn options_and_corrections_are_obeyed() {
    let options = js(r#"{"keepLines": true, "language": "zh-Hans"}"#);
    let text = chongpai_wasm::text(PAGE.into(), options, JsValue::NULL).unwrap();
    assert_eq!(text.lines().filter(|line| !line.is_empty()).count(), 3);
    let corrections = js(r#"[{"kind": "part", "line": 2}, {"kind": "part", "line": 9}]"#);
    let report = chongpai_wasm::reflow(PAGE.into(), JsValue::NULL, corrections).unwrap();
    assert_eq!(get(&report, "ignored.0"), 1);
    let line = get(&report, "articles.0.blocks.1.lines.0");
    assert_eq!(get(&line, "number"), 2);
    assert_eq!(get(&line, "place"), "begins");
    assert_eq!(get(&line, "placeCorrected"), true);
}

#[wasm_bindgen_test]
fn errors_have_codes() {
    let none = || JsValue::UNDEFINED;
    for (result, code) in [
        (chongpai_wasm::reflow(js("12"), none(), none()), "bad-text"),
        (chongpai_wasm::reflow(none(), none(), none()), "bad-text"),
        (
            chongpai_wasm::reflow(PAGE.into(), js(r#"{"keepline":1}"#), none()),
            "bad-options",
        ),
        (chongpai_wasm::reflow(PAGE.into(), js(r#""vertical""#), none()), "bad-options"),
        (
            chongpai_wasm::reflow(PAGE.into(), js(r#"{"language":"fr"}"#), none()),
            "bad-options",
        ),
        (
            chongpai_wasm::reflow(PAGE.into(), none(), js(r#"{"kind":"part"}"#)),
            "bad-corrections",
        ),
        (
            chongpai_wasm::reflow(PAGE.into(), none(), js(r#"[{"kind":"tear"}]"#)),
            "bad-corrections",
        ),
    ] {
        let error: Error = wasm_bindgen::JsCast::dyn_into(result.unwrap_err()).unwrap();
        assert_eq!(get(&error, "code"), code);
        assert!(!String::from(error.message()).is_empty());
    }
}

/// A lone surrogate is no character, but JavaScript strings may hold one.
#[wasm_bindgen_test]
fn lone_surrogates_keep_offsets() {
    let source = js(r#""河边的老茶馆\ud800昨天又开了门，\n掌柜说这一回不收桌子钱。""#);
    let report = chongpai_wasm::reflow(source, JsValue::NULL, JsValue::NULL).unwrap();
    let line = get(&report, "articles.0.blocks.0.lines.1");
    assert_eq!([get(&line, "start"), get(&line, "end")], [15, 27]);
}
