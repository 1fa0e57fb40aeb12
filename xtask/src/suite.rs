//! The steps of `test` and `ci`.

use std::io::IsTerminal;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use crate::tools::{self, Need};
use crate::{bundle, checks, files, run, size};

/// One thing that must hold, with a name of its own so that it can be run alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    name: &'static str,
    about: &'static str,
    needs: &'static [Need],
    run: fn() -> Result<()>,
}

const PAGE: Step = Step {
    name: "page",
    about: "the page builds for a static host",
    needs: bundle::PAGE,
    run: || bundle::release().map(drop),
};

const HOST: Step = Step {
    name: "host",
    about: "tests, documentation's examples and golden pages on this machine",
    needs: &[],
    run: || cargo(&["test", "--workspace", "--no-fail-fast", "--locked"]),
};

const CORE: Step = Step {
    name: "core",
    about: "the engine alone, without default features, for wasm32",
    needs: &[Need::WasmTarget],
    run: || {
        cargo(&[
            "check",
            "--package=chongpai",
            "--no-default-features",
            "--target=wasm32-unknown-unknown",
            "--locked",
        ])
    },
};

const PACKAGE: Step = Step {
    name: "package",
    about: "the npm package in Node",
    needs: &[Need::WasmTarget, Need::Bindgen],
    run: || {
        let mut cargo = run::cargo();
        // It comes with wasm-bindgen, and on the `PATH` in the same folder.
        let runner = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";
        cargo.env(runner, "wasm-bindgen-test-runner");
        let target = "--target=wasm32-unknown-unknown";
        run::run(cargo.args([
            "test",
            "--package=chongpai-wasm",
            target,
            "--test=node",
            "--locked",
        ]))
    },
};

/// It comes last, so that its count is what one reads at the end.
const BROWSER: Step = Step {
    name: "browser",
    about: "the page in headless Chromium, and its main flow in Firefox",
    needs: &[Need::Browser, Need::Firefox, Need::TestPackages],
    run: browser,
};

/// What `test` does.
pub(crate) const TEST: &[Step] = &[HOST, CORE, PACKAGE, PAGE, BROWSER];

/// What `ci` does.
pub(crate) const CI: &[Step] = &[
    Step {
        name: "format",
        about: "rustfmt has nothing to change",
        needs: &[Need::Lints],
        run: || cargo(&["fmt", "--all", "--check"]),
    },
    Step { name: "tidy", about: "files are in order", needs: &[], run: checks::tidy },
    Step {
        name: "dependencies",
        about: "the engine stays free of serde and of the web",
        needs: &[],
        run: checks::dependencies,
    },
    Step {
        name: "licences",
        about: "every dependency may be passed on",
        needs: &[],
        run: checks::licences,
    },
    Step {
        name: "clippy",
        about: "no lint speaks up, on the host or for the web",
        needs: &[Need::Lints, Need::WasmTarget],
        run: clippy,
    },
    Step {
        name: "docs",
        about: "the documentation builds without a warning",
        needs: &[],
        run: docs,
    },
    Step {
        name: "features",
        about: "the engine builds with each feature alone",
        needs: &[],
        run: checks::features,
    },
    HOST,
    CORE,
    PACKAGE,
    PAGE,
    Step {
        name: "size",
        about: "the page and the model keep to their budgets",
        needs: &[],
        run: || size::print(&run::root().join("dist"), true),
    },
    BROWSER,
];

/// Runs the steps that are named, or all, in order, up to the first that fails.
pub(crate) fn run(command: &str, steps: &[Step], names: &[String]) -> Result<()> {
    for name in names {
        if !steps.iter().any(|step| step.name == name) {
            let known: Vec<&str> = steps.iter().map(|step| step.name).collect();
            bail!("no step `{name}`; {command} has: {}", known.join(", "));
        }
    }
    let chosen: Vec<&Step> = steps
        .iter()
        .filter(|step| names.is_empty() || names.iter().any(|n| n == step.name))
        .collect();
    let mut needs = Vec::new();
    for need in chosen.iter().flat_map(|step| step.needs) {
        if !needs.contains(need) {
            needs.push(*need);
        }
    }
    tools::ensure(&needs)?;
    let mut took = None;
    for (index, step) in chosen.iter().enumerate() {
        if let Some(seconds) = took {
            println!("   {seconds} s");
        }
        let start = Instant::now();
        println!(
            "\n== {} ({} of {}): {}",
            step.name,
            index + 1,
            chosen.len(),
            step.about
        );
        (step.run)().map_err(|error| {
            error.context(format!(
                "step `{0}` failed; again, alone: cargo xtask {command} {0}",
                step.name
            ))
        })?;
        took = Some(start.elapsed().as_secs());
    }
    Ok(())
}

fn cargo(args: &[&str]) -> Result<()> {
    run::run(run::cargo().args(args))
}

fn clippy() -> Result<()> {
    let strict = ["--", "-D", "warnings"];
    let host = ["clippy", "--workspace", "--all-targets", "--locked"];
    cargo(&[host.as_slice(), &strict].concat())?;
    let web = [
        "clippy",
        "--package=chongpai-app",
        "--package=chongpai-wasm",
        "--target=wasm32-unknown-unknown",
        "--locked",
    ];
    cargo(&[web.as_slice(), &strict].concat())
}

fn docs() -> Result<()> {
    let mut command = run::cargo();
    command.env("RUSTDOCFLAGS", "-D warnings");
    run::run(command.args(["doc", "--workspace", "--no-deps", "--locked"]))
}

fn browser() -> Result<()> {
    let list = files::list(&tools::browser_tests())?;
    let is_test = |file: &&String| file.ends_with(".test.mjs") && !file.contains('/');
    let mut node = node()?;
    run::run(node.args(list.iter().filter(is_test)))
}

/// Takes pictures of every screen of the built page, as it is now.
pub(crate) fn screens() -> Result<()> {
    tools::ensure(BROWSER.needs)?;
    let folder = run::root().join("docs/screens");
    run::run(node()?.arg("screens.mjs").env("CHONGPAI_SCREENS", &folder))?;
    println!("look at them: {}", folder.display());
    Ok(())
}

/// Node, ready to drive browsers.
fn node() -> Result<Command> {
    let dist = run::root().join("dist");
    ensure!(dist.exists(), "no built page; make it with: cargo xtask build");
    // The same features as in `host`, so that nothing is compiled twice.
    cargo(&["build", "--workspace", "--bin=chongpai", "--profile=test", "--locked"])?;
    let mut node = Command::new("node");
    node.env("CHONGPAI_DIST", dist)
        .env("CHONGPAI_CLI", run::target_dir()?.join("debug/chongpai"))
        .env("CHONGPAI_XTASK", std::env::current_exe()?)
        .env("CHONGPAI_CHROMIUM", tools::chromium().context("no Chromium")?)
        .env("CHONGPAI_FIREFOX", tools::firefox().context("no Firefox")?);
    // One at a time: some tests measure, and all want the whole machine.
    node.args(["--test", "--test-concurrency=1"]);
    let reporter = if std::io::stdout().is_terminal() { "spec" } else { "tap" };
    node.arg(format!("--test-reporter={reporter}")).current_dir(tools::browser_tests());
    Ok(node)
}
