//! The library of the reader's pages, a program of its own beside the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    chongpai_app::library::start();
}

/// Off the web there is nothing to keep pages in.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
