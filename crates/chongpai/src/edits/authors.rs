//! Places where the space is the author's: behind the lead of a story and between the
//! pieces of a running head.

use super::glyphs::Glyph;
use crate::chars::{Class, bit};

/// A lead stands at the beginning of its paragraph; the longest names two places and a
/// date.
const LEAD: usize = 36;
/// No running head has more glyphs.
const HEAD: usize = 48;

/// Full-width marks of these classes make a line running text.
pub(super) const SENTENCE: u32 = bit(Class::Stop) | bit(Class::Pause);

/// Names of sections, which stand in a running head beside the page number.
const SECTIONS: [&str; 30] = [
    "要闻",
    "综合",
    "国内",
    "国际",
    "体育",
    "经济",
    "时事",
    "文化",
    "社会",
    "教育",
    "民生",
    "本地",
    "要聞",
    "綜合",
    "國際",
    "經濟",
    "焦點",
    "社會",
    "体育",
    "地方",
    "総合",
    "国際",
    "経済",
    "政治",
    "スポーツ",
    "社説",
    "生活",
    "家庭",
    "副刊",
    "娱乐",
];

/// Whether the gap before `at` stands behind the lead of a story: 本报讯, …日电, …社電.
pub(super) fn is_after_lead(list: &[Glyph], at: usize) -> bool {
    if at > LEAD || !matches!(list[at - 1].c, '讯' | '訊' | '电' | '電') {
        return false;
    }
    // A lead broken over two lines leaves its last character at the head of the line.
    at == 1 || matches!(list[at - 2].c, '日' | '报' | '報' | '社' | '网' | '網' | '台')
}

/// Whether a line is the running head of a page: a date with the day of the week, the
/// section, the number of the page.
pub(super) fn is_running_head(list: &[Glyph]) -> bool {
    if list.len() > HEAD || list.iter().any(|g| g.wide && g.is_in(SENTENCE)) {
        return false;
    }
    if !list.iter().any(|g| g.class.is_digit() || g.c == '月') {
        return false;
    }
    let mut text = String::new();
    for glyph in list {
        // Spaces inside a date are stray ones; all others part the pieces.
        if glyph.gap.stands() {
            text.push(' ');
        }
        text.push(narrow(glyph.c));
    }
    let pieces: Vec<&str> = text.split_whitespace().collect();
    if let [first, last] = pieces[..]
        && (is_number(first) && is_section(last) || is_section(first) && is_number(last))
    {
        return true;
    }
    let solid: String = pieces.concat();
    has_date(&solid)
        && (has_weekday(&solid)
            || has_page(&solid)
            || pieces.iter().any(|piece| is_section(piece)))
}

/// Whether a gap in a running head stands inside a date or page number: 1月 5 日, 第 3 版,
/// 2011年 （平成23年）.
pub(super) fn is_inside_date(before: &Glyph, after: &Glyph) -> bool {
    if after.class == Class::Open {
        "年日".contains(before.c)
    } else if before.class.is_digit() {
        "年月日号號时時版页頁面期".contains(after.c)
    } else {
        // The last character of an era's name, or what comes before a number of a date.
        "年月第成和正治國国号號".contains(before.c)
    }
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

fn is_number(piece: &str) -> bool {
    piece.len() <= 3 && piece.bytes().all(|b| b.is_ascii_digit())
}

fn is_section(piece: &str) -> bool {
    SECTIONS.contains(&piece)
}

/// 1998.1.5, 1998-1-5, 5月1日.
fn has_date(text: &str) -> bool {
    let mut last = ' ';
    let mut points = 0;
    for c in text.chars() {
        match c {
            '.' | '-' | '/' if last.is_ascii_digit() => points += 1,
            '月' if last.is_ascii_digit() || "一二三四五六七八九十".contains(last) =>
            {
                return text.contains('日');
            }
            _ if c.is_ascii_digit() => {
                if points == 2 {
                    return true;
                }
            }
            _ => points = 0,
        }
        last = c;
    }
    false
}

fn has_weekday(text: &str) -> bool {
    const DAYS: &str = "一二三四五六日天";
    let after = |name: &str| {
        text.split(name).skip(1).any(|rest| rest.starts_with(|c| DAYS.contains(c)))
    };
    after("星期") || after("週") || after("周") || text.contains("曜") || {
        text.split(['（', '(']).skip(1).any(|rest| {
            let mut chars = rest.chars();
            chars.next().is_some_and(|c| "月火水木金土日".contains(c))
                && chars.next().is_some_and(|c| matches!(c, '）' | ')'))
        })
    }
}

/// 第3版, 第三版, 3版, A08, A6.
fn has_page(text: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let counted =
        text.match_indices(['版', '面']).any(|(at, _)| text[..at].ends_with(number));
    let coded = text.char_indices().any(|(at, c)| {
        c.is_ascii_uppercase()
            && text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
            && !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric())
    });
    counted || coded
}
