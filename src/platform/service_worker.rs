//! The service worker: registered here, told to take over only when the reader says so.

use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
};

use super::{page, trusted};

/// Registers the service worker and calls `ready` when a new version waits.
pub(crate) fn register(ready: impl Fn() + 'static) {
    let Some(container) = container() else { return };
    spawn_local(async move {
        // Without it the page works all the same, only not offline.
        let _ = watch(&container, Rc::new(ready)).await;
    });
}

/// Lets the version that waits take over, and loads the page again with it.
pub(crate) fn activate() {
    let Some(container) = container() else { return page::reload() };
    spawn_local(async move {
        let waiting = registration(&container).await.and_then(|r| r.waiting());
        let Some(waiting) = waiting else { return page::reload() };
        EventListener::once(&container, "controllerchange", |_| page::reload()).forget();
        let message = Object::new();
        let _ = Reflect::set(&message, &"type".into(), &"activate".into());
        let _ = waiting.post_message(&message);
    });
}

async fn watch(
    container: &ServiceWorkerContainer,
    ready: Rc<dyn Fn()>,
) -> Result<(), JsValue> {
    // The bindings take a string; a trusted address is an object.
    let register = Reflect::get(container, &"register".into())?.dyn_into::<Function>()?;
    let promise = register.call1(container, &trusted::script_url("sw.js")?)?;
    let registration: ServiceWorkerRegistration =
        JsFuture::from(js_sys::Promise::from(promise)).await?.dyn_into()?;
    if registration.waiting().is_some() {
        ready();
    }
    let source = registration.clone();
    let found = EventListener::new(&registration, "updatefound", move |_| {
        if let Some(worker) = source.installing() {
            tell_when_installed(worker, ready.clone());
        }
    });
    found.forget();
    Ok(())
}

/// The first version of all does not wait: there is none that it could replace.
fn tell_when_installed(worker: ServiceWorker, ready: Rc<dyn Fn()>) {
    let installed = worker.clone();
    EventListener::new(&worker, "statechange", move |_| {
        let replaces = container().is_some_and(|c| c.controller().is_some());
        if installed.state() == ServiceWorkerState::Installed && replaces {
            ready();
        }
    })
    .forget();
}

async fn registration(
    container: &ServiceWorkerContainer,
) -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container.get_registration()).await.ok()?.dyn_into().ok()
}

/// `None` outside secure contexts and where the browser has none.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let container = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    container.dyn_into().ok()
}
