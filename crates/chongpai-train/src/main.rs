//! Corpus to model, and evaluation.
//!
//! ```text
//! chongpai-train train CORPUS          makes the model again
//! chongpai-train articles CORPUS       makes the articles' part of it again
//! chongpai-train check-articles CORPUS what that part makes of the right blocks
//! chongpai-train eval CORPUS [--by lang|maker|extractor|writing] [--worst N]
//! chongpai-train seams TEXT --cases CORPUS [--out FILE] [--held-out]
//! chongpai-train check-seams CORPUS --model FILE [--errors]
//! chongpai-train edits CORPUS [--worst N] [--only NAME]
//! chongpai-train tables FOLDER         writes the engine's character tables
//! ```

mod articles;
mod corpus;
mod edits;
mod eval;
mod score;
mod seams;
mod tables;

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
        "eval" => eval::run(&folder, &rest),
        "seams" => seams::run(&folder, &rest),
        "check-seams" => seams::check(&folder, &rest),
        "edits" => edits::run(&folder, &rest),
        "tables" => tables::write(&folder),
        _ => bail!("unknown command {command}\n{USAGE}"),
    }
}
