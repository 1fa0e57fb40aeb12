//! Corpus to model, and evaluation.
//!
//! ```text
//! chongpai-train train CORPUS          makes the model again
//! chongpai-train articles CORPUS       makes the articles' part of it again
//! chongpai-train check-articles CORPUS what that part makes of the right blocks
//! chongpai-train eval CORPUS [--by lang|maker|extractor|writing] [--worst N]
//! chongpai-train why CASE LINE ROLE:PLACE ROLE:PLACE [--model FILE]
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
mod why;

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
        "why" => why::run(&folder, &rest),
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
    let more: usize = std::env::var("MORE").map_or(SET_PAGES, |m| m.parse().unwrap());
    cases.extend(augment::pages(&cases, more));
    let seams = chongpai::training::Seams::read(chongpai::training::BUILTIN)?;
    let pages =
        cases.iter().map(|c| lines::page(c, &seams)).collect::<Result<Vec<_>>>()?;
    let held = match std::env::var("HELD") { Ok(h) => corpus::read(std::path::Path::new(&h))?.iter().map(|c| lines::page(c, &seams)).collect::<Result<Vec<_>>>()?, _ => vec![] };
    let bytes = lines::train(&pages, &held, &mut |line| println!("{line}"));
    let out = out.map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../chongpai/model/lines.bin"),
        PathBuf::from,
    );
    std::fs::write(out, bytes)?;
    Ok(())
}
