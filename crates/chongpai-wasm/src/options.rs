//! Options as JavaScript gives them.

use chongpai::{Language, Spacing, Writing};
use serde::Deserialize;

/// The TypeScript side of [`Options`] and of [`chongpai::Correction`].
pub const TYPES: &str = r#"
/** The language of a page; "en" stands for every Latin-script language. */
export type Language = "zh-Hans" | "zh-Hant" | "ja" | "ko" | "en";

/** The settings of one run. What is left out is found out from the text. */
export interface Options {
    /** The language of the page. */
    language?: Language | null;
    /** The direction the page was set in. */
    writing?: "horizontal" | "vertical" | null;
    /** Spaces between CJK characters and digits or Latin letters: "none" unless said. */
    spacing?: "none" | "source" | "one";
    /** Whether full-width digits and Latin letters become half-width ones. */
    foldFullwidth?: boolean;
    /** Whether half-width punctuation between CJK characters becomes full-width. */
    widenPunctuation?: boolean;
    /** Whether lines are final, as in poems and lists: none are joined, all but titles are text. */
    keepLines?: boolean;
}

/** The reader's own word on a decision. Lines are 1-based numbers of source lines. */
export type Correction =
    /** The line `lower` goes on with the block of the line `upper` above it. */
    | { kind: "join"; upper: number; lower: number }
    /** A new block begins at `line`. */
    | { kind: "part"; line: number }
    /** The block that holds `line` has the role `role`. */
    | { kind: "role"; line: number; role: Role }
    /** The block that holds `line` belongs to the article that holds the line `to`. */
    | { kind: "move"; line: number; to: number }
    /** An article begins with the block that holds `line`. */
    | { kind: "part-article"; line: number }
    /** The articles that hold the two lines are one. */
    | { kind: "merge-articles"; line: number; with: number };
"#;

/// The names of all options.
pub const NAMES: [&str; 6] =
    ["language", "writing", "spacing", "foldFullwidth", "widenPunctuation", "keepLines"];

/// The settings of one run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Options {
    /// The language of the page.
    pub language: Option<LanguageTag>,
    /// The direction the page was set in.
    pub writing: Option<WritingName>,
    /// Spaces between CJK characters and digits or Latin letters.
    pub spacing: SpacingName,
    /// Whether full-width digits and Latin letters become half-width ones.
    pub fold_fullwidth: bool,
    /// Whether half-width punctuation between CJK characters becomes full-width.
    pub widen_punctuation: bool,
    /// Whether lines are final.
    pub keep_lines: bool,
}

/// The value of `language`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum LanguageTag {
    /// Chinese in simplified characters.
    #[serde(rename = "zh-Hans")]
    ZhHans,
    /// Chinese in traditional characters.
    #[serde(rename = "zh-Hant")]
    ZhHant,
    /// Japanese.
    #[serde(rename = "ja")]
    Ja,
    /// Korean.
    #[serde(rename = "ko")]
    Ko,
    /// English and every other Latin-script language.
    #[serde(rename = "en")]
    En,
}

/// The value of `writing`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WritingName {
    /// Lines from left to right.
    Horizontal,
    /// Columns from top to bottom.
    Vertical,
}

/// The value of `spacing`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpacingName {
    /// No spaces but the author's own.
    #[default]
    None,
    /// As the source has them.
    Source,
    /// One everywhere.
    One,
}

impl From<Options> for chongpai::Options {
    fn from(options: Options) -> Self {
        Self {
            language: options.language.map(|language| match language {
                LanguageTag::ZhHans => Language::ZhHans,
                LanguageTag::ZhHant => Language::ZhHant,
                LanguageTag::Ja => Language::Ja,
                LanguageTag::Ko => Language::Ko,
                LanguageTag::En => Language::Latin,
            }),
            writing: options.writing.map(|writing| match writing {
                WritingName::Horizontal => Writing::Horizontal,
                WritingName::Vertical => Writing::Vertical,
            }),
            spacing: match options.spacing {
                SpacingName::None => Spacing::None,
                SpacingName::Source => Spacing::AsInSource,
                SpacingName::One => Spacing::One,
            },
            fold_fullwidth: options.fold_fullwidth,
            widen_punctuation: options.widen_punctuation,
            keep_lines: options.keep_lines,
        }
    }
}
