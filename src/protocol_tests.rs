use super::*;
use crate::engine;

fn request(request: Request) {
    assert_eq!(Request::decode(request.clone().encode()), Some(request));
}

fn reply(reply: Reply) {
    assert_eq!(Reply::decode(reply.clone().encode()), Some(reply));
}

#[test]
fn requests_survive_the_crossing() {
    let mut corrections = vec![
        Correction::Join { upper: 1, lower: 9 },
        Correction::Part { line: 7 },
        Correction::Move { line: 3, to: 4_000_000_000 },
        Correction::PartArticle { line: 2 },
        Correction::MergeArticles { line: 5, with: 6 },
    ];
    corrections.extend(Role::ALL.map(|role| Correction::Role { line: 8, role }));
    let options = Options::default();
    request(Request::Reflow {
        seq: 1,
        text: "早春\n二月".into(),
        options,
        corrections,
        rules: "on\tfurniture\t第#版".into(),
    });
    for options in every_option() {
        let (text, rules, corrections) = (String::new(), String::new(), vec![]);
        request(Request::Reflow { seq: u32::MAX, text, options, corrections, rules });
    }
    request(Request::Explain { seq: 3, line: 12 });
    request(Request::Markdown { seq: 4 });
}

/// Options that between them have every value of each.
fn every_option() -> Vec<Options> {
    let mut out = vec![Options {
        fold_fullwidth: true,
        widen_punctuation: true,
        keep_lines: true,
        ..Options::default()
    }];
    out.extend(
        Language::ALL.map(|l| Options { language: Some(l), ..Options::default() }),
    );
    for writing in [Writing::Horizontal, Writing::Vertical] {
        let writing = Some(writing);
        for spacing in [Spacing::None, Spacing::AsInSource, Spacing::One] {
            out.push(Options { writing, spacing, ..Options::default() });
        }
    }
    out.push(Options { keep_lines: true, ..Options::default() });
    out.push(Options { widen_punctuation: true, ..Options::default() });
    out
}

#[test]
fn replies_survive_the_crossing() {
    reply(Reply::Ready { version: VERSION });
    reply(Reply::Progress { seq: 2, stage: 4 });
    reply(Reply::Markdown { seq: 5, text: "# 早春\n".into() });
    reply(Reply::Failed { message: "out of memory".into() });
    for text in ["", "早春", "第3版\n\n早春\n\n　公园的花开了。\r\n湖上的冰化了。\n"]
    {
        let document = engine::reflow(
            chongpai::Model::builtin(),
            text,
            &Options::default(),
            &[Correction::Part { line: 99 }],
            |_| {},
        );
        reply(Reply::Reflowed { seq: 9, answer: engine::answer(&document) });
    }
}

#[test]
fn explanations_survive_the_crossing() {
    let reasons: Vec<Reason> = Rule::ALL
        .iter()
        .map(|&rule| Reason { rule, value: -7, weight: i32::MIN })
        .collect();
    let edits = EditKind::ALL
        .iter()
        .map(|&kind| Edit { kind, from: "⼈ ".into(), to: "人".into() })
        .collect();
    let article_reasons = vec![reasons[0]];
    let explanation = Explanation { line: 4, reasons, article_reasons, edits };
    reply(Reply::Explained { seq: 1, explanation });
    reply(Reply::Explained { seq: 1, explanation: Explanation::default() });
}

/// Roles, rules and kinds cross as their place in `ALL`.
#[test]
fn lists_are_in_the_order_of_their_numbers() {
    assert!(Role::ALL.iter().enumerate().all(|(i, &r)| r as usize == i));
    assert!(Rule::ALL.iter().enumerate().all(|(i, &r)| r as usize == i));
    assert!(EditKind::ALL.iter().enumerate().all(|(i, &k)| k as usize == i));
}

/// Whatever is cut off or changed in a message, decoding gives a message or none, and an
/// answer that is given can be shown.
#[test]
fn damaged_messages_do_no_harm() {
    let text = "早春\n\n　公园的花开了。\n湖上的冰化了。\n";
    let document = engine::reflow(
        chongpai::Model::builtin(),
        text,
        &Options::default(),
        &[],
        |_| {},
    );
    let whole = Reply::Reflowed { seq: 9, answer: engine::answer(&document) }.encode();
    for cut in 0..whole.words.len() {
        let wire =
            Wire { words: whole.words[..cut].to_vec(), bytes: whole.bytes.clone() };
        assert_eq!(Reply::decode(wire), None);
    }
    for at in 2..whole.words.len() {
        for value in [0, 1, 2, 7, 1000, u32::MAX] {
            let mut wire = whole.clone();
            wire.words[at] = value;
            let Some(Reply::Reflowed { answer, .. }) = Reply::decode(wire) else {
                continue;
            };
            for a in 0..answer.articles.len() as u32 {
                let _ = (answer.article_text(a), answer.blocks_of(a));
            }
            for b in 0..answer.blocks.len() as u32 {
                let _ = (answer.block_text(b), answer.lines_of(b), answer.role(b));
            }
            for l in 0..answer.lines.len() as u32 {
                let _ = (
                    answer.decided(l),
                    answer.line_before(l),
                    answer.edits_of(l).count(),
                );
            }
        }
    }
    assert_eq!(Reply::decode(Wire::default()), None);
    assert_eq!(Request::decode(Wire { words: vec![77, 0], bytes: vec![] }), None);
}
