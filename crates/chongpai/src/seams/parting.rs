//! Korean text whose spaces are lost → where its words part.
//!
//! What tells whether a space stands at a line's end tells it anywhere. A way to part the text
//! scores the chance of every space that it sets and of every one that it does not, each seen with
//! the words that stand there then; the best of all ways is found word by word (a semi-Markov
//! chain, Sarawagi and Cohen 2004).

use super::habit::log_chance;
use super::window::{Window, glue_features};
use super::{Seams, UNIT};
use crate::chars::{self, Class};

/// No word has more places where one might part.
const LONGEST: usize = 9;
/// What is less likely than this is no word.
const UNLIKELY: i32 = -6 * UNIT;

impl Seams {
    /// Where words part in Korean text that lost its spaces, in characters from its beginning;
    /// ascending. `may` tells where a space may have stood.
    pub(crate) fn part_words(
        &self,
        text: &[char],
        may: impl Fn(usize) -> bool,
    ) -> Vec<usize> {
        let n = text.len();
        // Where words may begin, and the end.
        let mut cuts = vec![0];
        let mut quoted = false;
        for at in 1..n {
            let quote = |at: usize| matches!(text[at], '"' | '\'');
            quoted ^= quote(at - 1);
            // Inside of quotation marks that look the same on both sides no space stands.
            let inner = quoted && (quote(at - 1) || quote(at));
            if !inner && may(at) && may_part(&text[..at], text[at]) {
                cuts.push(at);
            }
        }
        cuts.push(n);
        let last = cuts.len() - 1;
        let margin = |begin: usize, at: usize, end: usize| {
            self.glue.sum(|to| {
                glue_features(&window(text, [begin, at, end].map(|c| cuts[c])), to)
            })
        };
        let word = |begin: usize, end: usize| -> i32 {
            (begin + 1..end).map(|at| log_chance(-margin(begin, at, end))).sum()
        };
        // For each cut and each number of pieces of the word that ends there, the best score and
        // how many pieces the word before has.
        let mut best = vec![[None::<(i32, usize)>; LONGEST + 1]; last + 1];
        for begin in 0..last {
            for size in 1..=LONGEST.min(last - begin) {
                let end = begin + size;
                let whole = word(begin, end);
                if whole < UNLIKELY {
                    continue;
                }
                let found = match begin {
                    0 => Some((whole, 0)),
                    _ => (1..=LONGEST.min(begin))
                        .filter_map(|before| {
                            let (score, _) = best[begin][before]?;
                            let space = log_chance(margin(begin - before, begin, end));
                            Some((score + space + whole, before))
                        })
                        .max_by_key(|&(score, _)| score),
                };
                best[end][size] = found;
            }
        }
        let mut out = Vec::new();
        let mut end = last;
        let score = |size: &usize| best[last][*size].map(|(score, _)| score);
        let mut size = (1..=LONGEST).max_by_key(score).unwrap_or(0);
        while let Some((_, before)) = best[end][size]
            && before > 0
        {
            end -= size;
            out.push(cuts[end]);
            size = before;
        }
        out.reverse();
        out
    }
}

/// What stands on both sides of a place in or at the end of a word: `begin`, `at` and `end` are
/// where the word before the place begins, the place, and where the word behind it ends.
fn window(text: &[char], [begin, at, end]: [usize; 3]) -> Window {
    let space = |there: bool| there.then_some(' ');
    let left = text[begin..at].iter().rev().copied();
    let before = text[..begin].iter().rev().copied();
    let right = text[at..end].iter().copied();
    let behind = text[end..].iter().copied();
    Window::of(
        left.chain(space(begin > 0)).chain(before),
        right.chain(space(end < text.len())).chain(behind),
    )
}

/// Whether a space may stand between a text and a character: not inside Latin words and numbers,
/// and not on the inner side of marks.
fn may_part(before: &[char], after: char) -> bool {
    let class = |at: usize| {
        before.len().checked_sub(at).map_or(Class::Space, |at| chars::class(before[at]))
    };
    let (left, right) = (class(1), chars::class(after));
    if matches!(right, Class::Close | Class::Stop | Class::Pause | Class::Mark) {
        return false;
    }
    match left {
        Class::Open => false,
        Class::Stop | Class::Pause => right == Class::Hangul || class(2) == Class::Hangul,
        _ => left == Class::Hangul || right == Class::Hangul,
    }
}
