use super::*;

fn check(text: &str, expected: &[&str]) {
    let spans = split(text);
    let said: Vec<_> = spans.iter().map(|span| &text[span.clone()]).collect();
    assert_eq!(said, expected);
}

#[test]
fn chinese_sentences_end_with_their_closing_marks() {
    check(
        "春天来了。公园里的花都开了！“你看见了吗？”他问。",
        &["春天来了。", "公园里的花都开了！", "“你看见了吗？”", "他问。"],
    );
    check("他想了很久……没有回答。", &["他想了很久……没有回答。"]);
    check("走吧……。好。", &["走吧……。", "好。"]);
    check("——※——", &[]);
    check("早春的公园", &["早春的公园"]);
}

#[test]
fn japanese_speech_stays_with_who_said_it() {
    check(
        "「もう行く。」と彼は言った。外は雨だ。",
        &["「もう行く。」と彼は言った。", "外は雨だ。"],
    );
}

#[test]
fn korean_and_english_sentences_end_before_a_space() {
    check(
        "비가 온다. “간다.”고 말했다. 값은 3.5원이다.",
        &["비가 온다.", "“간다.”고 말했다.", "값은 3.5원이다."],
    );
    check(
        "Mr. Lee met J. Kim at 9.30 a.m. today. Did he? \"Yes.\" Good",
        &["Mr. Lee met J. Kim at 9.30 a.m.", "today.", "Did he?", "\"Yes.\"", "Good"],
    );
}

#[test]
fn long_sentences_are_cut_at_commas_and_nothing_is_lost() {
    let clause = "一二三四五六七八九十，".repeat(30);
    let spans = split(&clause);
    assert!(spans.len() > 2);
    assert!(spans.iter().all(|s| clause[s.clone()].chars().count() <= LONG + 11));
    assert!(spans.windows(2).all(|pair| pair[0].end == pair[1].start));
    assert_eq!((spans[0].start, spans.last().unwrap().end), (0, clause.len()));
    let endless = "字".repeat(1000);
    assert!(
        split(&endless).iter().all(|s| endless[s.clone()].chars().count() <= LONGEST)
    );
}

fn aloud(text: &str) -> Aloud {
    let spans = split(text);
    Aloud {
        text: text.into(),
        language: Language::ZhHans,
        sentences: spans.iter().map(|s| s.start as u32..s.end as u32).collect(),
        at: 0,
        playing: true,
        rate: 1,
        voice: None,
        turn: 0,
    }
}

#[test]
fn sentence_follows_sentence_until_the_end() {
    let one = aloud("一。二。三。");
    assert_eq!(one.sentence(), "一。");
    let two = one.clone().after(Deed::Ended(0));
    assert_eq!((two.sentence(), two.playing), ("二。", true));
    // What a voice says that was stopped is not listened to.
    assert_eq!(two.clone().after(Deed::Ended(0)), two);
    let back = two.clone().after(Deed::Step(false)).after(Deed::Step(false));
    assert_eq!(back.sentence(), "一。");
    let three = two.after(Deed::Step(true));
    assert_eq!(three.clone().after(Deed::Step(true)), three);
    let over = three.clone().after(Deed::Ended(three.turn));
    assert_eq!((over.here(), over.playing), (None, false));
    let again = over.after(Deed::Toggle);
    assert_eq!((again.sentence(), again.playing), ("一。", true));
}

#[test]
fn a_pause_keeps_its_place_and_a_voice_that_fails_pauses() {
    let two = aloud("一。二。").after(Deed::Ended(0));
    let paused = two.clone().after(Deed::Toggle);
    assert_eq!((paused.sentence(), paused.playing), ("二。", false));
    assert_eq!(paused.clone().after(Deed::Ended(paused.turn)).sentence(), "二。");
    let failed = two.clone().after(Deed::Failed(two.turn));
    assert_eq!((failed.sentence(), failed.playing), ("二。", false));
    let fast = two.clone().after(Deed::Rate(99));
    assert_eq!((fast.rate, fast.turn), (RATES.len() - 1, two.turn + 1));
}

#[test]
fn only_voices_of_the_device_that_speak_the_language_fit() {
    let voice = |name: &str, language: &str, local| Voice {
        name: name.into(),
        language: language.to_owned(),
        local,
    };
    let voices = [
        voice("hk", "zh_HK", true),
        voice("cn", "zh-CN", true),
        voice("far", "zh-CN", false),
        voice("tw", "zh-TW", true),
        voice("ja", "ja-JP", true),
    ];
    let names = |language| {
        let fitting = fitting(language, &voices);
        fitting.iter().map(|v| v.name.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names(Language::ZhHans), "cn hk tw");
    assert_eq!(names(Language::ZhHant), "tw hk cn");
    assert_eq!(names(Language::Ja), "ja");
    assert_eq!(names(Language::Ko), "");
}
