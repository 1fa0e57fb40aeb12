use super::*;

const ZH_HANS: &str = "本报讯 青禾镇的老码头昨天重新开放。\n过去三个月里，工人们把\n\
                       旧仓库改成了图书室。\n";
const ZH_HANT: &str = "昨天下午，青禾鎮的舊碼頭重新開放。\n過去三個月裡，工人們把\n\
                       舊倉庫改成了圖書室。\n";
const JA: &str = "港の古い倉庫が、昨日から図書室\nとして使われることになった。\n\
                  町の人たちは喜んでいる。\n";
const KO: &str = "항구의 낡은 창고가 어제부터 도서실로 쓰\n이게 되었다. 마을 사람들은\n\
                  기뻐하고 있다.\n";

fn encode(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable);
    bytes.into_owned()
}

fn utf16(text: &str, big_endian: bool) -> Vec<u8> {
    let order = if big_endian { u16::to_be_bytes } else { u16::to_le_bytes };
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn older_encodings_are_found_out() {
    for (text, encoding) in [
        (ZH_HANS, GB18030),
        (ZH_HANT, BIG5),
        (JA, SHIFT_JIS),
        (JA, EUC_JP),
        (KO, EUC_KR),
        (ZH_HANS, UTF_8),
        (ZH_HANT, UTF_8),
        (JA, UTF_8),
        (KO, UTF_8),
    ] {
        let bytes = encode(text, encoding);
        let decoded = decode(&bytes, Encoding::Auto, None).unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.encoding), (text, encoding.name()));
        let named = decode(&bytes, Encoding::Named(encoding), None).unwrap();
        assert_eq!(named.text, text);
    }
}

#[test]
fn every_line_alone_is_found_out() {
    for (text, encoding, language) in [
        (ZH_HANS, GB18030, Language::ZhHans),
        (ZH_HANT, BIG5, Language::ZhHant),
        (JA, SHIFT_JIS, Language::Ja),
        (JA, EUC_JP, Language::Ja),
        (KO, EUC_KR, Language::Ko),
    ] {
        for line in text.lines() {
            let bytes = encode(line, encoding);
            let decoded = decode(&bytes, Encoding::Auto, Some(language)).unwrap();
            assert_eq!(
                (decoded.text.as_ref(), decoded.encoding),
                (line, encoding.name())
            );
        }
    }
}

#[test]
fn utf16_is_found_out() {
    for text in [ZH_HANS, ZH_HANT, JA, KO, "The old pier\nis open again.\n", "好。\n"] {
        for big_endian in [false, true] {
            let bytes = utf16(text, big_endian);
            let name = if big_endian { "UTF-16BE" } else { "UTF-16LE" };
            for encoding in [Encoding::Auto, Encoding::Utf16] {
                let decoded = decode(&bytes, encoding, None).unwrap();
                assert_eq!((decoded.text.as_ref(), decoded.encoding), (text, name));
            }
            let marked = utf16(&format!("\u{feff}{text}"), big_endian);
            assert_eq!(decode(&marked, Encoding::Auto, None).unwrap().text, text);
        }
    }
}

#[test]
fn byte_order_marks_and_nuls() {
    let check = |bytes: &[u8], text: &str, encoding: &str| {
        let decoded = decode(bytes, Encoding::Auto, None).unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.encoding), (text, encoding));
    };
    check(b"", "", "UTF-8");
    check(b"\xef\xbb\xbfpier", "pier", "UTF-8");
    check(b"a page with one NUL\0 in it.", "a page with one NUL\0 in it.", "UTF-8");
    check("中\0文".as_bytes(), "中\0文", "UTF-8");
}

#[test]
fn the_offset_of_a_bad_byte_is_told() {
    let check = |bytes: &[u8], encoding: &str, guessed, offset, byte| {
        let choice =
            if guessed { Encoding::Auto } else { Encoding::from_str(encoding).unwrap() };
        let encoding = choice_name(encoding);
        assert_eq!(
            decode(bytes, choice, None),
            Err(DecodeError::Malformed { encoding, guessed, offset, byte })
        );
    };
    check(b"abc\xffdef", "utf-8", false, 3, 0xff);
    check(b"\xef\xbb\xbfabc\xff", "utf-8", false, 6, 0xff);
    check(b"\xef\xbb\xbfabc\xff", "utf-8", true, 6, 0xff);
    check(b"\xb0\xa1\xff\xb0\xa1", "gb18030", false, 2, 0xff);
    check(b"\xa4\xa4\xa4", "big5", false, 2, 0xa4);
    check(b"a\0b\0\x00\xd8c\0", "utf-16le", false, 4, 0x00);
}

fn choice_name(label: &str) -> &'static str {
    encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().name()
}

#[test]
fn other_kinds_of_files_are_named() {
    for bytes in [&b"%PDF-1.7\n"[..], b"PK\x03\x04\x14", b"\x89PNG\r\n\x1a\n", b"{\\rtf1"]
    {
        let error = decode(bytes, Encoding::Auto, None).unwrap_err();
        assert!(error.to_string().contains("not text"), "{error}");
    }
    let named = Encoding::Named(UTF_8);
    assert_eq!(decode(b"%PDF-", named, None).unwrap().text, "%PDF-");
}

#[test]
fn any_bytes_are_read_or_refused_at_a_place_in_them() {
    // A linear congruential generator: the same bytes on every machine.
    let mut state = 1u64;
    let mut next = || {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as usize
    };
    let pages: Vec<Vec<u8>> = [(ZH_HANS, GB18030), (JA, SHIFT_JIS), (KO, EUC_KR)]
        .map(|(text, encoding)| encode(text, encoding))
        .into_iter()
        .chain([utf16(ZH_HANT, false), utf16(KO, true), JA.as_bytes().to_vec()])
        .collect();
    let choices = [
        Encoding::Auto,
        Encoding::Utf16,
        Encoding::Named(BIG5),
        Encoding::Named(encoding_rs::ISO_2022_JP),
        Encoding::Named(encoding_rs::REPLACEMENT),
    ];
    for round in 0..4000 {
        let mut bytes = pages[round % pages.len()].clone();
        for _ in 0..next() % 6 {
            let at = next() % bytes.len();
            match next() % 3 {
                0 => bytes[at] = next() as u8,
                1 => bytes.truncate(at + 1),
                _ => bytes.insert(at, next() as u8),
            }
        }
        for choice in choices {
            if let Err(DecodeError::Malformed { offset, byte, .. }) =
                decode(&bytes, choice, None)
            {
                assert!(offset <= bytes.len());
                assert_eq!(byte, bytes.get(offset).copied().unwrap_or_default());
            }
        }
    }
}

#[test]
fn a_last_character_cut_off_is_told_in_utf8() {
    let cut = &ZH_HANS.as_bytes()[..ZH_HANS.trim_end().len() - 1];
    let error = decode(cut, Encoding::Auto, None).unwrap_err().to_string();
    assert!(error.contains("UTF-8"), "{error}");
}
