//! Running prose → the statistics of seams.

mod check;
mod examples;
mod learn;
mod prose;

use std::path::Path;

use anyhow::{Context, Result};
use chongpai::Language;
use chongpai::training::{MAGIC, VERSION};

use crate::corpus;
use learn::{Dice, Learner, Settings};
use prose::{Part, Prose, Stretches};

pub(crate) use check::run as check;

const GLUE: Settings = Settings {
    bits: 22,
    rate: 0.8,
    sparse: 3.0,
    ridge: 1.0,
    rounds: 3,
    least: 8,
    more: 2,
};
const BOND: Settings = Settings {
    bits: 22,
    rate: 0.4,
    sparse: 50.0,
    ridge: 1.0,
    rounds: 2,
    least: 6,
    more: 1,
};
const SIDES: Settings = Settings {
    bits: 20,
    rate: 0.4,
    sparse: 8.0,
    ridge: 1.0,
    rounds: 2,
    least: 6,
    more: 1,
};

/// `seams TEXT --cases CORPUS --out FILE [--held-out]`.
///
/// With `--held-out` the articles that are not learned from are measured on.
pub(crate) fn run(text: &Path, args: &[String]) -> Result<()> {
    let value = |name: &str| {
        args.windows(2).find(|w| w[0] == name).map(|w| Path::new(w[1].as_str()))
    };
    let cases = value("--cases").context("--cases CORPUS is missing")?;
    let held_out = args.iter().any(|a| a == "--held-out");
    let bytes = train(text, cases)?;
    if let Some(file) = value("--out") {
        std::fs::write(file, &bytes).with_context(|| file.display().to_string())?;
    }
    if held_out {
        check::held_out(text, cases, &bytes)?;
    }
    Ok(())
}

/// Learns the statistics from `LANGUAGE.txt.xz` in `text`, leaving out what occurs in the
/// cases of the corpus.
pub(crate) fn train(text: &Path, corpus: &Path) -> Result<Vec<u8>> {
    let prose = read_prose(text, corpus, Part::Learn)?;
    let korean = prose
        .iter()
        .find(|p| p.language == Language::Ko)
        .context("the prose has no Korean")?;
    let mut bytes = MAGIC.to_vec();
    bytes.push(VERSION);
    for (name, table) in [
        ("glue", learn_glue(korean)),
        ("bond", learn_bond(&prose)),
        ("sides", learn_sides(&prose)),
    ] {
        let (table, weights) = table.table();
        eprintln!("{name}: {weights} weights, {} bytes", table.len());
        bytes.extend(table);
    }
    Ok(bytes)
}

/// The prose that no statistics are learned from, with its language: articles of paragraphs.
pub(crate) fn kept(
    text: &Path,
    corpus: &Path,
) -> Result<Vec<(Language, Vec<Vec<String>>)>> {
    let prose = read_prose(text, corpus, Part::Kept)?;
    Ok(prose.iter().map(|p| (p.language, p.articles())).collect())
}

fn read_prose(text: &Path, corpus: &Path, part: Part) -> Result<Vec<Prose>> {
    let stretches = Stretches::of(&corpus::read(corpus)?);
    [Language::ZhHans, Language::ZhHant, Language::Ja, Language::Ko]
        .into_iter()
        .map(|language| prose::read(text, language, &stretches, part))
        .collect()
}

fn learn_glue(korean: &Prose) -> Learner {
    let mut dice = Dice(1);
    learn(GLUE, |learner| {
        examples::glue(korean, &mut dice, &mut |features, space| {
            learner.learn(features.as_slice(), space);
        });
    })
}

fn learn_bond(prose: &[Prose]) -> Learner {
    let mut dice = Dice(2);
    learn(BOND, |learner| {
        examples::bond(prose, &mut dice, 2, &mut |_, features, together| {
            learner.learn(features.as_slice(), together);
        });
    })
}

fn learn_sides(prose: &[Prose]) -> Learner {
    let mut dice = Dice(3);
    learn(SIDES, |learner| {
        examples::sides(prose, &mut dice, &mut |_, _, features, yes| {
            learner.learn(features.as_slice(), yes);
        });
    })
}

/// Reads the text as often as the settings say, first to choose weights, then to settle
/// them.
fn learn(settings: Settings, mut read: impl FnMut(&mut Learner)) -> Learner {
    let mut learner = Learner::new(settings);
    for _ in 0..settings.rounds {
        read(&mut learner);
    }
    learner.choose();
    for _ in 0..settings.more {
        read(&mut learner);
    }
    learner
}
