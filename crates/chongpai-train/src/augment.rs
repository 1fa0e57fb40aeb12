//! Articles of the corpus → many more pages, set anew.
//!
//! The corpus's pages come from a handful of extractors and page styles. Here its articles
//! are set again at every measure, with and without indents, blank lines, stray spaces,
//! narrow runs beside pictures, displaced headlines, running heads and recognition noise, so
//! that the model learns what holds for all of them. One seed, one order: the same pages
//! each time.

use chongpai::{Language, Role};

use crate::corpus::{Case, Row};
use crate::dress;
use crate::lines::Random;
use crate::printed::{
    Column, Placed, Style, finish, placed, set_block, set_caption, style,
};
use crate::stock::{Block, Stock, any_text, article as article_of, stock, told};
use crate::trimmings;
use crate::written;

/// Of a hundred pages, how many are pages that were written as a whole.
const WRITTEN: usize = 16;

/// Makes `count` pages out of the articles of `cases`, of written pages and of running prose.
pub(crate) fn pages(
    cases: &[Case],
    written: &[written::Page],
    prose: Vec<(Language, Vec<Vec<String>>)>,
    count: usize,
) -> Vec<Case> {
    let mut stocks = Language::ALL.map(|language| stock(cases, written, language));
    for (language, articles) in prose {
        let at = Language::ALL.iter().position(|&l| l == language);
        stocks[at.expect("a language of the engine")].prose = articles;
    }
    let mut random = Random(0xc0ff_ee00);
    // How often each language is set, out of twenty-five: Korean is the hardest to tell.
    let shares = [7, 4, 4, 7, 3];
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
            let (stock, language) = (&stocks[language], Language::ALL[language]);
            let style = style(language, &mut random);
            let whole = random.below(100) < WRITTEN && !stock.written.is_empty();
            match whole {
                true => {
                    let page = stock.written[random.below(stock.written.len())];
                    written::set_page(page, &style, n, &mut random)
                }
                false => page(stock, language, &style, n, &mut random),
            }
        })
        .collect()
}

fn page(
    stock: &Stock,
    language: Language,
    style: &Style,
    n: usize,
    random: &mut Random,
) -> Case {
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
            None => article_of(stock, random),
        };
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
                notice.as_deref().unwrap_or(blocks),
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
        let mut column = Column::new(random);
        for b in blocks {
            let title = b.role.is_title();
            if title && !first_titles {
                continue;
            }
            block += 1;
            let (set_lines, picture) = set_block(b, &mut column, style, random);
            let placed = placed(b, article, block, set_lines, style, random);
            // Lines of the block that a guest may stand before.
            let length = placed.len().saturating_sub(1);
            if title {
                titles.extend(placed)
            } else {
                body.extend(placed)
            }
            // What a picture shows stands where the column gets narrow. A caption or a
            // running head may interrupt it anywhere.
            let picture = picture.filter(|_| style.rich && random.below(3) == 0);
            let odds = if style.rich { 18 } else { 30 };
            if picture.is_some() || b.role == Role::Body && random.below(odds) == 0 {
                block += 1;
                let inside = length > 1 && random.below(3) > 0;
                let guest = if picture.is_none() && random.below(3) > 0 {
                    vec![furniture(stock, language, block, random)]
                } else {
                    caption(stock, language, article, block, style, random)
                };
                let at = match picture {
                    Some(line) => body.len().saturating_sub(length + 1) + line,
                    None if inside => body.len() - 1 - random.below(length),
                    None => body.len(),
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
        if random.below(10) == 0 {
            block += 1;
            let caption = caption(stock, language, article, block, style, random);
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
    // Titles that come after all stories stand in any order.
    if random.below(2) == 0 {
        random.shuffle(&mut displaced);
    }
    lines.extend(displaced.into_iter().flatten());
    for _ in 0..heads(random) {
        block += 1;
        lines.push(furniture(stock, language, block, random));
    }
    finish(lines, style, language, n, random)
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
    random: &mut Random,
) -> Vec<Placed> {
    let words = any_text(stock, random);
    let text = match random.below(if style.rich { 5 } else { 2 }) {
        0 if !stock.captions.is_empty() => {
            stock.captions.get(random.below(stock.captions.len())).cloned()
        }
        0 | 1 => trimmings::caption(words, language, random),
        2 => Some(stock.grammar.line("plain caption", words, random)),
        _ => {
            let caption = stock.grammar.line("caption", words, random);
            let credit = stock.grammar.line("credit", words, random);
            // Many captions give the credit a line of its own.
            let apart = if random.below(3) == 0 { "|" } else { "" };
            Some(format!("{caption}{apart}{credit}"))
        }
    };
    let Some(text) = text else { return Vec::new() };
    let lines = set_caption(&text, style, random);
    placed(&Block { role: Role::Caption, text }, article, block, lines, style, random)
}
