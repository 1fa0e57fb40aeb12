//! Texts to try the laws on: from pages as a printer sets them to noise.

use chongpai::{Correction, Language, Options, Role, Spacing, Writing};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Parts of sentences, a list for each language, and the mark that ends a sentence.
const CLAUSES: [(&[&str], &str); 5] = [
    (
        &[
            "昨天清早，渡口的雾还没有散",
            "第一班船已经靠了岸",
            "据介绍，这座桥全长1.2公里",
            "预计2026年10月通车",
            "老船工说，“我们等了二十年，今天总算等到了”",
            "区里还将新增公交线路3条，方便沿江居民出行",
            "施工单位表示，夜间作业会尽量降低噪声",
            "请附近居民谅解",
            "孩子们沿着江堤奔跑",
            "风筝越飞越高，高过了桥塔",
            "记者在现场看到",
        ],
        "。",
    ),
    (
        &[
            "昨天清晨，渡口的霧還沒有散",
            "第一班船已經靠了岸",
            "鎮公所表示，這座橋全長1.2公里",
            "預計明年10月通車",
            "老船工說：「我們等了二十年，今天總算等到了」",
            "縣府還將新增公車路線3條，方便沿岸居民出入",
            "施工單位說明，夜間作業會盡量降低噪音",
            "請附近居民諒解",
            "孩子們沿著海堤奔跑",
            "風箏越飛越高，高過了橋塔",
        ],
        "。",
    ),
    (
        &[
            "きのうの朝、霧の残る港に最初の船が着いた",
            "橋の長さは1.2キロある",
            "来年10月に開通する見通しだ",
            "元船員の男性は「20年待った。やっとこの日が来た」と話す",
            "町は新しいバスの路線を三つ増やす計画で、住民は期待を寄せている",
            "夜の工事では音をできるだけ抑えるという",
            "子どもたちは土手を走った",
            "たこが橋の塔より高く上がった",
        ],
        "。",
    ),
    (
        &[
            "어제 아침 안개가 걷히지 않은 나루터에 첫 배가 닿았다",
            "다리의 길이는 1.2㎞다",
            "내년 10월 개통할 예정이다",
            "늙은 뱃사공은 “20년을 기다렸다”고 말했다",
            "군은 버스 노선 세 개를 새로 만들어 주민들의 불편을 덜기로 했다",
            "밤에는 소음을 줄이겠다고 밝혔다",
            "아이들은 강둑을 달렸다",
            "연은 다리의 탑보다 높이 떠올랐다",
        ],
        ".",
    ),
    (
        &[
            "The first boat of the day reached the pier before the fog had lifted",
            "The bridge is 1.2 miles long",
            "It is to open in October of next year",
            "An old boatman said that they had waited for twenty years",
            "The town will add three bus lines, which neighbors have asked for",
            "Work at night will be kept as quiet as can be",
            "Children ran along the levee",
            "Their kites climbed higher than the towers of the bridge",
        ],
        ".",
    ),
];

/// What else stands on pages, of one language or of all: titles, bylines, captions, furniture, jumps.
const PIECES: &[(Option<Language>, &str)] = &[
    (Some(Language::ZhHans), "渡口大桥明年通车"),
    (Some(Language::ZhHans), "本报讯 "),
    (Some(Language::ZhHans), "本报记者 沈一禾"),
    (Some(Language::ZhHans), "（下转第3版）"),
    (Some(Language::ZhHans), "（上接第1版）"),
    (Some(Language::ZhHans), "2025年12月10日 星期三 第3版"),
    (Some(Language::ZhHans), "桥头的灯亮了。马小舟 摄"),
    (Some(Language::ZhHans), "问：什么时候通车？"),
    (None, "一、"),
    (Some(Language::ZhHant), "舊鐵道變身腳踏車道　下月通車"),
    (Some(Language::Ja), "【汐見町＝古賀ひなた】"),
    (Some(Language::Ja), "開通を待つ橋＝15日"),
    (Some(Language::Ko), "서하늘 기자"),
    (Some(Language::Ko), "▶A11면에 계속"),
    (Some(Language::Latin), "By Martha Quillfeather"),
    (Some(Language::Latin), "(Continued on Page 6)"),
    (None, "停 水 通 知"),
    (None, "◆"),
    (None, "- 12 -"),
];

/// Single characters that trouble programs.
const TROUBLE: &[char] = &[
    ' ',
    '\u{3000}',
    '\t',
    '\u{a0}',
    '\u{feff}',
    '\u{0}',
    '\u{1b}',
    '\u{ad}',
    '\u{200b}',
    '\u{200d}',
    '\u{fe0f}',
    '\u{e0100}',
    '\u{301}',
    '\u{3099}',
    '\u{1100}',
    '\u{1161}',
    '⽇',
    '⻓',
    '︐',
    '﹁',
    'ｶ',
    'ﾞ',
    '￡',
    '１',
    'Ａ',
    'ﬁ',
    '豈',
    '👨',
    '🏽',
    '𠮷',
    '。',
    '，',
    '、',
    '「',
    '」',
    '（',
    '—',
    '…',
    '-',
    '‐',
    '.',
    ',',
    '"',
    '\'',
    '•',
    '1',
    'a',
    '\u{10ffff}',
    '\u{e000}',
    '々',
    'ー',
    '\u{202e}',
    '\u{2028}',
];

pub(crate) fn language() -> impl Strategy<Value = Language> {
    select(&Language::ALL)
}

/// A paragraph of one language: two sentences or more, of one to three clauses.
pub(crate) fn paragraph(language: Language) -> impl Strategy<Value = String> {
    let at = Language::ALL.iter().position(|&l| l == language).unwrap();
    let (clauses, stop) = CLAUSES[at];
    let spaced = matches!(language, Language::Ko | Language::Latin);
    let (comma, space) = match language {
        Language::ZhHans | Language::ZhHant => ("，", ""),
        Language::Ja => ("、", ""),
        Language::Ko | Language::Latin => (", ", " "),
    };
    let most = if spaced { 1 } else { 3 };
    vec(vec(select(clauses), 1..=most), 2..7).prop_map(move |sentences| {
        let sentences: Vec<String> =
            sentences.iter().map(|clauses| clauses.join(comma) + stop).collect();
        sentences.join(space)
    })
}

/// Paragraphs of a page or book, all in one language.
pub(crate) fn paragraphs() -> impl Strategy<Value = (Language, Vec<String>)> {
    language().prop_flat_map(|l| (Just(l), vec(paragraph(l), 1..8)))
}

/// A page as a printer sets it, with the white space dropped that extraction drops:
/// paragraphs cut to a measure, other pieces between them.
pub(crate) fn set_page() -> impl Strategy<Value = String> {
    let settings = (9..40usize, 0..3usize, prop::bool::weighted(0.2));
    let others = vec((0..8usize, any::<Index>()), 0..4);
    (paragraphs(), others, settings).prop_map(
        |((language, paragraphs), others, (measure, indent, blank))| {
            let fits = |of: &Option<Language>| of.is_none_or(|of| of == language);
            let pieces: Vec<&str> =
                PIECES.iter().filter(|(of, _)| fits(of)).map(|&(_, text)| text).collect();
            let mut lines = Vec::new();
            for (index, paragraph) in paragraphs.iter().enumerate() {
                let here = others.iter().filter(|(before, _)| *before == index);
                lines.extend(here.map(|(_, piece)| (*piece.get(&pieces)).to_owned()));
                set(paragraph, language, measure, indent, &mut lines);
            }
            lines.join(if blank { "\n\n" } else { "\n" })
        },
    )
}

/// Marks that never begin a line.
const CLOSING: &[char] =
    &['，', '。', '、', '；', '：', '！', '？', '”', '」', '.', ',', '’'];
/// Marks that never end one.
const OPENING: &[char] = &['“', '「', '（', '‘'];

/// Cuts a paragraph into lines of `measure` full-width characters, the first `indent`
/// characters short. Words are cut only where the language cuts them.
fn set(
    text: &str,
    language: Language,
    measure: usize,
    indent: usize,
    lines: &mut Vec<String>,
) {
    let pieces: Vec<&str> = if language == Language::Latin {
        text.split_inclusive(' ').collect()
    } else {
        text.split_inclusive(|_| true).collect()
    };
    let mut line = String::new();
    let mut room = (measure.saturating_sub(indent)) * 2;
    for (index, piece) in pieces.iter().enumerate() {
        let needs = width(piece.trim_end());
        // No line begins with a mark that closes something, or ends with one that opens;
        // where that would happen, the line is drawn together a little.
        let hangs = piece.starts_with(CLOSING) || line.ends_with(OPENING);
        let opens = piece.starts_with(OPENING)
            && pieces.get(index + 1).is_some_and(|next| needs + width(next) > room);
        if !hangs && (needs > room || opens) && !line.trim().is_empty() {
            lines.push(line.trim().to_owned());
            line.clear();
            room = measure * 2;
        }
        line.push_str(piece);
        room = room.saturating_sub(width(piece));
    }
    if !line.trim().is_empty() {
        lines.push(line.trim().to_owned());
    }
}

/// The width of ordinary text in half-ems.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum()
}

/// Lines of anything with line ends of every kind.
pub(crate) fn noise() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(PIECES).prop_map(|(_, piece)| piece.to_owned()),
        4 => language().prop_flat_map(paragraph),
        3 => select(TROUBLE).prop_map(String::from),
        1 => any::<String>(),
        1 => "[一-龥]{1,12}",
    ];
    let end = select(&[
        "\n", "\n", "\n", "\r\n", "\r", "\n\n", "\x0c", "\x0b", "\u{85}", "\u{2029}",
        " \n", "",
    ]);
    vec((vec(piece, 0..4), end), 0..30).prop_map(|lines| {
        lines.into_iter().map(|(pieces, end)| pieces.concat() + end).collect()
    })
}

/// A page with characters put in, taken out or doubled.
pub(crate) fn damaged_page() -> impl Strategy<Value = String> {
    let wounds = vec((any::<prop::sample::Index>(), select(TROUBLE), 0..3u8), 0..12);
    (set_page(), wounds).prop_map(|(page, wounds)| {
        let mut chars: Vec<char> = page.chars().collect();
        for (at, c, kind) in wounds {
            if chars.is_empty() {
                break;
            }
            let at = at.index(chars.len());
            match kind {
                0 => chars.insert(at, c),
                1 => chars[at] = c,
                _ => drop(chars.remove(at)),
            }
        }
        chars.into_iter().collect()
    })
}

/// Any text.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![set_page(), damaged_page(), noise(), stacked_page(), interleaved_page()]
}

/// A Korean page that lost its spaces, but for some at the edges of lines, with trouble in it.
pub(crate) fn page_without_spaces() -> impl Strategy<Value = String> {
    let wounds = vec((any::<prop::sample::Index>(), select(TROUBLE)), 0..6);
    (vec(paragraph(Language::Ko), 1..6), 9..40usize, wounds).prop_map(
        |(paragraphs, measure, wounds)| {
            let mut lines = Vec::new();
            for paragraph in &paragraphs {
                set(&paragraph.replace(' ', ""), Language::Ko, measure, 1, &mut lines);
            }
            for (at, c) in wounds {
                let at = at.index(lines.len());
                let middle = lines[at].chars().count() / 2;
                let place = lines[at].char_indices().nth(middle).map_or(0, |(at, _)| at);
                lines[at].insert(place, c);
                lines[at].insert(0, ' ');
            }
            lines.join("\n")
        },
    )
}

/// A page that a recogniser wrote in Markdown, or nearly.
pub(crate) fn marked_page() -> impl Strategy<Value = String> {
    const MARKS: [&str; 12] =
        ["", "", "# ", "## ", "**", "#", "# # ", "- ", "1. ", "| ", "![", "<!--"];
    const ENDS: [&str; 8] = ["", "", "", "**", " #", " |", "](a.png)", "-->"];
    const LINES: [&str; 6] = ["", "", "---", "|---|---|", "**", "## "];
    let marked = (select(&MARKS), select(&ENDS), select(&LINES));
    (set_page(), vec(marked, 1..12)).prop_map(|(page, marks)| {
        let marked = page.lines().zip(marks.iter().cycle());
        let lines = marked
            .flat_map(|(line, (mark, end, next))| [mark, line, end, "\n", next, "\n"]);
        lines.collect()
    })
}

/// Two columns, of which a line and a line came out by turns, and now and then two.
pub(crate) fn interleaved_page() -> impl Strategy<Value = String> {
    const LEFT: &str = "城北的老粮仓空了十多年，上个月重新开了门。进门不见麻袋和磅秤，迎面是一排排\
        高到屋顶的书架，木梁上挂着暖黄的灯，几个孩子坐在当年堆粮的台子上看书。改建粮仓的是返乡的建筑师，\
        他说，第一次走进来的时候，屋顶漏着雨，墙角长着草，可是梁柱一根也没有坏。图书馆的书有两万多册，\
        一半由县里配送，一半是居民捐的。每本捐来的书，扉页上都贴着一张小纸条，写着捐书人的名字。";
    const RIGHT: &str = "每到周末，馆里请老粮站的职工来讲从前的故事。保管员讲起那年抗洪抢粮，讲到半夜\
        大家手拉着手把粮食往高处搬，听的人都忘了回家。书架之间留着几台旧磅秤，孩子们喜欢站上去称一称自己，\
        再称一称怀里抱的书。明年春天，粮仓后面的晒场也要修整，那里会种一片树，让人们在树荫底下看书，\
        等到秋天，再把新打下来的粮食摊开晒上几天。";
    (13..20usize, 0..3usize, vec(1..3usize, 12)).prop_map(|(measure, indent, turns)| {
        let mut columns = [LEFT, RIGHT].map(|text| {
            let mut lines = Vec::new();
            set(text, Language::ZhHans, measure, indent, &mut lines);
            lines.into_iter()
        });
        let mut out = Vec::new();
        for (turn, count) in
            turns.into_iter().chain(std::iter::repeat_n(1, 99)).enumerate()
        {
            out.extend(columns[turn % 2].by_ref().take(count));
        }
        out.join("\n")
    })
}

/// A page of which every character is a line, with or without blank lines where lines ended.
pub(crate) fn stacked_page() -> impl Strategy<Value = String> {
    (set_page(), any::<bool>()).prop_map(|(page, ended)| {
        let mut out = String::new();
        for line in page.lines() {
            for c in line.chars().filter(|c| !c.is_whitespace()) {
                out.push(c);
                out.push('\n');
            }
            if ended {
                out.push('\n');
            }
        }
        out
    })
}

pub(crate) fn options() -> impl Strategy<Value = Options> {
    (
        option::of(language()),
        option::of(select(&[Writing::Horizontal, Writing::Vertical])),
        select(&[Spacing::None, Spacing::AsInSource, Spacing::One]),
        any::<(bool, bool)>(),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(language, writing, spacing, (fold, widen), keep_lines)| {
            Options {
                language,
                writing,
                spacing,
                fold_fullwidth: fold,
                widen_punctuation: widen,
                keep_lines,
            }
        })
}

/// One correction of lines up to `lines`, which may be blank or absent.
pub(crate) fn correction(lines: u32) -> impl Strategy<Value = Correction> {
    (0..6u8, 0..lines, 0..lines, select(&Role::ALL)).prop_map(|(kind, a, b, role)| {
        match kind {
            0 => Correction::Join { upper: a, lower: b },
            1 => Correction::Part { line: a },
            2 => Correction::Role { line: a, role },
            3 => Correction::Move { line: a, to: b },
            4 => Correction::PartArticle { line: a },
            _ => Correction::MergeArticles { line: a, with: b },
        }
    })
}
