//! Corpus to model, and evaluation.
fn main() {}
