//! The page, built: for this machine or for a static host.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};

use crate::tools::{self, Need};
use crate::{files, run, serve, site};

/// What it takes to build the release folder.
pub(crate) const PAGE: &[Need] = &[
    Need::WasmTarget,
    Need::StdSource,
    Need::Trunk,
    Need::Bindgen,
    Need::WasmOpt,
    Need::Minifier,
];
/// The release has a standard library of its own: one built for size, in which a panic traps
/// at once and all it would have said is left out. The compiler can do it, but only with
/// features that are not stable, so it is told that this is meant.
const SMALL_STD: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];
/// What the compiler is told beside it. The names of functions say of which types they are,
/// and so which part of the program they belong to; functions that are alike are made one only
/// within a part.
const SMALL_CODE: &str = "-Zunstable-options -Cpanic=immediate-abort \
    -Zlocation-detail=none -Csymbol-mangling-version=v0 -Zmerge-functions=disabled";
const TARGET: &str = "wasm32-unknown-unknown";

/// How to serve the page on this machine.
pub(crate) struct Serve {
    /// The port of 127.0.0.1, or 0 for any that is free.
    pub(crate) port: u16,
    /// The path that the page stands under, with `/` at both ends.
    pub(crate) base: String,
    /// Whether to build what a static host would get.
    pub(crate) release: bool,
    /// Whether to build again when a source file changes.
    pub(crate) watch: bool,
}

/// Builds the release folder and says where it is.
pub(crate) fn release() -> Result<PathBuf> {
    tools::ensure(PAGE)?;
    let dist = run::root().join("dist");
    build(&dist, true)?;
    Ok(dist)
}

/// Builds the page, serves it, and stays until it is interrupted.
pub(crate) fn serve(options: &Serve) -> Result<()> {
    // Minutes of building would be lost on a port that is taken.
    drop(serve::listen(options.port)?);
    let page = if options.release {
        release()?
    } else {
        tools::ensure(&[Need::WasmTarget, Need::Trunk, Need::Bindgen])?;
        let page = run::target_dir()?.join("page");
        build(&page, false)?;
        page
    };
    let server = serve::bind(&page, &options.base, options.port)?;
    println!("\nChongpai is at {}   (Ctrl+C to stop)", server.address());
    if options.watch {
        let release = options.release;
        std::thread::spawn(move || watch(&page, release));
    }
    server.run()
}

/// Builds the page beside `out` and puts it there when it is whole.
fn build(out: &Path, release: bool) -> Result<()> {
    // Trunk's own downloads are switched off, and cargo's with them.
    run::output(run::cargo().args(["fetch", "--locked"]))?;
    let stage = out.with_extension("new");
    files::remove(&stage)?;
    std::fs::create_dir_all(&stage)
        .with_context(|| format!("making {}", stage.display()))?;
    let mut trunk = std::process::Command::new("trunk");
    trunk.args(["build", "--offline", "--public-url=./", "--log=warn"]);
    trunk.args(release.then_some("--release")).arg("--dist").arg(&stage);
    if release {
        let mut fetch = run::cargo();
        fetch.args(["fetch", "--locked", "--target", TARGET]).envs(SMALL_STD);
        run::output(&mut fetch)?;
        let mut flags = SMALL_CODE.to_owned();
        if let Some(home) = cargo_home() {
            // Where the builder's home is has no business in the page.
            let crates = home.join("registry/src");
            flags += &format!(" --remap-path-prefix={}=", crates.display());
        }
        trunk.envs(SMALL_STD);
        trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
    // Trunk takes only `true` and `false` for the customary `NO_COLOR=1`.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    run::run(trunk.current_dir(run::root()))?;
    for script in [site::SERVICE_WORKER, site::THEME, site::BOOT, site::UNPACK] {
        let from = run::root().join("www").join(script);
        std::fs::copy(&from, stage.join(script))
            .with_context(|| format!("copying {}", from.display()))?;
    }
    if release {
        site::shrink(&stage)?;
    }
    let mut words = run::cargo();
    words.args(["run", "--quiet", "--package=chongpai-app", "--locked", "--"]);
    run::run(words.arg(&stage))?;
    site::add_model(&run::root().join("crates/chongpai/model"), &stage)?;
    site::stamp(&stage, release)?;
    files::replace(&stage, out)
}

fn cargo_home() -> Option<PathBuf> {
    let chosen = std::env::var_os("CARGO_HOME").filter(|home| !home.is_empty());
    chosen.map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")))
}

/// Builds again whenever a source file is newer than the last build.
fn watch(page: &Path, release: bool) {
    let mut built = SystemTime::now();
    loop {
        std::thread::sleep(Duration::from_millis(500));
        if newest_source().is_none_or(|newest| newest <= built) {
            continue;
        }
        built = SystemTime::now();
        match build(page, release) {
            Ok(()) => println!("built again; reload the page"),
            Err(error) => eprintln!("error: {error:#}"),
        }
    }
}

fn newest_source() -> Option<SystemTime> {
    let folders = ["src", "www", "crates"].iter().flat_map(|name| {
        let dir = run::root().join(name);
        let paths = files::list(&dir).unwrap_or_default();
        paths.into_iter().map(move |path| dir.join(path))
    });
    let single = ["index.html", "Trunk.toml", "Cargo.toml"].iter();
    let single = single.map(|name| run::root().join(name));
    folders.chain(single).filter_map(|path| path.metadata().ok()?.modified().ok()).max()
}
