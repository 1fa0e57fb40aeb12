//! What comes of what the reader asks, corrects and looks for.

use std::rc::Rc;

use super::{
    Action, Focus, Goal, Pane, Search, Selected, SourceMode, Spot, Stand, State, search,
};
use crate::answer::Answer;
use crate::history;

impl State {
    /// What an action makes of the state that takes the rest of the program.
    #[inline(never)]
    pub(super) fn ask(&mut self, action: Action) {
        match action {
            Action::Corrected(correction) => self.say(correction),
            Action::Uncorrected(index) => self.change(|i, _| i != index, None),
            Action::UncorrectedKind(kind) => {
                self.change(|_, c| !history::same_kind(c, kind), None);
            }
            Action::UncorrectedAll => self.change(|_, _| false, None),
            Action::Undone => {
                let after = self.sheet.history.undo(&self.sheet.corrections);
                self.corrected(after);
            }
            Action::Redone => {
                let after = self.sheet.history.redo(&self.sheet.corrections);
                self.corrected(after);
            }
            Action::Desk(deed) => self.do_deed(deed),
            Action::Explained(seq, explanation) => {
                let line = self.selected.map(Selected::line);
                if self.shown.as_ref().is_some_and(|a| a.seq == seq)
                    && line == Some(explanation.line)
                {
                    self.explanation = Some(explanation);
                }
            }
            Action::Selected(selected) => {
                self.select(selected);
                if self.source_mode == SourceMode::Field {
                    self.source_mode = SourceMode::Lines;
                }
                let (wish, line) = (self.goal.wish + 1, Some(selected.line()));
                let block = self.selected_block();
                self.goal = Goal { wish, block, line, ..Goal::default() };
            }
            Action::SelectedLine(line) => {
                self.select(Selected::Block(line));
                self.pane = Pane::Articles;
                let block = self.selected_block();
                self.goal = self.goal.head(block);
            }
            Action::Peeked(line) => self.select(Selected::Join(line)),
            Action::Unselected => {
                // Who chose no article goes on where the block is that was to be moved.
                if let (Some(line), Some(shown)) = (self.desk.moving, self.shown.clone())
                {
                    self.pane = Pane::Articles;
                    self.show_block(&shown.answer, line, Focus::Take);
                }
                self.select_nothing();
            }
            Action::Sought(Some(query)) => self.seek(query),
            Action::NextHit(forward) => self.next_hit(forward),
            // Everything else is done before.
            _ => {}
        }
    }

    /// Finds what is looked for, from what is on screen on.
    #[inline(never)]
    pub(super) fn seek(&mut self, query: Rc<str>) {
        let shown = self.shown.as_ref().map(|s| &*s.answer);
        let text = shown.map_or("", |answer| &answer.text);
        let hits: Rc<[_]> = search::find(text, &query).into();
        let here = shown.and_then(|a| Some(a.block_range(self.places.block(a)?).start));
        let before = here.unwrap_or_default();
        let next = hits.partition_point(|h| (h.start as usize) < before);
        let last = hits.len().checked_sub(1);
        let current = last.map(|last| if next > last { 0 } else { next });
        self.search = Some(Search { query, hits, current });
        self.show_hit();
    }

    fn next_hit(&mut self, forward: bool) {
        if let Some(search) = &mut self.search
            && let Some(current) = search.current
        {
            let count = search.hits.len();
            let step = if forward { 1 } else { count - 1 };
            search.current = Some((current + step) % count);
            self.show_hit();
        }
    }

    /// Brings the hit that the reader has come to into view; the focus stays in the field.
    fn show_hit(&mut self) {
        if let Some(hit) = self.hit() {
            self.show(&hit, Stand::Middle, Spot::Hit);
        }
    }

    pub(crate) fn select(&mut self, selected: Selected) {
        let known = self.explanation.as_ref().map(|e| e.line);
        if known != Some(selected.line()) {
            self.explanation = None;
        }
        let lines = self.shown.as_ref().map_or(0, |s| s.answer.lines.len());
        self.selected = Some(selected).filter(|s| (s.line() as usize) < lines);
        self.desk.question = self.selected.and_then(|s| self.question_at(s));
    }

    pub(crate) fn select_nothing(&mut self) {
        self.selected = None;
        self.explanation = None;
        self.desk.question = None;
        self.desk.moving = None;
    }

    /// Brings the block of a line into view.
    pub(crate) fn show_block(&mut self, answer: &Answer, line: u32, focus: Focus) {
        let wish = self.goal.wish + 1;
        let there = (line as usize) < answer.lines.len();
        let block = there.then(|| answer.block_at(line));
        self.goal = Goal { wish, block, focus, ..Goal::default() };
    }
}
