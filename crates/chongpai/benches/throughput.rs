//! How fast the whole engine is: on one page, on ten megabytes, and on one, two and four
//! times a text, which shows that cost is linear.
//!
//! `cargo xtask bench` prints time, MB/s and the most memory held at once. The text is the
//! project's own sample page, repeated as pages of one long document.

use chongpai::{Options, reflow};
use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher, black_box};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const PAGES: [&str; 4] = [
    include_str!("../../../www/samples/zh-Hans.txt"),
    include_str!("../../../www/samples/zh-Hant.txt"),
    include_str!("../../../www/samples/ja.txt"),
    include_str!("../../../www/samples/ko.txt"),
];

fn main() {
    divan::main();
}

/// Pages after pages, at least so many bytes.
fn text(bytes: usize) -> String {
    let mut out = String::new();
    while out.len() < bytes {
        for page in PAGES {
            out.push_str(page);
            out.push('\u{c}');
        }
    }
    out
}

fn run(bencher: Bencher, text: &str) {
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| reflow(black_box(text), &Options::default(), &[]));
}

#[divan::bench(args = 0..4)]
fn page(bencher: Bencher, page: usize) {
    run(bencher, PAGES[page]);
}

/// In kilobytes: one, two and four times the text.
#[divan::bench(args = [500, 1000, 2000], sample_count = 8, sample_size = 1)]
fn linear(bencher: Bencher, kilobytes: usize) {
    run(bencher, &text(kilobytes * 1000));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn ten_megabytes(bencher: Bencher) {
    run(bencher, &text(10_000_000));
}
