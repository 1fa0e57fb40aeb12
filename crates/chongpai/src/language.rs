//! Text → the language it is written in.
//!
//! Only scripts and a few hundred characters are looked at: kana make it Japanese, Hangul
//! Korean; simplified and traditional Chinese, and Japanese headlines without kana, differ
//! in characters that only one of them has. A long text is read in samples spread over it,
//! so that the time does not grow with it.

use crate::Language;
use crate::chars::{self, Class};

/// Texts up to this many bytes are read whole.
const WHOLE: usize = 192 << 10;
/// How many samples are read of a longer text, and how many bytes each has.
const SAMPLES: usize = 48;
const SAMPLE: usize = 4 << 10;

/// Finds the language of a page or of one article.
pub fn detect(text: &str) -> Language {
    let mut counts = Counts::default();
    let writings = writings();
    if text.len() <= WHOLE {
        counts.read(text, &writings);
    } else {
        let step = text.len() / SAMPLES;
        for sample in 0..SAMPLES {
            let from = text.floor_char_boundary(sample * step);
            let to = text.floor_char_boundary(from + SAMPLE);
            counts.read(&text[from..to], &writings);
        }
    }
    counts.language()
}

/// Frequent characters of simplified Chinese that neither other writing has.
const SIMPLIFIED: &str = "\
    专业东两严个丰为举么义乐习乡书于亚产亲亿仅从们价众优传儿兰关兴养军农决况减几\
    击划刘则创别剧办务动劳势华协单卫厂历县发变员响团园围图场坚处备复头奖实对导尔\
    层岁岗岛师带帮并广应开张强态总愿战户执护报挥据无时显术机权极构标树样检欢气汇\
    汉泽济满灾热爱环现电监础确离种积稳类紧红约级纪纳线组织终经结给统继续维罗职联\
    艺节苏荣药获营见观规视计认让训议讯记讲许论设访证评识话该语说请读调谈负财责货\
    质贫贸费资赛车转较边达过运还这进远连适选邓钱铁银销镇长门问间闻队阶际陈难项须\
    顿预领题额风飞馆马验鱼龙";

/// Frequent characters of traditional Chinese that neither other writing has.
const TRADITIONAL: &str = "\
    亂亞佔來們傳僑價儘兒內兩劃劉劑勞勵區卻參吳啟單嗎噸嚴國圍圓圖團埤墊壓壞夠夥奧\
    學實寫寬寶將專對屆屬崑帶幫廟廠廢廣廳彈從徵恆應懷戰戲戶搶擇擊擔據擴攜攝攤數斷\
    於晉會柷條榮樂樓樣檢權歐歡歲歷歸氣沒淨溫滿漲潛濟灣烏燒營爐爭爾牆狀獎獨獻瑩產\
    畢畫當發盡盧眾碼礙禮稅稱穩筱篩簽籌籲紓絕絲經綠緣縣總繪繫繼續聯聲聽脫腦腳臺與\
    舉舊莊菸萊萬蔣蕭薇藝藥蘭處號裝覺覽觀觸詢說誼諮證譽讀變讓豐豬賓賣賴賽贏趨踴蹟\
    輕輛轉辦迴這遞邁邊鄉鄭鄰醫釋銷錄錢鏈鐵閒閱關闢陳隨險雖雙雜雞靈韌頒顯颱餘駕駛\
    驗體鬆鬥鳳鹽麼黃點黨齊齡";

/// Frequent characters of Japanese that neither Chinese writing has.
const JAPANESE: &str = "\
    両乗仏仮伝価値働僕児円処剣剤労効単厳収営団囲図圏圧塁塩増壊売変実対専巻帯帰広\
    廃弁弾従徳徴応悩悪懐戦戸戻払扱抜択拠拡挙捜掲揃撃撮晩査栄検楽様権歩歯歳歴毎気\
    汚沢涙済満焼産発県稲窓経絵絶継続総緑縁繋繰聴舗蔵薬衆覚覧観訳詰説読貰転軽辺込\
    遅鉄銭録関閲闘険隠隣雑雰頼顔駄駅駆騒験髪黒黙齢";

/// The first ideograph of the table of [`writings`] and how many there are.
const FIRST: usize = 0x4e00;
const COUNT: usize = 0x5200;

/// For each ideograph the writing that it belongs to: 1 simplified, 2 traditional,
/// 3 Japanese, 0 any.
fn writings() -> Vec<u8> {
    let mut writings = vec![0; COUNT];
    for (writing, chars) in [(1, SIMPLIFIED), (2, TRADITIONAL), (3, JAPANESE)] {
        for c in chars.chars() {
            writings[c as usize - FIRST] = writing;
        }
    }
    writings
}

#[derive(Default)]
struct Counts {
    han: usize,
    kana: usize,
    hangul: usize,
    letters: usize,
    /// Characters of any, simplified, traditional and Japanese writing.
    writings: [usize; 4],
}

impl Counts {
    fn read(&mut self, text: &str, writings: &[u8]) {
        for c in text.chars() {
            match chars::class(c) {
                Class::Han => {
                    self.han += 1;
                    // Radicals that stand for characters are outside the table.
                    let c = if chars::needs_look(c) {
                        chars::plain_form(c).unwrap_or(c)
                    } else {
                        c
                    };
                    let at = (c as usize).wrapping_sub(FIRST);
                    let writing = writings.get(at).copied().unwrap_or(0);
                    self.writings[usize::from(writing)] += 1;
                }
                Class::Hiragana | Class::Katakana | Class::SmallKana => self.kana += 1,
                Class::Hangul => self.hangul += 1,
                Class::Letter => self.letters += 1,
                _ => {}
            }
        }
    }

    fn language(&self) -> Language {
        let cjk = self.han + self.kana + self.hangul;
        // A Chinese character says about as much as a Latin word of five letters; a page
        // of English that names someone in Chinese is English.
        if cjk * 20 <= self.letters {
            return Language::Latin;
        }
        if self.hangul > self.kana && self.hangul * 3 > self.han {
            return Language::Ko;
        }
        // Chinese quotes a の or a brand; a Japanese headline has at least a particle.
        if self.kana * 16 > self.han + self.kana {
            return Language::Ja;
        }
        let [_, simplified, traditional, japanese] = self.writings;
        if japanese > simplified + traditional {
            Language::Ja
        } else if traditional > simplified {
            Language::ZhHant
        } else {
            Language::ZhHans
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        for (language, text) in [
            (Language::ZhHans, "市民们走进新开的图书馆，孩子们挑了好几本书。"),
            (Language::ZhHans, "⻔⼝挂着红灯笼，⻋来⻋往。"),
            (Language::ZhHans, "“の”字招牌随处可见，店主说这样更显眼，客人会多看几眼。"),
            (Language::ZhHant, "市民們走進新開的圖書館，孩子們挑了好幾本書。"),
            (Language::Ja, "新しい図書館が開館し、子どもたちが本を選んだ。"),
            (Language::Ja, "駅前広場整備、市議会委員会可決"),
            (Language::Ko, "새 도서관이 문을 열자 아이들이 책을 골랐다."),
            (Language::Ko, "市廳 앞 광장에서 음악회가 열렸다."),
            (Language::Latin, "The new library opened on Monday."),
            (
                Language::Latin,
                "Her name, 李, is written in one character and read in many ways.",
            ),
            (Language::ZhHans, "本次更新支持 Markdown、HTML 与 LaTeX 输出。"),
            (Language::Latin, ""),
            (Language::Latin, "1998 12 31"),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }

    #[test]
    fn no_character_is_of_two_writings() {
        let named = SIMPLIFIED.chars().count()
            + TRADITIONAL.chars().count()
            + JAPANESE.chars().count();
        assert_eq!(writings().iter().filter(|&&w| w != 0).count(), named);
    }

    #[test]
    fn a_long_text_is_read_in_samples() {
        let mut text = "市民們走進新開的圖書館。\n".repeat(40_000);
        assert_eq!(detect(&text), Language::ZhHant);
        // An English appendix of a third of the page does not change the page.
        text.push_str(&"The library is open every day.\n".repeat(15_000));
        assert_eq!(detect(&text), Language::ZhHant);
    }
}
