//! What the engine is not sure of, in the order in which a reader meets it.

use chongpai::{Correction, Place, Role};

use crate::answer::Answer;
use crate::state::Selected;

/// Below this confidence, in per mille, a decision is a doubt.
pub const DOUBT: u32 = 800;

/// What a doubt is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// Whether an article begins with the block.
    Border,
    /// What the block is.
    Role,
    /// Whether the line goes on with the block before it.
    Place,
}

/// A decision that the engine is not sure of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    /// The line, as an index into the answer's lines.
    pub line: u32,
    /// What about it.
    pub matter: Matter,
}

/// Where something stands for a reader: first by block, then by line, then by matter.
pub type Standing = (u32, u32, u32);

impl Doubt {
    /// Where the doubt stands.
    pub fn standing(self, answer: &Answer) -> Standing {
        (answer.block_at(self.line), self.line, self.matter as u32)
    }

    /// What the reader points at who looks at the doubt.
    pub fn selected(self, answer: &Answer) -> Selected {
        if self.matter == Matter::Place && answer.line_before(self.line).is_some() {
            Selected::Join(self.line)
        } else {
            Selected::Block(self.line)
        }
    }

    /// The correction that says what is decided already.
    pub fn kept(self, answer: &Answer) -> Correction {
        let line = answer.number(self.line);
        match self.matter {
            // A title may stand far from its story: where the source begins the article is
            // what the reader agrees with.
            Matter::Border => {
                let block = answer.block_at(self.line);
                let article = answer.article_of(block).map(|a| answer.blocks_of(a));
                let firsts = article.into_iter().flatten();
                let firsts = firsts.filter_map(|b| answer.lines_of(b).first().copied());
                let first = firsts.min().unwrap_or(self.line);
                Correction::PartArticle { line: answer.number(first) }
            }
            Matter::Role => {
                Correction::Role { line, role: answer.role(answer.block_at(self.line)) }
            }
            Matter::Place => match answer.line_before(self.line) {
                Some(before) => {
                    Correction::Join { upper: answer.number(before), lower: line }
                }
                None => Correction::Part { line },
            },
        }
    }

    /// The correction that says the opposite, where there is only one.
    pub fn turned(self, answer: &Answer) -> Option<Correction> {
        match self.matter {
            Matter::Border => merged(answer, answer.block_at(self.line)),
            Matter::Role => None,
            Matter::Place => turned(answer, self.line),
        }
    }
}

/// The opposite of what is decided about the place of a line: parts it from its block, or
/// joins it to the line above; nothing for the first line of all.
pub fn turned(answer: &Answer, line: u32) -> Option<Correction> {
    let number = answer.number(line);
    if answer.line_before(line).is_some() {
        return Some(Correction::Part { line: number });
    }
    let upper = answer.number(answer.above(line)?);
    Some(Correction::Join { upper, lower: number })
}

/// Makes the article of a block one with the article before it, if there is one.
pub fn merged(answer: &Answer, block: u32) -> Option<Correction> {
    let article = answer.article_of(block)?;
    let first = answer.blocks_of(article).next()?;
    let line = answer.number(*answer.lines_of(first).first()?);
    let with = anchor(answer, article.checked_sub(1)?)?;
    Some(Correction::MergeArticles { line, with })
}

/// The number of a line that stands for an article: of its first paragraph if it has one,
/// since paragraphs hardly ever change their article.
pub fn anchor(answer: &Answer, article: u32) -> Option<u32> {
    let mut blocks = answer.blocks_of(article);
    let body = blocks.clone().find(|&b| answer.role(b) == Role::Body);
    let line = *answer.lines_of(body.or_else(|| blocks.next())?).first()?;
    Some(answer.number(line))
}

/// All doubts in reading order. What the reader has said something about is none.
pub fn find(answer: &Answer, corrections: &[Correction]) -> Vec<Doubt> {
    let said = said(answer, corrections);
    let mut out = vec![];
    for block in 0..answer.blocks.len() as u32 {
        for (i, &line) in answer.lines_of(block).iter().enumerate() {
            let decided = answer.decided(line);
            let mut doubt = |matter, confidence, sure: bool| {
                if confidence < DOUBT && !sure {
                    out.push(Doubt { line, matter });
                }
            };
            let article = answer
                .article_of(block)
                .filter(|&a| i == 0 && a > 0 && answer.blocks_of(a).start == block);
            if let Some(a) = article {
                let confidence = answer.articles[a as usize][1];
                doubt(Matter::Border, confidence, said.borders[a as usize]);
            }
            if i == 0 {
                let sure = decided.role_corrected || said.roles[block as usize];
                doubt(Matter::Role, decided.role_confidence, sure);
            }
            let sure = decided.place_corrected || said.places[line as usize];
            // A page can only begin with its first line.
            let sure = sure || (line == 0 && decided.place == Place::Begins);
            doubt(Matter::Place, decided.place_confidence, sure);
        }
    }
    out
}

/// What the reader has said something about, even if the engine has not heard of it yet.
struct Said {
    places: Vec<bool>,
    roles: Vec<bool>,
    borders: Vec<bool>,
}

fn said(answer: &Answer, corrections: &[Correction]) -> Said {
    let mut out = Said {
        places: vec![false; answer.lines.len()],
        roles: vec![false; answer.blocks.len()],
        borders: vec![false; answer.articles.len()],
    };
    for &correction in corrections {
        match correction {
            Correction::Join { lower: line, .. } | Correction::Part { line } => {
                if let Some(line) = answer.line_of_number(line) {
                    out.places[line as usize] = true;
                }
            }
            Correction::Role { line, .. } => {
                if let Some(line) = answer.line_of_number(line) {
                    out.roles[answer.block_at(line) as usize] = true;
                }
            }
            Correction::PartArticle { line } => out.border(answer, line),
            Correction::MergeArticles { line, with: other }
            | Correction::Move { line, to: other } => {
                out.border(answer, line);
                out.border(answer, other);
            }
        }
    }
    out
}

impl Said {
    fn border(&mut self, answer: &Answer, number: u32) {
        let block = answer.block_of_number(number);
        if let Some(article) = block.and_then(|b| answer.article_of(b)) {
            self.borders[article as usize] = true;
        }
    }
}

/// The doubt after or before a place, going round at the ends.
pub fn beside(
    doubts: &[Doubt],
    answer: &Answer,
    from: Standing,
    way: i32,
) -> Option<Doubt> {
    let found = if way > 0 {
        doubts.iter().find(|d| d.standing(answer) > from).or(doubts.first())
    } else {
        doubts.iter().rfind(|d| d.standing(answer) < from).or(doubts.last())
    };
    found.copied()
}

/// How many doubts stand in some neighbouring blocks.
pub fn count_in(
    doubts: &[Doubt],
    answer: &Answer,
    blocks: std::ops::Range<u32>,
) -> usize {
    let before = |block| doubts.partition_point(|d| answer.block_at(d.line) < block);
    before(blocks.end) - before(blocks.start)
}

#[cfg(test)]
#[path = "doubts_tests.rs"]
mod tests;
