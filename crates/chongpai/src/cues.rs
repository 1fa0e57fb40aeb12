//! Words that tell what a line is: leads, credits, jumps, folios, numberings.
//!
//! Takes a line's clean text; gives a set of [`Cue`]s. The words are the trade's own, in
//! the languages the engine reads; no name of a paper, person or place is among them.

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
}

/// A set of cues, one bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cues(u16);

impl Cues {
    fn add(&mut self, cue: Cue, found: bool) {
        self.0 |= u16::from(found) << cue as u8;
    }

    /// Whether a cue is in the set.
    pub(crate) fn has(self, cue: Cue) -> bool {
        self.0 >> cue as u8 & 1 == 1
    }
}

/// How a kicker ends that leads up to what its headline says.
const ANNOUNCING: [&str; 13] = [
    "指出", "强调", "要求", "提出", "表示", "认为", "宣布", "说", "时", "呼吁", "強調",
    "呼籲", "質詢",
];

/// A line's beginning and end, as far as cues reach.
const REACH: usize = 14;

/// Finds the cues of a line.
pub(crate) fn find(text: &str, chars: u16) -> Cues {
    let mut cues = Cues::default();
    let head = reach(text);
    let tail = reach_back(text);
    cues.add(Cue::Lead, is_lead(text, head));
    if chars <= 40 {
        cues.add(Cue::Byline, is_byline(text, chars));
        cues.add(Cue::Caption, is_caption(text, tail));
        cues.add(Cue::Jump, is_jump(text, head, tail));
        cues.add(Cue::Folio, is_folio(text, chars));
        cues.add(Cue::Date, is_date(text));
        cues.add(Cue::Notice, is_notice(text));
        cues.add(Cue::Announces, any(text, &ANNOUNCING, |t, w| t.ends_with(w)));
    }
    cues.add(Cue::Speaker, is_speaker(head));
    cues.add(Cue::Enacted, is_enacted(head));
    cues
}

fn reach(text: &str) -> &str {
    text.char_indices().nth(REACH).map_or(text, |(at, _)| &text[..at])
}

fn reach_back(text: &str) -> &str {
    text.char_indices().nth_back(REACH - 1).map_or(text, |(at, _)| &text[at..])
}

fn any(text: &str, words: &[&str], test: fn(&str, &str) -> bool) -> bool {
    words.iter().any(|w| test(text, w))
}

fn is_lead(text: &str, head: &str) -> bool {
    let begins = |w: &str| text.starts_with(w);
    if begins("本报") || begins("本報") || begins("本刊") || begins("本台") {
        return any(
            head,
            &["讯", "訊", "电", "電", "报道", "報導", "記者", "记者", "消息"],
            |h, w| h.contains(w),
        );
    }
    if begins("新华社")
        || begins("据新华社")
        || begins("新華社")
        || begins("中新社")
        || begins("中央社")
    {
        return true;
    }
    let bracket = text.starts_with(['【', '〔', '［', '[', '（', '(']);
    bracket
        && any(
            head,
            &[
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
            ],
            |h, w| h.contains(w),
        )
}

fn is_byline(text: &str, chars: u16) -> bool {
    let text = text.trim_start_matches(['（', '(', '□', '■', '◎', '◇', '●', '/', '／']);
    chars <= 30
        && (any(
            text,
            &[
                "记者",
                "記者",
                "本报记者",
                "本報記者",
                "本报通讯员",
                "通讯员",
                "作者",
                "撰文",
                "文／",
                "文/",
                "文·",
                "文　",
                "撰稿",
                "By ",
            ],
            |t, w| t.starts_with(w),
        ) || any(
            text.trim_end_matches([')', '）', '】', '.', '。', '=']),
            &[
                "기자",
                "특파원",
                "報導",
                "记者",
                "記者",
                "编译",
                "整理",
                "文并摄",
                "논설위원",
            ],
            |t, w| t.ends_with(w),
        ) || text.contains('@'))
}

fn is_caption(text: &str, tail: &str) -> bool {
    let end = tail.trim_end_matches([')', '）', '】', '。', '.', '〕']);
    any(
        text,
        &[
            "图为",
            "圖為",
            "图：",
            "圖：",
            "图/",
            "图／",
            "▲",
            "△",
            "▼",
            "写真",
            "写真＝",
            "사진",
            "上图",
            "下图",
            "左图",
            "右图",
            "图①",
            "图一",
        ],
        |t, w| t.starts_with(w),
    ) || any(
        end,
        &[
            "摄",
            "攝",
            "撮影",
            "供图",
            "提供",
            "照片",
            "图片",
            "资料图",
            "写真",
            "사진",
            "提供照",
        ],
        |t, w| t.ends_with(w),
    ) || any(
        tail,
        &["摄影报道", "사진=", "사진제공", "写真＝", "写真=", "（資料", "攝影"],
        |t, w| t.contains(w),
    )
}

fn is_jump(text: &str, head: &str, tail: &str) -> bool {
    let words = [
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
    ];
    any(head, &words, |t, w| t.contains(w))
        || any(tail, &words, |t, w| t.contains(w))
        || (text.starts_with(['→', '▶', '☞', '►']) && text.contains(['版', '面', '면']))
}

fn is_folio(text: &str, chars: u16) -> bool {
    let weekday = any(
        text,
        &[
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
        ],
        |t, w| t.contains(w),
    );
    let digits = text
        .chars()
        .filter(|c| c.is_numeric() || "〇一二三四五六七八九十".contains(*c))
        .count();
    let paged = text.ends_with(['版', '面', '면', '頁', '页']) && digits > 0;
    let alone = digits > 0
        && text.chars().all(|c| {
            c.is_numeric() || c.is_ascii_uppercase() || " -—–.·/（）()・|｜".contains(c)
        });
    (weekday && digits > 1 && chars <= 30)
        || (paged && chars <= 24)
        || (alone && chars <= 8)
}

fn is_date(text: &str) -> bool {
    let Some(end) = text.trim_end_matches(['）', ')', '。', '.']).chars().next_back()
    else {
        return false;
    };
    let digits = text
        .chars()
        .filter(|c| c.is_numeric() || "〇○一二三四五六七八九十".contains(*c))
        .count();
    matches!(end, '日' | '일')
        && digits >= 3
        && text.contains(['年', '년'])
        && text.contains(['月', '월'])
}

fn is_notice(text: &str) -> bool {
    text.starts_with("关于")
        || text.starts_with("關於")
        || any(
            text.trim_end_matches(['》', '」', '”', '）']),
            &[
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
            ],
            |t, w| t.ends_with(w),
        )
}

fn is_enacted(head: &str) -> bool {
    let Some(inside) = head.strip_prefix(['（', '(', '〔']) else { return false };
    let dated = inside.starts_with(|c: char| c.is_numeric() || "一二〇".contains(c));
    dated && inside.contains(['年', '년'])
}

fn is_speaker(head: &str) -> bool {
    let Some(at) = head.find(['：', ':']) else { return false };
    let name = &head[..at];
    let count = name.chars().count();
    (1..=8).contains(&count) && name.chars().all(char::is_alphabetic)
}

/// How a line's numbering begins: 0 for none, else its kind, at most 7.
pub(crate) fn numbering(text: &str) -> u8 {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return 0 };
    let han = |c: char| "一二三四五六七八九十百".contains(c);
    let rest = chars.as_str();
    match first {
        '①'..='⑳' | '⑴'..='⒇' | '㈠'..='㈩' | '❶'..='❿' => 1,
        '●' | '■' | '◆' | '○' | '□' | '◇' | '▲' | '△' | '★' | '☆' | '※' | '▼' | '▽'
        | '◎' | '▪' | '◈' => 2,
        '·' | '・' | '•' | '-' | '*' | '–' | '＊' => 3,
        '第' => {
            let tail = rest.trim_start_matches(|c: char| han(c) || c.is_numeric());
            let counted = tail.len() < rest.len();
            if counted
                && tail.starts_with([
                    '条', '條', '章', '节', '節', '款', '項', '项', '조', '장',
                ])
            {
                4
            } else {
                0
            }
        }
        '（' | '(' => {
            let tail = rest.trim_start_matches(|c: char| han(c) || c.is_numeric());
            let counted = tail.len() < rest.len();
            if counted && tail.starts_with(['）', ')']) { 5 } else { 0 }
        }
        '제' => 0,
        c if han(c) => {
            let tail = rest.trim_start_matches(han);
            if tail.starts_with(['、', '．', '.']) { 6 } else { 0 }
        }
        c if c.is_numeric() => {
            let tail = rest.trim_start_matches(|c: char| c.is_numeric());
            if tail.starts_with(['、', '．', '）', ')'])
                || (tail.starts_with('.')
                    && !tail[1..].starts_with(|c: char| c.is_numeric()))
            {
                7
            } else {
                0
            }
        }
        _ => 0,
    }
}
