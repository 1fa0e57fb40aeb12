//! Why a decision was taken, as data.
//!
//! A reason names a rule and what it measured; the words for it live in the faces, in every
//! interface language.

/// One reason of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// The rule that speaks.
    pub rule: Rule,
    /// What the rule measured; each rule says what its value means.
    pub value: i32,
    /// How much it weighs: positive for the decision taken, negative against it.
    pub weight: i32,
}

/// The rules that can speak for or against a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// Whether the line before stops short; value: half-ems left over, negative if it overruns.
    MeasureLeft,
    /// Whether the line before is full; value: half-ems left over, negative if it overruns.
    MeasureFull,
    /// Whether the line is short by an indent that extraction dropped; value: missing half-ems.
    FirstLine,
    /// The line begins with white space; value: half-ems.
    IndentKept,
    /// The line's width differs from its neighbours'; value: half-ems.
    WidthChange,
    /// Whether another measure begins here; value: the new measure in half-ems, 0 if none does.
    MeasureChange,
    /// More blank lines stand above than the page's rhythm has; value: how many more.
    BlankLines,
    /// Whether a page begins here; value: 1 if one does.
    PageBreak,
    /// The line before ends a sentence; value: the character's code.
    SentenceEnd,
    /// The line before ends, but no sentence does; value: the last character's code.
    SentenceOpen,
    /// Whether no printer begins a line with its first character, or ends one with the character
    /// before; value: that character's code, 0 if printers do.
    Kinsoku,
    /// Whether brackets or quotation marks stand open; value: how many.
    OpenBracket,
    /// Whether the characters on both sides often stand together; value: how often, 0 to 15.
    SeamWord,
    /// Whether a space belongs between the two lines; value: strength, positive for a space.
    SeamSpace,
    /// Whether a word is broken with a hyphen at the end of the line before; value: 1 if one is.
    Hyphen,
    /// Whether Latin letters stand on both sides, capital or small; value: 1 if they do.
    LetterCase,
    /// Whether the line begins with a number or a bullet; value: its kind, 0 if it does not.
    Numbering,
    /// How the line begins; value: the first character's code.
    LineBegin,
    /// How the line ends; value: the last character's code.
    LineEnd,
    /// 本报讯, 新华社…电, (서울=연합): the lead of a story. Value, as of all cues: 1 if it is in the
    /// line, 2 if it is in one beside it, 0 if it is in neither.
    CueNewsLead,
    /// A reporter's or author's name.
    CueByline,
    /// 摄, 撮影, 사진: a picture's credit.
    CueCaption,
    /// 下转, 上接: the story goes on elsewhere.
    CueJump,
    /// A page number, a running head, a date line, the paper's address.
    CueFolio,
    /// A column's label, a notice, resolution, letter or signature.
    CueNotice,
    /// How long the line is against the measure; value: half-ems.
    LineLength,
    /// Which characters the line is made of.
    Composition,
    /// Where on the page the line stands.
    Position,
    /// Whether the line's letters are spaced out; value: 1 if they are.
    LetterSpaced,
    /// What the lines around it are.
    Neighbours,
    /// Title and story talk about the same things; value: how many characters in common.
    SharedWords,
    /// Whether the text is already in paragraphs; value: 1 if it is.
    Clean,
    /// The options say that lines are final.
    LinesFinal,
    /// The reader said so.
    Corrected,
    /// The line is a character of a vertical line.
    Stacked,
    /// The line is a button, link or notice of the web page that the text was copied from.
    Control,
    /// The line comes back from page to page, as running heads and page numbers do.
    RunningHead,
    /// A mark of Markdown tells what the line is.
    Markup,
}

impl Rule {
    /// All rules, in a fixed order.
    pub const ALL: [Self; 38] = [
        Self::MeasureLeft,
        Self::MeasureFull,
        Self::FirstLine,
        Self::IndentKept,
        Self::WidthChange,
        Self::MeasureChange,
        Self::BlankLines,
        Self::PageBreak,
        Self::SentenceEnd,
        Self::SentenceOpen,
        Self::Kinsoku,
        Self::OpenBracket,
        Self::SeamWord,
        Self::SeamSpace,
        Self::Hyphen,
        Self::LetterCase,
        Self::Numbering,
        Self::LineBegin,
        Self::LineEnd,
        Self::CueNewsLead,
        Self::CueByline,
        Self::CueCaption,
        Self::CueJump,
        Self::CueFolio,
        Self::CueNotice,
        Self::LineLength,
        Self::Composition,
        Self::Position,
        Self::LetterSpaced,
        Self::Neighbours,
        Self::SharedWords,
        Self::Clean,
        Self::LinesFinal,
        Self::Corrected,
        Self::Stacked,
        Self::Control,
        Self::RunningHead,
        Self::Markup,
    ];

    /// The name used in reports, in kebab case.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MeasureLeft => "measure-left",
            Self::MeasureFull => "measure-full",
            Self::FirstLine => "first-line",
            Self::IndentKept => "indent-kept",
            Self::WidthChange => "width-change",
            Self::MeasureChange => "measure-change",
            Self::BlankLines => "blank-lines",
            Self::PageBreak => "page-break",
            Self::SentenceEnd => "sentence-end",
            Self::SentenceOpen => "sentence-open",
            Self::Kinsoku => "kinsoku",
            Self::OpenBracket => "open-bracket",
            Self::SeamWord => "seam-word",
            Self::SeamSpace => "seam-space",
            Self::Hyphen => "hyphen",
            Self::LetterCase => "letter-case",
            Self::Numbering => "numbering",
            Self::LineBegin => "line-begin",
            Self::LineEnd => "line-end",
            Self::CueNewsLead => "cue-news-lead",
            Self::CueByline => "cue-byline",
            Self::CueCaption => "cue-caption",
            Self::CueJump => "cue-jump",
            Self::CueFolio => "cue-folio",
            Self::CueNotice => "cue-notice",
            Self::LineLength => "line-length",
            Self::Composition => "composition",
            Self::Position => "position",
            Self::LetterSpaced => "letter-spaced",
            Self::Neighbours => "neighbours",
            Self::SharedWords => "shared-words",
            Self::Clean => "clean",
            Self::LinesFinal => "lines-final",
            Self::Corrected => "corrected",
            Self::Stacked => "stacked",
            Self::Control => "control",
            Self::RunningHead => "running-head",
            Self::Markup => "markup",
        }
    }
}
