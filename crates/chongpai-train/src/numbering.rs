//! Paragraphs that begin with a number, a bullet, or who speaks.

use chongpai::{Language, Role};

use crate::lines::Random;
use crate::stock::Block;
use crate::trimmings;

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
    let han = ["一", "二", "三", "四", "五", "六", "七", "八"];
    let style = random.below(6);
    let number = |n: usize| match (language, style) {
        (Language::Ko | Language::Latin, 0) => format!("{}) ", n + 1),
        (Language::Ko | Language::Latin, _) => format!("{}. ", n + 1),
        (_, 0) => format!("（{}）", han[n]),
        (_, 1) => format!("{}．", n + 1),
        _ => format!("{}、", han[n]),
    };
    let mut bodies = out.iter_mut().filter(|b| b.role == Role::Body);
    // What the numbers count is mostly named first.
    if numbered
        && random.below(3) > 0
        && let Some(first) = bodies.next()
    {
        trimmings::introduce(&mut first.text, language, random);
    }
    for (n, b) in bodies.take(8).enumerate() {
        let mark = if numbered { number(n) } else { speaker(n).to_owned() };
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
    let han = ["一、", "二、", "三、", "四、", "五、", "六、"];
    let circled = ["①", "②", "③", "④", "⑤", "⑥"];
    let (least, most) = if language == Language::Latin { (8, 60) } else { (3, 30) };
    let items = (0..2 + random.below(5)).filter_map(|n| {
        let item = trimmings::clause(text, least, most, random)?;
        let number = match style {
            0 => han[n].to_owned(),
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
    let bodies: Vec<usize> =
        (0..out.len()).filter(|&b| out[b].role == Role::Body).collect();
    if let Some(&at) = bodies.get(random.below(bodies.len())) {
        out.splice(at + 1..at + 1, items);
    }
}
