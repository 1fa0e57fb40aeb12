//! Folders: listing, and putting a new one in the place of an old one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// All files below a folder as paths relative to it with `/` between, in order.
pub(crate) fn list(dir: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(at) = open.pop() {
        let entries = fs::read_dir(dir.join(&at))
            .with_context(|| format!("reading {}", dir.join(&at).display()))?;
        for entry in entries {
            let entry = entry?;
            let path = at.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                open.push(path);
            } else {
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Reads a text file.
pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

/// Writes a file.
pub(crate) fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("writing {}", path.display()))
}

/// Puts `new` where `old` was, so that nobody sees a folder that is half written.
pub(crate) fn replace(new: &Path, old: &Path) -> Result<()> {
    let aside = old.with_extension("old");
    remove(&aside)?;
    if old.exists() {
        fs::rename(old, &aside).with_context(|| format!("moving {}", old.display()))?;
    }
    fs::rename(new, old).with_context(|| format!("moving {}", new.display()))?;
    remove(&aside)
}

/// Takes a folder away if it is there.
pub(crate) fn remove(dir: &Path) -> Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir).with_context(|| format!("removing {}", dir.display()))?;
    }
    Ok(())
}
