//! Unicode's data → the engine's character tables.
//!
//! `chongpai-train tables crates/chongpai/src/chars` writes `tables.rs` and `forms.rs`
//! there. What is decided here is the class of each character, how wide it stands, and
//! what a compatibility form reads as; the version of Unicode is that of the crates this
//! tool is built with. A test holds the files in the engine against what this file makes.

use std::fmt::Write;
use std::path::Path;

use anyhow::Result;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};
use unicode_width::UnicodeWidthChar;

/// Characters from here on are not in the table; the engine names their few kinds itself.
const LIMIT: u32 = 0x2_0000;
/// Characters of one block of the second stage.
const BLOCK: u32 = 128;

/// The names of the classes, in the order of their numbers.
const CLASSES: [&str; 29] = [
    "Other",
    "Space",
    "Invisible",
    "Mark",
    "Han",
    "Hiragana",
    "Katakana",
    "SmallKana",
    "Prolonged",
    "Bopomofo",
    "Hangul",
    "Letter",
    "Digit",
    "WideLetter",
    "WideDigit",
    "Numeral",
    "Open",
    "Close",
    "Quote",
    "Stop",
    "Pause",
    "MiddleDot",
    "Ellipsis",
    "Dash",
    "Hyphen",
    "Wave",
    "Bullet",
    "Unit",
    "Emoji",
];

/// Characters whose class their Unicode properties do not tell.
const NAMED: [(&str, &str); 13] = [
    ("Stop", "。．！？｡.!?‼⁇⁈⁉"),
    ("Pause", "，、；：､,;:"),
    ("MiddleDot", "·・･‧∙⋅ㆍ"),
    ("Ellipsis", "…‥⋯"),
    ("Dash", "—–―‒─━－"),
    ("Hyphen", "-‐‑﹣゠"),
    ("Wave", "〜～~∼〰"),
    ("Quote", "\"'＂＇"),
    ("Open", "“‘‹«〝"),
    ("Close", "”’›»〞〟"),
    ("Prolonged", "ーｰ々〻ゝゞヽヾ〱〲〳〴〵"),
    ("Bullet", "■□▪▫●○◎◯◆◇▲△▼▽▶▷◀◁►◄★☆※•◦‣⁃❖✦✧✽❀§¶†‡〓"),
    ("Unit", "%％‰℃℉°′″㏄"),
];

const SMALL_KANA: &str = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ";

/// Forms for vertical lines and the marks they stand for.
const VERTICAL: &str = "︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰‥︱—︲–︳＿︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］";

/// The CJK Radicals Supplement with the Equivalent_Unified_Ideograph of each (Unicode's
/// EquivalentUnifiedIdeograph.txt). The Kangxi radicals need no list: their compatibility
/// mapping is the same character.
const RADICALS: &str = "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

/// Characters that the engine reads in their context, beside spaces, invisible characters
/// and forms: they may join with a neighbour, or read otherwise in one language.
const CONTEXT: &str = "\u{200d}\u{3099}\u{309a}\u{2015}\u{2027}\u{2215}ﬀﬁﬂﬃﬄﬅﬆ";

/// Writes both tables to the folder `to`.
pub(crate) fn write(to: &Path) -> Result<()> {
    std::fs::write(to.join("tables.rs"), properties())?;
    std::fs::write(to.join("forms.rs"), forms())?;
    Ok(())
}

const HEAD: &str =
    "// Made by `chongpai-train tables` from Unicode's data. Do not edit.\n";

/// The two-stage table of classes and widths, as Rust source.
fn properties() -> String {
    let mut blocks: Vec<Vec<u8>> = Vec::new();
    let mut first = Vec::new();
    for start in (0..LIMIT).step_by(BLOCK as usize) {
        let block: Vec<u8> = (start..start + BLOCK)
            .map(|code| char::from_u32(code).map_or(0, property))
            .collect();
        let at = blocks.iter().position(|b| *b == block).unwrap_or_else(|| {
            blocks.push(block);
            blocks.len() - 1
        });
        first.push(u8::try_from(at).expect("at most 256 different blocks"));
    }
    let mut out = format!("{HEAD}\nuse super::Class;\n\n");
    let (unicode, ..) = unicode_width::UNICODE_VERSION;
    let _ = writeln!(out, "/// The version of Unicode the widths are from.");
    let _ = writeln!(out, "#[cfg(test)]\npub(super) const UNICODE: u8 = {unicode};\n");
    let _ = writeln!(out, "/// The classes by their number in the table.");
    let _ = writeln!(out, "pub(super) static CLASSES: [Class; 32] = [");
    for number in 0..32 {
        let name = CLASSES.get(number).unwrap_or(&CLASSES[0]);
        let _ = writeln!(out, "    Class::{name},");
    }
    let _ = writeln!(out, "];\n");
    let _ = writeln!(out, "/// The block of each {BLOCK} characters.");
    bytes("BLOCKS", &first, &mut out);
    let _ = writeln!(out, "\n/// Bits 0 to 4 are the class; 5 and 6 the width, 3 if the");
    let _ = writeln!(out, "/// language decides it; 7 says that the edits look at it.");
    bytes("PROPERTIES", &blocks.concat(), &mut out);
    out
}

fn bytes(name: &str, values: &[u8], out: &mut String) {
    let _ = writeln!(out, "#[rustfmt::skip]");
    let _ = writeln!(out, "pub(super) static {name}: [u8; {}] = [", values.len());
    for row in values.chunks(32) {
        let row: Vec<String> = row.iter().map(u8::to_string).collect();
        let _ = writeln!(out, "{},", row.join(","));
    }
    let _ = writeln!(out, "];");
}

/// The forms and what they read as, as Rust source. In columns of bytes the readings pack
/// to half of what pairs of characters do.
fn forms() -> String {
    let forms = form_list();
    let mut out = format!("{HEAD}\n");
    let _ = writeln!(out, "/// Runs of neighbouring characters: the first of a run, and");
    let _ =
        writeln!(out, "/// where its readings begin. The last one only ends the list.");
    let mut runs = Vec::new();
    let mut next = 0;
    for (place, &(from, _)) in forms.iter().enumerate() {
        if from as u32 != next {
            runs.push((from as u32, place));
        }
        next = from as u32 + 1;
    }
    runs.push((u32::MAX, forms.len()));
    let _ = writeln!(out, "#[rustfmt::skip]");
    let _ = writeln!(out, "pub(super) static RUNS: [(u32, u16); {}] = [", runs.len());
    for row in runs.chunks(6) {
        let row: Vec<String> =
            row.iter().map(|(from, place)| format!("({from:#x},{place})")).collect();
        let _ = writeln!(out, "{},", row.join(","));
    }
    let _ = writeln!(out, "];\n");
    let column = |shift: u32| -> Vec<u8> {
        forms.iter().map(|&(_, to)| (to as u32 >> shift) as u8).collect()
    };
    let _ = writeln!(out, "/// The lower eight bits of the readings.");
    bytes("LOW", &column(0), &mut out);
    let _ = writeln!(out, "\n/// The middle eight bits.");
    bytes("MIDDLE", &column(8), &mut out);
    let _ = writeln!(out, "\n/// The upper bits.");
    bytes("HIGH", &column(16), &mut out);
    out
}

fn form_list() -> Vec<(char, char)> {
    let mut forms = Vec::new();
    for list in [VERTICAL, RADICALS] {
        let chars: Vec<char> = list.chars().collect();
        forms.extend(chars.chunks(2).map(|pair| (pair[0], pair[1])));
    }
    // Kangxi radicals, compatibility ideographs of both planes, angle brackets and
    // half-width kana have one character as their mapping.
    let ranges = [
        0x2f00..=0x2fd5,
        0xf900..=0xfad9,
        0x2329..=0x232a,
        0xff61..=0xff9f,
        0x2_f800..=0x2_fa1d,
    ];
    for code in ranges.into_iter().flatten() {
        let Some(from) = char::from_u32(code) else { continue };
        let to: Vec<char> = from.nfkc().collect();
        if let [to] = to[..] {
            // The half-width voice marks decompose into combining ones, but a mark that
            // joins nothing stands by itself.
            let to = match to {
                '\u{3099}' => '゛',
                '\u{309a}' => '゜',
                other => other,
            };
            if to != from {
                forms.push((from, to));
            }
        }
    }
    forms.sort_unstable();
    forms
}

fn property(c: char) -> u8 {
    let class = class(c);
    let number = CLASSES.iter().position(|&n| n == class).expect("a class") as u8;
    let looked_at = matches!(class, "Space" | "Invisible")
        || CONTEXT.contains(c)
        || ('\u{fe00}'..='\u{fe0f}').contains(&c)
        || conjoining(c)
        || form_list_contains(c);
    number | width(c, class) << 5 | u8::from(looked_at) << 7
}

fn form_list_contains(c: char) -> bool {
    thread_local!(static FORMS: Vec<(char, char)> = form_list());
    FORMS.with(|forms| forms.binary_search_by_key(&c, |&(from, _)| from).is_ok())
}

/// Jamo that make up a syllable with their neighbours.
fn conjoining(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{1112}' | '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}')
}

/// 0, 1 or 2 half-ems, or 3 where the language decides.
fn width(c: char, class: &str) -> u8 {
    if matches!(class, "Mark" | "Invisible") {
        return 0;
    }
    if class == "Space" {
        // What a tab stands for is only known to the page; two ems is what indents use.
        return if matches!(c, '\u{3000}' | '\u{2003}' | '\u{2001}' | '\t') {
            2
        } else {
            1
        };
    }
    match (c.width().unwrap_or(0), c.width_cjk().unwrap_or(0)) {
        // Greek and Cyrillic stand as narrow as Latin in every font of today.
        (narrow, wide) if narrow != wide && class == "Letter" => narrow as u8,
        (narrow, wide) if narrow != wide => 3,
        (width, _) => width.min(2) as u8,
    }
}

fn class(c: char) -> &'static str {
    if let Some(&(name, _)) = NAMED.iter().find(|(_, list)| list.contains(c)) {
        return name;
    }
    if SMALL_KANA.contains(c) {
        return "SmallKana";
    }
    if c.is_whitespace() {
        return "Space";
    }
    if let Some(at) = VERTICAL.chars().position(|v| v == c)
        && at % 2 == 0
    {
        return class(VERTICAL.chars().nth(at + 1).expect("a pair"));
    }
    match c {
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' => {
            "Invisible"
        }
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => "Invisible",
        // PDFium's sign for a hyphen at a line's end, which it drops.
        '\u{fff9}'..='\u{fffb}' | '\u{fffe}' => "Invisible",
        // What some fonts have for the space between Korean words.
        '\u{1}' => "Space",
        '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}' => "Mark",
        '\u{1160}'..='\u{11ff}' => "Hangul",
        // Small forms are of the class of the mark they are a smaller form of.
        '\u{fe50}'..='\u{fe6b}' => match c.nfkc().next() {
            Some(to) if to != c => class(to),
            _ => "Other",
        },
        '０'..='９' => "WideDigit",
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => "WideLetter",
        'ﾞ' | 'ﾟ' => "Katakana",
        '〇' => "Han",
        _ => by_property(c),
    }
}

fn by_property(c: char) -> &'static str {
    use GeneralCategory as G;
    let category = c.general_category();
    match category {
        G::Control => return "Invisible",
        G::DecimalNumber => return "Digit",
        G::LetterNumber | G::OtherNumber if c.script() != Script::Han => return "Numeral",
        G::OpenPunctuation | G::InitialPunctuation => return "Open",
        G::ClosePunctuation | G::FinalPunctuation => return "Close",
        G::CurrencySymbol => return "Unit",
        _ => {}
    }
    if c.general_category_group() == GeneralCategoryGroup::Mark {
        return "Mark";
    }
    match c.script() {
        Script::Han => return "Han",
        Script::Hiragana => return "Hiragana",
        Script::Katakana => return "Katakana",
        Script::Bopomofo => return "Bopomofo",
        Script::Hangul => return "Hangul",
        _ => {}
    }
    match c.general_category_group() {
        GeneralCategoryGroup::Letter => "Letter",
        GeneralCategoryGroup::Symbol if ('㎀'..='㏟').contains(&c) => "Unit",
        GeneralCategoryGroup::Symbol if c.width() == Some(2) && emoji_plane(c) => "Emoji",
        _ => "Other",
    }
}

fn emoji_plane(c: char) -> bool {
    matches!(c, '\u{231a}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engine_has_what_this_makes() {
        assert_eq!(properties(), include_str!("../../chongpai/src/chars/tables.rs"));
        assert_eq!(forms(), include_str!("../../chongpai/src/chars/forms.rs"));
    }

    #[test]
    fn every_named_class_exists() {
        for (name, _) in NAMED {
            assert!(CLASSES.contains(&name), "{name}");
        }
        for code in (0..LIMIT).filter_map(char::from_u32) {
            assert!(CLASSES.contains(&class(code)), "{code:?}");
        }
    }
}
