//! Where the lines of a page stand, for extractors that keep it by white space.
//!
//! `pdftotext -layout`, Ghostscript and some recognisers put before each line as many blanks as its
//! distance from the page's edge is wide: before lines of the text as much as before titles in the
//! middle and names at the right.

use chongpai::Role;

use crate::lines::Random;
use crate::printed::Placed;

/// How a page's lines stand.
#[derive(Debug, Clone)]
pub(crate) struct Positions {
    /// Blanks for an em: one blank is a quarter, a half or a whole.
    per_em: usize,
    /// Blanks before the page's lines.
    margin: usize,
    /// Whether each story has a margin of its own.
    own_margins: bool,
    titles: Titles,
    /// The size of headlines, and that of other titles, in tenths of the text's.
    sizes: [usize; 2],
}

/// How the lines of titles stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Titles {
    Middle,
    Left,
    /// Each further in than the one above.
    Stairs,
}

impl Positions {
    /// Draws how the lines of a page stand.
    pub(crate) fn new(random: &mut Random) -> Self {
        Self {
            per_em: [1, 1, 2, 2, 2, 4][random.below(6)],
            margin: [0, 0, random.below(6), random.below(14)][random.below(4)],
            own_margins: random.below(3) == 0,
            titles: match random.below(10) {
                0..5 => Titles::Middle,
                5..9 => Titles::Left,
                _ => Titles::Stairs,
            },
            sizes: [11 + random.below(14), 10 + random.below(6)],
        }
    }

    /// The blanks that stand for an indent of so many hundredths of an em.
    pub(crate) fn indent(&self, indent: u32) -> &'static str {
        &"        "[..(self.per_em * indent as usize / 100).min(8)]
    }

    /// Puts the lines of a page, set to a measure of so many hundredths of an em, where they stand.
    pub(crate) fn put(&self, lines: &mut [Placed], measure: u32, random: &mut Random) {
        let measure = measure as usize / 50;
        let (mut article, mut margin) = (0, self.margin);
        let same = |a: &Placed, b: &Placed| a.row.block == b.row.block;
        for block in lines.chunk_by_mut(same) {
            let row = &block[0].row;
            if self.own_margins && row.article > 0 && row.article != article {
                (article, margin) = (row.article, self.margin + random.below(40));
            }
            let role = row.role;
            let offsets = self.offsets(role, block, measure, random);
            for (line, offset) in block.iter_mut().zip(offsets) {
                let white = margin + offset * self.per_em / 2;
                line.raw.insert_str(0, &" ".repeat(white));
                if role == Role::Furniture {
                    let gap = " ".repeat(4 + random.below(20));
                    line.raw = line.raw.trim_end().replace('　', &gap);
                }
            }
        }
    }

    /// How far from the margin each line of a block stands, in half-ems.
    fn offsets(
        &self,
        role: Role,
        block: &[Placed],
        measure: usize,
        random: &mut Random,
    ) -> Vec<usize> {
        let size = match role {
            Role::Headline => self.sizes[0],
            Role::Kicker | Role::Subtitle => self.sizes[1],
            _ => 10,
        };
        let widths: Vec<usize> =
            block.iter().map(|line| width(&line.raw) * size / 10).collect();
        let widest = widths.iter().copied().max().unwrap_or(0);
        let of_each = |offset: &dyn Fn(usize, usize) -> usize| {
            widths.iter().enumerate().map(|(k, &width)| offset(k, width)).collect()
        };
        match role {
            _ if role.is_title() => {
                // Titles over several columns stand in the middle of more than one.
                let room =
                    measure.max(widest) + [0, 0, random.below(30)][random.below(3)];
                let bearing = usize::from(random.below(3) == 0) * 2 / self.per_em;
                match self.titles {
                    Titles::Middle => of_each(&|_, width| (room - width) / 2),
                    Titles::Left => of_each(&|_, _| bearing),
                    Titles::Stairs => of_each(&|k, _| k * 2 * size / 10),
                }
            }
            Role::Byline | Role::Jump => match random.below(5) {
                0 | 1 => of_each(&|_, width| measure.saturating_sub(width)),
                2 => of_each(&|_, width| measure.saturating_sub(width) / 2),
                3 => of_each(&|_, _| 4),
                _ => of_each(&|_, _| 0),
            },
            Role::Subhead => match random.below(3) {
                0 => of_each(&|_, width| measure.saturating_sub(width) / 2),
                1 => of_each(&|_, _| 4),
                _ => of_each(&|_, _| 0),
            },
            Role::Caption => {
                let aside = [0, random.below(measure)][random.below(2)];
                of_each(&|_, _| aside)
            }
            Role::Furniture => {
                let aside = random.below(measure * 2);
                of_each(&|_, _| aside)
            }
            _ => of_each(&|_, _| 0),
        }
    }
}

/// How wide a text is, in half-ems.
fn width(text: &str) -> usize {
    text.trim().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
