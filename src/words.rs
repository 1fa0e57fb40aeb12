//! The words of the interface in its five languages, from one table checked when the page
//! is compiled.

mod phrases;
mod table;

use std::cell::OnceCell;

pub use phrases::{
    correction, edit, edit_kind, page_language, reason, role, setting, stage, uncorrect,
};
pub use table::Word;

thread_local! {
    /// The words of the languages that have been learnt.
    static LINES: [OnceCell<Box<[&'static str]>>; 5] =
        const { [const { OnceCell::new() }; 5] };
}

/// A language of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tongue {
    /// Chinese in simplified characters.
    #[default]
    ZhHans,
    /// Chinese in traditional characters.
    ZhHant,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
    /// English.
    En,
}

impl Tongue {
    /// All languages, in the order of the table and of the menu.
    pub const ALL: [Self; 5] = [Self::ZhHans, Self::ZhHant, Self::Ja, Self::Ko, Self::En];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::Ja => "ja",
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    /// The language's name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::ZhHans => "简体中文",
            Self::ZhHant => "繁體中文",
            Self::Ja => "日本語",
            Self::Ko => "한국어",
            Self::En => "English",
        }
    }

    /// Finds the language of a tag that [`tag`](Self::tag) gives.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.tag() == tag)
    }

    /// The best of our languages for a browser's list of tags, the most wanted first.
    pub fn best<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Self {
        wanted.into_iter().find_map(Self::of_locale).unwrap_or(Self::En)
    }

    /// The language of a locale such as `zh-HK` or `ko_KR`; `None` if it is not ours.
    fn of_locale(locale: &str) -> Option<Self> {
        let locale = locale.to_ascii_lowercase();
        let mut parts = locale.split(['-', '_']);
        match parts.next()? {
            "zh" | "yue" => {
                let parts: Vec<_> = parts.collect();
                let traditional = ["hant", "tw", "hk", "mo"];
                let hant = !parts.contains(&"hans")
                    && parts.iter().any(|p| traditional.contains(p));
                Some(if hant { Self::ZhHant } else { Self::ZhHans })
            }
            "ja" => Some(Self::Ja),
            "ko" => Some(Self::Ko),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// A word of the interface; nothing in a language that has not been learnt.
    pub fn say(self, word: Word) -> &'static str {
        // Off the web nothing is loaded, and the table itself is at hand.
        #[cfg(not(target_arch = "wasm32"))]
        self.learn(self.words().to_owned());
        self.learnt(|lines| lines.map_or("", |lines| lines[word as usize]))
    }

    /// Takes the words of the language, one a line as [`words`](Self::words) gives them;
    /// says whether there are as many as there must be.
    pub fn learn(self, words: String) -> bool {
        if self.is_learnt() {
            return true;
        }
        if words.lines().count() != table::COUNT {
            return false;
        }
        // They stay as long as the page does.
        let words: &'static str = Box::leak(words.into_boxed_str());
        LINES.with(|lines| lines[self as usize].set(words.lines().collect()).is_ok())
    }

    /// Whether the words of the language are there.
    pub fn is_learnt(self) -> bool {
        self.learnt(|lines| lines.is_some())
    }

    fn learnt<T>(self, tell: impl FnOnce(Option<&[&'static str]>) -> T) -> T {
        LINES.with(|lines| tell(lines[self as usize].get().map(|lines| &**lines)))
    }

    /// All words of the language, a line each. The page loads one language only, from the
    /// file that is made of this.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn words(self) -> &'static str {
        table::TEXTS[self as usize]
    }

    /// A phrase with its blanks `{}` filled in, in order.
    pub fn fill(self, word: Word, values: &[&str]) -> String {
        filled(self.say(word), values)
    }
}

/// A phrase with its blanks `{}` filled in, in order. After a blank, `{s}` is the ending of
/// more than one.
pub(crate) fn filled(phrase: &str, values: &[&str]) -> String {
    let mut parts = phrase.split("{}");
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut values = values.iter();
    for part in parts {
        let value = values.next().copied().unwrap_or_default();
        let ending = if value == "1" { "" } else { "s" };
        out.push_str(value);
        out.push_str(&part.replace("{s}", ending));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_get_their_language() {
        let cases: [(&[&str], Tongue); 11] = [
            (&["zh-CN"], Tongue::ZhHans),
            (&["zh"], Tongue::ZhHans),
            (&["zh-TW", "en"], Tongue::ZhHant),
            (&["zh-Hant-HK"], Tongue::ZhHant),
            (&["zh-Hans-HK"], Tongue::ZhHans),
            (&["ja-JP"], Tongue::Ja),
            (&["ko_KR"], Tongue::Ko),
            (&["fr-FR", "ko"], Tongue::Ko),
            (&["fr", "de"], Tongue::En),
            (&[], Tongue::En),
            (&["en-GB", "zh-CN"], Tongue::En),
        ];
        for (wanted, tongue) in cases {
            assert_eq!(Tongue::best(wanted.iter().copied()), tongue, "{wanted:?}");
        }
    }

    #[test]
    fn a_language_is_learnt_whole_or_not_at_all() {
        // A thread of its own has learnt nothing yet.
        let learning = std::thread::spawn(|| {
            assert!(!Tongue::Ko.is_learnt());
            assert!(!Tongue::Ko.learn("제목\n본문\n".to_owned()));
            assert!(!Tongue::Ko.is_learnt());
            assert!(Tongue::Ko.learn(Tongue::Ko.words().to_owned()));
            assert!(Tongue::Ko.is_learnt());
            assert_eq!(Tongue::Ko.say(Word::Brand), "重排");
        });
        assert!(learning.join().is_ok());
    }

    #[test]
    fn blanks_are_filled_in_order() {
        assert_eq!(
            Tongue::En.fill(Word::JoinedTo, &["3", "2"]),
            "Line 3 goes on from line 2"
        );
        assert_eq!(Tongue::En.fill(Word::CopyAll, &["3"]), "Copy all");
    }

    /// A phrase has as many blanks in every language, or its values would be lost.
    #[test]
    #[expect(clippy::needless_range_loop, reason = "five lists are read side by side")]
    fn languages_have_the_same_blanks() {
        let lines = table::TEXTS.map(|text| text.lines().collect::<Vec<_>>());
        for i in 0..table::COUNT {
            let row = [0, 1, 2, 3, 4].map(|tongue: usize| lines[tongue][i]);
            let blanks = row.map(|cell| cell.matches("{}").count());
            assert!(blanks.iter().all(|&b| b == blanks[0]), "row {i}: {row:?}");
        }
    }
}
