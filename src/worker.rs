//! The worker's life: one text at a time, and questions about it.

use crate::platform::scope::{self, Inbox, reply};
use crate::protocol::{self, Reply, Request};
use crate::{engine, rules};

/// Says that it listens and serves for ever.
pub(crate) async fn serve() {
    // In the release a panic traps at once and says nothing; the page hears of the trap.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|info| {
        reply(Reply::Failed { message: info.to_string() })
    }));
    let model = match scope::model() {
        Ok(model) => model,
        Err(error) => return reply(Reply::Failed { message: error.to_string() }),
    };
    let inbox = Inbox::open();
    reply(Reply::Ready { version: protocol::VERSION });
    let mut next = inbox.next().await;
    loop {
        // The document borrows the text, so both live in this turn of the loop.
        let Request::Reflow { seq, text, options, corrections, rules } = next else {
            next = inbox.next().await;
            continue;
        };
        // Of two that contradict each other the engine follows the later.
        let ruled = rules::apply(&rules, &text, &corrections);
        let all = [&ruled[..], &corrections].concat();
        let document = engine::reflow(&model, &text, &options, &all, |stage| {
            reply(Reply::Progress { seq, stage });
        });
        let mut answer = engine::answer(&document);
        answer.own(ruled.len());
        reply(Reply::Reflowed { seq, answer });
        next = loop {
            match inbox.next().await {
                Request::Explain { seq: about, line } if about == seq => {
                    if let Some(explanation) = engine::explain(&document, line) {
                        reply(Reply::Explained { seq, explanation });
                    }
                }
                Request::Markdown { seq: about } if about == seq => {
                    reply(Reply::Markdown { seq, text: engine::markdown(&document) });
                }
                // What is asked about another text is asked too late.
                Request::Explain { .. } | Request::Markdown { .. } => {}
                reflow @ Request::Reflow { .. } => break reflow,
            }
        };
    }
}
