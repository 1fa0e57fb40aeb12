//! Blocks → a page's lines, as one style prints them and extraction gives them.

use chongpai::{Language, Role};

use crate::corpus::{self, Case, Meta, Row};
use crate::decks;
use crate::extraction::{self, Cuts};
use crate::interrupt::interrupt_lines;
use crate::lines::Random;
use crate::positions::Positions;
use crate::stock::Block;
use crate::typeset::{SetLine, Setting, set, set_parts};

/// Of a hundred pages, how many are of papers that stack titles, caption pictures and print
/// notices, briefs, interviews and verses; the others are set from what the corpus has.
const RICH: usize = 60;

/// Of so many pages, one has titles in the middle of a paragraph.
const INTERRUPTED: usize = 16;
/// Of so many pages, one has its lines where they stand, by white space.
const POSITIONED: usize = 14;

/// How a page treats what extraction adds and takes.
pub(crate) struct Style {
    setting: Setting,
    measure: u32,
    indent: u32,
    /// The white space that stands for the indent in the text, if it was kept.
    kept: Option<&'static str>,
    positions: Option<Positions>,
    title_measure: u32,
    subtitle_measure: u32,
    blanks: Blanks,
    gap: bool,
    /// Of ten lines, how many have stray spaces after their marks.
    stray: usize,
    digit_spaces: bool,
    trailing: usize,
    cuts: Cuts,
    noise: bool,
    /// Of so many lines, one is something that is no text.
    specks: usize,
    /// Noise takes one line of text in so many for Latin words; 0 for none.
    latin_lines: usize,
    ragged: bool,
    /// Whether the paper stacks titles, captions pictures and prints notices and the like.
    pub(crate) rich: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blanks {
    None,
    EveryLine,
    Paragraphs,
    Random,
    Blocks,
}

/// Draws a style.
pub(crate) fn style(language: Language, random: &mut Random) -> Style {
    let latin = language == Language::Latin;
    let wide = latin || random.below(12) == 0;
    let chars = if wide { 26 + random.below(16) } else { 9 + random.below(18) } as u32;
    // One page in ten is clean text, every paragraph a line.
    let measure = match random.below(10) {
        0 => 100_000,
        _ => chars * 100 + [0, 0, 0, 30, 50][random.below(5)],
    };
    let indent = match language {
        Language::ZhHans | Language::ZhHant => {
            [200, 200, 200, 200, 200, 0][random.below(6)]
        }
        Language::Ja => [100, 100, 100, 0][random.below(4)],
        Language::Ko => [100, 100, 100, 200, 0][random.below(5)],
        Language::Latin => [0, 150, 200][random.below(3)],
    };
    let kept = if random.below(5) > 0 || indent == 0 {
        None
    } else if random.below(3) == 0 {
        Some(" ")
    } else if indent == 200 {
        Some(if latin { "    " } else { "　　" })
    } else {
        Some(if latin { "  " } else { "　" })
    };
    let positions = (measure < 100_000 && random.below(POSITIONED) == 0)
        .then(|| Positions::new(random));
    let kept = match &positions {
        Some(positions) if indent > 0 => Some(positions.indent(indent)),
        Some(_) => None,
        None => kept,
    };
    let no_trace = measure < 100_000 && indent == 0 && kept.is_none();
    let blanks = match random.below(12) {
        0 | 1 => Blanks::EveryLine,
        2 => Blanks::Random,
        3 => Blanks::Paragraphs,
        4 => Blanks::Blocks,
        5..=8 if no_trace => Blanks::Paragraphs,
        _ => Blanks::None,
    };
    let titles = [
        measure,
        measure * 2 / 5,
        measure / 2,
        measure * 5 / 8,
        measure * 3 / 4,
        measure * 5 / 4,
        measure * 9 / 10,
        100_000,
        100_000,
    ];
    Style {
        setting: setting(random),
        measure,
        indent,
        kept,
        positions,
        title_measure: titles[random.below(titles.len())],
        subtitle_measure: titles[random.below(titles.len())],
        blanks,
        gap: random.below(3) == 0,
        stray: [0, 0, 0, 3, 6][random.below(5)],
        digit_spaces: random.below(6) == 0,
        trailing: [0, 0, 0, 3, 9][random.below(5)],
        cuts: match random.below(48) {
            0 | 1 => Cuts::Font,
            2..=5 => Cuts::Words,
            6 | 7 => Cuts::Marks,
            8 => Cuts::Anywhere,
            _ => Cuts::None,
        },
        noise: random.below(7) == 0,
        specks: [30, 100, 300, 1000][random.below(4)],
        latin_lines: match language {
            Language::Latin | Language::Ko => 0,
            _ => [0, 0, 0, 10, 40][random.below(5)],
        },
        ragged: random.below(if language == Language::Ko { 8 } else { 16 }) == 0,
        // Of English the corpus has only pages without any of it.
        rich: latin || random.below(100) < RICH,
    }
}

fn setting(random: &mut Random) -> Setting {
    Setting {
        narrow: 50 + random.below(13) as u32,
        space: 22 + random.below(14) as u32,
        break_words: random.below(2) > 0,
        squeeze: random.below(3) == 0,
        press: random.below(6) == 0,
        hang: random.below(8) == 0,
        hyphenate: random.below(2) == 0,
    }
}

/// A line of the page being made.
pub(crate) struct Placed {
    pub(crate) row: Row,
    /// The text as extraction gives it.
    pub(crate) raw: String,
    pub(crate) blank_before: bool,
}

impl AsRef<Row> for Placed {
    fn as_ref(&self) -> &Row {
        &self.row
    }
}

/// Sets a caption, in lines of a width of its own.
pub(crate) fn set_caption(
    text: &str,
    style: &Style,
    random: &mut Random,
) -> Vec<SetLine> {
    let share = 40 + random.below(60) as u32;
    set_parts(text, &style.setting, style.measure * share / 100, random)
}

/// A column while it is set: pictures make runs of it narrow.
pub(crate) struct Column {
    /// The lines left of a narrow run beside a picture, and its measure.
    narrow: (usize, u32),
    /// So many lines come before the next one.
    wait: usize,
}

impl Column {
    pub(crate) fn new(random: &mut Random) -> Self {
        // A picture may stand right under the titles.
        let wait = if random.below(20) == 0 { 0 } else { 3 + random.below(40) };
        Self { narrow: (0, 0), wait }
    }
}

/// Sets a block; tells at which of its lines a run beside a picture begins, if one does.
pub(crate) fn set_block(
    b: &Block,
    column: &mut Column,
    style: &Style,
    random: &mut Random,
) -> (Vec<SetLine>, Option<usize>) {
    let title = b.role.is_title();
    let indented =
        matches!(b.role, Role::Body | Role::Jump | Role::Byline) && style.indent > 0;
    let base = match b.role {
        Role::Headline => style.title_measure,
        Role::Kicker | Role::Subtitle => style.subtitle_measure,
        _ => style.measure,
    };
    let ragged = style.ragged && !title;
    let mut jitter = Random(random.next());
    let mut picture = None;
    let mut measure = |k: usize| {
        let mut m = base;
        if b.role == Role::Body {
            let Column { narrow, wait } = column;
            if narrow.0 > 0 {
                narrow.0 -= 1;
                m = narrow.1;
            } else if *wait == 0 && style.measure < 100_000 {
                *narrow = (
                    2 + jitter.below(9),
                    style.measure * (40 + jitter.below(35) as u32) / 100 / 100 * 100,
                );
                *wait = 10 + jitter.below(160);
                picture = Some(k);
                m = narrow.1;
            } else {
                *wait = usize::max(*wait, 1) - 1;
            }
        }
        if ragged {
            m -= jitter.below(m as usize / 6 + 1) as u32;
        }
        if k == 0 && indented { m.saturating_sub(style.indent) } else { m }
    };
    let lines = match title {
        true if style.rich => {
            decks::set_title(&b.text, &style.setting, base, base >= 100_000, random)
        }
        true => set(&b.text.replace('|', ""), &style.setting, &mut measure, random),
        false => set(&b.text, &style.setting, &mut measure, random),
    };
    (lines, picture)
}

/// The lines of one block, as extraction gives them.
pub(crate) fn placed(
    b: &Block,
    article: u32,
    block: u32,
    lines: Vec<SetLine>,
    style: &Style,
    random: &mut Random,
) -> Vec<Placed> {
    let mut out = Vec::new();
    for (k, line) in lines.into_iter().enumerate() {
        let text = if line.hyphen {
            line.text[..line.text.len() - 1].to_owned()
        } else {
            line.text.clone()
        };
        let mut raw = line.text;
        if random.below(10) < style.stray {
            raw = extraction::stray_spaces(&raw, random);
        }
        if style.digit_spaces {
            raw = extraction::digit_spaces(&raw);
        }
        if k == 0
            && b.role == Role::Body
            && let Some(kept) = style.kept
        {
            raw.insert_str(0, kept);
        }
        if random.below(10) < style.trailing {
            raw.push(' ');
        }
        let glue = if line.space_before && k > 0 { " " } else { "" };
        let blank_before = match style.blanks {
            Blanks::None => k == 0 && style.gap && b.role.is_title(),
            Blanks::EveryLine => true,
            Blanks::Paragraphs => k == 0,
            Blanks::Random => random.below(4) == 0,
            Blanks::Blocks => k == 0 && b.role != Role::Body,
        };
        out.push(Placed {
            row: Row { number: 0, article, block, role: b.role, glue: glue.into(), text },
            raw,
            blank_before,
        });
    }
    out
}

/// What somebody copies who wants no more than a few lines: some that stand in a row, the
/// first of them mostly the first of a block.
fn excerpt(lines: &mut Vec<Placed>, random: &mut Random) {
    let mut first = random.below(lines.len());
    if random.below(3) > 0 {
        let goes_on = |at: usize| lines[at].row.block == lines[at - 1].row.block;
        while first > 0 && goes_on(first) {
            first -= 1;
        }
    }
    lines.truncate(first + 1 + random.below(16));
    lines.drain(..first);
    corpus::unglue_firsts(lines.iter_mut().map(|line| &mut line.row));
}

/// A spot, a rule or the edge of a picture, read as a line of its own before another.
pub(crate) fn speck(row: &Row, random: &mut Random) -> Row {
    Row {
        article: 0,
        // No other line of the page has this block.
        block: u32::MAX - row.number,
        role: Role::Furniture,
        glue: String::new(),
        text: extraction::speck(random),
        ..row.clone()
    }
}

/// Numbers the lines, puts in blanks, fragments and noise, and makes a case of it.
pub(crate) fn finish(
    mut lines: Vec<Placed>,
    style: &Style,
    language: Language,
    n: usize,
    random: &mut Random,
) -> Case {
    let mut input = String::new();
    let mut number = 0;
    let mut gold: Vec<Row> = Vec::new();
    // What was set of blanks alone is no line.
    lines.retain(|line| !line.raw.trim().is_empty());
    if random.below(INTERRUPTED) == 0 {
        interrupt_lines(&mut lines, random);
    }
    if random.below(28) == 0 && !lines.is_empty() {
        excerpt(&mut lines, random);
    }
    if let Some(positions) = &style.positions {
        positions.put(&mut lines, style.measure, random);
    }
    for (i, line) in lines.into_iter().enumerate() {
        let text = line.row.text.clone();
        let pieces = extraction::fragments(line.raw, text, style.cuts, random);
        for (k, piece) in pieces.into_iter().enumerate() {
            let row = piece.row(k, &line.row);
            if k == 0 && line.blank_before && i > 0 {
                input.push('\n');
                number += 1;
            }
            let latin = style.latin_lines > 0
                && row.role == Role::Body
                && random.below(style.latin_lines) == 0;
            let raw = match style.noise {
                true if latin => extraction::latin(&piece.raw, random),
                true => extraction::noise(&piece.raw, random),
                false => piece.raw,
            };
            number += 1;
            if style.noise && random.below(style.specks) == 0 {
                // What stands apart on the page often comes out between blank lines.
                let blank = if random.below(8) == 0 { "\n" } else { "" };
                number += blank.len() as u32;
                let speck = speck(&Row { number, ..line.row.clone() }, random);
                input.extend([blank, &speck.text, "\n", blank]);
                gold.push(speck);
                number += 1 + blank.len() as u32;
            }
            input.push_str(&raw);
            input.push('\n');
            gold.push(Row { number, ..row });
        }
    }
    Case {
        name: format!("{}-set-{n:04}", language.tag()),
        input,
        gold,
        meta: Meta { lang: language.tag().into(), ..Meta::default() },
    }
}
