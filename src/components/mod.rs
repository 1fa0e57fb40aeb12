//! What is on screen, one component per file.

mod articles;
mod block;
mod contents;
mod corrections;
mod details;
mod dialog;
mod help;
mod icon;
mod masthead;
mod source;
mod status;
mod tabs;

pub(crate) use articles::Articles;
pub(crate) use contents::Contents;
pub(crate) use corrections::Corrections;
pub(crate) use details::Details;
pub(crate) use help::Help;
pub(crate) use masthead::Masthead;
pub(crate) use source::SourcePane;
pub(crate) use status::StatusBar;
pub(crate) use tabs::Tabs;

use yew::Properties;

use crate::hooks::Store;

/// What most components need.
#[derive(Properties, PartialEq)]
pub(crate) struct StoreProps {
    /// The state.
    pub(crate) store: Store,
}
