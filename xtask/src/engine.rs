//! The engine's own commands: training, scoring, speed, golden pages.

use anyhow::{Result, ensure};

use crate::run;

/// Learns the model again.
pub(crate) fn train(args: &[String]) -> Result<()> {
    ensure!(!args.is_empty(), "usage: cargo xtask train CORPUS");
    trainer("train", args)
}

/// Scores the engine on a corpus.
pub(crate) fn eval(args: &[String]) -> Result<()> {
    ensure!(!args.is_empty(), "usage: cargo xtask eval CORPUS");
    trainer("eval", args)
}

fn trainer(command: &str, args: &[String]) -> Result<()> {
    let mut cargo = run::cargo();
    // The corpus is named from where the reader stands.
    cargo.current_dir(std::env::current_dir()?);
    cargo.args([
        "run",
        "--quiet",
        "--release",
        "--package=chongpai-train",
        "--",
        command,
    ]);
    run::run(cargo.args(args))
}

/// Measures how fast the engine is.
pub(crate) fn bench(args: &[String]) -> Result<()> {
    let mut cargo = run::cargo();
    cargo.args(["bench", "--package=chongpai", "--bench=throughput", "--"]);
    run::run(cargo.args(args))
}

/// Compares the golden pages with what the engine makes of them, or takes its answers over.
pub(crate) fn pages(review: bool) -> Result<()> {
    let mut cargo = run::cargo();
    cargo.args(["test", "--quiet", "--package=chongpai-cli", "--test=pages"]);
    if review {
        cargo.env("CHONGPAI_PAGES", "review");
        cargo.args(["--", "--nocapture"]);
    }
    run::run(&mut cargo)
}
