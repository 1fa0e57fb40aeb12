//! What a paper says of itself: the labels of its columns, and its imprint.

use crate::phrases::{Letters, phrases};

/// The most characters of a column's label, with what stands around it.
const LABEL: usize = 10;

/// Whether a text of so many characters names a column or a kind of text.
pub(crate) fn is_label(text: &str, chars: usize) -> bool {
    chars <= LABEL
        && phrases![
            "社论",
            "社論",
            "评论",
            "評論",
            "短评",
            "短評",
            "时评",
            "论坛",
            "論壇",
            "杂谈",
            "随笔",
            "来信",
            "投書",
            "之声",
            "短讯",
            "快讯",
            "快訊",
            "短波",
            "动态",
            "连载",
            "連載",
            "小说",
            "小說",
            "散文",
            "诗歌",
            "新詩",
            "筆記",
            "专栏",
            "專欄",
            "访谈",
            "專訪",
            "速遞",
            "焦点",
            "焦點",
            "社説",
            "論説",
            "コラム",
            "声",
            "投稿",
            "ひと",
            "解説",
            "書評",
            "歌壇",
            "俳壇",
            "随想",
            "訃報",
            "人事",
            "催し",
            "사설",
            "칼럼",
            "시론",
            "기고",
            "기획",
            "소리",
            "투고",
            "인터뷰",
            "연재",
            "단신",
            "산책",
            "광장",
            "에세이",
            "부고",
            "인사",
        ]
        .end(
            text.trim_end_matches([
                '】', '］', ']', '〉', '》', '>', '」', '）', ')', '■',
            ]),
        )
}

/// Whether a text tells of the paper itself: its address, its price, who edits it.
pub(super) fn is_imprint(text: &str, letters: Letters) -> bool {
    phrases![
        "电话",
        "電話",
        "热线",
        "熱線",
        "專線",
        "邮箱",
        "信箱",
        "社址",
        "地址",
        "编辑",
        "編輯",
        "主编",
        "主編",
        "版式",
        "校对",
        "零售",
        "定价",
        "每份",
        "准印",
        "刊号",
        "责编",
        "版权",
        "版權",
        "转载",
        "轉載",
        "転載",
        "農曆",
        "农历",
        "発行",
        "購読",
        "編集",
        "大代表",
        "발행인",
        "편집인",
        "대표전화",
        "구독",
        "제보",
        "팩스",
        "음력",
        "무단",
        "©",
        "ⓒ",
        "www.",
        "http",
        "@",
    ]
    .stand_in(text, letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_short() {
        for text in ["社论", "【读者来信】", "今月の俳壇", "독자의 소리", "데스크 칼럼"]
        {
            assert!(is_label(text, text.chars().count()), "{text}");
        }
        for text in ["市长回复了读者的第三十七封来信", "멈춘 방앗간", "渡し船の再開"]
        {
            assert!(!is_label(text, text.chars().count()), "{text}");
        }
    }

    #[test]
    fn the_paper_s_own_address_is_told() {
        let is = |text: &str| is_imprint(text, Letters::of(text));
        assert!(is("社址：桐江路8号　电话：0000000"));
        assert!(is("구독 문의 000-0000"));
        assert!(!is("桥上装了路灯"));
    }
}
