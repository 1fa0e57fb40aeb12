//! How blocks begin and end, as far as it tells where a story begins and ends.
//!
//! Comes in: the clean text of a block. Goes out: its cues, all read off its first and last
//! characters.

use super::Galley;
use crate::Role;
use crate::phrases::{Letters, Phrases, phrases};

/// Characters looked at from the beginning of a block; a news lead with several reporters
/// is about this long.
const HEAD: usize = 48;
/// Characters looked at from the end of a block.
const TAIL: usize = 32;

/// The lead of a news story: 本报讯, 新华社…电, (서울=…).
pub(super) const LEAD: u32 = 1 << 0;
/// Words of a lead without its form: 记者 or 報導 near the beginning.
pub(super) const REPORTED: u32 = 1 << 1;
/// Begins with a number of a list other than the first.
pub(super) const NUMBER: u32 = 1 << 2;
/// Begins with the first number of a list.
pub(super) const FIRST_NUMBER: u32 = 1 << 3;
/// Begins with an opening quotation mark.
pub(super) const QUOTE: u32 = 1 << 4;
/// Begins with a word that points back: 此外, 他, また, 이에.
pub(super) const BACK: u32 = 1 << 5;
/// The whole block stands in brackets.
pub(super) const BRACKETED: u32 = 1 << 6;
/// One line long.
pub(super) const SHORT: u32 = 1 << 7;
/// Begins with 问 or 答, a dash, or another mark of a part.
pub(super) const PART: u32 = 1 << 8;
/// Names a date or a time near the beginning.
pub(super) const DATE: u32 = 1 << 9;
/// Comes from another page: 上接.
pub(super) const JUMP_FROM: u32 = 1 << 10;
/// Begins with a bracket that a lead or a series title may stand in.
pub(super) const BRACKET: u32 = 1 << 11;
/// Begins in the middle of a sentence.
pub(super) const MIDDLE: u32 = 1 << 12;
/// Begins with a lead of the paper's own: 本报讯.
pub(super) const OWN_LEAD: u32 = 1 << 13;
/// The number of cues of beginnings.
pub(super) const HEADS: u32 = 14;

/// Ends with a name in brackets, or is nothing but that.
pub(super) const SIGNED: u32 = 1 << 16;
/// Ends a sentence.
pub(super) const ENDED: u32 = 1 << 17;
/// Ends in the middle of a sentence.
pub(super) const OPEN: u32 = 1 << 18;
/// Goes on on another page: 下转.
pub(super) const JUMP_TO: u32 = 1 << 19;
/// Ends with a picture's credit.
pub(super) const PICTURE: u32 = 1 << 20;
/// Ends with a date, as notices do.
pub(super) const DATED: u32 = 1 << 21;
/// Ends with a colon: something follows.
pub(super) const COLON: u32 = 1 << 22;
/// Ends with a closing quotation mark.
pub(super) const QUOTED: u32 = 1 << 23;
/// Ends with a reporter's name or address in Korean manner.
pub(super) const REPORTER: u32 = 1 << 24;
/// Ends with a comma.
pub(super) const COMMA: u32 = 1 << 25;
/// The number of cues of ends, which follow those of beginnings from bit 16 on.
pub(super) const TAILS: u32 = 10;

/// What the beginning and end of a block say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cues {
    pub(super) bits: u32,
    /// A number for the first character, and one for the first two.
    pub(super) opening: [u16; 2],
    /// A number for the last two characters.
    pub(super) ending: u16,
    /// Characters of the block.
    pub(super) length: u32,
}

/// How many numbers openings and endings have each.
pub(super) const PLACES: u16 = 512;

static LEADS: &Phrases = phrases![
    "本报讯",
    "本報訊",
    "本报",
    "本報",
    "新华社",
    "新華社",
    "据新华社",
    "據新華社",
    "本社",
    "中新社",
    "中新网",
    "中央社",
    "据本报",
    "本刊讯",
    "本刊訊",
    "人民日报",
    "综合",
    "記者",
    "记者",
    "通讯员",
    "（记者",
    "（記者",
    "(記者",
    "(记者",
    "【",
    "［",
    "〔",
    "[",
];
static LEAD_ENDS: &Phrases = phrases![
    "讯",
    "訊",
    "电",
    "電",
    "报道",
    "報導",
    "報道",
    "消息",
    "发回",
    "기자",
    "연합뉴스",
    "뉴스",
    "共同",
];
static BACKS: &Phrases = phrases![
    "此外",
    "另外",
    "同时",
    "同時",
    "但",
    "而",
    "他",
    "她",
    "这",
    "這",
    "该",
    "該",
    "其",
    "据了解",
    "據了解",
    "与此",
    "與此",
    "为此",
    "為此",
    "因此",
    "对此",
    "對此",
    "随后",
    "隨後",
    "最后",
    "最後",
    "会上",
    "会议",
    "會中",
    "之后",
    "之後",
    "也",
    "还",
    "不过",
    "不過",
    "然而",
    "于是",
    "於是",
    "また",
    "さらに",
    "しかし",
    "だが",
    "一方",
    "なお",
    "そして",
    "その",
    "この",
    "これ",
    "それ",
    "そんな",
    "ところ",
    "ちなみに",
    "では",
    "でも",
    "続いて",
    "ほか",
    "と",
    "すると",
    "まず",
    "이에",
    "이어",
    "또",
    "한편",
    "하지만",
    "그러나",
    "그리고",
    "이",
    "그",
    "따라서",
    "특히",
    "아울러",
    "앞서",
    "또한",
    "The ",
    "This ",
    "It ",
    "He ",
    "She ",
    "But ",
    "And ",
];
static PICTURES: &Phrases =
    phrases!["摄", "攝", "摄影", "攝影", "撮影", "사진", "供图", "图片", "提供",];
static JUMPS_FROM: &Phrases =
    phrases!["上接", "에서 계속", "から続く", "からつづく", "continued from",];
static JUMPS_TO: &Phrases =
    phrases!["下转", "下轉", "에 계속", "に続く", "につづく", "へ続く", "continued on",];

/// Reads the cues of a block.
pub(super) fn read(galley: &Galley, block: usize) -> Cues {
    let mut cues = Cues::default();
    let text = galley.text_of(block);
    let (head, tail) = (first_chars(&text, HEAD), last_chars(&text, TAIL));
    // Three bytes make a character, nearly: an exact count is not needed.
    cues.length = text.len() as u32 / 3;
    let role = galley.blocks[block].role;
    cues.bits = beginning(head, role) | ending(tail, cues.length);
    if galley.blocks[block].lines.len() == 1 {
        cues.bits |= SHORT;
    }
    if head.starts_with(['（', '(']) && tail.ends_with(['）', ')']) && cues.length < 60
    {
        cues.bits |= BRACKETED;
    }
    if role == Role::Jump {
        let letters = Letters::of(head);
        let to = JUMPS_TO.stand_in(head, letters);
        let from = JUMPS_FROM.stand_in(head, letters);
        cues.bits |= if from && !to { JUMP_FROM } else { JUMP_TO };
    }
    let mut chars = head.chars();
    let (a, b) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    cues.opening = [place(a, '\0'), place(a, b)];
    let mut chars = tail.chars();
    cues.ending = match (chars.next_back(), chars.next_back()) {
        (Some(b), Some(a)) => place(a, b),
        _ => 0,
    };
    cues
}

/// Whether a title is that of a notice: what it says last, or first in brackets, is the
/// trade's word for one.
pub(super) fn is_notice(galley: &Galley, block: usize) -> bool {
    let text = galley.text_of(block);
    let kinds = phrases![
        "通知",
        "通告",
        "公告",
        "公示",
        "告示",
        "启事",
        "啟事",
        "声明",
        "聲明",
        "须知",
        "須知",
        "お知らせ",
        "ご案内",
        "告知",
        "안내",
        "알림",
        "공고",
    ];
    let first = phrases!["Notice", "NOTICE", "Public Notice", "Announcement"];
    let heads = phrases!["알림", "공고", "안내", "告知", "お知らせ", "公告", "通知"];
    kinds.end(&text)
        || first.begin(&text)
        || first_bracket(&text).is_some_and(|inner| heads.begin(inner))
}

/// How a block signs what stands above it: 0 not at all, 1 perhaps with a name, 2 with a
/// date.
pub(super) fn signs(galley: &Galley, block: usize) -> u8 {
    let own = &galley.blocks[block];
    if own.role.is_title() || own.lines.len() != 1 {
        return 0;
    }
    let text = galley.text_of(block);
    let length = text.chars().count();
    let ends = text.chars().next_back().unwrap_or(' ');
    let dated = length < 24
        && (text.contains(['年', '月', '년', '월'])
            && matches!(ends, '日' | '일')
            && text.contains(|c: char| {
                c.is_ascii_digit()
                    || matches!(c, '０'..='９' | '一' | '二' | '三' | '十' | '〇')
            }));
    let name = length <= 24 && ends.is_alphabetic() && !text.contains(['，', '。', '、']);
    if dated { 2 } else { u8::from(name) }
}

/// The first characters of a text, so many at most.
fn first_chars(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(at, _)| &text[..at])
}

/// The last characters of a text, so many at most.
fn last_chars(text: &str, most: usize) -> &str {
    let at = most.checked_sub(1).and_then(|n| text.char_indices().nth_back(n));
    at.map_or(text, |(at, _)| &text[at..])
}

/// A number for one or two characters.
pub(super) fn place(a: char, b: char) -> u16 {
    let x = (a as u32).wrapping_mul(0x9e37_79b1) ^ (b as u32).wrapping_mul(0x85eb_ca6b);
    ((x ^ (x >> 15)).wrapping_mul(0xc2b2_ae35) >> 23) as u16 % PLACES
}

fn beginning(head: &str, role: Role) -> u32 {
    let mut bits = 0;
    let first = head.chars().next().unwrap_or(' ');
    let letters = Letters::of(head);
    if LEADS.begin(head) && LEAD_ENDS.stand_in(head, letters)
        || first_bracket(head).is_some_and(|inner| inner.contains('='))
    {
        bits |= LEAD;
        if phrases!["本报", "本報", "本刊"].begin(head) {
            bits |= OWN_LEAD;
        }
    }
    if phrases!["记者", "記者", "报道", "報導", "報道", "기자"].stand_in(head, letters)
    {
        bits |= REPORTED;
    }
    bits |= numbered(head);
    if matches!(first, '“' | '「' | '『' | '‘' | '"' | '〝') {
        bits |= QUOTE;
    }
    if matches!(
        first,
        '【' | '［' | '〔' | '[' | '（' | '(' | '■' | '●' | '◆' | '▲' | '▶'
    ) {
        bits |= BRACKET;
    }
    if BACKS.begin(head) {
        bits |= BACK;
    }
    if phrases!["问：", "答：", "問：", "—", "─", "Q", "A：", "Ｑ", "·", "•"].begin(head)
    {
        bits |= PART;
    }
    let early = first_chars(head, 24);
    let digit = || early.contains(|c: char| matches!(c, '0'..='9' | '０'..='９'));
    if phrases!["日", "月", "年", "일", "월"].stand_in(early, letters) && digit()
        || phrases!["日前", "近日", "昨", "今天", "今年"].stand_in(early, letters)
    {
        bits |= DATE;
    }
    if role == Role::Body && JUMPS_FROM.stand_in(early, letters) {
        bits |= JUMP_FROM;
    }
    if matches!(
        first,
        '，' | '、' | '。' | '）' | '」' | '』' | '”' | '；' | '：' | ')' | ','
    ) || first.is_ascii_lowercase()
    {
        bits |= MIDDLE;
    }
    bits
}

/// What stands inside a bracket that the text begins with.
fn first_bracket(head: &str) -> Option<&str> {
    let open = head.chars().next()?;
    let close = match open {
        '(' => ')',
        '（' => '）',
        '[' => ']',
        '［' => '］',
        '【' => '】',
        _ => return None,
    };
    let rest = &head[open.len_utf8()..];
    rest.find(close).map(|end| &rest[..end])
}

fn numbered(head: &str) -> u32 {
    let number = |c: char| {
        matches!(
            c,
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
                | '0'..='9' | '①'..='⑳'
        )
    };
    let text = head.trim_start_matches(['（', '(', '第']);
    let count = text.chars().take_while(|&c| number(c)).count();
    let mut rest = text.chars().skip(count);
    let mark = rest.next().unwrap_or(' ');
    let first = text.chars().next().unwrap_or(' ');
    let circled = ('①'..='⑳').contains(&first);
    if count == 0
        || count > 3
        || !(circled || matches!(mark, '、' | '．' | '）' | ')' | '是' | '.'))
    {
        return 0;
    }
    if mark == '.' && rest.next().is_some_and(|c| c.is_ascii_digit()) {
        return 0;
    }
    if count == 1 && matches!(first, '一' | '1' | '①') { FIRST_NUMBER } else { NUMBER }
}

fn ending(tail: &str, length: u32) -> u32 {
    let mut bits = 0;
    let Some(last) = tail.chars().next_back() else { return OPEN };
    match last {
        '。' | '！' | '？' | '.' | '!' | '?' | '…' | '．' => bits |= ENDED,
        '”' | '」' | '』' | '"' | '’' => bits |= ENDED | QUOTED,
        '：' | ':' => bits |= COLON,
        '）' | ')' => {
            bits |= ENDED;
            if let Some((before, inner)) = last_bracket(tail) {
                let whole = before.is_none_or(|c| {
                    matches!(c, '。' | '！' | '？' | '”' | '」' | '』' | '.')
                });
                let words = inner.contains(['，', '。', '“', '「']);
                if whole && !words && inner.chars().count() <= 24 {
                    bits |= SIGNED;
                }
                if PICTURES.stand_in(inner, Letters::of(inner)) {
                    bits |= PICTURE;
                }
            }
        }
        '日' | '일' if length < 24 && tail.contains(['月', '월']) => bits |= DATED,
        '，' | '、' | '；' | ',' => bits |= OPEN | COMMA,
        _ => bits |= OPEN,
    }
    let letters = Letters::of(tail);
    if JUMPS_TO.stand_in(tail, letters) {
        bits |= JUMP_TO;
    }
    if phrases!["기자", "@"].stand_in(tail, letters) {
        bits |= REPORTER;
    }
    bits
}

/// What stands inside the bracket that ends a text, and the character before it.
fn last_bracket(tail: &str) -> Option<(Option<char>, &str)> {
    let inner = tail.strip_suffix(['）', ')'])?;
    let open = inner.rfind(['（', '('])?;
    let width = inner[open..].chars().next().map_or(0, char::len_utf8);
    Some((tail[..open].chars().next_back(), &inner[open + width..]))
}
