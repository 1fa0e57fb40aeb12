use super::*;

const PAGE: &str = "第3版\n\n早春的公园\n\n　　公园里的花都开了，湖上的冰也\n化了。\n\n　　老人们在 湖边下棋。\n";

#[test]
fn the_answer_holds_what_the_writers_write() {
    let corrections = [Correction::Part { line: 3 }, Correction::PartArticle { line: 5 }];
    let document = reflow(
        chongpai::Model::builtin(),
        PAGE,
        &Options::default(),
        &corrections,
        |_| {},
    );
    let answer = answer(&document);
    let mut text = String::new();
    chongpai::write::text(&document, &mut text).unwrap();
    assert_eq!(answer.articles_text(), text);
    for a in 0..document.articles.len() as u32 {
        let mut text = String::new();
        chongpai::write::article_text(&document, a, &mut text).unwrap();
        assert_eq!(answer.article_text(a), text.trim_end_matches('\n'));
        assert_eq!(answer.characters(a) as usize, lengths::characters(&text));
    }
}

#[test]
fn every_line_is_found_in_its_block() {
    let document =
        reflow(chongpai::Model::builtin(), PAGE, &Options::default(), &[], |_| {});
    let answer = answer(&document);
    assert_eq!(answer.lines.len(), document.lines.len());
    for l in 0..document.lines.len() as u32 {
        let block = answer.block_at(l);
        assert!(answer.lines_of(block).contains(&l));
        assert_eq!(
            answer.role(block),
            document.blocks[document.lines[l as usize].block as usize].role
        );
        let at = answer.line_start(l);
        let text = document.line_text(l);
        assert_eq!(&answer.text[at..at + text.len()], text);
        assert_eq!(answer.edits_of(l).count(), document.lines[l as usize].edits.len());
    }
}

#[test]
fn columns_that_came_out_by_turns_are_joined_to_the_block_before() {
    let page = include_str!("../tests/pages/columns-by-turns-across/input.txt");
    let document =
        reflow(chongpai::Model::builtin(), page, &Options::default(), &[], |_| {});
    let (words, text) = answer(&document).pack();
    let answer = Answer::unpack(&words, text).unwrap();
    assert!(answer.interleaved);
    for block in 1..answer.blocks.len() as u32 {
        let first = answer.lines_of(block)[0];
        let before = answer.lines_of(block - 1).last();
        assert_eq!(answer.above(first).as_ref(), before);
    }
    // The paragraph that goes on in the next column.
    let across = (0..).find(|&block| !answer.lines_of(block).is_sorted()).unwrap();
    assert!(answer.block_text(across).contains("年轻人说，一把雨伞才几个钱"));
}

#[test]
fn an_explanation_names_the_rules_and_the_edits() {
    let document =
        reflow(chongpai::Model::builtin(), PAGE, &Options::default(), &[], |_| {});
    for l in 0..document.lines.len() as u32 {
        let explanation = explain(&document, l).unwrap();
        assert_eq!(explanation.reasons.len(), document.reasons(l).len());
        assert_eq!(explanation.edits.len(), document.lines[l as usize].edits.len());
    }
    let of_article = |line| explain(&document, line).unwrap().article_reasons;
    assert!(of_article(0).is_empty(), "a running head is of no article");
    assert!(!of_article(1).is_empty(), "an article begins with its headline");
    assert_eq!(explain(&document, document.lines.len() as u32), None);
}

#[test]
fn stages_are_told_in_order() {
    let mut stages = vec![];
    reflow(chongpai::Model::builtin(), PAGE, &Options::default(), &[], |s| {
        stages.push(s)
    });
    assert!(stages.is_sorted() && !stages.is_empty());
    assert!(stages.iter().all(|&s| s < STAGES));
}

#[test]
fn no_text_has_no_articles() {
    let document =
        reflow(chongpai::Model::builtin(), " \n\n", &Options::default(), &[], |_| {});
    let answer = answer(&document);
    assert_eq!((answer.articles.len(), answer.articles_text()), (0, ""));
}
