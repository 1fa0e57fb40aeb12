use super::*;

#[test]
fn classes() {
    for (expected, chars) in [
        (Class::Space, " \t\u{3000}\u{a0}\u{2003}"),
        (Class::Invisible, "\0\u{7f}\u{ad}\u{200b}\u{feff}\u{202e}"),
        (Class::Mark, "\u{fe0f}\u{e0100}\u{200d}\u{301}\u{3099}"),
        (Class::Han, "一龥中𠀀〇⼀⺠\u{f900}"),
        (Class::Hiragana, "あん"),
        (Class::Katakana, "アンｱﾞ"),
        (Class::SmallKana, "っゃァヶｯ"),
        (Class::Prolonged, "ー々ゝ"),
        (Class::Bopomofo, "ㄅ"),
        (Class::Hangul, "가힣ㄱ"),
        (Class::Letter, "aZéжαﬁ"),
        (Class::Digit, "09"),
        (Class::WideLetter, "Ａｚ"),
        (Class::WideDigit, "０９"),
        (Class::Numeral, "①Ⅱ⑩½"),
        (Class::Open, "（「『《〈【“‘([﹁︵"),
        (Class::Close, "）」』》〉】”’)]﹂︶"),
        (Class::Quote, "\"'"),
        (Class::Stop, "。．！？.!?︒"),
        (Class::Pause, "，、；：,;:︐﹐"),
        (Class::MiddleDot, "·・‧"),
        (Class::Ellipsis, "…‥"),
        (Class::Dash, "—―–"),
        (Class::Hyphen, "-‐"),
        (Class::Wave, "～〜"),
        (Class::Bullet, "■●◆"),
        (Class::Unit, "%％℃㎡$￥"),
        (Class::Emoji, "😀🎉"),
        (Class::Other, "+=#\u{e000}"),
    ] {
        for c in chars.chars() {
            assert_eq!(class(c), expected, "{c:?}");
        }
    }
}

#[test]
fn every_white_space_is_a_space() {
    for c in (0..=0x10_ffff).filter_map(char::from_u32) {
        // And what some fonts have for one.
        let space = c.is_whitespace() || c == '\u{1}';
        assert_eq!(class(c) == Class::Space, space, "{c:?}");
    }
}

#[test]
fn widths() {
    for (c, chinese, korean, latin) in [
        ('a', 1, 1, 1),
        ('中', 2, 2, 2),
        ('가', 2, 2, 2),
        ('“', 2, 1, 1),
        ('·', 2, 1, 1),
        ('…', 2, 2, 1),
        ('①', 2, 2, 1),
        ('－', 2, 2, 2),
        ('ｱ', 1, 1, 1),
        ('ж', 1, 1, 1),
        ('\u{3000}', 2, 2, 2),
        ('\u{fe0f}', 0, 0, 0),
        ('\u{200d}', 0, 0, 0),
        ('\u{301}', 0, 0, 0),
        ('\0', 0, 0, 0),
        ('😀', 2, 2, 2),
        ('𠀀', 2, 2, 2),
    ] {
        assert_eq!(width(c, Language::ZhHans), chinese, "{c:?}");
        assert_eq!(width(c, Language::Ja), chinese, "{c:?}");
        assert_eq!(width(c, Language::Ko), korean, "{c:?}");
        assert_eq!(width(c, Language::Latin), latin, "{c:?}");
    }
}

#[test]
fn breaks() {
    assert!("，。）」”！、：ゃー々・)]".chars().all(cannot_begin));
    assert!("（「“《〈([".chars().all(cannot_end));
    assert!(!"中あ가a1（—…".chars().any(cannot_begin));
    assert!(!"中あ가a1）。".chars().any(cannot_end));
}

#[test]
fn forms_read_as_plain_characters() {
    for (from, to) in pairs("⽇日⻓长⺠民︐，︒。﹁「\u{f900}豈ｱアﾞ゛｡。")
    {
        assert_eq!(plain_form(from), Some(to));
        assert!(needs_look(from), "{from:?}");
        assert_eq!(plain_form(to), None, "{to:?} is final");
    }
    assert!(forms::RUNS.is_sorted());
    // Each reading belongs to one character.
    let with_form = ('\0'..=char::MAX).filter(|&c| plain_form(c).is_some()).count();
    assert_eq!(with_form, forms::LOW.len());
    assert!(!"中あ가aA1（，。Ａ１﹙".chars().any(needs_look));
}

const _: () = assert!(tables::UNICODE >= 16);

fn pairs(text: &str) -> Vec<(char, char)> {
    let chars: Vec<char> = text.chars().collect();
    chars.chunks(2).map(|pair| (pair[0], pair[1])).collect()
}

#[test]
fn numbers_and_letters_are_unicodes() {
    for c in '\0'..=char::MAX {
        assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
        assert_eq!(is_numeric(c), c.is_numeric(), "{c:?}");
    }
}

#[test]
fn the_first_byte_tells_most_ideographs() {
    let of =
        |byte: u8| char::from_u32((u32::from(byte) & 15) << 12).expect("a character");
    for c in of(0xe5)..=char::from_u32(of(0xe9) as u32 + 0xfff).expect("a character") {
        let first = c.to_string().as_bytes()[0];
        assert!(begins_han(first) && !needs_look(c), "{c:?}");
        for language in Language::ALL {
            assert_eq!(look(c, language), (Class::Han, 2), "{c:?}");
        }
    }
}
