//! Two lines of CJK text with Latin letters on both sides of the line end → whether it cuts
//! a word.
//!
//! Pages with narrow columns cut Latin words without a hyphen wherever the line is full.
//! Elsewhere lines end between words. Which of both it is can be told from the case and the
//! length of the pieces: names begin with a capital or are set in capitals throughout.

use super::habit::is_latin;

/// Whether the letters on both sides of a line end are one word: `Spor|ts`, `ZER|O`.
pub(super) fn is_cut(left: &str, right: &str) -> bool {
    let ((first, rest), second) = (last_word(left), first_word(right));
    let one = |word: &str| word.chars().nth(1).is_none();
    match second.chars().next() {
        Some(c) if c.is_lowercase() => {
            // ww|w, and what is left of a name.
            first.ends_with(c) && second.chars().all(|next| next == c)
                || first.contains(char::is_uppercase)
                    && !is_in_sentence(rest)
                    && !is_joined_to_names(second)
                || one(first) && one(second)
        }
        // Names in capitals; `Vitamin C` ends in one, too.
        Some(_) => {
            let capitals = |word: &str| word.chars().all(char::is_uppercase);
            (one(first) || one(second)) && capitals(first) && capitals(second)
        }
        None => false,
    }
}

/// Whether a text ends in a word in small letters and a space.
fn is_in_sentence(text: &str) -> bool {
    let word = text.strip_suffix(' ').map(|text| last_word(text).0);
    word.is_some_and(|word| word.starts_with(char::is_lowercase))
}

/// Words in small letters that stand among those of a name: `The Best of`, `Tower and Co`.
fn is_joined_to_names(word: &str) -> bool {
    const WORDS: [&str; 22] = [
        "a", "an", "and", "as", "at", "by", "de", "du", "for", "from", "in", "is", "of",
        "on", "or", "the", "to", "und", "van", "von", "vs", "with",
    ];
    WORDS.contains(&word)
}

/// The Latin letters at the end of a text, and what stands before them.
fn last_word(text: &str) -> (&str, &str) {
    let rest = text.trim_end_matches(is_latin);
    (&text[rest.len()..], rest)
}

/// The Latin letters at the beginning of a text.
fn first_word(text: &str) -> &str {
    let rest = text.trim_start_matches(is_latin);
    &text[..text.len() - rest.len()]
}

#[cfg(test)]
mod tests {
    use super::is_cut;

    #[test]
    fn names_are_cut_between_their_letters() {
        for (left, right) in [
            ("朝の「Spor", "ts Now」では"),
            ("日本テレビ「NEWS ZER", "O」で"),
            ("新作のiPh", "oneを"),
            ("やってくれるww", "wとの声"),
            ("h", "o"),
        ] {
            assert!(is_cut(left, right), "{left} {right}");
        }
    }

    #[test]
    fn words_stay_apart() {
        for (left, right) in [
            ("番組は「NEWS", "ZERO」だ"),
            ("缺少Vitamin", "C的人"),
            ("作品《The", "of Lamps》"),
            ("关于machine", "learning的书"),
            ("他写道he told Ann", "everything was"),
            ("型号v", "1"),
        ] {
            assert!(!is_cut(left, right), "{left} {right}");
        }
    }
}
