//! What holds of every document, whatever the text, the options and the corrections were.

use chongpai::{Document, EditKind, Glue, Place, Replacement};

/// Panics if a document breaks one of the promises that hold for any text.
pub(crate) fn check(document: &Document) {
    lines_cover_the_source(document);
    edits_stay_in_their_lines(document);
    blocks_hold_every_line_once(document);
    articles_hold_every_block_once(document);
    decisions_say_what_was_done(document);
    texts_are_the_source_with_its_edits(document);
}

/// Every character that is not white space stands in exactly one line. Spans are in range,
/// in order and at character boundaries.
fn lines_cover_the_source(document: &Document) {
    let text = document.source.text();
    let mut end = 0;
    let mut between = String::new();
    for line in &document.lines {
        let span = line.span.range();
        assert!(end <= span.start && span.start < span.end, "lines out of order");
        between.push_str(&text[end..span.start]);
        assert!(!text[span.clone()].trim().is_empty(), "a line with nothing in it");
        let number = line.number as usize;
        assert_eq!(document.source.lines()[number - 1].span, line.span);
        end = span.end;
    }
    between.push_str(&text[end..]);
    let mark = usize::from(text.starts_with('\u{feff}'));
    let lost: Vec<char> =
        between.chars().filter(|c| !c.is_whitespace()).skip(mark).collect();
    assert_eq!(lost, [], "characters in no line");
}

/// Edits are in order, do not overlap, lie within their line and drop nothing that
/// is printed but a hyphen and marks of Markdown.
fn edits_stay_in_their_lines(document: &Document) {
    let text = document.source.text();
    let mut seen = 0;
    for line in &document.lines {
        assert_eq!(line.edits.start, seen, "edits that belong to no line");
        seen = line.edits.end;
        let mut end = line.span.start;
        for edit in &document.edits[line.edits.start as usize..line.edits.end as usize] {
            assert!(end <= edit.span.start, "edits overlap");
            assert!(edit.span.start <= edit.span.end && edit.span.end <= line.span.end);
            end = edit.span.end;
            let old = &text[edit.span.range()];
            let drops = edit.to == Replacement::Nothing;
            let before = text[line.span.start as usize..edit.span.start as usize].chars();
            let printed = is_printed(old, before.last());
            let marks = edit.kind == EditKind::Markup
                && old.chars().all(|c| c.is_whitespace() || "#*".contains(c));
            assert!(
                !drops || !printed || marks || edit.kind == EditKind::Hyphen,
                "{:?} drops {old:?}",
                edit.kind
            );
            assert!(drops || !old.is_empty() || edit.kind == EditKind::AddedSpace);
        }
    }
    assert_eq!(seen as usize, document.edits.len());
}

/// Whether anything of `text` shows on paper; a variation selector does if it stands after
/// a character that it varies.
fn is_printed(text: &str, mut before: Option<char>) -> bool {
    let varies = |c| matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
    let shows = |c: char| !c.is_whitespace() && !is_invisible(c) && !varies(c);
    text.chars().any(|c| {
        let base = before.replace(c).is_some_and(shows);
        shows(c) || varies(c) && base
    })
}

/// Whether a character only steers what is printed: controls and format characters.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{feff}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{e0000}'..='\u{e007f}')
}

/// Blocks stand in the order in which they begin, and hold their lines in source order, if columns
/// did not come out by turns.
fn blocks_hold_every_line_once(document: &Document) {
    let mut holder = vec![None; document.lines.len()];
    let mut begun = None;
    for id in 0..document.blocks.len() as u32 {
        let lines = document.lines_of(id);
        assert!(!lines.is_empty());
        if !document.interleaved {
            assert!(lines.is_sorted_by(|a, b| a < b));
            assert!(begun < Some(lines[0]), "blocks out of order");
            begun = Some(lines[0]);
        }
        for &line in lines {
            assert_eq!(holder[line as usize].replace(id), None, "a line in two blocks");
        }
    }
    let said: Vec<_> = document.lines.iter().map(|line| Some(line.block)).collect();
    assert_eq!(holder, said);
}

/// Every block is in the article it says, and nothing else is; furniture is in none.
fn articles_hold_every_block_once(document: &Document) {
    let mut holder = vec![None; document.blocks.len()];
    for article in 0..document.articles.len() as u32 {
        let blocks = document.blocks_of(article);
        assert!(!blocks.is_empty(), "an article with nothing in it");
        for &block in blocks {
            let before = holder[block as usize].replace(article);
            assert_eq!(before, None, "a block in two articles");
        }
        assert!(document.articles[article as usize].confidence <= 1000);
    }
    let said: Vec<_> = document.blocks.iter().map(|block| block.article).collect();
    assert_eq!(holder, said);
    let furniture: Vec<u32> = document.furniture().collect();
    let none = (0..holder.len() as u32).filter(|&b| holder[b as usize].is_none());
    assert_eq!(furniture, none.collect::<Vec<_>>());
}

fn decisions_say_what_was_done(document: &Document) {
    assert_eq!(document.decisions.len(), document.lines.len());
    for (index, (line, decision)) in
        document.lines.iter().zip(&document.decisions).enumerate()
    {
        let lines = document.lines_of(line.block);
        let at = lines.iter().position(|&line| line as usize == index).unwrap();
        let place = match at.checked_sub(1).map(|before| lines[before] as usize) {
            None => Place::Begins,
            Some(before) if before + 1 == index => Place::Continues,
            Some(_) => Place::Resumes,
        };
        assert_eq!(decision.place, place, "line {}", line.number);
        assert!(place != Place::Begins || line.glue == Glue::Nothing);
        assert!(decision.place_confidence <= 1000 && decision.role_confidence <= 1000);
        document.reasons(index as u32);
    }
    let told = document.article_reasons();
    assert!(told.is_sorted_by_key(|&(block, _)| block), "reasons out of order");
    assert!(told.iter().all(|&(block, _)| (block as usize) < document.blocks.len()));
}

fn texts_are_the_source_with_its_edits(document: &Document) {
    let text = document.source.text();
    for block in 0..document.blocks.len() as u32 {
        let mut expected = String::new();
        for &index in document.lines_of(block) {
            let line = &document.lines[index as usize];
            let mut clean = String::new();
            let mut at = line.span.start as usize;
            for edit in
                &document.edits[line.edits.start as usize..line.edits.end as usize]
            {
                clean.push_str(&text[at..edit.span.start as usize]);
                match edit.to {
                    Replacement::Nothing => {}
                    Replacement::Char(c) => clean.push(c),
                    Replacement::Str(s) => clean.push_str(s),
                }
                at = edit.span.end as usize;
            }
            clean.push_str(&text[at..line.span.end as usize]);
            assert_eq!(document.line_text(index), clean);
            expected.push_str(line.glue.as_str());
            expected.push_str(&clean);
        }
        assert_eq!(document.block_text(block), expected);
    }
}
