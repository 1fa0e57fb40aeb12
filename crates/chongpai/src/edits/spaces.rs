//! Each gap of a line → stays, is dropped, or reads as one space.

use super::authors;
use super::glyphs::{Glyph, Glyphs};
use super::habits::Habits;
use crate::chars::{Class, bit};
use crate::document::EditKind;
use crate::{Language, Spacing};

/// What becomes of the white space before a glyph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Space {
    /// Nothing is decided yet.
    #[default]
    Open,
    /// It stays as it is.
    Keep,
    /// It goes, for this reason.
    Drop(EditKind),
    /// It reads as this character.
    Read(EditKind, char),
}

/// Decides on every gap that letter spacing left open.
pub(super) fn decide(glyphs: &mut Glyphs, habits: &Habits) {
    let mut line = Line::default();
    for at in 1..glyphs.list.len() {
        let gap = glyphs.list[at].gap;
        if gap.space != Space::Open {
            continue;
        }
        let space = if gap.is_space() {
            match verdict(&glyphs.list, at, habits, &mut line) {
                Verdict::Real => gap.real(),
                // An em space is too wide to have come of itself.
                Verdict::Stray if gap.is_em() => gap.wide(),
                Verdict::Stray => gap.stray(EditKind::StraySpace),
                Verdict::Never => gap.stray(EditKind::StraySpace),
            }
        } else {
            gap.stray(EditKind::StraySpace)
        };
        glyphs.list[at].gap.space = space;
    }
}

/// What is known of a line as a whole, each looked for when it is first asked.
#[derive(Default)]
struct Line {
    head: Option<bool>,
    running: Option<bool>,
    row: Option<bool>,
    text: Option<bool>,
}

impl Line {
    /// Whether it is the running head of a page.
    fn is_head(&mut self, list: &[Glyph]) -> bool {
        *self.head.get_or_insert_with(|| authors::is_running_head(list))
    }

    /// Whether it has a full-width mark, as running text has.
    fn is_running(&mut self, list: &[Glyph]) -> bool {
        *self.running.get_or_insert_with(|| is_running(list))
    }

    /// Whether most of it is characters, as of text and not of a table.
    fn is_text(&mut self, list: &[Glyph]) -> bool {
        *self.text.get_or_insert_with(|| {
            2 * list.iter().filter(|g| g.is_cjk()).count() >= list.len()
        })
    }

    /// Whether it is a row of a table: numbers stand apart that are not one pulled apart.
    fn is_row(&mut self, list: &[Glyph], habits: &Habits) -> bool {
        let known = self.row;
        known.unwrap_or_else(|| {
            let digit = |at: usize| list[at].class.is_digit();
            let row = !self.is_running(list)
                && (1..list.len()).any(|at| {
                    list[at].gap.stands()
                        && digit(at - 1)
                        && digit(at)
                        && !is_split_number(list, at, habits, self)
                });
            self.row = Some(row);
            row
        })
    }
}

/// Whether the author wrote a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Real,
    Stray,
    /// No printer leaves a space here.
    Never,
}

impl Verdict {
    fn stray_if(stray: bool) -> Self {
        if stray { Self::Stray } else { Self::Real }
    }
}

/// A border between text that is set without spaces and words or numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Border {
    Digit,
    Letter,
}

impl Border {
    /// The border between two neighbours, if there is one.
    pub(super) fn of(before: &Glyph, after: &Glyph) -> Option<Self> {
        let word = match (before.is_cjk(), after.is_cjk()) {
            (true, false) => after,
            (false, true) => before,
            _ => return None,
        };
        match word.class {
            Class::Digit | Class::WideDigit | Class::Unit => Some(Self::Digit),
            Class::Letter | Class::WideLetter => Some(Self::Letter),
            _ => None,
        }
    }
}

fn verdict(list: &[Glyph], at: usize, habits: &Habits, line: &mut Line) -> Verdict {
    let (before, after) = (&list[at - 1], &list[at]);
    if after.is_in(bit(Class::Mark)) {
        return Verdict::Real;
    }
    match habits.language {
        Language::Latin => Verdict::Real,
        Language::Ko => korean(list, at, habits),
        _ => kinsoku(before, after)
            .or_else(|| marks(list, at, habits, line))
            .unwrap_or_else(|| borders(list, at, habits, line)),
    }
}

/// Places where no printer leaves a space: behind an opening bracket, before a closing one
/// or a comma.
fn kinsoku(before: &Glyph, after: &Glyph) -> Option<Verdict> {
    let inner = before.class == Class::Open || after.class == Class::Close;
    let pause = after.is_in(bit(Class::Stop) | bit(Class::Pause))
        && (after.wide || before.is_cjk() || before.is_wide_mark());
    let shout = before.class == Class::Stop && matches!(after.c, '!' | '?');
    (inner || pause || shout || is_inside_sound(before, after)).then_some(Verdict::Never)
}

/// Between a kana and one that no word begins with.
pub(super) fn is_inside_sound(before: &Glyph, after: &Glyph) -> bool {
    let later = after.is_in(bit(Class::SmallKana) | bit(Class::Prolonged));
    before.class.is_kana() && (later || matches!(after.c, 'ん' | 'ン'))
}

/// Beside full-width marks, where white space is mostly what is left of their cell.
fn marks(list: &[Glyph], at: usize, habits: &Habits, line: &mut Line) -> Option<Verdict> {
    let (before, after) = (&list[at - 1], &list[at]);
    if before.wide && before.class == Class::Pause {
        return Some(Verdict::Never);
    }
    if after.gap.is_ideographic() {
        return Some(Verdict::Real);
    }
    if authors::is_after_lead(list, at) {
        return Some(Verdict::Real);
    }
    let stray = match (before.class, after.class) {
        // Japanese leaves a space behind these when the sentence goes on.
        (Class::Stop, _)
            if habits.language == Language::Ja && "！？".contains(before.c) =>
        {
            habits.marks_stray && !habits.shouts_spaced
        }
        (Class::Stop, _) if before.wide => true,
        (Class::Close, _) if before.wide => {
            let opens = after.class == Class::Open && after.wide && habits.opens_stray;
            let shaped = "”’".contains(before.c);
            habits.marks_stray || opens || shaped || is_particle(after.c)
        }
        (_, Class::Open) if after.wide => {
            let japanese = habits.language == Language::Ja;
            let shaped = "“‘".contains(after.c) && !japanese;
            // Japanese titles have spaces there.
            let text = !japanese || line.is_running(list);
            if line.is_head(list) {
                authors::is_inside_date(before, after)
            } else {
                habits.opens_stray || shaped || habits.recognised && text
            }
        }
        (Class::MiddleDot, _) | (_, Class::MiddleDot) => true,
        (Class::Dash | Class::Ellipsis | Class::Wave, _) if before.wide => true,
        (_, Class::Dash | Class::Ellipsis | Class::Wave) if after.wide => true,
        _ if is_wide_symbol(before) || is_wide_symbol(after) => true,
        _ => return None,
    };
    Some(Verdict::stray_if(stray))
}

/// Japanese particles, which no one parts from the word in brackets before them.
fn is_particle(c: char) -> bool {
    "のをにはがともでへや".contains(c)
}

/// A half-width mark that stands for a full-width one where a recogniser read it.
pub(super) fn is_narrow_pause(glyph: &Glyph) -> bool {
    matches!(glyph.c, ',' | ';' | ':' | '?' | '!')
}

/// Whether what stands before the mark before a gap is a character.
fn is_behind_cjk(list: &[Glyph], at: usize) -> bool {
    at >= 2 && list[at - 2].is_cjk()
}

/// Full-width forms of ASCII symbols: ＆, ＝, ＋.
fn is_wide_symbol(glyph: &Glyph) -> bool {
    glyph.class == Class::Other && ('！'..='～').contains(&glyph.c)
}

/// Between characters, words and numbers.
fn borders(list: &[Glyph], at: usize, habits: &Habits, line: &mut Line) -> Verdict {
    let (before, after) = (&list[at - 1], &list[at]);
    let stray = match Border::of(before, after) {
        Some(_) if habits.spacing != Spacing::None => false,
        Some(Border::Digit) if line.is_head(list) => {
            authors::is_inside_date(before, after)
        }
        Some(Border::Letter) if line.is_head(list) => false,
        Some(Border::Digit) => !habits.digits_spaced && !line.is_row(list, habits),
        Some(Border::Letter) => !habits.letters_spaced && !is_name(list, at),
        None if before.is_cjk() && after.is_cjk() => {
            let both = before.class == Class::Hiragana && after.class == Class::Hiragana;
            let text = both || line.is_running(list);
            (habits.han_stray || habits.recognised && text) && !line.is_head(list)
        }
        None if before.class.is_digit() && after.class == Class::Unit => true,
        None if before.is_cjk() && after.class == Class::Open => !habits.brackets_spaced,
        None if before.class == Class::Close
            && (after.is_cjk() || after.class == Class::Open) =>
        {
            !habits.brackets_spaced && (habits.recognised || !is_label(list, at))
        }
        // Recognisers take full-width marks for half-width ones with a space behind.
        None if is_narrow_pause(before)
            && (after.is_cjk() || is_behind_cjk(list, at)) =>
        {
            habits.pauses_stray
        }
        // Recognisers set spaces beside whatever they take for a word.
        None if habits.recognised
            && (before.is_cjk() && at > 1 || after.is_cjk() && at > LABEL)
            && !line.is_head(list) =>
        {
            true
        }
        None => {
            one_sided_hyphen(list, at)
                || is_inside_number(list, at, habits, line)
                || before.class.is_digit()
                    && after.class.is_digit()
                    && is_split_number(list, at, habits, line)
                    && (!line.is_head(list) || is_of_date(list, at))
        }
    };
    Verdict::stray_if(stray)
}

/// Whether a gap stands beside the name of a file, a function or a version, which authors
/// set apart where they leave other words close: `load_page`, `v1.5`.
pub(super) fn is_name(list: &[Glyph], at: usize) -> bool {
    let part = |g: &Glyph| g.c.is_ascii_alphanumeric() || matches!(g.c, '_' | '.');
    let word = if list[at].is_cjk() {
        let end = at - 1;
        let tight = (1..=end).rev().take_while(|&k| !list[k].gap.is_space());
        let begin = tight.take_while(|&k| part(&list[k - 1])).last();
        &list[begin.map_or(end, |k| k - 1)..at]
    } else {
        let tight = (at + 1..list.len()).take_while(|&k| !list[k].gap.is_space());
        let last = tight.take_while(|&k| part(&list[k])).last().unwrap_or(at);
        &list[at..=last]
    };
    let marked = word.iter().any(|g| !g.c.is_ascii_alphabetic());
    let letters = word.iter().any(|g| g.c.is_ascii_lowercase());
    marked && letters && word.iter().all(|g| part(g) && !g.c.is_ascii_uppercase())
}

/// Whether a gap stands beside a point or comma with a gap on both sides, between digits:
/// 6 , 000. Recognisers leave one on one side, too.
fn is_inside_number(list: &[Glyph], at: usize, habits: &Habits, line: &mut Line) -> bool {
    let mut apart = |mark: usize| {
        mark > 0
            && mark + 1 < list.len()
            && matches!(list[mark].c, '.' | ',' | ':')
            && list[mark - 1].class == Class::Digit
            && list[mark + 1].class == Class::Digit
            && (list[mark].gap.is_space() && list[mark + 1].gap.is_space()
                || habits.recognised && line.is_text(list))
    };
    apart(at) || apart(at - 1)
}

/// No label before the text of a line has more glyphs: (12), 3).
const LABEL: usize = 4;

/// No bracket that is a label has more.
const DATED: usize = 16;

/// Whether what stands before a gap is one bracket at the head of the line: [2024/05/16].
fn is_label(list: &[Glyph], at: usize) -> bool {
    at <= DATED
        && list[0].class == Class::Open
        && list[..at].iter().filter(|g| g.class == Class::Close).count() == 1
}

/// No number that a recogniser pulled apart has more digits.
const SPLIT: usize = 4;

/// Whether a gap between digits stands inside a number between characters that a recogniser
/// pulled apart: 1月1 3日.
// It stands apart, for it may be loaded later.
#[inline(never)]
fn is_split_number(list: &[Glyph], at: usize, habits: &Habits, line: &mut Line) -> bool {
    let digit = |at: &usize| list[*at].class.is_digit();
    // Beside a space that the author wrote the numbers are a row of several.
    let stray = habits.spacing == Spacing::None && !habits.digits_spaced;
    let close = |at: usize| stray || !list[at].gap.is_space();
    let begin = (0..at).rev().take(SPLIT).take_while(digit).last().unwrap_or(at);
    let end = (at..list.len()).take(SPLIT).take_while(digit).count() + at;
    if end - begin > SPLIT {
        return false;
    }
    if habits.recognised && line.is_text(list) && digits_alone(&list[begin..end]) {
        return true;
    }
    list.get(end).map_or(habits.recognised, |next| next.is_cjk() && close(end))
        && match begin.checked_sub(1) {
            Some(before) => list[before].is_cjk() && close(begin),
            None => habits.recognised,
        }
}

/// Whether each digit of a number stands alone.
fn digits_alone(number: &[Glyph]) -> bool {
    number[1..].iter().all(|digit| digit.gap.is_space())
}

/// Whether the number that a gap in a running head stands in is the month or day of a date.
fn is_of_date(list: &[Glyph], at: usize) -> bool {
    let digit = |g: &&Glyph| g.class.is_digit();
    let before = list[..at].iter().rev().find(|g| !digit(g));
    let next = list[at..].iter().find(|g| !digit(g));
    before.is_some_and(|g| "年月".contains(g.c))
        && next.is_some_and(|g| "月日".contains(g.c))
}

/// Whether a line has a full-width mark, as running text has.
pub(super) fn is_running(list: &[Glyph]) -> bool {
    list.iter().any(|g| g.wide && g.is_in(authors::SENTENCE))
}

/// Whether a gap stands on one side only of a hyphen between characters.
fn one_sided_hyphen(list: &[Glyph], at: usize) -> bool {
    let one_sided = |hyphen: usize| {
        hyphen > 0
            && hyphen + 1 < list.len()
            && list[hyphen].class == Class::Hyphen
            && list[hyphen - 1].is_cjk()
            && list[hyphen + 1].is_cjk()
            && list[hyphen].gap.stands() != list[hyphen + 1].gap.stands()
    };
    one_sided(at) || one_sided(at - 1)
}

/// Korean writes spaces between words; only inside brackets, round Chinese characters and
/// before full-width units do extractors add some.
fn korean(list: &[Glyph], at: usize, habits: &Habits) -> Verdict {
    let (before, after) = (&list[at - 1], &list[at]);
    let stray = match (before.class, after.class) {
        (Class::Open, _) => before.wide || after.is_cjk(),
        (_, Class::Close) => {
            after.wide || before.is_cjk() || before.class == Class::Unit && before.wide
        }
        (_, Class::Pause | Class::Stop) => before.is_cjk(),
        (Class::Digit, Class::Unit) => after.wide && !habits.units_spaced,
        _ if before.is_cjk() && after.is_cjk() => {
            let alone_before = at == 1 || before.gap.is_space() || !list[at - 2].is_cjk();
            let next = list.get(at + 1);
            alone_before && next.is_none_or(|g| g.gap.is_space() || !g.is_cjk())
        }
        _ => false,
    };
    Verdict::stray_if(stray)
}
