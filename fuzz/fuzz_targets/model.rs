//! A model of any bytes is refused, or works on every page.
//!
//! The built-in model with wounds: bytes from nowhere would never get past the first check.

#![no_main]

use chongpai::{Model, Options, reflow_with};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;

#[path = "../../crates/chongpai/tests/laws/whole.rs"]
mod whole;

const PARTS: [&[u8]; 3] = [
    include_bytes!("../../crates/chongpai/model/lines.bin"),
    include_bytes!("../../crates/chongpai/model/seams.bin"),
    include_bytes!("../../crates/chongpai/model/articles.bin"),
];

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    part: u8,
    length: Option<u32>,
    wounds: Vec<(u32, u8)>,
    text: &'a str,
}

fuzz_target!(|input: Input| {
    let mut parts = PARTS.map(<[u8]>::to_vec);
    let bytes = &mut parts[usize::from(input.part % 3)];
    for (at, byte) in input.wounds {
        let at = at as usize % bytes.len();
        bytes[at] = byte;
    }
    if let Some(length) = input.length {
        bytes.truncate(length as usize % bytes.len());
    }
    if let Ok(model) = Model::read(&parts[0], &parts[1], &parts[2]) {
        let options = Options::default();
        whole::check(&reflow_with(&model, input.text, &options, &[], &mut |_| {}));
    }
});
