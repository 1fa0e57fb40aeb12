//! Corpus to model, and evaluation.
//!
//! ```text
//! chongpai-train train CORPUS          makes the model again
//! chongpai-train eval CORPUS [--by lang|maker|extractor|writing] [--worst N]
//! ```

mod corpus;
mod eval;
mod score;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

const USAGE: &str = "usage: chongpai-train train|eval CORPUS [OPTIONS]";

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let command = args.next().context(USAGE)?;
    let folder = PathBuf::from(args.next().context(USAGE)?);
    let rest: Vec<String> = args.collect();
    match command.as_str() {
        "eval" => eval::run(&folder, &rest),
        _ => bail!("unknown command {command}\n{USAGE}"),
    }
}
