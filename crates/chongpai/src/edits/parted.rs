//! Korean lines that were letter-spaced as a whole → the same with spaces between their words.
//!
//! Their glyphs stand equally far apart, so that nothing in them tells where words part.

use super::Cleaned;
use crate::document::{EditKind, Replacement};
use crate::seams::Seams;
use crate::{Source, Span};

/// Shorter lines are names and labels as often as words.
const SHORTEST: usize = 6;
/// Of a longer text only lines within so many characters are parted, some pages: each is worked
/// out in many ways.
const MOST: usize = 1 << 15;

/// Puts back the spaces of letter-spaced lines that have none left.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn part(cleaned: &mut Cleaned, source: &Source, seams: &Seams) {
    let mut room = MOST;
    let wanted = |&i: &usize| {
        let line = cleaned.line(i);
        let count = line.chars().count();
        let wanted = cleaned.spaced[i] && !line.contains(' ');
        let fits = wanted && (SHORTEST..=room).contains(&count);
        room -= if fits { count } else { 0 };
        fits
    };
    let lines: Vec<usize> = (0..cleaned.ranges.len()).filter(wanted).collect();
    let spans: Vec<Span> =
        source.lines().iter().filter(|line| !line.blank).map(|line| line.span).collect();
    let mut text = String::with_capacity(cleaned.text.len() + lines.len() * 8);
    let mut edits = Vec::with_capacity(cleaned.edits.len());
    let mut lines = lines.iter().peekable();
    for (i, &line) in spans.iter().enumerate() {
        let start = text.len() as u32;
        let first = edits.len() as u32;
        let old = &cleaned.edits[cleaned.edit_ranges[i].start as usize..]
            [..cleaned.edit_ranges[i].len()];
        if lines.next_if_eq(&&i).is_none() {
            text.push_str(cleaned.line(i));
            edits.extend_from_slice(old);
        } else {
            let chars: Vec<char> = cleaned.line(i).chars().collect();
            let mut parts = seams.part_words(&chars).into_iter().peekable();
            let (mut count, mut at) = (0, line.start);
            for edit in old {
                let copied = &source.text()[at as usize..edit.span.start as usize];
                text.push_str(copied);
                count += copied.chars().count();
                at = edit.span.end;
                let gap = edit.kind == EditKind::LetterSpacing;
                if gap && parts.next_if_eq(&count).is_some() {
                    text.push(' ');
                    if &source.text()[edit.span.range()] != " " {
                        let to = Replacement::Char(' ');
                        edits.push(crate::Edit {
                            kind: EditKind::WideSpace,
                            to,
                            ..edit.clone()
                        });
                    }
                    continue;
                }
                let before = text.len();
                match edit.to {
                    Replacement::Nothing => {}
                    Replacement::Char(c) => text.push(c),
                    Replacement::Str(s) => text.push_str(s),
                }
                count += text[before..].chars().count();
                edits.push(edit.clone());
            }
            text.push_str(&source.text()[at as usize..line.end as usize]);
        }
        cleaned.ranges[i] = Span::new(start, text.len() as u32);
        cleaned.edit_ranges[i] = first..edits.len() as u32;
    }
    (cleaned.text, cleaned.edits) = (text, edits);
}
