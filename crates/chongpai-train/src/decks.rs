//! An article's titles as editors stack them, and how they part the lines of one.

use chongpai::{Language, Role};

use crate::grammar::Grammar;
use crate::lines::Random;
use crate::stock::Block;
use crate::trimmings;
use crate::typeset::{SetLine, Setting, set, set_parts};

/// Gives an article another stack of titles: a headline alone, with a kicker above, with
/// subtitles below.
///
/// Articles of most sources come with a headline alone. Which languages have stacks would
/// otherwise be learned from which sources have them.
pub(crate) fn stack(
    out: &mut Vec<Block>,
    grammar: &Grammar,
    text: &str,
    language: Language,
    random: &mut Random,
) {
    let Some(headline) = out.iter().find(|b| b.role == Role::Headline) else { return };
    let rich = out.iter().filter(|b| b.role.is_title()).count() > 1;
    let odds = if language == Language::ZhHans { 30 } else { 42 };
    if rich || random.below(100) >= odds {
        return;
    }
    let own = headline.text.clone();
    let headline =
        if random.below(5) < 2 { own } else { grammar.say("headline", text, random) };
    let mut titles = vec![Block { role: Role::Headline, text: headline }];
    let shape = random.below(20);
    if (7..12).contains(&shape) || shape == 19 {
        let text = grammar.say("kicker", text, random);
        titles.insert(0, Block { role: Role::Kicker, text });
    }
    if shape >= 9 {
        // Half of the subtitles say what the story says later on.
        let later = second_half(text);
        let (least, most) = if language == Language::Latin { (16, 50) } else { (8, 24) };
        let clause = match random.below(2) {
            0 => trimmings::clause(later, least, most, random),
            _ => None,
        };
        let mut text = clause.unwrap_or_else(|| grammar.say("subtitle", text, random));
        if language != Language::Latin && random.below(12) == 0 {
            text.insert_str(0, ["——", "― ", "▷", "- "][random.below(4)]);
        }
        titles.push(Block { role: Role::Subtitle, text });
    }
    if shape == 17 {
        let text = grammar.say("subtitle", text, random);
        titles.push(Block { role: Role::Subtitle, text });
    }
    out.retain(|b| !b.role.is_title());
    out.splice(0..0, titles);
}

/// The second half of a text.
fn second_half(text: &str) -> &str {
    let middle = text.chars().count() / 2;
    text.char_indices().nth(middle).map_or("", |(at, _)| &text[at..])
}

/// Sets a title: filled to the measure, or parted by sense, as titles mostly are.
pub(crate) fn set_title(
    text: &str,
    setting: &Setting,
    measure: u32,
    one_line: bool,
    random: &mut Random,
) -> Vec<SetLine> {
    let setting = Setting {
        hyphenate: false,
        break_words: setting.break_words && random.below(2) == 0,
        ..setting.clone()
    };
    let whole = text.replace('|', "");
    let parted = match text.contains('|') {
        true => random.below(4) > 0,
        false => random.below(4) == 0,
    };
    if one_line || !parted {
        return set(&whole, &setting, &mut |_| measure, random);
    }
    let halves = if text.contains('|') { text.to_owned() } else { halved(text) };
    // The editor chose words that fit, or the lines break once more.
    let room = if random.below(3) > 0 { 100_000 } else { measure };
    set_parts(&halves, &setting, room, random)
}

/// Parts a title at the mark or blank nearest to its middle, if one is near.
fn halved(text: &str) -> String {
    let length = text.chars().count();
    let middle = length / 2;
    let place = text
        .char_indices()
        .enumerate()
        .filter(|(n, (_, c))| {
            n.abs_diff(middle) <= length / 5
                && matches!(c, ' ' | '　' | '，' | '、' | ',')
        })
        .min_by_key(|(n, _)| n.abs_diff(middle))
        .map(|(_, (at, c))| at + c.len_utf8());
    match place {
        Some(at) if length > 7 => format!("{}|{}", &text[..at], &text[at..]),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_parted_where_sense_allows() {
        assert_eq!(halved("停航六年，渡船回来了"), "停航六年，|渡船回来了");
        assert_eq!(halved("渡船回来了"), "渡船回来了");
        assert_eq!(halved("舊鐵道變身步道　下月通車"), "舊鐵道變身步道　|下月通車");
    }
}
