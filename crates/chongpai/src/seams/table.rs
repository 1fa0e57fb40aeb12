//! A table of small weights, found by hash.
//!
//! A feature's hash, cut to the table's number of bits, is the key of its weight; most keys
//! have none. In the file a table is the number of bits, the bias, the fifteen values that
//! a weight can take, and then, for each key with a weight in ascending order, how many
//! keys are passed over (a Rice code) and which value it has (four bits).

use super::reading::{Bits, Reader};
use super::window::{MOST as FEATURES, Take};
use crate::ModelError;

/// The number of values that a weight can take, zero aside.
pub const LEVELS: usize = 15;

/// The most weights a table may have: far more than any that is worth its bytes, and few
/// enough to be kept in memory whatever the bytes say.
const MOST: usize = 1 << 18;

/// Weights, and the sum to begin with.
#[derive(Debug, Clone)]
pub(super) struct Table {
    bias: i32,
    shift: u32,
    /// An open hash table, at most half full: a key in the upper 24 bits, its weight in the
    /// lower 8. No weight is zero, so zero is an empty place.
    places: Vec<u32>,
    /// One bit for each beginning of a key: whether any weight has it. Most features have
    /// no weight, and this is small enough to stay near the processor.
    known: Box<Known>,
}

type Known = [u64; 1 << (KNOWN - 6)];

/// The bits of a feature's hash that find its bit in `known`: 32 KiB of them.
const KNOWN: u32 = 18;

/// The bit in `known` of a hash.
fn beginning(hash: u32) -> (usize, u32) {
    let bit = hash >> (32 - KNOWN);
    (bit as usize >> 6, bit & 63)
}

impl Table {
    /// Reads one table.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        let at = reader.at();
        let damaged = reader.damaged(at);
        let bits = u32::from(reader.byte()?);
        let bias = i32::from(i16::from_le_bytes(reader.array()?));
        let levels: [u8; LEVELS] = reader.array()?;
        let rice = u32::from(reader.byte()?);
        let count = u32::from_le_bytes(reader.array()?) as usize;
        let length = u32::from_le_bytes(reader.array()?) as usize;
        if !(8..=24).contains(&bits) || rice > 16 || count > MOST {
            return Err(damaged);
        }
        let mut packed = Bits::new(reader.slice(length)?);
        let mut places = vec![0; (2 * count + 1).next_power_of_two()];
        let mut known = Box::new([0; 1 << (KNOWN - 6)]);
        let mut key = 0u32;
        for _ in 0..count {
            let gap = packed.rice(rice).ok_or(damaged.clone())?;
            let level = packed.take(4).ok_or(damaged.clone())?;
            key = key.saturating_add(gap);
            let weight = levels.get(level as usize).copied().unwrap_or(0);
            if key >> bits != 0 || weight == 0 {
                return Err(damaged);
            }
            let mut place = key as usize & (places.len() - 1);
            while places[place] != 0 {
                place = (place + 1) & (places.len() - 1);
            }
            places[place] = key << 8 | u32::from(weight);
            // A short key stands for several beginnings.
            for rest in 0..1 << KNOWN.saturating_sub(bits) {
                let (word, bit) = beginning(key << (32 - bits) | rest << (32 - KNOWN));
                known[word] |= 1 << bit;
            }
            key += 1;
        }
        Ok(Self { bias, shift: 32 - bits, places, known })
    }

    /// The sum of the bias and the weights of the features that are told.
    pub(super) fn sum(&self, tell: impl FnOnce(&mut Sieve)) -> i32 {
        let mut sieve = Sieve { known: &self.known, found: [0; ROOM], count: 0 };
        tell(&mut sieve);
        let found = &sieve.found[..sieve.count];
        found.iter().fold(self.bias, |sum, f| sum + self.weight(f >> self.shift))
    }

    fn weight(&self, key: u32) -> i32 {
        let mask = self.places.len() - 1;
        let mut place = key as usize & mask;
        loop {
            let found = self.places[place];
            if found == 0 {
                return 0;
            }
            if found >> 8 == key {
                return i32::from(found as u8 as i8);
            }
            place = (place + 1) & mask;
        }
    }
}

/// Keeps of the features of a seam those that may have a weight, found without a branch.
pub(super) struct Sieve<'a> {
    known: &'a Known,
    found: [u32; ROOM],
    count: usize,
}

/// As many places as any seam has features, and so many that none need be looked for twice.
const ROOM: usize = FEATURES.next_power_of_two();

impl Take for Sieve<'_> {
    #[inline]
    fn take(&mut self, feature: u32) {
        let (word, bit) = beginning(feature);
        self.found[self.count % ROOM] = feature;
        self.count += (self.known[word] >> bit & 1) as usize;
    }
}

/// Writes a table: keys below 2 to the power of `bits`, in ascending order, each with the
/// number of its level.
#[cfg(any(test, feature = "train"))]
pub fn write_table(
    bits: u8,
    bias: i16,
    levels: [i8; LEVELS],
    weights: &[(u32, u8)],
) -> Vec<u8> {
    // The best parameter is near the logarithm of the mean gap.
    let mean = (1u32 << bits) / (weights.len() as u32 + 1);
    let rice = mean.max(1).ilog2().min(16);
    let mut packed = super::reading::BitWriter::default();
    let mut next = 0;
    for &(key, level) in weights {
        packed.rice(key - next, rice);
        packed.put(u32::from(level), 4);
        next = key + 1;
    }
    let packed = packed.finish();
    let mut out = vec![bits];
    out.extend(bias.to_le_bytes());
    out.extend(levels.map(|l| l as u8));
    out.push(rice as u8);
    out.extend((weights.len() as u32).to_le_bytes());
    out.extend((packed.len() as u32).to_le_bytes());
    out.extend(packed);
    out
}
