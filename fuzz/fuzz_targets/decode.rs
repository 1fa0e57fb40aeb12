//! Any bytes are read as text, or refused at a place in them.

#![no_main]

use chongpai::Language;
use chongpai_cli::decode::{DecodeError, Encoding, decode};
use libfuzzer_sys::fuzz_target;

const LABELS: [&str; 9] = [
    "auto",
    "utf-8",
    "utf-16",
    "utf-16le",
    "gb18030",
    "big5",
    "shift_jis",
    "euc-kr",
    "iso-2022-jp",
];

fuzz_target!(|input: (u8, u8, &[u8])| {
    let (label, language, bytes) = input;
    let encoding: Encoding = LABELS[usize::from(label) % LABELS.len()].parse().unwrap();
    let language = Language::ALL.get(usize::from(language % 8)).copied();
    if let Err(DecodeError::Malformed { offset, byte, .. }) =
        decode(bytes, encoding, language)
    {
        assert_eq!(bytes.get(offset).copied().unwrap_or_default(), byte);
    }
});
