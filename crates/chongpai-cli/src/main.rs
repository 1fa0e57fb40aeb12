//! The command line of Chongpai.
fn main() {}
