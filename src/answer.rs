//! The worker's answer: a document as flat columns over two texts.
//!
//! The columns hold what is needed to show the articles; what is asked for seldom (the
//! reasons of a decision) is fetched one line at a time.

use std::ops::Range;

use chongpai::{EditKind, Language, Place, Role, Writing};

/// A reflowed page, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The main language of the page.
    pub language: Language,
    /// The direction the page was set in.
    pub writing: Writing,
    /// Whether columns came out by turns, so that blocks and their lines are not in the order of
    /// the source.
    pub interleaved: bool,
    /// The clean text: first the articles as plain text, then the furniture, one block a
    /// line.
    pub text: String,
    /// Where the articles end and the furniture begins, in bytes of `text`.
    pub articles_end: u32,
    /// The articles in reading order.
    pub articles: Vec<ArticleRow>,
    /// The blocks in reading order, those of the furniture last.
    pub blocks: Vec<BlockRow>,
    /// The lines of each block, one block after the other.
    pub block_lines: Vec<u32>,
    /// The non-blank lines in source order.
    pub lines: Vec<LineRow>,
    /// All changes of the text in source order.
    pub edits: Vec<EditRow>,
    /// Corrections that could not be followed, by their index.
    pub ignored: Vec<u32>,
}

/// One article: `[first block, confidence in per mille, characters]`.
pub type ArticleRow = [u32; 3];
/// One block: `[role, article or NONE, text start, text end, first of block_lines]`, the
/// text in bytes of [`Answer::text`].
pub type BlockRow = [u32; 5];
/// One line: `[number, source start, source end, block, text start, decision]`.
pub type LineRow = [u32; 6];
/// One edit: `[source start, source end, kind]`.
pub type EditRow = [u32; 3];

/// From this length on, in bytes, sending a text, unpacking an answer and showing it are
/// tasks of their own, so that none of them holds up the page; and the library keeps the answer
/// with the text, so that the page is there before it has been read again.
pub const LONG: usize = 300_000;

/// Stands for "no article".
pub const NONE: u32 = u32::MAX;

/// What was decided at a line, as it is packed into a [`LineRow`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// Whether the line begins a block or goes on with one.
    pub place: Place,
    /// Per mille.
    pub place_confidence: u32,
    /// Per mille.
    pub role_confidence: u32,
    /// Whether the reader fixed the place.
    pub place_corrected: bool,
    /// Whether the reader fixed the role.
    pub role_corrected: bool,
}

impl Decided {
    /// Packs the decision into one number.
    pub fn pack(self) -> u32 {
        let place = match self.place {
            Place::Begins => 0,
            Place::Continues => 1,
            Place::Resumes => 2,
        };
        place
            | u32::from(self.place_corrected) << 2
            | u32::from(self.role_corrected) << 3
            | self.place_confidence.min(1000) << 8
            | self.role_confidence.min(1000) << 20
    }

    fn unpack(word: u32) -> Self {
        Self {
            place: match word & 3 {
                0 => Place::Begins,
                1 => Place::Continues,
                _ => Place::Resumes,
            },
            place_corrected: word & 4 != 0,
            role_corrected: word & 8 != 0,
            place_confidence: word >> 8 & 0xfff,
            role_confidence: word >> 20,
        }
    }
}

impl Answer {
    /// Says that of the corrections these first ones are of rules: the reader is told only of
    /// his own that could not be followed.
    pub fn own(&mut self, ruled: usize) {
        let own = |&index: &u32| index.checked_sub(ruled as u32);
        self.ignored = self.ignored.iter().filter_map(own).collect();
    }

    /// The role of a block.
    pub fn role(&self, block: u32) -> Role {
        Role::ALL[self.blocks[block as usize][0] as usize]
    }

    /// The article of a block; `None` for furniture.
    pub fn article_of(&self, block: u32) -> Option<u32> {
        Some(self.blocks[block as usize][1]).filter(|&a| a != NONE)
    }

    /// Where a block stands in [`text`](Self::text), in bytes.
    pub fn block_range(&self, block: u32) -> Range<usize> {
        let [_, _, start, end, _] = self.blocks[block as usize];
        start as usize..end as usize
    }

    /// The clean text of a block.
    pub fn block_text(&self, block: u32) -> &str {
        &self.text[self.block_range(block)]
    }

    /// The lines of a block in the order in which they are read, as indices into [`lines`](Self::lines).
    pub fn lines_of(&self, block: u32) -> &[u32] {
        let start = self.blocks[block as usize][4] as usize;
        let end = self.blocks.get(block as usize + 1).map(|b| b[4] as usize);
        &self.block_lines[start..end.unwrap_or(self.block_lines.len())]
    }

    /// The blocks of an article.
    pub fn blocks_of(&self, article: u32) -> Range<u32> {
        let start = self.articles[article as usize][0];
        let end = self.articles.get(article as usize + 1).map(|a| a[0]);
        start..end.unwrap_or_else(|| self.furniture().start)
    }

    /// The blocks that belong to no article.
    pub fn furniture(&self) -> Range<u32> {
        let count = self.blocks.len();
        let titled = self.blocks.partition_point(|b| b[1] != NONE);
        titled as u32..count as u32
    }

    /// All articles as plain text.
    pub fn articles_text(&self) -> &str {
        &self.text[..self.articles_end as usize]
    }

    /// How many characters an article has, white space not counted.
    pub fn characters(&self, article: u32) -> u32 {
        self.articles[article as usize][2]
    }

    /// One article as plain text, one block a line.
    pub fn article_text(&self, article: u32) -> &str {
        let blocks = self.blocks_of(article);
        if blocks.is_empty() {
            return "";
        }
        let start = self.block_range(blocks.start).start;
        let end = self.block_range(blocks.end - 1).end;
        &self.text[start..end]
    }

    /// The 1-based number of a line in the source.
    pub fn number(&self, line: u32) -> u32 {
        self.lines[line as usize][0]
    }

    /// What a line covers in the source, in bytes.
    pub fn line_span(&self, line: u32) -> Range<usize> {
        let row = self.lines[line as usize];
        row[1] as usize..row[2] as usize
    }

    /// The block a line stands in.
    pub fn block_at(&self, line: u32) -> u32 {
        self.lines[line as usize][3]
    }

    /// The line with a 1-based number in the source; `None` if it is blank or not there.
    pub fn line_of_number(&self, number: u32) -> Option<u32> {
        Some(self.lines.binary_search_by_key(&number, |l| l[0]).ok()? as u32)
    }

    /// The block of the line with a 1-based number in the source.
    pub fn block_of_number(&self, number: u32) -> Option<u32> {
        Some(self.block_at(self.line_of_number(number)?))
    }

    /// Where a line's clean text begins, in bytes of [`text`](Self::text).
    pub fn line_start(&self, line: u32) -> usize {
        self.lines[line as usize][4] as usize
    }

    /// The clean text of a line, with what stands between it and the next of its block.
    pub fn line_text(&self, line: u32) -> &str {
        let block = self.block_at(line);
        let lines = self.lines_of(block);
        let next = lines.iter().position(|&l| l == line).and_then(|at| lines.get(at + 1));
        let end = next.map_or(self.block_range(block).end, |&l| self.line_start(l));
        self.text.get(self.line_start(line)..end).unwrap_or_default()
    }

    /// What was decided at a line.
    pub fn decided(&self, line: u32) -> Decided {
        Decided::unpack(self.lines[line as usize][5])
    }

    /// The changes of a line's text: `(span in the source, kind)`.
    pub fn edits_of(
        &self,
        line: u32,
    ) -> impl Iterator<Item = (Range<usize>, EditKind)> + '_ {
        let span = self.line_span(line);
        let first = self.edits.partition_point(|e| (e[0] as usize) < span.start);
        self.edits[first..].iter().take_while(move |e| e[1] as usize <= span.end).map(
            |&[start, end, kind]| {
                (start as usize..end as usize, EditKind::ALL[kind as usize])
            },
        )
    }

    /// The line before this one in its block; `None` at a block's first line.
    pub fn line_before(&self, line: u32) -> Option<u32> {
        let lines = self.lines_of(self.block_at(line));
        let at = lines.iter().position(|&l| l == line)?;
        at.checked_sub(1).map(|before| lines[before])
    }

    /// The line that a block's first line would go on with: the one above it, or, where columns
    /// came out by turns, the last one of the block before.
    pub fn above(&self, line: u32) -> Option<u32> {
        if self.interleaved {
            self.lines_of(self.block_at(line).checked_sub(1)?).last().copied()
        } else {
            line.checked_sub(1)
        }
    }

    /// Packs the answer into a column of numbers and its text.
    pub fn pack(self) -> (Vec<u32>, String) {
        let mut words = vec![
            Language::ALL.iter().position(|&l| l == self.language).unwrap_or(0) as u32,
            u32::from(self.writing == Writing::Vertical)
                | u32::from(self.interleaved) << 1,
            self.articles_end,
            self.articles.len() as u32,
            self.blocks.len() as u32,
            self.block_lines.len() as u32,
            self.lines.len() as u32,
            self.edits.len() as u32,
            self.ignored.len() as u32,
        ];
        words.extend_from_slice(self.articles.as_flattened());
        words.extend_from_slice(self.blocks.as_flattened());
        words.extend_from_slice(&self.block_lines);
        words.extend_from_slice(self.lines.as_flattened());
        words.extend_from_slice(self.edits.as_flattened());
        words.extend_from_slice(&self.ignored);
        (words, self.text)
    }

    /// Unpacks an answer; `None` if the numbers do not fit together.
    pub fn unpack(words: &[u32], text: String) -> Option<Self> {
        let (&[language, setting, articles_end, a, b, bl, l, e, i], mut rest) =
            words.split_first_chunk::<9>()?;
        let answer = Self {
            language: *Language::ALL.get(language as usize)?,
            writing: if setting & 1 == 1 {
                Writing::Vertical
            } else {
                Writing::Horizontal
            },
            interleaved: setting >> 1 == 1,
            text,
            articles_end,
            articles: rows(&mut rest, a)?,
            blocks: rows(&mut rest, b)?,
            block_lines: rows::<1>(&mut rest, bl)?.into_flattened(),
            lines: rows(&mut rest, l)?,
            edits: rows(&mut rest, e)?,
            ignored: rows::<1>(&mut rest, i)?.into_flattened(),
        };
        (rest.is_empty() && answer.fits()).then_some(answer)
    }

    /// Whether every index points to something, so that showing the answer cannot fail.
    fn fits(&self) -> bool {
        let ordered = |a: u32, b: u32| a <= b;
        let place = |at: u32| self.text.is_char_boundary(at as usize);
        let blocks = self.blocks.len() as u32;
        let block_lines = self.block_lines.len() as u32;
        place(self.articles_end)
            && self.articles.is_sorted_by(|a, b| a[0] <= b[0])
            && self.articles.iter().all(|a| a[0] <= self.furniture().start)
            && self.blocks.is_sorted_by(|a, b| a[3] <= b[2] && a[4] <= b[4])
            && self.blocks.iter().all(|&[role, article, start, end, first]| {
                (role as usize) < Role::ALL.len()
                    && (article == NONE || (article as usize) < self.articles.len())
                    && ordered(start, end)
                    && place(start)
                    && place(end)
                    && first <= block_lines
            })
            && self.block_lines.iter().all(|&l| (l as usize) < self.lines.len())
            && self.lines.is_sorted_by(|a, b| a[2] <= b[1])
            && self.lines.iter().all(|&[_, start, end, block, at, _]| {
                ordered(start, end) && block < blocks && place(at)
            })
            && self.edits.iter().all(|&[start, end, kind]| {
                ordered(start, end) && (kind as usize) < EditKind::ALL.len()
            })
    }
}

/// Takes `count` rows of `N` numbers from the front of `words`.
fn rows<const N: usize>(words: &mut &[u32], count: u32) -> Option<Vec<[u32; N]>> {
    let (taken, rest) = words.split_at_checked((count as usize).checked_mul(N)?)?;
    *words = rest;
    Some(taken.as_chunks::<N>().0.to_vec())
}
