//! One line with its surroundings → its features, family by family.

use super::Page;
use super::aspects::{Aspect, End, Fill, OUTSIDE};
use super::facts::Facts;
use crate::chars::{self, Class};
use crate::columns::UNBOUNDED;
use crate::cues::Cue;
use crate::lines::{is_deep, is_indent};
use crate::templates::{KEPT, MAKES, Template};

/// One line with its surroundings.
pub(super) struct Row<'a> {
    page: &'a Page,
    i: usize,
    facts: Facts,
    here: &'a Aspect,
    /// The line and those before and after it, running heads left out; [`OUTSIDE`] beyond the
    /// page's ends.
    around: [&'a Aspect; 2 * AROUND + 1],
}

/// How many lines before and after it features look at.
const AROUND: usize = 4;

/// A line with those around it that are no running heads.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
fn around_heads(aspects: &[Aspect], i: usize) -> [&Aspect; 2 * AROUND + 1] {
    let mut around = [&OUTSIDE; 2 * AROUND + 1];
    let text = |line: &&Aspect| !line.runs;
    let before = aspects[..i].iter().rev().filter(text);
    let behind = aspects[i + 1..].iter().filter(text);
    around[..AROUND].iter_mut().rev().zip(before).for_each(|(place, line)| *place = line);
    around[AROUND] = &aspects[i];
    around[AROUND + 1..].iter_mut().zip(behind).for_each(|(place, line)| *place = line);
    around
}

impl<'a> Row<'a> {
    pub(super) fn new(page: &'a Page, i: usize) -> Self {
        let here = &page.aspects[i];
        let around = if page.has_running_heads {
            around_heads(&page.aspects, i)
        } else {
            std::array::from_fn(|k| {
                page.aspects.get((i + k).wrapping_sub(AROUND)).unwrap_or(&OUTSIDE)
            })
        };
        Self { page, i, facts: *page.facts(i), here, around }
    }

    /// The line `offset` lines further on, or [`OUTSIDE`].
    fn at(&self, offset: isize) -> &'a Aspect {
        self.around[AROUND.wrapping_add_signed(offset)]
    }

    /// Whether there is such a line.
    fn is_inside(&self, offset: isize) -> bool {
        self.at(offset).fill != Fill::None
    }

    /// A line and the one before it, if there are both.
    fn pair(&self, offset: isize) -> Option<(&'a Aspect, &'a Aspect)> {
        let both = self.is_inside(offset - 1) && self.is_inside(offset);
        both.then(|| (self.at(offset - 1), self.at(offset)))
    }

    fn here(&self) -> &'a Aspect {
        self.here
    }

    fn fill(&self, offset: isize) -> u32 {
        self.at(offset).fill as u32
    }

    fn end(&self, offset: isize) -> u32 {
        self.at(offset).end as u32
    }

    fn length(&self, offset: isize) -> u32 {
        self.at(offset).length.into()
    }

    /// The bucketed difference of widths between a line and the one before it.
    fn step(&self, offset: isize) -> u32 {
        let Some((a, b)) = self.pair(offset) else { return 16 };
        let step = i32::from(b.width) - i32::from(a.width);
        let size = match step.abs() {
            0 => return 0,
            1 => 1,
            2 => 2,
            3 => 3,
            4 => 4,
            5..=7 => 5,
            8..=14 => 6,
            _ => 7,
        };
        if step < 0 { size } else { size + 7 }
    }

    /// How many characters a line is longer than the one before, if both are short enough to
    /// be titles, with the length of the one before.
    fn title_step(&self, offset: isize) -> u32 {
        let Some((a, b)) = self.pair(offset) else { return 0 };
        if a.end == End::Sentence
            || b.end == End::Sentence
            || a.length > 10
            || b.length > 10
        {
            return 0;
        }
        let step = i32::from(b.shape.chars) - i32::from(a.shape.chars);
        1 + u32::from(a.length) * 12 + (step.clamp(-4, 7) + 4) as u32
    }

    /// The same with what tells a kicker or a subtitle, in place of the length.
    fn title_pair(&self, offset: isize) -> u32 {
        let step = match self.title_step(offset) {
            0 => return 0,
            s => (s - 1) % 12,
        };
        let Some((a, b)) = self.pair(offset) else { return 0 };
        let dash = u32::from(chars::class(b.shape.first[0]) == Class::Dash);
        let announced = u32::from(a.cues.has(Cue::Announces));
        1 + (step * 4 + dash * 2 + announced) * 5 + self.page.language as u32
    }

    /// Whether the measure changed from the line before.
    fn new_measure(&self, offset: isize) -> u32 {
        let Some((a, b)) = self.pair(offset) else { return 0 };
        match (a.measure, b.measure) {
            (x, y) if x == y => 1,
            (UNBOUNDED, _) | (_, UNBOUNDED) => 2,
            (x, y) if x < y => 3,
            _ => 4,
        }
    }

    /// How many lines further on a sentence ends; 4 beyond those that are looked at.
    fn stop_ahead(&self) -> u32 {
        (0..4).find(|&o| self.at(o).shape.stops).unwrap_or(4) as u32
    }

    /// How many lines before this one a sentence ended, less one.
    fn stop_behind(&self) -> u32 {
        (0..4).find(|&o| self.at(-1 - o).shape.stops).unwrap_or(4) as u32
    }

    fn full_lines(&self, offsets: impl Iterator<Item = isize>) -> u32 {
        offsets
            .filter(|&o| matches!(self.at(o).fill, Fill::Full | Fill::FullUnit))
            .count() as u32
    }

    pub(super) fn geometry(&self, put: &mut impl FnMut(Template, u32)) {
        use Template::*;
        let here = self.here();
        let [before2, before, fill, after] = [-2, -1, 0, 1].map(|o| self.fill(o));
        let [end_before, end] = [-1, 0].map(|o| self.end(o));
        put(Bias, 0);
        put(FillBeforeEnd, before * 5 + end_before);
        put(FillHere, fill * 5 + end);
        put(FillPair, before * 10 + fill);
        put(FillPairEnd, (before * 10 + fill) * 5 + end_before);
        put(FillBeforePair, before2 * 10 + before);
        put(FillAfterPair, fill * 10 + after);
        let joint = |o: isize| self.at(o).joint as u32;
        let piece = |o: isize| self.at(o).piece as u32;
        put(JointFill, joint(0) * 10 + piece(-1));
        put(JointEnd, joint(0) * 5 + end_before);
        put(JointAfter, joint(1) * 10 + piece(0));
        let part = here.part as u32;
        let part_after = self.at(1).part as u32;
        put(Part, part * 5 + end_before);
        put(PartFill, (part * 3 + part_after) * 10 + piece(-1));
        put(Pieces, part * 3 + u32::from(self.facts.pieces));
        put(PartBond, part * 16 + u32::from(here.bond));
        put(FillThree, (before * 10 + fill) * 10 + after);
        let short = |o: isize| u32::from(self.at(o).short);
        let unit = |o: isize| u32::from(self.at(o).unit);
        put(ShortHere, short(0) * 4 + unit(0));
        put(ShortBefore, short(-1) * 4 + unit(-1));
        put(ShortBoth, short(-1) * 14 + short(0));
        let fits = u32::from(here.indent_fits);
        let fits_before = u32::from(self.at(-1).indent_fits);
        put(IndentFits, (fits * 10 + before) * 5 + end_before);
        put(IndentFitsBefore, (fits_before * 3 + fits) * 10 + before);
        let lost = u32::from(self.facts.indent_lost);
        put(IndentLost, ((lost * 3 + fits) * 10 + before) * 5 + end_before);
        let ended = u32::from(end_before == End::Sentence as u32);
        put(IndentLostPair, ((lost * 10 + before) * 10 + fill) * 2 + ended);
        let [begin, _] = here.characters.first_edges();
        put(IndentLostEdge, ((lost * 3 + fits) * 18 + begin) * 2 + ended);
        let ends = u32::from(self.facts.ends);
        put(EndsFull, ((ends * 10 + before) * 10 + fill) * 2 + ended);
        let kind = self.page.kind;
        if let Some(words) = kind.checked_sub(1) {
            put(KindPair, ((words * 10 + before) * 10 + fill) * 5 + end_before);
            let leads = u32::from(here.leads);
            put(LeadsKind, ((words * 16 + leads) * 10 + before) * 2 + ended);
        }
        put(StepHere, self.step(0) * 5 + end_before);
        put(StepAfter, self.step(1));
        put(StepPair, self.step(0) * 17 + self.step(1));
        put(StepBefore, self.step(-1));
        let full = u32::from(self.full_lines(-4..=-2) > 1)
            + 2 * u32::from(self.full_lines(1..=3) > 1);
        put(SeamAround, ((before * 10 + fill) * 4 + end_before.min(3)) * 4 + full);
        put(NewMeasure, self.new_measure(0) * 10 + before);
        put(NewMeasureAfter, self.new_measure(1));
        let marks = |o: isize| u32::from(self.at(o).marks.min(4));
        put(Squeezed, marks(0) * 10 + fill);
        put(SqueezedBefore, marks(-1) * 10 + before);
        put(
            MeasureSize,
            match here.measure {
                UNBOUNDED => 11,
                m => u32::from(m / 8).min(10),
            },
        );
        let wrapped = u32::from(self.facts.wrapped);
        put(Wrapped, wrapped * 10 + before);
        put(WrappedEnd, wrapped * 5 + end_before);
        let narrow = u32::from(self.at(-1).narrow.min(12)) / 4;
        put(Narrow, narrow * 10 + before);
        let ahead = self.full_lines(1..=4);
        let behind = self.full_lines(-4..=-1);
        put(FullAhead, ahead * 13 + self.length(0));
        put(FullBehind, behind * 10 + fill);
        put(FullAround, behind * 5 + ahead);
    }

    pub(super) fn gaps(&self, put: &mut impl FnMut(Template, u32)) {
        use Template::*;
        let here = self.here();
        let extra = |o: isize| {
            let rhythm = i32::from(self.facts.rhythm);
            let more = i32::from(self.at(o).shape.blanks) - rhythm;
            if self.is_inside(o) { (more.clamp(-2, 2) + 2) as u32 } else { 5 }
        };
        let trust = u32::from(self.facts.blank_trust);
        let gap = extra(0) * 4 + trust;
        put(Blank, gap);
        put(BlankEnd, gap * 5 + self.end(-1));
        put(BlankFill, gap * 10 + self.fill(-1));
        put(BlankAfter, extra(1) * 4 + trust);
        let [before, end_before] = [self.fill(-1), self.end(-1)];
        let blank = match extra(0) {
            0 | 1 => 0,
            2 => 1,
            _ => 2,
        };
        let kept = u32::from(self.facts.blank_kept);
        put(BlankKept, ((blank * KEPT + kept) * 10 + before) * 5 + end_before);
        let indented = u32::from(is_indent(here.shape.indent));
        let kept = u32::from(self.facts.indent_kept);
        put(IndentKept, ((indented * KEPT + kept) * 10 + before) * 5 + end_before);
        let trust = u32::from(self.facts.indent_trust);
        let indent = |o: isize| {
            let kind = match self.at(o).shape.indent {
                0 => 0,
                1 => 1,
                2..=3 => 2,
                white if is_deep(white) => 4,
                _ => 3,
            };
            kind * 4 + trust
        };
        put(Indent, indent(0));
        put(IndentEnd, indent(0) * 5 + self.end(-1));
        put(IndentBefore, indent(-1));
        put(IndentAfter, indent(1));
        put(Page, u32::from(here.shape.page) * 5 + self.end(-1));
        let from_start = (0..3).find(|&k| self.at(-k).shape.page || self.i as isize == k);
        let from_end = (1..4).find(|&k| self.at(k).shape.page);
        let place = match (from_start, from_end) {
            (Some(0), Some(1)) => 0,
            (Some(0), _) => 1,
            (Some(1), _) => 2,
            (Some(_), _) => 3,
            (_, Some(1)) => 4,
            (_, Some(2)) => 5,
            (_, Some(_)) => 6,
            _ => 7,
        };
        put(Place, place);
        put(PlaceLength, place * 13 + self.length(0));
        put(PageSize, u32::from(self.facts.size));
    }

    pub(super) fn edges(&self, put: &mut impl FnMut(Template, u32)) {
        use Template::*;
        let here = self.here();
        let last = self.at(-1).shape.last;
        let [end, end2] = self.at(-1).characters.last_edges();
        let [begin, begin2] = here.characters.first_edges();
        put(EndBefore, end);
        put(EndBeforeTwo, end2 * 18 + end);
        put(BeginHere, begin);
        put(BeginHereTwo, begin * 18 + begin2);
        put(Seam, end * 18 + begin);
        let [end_here, end_here2] = here.characters.last_edges();
        put(EndHere, end_here2 * 18 + end_here);
        put(BeginAfter, self.at(1).characters.first_edges()[0]);
        let kinsoku = u32::from(chars::cannot_begin(here.shape.first[0]))
            + 2 * u32::from(chars::cannot_end(last[0]));
        put(Kinsoku, kinsoku);
        let opened = u32::from(self.at(-1).shape.opened.min(1));
        let opened_far = (2..=4).any(|k| {
            self.at(-k).shape.opened > 0 && (1..k).all(|j| self.at(-j).shape.closed == 0)
        });
        let brackets = opened
            + 2 * u32::from(here.shape.closed.min(1))
            + 4 * u32::from(opened_far)
            + 8 * u32::from(here.shape.opened.min(1));
        put(Brackets, brackets * 5 + self.end(-1));
        put(
            BracketsHere,
            u32::from(here.shape.opened.min(2)) * 3 + u32::from(here.shape.closed.min(2)),
        );
        let bond = u32::from(here.bond);
        let bond_after = u32::from(self.at(1).bond);
        put(Bond, bond * 5 + self.end(-1));
        put(BondFill, bond * 10 + self.fill(-1));
        put(BondLength, bond * 13 + self.length(-1));
        put(BondAfter, bond_after * 13 + self.length(0));
        let opens = u32::from(here.opens);
        let leads = u32::from(here.leads);
        let closes = u32::from(here.closes);
        let closed = u32::from(self.at(-1).closes);
        put(Opens, opens * 5 + self.end(-1));
        put(OpensFill, opens * 10 + self.fill(-1));
        put(Leads, leads * 5 + self.end(-1));
        put(LeadsFill, leads * 10 + self.fill(-1));
        put(LeadsHere, leads * 10 + self.fill(0));
        let [echo_before, echo] = [-1, 0].map(|o| u32::from(self.at(o).echo));
        put(Echo, (echo * 13 + self.length(0)) * 5 + self.end(-1));
        put(EchoFill, (echo * 10 + self.fill(-1)) * 10 + self.fill(0));
        put(EchoBefore, (echo_before * 13 + self.length(-1)) * 5 + self.end(-1));
        put(EchoPair, (echo_before * 8 + echo) * 10 + self.fill(-1));
        let [over_before, over] = [-1, 0].map(|o| u32::from(self.at(o).over));
        put(Over, over * 13 + self.length(0));
        put(OverBond, over * 16 + bond.max(bond_after));
        put(OverBefore, over_before * 13 + self.length(-1));
        put(OverBeforeBond, over_before * 16 + bond);
        put(OverBeforeFill, (over_before * 10 + self.fill(-2)) * 10 + self.fill(0));
        let [within_before, within, within_after] =
            [-1, 0, 1].map(|o| u32::from(self.at(o).within));
        put(Within, within_before * 9 + within);
        put(WithinAfter, within * 9 + within_after);
        put(WithinFill, within * 10 + self.fill(-1));
        put(Leap, u32::from(here.leap) * 5 + self.end(-1));
        put(LeapFill, u32::from(here.leap) * 10 + self.fill(-1));
        // Many a story begins with the first words of its headline.
        let alike =
            |a: isize, b: isize| self.at(a).characters.alike(&self.at(b).characters);
        put(Alike, (alike(0, 1) * 4 + alike(0, 2)) * 13 + self.length(0));
        put(AlikeBefore, (alike(-1, 0) * 4 + alike(-2, 0)) * 5 + self.end(-1));
        put(Closes, closes * 13 + self.length(0));
        put(ClosedFill, closed * 10 + self.fill(-1));
        put(ClosedOpens, closed * 16 + opens);
        put(BondOpens, bond * 16 + opens);
        put(BondPair, bond * 16 + bond_after);
        let cases = [case(last[0]), case(here.shape.first[0])];
        // Behind a character that is no letter the case of a letter says something in Latin text alone.
        if self.page.language == crate::Language::Latin || cases[0] > 0 || cases[1] == 0 {
            put(LatinSeam, cases[0] * 4 + cases[1]);
        }
        put(HyphenSeam, u32::from(is_hyphenated(last)));
    }

    pub(super) fn kinds(&self, put: &mut impl FnMut(Template, u32)) {
        use Template::*;
        let here = self.here();
        let [before, length, after] = [-1, 0, 1].map(|o| self.length(o));
        put(Length, length);
        put(LengthBefore, before);
        put(LengthAfter, after);
        put(LengthPair, before * 13 + length);
        put(LengthPairAfter, length * 13 + after);
        put(TitleStep, self.title_step(0));
        put(TitleStepAfter, self.title_step(1));
        put(TitlePair, self.title_pair(0));
        put(TitlePairAfter, self.title_pair(1));
        let share = |o: isize| u32::from(self.at(o).share);
        put(Share, share(0) * 5 + self.end(0));
        put(SharePair, share(0) * 10 + share(1));
        let tail = u32::from(here.tail);
        put(Tail, (tail * 13 + length) * 5 + self.end(-1));
        let step = |o: isize| match self.title_step(o) {
            0 => 0,
            s => 1 + (s - 1) % 12,
        };
        put(TailStep, tail * 13 + step(0));
        put(TailStepAfter, tail * 13 + step(1));
        let loose = u32::from(self.facts.loose);
        put(LooseLength, (loose * 13 + length) * 5 + self.end(-1));
        put(LooseFill, (loose * 10 + self.fill(-1)) * 10 + self.fill(0));
        put(TradeLength, (u32::from(self.facts.trade) * 13 + length) * 5 + self.end(-1));
        let make =
            |o: isize| self.page.language as u32 * MAKES + u32::from(self.at(o).make);
        put(Make, make(0));
        put(MakeBefore, make(-1));
        put(MakeAfter, make(1));
        put(MakeLength, make(0) * 13 + length);
        let capitals = |o: isize| u32::from(self.at(o).shape.capitals);
        put(Capitals, capitals(0) * 13 + length);
        put(CapitalsNear, (capitals(-1) * 5 + capitals(0)) * 5 + capitals(1));
        let [behind, ahead] = [self.stop_behind(), self.stop_ahead()];
        put(StopAhead, ahead * 13 + length);
        put(StopAround, (behind * 5 + ahead) * 10 + self.fill(0));
        put(Spaces, u32::from(here.shape.spaces.min(3)) * 13 + length);
        put(MarksInside, u32::from(here.shape.marks.min(4)) * 13 + length);
        let terse =
            |o: isize| self.page.language as u32 * 6 + u32::from(self.at(o).terse);
        put(Terse, terse(0) * 13 + length);
        put(TerseBefore, terse(-1) * 13 + before);
        put(TerseEnd, terse(0) * 5 + self.end(-1));
        put(TersePair, terse(-1) * 6 + u32::from(here.terse));
        put(TersePairAfter, terse(1) * 6 + u32::from(here.terse));
        put(TerseFill, terse(0) * 10 + self.fill(0));
        put(TerseFillBefore, terse(-1) * 10 + self.fill(-1));
        let spaced = u32::from(here.shape.spaced);
        put(LetterSpaced, spaced + 2 * u32::from(self.at(-1).shape.spaced));
        put(Language, self.page.language as u32);
        let has = |o: isize, cue: Cue| u32::from(self.at(o).cues.has(cue));
        let near = |cue: Cue| has(-1, cue) + 2 * has(1, cue);
        put(Lead, has(0, Cue::Lead) * 13 + length);
        put(LeadAfter, has(1, Cue::Lead) + 2 * has(2, Cue::Lead));
        put(LeadBefore, has(-1, Cue::Lead));
        put(Byline, has(0, Cue::Byline) * 13 + length);
        put(BylineNear, near(Cue::Byline));
        put(Caption, has(0, Cue::Caption) * 13 + length);
        put(CaptionNear, near(Cue::Caption));
        put(Jump, has(0, Cue::Jump) * 13 + length);
        put(JumpNear, near(Cue::Jump));
        put(Folio, has(0, Cue::Folio) * 13 + length);
        put(FolioNear, near(Cue::Folio));
        put(Date, has(0, Cue::Date) * 13 + length);
        put(Notice, has(0, Cue::Notice) * 13 + length);
        let wide = |cue: Cue| has(-1, cue) + 2 * has(1, cue) + 4 * has(2, cue);
        put(Enacted, has(0, Cue::Enacted) * 13 + length);
        put(NoticeNear, wide(Cue::Notice) * 13 + length);
        put(EnactedNear, wide(Cue::Enacted) * 13 + length);
        put(Label, has(0, Cue::Label) * 13 + length);
        put(LabelNear, wide(Cue::Label));
        put(Imprint, has(0, Cue::Imprint) * 13 + length);
        put(ImprintNear, wide(Cue::Imprint));
        put(Masthead, has(0, Cue::Masthead) * 13 + length);
        put(MastheadNear, near(Cue::Masthead));
        let name = |o: isize| {
            has(o, Cue::Name) + 2 * has(o, Cue::SpacedName) + 3 * has(o, Cue::PartName)
        };
        put(Name, name(0) * 13 + length);
        put(NameBefore, name(-1) * 13 + length);
        put(NameAfter, (name(1) * 13 + length) * 5 + self.end(-1));
        put(Speaker, has(0, Cue::Speaker) * 5 + self.end(-1));
        put(Numbering, u32::from(here.numbering) * 5 + self.end(-1));
        put(NumberingAfter, u32::from(self.at(1).numbering));
    }

    pub(super) fn characters(&self, put: &mut impl FnMut(Template, u32)) {
        use Template::*;
        let here = &self.here().characters;
        put(FirstOne, here.first[0].into());
        put(FirstTwo, here.first[1].into());
        put(FirstThree, here.first[2].into());
        put(LastOne, here.last[0].into());
        put(LastTwo, here.last[1].into());
        put(LastTwoBefore, self.at(-1).characters.last[1].into());
        put(FirstTwoAfter, self.at(1).characters.first[1].into());
        if self.here().shape.chars <= 3 {
            put(Whole, here.first[2].into());
        }
    }
}

/// Whether a line that ends so, the very last first, ends with a hyphen behind a word.
pub(super) fn is_hyphenated(last: [char; 2]) -> bool {
    last[0] == '-' && chars::is_alphabetic(last[1])
}

/// The case of a Latin letter: 0 none, 1 small, 2 capital.
pub(super) fn case(c: char) -> u32 {
    match c {
        // No letter here has two cases.
        '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 0,
        _ if c.is_lowercase() => 1,
        _ if c.is_uppercase() => 2,
        _ => 0,
    }
}
