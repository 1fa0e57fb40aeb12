//! The browsers that the page is tested in: found, or installed where that is one command.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use anyhow::{Result, bail};

use super::{logged, on_path};
use crate::run;

/// The browser to test in: `CHONGPAI_CHROMIUM`, or the first that is found.
pub(crate) fn chromium() -> Option<PathBuf> {
    browser(
        "CHONGPAI_CHROMIUM",
        &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    )
}

/// The other one: `CHONGPAI_FIREFOX`, or the first that is found.
pub(crate) fn firefox() -> Option<PathBuf> {
    browser(
        "CHONGPAI_FIREFOX",
        &["firefox-esr", "firefox"],
        "/Applications/Firefox.app/Contents/MacOS/firefox",
    )
}

fn browser(variable: &str, names: &[&str], mac: &str) -> Option<PathBuf> {
    if let Some(chosen) = std::env::var_os(variable) {
        return Some(chosen.into());
    }
    let on_mac = || Path::new(mac).exists().then(|| mac.into());
    names.iter().find_map(|name| on_path(name)).or_else(on_mac)
}

/// Installs a browser where that is one command, and otherwise says what to do.
pub(super) fn install(
    packages: &[&str],
    what: &str,
    variable: &str,
    log: &Path,
) -> Result<()> {
    // The second waits for the first: there is one list of packages.
    static TURN: Mutex<()> = Mutex::new(());
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let debian = system.lines().any(|line| line == "ID=debian");
    let root = run::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !(debian && root) {
        bail!(
            "install {what} (Debian: sudo apt-get install {}), or name a browser in \
             {variable}",
            packages.join(" ")
        );
    }
    let _turn = TURN.lock();
    logged(apt(&["update"]), log)?;
    let install = ["install", "-y", "--no-install-recommends"];
    logged(apt(&[&install, packages].concat()), log)
}

fn apt(args: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    // Another apt-get may be at work on a machine that has just started.
    command.args(["-q", "-o", "DPkg::Lock::Timeout=120"]).args(args);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
