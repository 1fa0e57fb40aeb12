//! The page, and the worker that holds the engine.
//!
//! Off the web it does one thing: it writes into a folder what the page loads when it is wanted:
//! the words of the interface, a file for each language, and the forms that a search finds alike.

#[cfg(target_arch = "wasm32")]
fn main() {
    chongpai_app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    use chongpai_app::words::Tongue;

    let folder = std::path::PathBuf::from(std::env::args_os().nth(1).unwrap_or_default());
    for tongue in Tongue::ALL {
        let name = format!("words-{}.txt", tongue.tag());
        std::fs::write(folder.join(name), tongue.words())?;
    }
    std::fs::write(folder.join("variants.bin"), chongpai_app::reader::variants::packed())
}
