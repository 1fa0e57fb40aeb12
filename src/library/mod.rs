//! The library: the reader's pages, kept on the device.
//!
//! A program of its own beside the page, loaded when the first page has been read. What it
//! decides is plain Rust and tested on the host: [`names`] finds what a page says about
//! itself, [`merge`] what a save makes of what is there, [`backup`] writes and reads the one
//! file, [`list`] searches, [`tray`] makes one page of clippings, [`aloud`]
//! reads a page sentence by sentence, [`sheet`] sets it for print and as a file of its own, [`state`] is what the window
//! shows. The keeper carries out, `platform` holds the database and the line to the page, and
//! `views` are what is on screen.

pub mod aloud;
#[cfg(target_arch = "wasm32")]
mod app;
pub mod backup;
#[cfg(target_arch = "wasm32")]
mod keeper;
pub mod list;
pub mod merge;
pub mod names;
#[cfg(target_arch = "wasm32")]
mod platform;
pub mod record;
pub mod rule_file;
pub mod sheet;
pub mod state;
pub mod tray;
#[cfg(target_arch = "wasm32")]
mod views;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub use app::start;
