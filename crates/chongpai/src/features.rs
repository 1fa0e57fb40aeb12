//! Lines and runs → one row of features per line.
//!
//! The same function serves training and use. Everything is integer arithmetic on what the
//! earlier stages measured; numbers are cut into few buckets.

mod aspects;
mod characters;
mod echo;
mod facts;
mod rows;
mod running;
mod terse;
mod web;

use std::ops::Range;

use crate::chars::{self, Class};
use crate::columns::{Measure, UNBOUNDED};
use crate::cues::Cue;
use crate::edits::{Cleaned, Mark};
use crate::lines::Lines;
use crate::pieces::Rows;
use crate::seams::{Edges, Seams};
use crate::templates::{self, Features, Template};
use crate::{Language, Rule};
use aspects::{Aspect, End, Fill, Outline};
use echo::Echoes;
use facts::Facts;
use rows::Row;

/// A page as the features see it: all that was measured, line by line.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    aspects: Vec<Aspect>,
    /// One for each stretch of so many lines.
    facts: Vec<Facts>,
    size: usize,
    language: Language,
    /// Whether it was copied from the web.
    web: bool,
    has_running_heads: bool,
    /// What each line is by its marks, where it is written in Markdown.
    marks: Vec<Mark>,
    /// Where lines may end: 0 after any character, 1 after any syllable, 2 between words.
    kind: u32,
}

/// Lines that share their [`Facts`]: long pages are looked at piecewise.
const STRETCH: usize = 192;

/// No printer sets lines this wide, in half-ems; programs wrap English at up to 120 columns.
const TOO_WIDE: u16 = 112;
const TOO_WIDE_LATIN: u16 = 130;

/// A shorter line is no line that was not recognised.
const GARBLED: u16 = 6;

/// So many lines before a line are looked at for a bracket that stands open.
const BRACKETS: usize = 4;

/// So many seams tell whether lines go on with those before, and two of them hold together so well
/// at least if they do.
const SEAMS: u32 = 8;
const FIRM: u32 = 18;
const FIRM_KO: u32 = 16;
/// Lines are looked at by so many.
const WINDOW: usize = 96;
/// So many lines round those that do not may belong to them.
const MARGIN: usize = 48;

/// What the earlier stages found.
pub(crate) struct Context<'a> {
    pub(crate) lines: &'a Lines,
    pub(crate) measures: &'a [Measure],
    /// The printed rows that the lines are pieces of.
    pub(crate) rows: &'a Rows,
    pub(crate) cleaned: &'a Cleaned,
    pub(crate) seams: &'a Seams,
    pub(crate) language: Language,
    /// Whether lines may end inside a Korean word.
    pub(crate) break_words: bool,
}

/// Puts together what the features of a page need.
pub(crate) fn observe(context: &Context) -> Page {
    let &Context { lines, language, .. } = context;
    let shapes = &lines.shapes;
    let mut aspects: Vec<Aspect> = Vec::with_capacity(shapes.len());
    // The edges of the last lines, the last one's behind.
    let mut edges = [Edges::of(""); LEAP + 2];
    for i in 0..shapes.len() {
        edges.rotate_left(1);
        edges[LEAP + 1] = Edges::of(context.cleaned.printed(i));
        aspects.push(aspects::look(context, i, [&edges[LEAP], &edges[LEAP + 1]]));
        leap(&mut aspects, &edges, context);
    }
    forget_spacing(&mut aspects);
    listen(&mut aspects, context);
    trail(&mut aspects);
    let has_running_heads = running::find(&mut aspects, context);
    let mut facts = Vec::new();
    let stretches = shapes.len().div_ceil(STRETCH).max(1);
    let size = shapes.len().div_ceil(stretches).max(1);
    for stretch in aspects.chunks_mut(size) {
        facts.push(facts::gather(stretch, lines.rhythm));
    }
    let kind = match language {
        Language::Latin => 2,
        Language::Ko => 1 + u32::from(!context.break_words),
        _ => 0,
    };
    let mut page = Page {
        aspects,
        facts,
        size,
        language,
        web: false,
        has_running_heads,
        marks: context.cleaned.marks.clone(),
        kind,
    };
    page.web = (0..page.len()).any(|i| page.is_control(i));
    page
}

/// So many lines are a page on which most can be letter-spaced.
const PAGE: usize = 6;

/// Letters are spaced out in titles; on a page where most lines are, a recogniser did it, and it
/// says nothing.
fn forget_spacing(aspects: &mut [Aspect]) {
    let spaced = aspects.iter().filter(|line| line.shape.spaced).count();
    if aspects.len() >= PAGE && spaced > aspects.len() / 2 {
        aspects.iter_mut().for_each(|line| line.shape.spaced = false);
    }
}

/// Finds out of the lines that may be titles what is said again behind them: those that begin
/// where a sentence has ended and end none, and one more behind each of them.
fn listen(aspects: &mut [Aspect], context: &Context) {
    let mut asked = 0;
    let mut asks = |i: usize| {
        let here = &aspects[i];
        let opens = i == 0
            || here.shape.page
            || matches!(aspects[i - 1].end, End::Sentence | End::Close);
        asked = match here.end {
            End::Letter | End::Close if opens => 1,
            End::Letter | End::Close if asked == 1 => 2,
            _ => 0,
        };
        asked > 0
    };
    let asked: Vec<bool> = (0..aspects.len()).map(&mut asks).collect();
    let mut echoes = Echoes::new();
    for (i, asked) in asked.into_iter().enumerate().rev() {
        let line = context.cleaned.printed(i);
        if asked {
            aspects[i].echo = echoes.count(line);
        } else {
            echoes.pass(line);
        }
    }
}

/// Finds the lines behind the last sentence of each page: titles that come out after all
/// stories stand there, or a poem.
fn trail(aspects: &mut [Aspect]) {
    for page in aspects.chunk_by_mut(|_, next| !next.shape.page) {
        let last = page.iter().rposition(|line| line.shape.stops);
        let tail = &mut page[last.map_or(0, |last| last + 1)..];
        let size = match tail.len() {
            0..=3 => 1,
            4..=8 => 2,
            9..=20 => 3,
            _ => 4,
        };
        for line in tail {
            line.tail = size;
        }
    }
}

/// Finds out how well the lines around those before the last one hold together without these,
/// which may be a running head, a caption or a stack of titles in the middle of a sentence. The
/// edges are those of the last lines.
fn leap(aspects: &mut [Aspect], edges: &[Edges; LEAP + 2], context: &Context) {
    let last = aspects.len() - 1;
    let bond = |far: usize| {
        context.seams.bond(&edges[LEAP - far], &edges[LEAP + 1], context.language)
    };
    let open = |line: &Aspect| matches!(line.end, End::Letter | End::Pause);
    if let [.., before, here, after] = aspects {
        let loose = here.bond <= LOOSE && after.bond <= LOOSE;
        if open(before) && (here.length <= 6 || here.length <= 9 && loose) {
            here.over = 1 + bond(1);
        }
    }
    let Some(before) = last.checked_sub(1) else { return };
    // Nothing that stands by itself ends so.
    let pauses = matches!(aspects[before].end, End::Pause | End::Sentence);
    if aspects[last].bond > LOOSE || pauses {
        return;
    }
    for far in 1..=LEAP {
        let Some(first) = last.checked_sub(far).filter(|&first| first > 0) else { break };
        let stack = &aspects[first];
        if stack.length > LONG || stack.end == End::Sentence {
            break;
        }
        if stack.bond > LOOSE || !open(&aspects[first - 1]) {
            continue;
        }
        let seams = stack.bond.max(aspects[last].bond);
        let leap = 1 + gain_bucket(i32::from(bond(far)) - i32::from(seams));
        for line in &mut aspects[first..last] {
            line.within = line.within.max(leap);
        }
        aspects[last].leap = aspects[last].leap.max(leap);
    }
}

/// By how much two lines hold together better than each of them with what stands between.
fn gain_bucket(gain: i32) -> u8 {
    [-5, -2, 0, 2, 4, 6, 9].map(|least| u8::from(gain >= least)).iter().sum()
}

/// No line of a title has more characters, by its bucket.
const LONG: u8 = 10;

/// So many lines may stand in the middle of a sentence.
const LEAP: usize = 5;

/// Lines that hold together no better than this may not belong together.
const LOOSE: u8 = 10;

impl Page {
    /// Finds the features of the line `i`.
    pub(crate) fn extract(&self, i: usize) -> Features {
        let row = Row::new(self, i);
        let mut features = [templates::NONE; templates::TEMPLATES];
        let mut put = |template: Template, value: u32| {
            let place = &mut features[template as usize];
            debug_assert_eq!(*place, templates::NONE, "{template:?} is asked twice");
            *place = templates::feature(template, value);
        };
        row.geometry(&mut put);
        row.gaps(&mut put);
        row.edges(&mut put);
        row.kinds(&mut put);
        row.characters(&mut put);
        features
    }

    fn facts(&self, i: usize) -> &Facts {
        &self.facts[i / self.size]
    }

    /// What was measured of a line alone.
    pub(crate) fn shape(&self, i: usize) -> &Outline {
        &self.aspects[i].shape
    }

    /// The measure of the run that a line stands in, in half-ems.
    pub(crate) fn measure(&self, i: usize) -> Option<Measure> {
        Some(self.aspects[i].measure).filter(|&m| m != UNBOUNDED)
    }

    /// What a rule measured at a line, as [`Rule`] says for each.
    pub(crate) fn measured(&self, rule: Rule, i: usize) -> i32 {
        let here = &self.aspects[i];
        let before = self.before(i);
        let ending = before.map_or(['\0'; 2], |b| b.shape.last);
        let [last, _] = ending;
        let [first] = here.shape.first;
        let missing = |a: &Aspect| match a.measure {
            UNBOUNDED => 0,
            m => i32::from(m) - i32::from(a.shape.width),
        };
        match rule {
            Rule::MeasureLeft | Rule::MeasureFull => before.map_or(0, missing),
            Rule::FirstLine => missing(here),
            Rule::IndentKept => i32::from(here.shape.indent),
            Rule::WidthChange => before
                .map_or(0, |b| i32::from(here.shape.width) - i32::from(b.shape.width)),
            Rule::MeasureChange if before.is_some_and(|b| b.measure == here.measure) => 0,
            Rule::MeasureChange => self.measure(i).map_or(0, i32::from),
            Rule::BlankLines => {
                i32::from(here.shape.blanks) - i32::from(self.facts(i).rhythm)
            }
            Rule::PageBreak => i32::from(here.shape.page),
            Rule::SentenceEnd | Rule::SentenceOpen => last as i32,
            Rule::Kinsoku if chars::cannot_begin(first) => first as i32,
            Rule::Kinsoku if chars::cannot_end(last) => last as i32,
            Rule::OpenBracket => self.opened(i).map_or(0, i32::from),
            Rule::LineBegin => first as i32,
            Rule::LineEnd => here.shape.last[0] as i32,
            Rule::SeamWord => i32::from(here.bond),
            Rule::Hyphen => i32::from(rows::is_hyphenated(ending)),
            Rule::LetterCase => i32::from(rows::case(last) > 0 && rows::case(first) > 0),
            Rule::Numbering => i32::from(here.numbering),
            Rule::CueNewsLead => self.cue(i, &[Cue::Lead]),
            Rule::CueByline => {
                self.cue(i, &[Cue::Byline, Cue::Name, Cue::SpacedName, Cue::PartName])
            }
            Rule::CueCaption => self.cue(i, &[Cue::Caption]),
            Rule::CueJump => self.cue(i, &[Cue::Jump]),
            Rule::CueFolio => {
                self.cue(i, &[Cue::Folio, Cue::Date, Cue::Imprint, Cue::Masthead])
            }
            Rule::CueNotice => {
                self.cue(i, &[Cue::Notice, Cue::Speaker, Cue::Enacted, Cue::Label])
            }
            Rule::LineLength => i32::from(here.shape.width),
            Rule::LetterSpaced => i32::from(here.shape.spaced),
            Rule::Clean => i32::from(self.is_clean(i)),
            _ => 0,
        }
    }

    /// Whether a sentence ends in the line before.
    pub(crate) fn is_behind_sentence(&self, i: usize) -> bool {
        self.before(i).is_some_and(|before| before.end == End::Sentence)
    }

    /// How many brackets the last lines before this one left open, if one did.
    fn opened(&self, i: usize) -> Option<u8> {
        let mut lines = self.aspects[..i].iter().rev().take(BRACKETS);
        let found = lines.find(|line| line.shape.opened > 0 || line.shape.closed > 0)?;
        Some(found.shape.opened).filter(|&n| n > 0)
    }

    /// Whether a line has one of some cues (1) or one beside it has (2).
    fn cue(&self, i: usize, cues: &[Cue]) -> i32 {
        let has = |line: &Aspect| cues.iter().any(|&cue| line.cues.has(cue));
        let beside = [i.wrapping_sub(1), i + 1, i + 2];
        match () {
            () if has(&self.aspects[i]) => 1,
            () if beside.iter().any(|&k| self.aspects.get(k).is_some_and(has)) => 2,
            () => 0,
        }
    }

    /// Whether a line is shorter than the measure by more than an indent.
    pub(crate) fn stops_short(&self, i: usize) -> bool {
        matches!(self.aspects[i].fill, Fill::ShortFour | Fill::ShortEight | Fill::Short)
    }

    /// Whether somewhere lines that are full and end inside a sentence are mostly followed by
    /// lines that do not go on with it. Of Latin text that says nothing.
    pub(crate) fn has_loose_seams(&self) -> bool {
        self.language != Language::Latin
            && self.aspects.chunks(WINDOW).any(|stretch| self.is_loose(stretch))
    }

    fn is_loose(&self, stretch: &[Aspect]) -> bool {
        let (mut sum, mut count) = (0, 0);
        for pair in stretch.windows(2) {
            let cut = pair[0].end == End::Letter && pair[0].fill <= Fill::FullUnit;
            if cut && !pair[1].runs {
                sum += u32::from(pair[1].bond);
                count += 1;
            }
        }
        let firm = if self.language == Language::Ko { FIRM_KO } else { FIRM };
        count >= SEAMS && 2 * sum < firm * count
    }

    /// Where they are, with some lines around.
    // Apart from its caller, for it may be loaded later.
    #[inline(never)]
    pub(crate) fn loose_stretches(&self) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        let stretches = (0..).step_by(WINDOW).zip(self.aspects.chunks(WINDOW));
        for (at, stretch) in stretches.filter(|(_, stretch)| self.is_loose(stretch)) {
            let start = usize::saturating_sub(at, MARGIN);
            let end = self.len().min(at + stretch.len() + MARGIN);
            match out.last_mut() {
                Some(last) if last.end >= start => last.end = end,
                _ => out.push(start..end),
            }
        }
        out
    }

    /// How many lines there are.
    pub(crate) fn len(&self) -> usize {
        self.aspects.len()
    }

    /// Whether the text around a line is in paragraphs already.
    pub(crate) fn is_clean(&self, i: usize) -> bool {
        self.facts(i).clean
    }

    /// Whether a line is no page furniture: text in paragraphs has none that does not look
    /// like a date or a page number, and that of the web none without a word that tells.
    pub(crate) fn has_no_furniture(&self, i: usize) -> bool {
        if self.web {
            return self.is_of_story(i);
        }
        let cues = self.aspects[i].cues;
        self.is_clean(i) && !cues.has(Cue::Folio) && !cues.has(Cue::Date)
    }

    /// Whether a line is one that a recogniser read as Latin letters: without a character of the
    /// language, behind a full line that ends inside a sentence. What stands there belongs to the
    /// sentence, and whoever reads on is to see that something is missing.
    pub(crate) fn is_garbled(&self, i: usize) -> bool {
        let here = &self.aspects[i];
        here.make == aspects::LATIN
            && self.language != Language::Latin
            && here.shape.chars >= GARBLED
            && {
                self.before(i).is_some_and(|before| {
                    matches!(before.end, End::Letter | End::Pause)
                        && before.fill <= Fill::ShortOne
                        && before.make != aspects::LATIN
                })
            }
    }

    /// Whether a line is a running head, which comes back from page to page: the lines before
    /// and behind it are read as if it were not there.
    pub(crate) fn is_running_head(&self, i: usize) -> bool {
        self.aspects[i].runs
    }

    /// Whether it is written in Markdown.
    pub(crate) fn is_marked(&self) -> bool {
        !self.marks.is_empty()
    }

    /// What a line is by its mark, if the page is written in Markdown and the line has one.
    pub(crate) fn mark(&self, i: usize) -> Option<Mark> {
        self.marks.get(i).copied().filter(|&mark| mark != Mark::Text)
    }

    /// The line of text before a line.
    fn before(&self, i: usize) -> Option<&Aspect> {
        self.aspects[..i].iter().rev().find(|line| !line.runs)
    }

    /// Whether the text is in paragraphs already, so that this line begins one.
    pub(crate) fn must_begin(&self, i: usize) -> bool {
        let too_wide = match self.language {
            Language::Latin => TOO_WIDE_LATIN,
            _ => TOO_WIDE,
        };
        let wide = self.before(i).is_some_and(|before| {
            let cut = before.end != End::Sentence && before.fill <= Fill::ShortTwo;
            before.shape.width >= too_wide && !(cut && self.facts(i).wide)
        });
        (self.facts(i).clean || wide) && !self.must_join(i)
    }

    /// Whether no printer would begin a block with this line.
    pub(crate) fn must_join(&self, i: usize) -> bool {
        let here = &self.aspects[i];
        i > 0
            && matches!(
                chars::class(here.shape.first[0]),
                Class::Stop | Class::Pause | Class::Close
            )
            && !here.shape.page
            && here.shape.blanks <= self.facts(i).rhythm
    }
}
