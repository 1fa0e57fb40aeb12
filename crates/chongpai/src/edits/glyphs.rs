//! One line as a row of glyphs: what is printed, in its plain form, and the white space
//! before each.

use super::forms;
use super::markup::Mark;
use super::options;
use super::spaces::Space;
use crate::chars::{self, Class, bit};
use crate::document::{EditKind, Replacement};
use crate::{Language, Options, Span};

/// A line's glyphs, in a buffer that is used again for the next line.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    /// The line's span of the source.
    pub(super) span: Span,
    /// What is printed, in order.
    pub(super) list: Vec<Glyph>,
    /// The white space after the last glyph.
    pub(super) end: Gap,
    /// Invisible characters between glyphs and the marks on them.
    pub(super) hidden: Vec<Span>,
    /// The white space before the first glyph, in half-ems, at most 255.
    pub(super) indent: u8,
}

/// One printed character: a base with the marks that stand on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// The base, in its plain form.
    pub(super) c: char,
    pub(super) class: Class,
    /// Whether it takes a full em.
    pub(super) wide: bool,
    /// What the base covers of the source.
    pub(super) span: Span,
    /// The end of the marks on it.
    pub(super) end: u32,
    /// How the base changes, if it does.
    pub(super) change: Option<(EditKind, Replacement)>,
    /// What stands before it.
    pub(super) gap: Gap,
}

impl Glyph {
    /// A character as it stands in clean text.
    pub(super) fn plain(c: char, language: Language) -> Self {
        let (class, wide) = (chars::class(c), chars::width(c, language) == 2);
        let (span, gap) = (Span::default(), Gap::default());
        Self { c, class, wide, span, end: 0, change: None, gap }
    }

    /// Whether it is a character of text that is set without spaces.
    pub(super) fn is_cjk(&self) -> bool {
        self.class.is_unspaced()
    }

    /// Whether its class is one of a set.
    pub(super) fn is_in(&self, set: u32) -> bool {
        self.class.is_in(set)
    }

    /// Whether it is a full-width mark of punctuation or symbol.
    pub(super) fn is_wide_mark(&self) -> bool {
        self.wide && self.is_in(MARKS)
    }
}

const MARKS: u32 = bit(Class::Open)
    | bit(Class::Close)
    | bit(Class::Stop)
    | bit(Class::Pause)
    | bit(Class::MiddleDot)
    | bit(Class::Ellipsis)
    | bit(Class::Dash)
    | bit(Class::Wave);

/// White space and invisible characters between two glyphs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gap {
    /// How many characters of white space, at most 255.
    pub(super) count: u8,
    /// How many of them are ideographic spaces.
    ideographic: u8,
    /// How many of them are plain spaces.
    plain: u8,
    /// Whether an em space, the other code of an ideographic one, is among them.
    em: bool,
    /// The kind of the invisible characters among them.
    invisible: Option<EditKind>,
    /// What becomes of it.
    pub(super) space: Space,
}

impl Gap {
    /// A gap that nothing looks at any more.
    pub(super) fn decided(space: Space) -> Self {
        Self { space, ..Self::default() }
    }

    /// Whether there is white space.
    pub(super) fn is_space(&self) -> bool {
        self.count > 0
    }

    /// Whether there is white space that nothing has dropped.
    pub(super) fn stands(&self) -> bool {
        self.is_space() && !matches!(self.space, Space::Drop(_))
    }

    /// Whether it is a full em or more by its characters, as justification makes none.
    pub(super) fn is_em(&self) -> bool {
        self.ideographic > 0 || self.em
    }

    /// Whether the author's ideographic space is in it. An em space may be one too, by the
    /// code an extractor found for it, but counts as any space.
    pub(super) fn is_ideographic(&self) -> bool {
        self.ideographic > 0
    }

    /// What it reads as if it is a real space.
    pub(super) fn real(&self) -> Space {
        let clean = self.invisible.is_none()
            && (self.plain == 1 && self.count == 1 || self.ideographic == self.count);
        let c = if self.ideographic > 0 { '\u{3000}' } else { ' ' };
        match self.count {
            0 => self.stray(EditKind::StraySpace),
            _ if clean => Space::Keep,
            1 => Space::Read(EditKind::Compatibility, c),
            _ => Space::Read(EditKind::WideSpace, c),
        }
    }

    /// What it reads as if it is an em space where a plain one would be stray.
    pub(super) fn wide(&self) -> Space {
        match self.real() {
            Space::Read(kind, _) => Space::Read(kind, '\u{3000}'),
            space => space,
        }
    }

    /// What becomes of it where one plain space is asked for.
    pub(super) fn one(&self) -> Space {
        match self.real() {
            Space::Keep if self.plain == 1 => Space::Keep,
            _ => Space::Read(EditKind::AddedSpace, ' '),
        }
    }

    /// What becomes of it if it is no real space.
    pub(super) fn stray(&self, kind: EditKind) -> Space {
        match (self.count, self.invisible) {
            (0, None) => Space::Keep,
            (_, Some(invisible)) => Space::Drop(invisible),
            _ => Space::Drop(kind),
        }
    }

    /// Adds a mark of Markdown.
    fn mark(&mut self) {
        self.invisible = Some(EditKind::Markup);
    }

    fn is_empty(&self) -> bool {
        self.count == 0 && self.invisible.is_none()
    }

    fn add(&mut self, c: char) {
        match c {
            '\u{ad}' => self.invisible = Some(EditKind::Hyphen),
            _ if chars::class(c) != Class::Space => {
                self.invisible = Some(EditKind::Invisible);
            }
            _ => {
                self.count = self.count.saturating_add(1);
                match c {
                    ' ' => self.plain = self.plain.saturating_add(1),
                    '\u{3000}' => self.ideographic = self.ideographic.saturating_add(1),
                    '\u{2001}' | '\u{2003}' => self.em = true,
                    _ => {}
                }
            }
        }
    }
}

impl Glyphs {
    /// Reads the line `span` of `text`; `mark` says what it is, where the page is written in
    /// Markdown.
    pub(super) fn read(
        &mut self,
        text: &str,
        span: Span,
        mark: Option<Mark>,
        language: Language,
        options: &Options,
    ) {
        self.span = span;
        self.list.clear();
        self.hidden.clear();
        let mut gap = Gap::default();
        let mut indent = 0u32;
        // Where the mark of Markdown ends that stands here.
        let mut marked = 0;
        for (at, c) in text[span.range()].char_indices() {
            let start = span.start + at as u32;
            let end = start + c.len_utf8() as u32;
            let class = chars::class(c);
            if let Some(mark) = mark {
                if start >= marked {
                    let rest = &text[start as usize..span.end as usize];
                    marked = start + mark.length(rest, self.list.is_empty()) as u32;
                }
                if start < marked {
                    gap.mark();
                    continue;
                }
            }
            if class == Class::Space {
                gap.add(c);
                if self.list.is_empty() {
                    indent += u32::from(chars::width(c, language));
                }
                continue;
            }
            let wide = chars::width(c, language) == 2;
            let span = Span::new(start, end);
            let glyph = Glyph { c, class, wide, span, end, change: None, gap };
            if class == Class::Mark || chars::needs_look(c) {
                let rest = &text[end as usize..self.span.end as usize];
                gap = self.read_form(glyph, rest, language);
            } else {
                self.list.push(glyph);
                gap = Gap::default();
            }
        }
        self.end = gap;
        self.indent = indent.min(255) as u8;
        options::change(&mut self.list, language, options);
    }

    /// Reads a mark, an invisible character or a compatibility form, with what follows on
    /// the line. Gives back the gap that stands open behind it.
    fn read_form(&mut self, mut glyph: Glyph, rest: &str, language: Language) -> Gap {
        let (c, mut gap) = (glyph.c, glyph.gap);
        if !gap.is_space() && self.join(c, glyph.end) {
            return Gap::default();
        }
        match glyph.class {
            Class::Invisible | Class::Mark if !gap.is_space() && self.carries(c) => {
                self.stack(glyph.span);
                return Gap::default();
            }
            Class::Invisible if c == '\u{ad}' && gap.is_empty() => {
                glyph.change = self.soft_hyphen(rest);
            }
            Class::Invisible | Class::Mark => {}
            _ => glyph.change = forms::plain(c, language),
        }
        let shows = match glyph.class {
            Class::Invisible => glyph.change.is_some(),
            Class::Mark => !forms::is_selector(c),
            _ => true,
        };
        if !shows {
            gap.add(c);
            return gap;
        }
        let (reads, others) = match glyph.change {
            Some((_, Replacement::Char(to))) => (to, ""),
            Some((_, Replacement::Str(to))) => forms::first(to),
            _ => (c, ""),
        };
        if reads != c {
            glyph.c = reads;
            glyph.class = chars::class(reads);
            glyph.wide = chars::width(reads, language) == 2;
        }
        self.list.push(glyph);
        // The other letters of a ligature cover nothing more of the source.
        self.list.extend(others.chars().map(|c| Glyph {
            c,
            span: Span::new(glyph.end, glyph.end),
            change: None,
            gap: Gap::default(),
            ..glyph
        }));
        Gap::default()
    }

    /// Whether a mark, joiner or selector means something behind the last glyph.
    fn carries(&self, c: char) -> bool {
        let Some(last) = self.list.last() else { return false };
        // Hebrew, Arabic and the scripts of India need their joiners and direction marks.
        let complex = ('\u{590}'..'\u{1100}').contains(&last.c);
        match c {
            '\u{200c}' | '\u{200e}' | '\u{200f}' => complex,
            '\u{200d}' => complex || matches!(last.class, Class::Emoji | Class::Other),
            _ => chars::class(c) == Class::Mark,
        }
    }

    /// Lets a mark stand on the last glyph.
    fn stack(&mut self, mark: Span) {
        if let Some(last) = self.list.last_mut() {
            if last.end < mark.start {
                self.hidden.push(Span::new(last.end, mark.start));
            }
            last.end = mark.end;
        }
    }

    /// Lets a voice mark or a jamo join the last glyph.
    fn join(&mut self, c: char, end: u32) -> bool {
        let Some(last) = self.list.last_mut() else { return false };
        // A mark that already stands on the glyph keeps it from joining.
        let bare = last.end == last.span.end;
        let Some((kind, to)) = forms::joined(last.c, c).filter(|_| bare) else {
            return false;
        };
        let kind = last.change.map_or(kind, |(kind, _)| kind);
        last.c = to;
        last.span.end = end;
        last.end = end;
        last.change = Some((kind, Replacement::Char(to)));
        true
    }

    /// What a soft hyphen reads as: a hyphen where a word is broken at the line's end,
    /// and between digits, where fonts have the same glyph for both.
    fn soft_hyphen(&self, rest: &str) -> Option<(EditKind, Replacement)> {
        let last = self.list.last()?.class;
        let rest = rest.trim_start();
        let shows = match last {
            Class::Letter => rest.is_empty(),
            Class::Digit => rest.starts_with(|c: char| c.is_ascii_digit()),
            _ => false,
        };
        shows.then_some((EditKind::Hyphen, Replacement::Char('-')))
    }
}
