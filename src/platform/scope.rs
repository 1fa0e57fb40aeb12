//! The worker's end: a queue of requests and a way to reply.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use chongpai::{Model, ModelError};
use gloo_events::EventListener;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::worker::{unwire, wire};
use crate::protocol::{Reply, Request};

/// The requests that wait.
#[derive(Default)]
struct Queue {
    requests: VecDeque<Request>,
    waker: Option<Waker>,
}

/// The requests of the page, in order.
pub(crate) struct Inbox {
    queue: Rc<RefCell<Queue>>,
    _listener: EventListener,
}

impl Inbox {
    /// Begins to listen. Messages that are no requests are passed over.
    pub(crate) fn open() -> Self {
        let queue = Rc::new(RefCell::new(Queue::default()));
        let filled = queue.clone();
        let listener = EventListener::new(&scope(), "message", move |event| {
            let message = event.dyn_ref::<MessageEvent>().and_then(|e| unwire(&e.data()));
            if let Some(request) = message.and_then(Request::decode) {
                let mut queue = filled.borrow_mut();
                queue.requests.push_back(request);
                if let Some(waker) = queue.waker.take() {
                    waker.wake();
                }
            }
        });
        Self { queue, _listener: listener }
    }

    /// Waits for the next request.
    pub(crate) async fn next(&self) -> Request {
        poll_fn(|context| {
            let mut queue = self.queue.borrow_mut();
            match queue.requests.pop_front() {
                Some(request) => Poll::Ready(request),
                None => {
                    queue.waker = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }
}

/// Tells the page something.
pub(crate) fn reply(reply: Reply) {
    let (message, transfer) = wire(&reply.encode());
    // It fails only where the page is gone, and then nobody waits for it.
    let _ = scope().post_message_with_transfer(&message, &transfer);
}

/// The model that the worker was started with.
pub(crate) fn model() -> Result<Model, ModelError> {
    let part = |index| {
        MODEL.with(|model| model.get(index).unchecked_into::<Uint8Array>().to_vec())
    };
    Model::read(&part(0), &part(1), &part(2))
}

#[wasm_bindgen]
extern "C" {
    /// Its parts: lines, seams, articles.
    #[wasm_bindgen(thread_local_v2, js_name = model)]
    static MODEL: Array;
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
