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
    at: usize,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn bit(&mut self) -> Option<u32> {
        let byte = self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Some(u32::from(bit))
    }

    /// A number of so many bits.
    pub(super) fn take(&mut self, count: u32) -> Option<u32> {
        (0..count).try_fold(0, |number, _| Some(number << 1 | self.bit()?))
    }

    /// A number in the Rice code: as many ones as it has whole powers, a zero, the rest.
    pub(super) fn rice(&mut self, power: u32) -> Option<u32> {
        let mut whole = 0u32;
        while self.bit()? == 1 {
            whole += 1;
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
