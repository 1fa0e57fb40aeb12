//! The page's end of the worker.

use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{Array, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;
use web_sys::MessageEvent;

use crate::protocol::{Reply, Request, Wire};

/// A running worker. It is ended when this is dropped.
pub(crate) struct Worker {
    worker: web_sys::Worker,
    _listeners: [EventListener; 3],
}

#[wasm_bindgen]
extern "C" {
    /// Starts the program again, in a worker; `www/boot.js` has it.
    #[wasm_bindgen(js_name = startEngine)]
    fn start_engine() -> web_sys::Worker;

    /// Whether a worker that is started now would be faster than the last one.
    #[wasm_bindgen(js_name = hasFaster)]
    pub(crate) fn has_faster() -> bool;
}

/// What comes from a worker.
pub(crate) enum Heard {
    /// A message.
    Reply(Reply),
    /// The worker broke down or could not be loaded.
    Broken,
}

impl Worker {
    /// Starts a worker. It listens once it has said [`Reply::Ready`].
    pub(crate) fn start(hear: Rc<dyn Fn(Heard)>) -> Self {
        let worker = start_engine();
        let messages = hear.clone();
        let errors = hear.clone();
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                let wire =
                    event.dyn_ref::<MessageEvent>().and_then(|e| unwire(&e.data()));
                match wire.and_then(Reply::decode) {
                    Some(reply) => messages(Heard::Reply(reply)),
                    None => messages(Heard::Broken),
                }
            }),
            EventListener::new(&worker, "error", move |_| errors(Heard::Broken)),
            EventListener::new(&worker, "messageerror", move |_| hear(Heard::Broken)),
        ];
        Self { worker, _listeners: listeners }
    }

    /// Sends a request.
    pub(crate) fn post(&self, request: Request) -> Result<(), JsValue> {
        let (message, transfer) = wire(&request.encode());
        self.worker.post_message_with_transfer(&message, &transfer)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// A message as two buffers and the list that has them transferred.
pub(super) fn wire(wire: &Wire) -> (Array, Array) {
    let words = Uint32Array::from(wire.words.as_slice());
    let bytes = Uint8Array::from(wire.bytes.as_slice());
    (Array::of2(&words, &bytes), Array::of2(&words.buffer(), &bytes.buffer()))
}

/// Copies a message out of its buffers; `None` if it is none of ours.
pub(super) fn unwire(message: &JsValue) -> Option<Wire> {
    let message = message.dyn_ref::<Array>()?;
    Some(Wire {
        words: message.get(0).dyn_into::<Uint32Array>().ok()?.to_vec(),
        bytes: message.get(1).dyn_into::<Uint8Array>().ok()?.to_vec(),
    })
}
