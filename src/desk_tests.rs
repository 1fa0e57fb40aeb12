use super::*;
use crate::doubts::Matter;
use crate::engine;
use crate::state::{Action, Work};

/// Together they have doubts and articles enough, whatever the engine learns.
const SAMPLE: &str = concat!(
    include_str!("../www/samples/ja.txt"),
    include_str!("../www/samples/zh-Hant.txt"),
    include_str!("../www/samples/zh-Hans.txt"),
);

/// Lets the engine answer, if it was asked.
fn answered(state: State) -> State {
    if !matches!(state.work, Work::Busy { .. }) {
        return state;
    }
    let (text, corrections) = (&state.sheet.text, &state.sheet.corrections);
    let model = chongpai::Model::builtin();
    let answer = engine::answer(&engine::reflow(
        model,
        text,
        &Default::default(),
        corrections,
        |_| {},
    ));
    let seq = state.seq;
    state.after(Action::Answered(seq, Rc::new(answer)))
}

fn play(state: State, deeds: impl IntoIterator<Item = Deed>) -> State {
    deeds.into_iter().fold(state, |s, deed| answered(s.after(Action::Desk(deed))))
}

fn read(text: &str) -> State {
    answered(State::default().after(Action::Came(text.into())))
}

fn answer(state: &State) -> &Answer {
    &state.shown.as_ref().unwrap().answer
}

const NEXT: Deed = Deed::Walk { from: None, way: 1, focus: Focus::Take };
const BACK: Deed = Deed::Walk { from: None, way: -1, focus: Focus::Take };

#[test]
fn doubts_are_walked_one_by_one() {
    let mut s = read(SAMPLE);
    let doubts = s.desk.doubts.clone();
    assert!(doubts.len() > 3);
    for doubt in doubts.iter().chain([&doubts[0]]) {
        s = play(s, [NEXT]);
        assert_eq!(s.desk.question, Some(*doubt));
        assert_eq!(s.selected, Some(doubt.selected(answer(&s))));
        assert_eq!(s.goal.line, Some(doubt.line));
    }
    s = play(s, [BACK]);
    assert_eq!(s.desk.question, doubts.last().copied());
    // From what is on screen, and from what is selected.
    let from = answer(&s).block_at(doubts[2].line);
    let s = s.after(Action::Unselected);
    assert_eq!(s.desk.question, None);
    let walked = play(s, [Deed::Walk { from: Some(from), way: 1, focus: Focus::Leave }]);
    let found = walked.desk.question.unwrap();
    assert!(answer(&walked).block_at(found.line) >= from);
}

#[test]
fn confirming_all_doubts_leaves_none_and_moves_nothing() {
    let mut s = play(read(SAMPLE), [NEXT]);
    let (before, count) = (s.shown.clone().unwrap().answer, s.desk.doubts.len());
    for left in (0..count).rev() {
        s = play(s, [Deed::Confirm(Focus::Take)]);
        assert!(s.desk.doubts.len() <= left, "a role may settle the joins of its block");
        if s.desk.doubts.is_empty() {
            break;
        }
        assert!(s.desk.question.is_some(), "the next doubt is asked at once");
    }
    assert_eq!((&*s.desk.doubts, s.desk.question), (&[][..], None));
    assert_eq!(play(s.clone(), [NEXT]).notice, Some(Notice::NoDoubts));
    assert!(changes::between(&before, answer(&s)).is_empty());
    let s = s.after(Action::Undone);
    assert!(!s.desk.doubts.is_empty() || matches!(s.work, Work::Busy { .. }));
    assert!(!answered(s).desk.doubts.is_empty());
}

#[test]
fn after_the_last_doubt_the_next_key_changes_nothing() {
    let mut s = play(read(SAMPLE), [NEXT]);
    while let Some(last) = s.desk.question {
        s = s.after(Action::Desk(Deed::Confirm(Focus::Leave)));
        if s.desk.question.is_none() {
            assert_eq!((s.selected, &s.notice), (None, &Some(Notice::NoDoubts)));
            let block = answer(&s).block_at(last.line);
            assert_eq!((s.goal.block, s.goal.focus), (Some(block), Focus::Keep));
        }
        s = answered(s);
    }
    assert_eq!(play(s.clone(), [Deed::Turn]).sheet.corrections, s.sheet.corrections);
}

#[test]
fn what_is_settled_along_with_the_last_doubt_is_not_left_selected() {
    let asked = play(read(SAMPLE), [NEXT]);
    let mut settled = asked.clone();
    while settled.desk.question.is_some() {
        settled = play(settled, [Deed::Confirm(Focus::Take)]);
    }
    let mut s = asked;
    s.sheet.corrections = settled.sheet.corrections;
    s.asked();
    s.desk.follow = Follow::Question(Focus::Take);
    assert!(s.selected.is_some() && s.desk.question.is_some());
    let s = answered(s);
    assert_eq!((s.selected, s.desk.question), (None, None));
}

#[test]
fn the_other_answer_is_taken_and_told() {
    let mut s = play(read(SAMPLE), [NEXT]);
    while s.desk.question.is_some_and(|q| q.matter != Matter::Place) {
        s = play(s, [NEXT]);
    }
    let line = s.desk.question.unwrap().line;
    let was = answer(&s).line_before(line);
    let turned = play(s, [Deed::Turn]);
    assert_ne!(answer(&turned).line_before(line).is_some(), was.is_some());
    assert!(turned.desk.changed.contains(&line));
    let told = turned.desk.changed.len() as u32;
    assert_eq!(turned.notice, Some(Notice::Changed(told)));
    assert!(
        turned.desk.question.is_none_or(|q| (q.line, q.matter) != (line, Matter::Place))
    );
    let over = turned.after(Action::NoticeOver);
    assert!(over.desk.changed.is_empty());
    let back = answered(over.after(Action::Undone));
    assert_eq!(answer(&back).line_before(line), was);
    assert_eq!(back.goal.line, Some(back.desk.changed[0]), "what was undone is shown");
}

#[test]
fn what_the_reader_has_set_does_not_move() {
    let mut s = read(SAMPLE);
    for _ in 0..6 {
        s = play(s, [NEXT]);
        let Some(doubt) = s.desk.question else { break };
        let said = doubt.turned(answer(&s));
        s = play(s, [if said.is_some() { Deed::Turn } else { Deed::Role(Role::Body) }]);
    }
    assert!(s.sheet.corrections.len() > 3);
    for &correction in &*s.sheet.corrections {
        let answer = answer(&s);
        let line = |number| answer.line_of_number(number).unwrap();
        match correction {
            Correction::Part { line: l } => assert_eq!(answer.line_before(line(l)), None),
            Correction::Join { upper, lower } => {
                assert_eq!(answer.line_before(line(lower)), Some(line(upper)));
            }
            Correction::Role { line: l, role } => {
                assert_eq!(answer.role(answer.block_at(line(l))), role);
            }
            _ => {}
        }
    }
}

#[test]
fn blocks_part_join_and_change_what_they_are() {
    let s = read(SAMPLE);
    let a = answer(&s);
    let block = (1..a.blocks.len() as u32)
        .find(|&b| a.role(b) == Role::Body && a.lines_of(b).len() > 2)
        .unwrap();
    let lines = a.lines_of(block).to_vec();
    let point = |s: State, selected| {
        // A doubt about it would be answered in its place.
        let mut s = s.after(Action::Selected(selected));
        s.desk.question = None;
        s
    };
    let parted = play(point(s, Selected::Join(lines[1])), [Deed::Turn]);
    assert_eq!(answer(&parted).line_before(lines[1]), None);
    let joined = play(point(parted, Selected::Block(lines[1])), [Deed::Turn]);
    assert_eq!(answer(&joined).line_before(lines[1]), Some(lines[0]));
    assert_eq!(
        joined.sheet.corrections.len(),
        1,
        "the newer word takes the older's place"
    );
    let named = play(joined, [Deed::Role(Role::Caption)]);
    assert_eq!(answer(&named).role(answer(&named).block_at(lines[1])), Role::Caption);
}

#[test]
fn blocks_and_articles_go_where_they_are_sent() {
    let s = read(SAMPLE);
    let a = answer(&s);
    assert!(a.articles.len() > 2);
    let block = a.blocks_of(1).end - 1;
    let line = a.lines_of(block)[0];
    let mates = |s: &State, with: u32| {
        let a = answer(s);
        a.article_of(a.block_at(line)) == a.article_of(a.block_at(with))
    };
    let [before, after] = [0, 2]
        .map(|article| a.line_of_number(doubts::anchor(a, article).unwrap()).unwrap());
    let s = s.after(Action::Selected(Selected::Block(line)));
    let up = play(s.clone(), [Deed::Shift(-1)]);
    assert!(mates(&up, before) && !mates(&s, before));
    assert_eq!(up.selected, Some(Selected::Block(line)), "it stays selected");
    assert_eq!(up.goal.block, Some(answer(&up).block_at(line)), "and is followed");
    assert!(mates(&play(s.clone(), [Deed::Shift(1)]), after));
    let chosen = play(s.clone(), [Deed::Choose]);
    assert_eq!((chosen.desk.moving, chosen.pane), (Some(line), Pane::Contents));
    let stayed = chosen.after(Action::Unselected);
    assert_eq!((stayed.desk.moving, stayed.pane), (None, Pane::Articles));
    assert_eq!((stayed.goal.block, stayed.goal.focus), (Some(block), Focus::Take));
    let sent = play(chosen, [Deed::Move { line, article: 2 }]);
    assert!(mates(&sent, after));
    assert_eq!((sent.desk.moving, sent.pane), (None, Pane::Articles));
    // An answer to the step before does not end the choosing, nor does it scroll.
    let early = s.clone().after(Action::Desk(Deed::Shift(-1)));
    let early = early.after(Action::Desk(Deed::Choose));
    let (goal, late) = (early.goal, answered(early));
    assert!(mates(&late, before) && !late.desk.changed.is_empty());
    assert_eq!((late.desk.moving, late.goal), (Some(line), goal));
    // Nowhere to go: nothing is said.
    let own = answer(&s).article_of(answer(&s).block_at(line)).unwrap();
    for deed in [Deed::Move { line, article: own }, Deed::Move { line, article: 99 }] {
        assert_eq!(play(s.clone(), [deed]).sheet.corrections.len(), 0);
    }
    let parted = play(s.clone(), [Deed::PartArticle]);
    let article = |s: &State| answer(s).article_of(answer(s).block_at(line)).unwrap();
    let first = |s: &State| {
        let blocks = answer(s).blocks_of(article(s));
        blocks.flat_map(|b| answer(s).lines_of(b).to_vec()).min()
    };
    assert!(first(&s) < Some(line) && first(&parted) == Some(line));
    let above = doubts::anchor(answer(&parted), article(&parted) - 1).unwrap();
    let merged = play(parted, [Deed::MergeArticle]);
    assert!(mates(&merged, answer(&merged).line_of_number(above).unwrap()));
}

#[test]
fn nothing_is_done_without_a_page() {
    let deeds = [NEXT, Deed::Turn, Deed::Confirm(Focus::Take), Deed::Choose, Deed::Mark];
    assert_eq!(play(State::default(), deeds), State::default());
}
