//! The only place of the library that touches services of the browser.

pub(crate) mod device;
pub(crate) mod page;
pub(crate) mod press;
pub(crate) mod shelf;
pub(crate) mod speech;
