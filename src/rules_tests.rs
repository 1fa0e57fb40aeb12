use super::*;

fn matches(pattern: &str, line: &str) -> bool {
    Pattern::new(pattern).is_some_and(|pattern| pattern.matches(&characters(line)))
}

#[test]
fn a_pattern_is_about_whole_lines() {
    let cases = [
        ("第#版", "第3版", true),
        ("第#版", "　第１２版 ", true),
        ("第#版", "第十二版", true),
        ("第#版", "第3版要闻", false),
        ("第#版…", "第3版要闻", true),
        ("…第#版", "江边日报 第3版", true),
        ("…第#版…", "江边日报 第3版 要闻", true),
        ("…第#版…", "江边日报 要闻", false),
        ("#年#月#日…", "1998年01月15日 星期四", true),
        ("本报讯…", "本报讯 公园里", true),
        ("本报讯…", "新华社讯 公园里", false),
        ("A…B…C", "AxBxC", true),
        ("A…B…C", "ABC", true),
        ("A…B…C", "AxC", false),
        ("…3", "13", true),
        ("…#", "第13", true),
        ("…#", "13", true),
        ("#", "1234", true),
        ("##", "1234", false),
        ("\\#3", "#3", true),
        ("\\#3", "13", false),
        ("…\\…", "然后……", true),
        ("…", "什么", false),
        ("", "", false),
    ];
    for (pattern, line, expected) in cases {
        assert_eq!(matches(pattern, line), expected, "{pattern} {line}");
    }
    assert_eq!(lines_of(&"长".repeat(LONGEST + 1), "长"), None);
    assert_eq!(
        lines_of("第#版", "第1版\n\n第2版\r\n要闻\u{2028}第3版"),
        Some(vec![1, 3, 5])
    );
}

#[test]
fn a_line_makes_a_pattern_that_finds_it_again() {
    for line in ["第3版", "1998年01月15日 第3版", "A#B…\\C 12", "人民的公园", "十二面"]
    {
        assert!(matches(&like(line), line), "{line}: {}", like(line));
    }
    assert_eq!(like(" 第12版 要闻"), "第#版 要闻");
    let long = "公园里的花都开了".repeat(20);
    assert!(matches(&like(&long), &long));
}

#[test]
fn rules_are_written_and_read_again() {
    let rules = [
        Rule {
            pattern: "第#版".into(),
            effect: Effect::Role(Role::Furniture),
            off: false,
        },
        Rule { pattern: "本报讯…".into(), effect: Effect::BeginsArticle, off: true },
        Rule { pattern: "图：…".into(), effect: Effect::JoinsNext, off: false },
    ];
    assert_eq!(read(&write(&rules)), rules);
    assert_eq!(read("on\tsong\tx\non\tkicker\n\non\tkicker\t\n"), []);
    for effect in Role::ALL.map(Effect::Role).into_iter().chain([
        Effect::JoinsNext,
        Effect::BeginsArticle,
        Effect::PartsNext,
        Effect::GoesOn,
    ]) {
        assert_eq!(Effect::from_name(effect.as_str()), Some(effect));
    }
}

#[test]
fn rules_become_corrections_but_never_against_the_reader() {
    let text = "第3版\n早春的公园\n公园里的花都开了，\n第4版\n湖上的冰也化了。\n本报讯 又是\n春天\n";
    let rules = "on\tfurniture\t第#版\non\tbegins-article\t本报讯…\n\
                 on\tjoins-next\t…，\noff\tkicker\t早春…\n";
    let role = |line| Correction::Role { line, role: Role::Furniture };
    let part = |line| Correction::Part { line };
    assert_eq!(
        apply(rules, text, &[]),
        [
            part(1),
            role(1),
            Correction::Join { upper: 3, lower: 4 },
            part(4),
            role(4),
            Correction::PartArticle { line: 6 }
        ]
    );
    let own = [Correction::Join { upper: 3, lower: 4 }, Correction::Part { line: 6 }];
    assert_eq!(apply(rules, text, &own), [part(1), role(1)]);
    assert_eq!(apply("", text, &[]), []);
}

#[test]
fn rules_say_never_too() {
    let text = "第3版\n\n桥头的灯\n亮了。\n责编 林一\n早春\n";
    let rules = "on\tparts-next\t责编…\non\tgoes-on\t责编…\non\tgoes-on\t第#版\n\
                 on\tgoes-on\t桥头…\non\tparts-next\t早春\n";
    let merged = |line, with| Correction::MergeArticles { line, with };
    // Of rules about one line the first holds; the first line has none above, the last none below.
    assert_eq!(apply(rules, text, &[]), [merged(3, 1), Correction::Part { line: 6 }]);
    assert_eq!(
        apply("on\tgoes-on\t责编…\n", text, &[Correction::Part { line: 4 }]),
        [merged(5, 4)]
    );
    let own = [Correction::PartArticle { line: 5 }, Correction::Part { line: 6 }];
    assert_eq!(apply(rules, text, &own), [merged(3, 1)]);
}

#[test]
fn a_long_line_takes_time_in_proportion() {
    // A search that began anew at each digit would take minutes.
    let line = "1".repeat(200_000);
    assert!(!matches("…#版…#面…", &line));
    assert!(matches("…#", &line));
}
