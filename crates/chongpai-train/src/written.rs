//! Pages written for learning → the same pages, set.
//!
//! What a corpus of articles lacks is the rest of a newspaper: labels of columns, captions,
//! addresses, lists of names, and in which order all of it comes out. The pages in the folder
//! `pages` are written for this project, one block a line, as `pages/README.md` tells.

use anyhow::{Context, Result, bail};
use chongpai::{Language, Role};

use crate::corpus::{self, Case};
use crate::lines::Random;
use crate::printed::{
    Column, Placed, Style, finish, placed, set_block, set_caption, style,
};
use crate::stock::Block;
use crate::typeset::{SetLine, set_broken};

/// A page: its blocks in the order in which they are copied.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) language: Language,
    pub(crate) blocks: Vec<Written>,
}

/// A block of a page.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    /// 0 for none.
    pub(crate) article: u32,
    pub(crate) block: Block,
    /// Whether it is one line, be it wider than the measure.
    pub(crate) broken: bool,
    /// Blocks that stand inside it, each behind so many characters.
    guests: Vec<(usize, Block)>,
}

impl Page {
    /// The page's stories, titles first, without what stands beside or inside them.
    pub(crate) fn articles(&self) -> Vec<Vec<Block>> {
        let last = self.blocks.iter().map(|b| b.article).max().unwrap_or(0);
        let article = |number: u32| {
            let of = self.blocks.iter().filter(move |b| b.article == number);
            let mut of: Vec<&Written> =
                of.filter(|b| b.block.role != Role::Caption).collect();
            of.sort_by_key(|b| !b.block.role.is_title());
            let running = of.iter().filter(|b| b.block.role == Role::Body).count() > 1;
            // Lines of an author's own length are no story.
            let prose = running && !of.iter().any(|b| b.broken);
            prose.then(|| {
                let plain = |b: &Written| match b.block.role {
                    role if role.is_title() => b.block.clone(),
                    role => Block { role, text: b.block.text.replace('|', "") },
                };
                of.into_iter().map(plain).collect()
            })
        };
        (1..=last).filter_map(article).collect()
    }
}

/// Reads all pages.
pub(crate) fn read() -> Result<Vec<Page>> {
    corpus::read_own("pages", "page", |_, text| parse(text))
}

fn parse(text: &str) -> Result<Page> {
    let mut lines = text.lines().enumerate();
    let language = corpus::own_language(lines.next().map(|(_, first)| first))?;
    let (mut article, mut blocks) = (0, Vec::new());
    for (n, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let at = || format!("line {}", n + 1);
        let (name, text) = line.split_once(' ').with_context(at)?;
        if name == "article" {
            article = text.trim().parse().with_context(at)?;
            continue;
        }
        let broken = name == "lines";
        let role = if broken { Some(Role::Body) } else { Role::from_name(name) };
        let Some(role) = role else { bail!("{}: {name} is no role", at()) };
        if role != Role::Furniture && article == 0 {
            bail!("{}: it belongs to no article", at());
        }
        // Each line that ends where its author ends it is a paragraph.
        let parts: Vec<&str> =
            if broken { text.split('|').collect() } else { vec![text] };
        for part in parts.into_iter().filter(|part| !part.trim().is_empty()) {
            let (text, guests) = apart(part).with_context(at)?;
            blocks.push(Written {
                article: if role == Role::Furniture { 0 } else { article },
                block: Block { role, text },
                broken,
                guests,
            });
        }
    }
    Ok(Page { language, blocks })
}

/// A block's own text, and the guests that stand in braces inside it.
fn apart(text: &str) -> Result<(String, Vec<(usize, Block)>)> {
    let (mut own, mut guests) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        own.push_str(before);
        let (guest, after) = after.split_once('}').context("a brace is not closed")?;
        let (name, text) = guest.split_once(' ').context("a guest without text")?;
        let role = Role::from_name(name).context("a guest of no role")?;
        let text = text.to_owned();
        guests.push((own.chars().count(), Block { role, text }));
        rest = after;
    }
    own.push_str(rest);
    Ok((own, guests))
}

/// Sets a page in some style, now and then without some of its blocks or stories.
pub(crate) fn set_page(
    page: &Page,
    style: &Style,
    n: usize,
    random: &mut Random,
) -> Case {
    let blocks = chosen(page, random);
    let mut column = Column::new(random);
    let mut lines: Vec<Placed> = Vec::new();
    let mut number = 0;
    for written in &blocks {
        let Written { article, block, broken, guests } = written;
        number += 1;
        let own = number;
        let running = block.role.is_title() || block.role == Role::Body && !broken;
        let set_lines = match running {
            true => set_block(block, &mut column, style, random).0,
            false => set_beside(block, style, random),
        };
        // The line before which each guest stands.
        let places =
            guests.iter().map(|(at, guest)| (line_behind(&set_lines, *at), guest));
        let mut guests: Vec<(usize, &Block)> = places.collect();
        if random.below(4) == 0 {
            guests.clear();
        }
        let mut part = placed(block, *article, own, set_lines, style, random);
        for (at, guest) in guests.into_iter().rev() {
            number += 1;
            let article = if guest.role == Role::Furniture { 0 } else { *article };
            let set_lines = set_beside(guest, style, random);
            let guest = placed(guest, article, number, set_lines, style, random);
            let at = at.min(part.len());
            part.splice(at..at, guest);
        }
        lines.append(&mut part);
    }
    finish(lines, style, page.language, n, random)
}

/// Sets what stands beside running text.
fn set_beside(block: &Block, style: &Style, random: &mut Random) -> Vec<SetLine> {
    match block.role {
        Role::Caption => set_caption(&block.text, style, random),
        _ => set_broken(&block.text),
    }
}

/// The line behind the one that so many characters of a text end in.
fn line_behind(lines: &[SetLine], characters: usize) -> usize {
    let mut seen = 0;
    let ends = lines.iter().map(|line| {
        seen += line.text.chars().count() + usize::from(line.space_before);
        seen
    });
    ends.take_while(|&end| end < characters).count() + 1
}

/// Sets every page once, each in a style of its own.
pub(crate) fn set_all(pages: &[Page]) -> Vec<Case> {
    let mut random = Random(0x7061_6765);
    let mut set = |(n, page): (usize, &Page)| {
        let style = style(page.language, &mut random);
        set_page(page, &style, n, &mut random)
    };
    pages.iter().enumerate().map(&mut set).collect()
}

/// The blocks of a page that are printed this time, in their order.
fn chosen(page: &Page, random: &mut Random) -> Vec<Written> {
    let mut blocks = page.blocks.clone();
    let last = blocks.iter().map(|b| b.article).max().unwrap_or(0) as usize;
    if random.below(3) > 0 && last > 1 {
        // Some stories that stand side by side.
        let count = 1 + random.below(last.min(4));
        let first = 1 + random.below(last - count + 1);
        let furniture = random.below(3) > 0;
        blocks.retain(|b| match b.article {
            0 => furniture && random.below(2) == 0,
            a => (first..first + count).contains(&(a as usize)),
        });
    }
    blocks.retain(|b| match b.block.role {
        Role::Kicker | Role::Subtitle | Role::Caption | Role::Byline => {
            random.below(6) > 0
        }
        Role::Furniture => random.below(5) > 0,
        Role::Body => random.below(9) > 0,
        _ => true,
    });
    // Titles come out after their stories, or after all.
    match random.below(8) {
        0 => blocks.sort_by_key(|b| b.block.role.is_title()),
        1 => blocks.sort_by_key(|b| !b.block.role.is_title()),
        2 => {
            let mut order: Vec<u32> = Vec::new();
            for b in &blocks {
                if !order.contains(&b.article) {
                    order.push(b.article);
                }
            }
            let place = |b: &Written| order.iter().position(|&a| a == b.article);
            blocks.sort_by_key(|b| (place(b), b.block.role.is_title()));
        }
        _ => {}
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_can_be_read() {
        assert!(!read().expect("the pages are well-formed").is_empty());
    }

    #[test]
    fn guests_stand_apart() {
        let (own, guests) = apart("桥{caption 修桥}修好了。").expect("well-formed");
        assert_eq!(own, "桥修好了。");
        assert_eq!((guests[0].0, guests[0].1.text.as_str()), (1, "修桥"));
    }

    #[test]
    fn lines_that_end_where_they_do_are_blocks() {
        let page = parse("# ja\narticle 1\nlines 一行目|二行目\n").expect("well-formed");
        let texts: Vec<&str> = page.blocks.iter().map(|b| &b.block.text[..]).collect();
        assert_eq!(texts, ["一行目", "二行目"]);
        assert!(page.blocks.iter().all(|b| b.broken));
    }

    #[test]
    fn what_belongs_to_no_article_is_refused() {
        assert!(parse("# ko\nheadline 다시 문 연다").is_err());
        assert!(parse("# ko\nfurniture 3면").is_ok());
    }
}
