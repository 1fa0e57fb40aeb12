//! Where the reader is, and where each article was left. No DOM.
//!
//! Places are lines of the source, as indices into the answer's lines: they keep their
//! meaning when the page is decided again.

use std::rc::Rc;

use crate::answer::Answer;

/// The reader's places in one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// The first line of the block at the head of the screen.
    pub here: Option<u32>,
    /// The articles that were left in their middle: their first line, and the first line of
    /// the block at which they were left.
    pub left: Rc<[(u32, u32)]>,
}

impl Places {
    /// Notes where scrolling came to rest. An article that was scrolled out of is read; one
    /// that was leapt out of waits where it was left.
    pub fn read(&mut self, answer: &Answer, line: u32) {
        let before = self.article(answer);
        self.here = Some(line);
        let after = self.article(answer);
        let [left, entered] = [before, after].map(|article| first_line(answer, article?));
        let middle =
            entered.filter(|&first| answer.block_at(first) != answer.block_at(line));
        let others =
            self.left.iter().copied().filter(|&(article, _)| {
                Some(article) != left && Some(article) != entered
            });
        self.left = others.chain(middle.map(|first| (first, line))).collect();
    }

    /// The block at the head of the screen.
    pub fn block(&self, answer: &Answer) -> Option<u32> {
        let line = self.here.filter(|&line| (line as usize) < answer.lines.len())?;
        Some(answer.block_at(line))
    }

    /// The article at the head of the screen; `None` at the furniture.
    pub fn article(&self, answer: &Answer) -> Option<u32> {
        answer.article_of(self.block(answer)?)
    }

    /// The line from which to go on with an article: where it was left, or its head; from
    /// the article itself its head.
    pub fn line_of(&self, answer: &Answer, article: u32) -> Option<u32> {
        let first = first_line(answer, article)?;
        let left = self.left.iter().find(|(of, _)| *of == first).map(|(_, line)| *line);
        let stands = |line: u32| {
            (line as usize) < answer.lines.len()
                && answer.article_of(answer.block_at(line)) == Some(article)
        };
        let here = self.article(answer) == Some(article);
        Some(left.filter(|&line| !here && stands(line)).unwrap_or(first))
    }

    /// The article before or after the one at the head of the screen. Back from the middle
    /// of an article leads to its own head first.
    pub fn beside(&self, answer: &Answer, forward: bool) -> Option<u32> {
        let count = answer.articles.len() as u32;
        let Some(here) = self.article(answer) else {
            // Nothing is read yet, or all but the furniture is.
            return match (self.here, forward) {
                (None, true) => (count > 1).then_some(1),
                (Some(_), false) => count.checked_sub(1),
                _ => None,
            };
        };
        if forward {
            return Some(here + 1).filter(|&next| next < count);
        }
        let inside = self.block(answer) != Some(answer.blocks_of(here).start);
        if inside { Some(here) } else { here.checked_sub(1) }
    }
}

/// The line an article begins with.
pub fn first_line(answer: &Answer, article: u32) -> Option<u32> {
    let block = answer.blocks_of(article).next()?;
    answer.lines_of(block).first().copied()
}

#[cfg(test)]
mod tests {
    use chongpai::{Correction, Options};

    use super::*;
    use crate::engine;

    /// Three articles of three paragraphs, a line each.
    fn page() -> Answer {
        let text =
            "公园里的花都开了。\n\n湖上的冰也化了。\n\n老人们在下棋。\n\n".repeat(3);
        let mut corrections = vec![];
        for line in (1..18).step_by(2) {
            corrections.push(Correction::Part { line });
            corrections.push(Correction::Role { line, role: chongpai::Role::Body });
        }
        corrections.extend([7, 13].map(|line| Correction::PartArticle { line }));
        let model = chongpai::Model::builtin();
        let document =
            engine::reflow(model, &text, &Options::default(), &corrections, |_| {});
        let answer = engine::answer(&document);
        assert_eq!((answer.articles.len(), answer.blocks.len()), (3, 9));
        answer
    }

    #[test]
    fn articles_follow_each_other() {
        let answer = page();
        let at = |line| Places { here: line, ..Places::default() };
        let cases = [
            (None, Some(1), None),
            (Some(0), Some(1), None),
            (Some(1), Some(1), Some(0)),
            (Some(3), Some(2), Some(0)),
            (Some(8), None, Some(2)),
            (Some(6), None, Some(1)),
        ];
        for (line, next, previous) in cases {
            let places = at(line);
            assert_eq!(places.beside(&answer, true), next, "{line:?}");
            assert_eq!(places.beside(&answer, false), previous, "{line:?}");
        }
    }

    #[test]
    fn an_article_that_was_left_waits_where_it_was() {
        let answer = page();
        let mut places = Places::default();
        places.read(&answer, 1);
        // A leap, not a scroll, to the second article.
        places.here = Some(3);
        places.read(&answer, 4);
        assert_eq!(places.line_of(&answer, 0), Some(1));
        assert_eq!(places.line_of(&answer, 1), Some(3), "from itself to its head");
        assert_eq!(places.line_of(&answer, 2), Some(6));
        // Scrolled through to the third: the second is read.
        places.read(&answer, 6);
        assert_eq!(places.line_of(&answer, 1), Some(3));
        assert_eq!(places.line_of(&answer, 0), Some(1));
    }
}
