//! Korean lines that were letter-spaced, or lost all their spaces → the same with spaces between their
//! words.
//!
//! The glyphs of the first stand equally far apart, and those of the others not at all, so that nothing
//! in them tells where words part. Where a recogniser left some together, words part at the others.

use std::ops::Range;
use std::slice;

use super::Cleaned;
use crate::document::{Edit, EditKind, Replacement, apply};
use crate::seams::Seams;
use crate::{Source, Span, chars};

/// Shorter lines are names and labels as often as words.
const SHORTEST: usize = 6;
/// A recogniser took glyphs apart where there are no so many other lines for each such line.
const OTHERS: usize = 4;
/// Of a longer text only lines within so many characters are parted, some pages: each is worked
/// out in many ways.
const MOST: usize = 1 << 15;

/// Lines of so many bytes have a space somewhere, unless they were lost.
pub(super) const LONG: usize = 36;
/// So few such lines may be titles.
pub(super) const FEW: usize = 3;

/// So many characters before a line and behind it tell which words it begins and ends in.
const AROUND: usize = 8;

/// Puts spaces into lines of a page that lost them.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn put_in(cleaned: &mut Cleaned, source: &Source, seams: &Seams) {
    let mut room = MOST;
    write_again(cleaned, source, |cleaned, i, line, old, text, edits| {
        let clean = cleaned.line(i);
        let size = clean.chars().count();
        let lost = (SHORTEST..=room).contains(&size) && !clean.contains(' ');
        let parts = if lost { part_inside(cleaned, i, seams) } else { vec![] };
        room -= if lost { size } else { 0 };
        // Characters of the clean line that are written, spaces put in aside.
        let mut written = 0;
        let mut parts = parts.into_iter().peekable();
        let mut at = line.start;
        for edit in old.iter().map(Some).chain([None]) {
            let end = edit.map_or(line.end, |edit| edit.span.start);
            let copied = &source.text()[at as usize..end as usize];
            for (offset, c) in copied.char_indices() {
                if parts.next_if(|&part| part <= written).is_some() {
                    let place = at + offset as u32;
                    text.push(' ');
                    edits.push(Edit {
                        span: Span::new(place, place),
                        kind: EditKind::AddedSpace,
                        to: Replacement::Char(' '),
                    });
                }
                text.push(c);
                written += 1;
            }
            let Some(edit) = edit else { break };
            let before = text.len();
            apply(source.text(), edit.span, slice::from_ref(edit), text);
            written += text[before..].chars().count();
            edits.push(edit.clone());
            at = edit.span.end;
        }
    });
}

/// Where words part in a line, in characters. It may begin and end inside a word, so that the words are
/// looked for in what stands round it, too.
fn part_inside(cleaned: &Cleaned, i: usize, seams: &Seams) -> Vec<usize> {
    let before = i.checked_sub(1).map_or("", |before| cleaned.line(before));
    let behind = if i + 1 < cleaned.ranges.len() { cleaned.line(i + 1) } else { "" };
    let length = before.chars().count();
    let start = length.min(AROUND);
    let end = start + cleaned.line(i).chars().count();
    let all = before.chars().skip(length - start).chain(cleaned.line(i).chars());
    let letters: Vec<char> =
        all.chain(behind.chars().take(AROUND)).map(chars::half_width).collect();
    let parts = seams.part_words(&letters, |_| true).into_iter();
    parts
        .filter(|part| (start + 1..end).contains(part))
        .map(|part| part - start)
        .collect()
}

/// Puts back the spaces of letter-spaced lines, if no wider gaps tell them.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn part(cleaned: &mut Cleaned, source: &Source, seams: &Seams) {
    let spaced = cleaned.spaced.iter().filter(|&&spaced| spaced).count();
    let recognised = spaced * OTHERS > cleaned.spaced.len();
    let mut room = MOST;
    write_again(cleaned, source, |cleaned, i, line, old, text, edits| {
        let clean = cleaned.line(i);
        let even = cleaned.spaced[i] && (!clean.contains(' ') || is_even(source, line));
        let glyphs: Vec<(usize, char)> =
            if even { clean.char_indices().collect() } else { vec![] };
        let gaps =
            if glyphs.is_empty() { vec![] } else { gaps(source.text(), line, old) };
        // Names are set so in lists, with a word beside them.
        let mixed = gaps.len() + 1 < glyphs.len();
        let parted = (SHORTEST..=room).contains(&glyphs.len()) && (recognised || !mixed);
        if !parted && !mixed {
            text.push_str(clean);
            edits.extend_from_slice(old);
            return;
        }
        let parts = if parted {
            room -= glyphs.len();
            let letters: Vec<char> =
                glyphs.iter().map(|&(_, c)| chars::half_width(c)).collect();
            let may_part = |at: usize| gaps.binary_search(&glyphs[at].0).is_ok();
            let parts = seams.part_words(&letters, may_part);
            parts.into_iter().map(|part| glyphs[part].0).collect()
        } else {
            gaps
        };
        let mut parts = parts.into_iter().peekable();
        let (start, mut added, mut at) = (text.len(), 0, line.start);
        for edit in old {
            let before = Span::new(at, edit.span.start);
            apply(source.text(), before, &[], text);
            at = edit.span.end;
            let place = text.len() - start - added;
            let gap = edit.kind == EditKind::LetterSpacing;
            if !gap || parts.next_if_eq(&place).is_none() {
                apply(source.text(), edit.span, slice::from_ref(edit), text);
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
        apply(source.text(), Span::new(at, line.end), &[], text);
    });
}

/// Writes the clean lines again: `write` gets each with its edits, and gives its text and edits as they
/// are to be.
fn write_again(
    cleaned: &mut Cleaned,
    source: &Source,
    mut write: impl FnMut(&Cleaned, usize, Span, &[Edit], &mut String, &mut Vec<Edit>),
) {
    let mut text = String::with_capacity(cleaned.text.len() * 5 / 4);
    let mut edits = Vec::with_capacity(cleaned.edits.len());
    let mut ranges = Vec::with_capacity(cleaned.ranges.len());
    let mut edit_ranges = Vec::with_capacity(cleaned.ranges.len());
    for (i, line) in source.printed().enumerate() {
        let (start, first) = (text.len() as u32, edits.len() as u32);
        let Range { start: from, end: to } = cleaned.edit_ranges[i];
        let old = &cleaned.edits[from as usize..to as usize];
        write(cleaned, i, line, old, &mut text, &mut edits);
        ranges.push(Span::new(start, text.len() as u32));
        edit_ranges.push(first..edits.len() as u32);
    }
    (cleaned.text, cleaned.ranges) = (text, ranges);
    (cleaned.edits, cleaned.edit_ranges) = (edits, edit_ranges);
}

/// Whether no gap of a line is wider than others.
fn is_even(source: &Source, line: Span) -> bool {
    let printed = source.text()[line.range()].trim();
    !printed.contains("  ") && !printed.contains('\u{3000}')
}

/// Where in a clean line letters stood apart, in bytes; ascending.
fn gaps(text: &str, line: Span, edits: &[Edit]) -> Vec<usize> {
    let (mut clean, mut at) = (String::new(), line.start);
    let mut out = Vec::new();
    for edit in edits {
        let before = Span::new(at, edit.span.end);
        apply(text, before, slice::from_ref(edit), &mut clean);
        at = edit.span.end;
        if edit.kind == EditKind::LetterSpacing {
            out.push(clean.len());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::read;
    use crate::{Language, Options, source};

    #[test]
    fn korean_words_are_parted_again() {
        let seams = crate::seams::Seams::read(crate::seams::BUILTIN).unwrap();
        for (text, expected, edits) in [
            (
                "마 을 주 민 들 은 1 4 일 떡 을 나 누 었 다 .",
                "마을 주민들은 14일 떡을 나누었다.",
                0,
            ),
            // Wider than one space.
            ("마  을  주  민  들  은  떡  을", "마을 주민들은 떡을", 2),
            // What the line still tells stays.
            ("마 을  주 민 들 은  떡 을", "마을 주민들은 떡을", 2),
            ("마을 주민들은 떡을 나누었다.", "마을 주민들은 떡을 나누었다.", 0),
            // A recogniser took only some words apart.
            (
                "마 을 주민 들 은 14일 개울가 에 서 떡 을 나누 었 다 .",
                "마을 주민들은 14일 개울가에서 떡을 나누었다.",
                0,
            ),
            ("이 큰 집 한 채 값이", "이 큰 집 한 채 값이", 0),
            ("시 장 안 내", "시장안내", 0),
        ] {
            let source = source::read(text);
            let cleaned = read(&source, Language::Ko, &Options::default(), &seams);
            assert_eq!(cleaned.line(0), expected);
            let mut read = String::new();
            apply(text, source.lines()[0].span, &cleaned.edits, &mut read);
            assert_eq!(read, expected);
            let wide = |edit: &&Edit| edit.kind == EditKind::WideSpace;
            assert_eq!(cleaned.edits.iter().filter(wide).count(), edits, "{text}");
        }
    }

    #[test]
    fn lost_spaces_are_put_in() {
        let seams = crate::seams::Seams::read(crate::seams::BUILTIN).unwrap();
        let text = "  마을주민들은지난14일개울가에서떡을\n나누었다.군은버스노선세개를새로\n\
                    만들어주민들의불편을덜기로했다.\n도서관안내\n";
        let source = source::read(text);
        let cleaned = read(&source, Language::Ko, &Options::default(), &seams);
        assert_eq!(cleaned.line(0), "마을 주민들은 지난 14일 개울가에서 떡을");
        assert_eq!(cleaned.line(2), "만들어 주민들의 불편을 덜기로 했다.");
        assert_eq!(cleaned.line(3), "도서관안내");
        let mut read = String::new();
        apply(text, Span::new(0, text.len() as u32), &cleaned.edits, &mut read);
        assert!(read.starts_with(cleaned.line(0)), "{read}");
        // A page of titles.
        let titles = source::read("산골도서관다시문열어\n마을주민들떡나누었다\n");
        let titles =
            super::super::read(&titles, Language::Ko, &Options::default(), &seams);
        assert!(!titles.text.contains(' '));
    }

    #[test]
    fn names_in_a_list_are_left_alone() {
        let seams = crate::seams::Seams::read(crate::seams::BUILTIN).unwrap();
        let list = "4. 참 여 자 강 태 오 감 사 문정원 국장";
        let text = format!(
            "회의에는 다음 위원이 참석하였다.\n{list}\n안건을 심의하였다.\n끝으로 위원장이 폐회를 선언하였다.\n"
        );
        let cleaned =
            read(&source::read(&text), Language::Ko, &Options::default(), &seams);
        assert_eq!(cleaned.line(1), list);
    }
}
