//! The tools behind the commands: looked for first, otherwise installed.
//!
//! A tool counts if it is on the `PATH` in the pinned version, or in the cache of this
//! project: `$XDG_CACHE_HOME/chongpai/tools/<tool>-<version>`. What is installed goes into
//! that cache and nowhere else; only Debian's packages and the rustup target belong to the
//! machine, as they can belong to nobody else.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};
use sha2::{Digest, Sha256};

use crate::{files, run};

mod browsers;

pub(crate) use browsers::{chromium, firefox};

/// The last Trunk that this project's oldest Rust can build.
const TRUNK: &str = "0.21.14";
/// Distributions ship a `wasm-opt` that is years older.
const BINARYEN: &str = "132.0.0";
/// What makes scripts short.
const ESBUILD: &str = "0.28.2";
/// The oldest Node.js whose test runner has all that the browser tests use.
const NODE_MAJOR: u32 = 20;

/// Something that a command cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// The standard library for wasm32.
    WasmTarget,
    /// The source of the standard library.
    StdSource,
    /// rustfmt and clippy.
    Lints,
    /// Trunk, which puts the page together.
    Trunk,
    /// The wasm-bindgen program, in the version of the library.
    Bindgen,
    /// Binaryen's wasm-opt.
    WasmOpt,
    /// esbuild, which makes scripts short.
    Minifier,
    /// Chromium, and a font that has CJK characters.
    Browser,
    /// Firefox.
    Firefox,
    /// The npm packages of the browser tests.
    TestPackages,
}

impl Need {
    /// All of them.
    pub(crate) const ALL: &[Self] = &[
        Self::WasmTarget,
        Self::StdSource,
        Self::Lints,
        Self::Trunk,
        Self::Bindgen,
        Self::WasmOpt,
        Self::Minifier,
        Self::Browser,
        Self::Firefox,
        Self::TestPackages,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::WasmTarget => "wasm32-unknown-unknown",
            Self::StdSource => "rust-src",
            Self::Lints => "rustfmt and clippy",
            Self::Trunk => "trunk",
            Self::Bindgen => "wasm-bindgen-cli",
            Self::WasmOpt => "binaryen",
            Self::Minifier => "esbuild",
            Self::Browser => "chromium",
            Self::Firefox => "firefox",
            Self::TestPackages => "the packages of tests/browser",
        }
    }

    fn why(self) -> &'static str {
        match self {
            Self::WasmTarget => "the engine and the page are built for it",
            Self::StdSource => {
                "the release has a smaller standard library, built from it"
            }
            Self::Lints => "they check the code",
            Self::Trunk => "it puts the page together; about 6 minutes",
            Self::Bindgen => "it ties WebAssembly to JavaScript; about 4 minutes",
            Self::WasmOpt => "its wasm-opt makes the release smaller",
            Self::Minifier => "it makes the scripts of the release smaller",
            Self::Browser => "the page is tested in it",
            Self::Firefox => "the main flow is tested in it, too",
            Self::TestPackages => "they drive the browser",
        }
    }
}

/// Makes sure that all that is needed is there, and that the commands to come find it.
pub(crate) fn ensure(needs: &[Need]) -> Result<()> {
    let mut folders = Vec::new();
    let mut missing = Vec::new();
    for &need in needs {
        match find(need)? {
            Some(folder) => folders.extend(folder),
            None => missing.push(need),
        }
    }
    if !missing.is_empty() {
        install_all(&missing)?;
        for &need in &missing {
            let folder = find(need)?.with_context(|| {
                format!("{} was installed but is not to be found", need.name())
            })?;
            folders.extend(folder);
        }
    }
    run::search_first(folders)
}

/// Whether something is there, and the folder to put on the `PATH` for it, if any.
fn find(need: Need) -> Result<Option<Option<PathBuf>>> {
    Ok(match need {
        Need::WasmTarget => there(wasm_library()?.exists()),
        Need::StdSource => there(std_source()?.exists()),
        Need::Lints => {
            there(version_of("rustfmt").is_some() && version_of("cargo-clippy").is_some())
        }
        Need::Trunk => program("trunk", TRUNK, "trunk", "bin")?,
        Need::Bindgen => {
            program("wasm-bindgen", &bindgen_version()?, "wasm-bindgen-cli", "bin")?
        }
        Need::WasmOpt => program("wasm-opt", BINARYEN, "binaryen", "node_modules/.bin")?,
        Need::Minifier => program("esbuild", ESBUILD, "esbuild", "node_modules/.bin")?,
        Need::Browser => there(chromium().is_some()),
        Need::Firefox => there(firefox().is_some()),
        Need::TestPackages => there(test_packages_fresh()?),
    })
}

fn there(yes: bool) -> Option<Option<PathBuf>> {
    yes.then_some(None)
}

/// Looks for a program on the `PATH`, then in the cache.
fn program(
    name: &str,
    version: &str,
    tool: &str,
    bin: &str,
) -> Result<Option<Option<PathBuf>>> {
    if version_of(name).is_some_and(|found| same_version(&found, version)) {
        return Ok(Some(None));
    }
    let folder = tool_folder(tool, version)?.join(bin);
    Ok(folder.join(name).exists().then_some(Some(folder)))
}

/// Whether a program's greeting names a version; wasm-opt greets with the first number of
/// its package's version alone.
fn same_version(greeting: &str, version: &str) -> bool {
    let short = version.strip_suffix(".0.0").unwrap_or(version);
    greeting.split_whitespace().any(|word| word == version || word == short)
}

/// What a program on the `PATH` says to `--version`.
fn version_of(program: &str) -> Option<String> {
    let output =
        Command::new(program).arg("--version").stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn wasm_library() -> Result<PathBuf> {
    compiler_path(&["--print=target-libdir", "--target=wasm32-unknown-unknown"])
}

fn std_source() -> Result<PathBuf> {
    let root = compiler_path(&["--print=sysroot"])?;
    Ok(root.join("lib/rustlib/src/rust/library/Cargo.lock"))
}

fn compiler_path(args: &[&str]) -> Result<PathBuf> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    Ok(run::output(Command::new(rustc).args(args))?.trim().into())
}

/// The version of the wasm-bindgen library, which its program must have too.
fn bindgen_version() -> Result<String> {
    let lock = files::read(&run::root().join("Cargo.lock"))?;
    locked_version(&lock, "wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen")
        .map(str::to_owned)
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{package}\""))?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(program)).find(|file| file.is_file())
}

fn cache() -> Result<PathBuf> {
    let base = match std::env::var_os("XDG_CACHE_HOME").filter(|dir| !dir.is_empty()) {
        Some(dir) => PathBuf::from(dir),
        None => std::env::home_dir().context("there is no home folder")?.join(".cache"),
    };
    Ok(base.join("chongpai"))
}

fn tool_folder(tool: &str, version: &str) -> Result<PathBuf> {
    Ok(cache()?.join("tools").join(format!("{tool}-{version}")))
}

fn install_all(missing: &[Need]) -> Result<()> {
    let logs = cache()?.join("logs");
    fs::create_dir_all(&logs).with_context(|| format!("making {}", logs.display()))?;
    if missing
        .iter()
        .any(|n| matches!(n, Need::WasmOpt | Need::Minifier | Need::TestPackages))
    {
        check_node()?;
    }
    println!("missing, to be installed now (logs in {}):", logs.display());
    for need in missing {
        println!("  {}: {}", need.name(), need.why());
    }
    // The browser comes from the network and the others from the compiler, so that they
    // hardly wait for each other.
    let results: Vec<(Need, Result<()>)> = std::thread::scope(|scope| {
        let threads: Vec<_> = missing
            .iter()
            .map(|&need| {
                let logs = &logs;
                (need, scope.spawn(move || timed(need, logs)))
            })
            .collect();
        let join = |thread: std::thread::ScopedJoinHandle<Result<()>>| {
            thread.join().unwrap_or_else(|_| Err(anyhow!("the installing thread died")))
        };
        threads.into_iter().map(|(need, thread)| (need, join(thread))).collect()
    });
    let failed: Vec<String> = results
        .into_iter()
        .filter_map(|(need, result)| {
            result.err().map(|error| format!("{}: {error:#}", need.name()))
        })
        .collect();
    if failed.is_empty() {
        return Ok(());
    }
    bail!("could not install\n{}\ntry again with: cargo xtask setup", failed.join("\n"))
}

fn timed(need: Need, logs: &Path) -> Result<()> {
    let start = Instant::now();
    let log = logs.join(format!("{}.log", need.name().replace([' ', '/'], "-")));
    install(need, &log)?;
    println!("  {}: in place after {} s", need.name(), start.elapsed().as_secs());
    Ok(())
}

fn install(need: Need, log: &Path) -> Result<()> {
    match need {
        Need::WasmTarget => rustup(&["target", "add", "wasm32-unknown-unknown"], log),
        Need::StdSource => rustup(&["component", "add", "rust-src"], log),
        Need::Lints => rustup(&["component", "add", "rustfmt", "clippy"], log),
        Need::Trunk => {
            let features = ["--locked", "--no-default-features", "--features=rustls"];
            cargo_install("trunk", TRUNK, &features, log)
        }
        // Its own lock file asks for crates that were withdrawn.
        Need::Bindgen => cargo_install("wasm-bindgen-cli", &bindgen_version()?, &[], log),
        Need::WasmOpt => install_package("binaryen", BINARYEN, log),
        Need::Minifier => install_package("esbuild", ESBUILD, log),
        Need::Browser => browsers::install(
            &["chromium", "fonts-noto-cjk"],
            "Chromium or Chrome and the font Noto Sans CJK",
            "CHONGPAI_CHROMIUM",
            log,
        ),
        Need::Firefox => {
            browsers::install(&["firefox-esr"], "Firefox", "CHONGPAI_FIREFOX", log)
        }
        Need::TestPackages => install_test_packages(log),
    }
}

fn rustup(args: &[&str], log: &Path) -> Result<()> {
    // It changes one toolchain and does not expect company.
    static TURN: Mutex<()> = Mutex::new(());
    if on_path("rustup").is_none() {
        bail!("rustup is not here; install {} the way Rust was installed", args[2]);
    }
    let _turn = TURN.lock();
    let mut command = Command::new("rustup");
    command.args(args);
    logged(command, log)
}

fn cargo_install(
    package: &str,
    version: &str,
    options: &[&str],
    log: &Path,
) -> Result<()> {
    into_cache(package, version, |folder| {
        let mut command = run::cargo();
        command.args(["install", package, "--version", version, "--root"]);
        command.arg(folder).args(options);
        // The tool is built for itself, whatever the project's own build is told.
        for key in [
            "CARGO_BUILD_TARGET",
            "CARGO_BUILD_TARGET_DIR",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_TARGET_DIR",
            "RUSTFLAGS",
        ] {
            command.env_remove(key);
        }
        logged(command, log)
    })
}

fn install_package(package: &str, version: &str, log: &Path) -> Result<()> {
    into_cache(package, version, |folder| {
        fs::create_dir_all(folder)?;
        let mut command = npm();
        command.args(["install", "--prefix"]).arg(folder);
        command.arg(format!("{package}@{version}"));
        logged(command, log)
    })
}

/// Lets `fill` make a folder and gives it its name only when it is whole.
fn into_cache(
    tool: &str,
    version: &str,
    fill: impl FnOnce(&Path) -> Result<()>,
) -> Result<()> {
    let folder = tool_folder(tool, version)?;
    let half = folder.with_file_name(format!("{tool}-{version}.{}", std::process::id()));
    files::remove(&half)?;
    let result = fill(&half);
    if result.is_ok() && !folder.exists() {
        fs::rename(&half, &folder)
            .with_context(|| format!("moving {}", half.display()))?;
    }
    files::remove(&half)?;
    result
}

fn npm() -> Command {
    let mut command = Command::new("npm");
    // The tests bring their own browser.
    command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command.args(["--no-audit", "--no-fund", "--ignore-scripts"]);
    command
}

fn check_node() -> Result<()> {
    let major: Option<u32> = version_of("node").and_then(|text| {
        text.trim().trim_start_matches('v').split('.').next()?.parse().ok()
    });
    match major {
        Some(found) if found >= NODE_MAJOR && on_path("npm").is_some() => Ok(()),
        Some(found) if found < NODE_MAJOR => {
            bail!("Node.js {found} is too old: {NODE_MAJOR} or later is needed")
        }
        _ => {
            bail!("Node.js {NODE_MAJOR} or later with npm is needed: https://nodejs.org")
        }
    }
}

/// The folder of the browser tests.
pub(crate) fn browser_tests() -> PathBuf {
    run::root().join("tests/browser")
}

/// A mark of what was installed, beside what was installed.
fn packages_stamp() -> PathBuf {
    browser_tests().join("node_modules/.installed")
}

fn lock_hash() -> Result<String> {
    let lock = files::read(&browser_tests().join("package-lock.json"))?;
    Ok(Sha256::digest(lock).iter().map(|byte| format!("{byte:02x}")).collect())
}

fn test_packages_fresh() -> Result<bool> {
    let stamp = fs::read_to_string(packages_stamp()).unwrap_or_default();
    Ok(stamp == lock_hash()?)
}

fn install_test_packages(log: &Path) -> Result<()> {
    let mut command = npm();
    command.arg("ci").current_dir(browser_tests());
    logged(command, log)?;
    files::write(&packages_stamp(), &lock_hash()?)
}

/// Runs a command with all it says in a log file; the end of it is shown if it fails.
fn logged(mut command: Command, log: &Path) -> Result<()> {
    let line = run::shown(&command);
    let file = File::options()
        .create(true)
        .append(true)
        .open(log)
        .with_context(|| format!("opening {}", log.display()))?;
    let status = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .status()
        .with_context(|| format!("could not start `{line}`"))?;
    if status.success() {
        return Ok(());
    }
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    let tail = lines[lines.len().saturating_sub(15)..].join("\n    ");
    bail!("`{line}` failed ({status}); {} ends with\n    {tail}", log.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_greeting_names_the_version_or_not() {
        let check = |greeting, version, same| {
            assert_eq!(same_version(greeting, version), same, "{greeting} is {version}?");
        };
        check("trunk 0.21.14\n", "0.21.14", true);
        check("trunk 0.21.1\n", "0.21.14", false);
        check("wasm-opt version 132 (version_132)\n", "132.0.0", true);
        check("wasm-opt version 108\n", "132.0.0", false);
    }

    #[test]
    fn the_lock_file_tells_the_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "absent"), None);
    }
}
