//! How fast the whole engine is: on one page, on ten megabytes, and on one, two and four
//! times a text, which shows that cost is linear.
//!
//! `cargo xtask bench` prints time, MB/s and the most memory held at once.

mod pages;

use chongpai::{Options, reflow};
use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher, black_box};
use pages::{PAGES, text};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
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

/// In kilobytes: one, two and four times the text, of one language at every length.
#[divan::bench(args = [500, 1000, 2000], sample_count = 8, sample_size = 1)]
fn linear(bencher: Bencher, kilobytes: usize) {
    run(bencher, &text(&PAGES[..1], kilobytes * 1000));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn ten_megabytes(bencher: Bencher) {
    run(bencher, &text(&PAGES, 10_000_000));
}
