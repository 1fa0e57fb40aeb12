//! Running prose → paragraphs and sentences to learn from.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anyhow::{Context, Result};
use chongpai::Language;

use crate::corpus::Case;

/// The prose of one language.
pub(super) struct Prose {
    pub(super) language: Language,
    pub(super) paragraphs: Vec<Paragraph>,
}

/// One paragraph.
pub(super) struct Paragraph {
    pub(super) chars: Vec<char>,
    /// Where its sentences begin.
    pub(super) sentences: Vec<usize>,
    /// The number of its article.
    article: usize,
}

/// Every tenth article is kept: for measuring, and for pages that the line model learns
/// from, so that it sees the same quality of hints in training as in use.
const FOLDS: usize = 10;

/// Which articles to read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Learn,
    Kept,
}

/// Reads `LANGUAGE.txt.xz`: a paragraph a line, an empty line between articles. Paragraphs
/// that share a stretch of text with the cases are left out, so that what is learned says
/// no more about the cases than about any other page.
pub(super) fn read(
    folder: &Path,
    language: Language,
    cases: &Stretches,
    part: Part,
) -> Result<Prose> {
    let path = folder.join(format!("{}.txt.xz", language.tag()));
    let mut bytes = Vec::new();
    let file = File::open(&path).with_context(|| path.display().to_string())?;
    lzma_rs::xz_decompress(&mut BufReader::new(file), &mut bytes)
        .with_context(|| path.display().to_string())?;
    let text = String::from_utf8(bytes).with_context(|| path.display().to_string())?;
    let mut paragraphs = Vec::new();
    let mut article = 0;
    for line in text.lines() {
        if line.is_empty() {
            article += 1;
            continue;
        }
        let kept = article % FOLDS == FOLDS - 1;
        if kept == (part == Part::Kept) && !cases.shares(line) {
            let chars: Vec<char> = line.trim().chars().collect();
            let sentences = sentences(&chars);
            paragraphs.push(Paragraph { chars, sentences, article });
        }
    }
    Ok(Prose { language, paragraphs })
}

impl Prose {
    /// The paragraphs, article by article.
    pub(super) fn articles(&self) -> Vec<Vec<String>> {
        self.paragraphs
            .chunk_by(|a, b| a.article == b.article)
            .map(|article| article.iter().map(|p| p.chars.iter().collect()).collect())
            .collect()
    }
}

fn sentences(chars: &[char]) -> Vec<usize> {
    let mut starts = vec![0];
    let mut i = 0;
    while i < chars.len() {
        let wide = matches!(chars[i], '。' | '！' | '？');
        let narrow = matches!(chars[i], '.' | '!' | '?');
        i += 1;
        if !(wide || narrow) {
            continue;
        }
        while i < chars.len()
            && matches!(
                chars[i],
                '。' | '！' | '？' | '”' | '’' | '」' | '』' | '）' | '"'
            )
        {
            i += 1;
        }
        let blank = chars.get(i) == Some(&' ');
        if blank {
            i += 1;
        }
        if (wide || blank) && i < chars.len() {
            starts.push(i);
        }
    }
    starts
}

/// The stretches of text that occur in cases, blanks left out.
pub(super) struct Stretches(Vec<u64>);

impl Stretches {
    const LENGTH: usize = 20;

    pub(super) fn of(cases: &[Case]) -> Self {
        let mut out = Vec::new();
        for case in cases {
            let mut blocks = std::collections::BTreeMap::<u32, String>::new();
            for row in &case.gold {
                blocks.entry(row.block).or_default().push_str(&row.text);
            }
            blocks.values().for_each(|text| out.extend(stretches(text)));
        }
        out.sort_unstable();
        out.dedup();
        Self(out)
    }

    fn shares(&self, text: &str) -> bool {
        stretches(text).any(|hash| self.0.binary_search(&hash).is_ok())
    }
}

fn stretches(text: &str) -> impl Iterator<Item = u64> {
    let chars: Vec<u64> =
        text.chars().filter(|c| !c.is_whitespace()).map(|c| c as u64).collect();
    (0..(chars.len() + 1).saturating_sub(Stretches::LENGTH)).map(move |start| {
        chars[start..start + Stretches::LENGTH].iter().fold(0, |hash: u64, c| {
            (hash ^ c).wrapping_mul(0x100_0000_01b3).rotate_left(7)
        })
    })
}
