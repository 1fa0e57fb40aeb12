//! The questions that the line model asks, and where their weights stand.
//!
//! Each template has a number of values and speaks for one [`Rule`] when a decision is
//! explained. A feature is a template with a value; features are numbered through, in the
//! order below, so that a row of weights is found by adding.

use crate::Rule;
use crate::labels::LABELS;
use crate::model::HEARD;

macro_rules! templates {
    ($($name:ident: $size:expr, $rule:ident;)*) => {
        /// One question.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Template { $($name),* }

        /// The templates' names, for the trainer.
        #[cfg(feature = "train")]
        const NAMES: &[&str] = &[$(stringify!($name)),*];
        /// How many values each template has.
        const SIZES: &[u32] = &[$($size),*];
        /// The rule each template speaks for.
        const RULES: &[Rule] = &[$(Rule::$rule),*];
    };
}

/// Values of [`Fill`](crate::features::Fill).
pub(crate) const FILLS: u32 = 10;
/// Values of a line's end.
pub(crate) const ENDS: u32 = 5;
/// Values of how often a trace of paragraphs was found.
pub(crate) const KEPT: u32 = 6;
/// Values of a bucketed width.
pub(crate) const WIDTHS: u32 = 14;
/// Values of a bucketed difference of widths.
pub(crate) const STEPS: u32 = 17;
/// Values of a bucketed number of characters.
pub(crate) const LENGTHS: u32 = 13;
/// Values of a line's composition.
pub(crate) const MAKES: u32 = 12;
/// Values of a character's edge class.
pub(crate) const EDGES: u32 = 18;
/// Buckets of the hashed characters.
pub(crate) const HASHED: u32 = 2048;

templates! {
    Bias: 1, Neighbours;
    // The measure: does a line stop short, and is the next one short by an indent?
    FillBeforeEnd: FILLS * ENDS, MeasureLeft;
    FillHere: FILLS * ENDS, FirstLine;
    FillPair: FILLS * FILLS, FirstLine;
    FillPairEnd: FILLS * FILLS * ENDS, FirstLine;
    FillBeforePair: FILLS * FILLS, MeasureLeft;
    FillAfterPair: FILLS * FILLS, LineLength;
    // Lines that are one printed line, cut where the font changed or at every word.
    JointFill: FILLS * FILLS, MeasureFull;
    JointEnd: FILLS * ENDS, MeasureFull;
    JointAfter: FILLS * FILLS, MeasureFull;
    Part: 3 * ENDS, MeasureFull;
    PartFill: 3 * 3 * FILLS, MeasureFull;
    PartBond: 3 * 16, MeasureFull;
    Pieces: 3 * 3, MeasureFull;
    FillThree: FILLS * FILLS * FILLS, FirstLine;
    ShortHere: WIDTHS * 4, FirstLine;
    ShortBefore: WIDTHS * 4, MeasureLeft;
    ShortBoth: WIDTHS * WIDTHS, FirstLine;
    IndentFits: 3 * FILLS * ENDS, FirstLine;
    IndentFitsBefore: 3 * 3 * FILLS, FirstLine;
    IndentLost: 7 * 3 * FILLS * ENDS, FirstLine;
    IndentLostPair: 7 * FILLS * FILLS * 2, FirstLine;
    IndentLostEdge: 7 * 3 * EDGES * 2, FirstLine;
    StepHere: STEPS * ENDS, WidthChange;
    StepAfter: STEPS, WidthChange;
    StepPair: STEPS * STEPS, WidthChange;
    StepBefore: STEPS, WidthChange;
    NewMeasure: 5 * FILLS, MeasureChange;
    NewMeasureAfter: 5, MeasureChange;
    Squeezed: 5 * FILLS, FirstLine;
    SqueezedBefore: 5 * FILLS, MeasureFull;
    MeasureSize: 12, LineLength;
    TitleStep: 1 + 11 * 12, LineLength;
    TitleStepAfter: 1 + 11 * 12, LineLength;
    Wrapped: 6 * FILLS, Clean;
    WrappedEnd: 6 * ENDS, Clean;
    Narrow: 4 * FILLS, MeasureFull;
    FullAhead: 5 * LENGTHS, LineLength;
    FullBehind: 5 * FILLS, LineLength;
    FullAround: 25, LineLength;
    // Blank lines, indents and pages.
    Blank: 6 * 4, BlankLines;
    BlankEnd: 6 * 4 * ENDS, BlankLines;
    BlankFill: 6 * 4 * FILLS, BlankLines;
    BlankAfter: 6 * 4, BlankLines;
    BlankKept: 3 * KEPT * FILLS * ENDS, BlankLines;
    IndentKept: 2 * KEPT * FILLS * ENDS, IndentKept;
    Indent: 5 * 4, IndentKept;
    IndentEnd: 5 * 4 * ENDS, IndentKept;
    IndentBefore: 5 * 4, IndentKept;
    IndentAfter: 5 * 4, IndentKept;
    Page: 2 * ENDS, PageBreak;
    Place: 10, Position;
    PlaceLength: 10 * LENGTHS, Position;
    PageSize: 6, Position;
    // The edges of the lines.
    EndBefore: EDGES, SentenceEnd;
    EndBeforeTwo: EDGES * EDGES, SentenceEnd;
    BeginHere: EDGES, LineBegin;
    BeginHereTwo: EDGES * EDGES, LineBegin;
    Seam: EDGES * EDGES, LineEnd;
    EndHere: EDGES * EDGES, LineEnd;
    BeginAfter: EDGES, LineBegin;
    Kinsoku: 4, Kinsoku;
    Brackets: 16 * ENDS, OpenBracket;
    BracketsHere: 9, OpenBracket;
    Bond: 16 * ENDS, SeamWord;
    BondFill: 16 * FILLS, SeamWord;
    BondLength: 16 * LENGTHS, SeamWord;
    BondAfter: 16 * LENGTHS, SeamWord;
    Opens: 16 * ENDS, SeamWord;
    OpensFill: 16 * FILLS, SeamWord;
    Leads: 16 * ENDS, SeamWord;
    LeadsFill: 16 * FILLS, SeamWord;
    LeadsHere: 16 * FILLS, SeamWord;
    Closes: 16 * LENGTHS, SeamWord;
    ClosedFill: 16 * FILLS, SeamWord;
    ClosedOpens: 256, SeamWord;
    BondOpens: 256, SeamWord;
    BondPair: 256, SeamWord;
    LatinSeam: 12, LetterCase;
    HyphenSeam: 2, Hyphen;
    // What the lines are.
    Length: LENGTHS, LineLength;
    LengthBefore: LENGTHS, LineLength;
    LengthAfter: LENGTHS, LineLength;
    LengthPair: LENGTHS * LENGTHS, LineLength;
    LengthPairAfter: LENGTHS * LENGTHS, LineLength;
    Share: 10 * ENDS, LineLength;
    SharePair: 100, LineLength;
    Make: 5 * MAKES, Composition;
    MakeBefore: 5 * MAKES, Composition;
    MakeAfter: 5 * MAKES, Composition;
    MakeLength: 5 * MAKES * LENGTHS, Composition;
    Capitals: 5 * LENGTHS, LetterCase;
    CapitalsNear: 125, LetterCase;
    StopAhead: 5 * LENGTHS, SentenceEnd;
    StopAround: 25 * FILLS, SentenceEnd;
    Spaces: 4 * LENGTHS, Composition;
    MarksInside: 5 * LENGTHS, Composition;
    LetterSpaced: 4, LetterSpaced;
    Language: 5, Composition;
    Lead: 2 * LENGTHS, CueNewsLead;
    LeadAfter: 4, CueNewsLead;
    LeadBefore: 2, CueNewsLead;
    Byline: 2 * LENGTHS, CueByline;
    BylineNear: 4, CueByline;
    Caption: 2 * LENGTHS, CueCaption;
    CaptionNear: 4, CueCaption;
    Jump: 2 * LENGTHS, CueJump;
    JumpNear: 4, CueJump;
    Folio: 2 * LENGTHS, CueFolio;
    FolioNear: 4, CueFolio;
    Date: 2 * LENGTHS, CueFolio;
    Notice: 2 * LENGTHS, CueNotice;
    Speaker: 2 * ENDS, CueNotice;
    Numbering: 8 * ENDS, Numbering;
    NumberingAfter: 8, Numbering;
    TitlePair: 1 + 12 * 2 * 2 * 5, LineLength;
    TitlePairAfter: 1 + 12 * 2 * 2 * 5, LineLength;
    SeamAround: FILLS * FILLS * 4 * 4, FirstLine;
    Enacted: 2 * LENGTHS, CueNotice;
    NoticeNear: 8 * LENGTHS, CueNotice;
    EnactedNear: 8 * LENGTHS, CueNotice;
    Label: 2 * LENGTHS, CueNotice;
    LabelNear: 8, CueNotice;
    Imprint: 2 * LENGTHS, CueFolio;
    ImprintNear: 8, CueFolio;
    Masthead: 2 * LENGTHS, CueFolio;
    MastheadNear: 4, CueFolio;
    Name: 4 * LENGTHS, CueByline;
    NameBefore: 4 * LENGTHS, CueByline;
    NameAfter: 4 * LENGTHS * ENDS, CueByline;
    EndsFull: 10 * FILLS * FILLS * 2, FirstLine;
    KindPair: 2 * FILLS * FILLS * ENDS, FirstLine;
    LeadsKind: 2 * 16 * FILLS * 2, SeamWord;
    Echo: 8 * LENGTHS * ENDS, SeamWord;
    EchoFill: 8 * FILLS * FILLS, SeamWord;
    EchoBefore: 8 * LENGTHS * ENDS, SeamWord;
    EchoPair: 64 * FILLS, SeamWord;
    Over: 17 * LENGTHS, SeamWord;
    OverBond: 17 * 16, SeamWord;
    OverBefore: 17 * LENGTHS, SeamWord;
    OverBeforeBond: 17 * 16, SeamWord;
    OverBeforeFill: 17 * FILLS * FILLS, SeamWord;
    Within: 81, SeamWord;
    WithinAfter: 81, SeamWord;
    WithinFill: 9 * FILLS, SeamWord;
    Leap: 9 * ENDS, SeamWord;
    LeapFill: 9 * FILLS, SeamWord;
    Alike: 4 * 4 * LENGTHS, SeamWord;
    AlikeBefore: 4 * 4 * ENDS, SeamWord;
    Tail: 5 * LENGTHS * ENDS, Position;
    TailStep: 5 * 13, Position;
    TailStepAfter: 5 * 13, Position;
    LooseLength: 6 * LENGTHS * ENDS, Position;
    LooseFill: 6 * FILLS * FILLS, Position;
    TradeLength: 4 * LENGTHS * ENDS, Position;
    Terse: 5 * 6 * LENGTHS, Composition;
    TerseBefore: 5 * 6 * LENGTHS, Composition;
    TerseEnd: 5 * 6 * ENDS, Composition;
    TersePair: 5 * 6 * 6, Composition;
    TersePairAfter: 5 * 6 * 6, Composition;
    TerseFill: 5 * 6 * FILLS, Composition;
    TerseFillBefore: 5 * 6 * FILLS, Composition;
    // The characters themselves.
    FirstOne: HASHED, LineBegin;
    FirstTwo: HASHED, LineBegin;
    FirstThree: HASHED, LineBegin;
    LastOne: HASHED, LineEnd;
    LastTwo: HASHED, LineEnd;
    LastTwoBefore: HASHED, LineEnd;
    FirstTwoAfter: HASHED, LineBegin;
    Whole: HASHED, Composition;
}

/// How many templates there are.
pub(crate) const TEMPLATES: usize = SIZES.len();

const fn bases() -> [u32; TEMPLATES + 1] {
    let mut out = [0; TEMPLATES + 1];
    let mut i = 0;
    while i < TEMPLATES {
        out[i + 1] = out[i] + SIZES[i];
        i += 1;
    }
    out
}

const BASES: [u32; TEMPLATES + 1] = bases();

/// How many values a template has.
pub(crate) const fn size(template: usize) -> u32 {
    SIZES[template]
}

/// A template's first feature.
pub(crate) const fn first(template: usize) -> u32 {
    BASES[template]
}

/// How many features there are.
pub(crate) const FEATURES: usize = BASES[TEMPLATES] as usize;

/// Stands for no feature: a row without weight.
pub(crate) const NONE: u32 = FEATURES as u32;

/// The features of a line, by template; [`NONE`] for a question that is not asked of it.
pub(crate) type Features = [u32; TEMPLATES];

/// The first of the features that are hashed characters; all after it are, too.
#[cfg(feature = "train")]
pub(crate) const CHARACTERS: usize = BASES[Template::FirstOne as usize] as usize;

/// The number of a feature.
pub(crate) fn feature(template: Template, value: u32) -> u32 {
    debug_assert!(value < SIZES[template as usize], "{template:?} {value}");
    BASES[template as usize] + value
}

/// The rule that a feature speaks for.
pub(crate) fn rule(feature: u32) -> Rule {
    RULES[BASES.partition_point(|&b| b <= feature) - 1]
}

/// A feature's template by name, and its value.
#[cfg(feature = "train")]
pub(crate) fn name(feature: u32) -> (&'static str, u32) {
    let at = BASES.partition_point(|&b| b <= feature) - 1;
    (NAMES[at], feature - BASES[at])
}

/// A stable identity of the features and labels: a model made for others is refused.
pub(crate) fn fingerprint() -> u32 {
    let sizes = SIZES.iter().copied().chain([LABELS as u32, HEARD as u32]);
    sizes.fold(0x811c_9dc5, |h, s| (h ^ s).wrapping_mul(0x0100_0193))
}
