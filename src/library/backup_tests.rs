use super::*;

fn document(id: &str, title: &str) -> Document {
    let texts =
        ["第3版\n公园里的花都开了。\n", "第3版\n湖上的冰化了，\n\"鱼\"也来了。\n"];
    let versions = vec![
        Version { number: 1, changed: 10, text: sum(texts[0]), corrections: vec![] },
        Version {
            number: 2,
            changed: 20,
            text: sum(texts[1]),
            corrections: vec![Correction::Part { line: 2 }],
        },
    ];
    let entry = Entry {
        id: id.into(),
        title: title.into(),
        changed: 20,
        head: 2,
        text: sum(texts[1]),
        corrections: 1,
        ..Entry::default()
    };
    let texts = texts.map(|text| (sum(text), text.to_owned())).into();
    Document { entry, versions, texts, place: 3 }
}

fn library() -> Library {
    Library {
        documents: ["早春", "晚秋", "冬"].map(|title| document(title, title)).into(),
        rules: Some("第#版\tfurniture\n".into()),
        settings: [("chongpai.theme".to_owned(), "sepia".to_owned())].into(),
    }
}

fn titles(library: &Library) -> Vec<&str> {
    library.documents.iter().map(|d| d.entry.title.as_str()).collect()
}

#[test]
fn everything_comes_back() {
    let file = write(&library(), 1_700_000_000_000);
    assert!(serde_json::from_str::<serde_json::Value>(&file).is_ok(), "{file}");
    assert_eq!(read(&file), (library(), vec![]));
    assert_eq!(read(&format!("\u{feff}{}", file.replace('\n', "\r\n"))).0, library());
    let one_line = file.replace('\n', "");
    assert_eq!(read(&one_line), (library(), vec![]));
    let empty = write(&Library::default(), 0);
    assert_eq!(read(&empty), (Library::default(), vec![]));
}

#[test]
fn a_cut_file_gives_back_what_is_whole() {
    let file = write(&library(), 0);
    let lines: Vec<&str> = file.lines().collect();
    let cut = format!("{}\n{}\n{}", lines[0], lines[1], &lines[2][..lines[2].len() / 2]);
    // A cut may stand inside a character; the file is then read up to it.
    let (found, troubles) = read(&cut);
    assert_eq!(titles(&found), ["早春"]);
    assert_eq!(troubles, [Trouble { line: 3, what: Wrong::CutOff }]);
    let (found, troubles) = read(&lines[..3].join("\n"));
    assert_eq!(titles(&found), ["早春", "晚秋"]);
    assert_eq!(troubles, [Trouble { line: 3, what: Wrong::CutOff }]);
}

#[test]
fn a_scratched_record_is_named_and_the_others_come_back() {
    let file = write(&library(), 0);
    let mut lines: Vec<String> = file.lines().map(str::to_owned).collect();
    lines[2] = lines[2].replace("\"body\":{", "\"body\":[");
    let (found, troubles) = read(&lines.join("\n"));
    assert_eq!(titles(&found), ["早春", "冬"]);
    assert_eq!(troubles, [Trouble { line: 3, what: Wrong::Unreadable }]);
    assert_eq!(found.rules, library().rules);
    // A record that still reads is not thrown away, and it is told.
    let changed = file.replacen("花都开了", "花都谢了", 1);
    let (found, troubles) = read(&changed);
    assert_eq!(titles(&found), ["早春", "晚秋", "冬"]);
    assert_eq!(troubles, [Trouble { line: 2, what: Wrong::Changed("早春".into()) }]);
}

#[test]
fn what_is_no_backup_is_told() {
    for file in ["", "公园里的花", "{}", r#"{"format":"other","version":1,"records":[]}"#]
    {
        let (found, troubles) = read(file);
        assert_eq!(found, Library::default());
        assert_eq!(troubles, [Trouble { line: 1, what: Wrong::NoBackup }], "{file}");
    }
}

#[test]
fn a_file_of_another_version_gives_what_is_understood() {
    // As the first version wrote it, and it must open for ever.
    let first = include_str!("../../tests/backups/1.json");
    let (found, troubles) = read(first);
    assert_eq!((titles(&found), troubles), (vec!["早春的公园"], vec![]));
    let (version, text) = found.documents[0].head().unwrap();
    assert_eq!(version.corrections, [Correction::PartArticle { line: 3 }]);
    assert!(text.contains("湖上的冰"));
    let newer = write(&library(), 0)
        .replace("\"version\":1", "\"version\":9")
        .replace("\"kind\":\"rules\"", "\"kind\":\"songs\"");
    let (found, troubles) = read(&newer);
    assert_eq!(titles(&found), ["早春", "晚秋", "冬"]);
    let what: Vec<_> = troubles.into_iter().map(|t| t.what).collect();
    assert_eq!(what, [Wrong::Newer(9), Wrong::Unknown("songs".into())]);
}
