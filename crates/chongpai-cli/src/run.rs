//! Inputs → outputs, with what goes wrong told on the way.

use std::fs;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use chongpai::{Correction, Document};
use clap::Parser;

use crate::args::{Args, Format};
use crate::decode::decode;
use crate::{explain, output, place};

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let corrections = match read_corrections(&args) {
        Ok(corrections) => corrections,
        Err(error) => {
            tell(format_args!("{error:#}"));
            return ExitCode::from(2);
        }
    };
    match run(args, &corrections) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            tell(format_args!("{error:#}"));
            ExitCode::from(1)
        }
    }
}

/// Puts every input through. Gives whether all of them went; an error means that no
/// further output can be written.
fn run(mut args: Args, corrections: &[Correction]) -> Result<bool> {
    if args.files.is_empty() {
        args.files.push(PathBuf::from("-"));
    }
    if let Some(dir) = &args.out_dir {
        fs::create_dir_all(dir)
            .map_err(plain)
            .with_context(|| dir.display().to_string())?;
        let places = place::plan(&args.files, dir, args.format.extension());
        let mut all = true;
        for (input, path) in args.files.iter().zip(&places) {
            let result = into_file(input, path, &args, corrections);
            all &= told(input, result).is_some();
        }
        return Ok(all);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut all, mut first) = (true, true);
    for input in &args.files {
        let Some(written) = told(input, convert(input, &args, corrections)) else {
            all = false;
            continue;
        };
        if written.is_empty() {
            continue;
        }
        let between = if first { b"" } else { between_pages(args.format) };
        first = false;
        let sent = out
            .write_all(between)
            .and_then(|()| out.write_all(&written))
            .and_then(|()| out.flush());
        match sent {
            Ok(()) => {}
            // Whoever read the output has seen enough of it: `chongpai … | head`.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(all),
            Err(error) => return Err(plain(error).context("standard output")),
        }
    }
    Ok(all)
}

/// What stands on standard output between the pages of two inputs: what stands between
/// two articles.
fn between_pages(format: Format) -> &'static [u8] {
    match format {
        Format::Text => b"\n",
        Format::Markdown => b"\n---\n\n",
        Format::Json | Format::Lines => b"",
    }
}

fn into_file(
    input: &Path,
    path: &Path,
    args: &Args,
    corrections: &[Correction],
) -> Result<()> {
    let written = convert(input, args, corrections)?;
    place::write_whole(path, &written)
        .map_err(plain)
        .with_context(|| format!("cannot write {}", path.display()))
}

/// Reads one input and gives what is to be written of it.
fn convert(input: &Path, args: &Args, corrections: &[Correction]) -> Result<Vec<u8>> {
    let bytes = read(input)?;
    let options = args.options();
    let decoded = decode(&bytes, args.encoding, options.language)?;
    let document = chongpai::reflow(&decoded.text, &options, corrections);
    tell_ignored(input, &document, corrections);
    if args.explain && args.format != Format::Json {
        let mut err = BufWriter::new(io::stderr().lock());
        // A closed standard error is the user's wish not to be told.
        let _ = explain::write(&document, &name(input), &mut err);
    }
    let mut written = Vec::with_capacity(decoded.text.len() * 2);
    output::write(&document, args.format, &mut written)?;
    Ok(written)
}

fn read(input: &Path) -> Result<Vec<u8>> {
    if !place::is_stdin(input) {
        return fs::read(input).map_err(plain);
    }
    let mut stdin = io::stdin().lock();
    if stdin.is_terminal() {
        tell(format_args!("reading the page from the terminal; Ctrl-D ends it"));
    }
    let mut bytes = Vec::new();
    stdin.read_to_end(&mut bytes).map_err(plain)?;
    Ok(bytes)
}

/// Reads the file of `--corrections`, which speaks of one page only.
fn read_corrections(args: &Args) -> Result<Vec<Correction>> {
    let Some(path) = &args.corrections else { return Ok(Vec::new()) };
    if args.files.len() > 1 {
        bail!("--corrections goes with one page, but {} were given", args.files.len());
    }
    let name = || path.display().to_string();
    let json = fs::read_to_string(path).map_err(plain).with_context(name)?;
    serde_json::from_str(&json).with_context(name)
}

fn tell_ignored(input: &Path, document: &Document, corrections: &[Correction]) {
    for &index in &document.ignored {
        let correction = corrections.get(index as usize);
        let json = correction.and_then(|c| serde_json::to_string(c).ok());
        tell(format_args!(
            "{}: correction {} cannot be followed: {}",
            name(input),
            index + 1,
            json.unwrap_or_default(),
        ));
    }
}

/// The value of a result; an error is told and gives none.
fn told<T>(input: &Path, result: Result<T>) -> Option<T> {
    result.map_err(|error| tell(format_args!("{}: {error:#}", name(input)))).ok()
}

fn name(input: &Path) -> String {
    if place::is_stdin(input) {
        "standard input".into()
    } else {
        input.display().to_string()
    }
}

/// Writes a message to standard error, whose being closed is no reason to stop.
fn tell(message: std::fmt::Arguments) {
    let _ = writeln!(io::stderr(), "chongpai: {message}");
}

/// An error of the system in plain words, without its number.
fn plain(error: io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::NotFound => anyhow::anyhow!("no such file or directory"),
        io::ErrorKind::PermissionDenied => anyhow::anyhow!("permission denied"),
        io::ErrorKind::IsADirectory => anyhow::anyhow!("is a directory"),
        io::ErrorKind::InvalidData => anyhow::anyhow!("not valid UTF-8"),
        _ => anyhow::Error::new(error),
    }
}
