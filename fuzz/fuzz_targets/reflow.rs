//! Any text, under any options and corrections, gives a whole document.

#![no_main]

use chongpai::{Correction, Language, Options, Role, Spacing, Writing, reflow};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;

#[path = "../../crates/chongpai/tests/laws/whole.rs"]
mod whole;

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    text: &'a str,
    language: u8,
    writing: u8,
    spacing: u8,
    flags: [bool; 3],
    corrections: Vec<[u8; 3]>,
}

fuzz_target!(|input: Input| {
    let options = Options {
        language: Language::ALL.get(usize::from(input.language % 8)).copied(),
        writing: [None, Some(Writing::Horizontal), Some(Writing::Vertical)]
            [usize::from(input.writing % 3)],
        spacing: [Spacing::None, Spacing::AsInSource, Spacing::One]
            [usize::from(input.spacing % 3)],
        fold_fullwidth: input.flags[0],
        widen_punctuation: input.flags[1],
        keep_lines: input.flags[2],
    };
    let corrections: Vec<Correction> = input.corrections.iter().map(correction).collect();
    let document = reflow(input.text, &options, &corrections);
    whole::check(&document);
    let mut out = String::new();
    chongpai::write::text(&document, &mut out).unwrap();
    chongpai::write::markdown(&document, &mut out).unwrap();
});

fn correction(&[kind, a, b]: &[u8; 3]) -> Correction {
    let role = Role::ALL[usize::from(b) % Role::ALL.len()];
    let (a, b) = (u32::from(a), u32::from(b));
    match kind % 6 {
        0 => Correction::Join { upper: a, lower: b },
        1 => Correction::Part { line: a },
        2 => Correction::Role { line: a, role },
        3 => Correction::Move { line: a, to: b },
        4 => Correction::PartArticle { line: a },
        _ => Correction::MergeArticles { line: a, with: b },
    }
}
