use super::table::LEVELS;
use super::*;

/// Weights that are all zero but for one table's bias.
fn bytes(bias: i16) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.push(VERSION);
    for _ in 0..3 {
        out.extend(Table::write(8, bias, [0; LEVELS], &[0; 256]));
    }
    out
}

#[test]
fn tables_are_read_as_written() {
    let levels: [i8; LEVELS] = std::array::from_fn(|i| i as i8 * 9 - 60);
    let mut slots = vec![0; 1 << 12];
    for i in [0, 1, 2, 17, 34, 300, 301, 556, 813, 2000, 4095] {
        slots[i] = (i % LEVELS) as u8 + 1;
    }
    let written = Table::write(12, -7, levels, &slots);
    let table = Table::read(&mut reading::Reader::new(&written)).unwrap();
    for (i, &slot) in slots.iter().enumerate() {
        let weight = if slot == 0 { 0 } else { i32::from(levels[slot as usize - 1]) };
        assert_eq!(table.sum(&[(i as u32) << 20]), weight - 7, "slot {i}");
    }
}

#[test]
fn damaged_bytes_are_an_error() {
    let good = bytes(3);
    assert!(Seams::read(&good).is_ok());
    for end in 0..good.len() {
        assert!(Seams::read(&good[..end]).is_err(), "cut at {end}");
    }
    let mut longer = good.clone();
    longer.push(0);
    assert!(matches!(Seams::read(&longer), Err(ModelError::Damaged { .. })));
    let mut newer = good.clone();
    newer[4] = 99;
    assert_eq!(
        Seams::read(&newer).unwrap_err(),
        ModelError::Version { part: "seam statistics", found: 99 }
    );
    let mut overfull = good[..5].to_vec();
    overfull.extend([8, 0, 0]);
    overfull.extend([1; LEVELS]);
    overfull.extend(1u32.to_le_bytes());
    overfull.push(0xf0);
    overfull.extend([0x01; 8]);
    assert!(Seams::read(&overfull).is_err());
}

#[cfg(feature = "builtin-model")]
mod builtin {
    use super::*;

    #[track_caller]
    fn check_glue(left: &str, right: &str, language: Language, expected: &str) {
        let seams = Seams::read(BUILTIN).unwrap();
        let (glue, _) = seams.glue(left, right, false, language, &Habit::default());
        assert_eq!(glue.as_str(), expected, "{left}|{right}");
    }

    #[test]
    fn korean_words_are_kept_whole_and_apart() {
        check_glue("우리 동네 도서관이 새로 문을 열", "었다고 합니다.", Language::Ko, "");
        check_glue("우리 동네 도서관이 새로 문을", "열었다고 합니다.", Language::Ko, " ");
        check_glue("학생들은 도서관에", "서 책을 읽었다.", Language::Ko, "");
        check_glue("지난해 여름 장마", "철에 무너진 다리를", Language::Ko, "");
        check_glue("비가 많이 내렸다.", "그러나 강물은", Language::Ko, " ");
    }

    #[test]
    fn chinese_and_japanese_join_without_a_space() {
        check_glue("公园里的花都", "开了。", Language::ZhHans, "");
        check_glue("公園的花都開", "了。", Language::ZhHant, "");
        check_glue("庭の花が咲き", "ました。", Language::Ja, "");
        check_glue("我们用 Rust", "写程序。", Language::ZhHans, "");
    }

    #[test]
    fn latin_words_stay_apart() {
        check_glue("the spring", "came early", Language::Latin, " ");
        check_glue("他在 New", "York 住了三年", Language::ZhHans, " ");
        check_glue("见 https://example.org/sp", "ring 一页", Language::ZhHans, "");
        check_glue("a well-", "known garden", Language::Latin, "");
    }

    #[test]
    fn a_page_that_breaks_between_words_is_noticed() {
        let seams = Seams::read(BUILTIN).unwrap();
        let text = "봄이 오자 마을 사람들은 모두 밭으로 나가서 씨를 뿌리고 물을 주었다. \
                    아이들은 강가에서 하루 종일 놀았고 저녁이 되면 집으로 돌아왔다.";
        let words: Vec<&str> = text.split(' ').collect();
        let page = |lines: &[String]| {
            let seams_of_page = lines.windows(2).map(|w| Seam {
                left: &w[0],
                right: &w[1],
                trailing_space: false,
            });
            Habit::of_page(&seams, seams_of_page, Language::Ko)
        };
        let wrapped: Vec<String> = words.chunks(2).map(|w| w.join(" ")).collect();
        assert!(page(&wrapped).wrap > 0);
        let chars: Vec<char> = text.chars().collect();
        let broken: Vec<String> = chars
            .chunks(6)
            .map(|c| c.iter().collect::<String>().trim().to_owned())
            .collect();
        assert_eq!(page(&broken).wrap, 0);
    }

    #[test]
    fn words_hold_together() {
        let seams = Seams::read(BUILTIN).unwrap();
        let bond = |left, right| seams.bond(left, right, Language::ZhHans);
        assert!(bond("春天到了，公园里的", "花都开了") > 8);
        assert!(bond("今天下午市政", "府召开会议") > bond("今天下午召开会", "春天到了"));
        let opens = |right| seams.opens(right, Language::ZhHans);
        assert!(opens("据介绍，这座公园") > opens("的花园和广场"));
    }
}
