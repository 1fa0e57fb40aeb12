//! The engine's own commands: training, scoring, speed, golden pages.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::run;
use crate::tools::{self, Need};

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

/// Measures how fast the engine is, natively and in WebAssembly.
pub(crate) fn bench(args: &[String]) -> Result<()> {
    for bench in ["--bench=throughput", "--bench=limits"] {
        let mut cargo = run::cargo();
        cargo.args(["bench", "--package=chongpai", bench, "--"]);
        if bench.ends_with("throughput") {
            cargo.args(args);
        }
        run::run(&mut cargo)?;
    }
    tools::ensure(&[Need::WasmTarget, Need::Bindgen])?;
    for (profile, name) in
        [("release", "the npm package"), ("web", "as small as the page's")]
    {
        wasm_speed(profile, name)?;
    }
    Ok(())
}

/// Measures the engine in Node, built with a profile.
fn wasm_speed(profile: &str, name: &str) -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let mut cargo = run::cargo();
    cargo.args(["build", "--quiet", "--package=chongpai-wasm", "--target", target]);
    run::run(cargo.args(["--profile", profile]))?;
    let built = run::target_dir()?.join(target).join(profile).join("chongpai_wasm.wasm");
    let package = run::target_dir()?.join("bench");
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.args(["--target=nodejs", "--out-dir"]).arg(&package).arg(built);
    run::run(&mut bindgen)?;
    let mut node = Command::new("node");
    node.arg("crates/chongpai-wasm/tests/speed.cjs").arg(package).arg(name);
    run::run(node.current_dir(run::root()))
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
