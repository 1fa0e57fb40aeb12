//! What the reader did to the corrections, step by step, so that each step can be taken back
//! and done again.
//!
//! A step holds what it took away and what it added, not the list: a page with thousands of
//! corrections keeps thousands of steps.

use std::mem::discriminant;
use std::rc::Rc;

use chongpai::Correction;

/// The steps of one sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The steps, the oldest first.
    steps: Rc<Vec<Rc<Step>>>,
    /// How many of them hold; those after it have been taken back.
    done: usize,
}

/// One change of the list of corrections.
#[derive(Debug, PartialEq, Eq)]
struct Step {
    /// What was taken away, with its place in the list before; ascending.
    taken: Vec<(usize, Correction)>,
    /// What was added at the end.
    added: Option<Correction>,
}

impl History {
    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.done > 0
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        self.done < self.steps.len()
    }

    /// Takes from the list what is not to be kept and adds a correction; nothing if the list
    /// stays as it is. Steps that had been taken back are forgotten.
    pub fn change(
        &mut self,
        list: &[Correction],
        keep: impl Fn(usize, Correction) -> bool,
        added: Option<Correction>,
    ) -> Option<Rc<[Correction]>> {
        let taken: Vec<_> = (list.iter().copied().enumerate())
            .filter(|&(i, correction)| !keep(i, correction))
            .collect();
        let step = Step { taken, added };
        let after = step.forth(list);
        if *after == *list {
            return None;
        }
        let steps = Rc::make_mut(&mut self.steps);
        steps.truncate(self.done);
        steps.push(Rc::new(step));
        self.done += 1;
        Some(after)
    }

    /// The list before the last step.
    pub fn undo(&mut self, list: &[Correction]) -> Option<Rc<[Correction]>> {
        let last = self.done.checked_sub(1)?;
        self.done = last;
        Some(self.steps[last].back(list))
    }

    /// The list with the last step that was taken back done again.
    pub fn redo(&mut self, list: &[Correction]) -> Option<Rc<[Correction]>> {
        let step = self.steps.get(self.done)?;
        self.done += 1;
        Some(step.forth(list))
    }
}

impl Step {
    fn forth(&self, list: &[Correction]) -> Rc<[Correction]> {
        let mut taken = self.taken.iter().map(|&(at, _)| at).peekable();
        let kept =
            list.iter().enumerate().filter(|&(i, _)| taken.next_if_eq(&i).is_none());
        kept.map(|(_, &correction)| correction).chain(self.added).collect()
    }

    fn back(&self, list: &[Correction]) -> Rc<[Correction]> {
        let mut out = list[..list.len() - usize::from(self.added.is_some())].to_vec();
        for &(at, correction) in &self.taken {
            out.insert(at, correction);
        }
        out.into()
    }
}

/// Whether two corrections are of one kind.
pub fn same_kind(a: Correction, b: Correction) -> bool {
    discriminant(&a) == discriminant(&b)
}

/// Whether a new correction answers the question that an older one answered, and so takes
/// its place. `together` says whether two lines, by their numbers, stand in one block.
pub fn replaces(
    new: Correction,
    old: Correction,
    together: impl Fn(u32, u32) -> bool,
) -> bool {
    use Correction::{Join, MergeArticles, Move, Part, PartArticle, Role};
    match (new, old) {
        (
            Join { lower: a, .. } | Part { line: a },
            Join { lower: b, .. } | Part { line: b },
        ) => a == b,
        (Role { line: a, .. }, Role { line: b, .. })
        | (
            Move { line: a, .. }
            | PartArticle { line: a }
            | MergeArticles { line: a, .. },
            Move { line: b, .. }
            | PartArticle { line: b }
            | MergeArticles { line: b, .. },
        ) => a == b || together(a, b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Correction = Correction::Part { line: 1 };
    const B: Correction = Correction::Part { line: 2 };
    const C: Correction = Correction::Join { upper: 1, lower: 2 };

    /// Adds a correction as the page does.
    fn add(history: &mut History, list: &mut Rc<[Correction]>, new: Correction) {
        if let Some(after) = history.change(list, |_, c| c != new, Some(new)) {
            *list = after;
        }
    }

    #[test]
    fn steps_go_back_and_forth() {
        let (mut history, mut list) = (History::default(), Rc::<[Correction]>::default());
        let mut seen = vec![list.clone()];
        for new in [A, B, C, A] {
            add(&mut history, &mut list, new);
            seen.push(list.clone());
        }
        assert_eq!(*list, [B, C, A]);
        list = history.change(&list, |i, _| i == 1, None).unwrap();
        seen.push(list.clone());
        assert_eq!(*list, [C]);
        for before in seen.iter().rev().skip(1) {
            list = history.undo(&list).unwrap();
            assert_eq!(list, *before);
        }
        assert!(!history.can_undo() && history.undo(&list).is_none());
        for after in &seen[1..] {
            list = history.redo(&list).unwrap();
            assert_eq!(list, *after);
        }
        assert!(!history.can_redo() && history.redo(&list).is_none());
    }

    #[test]
    fn what_changes_nothing_is_no_step() {
        let mut history = History::default();
        assert_eq!(history.change(&[A, B], |_, c| c != B, Some(B)), None);
        assert_eq!(history.change(&[A, B], |_, _| true, None), None);
        assert!(!history.can_undo());
    }

    #[test]
    fn a_new_step_forgets_what_was_taken_back() {
        let (mut history, mut list) = (History::default(), Rc::<[Correction]>::default());
        add(&mut history, &mut list, A);
        add(&mut history, &mut list, B);
        list = history.undo(&list).unwrap();
        add(&mut history, &mut list, C);
        assert!(!history.can_redo());
        assert_eq!(*history.undo(&list).unwrap(), [A]);
    }

    #[test]
    fn a_thousand_steps_are_kept() {
        let (mut history, mut list) = (History::default(), Rc::<[Correction]>::default());
        for line in 0..1000 {
            add(&mut history, &mut list, Correction::Part { line });
        }
        for left in (0..1000).rev() {
            list = history.undo(&list).unwrap();
            assert_eq!(list.len(), left);
        }
    }

    #[test]
    fn a_word_takes_the_place_of_an_older_one_about_the_same() {
        use chongpai::Role;
        let role = |line, role| Correction::Role { line, role };
        let moved = Correction::Move { line: 1, to: 5 };
        let cases = [
            (B, C, true),
            (C, B, true),
            (A, C, false),
            (role(1, Role::Body), role(1, Role::Headline), true),
            (role(1, Role::Body), role(2, Role::Body), true),
            (role(1, Role::Body), role(3, Role::Body), false),
            (role(1, Role::Body), A, false),
            (moved, Correction::PartArticle { line: 2 }, true),
        ];
        for (new, old, expected) in cases {
            let together = |a, b| a < 3 && b < 3;
            assert_eq!(replaces(new, old, together), expected, "{new:?} {old:?}");
        }
        assert!(same_kind(A, B) && !same_kind(B, C));
    }
}
