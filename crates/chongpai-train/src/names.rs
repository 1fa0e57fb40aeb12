//! Names of persons and places that nobody bears.
//!
//! A byline that is nothing but a name can only be told from a short headline by how names
//! are made: a common family name, then characters that given names are made of or, for all
//! other names, characters of the text at hand.

use chongpai::Language;

use crate::grammar::grammar;
use crate::lines::Random;

const CHINESE: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const TRADITIONAL: &str = "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周徐蘇葉莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈余趙盧梁顏柯孫魏翁戴范方宋鄧杜傅侯曹薛丁卓馬董阮唐溫藍石古姚連馮歐程湯田康涂鄒";
const CHINESE_GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文玉兰红春梅海波宁志新永福德成林立东晓宏光荣庆祥振学义鹏飞";
const TRADITIONAL_GIVEN: &str = "志明俊傑淑芬美玲雅婷家豪怡君建宏文雄秀英麗華國榮惠珍宗翰佳穎冠宇嘉玉蘭春梅德成永福信義";
const JAPANESE: [&str; 40] = [
    "佐藤",
    "鈴木",
    "高橋",
    "田中",
    "伊藤",
    "渡辺",
    "山本",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "山田",
    "佐々木",
    "山口",
    "松本",
    "井上",
    "木村",
    "林",
    "斎藤",
    "清水",
    "山崎",
    "森",
    "池田",
    "橋本",
    "阿部",
    "石川",
    "山下",
    "中島",
    "石井",
    "小川",
    "前田",
    "岡田",
    "長谷川",
    "藤田",
    "後藤",
    "近藤",
    "村上",
    "遠藤",
    "青木",
    "坂本",
];
const JAPANESE_GIVEN: &str =
    "一二三郎子美恵健誠浩幸太和真由香奈大輔翔直樹里紀明正義裕之介悠希彩春夏秋";
const KOREAN: &str = "김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변";
const KOREAN_GIVEN: &str =
    "민서준지우현수영희정은성진호철경미숙재상동훈태윤아연하나라기석용광선혜주";

/// A person's name.
pub(crate) fn person(text: &str, language: Language, random: &mut Random) -> String {
    let (family, given) = match language {
        Language::Latin => return grammar(language).line("Person", text, random),
        Language::Ja => {
            (JAPANESE[random.below(JAPANESE.len())].to_owned(), JAPANESE_GIVEN)
        }
        Language::ZhHans => (any(CHINESE, random).into(), CHINESE_GIVEN),
        Language::ZhHant => (any(TRADITIONAL, random).into(), TRADITIONAL_GIVEN),
        Language::Ko => (any(KOREAN, random).into(), KOREAN_GIVEN),
    };
    let count = match language {
        Language::Ko => 2,
        Language::Ja => 1 + random.below(3),
        _ => 1 + random.below(2),
    };
    let letters = pool(text);
    let rare = random.below(3) == 0 && !letters.is_empty();
    let rest = (0..count).map(|_| match rare {
        true => letters[random.below(letters.len())],
        false => any(given, random),
    });
    family.chars().chain(rest).collect()
}

/// A few characters or words of a text that could be a place.
pub(crate) fn letters(text: &str, language: Language, random: &mut Random) -> String {
    if language == Language::Latin {
        let words: Vec<&str> = text
            .split(|c: char| !c.is_ascii_alphabetic())
            .filter(|w| w.len() > 3)
            .collect();
        let mut word = || {
            let word =
                words.get(random.below(words.len())).copied().unwrap_or("Ashgrove");
            word[..1].to_uppercase() + &word[1..].to_lowercase()
        };
        return format!("{} {}", word(), word());
    }
    let letters = pool(text);
    let count = match language {
        Language::Ko => 3,
        _ => 2 + random.below(3),
    };
    (0..count)
        .map(|_| letters.get(random.below(letters.len())).unwrap_or(&'山'))
        .collect()
}

fn pool(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).collect()
}

fn any(list: &str, random: &mut Random) -> char {
    let count = list.chars().count();
    list.chars().nth(random.below(count)).unwrap_or('山')
}
