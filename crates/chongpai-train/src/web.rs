//! Stories as they are copied from a paper's web page: with what is to be clicked there.
//!
//! Most paragraphs are a line each. What stands round the story is page furniture: the way to the
//! page, the time, buttons, other stories' titles. Who wrote it is a byline, be it in one line with
//! the time.

use chongpai::{Language, Role};

use crate::corpus::Case;
use crate::lines::Random;
use crate::printed::{Column, Placed, Style, finish, placed, set_block};
use crate::stock::{Block, Stock, any_text, article as article_of, told};
use crate::trimmings::{caption, fill, pick};

/// What a language's pages have, as patterns of [`fill`]; `§` is the time.
struct Site {
    /// How one gets to the page.
    ways: &'static [&'static str],
    times: &'static [&'static str],
    bylines: &'static [&'static str],
    /// Buttons and links, by themselves or several in a row.
    controls: &'static [&'static str],
    /// What stands behind the story.
    ends: &'static [&'static str],
    /// What the titles of other stories stand under.
    others: &'static [&'static str],
}

fn site(language: Language) -> Site {
    match language {
        Language::ZhHans => Site {
            ways: &[
                "首页 > S > S",
                "首页 > 新闻中心 > S",
                "当前位置：首页>S>正文",
                "您的位置：首页 / S",
                "首页 S S S S",
                "S",
                "P新闻网 > S",
                "第0版：S",
                "S频道",
            ],
            times: &["§", "发布时间：§", "§ 星期W", "时间：§", "§ 更新", "阅读 0000"],
            bylines: &[
                "§ 来源：P日报 作者：N",
                "来源：P晚报 作者：N",
                "§ 来源：P网",
                "来源：P新闻 | §",
                "作者：N 来源：P日报",
                "本报记者 N",
                "N",
                "P日报记者 N",
                "文/N 图/N",
                "§ P晚报 记者 N",
            ],
            controls: &[
                "分享到：",
                "分享",
                "收藏",
                "打印",
                "微信",
                "微博",
                "朋友圈",
                "复制链接",
                "点赞",
                "评论",
                "上一篇",
                "下一篇",
                "上一版",
                "下一版",
                "放大",
                "缩小",
                "默认",
                "【字体：大 中 小】",
                "字号：A- A+",
                "扫一扫",
                "听新闻",
                "返回首页",
                "关闭窗口",
                "网友评论（0）",
                "我要评论",
                "纠错",
                "举报",
                "手机看新闻",
                "返回列表",
                "阅读原文",
                "展开全文",
                "点击查看大图",
                "查看更多",
                "关注",
                "登录",
                "注册",
            ],
            ends: &[
                "（责任编辑：N）",
                "责编：N",
                "[ 责任编辑：N ]",
                "编辑：N 校对：N",
                "版权所有 P日报社 未经授权不得转载",
                "声明：本文版权归P日报所有",
                "P备00000000号",
                "关键词：P P",
                "标签：P，P",
                "#P #P",
                "关于我们 | 联系我们 | 广告服务",
                "分享让更多人看到",
                "本文来自P号作者，不代表本网观点",
            ],
            others: &[
                "相关新闻",
                "相关阅读：",
                "更多新闻",
                "热门推荐",
                "猜你喜欢",
                "本版新闻",
                "热点新闻",
                "推荐阅读",
                "24小时热文",
                "为您推荐",
            ],
        },
        Language::ZhHant => Site {
            ways: &[
                "首頁 > S > S",
                "P網 / S / S",
                "首頁／S",
                "即時 要聞 S S S",
                "S",
                "P新聞 > S",
            ],
            times: &["§", "發佈時間：§", "更新時間：§", "§ 更新", "瀏覽數 0000"],
            bylines: &[
                "§ P報／ 記者N／P報導",
                "記者N／P報導 §",
                "〔記者N／P報導〕",
                "P時報 N",
                "撰文：N",
                "§ P社 記者N",
                "文／N　圖／N",
                "N",
                "作者：N",
            ],
            controls: &[
                "分享",
                "讚 0",
                "留言",
                "收藏",
                "列印",
                "複製連結",
                "字級",
                "大",
                "中",
                "小",
                "Facebook",
                "LINE",
                "上一則",
                "下一則",
                "回上一頁",
                "回首頁",
                "看更多",
                "追蹤",
                "聽新聞",
                "加入好友",
                "登入",
                "訂閱電子報",
                "檢舉",
                "贊助",
                "點我看大圖",
                "展開內文",
            ],
            ends: &[
                "#P #P #P",
                "關鍵字：P、P",
                "責任編輯：N",
                "核稿編輯：N",
                "編輯：N",
                "版權所有 P報 未經授權不得轉載",
                "關於我們 聯絡我們 隱私權政策",
                "加入P報好友",
                "看更多新聞請下載APP",
            ],
            others: &[
                "延伸閱讀",
                "▪ 延伸閱讀",
                "相關新聞",
                "更多新聞",
                "熱門新聞",
                "猜你喜歡",
                "推薦閱讀",
                "你可能也喜歡",
                "更多P報報導",
            ],
        },
        Language::Ja => Site {
            ways: &[
                "トップ > S > 記事",
                "ホーム ＞ S",
                "トップ S S S S",
                "P新聞デジタル",
                "S",
                "ニュース",
                "朝刊",
                "ホーム › S › P",
            ],
            times: &[
                "§",
                "§ 公開",
                "公開日時 §",
                "更新 §",
                "§ [会員限定]",
                "会員限定記事",
            ],
            bylines: &[
                "N",
                "【N】",
                "§ N",
                "P支局・N",
                "記者・N",
                "文・N",
                "（N）",
                "P新聞 N",
            ],
            controls: &[
                "保存",
                "共有",
                "印刷",
                "シェア",
                "ポスト",
                "ブックマーク",
                "コメント",
                "いいね",
                "リンクをコピー",
                "この記事をスクラップする",
                "音声で聞く",
                "写真を拡大",
                "拡大する",
                "次の写真",
                "前の記事",
                "次の記事",
                "一覧に戻る",
                "ログイン",
                "会員登録",
                "フォロー",
                "文字サイズ",
                "トップへ戻る",
                "続きを読む",
                "紙面ビューアー",
                "プレゼント",
            ],
            ends: &[
                "この記事は有料記事です。残り000文字",
                "有料会員になると続きをお読みいただけます。",
                "今すぐ登録して続きを読む",
                "Copyright © P新聞社 無断転載を禁じます",
                "記事・写真の無断転載を禁じます",
                "#P #P",
                "キーワード P P",
                "ニュースをもっと見る",
                "広告",
            ],
            others: &[
                "関連記事",
                "【関連記事】",
                "あわせて読みたい",
                "こちらもおすすめ",
                "おすすめ記事",
                "アクセスランキング",
                "最新ニュース",
                "この記事を読んだ人はこちらも",
                "注目の記事",
            ],
        },
        Language::Ko => Site {
            ways: &[
                "홈 > S > S",
                "HOME > S",
                "S",
                "뉴스 S S S S",
                "P신문 > S",
                "S일반",
                "홈 S 기사",
            ],
            times: &[
                "입력 §",
                "입력 §  수정 §",
                "§",
                "승인 §",
                "기사입력 §",
                "등록 § 조회 0000",
            ],
            bylines: &[
                "N 기자",
                "기자명 N 기자  입력 §",
                "N 기자 입력 §",
                "P=N 기자",
                "N 기자 abc@paper.example",
                "글·사진 N 기자",
                "P신문 N 기자",
            ],
            controls: &[
                "기사원문",
                "본문 듣기",
                "글자 크기 변경하기",
                "공유",
                "공유하기",
                "댓글 0",
                "추천 0",
                "좋아요",
                "스크랩",
                "인쇄",
                "페이스북",
                "카카오톡",
                "URL복사",
                "구독",
                "이전기사",
                "다음기사",
                "목록",
                "다른기사 보기",
                "SNS 기사보내기",
                "기사 저장",
                "가",
                "더보기",
                "사진 확대",
                "로그인",
                "회원가입",
                "바로가기",
                "이메일 공유",
            ],
            ends: &[
                "저작권자 © P신문 무단전재 및 재배포 금지",
                "ⓒ P일보 무단전재-재배포 금지",
                "저작권자(c) P뉴스, 무단 전재-재배포 금지",
                "#P #P",
                "관련기사",
                "이 기사는 P에서 분류했습니다.",
                "기사제보 abc@paper.example",
                "N 기자의 다른 기사",
                "구독하시면 소식을 받아보실 수 있습니다",
            ],
            others: &[
                "많이 본 뉴스",
                "관련기사",
                "관련 뉴스",
                "이 시각 주요뉴스",
                "추천 기사",
                "최신기사",
                "실시간 인기기사",
                "[관련기사]",
                "오늘의 주요 뉴스",
            ],
        },
        Language::Latin => Site {
            ways: &["Home > S > S", "Home / S", "S", "News S S S", "The P Courier | S"],
            times: &["§", "Published §", "Updated §", "0 min read", "§ | Updated §"],
            bylines: &["By N", "N", "By N | §", "By N, The P Times", "N, Staff Writer"],
            controls: &[
                "Share",
                "Print",
                "Email",
                "Facebook",
                "Comments",
                "Save",
                "Copy link",
                "Listen",
                "Subscribe",
                "Sign in",
                "Read more",
                "Back to top",
                "Advertisement",
                "Follow",
                "Skip to content",
                "View gallery",
                "Gift this article",
            ],
            ends: &[
                "Copyright P Media. All rights reserved.",
                "Tags: P, P",
                "Have a tip? Write to news@paper.example",
                "Support local journalism.",
                "Sign up for our newsletter",
            ],
            others: &[
                "Related stories",
                "Most read",
                "More in S",
                "You may also like",
                "Trending",
            ],
        },
    }
}

/// Sets one to three stories of the stock as web pages, one after the other.
pub(crate) fn page(
    stock: &Stock,
    language: Language,
    style: Style,
    n: usize,
    random: &mut Random,
) -> Case {
    let style = style.of_web(random);
    let mut out = Web { stock, language, style, block: 0, lines: Vec::new() };
    for article in 1..=[1, 1, 1, 2, 3][random.below(5)] {
        let told = told(stock, language, random);
        if told.is_none() && stock.articles.is_empty() {
            break;
        }
        let blocks = match &told {
            Some(blocks) => blocks,
            None => article_of(stock, random),
        };
        out.story(blocks, article, random);
    }
    let Web { style, lines, .. } = out;
    finish(lines, &style, language, n, random)
}

/// A page as far as it is set.
struct Web<'a> {
    stock: &'a Stock<'a>,
    language: Language,
    style: Style,
    block: u32,
    lines: Vec<Placed>,
}

impl Web<'_> {
    fn story(&mut self, blocks: &[Block], article: u32, random: &mut Random) {
        let site = site(self.language);
        let title = |b: &&Block| b.role.is_title();
        let above = random.below(3);
        for _ in 0..random.below(3) {
            self.line(site.ways, random);
        }
        if above == 0 {
            self.time(&site, article, random);
            self.controls(&site, random);
        }
        for b in blocks.iter().filter(title) {
            self.set(b, article, random);
        }
        if above > 0 {
            self.time(&site, article, random);
        }
        if random.below(2) == 0 {
            self.controls(&site, random);
        }
        let bodies: Vec<&Block> = blocks.iter().filter(|b| !title(b)).collect();
        let most = bodies.len().min(2 + random.below(12));
        let picture = random.below(3 * most.max(1));
        for (i, b) in bodies[..most].iter().enumerate() {
            if i == picture {
                self.picture(&site, article, random);
            }
            self.set(b, article, random);
        }
        if random.below(6) == 0 {
            self.picture(&site, article, random);
        }
        for _ in 0..random.below(4) {
            self.line(site.ends, random);
        }
        if random.below(2) == 0 {
            self.controls(&site, random);
        }
        if random.below(3) == 0 {
            self.others(&site, random);
        }
        for _ in 0..random.below(3) {
            self.line(site.ends, random);
        }
    }

    /// When and by whom it was written.
    fn time(&mut self, site: &Site, article: u32, random: &mut Random) {
        match random.below(5) {
            0 | 1 => self.line(site.times, random),
            2 => {
                self.line(site.times, random);
                self.byline(site, article, random);
            }
            3 => self.byline(site, article, random),
            _ => {}
        }
    }

    fn byline(&mut self, site: &Site, article: u32, random: &mut Random) {
        let text = self.text(site.bylines, random);
        self.set(&Block { role: Role::Byline, text }, article, random);
    }

    /// Buttons, each on a line or several on one.
    fn controls(&mut self, site: &Site, random: &mut Random) {
        let blank = pick(&["\n", "\n", " ", "  ", " | ", ""], random);
        let all: Vec<String> =
            (0..1 + random.below(5)).map(|_| self.text(site.controls, random)).collect();
        for line in all.join(blank).split('\n') {
            self.furniture(line.to_owned(), random);
        }
    }

    /// Titles of other stories under a label.
    fn others(&mut self, site: &Site, random: &mut Random) {
        self.line(site.others, random);
        let mark = pick(&["", "", "・", "▪ ", "• ", "1. "], random);
        for _ in 0..1 + random.below(5) {
            let Some(other) =
                self.stock.articles.get(random.below(self.stock.articles.len()))
            else {
                return;
            };
            if let Some(b) = other.iter().find(|b| b.role == Role::Headline) {
                self.furniture(format!("{mark}{}", b.text.replace('|', "")), random);
            }
        }
    }

    fn picture(&mut self, site: &Site, article: u32, random: &mut Random) {
        if random.below(4) == 0 {
            self.line(&site.controls[site.controls.len() / 2..], random);
        }
        let captions = &self.stock.captions;
        let text = match random.below(2) {
            0 if !captions.is_empty() => captions[random.below(captions.len())].clone(),
            _ => caption(any_text(self.stock, random), self.language, random)
                .unwrap_or_default(),
        };
        let text = text.replace('|', "");
        if !text.is_empty() {
            self.set(&Block { role: Role::Caption, text }, article, random);
        }
    }

    fn line(&mut self, patterns: &[&str], random: &mut Random) {
        let text = self.text(patterns, random);
        self.furniture(text, random);
    }

    fn text(&self, patterns: &[&str], random: &mut Random) -> String {
        let words = any_text(self.stock, random);
        let text = fill(pick(patterns, random), words, self.language, random);
        text.replace('§', &time(self.language, random))
    }

    fn furniture(&mut self, text: String, random: &mut Random) {
        self.set(&Block { role: Role::Furniture, text }, 0, random);
    }

    fn set(&mut self, b: &Block, article: u32, random: &mut Random) {
        self.block += 1;
        // What stands round a story is as long as it is.
        let lines = match b.role {
            Role::Body => set_block(b, &mut Column::new(random), &self.style, random).0,
            _ => crate::typeset::set_broken(&b.text.replace('|', "")),
        };
        let set = placed(b, article, self.block, lines, &self.style, random);
        self.lines.extend(set);
    }
}

/// A day and mostly the time of it, in digits.
fn time(language: Language, random: &mut Random) -> String {
    let (year, month, day) =
        (2004 + random.below(26), 1 + random.below(12), 1 + random.below(28));
    let (hour, minute) = (random.below(24), random.below(60));
    let date = match (random.below(3), language) {
        (0, Language::ZhHans | Language::ZhHant | Language::Ja) => {
            format!("{year}年{month}月{day}日")
        }
        (0 | 1, Language::Ko) => format!("{year}.{month:02}.{day:02}."),
        (1, _) => format!("{year}/{month:02}/{day:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    };
    match (random.below(4), language) {
        (0, _) => date,
        (1, Language::Ko) => {
            format!(
                "{date} {} {}:{minute:02}",
                if hour < 12 { "오전" } else { "오후" },
                1 + hour % 12
            )
        }
        (1, Language::Ja) => format!("{date} {hour}時{minute:02}分"),
        (1, Language::ZhHans | Language::ZhHant) => {
            format!("{date} {hour:02}:{minute:02}:{:02}", random.below(60))
        }
        _ => format!("{date} {hour:02}:{minute:02}"),
    }
}
