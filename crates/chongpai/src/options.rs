//! What the reader may ask of the engine beforehand.

/// The settings of one run. `Options::default()` finds everything out from the text.
///
/// Those that change characters and spaces change nothing else: lines are joined, and
/// articles put together, as without them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of the page; `None` lets the text decide.
    pub language: Option<Language>,
    /// The direction the page was set in; `None` lets the text decide.
    pub writing: Option<Writing>,
    /// Spaces between CJK characters and digits or Latin letters.
    pub spacing: Spacing,
    /// Whether full-width digits and Latin letters become half-width ones, and with them a
    /// full-width point between two digits.
    pub fold_fullwidth: bool,
    /// Whether half-width punctuation between CJK characters, or between one and a
    /// full-width digit or letter, becomes full-width.
    pub widen_punctuation: bool,
    /// Whether lines are final, as in poems and lists: each is a block of its own, and text
    /// unless it stands where a title would.
    pub keep_lines: bool,
}

impl Options {
    /// The same as far as it bears on how the page is read, with all that only changes how
    /// the text is written left out.
    pub(crate) fn of_reading(&self) -> Self {
        let Self { language, writing, keep_lines, .. } = *self;
        Self { language, writing, keep_lines, ..Self::default() }
    }
}

/// What to do with a space between a CJK character and a digit or Latin letter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Spacing {
    /// No space, whatever the source has; where the author wrote spaces they stay.
    #[default]
    None,
    /// As the source has it.
    AsInSource,
    /// One space everywhere.
    One,
}

/// The language a page or an article is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Chinese in simplified characters.
    ZhHans,
    /// Chinese in traditional characters.
    ZhHant,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
    /// Anything written in words with spaces: English and other Latin-script text.
    Latin,
}

impl Language {
    /// All languages, in a fixed order.
    pub const ALL: [Self; 5] =
        [Self::ZhHans, Self::ZhHant, Self::Ja, Self::Ko, Self::Latin];

    /// The BCP 47 tag; `en` stands for every Latin-script language.
    pub fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::Ja => "ja",
            Self::Ko => "ko",
            Self::Latin => "en",
        }
    }

    /// Finds the language of a BCP 47 tag that [`tag`](Self::tag) gives.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.tag() == tag)
    }
}

/// The direction a page was set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Writing {
    /// Lines run from left to right.
    Horizontal,
    /// Lines are columns that run from top to bottom.
    Vertical,
}
