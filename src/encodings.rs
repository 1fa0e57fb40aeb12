//! Which encoding a file is in, told by what its text would be.
//!
//! Marks, strict UTF-8 and the line ends of UTF-16 settle nearly all files. The older encodings
//! share their bytes: a Korean file is flawless GB 18030, too, but rare characters in a row. So
//! each of them is tried, and the one that makes most of the commonest characters of its language
//! is taken. The decoding itself is the platform's.

use crate::words::Tongue;

/// An encoding from before Unicode, with the commonest characters of what is written in it.
struct Encoding {
    label: &'static str,
    common: &'static str,
}

const GB18030: Encoding = Encoding {
    label: "gb18030",
    common: "的一是不了在人有国中年和为大上这个到会日",
};
const BIG5: Encoding = Encoding {
    label: "big5",
    common: "的一是不了在人有國中年和為大上這個到會日",
};
const SHIFT_JIS: Encoding = Encoding { label: "shift_jis", common: KANA };
const EUC_JP: Encoding = Encoding { label: "euc-jp", common: KANA };
const EUC_KR: Encoding = Encoding {
    label: "euc-kr",
    common: "이다의는에을가한하고지를로은기사도서인",
};
const KANA: &str = "のにはをたがでとしるいなっれかもらすてこ";

/// The labels are those of the web's Encoding Standard; those of a reader's own language
/// come first, which decides where a text tells nothing.
fn legacy(tongue: Tongue) -> [Encoding; 5] {
    match tongue {
        Tongue::ZhHant => [BIG5, GB18030, SHIFT_JIS, EUC_JP, EUC_KR],
        Tongue::Ja => [SHIFT_JIS, EUC_JP, GB18030, BIG5, EUC_KR],
        Tongue::Ko => [EUC_KR, GB18030, BIG5, SHIFT_JIS, EUC_JP],
        Tongue::ZhHans | Tongue::En => [GB18030, BIG5, SHIFT_JIS, EUC_JP, EUC_KR],
    }
}

/// How many characters of a text are looked at.
const ENOUGH: usize = 4000;

/// The text of a file; `None` if it is no text in any encoding of our languages.
///
/// `decode` takes a label and the bytes, and refuses bytes that the encoding does not have.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub fn text(
    bytes: &[u8],
    tongue: Tongue,
    decode: impl Fn(&str, &[u8]) -> Option<String>,
) -> Option<String> {
    let text = match bytes {
        [0xff, 0xfe, ..] => decode("utf-16le", bytes),
        [0xfe, 0xff, ..] => decode("utf-16be", bytes),
        _ if bytes.contains(&0) => unmarked(bytes)
            .and_then(|label| decode(label, bytes))
            .filter(|t| !t.contains('\0')),
        _ => decode("utf-8", bytes).or_else(|| {
            let mut best = None;
            for encoding in legacy(tongue) {
                let Some(text) = decode(encoding.label, bytes) else { continue };
                let share = share(&text, encoding.common);
                if best.as_ref().is_none_or(|&(most, _)| share > most) {
                    best = Some((share, text));
                }
            }
            best.map(|(_, text)| text)
        }),
    };
    text.filter(|text| !text.trim_start().is_empty())
}

/// UTF-16 without a mark: its line ends and blanks are no others when their bytes are swapped.
fn unmarked(bytes: &[u8]) -> Option<&'static str> {
    let (units, []) = bytes.as_chunks::<2>() else { return None };
    let count = |high: usize| {
        let ends = units.iter().filter(|u| u[high] == 0 && b"\n ".contains(&u[1 - high]));
        ends.count()
    };
    match (count(1), count(0)) {
        (0, 0) => None,
        (little, big) if little >= big => Some("utf-16le"),
        _ => Some("utf-16be"),
    }
}

/// How many of a thousand characters that are not ASCII are among the common ones.
fn share(text: &str, common: &str) -> usize {
    let (mut all, mut hits) = (0, 0);
    for c in text.chars().filter(|c| !c.is_ascii()).take(ENOUGH) {
        all += 1;
        hits += usize::from(common.contains(c));
    }
    hits * 1000 / all.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(label: &str, bytes: &[u8]) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
        let text = encoding.decode_with_bom_removal(bytes).0.into_owned();
        (!text.contains('\u{fffd}')).then_some(text)
    }

    fn encode(label: &str, text: &str) -> Vec<u8> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes());
        let (bytes, _, lost) = encoding.expect("an encoding").encode(text);
        assert!(!lost, "{label} has no {text}");
        bytes.into_owned()
    }

    const TEXTS: [(&str, &str); 6] = [
        ("gb18030", "老渡口建于六十年代，最忙的时候一天要摆渡八千多人。"),
        ("gbk", "水上书房试开放满一个月，\n平均每天有四百多人登船。"),
        ("big5", "老渡口建於六十年代，最忙的時候一天要擺渡八千多人。"),
        ("shift_jis", "赤れんがの倉庫が町の図書室として生まれ変わった。"),
        ("euc-jp", "赤れんがの倉庫が町の図書室として生まれ変わった。"),
        ("euc-kr", "학생이 없어 문을 닫았던 산골 분교가 다시 태어난다."),
    ];

    #[test]
    fn older_encodings_are_told_apart_whatever_the_reader_speaks() {
        for tongue in Tongue::ALL {
            for (label, expected) in TEXTS {
                let found = text(&encode(label, expected), tongue, decode);
                assert_eq!(found.as_deref(), Some(expected), "{label} for {tongue:?}");
            }
        }
    }

    #[test]
    fn unicode_is_known_by_its_marks_and_its_form() {
        let check = |bytes: &[u8], expected: Option<&str>| {
            assert_eq!(text(bytes, Tongue::Ko, decode).as_deref(), expected, "{bytes:?}");
        };
        check("早上好".as_bytes(), Some("早上好"));
        check(b"\xff\xfe\x2d\x4e", Some("中"));
        check(b"\xfe\xff\x4e\x2d", Some("中"));
        check(b"\x2d\x4e\x0a\0\x87\x65", Some("中\n文"));
        check(b"\x4e\x2d\0\x0a\x65\x87", Some("中\n文"));
        check(b"plain", Some("plain"));
        check(b"a\0b", None);
        check(b"a \0\0\n\0", None);
        check(b" \n", None);
        check(b"", None);
        check(b"\xff\xff\xff", None);
    }

    #[test]
    fn what_tells_nothing_is_read_as_the_readers_own() {
        let bytes = encode("big5", "糕");
        let own = text(&bytes, Tongue::ZhHant, decode);
        assert_eq!(own.as_deref(), Some("糕"));
    }
}
