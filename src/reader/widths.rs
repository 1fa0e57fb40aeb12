//! Characters without their width.

/// The half-width form of a full-width letter, digit, mark or space; any other character as
/// it is.
pub fn half(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_full_width_forms_change() {
        assert_eq!(
            "！０Ａｚ～　中ｱ。a".chars().map(half).collect::<String>(),
            "!0Az~ 中ｱ。a"
        );
    }
}
