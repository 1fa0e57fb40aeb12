//! Two texts → the characters on both sides of their seam → features.
//!
//! The same code serves training and use. A feature is a 32-bit hash of which the upper
//! bits find a slot of a [`Table`](super::table::Table).

use crate::Language;

/// How many characters are looked at on each side.
pub const REACH: usize = 8;

/// How many characters are looked at where no space is asked for.
const EDGES: usize = 5;

/// Stands where the text is not known: beyond the end of a line.
const EDGE: u32 = 1;

/// The characters next to a seam, the nearest first.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    left: Reach,
    right: Reach,
}

/// The characters on one side of a seam, the nearest first.
#[derive(Debug, Clone, Copy)]
struct Reach {
    chars: [u32; REACH],
    /// The sorts of the nearest four, four bits each, the nearest highest.
    sorts: u16,
}

impl Reach {
    /// Nothing is known.
    const UNKNOWN: Self = Self { chars: [EDGE; REACH], sorts: 0 };

    /// The first characters of a stream that runs away from the seam.
    fn of(stream: impl Iterator<Item = char>) -> Self {
        let mut chars = [EDGE; REACH];
        for (place, c) in chars.iter_mut().zip(stream) {
            *place = fold(c);
        }
        let sorts = chars[..4].iter().fold(0, |sorts, &c| sorts << 4 | class(c) as u16);
        Self { chars, sorts }
    }

    /// The sorts of the nearest so many characters, four at most.
    fn sorts(&self, count: u32) -> u64 {
        u64::from(self.sorts >> (4 * (4 - count)))
    }

    /// The hashes of the first 1, 2, … characters.
    fn prefixes<const N: usize>(&self, salt: u64) -> [u64; N] {
        let mut out = [0; N];
        let mut hash = salt;
        for (place, &c) in out.iter_mut().zip(&self.chars) {
            hash = mix(hash, u64::from(c));
            *place = hash;
        }
        out
    }

    /// The length of the word that touches the seam: up to the first blank or edge.
    fn word(&self) -> usize {
        self.chars.iter().position(|&c| c == EDGE || c == 0x20).unwrap_or(REACH)
    }
}

impl Window {
    /// Looks at the end of one text and the beginning of the next.
    pub fn new(left: &str, right: &str) -> Self {
        Self::of(left.chars().rev(), right.chars())
    }

    /// The window of two streams of characters that run away from the seam.
    pub fn of(
        left: impl Iterator<Item = char>,
        right: impl Iterator<Item = char>,
    ) -> Self {
        Self { left: Reach::of(left), right: Reach::of(right) }
    }
}

/// The beginning and end of a line, made ready for what is asked of it: of each, no more
/// than the characters that are looked at.
#[derive(Debug, Clone, Copy)]
pub struct Edges {
    head: Reach,
    tail: Reach,
    /// The end without its marks.
    unmarked: Reach,
}

impl Edges {
    /// The edges of a line.
    pub fn of(text: &str) -> Self {
        let end = |text: &str| Reach::of(text.chars().rev().take(EDGES));
        let tail = end(text);
        let unmarked = match is_mark(tail.chars[0]) {
            true => end(unmarked(text)),
            false => tail,
        };
        Self { head: Reach::of(text.chars().take(EDGES)), tail, unmarked }
    }

    /// The window between this line and the next.
    pub(super) fn seam(&self, next: &Self) -> Window {
        Window { left: self.tail, right: next.head }
    }

    /// The window that shows one side of the seam that is asked about.
    pub(super) fn side(&self, side: Side) -> Window {
        let unknown = Reach::UNKNOWN;
        match side {
            Side::Closes => Window { left: self.unmarked, right: unknown },
            Side::Opens | Side::Leads => Window { left: unknown, right: self.head },
        }
    }
}

/// Digits are one, and so are letters; full-width ones are like ordinary ones.
#[inline]
pub(super) fn fold(c: char) -> u32 {
    // Nearly all characters are as they are.
    if matches!(c, '\u{3001}'..='\u{fefe}') { c as u32 } else { fold_other(c) }
}

fn fold_other(c: char) -> u32 {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' if c.is_alphanumeric() => {
            char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
        }
        c => c,
    };
    let folded = match c {
        '0'..='9' => '0',
        'a'..='z' => 'a',
        'A'..='Z' => 'A',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    folded as u32
}

/// What sort of character stands there; the lowest sort is no text at all.
#[inline]
fn class(c: u32) -> u32 {
    if matches!(c, 0x3400..=0x9fff) { HAN } else { other_class(c) }
}

const HAN: u32 = 6;

fn other_class(c: u32) -> u32 {
    match c {
        0xac00..=0xd7a3 => 7,
        EDGE => 0,
        0x20 => 1,
        0x30 => 2,
        0x41 | 0x61 => 3,
        0x3041..=0x309f => 4,
        0x30a0..=0x30ff => 5,
        0xf900..=0xfaff | 0x2_0000..=0x3_ffff | 0x3005 => HAN,
        0x1100..=0x11ff | 0x3130..=0x318f => 7,
        0x28 | 0x5b | 0x3008 | 0x300a | 0x300c | 0x300e | 0x3010 | 0xff08 => 8,
        0x29 | 0x5d | 0x3009 | 0x300b | 0x300d | 0x300f | 0x3011 | 0xff09 => 9,
        0x22 | 0x27 => 10,
        0x2e | 0x21 | 0x3f | 0x3002 | 0xff01 | 0xff1f => 11,
        0x2c | 0x3001 | 0xff0c | 0x3a | 0x3b | 0xff1a | 0xff1b => 12,
        _ => 13,
    }
}

const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

fn mix(hash: u64, value: u64) -> u64 {
    (hash.rotate_left(23) ^ value).wrapping_mul(ODD)
}

fn finish(hash: u64) -> u32 {
    ((hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 32) as u32
}

/// The most features that a seam can have.
pub(super) const MOST: usize = 40;

/// Takes the features of one seam.
pub(super) trait Take {
    /// Takes one feature.
    fn take(&mut self, feature: u32);

    /// Takes the feature of a kind and a hash.
    #[inline]
    fn push(&mut self, kind: u64, hash: u64) {
        self.take(finish(mix(hash, kind)));
    }
}

/// The features of one seam, gathered without allocating.
#[cfg(feature = "train")]
#[derive(Debug)]
pub struct Features {
    hashes: [u32; MOST],
    count: usize,
}

#[cfg(feature = "train")]
impl Features {
    fn gather(tell: impl FnOnce(&mut Self)) -> Self {
        let mut features = Self { hashes: [0; MOST], count: 0 };
        tell(&mut features);
        features
    }

    /// The features of which it is told whether a space stands at a seam of Korean text.
    pub fn of_glue(window: &Window) -> Self {
        Self::gather(|to| glue_features(window, to))
    }

    /// The features of which it is told how well a seam holds together.
    pub fn of_bond(window: &Window, language: Language) -> Self {
        Self::gather(|to| bond_features(window, language, to))
    }

    /// The features of which it is told what one side of a seam is.
    pub fn of_side(window: &Window, side: Side, language: Language) -> Self {
        Self::gather(|to| side_features(window, side, language, to))
    }

    /// The features gathered.
    pub fn as_slice(&self) -> &[u32] {
        &self.hashes[..self.count]
    }

    /// Tells them again.
    pub(super) fn tell(&self, to: &mut impl Take) {
        self.as_slice().iter().for_each(|&feature| to.take(feature));
    }
}

#[cfg(feature = "train")]
impl Take for Features {
    fn take(&mut self, feature: u32) {
        self.hashes[self.count] = feature;
        self.count += 1;
    }
}

/// The features from which it is told whether a space stands at a seam of Korean text.
pub(super) fn glue_features(window: &Window, out: &mut impl Take) {
    let Window { left, right } = window;
    let (l, r): ([_; REACH], [_; REACH]) = (left.prefixes(1), right.prefixes(2));
    for n in 0..6 {
        out.push(n as u64, l[n]);
        out.push(8 + n as u64, r[n]);
    }
    for (i, j) in [(0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 2), (2, 1), (1, 2), (2, 2)]
    {
        out.push(16, mix(l[i], r[j]));
    }
    let (before, after) = (left.word(), right.word());
    let whole_left = if before > 0 { l[before - 1] } else { 3 };
    let whole_right = if after > 0 { r[after - 1] } else { 3 };
    // The word that the two parts would make, wherever the seam falls in it.
    let mut joined = 4;
    for &c in left.chars[..before].iter().rev() {
        joined = mix(joined, u64::from(c));
    }
    for (n, &c) in right.chars[..after.min(4)].iter().enumerate() {
        joined = mix(joined, u64::from(c));
        out.push(20 + n as u64, joined);
    }
    for &c in &right.chars[after.min(4)..after] {
        joined = mix(joined, u64::from(c));
    }
    out.push(24, joined);
    out.push(25, mix(whole_left, r[0]));
    out.push(26, mix(whole_left, r[1]));
    out.push(27, mix(l[0], whole_right));
    out.push(28, mix(l[1], whole_right));
    out.push(29, mix(whole_left, whole_right));
    out.push(30, (before * 16 + after) as u64);
    out.push(31, left.sorts(2) << 8 | right.sorts(2));
    out.push(32, left.sorts(3) << 12 | right.sorts(1));
    out.push(33, mix(l[0], after as u64));
    out.push(34, mix(r[0], before as u64));
}

/// One number per group of languages that share statistics.
fn salt(language: Language) -> u64 {
    match language {
        Language::ZhHans | Language::ZhHant => 16,
        Language::Ja => 17,
        Language::Ko => 18,
        Language::Latin => 19,
    }
}

/// The features from which it is told how well a seam holds together.
pub(super) fn bond_features(window: &Window, language: Language, out: &mut impl Take) {
    let Window { left, right } = window;
    let salt = salt(language);
    let (l, r): ([_; 3], [_; 3]) = (left.prefixes(salt), right.prefixes(salt + 8));
    out.push(0, salt);
    for n in 0..3 {
        out.push(1 + n as u64, l[n]);
        out.push(9 + n as u64, r[n]);
    }
    for (i, j) in [(0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 2)] {
        out.push(16, mix(l[i], r[j]));
    }
    // Across one character: 在…上, 了…的.
    out.push(17, mix(mix(salt, u64::from(left.chars[1])), u64::from(right.chars[0])));
    out.push(18, mix(mix(salt, u64::from(left.chars[0])), u64::from(right.chars[1])));
    out.push(19, mix(salt, left.sorts(2) << 8 | right.sorts(2)));
    out.push(20, mix(salt, left.sorts(3) << 12 | right.sorts(1)));
    out.push(21, mix(salt, left.sorts(1) << 12 | right.sorts(3)));
    out.push(22, mix(l[0], right.sorts(2)));
    out.push(23, mix(r[0], left.sorts(2)));
}

/// What is asked of one side of a seam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Whether the right side begins a sentence.
    Opens,
    /// Whether the right side, which begins a sentence, begins a paragraph.
    Leads,
    /// Whether the left side ends a sentence, its mark not looked at.
    Closes,
}

/// The features from which it is told what one side of a seam is.
pub(super) fn side_features(
    window: &Window,
    side: Side,
    language: Language,
    out: &mut impl Take,
) {
    let reach = if side == Side::Closes { &window.left } else { &window.right };
    let salt = salt(language) + 32 * (1 + side as u64);
    let hashes: [_; 5] = reach.prefixes(salt);
    let chars = &reach.chars;
    out.push(0, salt);
    for (n, &hash) in hashes.iter().enumerate() {
        out.push(1 + n as u64, hash);
    }
    out.push(8, mix(salt, u64::from(chars[1])));
    out.push(9, mix(salt, u64::from(chars[1]) << 32 | u64::from(chars[2])));
    out.push(10, mix(salt, u64::from(chars[2])));
    out.push(11, mix(salt, reach.sorts(4)));
}

/// The text without the marks and closing brackets at its end.
pub fn unmarked(text: &str) -> &str {
    text.trim_end_matches(|c: char| is_mark(fold(c)))
}

/// Whether a character is a mark, a closing bracket or a blank.
fn is_mark(c: u32) -> bool {
    matches!(class(c), 1 | 9..=12)
}
