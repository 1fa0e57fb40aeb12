//! The desk: how a reader walks the doubts and puts a page right.

use std::rc::Rc;

use chongpai::{Correction, Role};

use crate::answer::Answer;
use crate::changes;
use crate::doubts::{self, Doubt};
use crate::history;
use crate::state::{Focus, Goal, Notice, Pane, Selected, SourceMode, Spot, Stand, State};

/// What lies on the desk.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Desk {
    /// What the engine is not sure of, in reading order.
    pub doubts: Rc<[Doubt]>,
    /// The doubt that is put to the reader.
    pub question: Option<Doubt>,
    /// The lines that the newest answer decides otherwise than the one before; ascending.
    pub changed: Rc<[u32]>,
    /// What to bring into view when the engine has heard of the newest step.
    pub follow: Follow,
    /// A line whose block waits to be sent to another article.
    pub moving: Option<u32>,
    /// Whether roles, article borders and every change of the text are marked.
    pub marks: bool,
}

/// What to bring into view after a step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Follow {
    /// Nothing.
    #[default]
    Nothing,
    /// What is selected, wherever it stands then.
    Selected(Focus),
    /// What has changed.
    Changed,
    /// What is in question; the next doubt if that has been settled along with another.
    Question(Focus),
}

/// What a reader does at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Goes to the next doubt, or to the one before.
    Walk {
        /// The block to walk from if nothing is selected.
        from: Option<u32>,
        /// 1 or -1.
        way: i32,
        /// Whether the focus goes along.
        focus: Focus,
    },
    /// Says that the decision in question is right, and goes to the next doubt.
    Confirm(Focus),
    /// Says that the decision in question is wrong; where nothing is in question, parts at
    /// the selected join, or joins the selected block to the one above.
    Turn,
    /// Says what the selected block is.
    Role(Role),
    /// Begins an article with the selected block.
    PartArticle,
    /// Makes the selected block's article one with the article above.
    MergeArticle,
    /// Sends the selected block to the article before or after its own.
    Shift(i32),
    /// Sends the block of a line to an article.
    Move {
        /// The line.
        line: u32,
        /// The article.
        article: u32,
    },
    /// Wants to choose the article that the selected block is to be sent to.
    Choose,
    /// Marks what was decided, or marks it no more.
    Mark,
}

impl State {
    /// What a deed makes of the state.
    pub(crate) fn do_deed(&mut self, deed: Deed) {
        let Some(answer) = self.shown.as_ref().map(|s| s.answer.clone()) else { return };
        let block = self.selected_block();
        let first = block.and_then(|b| answer.lines_of(b).first().copied());
        let number = first.map(|line| answer.number(line));
        match deed {
            Deed::Walk { from, way, focus } => {
                let question = self.desk.question.map(|q| q.standing(&answer));
                let selected = self.selected.map(|s| match s {
                    Selected::Join(line) => (answer.block_at(line), line, 0),
                    Selected::Block(_) => (block.unwrap_or(0), first.unwrap_or(0), 0),
                });
                let here = question.or(selected).or(from.map(|block| (block, 0, 0)));
                self.walk(&answer, here.unwrap_or_default(), way, focus);
            }
            Deed::Confirm(focus) => {
                let Some(doubt) = self.desk.question else { return };
                self.say(doubt.kept(&answer));
                self.desk.follow = Follow::Question(focus);
                self.walk_on(&answer, doubt, focus);
            }
            Deed::Turn => {
                let turned = match (self.desk.question, self.selected) {
                    (Some(doubt), _) => doubt.turned(&answer),
                    (None, Some(Selected::Join(line))) => doubts::turned(&answer, line),
                    (None, Some(Selected::Block(_))) => {
                        first.and_then(|line| doubts::turned(&answer, line))
                    }
                    (None, None) => None,
                };
                turned.into_iter().for_each(|correction| self.say(correction));
            }
            Deed::Role(role) => {
                if let Some(line) = number {
                    self.say(Correction::Role { line, role });
                }
            }
            Deed::PartArticle => {
                if let Some(line) = number {
                    self.say(Correction::PartArticle { line });
                }
            }
            Deed::MergeArticle => {
                let merged = block.and_then(|b| doubts::merged(&answer, b));
                merged.into_iter().for_each(|correction| self.say(correction));
            }
            Deed::Shift(way) => {
                let article = block.and_then(|b| answer.article_of(b));
                let to = article.and_then(|a| a.checked_add_signed(way));
                if let (Some(line), Some(article)) = (first, to) {
                    self.send(&answer, line, article, Focus::Keep);
                }
            }
            Deed::Move { line, article } => {
                self.send(&answer, line, article, Focus::Take);
                self.pane = Pane::Articles;
            }
            Deed::Choose => {
                self.desk.moving = first;
                self.pane = Pane::Contents;
                self.goal = Goal {
                    spot: Spot::Head,
                    wish: self.goal.wish + 1,
                    block,
                    line: first,
                    ..Goal::default()
                };
            }
            Deed::Mark => {
                self.desk.marks = !self.desk.marks;
                self.source_mode = SourceMode::Lines;
            }
        }
    }

    /// Adds a correction in the place of what was said about the same before.
    pub(crate) fn say(&mut self, new: Correction) {
        let shown = self.shown.clone();
        let block = |n| shown.as_ref().and_then(|s| s.answer.block_of_number(n));
        let together = |a, b| block(a).is_some_and(|a| Some(a) == block(b));
        self.change(|_, old| !history::replaces(new, old, together), Some(new));
        self.desk.follow = Follow::Selected(Focus::Keep);
    }

    /// Changes the corrections by one step.
    pub(crate) fn change(
        &mut self,
        keep: impl Fn(usize, Correction) -> bool,
        added: Option<Correction>,
    ) {
        let after = self.sheet.history.change(&self.sheet.corrections, keep, added);
        self.corrected(after);
    }

    /// Takes over a changed list of corrections.
    pub(crate) fn corrected(&mut self, corrections: Option<Rc<[Correction]>>) {
        let Some(corrections) = corrections else { return };
        self.sheet.corrections = corrections;
        self.asked();
        self.desk.follow = Follow::Changed;
        // What the reader has just answered is no longer asked.
        if let Some(shown) = self.shown.clone() {
            self.doubt(&shown.answer);
        }
    }

    /// Sees what is in doubt, and whether what is in question still is.
    fn doubt(&mut self, answer: &Answer) {
        self.desk.doubts = doubts::find(answer, &self.sheet.corrections).into();
        if self.desk.question.is_some_and(|q| !self.desk.doubts.contains(&q)) {
            self.desk.question = self.selected.and_then(|s| self.question_at(s));
        }
    }

    /// The first doubt about what is selected.
    pub(crate) fn question_at(&self, selected: Selected) -> Option<Doubt> {
        let answer = &self.shown.as_ref()?.answer;
        let line = match selected {
            Selected::Join(line) => line,
            Selected::Block(line) if (line as usize) < answer.lines.len() => {
                *answer.lines_of(answer.block_at(line)).first()?
            }
            Selected::Block(_) => return None,
        };
        let about = |d: &&Doubt| {
            d.line == line
                && std::mem::discriminant(&d.selected(answer))
                    == std::mem::discriminant(&selected)
        };
        self.desk.doubts.iter().find(about).copied()
    }

    /// Puts the doubt beside a place to the reader.
    #[inline(never)]
    fn walk(&mut self, answer: &Answer, from: doubts::Standing, way: i32, focus: Focus) {
        let Some(doubt) = doubts::beside(&self.desk.doubts, answer, from, way) else {
            self.notice = Some(Notice::NoDoubts);
            return;
        };
        let selected = doubt.selected(answer);
        self.select(selected);
        self.desk.question = Some(doubt);
        self.source_mode = SourceMode::Lines;
        self.pane = Pane::Articles;
        self.goal = Goal {
            spot: Spot::Head,
            wish: self.goal.wish + 1,
            block: Some(answer.block_at(doubt.line)),
            line: Some(doubt.line),
            stand: Stand::Middle,
            focus,
        };
    }

    /// Puts the doubt after one that is settled to the reader. After the last, nothing is
    /// selected any more: the next key changes nothing.
    #[inline(never)]
    fn walk_on(&mut self, answer: &Answer, settled: Doubt, focus: Focus) {
        self.walk(answer, settled.standing(answer), 1, focus);
        if self.desk.doubts.is_empty() {
            self.select_nothing();
            self.show_block(answer, settled.line, Focus::Keep);
        }
    }

    /// Sends the block of a line to an article that is not its own.
    fn send(&mut self, answer: &Answer, line: u32, article: u32, focus: Focus) {
        self.desk.moving = None;
        if (line as usize) >= answer.lines.len()
            || (article as usize) >= answer.articles.len()
            || answer.article_of(answer.block_at(line)) == Some(article)
        {
            return;
        }
        let Some(to) = doubts::anchor(answer, article) else { return };
        self.select(Selected::Block(line));
        self.say(Correction::Move { line: answer.number(line), to });
        self.desk.follow = Follow::Selected(focus);
    }

    /// Compares a new answer with the one before about the same source, if there was one.
    pub(crate) fn compare(&mut self, before: Option<&Answer>, answer: &Answer) {
        let asked = self.desk.question;
        self.doubt(answer);
        // Who chooses an article goes on choosing when an answer to an earlier step comes.
        let stands =
            |&line: &u32| before.is_some() && (line as usize) < answer.lines.len();
        self.desk.moving = self.desk.moving.filter(stands);
        // A join that was parted is a beginning now.
        if let Some(Selected::Join(line)) = self.selected
            && answer.line_before(line).is_none()
        {
            self.selected = Some(Selected::Block(line));
        }
        if self.desk.question.is_none() {
            self.desk.question = self.selected.and_then(|s| self.question_at(s));
        }
        let changed = before.map(|b| changes::between(b, answer)).unwrap_or_default();
        self.desk.changed = changed.into();
        let follow = std::mem::take(&mut self.desk.follow);
        if let (Follow::Question(focus), Some(asked)) = (follow, asked)
            && self.desk.question != Some(asked)
        {
            self.walk_on(answer, asked, focus);
        }
        if self.desk.changed.is_empty() {
            return;
        }
        self.notice = Some(Notice::Changed(self.desk.changed.len() as u32));
        if self.desk.moving.is_some() {
            return;
        }
        let (line, focus) = match (follow, self.selected) {
            (Follow::Selected(focus), Some(selected)) => (selected.line(), focus),
            (Follow::Changed, _) => (self.desk.changed[0], Focus::Keep),
            _ => return,
        };
        self.goal = Goal {
            spot: Spot::Head,
            wish: self.goal.wish + 1,
            block: Some(answer.block_at(line)),
            line: Some(line),
            stand: Stand::Near,
            focus,
        };
    }
}

#[cfg(test)]
#[path = "desk_tests.rs"]
mod tests;
