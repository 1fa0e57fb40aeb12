//! Logistic regression over hashed features, by the follow-the-regularised-leader rule of
//! McMahan and others (2013): it leaves most weights at exactly zero.
//!
//! Only additions, multiplications, divisions, square roots and `libm` are used, one
//! example after the other, so that any machine learns the same weights.

use chongpai::training::{LEVELS, Table, UNIT};

/// How to learn one table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settings {
    /// The table has 2 to the power of this many slots.
    pub(super) bits: u8,
    /// How fast weights move.
    pub(super) rate: f32,
    /// How much evidence a weight needs to be other than zero.
    pub(super) sparse: f32,
    /// How strongly weights are drawn towards zero.
    pub(super) ridge: f32,
    /// How often the text is read.
    pub(super) rounds: u32,
    /// Weights below this, in units, are dropped from the table.
    pub(super) least: i32,
}

/// The state of learning one table; the last slot is the bias.
pub(super) struct Learner {
    settings: Settings,
    slots: Vec<Slot>,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    sum: f32,
    square: f32,
}

impl Learner {
    pub(super) fn new(settings: Settings) -> Self {
        Self { settings, slots: vec![Slot::default(); (1 << settings.bits) + 1] }
    }

    /// Learns one example.
    pub(super) fn learn(&mut self, features: &[u32], yes: bool, weight: f32) {
        let Settings { bits, rate, sparse, ridge, .. } = self.settings;
        let mut weights = [0f32; 64];
        let mut places = [1usize << bits; 64];
        let count = features.len() + 1;
        for (place, feature) in places[1..count].iter_mut().zip(features) {
            *place = (feature >> (32 - bits)) as usize;
        }
        let mut total = 0.0;
        for (i, (&place, weight)) in places[..count].iter().zip(&mut weights).enumerate()
        {
            let sparse = if i == 0 { 0.0 } else { sparse };
            *weight = self.slots[place].weight(rate, sparse, ridge);
            total += *weight;
        }
        let chance = 1.0 / (1.0 + libm::expf(-total));
        let slope = weight * (chance - if yes { 1.0 } else { 0.0 });
        for (&place, weight) in places[..count].iter().zip(weights) {
            let slot = &mut self.slots[place];
            let square = slot.square + slope * slope;
            let step = (square.sqrt() - slot.square.sqrt()) / rate;
            slot.sum += slope - step * weight;
            slot.square = square;
        }
    }

    /// The table of what was learned, and how many weights it holds.
    pub(super) fn table(&self) -> (Vec<u8>, usize) {
        let Settings { bits, rate, sparse, ridge, least, .. } = self.settings;
        let units = |slot: &Slot, sparse| {
            libm::roundf(slot.weight(rate, sparse, ridge) * UNIT as f32) as i32
        };
        let whole: Vec<i8> = self.slots[..1 << bits]
            .iter()
            .map(|slot| units(slot, sparse).clamp(-127, 127) as i8)
            .map(|unit| if i32::from(unit).abs() < least { 0 } else { unit })
            .collect();
        let levels = levels(&whole);
        let slots: Vec<u8> = whole
            .iter()
            .map(|&unit| if unit == 0 { 0 } else { nearest(&levels, unit) as u8 + 1 })
            .collect();
        let bias = units(&self.slots[1 << bits], 0.0).clamp(-30000, 30000) as i16;
        let count = slots.iter().filter(|&&l| l != 0).count();
        (Table::write(bits, bias, levels, &slots), count)
    }
}

impl Slot {
    fn weight(&self, rate: f32, sparse: f32, ridge: f32) -> f32 {
        let over = self.sum.abs() - sparse;
        if over <= 0.0 {
            return 0.0;
        }
        let size = over / ((1.0 + self.square.sqrt()) / rate + ridge);
        if self.sum > 0.0 { -size } else { size }
    }
}

/// The values that stand for all weights with the least square error: k-means on a line.
fn levels(weights: &[i8]) -> [i8; LEVELS] {
    let mut counts = [0i64; 256];
    for &weight in weights.iter().filter(|&&w| w != 0) {
        counts[(i32::from(weight) + 128) as usize] += 1;
    }
    let total: i64 = counts.iter().sum();
    let mut levels = [0i8; LEVELS];
    // To begin with, each level stands for as many weights as any other.
    let (mut seen, mut next) = (0, 0);
    for (i, count) in counts.iter().enumerate() {
        seen += count;
        while next < LEVELS && seen * LEVELS as i64 * 2 > total * (2 * next as i64 + 1) {
            levels[next] = (i as i32 - 128) as i8;
            next += 1;
        }
    }
    for _ in 0..50 {
        let mut sums = [(0i64, 0i64); LEVELS];
        for (i, &count) in counts.iter().enumerate().filter(|(_, c)| **c > 0) {
            let weight = i as i64 - 128;
            let sum = &mut sums[nearest(&levels, weight as i8)];
            *sum = (sum.0 + count * weight, sum.1 + count);
        }
        for (level, (sum, count)) in levels.iter_mut().zip(sums) {
            if count > 0 {
                *level = ((2 * sum + count).div_euclid(2 * count)) as i8;
            }
        }
    }
    levels
}

fn nearest(levels: &[i8; LEVELS], weight: i8) -> usize {
    let distance = |l: i8| (i32::from(l) - i32::from(weight)).abs();
    (0..LEVELS).min_by_key(|&i| distance(levels[i])).unwrap_or(0)
}

/// A source of numbers that look random and are the same on every run (splitmix64).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// Puts things in another order.
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for i in (1..things.len()).rev() {
            things.swap(i, self.below(i + 1));
        }
    }
}
