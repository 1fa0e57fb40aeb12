//! The page, and the worker that holds the engine.

fn main() {
    #[cfg(target_arch = "wasm32")]
    chongpai_app::start();
}
