//! The corpus: cases with their gold answers.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use chongpai::{Language, Role};
use serde::{Deserialize, Serialize};

/// One page: its text, the right answer for each non-blank line, where it comes from.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) input: String,
    pub(crate) gold: Vec<Row>,
    pub(crate) meta: Meta,
}

/// The answer for one non-blank line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Row {
    /// 1-based number of the line.
    #[serde(rename = "n")]
    pub(crate) number: u32,
    /// The article in reading order, 0 for page furniture.
    #[serde(rename = "a")]
    pub(crate) article: u32,
    /// The block.
    #[serde(rename = "k")]
    pub(crate) block: u32,
    #[serde(rename = "r")]
    pub(crate) role: Role,
    /// Nothing or a space.
    #[serde(rename = "g", default)]
    pub(crate) glue: String,
    /// The clean text.
    #[serde(rename = "t")]
    pub(crate) text: String,
}

impl Row {
    /// Whether the line goes on with the paragraph of the line `before` it.
    pub(crate) fn goes_on(&self, before: &Self) -> bool {
        self.role == Role::Body && self.block == before.block
    }
}

/// A block of a case, whole.
#[derive(Debug, Clone)]
pub(crate) struct GoldBlock {
    number: u32,
    /// The article of its first line, 0 for page furniture.
    pub(crate) article: u32,
    pub(crate) role: Role,
    pub(crate) text: String,
}

/// The part of `meta.json` that is used.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Meta {
    #[serde(default)]
    pub(crate) lang: String,
    #[serde(default)]
    pub(crate) maker: String,
    #[serde(default)]
    pub(crate) extractor: String,
    #[serde(default)]
    pub(crate) writing: String,
}

impl Case {
    /// The language that `meta.json` names.
    pub(crate) fn language(&self) -> Language {
        Language::from_tag(&self.meta.lang).unwrap_or(Language::Latin)
    }

    /// The gold's blocks in the order in which they begin.
    pub(crate) fn blocks(&self) -> Vec<GoldBlock> {
        let mut out: Vec<GoldBlock> = Vec::new();
        for row in &self.gold {
            match out.iter_mut().find(|b| b.number == row.block) {
                Some(b) => {
                    b.text.push_str(&row.glue);
                    b.text.push_str(&row.text);
                }
                None => out.push(GoldBlock {
                    number: row.block,
                    article: row.article,
                    role: row.role,
                    text: row.text.clone(),
                }),
            }
        }
        out
    }
}

/// Takes the glue from the first of some rows of each block: nothing stands before it.
pub(crate) fn unglue_firsts<'a>(rows: impl Iterator<Item = &'a mut Row>) {
    let mut seen = Vec::new();
    for row in rows {
        if !seen.contains(&row.block) {
            seen.push(row.block);
            row.glue.clear();
        }
    }
}

/// Reads all cases below a folder, in the order of their names.
pub(crate) fn read(root: &Path) -> Result<Vec<Case>> {
    let mut folders = Vec::new();
    find(root, &mut folders)?;
    folders.sort();
    if folders.is_empty() {
        bail!("no cases (folders with gold.jsonl) under {}", root.display());
    }
    folders.iter().map(|f| read_case(f)).collect()
}

/// Reads all files of one kind in a folder of the trainer's own, in the order of their names, each
/// from its name without the kind and its text.
pub(crate) fn read_own<T>(
    folder: &str,
    kind: &str,
    parse: impl Fn(&str, &str) -> Result<T>,
) -> Result<Vec<T>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        files.push(entry?.path());
    }
    files.retain(|file| file.extension().is_some_and(|e| e == kind));
    files.sort();
    let read = |file: &PathBuf| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        parse(&name, &fs::read_to_string(file)?)
            .with_context(|| file.display().to_string())
    };
    files.iter().map(read).collect()
}

/// The language that the first line of a file of the trainer's own names.
pub(crate) fn own_language(first: Option<&str>) -> Result<Language> {
    let tag = first.and_then(|first| first.strip_prefix("# "));
    let language = Language::ALL.into_iter().find(|l| Some(l.tag()) == tag);
    language.context("line 1 is to name the language")
}

fn find(folder: &Path, out: &mut Vec<PathBuf>) -> Result<()> {
    if folder.join("gold.jsonl").exists() {
        out.push(folder.to_owned());
        return Ok(());
    }
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, out)?;
        }
    }
    Ok(())
}

fn read_case(folder: &Path) -> Result<Case> {
    let text = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).with_context(|| path.display().to_string())
    };
    let gold = text("gold.jsonl")?
        .lines()
        .filter(|l| !l.trim().is_empty())
        .map(serde_json::from_str)
        .collect::<Result<Vec<Row>, _>>()
        .with_context(|| format!("{}/gold.jsonl", folder.display()))?;
    Ok(Case {
        name: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        input: text("input.txt")?,
        gold,
        meta: serde_json::from_str(&text("meta.json")?)
            .with_context(|| format!("{}/meta.json", folder.display()))?,
    })
}
