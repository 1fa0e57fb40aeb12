//! How often the engine's edits give the text that the corpus has, line by line.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use chongpai::training;
use chongpai::{Options, Source, training::Words};

use crate::corpus::{self, Case};

/// `edits CORPUS [--worst N] [--only NAME]`: equal lines by language and extractor, and
/// the first N lines that differ.
pub(crate) fn run(folder: &Path, args: &[String]) -> Result<()> {
    let value =
        |name: &str| args.windows(2).find(|w| w[0] == name).map(|w| w[1].as_str());
    let worst: usize = value("--worst").map_or(Ok(0), str::parse)?;
    let only = value("--only").unwrap_or("");
    let mut groups = BTreeMap::<String, Tally>::new();
    let mut hyphens = Tally::default();
    let (mut found, mut cases) = (0, 0);
    let mut examples = Vec::new();
    for case in corpus::read(folder)?.iter().filter(|case| case.name.contains(only)) {
        let language = training::detect(&case.input);
        cases += 1;
        if language == case.language() {
            found += 1;
        } else {
            println!("{}: taken for {}", case.name, language.tag());
        }
        let source = training::source(&case.input);
        let texts = training::clean_lines(&source, language, &Options::default());
        let tally = check_case(case, &source, &texts, &mut hyphens, &mut examples);
        for key in [
            format!("{} {}", case.meta.lang, case.meta.extractor),
            case.meta.lang.clone(),
            "all".into(),
        ] {
            groups.entry(key).or_default().add(tally);
        }
    }
    for example in examples.iter().take(worst) {
        println!("{example}");
    }
    for (name, tally) in &groups {
        println!("{name:<36} {tally}");
    }
    println!("{:<36} {hyphens}", "hyphens at line ends");
    println!("{:<36} {found}/{cases}", "languages found");
    Ok(())
}

/// How many are right, of how many.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    right: u32,
    all: u32,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.all += other.all;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let share = f64::from(self.right) * 100.0 / f64::from(self.all.max(1));
        write!(f, "{:>6} / {:<6} {share:.2} %", self.right, self.all)
    }
}

fn check_case(
    case: &Case,
    source: &Source,
    texts: &[String],
    hyphens: &mut Tally,
    examples: &mut Vec<String>,
) -> Tally {
    let words = Words::read(texts.iter().map(String::as_str));
    let lines = source.lines().iter().enumerate().filter(|(_, line)| !line.blank);
    let mut tally = Tally::default();
    let mut gold = case.gold.iter().peekable();
    for ((index, line), text) in lines.zip(texts) {
        let Some(row) = gold.next_if(|row| row.number == index as u32 + 1) else {
            continue;
        };
        let next = gold.peek().filter(|next| next.block == row.block);
        let mut read = text.as_str();
        if let Some(next) = next
            && text.ends_with('-')
        {
            if let Some(at) = training::hyphen(text, &next.text, &words) {
                read = &text[..at];
            }
            hyphens.all += 1;
            hyphens.right += u32::from(read == row.text);
        }
        tally.all += 1;
        if read == row.text {
            tally.right += 1;
        } else {
            let input = &case.input[line.span.range()];
            examples.push(format!(
                "{}:{}\n  input {input:?}\n  reads {read:?}\n  gold  {:?}",
                case.name, row.number, row.text
            ));
        }
    }
    tally
}
