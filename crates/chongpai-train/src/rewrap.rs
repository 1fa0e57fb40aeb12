//! The standing test of paragraphs: the body of every article, set at every width.
//!
//! Each article's paragraphs are set as a page of their own, at every measure from
//! [`NARROWEST`] to [`WIDEST`] em, and read again; counted are the paragraphs that come back
//! to the letter. Nothing is known of a page but its lines: no titles, no other stories.
//!
//! What a page may look like: half of them had a first-line indent that extraction dropped (two
//! em in Chinese, one in the others), the other half have none and a blank line between
//! paragraphs. Digits, Latin letters and spaces are half an em. In half of the Korean pages of
//! each kind lines end only between words. Marks that may not begin or end a line do not;
//! nothing is squeezed, pressed or hung. The same pages each time.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use chongpai::{Language, Model, Options, Role, reflow_with};

use crate::corpus::{self, Case, Row};
use crate::eval::{is_joined, rows};
use crate::lines::Random;
use crate::score::{Share, score};
use crate::typeset::{SetLine, Setting, set};

/// The narrowest measure in em.
const NARROWEST: u32 = 9;
/// The widest measure in em.
const WIDEST: u32 = 30;

/// How a page shows where its paragraphs begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    /// The first line is short by an indent that is not in the text.
    Indent,
    /// A blank line stands before it.
    Blank,
}

/// The paragraphs that come back to the letter, and those that do but for spaces.
#[derive(Debug, Clone, Copy, Default)]
struct Shares {
    exact: Share,
    spaces_aside: Share,
}

/// `rewrap CORPUS [--errors] [--model FOLDER]`.
pub(crate) fn run(folder: &Path, args: &[String]) -> Result<()> {
    let model = match args.iter().position(|a| a == "--model") {
        Some(at) if at + 1 < args.len() => crate::read_model(Path::new(&args[at + 1]))?,
        _ => Model::builtin().clone(),
    };
    print(&model, &corpus::read(folder)?, args.iter().any(|a| a == "--errors"));
    Ok(())
}

/// Prints the share of paragraphs that come back, by language, look and width; with `errors`
/// also the lines that were cut or fused.
pub(crate) fn print(model: &Model, cases: &[Case], errors: bool) {
    let mut shares = BTreeMap::<(Language, Look, u32), Shares>::new();
    let articles: Vec<(Language, String, Vec<String>)> =
        cases.iter().flat_map(articles).collect();
    for (n, (language, name, paragraphs)) in articles.iter().enumerate() {
        for width in NARROWEST..=WIDEST {
            // Two bits that run through all four pairs from one width to the next.
            let turn = n as u32 + width;
            let look = if turn.is_multiple_of(2) { Look::Indent } else { Look::Blank };
            let setting = setting((turn / 2).is_multiple_of(2));
            let page = page(paragraphs, *language, look, &setting, width);
            let document =
                reflow_with(model, &page.input, &Options::default(), &[], &mut |_| {});
            let answer = rows(&document);
            let tally = score(&page.input, &page.gold, &answer);
            let shares = shares.entry((*language, look, width)).or_default();
            shares.exact.add(tally.para);
            shares.spaces_aside.add(tally.para_ns);
            if errors {
                show(&format!("{name} {width} {look:?}"), &page.gold, &answer);
            }
        }
    }
    println!(
        "articles set again at {NARROWEST} to {WIDEST} em: paragraphs that come back"
    );
    let sum = |keep: &dyn Fn(Language, Look, u32) -> bool| {
        let mut out = Shares::default();
        for (_, shares) in shares.iter().filter(|((l, k, w), _)| keep(*l, *k, *w)) {
            out.exact.add(shares.exact);
            out.spaces_aside.add(shares.spaces_aside);
        }
        out
    };
    let languages: Vec<Language> = Language::ALL
        .into_iter()
        .filter(|&l| sum(&|of, _, _| of == l).exact.all > 0)
        .collect();
    print!("{:12}", "em");
    for language in &languages {
        print!("{:>10}", language.tag());
    }
    println!("{:>10}", "all");
    let line = |name: &str, keep: &dyn Fn(Look, u32) -> bool| {
        print!("{name:12}");
        for &language in &languages {
            cell(sum(&|l, k, w| l == language && keep(k, w)).exact);
        }
        cell(sum(&|_, k, w| keep(k, w)).exact);
        println!();
    };
    for width in NARROWEST..=WIDEST {
        line(&width.to_string(), &|_, w| w == width);
    }
    line("indent", &|k, _| k == Look::Indent);
    line("blank line", &|k, _| k == Look::Blank);
    line("all", &|_, _| true);
    print!("{:12}", "spaces aside");
    for &language in &languages {
        cell(sum(&|l, _, _| l == language).spaces_aside);
    }
    cell(sum(&|_, _, _| true).spaces_aside);
    println!();
}

fn cell(share: Share) {
    match share.value() {
        Some(value) => print!("{value:10.4}"),
        None => print!("{:>10}", "-"),
    }
}

/// The paragraphs of each article of a page that has any, with its language and name.
fn articles(case: &Case) -> Vec<(Language, String, Vec<String>)> {
    let mut out = BTreeMap::<u32, Vec<String>>::new();
    for block in case.blocks().into_iter().filter(|b| b.role == Role::Body) {
        out.entry(block.article).or_default().push(block.text);
    }
    out.into_iter()
        .map(|(article, paragraphs)| {
            (case.language(), format!("{}/{article}", case.name), paragraphs)
        })
        .collect()
}

fn setting(break_words: bool) -> Setting {
    Setting {
        narrow: 50,
        space: 50,
        break_words,
        squeeze: false,
        press: false,
        hang: false,
        hyphenate: false,
    }
}

/// A page as it is pasted, and the right answer.
struct Page {
    input: String,
    gold: Vec<Row>,
}

fn page(
    paragraphs: &[String],
    language: Language,
    look: Look,
    setting: &Setting,
    width: u32,
) -> Page {
    let mut out = Page { input: String::new(), gold: Vec::new() };
    let indent = match (look, language) {
        (Look::Blank, _) => 0,
        (Look::Indent, Language::ZhHans | Language::ZhHant) => 200,
        (Look::Indent, _) => 100,
    };
    let mut number = 0;
    // Only broken words and pressed marks are left to chance, and there are none.
    let mut random = Random(0);
    for (block, text) in (1..).zip(paragraphs) {
        let mut measure = |k: usize| width * 100 - if k == 0 { indent } else { 0 };
        if look == Look::Blank && number > 0 {
            out.input.push('\n');
            number += 1;
        }
        for line in set(text, setting, &mut measure, &mut random) {
            number += 1;
            out.input.push_str(&line.text);
            out.input.push('\n');
            let before = out.gold.last().filter(|row| row.block == block);
            let glue = before.map_or("", |row| glue(&row.text, &line, language));
            out.gold.push(Row {
                number,
                article: 1,
                block,
                role: Role::Body,
                glue: glue.into(),
                text: line.text,
            });
        }
    }
    out
}

/// What stands between two lines of a paragraph. A space beside a Chinese or Japanese character
/// on which a line ended is not in the text any more, and nobody could put it back; between
/// words, and in Korean, language tells.
fn glue(before: &str, line: &SetLine, language: Language) -> &'static str {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii());
    let tells = match language {
        Language::Ko | Language::Latin => true,
        _ => is_word(before.chars().next_back()) && is_word(line.text.chars().next()),
    };
    if line.space_before && tells { " " } else { "" }
}

/// Prints the lines whose place or glue is wrong, each behind the line before it.
fn show(name: &str, gold: &[Row], answer: &[Row]) {
    for i in 1..gold.len() {
        let kind = match (is_joined(gold, i), is_joined(answer, i)) {
            (true, false) => "cut",
            (false, true) => "fused",
            (true, true) if gold[i].glue != answer[i].glue => "glue",
            _ if gold[i].text != answer[i].text => "text",
            _ => continue,
        };
        println!("{name} {kind} {i}\n    {}\n    {}", gold[i - 1].text, gold[i].text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "春天来了，公园里的花都开了，老人和孩子们在2021年的长椅旁边慢慢地散步。";

    #[test]
    fn a_page_holds_its_paragraphs_whole_and_within_the_measure() {
        for look in [Look::Indent, Look::Blank] {
            let page = page(
                &[TEXT.into(), TEXT.into()],
                Language::ZhHans,
                look,
                &setting(true),
                10,
            );
            for block in [1, 2] {
                let lines = page.gold.iter().filter(|r| r.block == block);
                let text: String = lines.map(|r| r.glue.clone() + &r.text).collect();
                assert_eq!(text, TEXT);
            }
            assert!(page.gold.iter().all(|r| r.text.chars().count() <= 12));
            for row in &page.gold {
                let line = page.input.lines().nth(row.number as usize - 1);
                assert_eq!(line, Some(row.text.as_str()));
            }
            let blanks = page.input.lines().filter(|l| l.is_empty()).count();
            assert_eq!(blanks, usize::from(look == Look::Blank));
        }
    }

    #[test]
    fn a_space_is_wanted_only_where_the_text_can_tell() {
        let line =
            |text: &str| SetLine { text: text.into(), space_before: true, hyphen: false };
        assert_eq!(glue("뉴스는", &line("‘오늘"), Language::Ko), " ");
        assert_eq!(glue("the", &line("news"), Language::Ja), " ");
        assert_eq!(glue("本报讯", &line("记者"), Language::ZhHans), "");
        assert_eq!(glue("news", &line("记者"), Language::ZhHans), "");
    }
}
