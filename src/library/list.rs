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

/// What a search found in the text of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What stands before the first place.
    pub before: String,
    /// What was found there.
    pub found: String,
    /// What stands after it.
    pub after: String,
    /// How many places there are.
    pub count: usize,
}

/// Finds what is wanted in a text. White space does not count, as a word may be cut by a line
/// end.
pub fn find(text: &str, wanted: &str) -> Option<Hit> {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let line = squeezed(text);
    let hits = search::find(&line, &squeezed(wanted));
    let first = hits.first()?;
    let count = |end: u32| line[..end as usize].chars().count();
    let (before, after) = (count(first.start), count(first.end));
    let printed = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let places: Vec<usize> = printed.map(|(at, _)| at).collect();
    let place = |at: usize| places.get(at).copied().unwrap_or(text.len());
    let from = before.saturating_sub(ROUND);
    let found = text[place(before)..place(after)].trim_end();
    let rest = place(before) + found.len()..place(after + ROUND);
    Some(Hit {
        before: format!(
            "{}{}",
            if from > 0 { "…" } else { "" },
            on_one_line(&text[place(from)..place(before)])
        ),
        found: on_one_line(found),
        after: format!("{}…", on_one_line(&text[rest])),
        count: hits.len(),
    })
}

/// A text with its white space as it would be printed on one line: none beside a character
/// that takes no spaces.
fn on_one_line(text: &str) -> String {
    let spaced = |c: char| c < '\u{2e80}' || ('\u{ac00}'..='\u{d7af}').contains(&c);
    let mut out = String::new();
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && spaced(c) && out.chars().next_back().is_none_or(spaced) {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    if gap && out.chars().next_back().is_some_and(spaced) {
        out.push(' ');
    }
    out
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
    }

    #[test]
    fn what_is_found_is_shown_with_what_stands_round_it() {
        let check = |text: &str, wanted: &str, expected: Option<(&str, usize)>| {
            let hit = find(text, wanted);
            let shown =
                hit.map(|h| (format!("{}[{}]{}", h.before, h.found, h.after), h.count));
            let expected = expected.map(|(text, count)| (text.to_owned(), count));
            assert_eq!(shown, expected, "{wanted}");
        };
        let text = "公园里的花都\n开了，湖上\nＡｂ的冰";
        check(text, "花都开了", Some(("公园里的[花都开了]，湖上Ａｂ的冰…", 1)));
        check(text, "AB 的", Some(("公园里的花都开了，湖上[Ａｂ的]冰…", 1)));
        check(text, "鱼", None);
        check(text, " ", None);
        check(text, "的", Some(("公园里[的]花都开了，湖上Ａｂ的冰…", 2)));
        check("冰", "冰", Some(("[冰]…", 1)));
        check("the ferry\nhouse", "ferry h", Some(("the [ferry h]ouse…", 1)));
        check(
            "별 보는 학교로\n문 연다",
            "학교로",
            Some(("별 보는 [학교로] 문 연다…", 1)),
        );
        let long = format!("{}花{}", "公".repeat(50), "园".repeat(50));
        let round = format!("…{}[花]{}…", "公".repeat(ROUND), "园".repeat(ROUND));
        check(&long, "花", Some((&round, 1)));
    }
}
