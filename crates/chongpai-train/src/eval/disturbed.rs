//! How much of what is read is lost when pages come worse than they did.
//!
//! The same pages again, each time with one thing done to all of them that extractors,
//! recognisers and hurried readers do. What is lost between the first row and another is what
//! that costs.

use chongpai::{Language, Model};

use super::{answer, table};
use crate::corpus::{self, Case, Row};
use crate::extraction::{self, Cuts};
use crate::interrupt::interrupt_lines;
use crate::lines::Random;
use crate::printed;
use crate::score::Tally;

/// A non-blank line with its answer.
struct Line {
    raw: String,
    row: Row,
    /// Blank lines above it.
    blanks: u32,
}

/// What is done to the lines of a page.
type Disturbance = fn(Vec<Line>, Language, &mut Random) -> Vec<Line>;

const ALL: [(&str, Disturbance); 10] = [
    ("as it came", |lines, _, _| lines),
    ("blanks before all lines", margin),
    ("blanks between characters", spaces),
    ("a speck for 33 lines", specks),
    ("1 line in 20 cut", cuts),
    ("1 mark in 5 lost", marks),
    ("half-width marks", halved),
    ("1 line in 50 garbled", garbled),
    ("titles in a paragraph", interrupted),
    ("8 lines of it", excerpt),
];

/// Prints a row for each disturbance. Pages that are clean text are left out.
pub(super) fn print(model: &Model, cases: &[Case]) {
    table::header();
    for (name, disturb) in ALL {
        let mut random = Random(0x6469_7374);
        let mut all = Tally::default();
        for case in cases.iter().filter(|case| case.meta.maker != "clean") {
            let lines = disturb(lines(case), case.language(), &mut random);
            let case = page(case, lines);
            all.add(&answer(model, &case).tally);
        }
        table::row(name, &all);
    }
}

fn lines(case: &Case) -> Vec<Line> {
    let source = chongpai::training::source(&case.input);
    let text = |line: &chongpai::SourceLine| &source.text()[line.span.range()];
    let raw: Vec<&str> = source.lines().iter().map(text).collect();
    let mut before = 0;
    let mut line = |row: &Row| {
        let blanks = row.number - before - 1;
        before = row.number;
        Line { raw: raw[row.number as usize - 1].to_owned(), row: row.clone(), blanks }
    };
    case.gold.iter().map(&mut line).collect()
}

fn page(case: &Case, lines: Vec<Line>) -> Case {
    let (mut input, mut gold, mut number) = (String::new(), Vec::<Row>::new(), 0);
    for Line { raw, mut row, blanks } in lines {
        input.extend(std::iter::repeat_n('\n', blanks as usize));
        input.push_str(&raw);
        input.push('\n');
        number += blanks + 1;
        row.number = number;
        gold.push(row);
    }
    Case { input, gold, name: case.name.clone(), meta: case.meta.clone() }
}

fn margin(mut lines: Vec<Line>, _: Language, _: &mut Random) -> Vec<Line> {
    for line in &mut lines {
        line.raw.insert_str(0, "   ");
    }
    lines
}

/// As recognisers write Chinese and Japanese.
fn spaces(mut lines: Vec<Line>, language: Language, _: &mut Random) -> Vec<Line> {
    if matches!(language, Language::ZhHans | Language::ZhHant | Language::Ja) {
        for line in &mut lines {
            let characters = line.raw.chars().filter(|c| !c.is_whitespace());
            line.raw = characters.flat_map(|c| [c, ' ']).collect();
            line.raw.pop();
        }
    }
    lines
}

fn specks(lines: Vec<Line>, _: Language, random: &mut Random) -> Vec<Line> {
    let mut out = Vec::new();
    for line in lines {
        if random.below(33) == 0 {
            let row = printed::speck(&line.row, random);
            out.push(Line { raw: row.text.clone(), row, blanks: 0 });
        }
        out.push(line);
    }
    out
}

/// Cuts lines in two, if nothing else was done to them.
fn cuts(lines: Vec<Line>, _: Language, random: &mut Random) -> Vec<Line> {
    let mut out = Vec::new();
    for Line { raw, row, blanks } in lines {
        // Of those that may be cut one in four is.
        if random.below(5) > 0 {
            out.push(Line { raw, row, blanks });
            continue;
        }
        let pieces = extraction::fragments(raw, row.text.clone(), Cuts::Anywhere, random);
        for (k, piece) in pieces.into_iter().enumerate() {
            let (row, blanks) = (piece.row(k, &row), if k == 0 { blanks } else { 0 });
            out.push(Line { raw: piece.raw, row, blanks });
        }
    }
    out
}

/// Loses commas and stops of lines that nothing else was done to.
fn marks(mut lines: Vec<Line>, _: Language, random: &mut Random) -> Vec<Line> {
    for line in lines.iter_mut().filter(|line| line.raw == line.row.text) {
        let mut kept = line.raw.clone();
        kept.retain(|c| !"，。、".contains(c) || random.below(5) > 0);
        if !kept.is_empty() {
            line.raw.clone_from(&kept);
            line.row.text = kept;
        }
    }
    lines
}

/// Takes full-width marks for half-width ones in Chinese and Japanese lines that nothing else was
/// done to.
fn halved(mut lines: Vec<Line>, language: Language, random: &mut Random) -> Vec<Line> {
    if matches!(language, Language::ZhHans | Language::ZhHant | Language::Ja) {
        for line in lines.iter_mut().filter(|line| line.raw == line.row.text) {
            let [raw, text] = extraction::halve(&line.raw, random);
            if !text.is_empty() {
                (line.raw, line.row.text) = (raw, text);
            }
        }
    }
    lines
}

/// Reads longer lines as Latin letters that say nothing.
fn garbled(mut lines: Vec<Line>, _: Language, random: &mut Random) -> Vec<Line> {
    for line in &mut lines {
        let length = line.row.text.chars().count();
        if random.below(50) == 0 && length >= 6 {
            line.raw = extraction::garbage(length, random);
            line.row.text.clone_from(&line.raw);
        }
    }
    lines
}

impl AsRef<Row> for Line {
    fn as_ref(&self) -> &Row {
        &self.row
    }
}

/// Moves the titles of one story into a paragraph.
fn interrupted(mut lines: Vec<Line>, _: Language, random: &mut Random) -> Vec<Line> {
    interrupt_lines(&mut lines, random);
    lines
}

fn excerpt(mut lines: Vec<Line>, _: Language, random: &mut Random) -> Vec<Line> {
    let first = random.below(lines.len().saturating_sub(8));
    lines.drain(..first);
    lines.truncate(8);
    lines[0].blanks = 0;
    corpus::unglue_firsts(lines.iter_mut().map(|line| &mut line.row));
    lines
}

#[cfg(test)]
mod tests {
    use chongpai::Role;

    use super::*;
    use crate::corpus::Meta;

    #[test]
    fn disturbed_pages_have_an_answer_for_every_line() {
        let row = |number, block, text: &str| Row {
            number,
            article: 1,
            block,
            role: Role::Body,
            glue: String::new(),
            text: text.into(),
        };
        let text = ["桥修好了，", "车又通了。", "人也来了。"];
        let case = Case {
            name: "桥".into(),
            input: format!("{}\n{}\n\n{}\n", text[0], text[1], text[2]),
            gold: vec![row(1, 1, text[0]), row(2, 1, text[1]), row(4, 2, text[2])],
            meta: Meta { lang: "zh-Hans".into(), ..Meta::default() },
        };
        assert_eq!(page(&case, lines(&case)).input, case.input);
        let mut random = Random(7);
        for (name, disturb) in ALL {
            for _ in 0..200 {
                let lines = disturb(lines(&case), Language::ZhHans, &mut random);
                let page = page(&case, lines);
                let mut printed =
                    (1u32..).zip(page.input.lines()).filter(|(_, l)| !l.is_empty());
                assert!(
                    page.gold
                        .iter()
                        .all(|row| printed.next().is_some_and(|(n, _)| n == row.number)),
                    "{name}"
                );
                assert_eq!(printed.next(), None, "{name}");
            }
        }
    }
}
