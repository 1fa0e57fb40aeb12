//! Sorting by numbers.
//!
//! The standard library's sort is made anew for every type that is sorted, several
//! kilobytes each time, and most of ours sort a handful of things. All of them go through
//! one.

/// Sorts by a number; what has the same number keeps its order.
pub(crate) fn by_key<T: Copy>(items: &mut [T], key: impl Fn(&T) -> u64) {
    let mut places: Vec<(u64, u32)> =
        items.iter().zip(0..).map(|(item, place)| (key(item), place)).collect();
    sort(&mut places);
    let sorted: Vec<T> = places.iter().map(|&(_, i)| items[i as usize]).collect();
    items.copy_from_slice(&sorted);
}

/// Two numbers as one, the first of which counts more.
pub(crate) fn pair(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// A number that is the smaller, the greater the score.
pub(crate) fn falling(score: i64) -> u64 {
    !(score.cast_unsigned() ^ 1 << 63)
}

/// Sorts numbers with their places.
#[inline(never)]
pub(crate) fn sort(places: &mut [(u64, u32)]) {
    places.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_keep_their_order() {
        let mut words = ["bb", "a", "cc", "", "b"];
        by_key(&mut words, |w| w.len() as u64);
        assert_eq!(words, ["", "a", "b", "bb", "cc"]);
    }

    #[test]
    fn the_greater_score_comes_first() {
        let mut scores = [0, i64::MIN, -1, i64::MAX, 1];
        by_key(&mut scores, |&s| falling(s));
        assert_eq!(scores, [i64::MAX, 1, 0, -1, i64::MIN]);
    }

    #[test]
    fn the_first_of_a_pair_counts_more() {
        let mut pairs = [(1, 2), (0, u32::MAX), (1, 0)];
        by_key(&mut pairs, |&(a, b)| pair(a, b));
        assert_eq!(pairs, [(0, u32::MAX), (1, 0), (1, 2)]);
    }
}
