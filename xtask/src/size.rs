//! What the page weighs.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::files;

/// What a reader's first visit may cost, without the model, in bytes after gzip: two
/// seconds on a slow telephone.
const FIRST_LOAD: usize = 180_000;
/// What the model and its tables may cost, in bytes after gzip.
const MODEL: usize = 220_000;

/// What the reader waits for, by how its name ends; icons, samples and the like are not.
const PAGE: &[&str] = &[".html", ".css", ".js", ".wasm", ".lzma"];
/// The words of the interface: one language of them is waited for.
const WORDS: &str = "words-";
/// What is not waited for: the rest of the program, the library and the fast engine, which are
/// loaded behind the model, and the forms of characters, which the first search loads.
const LATER: [&str; 4] = ["rest", "library", "engine", "variants"];
/// The parts of the model, which the worker is handed.
const PARTS: &[&str] = &[".bin"];

/// Prints the weight of a built page, part by part, and of the model.
pub(crate) fn print(dist: &Path, check: bool) -> Result<()> {
    let list =
        files::list(dist).context("no built page; make it with: cargo xtask build")?;
    let mut table = format!("{:<44}{:>11}{:>11}\n", "file", "bytes", "gzip");
    let mut weights = Vec::new();
    for file in list {
        let bytes = fs::read(dist.join(&file))?;
        let packed = gzip(&bytes)?;
        table.push_str(&format!("{file:<44}{:>11}{packed:>11}\n", bytes.len()));
        weights.push((file, packed));
    }
    table.push_str("\nbytes after gzip\n");
    let mut over = false;
    let is_later = |name: &str| LATER.iter().any(|begin| name.starts_with(begin));
    let (later, weights): (Vec<_>, Vec<_>) =
        weights.into_iter().partition(|(name, _)| is_later(name));
    let page = sum(&weights, PAGE) + most(&weights, WORDS);
    for (name, weighs, allowed) in [
        ("first load without the model", page, FIRST_LOAD),
        ("model", sum(&weights, PARTS), MODEL),
    ] {
        let word = if weighs > allowed { "OVER" } else { "of" };
        table.push_str(&format!("{name:<44}{weighs:>11} {word} {allowed}\n"));
        over |= weighs > allowed;
    }
    table.push_str(&format!("{:<44}{:>11}\n", "what is loaded later", sum(&later, PAGE)));
    // A reader of the table who has seen enough may close the pipe.
    let _ = std::io::stdout().write_all(table.as_bytes());
    if check && over {
        bail!("over what is allowed");
    }
    Ok(())
}

/// What the files with one of these endings weigh together.
fn sum(weights: &[(String, usize)], ends: &[&str]) -> usize {
    let counts = |name: &str| ends.iter().any(|end| name.ends_with(end));
    weights.iter().filter(|(name, _)| counts(name)).map(|(_, packed)| packed).sum()
}

/// What the heaviest of the files weighs whose names begin so.
fn most(weights: &[(String, usize)], begin: &str) -> usize {
    let of =
        |(name, packed): &(String, usize)| name.starts_with(begin).then_some(*packed);
    weights.iter().filter_map(of).max().unwrap_or(0)
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_waited_for_counts() {
        let weights =
            [("a.js", 1), ("b.wasm.lzma", 2), ("icons/c.png", 4), ("lines-0.bin", 8)]
                .map(|(name, packed)| (name.to_owned(), packed));
        assert_eq!(sum(&weights, PAGE), 3);
        assert_eq!(sum(&weights, PARTS), 8);
        let words = [("words-ja.txt", 3), ("words-ko.txt", 5), ("a.txt", 9)]
            .map(|(name, packed)| (name.to_owned(), packed));
        assert_eq!(most(&words, WORDS), 5);
    }
}
