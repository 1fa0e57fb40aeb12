//! Takes the reader's corrections over an edit of the source.
//!
//! What stands before the edit and what stands after it is as it was: corrections about these
//! lines stay, with the numbers that their lines have now. Those about lines that were edited
//! themselves are gone, for what they were said about is gone.

use chongpai::{Correction, Source};

/// The corrections of a text that still hold when the text is edited.
pub fn over(old: &str, new: &str, corrections: &[Correction]) -> Vec<Correction> {
    if corrections.is_empty() { vec![] } else { carried(old, new, corrections) }
}

#[inline(never)]
fn carried(old: &str, new: &str, corrections: &[Correction]) -> Vec<Correction> {
    let [old, new] = [(old, Source::from(old)), (new, Source::from(new))];
    let [before, after] = [lines(&old.0, &old.1), lines(&new.0, &new.1)];
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = before.iter().zip(&after).take_while(same).count();
    let rest = before.len().min(after.len()) - head;
    let tail = before.iter().rev().zip(after.iter().rev()).take(rest);
    let tail = tail.take_while(same).count();
    let now = |number: u32| {
        let line = (number as usize).checked_sub(1)?;
        if line < head {
            Some(number)
        } else if line < before.len() && line >= before.len() - tail {
            Some((after.len() - (before.len() - line) + 1) as u32)
        } else {
            None
        }
    };
    corrections.iter().filter_map(|&correction| moved(correction, now)).collect()
}

/// The lines of a text, as corrections count them.
fn lines<'a>(text: &&'a str, source: &Source<'_>) -> Vec<&'a str> {
    source.lines().iter().map(|line| &text[line.span.range()]).collect()
}

/// A correction about the same lines under other numbers; nothing if one of them is gone.
fn moved(correction: Correction, now: impl Fn(u32) -> Option<u32>) -> Option<Correction> {
    use Correction::*;
    Some(match correction {
        Join { upper, lower } => Join { upper: now(upper)?, lower: now(lower)? },
        Part { line } => Part { line: now(line)? },
        Role { line, role } => Role { line: now(line)?, role },
        Move { line, to } => Move { line: now(line)?, to: now(to)? },
        PartArticle { line } => PartArticle { line: now(line)? },
        MergeArticles { line, with } => {
            MergeArticles { line: now(line)?, with: now(with)? }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "早春的公园\n公园里的花\n\n都开了。\n本报讯 湖上的冰\n也化了。\n";

    fn said() -> Vec<Correction> {
        vec![
            Correction::Join { upper: 1, lower: 2 },
            Correction::Role { line: 4, role: chongpai::Role::Subhead },
            Correction::PartArticle { line: 5 },
            Correction::MergeArticles { line: 6, with: 1 },
        ]
    }

    #[test]
    fn what_is_not_edited_keeps_what_was_said() {
        assert_eq!(over(OLD, OLD, &said()), said());
        // Two lines come in between.
        let new = OLD.replace("都开了。\n", "都开了。\n柳也绿了。\n\n");
        let moved = over(OLD, &new, &said());
        assert_eq!(moved[..2], said()[..2]);
        assert_eq!(moved[2], Correction::PartArticle { line: 7 });
        assert_eq!(moved[3], Correction::MergeArticles { line: 8, with: 1 });
        assert_eq!(over(&new, OLD, &moved), said());
        // The form feed and the line end before it are no lines of their own.
        let paged = OLD.replace("本报讯", "\u{c}本报讯");
        assert_eq!(over(&paged, &paged, &said()), said());
    }

    #[test]
    fn what_was_said_about_edited_lines_is_gone() {
        let new = OLD.replace("都开了", "全开了");
        let left = over(OLD, &new, &said());
        assert_eq!(left, [said()[0], said()[2], said()[3]]);
        let gone = OLD.replace("本报讯 湖上的冰\n", "");
        let left = over(OLD, &gone, &said());
        assert_eq!(left[2], Correction::MergeArticles { line: 5, with: 1 });
        assert_eq!(left.len(), 3);
        assert_eq!(over(OLD, "", &said()), []);
        assert_eq!(over("", OLD, &said()), []);
        // Of two lines that say the same, one line that is left is the one above.
        let said = [2, 3].map(|line| Correction::Part { line });
        assert_eq!(over("甲\n乙\n乙\n", "甲\n乙\n", &said), said[..1]);
    }
}
