//! Lines → their clean text and the edits that lead there.
//!
//! What comes in: the source and its language. What goes out: the clean text of every
//! non-blank line, one after the other, with an edit for each difference.
//!
//! Each line is read once into glyphs: what is printed, in its plain form, with the white
//! space before it ([`glyphs`]). Whether white space was put in by justification or
//! extraction, or by the author, is decided by the line ([`letter_spacing`]), by the page
//! ([`habits`]) and by the two characters it stands between ([`spaces`]). A line without
//! compatibility forms or doubtful white space is copied as it is.
//!
//! Promises: applying a line's edits to its span gives its clean text; nothing but white space,
//! invisible characters and marks of Markdown is dropped; cleaning clean text changes nothing.

mod authors;
mod forms;
mod glyphs;
mod habits;
mod hyphen;
mod letter_spacing;
mod markup;
mod options;
mod parted;
mod quick;
mod run_in;
mod spaces;
mod specks;

use std::ops::Range;

use crate::document::{Edit, EditKind, Replacement};
use crate::seams::Seams;
use crate::{Language, Options, Source, Span, chars};
use glyphs::Glyphs;
use habits::Habits;
pub use hyphen::{Words, hyphen};
pub(crate) use markup::{LEVELS, Mark};
pub(crate) use options::needs_space;
use spaces::Space;

/// The clean text of the non-blank lines of a source.
#[derive(Debug)]
pub(crate) struct Cleaned {
    /// The clean text of all lines, one after the other with nothing between them.
    pub(crate) text: String,
    /// What each line covers of `text`.
    pub(crate) ranges: Vec<Span>,
    /// All edits in source order, as spans of the source.
    pub(crate) edits: Vec<Edit>,
    /// The edits of each line, as ranges of `edits`.
    pub(crate) edit_ranges: Vec<Range<u32>>,
    /// The white space each line begins with, in half-ems, at most 255.
    pub(crate) indents: Vec<u8>,
    /// Whether each line ends with white space.
    pub(crate) trailing_space: Vec<bool>,
    /// Whether each line was letter-spaced.
    pub(crate) spaced: Vec<bool>,
    /// What each line is by its marks, where the page is written in Markdown.
    pub(crate) marks: Vec<Mark>,
}

impl Cleaned {
    /// The clean text of one line.
    pub(crate) fn line(&self, index: usize) -> &str {
        &self.text[self.ranges[index].range()]
    }

    /// Whether hardly any longer line has a space.
    fn has_no_spaces(&self) -> bool {
        let lines = (0..self.ranges.len()).map(|i| self.line(i));
        let long = lines.filter(|line| line.len() >= parted::LONG);
        let (mut spaced, mut all) = (0, 0);
        for line in long {
            spaced += usize::from(line.contains(' '));
            all += 1;
        }
        all >= parted::FEW && spaced * 12 <= all
    }

    /// What was printed of it, as far as that can be told.
    pub(crate) fn printed(&self, index: usize) -> &str {
        specks::without(self.line(index))
    }
}

/// Cleans the non-blank lines of a source, and finds the words again of Korean lines that lost
/// their spaces.
pub(crate) fn read(
    source: &Source,
    language: Language,
    options: &Options,
    seams: &Seams,
) -> Cleaned {
    let mut cleaned = clean(source, language, options);
    if language == Language::Ko {
        if cleaned.spaced.contains(&true) {
            parted::part(&mut cleaned, source, seams);
        } else if cleaned.has_no_spaces() {
            parted::put_in(&mut cleaned, source, seams);
        }
    }
    cleaned
}

/// Cleans the non-blank lines of a source.
pub(crate) fn clean(source: &Source, language: Language, options: &Options) -> Cleaned {
    let every_line = options::change_clean_lines(language, options);
    clean_by(source, language, options, |line| {
        !every_line && quick::is_clean(line, language)
    })
}

/// Cleans the lines; what `is_clean` lets through is copied without the white space round it.
fn clean_by(
    source: &Source,
    language: Language,
    options: &Options,
    is_clean: impl Fn(&str) -> bool,
) -> Cleaned {
    let habits = Habits::read(source, language, options);
    let text = source.text();
    let lines = source.printed();
    let count = lines.clone().count();
    let mut out = Cleaned {
        text: String::with_capacity(text.len()),
        ranges: Vec::with_capacity(count),
        edits: Vec::new(),
        edit_ranges: Vec::with_capacity(count),
        indents: Vec::with_capacity(count),
        trailing_space: Vec::with_capacity(count),
        spaced: Vec::with_capacity(count),
        marks: markup::read(source),
    };
    let mut glyphs = Glyphs::default();
    for (i, span) in lines.enumerate() {
        let mark = out.marks.get(i).copied();
        let start = out.text.len() as u32;
        let first_edit = out.edits.len() as u32;
        let line = &text[span.range()];
        let inside = line.trim();
        let shape = if mark.is_none() && is_clean(inside) {
            let start = span.start + (line.len() - line.trim_start().len()) as u32;
            let inside = Span::new(start, start + inside.len() as u32);
            copy(text, span, inside, language, &mut out)
        } else {
            glyphs.read(text, span, mark, language, options);
            write(&mut glyphs, text, &habits, &mut out)
        };
        out.ranges.push(Span::new(start, out.text.len() as u32));
        out.edit_ranges.push(first_edit..out.edits.len() as u32);
        out.indents.push(shape.indent);
        out.trailing_space.push(shape.trailing_space);
        out.spaced.push(shape.spaced);
    }
    out.edits.shrink_to_fit();
    out
}

/// What the edits learn about a line beside its text.
struct Shape {
    indent: u8,
    trailing_space: bool,
    spaced: bool,
}

/// Writes a line of which all but the white space round it is clean.
fn copy(
    source: &str,
    line: Span,
    inside: Span,
    language: Language,
    out: &mut Cleaned,
) -> Shape {
    out.text.push_str(&source[inside.range()]);
    let before = Span::new(line.start, inside.start);
    let behind = Span::new(inside.end, line.end);
    for (span, kind) in [(before, EditKind::Indent), (behind, EditKind::TrailingSpace)] {
        if !span.is_empty() {
            out.edits.push(Edit { span, kind, to: Replacement::Nothing });
        }
    }
    let indent = source[before.range()].chars().map(|c| chars::width(c, language));
    Shape {
        indent: indent.fold(0, u8::saturating_add),
        trailing_space: !behind.is_empty(),
        spaced: false,
    }
}

/// Writes a line's clean text and edits from its glyphs.
fn write(glyphs: &mut Glyphs, source: &str, habits: &Habits, out: &mut Cleaned) -> Shape {
    let spaced = letter_spacing::mark(glyphs, habits.language);
    if !spaced {
        run_in::mark(glyphs, habits.language);
    }
    spaces::decide(glyphs, habits);
    let mut writer = Writer { source, copied: glyphs.span.start, out };
    let mut at = glyphs.span.start;
    let mut hidden = glyphs.hidden.iter().peekable();
    for (index, glyph) in glyphs.list.iter().enumerate() {
        let edit = match index {
            0 => glyph.gap.stray(EditKind::Indent).edit(),
            _ => glyph.gap.space.edit(),
        };
        if let Some(edit) = edit {
            writer.edit(Span::new(at, glyph.span.start), edit);
        }
        if let Some(change) = glyph.change {
            writer.edit(glyph.span, change);
        }
        while let Some(&span) = hidden.next_if(|span| span.start < glyph.end) {
            writer.edit(span, (EditKind::Invisible, Replacement::Nothing));
        }
        at = glyph.end;
    }
    let end = Span::new(at, glyphs.span.end);
    if let Some(edit) = glyphs.end.stray(EditKind::TrailingSpace).edit() {
        writer.edit(end, edit);
    }
    writer.copy_to(glyphs.span.end);
    Shape { indent: glyphs.indent, trailing_space: glyphs.end.is_space(), spaced }
}

/// Copies the source between one edit and the next.
struct Writer<'a, 'b> {
    source: &'a str,
    copied: u32,
    out: &'b mut Cleaned,
}

impl Writer<'_, '_> {
    fn copy_to(&mut self, end: u32) {
        self.out.text.push_str(&self.source[self.copied as usize..end as usize]);
    }

    fn edit(&mut self, span: Span, (kind, to): (EditKind, Replacement)) {
        self.copy_to(span.start);
        self.copied = span.end;
        match to {
            Replacement::Nothing => {}
            Replacement::Char(c) => self.out.text.push(c),
            Replacement::Str(s) => self.out.text.push_str(s),
        }
        self.out.edits.push(Edit { span, kind, to });
    }
}

impl Space {
    /// The edit that carries the decision out; `None` if the gap stays as it is.
    fn edit(self) -> Option<(EditKind, Replacement)> {
        match self {
            Space::Open | Space::Keep => None,
            Space::Drop(kind) => Some((kind, Replacement::Nothing)),
            Space::Read(kind, c) => Some((kind, Replacement::Char(c))),
        }
    }
}

/// The clean text of each non-blank line, for the trainer.
#[cfg(feature = "train")]
pub fn clean_lines(
    source: &Source,
    language: Language,
    options: &Options,
) -> Vec<String> {
    let cleaned = clean(source, language, options);
    (0..cleaned.ranges.len()).map(|line| cleaned.line(line).to_owned()).collect()
}

/// The size of the clean text and the number of edits, for measuring the time they take.
#[cfg(feature = "train")]
pub fn clean_size(source: &Source, language: Language) -> (usize, usize) {
    let cleaned = clean(source, language, &Options::default());
    (cleaned.text.len(), cleaned.edits.len())
}

#[cfg(test)]
mod tests;
