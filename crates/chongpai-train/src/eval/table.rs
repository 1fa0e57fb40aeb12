//! The scores, group by group.

use std::collections::BTreeMap;

use super::Answered;
use crate::corpus::Case;
use crate::score::Tally;

/// What pages may be grouped by.
pub(super) const KEYS: [&str; 4] = ["lang", "maker", "extractor", "writing"];
/// What they are grouped by unless something else is asked for.
const USUAL: [&str; 3] = ["lang", "maker", "extractor"];

/// Prints a row for each group and one for all; and the pages whose paragraphs suffer most.
pub(super) fn print(answered: &[Answered], keys: &[String], worst: usize) {
    let keys: Vec<&str> = match keys {
        [] => USUAL.to_vec(),
        keys => keys.iter().map(String::as_str).collect(),
    };
    header();
    for key in keys {
        let mut groups = BTreeMap::<&str, Tally>::new();
        for each in answered {
            groups.entry(group(each.case, key)).or_default().add(&each.tally);
        }
        for (name, tally) in &groups {
            row(&format!("{key}={name}"), tally);
        }
        println!();
    }
    let mut all = Tally::default();
    for each in answered {
        all.add(&each.tally);
    }
    row("all", &all);
    if worst > 0 {
        println!("\nworst cases by para:");
        let para = |each: &Answered| each.tally.para.value().unwrap_or(1.0);
        let mut by_para: Vec<&Answered> = answered.iter().collect();
        by_para.sort_by(|a, b| para(a).total_cmp(&para(b)));
        for each in by_para.iter().take(worst) {
            row(&each.case.name, &each.tally);
        }
    }
}

fn group<'a>(case: &'a Case, key: &str) -> &'a str {
    match key {
        "lang" => &case.meta.lang,
        "maker" => &case.meta.maker,
        "extractor" => &case.meta.extractor,
        _ => &case.meta.writing,
    }
}

/// Prints what stands above each column.
pub(super) fn header() {
    print!("{:28}", "");
    for name in Tally::NAMES {
        print!("{name:>10}");
    }
    println!("{:>8}{:>7}", "lost", "cases");
}

/// Prints a row of figures.
pub(super) fn row(name: &str, tally: &Tally) {
    print!("{name:28}");
    for figure in tally.figures() {
        match figure {
            Some(f) => print!("{f:10.4}"),
            None => print!("{:>10}", "-"),
        }
    }
    println!("{:>8}{:>7}", tally.lost, tally.cases);
}
