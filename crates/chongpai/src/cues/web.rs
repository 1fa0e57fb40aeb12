//! What a paper's web page has round its stories: the buttons and links that are copied with them.

use crate::phrases::{Letters, phrases};

/// A line of one control with so many bytes is one; a shorter one may be a word of the text.
const ALONE: usize = 12;

/// Whether a line has nothing but the words on a page's controls, and whether that is beyond
/// doubt.
pub(super) fn controls(text: &str) -> [bool; 2] {
    let words = phrases![
        // Chinese.
        "上一篇",
        "下一篇",
        "上一版",
        "下一版",
        "上一期",
        "下一期",
        "上一页",
        "下一页",
        "上一頁",
        "下一頁",
        "上一則",
        "下一則",
        "上篇",
        "下篇",
        "版面导航",
        "标题导航",
        "版面目录",
        "本版新闻",
        "返回目录",
        "返回首页",
        "返回顶部",
        "回首頁",
        "回列表",
        "往期回顾",
        "首页",
        "首頁",
        "放大",
        "缩小",
        "縮小",
        "默认",
        "预设",
        "字号",
        "字體",
        "字体",
        "字級",
        "大小",
        "分享到",
        "分享至",
        "分享",
        "收藏",
        "打印本页",
        "打印",
        "列印",
        "复制链接",
        "複製連結",
        "关闭窗口",
        "关闭",
        "網友評論",
        "网友评论",
        "我要评论",
        "我要留言",
        "发表评论",
        "评论",
        "留言",
        "点赞",
        "按讚",
        "纠错",
        "举报",
        "檢舉",
        "微信好友",
        "微信",
        "微博",
        "新浪",
        "朋友圈",
        "空间",
        "扫一扫",
        "手机版",
        "电子报",
        "數位報",
        "语音播报",
        "聽新聞",
        "听新闻",
        "看更多",
        "更多新闻",
        "更多新聞",
        "热门推荐",
        "熱門新聞",
        "关于我们",
        "關於我們",
        "联系我们",
        "聯絡我們",
        "广告服务",
        "廣告刊登",
        "版权声明",
        "隱私權政策",
        "服務條款",
        "网站地图",
        "登录",
        "登入",
        "注册",
        "註冊",
        "追蹤",
        "加入好友",
        "下载",
        "下載",
        "讚",
        "相关新闻",
        "相关阅读",
        "相關新聞",
        "分享让更多人看到",
        // Japanese.
        "この記事は有料記事です",
        "残り",
        "文字",
        "今すぐ登録して続きを読む",
        "写真を拡大",
        "記事を印刷する",
        "記事を印刷",
        "印刷する",
        "印刷",
        "保存する",
        "保存",
        "共有する",
        "共有",
        "シェアする",
        "シェア",
        "ツイート",
        "ポスト",
        "ブックマーク",
        "はてな",
        "お気に入り",
        "リンクをコピー",
        "この記事をスクラップする",
        "スクラップ",
        "音声で聞く",
        "こちらもおすすめ",
        "おすすめ記事",
        "あわせて読みたい",
        "続きを読む",
        "ニュースをもっと見る",
        "もっと見る",
        "記事一覧",
        "一覧へ",
        "前の記事へ",
        "前の記事",
        "次の記事へ",
        "次の記事",
        "前へ",
        "次へ",
        "ページトップへ",
        "トップへ戻る",
        "文字サイズ",
        "会員限定",
        "有料会員限定",
        "有料記事",
        "会員登録",
        "無料",
        "ログイン",
        "紙面ビューアー",
        "アクセスランキング",
        "コメント",
        "いいね",
        "フォロー",
        "メール",
        "朝刊",
        "夕刊",
        // Korean.
        "기사원문",
        "본문 듣기",
        "음성으로 듣기",
        "설정",
        "글자 크기 변경하기",
        "글자 크기",
        "글자크기",
        "글씨크기",
        "조절",
        "확대",
        "축소",
        "인쇄하기",
        "인쇄",
        "스크랩",
        "공유하기",
        "공유",
        "댓글",
        "추천",
        "좋아요",
        "구독하기",
        "구독",
        "많이 본 뉴스",
        "많이 본 기사",
        "관련 기사",
        "관련기사",
        "관련뉴스",
        "이전 기사",
        "이전기사",
        "다음 기사",
        "다음기사",
        "목록보기",
        "목록",
        "더보기",
        "기사보내기",
        "다른기사 보기",
        "페이스북",
        "트위터",
        "카카오톡",
        "카카오스토리",
        "네이버",
        "밴드",
        "주소복사",
        "URL복사",
        "복사하기",
        "지면보기",
        "로그인",
        "회원가입",
        "입력",
        "수정",
        "오전",
        "오후",
        // English and names of services.
        "Share this article",
        "Share",
        "Print this page",
        "Print",
        "Email",
        "Facebook",
        "Twitter",
        "LINE",
        "Line",
        "Copy link",
        "Comments",
        "Read more",
        "Most read",
        "Related stories",
        "Related articles",
        "Advertisement",
        "Sign in",
        "Log in",
        "Subscribe",
        "PDF",
        "SNS",
        "QQ",
    ];
    // What stands beside them: sizes of letters, units of dates.
    let beside = phrases![
        "大", "中", "小", "年", "月", "日", "時", "分", "년", "월", "일", "가", "A"
    ];
    let (mut rest, mut count, mut length, mut others) = (text, 0, 0, 0);
    loop {
        rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
        if rest.is_empty() {
            break;
        }
        let size = match words.beginning(rest) {
            Some(size) => {
                count += 1;
                length += size;
                size
            }
            None => match beside.beginning(rest) {
                Some(size) => {
                    others += 1;
                    size
                }
                None => return [false; 2],
            },
        };
        rest = &rest[size..];
    }
    [count > 0, count > 1 || count > 0 && others > 1 || length >= ALONE]
}

/// Sections in a row are so many or more, none of more characters.
const SECTIONS: usize = 4;
const SECTION: usize = 5;

/// Whether a line looks like the way to a page, its sections in a row, its time, its keywords or
/// its notice of rights.
pub(super) fn is_navigation(text: &str, published: bool, letters: Letters) -> bool {
    const MARKS: [char; 6] = ['>', '›', '＞', '»', '©', 'ⓒ'];
    let may = |c| letters.may_hold(c);
    let time = |c: char| !c.is_alphabetic() || "年月日時时分년월일시분".contains(c);
    MARKS.into_iter().any(may) && text.contains(MARKS)
        || text.starts_with(['#', '＃'])
        || may('/') && text.contains(" / ")
        || may('I') && may('P') && text.contains("ICP")
        || published && text.chars().all(time)
        || (may(' ') || may('\u{3000}')) && are_sections(text)
}

/// Whether a line is names of sections in a row. Korean words are as short as these.
fn are_sections(text: &str) -> bool {
    let han = |c: char| c.is_whitespace() || ('\u{3005}'..'\u{a000}').contains(&c);
    let mut sections = text.split_whitespace();
    sections.clone().count() >= SECTIONS
        && text.chars().all(han)
        && sections.all(|section| section.chars().nth(SECTION).is_none())
}

/// Whether a line has a year, month and day in digits and a time.
pub(super) fn is_published(text: &str, letters: Letters) -> bool {
    const HOURS: [char; 4] = [':', '時', '时', '시'];
    if !HOURS.into_iter().any(|c| letters.may_hold(c)) {
        return false;
    }
    let year = text.as_bytes().windows(4).position(|year| {
        matches!(year, [b'1', b'9', _, _] | [b'2', b'0', _, _])
            && year.iter().all(u8::is_ascii_digit)
    });
    let Some(rest) = year.and_then(|at| text.get(at + 4..)) else { return false };
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    rest.starts_with(['-', '.', '/', '年', '년'])
        && rest.match_indices(HOURS).any(|(at, mark)| {
            digit(rest[..at].chars().next_back())
                && (mark != ":" || digit(rest[at + 1..].chars().next()))
        })
}

#[cfg(test)]
mod tests {
    use super::{Letters, controls};

    fn is_published(text: &str) -> bool {
        super::is_published(text, Letters::of(text))
    }

    fn is_navigation(text: &str) -> bool {
        super::is_navigation(text, is_published(text), Letters::of(text))
    }

    #[test]
    fn controls_are_known_by_what_they_are_called() {
        for text in [
            "上一篇  下一篇",
            "放大⊕ 缩小⊖ 默认○",
            "分享到：微信微博",
            "版面导航 | 标题导航",
            "字級 大 中 小",
            "2024年5月16日 5:00 [会員限定]",
            "あわせて読みたい",
            "추천 12  댓글 3",
            "많이 본 뉴스",
            "입력 2024년 5월 16일 오전 5:01",
            "Share | Print | Email",
            "この記事は有料記事です。残り320文字",
            "SNS 기사보내기",
        ] {
            assert_eq!(controls(text), [true; 2], "{text}");
        }
        for text in ["保存", "分享", "인쇄", "Share"] {
            assert_eq!(controls(text), [true, false], "{text}");
        }
    }

    #[test]
    fn words_of_a_story_are_no_controls() {
        for text in [
            "",
            "2024年5月16日",
            "微信支付上线十年",
            "放大镜下的小镇",
            "分享丰收的喜悦",
            "印刷所の一日",
            "大小中学校の耐震化",
            "댓글 조작 수사",
            "Print is not dead",
        ] {
            assert_eq!(controls(text), [false; 2], "{text}");
        }
    }

    #[test]
    fn the_way_to_a_page_is_known_by_its_marks() {
        for text in [
            "首页 > 新闻中心 > 社会",
            "地方網 / 地方 / 雲嘉南",
            "トップ 社会 政治 経済 国際 スポーツ",
            "저작권자 © 물안개신문",
            "#雲林 #糖廠",
            "2024年5月16日 6時00分",
        ] {
            assert!(is_navigation(text), "{text}");
        }
        for text in [
            "老码头变身夜市 摊主多是本地渔民",
            "专访 | 守灯人",
            "3/4小节",
            "離島の診療所、医師が着任",
            "폐교에 문 연 천문대 북적",
        ] {
            assert!(!is_navigation(text), "{text}");
        }
    }

    #[test]
    fn when_a_story_was_published_has_a_day_and_a_time() {
        for text in [
            "2024-05-16 08:12 来源：江城晚报",
            "2024年5月16日 6時00分",
            "기자명 윤보람 기자 입력 2024.05.16 06:00",
        ] {
            assert!(is_published(text), "{text}");
        }
        for text in ["2024-05-16", "12:30", "2024人3:1", "比赛2024-05-16开始：三天"]
        {
            assert!(!is_published(text), "{text}");
        }
    }
}
