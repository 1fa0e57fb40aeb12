//! What `ci` checks by itself: dependencies, licences, features, tidiness.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};

use crate::{files, run};

/// Licences under which what we depend on may be passed on with what we make.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// What the engine must do without when its features are off.
const ABSENT: &[&str] =
    &["serde", "serde_core", "wasm-bindgen", "web-sys", "js-sys", "yew"];

/// A file of code longer than this is several files.
const MOST_LINES: usize = 600;

/// Checks that the engine alone depends on nothing it must not.
pub(crate) fn dependencies() -> Result<()> {
    let tree = run::output(run::cargo().args([
        "tree",
        "--package=chongpai",
        "--no-default-features",
        "--edges=normal",
        "--prefix=none",
        "--format={p}",
        "--locked",
    ]))?;
    let names: Vec<&str> =
        tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    ensure!(names.contains(&"chongpai"), "cargo tree did not list the engine:\n{tree}");
    for name in ABSENT {
        ensure!(!names.contains(name), "the engine depends on {name}:\n{tree}");
    }
    println!("the engine alone depends on: {}", names[1..].join(", "));
    Ok(())
}

/// Builds the engine without features and with each alone.
pub(crate) fn features() -> Result<()> {
    let metadata = run::metadata()?;
    let packages = metadata["packages"].as_array().context("no packages")?;
    let engine =
        packages.iter().find(|p| p["name"] == "chongpai").context("no engine")?;
    let features = engine["features"].as_object().context("no features")?;
    let mut alone = vec![""];
    alone.extend(features.keys().map(String::as_str).filter(|name| *name != "default"));
    for feature in alone {
        let mut cargo = run::cargo();
        cargo.args(["check", "--package=chongpai", "--no-default-features", "--locked"]);
        if !feature.is_empty() {
            cargo.arg(format!("--features={feature}"));
        }
        run::run(&mut cargo)?;
    }
    Ok(())
}

/// Checks the licence of every package that any build uses.
pub(crate) fn licences() -> Result<()> {
    let metadata = run::metadata()?;
    let packages = metadata["packages"].as_array().context("no packages")?;
    let mut counts = BTreeMap::new();
    let mut refused = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let licence = package["license"].as_str().unwrap_or_default();
        *counts.entry(licence).or_insert(0) += 1;
        if !allowed(licence) {
            refused.push(format!("{name}: {licence:?}"));
        }
    }
    for (licence, count) in counts {
        println!("{count:>5}  {licence}");
    }
    ensure!(refused.is_empty(), "licences not on the list:\n{}", refused.join("\n"));
    Ok(())
}

/// Whether a licence expression can be met by licences on the list.
fn allowed(expression: &str) -> bool {
    // The slash is how OR was written before expressions had a grammar.
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    any(&words, &mut at) && at == words.len()
}

fn any(words: &[&str], at: &mut usize) -> bool {
    let mut met = all(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all(words, at);
    }
    met
}

fn all(words: &[&str], at: &mut usize) -> bool {
    let mut met = one(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at);
    }
    met
}

fn one(words: &[&str], at: &mut usize) -> bool {
    let Some(&word) = words.get(*at) else { return false };
    *at += 1;
    if word == "(" {
        let met = any(words, at);
        *at += 1;
        return met;
    }
    if let Some(["WITH", exception]) = words.get(*at..*at + 2) {
        *at += 2;
        return LICENCES.contains(&format!("{word} WITH {exception}").as_str());
    }
    LICENCES.contains(&word)
}

/// Checks all files that git knows for what reviews should not have to speak about.
pub(crate) fn tidy() -> Result<()> {
    let mut git = std::process::Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let list = run::output(git.current_dir(run::root()))?;
    let mut found = Vec::new();
    for file in list.split_terminator('\0') {
        let path = run::root().join(file);
        // A file may be deleted and not yet committed.
        let Ok(bytes) = std::fs::read(&path) else { continue };
        if let Ok(text) = String::from_utf8(bytes) {
            found.extend(untidy(file, &text));
        }
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    let lock = files::read(&run::root().join("tests/browser/package-lock.json"))?;
    if lock.contains("\"resolved\"") {
        bail!("tests/browser/package-lock.json names a registry; see its .npmrc");
    }
    println!("{} files are in order", list.split_terminator('\0').count());
    Ok(())
}

/// What is wrong with a file, if it is one that we wrote.
fn untidy(file: &str, text: &str) -> Vec<String> {
    let ends = |ends: &[&str]| ends.iter().any(|end| file.ends_with(end));
    // A page of text is as its extraction left it.
    let written = ends(&[
        ".rs",
        ".toml",
        ".md",
        ".yml",
        ".js",
        ".mjs",
        ".json",
        ".css",
        ".html",
        ".webmanifest",
    ]);
    if !written {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut tell = |line: usize, what: &str| found.push(format!("{file}:{line}: {what}"));
    for (index, line) in text.lines().enumerate() {
        let line_number = index + 1;
        if line.ends_with([' ', '\t', '\r']) {
            tell(line_number, "space at the end of the line");
        }
        for mark in [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("#[", "ignore")] {
            if line.contains(mark) {
                tell(line_number, mark);
            }
        }
        if line.contains(concat!("allow(", "dead_code)")) {
            tell(line_number, "code that nobody uses");
        }
    }
    if !text.is_empty() && !text.ends_with('\n') {
        tell(text.lines().count(), "no line end at the end of the file");
    }
    let lines = text.lines().count();
    let tests = file.ends_with("tests.rs") || file.contains("/tests/");
    let made = text.lines().take(3).any(|line| line.contains("Do not edit"));
    if file.ends_with(".rs") && !tests && !made && lines > MOST_LINES {
        tell(lines, "too long; make it several files");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_expressions_are_read() {
        let check =
            |expression, met| assert_eq!(allowed(expression), met, "{expression}");
        check("MIT", true);
        check("MIT OR Apache-2.0", true);
        check("MIT/Apache-2.0", true);
        check("GPL-3.0-only", false);
        check("GPL-3.0-only OR MIT", true);
        check("GPL-3.0-only AND MIT", false);
        check("(MIT OR Apache-2.0) AND Unicode-3.0", true);
        check("(MIT AND GPL-3.0-only) OR (ISC)", true);
        check("Apache-2.0 WITH LLVM-exception OR GPL-3.0-only", true);
        check("Apache-2.0 WITH Unknown-exception", false);
        check("", false);
        check("MIT OR", true);
        check("MIT MIT", false);
        check("(MIT", false);
    }

    #[test]
    fn untidy_lines_are_named() {
        let check = |file: &str, text: &str, expected: &[&str]| {
            assert_eq!(untidy(file, text), expected, "{text:?}");
        };
        check("a.rs", "fn a() {}\n", &[]);
        check(
            "a.rs",
            "a \nb\t\n",
            &[
                "a.rs:1: space at the end of the line",
                "a.rs:2: space at the end of the line",
            ],
        );
        check("a.md", "text", &["a.md:1: no line end at the end of the file"]);
        check("page/input.txt", "text ", &[]);
        let long = "//\n".repeat(MOST_LINES + 1);
        check("a.rs", &long, &["a.rs:601: too long; make it several files"]);
        check("a/tests.rs", &long, &[]);
    }
}
