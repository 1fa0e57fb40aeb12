//! What the trainer needs of the inner stages. No stable interface.

pub use crate::chars::plain_form;
pub use crate::edits::{Words, clean_lines, clean_size, hyphen};
pub use crate::language::detect;
pub use crate::seams::*;
pub use crate::source::read as source;

use crate::labels::{self, LABELS};
use crate::reflow::{self, Prepared};
use crate::{Options, Place, Role, model, templates};

/// How many labels the line model chooses between.
pub const LINE_LABELS: usize = LABELS;
/// How many features the line model knows.
pub const LINE_FEATURES: usize = templates::FEATURES;
/// The first of the line model's features that are hashed characters; all after it are.
pub const LINE_CHARACTERS: usize = templates::CHARACTERS;
/// Entries of a confidence table.
pub const CONFIDENCE_STEPS: usize = model::STEPS;

/// The features of each non-blank line of a page.
pub fn line_rows(text: &str, seams: &Seams, options: &Options) -> Vec<Vec<u32>> {
    let source = crate::source::read(text);
    let Prepared { page, .. } = reflow::prepare(&source, seams, options, &mut |_| {});
    (0..page.len())
        .map(|i| {
            let asked = |&f: &u32| f != templates::NONE;
            page.extract(i).into_iter().filter(asked).collect()
        })
        .collect()
}

/// The label of a role and a place behind the label of the line before.
pub fn line_label(before: Option<u8>, role: Role, place: Place) -> Option<u8> {
    labels::label(before, role, place)
}

/// Whether two labels are of one role and place.
pub fn line_alike(a: u8, b: u8) -> bool {
    labels::alike(a, b)
}

/// Whether a label may follow another; with `None`, whether it may begin a page.
pub fn line_follows(before: Option<u8>, after: u8) -> bool {
    before.map_or(labels::starts(after), |b| labels::follows(b, after))
}

/// The bytes of a line model.
pub fn write_lines(
    weights: &[[i8; LABELS]],
    transitions: &[[i16; LABELS]; LABELS],
    starts: &[i16; LABELS],
    step: u16,
    confidence: &[[u16; model::STEPS]; 2],
) -> Vec<u8> {
    model::write(weights, transitions, starts, step, confidence)
}

/// A model whose line model does not hear what some rules say.
pub fn without(model: &crate::Model, rules: &[crate::Rule]) -> crate::Model {
    let mut model = model.clone();
    for (feature, weights) in (0u32..).zip(&mut model.lines.weights) {
        if (feature as usize) < LINE_FEATURES && rules.contains(&templates::rule(feature))
        {
            *weights = model::Weights::new([0; LABELS]);
        }
    }
    model
}

/// The rule that a feature of the line model speaks for.
pub fn line_rule(feature: u32) -> crate::Rule {
    templates::rule(feature)
}

/// A feature of the line model: its template and value, and its weights.
pub fn line_feature(
    model: &crate::Model,
    feature: u32,
) -> (&'static str, u32, [i8; LABELS]) {
    let (name, value) = templates::name(feature);
    (name, value, model.lines.weights[feature as usize].all())
}
