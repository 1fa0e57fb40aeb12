//! Patterns of the trade → wording that nobody wrote: titles, captions, notices, stories.
//!
//! Each language has a file of patterns beside this one. `= name` begins a list; each line
//! after it is one way to say it; `<name>` stands for a way to say `name`. `␣` is a blank at a
//! line's end or beginning, and `|` a place where an editor would part a title's lines.

use chongpai::Language;

use crate::lines::Random;
use crate::names;

/// A list of patterns with its name.
type List = (&'static str, Vec<&'static str>);

/// The patterns of one language.
#[derive(Debug)]
pub(crate) struct Grammar {
    language: Language,
    lists: Vec<List>,
}

/// Reads the patterns of a language.
pub(crate) fn grammar(language: Language) -> Grammar {
    let source = match language {
        Language::ZhHans => include_str!("grammar/zh-Hans.txt"),
        Language::ZhHant => include_str!("grammar/zh-Hant.txt"),
        Language::Ja => include_str!("grammar/ja.txt"),
        Language::Ko => include_str!("grammar/ko.txt"),
        Language::Latin => include_str!("grammar/en.txt"),
    };
    let mut lists: Vec<List> = Vec::new();
    for line in source.lines() {
        if let Some(name) = line.strip_prefix("= ") {
            lists.push((name, Vec::new()));
        } else if let Some((_, list)) = lists.last_mut() {
            list.push(line);
        }
    }
    Grammar { language, lists }
}

/// How deep patterns may stand in patterns.
const DEPTH: usize = 8;

impl Grammar {
    /// Says something; places and rare names are made of the letters of `text`.
    pub(crate) fn say(&self, name: &str, text: &str, random: &mut Random) -> String {
        self.expand(name, text, random, DEPTH).replace('␣', " ")
    }

    /// The same without the places where lines may be parted.
    pub(crate) fn line(&self, name: &str, text: &str, random: &mut Random) -> String {
        self.say(name, text, random).replace('|', "")
    }

    fn expand(
        &self,
        name: &str,
        text: &str,
        random: &mut Random,
        depth: usize,
    ) -> String {
        let capital = name.strip_suffix('.');
        let wanted = capital.unwrap_or(name);
        let lower = wanted.to_lowercase();
        let list = self.list(wanted).or_else(|| self.list(&lower));
        let pattern = match list {
            Some(list) if depth > 0 => list[random.below(list.len())],
            _ => return self.word(wanted, text, random),
        };
        let mut out = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('<') {
            out.push_str(before);
            let (inner, after) = after.split_once('>').expect("a name ends in >");
            out.push_str(&self.expand(inner, text, random, depth - 1));
            rest = after;
        }
        out.push_str(rest);
        if capital.is_some() {
            return capitalized(&out);
        }
        cased(wanted, out, self.list(wanted).is_some())
    }

    fn list(&self, name: &str) -> Option<&[&'static str]> {
        self.lists.iter().find(|l| l.0 == name).map(|l| &l.1[..])
    }

    /// What is not in the lists: persons, places, numbers.
    fn word(&self, name: &str, text: &str, random: &mut Random) -> String {
        let number = |random: &mut Random| match random.below(3) {
            0 => 2 + random.below(8),
            1 => 10 + random.below(90),
            _ => 100 + random.below(900),
        };
        match name {
            "n" | "N" | "수" | "数" | "數" => number(random).to_string(),
            "year" => (1900 + random.below(120)).to_string(),
            "mail" => format!("reporter{}", random.below(100)),
            "Person" | "PERSON" => {
                let first = self.expand("first", text, random, 1);
                let last = self.expand("last", text, random, 1);
                cased(name, format!("{first} {last}"), false)
            }
            "人" | "사람" => names::person(text, self.language, random),
            "所" | "地" | "곳" => names::letters(text, self.language, random),
            other => unreachable!("no pattern is named {other}"),
        }
    }
}

/// What a name's own case asks for: `<thing>`, `<Thing>` or `<THING>`.
fn cased(name: &str, text: String, own: bool) -> String {
    let mut letters = name.chars().filter(|c| c.is_ascii_alphabetic());
    let upper = |c: char| c.is_ascii_uppercase();
    if own || !letters.next().is_some_and(upper) {
        return text;
    }
    if letters.next().is_some_and(upper) {
        return text.to_uppercase();
    }
    let words: Vec<String> = text.split(' ').map(capitalized).collect();
    words.join(" ")
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| {
        c.to_uppercase().chain(chars.as_str().chars()).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the trainer asks for by name.
    const NAMES: [&str; 17] = [
        "headline",
        "kicker",
        "subtitle",
        "notice",
        "sign",
        "subhead",
        "byline",
        "caption",
        "plain caption",
        "credit",
        "lead",
        "death",
        "post",
        "score",
        "event",
        "listing-title",
        "row",
    ];

    #[test]
    fn every_pattern_can_be_said() {
        for language in Language::ALL {
            let grammar = grammar(language);
            let mut random = Random(1);
            for (name, _) in &grammar.lists {
                for _ in 0..200 {
                    let said = grammar.say(name, "山川海原", &mut random);
                    assert!(!said.contains(['<', '>', '␣']), "{name}: {said}");
                }
            }
            for name in NAMES {
                assert!(grammar.list(name).is_some(), "{name} of {language:?}");
            }
        }
    }

    #[test]
    fn names_are_cased_as_they_are_written() {
        let grammar = grammar(Language::Latin);
        let mut random = Random(3);
        let thing = grammar.say("Thing", "", &mut random);
        assert!(thing.split(' ').all(|w| w.starts_with(|c: char| c.is_uppercase())));
        let person = grammar.say("PERSON", "", &mut random);
        assert_eq!(person, person.to_uppercase());
    }
}
