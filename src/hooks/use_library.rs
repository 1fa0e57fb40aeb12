//! Keeps the library told of what is on the page.

use chongpai::Role;
use yew::prelude::*;

use super::{Store, seek};
use crate::answer::Answer;
use crate::platform::library::{self, Page};
use crate::protocol;
use crate::state::{Action, Notice, Shown};

/// Lets the library reach the page, and tells it whenever there is something to keep.
#[hook]
pub(crate) fn use_library(store: &Store) {
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
    let told = (store.sheet.clone(), store.shown.as_ref().map(|shown| shown.seq));
    let joined = use_mut_ref(|| false);
    use_effect_with(told, move |(_, shown)| {
        if !joined.replace(true) {
            join(&latest);
        }
        library::tell(shown.is_some());
    });
}

fn join(latest: &std::rc::Rc<std::cell::RefCell<Store>>) {
    let [giving, taking, seeking, ruling, answering, asking, speaking, failing] =
        [(); 8].map(|()| latest.clone());
    library::join(Page {
        give: Box::new(move || {
            let store = giving.borrow();
            let shown = store.shown.as_ref().filter(|s| s.source == store.sheet.text);
            let answer = shown.map(|shown| &*shown.answer);
            let furniture = answer.map(|a| &a.text[a.articles_end as usize..]);
            (
                store.page,
                store.sheet.clone(),
                answer.map(headline).unwrap_or_default(),
                furniture.unwrap_or_default().to_owned(),
            )
        }),
        take: Box::new(move |sheet, block, kept| {
            let store = taking.borrow().clone();
            store.dispatch(Action::Opened(sheet, block, kept.map(Into::into)));
        }),
        seek: Box::new(move |query| {
            let store = seeking.borrow().clone();
            seek(&store, query.into());
        }),
        rule: Box::new(move |rules| {
            let store = ruling.borrow().clone();
            store.dispatch(Action::Ruled(rules.into()));
        }),
        answer: Box::new(move || {
            let store = answering.borrow();
            let Shown { seq, answer, .. } = store.shown.as_ref()?;
            let here = store.places.block(answer).and_then(|b| answer.article_of(b));
            let (words, text) = (**answer).clone().pack();
            Some((words, text, here.unwrap_or_default(), *seq == store.seq))
        }),
        asked: Box::new(move || {
            let store = asking.borrow();
            let options = protocol::pack_options(&store.settings.options());
            format!("{options} {}", store.rules)
        }),
        spoke: Box::new(move |start, end| {
            let store = speaking.borrow().clone();
            store.dispatch(Action::Spoke((start < end).then_some(start..end)));
        }),
        failed: Box::new(move || {
            let store = failing.borrow().clone();
            store.dispatch(Action::Noticed(Notice::Unreachable));
        }),
    });
}

/// The first headline of a page.
fn headline(answer: &Answer) -> String {
    let mut blocks = 0..answer.furniture().start;
    let block = blocks.find(|&block| answer.role(block) == Role::Headline);
    block.map(|block| answer.block_text(block).to_owned()).unwrap_or_default()
}
