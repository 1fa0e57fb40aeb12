//! Names of people, by their form: a surname with one or two characters, set letter by
//! letter or not.

use crate::chars::{self, Class};

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

/// What a line of so many characters has of a name.
pub(super) fn name(text: &str, length: usize) -> Option<Name> {
    if length > LINE {
        return None;
    }
    let text = behind_box(text)
        .unwrap_or(text)
        .trim_start_matches(['□', '■', '◎', '●', '◇', '◆', '○', '／', '/', '（', '('])
        .trim_end_matches(['）', ')', '=']);
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

/// Whether it is a surname and one or two characters more.
fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let rest = chars.clone().count();
    if is_hangul(first) {
        return rest == 2 && KOREAN.contains(first) && chars.all(is_hangul);
    }
    matches!(rest, 1 | 2) && CHINESE.contains(first) && chars.all(is_han)
}

fn is_surname(text: &str) -> bool {
    text.chars().all(|c| CHINESE.contains(c))
}

fn is_han(c: char) -> bool {
    chars::class(c) == Class::Han
}

fn is_hangul(c: char) -> bool {
    chars::class(c) == Class::Hangul
}

/// Whether a space parts a surname and a name, or two characters that were set apart.
fn is_spaced(first: &str, second: &str) -> bool {
    let (a, b) = (first.chars().count(), second.chars().count());
    let given = |c: char| is_han(c) || chars::class(c).is_kana();
    a <= 3 && b <= 3 && first.chars().all(is_han) && second.chars().all(given)
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
