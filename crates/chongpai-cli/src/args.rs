//! What the user asks for.

use std::path::PathBuf;

use chongpai::{Language, Options, Spacing, Writing};
use clap::{Parser, ValueEnum};

use crate::decode::Encoding;

/// Turns the text of printed pages, one line per printed line, into articles.
#[derive(Debug, Parser)]
#[command(
    name = "chongpai",
    version,
    max_term_width = 90,
    after_help = "\
Exit status: 0 if every file went through, 1 if one did not, 2 if the command line was
wrong. Chinese, Japanese, Korean and Latin-script text is read. Nothing is sent anywhere."
)]
pub struct Args {
    /// Pages to read; `-` or none at all reads standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// What to write
    #[arg(long, short, value_enum, value_name = "FORMAT", default_value = "text")]
    pub format: Format,

    /// Write one file per page into DIR, named after the page; inputs are never overwritten
    #[arg(long, short, value_name = "DIR")]
    pub out_dir: Option<PathBuf>,

    /// Encoding of the pages: auto (found out), utf-8, utf-16, utf-16le, utf-16be, gb18030, big5,
    /// shift_jis, euc-jp, euc-kr, or another name of the Encoding Standard
    #[arg(
        long,
        short,
        value_name = "NAME",
        default_value = "auto",
        hide_default_value = true
    )]
    pub encoding: Encoding,

    /// Language of the pages
    #[arg(long, short, value_enum, value_name = "TAG", default_value = "auto")]
    pub language: LanguageArg,

    /// Direction the pages were set in
    #[arg(long, value_enum, value_name = "DIRECTION", default_value = "auto")]
    pub writing: WritingArg,

    /// Spaces between CJK characters and digits or Latin letters
    #[arg(long, value_enum, value_name = "HOW", default_value = "none")]
    pub spacing: SpacingArg,

    /// Make full-width digits and Latin letters half-width
    #[arg(long)]
    pub fold_fullwidth: bool,

    /// Make half-width punctuation full-width where CJK characters stand on both sides
    #[arg(long)]
    pub widen_punctuation: bool,

    /// Lines are final, as in poems and lists: join none, keep blank lines between them
    #[arg(long)]
    pub keep_lines: bool,

    /// Obey the corrections in FILE, a JSON array such as
    /// [{"kind":"join","upper":3,"lower":4},{"kind":"role","line":1,"role":"kicker"}]
    #[arg(long, value_name = "FILE")]
    pub corrections: Option<PathBuf>,

    /// Say on standard error why each line was placed as it was (json holds it anyway)
    #[arg(long)]
    pub explain: bool,
}

impl Args {
    /// The settings of the engine.
    pub fn options(&self) -> Options {
        Options {
            language: match self.language {
                LanguageArg::Auto => None,
                LanguageArg::ZhHans => Some(Language::ZhHans),
                LanguageArg::ZhHant => Some(Language::ZhHant),
                LanguageArg::Ja => Some(Language::Ja),
                LanguageArg::Ko => Some(Language::Ko),
                LanguageArg::En => Some(Language::Latin),
            },
            writing: match self.writing {
                WritingArg::Auto => None,
                WritingArg::Horizontal => Some(Writing::Horizontal),
                WritingArg::Vertical => Some(Writing::Vertical),
            },
            spacing: match self.spacing {
                SpacingArg::None => Spacing::None,
                SpacingArg::Source => Spacing::AsInSource,
                SpacingArg::One => Spacing::One,
            },
            fold_fullwidth: self.fold_fullwidth,
            widen_punctuation: self.widen_punctuation,
            keep_lines: self.keep_lines,
        }
    }
}

/// The value of `--format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One block a line, an empty line between articles
    Text,
    /// Headlines, captions and paragraphs marked up
    Markdown,
    /// Everything the engine decided, one JSON object per page
    Json,
    /// One JSON object per line of the source
    Lines,
}

impl Format {
    /// The extension of files in this format.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Lines => "jsonl",
        }
    }
}

/// The value of `--language`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageArg {
    /// Found out from the text
    Auto,
    /// Chinese in simplified characters
    #[value(name = "zh-Hans", alias = "zh-hans", alias = "zh")]
    ZhHans,
    /// Chinese in traditional characters
    #[value(name = "zh-Hant", alias = "zh-hant")]
    ZhHant,
    /// Japanese
    Ja,
    /// Korean
    Ko,
    /// English and other Latin-script text
    En,
}

/// The value of `--writing`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WritingArg {
    /// Found out from the text
    Auto,
    /// Lines from left to right
    Horizontal,
    /// Columns from top to bottom
    Vertical,
}

/// The value of `--spacing`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SpacingArg {
    /// No spaces but the author's own
    None,
    /// As the source has them
    Source,
    /// One everywhere
    One,
}
