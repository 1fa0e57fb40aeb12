//! Corpus to model, and evaluation.
//!
//! ```text
//! chongpai-train train CORPUS          makes the model again
//! chongpai-train articles CORPUS       makes the articles' part of it again
//! chongpai-train check-articles CORPUS what that part makes of the right blocks
//! chongpai-train eval CORPUS [--by lang|maker|extractor|writing] [--worst N]
//! chongpai-train seams TEXT --cases CORPUS [--out FILE] [--held-out]
//! chongpai-train check-seams CORPUS --model FILE [--errors]
//! chongpai-train edits CORPUS [--worst N] [--only NAME] [--time]
//! chongpai-train tables FOLDER         writes the engine's character tables
//! ```

mod articles;
mod augment;
mod corpus;
mod edits;
mod eval;
mod lines;
mod score;
mod seams;
mod tables;
mod typeset;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

const USAGE: &str =
    "usage: chongpai-train train|eval|seams|check-seams|edits|tables FOLDER [OPTIONS]";

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let command = args.next().context(USAGE)?;
    let folder = PathBuf::from(args.next().context(USAGE)?);
    let rest: Vec<String> = args.collect();
    match command.as_str() {
        "articles" => articles::train(&folder, &rest),
        "check-articles" => articles::check(&folder, &rest),
        "train" => train(&folder, rest.first()),
        "eval" => eval::run(&folder, &rest),
        "seams" => seams::run(&folder, &rest),
        "check-seams" => seams::check(&folder, &rest),
        "edits" => edits::run(&folder, &rest),
        "tables" => tables::write(&folder),
        _ => bail!("unknown command {command}\n{USAGE}"),
    }
}

/// How many pages are set anew from the corpus's articles.
const SET_PAGES: usize = 1200;

/// `train CORPUS [FILE]`: makes the line model again.
fn train(folder: &std::path::Path, out: Option<&String>) -> Result<()> {
    let mut cases = corpus::read(folder)?;
    cases.extend(augment::pages(&cases, SET_PAGES));
    let seams = chongpai::training::Seams::read(chongpai::training::BUILTIN)?;
    let pages =
        cases.iter().map(|c| lines::page(c, &seams)).collect::<Result<Vec<_>>>()?;
    let bytes = lines::train(&pages, &mut |line| println!("{line}"));
    let out = out.map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../chongpai/model/lines.bin"),
        PathBuf::from,
    );
    std::fs::write(out, bytes)?;
    Ok(())
}
