//! Two lines of CJK text with Latin letters on both sides of the line end → whether it cuts
//! a word.
//!
//! Pages with narrow columns cut Latin words without a hyphen wherever the line is full.
//! Elsewhere lines end between words. Which of both it is can be told from the case and the
//! length of the pieces: names begin with a capital or are set in capitals throughout.

use super::habit::is_latin;

/// Whether the letters on both sides of a line end are one word: `Spor|ts`, `ZER|O`.
// It stands apart, for it may be loaded later.
#[inline(never)]
pub(super) fn is_cut(left: &str, right: &str) -> bool {
    let mut before = left.chars().rev();
    let first = Letters::read(&mut before);
    let second = Letters::read(&mut right.chars());
    let one = first.count == 1 || second.count == 1;
    if second.capitals > 0 {
        // Names in capitals; `Vitamin C` ends in one, too.
        return one && first.capitals == first.count && second.capitals == second.count;
    }
    if first.capitals == 0 {
        // ww|w, and letters one below the other.
        return one && (first.count == second.count || first.near == second.near);
    }
    // What is left of a name, if it is none of the words that stand among those of one.
    let in_sentence = first.stop == Some(' ') && {
        let word = Letters::read(&mut before);
        word.count > 0 && word.capitals == 0
    };
    let word = right.get(..second.count);
    !in_sentence && !AMONG_NAMES.split(' ').any(|small| Some(small) == word)
}

/// Words in small letters that stand among those of a name: `The Best of`, `Tower and Co`.
const AMONG_NAMES: &str =
    "a an and as at by de du for from in is of on or the to und van von vs with";

/// A row of Latin letters.
struct Letters {
    count: usize,
    capitals: usize,
    /// The one read first.
    near: Option<char>,
    /// What stands behind the last.
    stop: Option<char>,
}

impl Letters {
    fn read(chars: &mut dyn Iterator<Item = char>) -> Self {
        let mut out = Self { count: 0, capitals: 0, near: None, stop: None };
        for c in chars {
            if !is_latin(c) {
                out.stop = Some(c);
                break;
            }
            out.count += 1;
            out.capitals += usize::from(c.is_ascii_uppercase());
            out.near = out.near.or(Some(c));
        }
        out
    }
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
