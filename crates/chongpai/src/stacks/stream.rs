//! Stacks that tell nothing of the printed lines: all their characters in a row.
//!
//! Sentences are told by their marks. Where a paragraph begins with one of them is guessed from
//! how it begins and from how long the paragraph before has become; where a title ends inside what
//! looks like the first sentence, from how well the characters on both sides go together, how
//! the second part begins, and what of the first it says again. The weights were fitted to the
//! articles of the corpus by logistic regression.

use std::ops::Range;

use super::Starts;
use crate::Language;
use crate::chars::{self, Class};
use crate::edits::Cleaned;
use crate::seams::{Edges, Seams, Side};

/// Finds where titles and paragraphs of a run begin.
pub(super) fn find(
    cleaned: &Cleaned,
    seams: &Seams,
    language: Language,
    run: Range<usize>,
    out: &mut Starts,
) {
    let first = run.start;
    // The characters of the run, one after the other, and where each line begins in them.
    let (mut text, mut starts) = (String::new(), Vec::with_capacity(run.len()));
    for i in run {
        starts.push(text.len());
        text.push_str(cleaned.line(i));
    }
    let text = text.as_str();
    let line = |at: usize| starts.binary_search(&at).ok().map(|line| first + line);
    // How many characters the paragraph has as yet.
    let mut length = 0;
    for sentence in sentences(text) {
        let Range { start, end } = sentence;
        let Some(at) = line(start) else {
            length += text[sentence].chars().count();
            continue;
        };
        let least = if start == 0 { LEAST_FIRST } else { LEAST_LATER };
        let title = title(&text[start..], end - start, least, seams, language)
            .and_then(|(size, score)| Some((start + size, line(start + size)?, score)));
        match title {
            Some((behind, body, score)) => {
                out.begin(at, score - LEAST_LATER);
                out.begin(body, score - least);
                length = text[behind..end].chars().count();
            }
            None => {
                let score = paragraph(&text[start..], length, seams, language);
                if start > 0 && score > 0 {
                    out.begin(at, score);
                    length = 0;
                } else if start > 0 {
                    out.margins[at] = -score;
                }
                length += text[sentence].chars().count();
            }
        }
    }
}

impl Starts {
    fn begin(&mut self, line: usize, margin: i32) {
        if !self.begins[line] {
            self.begins[line] = true;
            self.margins[line] = margin.abs();
        }
    }
}

/// The sentences of a text, with the marks that close them.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut depth, mut ended) = (0, 0u32, false);
    let mut before = Class::Space;
    for (at, c) in text.char_indices() {
        let class = chars::class(c);
        let closes = class == Class::Close;
        // With a particle the sentence goes on behind what is quoted.
        let quoted =
            before == Class::Close && matches!(class, Class::Hiragana | Class::Pause);
        if ended && !closes && !quoted && class != Class::Stop {
            out.push(start..at);
            (start, depth) = (at, 0);
        }
        match class {
            Class::Open => depth += 1,
            Class::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        // A quotation that ends as a sentence does is one, if nothing goes on behind it.
        ended = depth == 0
            && match class {
                Class::Stop => true,
                Class::Close => ended || before == Class::Stop,
                _ => false,
            };
        before = class;
    }
    if start < text.len() {
        out.push(start..text.len());
    }
    out
}

/// Whether a paragraph begins with a sentence, behind one of so many characters: positive if it
/// does, in units of the line model.
fn paragraph(sentence: &str, length: usize, seams: &Seams, language: Language) -> i32 {
    let leads = seams.side(&Edges::of(sentence), Side::Leads, language);
    let short = if length < 40 { 20 } else { 0 };
    7 * (i32::from(leads) - 8) + length.min(300) as i32 * 92 / 1000 - short + 7
}

/// A title has so many characters or more, and so many or fewer; what follows it as well.
const SHORTEST: usize = 4;
const LONGEST: usize = 70;
const REST: usize = 6;
/// What the cut behind a title must score: at the beginning of a stack, and inside it.
const LEAST_FIRST: i32 = -70;
const LEAST_LATER: i32 = 20;
/// So far behind a title its words are looked for.
const NEAR: usize = 400;
/// The most that what is said again can add.
const AGAIN: i32 = 103;

/// Finds the end of a title before the first sentence of a story: its size in bytes and its score,
/// in units of the line model. The first `size` bytes of `text` are what looks like one sentence.
fn title(
    text: &str,
    size: usize,
    least: i32,
    seams: &Seams,
    language: Language,
) -> Option<(usize, i32)> {
    let chars: Vec<char> = text.chars().take(LONGEST + NEAR).collect();
    let count = text[..size].chars().count();
    let mut brackets = 0i32;
    let mut best: Option<(usize, i32)> = None;
    let mut at = 0;
    for (k, &c) in chars.iter().enumerate().take(LONGEST.min(count.saturating_sub(REST)))
    {
        let before = k.checked_sub(1).map(|b| (chars[b], chars::class(chars[b])));
        if k >= SHORTEST
            && brackets == 0
            && let Some((last, ends)) = before
            && may_end(ends, last)
            && may_begin(c)
            && !(last.is_ascii() && c.is_ascii())
            && !is_label(&chars[..k])
        {
            let (left, right) = text.split_at(at);
            let (left, right) = (Edges::of(left), Edges::of(right));
            let side = |edges, side| i32::from(seams.side(edges, side, language)) - 8;
            let bond = 8 - i32::from(seams.bond(&left, &right, language));
            let far = k.abs_diff(18) as i32;
            let score = 8 * bond
                + 4 * side(&right, Side::Opens)
                + 6 * side(&right, Side::Leads)
                + 4 * side(&left, Side::Closes)
                + if matches!(ends, Class::Stop | Class::Close) { 69 } else { 0 }
                - if ends == Class::Hiragana { 24 } else { 0 }
                + if k < 8 { 14 } else { 0 }
                - 15 * far / 10
                - 96;
            let least = best.map_or(least, |(_, score)| score);
            if score + AGAIN > least {
                let score = score + again(&chars, k);
                if score > least {
                    best = Some((at, score));
                }
            }
        }
        match chars::class(c) {
            Class::Open => brackets += 1,
            Class::Close => brackets -= 1,
            _ => {}
        }
        at += c.len_utf8();
    }
    best
}

/// Whether a title may end with a character.
fn may_end(class: Class, c: char) -> bool {
    !matches!(class, Class::Pause | Class::Open | Class::MiddleDot | Class::Dash)
        && !matches!(c, '：' | ':' | '；' | ';' | '-')
}

/// Whether a story may begin with a character.
fn may_begin(c: char) -> bool {
    !chars::class(c).cannot_begin() && !chars::cannot_begin(c)
}

/// Whether a text is one bracket, as labels of columns are before a title.
fn is_label(chars: &[char]) -> bool {
    chars.first().is_some_and(|&c| chars::class(c) == Class::Open)
        && chars.last().is_some_and(|&c| chars::class(c) == Class::Close)
        && chars.iter().filter(|&&c| chars::class(c) == Class::Open).count() == 1
}

/// What it is worth that a story says again what the `title` first characters do, and how.
fn again(chars: &[char], title: usize) -> i32 {
    let (title, rest) = chars.split_at(title);
    let near = |size: usize| &rest[..rest.len().min(size)];
    let pairs = |chars: &[char]| -> Vec<(char, char)> {
        let words: Vec<char> =
            chars.iter().copied().filter(|c| c.is_alphanumeric()).collect();
        words.windows(2).map(|pair| (pair[0], pair[1])).collect()
    };
    let has = |chars: &[char], part: &[char]| {
        chars.windows(part.len()).any(|here| here == part)
    };
    let said = pairs(near(60));
    let mut shared = pairs(title);
    shared.sort_unstable();
    shared.dedup();
    shared.retain(|pair| said.contains(pair));
    // A word ends where the title does, if the story has it, too; and none stands across.
    let last = |size: &usize| has(near(NEAR), &title[title.len() - size..]);
    let word = (2..=4).rev().find(last).unwrap_or(0);
    let across = [title[title.len() - 1], rest[0]];
    8 * word as i32
        + 5 * shared.len().min(4) as i32
        + if has(title, near(2)) { 31 } else { 0 }
        + if has(near(40), &title[..2]) { 20 } else { 0 }
        - if has(near(NEAR), &across) { 52 } else { 0 }
}
