//! What the trainer needs of the inner stages. No stable interface.

pub use crate::chars::plain_form;
pub use crate::edits::{Words, clean_lines, clean_size, hyphen};
pub use crate::language::detect;
pub use crate::model::Learned;
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
/// How many hidden units the line model has.
pub const LINE_UNITS: usize = model::UNITS;
/// Into how many parts a unit of its weights is cut in what hidden units say.
pub const LINE_SHARE: i32 = model::SHARE;
/// The most that a hidden unit may say for or against a label, in such parts.
pub const LINE_LOUDEST: i32 = model::LOUDEST;
/// Entries of a confidence table.
pub const CONFIDENCE_STEPS: usize = model::STEPS;

/// The features of each non-blank line of a page.
pub fn line_rows(text: &str, seams: &Seams, options: &Options) -> Vec<Vec<u32>> {
    let source = crate::source::read(text);
    let Prepared { page, .. } =
        reflow::prepare(&source, seams, options, None, &mut |_| {});
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
    (labels::role(a), labels::place(a)) == (labels::role(b), labels::place(b))
}

/// Whether a label may follow another; with `None`, whether it may begin a page.
pub fn line_follows(before: Option<u8>, after: u8) -> bool {
    before.map_or(labels::starts(after), |b| labels::follows(b, after))
}

/// The features that the line model's hidden units hear, in the order of
/// [`Learned::heard`].
pub fn line_heard() -> impl Iterator<Item = u32> {
    model::heard_features()
}

/// The bytes of a line model.
pub fn write_lines(learned: &Learned) -> Vec<u8> {
    model::write(learned)
}

/// A model whose line model does not hear what some rules say.
pub fn without(model: &crate::Model, rules: &[crate::Rule]) -> crate::Model {
    let mut model = model.clone();
    model.lines =
        model.lines.without(|feature| rules.contains(&templates::rule(feature)));
    model
}

/// The rule that a feature of the line model speaks for.
pub fn line_rule(feature: u32) -> crate::Rule {
    templates::rule(feature)
}

/// How much more each feature of the line `index` of a page says for one label than for another: its
/// template and value, and what it says in units of 1 / [`LINE_SHARE`] of a weight, straight or
/// through hidden units.
pub fn line_terms(
    model: &crate::Model,
    text: &str,
    index: usize,
    labels: [u8; 2],
) -> Vec<(&'static str, u32, i32)> {
    let source = crate::source::read(text);
    let options = Options::default();
    let Prepared { page, .. } =
        reflow::prepare(&source, &model.seams, &options, None, &mut |_| {});
    let mut out = Vec::new();
    model.lines.terms(&page.extract(index), labels, &mut |feature, says| {
        let (name, value) = templates::name(feature);
        out.push((name, value, says));
    });
    out
}
