//! What a page says about itself: its paper, its date, its number.
//!
//! Takes the page's furniture and the whole source. Gives what could be found for sure; a
//! page that says nothing has no names. Papers are known by how their names end, never by
//! a list of them.

use serde::{Deserialize, Serialize};

use crate::reader::widths::half;

/// How many lines at either end of the source are looked at when the furniture is silent.
const EDGE: usize = 12;
/// How many lines of the furniture are looked at: more are those of further pages.
const FURNITURE: usize = 60;
/// A line longer than this, in characters, is prose: a date in it is no date line.
const LONG: usize = 60;
/// The longest name of a paper, in characters.
const NAME: usize = 24;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// The paper.
    pub paper: Option<String>,
    /// The day it was printed.
    pub date: Option<Date>,
    /// The number of the page in the paper.
    pub page: Option<u32>,
}

/// A day.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Date {
    /// The year of the common era.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// The date as `2025-11-23`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Finds what the page says about itself.
pub fn find(furniture: &str, source: &str) -> Names {
    let said = |line: &&str| !line.trim().is_empty();
    let head = source.lines().filter(said).take(EDGE);
    let tail = source.lines().rev().filter(said).take(EDGE);
    let furniture: Vec<String> =
        furniture.lines().take(FURNITURE).filter_map(plain).collect();
    let of_furniture = furniture.iter().find_map(|line| paper(line));
    let edges: Vec<String> =
        furniture.into_iter().chain(head.chain(tail).filter_map(plain)).collect();
    let date_line = edges.iter().find_map(|line| Some((line, date(line)?)));
    Names {
        paper: of_furniture.or_else(|| {
            // Beside its date a paper prints its name.
            date_line.and_then(|(line, _)| paper(line))
        }),
        date: date_line.map(|(_, date)| date),
        page: edges.iter().find_map(|line| page(line)),
    }
}

/// A short line with half-width digits and without the spaces between single characters;
/// nothing for prose.
fn plain(line: &str) -> Option<String> {
    let line = line.trim();
    if line.is_empty() || line.chars().count() > LONG {
        return None;
    }
    let chars: Vec<char> = line.chars().map(half).collect();
    let mut out = String::new();
    for (i, &c) in chars.iter().enumerate() {
        let beside =
            |j: Option<usize>| j.and_then(|j| chars.get(j)).is_some_and(|&c| wide(c));
        // 人 民 日 报 is a name in letter-spaced type.
        let spaced = c == ' '
            && beside(i.checked_sub(1))
            && beside(Some(i + 1))
            && chars.get(i + 2).is_none_or(|&c| c == ' ' || !wide(c));
        let inside = c == ' '
            && beside(i.checked_sub(1))
            && beside(Some(i + 1))
            && i.checked_sub(2).is_none_or(|j| chars[j] == ' ' || !wide(chars[j]));
        if !(spaced || inside) {
            out.push(c);
        }
    }
    Some(out)
}

/// Whether a character is Chinese or kana: hangul words keep their spaces.
fn wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// The first date of a line.
fn date(line: &str) -> Option<Date> {
    numbered(line).or_else(|| english(line))
}

/// Years of reigns and of the Republic, and the year before their first.
const ERAS: [(&str, u16); 7] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
    ("民國", 1911),
    ("民国", 1911),
];

/// 2025年11月23日, 2025년 11월 23일, 2025.11.23., 2025-11-23, 令和7年11月23日.
fn numbered(line: &str) -> Option<Date> {
    let mut starts = line.char_indices().map(|(at, _)| at);
    starts.find_map(|at| {
        let before = line[..at].chars().next_back();
        if before.is_some_and(|c| digit(c).is_some()) {
            return None;
        }
        let rest = &line[at..];
        let era = ERAS.iter().find(|(name, _)| rest.starts_with(name));
        let rest = era.map_or(rest, |(name, _)| rest[name.len()..].trim_start());
        let (year, rest) = match (era, rest.strip_prefix('元')) {
            (Some(_), Some(rest)) => (1, rest),
            _ => number(rest)?,
        };
        let (year, rest) = (year, rest.trim_start());
        let written = rest.chars().next()?;
        let units = match written {
            '年' => ['月', '日'],
            '년' => ['월', '일'],
            '.' | '-' | '/' if era.is_none() => [written; 2],
            _ => return None,
        };
        let rest = rest[written.len_utf8()..].trim_start();
        let (month, rest) = number(rest)?;
        let rest = rest.trim_start().strip_prefix(units[0])?.trim_start();
        let (day, rest) = number(rest)?;
        let closed = units[1] == written || rest.trim_start().starts_with(units[1]);
        let year = year + u32::from(era.map_or(0, |(_, first)| *first));
        closed.then(|| valid(year, month, day))?
    })
}

/// January 15, 1998 and 15 January 1998.
fn english(line: &str) -> Option<Date> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
        "dec",
    ];
    let words: Vec<String> = line
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    words.windows(3).find_map(|three| {
        let month = |word: &str| {
            let at =
                MONTHS.iter().position(|m| word.starts_with(m) && word.len() < 10)?;
            Some(at as u32 + 1)
        };
        let day = |word: &str| {
            word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()
        };
        let year: u32 = three[2].parse().ok()?;
        match (month(&three[0]), month(&three[1])) {
            (Some(month), _) => valid(year, month, day(&three[1])?),
            (None, Some(month)) => valid(year, month, day(&three[0])?),
            _ => None,
        }
    })
}

fn valid(year: u32, month: u32, day: u32) -> Option<Date> {
    let known = (1700..2200).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day);
    known.then_some(Date { year: year as u16, month: month as u8, day: day as u8 })
}

/// The value of a digit in any of our scripts.
fn digit(c: char) -> Option<u32> {
    const CHINESE: &str = "〇一二三四五六七八九";
    c.to_digit(10)
        .or_else(|| CHINESE.chars().position(|d| d == c).map(|at| at as u32))
        .or_else(|| matches!(c, '零' | '○').then_some(0))
}

/// A number and what comes after it: 1998, 一九九八, 二十三, 八十七.
fn number(text: &str) -> Option<(u32, &str)> {
    let is_part = |c: char| digit(c).is_some() || matches!(c, '十' | '廿');
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let (part, rest) = text.split_at(end);
    if part.is_empty() || part.chars().count() > 4 {
        return None;
    }
    let value = if part.contains(['十', '廿']) {
        let (tens, ones) = part.split_once(['十', '廿'])?;
        let place = |text: &str, empty: u32| match text.chars().count() {
            0 => Some(empty),
            1 => text.chars().next().and_then(digit),
            _ => None,
        };
        let first = if part.contains('廿') { 2 } else { 1 };
        place(tens, first)? * 10 + place(ones, 0)?
    } else {
        part.chars().try_fold(0, |sum, c| Some(sum * 10 + digit(c)?))?
    };
    Some((value, rest))
}

/// 第3版, 3面, 제3면, 3면, Page 3.
fn page(line: &str) -> Option<u32> {
    let lower = line.to_lowercase();
    if let Some(at) = lower.find("page ") {
        let found = number(lower[at + 5..].trim_start());
        return found.map(|(page, _)| page).filter(|page| (1..500).contains(page));
    }
    let mut at = 0;
    while at < line.len() {
        let c = line[at..].chars().next()?;
        if digit(c).is_none() && c != '十' {
            at += c.len_utf8();
            continue;
        }
        let before = line[..at].trim_end().chars().next_back();
        let Some((value, rest)) = number(&line[at..]) else {
            // A longer number is none of a page.
            at += line[at..].find(|c| digit(c).is_none()).unwrap_or(line.len() - at);
            continue;
        };
        let unit = rest.trim_start().chars().next();
        let numbered = matches!(before, Some('第' | '제'));
        let is_page = match unit {
            Some('版' | '면') => true,
            // 3面 is a page, and 三面 may be three sides of something.
            Some('面' | '頁' | '页') => numbered || c.is_ascii_digit(),
            _ => false,
        };
        if is_page && (1..500).contains(&value) {
            return Some(value);
        }
        at = line.len() - rest.len();
    }
    None
}

/// How the names of papers end.
const ENDS: [&str; 24] = [
    "日报",
    "晚报",
    "时报",
    "周报",
    "早报",
    "商报",
    "日報",
    "晚報",
    "時報",
    "週報",
    "早報",
    "新聞",
    "新闻",
    "新報",
    "新报",
    "周刊",
    "週刊",
    "周末",
    "일보",
    "신문",
    "저널",
    "报",
    "報",
    "타임스",
];
/// The same in Latin letters, as words.
const WORDS: [&str; 14] = [
    "Times",
    "Post",
    "Daily",
    "Herald",
    "Tribune",
    "Gazette",
    "News",
    "Journal",
    "Chronicle",
    "Courier",
    "Observer",
    "Telegraph",
    "Standard",
    "Mail",
];
/// What ends like a paper and is none.
const NOT: [&str; 11] = [
    "预报", "預報", "情报", "情報", "电报", "電報", "海报", "海報", "公报", "公報",
    "汇报",
];

/// The name of a paper in a line of furniture.
fn paper(line: &str) -> Option<String> {
    let breaks = |c: char| {
        c.is_whitespace()
            || c.is_ascii_digit()
            || "《》「」『』【】()·|,:;/—-：，、。　".contains(c)
    };
    let native = line.split(breaks).find(|token| {
        let count = token.chars().count();
        let ends = ENDS.iter().any(|end| token.ends_with(end) && token.len() > end.len());
        ends && (3..=NAME / 2).contains(&count)
            && !NOT.iter().any(|end| token.ends_with(end))
            && !token.starts_with(['本', '第'])
    });
    if let Some(name) = native {
        return Some(name.to_owned());
    }
    let words: Vec<&str> = line
        .split(|c: char| !(c.is_ascii_alphabetic() || c == '\'' || c == '’'))
        .filter(|w| !w.is_empty())
        .collect();
    let at = words
        .iter()
        .position(|w| WORDS.iter().any(|name| name == w || name.to_uppercase() == *w))?;
    let from =
        words[..at].iter().rposition(|w| !w.starts_with(|c: char| c.is_uppercase()));
    let from = from.map_or(0, |before| before + 1);
    let more = words[at + 1..].iter().take_while(|w| WORDS.contains(w)).count();
    let name = words[from..=at + more].join(" ");
    (at + more > from && name.chars().count() <= NAME).then_some(name)
}

#[cfg(test)]
#[path = "names_tests.rs"]
mod tests;
