//! Lines → printed rows.
//!
//! Some extractors cut a printed line into pieces: where its font changes, at every word of
//! a justified Korean line, before a mark that was set closer. Each piece comes as a line of
//! its own. Pieces give themselves away by their widths: none of them is full, though the
//! next one would have fitted behind it, and together they fill the measure exactly. Takes
//! the shapes and a first guess at the measures; gives rows of one or more lines. What is
//! decided here is how widths are read, not which lines join: a headline and a subtitle may
//! add up to the measure by chance, and the line model knows which rows are put together.

use crate::chars::{self, Class, bit};
use crate::columns::{self, Measure, Split, UNBOUNDED};
use crate::lines::{Shape, is_indent};

/// A row is cut into this many pieces at most.
const MOST: usize = 12;

/// The printed rows of a page.
#[derive(Debug, Clone)]
pub(crate) struct Rows {
    /// For each line where it stands in its row.
    parts: Vec<Part>,
    /// The rows of several lines, ascending.
    joined: Vec<Joined>,
}

/// A row of several lines.
#[derive(Debug, Clone)]
struct Joined {
    /// The line behind its last.
    end: usize,
    shape: Shape,
}

impl Rows {
    /// Whether some row is put together.
    pub(crate) fn any_joined(&self) -> bool {
        !self.joined.is_empty()
    }

    /// Where a line stands in its row.
    pub(crate) fn part(&self, line: usize) -> Part {
        self.parts[line]
    }

    /// The row that a line is in, and the line that the next row begins with. `shapes` are
    /// those of the lines.
    pub(crate) fn row<'a>(
        &'a self,
        shapes: &'a [Shape],
        line: usize,
    ) -> (&'a Shape, usize) {
        if self.parts[line] == Part::Whole {
            return (&shapes[line], line + 1);
        }
        let row = &self.joined[self.joined.partition_point(|row| row.end <= line)];
        (&row.shape, row.end)
    }

    /// Makes the measures of lines those of their rows.
    pub(crate) fn split_again(&self, split: &mut Split, shapes: &[Shape]) {
        let first = |&line: &usize| self.parts[line] == Part::First;
        split.by_rows(
            (0..shapes.len()).filter(first),
            |line| (line < shapes.len()).then(|| self.row(shapes, line)),
            |line| self.parts[line] != Part::Later,
        );
    }
}

/// Where a line stands in its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Part {
    /// It is the row.
    Whole,
    /// The row begins with it and goes on.
    First,
    /// The row began before it.
    Later,
}

/// Puts rows together. `measures` are those of the lines as they stand; `spaced` says for
/// each line whether white space stood at its end.
pub(crate) fn join(
    shapes: &[Shape],
    measures: &[Measure],
    spaced: &[bool],
    rhythm: u8,
    break_words: bool,
) -> Rows {
    let mut rows = Rows { parts: Vec::with_capacity(shapes.len()), joined: Vec::new() };
    let page = Page { shapes, measures, spaced, rhythm, break_words };
    let ahead = measures_ahead(measures);
    let mut behind = UNBOUNDED;
    let mut i = 0;
    while i < shapes.len() {
        // Where pieces seem to have no measure, theirs is that of the lines around them.
        let row = match measures[i] {
            UNBOUNDED if behind == ahead[i] => page.row(i, behind),
            UNBOUNDED => page.row(i, behind).or_else(|| page.row(i, ahead[i])),
            measure => page.row(i, measure),
        };
        match row {
            Some(row) => {
                rows.parts.push(Part::First);
                rows.parts.extend((i + 1..row.end).map(|_| Part::Later));
                i = row.end;
                rows.joined.push(row);
            }
            None => {
                rows.parts.push(Part::Whole);
                if measures[i] != UNBOUNDED {
                    behind = measures[i];
                }
                i += 1;
            }
        }
    }
    rows
}

/// For each line the measure of the next line that has one, no further than a few rows on.
fn measures_ahead(measures: &[Measure]) -> Vec<Measure> {
    let mut out = vec![UNBOUNDED; measures.len()];
    let (mut next, mut since) = (UNBOUNDED, 0);
    for i in (0..measures.len()).rev() {
        out[i] = next;
        since += 1;
        if measures[i] != UNBOUNDED {
            (next, since) = (measures[i], 0);
        } else if since > MOST {
            next = UNBOUNDED;
        }
    }
    out
}

struct Page<'a> {
    shapes: &'a [Shape],
    measures: &'a [Measure],
    spaced: &'a [bool],
    rhythm: u8,
    break_words: bool,
}

impl Page<'_> {
    /// The row of several lines that begins with a line, if lines add up to the measure.
    fn row(&self, start: usize, measure: Measure) -> Option<Joined> {
        if measure == UNBOUNDED {
            return None;
        }
        let is_strange = |m: Measure| m != measure && m != UNBOUNDED;
        let room = i32::from(measure);
        let first = &self.shapes[start];
        let Shape { mut width, mut narrow, mut marks, .. } = *first;
        let end = self.shapes.len().min(start + MOST);
        for at in start + 1..end {
            let piece = &self.shapes[at];
            // A line that has no room for the next piece is whole.
            let unit = i32::from(columns::unit(piece, self.break_words));
            if i32::from(width) + unit > room - 1 && !is_mark(piece) {
                return None;
            }
            if piece.page
                || piece.blanks > self.rhythm
                || is_indent(piece.indent)
                || is_strange(self.measures[at])
            {
                return None;
            }
            // A short line that ends a sentence ends its paragraph, and whatever follows may
            // add up to the measure with it; words cut apart keep the spaces between them.
            if self.shapes[at - 1].ends_sentence() && !self.spaced[at - 1] {
                return None;
            }
            width += u16::from(self.spaced[at - 1]) + piece.width;
            narrow += piece.narrow;
            marks += piece.marks;
            let slack = i32::from(narrow.min(16)) / 4 + columns::squeeze(marks);
            let left = room - i32::from(width);
            if left < -slack {
                return None;
            }
            let next = self.shapes.get(at + 1)?;
            let next_unit = i32::from(columns::unit(next, self.break_words));
            // Where lines end between words, two lines come near the measure by chance.
            let close = self.break_words || (at == start + 1 && !self.spaced[start]);
            let full = left < next_unit.min(if close { 3 } else { 7 });
            if full && !is_mark(next) {
                // What is measured of rows is how wide they are and how they end. All else
                // is the first piece's.
                let pieces = &self.shapes[start + 1..=at];
                let last = pieces.iter().fold(first.last, end_of);
                let shape = Shape { width, narrow, marks, last, ..*first };
                return Some(Joined { end: at + 1, shape });
            }
        }
        None
    }
}

/// Whether a line is nothing but marks that never begin one.
fn is_mark(shape: &Shape) -> bool {
    shape.chars <= 2
        && chars::class(shape.first[0])
            .is_in(bit(Class::Stop) | bit(Class::Pause) | bit(Class::Close))
}

/// The last characters of a row with one more piece.
fn end_of(last: [char; 3], piece: &Shape) -> [char; 3] {
    match piece.chars {
        0 => last,
        1 => [piece.last[0], last[0], last[1]],
        2 => [piece.last[0], piece.last[1], last[0]],
        _ => piece.last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Options, edits, lines, source};

    /// How many lines each row of a page has.
    fn rows(text: &str, language: Language, break_words: bool) -> Vec<usize> {
        let source = source::read(text);
        let cleaned = edits::clean(&source, language, &Options::default());
        let lines = lines::measure(&source, &cleaned, language);
        let split = columns::split(&lines.shapes, break_words, columns::EM);
        let (measures, spaced) = (split.measures, &cleaned.trailing_space);
        let rows = join(&lines.shapes, &measures, spaced, lines.rhythm, break_words);
        rows.parts.chunk_by(|_, &b| b == Part::Later).map(<[Part]>::len).collect()
    }

    #[test]
    fn a_line_cut_at_a_quotation_mark_is_one_row() {
        let text = "河边的老茶馆昨天又开了门，\n掌柜说这一回不收桌子钱。\n\
            他说：\n“愿意来坐坐就好。”\n老街坊们都来了，茶一壶接\n着一壶，话也一句接着一句。\n";
        assert_eq!(rows(text, Language::ZhHans, true), [1, 1, 2, 1, 1]);
    }

    #[test]
    fn the_words_of_a_stretched_line_are_one_row() {
        let text = "마을 도서관이 어제 다시 문을\n열었다. 주민들은 책을 나르고\n\
            서가를 \n손수 \n닦았으며 \n아이들은\n의자를 옮겼다. 관장은 겨울에도\n밤까지 불을 켜 두겠다고 말했다.\n";
        assert_eq!(rows(text, Language::Ko, true), [1, 1, 4, 1, 1]);
    }

    #[test]
    fn lines_beside_a_picture_are_rows_of_their_own() {
        let text = "古い倉庫が町の図書室になり\n十二月一日に開いた。本も棚\n\
            も住民が持\nち寄った。\n床は廃校の\n体育館の板\nを張り替え\n\
            たもので、線がそのまま残っ\nている。開館は毎日十時から\n";
        assert!(rows(text, Language::Ja, true).iter().all(|&count| count == 1));
    }

    #[test]
    fn short_lines_that_add_up_by_chance_are_rows_of_their_own() {
        let around = |short: &str| {
            format!(
                "마을 도서관이 어제 다시 문을\n열었다. 주민들은 책을 나르고\n{short}\n\
                 관장님은 겨울에도 저녁마다\n밤까지 불을 켜 두겠다고 했다.\n"
            )
        };
        for short in ["닦았다.\n겨울 음악회 안내", "겨울 음악회\n한 주 앞으로"]
        {
            assert_eq!(rows(&around(short), Language::Ko, false), [1; 6], "{short}");
        }
        let cut = "서가를 \n손수 \n닦았다. \n아이는";
        assert_eq!(rows(&around(cut), Language::Ko, false), [1, 1, 4, 1, 1]);
    }

    #[test]
    fn the_end_of_a_paragraph_and_a_headline_are_no_row() {
        let text = |end: &str| {
            format!(
                "河边的老茶馆昨天又开了门，\n掌柜说来的都是客，愿意坐多\n{end}\n茶馆来了新邻居\n\
                 街对面的书铺下月也要开张，\n老板是一对年轻的夫妻，从外\n"
            )
        };
        let [ended, open] = ["久就坐多久。", "久就坐多久，"].map(text);
        assert_eq!(rows(&ended, Language::ZhHans, true), [1; 6]);
        assert_eq!(rows(&open, Language::ZhHans, true), [1, 1, 2, 1, 1]);
    }
}
