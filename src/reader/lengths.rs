//! How long a text is, as a reader of its language counts.

/// Counts the characters that are read: all but white space.
pub fn characters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The first characters of a text, with an ellipsis where more follow.
pub fn opening(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// A number with its thousands set apart, as all our languages write it.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_count_what_they_read() {
        assert_eq!(characters("早春 的\n公园　。"), 6);
        assert_eq!(opening("早春的公园", 5), "早春的公园");
        assert_eq!(opening("早春的公园里", 2), "早春…");
        assert_eq!(opening("in the park", 3), "in…");
        let cases = [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")];
        for (number, expected) in cases {
            assert_eq!(grouped(number), expected);
        }
    }
}
