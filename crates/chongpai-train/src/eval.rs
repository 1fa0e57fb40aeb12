//! Runs the engine over a corpus and prints how well it reads.
//!
//! Five things are printed one after the other: the scores by group ([`table`]), whether the
//! confidences are worth their name ([`calibration`]), what one correction teaches the rest of
//! its page ([`corrected`]), how paragraphs come through being set at every width
//! ([`crate::rewrap`]), and how pages that came worse are read ([`disturbed`]). `--by`,
//! `--worst` and `--errors` ask for scores alone.

mod calibration;
mod corrected;
mod disturbed;
mod table;

use std::path::Path;

use anyhow::{Result, bail};
use chongpai::{Document, Model, Options, Rule, reflow_with};

use crate::corpus::{self, Case, Row};
use crate::rewrap;
use crate::score::{Tally, score};

const USAGE: &str = "usage: eval CORPUS [--by lang|maker|extractor|writing]… [--worst N] \
    [--errors] [--table] [--without RULE]… [--model FOLDER]";

/// What is asked for behind the folder.
#[derive(Debug, Default)]
struct Wanted {
    keys: Vec<String>,
    worst: usize,
    errors: bool,
    table: bool,
    model: Option<String>,
    /// Rules whose features the line model is not to hear.
    without: Vec<Rule>,
}

impl Wanted {
    fn read(args: &[String]) -> Result<Self> {
        let mut out = Self::default();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let mut value =
                || args.next().map_or_else(|| bail!(USAGE), |v| Ok(v.clone()));
            match arg.as_str() {
                "--by" => out.keys.push(value()?),
                "--worst" => out.worst = value()?.parse()?,
                "--errors" => out.errors = true,
                "--table" => out.table = true,
                "--without" => {
                    let name = value()?;
                    let rule = Rule::ALL.into_iter().find(|r| r.as_str() == name);
                    let Some(rule) = rule else { bail!("no rule {name}") };
                    out.without.push(rule);
                }
                "--model" => out.model = Some(value()?),
                _ => bail!("unknown argument {arg}\n{USAGE}"),
            }
        }
        if let Some(bad) = out.keys.iter().find(|k| !table::KEYS.contains(&k.as_str())) {
            bail!("no key {bad}\n{USAGE}");
        }
        Ok(out)
    }

    /// Whether only scores are wanted.
    fn is_short(&self) -> bool {
        self.table || self.errors || self.worst > 0 || !self.keys.is_empty()
    }
}

/// A case with the engine's answer and what it scores.
struct Answered<'a> {
    case: &'a Case,
    document: Document<'a>,
    answer: Vec<Row>,
    tally: Tally,
}

/// `eval CORPUS [OPTIONS]`, see [`USAGE`].
pub(crate) fn run(folder: &Path, args: &[String]) -> Result<()> {
    let wanted = Wanted::read(args)?;
    let cases = corpus::read(folder)?;
    let model = match &wanted.model {
        Some(path) => crate::read_model(Path::new(path))?,
        None => Model::builtin().clone(),
    };
    let model = chongpai::training::without(&model, &wanted.without);
    let answered: Vec<Answered> = cases.iter().map(|c| answer(&model, c)).collect();
    if wanted.errors {
        for each in &answered {
            errors(each);
        }
    }
    table::print(&answered, &wanted.keys, wanted.worst);
    if !wanted.is_short() {
        println!();
        calibration::print(&answered);
        println!();
        corrected::print(&model, &answered);
        println!();
        rewrap::print(&model, &cases, false);
        println!();
        disturbed::print(&model, &cases);
    }
    Ok(())
}

fn answer<'a>(model: &'a Model, case: &'a Case) -> Answered<'a> {
    let document = reflow_with(model, &case.input, &Options::default(), &[], &mut |_| {});
    let answer = rows(&document);
    let tally = score(&case.input, &case.gold, &answer);
    Answered { case, document, answer, tally }
}

/// Whether a row goes on with the block of the row just before it. The corpus's scorer
/// compares exactly this; a line that resumes a block behind other lines counts as parted
/// from the line before it.
pub(crate) fn is_joined(rows: &[Row], at: usize) -> bool {
    at > 0 && rows[at].block == rows[at - 1].block
}

/// Prints the lines whose place, glue or role is wrong, each behind the line before it.
fn errors(each: &Answered) {
    let Answered { case, answer, .. } = each;
    for i in 0..answer.len() {
        let (gold, found) = (&case.gold[i], &answer[i]);
        let kind = match (is_joined(&case.gold, i), is_joined(answer, i)) {
            (true, false) => "cut",
            (false, true) => "fused",
            (true, true) if gold.glue != found.glue => "glue",
            _ if gold.role != found.role => "role",
            _ => continue,
        };
        println!(
            "{} {kind} {}:{i} {}>{}\n    {}\n    {}",
            case.name,
            gold.number,
            gold.role.as_str(),
            found.role.as_str(),
            i.checked_sub(1).map_or("", |before| &answer[before].text),
            found.text
        );
    }
}

/// The line answer of a document.
pub(crate) fn rows(document: &Document) -> Vec<Row> {
    (0..document.lines.len() as u32)
        .map(|i| {
            let line = &document.lines[i as usize];
            let block = &document.blocks[line.block as usize];
            Row {
                number: line.number,
                article: block.article.map_or(0, |a| a + 1),
                block: line.block + 1,
                role: block.role,
                glue: line.glue.as_str().into(),
                text: document.line_text(i).into_owned(),
            }
        })
        .collect()
}
