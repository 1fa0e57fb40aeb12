//! Words that tell what a line is: leads, credits, jumps, folios, numberings.
//!
//! Takes a line's clean text; gives a set of [`Cue`]s. The words are the trade's own, in
//! the languages the engine reads; no name of a paper or place is among them, and of people only the
//! surnames that most have.

mod captions;
mod folio;
mod names;
mod paper;
mod web;

use crate::chars;
use crate::phrases::{Letters, phrases};
use names::Name;

pub(crate) use paper::is_label;

/// One thing that a line's words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    /// A story's lead: 本报讯, 新华社…电, 記者…報導.
    Lead,
    /// Names a reporter or author.
    Byline,
    /// A picture's credit or label.
    Caption,
    /// The story goes on or comes from elsewhere.
    Jump,
    /// A page number or date: 第3版, 星期五.
    Folio,
    /// A full date: a signature's last line, or a folio.
    Date,
    /// Begins or ends as a notice's title does: 关于, 公告, 决定, 공고.
    Notice,
    /// A speaker and a colon: 问：答：記者：
    Speaker,
    /// Ends as a kicker that leads up to its headline: 指出, 强调, 要求.
    Announces,
    /// Begins as the bracket that tells when a resolution was passed: （2021年11月26日….
    Enacted,
    /// Names a column or a kind of text: 社论, 社説, 독자의 소리.
    Label,
    /// Tells of the paper itself: its address, telephone, price, who edits it.
    Imprint,
    /// Is a paper's name: 柳堤晚报, 물골신문.
    Masthead,
    /// Is a person's name, or those of several.
    Name,
    /// May be one: two groups of characters with a space between them.
    SpacedName,
    /// Begins or ends with one.
    PartName,
    /// Has nothing but words that stand on the controls of a web page, too: 分享, 保存, 댓글.
    Control,
    /// Is beyond doubt a line of such controls: 上一篇 下一篇.
    Controls,
    /// Looks like the way to a web page or what stands below it: 首页 > 社会, ©.
    Navigation,
    /// Tells the day and time when a story was published: 2024-05-16 08:12.
    Published,
}

/// A set of cues, one bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cues(u32);

impl Cues {
    /// No cue.
    pub(crate) const NONE: Self = Self(0);

    fn add(&mut self, cue: Cue, found: bool) {
        self.0 |= u32::from(found) << cue as u8;
    }

    /// Whether a cue is in the set.
    pub(crate) fn has(self, cue: Cue) -> bool {
        self.0 >> cue as u8 & 1 == 1
    }
}

/// A line's beginning and end, as far as cues reach.
const REACH: usize = 14;
/// The most characters of a line that may be anything but running text.
const SHORT: u16 = 40;

/// Finds the cues of a line.
pub(crate) fn find(text: &str, chars: u16) -> Cues {
    let mut cues = Cues::default();
    cues.add(Cue::Lead, is_lead(text));
    cues.add(Cue::Enacted, is_enacted(text));
    if chars > SHORT {
        cues.add(Cue::Speaker, is_speaker(text));
        return cues;
    }
    let letters = Letters::of(text);
    cues.add(Cue::Imprint, paper::is_imprint(text, letters));
    let colon = letters.may_hold('：') || letters.may_hold(':');
    cues.add(Cue::Speaker, colon && is_speaker(text));
    cues.add(Cue::Byline, is_byline(text, chars, letters));
    cues.add(Cue::Caption, captions::is_caption(text, letters));
    cues.add(Cue::Jump, is_jump(text, letters));
    cues.add(Cue::Folio, folio::is_folio(text, chars, letters));
    cues.add(Cue::Date, folio::is_date(text));
    cues.add(Cue::Notice, is_notice(text));
    cues.add(Cue::Announces, announces(text));
    cues.add(Cue::Label, is_label(text, chars.into()));
    cues.add(Cue::Masthead, paper::is_masthead(text, chars.into()));
    let [control, controls] = web::controls(text);
    cues.add(Cue::Control, control);
    cues.add(Cue::Controls, controls);
    let published = web::is_published(text, letters);
    cues.add(Cue::Published, published);
    cues.add(Cue::Navigation, web::is_navigation(text, published, letters));
    let name = names::name(text, chars.into());
    cues.add(Cue::Name, name == Some(Name::Whole));
    cues.add(Cue::SpacedName, name == Some(Name::Spaced));
    cues.add(Cue::PartName, name == Some(Name::Part));
    cues
}

/// Whether it is a digit, be it in Chinese.
fn is_digit(c: char) -> bool {
    chars::is_numeric(c) || matches!(c, '〇' | '十') || is_han_digit(c)
}

fn is_han_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
}

fn reach(text: &str) -> &str {
    first_chars(text, REACH)
}

/// The first characters of a text, so many at most.
fn first_chars(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(at, _)| &text[..at])
}

fn reach_back(text: &str) -> &str {
    text.char_indices().nth_back(REACH - 1).map_or(text, |(at, _)| &text[at..])
}

fn is_lead(text: &str) -> bool {
    let head = || reach(text);
    if phrases!["本报", "本報", "本刊", "本台"].begin(text) {
        return phrases!["讯", "訊", "电", "電", "报道", "報導", "記者", "记者", "消息",]
            .stand_in(head(), Letters::of(head()));
    }
    if phrases!["新华社", "据新华社", "新華社", "中新社", "中央社"].begin(text)
    {
        return true;
    }
    text.starts_with(['【', '〔', '［', '[', '（', '('])
        && phrases![
            "讯",
            "訊",
            "電】",
            "电】",
            "报道",
            "報導",
            "記者",
            "记者",
            "특파원",
            "기자",
            "연합",
            "뉴스",
        ]
        .stand_in(head(), Letters::of(head()))
}

fn is_byline(text: &str, chars: u16, letters: Letters) -> bool {
    // A name in brackets at the end of a story, or behind a square or a stroke above it.
    let set_apart = text.starts_with(['□', '／'])
        || names::behind_box(text).is_some()
        || text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
    if chars <= 12 && set_apart && !text.contains(is_digit) {
        return true;
    }
    let text = text.trim_start_matches(['（', '(', '□', '■', '◎', '◇', '●', '/', '／']);
    chars <= 30
        && (phrases![
            "记者",
            "記者",
            "本报记者",
            "本報記者",
            "本报通讯员",
            "通讯员",
            "见习记者",
            "特约记者",
            "作者",
            "编译",
            "編譯",
            "口述",
            "採訪",
            "解答",
            "受访",
            "撰文",
            "文／",
            "文/",
            "文·",
            "文　",
            "撰稿",
            "By ",
            "BY ",
            "글·사진",
            "글 ",
            "采写",
            "摄影/",
            "摄影／",
            "取材・",
            "構成：",
            "聞き手",
            "回答者",
            "文＝",
            "文・",
            "글=",
            "정리=",
            "해설=",
            "그림=",
            "시민기자",
            "주민기자",
            "명예기자",
        ]
        .begin(text)
            || phrases![
                "기자",
                "특파원",
                "報導",
                "记者",
                "記者",
                "编译",
                "整理",
                "文并摄",
                "위원",
                "부장",
                "차장",
                "特派員",
                "委員",
                " 著",
                "　著",
                " 作",
                "　作",
                "・作",
                " 画",
                "　画",
                "・画",
                "·시인",
                "·작가",
                "·수필가",
                "·교수",
                "·교사",
                "·회사원",
                "·주부",
            ]
            .end(text.trim_end_matches([')', '）', '】', '.', '。', '=']))
            || letters.may_hold('@') && text.contains('@')
            || is_reporter(text, letters)
            || letters.may_hold('기') && is_stamped(text))
}

/// Whether a line names a reporter, be it behind a paper or a place: 东海晚报记者 祁越. A story's
/// lines name reporters, too.
fn is_reporter(text: &str, letters: Letters) -> bool {
    phrases!["记者 ", "记者　", "記者 ", "記者　"].stand_in(text, letters)
        && !phrases!["，", "。", "：", "“", "「", "（", "(", "电", "電", "讯", "訊"]
            .stand_in(text, letters)
}

/// Whether a line tells when a reporter handed a story in, as Korean pages do.
fn is_stamped(text: &str) -> bool {
    let behind = text.split_once("기자").map(|(_, behind)| behind);
    behind.is_some_and(|behind| behind.contains(|c: char| c.is_ascii_digit()))
}

fn is_jump(text: &str, letters: Letters) -> bool {
    let words = phrases![
        "下转",
        "上接",
        "下轉",
        "转第",
        "轉第",
        "紧接第",
        "緊接第",
        "に続く",
        "面へ",
        "面から",
        "면에 계속",
        "면에서 계속",
        "면으로 이어",
        "相关报道见",
        "相關新聞見",
        "関連記事",
        "未完",
        "待续",
        "待續",
        "见第",
        "見第",
        "另見",
        "详见",
        "詳見",
        "つづく",
        "관련기사",
        "ontinued on",
        "ontinued from",
        "CONTINUED ON",
    ];
    words.stand_in(text, letters)
        && (words.stand_in(reach(text), letters)
            || words.stand_in(reach_back(text), letters))
        || text.starts_with(['→', '▶', '▷', '☞', '►', '▼', '>', '＞'])
            && text.contains(['版', '面', '면'])
            && text.contains(is_digit)
}

fn is_notice(text: &str) -> bool {
    phrases![
        "关于",
        "關於",
        "[알림",
        "[부고",
        "[안내",
        "[공고",
        "[인사",
        "[모집",
        "Notice ",
        "Public Notice",
        "PUBLIC NOTICE",
    ]
    .begin(text)
        || phrases![
            "公告",
            "通告",
            "通知",
            "决定",
            "決定",
            "决议",
            "決議",
            "启事",
            "啟事",
            "声明",
            "聲明",
            "公报",
            "公報",
            "お知らせ",
            "공고",
            "안내",
            "알림",
            "布告",
            "名单",
            "名單",
            "更正",
            "简讯",
            "簡訊",
            "编后",
            "訂正",
            "募集",
            "ご案内",
            "おわび",
            "모집",
            "부고",
            "알립니다",
            "바로잡습니다",
            "모십니다",
            "Notice",
            "Correction",
            "Corrections",
            "Obituary",
        ]
        .end(text.trim_end_matches(['》', '」', '”', '）']))
}

/// Whether a line ends as a kicker does that leads up to what its headline says.
fn announces(text: &str) -> bool {
    phrases![
        "指出", "强调", "要求", "提出", "表示", "认为", "宣布", "说", "时", "呼吁",
        "強調", "呼籲", "質詢",
    ]
    .end(text)
}

fn is_enacted(text: &str) -> bool {
    let Some(inside) = text.strip_prefix(['（', '(', '〔']) else { return false };
    let inside = first_chars(inside, REACH - 1);
    let dated = inside
        .starts_with(|c: char| chars::is_numeric(c) || matches!(c, '一' | '二' | '〇'));
    dated && inside.contains(['年', '년'])
}

/// The most characters of a speaker's name.
const NAME: usize = 8;

fn is_speaker(text: &str) -> bool {
    let Some(at) = text.chars().take(NAME + 1).position(|c| matches!(c, '：' | ':'))
    else {
        return false;
    };
    at > 0 && text.chars().take(at).all(chars::is_alphabetic)
}

/// How a line's numbering begins: 0 for none, else its kind, at most 7.
pub(crate) fn numbering(text: &str) -> u8 {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return 0 };
    let han = |c: char| is_han_digit(c) || matches!(c, '十' | '百');
    let rest = chars.as_str();
    match first {
        '①'..='⑳' | '⑴'..='⒇' | '㈠'..='㈩' | '❶'..='❿' => 1,
        '●' | '■' | '◆' | '○' | '□' | '◇' | '▲' | '△' | '★' | '☆' | '※' | '▼' | '▽'
        | '◎' | '▪' | '◈' => 2,
        '·' | '・' | '•' | '-' | '*' | '–' | '＊' => 3,
        '第' | '제' => {
            let tail = rest.trim_start_matches(|c: char| han(c) || chars::is_numeric(c));
            let counted = tail.len() < rest.len();
            if counted
                && tail.starts_with([
                    '条', '條', '章', '节', '節', '款', '項', '项', '조', '장', '절',
                ])
            {
                4
            } else {
                0
            }
        }
        '（' | '(' => {
            let tail = rest.trim_start_matches(|c: char| han(c) || chars::is_numeric(c));
            let counted = tail.len() < rest.len();
            if counted && tail.starts_with(['）', ')']) { 5 } else { 0 }
        }
        c if han(c) => {
            let tail = rest.trim_start_matches(han);
            if tail.starts_with(['、', '．', '.']) { 6 } else { 0 }
        }
        c if chars::is_numeric(c) || c.is_ascii_uppercase() => {
            // A letter counts, but two of them are a word.
            let tail = match c.is_ascii_uppercase() {
                true => rest,
                false => rest.trim_start_matches(chars::is_numeric),
            };
            if tail.starts_with(['、', '．', '）', ')'])
                || (tail.starts_with('.')
                    && !tail[1..].starts_with(|c: char| chars::is_numeric(c)))
            {
                7
            } else {
                0
            }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_set_apart_are_bylines() {
        let is = |text: &str| is_byline(text, 10, Letters::of(text));
        for text in ["（陆望潮）", "□贺知秋", "口贺知秋", "／周晚晴", "(강윤슬)"]
        {
            assert!(is(text), "{text}");
        }
        for text in ["（下转第3版）", "（2021年）", "桥修好了。"] {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn reporters_and_authors_are_named_behind_what_they_do() {
        let is = |text: &str| is_byline(text, 20, Letters::of(text));
        for text in [
            "潮城晚报全媒体记者 陆望潮",
            "本报驻北川记者　贺知秋",
            "見習記者 周晚晴　柳堤報導",
            "贺知秋　著",
            "潮見ひろ子・作",
            "강윤슬·수필가",
        ] {
            assert!(is(text), "{text}");
        }
        for text in ["他对记者 说，桥修好了", "本报讯（记者 陆望潮", "大作", "윤슬가"]
        {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn jumps_tell_where_a_story_goes_on() {
        let is = |text: &str| is_jump(text, Letters::of(text));
        for text in [
            "（下转第3版）",
            "（未完待续）",
            "（名单见第四版）",
            "▼３面に詳報",
            ">>> 2版",
        ] {
            assert!(is(text), "{text}");
        }
        for text in ["▼桥面的灯", ">3", "桥还没有完工"] {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn numberings_are_told_by_their_kind() {
        let kinds = [
            ("①水", 1),
            ("■船", 2),
            ("・橋", 3),
            ("第十二条", 4),
            ("第3章 船", 4),
            ("제1조(목적)", 4),
            ("（二）船", 5),
            ("三、船", 6),
            ("4. 배", 7),
            ("B.渡船", 7),
            ("3.5米", 0),
            ("第三者", 0),
            ("제일 먼저", 0),
            ("BC.", 0),
        ];
        for (text, kind) in kinds {
            assert_eq!(numbering(text), kind, "{text}");
        }
    }
}
