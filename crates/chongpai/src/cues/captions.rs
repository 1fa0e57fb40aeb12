//! What stands below a picture: words that only captions begin or end with, and credits.

use super::reach_back;
use crate::chars;
use crate::phrases::{Letters, phrases};

/// Whether a line is a picture's credit or label.
pub(super) fn is_caption(text: &str, letters: Letters) -> bool {
    let tail = || reach_back(text);
    let begins = phrases![
        "图为",
        "圖為",
        "图：",
        "圖：",
        "图/",
        "图／",
        "圖/",
        "圖／",
        "▲",
        "△",
        "▼",
        "写真",
        "写真＝",
        "사진",
        "上图",
        "下图",
        "左图",
        "右图",
        "图①",
        "图一",
    ];
    let ends = phrases![
        "摄",
        "攝",
        "撮影",
        "供图",
        "提供",
        "社发",
        "照片",
        "图片",
        "圖片",
        "资料图",
        "資料照",
        "示意图",
        "示意圖",
        "写真",
        "사진",
        "提供照",
        "제공",
    ];
    let holds =
        phrases!["摄影报道", "사진=", "사진제공", "写真＝", "写真=", "（資料", "攝影",];
    let credits = phrases!["Photo by", "Photo: ", "PHOTO: ", "Photo/", "Courtesy of"];
    let unmarked =
        |text: &str| ends.end(text.trim_end_matches([')', '）', '】', '。', '.', '〕']));
    begins.begin(text.trim_start_matches(['※', '（', '(']))
        || unmarked(text) && unmarked(tail())
        || holds.stand_in(text, letters) && holds.stand_in(tail(), letters)
        || credits.stand_in(text, letters)
        || letters.may_hold('＝') && is_taken(text)
}

/// Whether a line tells when or where its picture was taken, after a sign as Japanese papers set
/// it: ＝15日、潮見ケ浦町で, ＝浜辺で.
fn is_taken(text: &str) -> bool {
    let Some((_, after)) = text.rsplit_once('＝') else { return false };
    let day = after.trim_start_matches(chars::is_numeric);
    day.len() < after.len() && day.starts_with(['日', '月', '年'])
        || after.ends_with('で')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_and_dates_tell_captions() {
        let is_caption = |text: &str| is_caption(text, Letters::of(text));
        for text in [
            "opening day. Photo by",
            "(Photo: Ines Caraway)",
            "学校의 관측 돔. 솔내군 제공",
            "室だった＝11日、三ツ沢町",
            "渡し船の再開＝潮見ケ浦で",
            "※写真はイメージです",
            "（写真はイメージ）",
            "圖／資料照片",
            "（示意圖）",
            "人们在渡口。（新华社发）",
            "傍晚的书房。马小舟 摄",
        ] {
            assert!(is_caption(text), "{text}");
        }
        for text in ["東京＝佐藤はな", "A=B 2024", "I took a photo", "x＝2y"] {
            assert!(!is_caption(text), "{text}");
        }
    }
}
