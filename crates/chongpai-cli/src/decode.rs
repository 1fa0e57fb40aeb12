//! Bytes → text.
//!
//! The encoding is what the user says; otherwise it is found out, the surest sign first: a
//! byte order mark, strict UTF-8, the NUL bytes of UTF-16, and at last a guess among the
//! encodings that CJK text was written in before Unicode. Bytes that the encoding does not
//! have are an error, never replaced: a page with holes would break the promise that
//! nothing is lost.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use chongpai::Language;
use encoding_rs::{
    BIG5, DecoderResult, EUC_JP, EUC_KR, GB18030, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
};

/// How the bytes of a file stand for characters, as the user says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Found out from the bytes.
    Auto,
    /// UTF-16; the byte order is found out from the bytes.
    Utf16,
    /// This one.
    Named(&'static encoding_rs::Encoding),
}

impl FromStr for Encoding {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        if name.eq_ignore_ascii_case("auto") {
            return Ok(Self::Auto);
        }
        if name.eq_ignore_ascii_case("utf-16") || name.eq_ignore_ascii_case("utf16") {
            return Ok(Self::Utf16);
        }
        encoding_rs::Encoding::for_label_no_replacement(name.as_bytes())
            .map(Self::Named)
            .ok_or_else(|| "no such encoding is known".into())
    }
}

/// The text of a file and the encoding it was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding's name in the Encoding Standard.
    pub encoding: &'static str,
}

/// Why bytes are not text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecodeError {
    /// The encoding does not have these bytes.
    Malformed {
        /// The encoding's name in the Encoding Standard.
        encoding: &'static str,
        /// Whether it was found out rather than said.
        guessed: bool,
        /// Where the first such byte stands, counted from 0.
        offset: usize,
        /// The first such byte.
        byte: u8,
    },
    /// The file is of a kind that is not text.
    NotText {
        /// What it is instead.
        kind: &'static str,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match *self {
            Self::Malformed { encoding, guessed, offset, byte } => {
                write!(f, "not valid {encoding} at byte {offset} (0x{byte:02X})")?;
                if guessed {
                    write!(f, "; if it is in another encoding, say so with --encoding")?;
                }
                Ok(())
            }
            Self::NotText { kind } => {
                write!(f, "this is {kind}, not text; export or copy its text first")
            }
        }
    }
}

impl std::error::Error for DecodeError {}

/// Reads `bytes` as text. `language` helps to tell the older encodings apart.
///
/// # Errors
///
/// If the encoding does not have some of the bytes, or if the file is none of text.
pub fn decode(
    bytes: &[u8],
    encoding: Encoding,
    language: Option<Language>,
) -> Result<Decoded<'_>, DecodeError> {
    match encoding {
        Encoding::Named(encoding) => strict(bytes, encoding, false),
        Encoding::Utf16 => strict(bytes, utf16_order(bytes), false),
        Encoding::Auto => {
            if let Some(kind) = not_text(bytes) {
                return Err(DecodeError::NotText { kind });
            }
            strict(bytes, guess(bytes, language), true)
        }
    }
}

/// Reads `bytes` in one encoding and stops at the first byte that it does not have.
fn strict<'a>(
    bytes: &'a [u8],
    encoding: &'static encoding_rs::Encoding,
    guessed: bool,
) -> Result<Decoded<'a>, DecodeError> {
    let body = match encoding_rs::Encoding::for_bom(bytes) {
        Some((of_bom, length)) if of_bom == encoding => &bytes[length..],
        _ => bytes,
    };
    let name = encoding.name();
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(body)
    {
        return Ok(Decoded { text, encoding: name });
    }
    let offset = bytes.len() - body.len() + first_malformed(body, encoding);
    let byte = bytes.get(offset).copied().unwrap_or_default();
    Err(DecodeError::Malformed { encoding: name, guessed, offset, byte })
}

/// Finds the first byte of `bytes` that `encoding` does not have.
fn first_malformed(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(1 << 16);
    let mut read = 0;
    loop {
        text.clear();
        let (result, n) =
            decoder.decode_to_string_without_replacement(&bytes[read..], &mut text, true);
        read += n;
        match result {
            DecoderResult::Malformed(length, after) => {
                return read - usize::from(length) - usize::from(after);
            }
            DecoderResult::OutputFull => {}
            DecoderResult::InputEmpty => return read,
        }
    }
}

/// Whether the bytes are UTF-8, or were until their last character was cut off.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => {
            error.error_len().is_none() && !bytes[..error.valid_up_to()].is_ascii()
        }
    }
}

/// Finds out the encoding of `bytes`.
fn guess(bytes: &[u8], language: Option<Language>) -> &'static encoding_rs::Encoding {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding;
    }
    let utf8 = is_utf8(bytes);
    let controls = bytes.iter().filter(|b| matches!(b, 0..=8 | 0x0e..=0x1a)).count();
    // Text in the older encodings has no such characters at all. In UTF-16 that happens to
    // be UTF-8 as well, which is next to ASCII, they are many; ASCII with a stray NUL is
    // ASCII still.
    let wide = controls * if utf8 { 4 } else { bytes.len() } >= bytes.len().max(1);
    if wide && bytes.len().is_multiple_of(2) {
        let encoding = utf16_order(bytes);
        let (likely, all) = likely_units(bytes, encoding);
        if likely * 10 >= all * 9 {
            return encoding;
        }
    }
    if utf8 { UTF_8 } else { guess_legacy(bytes, language) }
}

/// Guesses the older encoding of `bytes`.
///
/// A detector by frequencies has the first word. It is not believed if what it says gives a
/// text without everyday characters while another encoding gives one with them: short
/// Korean texts look like Chinese to it, and EUC-JP is next to GB18030. Nor is it believed
/// about the many single-byte encodings, in which any bytes are text, as long as one for
/// CJK can read them all.
fn guess_legacy(
    bytes: &[u8],
    language: Option<Language>,
) -> &'static encoding_rs::Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    // The country codes under which the detector knows the languages.
    let country: Option<&[u8]> = match language {
        Some(Language::ZhHans) => Some(b"cn"),
        Some(Language::ZhHant) => Some(b"tw"),
        Some(Language::Ja) => Some(b"jp"),
        Some(Language::Ko) => Some(b"kr"),
        Some(Language::Latin) | None => None,
    };
    let guess = match detector.guess(country, Utf8Detection::Deny) {
        // The detector names the subset; the whole of it reads the same bytes and more.
        e if e == encoding_rs::GBK => GB18030,
        e => e,
    };
    if guess.is_single_byte() && language == Some(Language::Latin) {
        return guess;
    }
    if LEGACY.contains(&guess) && everyday(bytes, guess) >= FEW {
        return guess;
    }
    // UTF-16 without a line end or a space shows no control characters.
    let wide: &[_] =
        if bytes.len().is_multiple_of(2) { &[UTF_16LE, UTF_16BE] } else { &[] };
    let best = LEGACY
        .iter()
        .chain(wide)
        .copied()
        .filter(|e| readable(bytes, e))
        .map(|e| (everyday(bytes, e), e))
        .max_by_key(|&(share, _)| share);
    match best {
        Some((share, best)) if share >= MANY || guess.is_single_byte() => best,
        _ => guess,
    }
}

/// The encodings CJK text was written in before Unicode.
const LEGACY: [&encoding_rs::Encoding; 5] = [GB18030, BIG5, SHIFT_JIS, EUC_KR, EUC_JP];

/// How many everyday characters, of a thousand, a text must have not to be doubted. In
/// running text there are more than a hundred, in garbage hardly any.
const FEW: i32 = 20;
/// How many speak for an encoding against the detector.
const MANY: i32 = 50;

/// How much of a text is looked at, in bytes; more would not change the shares.
const SAMPLE: usize = 1 << 16;

fn readable(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> bool {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

/// How many of a thousand characters of `bytes`, read in `encoding`, are the commonest of
/// the languages that are written in it. Kana count against GB18030, which has them in the
/// same places as EUC-JP.
fn everyday(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> i32 {
    let (text, _) =
        encoding.decode_without_bom_handling(&bytes[..bytes.len().min(SAMPLE)]);
    let kana = |c| matches!(c, '\u{3041}'..='\u{3093}' | '\u{30a1}'..='\u{30f6}');
    let simplified = |c| "的一是了在不有人中大年月日上国这为和来会新市地出本".contains(c);
    let traditional =
        |c| "的一是了在不有人中大年月日上國這為和來會新市地出本".contains(c);
    let hangul = |c| "이의다에는을가고하지로도한사기은서나어일정인부시장대".contains(c);
    let weigh = |c: char| match encoding {
        e if e == GB18030 => i32::from(simplified(c)) - i32::from(kana(c)),
        e if e == BIG5 => i32::from(traditional(c)),
        e if e == EUC_KR => i32::from(hangul(c)),
        // Any pair of bytes is a character here, so only kana are telling.
        e if e == UTF_16LE || e == UTF_16BE => i32::from(kana(c)),
        _ => i32::from(kana(c)),
    };
    let (mut all, mut found) = (0, 0);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        all += 1;
        found += weigh(c);
    }
    found * 1000 / all.max(1)
}

/// The byte order in which more of `bytes` is likely text. A byte order mark decides.
fn utf16_order(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == UTF_16LE || encoding == UTF_16BE => encoding,
        _ if likely_units(bytes, UTF_16BE) > likely_units(bytes, UTF_16LE) => UTF_16BE,
        _ => UTF_16LE,
    }
}

/// How many of the 16-bit units of the first 64 KiB are such as CJK or Latin text is made
/// of, and how many units there are.
fn likely_units(
    bytes: &[u8],
    encoding: &'static encoding_rs::Encoding,
) -> (usize, usize) {
    let head = &bytes[..bytes.len().min(1 << 16)];
    let units = head.as_chunks::<2>().0;
    let likely = units.iter().filter(|&&pair| {
        let unit = if encoding == UTF_16BE {
            u16::from_be_bytes(pair)
        } else {
            u16::from_le_bytes(pair)
        };
        matches!(
            unit,
            0x09..=0x0d
                | 0x20..=0x7e
                | 0xa0..=0x52f
                | 0x2010..=0x206f
                | 0x2100..=0x27bf
                | 0x2e80..=0x9fff
                | 0xac00..=0xd7a3
                | 0xf900..=0xfaff
                | 0xfe10..=0xfe4f
                | 0xff00..=0xffef
        )
    });
    (likely.count(), units.len())
}

/// Recognises the kinds of files that people take for text.
fn not_text(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 6] = [
        (b"%PDF-", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive (a Word document or e-book is one, too)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"{\\rtf", "a rich-text document"),
    ];
    KINDS.into_iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests;
