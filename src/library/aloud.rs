//! Reading aloud: a page as sentences, the voice that fits it, and where the reading is.
//! No DOM and no voice: what is decided here is carried out by `views::aloud`.

use std::ops::Range;
use std::rc::Rc;

use chongpai::{Language, Role};

use crate::answer::Answer;

/// From so many characters on a sentence is cut at the next comma: a voice that is stopped
/// begins its sentence again, and what is marked should fit the screen.
const LONG: usize = 90;
/// No sentence has more characters than this, commas or not.
const LONGEST: usize = 240;
/// Words that end in a full stop without ending a sentence.
const SHORTENED: [&str; 10] =
    ["Mr", "Mrs", "Ms", "Dr", "St", "No", "Prof", "Gen", "vs", "etc"];

/// How fast can be read, in per cent of a voice's own speed.
pub const RATES: [u32; 6] = [75, 100, 125, 150, 175, 200];

/// Where the reading is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aloud {
    /// The text that the sentences are stretches of.
    pub text: Rc<str>,
    /// The language it is written in.
    pub language: Language,
    /// The sentences, in bytes of the text.
    pub sentences: Rc<[Range<u32>]>,
    /// The sentence that is read, or is read next.
    pub at: usize,
    /// Whether a voice is speaking.
    pub playing: bool,
    /// The place of the speed in [`RATES`].
    pub rate: usize,
    /// The voice that the reader chose, by its name.
    pub voice: Option<Rc<str>>,
    /// Counts up whenever a voice has to begin anew.
    pub turn: u32,
}

/// What can happen to the reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// The reader pauses, or goes on.
    Toggle,
    /// The reader wants the next sentence, or the one before.
    Step(bool),
    /// The voice has come to the end of what it was given at this turn.
    Ended(u32),
    /// The voice broke down at this turn.
    Failed(u32),
    /// Another speed, by its place in [`RATES`].
    Rate(usize),
    /// Another voice, by its name.
    Voice(Rc<str>),
}

impl Aloud {
    /// Begins with the first sentence that ends after `from`; `None` if there is nothing to
    /// say.
    pub fn begin(answer: &Answer, articles: Range<u32>, from: u32) -> Option<Self> {
        let sentences = sentences(answer, articles);
        let last = sentences.len().checked_sub(1)?;
        let at = sentences.partition_point(|s| s.end <= from).min(last);
        Some(Self {
            text: answer.text.as_str().into(),
            language: answer.language,
            sentences: sentences.into(),
            at,
            playing: true,
            rate: 1,
            voice: None,
            turn: 0,
        })
    }

    /// What a deed makes of it.
    pub fn after(mut self, deed: Deed) -> Self {
        self.turn += 1;
        match deed {
            Deed::Toggle => {
                // After the last sentence the reading begins once more.
                if !self.playing && self.at == self.sentences.len() {
                    self.at = 0;
                }
                self.playing = !self.playing;
            }
            Deed::Step(true) if self.at + 1 < self.sentences.len() => self.at += 1,
            Deed::Step(false) => self.at = self.at.saturating_sub(1),
            Deed::Ended(turn) if turn + 1 == self.turn && self.playing => {
                self.at += 1;
                self.playing = self.at < self.sentences.len();
            }
            Deed::Failed(turn) if turn + 1 == self.turn => self.playing = false,
            Deed::Rate(rate) => self.rate = rate.min(RATES.len() - 1),
            Deed::Voice(voice) => self.voice = Some(voice),
            // An old voice is not listened to, and beyond the end there is nothing.
            Deed::Step(true) | Deed::Ended(_) | Deed::Failed(_) => self.turn -= 1,
        }
        self
    }

    /// Where the sentence stands that is read; `None` after the last.
    pub fn here(&self) -> Option<Range<u32>> {
        self.sentences.get(self.at).cloned()
    }

    /// What is said now.
    pub fn sentence(&self) -> &str {
        let here = self.here().unwrap_or_default();
        self.text.get(here.start as usize..here.end as usize).unwrap_or_default()
    }
}

/// The sentences of some articles: bylines, captions and titles are sentences of their own;
/// where an article goes on elsewhere is not read.
pub fn sentences(answer: &Answer, articles: Range<u32>) -> Vec<Range<u32>> {
    let mut out = vec![];
    for block in articles.flat_map(|article| answer.blocks_of(article)) {
        if !matches!(answer.role(block), Role::Jump | Role::Furniture) {
            let start = answer.block_range(block).start;
            let spans = split(answer.block_text(block)).into_iter();
            out.extend(spans.map(|s| (start + s.start) as u32..(start + s.end) as u32));
        }
    }
    out
}

/// Splits a paragraph into sentences, in bytes of it, without the space around them. What
/// holds no letter and no digit is not said.
pub fn split(text: &str) -> Vec<Range<usize>> {
    let mut out = vec![];
    let (mut start, mut length, mut ending) = (0, 0, false);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let next = chars.peek().map(|&(_, c)| c);
        length += 1;
        ending = match c {
            '。' | '！' | '？' | '．' | '｡' => true,
            '…' | '‥' => next.is_none_or(|n| !n.is_alphanumeric()),
            '.' => !shortened(&text[start..at]),
            '!' | '?' => true,
            // What closes belongs to the sentence that it closes.
            _ => ending && closes(c),
        };
        let full = ending && next.is_none_or(|n| follows(c, n));
        let long = length >= LONG && pauses(c) || length >= LONGEST;
        if full || long || c == '\n' {
            push(text, start..end, &mut out);
            (start, length, ending) = (end, 0, false);
        }
    }
    push(text, start..text.len(), &mut out);
    out
}

/// Whether a new sentence can begin with a character right after one that has ended.
fn follows(end: char, next: char) -> bool {
    if closes(next) || matches!(next, '。' | '！' | '？' | '!' | '?' | '.' | '…') {
        return false;
    }
    // Who said so goes on in Japanese without a space, and in Korean too.
    let quoted = matches!(end, '」' | '』' | '”' | '"' | '’' | '\'');
    let hangul = matches!(next, '가'..='힣');
    let wide = !end.is_ascii() && !quoted;
    next.is_whitespace()
        || (wide && !hangul)
        || (!next.is_alphanumeric() && !next.is_ascii())
        || (is_ideograph(next) && !(quoted && matches!(next, 'と' | 'っ')))
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn closes(c: char) -> bool {
    matches!(
        c,
        '」' | '』' | '”' | '’' | '）' | ')' | '】' | '》' | '〉' | ']' | '"' | '\''
    )
}

fn pauses(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：' | ',' | ';' | ':' | '—' | ' ' | '､')
}

/// Whether the full stop after this only shortens a word.
fn shortened(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let mut chars = word.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    initial || SHORTENED.contains(&word)
}

fn push(text: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let said = &text[range.clone()];
    if said.contains(char::is_alphanumeric) {
        let start = range.end - said.trim_start().len();
        out.push(start..range.start + said.trim_end().len());
    }
}

/// A voice that the browser has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Its name.
    pub name: Rc<str>,
    /// The language it speaks, as the browser says it.
    pub language: String,
    /// Whether it speaks on the device. Others send the text away.
    pub local: bool,
}

/// The voices of the device for a language, the best first.
pub fn fitting(language: Language, voices: &[Voice]) -> Vec<Voice> {
    let wanted: &[&str] = match language {
        Language::ZhHans => &["zh-cn", "zh-hans", "cmn", "zh-sg", "zh"],
        Language::ZhHant => &["zh-tw", "zh-hant", "zh-hk", "yue", "zh"],
        Language::Ja => &["ja"],
        Language::Ko => &["ko"],
        Language::Latin => &["en-us", "en-gb", "en"],
    };
    let rank = |voice: &Voice| {
        let tag = voice.language.to_ascii_lowercase().replace('_', "-");
        let is = |prefix: &&str| {
            let rest = tag.strip_prefix(prefix);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        wanted.iter().position(is)
    };
    let local = voices.iter().filter(|voice| voice.local);
    let mut out: Vec<_> = local.filter_map(|v| Some((rank(v)?, v.clone()))).collect();
    out.sort_by_key(|(rank, _)| *rank);
    out.into_iter().map(|(_, voice)| voice).collect()
}

#[cfg(test)]
#[path = "aloud_tests.rs"]
mod tests;
