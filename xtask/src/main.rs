//! The one doorway to everything that is done with this repository.
//!
//! `cargo xtask` lists the commands. Each looks for the tools it needs first and installs
//! what is missing into a cache of its own.

mod bundle;
mod checks;
mod engine;
mod files;
mod run;
mod serve;
mod site;
mod size;
mod suite;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

const HELP: &str = "\
Chongpai's doorway.

usage: cargo xtask COMMAND

  serve [--port N] [--base /name/] [--release] [--watch]
                     build the page and serve it on this machine
  test [STEP...]     every test: host, engine for wasm32, npm package, browser
  ci [STEP...]       what must hold before a change lands: formatting, lints, docs,
                     features, licences, sizes, and then all that `test` does
  build              the release folder `dist` for any static host, at any path
  size [--check]     what `dist` and the model weigh; --check fails over what is allowed
  screens            pictures of every screen of `dist` into docs/screens
  pages [--review]   golden pages; --review shows what changed and takes it over
  train CORPUS       learn the model again from a corpus
  eval CORPUS        score the engine on a corpus, and what its confidences are worth
  bench              throughput, memory, whether time grows in step with the text, WASM
  setup              only look for tools and install what is missing

further arguments of train, eval and bench go to the program behind them
";

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut args = lexopt::Parser::from_env();
    let command = match args.next()? {
        None | Some(Short('h') | Long("help")) => {
            print!("{HELP}");
            return Ok(());
        }
        Some(Value(value)) => value.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "help" => print!("{HELP}"),
        "serve" => serve_command(args)?,
        "test" => suite::run("test", suite::TEST, &steps(args)?)?,
        "ci" => suite::run("ci", suite::CI, &steps(args)?)?,
        "build" => {
            none_left(args)?;
            let dist = bundle::release()?;
            println!("ready: {} holds the page, for any static host", dist.display());
        }
        "size" => {
            let check = flag(args, "check")?;
            size::print(&run::root().join("dist"), check)?;
        }
        "screens" => {
            none_left(args)?;
            suite::screens()?;
        }
        "pages" => engine::pages(flag(args, "review")?)?,
        "train" => engine::train(&rest(args)?)?,
        "eval" => engine::eval(&rest(args)?)?,
        "bench" => engine::bench(&rest(args)?)?,
        "setup" => {
            none_left(args)?;
            tools::ensure(tools::Need::ALL)?;
            println!("everything is in place");
        }
        "stamp" => site::stamp(&folder(args)?, false)?,
        "host" => host_command(args)?,
        other => bail!("no command `{other}`; `cargo xtask` lists them"),
    }
    Ok(())
}

fn serve_command(mut args: lexopt::Parser) -> Result<()> {
    let mut options =
        bundle::Serve { port: 8080, base: "/".into(), release: false, watch: false };
    while let Some(arg) = args.next()? {
        match arg {
            Long("port") => options.port = args.value()?.parse()?,
            Long("base") => options.base = args.value()?.string()?,
            Long("release") => options.release = true,
            Long("watch") => options.watch = true,
            _ => return Err(arg.unexpected().into()),
        }
    }
    bundle::serve(&options)
}

/// Serves a folder that is already built; the browser tests use it.
fn host_command(mut args: lexopt::Parser) -> Result<()> {
    let (mut dir, mut base, mut port) = (None, "/".to_owned(), 0);
    while let Some(arg) = args.next()? {
        match arg {
            Long("port") => port = args.value()?.parse()?,
            Long("base") => base = args.value()?.string()?,
            Value(value) if dir.is_none() => dir = Some(PathBuf::from(value)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let server = serve::bind(&dir.context("host needs a folder")?, &base, port)?;
    println!("{}", server.address());
    server.run()
}

fn steps(mut args: lexopt::Parser) -> Result<Vec<String>> {
    let mut names = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            Value(value) => names.push(value.string()?),
            _ => return Err(arg.unexpected().into()),
        }
    }
    Ok(names)
}

fn flag(mut args: lexopt::Parser, name: &str) -> Result<bool> {
    let mut set = false;
    while let Some(arg) = args.next()? {
        match arg {
            Long(long) if long == name => set = true,
            _ => return Err(arg.unexpected().into()),
        }
    }
    Ok(set)
}

fn none_left(mut args: lexopt::Parser) -> Result<()> {
    match args.next()? {
        None => Ok(()),
        Some(arg) => Err(arg.unexpected().into()),
    }
}

fn folder(args: lexopt::Parser) -> Result<PathBuf> {
    match steps(args)?.as_slice() {
        [one] => Ok(one.into()),
        _ => bail!("this needs one folder"),
    }
}

fn rest(mut args: lexopt::Parser) -> Result<Vec<String>> {
    Ok(args.raw_args()?.map(|a| a.string()).collect::<Result<_, _>>()?)
}
