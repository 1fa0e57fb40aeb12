//! Runs the engine over a corpus and prints the figures.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use chongpai::{Document, Model, Options, reflow_with};

use crate::corpus::{self, Case, Row};
use crate::score::{Tally, score};

/// `eval CORPUS [--by KEY]… [--worst N] [--errors] [--model FOLDER]`.
pub(crate) fn run(folder: &Path, args: &[String]) -> Result<()> {
    let cases = corpus::read(folder)?;
    let keys: Vec<&str> = values(args, "--by");
    let worst: usize = values(args, "--worst").first().map_or(Ok(0), |n| n.parse())?;
    let model = match values(args, "--model").first() {
        Some(path) => crate::read_model(Path::new(path))?,
        None => Model::builtin().clone(),
    };
    let show_errors = args.iter().any(|a| a == "--errors");
    let mut all = Tally::default();
    let mut groups = BTreeMap::<String, Tally>::new();
    let mut each = Vec::new();
    for case in &cases {
        let document =
            reflow_with(&model, &case.input, &Options::default(), &[], &mut |_| {});
        let answer = rows(&document);
        let tally = score(&case.input, &case.gold, &answer);
        if show_errors {
            errors(case, &answer);
        }
        all.add(&tally);
        for key in &keys {
            groups.entry(format!("{key}={}", group(case, key))).or_default().add(&tally);
        }
        each.push((case.name.as_str(), tally));
    }
    header();
    for (name, tally) in &groups {
        row(name, tally);
    }
    row("all", &all);
    if worst > 0 {
        println!("\nworst cases by para:");
        each.sort_by(|a, b| key_of(&a.1).total_cmp(&key_of(&b.1)));
        for (name, tally) in each.iter().take(worst) {
            row(name, tally);
        }
    }
    Ok(())
}

/// Prints the lines whose place or role is wrong, each behind the line before it.
fn errors(case: &Case, answer: &[Row]) {
    for i in 1..answer.len() {
        let joined = |rows: &[Row]| rows[i].block == rows[i - 1].block;
        let (gold, found) = (&case.gold[i], &answer[i]);
        let place = match (joined(&case.gold), joined(answer)) {
            (true, false) => "cut",
            (false, true) => "fused",
            _ if gold.role != found.role => "role",
            _ => continue,
        };
        println!(
            "{} {place} {}:{} {}>{}\n    {}\n    {}",
            case.name,
            gold.number,
            i,
            gold.role.as_str(),
            found.role.as_str(),
            answer[i - 1].text,
            found.text
        );
    }
}

fn key_of(tally: &Tally) -> f64 {
    tally.para.value().unwrap_or(1.0)
}

fn values<'a>(args: &'a [String], name: &str) -> Vec<&'a str> {
    args.windows(2).filter(|w| w[0] == name).map(|w| w[1].as_str()).collect()
}

fn group<'a>(case: &'a Case, key: &str) -> &'a str {
    match key {
        "lang" => &case.meta.lang,
        "maker" => &case.meta.maker,
        "extractor" => &case.meta.extractor,
        "writing" => &case.meta.writing,
        _ => "?",
    }
}

fn header() {
    print!("{:24}", "");
    for name in Tally::NAMES {
        print!("{name:>10}");
    }
    println!("{:>8}{:>7}", "lost", "cases");
}

fn row(name: &str, tally: &Tally) {
    print!("{name:24}");
    for figure in tally.figures() {
        match figure {
            Some(f) => print!("{f:10.4}"),
            None => print!("{:>10}", "-"),
        }
    }
    println!("{:>8}{:>7}", tally.lost, tally.cases);
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
