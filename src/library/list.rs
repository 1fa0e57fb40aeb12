//! The list of pages: its order, and what a search finds.

use super::record::Entry;
use crate::reader::search;

/// How many characters stand round what was found.
const ROUND: usize = 14;

/// The order of the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The last changed first.
    #[default]
    Changed,
    /// By the day it was printed, the latest first; pages without a day last.
    Date,
    /// By paper, and within a paper by day.
    Paper,
    /// By title.
    Title,
}

impl Sort {
    /// All orders, as the menu has them.
    pub const ALL: [Self; 4] = [Self::Changed, Self::Date, Self::Paper, Self::Title];

    /// The name in the menu's markup.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Date => "date",
            Self::Paper => "paper",
            Self::Title => "title",
        }
    }

    /// Finds the order of a name that [`as_str`](Self::as_str) gives.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == name)
    }
}

/// Puts entries in order; what is equal stays by the time of its last change.
pub fn sort(entries: &mut [Entry], by: Sort) {
    entries.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.id.cmp(&b.id)));
    match by {
        Sort::Changed => {}
        Sort::Date => entries.sort_by_key(|e| std::cmp::Reverse(e.date)),
        Sort::Paper => entries.sort_by(|a, b| {
            let key = |e: &Entry| (e.paper.is_none(), e.paper.clone());
            key(a)
                .cmp(&key(b))
                .then_with(|| b.date.cmp(&a.date))
                .then(a.page.cmp(&b.page))
        }),
        Sort::Title => entries.sort_by(|a, b| a.title.cmp(&b.title)),
    }
}

/// Whether all words of a search stand in what the list shows of a page.
pub fn shows(entry: &Entry, wanted: &str) -> bool {
    let date = entry.date.map(|date| date.iso()).unwrap_or_default();
    let paper = entry.paper.as_deref().unwrap_or_default();
    let all = fold(&format!("{} {paper} {date}", entry.title));
    fold(wanted).split_whitespace().all(|word| all.contains(word))
}

/// What stands round the first place where a text has what is wanted; line ends do not
/// count, as a word may be cut by one.
pub fn find(text: &str, wanted: &str) -> Option<String> {
    let wanted: String = fold(wanted).chars().filter(|c| !c.is_whitespace()).collect();
    if wanted.is_empty() {
        return None;
    }
    let line: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let folded = fold(&line);
    let at = folded.find(&wanted)?;
    // Folding gives a character for a character, so that places can be counted over.
    let at = folded[..at].chars().count();
    let length = wanted.chars().count();
    let from = at.saturating_sub(ROUND);
    let round =
        line.chars().skip(from).take(at - from + length + ROUND).collect::<String>();
    let (before, after) = (if from > 0 { "…" } else { "" }, "…");
    Some(format!("{before}{round}{after}"))
}

/// A text without widths and cases, simplified and traditional forms alike, character for
/// character.
pub fn fold(text: &str) -> String {
    let one = |c: char| {
        let mut lower = c.to_lowercase();
        search::folded(match (lower.next(), lower.next()) {
            (Some(lower), None) => lower,
            _ => c,
        })
    };
    text.chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::names::Date;

    fn entry(title: &str, paper: &str, day: u8, changed: u64) -> Entry {
        Entry {
            id: title.into(),
            title: title.into(),
            paper: (!paper.is_empty()).then(|| paper.into()),
            date: (day > 0).then_some(Date { year: 1998, month: 1, day }),
            changed,
            ..Entry::default()
        }
    }

    #[test]
    fn the_list_has_four_orders() {
        let all = [
            entry("b", "江", 3, 1),
            entry("a", "", 0, 4),
            entry("c", "海", 5, 2),
            entry("d", "江", 9, 3),
        ];
        let check = |by, expected: &str| {
            let mut entries = all.to_vec();
            sort(&mut entries, by);
            let order: String = entries.iter().map(|e| e.title.as_str()).collect();
            assert_eq!(order, expected, "{by:?}");
        };
        check(Sort::Changed, "adcb");
        check(Sort::Date, "dcba");
        check(Sort::Paper, "dbca");
        check(Sort::Title, "abcd");
    }

    #[test]
    fn a_search_knows_no_widths_and_no_line_ends() {
        let page = entry("早春 ＡＢＣ", "江边日报", 3, 1);
        for (wanted, found) in [
            ("早春", true),
            ("abc 日报", true),
            ("1998-01", true),
            ("晚秋", false),
            ("", true),
        ] {
            assert_eq!(shows(&page, wanted), found, "{wanted}");
        }
        assert!(shows(&entry("漢語", "", 0, 0), "汉语"), "simplified for traditional");
        assert!(find("老學校", "学校").is_some(), "and in the text");
        let text = "公园里的花都\n开了，湖上\nＡｂ的冰";
        assert_eq!(
            find(text, "花都开了").as_deref(),
            Some("公园里的花都开了，湖上Ａｂ的冰…")
        );
        assert_eq!(
            find(text, "AB 的").as_deref(),
            Some("公园里的花都开了，湖上Ａｂ的冰…")
        );
        assert_eq!(find(text, "鱼"), None);
        assert_eq!(find(text, " "), None);
        let long = format!("{}花{}", "公".repeat(50), "园".repeat(50));
        let round = find(&long, "花").unwrap();
        assert_eq!(round, format!("…{}花{}…", "公".repeat(ROUND), "园".repeat(ROUND)));
    }
}
