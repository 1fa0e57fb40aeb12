//! Bytes → numbers, with the length looked at first.

use crate::ModelError;

const PART: &str = "seam statistics";

/// Reads forward through the bytes of a model.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn slice(&mut self, length: usize) -> Result<&'a [u8], ModelError> {
        let short = ModelError::Short { part: PART, at: self.bytes.len() };
        let slice = self.bytes[self.at..].get(..length).ok_or(short)?;
        self.at += length;
        Ok(slice)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let mut out = [0; N];
        out.copy_from_slice(self.slice(N)?);
        Ok(out)
    }

    pub(super) fn byte(&mut self) -> Result<u8, ModelError> {
        Ok(self.array::<1>()?[0])
    }

    /// Reads the first bytes, which name what follows and its version.
    pub(super) fn head(&mut self, magic: [u8; 4], version: u8) -> Result<(), ModelError> {
        if self.array()? != magic {
            return Err(ModelError::NotAModel { part: PART });
        }
        match self.byte()? {
            found if found == version => Ok(()),
            found => Err(ModelError::Version { part: PART, found }),
        }
    }

    /// Nothing may be left over.
    pub(super) fn end(&self) -> Result<(), ModelError> {
        if self.at == self.bytes.len() { Ok(()) } else { Err(self.damaged(self.at)) }
    }

    pub(super) fn damaged(&self, at: usize) -> ModelError {
        ModelError::Damaged { part: PART, at }
    }
}

/// Reads forward through the bits of some bytes, the highest of each byte first.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    /// The next bits, the first one highest.
    ahead: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, ahead: 0, count: 0 }
    }

    /// Looks ahead as far as the bytes go, 57 bits or more.
    fn fill(&mut self) {
        while self.count <= 56 {
            let Some((&byte, rest)) = self.bytes.split_first() else { return };
            self.bytes = rest;
            self.ahead |= u64::from(byte) << (56 - self.count);
            self.count += 8;
        }
    }

    fn skip(&mut self, count: u32) {
        self.ahead = self.ahead.checked_shl(count).unwrap_or(0);
        self.count -= count;
    }

    /// A number of so many bits, at most 32.
    pub(super) fn take(&mut self, count: u32) -> Option<u32> {
        self.fill();
        if count > self.count || count == 0 {
            return (count == 0).then_some(0);
        }
        let number = (self.ahead >> (64 - count)) as u32;
        self.skip(count);
        Some(number)
    }

    /// A number in the Rice code: as many ones as it has whole powers, a zero, the rest.
    pub(super) fn rice(&mut self, power: u32) -> Option<u32> {
        let mut whole = 0u32;
        loop {
            self.fill();
            let ones = self.ahead.leading_ones();
            whole = whole.saturating_add(ones);
            if ones < self.count {
                self.skip(ones + 1);
                break;
            }
            // All that was ahead are ones: there must be more.
            if self.bytes.is_empty() {
                return None;
            }
            (self.ahead, self.count) = (0, 0);
        }
        let rest = self.take(power)?;
        whole.checked_mul(1 << power)?.checked_add(rest)
    }
}

/// Writes what [`Bits`] reads.
#[cfg(any(test, feature = "train"))]
#[derive(Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    at: usize,
}

#[cfg(any(test, feature = "train"))]
impl BitWriter {
    pub(super) fn put(&mut self, number: u32, count: u32) {
        for i in (0..count).rev() {
            if self.at.is_multiple_of(8) {
                self.bytes.push(0);
            }
            self.bytes[self.at / 8] |= ((number >> i & 1) as u8) << (7 - self.at % 8);
            self.at += 1;
        }
    }

    pub(super) fn rice(&mut self, number: u32, power: u32) {
        for _ in 0..number >> power {
            self.put(1, 1);
        }
        self.put(0, 1);
        self.put(number & ((1 << power) - 1), power);
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}
