//! Running other programs, and where things are.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError};

use anyhow::{Context, Result, bail};

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The cargo that runs this program, in the repository's root.
pub(crate) fn cargo() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root());
    command
}

/// What `cargo metadata` says about the workspace and all it depends on.
pub(crate) fn metadata() -> Result<serde_json::Value> {
    let text = output(cargo().args(["metadata", "--format-version=1", "--locked"]))?;
    serde_json::from_str(&text).context("reading what cargo metadata printed")
}

/// The folder that cargo builds into.
pub(crate) fn target_dir() -> Result<PathBuf> {
    static TARGET: OnceLock<PathBuf> = OnceLock::new();
    if let Some(target) = TARGET.get() {
        return Ok(target.clone());
    }
    let text = output(cargo().args([
        "metadata",
        "--format-version=1",
        "--no-deps",
        "--locked",
    ]))?;
    let metadata: serde_json::Value = serde_json::from_str(&text)?;
    let target =
        metadata["target_directory"].as_str().context("cargo names no target folder")?;
    Ok(TARGET.get_or_init(|| target.into()).clone())
}

/// The `PATH` of the commands to come, once tools were looked for.
static SEARCH: Mutex<Option<OsString>> = Mutex::new(None);

/// Lets the commands to come look for programs in these folders first.
pub(crate) fn search_first(mut folders: Vec<PathBuf>) -> Result<()> {
    let mut search = SEARCH.lock().unwrap_or_else(PoisonError::into_inner);
    let path = search.take().or_else(|| std::env::var_os("PATH")).unwrap_or_default();
    folders.extend(std::env::split_paths(&path));
    *search = Some(std::env::join_paths(folders)?);
    Ok(())
}

fn with_tools(command: &mut Command) -> &mut Command {
    match &*SEARCH.lock().unwrap_or_else(PoisonError::into_inner) {
        Some(path) => command.env("PATH", path),
        None => command,
    }
}

/// Runs a command in view of the reader and fails if it does.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = shown(command);
    println!("$ {line}");
    let status = with_tools(command)
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("could not start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs a command out of view and gives what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = shown(command);
    let output = with_tools(command)
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("could not start `{line}`"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{line}` failed ({})\n{}", output.status, said.trim_end());
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{line}` printed what is not text"))
}

/// A command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let mut line: Vec<String> = command
        .get_envs()
        .filter(|(key, _)| *key != "PATH")
        .filter_map(|(key, value)| {
            Some(format!("{}={}", key.to_string_lossy(), quoted(value?)))
        })
        .collect();
    let program = Path::new(command.get_program());
    // The full path of a tool says nothing to the reader.
    line.push(quoted(program.file_name().unwrap_or(command.get_program())));
    line.extend(command.get_args().map(quoted));
    line.join(" ")
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,@+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_shown_as_one_would_type_them() {
        let mut command = Command::new("/opt/tools/cargo");
        command.args(["doc", "it's"]).env("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(shown(&command), r"RUSTDOCFLAGS='-D warnings' cargo doc 'it'\''s'");
    }
}
