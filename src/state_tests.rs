use chongpai::Options;

use super::*;
use crate::engine;
use crate::settings::Setting;
use crate::words::Tongue;

const PAGE: &str = "早春的公园\n公园里的花都开了。\n湖上的冰化了。\n";

fn answer(text: &str) -> Rc<Answer> {
    Rc::new(engine::answer(&engine::reflow(
        chongpai::Model::builtin(),
        text,
        &Options::default(),
        &[],
        |_| {},
    )))
}

/// Carries out actions one after the other.
fn play(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state, |s, a| s.after(a))
}

fn read(text: &str) -> State {
    let s = State::default().after(Action::Came(text.into()));
    let seq = s.seq;
    s.after(Action::Answered(seq, answer(text)))
}

#[test]
fn a_paste_is_asked_answered_and_shown() {
    let s = State::default().after(Action::Came(PAGE.into()));
    assert_eq!((s.seq, &s.work), (1, &Work::Busy { stage: None, slow: false }));
    assert_eq!((s.source_mode, s.pane), (SourceMode::Lines, Pane::Articles));
    let s = s.after(Action::Answered(1, answer(PAGE)));
    assert_eq!(s.work, Work::Idle);
    assert_eq!(&*s.shown.unwrap().source, PAGE);
}

#[test]
fn stale_answers_are_dropped() {
    let s = play(
        State::default(),
        [
            Action::Typed("早".into()),
            Action::Typed(PAGE.into()),
            Action::Answered(1, answer("早")),
        ],
    );
    assert_eq!(s.shown, None);
    let s = s.after(Action::Answered(2, answer(PAGE)));
    let s = play(s, [Action::Stopped, Action::Answered(2, answer("早"))]);
    assert_eq!(&*s.shown.unwrap().source, PAGE);
}

#[test]
fn the_last_answer_stays_while_the_next_is_made() {
    let s = read(PAGE).after(Action::Typed("早春\n".into()));
    assert_eq!(&*s.shown.as_ref().unwrap().source, PAGE);
    assert!(matches!(s.work, Work::Busy { .. }));
    let s = s.after(Action::Typed(" \n".into()));
    assert!(s.is_empty() && s.work == Work::Idle);
}

#[test]
fn progress_is_only_of_the_newest_request() {
    let s = play(
        State::default(),
        [Action::Typed("早".into()), Action::Typed("早春".into())],
    );
    let s = play(s, [Action::Slow(1), Action::Progressed(1, 3)]);
    assert_eq!(s.work, Work::Busy { stage: None, slow: false });
    let s = play(s, [Action::Slow(2), Action::Progressed(2, 3)]);
    assert_eq!(s.work, Work::Busy { stage: Some(3), slow: true });
}

#[test]
fn a_broken_worker_keeps_the_text() {
    let s = State::default().after(Action::Came(PAGE.into())).after(Action::Failed);
    assert_eq!((s.work.clone(), &*s.sheet.text), (Work::Failed, PAGE));
    let s = s.after(Action::Retried);
    assert_eq!((s.seq, s.work), (2, Work::Busy { stage: None, slow: false }));
    assert_eq!(read(PAGE).after(Action::Failed).work, Work::Idle);
}

#[test]
fn a_stopped_request_can_be_tried_again() {
    let s = play(State::default(), [Action::Came(PAGE.into()), Action::Stopped]);
    assert_eq!(s.work, Work::Stopped);
    assert!(matches!(s.after(Action::Retried).work, Work::Busy { .. }));
}

#[test]
fn corrections_are_kept_taken_back_and_asked_anew() {
    let part = Correction::Part { line: 2 };
    let merge = Correction::PartArticle { line: 3 };
    let s = play(read(PAGE), [part, merge, part].map(Action::Corrected));
    assert_eq!(*s.sheet.corrections, [merge, part]);
    assert_eq!(s.seq, 4);
    let s = s.after(Action::Uncorrected(0));
    assert_eq!((&*s.sheet.corrections, s.seq), (&[part][..], 5));
    let s = s.after(Action::Uncorrected(7));
    assert_eq!(s.seq, 5);
    let s = play(s, [Action::UncorrectedAll, Action::UncorrectedAll]);
    assert_eq!((s.sheet.corrections.len(), s.seq), (0, 6));
}

#[test]
fn the_newest_word_on_a_matter_is_the_only_one() {
    let role = |line, role| Correction::Role { line, role };
    let s = read("早春的公园\n公园里的花都开了，湖上\n的冰也化了。\n");
    let answer = s.shown.as_ref().unwrap().answer.clone();
    assert_eq!(answer.block_of_number(2), answer.block_of_number(3), "one paragraph");
    let said = [
        Correction::Part { line: 3 },
        role(3, chongpai::Role::Caption),
        role(2, chongpai::Role::Body),
        Correction::Join { upper: 2, lower: 3 },
    ];
    let s = play(s, said.map(Action::Corrected));
    assert_eq!(*s.sheet.corrections, said[2..]);
}

#[test]
fn every_change_of_the_corrections_goes_back_and_forth() {
    let (a, b) = (Correction::Part { line: 2 }, Correction::Part { line: 3 });
    let c = Correction::PartArticle { line: 2 };
    let actions = [
        Action::Corrected(a),
        Action::Corrected(b),
        Action::Corrected(c),
        Action::UncorrectedKind(a),
        Action::Corrected(a),
        Action::Uncorrected(0),
        Action::UncorrectedAll,
    ];
    let mut states = vec![read(PAGE)];
    for action in actions {
        states.push(states.last().unwrap().after(action));
    }
    let lists: Vec<_> = states.iter().map(|s| s.sheet.corrections.clone()).collect();
    assert_eq!((&*lists[4], &*lists[6]), (&[c][..], &[a][..]));
    let mut s = states.last().unwrap().clone();
    for before in lists.iter().rev().skip(1) {
        let seq = s.seq;
        s = s.after(Action::Undone);
        assert_eq!((&s.sheet.corrections, s.seq), (before, seq + 1));
    }
    assert_eq!(s.after(Action::Undone).seq, s.seq, "there is nothing before the first");
    for after in &lists[1..] {
        s = s.after(Action::Redone);
        assert_eq!(s.sheet.corrections, *after);
    }
    assert_eq!(s.sheet, states.last().unwrap().sheet);
    assert_eq!(&*s.sheet.text, PAGE, "the source is never written over");
    // Another page begins anew, and the former one brings its steps along.
    let other = s.after(Action::Came("早春".into()));
    assert!(!other.sheet.history.can_undo());
    assert!(other.after(Action::BroughtBack).sheet.history.can_undo());
}

#[test]
fn another_text_has_no_corrections() {
    let s = read(PAGE).after(Action::Corrected(Correction::Part { line: 2 }));
    let typed = s.after(Action::Typed("早春".into()));
    assert!(typed.sheet.corrections.is_empty());
    let came = s.after(Action::Came("早春".into()));
    assert!(came.sheet.corrections.is_empty());
    assert_eq!(came.former, Some(s.sheet));
}

#[test]
fn the_former_page_comes_back_with_its_corrections() {
    let s = read(PAGE).after(Action::Corrected(Correction::Part { line: 2 }));
    let came = s.after(Action::Came("早春".into()));
    assert_eq!(came.notice, Some(Notice::Replaced));
    let back = came.after(Action::BroughtBack);
    assert_eq!(back.sheet, s.sheet);
    let forth = back.after(Action::BroughtBack);
    assert_eq!(&*forth.sheet.text, "早春");
    let cleared = s.after(Action::Cleared);
    assert!(cleared.is_empty());
    assert_eq!(cleared.after(Action::BroughtBack).sheet, s.sheet);
}

#[test]
fn pointing_asks_for_a_reason_and_shows_the_source() {
    let s = read(PAGE).after(Action::Selected(Selected::Join(1)));
    assert_eq!((s.selected, s.goal.line), (Some(Selected::Join(1)), Some(1)));
    let why = Rc::new(Explanation { line: 1, ..Explanation::default() });
    let other = Rc::new(Explanation { line: 0, ..Explanation::default() });
    let s = s.after(Action::Explained(1, other));
    assert_eq!(s.explanation, None);
    let s = s.after(Action::Explained(1, why.clone()));
    assert_eq!(s.explanation, Some(why));
    // The same line keeps its explanation, another one needs its own.
    assert!(s.after(Action::Selected(Selected::Block(1))).explanation.is_some());
    assert!(s.after(Action::Selected(Selected::Block(0))).explanation.is_none());
    assert_eq!(s.after(Action::Unselected).selected, None);
}

#[test]
fn nothing_outside_the_answer_is_selected() {
    let s = read(PAGE).after(Action::Selected(Selected::Block(99)));
    assert_eq!((s.selected, s.selected_block()), (None, None));
    let s = State::default().after(Action::SelectedLine(0));
    assert_eq!((s.selected, s.goal.block), (None, None));
}

#[test]
fn a_selection_outlives_a_correction_but_not_another_text() {
    let s = read(PAGE).after(Action::Selected(Selected::Block(2)));
    let s = s.after(Action::Corrected(Correction::Part { line: 2 }));
    let s = s.after(Action::Answered(2, answer(PAGE)));
    assert_eq!(s.selected, Some(Selected::Block(2)));
    let s = s.after(Action::Typed("早春\n二月\n".into()));
    let s = s.after(Action::Answered(3, answer("早春\n二月\n")));
    assert_eq!(s.selected, None);
}

#[test]
fn a_line_of_the_source_leads_to_its_block() {
    let s = read(PAGE).after(Action::SelectedLine(2));
    let answer = &s.shown.as_ref().unwrap().answer;
    assert_eq!(s.goal.block, Some(answer.block_at(2)));
    let again = s.after(Action::SelectedLine(2));
    assert_ne!(again.goal, s.goal);
}

#[test]
fn corrections_that_fail_are_told() {
    let s = read(PAGE).after(Action::Corrected(Correction::Part { line: 99 }));
    let mut ignored = (*answer(PAGE)).clone();
    ignored.ignored = vec![0];
    let s = s.after(Action::Answered(2, Rc::new(ignored)));
    assert_eq!(s.notice, Some(Notice::Ignored));
}

#[test]
fn options_are_asked_for_at_once_and_looks_are_not() {
    let s = read(PAGE).after(Action::Read(2));
    let looks = s.settings.with(Setting::Theme, 3).with(Setting::Size, 8);
    let dark = s.after(Action::Chose(looks));
    assert_eq!((dark.seq, &dark.work, dark.settings), (s.seq, &Work::Idle, looks));
    // What was being read stays on screen, and the focus in the window.
    let block = s.shown.as_ref().unwrap().answer.block_at(2);
    assert_eq!((dark.goal.wish, dark.goal.block), (s.goal.wish + 1, Some(block)));
    assert_eq!((dark.goal.stand, dark.goal.focus), (Stand::Head, Focus::Leave));
    let fold = dark.after(Action::Chose(looks.with(Setting::Digits, 1)));
    assert_eq!(fold.seq, s.seq + 1);
    assert!(matches!(fold.work, Work::Busy { .. }));
    let reset = fold.after(Action::Chose(fold.settings.reset()));
    assert_eq!((reset.seq, reset.settings), (s.seq + 2, Settings::default()));
    // Without a text nothing is asked.
    let empty = State::default().after(Action::Chose(looks.with(Setting::Lines, 1)));
    assert_eq!((empty.seq, empty.work), (0, Work::Idle));
}

#[test]
fn hits_are_walked_round_and_found_again() {
    let s = read(PAGE).after(Action::Sought(Some("公園".into())));
    let hits = |s: &State| s.search.as_ref().map(|f| (f.hits.len(), f.current));
    assert_eq!(hits(&s), Some((2, Some(0))));
    assert!(s.goal.spot == Spot::Hit && s.goal.focus == Focus::Leave);
    let page = s.shown.as_ref().unwrap().answer.clone();
    let mut s = s;
    for (forward, expected) in [(true, 1), (true, 0), (false, 1)] {
        s = s.after(Action::NextHit(forward));
        assert_eq!(hits(&s), Some((2, Some(expected))));
        let hit = s.hit().unwrap();
        assert_eq!(&page.text[hit.start as usize..hit.end as usize], "公园");
        let range = page.block_range(s.goal.block.unwrap());
        assert!(range.contains(&(hit.start as usize)));
    }
    // A page that is opened is searched too, and shown where something was found.
    let opened = s.after(Action::Opened(Sheet::new(PAGE.into()), 0, None));
    let seq = opened.seq;
    let opened = opened.after(Action::Answered(seq, answer(PAGE)));
    assert!(opened.goal.spot == Spot::Hit && opened.hit().is_some());
    // Another text is searched too, without a leap; nothing is found in it.
    let s = play(s, [Action::Typed("早".into()), Action::Answered(2, answer("早"))]);
    assert_eq!(hits(&s), Some((0, None)));
    assert_eq!(hits(&s.after(Action::NextHit(true))), Some((0, None)));
    assert_eq!(hits(&s.after(Action::Sought(None))), None);
    let s = State::default().after(Action::Sought(Some("早".into())));
    assert_eq!((hits(&s), s.hit()), (Some((0, None)), None));
}

#[test]
fn the_place_is_forgotten_with_the_text() {
    let s = read(PAGE).after(Action::Read(2));
    assert_eq!(s.places.here, Some(2));
    let s = play(s, [Action::Typed("早".into()), Action::Answered(2, answer("早"))]);
    assert_eq!(s.places, Default::default());
}

#[test]
fn names_of_languages_are_found_again() {
    for tongue in Tongue::ALL {
        assert_eq!(Tongue::from_tag(tongue.tag()), Some(tongue));
    }
}

#[test]
fn a_page_of_the_library_comes_back_at_the_place_it_was_read_to() {
    let corrections: Rc<[Correction]> = [Correction::Part { line: 2 }].into();
    let sheet = Sheet { corrections: corrections.clone(), ..Sheet::new(PAGE.into()) };
    let blank = State::default();
    let opened = blank.after(Action::Opened(sheet, 0, None));
    assert_eq!((opened.page, &opened.sheet.corrections), (blank.page + 1, &corrections));
    assert_eq!(opened.goal, blank.goal, "there is nothing to go to yet");
    let there = opened.after(Action::Answered(opened.seq, answer(PAGE)));
    assert_eq!((there.goal.block, there.place), (Some(0), None));
    // Editing is no other page, pasting is.
    assert_eq!(there.after(Action::Typed("早".into())).page, opened.page);
    assert_eq!(there.after(Action::Came("晚".into())).page, opened.page + 1);
    // Rules are about every page, and the page is read again with them.
    let ruled = there.after(Action::Ruled("on\tfurniture\t早…\n".into()));
    assert_eq!((ruled.seq, ruled.page), (there.seq + 1, there.page));
    assert!(matches!(ruled.work, Work::Busy { .. }));
}

#[test]
fn what_is_read_aloud_is_kept_in_view_until_the_page_changes() {
    let s = read(PAGE);
    let text = s.shown.as_ref().unwrap().answer.text.clone();
    let at = text.find("湖上").unwrap() as u32;
    let spoken = s.after(Action::Spoke(Some(at..at + 6)));
    let answer = &spoken.shown.as_ref().unwrap().answer;
    let block = answer.block_range(spoken.goal.block.unwrap());
    assert!(block.contains(&(at as usize)));
    assert_eq!((spoken.goal.spot, spoken.goal.focus), (Spot::Spoken, Focus::Leave));
    assert_eq!(spoken.goal.wish, s.goal.wish + 1);
    let silent = spoken.after(Action::Spoke(None));
    assert_eq!((silent.spoken, silent.goal), (None, spoken.goal));
    let again = play(spoken.clone(), [Action::Retried]);
    let again = again.after(Action::Answered(again.seq, self::answer(PAGE)));
    assert_eq!((again.spoken, spoken.after(Action::Cleared).spoken), (None, None));
}
