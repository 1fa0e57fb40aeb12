//! What is done to the page after Trunk has built it, so that it can hold its promises on
//! any static host.
//!
//! Takes the folder that Trunk wrote. Gives the same folder with a script of our own in the
//! place of Trunk's inline one, the model in files beside it, the content security policy in `index.html` and in the service worker,
//! and the list of all files with their hashes in the service worker. Promises that no
//! inline script or style and no address outside the folder is left. A folder that was
//! stamped before can be stamped again after a change.

mod boot;
mod code;
mod html;
mod later;
mod program;
mod shrink;
mod split;
mod streams;
mod wasm;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256, Sha384};

pub(crate) use self::boot::add_model;
use self::html::Tag;
pub(crate) use self::shrink::shrink;
use crate::files;

/// What the page may do: run and load its own files, and nothing else.
///
/// `frame-ancestors` only counts as a header, so the service worker adds it.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
    worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types chongpai";

/// The file whose list of files is written here, and which is therefore not in it.
pub(crate) const SERVICE_WORKER: &str = "sw.js";
/// The last line of it that is to be filled in.
const UNFILLED: &str = "\nconst FILES = {};\n";
/// The script that dresses the page before it is first seen.
pub(crate) const THEME: &str = "theme.js";
/// The script that starts the program, to be filled in and named by its hash.
pub(crate) const BOOT: &str = "boot.js";
/// The part of it that unpacks programs, a file of its own for the sake of its tests.
pub(crate) const UNPACK: &str = "unpack.js";

/// Makes a folder that Trunk built ready for a static host; with our scripts as short as they
/// can be said if the page is to be `small`.
pub(crate) fn stamp(dir: &Path, small: bool) -> Result<()> {
    let index = dir.join("index.html");
    let html = files::read(&index)?;
    let html = boot::write(&html, dir, small)?;
    let html = set_policy(&html)?;
    check(&html, dir)?;
    files::write(&index, &html)?;
    stamp_service_worker(dir, small)
}

/// Puts the policy before everything it binds.
fn set_policy(html: &str) -> Result<String> {
    let meta =
        format!(r#"<meta http-equiv="Content-Security-Policy" content="{POLICY}">"#);
    let is_policy = |tag: &Tag| {
        tag.name == "meta"
            && tag
                .attribute("http-equiv")
                .is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"))
    };
    let mut out = html.to_owned();
    if let Some(old) = html::tags(html).find(is_policy) {
        out.replace_range(old.start..old.end, &meta);
        return Ok(out);
    }
    let charset = |tag: &Tag| tag.name == "meta" && tag.attribute("charset").is_some();
    let after = html::tags(html)
        .find(charset)
        .or_else(|| html::tags(html).find(|tag| tag.name == "head"))
        .context("index.html has no head")?;
    out.insert_str(after.end, &meta);
    Ok(out)
}

/// Checks that the page stands in its own files alone.
fn check(html: &str, dir: &Path) -> Result<()> {
    for tag in html::tags(html) {
        let shown = &html[tag.start..tag.end];
        ensure!(tag.name != "style", "index.html has an inline style");
        ensure!(tag.name != "base", "index.html has a base, which the policy forbids");
        ensure!(tag.attribute("style").is_none(), "a style attribute: {shown}");
        if let Some((name, _)) = tag.attributes.iter().find(|(n, _)| n.starts_with("on"))
        {
            bail!("an {name} attribute: {shown}");
        }
        if tag.name == "script" {
            ensure!(tag.attribute("src").is_some(), "an inline script: {shown}");
        }
        for name in ["src", "href"] {
            let Some(address) = tag.attribute(name) else { continue };
            check_address(address, &tag, dir).with_context(|| format!("in {shown}"))?;
        }
        if tag.attribute("rel") == Some("manifest") {
            check_manifest(tag.attribute("href").unwrap_or_default(), dir)?;
        }
    }
    Ok(())
}

/// Checks that the manifest's icons are there: browsers say nothing when they are not.
fn check_manifest(name: &str, dir: &Path) -> Result<()> {
    let manifest: serde_json::Value =
        serde_json::from_str(&files::read(&dir.join(name))?)
            .with_context(|| format!("reading {name}"))?;
    for icon in manifest["icons"].as_array().into_iter().flatten() {
        let path = icon["src"].as_str().context("an icon without src")?;
        ensure!(dir.join(path).is_file(), "{name}: there is no {path}");
    }
    Ok(())
}

fn check_address(address: &str, tag: &Tag, dir: &Path) -> Result<()> {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    if address.starts_with("data:") || path.is_empty() || path == "./" {
        return Ok(());
    }
    ensure!(
        !path.starts_with('/') && !path.contains(':'),
        "{address} would not be found when the page stands under a path"
    );
    let bytes = fs::read(dir.join(path)).with_context(|| format!("reading {path}"))?;
    if let Some(integrity) = tag.attribute("integrity") {
        ensure!(integrity == sha384(&bytes), "the hash of {path} is not the file's");
    }
    Ok(())
}

/// Writes into the service worker what it has to keep.
fn stamp_service_worker(dir: &Path, small: bool) -> Result<()> {
    let path = dir.join(SERVICE_WORKER);
    let mut worker = bare(&files::read(&path)?);
    if small {
        // What is written into it keeps its names: a page may be stamped again.
        let at = worker.find(UNFILLED).context("the service worker is filled in")?;
        let code = worker.split_off(at + UNFILLED.len());
        files::write(&path, &code)?;
        worker.push_str(&shrink::minified(&path)?);
    }
    let mut list = String::from("{");
    let mut build = Sha256::new();
    for file in files::list(dir)?.iter().filter(|file| *file != SERVICE_WORKER) {
        let bytes =
            fs::read(dir.join(file)).with_context(|| format!("reading {file}"))?;
        let hash = sha256(&bytes);
        let name = serde_json::to_string(file)?;
        list.push_str(&format!("{name}: '{hash}',"));
    }
    list.push('}');
    let worker = set_constant(&worker, "FILES", &list)?;
    let worker = set_constant(&worker, "POLICY", &serde_json::to_string(POLICY)?)?;
    // The worker's own text counts too: a new one is a new version.
    build.update(set_constant(&worker, "BUILD", "''")?);
    let build = &hex(&build.finalize())[..16];
    let worker = set_constant(&worker, "BUILD", &format!("'{build}'"))?;
    files::write(&path, &worker)
}

/// A script without what only its readers want: blank lines, lines that are a comment, and
/// indentation. Ours have no text that goes over several lines.
fn bare(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// Gives a constant of a script another value; its declaration ends with the first `;` at
/// the end of a line.
fn set_constant(script: &str, name: &str, value: &str) -> Result<String> {
    let head = format!("\nconst {name} = ");
    let at =
        script.find(&head).with_context(|| format!("no {name} in the service worker"))?;
    let from = at + head.len();
    let to = from + script[from..].find(";\n").context("an open declaration")?;
    Ok(format!("{}{value}{}", &script[..from], &script[to..]))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file's hash as the `integrity` attribute has it.
fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

/// The same, shorter.
fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(bytes)))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] =
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let at = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for i in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests;
