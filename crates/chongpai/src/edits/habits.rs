//! What a whole page does with spaces.
//!
//! Whether the space in `第 3 次` is the author's or the extractor's cannot be told from
//! the line; a page that writes every one of them does so on purpose. The counts are taken
//! of the page as it reads after letter spacing is undone and leave out the places that
//! [`authors`] knows, so that counting again on the clean text leads to the same habits.

use super::authors;
use super::glyphs::{Glyph, Glyphs};
use super::letter_spacing;
use super::spaces::{self, Border};
use crate::chars::{self, Class};
use crate::{Language, Options, Source, Spacing};

/// Of a longer page so many lines are counted, spread over it.
const SAMPLE: usize = 2048;

/// A page's habits, with what else the decisions on spaces depend on.
#[derive(Debug)]
pub(super) struct Habits {
    pub(super) language: Language,
    pub(super) spacing: Spacing,
    /// The author writes spaces round words in Latin letters.
    pub(super) letters_spaced: bool,
    /// The author writes spaces round numbers.
    pub(super) digits_spaced: bool,
    /// The author writes spaces outside half-width brackets.
    pub(super) brackets_spaced: bool,
    /// The author writes spaces between numbers and units.
    pub(super) units_spaced: bool,
    /// The author writes spaces behind ！ and ？ (Japanese).
    pub(super) shouts_spaced: bool,
    /// Stray spaces stand before full-width opening marks.
    pub(super) opens_stray: bool,
    /// Full-width marks have stray spaces beside them.
    pub(super) marks_stray: bool,
    /// Spaces stand between ordinary characters so often that they mean nothing.
    pub(super) han_stray: bool,
    /// Spaces stand where only extractors and recognisers put them.
    pub(super) recognised: bool,
    /// Stray spaces stand behind half-width marks between characters.
    pub(super) pauses_stray: bool,
}

/// How often a space stands in one kind of place, and how often it does not.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    spaced: u32,
    tight: u32,
}

impl Count {
    fn add(&mut self, spaced: bool) {
        if spaced {
            self.spaced += 1;
        } else {
            self.tight += 1;
        }
    }

    fn all(self) -> u32 {
        self.spaced + self.tight
    }

    /// Whether at least so many of a hundred places have a space, and one has.
    fn at_least(self, percent: u32) -> bool {
        self.spaced > 0 && self.spaced * 100 >= self.all() * percent
    }
}

#[derive(Debug, Default)]
struct Counts {
    letters: Count,
    digits: Count,
    brackets: Count,
    inner: Count,
    opens: Count,
    /// Before marks that no printer sets a space before.
    heads: Count,
    units: Count,
    shouts: Count,
    /// Behind half-width `,` and `:` that stand before a character.
    pauses: Count,
    /// Behind `;`, `!` and `?`.
    halts: Count,
    marks: Count,
    /// Lines of running text with and without spaces between characters; a stretched line
    /// had them.
    loose_lines: Count,
}

impl Habits {
    /// Counts what the page does.
    pub(super) fn read(source: &Source, language: Language, options: &Options) -> Self {
        let mut counts = Counts::default();
        if language != Language::Latin {
            let lines = source.lines();
            let step = lines.len().div_ceil(SAMPLE).max(1);
            let mut glyphs = Glyphs::default();
            // The step is counted in lines that are not blank: where every other line is,
            // a step of two would meet no other.
            for line in lines.iter().filter(|line| !line.blank).step_by(step) {
                let text = &source.text()[line.span.range()];
                if language == Language::Ko && !text.chars().any(is_unit) {
                    continue;
                }
                glyphs.read(source.text(), line.span, None, language, options);
                let stretched = letter_spacing::mark(&mut glyphs, language);
                counts.add(&glyphs.list, language, stretched);
            }
        }
        let letters_spaced = counts.letters.at_least(60);
        let chinese = matches!(language, Language::ZhHans | Language::ZhHant);
        let han_stray = counts.loose_lines.spaced >= 4 && counts.loose_lines.at_least(30);
        let marked = counts.marks.all() >= MARKED;
        let recognised = counts.marks.spaced > 0
            || han_stray && counts.heads.spaced > 0
            || chinese && marked && counts.halts.spaced > 0;
        // Nobody who writes full-width marks and hardly a word in Latin letters writes half
        // a dozen half-width ones.
        let few_words = marked && counts.letters.all() * FEW_WORDS <= counts.marks.all();
        let pauses_stray = recognised || few_words || !counts.pauses.at_least(50);
        Self {
            language,
            spacing: options.spacing,
            letters_spaced,
            // Extractors put spaces round numbers all over a page; only an author puts
            // them round words as well.
            digits_spaced: letters_spaced
                && counts.letters.spaced >= 3
                && counts.digits.at_least(90),
            // Nobody writes a space on the inner side of a bracket, or behind a full-width
            // comma; where one stands, those on the outer side are no better.
            brackets_spaced: counts.inner.spaced == 0
                && (letters_spaced || !pauses_stray)
                && counts.brackets.at_least(50),
            units_spaced: counts.units.spaced >= 3 && counts.units.at_least(50),
            opens_stray: counts.heads.at_least(10)
                || counts.opens.spaced >= 3 && counts.opens.at_least(30),
            shouts_spaced: counts.shouts.at_least(50) && !counts.marks.at_least(40),
            marks_stray: counts.marks.spaced > 0,
            han_stray,
            recognised,
            pauses_stray,
        }
    }
}

/// All that is counted in Korean are units.
fn is_unit(c: char) -> bool {
    chars::class(c) == Class::Unit
}

/// Who writes so many full-width marks writes no half-width `;` with a space behind it.
const MARKED: u32 = 4;
/// With so many full-width marks for each word in Latin letters, words are few.
const FEW_WORDS: u32 = 16;

/// A line of running text has at least so many borders between characters.
const RUNNING: u32 = 5;

impl Counts {
    fn add(&mut self, list: &[Glyph], language: Language, stretched: bool) {
        if language != Language::Ko && authors::is_running_head(list) {
            return;
        }
        let mut borders = Count::default();
        for at in 1..list.len() {
            let (before, after) = (&list[at - 1], &list[at]);
            let spaced = after.gap.stands() && !after.gap.is_ideographic();
            if spaced && language != Language::Ko && authors::is_after_lead(list, at) {
                continue;
            }
            let border = Border::of(before, after);
            if spaced && border == Some(Border::Letter) && spaces::is_name(list, at) {
                continue;
            }
            // Nobody writes two spaces beside a word; whatever put them in speaks against
            // the author's having written one.
            let spaced = spaced && (border.is_none() || after.gap.count == 1);
            if let Some(count) = self.place(before, after) {
                count.add(spaced);
            } else if before.is_cjk() && after.is_cjk() {
                borders.add(spaced);
            }
        }
        // Lists of names have a space at every other border and no marks.
        if spaces::is_running(list) && borders.spaced + borders.tight >= RUNNING {
            self.loose_lines.add(borders.spaced > 0 || stretched);
        }
    }

    /// The count that a place belongs to.
    fn place(&mut self, before: &Glyph, after: &Glyph) -> Option<&mut Count> {
        match Border::of(before, after) {
            Some(Border::Digit) => return Some(&mut self.digits),
            Some(Border::Letter) => return Some(&mut self.letters),
            None => {}
        }
        match (before.class, after.class) {
            (_, Class::Stop | Class::Pause | Class::Close) if after.wide => {
                Some(&mut self.heads)
            }
            (Class::Digit, Class::Unit) if after.wide => Some(&mut self.units),
            (Class::Stop, _) if matches!(before.c, '！' | '？') => {
                let closes = matches!(after.class, Class::Close | Class::Stop);
                (!closes).then_some(&mut self.shouts)
            }
            (Class::Stop | Class::Pause, _) if before.wide => Some(&mut self.marks),
            _ if spaces::is_narrow_pause(before) && after.is_cjk() => {
                let pause = matches!(before.c, ',' | ':');
                Some(if pause { &mut self.pauses } else { &mut self.halts })
            }
            (Class::Open, _) if !before.wide => Some(&mut self.inner),
            (_, Class::Close) if !after.wide => Some(&mut self.inner),
            (_, Class::Open) if before.is_cjk() && !after.wide => {
                Some(&mut self.brackets)
            }
            (_, Class::Open) if before.is_cjk() => Some(&mut self.opens),
            (Class::Close, _) if !before.wide && after.is_cjk() => {
                Some(&mut self.brackets)
            }
            _ => None,
        }
    }
}
