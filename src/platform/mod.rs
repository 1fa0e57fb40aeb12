//! The only place that touches services of the browser.

pub(crate) mod clipboard;
pub(crate) mod files;
pub(crate) mod library;
pub(crate) mod page;
pub(crate) mod rest;
pub(crate) mod scope;
pub(crate) mod service_worker;
pub(crate) mod settings;
pub(crate) mod words;
pub(crate) mod worker;
