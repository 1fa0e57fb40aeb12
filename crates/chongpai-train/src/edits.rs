//! How often the engine's edits give the text that the corpus has, line by line.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use chongpai::training;
use chongpai::{Language, Options, Source, training::Words};

use crate::corpus::{self, Case};

/// `edits CORPUS [--worst N] [--only NAME] [--time]`: equal lines by language and extractor,
/// the first N lines that differ, and how fast they are read.
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
    if args.iter().any(|arg| arg == "--time") {
        time(&corpus::read(folder)?);
    }
    Ok(())
}

/// Prints how fast the pages of each language are cleaned, put together to 1 MB or
/// more: the best of many rounds, since other work on the machine only slows it down.
fn time(cases: &[Case]) {
    for language in Language::ALL {
        let of_language = cases.iter().filter(|case| case.language() == language);
        let page: String = of_language.map(|case| case.input.as_str()).collect();
        if page.is_empty() {
            continue;
        }
        let text = page.repeat(1_000_000 / page.len() + 1);
        let source = training::source(&text);
        let seconds = (0..60).map(|_| {
            let start = Instant::now();
            std::hint::black_box(training::clean_size(&source, language));
            start.elapsed().as_secs_f64()
        });
        let best = seconds.fold(f64::INFINITY, f64::min);
        let megabytes = text.len() as f64 / 1e6;
        println!("cleaning {:<27} {:.0} MB/s", language.tag(), megabytes / best);
    }
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
