//! Where each output file goes.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Gives every input a file of its own in `dir`, in the order of the inputs.
///
/// The name is that of the input with the new `extension`; the input `-` is called
/// `stdin`. Where a name is taken, by another output or because it is one of the inputs, a
/// number is added. Names that differ only in case count as taken, because some file
/// systems hold them for the same.
pub fn plan(inputs: &[PathBuf], dir: &Path, extension: &str) -> Vec<PathBuf> {
    let read: BTreeSet<PathBuf> =
        inputs.iter().filter_map(|input| fs::canonicalize(input).ok()).collect();
    let mut taken = BTreeSet::new();
    let name = |input: &PathBuf| {
        let stem = match input.file_stem() {
            Some(stem) if !is_stdin(input) => stem.to_owned(),
            _ => OsString::from("stdin"),
        };
        for number in 1usize.. {
            let mut name = stem.clone();
            if number > 1 {
                name.push(format!("-{number}"));
            }
            name.push(".");
            name.push(extension);
            let path = dir.join(&name);
            let is_input = fs::canonicalize(&path).is_ok_and(|path| read.contains(&path));
            if !is_input && taken.insert(name.to_string_lossy().to_lowercase()) {
                return path;
            }
        }
        unreachable!("there are more numbers than inputs")
    };
    inputs.iter().map(name).collect()
}

/// Whether an input stands for standard input.
pub fn is_stdin(input: &Path) -> bool {
    input.as_os_str() == "-"
}

/// Writes a file whole or not at all: under another name first, which then replaces
/// whatever stands at `path`.
///
/// # Errors
///
/// If the file cannot be written; nothing is left behind then.
pub fn write_whole(path: &Path, contents: &[u8]) -> io::Result<()> {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = fs::File::create_new(&part).and_then(|mut file| {
        file.write_all(contents)?;
        drop(file);
        fs::rename(&part, path)
    });
    if written.is_err() {
        // Best effort: the error that is reported is the one that came first.
        let _ = fs::remove_file(&part);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let check = |inputs: &[&str], expected: &[&str]| {
            let inputs: Vec<PathBuf> = inputs.iter().map(PathBuf::from).collect();
            let planned = plan(&inputs, Path::new("out"), "md");
            let expected: Vec<PathBuf> =
                expected.iter().map(|e| Path::new("out").join(e)).collect();
            assert_eq!(planned, expected);
        };
        check(&["a/page.txt", "b.txt"], &["page.md", "b.md"]);
        check(&["a/page.txt", "b/page.txt"], &["page.md", "page-2.md"]);
        check(
            &["a/page.txt", "b/Page.txt", "page-2.txt"],
            &["page.md", "Page-2.md", "page-2-2.md"],
        );
        check(&["-", "stdin.txt"], &["stdin.md", "stdin-2.md"]);
        check(&["第三版.2024.txt", ".hidden"], &["第三版.2024.md", ".hidden.md"]);
    }
}
