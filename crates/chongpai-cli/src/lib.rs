//! The command line of Chongpai: pages in, articles out.
//!
//! A library only so that fuzz targets and tests reach [`decode`]; the binary calls
//! [`main`] and nothing else.
//!
//! [`main`] reads the [arguments](args), and for each input: bytes → text ([`decode`]) →
//! document ([`chongpai::reflow`]) → output ([`output`]), to standard output or to a file
//! of its own ([`place`]). What goes wrong with one input is told on standard error and
//! does not keep the others from going through.

#![forbid(unsafe_code)]

pub mod args;
pub mod decode;
pub mod explain;
pub mod output;
pub mod place;
mod run;

pub use run::main;
