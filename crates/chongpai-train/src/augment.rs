//! Articles of the corpus → many more pages, set anew.
//!
//! The corpus's pages come from a handful of extractors and page styles. Here its articles
//! are set again at every measure, with and without indents, blank lines, stray spaces,
//! narrow runs beside pictures, displaced headlines, running heads and recognition noise, so
//! that the model learns what holds for all of them. One seed, one order: the same pages
//! each time.

use chongpai::{Language, Role};

use crate::corpus::{Case, Meta, Row};
use crate::decks;
use crate::dress;
use crate::extraction::{self, Cuts, Piece};
use crate::lines::Random;
use crate::stock::{Block, Stock, any_text, stock, told};
use crate::trimmings;
use crate::typeset::{SetLine, Setting, set};

/// Of a hundred pages, how many are of papers that stack titles, caption pictures and print
/// notices, briefs, interviews and verses; the others are set from what the corpus has.
const RICH: usize = 60;

/// Makes `count` pages out of the articles of `cases` and of running prose.
pub(crate) fn pages(
    cases: &[Case],
    prose: Vec<(Language, Vec<Vec<String>>)>,
    count: usize,
) -> Vec<Case> {
    let mut stocks = Language::ALL.map(|language| stock(cases, language));
    for (language, articles) in prose {
        let at = Language::ALL.iter().position(|&l| l == language);
        stocks[at.expect("a language of the engine")].prose = articles;
    }
    let mut random = Random(0xc0ff_ee00);
    // How often each language is set, out of twenty-five: Korean is the hardest to tell.
    let shares = [7, 4, 4, 6, 4];
    (0..count)
        .map(|n| {
            let mut at = random.below(25);
            let language = (0..5)
                .find(|&l| {
                    let hit = at < shares[l];
                    at = at.wrapping_sub(shares[l]);
                    hit
                })
                .unwrap_or(0);
            page(&stocks[language], Language::ALL[language], n, &mut random)
        })
        .collect()
}

/// How a page treats what extraction adds and takes.
struct Style {
    measure: u32,
    indent: u32,
    /// The white space that stands for the indent in the text, if it was kept.
    kept: Option<&'static str>,
    title_measure: u32,
    subtitle_measure: u32,
    blanks: Blanks,
    gap: bool,
    /// Of ten lines, how many have stray spaces after their marks.
    stray: usize,
    digit_spaces: bool,
    trailing: usize,
    cuts: Cuts,
    noise: bool,
    ragged: bool,
    /// Whether the paper stacks titles, captions pictures and prints notices and the like.
    rich: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Blanks {
    None,
    EveryLine,
    Paragraphs,
    Random,
    Blocks,
}

fn style(language: Language, random: &mut Random) -> Style {
    let latin = language == Language::Latin;
    let wide = latin || random.below(12) == 0;
    let chars = if wide { 26 + random.below(16) } else { 9 + random.below(18) } as u32;
    // One page in ten is clean text, every paragraph a line.
    let measure = match random.below(10) {
        0 => 100_000,
        _ => chars * 100 + [0, 0, 0, 30, 50][random.below(5)],
    };
    let indent = match language {
        Language::ZhHans | Language::ZhHant => {
            [200, 200, 200, 200, 200, 0][random.below(6)]
        }
        Language::Ja => [100, 100, 100, 0][random.below(4)],
        Language::Ko => [100, 100, 100, 200, 0][random.below(5)],
        Language::Latin => [0, 150, 200][random.below(3)],
    };
    let kept = if random.below(5) > 0 || indent == 0 {
        None
    } else if random.below(3) == 0 {
        Some(" ")
    } else if indent == 200 {
        Some(if latin { "    " } else { "　　" })
    } else {
        Some(if latin { "  " } else { "　" })
    };
    let no_trace = measure < 100_000 && indent == 0 && kept.is_none();
    let blanks = match random.below(12) {
        0 | 1 => Blanks::EveryLine,
        2 => Blanks::Random,
        3 => Blanks::Paragraphs,
        4 => Blanks::Blocks,
        5..=8 if no_trace => Blanks::Paragraphs,
        _ => Blanks::None,
    };
    let titles = [
        measure,
        measure * 2 / 5,
        measure / 2,
        measure * 5 / 8,
        measure * 3 / 4,
        measure * 5 / 4,
        measure * 9 / 10,
        100_000,
        100_000,
    ];
    Style {
        measure,
        indent,
        kept,
        title_measure: titles[random.below(titles.len())],
        subtitle_measure: titles[random.below(titles.len())],
        blanks,
        gap: random.below(3) == 0,
        stray: [0, 0, 0, 3, 6][random.below(5)],
        digit_spaces: random.below(6) == 0,
        trailing: [0, 0, 0, 3, 9][random.below(5)],
        cuts: match random.below(24) {
            0 => Cuts::Font,
            1 | 2 => Cuts::Words,
            3 => Cuts::Marks,
            _ => Cuts::None,
        },
        noise: random.below(8) == 0,
        ragged: random.below(if language == Language::Ko { 8 } else { 16 }) == 0,
        // Of English the corpus has only pages without any of it.
        rich: latin || random.below(100) < RICH,
    }
}

fn setting(random: &mut Random) -> Setting {
    Setting {
        narrow: 50 + random.below(13) as u32,
        space: 22 + random.below(14) as u32,
        break_words: random.below(2) > 0,
        squeeze: random.below(3) == 0,
        press: random.below(6) == 0,
        hang: random.below(8) == 0,
        hyphenate: random.below(2) == 0,
    }
}

/// A line of the page being made.
struct Placed {
    row: Row,
    /// The text as extraction gives it.
    raw: String,
    blank_before: bool,
}

fn page(stock: &Stock, language: Language, n: usize, random: &mut Random) -> Case {
    let style = style(language, random);
    let setting = setting(random);
    // Some pages have many stories, which are short then.
    let many = random.below(8) == 0;
    let articles = match many {
        _ if stock.articles.is_empty() => 0,
        true => 5 + random.below(4),
        false => 1 + random.below(4),
    };
    let mut lines: Vec<Placed> = Vec::new();
    let mut block = 0;
    let mut displaced: Vec<Vec<Placed>> = Vec::new();
    let has_heads = random.below(3) == 0;
    let displace = match many {
        true => random.below(3),
        false => random.below(if style.rich { 6 } else { 8 }),
    };
    let first_titles = many || random.below(12) > 0;
    // Now and then somebody pastes a few lines and no more.
    let snippet = random.below(6) == 0;
    // Some extractors give each part of a running head a line.
    let heads = |random: &mut Random| match random.below(2) {
        0 if has_heads => [1, 1, 2, 3][random.below(4)],
        _ => 0,
    };
    for _ in 0..heads(random) {
        block += 1;
        lines.push(furniture(stock, language, block, random));
    }
    for article in 1..=articles as u32 {
        let told = told(stock, language, random);
        let blocks = match &told {
            Some(blocks) => blocks,
            None => &stock.articles[random.below(stock.articles.len())],
        };
        if articles == 1 && snippet {
            let text = any_text(stock, random).to_owned();
            block += 1;
            let body = Block { role: Role::Body, text };
            let set_lines = set(&body.text, &setting, &mut |_| style.measure, random);
            let mut part = placed(&body, article, block, set_lines, &style, random);
            part.truncate(1 + random.below(6));
            lines.extend(part);
            break;
        }
        let special = if style.rich {
            dress::special(blocks, stock, language, random)
        } else {
            None
        };
        let notice = match &special {
            Some(_) => None,
            None => dress::notice(language, blocks, random),
        };
        let mut blocks = match &special {
            Some(blocks) => blocks.clone(),
            None => dress::trimmed(
                notice.as_ref().unwrap_or(blocks),
                notice.is_some(),
                Some(&stock.grammar).filter(|_| style.rich),
                language,
                random,
            ),
        };
        if many {
            shorten(&mut blocks, 1 + random.below(3));
        }
        let blocks = &blocks;
        let mut titles = Vec::new();
        let mut body = Vec::new();
        // The lines left of a narrow run beside a picture, and its measure.
        let mut narrow = (0usize, 0u32);
        // A picture may stand right under the titles.
        let mut wait = if random.below(20) == 0 { 0 } else { 3 + random.below(40) };
        for b in blocks {
            let title = b.role.is_title();
            if title && !first_titles {
                continue;
            }
            block += 1;
            let indented = matches!(b.role, Role::Body | Role::Jump | Role::Byline)
                && style.indent > 0;
            let base = match b.role {
                Role::Headline => style.title_measure,
                Role::Kicker | Role::Subtitle => style.subtitle_measure,
                _ => style.measure,
            };
            let ragged = style.ragged && !title;
            let mut jitter = Random(random.next());
            let mut measure = |k: usize| {
                let mut m = base;
                if b.role == Role::Body {
                    if narrow.0 > 0 {
                        narrow.0 -= 1;
                        m = narrow.1;
                    } else if wait == 0 && style.measure < 100_000 {
                        narrow = (
                            2 + jitter.below(9),
                            style.measure * (40 + jitter.below(35) as u32) / 100 / 100
                                * 100,
                        );
                        wait = 10 + jitter.below(160);
                        m = narrow.1;
                    } else {
                        wait = usize::max(wait, 1) - 1;
                    }
                }
                if ragged {
                    m -= jitter.below(m as usize / 6 + 1) as u32;
                }
                if k == 0 && indented { m.saturating_sub(style.indent) } else { m }
            };
            let set_lines = if title && style.rich {
                decks::set_title(&b.text, &setting, base, base >= 100_000, random)
            } else {
                set(&b.text, &setting, &mut measure, random)
            };
            let placed = placed(b, article, block, set_lines, &style, random);
            // Lines of the block that a guest may stand before.
            let length = placed.len().saturating_sub(1);
            if title {
                titles.extend(placed)
            } else {
                body.extend(placed)
            }
            // A caption or a running head may interrupt the column.
            if b.role == Role::Body && random.below(if style.rich { 18 } else { 30 }) == 0
            {
                block += 1;
                let inside = length > 1 && random.below(3) > 0;
                let guest = if random.below(3) > 0 {
                    vec![furniture(stock, language, block, random)]
                } else {
                    caption(stock, language, article, block, &style, &setting, random)
                };
                let at = if inside {
                    body.len() - 1 - random.below(length)
                } else {
                    body.len()
                };
                for (k, line) in guest.into_iter().enumerate() {
                    body.insert(at + k, line);
                }
            }
        }
        let displace = match (&notice, &special) {
            (Some(_), _) => 1 + random.below(2),
            // Chinese papers name a notice last as often as first.
            (_, Some(_)) if language == Language::ZhHans => 1 + random.below(2),
            (_, Some(_)) if random.below(5) > 0 => 2,
            _ => displace,
        };
        // A picture above the story comes before its titles or after them.
        if random.below(14) == 0 {
            block += 1;
            let caption =
                caption(stock, language, article, block, &style, &setting, random);
            let part = if random.below(2) == 0 { &mut titles } else { &mut body };
            let rest = std::mem::replace(part, caption);
            part.extend(rest);
        }
        match displace {
            0 => {
                lines.extend(body);
                displaced.push(titles);
            }
            1 => {
                lines.extend(body);
                lines.extend(titles);
            }
            _ => {
                lines.extend(titles);
                lines.extend(body);
            }
        }
    }
    lines.extend(displaced.into_iter().flatten());
    for _ in 0..heads(random) {
        block += 1;
        lines.push(furniture(stock, language, block, random));
    }
    finish(lines, &style, language, n, random)
}

/// Leaves an article its first paragraphs, and what stands before and between them.
fn shorten(blocks: &mut Vec<Block>, paragraphs: usize) {
    let bodies = (0..blocks.len()).filter(|&b| blocks[b].role == Role::Body);
    if let Some(last) = bodies.take(paragraphs).last() {
        blocks.truncate(last + 1);
    }
}

fn furniture(
    stock: &Stock,
    language: Language,
    block: u32,
    random: &mut Random,
) -> Placed {
    let made = stock.furniture.is_empty() || random.below(2) == 0;
    let text = if made {
        trimmings::furniture(any_text(stock, random), language, random)
    } else {
        stock.furniture[random.below(stock.furniture.len())].clone()
    };
    Placed {
        raw: text.clone(),
        row: Row {
            number: 0,
            article: 0,
            block,
            role: Role::Furniture,
            glue: String::new(),
            text,
        },
        blank_before: random.below(3) == 0,
    }
}

fn caption(
    stock: &Stock,
    language: Language,
    article: u32,
    block: u32,
    style: &Style,
    setting: &Setting,
    random: &mut Random,
) -> Vec<Placed> {
    let words = any_text(stock, random);
    let text = match random.below(if style.rich { 4 } else { 2 }) {
        0 if !stock.captions.is_empty() => {
            stock.captions.get(random.below(stock.captions.len())).cloned()
        }
        0 | 1 => trimmings::caption(words, language, random),
        _ => {
            let caption = stock.grammar.line("caption", words, random);
            let credit = stock.grammar.line("credit", words, random);
            // Many captions give the credit a line of its own.
            let apart = if random.below(3) == 0 { "|" } else { "" };
            Some(format!("{caption}{apart}{credit}"))
        }
    };
    let Some(text) = text else { return Vec::new() };
    let share = 40 + random.below(60) as u32;
    let measure = style.measure * share / 100;
    let mut lines: Vec<SetLine> = Vec::new();
    for part in text.split('|').filter(|part| !part.trim().is_empty()) {
        let mut set = set(part.trim(), setting, &mut |_| measure, random);
        set[0].space_before = part.starts_with(' ');
        lines.extend(set);
    }
    placed(&Block { role: Role::Caption, text }, article, block, lines, style, random)
}

/// The lines of one block, as extraction gives them.
fn placed(
    b: &Block,
    article: u32,
    block: u32,
    lines: Vec<SetLine>,
    style: &Style,
    random: &mut Random,
) -> Vec<Placed> {
    let mut out = Vec::new();
    for (k, line) in lines.into_iter().enumerate() {
        let text = if line.hyphen {
            line.text[..line.text.len() - 1].to_owned()
        } else {
            line.text.clone()
        };
        let mut raw = line.text;
        if random.below(10) < style.stray {
            raw = extraction::stray_spaces(&raw, random);
        }
        if style.digit_spaces {
            raw = extraction::digit_spaces(&raw);
        }
        if k == 0
            && b.role == Role::Body
            && let Some(kept) = style.kept
        {
            raw.insert_str(0, kept);
        }
        if random.below(10) < style.trailing {
            raw.push(' ');
        }
        let glue = if line.space_before && k > 0 { " " } else { "" };
        let blank_before = match style.blanks {
            Blanks::None => k == 0 && style.gap && b.role.is_title(),
            Blanks::EveryLine => true,
            Blanks::Paragraphs => k == 0,
            Blanks::Random => random.below(4) == 0,
            Blanks::Blocks => k == 0 && b.role != Role::Body,
        };
        out.push(Placed {
            row: Row { number: 0, article, block, role: b.role, glue: glue.into(), text },
            raw,
            blank_before,
        });
    }
    out
}

/// Numbers the lines, puts in blanks, fragments and noise, and makes a case of it.
fn finish(
    lines: Vec<Placed>,
    style: &Style,
    language: Language,
    n: usize,
    random: &mut Random,
) -> Case {
    let mut input = String::new();
    let mut number = 0;
    let mut gold: Vec<Row> = Vec::new();
    // What was set of blanks alone is no line.
    let printed = |line: &Placed| !line.raw.trim().is_empty();
    for (i, line) in lines.into_iter().filter(printed).enumerate() {
        for (k, Piece { raw, text, space_before }) in
            extraction::fragments(line.raw, line.row.text.clone(), style.cuts, random)
                .into_iter()
                .enumerate()
        {
            if k == 0 && line.blank_before && i > 0 {
                input.push('\n');
                number += 1;
            }
            let raw = if style.noise { extraction::noise(&raw, random) } else { raw };
            number += 1;
            input.push_str(&raw);
            input.push('\n');
            let glue = match k {
                0 => line.row.glue.clone(),
                _ if space_before => " ".into(),
                _ => String::new(),
            };
            gold.push(Row { number, glue, text, ..line.row.clone() });
        }
    }
    Case {
        name: format!("{}-set-{n:04}", language.tag()),
        input,
        gold,
        meta: Meta { lang: language.tag().into(), ..Meta::default() },
    }
}
