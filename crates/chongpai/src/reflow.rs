//! The engine in one sentence.

use crate::columns::{EM, HALF_EM};
use crate::constraints::{self, Constraints};
use crate::decode::{Constraint, Decoded, Leaning};
use crate::document::Document;
use crate::edits::{self, Cleaned};
use crate::features::{self, Context, Page};
use crate::lines::{self, Shape};
use crate::restored::Restored;
use crate::seams::{Habit, Seam, Seams};
use crate::{Correction, EditKind, Language, Options, Source, Spacing, Writing};
use crate::{
    blocks, columns, compose, decode, language, pieces, source, spread, stacks, strands,
};

/// A step of the engine, for showing progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Reading lines.
    Lines,
    /// Cleaning each line's text.
    Edits,
    /// Finding the measure of each run of lines.
    Columns,
    /// Deciding role and place of each line.
    Decode,
    /// Putting articles together.
    Articles,
}

/// Turns the text of a page into its articles.
///
/// Any string gives a document. Corrections are constraints: the rest of the page is
/// decided around them.
#[cfg(feature = "builtin-model")]
pub fn reflow<'a>(
    text: &'a str,
    options: &Options,
    corrections: &[Correction],
) -> Document<'a> {
    reflow_observed(text, options, corrections, &mut |_| {})
}

/// Does what [`reflow`] does and tells `observe` when each stage begins.
#[cfg(feature = "builtin-model")]
pub fn reflow_observed<'a>(
    text: &'a str,
    options: &Options,
    corrections: &[Correction],
    observe: &mut dyn FnMut(Stage),
) -> Document<'a> {
    reflow_with(crate::Model::builtin(), text, options, corrections, observe)
}

/// Does what [`reflow_observed`] does with a model of your own.
pub fn reflow_with<'a>(
    model: &'a crate::Model,
    text: &'a str,
    options: &Options,
    corrections: &[Correction],
    observe: &mut dyn FnMut(Stage),
) -> Document<'a> {
    let source = source::read(text);
    let mut constraints = constraints::of_reader(&source, corrections, options);
    let prepared = prepare(&source, &model.seams, options, Some(&constraints), observe);
    observe(Stage::Decode);
    let restored = prepared.restored.as_ref();
    let emissions = decode::weigh(&prepared.page, &model.lines);
    let decide = |constraints: &[Constraint], leanings: &[Leaning]| {
        let whole = restored.map(|restored| spread::constraints(restored, constraints));
        let constraints = whole.as_deref().unwrap_or(constraints);
        decode::decode(&model.lines, &emissions, constraints, leanings)
    };
    let group = |decoded: &Decoded, constraints: &Constraints| {
        let joins = &constraints.joins;
        match restored {
            None => blocks::group(&decoded.labels, joins),
            Some(restored) => spread::blocks(restored, &decoded.labels, joins),
        }
    };
    let mut corrected = constraints.corrected();
    if let Some(restored) = restored {
        spread::wholes(restored, &mut corrected);
    }
    let before = (!corrected.is_empty()).then(|| decide(&[], &[]));
    let leanings = before.as_ref().map_or_else(Vec::new, |before| {
        // What was decided is of printed lines, and joins are of the source's.
        if restored.is_none() {
            constraints.keep_roles(before);
        }
        constraints::leanings(&corrected, before)
    });
    let mut decoded = decide(&constraints.lines, &leanings);
    let mut blocks = group(&decoded, &constraints);
    if !constraints.roles.is_empty() {
        constraints.fix_roles(&blocks);
        decoded = decide(&constraints.lines, &leanings);
        blocks = group(&decoded, &constraints);
    }
    if before.is_some() {
        constraints::doubt(&mut decoded, &decide(&constraints.lines, &[]));
    }
    drop(emissions);
    observe(Stage::Articles);
    compose::compose(source, model, prepared, decoded, blocks, constraints)
}

/// A page as far as it can be measured without deciding anything.
pub(crate) struct Prepared {
    pub(crate) language: Language,
    pub(crate) writing: Writing,
    /// The text as it is read.
    pub(crate) cleaned: Cleaned,
    /// The text as the options want it written, where that differs.
    pub(crate) written: Option<Cleaned>,
    /// What the options want between lines.
    pub(crate) spacing: Spacing,
    /// How many blank lines commonly stand between two lines.
    pub(crate) rhythm: u8,
    pub(crate) habit: Habit,
    /// The page as it was printed, where its lines came out otherwise; then `page` is of that.
    pub(crate) restored: Option<Restored>,
    pub(crate) page: Page,
}

impl Prepared {
    /// The line of `page` that a non-blank line of the source is, or is a piece of.
    pub(crate) fn whole(&self, line: usize) -> usize {
        self.restored.as_ref().map_or(line, |restored| restored.whole(line))
    }
}

/// Runs the stages before the decision. Without `constraints` lines are measured as they are, be
/// they single characters.
pub(crate) fn prepare(
    source: &Source,
    seams: &Seams,
    options: &Options,
    constraints: Option<&Constraints>,
    observe: &mut dyn FnMut(Stage),
) -> Prepared {
    observe(Stage::Lines);
    let language = options.language.unwrap_or_else(|| language::detect(source.text()));
    observe(Stage::Edits);
    let reading = options.of_reading();
    let clean = |options| edits::read(source, language, options, seams);
    let cleaned = clean(&reading);
    // Widths and spaces are evidence: what the options make of them must not mislead.
    let written = (*options != reading).then(|| clean(options));
    observe(Stage::Columns);
    let habit = Habit::of_page(
        seams,
        (1..cleaned.ranges.len()).map(|i| Seam {
            left: cleaned.printed(i - 1),
            right: cleaned.printed(i),
            trailing_space: cleaned.trailing_space[i - 1],
        }),
        language,
    );
    let constraints = constraints.filter(|_| !options.keep_lines);
    let mut restored = constraints.and_then(|constraints| {
        stacks::find(source, &cleaned, seams, language, |line| constraints.begins(line))
    });
    let again = |restored: &Restored| {
        let source = source::read(&restored.text);
        let cleaned = edits::read(&source, language, &reading, seams);
        measure(&source, &cleaned, seams, language, &habit)
    };
    let (page, rhythm) = match &restored {
        None => {
            let measured = measure(source, &cleaned, seams, language, &habit);
            if constraints.is_some() && measured.0.has_loose_seams() {
                restored = strands::find(source, &cleaned, &measured.0, seams, language);
            }
            restored.as_ref().map_or(measured, again)
        }
        Some(restored) => again(restored),
    };
    let writing = options.writing.unwrap_or_else(|| match &restored {
        Some(restored) if !restored.is_reordered() => Writing::Vertical,
        _ => direction(&cleaned),
    });
    let spacing = options.spacing;
    Prepared {
        language,
        writing,
        cleaned,
        written,
        spacing,
        rhythm,
        habit,
        restored,
        page,
    }
}

/// Measures the lines of a page; tells, too, how many blank lines commonly stand between two.
fn measure(
    source: &Source,
    cleaned: &Cleaned,
    seams: &Seams,
    language: Language,
    habit: &Habit,
) -> (Page, u8) {
    let mut lines = lines::measure(source, cleaned, language);
    let break_words = !habit.wraps_words();
    let step = if language == Language::Ko { HALF_EM } else { EM };
    let mut split = columns::split(&lines.shapes, break_words, step);
    if language == Language::Ko {
        // Proportional or typewritten: the widths that explain the lines best are true.
        let shapes: Vec<_> = lines.shapes.iter().map(Shape::proportional).collect();
        let other = columns::split(&shapes, break_words, step);
        if other.cost <= split.cost {
            (lines.shapes, split) = (shapes, other);
        }
    }
    let rows = pieces::join(
        &lines.shapes,
        &split.measures,
        &cleaned.trailing_space,
        lines.rhythm,
        break_words,
    );
    if rows.any_joined() {
        rows.split_again(&mut split, &lines.shapes);
    }
    let measures = split.into_measures();
    let context = Context {
        lines: &lines,
        measures: &measures,
        rows: &rows,
        cleaned,
        seams,
        language,
        break_words,
    };
    (features::observe(&context), lines.rhythm)
}

/// Vertical lines are known by the forms that some marks have only there.
fn direction(cleaned: &Cleaned) -> Writing {
    let forms = cleaned.edits.iter().filter(|e| e.kind == EditKind::VerticalForm).count();
    if forms > cleaned.ranges.len() / 32 {
        Writing::Vertical
    } else {
        Writing::Horizontal
    }
}
