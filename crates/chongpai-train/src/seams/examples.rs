//! Prose → examples of seams.

use chongpai::Language;
use chongpai::training::{Features, REACH, Side, Window, unmarked};

use super::learn::Dice;
use super::prose::{Paragraph, Prose};

/// Shows each place of Korean prose at which a line might end, and whether a space stands
/// there.
pub(super) fn glue(
    prose: &Prose,
    dice: &mut Dice,
    show: &mut dyn FnMut(&Features, bool),
) {
    for index in order(prose.paragraphs.len(), dice) {
        let chars = &prose.paragraphs[index].chars;
        for at in 1..chars.len() {
            let space = chars[at] == ' ';
            let after = at + usize::from(space);
            let (Some(&before), Some(&next)) = (chars.get(at - 1), chars.get(after))
            else {
                continue;
            };
            if before == ' ' || (!space && !may_break(before, next)) {
                continue;
            }
            // Now and then a line is short, and less is known.
            let reach = |dice: &mut Dice| match dice.below(6) {
                0 => 1 + dice.below(REACH),
                _ => REACH,
            };
            let (left, right) = (reach(dice), reach(dice));
            let window = Window::of(
                chars[..at].iter().rev().copied().take(left),
                chars[after..].iter().copied().take(right),
            );
            show(&Features::of_glue(&window), space);
        }
    }
}

/// Whether a line may end between two characters.
fn may_break(before: char, next: char) -> bool {
    let word = before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric();
    !(word || opens(before) || closes(next))
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '（' | '「' | '『' | '《' | '〈' | '【' | '“' | '‘')
}

fn closes(c: char) -> bool {
    matches!(
        c,
        ',' | '.'
            | '!'
            | '?'
            | ')'
            | ']'
            | ':'
            | ';'
            | '%'
            | '，'
            | '。'
            | '、'
            | '！'
            | '？'
            | '）'
            | '」'
            | '』'
            | '》'
            | '〉'
            | '】'
            | '”'
            | '’'
            | '：'
            | '；'
            | 'ー'
            | '々'
            | 'っ'
            | 'ッ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | 'ァ'
            | 'ィ'
            | 'ェ'
            | 'ォ'
    )
}

/// Shows seams inside sentences, and seams of texts that do not belong together.
pub(super) fn bond(
    prose: &[Prose],
    dice: &mut Dice,
    every: usize,
    show: &mut dyn FnMut(Language, &Features, bool),
) {
    for (which, index) in mixed(prose, dice) {
        let Prose { language, paragraphs } = &prose[which];
        let paragraph = &paragraphs[index];
        for at in 1..paragraph.chars.len() {
            if dice.below(every) != 0 || !inside(paragraph, at) {
                continue;
            }
            let (left, right) = (&paragraph.chars[..at], &paragraph.chars[at..]);
            let features = Features::of_bond(&window(left, right), *language);
            show(*language, &features, true);
            let other = &paragraphs[dice.below(paragraphs.len())];
            let third = &paragraphs[dice.below(paragraphs.len())];
            let (left, right) = match dice.below(10) {
                0..4 => (sentence_end(other, dice), sentence_begin(third, dice)),
                4..8 => (left, sentence_begin(other, dice)),
                _ => (left, cut(other, dice)),
            };
            let features = Features::of_bond(&window(left, right), *language);
            show(*language, &features, false);
        }
    }
}

/// Shows how sentences and paragraphs begin and end, and how pieces of sentences do.
pub(super) fn sides(
    prose: &[Prose],
    dice: &mut Dice,
    show: &mut dyn FnMut(Language, Side, &Features, bool),
) {
    for (which, index) in mixed(prose, dice) {
        let Prose { language, paragraphs } = &prose[which];
        let paragraph = &paragraphs[index];
        let mut say = |side, left: &[char], right: &[char], yes| {
            let features = Features::of_side(&window(left, right), side, *language);
            show(*language, side, &features, yes);
        };
        for (number, &begin) in paragraph.sentences.iter().enumerate() {
            let right = &paragraph.chars[begin..];
            say(Side::Opens, &[], right, true);
            say(Side::Opens, &[], cut(paragraph, dice), false);
            say(Side::Leads, &[], right, number == 0);
            let end = paragraph.sentences.get(number + 1);
            let end = end.copied().unwrap_or(paragraph.chars.len());
            say(Side::Closes, bare(&paragraph.chars[..end]), &[], true);
            let rest = cut(paragraph, dice).len();
            let piece = &paragraph.chars[..paragraph.chars.len() - rest];
            say(Side::Closes, bare(piece), &[], false);
        }
    }
}

fn window(left: &[char], right: &[char]) -> Window {
    Window::of(left.iter().rev().copied(), right.iter().copied())
}

/// Whether a line may end before the character `at`, and the sentence goes on there.
fn inside(paragraph: &Paragraph, at: usize) -> bool {
    let chars = &paragraph.chars;
    chars[at] != ' '
        && chars[at - 1] != ' '
        && may_break(chars[at - 1], chars[at])
        && paragraph.sentences.binary_search(&at).is_err()
}

/// The text from some place inside a sentence on.
fn cut<'a>(paragraph: &'a Paragraph, dice: &mut Dice) -> &'a [char] {
    let chars = &paragraph.chars;
    for _ in 0..8 {
        let at = 1 + dice.below(chars.len());
        if at < chars.len() && inside(paragraph, at) {
            return &chars[at..];
        }
    }
    &chars[chars.len() / 2..]
}

/// The text from the beginning of some sentence on, as often the paragraph's first.
fn sentence_begin<'a>(paragraph: &'a Paragraph, dice: &mut Dice) -> &'a [char] {
    let first = dice.below(2) == 0;
    let number = if first { 0 } else { dice.below(paragraph.sentences.len()) };
    &paragraph.chars[paragraph.sentences[number]..]
}

/// The text up to the end of some sentence, mostly without its mark: headlines have none.
fn sentence_end<'a>(paragraph: &'a Paragraph, dice: &mut Dice) -> &'a [char] {
    let ends = &paragraph.sentences;
    let end = ends.get(1 + dice.below(ends.len())).copied();
    let text = &paragraph.chars[..end.unwrap_or(paragraph.chars.len())];
    if dice.below(5) == 0 { text } else { bare(text) }
}

fn bare(text: &[char]) -> &[char] {
    // The mark and the brackets after it are few: a string of the last ones is enough.
    let tail: String = text[text.len().saturating_sub(6)..].iter().collect();
    let dropped = tail.chars().count() - unmarked(&tail).chars().count();
    &text[..text.len() - dropped]
}

fn order(count: usize, dice: &mut Dice) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    dice.shuffle(&mut order);
    order
}

/// All paragraphs of all languages in a mixed order.
fn mixed(prose: &[Prose], dice: &mut Dice) -> Vec<(usize, usize)> {
    let mut order: Vec<(usize, usize)> = prose
        .iter()
        .enumerate()
        .flat_map(|(which, p)| (0..p.paragraphs.len()).map(move |i| (which, i)))
        .collect();
    dice.shuffle(&mut order);
    order
}
