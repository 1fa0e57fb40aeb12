//! The script that starts the program, in the place of Trunk's, and the model it loads.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use super::html::{self, Tag};
use super::shrink::{REST, minified};
use super::{BOOT, UNPACK, bare, hex, set_constant, sha256, sha384};
use crate::files;

/// The parts of the model in the order in which the worker takes them.
const PARTS: [&str; 3] = ["lines", "seams", "articles"];
/// The files of the library by how they end: its script, its program, its styles.
const LIBRARY: [&str; 3] = ["js", "wasm", "css"];

/// Puts our script in the place of Trunk's inline one, which the policy forbids.
pub(super) fn write(html: &str, dir: &Path, small: bool) -> Result<String> {
    let mut out = html.to_owned();
    let inline: Vec<Tag> = html::tags(html)
        .filter(|tag| tag.name == "script" && tag.attribute("src").is_none())
        .collect();
    ensure!(inline.len() <= 1, "index.html has {} inline scripts", inline.len());
    let Some(tag) = inline.first() else { return Ok(out) };
    ensure!(
        tag.attribute("type") == Some("module"),
        "index.html has an inline script that is not Trunk's"
    );
    let end = tag.end + html[tag.end..].find("</script>").context("an open script")?;
    let mut script = filled(&html[tag.end..end], dir)?;
    if small {
        files::write(&dir.join(BOOT), &script)?;
        script = minified(&dir.join(BOOT))?;
    }
    let name = named("boot", script.as_bytes(), "js");
    files::write(&dir.join(&name), &script)?;
    fs::remove_file(dir.join(BOOT)).with_context(|| format!("removing {BOOT}"))?;
    let element = format!(
        r#"<script type="module" src="./{name}" integrity="{}"></script>"#,
        sha384(script.as_bytes())
    );
    out.replace_range(tag.start..end + "</script>".len(), &element);
    Ok(out)
}

/// Our script with the names and hashes of what it loads: the hash of a preload alone does
/// not bind the fetch that comes after it.
fn filled(trunks: &str, dir: &Path) -> Result<String> {
    let glue = string_after(trunks, "from '")?;
    let program = string_after(trunks, "module_or_path: '")?;
    let script = bare(&files::read(&dir.join(BOOT))?);
    let script = script.replace("'./app.js'", &format!("'{glue}'"));
    let script = with_unpacker(&script, dir)?;
    let script = set_constant(&script, "PROGRAM", &with_hash(program, dir)?)?;
    let names = files::list(dir)?;
    let rest = names.iter().find(|n| n.starts_with(REST) && n.ends_with(".lzma"));
    let rest = rest.map(|name| with_hash(&format!("./{name}"), dir)).transpose()?;
    let script = set_constant(&script, "REST", &rest.unwrap_or_else(|| "[]".into()))?;
    let mut model = Vec::new();
    for part in PARTS {
        let ours = |name: &&String| name.starts_with(part) && name.ends_with(".bin");
        let name = names.iter().find(ours).with_context(|| format!("no {part}.bin"))?;
        model.push(with_hash(&format!("./{name}"), dir)?);
    }
    let script = set_constant(&script, "MODEL", &format!("[{}]", model.join(", ")))?;
    let mut script = script;
    for (name, stem, ends) in
        [("LIBRARY", "library", &LIBRARY[..]), ("ENGINE", "engine", &LIBRARY[..2])]
    {
        let files = ends.iter().map(|end| file(&names, stem, end, dir));
        let files = files.collect::<Result<Vec<_>>>()?.join(", ");
        script = set_constant(&script, name, &format!("[{files}]"))?;
    }
    let mut words = Vec::new();
    for name in &names {
        let tag = name.strip_prefix("words-").and_then(|n| n.strip_suffix(".txt"));
        let Some(tag) = tag else { continue };
        let bytes = fs::read(dir.join(name))?;
        let new = named(&format!("words-{tag}"), &bytes, "txt");
        fs::rename(dir.join(name), dir.join(&new))?;
        words.push(format!("'{tag}': {}", with_hash(&format!("./{new}"), dir)?));
    }
    set_constant(&script, "WORDS", &format!("{{ {} }}", words.join(", ")))
}

/// A file of a program, by how it ends, under a name of its own.
fn file(names: &[String], stem: &str, end: &str, dir: &Path) -> Result<String> {
    // A program may be packed: `library_bg.wasm`, `library.wasm.lzma`.
    let ends = |name: &str| name.split_once('.').map(|(_, ends)| ends.to_owned());
    let ours = |name: &&String| {
        name.starts_with(stem) && ends(name).is_some_and(|ends| ends.starts_with(end))
    };
    let name = names.iter().find(ours).with_context(|| format!("no {stem}.{end}"))?;
    let ends = ends(name).unwrap_or_default();
    let new = named(stem, &fs::read(dir.join(name))?, &ends);
    fs::rename(dir.join(name), dir.join(&new))?;
    with_hash(&format!("./{new}"), dir)
}

/// The script with what it imports from `unpack.js` in it: one file less to ask for.
fn with_unpacker(script: &str, dir: &Path) -> Result<String> {
    let import = format!("import {{ unpack }} from './{UNPACK}';\n");
    let Some(at) = script.find(&import) else { return Ok(script.to_owned()) };
    let path = dir.join(UNPACK);
    let unpack = bare(&files::read(&path)?).replace("export function", "function");
    fs::remove_file(&path).with_context(|| format!("removing {UNPACK}"))?;
    Ok(format!("{}{unpack}{}", &script[..at], &script[at + import.len()..]))
}

/// What stands between a mark and the next quote.
fn string_after<'a>(script: &'a str, mark: &str) -> Result<&'a str> {
    let Some(at) = script.find(mark) else {
        bail!("Trunk's inline script does not start the page in the way known here");
    };
    let rest = &script[at + mark.len()..];
    Ok(&rest[..rest.find('\'').context("an open string")?])
}

fn with_hash(path: &str, dir: &Path) -> Result<String> {
    let bytes = fs::read(dir.join(path)).with_context(|| format!("reading {path}"))?;
    Ok(format!("['{path}', '{}']", sha256(&bytes)))
}

/// Puts the model into the page's folder, packed: hosts pack only types that they know.
pub(crate) fn add_model(from: &Path, dir: &Path) -> Result<()> {
    for part in PARTS {
        let path = from.join(format!("{part}.bin"));
        let bytes =
            fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        let mut packed = Vec::new();
        let options = zopfli::Options::default();
        zopfli::compress(options, zopfli::Format::Gzip, &bytes[..], &mut packed)?;
        fs::write(dir.join(named(part, &packed, "bin")), packed)?;
    }
    Ok(())
}

/// A name that keeps a stale copy from being taken for the new file.
pub(super) fn named(stem: &str, bytes: &[u8], extension: &str) -> String {
    format!("{stem}-{}.{extension}", &hex(&Sha256::digest(bytes))[..16])
}
