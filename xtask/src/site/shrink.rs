//! The program made small, after wasm-bindgen and before anything is named by its hash.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use lzma_rust2::{LzmaOptions, LzmaWriter};

use super::{THEME, boot, html, later, sha384, split, streams, wasm};
use crate::{files, run};

/// What wasm-opt is told, found by trying: the smallest program is not the one that packs
/// best. Nothing is inlined for having only one caller, and memory stays in one piece.
const OPTIONS: [&str; 8] = [
    "-O2",
    "-s",
    "2",
    "--converge",
    "-ocimfs=0",
    "--skip-pass=memory-packing",
    "--strip-producers",
    "--strip-target-features",
];

/// The programs of the page: the first starts it, the others are loaded when they are wanted.
const PROGRAMS: [&str; 3] = [FIRST, "library", "engine"];
/// The program that starts the page, and what is split off from it.
const FIRST: &str = "app";
pub(super) const REST: &str = "rest";

/// Makes the programs that Trunk put into `dir` small, and names each by what it has become.
pub(crate) fn shrink(dir: &Path) -> Result<()> {
    let theme = dir.join(THEME);
    files::write(&theme, &minified(&theme)?)?;
    PROGRAMS.iter().try_for_each(|name| shrink_one(name, dir))
}

fn shrink_one(name: &str, dir: &Path) -> Result<()> {
    let names = files::list(dir)?;
    let find = |end: &str| {
        let found = names.iter().find(|n| n.starts_with(name) && n.ends_with(end));
        found.with_context(|| format!("Trunk made no {name}*{end}"))
    };
    let (program, glue) = (find("_bg.wasm")?, find(".js")?);

    let path = dir.join(program);
    if name == FIRST {
        let parts = split::split(&fs::read(&path)?, later::ASK, later::is_later)?;
        fs::write(&path, parts.first)?;
        let rest = dir.join(REST);
        fs::write(&rest, parts.rest)?;
        optimise(&rest)?;
        let packed = packed(&fs::read(&rest)?)?;
        fs::write(dir.join(boot::named(REST, &packed, "wasm.lzma")), packed)?;
        fs::remove_file(&rest)?;
    }
    optimise(&path)?;
    let (bytes, short) = wasm::with_short_names(&fs::read(&path)?)?;

    let script = without_unused(&files::read(&dir.join(glue))?, &bytes, &short)?;
    let script = renamed(&script, &short);
    files::write(&dir.join(glue), &script)?;
    let packed = packed(&bytes)?;
    let new_program = boot::named(name, &packed, "wasm.lzma");
    fs::write(dir.join(&new_program), &packed)?;
    fs::remove_file(&path)?;
    let script = minified(&dir.join(glue))?;
    let new_glue = boot::named(name, script.as_bytes(), "js");
    fs::remove_file(dir.join(glue))?;
    files::write(&dir.join(&new_glue), &script)?;

    let index = dir.join("index.html");
    let page = files::read(&index)?.replace(program.as_str(), &new_program);
    // What is packed is no program yet.
    let page = page.replace(" type=application/wasm", "");
    files::write(&index, &with_hashes(&page.replace(glue.as_str(), &new_glue), dir)?)
}

fn optimise(program: &Path) -> Result<()> {
    let mut command = Command::new("wasm-opt");
    run::run(command.args(OPTIONS).arg(program).arg("-o").arg(program))
}

/// A program packed: hosts pack less well, and `www/unpack.js` unpacks it in the time of a few
/// frames.
fn packed(program: &[u8]) -> Result<Vec<u8>> {
    let streams = streams::split(program)?;
    let mut options = LzmaOptions::with_preset(9);
    // Found by trying; instructions and operands begin anywhere.
    (options.lc, options.pb) = (2, 0);
    options.nice_len = LzmaOptions::NICE_LEN_MAX;
    let size = Some(streams.len() as u64);
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, size)?;
    writer.write_all(&streams)?;
    Ok(writer.finish()?)
}

/// A script as short as it can be said.
pub(super) fn minified(path: &Path) -> Result<String> {
    let mut command = Command::new("esbuild");
    command.args(["--minify", "--format=esm", "--target=es2022", "--log-level=warning"]);
    run::output(command.arg(path))
}

/// The glue without functions that the program no longer asks for.
fn without_unused(
    script: &str,
    program: &[u8],
    short: &[(String, String)],
) -> Result<String> {
    let asked = wasm::imports(program)?;
    let is_asked = |name: &str| {
        let new = short.iter().find(|(old, _)| old == name).map(|(_, new)| new);
        new.is_some_and(|new| asked.contains(new))
    };
    let mut out = String::new();
    let mut skipping = false;
    for line in script.lines() {
        // Each is a method of one object, written as wasm-bindgen indents it.
        let entry = line.strip_prefix("        __wb").and_then(|l| l.split_once(": "));
        if let Some((name, _)) = entry {
            skipping = !is_asked(&format!("__wb{name}"));
        }
        if !skipping {
            out.push_str(line);
            out.push('\n');
        }
        if skipping && (line == "        }," || line.ends_with("}),")) {
            skipping = false;
        }
    }
    Ok(out)
}

/// The script with whole words replaced.
fn renamed(script: &str, names: &[(String, String)]) -> String {
    let part = |c: char| c == '_' || c == '$' || c.is_ascii_alphanumeric();
    let mut out = String::new();
    let mut rest = script;
    while let Some(start) = rest.find(part) {
        out.push_str(&rest[..start]);
        let word = &rest[start..];
        let word = &word[..word.find(|c| !part(c)).unwrap_or(word.len())];
        let new = names.iter().find(|(old, _)| old == word);
        out.push_str(new.map_or(word, |(_, new)| new));
        rest = &rest[start + word.len()..];
    }
    out + rest
}

/// The page with the hashes its files have now.
fn with_hashes(page: &str, dir: &Path) -> Result<String> {
    let mut out = page.to_owned();
    for tag in html::tags(page) {
        let (Some(old), Some(path)) = (tag.attribute("integrity"), tag.attribute("href"))
        else {
            continue;
        };
        let bytes =
            fs::read(dir.join(path)).with_context(|| format!("reading {path}"))?;
        out = out.replace(old, &sha384(&bytes));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_renamed() {
        let names = [("__wbg_a".to_owned(), "_0".to_owned())];
        let script = "__wbg_a: x, __wbg_ab: '__wbg_a'.y __wbg_a";
        assert_eq!(renamed(script, &names), "_0: x, __wbg_ab: '_0'.y _0");
    }
}
