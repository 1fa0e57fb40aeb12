//! The JavaScript interface of Chongpai.
//!
//! Three functions, each with the same arguments: the text, and, if wanted, [options] and
//! corrections. [`reflow`] gives everything as plain objects ([report]), [`text`] and
//! [`markdown`] the articles alone. What comes from JavaScript is checked here; the engine
//! itself takes any text.

#![forbid(unsafe_code)]

pub mod options;
pub mod report;

use std::fmt;

use chongpai::{Correction, Document, write};
use js_sys::{Error, Object, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const OPTION_TYPES: &str = options::TYPES;
#[wasm_bindgen(typescript_custom_section)]
const REPORT_TYPES: &str = report::TYPES;
#[wasm_bindgen(typescript_custom_section)]
const ERROR_TYPES: &str = r#"
/** What the functions throw. */
export interface ChongpaiError extends Error {
    /** Which argument is wrong; it never changes, the message may. */
    code: "bad-text" | "bad-options" | "bad-corrections";
}
"#;

/// Turns the text of a page into articles, and says how and why.
///
/// # Errors
///
/// Throws an `Error` with a `code` if an argument is not what it should be.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn reflow(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options | null")] options: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Correction[] | null")]
    corrections: JsValue,
) -> Result<JsValue, JsValue> {
    read(text, options, corrections, |document| {
        let report = report::report(document);
        let plain = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
        report.serialize(&plain).map_err(JsValue::from)
    })
}

/// Turns the text of a page into articles: one block a line, an empty line between
/// articles.
///
/// # Errors
///
/// Throws an `Error` with a `code` if an argument is not what it should be.
#[wasm_bindgen]
pub fn text(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options | null")] options: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Correction[] | null")]
    corrections: JsValue,
) -> Result<String, JsValue> {
    read(text, options, corrections, |document| {
        Ok(in_memory(|out| write::text(document, out)))
    })
}

/// Turns the text of a page into articles in Markdown.
///
/// # Errors
///
/// Throws an `Error` with a `code` if an argument is not what it should be.
#[wasm_bindgen]
pub fn markdown(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options | null")] options: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Correction[] | null")]
    corrections: JsValue,
) -> Result<String, JsValue> {
    read(text, options, corrections, |document| {
        Ok(in_memory(|out| write::markdown(document, out)))
    })
}

/// Checks the arguments, runs the engine and hands the document to `give`.
fn read<T>(
    text: JsValue,
    options: JsValue,
    corrections: JsValue,
    give: impl FnOnce(&Document) -> Result<T, JsValue>,
) -> Result<T, JsValue> {
    // A lone surrogate becomes U+FFFD, which is one UTF-16 unit as well: offsets stay right.
    let text =
        text.as_string().ok_or_else(|| error("bad-text", "the text is not a string"))?;
    only_known_options(&options)?;
    let options: options::Options = argument(options, "bad-options")?;
    let corrections: Vec<Correction> = argument(corrections, "bad-corrections")?;
    give(&chongpai::reflow(&text, &options.into(), &corrections))
}

/// Reads an argument that may be left out.
fn argument<T: DeserializeOwned + Default>(
    value: JsValue,
    code: &str,
) -> Result<T, JsValue> {
    if value.is_null_or_undefined() {
        return Ok(T::default());
    }
    serde_wasm_bindgen::from_value(value).map_err(|e| error(code, &e.to_string()))
}

/// Refuses an option that is none: reading by name alone would pass over a misspelt one.
fn only_known_options(options: &JsValue) -> Result<(), JsValue> {
    if options.is_null_or_undefined() {
        return Ok(());
    }
    let Some(object) = options.dyn_ref::<Object>() else {
        return Err(error("bad-options", "the options are not an object"));
    };
    for key in Object::keys(object) {
        let name = key.as_string().unwrap_or_default();
        if !options::NAMES.contains(&name.as_str()) {
            return Err(error("bad-options", &format!("no such option: {name}")));
        }
    }
    Ok(())
}

/// A JavaScript error with a code that programs can rely on.
fn error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    error.set_name("ChongpaiError");
    // A fresh error object takes any property.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

/// Runs a writer on a string, which takes anything.
fn in_memory(write: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut out = String::new();
    write(&mut out).expect("a string takes any text");
    out
}
