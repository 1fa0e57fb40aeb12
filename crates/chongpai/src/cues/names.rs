//! Names of people, by their form: a surname with one or two characters, set letter by
//! letter or not.

use crate::chars::{self, Class};
use crate::phrases::Phrases;

/// The most characters of a line that is a name, with what its bearer does.
const LINE: usize = 24;

/// What a line has of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// It is one, or several.
    Whole,
    /// It may be one: two groups of characters with a space between them.
    Spaced,
    /// It begins or ends with one.
    Part,
}

/// The surnames that nine in ten Chinese names begin with, some of them Korean ones, too.
const CHINESE: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝\
    宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭\
    譚陆陸汪范金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔\
    邵万萬钱錢严嚴覃武戴莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟\
    殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂苗曲盛翁靳管柴鲍\
    鮑滕穆尤洪骆駱赖賴祁佟卜巫岑宗闵閔褚娄婁瞿仇栾欒";
/// The surnames that nearly all Korean names begin with.
const KOREAN: &str = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우\
    구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국편용";

/// The most common of the Japanese surnames that have more than one character.
static JAPANESE: Phrases = Phrases::new(
    "佐藤\n鈴木\n高橋\n田中\n伊藤\n渡辺\n山本\n中村\n小林\n加藤\n吉田\n山田\n\
     佐々木\n山口\n松本\n井上\n木村\n斎藤\n清水\n山崎\n池田\n橋本\n阿部\n石川\n\
     山下\n中島\n石井\n小川\n前田\n岡田\n長谷川\n藤田\n後藤\n近藤\n村上\n遠藤\n\
     青木\n坂本\n福田\n太田\n西村\n藤井\n金子\n岡本\n藤原\n三浦\n中野\n原田\n松田\n\
     竹内\n小野\n田村\n中山\n和田\n石田\n上田\n森田\n内田\n柴田\n酒井\n宮崎\n横山\n\
     高木\n安藤\n大野\n工藤\n",
);

/// What a line of so many characters has of a name.
pub(super) fn name(text: &str, length: usize) -> Option<Name> {
    if length > LINE {
        return None;
    }
    let text = behind_box(text)
        .unwrap_or(text)
        .trim_start_matches([
            '□', '■', '◎', '●', '◇', '◆', '○', '／', '/', '（', '(', '【', '〔', '[',
        ])
        .trim_end_matches(['）', ')', '=', '】', '〕', ']']);
    // Who somebody is stands behind the name in brackets, or behind a stroke.
    let own = text.split(['（', '(', '／', '/', '│', '|']).next().unwrap_or(text);
    let described = own.len() < text.len();
    let mut parts =
        own.split([' ', '\u{3000}', '、', '·', '・']).filter(|p| !p.is_empty());
    let first = parts.next()?;
    let Some(second) = parts.next() else {
        let found = is_name(first);
        return found.then_some(if described { Name::Part } else { Name::Whole });
    };
    let (mut before, mut last, mut count) = (first, second, 2);
    let mut names = usize::from(is_name(first)) + usize::from(is_name(second));
    for part in parts {
        (before, last, count) = (last, part, count + 1);
        names += usize::from(is_name(part));
    }
    if names == count && !described {
        return Some(Name::Whole);
    }
    let spaced = is_spaced(before, last);
    match () {
        () if spaced && count == 2 && !described => Some(Name::Spaced),
        () if is_name(last) || is_name(first) => Some(Name::Part),
        // Of two characters that are set apart the first is the surname.
        () if spaced && before.chars().count() == 1 && is_surname(before) => {
            Some(Name::Part)
        }
        () => None,
    }
}

/// What stands behind a square, □, that a recogniser took for the character 口, if it is a name.
pub(super) fn behind_box(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('口')?;
    rest.split([' ', '\u{3000}']).next().is_some_and(is_name).then_some(rest)
}

/// Whether it is a surname and a few characters more.
fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let rest = chars.clone().count();
    if is_hangul(first) {
        return rest == 2 && KOREAN.contains(first) && chars.all(is_hangul);
    }
    matches!(rest, 1 | 2) && CHINESE.contains(first) && chars.all(is_han)
        || is_japanese(text)
}

/// Whether it is a Japanese surname of more than one character and one to three more.
fn is_japanese(text: &str) -> bool {
    let Some(family) = JAPANESE.beginning(text) else { return false };
    let mut given = text[family..].chars();
    // Names of places begin as those of people do.
    let fits = |c| is_given(c) && !"県市町村区駅".contains(c);
    matches!(given.clone().count(), 1..=3) && given.all(fits)
}

fn is_surname(text: &str) -> bool {
    text.chars().all(|c| CHINESE.contains(c))
}

fn is_han(c: char) -> bool {
    chars::class(c) == Class::Han
}

/// Whether Chinese or Japanese given names have the character.
fn is_given(c: char) -> bool {
    is_han(c) || chars::class(c).is_kana()
}

fn is_hangul(c: char) -> bool {
    chars::class(c) == Class::Hangul
}

/// Whether a space parts a surname and a name, or two characters that were set apart.
fn is_spaced(first: &str, second: &str) -> bool {
    let (a, b) = (first.chars().count(), second.chars().count());
    a <= 3 && b <= 3 && first.chars().all(is_han) && second.chars().all(is_given)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_by_their_form() {
        let found = [
            ("陶望舒", Some(Name::Whole)),
            ("□林　岚　周晚晴", Some(Name::Part)),
            ("口林岚　周晚晴", Some(Name::Whole)),
            ("口林岚", Some(Name::Whole)),
            ("口袋里", None),
            ("曹敏　周晚晴", Some(Name::Whole)),
            ("강윤슬", Some(Name::Whole)),
            ("【坂本ひろ子】", Some(Name::Whole)),
            ("高橋健", Some(Name::Whole)),
            ("磯部あかり", None),
            ("福田市", None),
            ("山口の渡し船", None),
            ("潮見　ひろ子", Some(Name::Spaced)),
            ("小　满", Some(Name::Spaced)),
            ("东街副食店　曹　敏", Some(Name::Part)),
            ("周晚晴（退休教师）", Some(Name::Part)),
            ("동네기자 강윤슬", Some(Name::Part)),
            ("강윤슬 화가", Some(Name::Part)),
            ("桥上装了路灯", None),
            ("渡し船の再開", None),
            ("다시 문 연다", None),
        ];
        for (text, name) in found {
            assert_eq!(super::name(text, text.chars().count()), name, "{text}");
        }
    }
}
