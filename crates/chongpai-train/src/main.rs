//! Corpus to model, and evaluation.
//!
//! ```text
//! chongpai-train train CORPUS [FOLDER] [--held-out CORPUS]    makes the model again
//! chongpai-train lines CORPUS [FOLDER] [--held-out CORPUS]    the same without the seams
//! chongpai-train articles CORPUS [FOLDER]   makes the articles' part of it again
//! chongpai-train check-articles CORPUS what that part makes of the right blocks
//! chongpai-train eval CORPUS [--by lang|maker|extractor|writing]... [--worst N] [--errors]
//!                       [--table] [--model FOLDER]
//! chongpai-train rewrap CORPUS [--errors] [--model FOLDER]
//! chongpai-train why CASE LINE ROLE:PLACE ROLE:PLACE [--model FOLDER]
//! chongpai-train seams TEXT --cases CORPUS [--out FILE] [--held-out]
//! chongpai-train check-seams CORPUS --model FILE [--errors]
//! chongpai-train edits CORPUS [--worst N] [--only NAME] [--time]
//! chongpai-train tables FOLDER         writes the engine's character tables
//! ```

mod articles;
mod augment;
mod corpus;
mod decks;
mod dress;
mod edits;
mod eval;
mod extraction;
mod forms;
mod grammar;
mod interrupt;
mod lines;
mod names;
mod numbering;
mod positions;
mod printed;
mod recognised;
mod rewrap;
mod score;
mod seams;
mod stock;
mod tables;
mod trimmings;
mod typeset;
mod why;
mod written;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

const USAGE: &str = "usage: chongpai-train train|eval|rewrap|seams|check-seams|edits|tables FOLDER [OPTIONS]";

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let command = args.next().context(USAGE)?;
    let folder = PathBuf::from(args.next().context(USAGE)?);
    let rest: Vec<String> = args.collect();
    match command.as_str() {
        "articles" => {
            let model = rest.first().map_or_else(model_folder, PathBuf::from);
            articles::train(&folder, &model)
        }
        "check-articles" => articles::check(&folder, &rest),
        "train" => train(&folder, &rest, true),
        "lines" => train(&folder, &rest, false),
        "why" => why::run(&folder, &rest),
        "eval" => eval::run(&folder, &rest),
        "rewrap" => rewrap::run(&folder, &rest),
        "seams" => seams::run(&folder, &rest),
        "check-seams" => seams::check(&folder, &rest),
        "edits" => edits::run(&folder, &rest),
        "tables" => tables::write(&folder),
        _ => bail!("unknown command {command}\n{USAGE}"),
    }
}

/// How many pages are set anew from the corpus's articles, for all runs together.
const SET_PAGES: usize = 288_000;
/// How often the corpus's own pages are learned from in one round of a run, and how often the
/// recognised ones.
const REAL_TIMES: usize = 24;
const RECOGNISED_TIMES: usize = 6;

/// `train CORPUS [FOLDER] [--held-out CORPUS]`: makes the model again, part after part, and
/// writes it to the folder, or to where the engine embeds it from.
///
/// The statistics of seams are learned from the prose in `../text` beside the corpus; where
/// there is none, or for `lines`, those in the folder or the engine's own stay. Pages held
/// out are only measured.
fn train(corpus: &Path, args: &[String], with_seams: bool) -> Result<()> {
    let (held_out, folder) = match args {
        [folder, flag, path] if flag == "--held-out" => (Some(path), Some(folder)),
        [flag, path] if flag == "--held-out" => (Some(path), None),
        [folder] => (None, Some(folder)),
        [] => (None, None),
        _ => bail!(USAGE),
    };
    let folder = folder.map_or_else(model_folder, PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    let text = corpus.parent().unwrap_or(corpus).join("text");
    let file = folder.join("seams.bin");
    if with_seams && text.is_dir() {
        std::fs::write(&file, seams::train(&text, corpus)?)?;
    } else if !file.exists() {
        println!("the statistics of seams are the engine's own");
        std::fs::write(&file, chongpai::training::BUILTIN)?;
    }
    train_lines(corpus, &folder, held_out.map(Path::new))?;
    articles::train(corpus, &folder)
}

/// Makes the lines' part of the model, with the statistics of seams in the folder.
fn train_lines(corpus: &Path, folder: &Path, held: Option<&Path>) -> Result<()> {
    let seams = std::fs::read(folder.join("seams.bin"))?;
    let seams = chongpai::training::Seams::read(&seams)?;
    let real = corpus::read(corpus)?;
    let text = corpus.parent().unwrap_or(corpus).join("text");
    let prose = if text.is_dir() { seams::kept(&text, corpus)? } else { Vec::new() };
    let pages = |cases: &[corpus::Case]| line_pages(cases, &seams);
    let mut held_out = Vec::<(&str, Vec<lines::Page>)>::new();
    if let Some(path) = held {
        let cases = corpus::read(path)?;
        for language in chongpai::Language::ALL {
            let of: Vec<_> =
                cases.iter().filter(|c| c.language() == language).cloned().collect();
            held_out.push((language.tag(), pages(&of)?));
        }
    }
    let set = pages(&augment::pages(&real, &written::read()?, prose, SET_PAGES))?;
    let whole = vec![
        (pages(&real)?, REAL_TIMES),
        (pages(&recognised::read()?)?, RECOGNISED_TIMES),
    ];
    let bytes = lines::train(set, whole, &held_out, &mut |line| println!("{line}"));
    std::fs::write(folder.join("lines.bin"), bytes)?;
    Ok(())
}

/// Makes the pages of cases, a share of them on each processor.
fn line_pages(
    cases: &[corpus::Case],
    seams: &chongpai::training::Seams,
) -> Result<Vec<lines::Page>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = cases.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let make = |cases: &'_ [corpus::Case]| -> Result<Vec<_>> {
            cases.iter().map(|case| lines::page(case, seams)).collect()
        };
        let making: Vec<_> =
            cases.chunks(share).map(|some| scope.spawn(move || make(some))).collect();
        let mut out = Vec::with_capacity(cases.len());
        for made in making {
            out.extend(made.join().expect("no page fails")?);
        }
        Ok(out)
    })
}

/// Where the engine embeds its model from.
pub(crate) fn model_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../chongpai/model")
}

/// Reads a model from a folder that `train` wrote.
pub(crate) fn read_model(folder: &Path) -> Result<chongpai::Model> {
    let part = |name: &str| {
        let path = folder.join(name);
        std::fs::read(&path).with_context(|| path.display().to_string())
    };
    Ok(chongpai::Model::read(
        &part("lines.bin")?,
        &part("seams.bin")?,
        &part("articles.bin")?,
    )?)
}
