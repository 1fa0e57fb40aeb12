use super::*;

/// What is found in one line of furniture, as `paper|date|page`.
fn names(furniture: &str) -> String {
    let Names { paper, date, page } = find(furniture, "");
    let date = date.map(Date::iso).unwrap_or_default();
    let page = page.map(|p| p.to_string()).unwrap_or_default();
    format!("{}|{date}|{page}", paper.unwrap_or_default())
}

#[test]
fn lines_of_furniture_are_read_in_every_language() {
    let cases = [
        ("1998年01月15日 第3版", "|1998-01-15|3"),
        ("江边日报 2025年11月23日 星期日 第12版", "江边日报|2025-11-23|12"),
        ("江 边 晚 报\n二〇二五年十一月二十三日　第三版", "江边晚报|2025-11-23|3"),
        ("二零零八年八月八日", "|2008-08-08|"),
        ("中華民國一百一十四年", "||"),
        ("中華民國87年1月15日 星期四 第５版", "|1998-01-15|5"),
        ("南島時報／民國八十七年一月十五日", "南島時報|1998-01-15|"),
        ("令和7年(2025年)11月23日 日曜日", "||"),
        ("令和7年11月23日 日曜日", "|2025-11-23|"),
        ("平成元年1月8日", "|1989-01-08|"),
        ("海辺新聞 ２０２５年（令和７年）", "海辺新聞||"),
        ("海辺新聞 2025年11月23日 14版 社会 3面", "海辺新聞|2025-11-23|14"),
        ("강변일보 2025년 11월 23일 일요일 3면", "강변일보|2025-11-23|3"),
        ("2025. 11. 23. (일)", "|2025-11-23|"),
        ("2025.11.23.", "|2025-11-23|"),
        ("강변신문 제7면", "강변신문||7"),
        ("2025-11-23", "|2025-11-23|"),
        ("2025/11/23 A4", "|2025-11-23|"),
        (
            "The River Times   Sunday, November 23, 2025   Page 4",
            "The River Times|2025-11-23|4",
        ),
        ("15 January 1998", "|1998-01-15|"),
    ];
    for (line, expected) in cases {
        assert_eq!(names(line), expected, "{line}");
    }
}

#[test]
fn what_only_looks_like_a_name_is_none() {
    let cases = [
        ("天气预报", "||"),
        ("本报", "||"),
        ("1998年13月15日", "||"),
        ("12345年1月1日", "||"),
        ("3.14.15", "||"),
        ("电话 010-65369114", "||"),
        ("三面环水", "||"),
        ("Good news", "||"),
        ("", "||"),
    ];
    for (line, expected) in cases {
        assert_eq!(names(line), expected, "{line}");
    }
}

#[test]
fn a_source_whose_furniture_is_silent_is_asked_at_its_edges() {
    let mut source = "江边日报 1998年01月15日 第3版\n".to_owned();
    source.push_str(&"公园里的花都开了，湖上的冰也化了，\n".repeat(40));
    source.push_str("2001年1月1日\n");
    let found = find("", &source);
    assert_eq!(found.paper.as_deref(), Some("江边日报"));
    assert_eq!(
        (found.date.map(Date::iso), found.page),
        (Some("1998-01-15".into()), Some(3))
    );
    // Inside the stories dates are of something else.
    let middle = format!(
        "{0}2001年1月1日\n{0}",
        "公园里的花都开了，湖上的冰也化了，\n".repeat(20)
    );
    assert_eq!(find("", &middle), Names::default());
    let prose = "据说在1998年01月15日那一天，江边日报的编辑们都在忙着排印第二天要出的那一张报纸，谁也没有想到后来会发生的事情，大家都很高兴地回家去了。";
    assert_eq!(find("", prose), Names::default());
}
