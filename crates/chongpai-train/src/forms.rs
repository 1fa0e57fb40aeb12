//! Articles that are not prose from end to end: notices, interviews, verses, news in brief,
//! and whole English stories, of which the corpus has none.

use chongpai::{Language, Role};

use crate::grammar::Grammar;
use crate::lines::Random;
use crate::stock::{Block, bodies};
use crate::{numbering, trimmings};

fn body(text: String) -> Block {
    Block { role: Role::Body, text }
}

/// A story in sentences nobody wrote.
pub(crate) fn story(grammar: &Grammar, random: &mut Random) -> Vec<Block> {
    let mut out = Vec::new();
    if random.below(8) > 0 {
        let text = grammar.say("headline", "", random);
        out.push(Block { role: Role::Headline, text });
    }
    for _ in 0..2 + random.below(7) {
        let sentences: Vec<String> = (0..1 + random.below(4))
            .map(|_| capital(&grammar.line("sentence", "", random)))
            .collect();
        out.push(body(sentences.join(" ")));
    }
    out
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(c) => c.to_uppercase().chain(chars.as_str().chars()).collect(),
        None => String::new(),
    }
}

/// The first sentences of a text.
fn sentences(text: &str, most: usize) -> &str {
    let ends: Vec<usize> = text
        .char_indices()
        .filter(|&(at, c)| {
            let after = text[at + c.len_utf8()..].chars().next();
            matches!(c, '。' | '！' | '？') || c == '.' && after.is_none_or(|a| a == ' ')
        })
        .map(|(at, c)| at + c.len_utf8())
        .collect();
    ends.get(most - 1).map_or(text, |&end| &text[..end])
}

/// A notice: a word or two that say so, a paragraph or two, who signs it.
pub(crate) fn notice(
    blocks: &[Block],
    grammar: &Grammar,
    random: &mut Random,
) -> Vec<Block> {
    let bodies: Vec<&str> =
        blocks.iter().filter(|b| b.role == Role::Body).map(|b| b.text.as_str()).collect();
    let Some(text) = bodies.first() else { return Vec::new() };
    let mut out =
        vec![Block { role: Role::Headline, text: grammar.say("notice", text, random) }];
    for text in bodies.iter().take(1 + random.below(3)) {
        let most = 1 + random.below(4);
        out.push(body(sentences(text, most).to_owned()));
    }
    if random.below(3) == 0 {
        out.push(body(grammar.line("sign", text, random)));
    }
    out
}

/// News in brief: a mark, a sentence, and so on under one short title.
pub(crate) fn briefs(
    blocks: &[Block],
    grammar: &Grammar,
    random: &mut Random,
) -> Vec<Block> {
    let mark = ["▲", "■", "▽", "●", "◆", "◇", "△", "▶", "○"][random.below(9)];
    let blank = ["", "", " "][random.below(3)];
    let mut out = Vec::new();
    for text in blocks.iter().filter(|b| b.role == Role::Body).map(|b| &b.text).take(5) {
        let item = sentences(text, 1 + random.below(2));
        out.push(body(format!("{mark}{blank}{item}")));
    }
    if let Some(first) = out.first() {
        let text = grammar.say("notice", &first.text, random);
        out.insert(0, Block { role: Role::Headline, text });
    }
    out
}

/// What a paper lists: who died, who was appointed, who won, what is on. Each item is a
/// paragraph of its own under a title of a word or two.
pub(crate) fn listing(
    blocks: &[Block],
    grammar: &Grammar,
    random: &mut Random,
) -> Vec<Block> {
    let Some(text) = blocks.iter().find(|b| b.role == Role::Body).map(|b| &b.text) else {
        return Vec::new();
    };
    let kinds = ["death", "post", "score", "event"];
    let kind = kinds.get(random.below(kinds.len() + 1));
    let mut out = Vec::new();
    if random.below(6) > 0 {
        let text = grammar.line("listing-title", text, random);
        out.push(Block { role: Role::Headline, text });
    }
    let Some(kind) = kind else {
        out.extend(table(text, grammar, random));
        return out;
    };
    let items = 2 + random.below(8);
    out.extend((0..items).map(|_| body(grammar.line(kind, text, random))));
    out
}

/// A table as it comes out of a page: a row a line, each a paragraph of its own, what stood in its
/// columns with blanks between.
fn table(text: &str, grammar: &Grammar, random: &mut Random) -> Vec<Block> {
    let columns: Vec<usize> =
        (0..1 + random.below(4)).map(|_| random.below(CELLS)).collect();
    let gap = [" ", " ", "　", "　", "  ", "　　"][random.below(6)];
    let ranked = random.below(4) == 0;
    let mut out = Vec::new();
    if random.below(4) == 0 {
        let names: Vec<String> =
            (0..=columns.len()).map(|_| grammar.line("row", text, random)).collect();
        out.push(body(names.join(gap)));
    }
    for rank in 1..3 + random.below(6) {
        let mut cells = Vec::new();
        if ranked {
            cells.push(rank.to_string());
        }
        cells.push(grammar.line("row", text, random));
        cells.extend(columns.iter().map(|&kind| cell(kind, random)));
        out.push(body(cells.join(gap)));
    }
    out
}

/// How many kinds of cells [`cell`] knows.
const CELLS: usize = 6;

/// What stands in a cell of a table: a count, a sum, a price, a share, a change, a time.
fn cell(kind: usize, random: &mut Random) -> String {
    let (whole, part) = (random.below(100), random.below(100));
    match kind {
        0 => whole.to_string(),
        1 => format!("{whole},{:03}", random.below(1000)),
        2 => format!("{whole}.{part:02}"),
        3 => format!("{whole}.{}%", part / 10),
        4 => format!("{}{}.{part:02}%", ["+", "-"][random.below(2)], whole / 10),
        _ => format!("{:02}:{:02}", whole / 5, part / 2),
    }
}

/// Puts a table behind one of an article's paragraphs.
pub(crate) fn tabulate(out: &mut Vec<Block>, grammar: &Grammar, random: &mut Random) {
    let bodies = bodies(out);
    let Some(&last) = bodies.last() else { return };
    let at = match random.below(2) {
        0 => last,
        _ => bodies[random.below(bodies.len())],
    };
    let rows = table(&out[at].text, grammar, random);
    out.splice(at + 1..at + 1, rows);
}

/// Makes an article's paragraphs the answers of an interview; gives whether it could.
pub(crate) fn interview(out: &mut Vec<Block>, language: Language, random: &mut Random) {
    let (least, most) = if language == Language::Latin { (12, 70) } else { (4, 26) };
    let (asks, answers): (&[&str], &[&str]) = match language {
        Language::ZhHans => (&["问：", "记者：", "——"], &["答：", "", "“"]),
        Language::ZhHant => (&["問：", "記者：", "──"], &["答：", "", "「"]),
        Language::Ja => (&["――", "―― ", "――", "Ｑ　"], &["「", "「", "", "Ａ　"]),
        Language::Ko => (&["-", "―", "- ", "Q. "], &["“", "“", "“", "A. "]),
        Language::Latin => (&["Q. ", "Q: ", "— "], &["A. ", "A: ", "“"]),
    };
    let style = random.below(asks.len());
    let (ask, answer) = (asks[style], answers[style]);
    let end = match language {
        Language::Ja => ["か。", "。", "は。"][random.below(3)],
        Language::Ko => ["나.", "은.", "는가.", "?"][random.below(4)],
        Language::Latin => "?",
        _ => "？",
    };
    let close = match answer {
        "“" => "”",
        "「" => "」",
        _ => "",
    };
    let skip = random.below(2);
    let mut made = Vec::new();
    let mut seen = 0;
    for b in std::mem::take(out) {
        let is_body = b.role == Role::Body;
        seen += usize::from(is_body);
        let question = (is_body && seen > skip)
            .then(|| trimmings::clause(&b.text, least, most, random))
            .flatten();
        let Some(question) = question else {
            made.push(b);
            continue;
        };
        made.push(body(format!("{ask}{question}{end}")));
        let mut text = sentences(&b.text, 1 + random.below(4)).to_owned();
        if !close.is_empty() {
            text.retain(|c| !"“”「」".contains(c));
            if language == Language::Ja {
                text = text.trim_end_matches('。').to_owned();
            }
        }
        made.push(body(format!("{answer}{text}{close}")));
    }
    *out = made;
}

/// Verses: lines of an author's own length, each final, under a short title.
pub(crate) fn verses(
    blocks: &[Block],
    grammar: &Grammar,
    language: Language,
    random: &mut Random,
) -> Vec<Block> {
    let Some(text) = blocks.iter().find(|b| b.role == Role::Body).map(|b| &b.text) else {
        return Vec::new();
    };
    let lines = stanza(blocks, 4 + random.below(9), language, random);
    if lines.len() < 4 {
        return Vec::new();
    }
    let mut out = Vec::new();
    let (_, most) = verse(language);
    if let Some(title) = trimmings::clause(text, 2, most, random) {
        out.push(Block { role: Role::Headline, text: title });
    }
    if random.below(2) == 0 {
        let text = grammar.line("byline", text, random);
        out.push(Block { role: Role::Byline, text });
    }
    out.extend(lines);
    out
}

/// The least and most characters of a verse.
fn verse(language: Language) -> (usize, usize) {
    match language {
        Language::Latin => (14, 38),
        Language::Ko => (6, 18),
        _ => (4, 12),
    }
}

/// So many verses, of clauses of an article's paragraphs.
fn stanza(
    blocks: &[Block],
    count: usize,
    language: Language,
    random: &mut Random,
) -> Vec<Block> {
    let (least, most) = verse(language);
    let all: String =
        blocks.iter().filter(|b| b.role == Role::Body).map(|b| b.text.as_str()).collect();
    (0..count)
        .filter_map(|_| trimmings::clause(&all, least, most, random).map(body))
        .collect()
}

/// Quotes some verses behind one of an article's paragraphs.
pub(crate) fn quote(out: &mut Vec<Block>, language: Language, random: &mut Random) {
    let bodies = bodies(out);
    let Some(&at) = bodies.get(random.below(bodies.len())) else { return };
    let lines = stanza(out, 3 + random.below(6), language, random);
    if random.below(3) > 0 {
        let colon = if language == Language::Latin { ":" } else { "：" };
        trimmings::end_in(&mut out[at].text, colon);
    }
    out.splice(at + 1..at + 1, lines);
}

/// Puts subheads between an article's paragraphs.
pub(crate) fn subheads(
    out: &mut Vec<Block>,
    grammar: &Grammar,
    language: Language,
    random: &mut Random,
) {
    let bodies = bodies(out);
    if bodies.len() < 4 {
        return;
    }
    let mark = ["", "", "", "■", "◆", "● "][random.below(6)];
    let every = 2 + random.below(3);
    // Reports and books number them, and one may stand before the first paragraph.
    let numbered = random.below(2) == 0;
    let style = random.below(numbering::STYLES);
    let skip = if numbered && random.below(2) == 0 { 0 } else { every };
    let places: Vec<usize> = bodies.into_iter().skip(skip).step_by(every).collect();
    for (n, &at) in places.iter().enumerate().rev() {
        let own = &out[at].text;
        let clause = match random.below(2) {
            0 if numbered => trimmings::clause(own, 4, 18, random),
            _ => None,
        };
        let words = clause.unwrap_or_else(|| grammar.line("subhead", own, random));
        let text = match numbered {
            true => numbering::number(language, style, n) + &words,
            false => format!("{mark}{words}"),
        };
        out.insert(at, Block { role: Role::Subhead, text });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_stops() {
        assert_eq!(sentences("桥修好了。车又通了。", 1), "桥修好了。");
        assert_eq!(
            sentences("The pier cost $1.60. It opens.", 1),
            "The pier cost $1.60."
        );
        assert_eq!(sentences("没有句号", 1), "没有句号");
    }

    #[test]
    fn the_rows_of_a_table_have_cells_of_one_kind() {
        let grammar = crate::grammar::grammar(Language::ZhHans);
        let mut random = Random(5);
        for _ in 0..50 {
            let mut out = vec![body("桥修好了，车又通了。".into())];
            tabulate(&mut out, &grammar, &mut random);
            assert!(out.len() > 2 && out[0].text.starts_with('桥'));
            let percents = |b: &Block| b.text.matches('%').count();
            let rows = &out[2..];
            assert!(rows.iter().all(|row| percents(row) == percents(&rows[0])));
        }
    }
}
