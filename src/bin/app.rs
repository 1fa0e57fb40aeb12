//! The page.

fn main() {
    #[cfg(target_arch = "wasm32")]
    chongpai_app::start_page();
}
