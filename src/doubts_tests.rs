use super::*;
use crate::{changes, engine};
use chongpai::Model;

const SAMPLES: [&str; 5] = [
    include_str!("../www/samples/zh-Hans.txt"),
    include_str!("../www/samples/zh-Hant.txt"),
    include_str!("../www/samples/ja.txt"),
    include_str!("../www/samples/ko.txt"),
    include_str!("../www/samples/en.txt"),
];

fn answer(text: &str, corrections: &[Correction]) -> Answer {
    engine::answer(&engine::reflow(
        Model::builtin(),
        text,
        &Default::default(),
        corrections,
        |_| {},
    ))
}

fn all() -> impl Iterator<Item = (&'static str, Answer, Vec<Doubt>)> {
    SAMPLES.into_iter().map(|text| {
        let answer = answer(text, &[]);
        let doubts = find(&answer, &[]);
        (text, answer, doubts)
    })
}

#[test]
fn doubts_stand_in_reading_order_and_are_doubts() {
    let mut seen = 0;
    for (_, answer, doubts) in all() {
        assert!(doubts.is_sorted_by_key(|d| d.standing(&answer)));
        for doubt in &doubts {
            seen += 1;
            let decided = answer.decided(doubt.line);
            let confidence = match doubt.matter {
                Matter::Border => {
                    let article = answer.article_of(answer.block_at(doubt.line));
                    answer.articles[article.unwrap() as usize][1]
                }
                Matter::Role => decided.role_confidence,
                Matter::Place => decided.place_confidence,
            };
            assert!(confidence < DOUBT);
        }
    }
    assert!(seen > 5, "samples have doubts");
}

#[test]
fn a_doubt_that_is_confirmed_is_gone_and_nothing_moves() {
    for (text, before, doubts) in all() {
        for &doubt in &doubts {
            let kept = [doubt.kept(&before)];
            let left: Vec<_> = doubts.iter().copied().filter(|d| *d != doubt).collect();
            assert_eq!(find(&before, &kept), left, "before the engine has heard of it");
            let after = answer(text, &kept);
            assert!(after.ignored.is_empty());
            assert!(!find(&after, &kept).contains(&doubt), "{doubt:?}");
            let changed = changes::between(&before, &after);
            assert!(changed.is_empty(), "{doubt:?} {kept:?}");
        }
    }
}

#[test]
fn the_other_answer_is_another() {
    for (text, before, doubts) in all() {
        for doubt in doubts {
            let Some(turned) = doubt.turned(&before) else { continue };
            assert_ne!(turned, doubt.kept(&before));
            let after = answer(text, &[turned]);
            let changed = changes::between(&before, &after);
            assert!(!changed.is_empty(), "{doubt:?} {turned:?}");
        }
    }
}

#[test]
fn doubts_are_walked_round_both_ways() {
    let (_, answer, doubts) = all().max_by_key(|(_, _, d)| d.len()).unwrap();
    assert!(doubts.len() > 2);
    let mut at = (0, 0, 0);
    for expected in doubts.iter().chain(&doubts[..1]) {
        let doubt = beside(&doubts, &answer, at, 1).unwrap();
        assert_eq!(doubt, *expected);
        at = doubt.standing(&answer);
    }
    for expected in doubts.iter().rev() {
        let doubt = beside(&doubts, &answer, at, -1).unwrap();
        assert_eq!(doubt, *expected);
        at = doubt.standing(&answer);
    }
    assert_eq!(beside(&[], &answer, at, 1), None);
}

#[test]
fn doubts_are_counted_by_article() {
    for (_, answer, doubts) in all() {
        let articles = answer.articles.len() as u32;
        let of = |blocks| count_in(&doubts, &answer, blocks);
        let sum: usize = (0..articles).map(|a| of(answer.blocks_of(a))).sum();
        assert_eq!(sum + of(answer.furniture()), doubts.len());
    }
}
