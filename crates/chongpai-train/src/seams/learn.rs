//! Logistic regression over hashed features, by the follow-the-regularised-leader rule of
//! McMahan and others (2013): it leaves most weights at exactly zero.
//!
//! Only additions, multiplications, divisions, square roots and `libm` are used, one
//! example after the other, so that any machine learns the same weights.

use chongpai::training::{LEVELS, UNIT, write_table};

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
    /// How often the text is read to choose weights.
    pub(super) rounds: u32,
    /// Weights below this, in units, are not chosen.
    pub(super) least: i32,
    /// How often the text is read to settle the weights chosen.
    pub(super) more: u32,
}

/// The state of learning one table; the last slot is the bias.
pub(super) struct Learner {
    settings: Settings,
    slots: Vec<Slot>,
    /// Once weights are chosen, no other moves.
    chosen: Option<Vec<bool>>,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    sum: f32,
    square: f32,
}

impl Learner {
    pub(super) fn new(settings: Settings) -> Self {
        let slots = vec![Slot::default(); (1 << settings.bits) + 1];
        Self { settings, slots, chosen: None }
    }

    /// Learns one example.
    pub(super) fn learn(&mut self, features: &[u32], yes: bool) {
        let Settings { bits, rate, ridge, .. } = self.settings;
        let sparse = self.sparse();
        let mut known = [(1usize << bits, 0f32); 64];
        known[0].1 = self.slots[1 << bits].weight(rate, 0.0, ridge);
        let (mut count, mut total) = (1, known[0].1);
        for feature in features {
            let place = (feature >> (32 - bits)) as usize;
            if self.chosen.as_ref().is_some_and(|chosen| !chosen[place]) {
                continue;
            }
            let weight = self.slots[place].weight(rate, sparse, ridge);
            known[count] = (place, weight);
            count += 1;
            total += weight;
        }
        let chance = 1.0 / (1.0 + libm::expf(-total));
        let slope = chance - if yes { 1.0 } else { 0.0 };
        for &(place, weight) in &known[..count] {
            let slot = &mut self.slots[place];
            let square = slot.square + slope * slope;
            let step = (square.sqrt() - slot.square.sqrt()) / rate;
            slot.sum += slope - step * weight;
            slot.square = square;
        }
    }

    /// Chooses the weights that go into the table: from now on they are learned without
    /// being drawn to zero, and no others are.
    pub(super) fn choose(&mut self) {
        let Settings { bits, rate, sparse, ridge, least, .. } = self.settings;
        let worth = |slot: &Slot| {
            slot.weight(rate, sparse, ridge).abs() * UNIT as f32 >= least as f32
        };
        self.chosen = Some(self.slots[..1 << bits].iter().map(worth).collect());
        for slot in &mut self.slots[..1 << bits] {
            slot.sum -= sparse.copysign(slot.sum);
        }
    }

    fn sparse(&self) -> f32 {
        if self.chosen.is_some() { 0.0 } else { self.settings.sparse }
    }

    /// The table of what was learned, and how many weights it holds.
    pub(super) fn table(&self) -> (Vec<u8>, usize) {
        let Settings { bits, rate, ridge, .. } = self.settings;
        let units = |slot: &Slot, sparse| {
            libm::roundf(slot.weight(rate, sparse, ridge) * UNIT as f32) as i32
        };
        let whole: Vec<(u32, i8)> = (0..1u32 << bits)
            .filter(|&key| self.chosen.as_ref().is_none_or(|c| c[key as usize]))
            .map(|key| (key, units(&self.slots[key as usize], self.sparse())))
            .filter(|&(_, unit)| unit != 0)
            .map(|(key, unit)| (key, unit.clamp(-127, 127) as i8))
            .collect();
        let levels = levels(&whole);
        let weights: Vec<(u32, u8)> =
            whole.iter().map(|&(key, w)| (key, nearest(&levels, w) as u8)).collect();
        let bias = units(&self.slots[1 << bits], 0.0).clamp(-30000, 30000) as i16;
        (write_table(bits, bias, levels, &weights), weights.len())
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
fn levels(weights: &[(u32, i8)]) -> [i8; LEVELS] {
    let mut counts = [0i64; 256];
    for &(_, weight) in weights {
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
    // A weight of zero is none; a level at zero would stand for very few.
    levels.map(|level| if level == 0 { 1 } else { level })
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
