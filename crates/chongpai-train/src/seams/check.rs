//! Measures what the statistics of seams are worth.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use chongpai::training::{Edges, Habit, Seam, Seams, Side};
use chongpai::{Glue, Language, Role};

use super::learn::Dice;
use super::prose::Part;
use super::{examples, read_prose};
use crate::corpus::{self, Case, Row};

/// Scores of things that are so, and of things that are not.
#[derive(Default)]
struct Curve {
    yes: Vec<i32>,
    no: Vec<i32>,
}

impl Curve {
    fn add(&mut self, score: i32, yes: bool) {
        if yes { &mut self.yes } else { &mut self.no }.push(score);
    }

    /// How often a thing that is so scores higher than one that is not.
    fn area(&self) -> f64 {
        let mut all: Vec<(i32, bool)> = self.yes.iter().map(|&s| (s, true)).collect();
        all.extend(self.no.iter().map(|&s| (s, false)));
        all.sort_unstable();
        let (mut below, mut won) = (0f64, 0f64);
        for group in all.chunk_by(|a, b| a.0 == b.0) {
            let yes = group.iter().filter(|s| s.1).count() as f64;
            let no = group.len() as f64 - yes;
            won += yes * (below + no / 2.0);
            below += no;
        }
        won / (self.yes.len() as f64 * self.no.len() as f64)
    }

    /// How often the sign is right.
    fn right(&self) -> f64 {
        let right = self.yes.iter().filter(|&&s| s > 0).count()
            + self.no.iter().filter(|&&s| s <= 0).count();
        right as f64 / (self.yes.len() + self.no.len()) as f64
    }
}

fn print(name: &str, curve: &Curve) {
    let Curve { yes, no } = curve;
    if !yes.is_empty() && !no.is_empty() {
        println!("{name:44} {:8.4} {:8} {:8}", curve.area(), yes.len(), no.len());
    }
}

/// Measures on the articles that were not learned from.
pub(super) fn held_out(text: &Path, cases: &Path, bytes: &[u8]) -> Result<()> {
    let seams = Seams::read(bytes)?;
    let prose = read_prose(text, cases, Part::Kept)?;
    let mut curves = BTreeMap::<String, Curve>::new();
    for p in prose.iter().filter(|p| p.language == Language::Ko) {
        examples::glue(p, &mut Dice(11), &mut |features, space| {
            let margin = seams.glue_sum(features);
            curves.entry("glue ko".into()).or_default().add(margin, space);
        });
    }
    examples::bond(&prose, &mut Dice(12), 4, &mut |language, features, together| {
        let name = format!("bond {}", language.tag());
        curves.entry(name).or_default().add(seams.bond_sum(features), together);
    });
    examples::sides(&prose, &mut Dice(13), &mut |language, side, features, yes| {
        let name = format!("{} {}", side_name(side), language.tag());
        curves.entry(name).or_default().add(seams.side_sum(features), yes);
    });
    println!(
        "{:44} {:>8} {:>8} {:>8} {:>8}",
        "held-out prose", "area", "yes", "no", "right"
    );
    for (name, c) in &curves {
        let (yes, no) = (c.yes.len(), c.no.len());
        println!("{name:44} {:8.4} {yes:8} {no:8} {:8.4}", c.area(), c.right());
    }
    Ok(())
}

fn side_name(side: Side) -> &'static str {
    match side {
        Side::Opens => "opens",
        Side::Leads => "leads",
        Side::Closes => "closes",
    }
}

/// `check-seams CORPUS --model FILE [--errors]`: measures on the gold answers.
pub(crate) fn run(folder: &Path, args: &[String]) -> Result<()> {
    let model = args.windows(2).find(|w| w[0] == "--model").map(|w| w[1].as_str());
    let model = model.context("--model FILE is missing")?;
    let bytes = std::fs::read(model).with_context(|| model.to_owned())?;
    let seams = Seams::read(&bytes)?;
    let cases = corpus::read(folder)?;
    glue(&seams, &cases, args.iter().any(|a| a == "--errors"));
    lines(&seams, &cases);
    Ok(())
}

fn glue(seams: &Seams, cases: &[Case], errors: bool) {
    let mut counts = BTreeMap::<&str, [u32; 4]>::new();
    for case in cases {
        let language = case.language();
        let source: Vec<&str> = case.input.split('\n').collect();
        let page: Vec<(Seam<'_>, bool)> = joins(case)
            .map(|(upper, lower)| {
                let line = source[upper.number as usize - 1].trim_end_matches('\r');
                let trailing_space = line.ends_with(char::is_whitespace);
                let hyphen = line.trim_end().ends_with(['-', '\u{ad}'])
                    && !upper.text.ends_with('-');
                let left: &str = if hyphen { "" } else { &upper.text };
                let seam = Seam { left, right: &lower.text, trailing_space };
                (seam, lower.glue == " ")
            })
            .collect();
        let habit = Habit::of_page(seams, page.iter().map(|(s, _)| *s), language);
        let tally = counts.entry(language.tag()).or_default();
        for (i, (seam, space)) in page.into_iter().enumerate() {
            let (glue, margin) = seams.glue(seam, Some(i), language, &habit);
            let plain = seams.glue(seam, None, language, &Habit::default()).0;
            let right_glue = (glue == Glue::Space) == space;
            tally[0] += 1;
            tally[1] += u32::from(right_glue);
            tally[2] += u32::from((plain == Glue::Space) == space);
            tally[3] += u32::from(space);
            if errors && !right_glue {
                println!(
                    "{} {} | {} {margin} wrap {}",
                    case.name,
                    seam.left,
                    seam.right,
                    habit.wraps_words()
                );
            }
        }
    }
    println!(
        "{:20} {:>8} {:>8} {:>10} {:>8}",
        "glue", "right", "no habit", "joins", "spaces"
    );
    for (language, [joins, right, plain, spaces]) in counts {
        let share = |n: u32| f64::from(n) / f64::from(joins);
        println!(
            "{language:20} {:8.4} {:8.4} {joins:10} {spaces:8}",
            share(right),
            share(plain)
        );
    }
}

/// Each line that is joined, with the line before it in its block.
fn joins(case: &Case) -> impl Iterator<Item = (&Row, &Row)> {
    let mut last = BTreeMap::new();
    case.gold.iter().filter_map(move |row| {
        last.insert(row.block, row).map(|upper: &Row| (upper, row))
    })
}

fn lines(seams: &Seams, cases: &[Case]) {
    let mut curves = BTreeMap::<String, Curve>::new();
    for case in cases {
        let language = case.language();
        for pair in case.gold.windows(2) {
            let [upper, lower] = pair else { continue };
            let joined = upper.block == lower.block;
            let left = upper.text.as_str();
            let kind = match (is_heading(upper.role), is_heading(lower.role)) {
                (true, true) => "heading, heading",
                (true, false) => "heading, other",
                _ if upper.role == Role::Body && ends_sentence(left) => "body.",
                _ if upper.role == Role::Body => "body",
                _ => continue,
            };
            let tag = language.tag();
            let mut add = |what: &str, score: u8, yes: bool| {
                let name = format!("{kind:20} {what:8} {tag}");
                curves.entry(name).or_default().add(i32::from(score), yes);
            };
            let (upper, lower) = (Edges::of(left), Edges::of(&lower.text));
            add("bond", seams.bond(&upper, &lower, language), joined);
            add("opens", seams.side(&lower, Side::Opens, language), !joined);
            add("leads", seams.side(&lower, Side::Leads, language), !joined);
            add("closes", seams.side(&upper, Side::Closes, language), !joined);
        }
    }
    println!("{:44} {:>8} {:>8} {:>8}", "gold joins and breaks", "area", "yes", "no");
    for (name, curve) in &curves {
        print(name, curve);
    }
}

fn is_heading(role: Role) -> bool {
    matches!(role, Role::Kicker | Role::Headline | Role::Subtitle)
}

fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', '」', '』', '）', ')', '"']);
    bare.ends_with(['。', '！', '？', '.', '!', '?'])
}
