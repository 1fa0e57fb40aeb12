//! Paragraphs that begin with a number, a bullet, or who speaks.

use chongpai::{Language, Role};

use crate::lines::Random;
use crate::stock::{Block, bodies};
use crate::trimmings;

/// How many ways of numbering there are.
pub(crate) const STYLES: usize = 8;

const HAN: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// The number before the item or section `n`, from 0.
pub(crate) fn number(language: Language, style: usize, n: usize) -> String {
    let han = HAN[n % HAN.len()];
    let letter = char::from(b'A' + (n % 26) as u8);
    let n = n + 1;
    match (language, style) {
        (Language::Ko | Language::Latin, 0) => format!("{n}) "),
        (Language::Ko | Language::Latin, 1) => format!("{letter}. "),
        (Language::Ko | Language::Latin, _) => format!("{n}. "),
        (_, 0) => format!("（{han}）"),
        (_, 1) => format!("{n}．"),
        (_, 2) => format!("{n}."),
        (_, 3) => format!("{letter}."),
        (Language::Ja, 4) => format!("({n})"),
        _ => format!("{han}、"),
    }
}

/// What stands before the title of a chapter.
pub(crate) fn chapter(language: Language, random: &mut Random) -> String {
    let n = 1 + random.below(20);
    let blank = ["", " ", "　"][random.below(3)];
    match language {
        Language::Ko => format!("제{n}장 "),
        Language::Latin => format!("Chapter {n} "),
        _ if n < 10 && random.below(2) == 0 => {
            format!("第{}章{blank}", HAN[n - 1])
        }
        _ => format!("第{n}章{blank}"),
    }
}

/// Makes an article's paragraphs numbered ones, or questions and answers.
pub(crate) fn mark(out: &mut [Block], language: Language, random: &mut Random) {
    let speaker = |n: usize| match (language, n % 2) {
        (Language::ZhHans, 0) => "问：",
        (Language::ZhHant, 0) => "問：",
        (Language::ZhHans | Language::ZhHant, _) => "答：",
        (Language::Ja, 0) => "問　",
        (Language::Ja, _) => "答　",
        (_, 0) => "Q. ",
        _ => "A. ",
    };
    let numbered = random.below(2) == 0;
    let style = random.below(STYLES);
    let mut bodies = out.iter_mut().filter(|b| b.role == Role::Body);
    // What the numbers count is mostly named first.
    if numbered
        && random.below(3) > 0
        && let Some(first) = bodies.next()
    {
        trimmings::introduce(&mut first.text, language, random);
    }
    for (n, b) in bodies.take(8).enumerate() {
        let mark =
            if numbered { number(language, style, n) } else { speaker(n).to_owned() };
        b.text.insert_str(0, &mark);
    }
}

/// Puts a list of short items behind one of an article's paragraphs.
pub(crate) fn list(
    out: &mut Vec<Block>,
    text: &str,
    language: Language,
    random: &mut Random,
) {
    let style = random.below(6);
    let bullet = ["·", "●", "- ", "■"][random.below(4)];
    let circled = ["①", "②", "③", "④", "⑤", "⑥"];
    let (least, most) = if language == Language::Latin { (8, 60) } else { (3, 30) };
    let items = (0..2 + random.below(5)).filter_map(|n| {
        let item = trimmings::clause(text, least, most, random)?;
        let number = match style {
            0 => format!("{}、", HAN[n]),
            1 => circled[n].to_owned(),
            2 => bullet.to_owned(),
            3 => format!("（{}）", n + 1),
            4 => format!("{}、", n + 1),
            _ => format!("{}. ", n + 1),
        };
        let end = match (language, random.below(3)) {
            (_, 0) => "",
            (Language::Ko | Language::Latin, _) => ".",
            (_, 1) => "；",
            _ => "。",
        };
        Some(Block { role: Role::Body, text: format!("{number}{item}{end}") })
    });
    let items: Vec<Block> = items.collect();
    let bodies = bodies(out);
    if let Some(&at) = bodies.get(random.below(bodies.len())) {
        out.splice(at + 1..at + 1, items);
    }
}
