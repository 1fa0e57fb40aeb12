//! Addresses of scripts, through the one Trusted Types policy the page is allowed.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;

/// The scripts that the page may start, relative to it.
const SCRIPTS: [&str; 2] = ["worker_loader.js", "sw.js"];

thread_local! {
    static POLICY: Option<JsValue> = make_policy();
}

/// The address of one of our scripts, as a trusted one where the browser asks for it.
pub(super) fn script_url(script: &str) -> Result<JsValue, JsValue> {
    let url = resolve(script)?;
    POLICY.with(|policy| match policy {
        Some(policy) => {
            let create = Reflect::get(policy, &"createScriptURL".into())?;
            create.dyn_into::<Function>()?.call1(policy, &url.into())
        }
        None => Ok(url.into()),
    })
}

fn resolve(script: &str) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or("no window")?;
    let base = window.document().ok_or("no document")?.base_uri()?.unwrap_or_default();
    Ok(web_sys::Url::new_with_base(script, &base)?.href())
}

/// Makes the policy; `None` where the browser knows no Trusted Types.
fn make_policy() -> Option<JsValue> {
    let window = web_sys::window()?;
    let factory = Reflect::get(&window, &"trustedTypes".into()).ok()?;
    if factory.is_undefined() {
        return None;
    }
    let allow =
        Closure::<dyn Fn(String) -> Result<String, JsValue>>::new(|url: String| {
            let ours = SCRIPTS.iter().any(|s| resolve(s).is_ok_and(|known| known == url));
            if ours { Ok(url) } else { Err(JsValue::from("not a script of ours")) }
        });
    let rules = Object::new();
    Reflect::set(&rules, &"createScriptURL".into(), &allow.into_js_value()).ok()?;
    let create = Reflect::get(&factory, &"createPolicy".into()).ok()?;
    create.dyn_into::<Function>().ok()?.call2(&factory, &"chongpai".into(), &rules).ok()
}
