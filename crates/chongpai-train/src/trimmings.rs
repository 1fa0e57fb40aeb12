//! What stands round the stories of a page and is rare in a corpus: bylines, captions,
//! running heads, jumps, signatures, second titles.
//!
//! They are made from patterns of the trade, with names and words drawn from the articles
//! at hand, so that the model learns the patterns and no names.

use chongpai::{Language, Role};

use crate::lines::Random;
use crate::names;
use crate::stock::Block;

fn pick<'a>(list: &[&'a str], random: &mut Random) -> &'a str {
    list[random.below(list.len())]
}

/// Fills a pattern: standing alone, `N` is a name, `P` a place, `0` a number, `S` a section of the paper, `D`
/// a date, `W` a day of the week.
fn fill(pattern: &str, text: &str, language: Language, random: &mut Random) -> String {
    let mut out = String::new();
    let chars: Vec<char> = pattern.chars().collect();
    for (i, &c) in chars.iter().enumerate() {
        // Capitals within a word are letters of that word.
        let letter = |at: Option<usize>| {
            at.and_then(|at| chars.get(at))
                .is_some_and(|c: &char| c.is_ascii_alphabetic())
        };
        if c.is_ascii_alphabetic() && (letter(i.checked_sub(1)) || letter(Some(i + 1))) {
            out.push(c);
            continue;
        }
        match c {
            'N' => out.push_str(&names::person(text, language, random)),
            'P' => {
                let place = names::letters(text, language, random);
                out.push_str(place.split(' ').next().unwrap_or(""));
            }
            '0' => out.push_str(&(1 + random.below(24)).to_string()),
            'S' => out.push_str(section(language, random)),
            'D' => out.push_str(&date(language, random)),
            'W' => out.push_str(weekday(language, random)),
            c => out.push(c),
        }
    }
    out
}

fn section(language: Language, random: &mut Random) -> &'static str {
    match language {
        Language::ZhHans => pick(
            &[
                "要闻", "国内", "地方", "经济", "文化", "体育", "综合", "社会", "副刊",
                "教育",
            ],
            random,
        ),
        Language::ZhHant => pick(
            &["要聞", "地方", "綜合", "生活", "文教", "社會", "副刊", "體育", "焦點"],
            random,
        ),
        Language::Ja => pick(
            &["総合", "社会", "地域", "経済", "文化", "スポーツ", "国際", "くらし"],
            random,
        ),
        Language::Ko => pick(
            &["종합", "사회", "지역", "경제", "문화", "스포츠", "국제", "오피니언"],
            random,
        ),
        Language::Latin => {
            pick(&["Local", "World", "Business", "Sports", "Opinion", "Arts"], random)
        }
    }
}

fn weekday(language: Language, random: &mut Random) -> &'static str {
    let at = random.below(7);
    match language {
        Language::ZhHans | Language::ZhHant => {
            ["一", "二", "三", "四", "五", "六", "日"][at]
        }
        Language::Ja => ["月", "火", "水", "木", "金", "土", "日"][at],
        Language::Ko => ["월", "화", "수", "목", "금", "토", "일"][at],
        Language::Latin => {
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
                [at]
        }
    }
}

fn date(language: Language, random: &mut Random) -> String {
    let (year, month, day) =
        (1955 + random.below(75), 1 + random.below(12), 1 + random.below(28));
    let digit = |n: usize| "〇一二三四五六七八九".chars().nth(n % 10).unwrap_or('〇');
    let digits = |n: usize| {
        n.to_string().bytes().map(|b| digit(usize::from(b - b'0'))).collect::<String>()
    };
    // Numbers below forty, as they are read: 二十一.
    let han = |n: usize| {
        let tens = match n / 10 {
            0 => String::new(),
            1 => "十".into(),
            tens => format!("{}十", digit(tens)),
        };
        if n.is_multiple_of(10) { tens } else { format!("{tens}{}", digit(n)) }
    };
    match language {
        Language::Ko if random.below(3) == 0 => format!("{month}월 {day}일"),
        Language::Ko => format!("{year}년 {month}월 {day}일"),
        Language::Latin => {
            let months = [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ];
            format!("{} {day}, {year}", months[month - 1])
        }
        Language::ZhHans | Language::ZhHant if random.below(4) == 0 => {
            let year = match random.below(3) {
                0 => String::new(),
                _ => digits(year) + "年",
            };
            format!("{year}{}月{}日", han(month), han(day))
        }
        _ if random.below(6) == 0 => format!("{month}月{day}日"),
        Language::Ja if random.below(4) == 0 => {
            let era = match year {
                ..1989 => format!("昭和{}", year - 1925),
                1989..2019 => format!("平成{}", year - 1988),
                _ => format!("令和{}", year - 2018),
            };
            match random.below(2) {
                0 => format!("{year}年({era}年){month}月{day}日"),
                _ => format!("{era}年{month}月{day}日"),
            }
        }
        _ => format!("{year}年{month}月{day}日"),
    }
}

/// A line that says who wrote it.
pub(crate) fn byline(text: &str, language: Language, random: &mut Random) -> Block {
    let pattern = match language {
        Language::ZhHans => pick(
            &[
                "本报记者 N",
                "记者 N",
                "N",
                "□N",
                "文/N",
                "本报记者 N 通讯员 N",
                "（N）",
                "N N",
                "作者：N",
            ],
            random,
        ),
        Language::ZhHant => pick(
            &[
                "記者N／P報導",
                "記者N/P報導",
                "【記者N報導】",
                "文／N",
                "N",
                "本報記者N",
                "圖文／N",
            ],
            random,
        ),
        Language::Ja => pick(
            &["（N）", "【N】", "文・N", "記者　N", "N記者", "（P支局・N）", "N"],
            random,
        ),
        Language::Ko => pick(
            &[
                "N 기자",
                "N 기자 abc@paper.example",
                "N 특파원",
                "P=N 기자",
                "글 N 기자",
                "N 논설위원",
            ],
            random,
        ),
        Language::Latin => {
            pick(&["By N", "By N and N", "BY N", "By N, Staff Writer"], random)
        }
    };
    Block { role: Role::Byline, text: fill(pattern, text, language, random) }
}

/// A running head, a date line or a page number.
pub(crate) fn furniture(text: &str, language: Language, random: &mut Random) -> String {
    if random.below(3) == 0 {
        return head(text, language, random);
    }
    let pattern = match language {
        Language::ZhHans => pick(
            &[
                "D 星期W",
                "D 星期W S",
                "第0版 S",
                "S",
                "0",
                "P日报 D",
                "P日报　S",
                "S 第0版 责任编辑：N",
                "0 D 星期W S",
                "P晚报　S　第0版",
                "A0 S",
                "责任编辑：N",
                "责任编辑 N 美编 N",
                "本版编辑：N 校对：N",
                "编辑 N",
            ],
            random,
        ),
        Language::ZhHant => pick(
            &[
                "D 星期W",
                "D 星期W　P週報　第0版 S",
                "第0版 S",
                "S",
                "0",
                "P日報　S　A0",
                "P時報　B0",
                "A0　S　D　星期W",
                "A0版",
                "編輯／N",
                "責任編輯 N 美編 N",
                "本版編輯：N",
            ],
            random,
        ),
        Language::Ja => pick(
            &[
                "D（W曜日）",
                "P新聞　S　0",
                "P新報　S",
                "D　W曜日　P日日新聞　（0）　S",
                "S",
                "（0）",
                "D W曜日　S",
                "0面",
                "D（W）　P日報　0",
                "編集・N　校閲・N",
            ],
            random,
        ),
        Language::Ko => pick(
            &[
                "D W요일",
                "D W요일 P신문 S A0",
                "S",
                "A0",
                "0면",
                "P일보 S 0면",
                "P신문　S",
                "A0 P신문",
                "D W요일　P일보　S　0면",
                "D W요일 S 0면",
                "편집 N 교열 N",
            ],
            random,
        ),
        Language::Latin => pick(
            &[
                "Page 0 · The P Courier",
                "The P Ledger · Page 0",
                "The P Observer  ·  W, D  ·  Page 0",
                "P Courier",
                "A0",
                "0",
                "W, D",
                "The P Gazette  W, D  Page 0",
                "S",
            ],
            random,
        ),
    };
    fill(pattern, text, language, random)
}

/// A running head of some of the paper's name, the date, the section and the page number, in
/// any order that papers have them.
fn head(text: &str, language: Language, random: &mut Random) -> String {
    let paper = match language {
        Language::ZhHans => ["P日报", "P晚报", "P时报"],
        Language::ZhHant => ["P日報", "P時報", "P週報"],
        Language::Ja => ["P新聞", "P日報", "P新報"],
        Language::Ko => ["P신문", "P일보", "P뉴스"],
        Language::Latin => ["P Courier", "The P Times", "P News"],
    };
    let day = match language {
        Language::ZhHans | Language::ZhHant => ["D", "D 星期W", "D（星期W）"],
        Language::Ja => ["D", "D W曜日", "D（W）"],
        Language::Ko => ["D", "D W요일", "D (W)"],
        Language::Latin => ["D", "W, D", "W D"],
    };
    let section = match language {
        Language::Ja => ["S", "S", "S面"],
        Language::ZhHans | Language::ZhHant => ["S", "S", "S版"],
        _ => ["S"; 3],
    };
    let number = match language {
        Language::ZhHans | Language::ZhHant => ["第0版", "A0", "0"],
        Language::Ja => ["0面", "（0）", "0"],
        Language::Ko => ["0면", "A0", "0"],
        Language::Latin => ["Page 0", "A0", "0"],
    };
    if random.below(16) == 0 {
        let pattern =
            pick(&["- 0 -", "0 / 24", "https://www.paper.example/news/0", "0/9"], random);
        return fill(pattern, text, language, random);
    }
    let mut parts = [paper, day, section, number];
    random.shuffle(&mut parts);
    let blank = pick(&[" ", " ", "　", "  ", " · ", " | ", ""], random);
    let count = 1 + random.below(parts.len());
    let mut out = String::new();
    for part in &parts[..count] {
        let words = fill(pick(part, random), text, language, random);
        // Two numbers never touch.
        let touch = out.ends_with(|c: char| c.is_ascii_alphanumeric())
            && words.starts_with(|c: char| c.is_ascii_alphanumeric());
        let blank = if blank.is_empty() && touch { " " } else { blank };
        if !out.is_empty() {
            out.push_str(blank);
        }
        out.push_str(&words);
    }
    out
}

/// Where a story goes on or comes from.
pub(crate) fn jump(text: &str, language: Language, random: &mut Random) -> Block {
    let pattern = match language {
        Language::ZhHans => pick(
            &["（下转第0版）", "（上接第0版）", "（下转第0版 S）", "下转0版"],
            random,
        ),
        Language::ZhHant => {
            pick(&["（下轉第0版）", "（上接第0版）", "下轉A0版", "（文轉第0版）"], random)
        }
        Language::Ja => pick(
            &["（0面に続く）", "▶0面に続く", "（0面から続く）", "＝0面に関連記事"],
            random,
        ),
        Language::Ko => pick(
            &[
                "▶0면에 계속",
                "▶A0면에 계속",
                "(0면에서 계속)",
                "☞ 0면에 계속",
                "관련기사 0면",
            ],
            random,
        ),
        Language::Latin => pick(
            &[
                "(Continued on Page 0)",
                "Continued on A0",
                "See P, Page 0",
                "(Continued from Page 0)",
            ],
            random,
        ),
    };
    Block { role: Role::Jump, text: fill(pattern, text, language, random) }
}

/// What a picture shows and who took it.
pub(crate) fn caption(
    text: &str,
    language: Language,
    random: &mut Random,
) -> Option<String> {
    let sentence = clause(text, 5, 44, random)?;
    let pattern = match language {
        Language::ZhHans => pick(
            &[
                "。N 摄",
                "。 （N摄）",
                "。本报记者 N 摄",
                "。（资料图片）",
                "（N摄）",
                "。N摄影报道",
                "。",
            ],
            random,
        ),
        Language::ZhHant => pick(
            &["。（N攝）", "。記者N／攝影", "。（圖／N提供）", "。圖／P提供", "。"],
            random,
        ),
        Language::Ja => pick(
            &["＝0日、Pで", "＝N撮影", "（N提供）", "＝Pで0日", "（P市提供）"],
            random,
        ),
        Language::Ko => {
            pick(&[". P군 제공", ". N 기자", " /N 기자", ". 사진=N", ". P 제공"], random)
        }
        Language::Latin => {
            pick(&[". Photo by N", ". (Photo: N)", ". Courtesy of N", "."], random)
        }
    };
    let start = match language {
        Language::ZhHans if random.below(4) == 0 => "图为",
        Language::ZhHant if random.below(4) == 0 => "圖為",
        _ => "",
    };
    Some(format!("{start}{sentence}{}", fill(pattern, text, language, random)))
}

/// The lines a notice or a letter ends with: who, and when.
pub(crate) fn signature(
    text: &str,
    language: Language,
    random: &mut Random,
) -> Vec<Block> {
    let who = match language {
        Language::ZhHans => pick(
            &[
                "P市N公司",
                "P区人民政府",
                "P办公室",
                "P委员会",
                "N",
                "一位读者 N",
                "读者 N",
                "P街道办事处",
            ],
            random,
        ),
        Language::ZhHant => pick(
            &[
                "P市政府",
                "P公所",
                "P里居民　N",
                "P居民　N",
                "N",
                "P股份有限公司",
                "一位讀者 N",
            ],
            random,
        ),
        Language::Ja => {
            pick(&["P町役場", "P市N課", "N（会社員・0歳）", "P実行委員会", "N"], random)
        }
        Language::Ko => {
            pick(&["P 주민센터", "P 군수", "N 올림", "P에서 N 드림", "P 위원회"], random)
        }
        Language::Latin => {
            pick(&["P Water Department", "N", "Yours, N", "The P Committee"], random)
        }
    };
    let mut out =
        vec![Block { role: Role::Body, text: fill(who, text, language, random) }];
    if random.below(3) > 0 {
        out.push(Block { role: Role::Body, text: date(language, random) });
    }
    if random.below(6) == 0 {
        out.reverse();
    }
    out
}

/// Makes an article a letter: whom it is to stands first, and a greeting last.
pub(crate) fn salutation(out: &mut Vec<Block>, language: Language, random: &mut Random) {
    let (to, greeting): (&[&str], &[&str]) = match language {
        Language::ZhHans => (
            &["编辑同志：", "各位读者：", "亲爱的朋友：", "尊敬的市民：", "同志们："],
            &["此致|敬礼！", "此致|敬礼", "祝好！", "特此致谢。"],
        ),
        Language::ZhHant => (
            &["編輯先生：", "各位讀者：", "親愛的朋友：", "敬啟者："],
            &["此致|敬禮！", "順頌|時綏", "敬祝平安！", "謹此致謝。"],
        ),
        Language::Ja => (
            &["拝啓", "読者の皆様へ", "編集部御中", "皆さん、こんにちは。"],
            &["敬具", "草々", "よろしくお願いします。"],
        ),
        Language::Ko => (
            &["독자 여러분께", "편집자님께,", "존경하는 주민 여러분,", "안녕하세요."],
            &["감사합니다.", "고맙습니다.", "올림"],
        ),
        Language::Latin => (
            &["Dear neighbors,", "To the Editor:", "Dear friends,", "Hello everyone,"],
            &["Sincerely,", "See you soon!", "Many thanks,", "Yours truly,"],
        ),
    };
    let Some(first) = out.iter().position(|b| b.role == Role::Body) else { return };
    let body = |text: &str| Block { role: Role::Body, text: text.into() };
    out.insert(first, body(pick(to, random)));
    if random.below(2) == 0 {
        let last = out.iter().rposition(|b| b.role == Role::Body).unwrap_or(first);
        let lines = pick(greeting, random).split('|').map(body);
        out.splice(last + 1..last + 1, lines);
        if random.below(2) == 0 {
            let text = out[first + 1].text.clone();
            out.extend(signature(&text, language, random));
        }
    }
}

/// Makes a paragraph one that says what follows.
pub(crate) fn introduce(text: &mut String, language: Language, random: &mut Random) {
    let words: &[&str] = match language {
        Language::ZhHans => &[
            "，现将有关事项通告如下：",
            "，主要措施如下：",
            "，特作如下决定：",
            "，会议决定：",
            "：",
        ],
        Language::ZhHant => {
            &["，有關事項公告如下：", "，辦法如下：", "，決議如下：", "："]
        }
        Language::Ja => {
            &["。内容は次の通り。", "、次の通り決めた。", "。主な点は以下の通り。"]
        }
        Language::Ko => {
            &[". 내용은 다음과 같다.", ". 주요 내용:", ". 다음 사항을 알립니다."]
        }
        Language::Latin => &[". The main points:", ". The rules are as follows:"],
    };
    end_in(text, pick(words, random));
}

/// Makes a text end in `words` in the place of its last stop.
pub(crate) fn end_in(text: &mut String, words: &str) {
    let end = text.trim_end_matches(['。', '.', '！', '？']).len();
    text.replace_range(end.., words);
}

/// A clause of a text, between two marks, of a length that a title may have.
pub(crate) fn clause(
    text: &str,
    least: usize,
    most: usize,
    random: &mut Random,
) -> Option<String> {
    let clauses: Vec<&str> = text
        .split([
            '，', '。', '、', '；', '：', '“', '”', '「', '」', '！', '？', ',', '.',
            '!', '?',
        ])
        .map(str::trim)
        .filter(|c| (least..=most).contains(&c.chars().count()))
        .collect();
    (!clauses.is_empty()).then(|| clauses[random.below(clauses.len())].to_owned())
}
