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
