//! Cases of the corpus as pages of right blocks, and the figures of an answer for them.

use std::collections::BTreeMap;
use std::fmt;

use chongpai::Role;
use chongpai::article_training::{self as engine, Page, PageBlock};

use crate::corpus::Case;

/// The right blocks of a case.
pub(crate) fn page(case: &Case) -> Page {
    let source: Vec<(&str, bool)> = lines(&case.input);
    let gaps: Vec<u32> =
        case.gold.windows(2).map(|w| w[1].number - w[0].number - 1).collect();
    let mut counts = BTreeMap::new();
    for &gap in &gaps {
        *counts.entry(gap).or_insert(0) += 1;
    }
    let rhythm =
        counts.iter().max_by_key(|c| (*c.1, std::cmp::Reverse(*c.0))).map_or(0, |c| *c.0);
    let mut blocks: Vec<PageBlock> = Vec::new();
    let mut widths: Vec<Vec<u16>> = Vec::new();
    let mut at: BTreeMap<u32, usize> = BTreeMap::new();
    // The last line of each block, and of all blocks so far.
    let ends: BTreeMap<u32, u32> =
        case.gold.iter().map(|row| (row.block, row.number)).collect();
    let (mut last, mut end) = (0, 0);
    for row in &case.gold {
        let number = row.number as usize;
        let index = *at.entry(row.block).or_insert_with(|| {
            blocks.push(PageBlock {
                role: row.role,
                lines: Vec::new(),
                blanks: (row.number - last - 1).saturating_sub(rhythm).min(9) as u8,
                page: source[last as usize..number].iter().any(|l| l.1),
                inside: end > row.number,
                measure: 0,
                article: row.article,
            });
            widths.push(Vec::new());
            blocks.len() - 1
        });
        end = end.max(ends[&row.block]);
        blocks[index].lines.push(row.text.clone());
        widths[index].push(width(&row.text));
        last = row.number;
    }
    // The last line of a paragraph is short; a block of one line takes the measure before.
    let mut measure = 0;
    for (block, widths) in blocks.iter_mut().zip(&widths) {
        if widths.len() > 1 && block.role == Role::Body {
            // The width that most lines have, give or take one.
            let full = &widths[..widths.len() - 1];
            let near = |w: u16| full.iter().filter(|&&x| x.abs_diff(w) <= 1).count();
            measure = full.iter().copied().max_by_key(|&w| (near(w), w)).unwrap_or(0);
        }
        block.measure = measure;
    }
    Page { language: case.language(), blocks }
}

/// A case's blocks as the engine reads them, each with the article that most of its lines
/// belong to.
pub(crate) fn read(case: &Case, reader: &engine::Reader) -> Page {
    let (mut page, lines) = engine::read(&case.input, reader);
    for (block, lines) in page.blocks.iter_mut().zip(&lines) {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for &line in lines {
            if let Some(row) = case.gold.get(line as usize) {
                *counts.entry(row.article).or_default() += 1;
            }
        }
        block.article = counts
            .iter()
            .max_by_key(|c| (*c.1, std::cmp::Reverse(*c.0)))
            .map_or(0, |c| *c.0);
    }
    page
}

/// The lines of a text, and whether a form feed stands before each.
fn lines(text: &str) -> Vec<(&str, bool)> {
    let mut out = Vec::new();
    for (i, page) in text.split('\u{c}').enumerate() {
        let mut first = i > 0;
        let mut lines: Vec<&str> = page.split('\n').collect();
        if page.ends_with('\n') {
            lines.pop();
        }
        for line in lines {
            out.push((line, first));
            first = false;
        }
    }
    out
}

/// The width of a line, in half-ems.
fn width(line: &str) -> u16 {
    line.chars().map(|c| if (c as u32) < 0x2e80 { 1 } else { 2 }).sum()
}

/// How well the blocks of pages were put together.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Figures {
    lines: f64,
    article: f64,
    titled: u32,
    headlines: u32,
    pages: u32,
    right: u32,
}

impl Figures {
    pub(crate) fn add(&mut self, other: &Self) {
        self.lines += other.lines;
        self.article += other.article;
        self.titled += other.titled;
        self.headlines += other.headlines;
        self.pages += other.pages;
        self.right += other.right;
    }

    /// Whether every page is right.
    pub(crate) fn perfect(&self) -> bool {
        self.pages == self.right
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "article {:.4}  headline {:.4}  perfect {:.4}  ({} pages)",
            self.article / self.lines,
            f64::from(self.headlines) / f64::from(self.titled),
            f64::from(self.right) / f64::from(self.pages),
            self.pages
        )
    }
}

/// The figures of an answer: the article of each block.
pub(crate) fn judge(page: &Page, answer: &[u32]) -> Figures {
    let mut gold: BTreeMap<u32, usize> = BTreeMap::new();
    let mut found: BTreeMap<u32, usize> = BTreeMap::new();
    let mut both: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    let mut lines = 0;
    for (block, &a) in page.blocks.iter().zip(answer) {
        let n = block.lines.len();
        *gold.entry(block.article).or_default() += n;
        *found.entry(a).or_default() += n;
        *both.entry((block.article, a)).or_default() += n;
        lines += n;
    }
    let square = |n: usize| (n * n) as f64;
    let precision: f64 = both.iter().map(|(k, &c)| square(c) / found[&k.1] as f64).sum();
    let recall: f64 = both.iter().map(|(k, &c)| square(c) / gold[&k.0] as f64).sum();
    let mut figures = Figures {
        lines: lines as f64,
        article: 2.0 * precision * recall / (precision + recall),
        pages: 1,
        ..Figures::default()
    };
    for &article in gold.keys().filter(|&&a| a > 0) {
        let titles = |at: &dyn Fn(usize) -> bool| -> Vec<usize> {
            (0..answer.len())
                .filter(|&b| page.blocks[b].role.is_title() && at(b))
                .collect()
        };
        let want = titles(&|b| page.blocks[b].article == article);
        if want.is_empty() {
            continue;
        }
        let mut bodies: BTreeMap<u32, usize> = BTreeMap::new();
        for (block, &a) in page.blocks.iter().zip(answer) {
            if block.article == article && block.role == Role::Body {
                *bodies.entry(a).or_default() += block.lines.len();
            }
        }
        let most =
            bodies.iter().max_by_key(|b| (*b.1, std::cmp::Reverse(*b.0))).map(|b| *b.0);
        let most = most.unwrap_or(answer[want[0]]);
        figures.titled += 1;
        figures.headlines += u32::from(want == titles(&|b| answer[b] == most));
    }
    figures.right = u32::from(gold.len() == both.len() && found.len() == both.len());
    figures
}

/// An answer beside the right one, block by block.
pub(crate) fn show(page: &Page, answer: &[u32]) -> String {
    page.blocks
        .iter()
        .zip(answer)
        .map(|(b, a)| {
            let text: String = b.lines.concat();
            let head: String = text.chars().take(30).collect();
            let tail: String =
                text.chars().skip(text.chars().count().saturating_sub(12)).collect();
            format!("  {} {} {:9} {head} … {tail}\n", b.article, a, b.role.as_str())
        })
        .collect()
}
