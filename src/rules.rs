//! The reader's own rules: what lines of a paper always are, said once.
//!
//! A rule is a pattern and an effect. A pattern stands for a whole line: `…` for any text,
//! `#` for a number, and every other character for itself; `\` takes the meaning from the
//! character after it. White space does not count, nor does the width of letters, digits and
//! marks. Matching takes time in proportion to the line.
//!
//! Rules become corrections before a page is read. Where the reader has corrected a line
//! himself, no rule speaks about it.

use std::collections::BTreeSet;

use chongpai::{Correction, Role, Source};

use crate::reader::widths::half;

/// The longest pattern, in characters; it bounds the time that a line takes.
pub const LONGEST: usize = 120;

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The pattern as the reader wrote it.
    pub pattern: String,
    /// What it does to the lines it is about.
    pub effect: Effect,
    /// Whether it is switched off.
    pub off: bool,
}

/// What a rule does to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The line has this role. Furniture is one of them.
    Role(Role),
    /// The line goes on with the next.
    JoinsNext,
    /// An article begins with the line.
    BeginsArticle,
    /// The line never goes on with the next.
    PartsNext,
    /// No article ever begins with the line.
    GoesOn,
}

impl Effect {
    /// The name that is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Role(role) => role.as_str(),
            Self::JoinsNext => "joins-next",
            Self::BeginsArticle => "begins-article",
            Self::PartsNext => "parts-next",
            Self::GoesOn => "goes-on",
        }
    }

    /// Finds the effect of a name that [`as_str`](Self::as_str) gives.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "joins-next" => Some(Self::JoinsNext),
            "begins-article" => Some(Self::BeginsArticle),
            "parts-next" => Some(Self::PartsNext),
            "goes-on" => Some(Self::GoesOn),
            _ => Role::from_name(name).map(Self::Role),
        }
    }
}

/// Writes rules, one a line: `on` or `off`, the effect and the pattern, with tabs between.
pub fn write(rules: &[Rule]) -> String {
    let mut out = String::new();
    for rule in rules {
        let switch = if rule.off { "off" } else { "on" };
        for part in [switch, "\t", rule.effect.as_str(), "\t", &rule.pattern, "\n"] {
            out.push_str(part);
        }
    }
    out
}

/// Reads what [`write()`](fn@write) wrote; lines that are no rule are passed over.
pub fn read(text: &str) -> Vec<Rule> {
    let rule = |line: &str| {
        let (switch, rest) = line.split_once('\t')?;
        let (effect, pattern) = rest.split_once('\t')?;
        let effect = Effect::from_name(effect)?;
        Pattern::new(pattern)?;
        Some(Rule { pattern: pattern.to_owned(), effect, off: switch == "off" })
    };
    text.lines().filter_map(rule).collect()
}

/// What the rules say about a text, as corrections; nothing about lines that the reader has
/// corrected himself.
pub fn apply(rules: &str, text: &str, own: &[Correction]) -> Vec<Correction> {
    if rules.is_empty() { vec![] } else { obey(rules, text, own) }
}

// Apart from its caller, for it may be loaded later.
#[inline(never)]
fn obey(rules: &str, text: &str, own: &[Correction]) -> Vec<Correction> {
    let rules: Vec<(Pattern, Effect)> = read(rules)
        .into_iter()
        .filter(|rule| !rule.off)
        .filter_map(|rule| Some((Pattern::new(&rule.pattern)?, rule.effect)))
        .collect();
    if rules.is_empty() {
        return vec![];
    }
    let own: BTreeSet<u32> = own.iter().flat_map(named).collect();
    let mut out = vec![];
    // The rule that the line before obeyed, by its index.
    let mut before = None;
    let mut above = None;
    let mut lines = lines(text).peekable();
    while let Some((number, line)) = lines.next() {
        let upper = above.replace(number);
        let line = characters(line);
        let found = rules.iter().position(|(pattern, _)| pattern.matches(&line));
        let Some(index) = found.filter(|_| !own.contains(&number)) else {
            before = None;
            continue;
        };
        match rules[index].1 {
            Effect::Role(role) => {
                // Lines of one kind in a row are one block if they look it; what stands
                // round them is another.
                if before != Some(index) {
                    out.push(Correction::Part { line: number });
                }
                out.push(Correction::Role { line: number, role });
            }
            Effect::JoinsNext => {
                if let Some(&(lower, _)) = lines.peek().filter(|(n, _)| !own.contains(n))
                {
                    out.push(Correction::Join { upper: number, lower });
                }
            }
            Effect::BeginsArticle => out.push(Correction::PartArticle { line: number }),
            Effect::PartsNext => {
                if let Some(&(line, _)) = lines.peek().filter(|(n, _)| !own.contains(n)) {
                    out.push(Correction::Part { line });
                }
            }
            Effect::GoesOn => {
                if let Some(with) = upper {
                    out.push(Correction::MergeArticles { line: number, with });
                }
            }
        }
        before = Some(index);
    }
    out
}

/// The numbers of the lines that a pattern is about, from 1; `None` if it is no pattern.
pub fn lines_of(pattern: &str, text: &str) -> Option<Vec<u32>> {
    let pattern = Pattern::new(pattern)?;
    let found = lines(text).filter(|(_, line)| pattern.matches(&characters(line)));
    Some(found.map(|(number, _)| number).collect())
}

/// The pattern that a line is an example of: numbers stand for any.
pub fn like(line: &str) -> String {
    let mut out = String::new();
    let mut in_number = false;
    for c in line.trim().chars().take(LONGEST / 2) {
        if is_digit(c) {
            if !in_number {
                out.push('#');
            }
        } else {
            if matches!(c, '\\' | '…' | '#') {
                out.push('\\');
            }
            out.push(if c.is_whitespace() { ' ' } else { c });
        }
        in_number = is_digit(c);
    }
    if line.trim().chars().count() > LONGEST / 2 {
        out.push('…');
    }
    out
}

/// The lines with something on them, with the numbers that corrections name them by.
fn lines(text: &str) -> impl Iterator<Item = (u32, &str)> {
    let source = Source::from(text);
    let lines = source.lines().iter().zip(1..).filter(|(line, _)| !line.blank);
    let spans: Vec<_> = lines.map(|(line, number)| (number, line.span.range())).collect();
    spans.into_iter().map(move |(number, range)| (number, &text[range]))
}

/// The lines that a correction names.
fn named(correction: &Correction) -> [u32; 2] {
    match *correction {
        Correction::Join { upper, lower } => [upper, lower],
        Correction::Part { line }
        | Correction::Role { line, .. }
        | Correction::Move { line, .. }
        | Correction::PartArticle { line }
        | Correction::MergeArticles { line, .. } => [line, line],
    }
}

/// A pattern, ready to be looked for.
struct Pattern {
    /// What stands between the places where any text may stand.
    parts: Vec<Vec<Sign>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Char(char),
    Number,
}

impl Pattern {
    /// Reads a pattern; nothing if it is empty, too long, or about every line there is.
    fn new(text: &str) -> Option<Self> {
        if text.chars().count() > LONGEST {
            return None;
        }
        let mut parts = vec![vec![]];
        let mut chars = text.chars().filter(|c| !c.is_whitespace());
        while let Some(c) = chars.next() {
            let sign = match c {
                '…' => {
                    parts.push(vec![]);
                    continue;
                }
                '#' => Sign::Number,
                '\\' => Sign::Char(half(chars.next()?)),
                c => Sign::Char(half(c)),
            };
            parts.last_mut()?.push(sign);
        }
        parts.iter().any(|part| !part.is_empty()).then_some(Self { parts })
    }

    fn matches(&self, line: &[char]) -> bool {
        let [first, rest @ ..] = self.parts.as_slice() else { return false };
        let Some(mut at) = here(first, line, 0) else { return false };
        let [middle @ .., last] = rest else { return at == line.len() };
        for part in middle {
            let Some(end) = (at..=line.len()).find_map(|from| here(part, line, from))
            else {
                return false;
            };
            at = end;
        }
        (at..=line.len()).any(|from| here(last, line, from) == Some(line.len()))
    }
}

/// Where a part that begins here ends. A number is taken whole, and only from its beginning,
/// so that no digit is looked at again and again.
fn here(part: &[Sign], line: &[char], from: usize) -> Option<usize> {
    let mut at = from;
    for &sign in part {
        let &c = line.get(at)?;
        match sign {
            Sign::Char(expected) if c == expected => at += 1,
            Sign::Char(_) => return None,
            Sign::Number => {
                let begins = at == from && at > 0 && is_digit(line[at - 1]);
                if begins || !is_digit(c) {
                    return None;
                }
                at += line[at..].iter().take_while(|&&c| is_digit(c)).count();
            }
        }
    }
    Some(at)
}

/// A line as patterns see it.
fn characters(line: &str) -> Vec<char> {
    line.chars().filter(|c| !c.is_whitespace()).map(half).collect()
}

fn is_digit(c: char) -> bool {
    matches!(
        half(c),
        '0'..='9'
            | '〇'
            | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
    )
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
