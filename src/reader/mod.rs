//! What is shown of a page, and how much of it at a time. No DOM.

pub mod lengths;
pub mod marks;
pub mod pieces;
pub mod places;
pub mod search;
pub mod variants;
pub mod widths;
pub mod window;
