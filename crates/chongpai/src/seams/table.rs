//! A table of small weights, found by hash.
//!
//! Most slots are zero. In the file a table is its size as a power of two, its bias, the
//! fourteen values that a weight can take, and one byte per weight: the high half says how
//! many slots are passed over, the low half which value stands in the next one. A low half
//! of 0 sets nothing and passes over sixteen times the high half and sixteen more.

use super::reading::Reader;
use crate::ModelError;

/// The number of values that a weight can take, zero aside.
pub const LEVELS: usize = 15;

/// Weights, and the sum to begin with.
#[derive(Debug, Clone)]
pub struct Table {
    bias: i32,
    shift: u32,
    weights: Vec<i8>,
}

impl Table {
    /// Reads one table.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        let at = reader.at();
        let bits = u32::from(reader.byte()?);
        if !(8..=20).contains(&bits) {
            return Err(reader.damaged(at));
        }
        let bias = i32::from(i16::from_le_bytes(reader.array()?));
        let levels: [u8; LEVELS] = reader.array()?;
        let length = u32::from_le_bytes(reader.array()?);
        let start = reader.at();
        let packed = reader.slice(length as usize)?;
        let mut weights = vec![0; 1 << bits];
        let mut slot = 0;
        for (i, &byte) in packed.iter().enumerate() {
            let skip = usize::from(byte >> 4);
            match usize::from(byte & 15) {
                0 => slot += 16 * (skip + 1),
                level => {
                    slot += skip;
                    let place = weights.get_mut(slot);
                    *place.ok_or(reader.damaged(start + i))? = levels[level - 1] as i8;
                    slot += 1;
                }
            }
        }
        Ok(Self { bias, shift: 32 - bits, weights })
    }

    /// Writes a table: 2 to the power of `bits` slots, each the number of its level, 0 for
    /// none.
    #[cfg(any(test, feature = "train"))]
    pub fn write(bits: u8, bias: i16, levels: [i8; LEVELS], slots: &[u8]) -> Vec<u8> {
        let mut packed = Vec::new();
        let mut gap = 0;
        for &level in slots {
            if level == 0 {
                gap += 1;
                continue;
            }
            while gap > 15 {
                let sixteens = (gap / 16).min(16);
                packed.push(((sixteens - 1) << 4) as u8);
                gap -= 16 * sixteens;
            }
            packed.push((gap << 4) as u8 | level);
            gap = 0;
        }
        let mut out = vec![bits];
        out.extend(bias.to_le_bytes());
        out.extend(levels.map(|l| l as u8));
        out.extend((packed.len() as u32).to_le_bytes());
        out.extend(packed);
        out
    }

    /// The sum of the bias and the weights of some features.
    pub(super) fn sum(&self, features: &[u32]) -> i32 {
        self.bias
            + features
                .iter()
                .map(|f| i32::from(self.weights[(f >> self.shift) as usize]))
                .sum::<i32>()
    }
}
