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
/// What the model may cost, in bytes after gzip.
const MODEL: usize = 200_000;

/// Prints the weight of a built page, part by part, and of the model.
pub(crate) fn print(dist: &Path, check: bool) -> Result<()> {
    let model = model()?;
    let mut first_load = 0;
    println!("{:<44}{:>11}{:>11}", "file", "bytes", "gzip");
    let list =
        files::list(dist).context("no built page; make it with: cargo xtask build")?;
    for file in list {
        let bytes = fs::read(dist.join(&file))?;
        println!("{file:<44}{:>11}{:>11}", bytes.len(), gzip(&bytes)?);
        if is_first_load(&file) {
            first_load += gzip(&without(bytes, &model))?;
        }
    }
    let mut model_load = 0;
    for (name, bytes) in &model {
        println!(
            "{:<44}{:>11}{:>11}",
            format!("model: {name}"),
            bytes.len(),
            gzip(bytes)?
        );
        model_load += gzip(bytes)?;
    }
    println!("\nbytes after gzip");
    let over = [
        budget("first load without the model", first_load, FIRST_LOAD),
        budget("model", model_load, MODEL),
    ];
    if check && over.contains(&true) {
        bail!("over budget");
    }
    Ok(())
}

fn budget(name: &str, found: usize, allowed: usize) -> bool {
    let over = found > allowed;
    let word = if over { "OVER" } else { "of" };
    println!("{name:<44}{found:>11} {word} {allowed}");
    over
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

/// A file without the model, wherever the model is embedded in it.
fn without(mut bytes: Vec<u8>, model: &[(String, Vec<u8>)]) -> Vec<u8> {
    for (_, part) in model.iter().filter(|(_, part)| !part.is_empty()) {
        if let Some(at) = find(&bytes, part) {
            bytes.drain(at..at + part.len());
        }
    }
    bytes
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let first = part[0];
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
        assert_eq!(without(b"codemodelmore".to_vec(), &model), b"codemore");
        assert_eq!(without(b"mod".to_vec(), &model), b"mod");
    }
}
