//! The characters at the edges of a line → numbers for the model.

use crate::chars::{self, Class};
use crate::lines::Shape;
use crate::templates::HASHED;

/// The first and last characters of a line, by class and hashed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Characters {
    /// Buckets for the first character, the first two, and the first three.
    pub(super) first: [u16; 3],
    /// Buckets for the last character and the last two.
    pub(super) last: [u16; 2],
    /// The classes of the first two characters, and of the last two, the very last first.
    edges: [u8; 4],
}

impl Characters {
    /// Those of no line.
    pub(super) const NONE: Self = Self { first: [0; 3], last: [0; 2], edges: [0; 4] };

    pub(super) fn of(shape: &Shape) -> Self {
        let &Shape { first, last, .. } = shape;
        let [a, b, c] = first;
        let first = hash(a);
        let second = mix(first, b);
        let end = hash(last[0]);
        Self {
            first: [first, second, mix(second, c)].map(bucket),
            last: [end, mix(end, last[1])].map(bucket),
            edges: [a, b, last[0], last[1]].map(edge),
        }
    }

    /// How many characters two lines begin with alike, three at most.
    pub(super) fn alike(&self, other: &Self) -> u32 {
        let pairs = self.first.iter().zip(&other.first);
        pairs.take_while(|(a, b)| a == b).count() as u32
    }

    /// The classes of the first character and the second.
    pub(super) fn first_edges(&self) -> [u32; 2] {
        [self.edges[0], self.edges[1]].map(u32::from)
    }

    /// The classes of the last character and the one before it.
    pub(super) fn last_edges(&self) -> [u32; 2] {
        [self.edges[2], self.edges[3]].map(u32::from)
    }
}

/// The class of a character at a line's edge, finer than [`Class`] where it matters.
fn edge(c: char) -> u8 {
    match c {
        '\u{5000}'..='\u{9fff}' => 11,
        '\0' => 0,
        '。' | '．' | '.' => 1,
        '！' | '？' | '!' | '?' => 2,
        '，' | ',' | '、' | '､' => 3,
        '：' | ':' => 4,
        '；' | ';' => 5,
        '…' | '—' | '―' | '─' => 6,
        '」' | '”' | '』' | '"' | '’' => 7,
        '「' | '“' | '『' | '‘' => 8,
        _ => match chars::class(c) {
            Class::Open => 9,
            Class::Close => 10,
            Class::Han => 11,
            Class::Hiragana => 12,
            Class::Katakana | Class::SmallKana | Class::Prolonged => 13,
            Class::Hangul => 14,
            Class::Letter | Class::WideLetter => 15,
            Class::Digit | Class::WideDigit => 16,
            _ => 17,
        },
    }
}

/// A hash of a character; every digit counts as one and the same.
fn hash(c: char) -> u32 {
    mix(0x9e37_79b9, c)
}

/// The hash of some characters and one more.
fn mix(hash: u32, c: char) -> u32 {
    let c = if chars::is_numeric(c) { '0' } else { c };
    let hash = (hash ^ c as u32).wrapping_mul(0x85eb_ca6b);
    hash ^ (hash >> 15)
}

/// The bucket of a hash.
fn bucket(hash: u32) -> u16 {
    ((hash.wrapping_mul(0xc2b2_ae35) >> 16) % HASHED) as u16
}
