//! What the engine promises about its cost: how many megabytes it reads in a second, how
//! much memory it holds at most, and how much longer four times the text takes.
//!
//! `cargo xtask bench` prints it of the project's own sample pages;
//! `cargo bench --package=chongpai --bench=limits -- FILE...` of your own pages, repeated.

mod pages;

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use chongpai::{Options, reflow};

/// How much text is read, in bytes.
const SIZE: usize = 10_000_000;
/// How often: the shortest time counts, for a busy machine only ever takes longer.
const TIMES: usize = 7;

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
    let text = |bytes| match files.as_slice() {
        [] => pages::text(&pages::PAGES, bytes),
        files => pages::text(files, bytes),
    };
    let (long, short) = (text(SIZE), text(SIZE / 4));
    // By turns, so that both have the same share of a busy machine's quiet moments.
    let (mut time, mut most, mut quarter) = (Duration::MAX, 0, Duration::MAX);
    for _ in 0..TIMES {
        let measured = measure(&long);
        time = time.min(measured.0);
        most = most.max(measured.1);
        quarter = quarter.min(measure(&short).0);
    }
    let each = |time: Duration, text: &str| time.as_secs_f64() / text.len() as f64;
    let times = 4.0 * each(time, &long) / each(quarter, &short);
    let speed = long.len() as f64 / 1e6 / time.as_secs_f64();
    println!("one thread, {} MB: {speed:.1} MB/s", SIZE / 1_000_000);
    println!("held at most: {:.2} x the text", most as f64 / long.len() as f64);
    println!("four times the text: {times:.2} x the time");
}

/// The time that a text takes, and the most bytes that are held meanwhile.
fn measure(text: &str) -> (Duration, usize) {
    let before = HELD.load(Relaxed);
    MOST.store(before, Relaxed);
    let start = Instant::now();
    black_box(reflow(black_box(text), &Options::default(), &[]));
    (start.elapsed(), MOST.load(Relaxed) - before)
}
