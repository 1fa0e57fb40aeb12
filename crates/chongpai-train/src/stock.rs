//! What pages are set from: the corpus's articles, and articles of running prose.

use chongpai::{Language, Role};

use crate::corpus::Case;
use crate::forms;
use crate::grammar::{Grammar, grammar};
use crate::lines::Random;
use crate::{trimmings, written};

/// A block of the corpus with its whole text.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) role: Role,
    pub(crate) text: String,
}

/// Which of some blocks are paragraphs.
pub(crate) fn bodies(blocks: &[Block]) -> Vec<usize> {
    (0..blocks.len()).filter(|&b| blocks[b].role == Role::Body).collect()
}

/// The articles of one language, and blocks that belong to none.
#[derive(Debug)]
pub(crate) struct Stock<'a> {
    pub(crate) articles: Vec<Vec<Block>>,
    pub(crate) furniture: Vec<String>,
    pub(crate) captions: Vec<String>,
    /// Articles of running prose, without titles.
    pub(crate) prose: Vec<Vec<String>>,
    /// The stories of written pages.
    pub(crate) stories: Vec<Vec<Block>>,
    /// Whole pages.
    pub(crate) written: Vec<&'a written::Page>,
    /// Wording for titles, captions and notices.
    pub(crate) grammar: Grammar,
}

/// Of a hundred articles, how many are of pages written for this project.
const STORIES: usize = 25;

pub(crate) fn stock<'a>(
    cases: &[Case],
    written: &'a [written::Page],
    language: Language,
) -> Stock<'a> {
    let mut out = Stock {
        articles: Vec::new(),
        furniture: Vec::new(),
        captions: Vec::new(),
        prose: Vec::new(),
        stories: Vec::new(),
        written: written.iter().filter(|page| page.language == language).collect(),
        grammar: grammar(language),
    };
    for case in cases.iter().filter(|c| c.language() == language) {
        let blocks = case.blocks();
        let last = blocks.iter().map(|b| b.article).max().unwrap_or(0);
        for article in 1..=last {
            let order = |role: Role| match role {
                Role::Kicker => 0,
                Role::Headline => 1,
                Role::Subtitle => 2,
                _ => 3,
            };
            let mut of: Vec<Block> = blocks
                .iter()
                .filter(|b| b.article == article && b.role != Role::Caption)
                .map(|b| Block { role: b.role, text: b.text.clone() })
                .collect();
            of.sort_by_key(|b| order(b.role));
            if of.iter().any(|b| b.role == Role::Body) {
                out.articles.push(of);
            }
        }
        for block in blocks {
            if block.role == Role::Caption {
                out.captions.push(block.text);
            } else if block.article == 0 {
                out.furniture.push(block.text);
            }
        }
    }
    for page in &out.written {
        out.stories.extend(page.articles());
        for written in &page.blocks {
            let text = || written.block.text.clone();
            match written.block.role {
                Role::Caption => out.captions.push(text()),
                Role::Furniture => out.furniture.push(text().replace('|', " ")),
                _ => {}
            }
        }
    }
    out
}

/// Now and then a page's story is running prose, under the titles of another story or
/// under one of its own clauses: what lines look like hangs little on what they say.
pub(crate) fn told(
    stock: &Stock,
    language: Language,
    random: &mut Random,
) -> Option<Vec<Block>> {
    if language == Language::Latin && random.below(5) > 0 {
        return Some(forms::story(&stock.grammar, random));
    }
    if stock.prose.is_empty() || random.below(4) > 0 {
        return None;
    }
    let prose = &stock.prose[random.below(stock.prose.len())];
    let most = 2 + random.below(10);
    let first = random.below(prose.len().saturating_sub(most) + 1);
    let texts = &prose[first..prose.len().min(first + most)];
    let mut out: Vec<Block> = match random.below(10) {
        0 => Vec::new(),
        1..=2 => vec![Block {
            role: Role::Headline,
            text: stock.grammar.say("headline", &texts[0], random),
        }],
        3..=4 => {
            let (least, most) = if language == Language::Ko { (8, 28) } else { (6, 24) };
            trimmings::clause(&texts[0], least, most, random)
                .map(|text| Block { role: Role::Headline, text })
                .into_iter()
                .collect()
        }
        _ => {
            let other = &stock.articles[random.below(stock.articles.len())];
            other.iter().filter(|b| b.role.is_title()).cloned().collect()
        }
    };
    out.extend(texts.iter().map(|text| Block { role: Role::Body, text: text.clone() }));
    Some(out)
}

/// An article that was written, by the corpus's authors or for this project.
pub(crate) fn article<'a>(stock: &'a Stock, random: &mut Random) -> &'a [Block] {
    let own = random.below(100) < STORIES && !stock.stories.is_empty();
    let articles = if own { &stock.stories } else { &stock.articles };
    &articles[random.below(articles.len())]
}

/// A text of the stock, for names and words.
pub(crate) fn any_text<'a>(stock: &'a Stock, random: &mut Random) -> &'a str {
    let article = stock.articles.get(random.below(stock.articles.len()));
    let bodies = article.and_then(|a| a.iter().find(|b| b.role == Role::Body));
    bodies.map_or("", |b| &b.text)
}
