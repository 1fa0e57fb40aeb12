//! The engine's worker once more, built for speed: it takes the place of the page's own when a
//! long text comes.

#[cfg(target_arch = "wasm32")]
fn main() {
    chongpai_app::serve();
}

/// Off the web there is no worker.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
