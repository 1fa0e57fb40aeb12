//! An article of the corpus → as some paper would print it.
//!
//! Corpora have articles of a headline and paragraphs. Papers stack titles, sign stories,
//! part them by subheads, and print notices, briefs, interviews and verses between them.

use chongpai::{Language, Role};

use crate::grammar::Grammar;
use crate::lines::Random;
use crate::stock::{Block, Stock};
use crate::{decks, forms, numbering, trimmings};

/// The article with what a corpus has little of: a second title, a byline, a jump, a
/// signature, numbered paragraphs.
pub(crate) fn trimmed(
    blocks: &[Block],
    notice: bool,
    grammar: Option<&Grammar>,
    language: Language,
    random: &mut Random,
) -> Vec<Block> {
    let mut out = blocks.to_vec();
    let Some(text) = blocks.iter().find(|b| b.role == Role::Body).map(|b| &b.text) else {
        return out;
    };
    if let Some(grammar) = grammar.filter(|_| !notice) {
        decks::stack(&mut out, grammar, text, language, random);
    }
    if random.below(40) == 0
        && let Some(headline) = out.iter_mut().find(|b| b.role == Role::Headline)
    {
        headline.text.insert_str(0, &numbering::chapter(language, random));
    }
    let has = |role: Role| blocks.iter().chain(&out).any(|b| b.role == role);
    let (least, most) = if language == Language::Latin { (14, 50) } else { (5, 20) };
    let (has_subtitle, has_kicker) = (has(Role::Subtitle), has(Role::Kicker));
    if has(Role::Headline)
        && !has_subtitle
        && random.below(9) == 0
        && let Some(text) = trimmings::clause(text, least, most, random)
    {
        let at = out.iter().rposition(|b| b.role == Role::Headline).unwrap_or(0) + 1;
        out.insert(at, Block { role: Role::Subtitle, text });
    }
    if blocks.iter().any(|b| b.role == Role::Headline)
        && !has_kicker
        && random.below(12) == 0
        && let Some(text) = trimmings::clause(text, least * 2 / 3, most * 2 / 3, random)
    {
        out.insert(0, Block { role: Role::Kicker, text });
    }
    if let Some(grammar) = grammar.filter(|_| !notice && random.below(6) == 0) {
        lead(&mut out, grammar, random);
    }
    if !notice && !out.iter().any(|b| b.role == Role::Byline) && random.below(6) == 0 {
        let at = match random.below(4) {
            0 => out.len(),
            _ => out.iter().position(|b| !b.role.is_title()).unwrap_or(0),
        };
        let text = match grammar.filter(|_| random.below(3) > 0) {
            Some(grammar) => grammar.say("byline", text, random),
            None => trimmings::byline(text, language, random).text,
        };
        let lines = text
            .split('|')
            .map(|line| Block { role: Role::Byline, text: line.trim().to_owned() });
        out.splice(at..at, lines);
    }
    if let Some(grammar) = grammar.filter(|_| !notice && random.below(9) == 0) {
        forms::subheads(&mut out, grammar, language, random);
    }
    if random.below(12) == 0 {
        numbering::mark(&mut out, language, random);
    }
    if !notice && random.below(14) == 0 {
        numbering::list(&mut out, text, language, random);
    }
    if let Some(grammar) = grammar.filter(|_| !notice && random.below(25) == 0) {
        forms::tabulate(&mut out, grammar, random);
    }
    if !notice && random.below(40) == 0 {
        forms::quote(&mut out, language, random);
    }
    if !notice && random.below(14) == 0 {
        trimmings::salutation(&mut out, language, random);
    }
    if random.below(12) == 0 && !out.iter().any(|b| b.role == Role::Jump) {
        out.push(trimmings::jump(text, language, random));
    } else if random.below(if notice { 2 } else { 10 }) == 0 {
        out.extend(trimmings::signature(text, language, random));
    }
    out
}

/// Now and then an article becomes one that is no story: a notice, news in brief, an
/// interview, verses, a list.
pub(crate) fn special(
    blocks: &[Block],
    stock: &Stock,
    language: Language,
    random: &mut Random,
) -> Option<Vec<Block>> {
    let grammar = &stock.grammar;
    let made = match random.below(60) {
        0..6 => forms::notice(blocks, grammar, random),
        6..9 => forms::briefs(blocks, grammar, random),
        9..11 => forms::verses(blocks, grammar, language, random),
        11 | 12 => {
            let mut out = blocks.to_vec();
            forms::interview(&mut out, language, random);
            if let Some(b) = blocks.iter().find(|b| b.role == Role::Body) {
                decks::stack(&mut out, grammar, &b.text, language, random);
            }
            out
        }
        13..16 => forms::listing(blocks, grammar, random),
        _ => Vec::new(),
    };
    (!made.is_empty()).then_some(made)
}

/// Where a story was written, or by whom, at the head of its first paragraph.
fn lead(out: &mut [Block], grammar: &Grammar, random: &mut Random) {
    let first = out.iter_mut().find(|b| b.role == Role::Body);
    let Some(first) = first.filter(|b| b.text.starts_with(char::is_alphanumeric)) else {
        return;
    };
    if ["本报", "本報", "新华社", "據", "据"].iter().any(|w| first.text.starts_with(w))
    {
        return;
    }
    let lead = grammar.line("lead", &first.text, random);
    first.text.insert_str(0, &lead);
}

/// Now and then an article becomes a notice: its title says what was decided, its subtitle
/// when. Chinese papers print these after the text as often as before it.
pub(crate) fn notice(
    language: Language,
    blocks: &[Block],
    random: &mut Random,
) -> Option<Vec<Block>> {
    let hans = match language {
        Language::ZhHans => true,
        Language::ZhHant => false,
        _ => return None,
    };
    if random.below(10) > 0 {
        return None;
    }
    let headline = blocks.iter().find(|b| b.role == Role::Headline)?.text.clone();
    let (about, kinds) = if hans {
        ("关于", ["决定", "通知", "公告", "决议", "意见", "通告"])
    } else {
        ("關於", ["決定", "通知", "公告", "決議", "意見", "通告"])
    };
    let kind = kinds[random.below(kinds.len())];
    let prefix = if random.below(3) > 0 { about } else { "" };
    let title =
        Block { role: Role::Headline, text: format!("{prefix}{headline}的{kind}") };
    let mut out = vec![title];
    if random.below(3) > 0 {
        let (year, month, day) =
            (1950 + random.below(80), 1 + random.below(12), 1 + random.below(28));
        let nth = ["一", "二", "三", "五", "八", "十二"][random.below(6)];
        let body = blocks.iter().find(|b| b.role == Role::Body)?.text.clone();
        let who: String = body
            .chars()
            .filter(|c| c.is_alphabetic())
            .take(4 + random.below(14))
            .collect();
        let (met, passed) =
            if hans { ("次会议", "通过") } else { ("次會議", "通過") };
        let text = format!("（{year}年{month}月{day}日{who}第{nth}{met}{passed}）");
        out.push(Block { role: Role::Subtitle, text });
    }
    out.extend(blocks.iter().filter(|b| !b.role.is_title()).cloned());
    Some(out)
}
