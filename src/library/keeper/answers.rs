//! The answers about long pages, kept so that such a page is there before the engine has read
//! it again. They can be made anew at any time: one that cannot be kept is no loss worth a word.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen_futures::spawn_local;

use super::{Given, Keeper, device, page, sum};
use crate::answer::LONG;
use crate::library::record::{Version, answer_key};

/// How long after the last change the answer is kept, in milliseconds.
const RESTED: u32 = 2_000;

impl Keeper {
    /// The page has changed: once it rests, its answer is kept.
    pub(super) fn keep_answer_later(&self) {
        let keeper = self.clone();
        *self.0.rested.borrow_mut() =
            Some(Timeout::new(RESTED, move || spawn_local(keeper.keep_answer())));
    }

    async fn keep_answer(self) {
        let Given { page, text, corrections, .. } = page::give();
        let known = self.0.open.borrow().clone();
        let is_kept = known.page == page && !known.id.is_empty() && self.0.keeps.get();
        if text.len() < LONG || !is_kept {
            return;
        }
        let key = key(&sum(&text), &corrections);
        let (Some(shelf), Some(answer)) = (self.shelf(), page::packed_answer()) else {
            return;
        };
        let newest = answer.get(3).is_truthy();
        if key == known.answer || !newest {
            return;
        }
        if shelf.keep_answer(&known.id, &key, &answer).await.is_ok() {
            let mut open = self.0.open.borrow_mut();
            if open.id == known.id {
                open.answer = key;
            }
        }
    }

    /// The answer about a version of a page, with its key, if it was kept.
    pub(super) async fn kept_answer(
        &self,
        id: &str,
        version: &Version,
        text: &str,
    ) -> (String, Option<Array>) {
        if let Some(shelf) = self.shelf().filter(|_| text.len() >= LONG) {
            let key = key(&version.text, &version.corrections);
            if let Some(answer) = shelf.answer(id, &key).await {
                return (key, Some(answer));
            }
        }
        (String::new(), None)
    }
}

fn key(text: &str, corrections: &[chongpai::Correction]) -> String {
    answer_key(&device::program(), &page::asked(), text, corrections)
}
