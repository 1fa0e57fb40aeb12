use super::table::{LEVELS, write_table};
use super::window::Take;
use super::*;

/// Weights that are all zero but for one table's bias.
fn bytes(bias: i16) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.push(VERSION);
    for _ in 0..3 {
        out.extend(write_table(8, bias, [1; LEVELS], &[]));
    }
    out
}

#[test]
fn tables_are_read_as_written() {
    let levels: [i8; LEVELS] = std::array::from_fn(|i| i as i8 * 9 - 60);
    let keys = [0, 1, 2, 17, 34, 300, 301, 556, 813, 2000, 4095];
    let weights = keys.map(|k| (k, (k % 15) as u8));
    let written = write_table(12, -7, levels, &weights);
    let table = Table::read(&mut reading::Reader::new(&written)).unwrap();
    for key in 0..1 << 12 {
        let weight = match keys.contains(&key) {
            true => i32::from(levels[key as usize % 15]),
            false => 0,
        };
        assert_eq!(table.sum(|to| to.take(key << 20)), weight - 7, "key {key}");
    }
}

#[test]
fn bits_are_read_as_written() {
    let numbers = [0, 1, 63, 64, 126, 127, 128, 200, 5, 0, 700, 3];
    for power in [0, 1, 3, 9] {
        let mut writer = reading::BitWriter::default();
        for number in numbers {
            writer.rice(number, power);
            writer.put(number % 16, 4);
        }
        let bytes = writer.finish();
        let mut bits = reading::Bits::new(&bytes);
        for number in numbers {
            assert_eq!(bits.rice(power), Some(number), "power {power}");
            assert_eq!(bits.take(4), Some(number % 16), "power {power}");
        }
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
    // No bytes, whatever they are, make reading panic or run away.
    let levels = [5; LEVELS];
    let weights: Vec<(u32, u8)> = (0..50).map(|i| (i * 5, (i % 15) as u8)).collect();
    let mut table = MAGIC.to_vec();
    table.push(VERSION);
    (0..3).for_each(|_| table.extend(write_table(8, 0, levels, &weights)));
    for at in 0..table.len() {
        for value in [0, 1, 0x55, 0x7f, 0xff] {
            let mut odd = table.clone();
            odd[at] = value;
            if let Ok(seams) = Seams::read(&odd) {
                let edges = [Edges::of("春天到了"), Edges::of("公园")];
                seams.bond(&edges[0], &edges[1], Language::ZhHans);
            }
        }
    }
}

#[cfg(feature = "builtin-model")]
mod builtin {
    use super::*;

    #[track_caller]
    fn check_glue(left: &str, right: &str, language: Language, expected: &str) {
        let seams = Seams::read(BUILTIN).unwrap();
        let seam = Seam { left, right, trailing_space: false };
        let (glue, _) = seams.glue(seam, None, language, &Habit::default());
        assert_eq!(glue.as_str(), expected, "{left}|{right}");
    }

    #[test]
    fn korean_words_are_kept_whole_and_apart() {
        check_glue("우리 동네 도서관이 새로 문을 열", "었다고 합니다.", Language::Ko, "");
        check_glue("우리 동네 도서관이 새로 문을", "열었다고 합니다.", Language::Ko, " ");
        check_glue("학생들은 도서관에", "서 책을 읽었다.", Language::Ko, "");
        check_glue("지난해 여름 장마", "철에 무너진 다리를", Language::Ko, "");
        check_glue("비가 많이 내렸다.", "그러나 강물은", Language::Ko, " ");
        check_glue("강변시민회관(GSH", ") 관장은 웃었다.", Language::Ko, "");
        check_glue("어제 문을 연 회관 (", "관장 남서윤)은", Language::Ko, "");
        check_glue("1위 도서관 /", "2위 시장", Language::Ko, " ");
        check_glue("강변시민회관(GSH)", "의 관장은 웃었다.", Language::Ko, "");
        check_glue("찬성은 전체의 61.4", "%로 지난해보다 늘었다.", Language::Ko, "");
        check_glue("다리는 2", "024년 5월에 열렸다.", Language::Ko, "");
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
        check_glue("朝の番組「Har", "bour News」で", Language::Ja, "");
        check_glue("水位降到6.", "57米", Language::ZhHans, "");
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
    fn stories_of_a_page_may_be_set_otherwise() {
        let seams = Seams::read(BUILTIN).unwrap();
        let text = "봄이 오자 마을 사람들은 모두 밭으로 나가서 씨를 뿌리고 물을 주었다. \
                    아이들은 강가에서 하루 종일 놀았고 저녁이 되면 집으로 돌아왔다. "
            .repeat(6);
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        let mut lines: Vec<String> = words.chunks(2).map(|w| w.join(" ")).collect();
        let first = lines.len();
        let chars: Vec<char> = text.chars().collect();
        lines.extend(chars.chunks(9).map(|c| String::from_iter(c).trim().to_owned()));
        let page = lines.windows(2).map(|w| Seam {
            left: &w[0],
            right: &w[1],
            trailing_space: false,
        });
        let habit = Habit::of_page(&seams, page, Language::Ko);
        assert!(habit.wrap_at(first / 2) > 0);
        assert_eq!(habit.wrap_at(first + first / 2), 0);
    }

    #[test]
    fn words_hold_together() {
        let seams = Seams::read(BUILTIN).unwrap();
        let bond = |left, right| {
            seams.bond(&Edges::of(left), &Edges::of(right), Language::ZhHans)
        };
        assert!(bond("春天到了，公园里的", "花都开了") > 8);
        assert!(bond("今天下午市政", "府召开会议") > bond("今天下午召开会", "春天到了"));
        let opens = |right| seams.side(&Edges::of(right), Side::Opens, Language::ZhHans);
        assert!(opens("据介绍，这座公园") > opens("的花园和广场"));
    }
}
