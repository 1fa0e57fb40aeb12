//! Korean lines that were letter-spaced as a whole → the same with spaces between their words.
//!
//! Their glyphs stand equally far apart, so that nothing in them tells where words part.

use std::ops::Range;
use std::slice;

use super::Cleaned;
use crate::document::{Edit, EditKind, Replacement, apply};
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
    let mut text = String::with_capacity(cleaned.text.len() + lines.len() * 8);
    let mut edits = Vec::with_capacity(cleaned.edits.len());
    let mut lines = lines.iter().peekable();
    for (i, line) in source.printed().enumerate() {
        let start = text.len() as u32;
        let first = edits.len() as u32;
        let Range { start: from, end: to } = cleaned.edit_ranges[i];
        let old = &cleaned.edits[from as usize..to as usize];
        if lines.next_if_eq(&&i).is_none() {
            text.push_str(cleaned.line(i));
            edits.extend_from_slice(old);
        } else {
            let chars: Vec<(usize, char)> = cleaned.line(i).char_indices().collect();
            let letters: Vec<char> = chars.iter().map(|&(_, c)| c).collect();
            let parts = seams.part_words(&letters);
            let mut parts = parts.into_iter().map(|part| chars[part].0).peekable();
            let (mut added, mut at) = (0, line.start);
            for edit in old {
                let before = Span::new(at, edit.span.start);
                apply(source.text(), before, &[], &mut text);
                at = edit.span.end;
                let place = text.len() - start as usize - added;
                let gap = edit.kind == EditKind::LetterSpacing;
                if !gap || parts.next_if_eq(&place).is_none() {
                    apply(source.text(), edit.span, slice::from_ref(edit), &mut text);
                    edits.push(edit.clone());
                    continue;
                }
                text.push(' ');
                added += 1;
                if &source.text()[edit.span.range()] != " " {
                    let (kind, to) = (EditKind::WideSpace, Replacement::Char(' '));
                    edits.push(Edit { kind, to, ..edit.clone() });
                }
            }
            apply(source.text(), Span::new(at, line.end), &[], &mut text);
        }
        cleaned.ranges[i] = Span::new(start, text.len() as u32);
        cleaned.edit_ranges[i] = first..edits.len() as u32;
    }
    (cleaned.text, cleaned.edits) = (text, edits);
}
