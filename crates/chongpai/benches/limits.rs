//! What the engine promises about its cost: how many megabytes it reads in a second, how
//! much memory it holds at most, and how much longer four times the text takes.
//!
//! `cargo xtask bench` prints it of the project's own sample pages, each language by itself:
//! a text of several languages is read as one of them, and which one can hang on its length.
//! `cargo bench --package=chongpai --bench=limits -- FILE...` prints it of your own pages,
//! repeated.

mod pages;

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use chongpai::{Language, Options, reflow};

/// How much text is read, in bytes.
const SIZE: usize = 10_000_000;
/// How often: the shortest time counts, for a busy machine only ever takes longer.
const TIMES: usize = 5;

/// Counts what is held.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn hold(bytes: usize) {
    MOST.fetch_max(HELD.fetch_add(bytes, Relaxed) + bytes, Relaxed);
}

// SAFETY: all of it is done by the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        hold(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        hold(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // What is large grows where it is, or is moved page by page.
        HELD.fetch_sub(layout.size(), Relaxed);
        hold(size);
        unsafe { System.realloc(at, layout, size) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}

fn main() {
    let files: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with('-'))
        .map(|file| std::fs::read_to_string(&file).expect("a text in UTF-8"))
        .collect();
    println!("{} MB on one thread", SIZE / 1_000_000);
    println!("{:<10}{:>8}{:>12}{:>24}", "", "MB/s", "held, x", "time of 4 x the text, x");
    if files.is_empty() {
        for page in pages::PAGES {
            print(&[page]);
        }
    } else {
        print(&files);
    }
}

/// Prints what the pages cost, repeated.
fn print<P: AsRef<str>>(pages: &[P]) {
    let (long, short) = (pages::text(pages, SIZE), pages::text(pages, SIZE / 4));
    // By turns, so that both have the same share of a busy machine's quiet moments.
    let (mut time, mut most, mut quarter) = (Duration::MAX, 0, Duration::MAX);
    let mut language = Language::Latin;
    for _ in 0..TIMES {
        let measured = measure(&long);
        time = time.min(measured.time);
        most = most.max(measured.most);
        language = measured.language;
        quarter = quarter.min(measure(&short).time);
    }
    let each = |time: Duration, text: &str| time.as_secs_f64() / text.len() as f64;
    let speed = 1e-6 / each(time, &long);
    let held = most as f64 / long.len() as f64;
    let times = 4.0 * each(time, &long) / each(quarter, &short);
    println!("{:<10}{speed:>8.1}{held:>12.2}{times:>24.2}", language.tag());
}

/// What one reading of a text cost.
struct Cost {
    time: Duration,
    /// The most bytes that were held meanwhile.
    most: usize,
    /// The language that it was read as.
    language: Language,
}

/// Reads a text once.
fn measure(text: &str) -> Cost {
    let before = HELD.load(Relaxed);
    MOST.store(before, Relaxed);
    let start = Instant::now();
    let document = black_box(reflow(black_box(text), &Options::default(), &[]));
    let language = document.language;
    drop(document);
    Cost { time: start.elapsed(), most: MOST.load(Relaxed) - before, language }
}
