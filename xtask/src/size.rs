//! What the page weighs.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::{files, run};

/// What a reader's first visit may cost, without the model, in bytes after gzip: two
/// seconds on a slow telephone.
const FIRST_LOAD: usize = 180_000;
/// What it may cost for now: it is not there yet, and must not move away from it.
const FIRST_LOAD_NOW: usize = 325_000;
/// What the model may cost, in bytes after gzip.
const MODEL: usize = 200_000;

/// Prints the weight of a built page, part by part, and of the model.
pub(crate) fn print(dist: &Path, check: bool) -> Result<()> {
    let model = model()?;
    let list =
        files::list(dist).context("no built page; make it with: cargo xtask build")?;
    let mut found = vec![false; model.len()];
    let mut first_load = 0;
    let mut table = format!("{:<44}{:>11}{:>11}\n", "file", "bytes", "gzip");
    let mut row = |name: &str, bytes: &[u8]| -> Result<usize> {
        let packed = gzip(bytes)?;
        table.push_str(&format!("{name:<44}{:>11}{packed:>11}\n", bytes.len()));
        Ok(packed)
    };
    for file in list {
        let bytes = fs::read(dist.join(&file))?;
        row(&file, &bytes)?;
        if is_first_load(&file) {
            first_load += gzip(&without(bytes, &model, &mut found))?;
        }
    }
    let mut model_load = 0;
    for (name, bytes) in &model {
        model_load += row(&format!("model: {name}"), bytes)?;
    }
    table.push_str("\nbytes after gzip\n");
    let mut over = false;
    for (name, weighs, allowed, now) in [
        ("first load without the model", first_load, FIRST_LOAD, FIRST_LOAD_NOW),
        ("model", model_load, MODEL, MODEL),
    ] {
        let word = if weighs > allowed { "OVER" } else { "of" };
        table.push_str(&format!("{name:<44}{weighs:>11} {word} {allowed}\n"));
        over |= weighs > now;
    }
    for ((name, _), _) in model.iter().zip(&found).filter(|(_, found)| !**found) {
        table
            .push_str(&format!("{name} is in no file in one piece: in the first load\n"));
    }
    // A reader of the table who has seen enough may close the pipe.
    let _ = std::io::stdout().write_all(table.as_bytes());
    if check && over {
        bail!("over what is allowed for now");
    }
    Ok(())
}

/// The page's own code; icons, samples and the like are not waited for.
fn is_first_load(file: &str) -> bool {
    [".html", ".css", ".js", ".wasm"].iter().any(|end| file.ends_with(end))
}

/// The files that make up the model, with their names.
fn model() -> Result<Vec<(String, Vec<u8>)>> {
    let dir = run::root().join("crates/chongpai/model");
    if !dir.exists() {
        return Ok(Vec::new());
    }
    let data = |name: &String| !name.ends_with(".md") && !name.ends_with(".json");
    let names = files::list(&dir)?.into_iter().filter(data);
    names.map(|name| Ok((name.clone(), fs::read(dir.join(&name))?))).collect()
}

/// A file without the parts of the model that are embedded in it, which are ticked off.
fn without(
    mut bytes: Vec<u8>,
    model: &[(String, Vec<u8>)],
    found: &mut [bool],
) -> Vec<u8> {
    for ((_, part), found) in model.iter().zip(found) {
        if let Some(at) = find(&bytes, part) {
            bytes.drain(at..at + part.len());
            *found = true;
        }
    }
    bytes
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let first = *part.first()?;
    let last = bytes.len().checked_sub(part.len())?;
    (0..=last).find(|&at| bytes[at] == first && bytes[at..].starts_with(part))
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
    fn an_embedded_model_is_taken_out() {
        let model = [("weights.bin".to_owned(), b"model".to_vec())];
        let mut found = [false];
        assert_eq!(without(b"mod".to_vec(), &model, &mut found), b"mod");
        assert_eq!(found, [false]);
        assert_eq!(without(b"codemodelmore".to_vec(), &model, &mut found), b"codemore");
        assert_eq!(found, [true]);
    }
}
