//! Chongpai in the browser: paste a page, read its articles.
//!
//! One program is made of this package, and runs twice. In the page it shows what is there
//! and says what the reader does; in the worker it holds the engine. The two speak through
//! [`protocol`].
//!
//! | module | what it is |
//! | --- | --- |
//! | [`state`] | all the page knows, and what each event makes of it; knows no DOM |
//! | [`desk`], [`doubts`], [`changes`] | putting a page right: what is in doubt, what a deed does, what changed |
//! | [`history`] | corrections taken back and done again, step by step |
//! | [`protocol`], [`answer`] | what page and worker say to each other |
//! | [`encodings`] | which encoding a file is in |
//! | [`engine`] | the only caller of the engine |
//! | [`reader`] | what of a page is on screen |
//! | [`settings`] | what the reader chose for every page |
//! | [`words`] | the interface in its five languages |
//! | `hooks` | what the page does about its state |
//! | `components` | what is on screen |
//! | `platform` | the only place that touches services of the browser |
//!
//! All but the last three are plain Rust and are tested on the host.
//!
//! # What tests can hold on to
//!
//! | selector | what it is |
//! | --- | --- |
//! | `#source` | the field; there until a page is pasted, and again after `#edit-source` |
//! | `#source-lines`, `[data-line]` | the numbered lines that take its place; the value counts non-blank lines from 0 |
//! | `#new-page`, `#bring-back`, `#dismiss` | an empty page; the former page again, or not |
//! | `[data-sample]`, `#open-file` | sample pages by language tag; the file picker |
//! | `#result`, `[data-article]` | the articles, counted from 0 in reading order |
//! | `[data-block]` with `data-role` | a block; `aria-current` when it is selected |
//! | `[data-join]` | a seam inside a block, by the line after it; a button in the selected block |
//! | `[data-entry]` | an article in the contents |
//! | `#copy-all`, `.copy-article`, `#save-text`, `#save-markdown` | taking the text along |
//! | `#details`, `#why`, `[data-rule]` | what is selected, why, and each reason |
//! | `#part-here`, `#join-above`, `#article-here`, `#merge-above`, `#role` | corrections |
//! | `#corrections`, `[data-correction]`, `[data-uncorrect]`, `#uncorrect-all` | the list of corrections; taking back all of a kind, and all |
//! | `#doubts`, `#question`, `#confirm`, `#otherwise`, `#doubt-previous`, `#doubt-next`, `.entry-doubts` | what is in doubt: their number, the question, its answers, the way on, how many are left in an article |
//! | `#move-to`, `#choosing`, `#cancel-move`, `.grip` | moving a block to another article: by the list of articles, by dragging |
//! | `#undo-now`, `.fresh` | what the last step changed |
//! | `[data-lit]` | what the pointer rests on in the other pane, or what a block is dropped on |
//! | `#marks`, `.mark` | roles, article borders and changes of the text in the source |
//! | `#undo`, `#redo` | the last step taken back, and done again |
//! | `#find`, `#search`, `#hits`, `#next-hit`, `#previous-hit`, `#close-search`, `mark` | the search; the current hit is `mark.current` |
//! | `#settings`, `[name="theme"]` … | the window of the settings, and its controls: each is named like its setting, with the name of a choice as its value; scales have its place |
//! | `#reset-settings` | everything as it was at first |
//! | `#language`, `#help` | the language of the interface; the keys |
//! | `#status`, `#progress`, `#stop`, `#retry` | what is going on |
//! | `#update`, `#reload` | a new version waits |
//! | `#open-library`, `#library-root`, `dialog.library` | the library: how to get there, where it is, its window |
//! | `#library-pages`, `#library-tray`, `#library-rules`, `#library-storage` | its parts |
//! | `[data-page]`, `[data-version]`, `[data-clipping]`, `[data-rule]` | pages, versions, clippings, rules |
//! | `#always` | a correction as a rule of the reader's own |
//! | `#out`, `dialog.out`, `#out-which` | what is taken out of the page: the way there, the window, which articles |
//! | `#read-aloud`, `#print`, `#save-page`, `#share` | what is done with them |
//! | `#aloud`, `#aloud-toggle`, `#aloud-next`, `#aloud-previous`, `#aloud-rate`, `#aloud-voice`, `#aloud-stop`, `.spoken` | the reading aloud, and the sentence that is read |
//! | `#print-root` | what is printed; there only while the browser prints |
//! | `#library-news` | what it has to tell, with its window closed too |
//! | `#tab-articles`, `#tab-contents`, `#tab-source` | the panes, on narrow screens |

pub mod answer;
#[cfg(target_arch = "wasm32")]
mod app;
pub mod carry;
pub mod changes;
#[cfg(target_arch = "wasm32")]
mod components;
pub mod desk;
pub mod doubts;
pub mod encodings;
pub mod engine;
pub mod history;
#[cfg(target_arch = "wasm32")]
mod hooks;
pub mod library;
#[cfg(target_arch = "wasm32")]
mod platform;
pub mod protocol;
pub mod reader;
pub mod rules;
pub mod settings;
pub mod state;
pub mod words;
#[cfg(target_arch = "wasm32")]
mod worker;

/// Starts the worker.
#[cfg(target_arch = "wasm32")]
pub fn serve() {
    wasm_bindgen_futures::spawn_local(worker::serve());
}

/// Starts the page, or the worker where there is no page.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        match platform::page::document() {
            Some(_) => app::start().await,
            None => worker::serve().await,
        }
    });
}
