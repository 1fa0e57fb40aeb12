//! Golden pages: every folder of `tests/pages` at the root of the project holds a page and
//! the answer an editor would give.
//!
//! * `input.txt`: the page.
//! * `expected.jsonl`: what `chongpai --format lines` prints, a row per non-blank line.
//! * `page.json`: what the page shows (`about`), and its `options` and `corrections` if it
//!   has any, written as the JavaScript interface takes them.
//!
//! Each page goes through the engine and through the binary. `tests/wanted` holds more such
//! pages, whose answers the engine does not give yet; a page that has become right there
//! moves to `tests/pages`, which `the_engine_reads…` says under `--nocapture`.
//!
//! With `CHONGPAI_PAGES=review`
//! in the environment, which is how `cargo xtask pages --review` runs this, the differences
//! are shown and the engine's answers are taken over.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, str};

use chongpai::{Correction, Role};
use chongpai_cli::args::{Args, Format};
use chongpai_cli::output;
use clap::Parser;
use serde::Deserialize;
use serde_json::{Map, Value};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folders of the pages in `tests/pages` or `tests/wanted`, by name.
fn pages(of: &str) -> BTreeMap<String, PathBuf> {
    // Git keeps no empty folder, and some day no page is left to be wanted.
    let entries = fs::read_dir(root().join("tests").join(of));
    let entries = entries.into_iter().flatten();
    entries
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.path()))
        .collect()
}

/// What `page.json` holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    about: String,
    #[serde(default)]
    options: Map<String, Value>,
    #[serde(default)]
    corrections: Vec<Correction>,
}

impl Page {
    fn read(dir: &Path) -> Self {
        let json = fs::read_to_string(dir.join("page.json")).unwrap();
        serde_json::from_str(&json).unwrap_or_else(|e| panic!("{}: {e}", dir.display()))
    }

    /// The options as the command line takes them: `keepLines` is `--keep-lines`.
    fn flags(&self) -> Vec<String> {
        let mut flags = Vec::new();
        for (name, value) in &self.options {
            let mut flag = "--".to_owned();
            for c in name.chars() {
                if c.is_ascii_uppercase() {
                    flag.push('-');
                }
                flag.push(c.to_ascii_lowercase());
            }
            match value {
                Value::String(value) => flags.push(format!("{flag}={value}")),
                Value::Bool(true) => flags.push(flag),
                _ => panic!("{name}: {value}"),
            }
        }
        flags
    }
}

/// The rows that the engine gives for a page.
fn rows(slug: &str, dir: &Path) -> String {
    let page = Page::read(dir);
    let args = Args::parse_from(["chongpai".to_owned()].into_iter().chain(page.flags()));
    let input = fs::read_to_string(dir.join("input.txt")).unwrap();
    let document = chongpai::reflow(&input, &args.options(), &page.corrections);
    assert!(document.ignored.is_empty(), "{slug}: {:?} ignored", document.ignored);
    let mut rows = Vec::new();
    output::write(&document, Format::Lines, &mut rows).unwrap();
    String::from_utf8(rows).unwrap()
}

#[test]
fn the_engine_reads_pages_as_their_editors_would() {
    let review = env::var("CHONGPAI_PAGES").is_ok_and(|value| value == "review");
    let mut report = String::new();
    for (slug, dir) in pages("pages") {
        let found = rows(&slug, &dir);
        let expected = fs::read_to_string(dir.join("expected.jsonl")).unwrap();
        if found != expected {
            writeln!(report, "\n{slug}: {}", Page::read(&dir).about).unwrap();
            report += &differences(&expected, &found);
            if review {
                fs::write(dir.join("expected.jsonl"), found).unwrap();
            }
        }
    }
    for (slug, dir) in pages("wanted") {
        let found = rows(&slug, &dir);
        let expected = fs::read_to_string(dir.join("expected.jsonl")).unwrap();
        if found == expected {
            println!("wanted and right: git mv tests/wanted/{slug} tests/pages/");
        } else {
            println!("wanted: {slug}\n{}", differences(&expected, &found));
        }
    }
    if review {
        println!("{report}");
    } else {
        assert!(report.is_empty(), "{report}\n(- expected, + found)\n");
    }
}

/// What holds of every answer: a row per non-blank line, blocks and articles numbered
/// through, no glue before a block's first line, and no text that the page does not have.
#[test]
fn answers_are_well_formed() {
    for (slug, dir) in pages("pages").into_iter().chain(pages("wanted")) {
        let page = Page::read(&dir);
        assert!(page.about.ends_with('.'), "{slug} says what it is about");
        let input = fs::read_to_string(dir.join("input.txt")).unwrap();
        let lines = input.lines().zip(1u64..).filter(|(line, _)| !line.trim().is_empty());
        let expected = fs::read_to_string(dir.join("expected.jsonl")).unwrap();
        let rows: Vec<Value> =
            expected.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
        let numbers: Vec<u64> =
            rows.iter().map(|row| row["n"].as_u64().unwrap()).collect();
        assert_eq!(
            numbers,
            lines.map(|(_, number)| number).collect::<Vec<_>>(),
            "{slug}"
        );
        let (mut blocks, mut articles) = (0, BTreeSet::new());
        for row in &rows {
            let (k, a) = (row["k"].as_u64().unwrap(), row["a"].as_u64().unwrap());
            assert!(k <= blocks + 1, "{slug}: {row}");
            assert!(k <= blocks || row["g"] == "", "{slug}: {row}");
            blocks = blocks.max(k);
            assert_eq!(a == 0, row["r"] == "furniture", "{slug}: {row}");
            assert!(
                Role::from_name(row["r"].as_str().unwrap()).is_some(),
                "{slug}: {row}"
            );
            articles.insert(a);
        }
        articles.remove(&0);
        let through: BTreeSet<u64> = (1..=articles.len() as u64).collect();
        assert_eq!(articles, through, "{slug}");
    }
}

#[test]
fn the_binary_reads_pages_as_the_engine_does() {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = dir.join(format!("page-corrections-{}.json", std::process::id()));
    for (slug, page_dir) in pages("pages").into_iter().chain(pages("wanted")) {
        let page = Page::read(&page_dir);
        let flags = page.flags();
        let args =
            Args::parse_from(["chongpai"].into_iter().chain(flags.iter().map(|f| &**f)));
        let mut command = Command::new(env!("CARGO_BIN_EXE_chongpai"));
        command.args(["--format", "lines"]).args(&flags);
        if !page.corrections.is_empty() {
            fs::write(&file, serde_json::to_vec(&page.corrections).unwrap()).unwrap();
            command.arg("--corrections").arg(&file);
        }
        let run = command.arg(page_dir.join("input.txt")).output().unwrap();
        assert!(run.status.success(), "{slug}: {run:?}");
        let input = fs::read_to_string(page_dir.join("input.txt")).unwrap();
        let document = chongpai::reflow(&input, &args.options(), &page.corrections);
        let mut expected = Vec::new();
        output::write(&document, Format::Lines, &mut expected).unwrap();
        assert_eq!(str::from_utf8(&run.stdout), str::from_utf8(&expected), "{slug}");
    }
    let _ = fs::remove_file(&file);
}

#[test]
fn the_samples_of_the_application_have_answers() {
    let samples = fs::read_dir(root().join("www/samples")).unwrap();
    let pages: BTreeMap<_, _> =
        pages("wanted").into_iter().chain(pages("pages")).collect();
    let mut count = 0;
    for sample in samples.map(|sample| sample.unwrap().path()) {
        let slug = format!("sample-{}", sample.file_stem().unwrap().to_str().unwrap());
        let golden = fs::read(pages[&slug].join("input.txt")).unwrap();
        assert!(fs::read(&sample).unwrap() == golden, "{slug}: {}", sample.display());
        count += 1;
    }
    assert_eq!(count, chongpai::Language::ALL.len());
}

/// The rows in which two answers differ. Blocks and articles are told by the line before
/// that is of the same one, not by their number, so that one wrong line does not make the
/// rest of the page differ.
fn differences(expected: &str, found: &str) -> String {
    let (expected, found) = (shown(expected), shown(found));
    let mut out = String::new();
    let lines: BTreeSet<&u64> = expected.keys().chain(found.keys()).collect();
    for line in lines {
        let (minus, plus) = (expected.get(line), found.get(line));
        if minus == plus {
            continue;
        }
        for (sign, row) in [('-', minus), ('+', plus)] {
            if let Some(row) = row {
                writeln!(out, "  {line:>4} {sign} {row}").unwrap();
            }
        }
    }
    if out.is_empty() { "  the articles are in another order\n".into() } else { out }
}

/// Rows as text for people, by line number.
fn shown(rows: &str) -> BTreeMap<u64, String> {
    let (mut blocks, mut articles) = (BTreeMap::new(), BTreeMap::new());
    let mut above = 0;
    let mut row = |json: &str| {
        let row: Value = serde_json::from_str(json).unwrap();
        let line = row["n"].as_u64().unwrap();
        let place = match blocks.insert(row["k"].as_u64(), line) {
            Some(before) => format!("after {before} {}", row["g"]),
            None => "begins".into(),
        };
        let article = row["a"].as_u64().unwrap();
        let with = match articles.insert(article, line) {
            _ if article == 0 => "in none".into(),
            Some(before) if before == above => String::new(),
            Some(before) => format!("with {before}"),
            None => "opens".into(),
        };
        above = line;
        let role = row["r"].as_str().unwrap();
        (line, format!("{role:9} {place:12} {with:8} {}", row["t"]))
    };
    rows.lines().map(&mut row).collect()
}
