//! Page numbers, dates, and what is no text.

use super::is_digit;
use crate::chars;
use crate::phrases::{Letters, phrases};

/// Whether a line of so many characters is a running head's: a date with its weekday, a page's
/// or an issue's number, or a speck.
pub(super) fn is_folio(text: &str, chars: u16, letters: Letters) -> bool {
    let digits = || text.chars().filter(|&c| is_digit(c)).count();
    let weekday = || {
        phrases![
            "星期",
            "曜日",
            "요일",
            "周一",
            "周二",
            "周三",
            "周四",
            "周五",
            "周六",
            "周日",
            "（月）",
            "（火）",
            "（水）",
            "（木）",
            "（金）",
            "（土）",
            "（日）",
            "(月)",
            "(火)",
            "(水)",
            "(木)",
            "(金)",
            "(土)",
            "(日)",
            "(월)",
            "(화)",
            "(수)",
            "(목)",
            "(금)",
            "(토)",
            "(일)",
            "onday,",
            "uesday,",
            "nesday,",
            "ursday,",
            "riday,",
            "turday,",
            "unday,",
        ]
        .stand_in(text, letters)
    };
    let paged = || text.ends_with(['版', '面', '면', '頁', '页']);
    let issue = || {
        text.ends_with(['期', '辑', '輯', '号', '號', '호'])
            && text.contains(['第', '年', '月', '总', '總', '년', '월', '제'])
    };
    let alone = || {
        text.chars().all(|c| {
            chars::is_numeric(c)
                || c.is_ascii_uppercase()
                || " -—–.·/（）()・|｜".contains(c)
        })
    };
    (chars <= 30 && weekday() && digits() > 1)
        || (chars <= 40
            && phrases!["Page ", "PAGE "].stand_in(text, letters)
            && digits() > 0)
        || (chars <= 24 && paged() && digits() > 0)
        || (chars <= 14 && issue() && digits() > 0)
        || (chars <= 12 && alone() && digits() > 0)
        || is_speck(text, chars)
}

/// Whether a line of so many characters is no text: a spot, a rule or the edge of a picture,
/// as recognisers read them.
fn is_speck(text: &str, chars: u16) -> bool {
    chars == 1 && text.is_ascii() || chars <= 3 && !text.contains(char::is_alphanumeric)
}

/// Whether a line ends with a full date, or is a month and a day.
pub(super) fn is_date(text: &str) -> bool {
    let text = text.trim_end_matches(['）', ')', '。', '.']);
    let dated = |year: usize| {
        stands_alone(&text[..year])
            && text.chars().filter(|&c| is_digit(c) || c == '○').count() >= 3
    };
    text.ends_with(['日', '일'])
        && text.contains(['月', '월'])
        && (is_day(text) || text.find(['年', '년']).is_some_and(dated))
}

/// Whether a text is a month and a day and nothing else, as a signature's last line may be.
fn is_day(text: &str) -> bool {
    let rest = text.trim_start_matches(is_digit);
    rest.len() < text.len()
        && rest.starts_with(['月', '월'])
        && text
            .chars()
            .all(|c| is_digit(c) || matches!(c, '月' | '日' | '월' | '일' | ' '))
}

/// Whether the number that a text ends with is set off from what stands before it. A line of
/// a paragraph may end with a date, too: 会议于2022年1月4日.
fn stands_alone(text: &str) -> bool {
    let before = text.trim_end_matches(|c: char| is_digit(c) || c == '○');
    before.chars().next_back().is_none_or(|c| !c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_set_off_from_text() {
        for date in [
            "2021年12月3日",
            "（2021年12月3日）",
            "柳堤日报 2021年12月3日",
            "二〇二一年五月一日",
            "十一月十八日",
            "3월 4일",
        ] {
            assert!(is_date(date), "{date}");
        }
        for text in ["夜市从2022年1月4日至8日", "大会于二〇二一年五月一日", "1月4日起"]
        {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn folios_are_numbers_of_pages_and_issues() {
        let is =
            |text: &str| is_folio(text, text.chars().count() as u16, Letters::of(text));
        for text in [
            "第3版",
            "A7",
            "１９９４.９.２０",
            "副刊第642期",
            "2022년 12월호",
            "1978. 5. 3 (水)",
        ] {
            assert!(is(text), "{text}");
        }
        for text in ["|", "—", "· ·", "r", "_ ."] {
            assert!(is(text), "{text}");
        }
        for text in ["桥上装了三盏路灯", "3.5米", "다시 문 연다", "桥", "IT"]
        {
            assert!(!is(text), "{text}");
        }
    }
}
