//! What the reader chose for every page: the language of the interface, how pages look, and
//! how the engine reads them. No DOM.
//!
//! Every setting is one of a short list of names. The names are what is stored, what the
//! stylesheet sees, and what the controls of the window carry.

use chongpai::{Language, Options, Spacing, Writing};

use crate::words::Tongue;

/// What the reader chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface.
    pub tongue: Tongue,
    /// The place of each choice in its list, in the order of [`Setting::ALL`].
    chosen: [u8; COUNT],
}

const COUNT: usize = Setting::ALL.len();

/// Something that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The colours.
    Theme,
    /// The size of the type, in pixels where the browser's own size is 16.
    Size,
    /// The measure of a line, in characters.
    Measure,
    /// The distance of lines, in tenths of the type's size.
    Leading,
    /// How a paragraph is set apart.
    Paragraphs,
    /// The style of the letters.
    Face,
    /// Which way lines run on the screen.
    Direction,
    /// Spaces between CJK characters and digits or Latin letters.
    Spacing,
    /// Full-width digits and letters.
    Digits,
    /// Half-width punctuation between CJK characters.
    Punctuation,
    /// The language of a page.
    Language,
    /// The direction a page was printed in.
    Writing,
    /// Whether the lines of a page are final.
    Lines,
}

/// What is known of a setting: the name it is stored by, the names of its choices, and the
/// one that holds unless the reader chose another.
type Row = (&'static str, &'static [&'static str], u8);

const ROWS: [Row; COUNT] = [
    ("theme", &["system", "light", "sepia", "dark"], 0),
    ("size", &["14", "15", "16", "17", "18", "20", "22", "24", "28", "32"], 4),
    (
        "measure",
        &["28", "29", "30", "31", "32", "33", "34", "35", "36", "37", "38", "39", "40"],
        6,
    ),
    ("leading", &["15", "16", "17", "18", "19", "20", "21", "22", "23", "24"], 4),
    ("paragraphs", &["indent", "space"], 0),
    ("face", &["serif", "sans"], 0),
    ("direction", &["horizontal", "vertical"], 0),
    ("spacing", &["none", "source", "one"], 0),
    ("digits", &["keep", "fold"], 0),
    ("punctuation", &["keep", "widen"], 0),
    ("language", &["auto", "zh-Hans", "zh-Hant", "ja", "ko", "en"], 0),
    ("writing", &["auto", "horizontal", "vertical"], 0),
    ("lines", &["auto", "final"], 0),
];

impl Setting {
    /// All settings, in the order of the window: how pages look, then how they are read.
    pub const ALL: [Self; 13] = [
        Self::Theme,
        Self::Size,
        Self::Measure,
        Self::Leading,
        Self::Paragraphs,
        Self::Face,
        Self::Direction,
        Self::Spacing,
        Self::Digits,
        Self::Punctuation,
        Self::Language,
        Self::Writing,
        Self::Lines,
    ];
    /// How many of them are about how pages look.
    pub const LOOKS: usize = 7;

    /// The name it is stored by.
    pub fn key(self) -> &'static str {
        ROWS[self as usize].0
    }

    /// The names of its choices.
    pub fn names(self) -> &'static [&'static str] {
        ROWS[self as usize].1
    }

    /// Whether its choices are numbers of a scale.
    pub fn is_scale(self) -> bool {
        matches!(self, Self::Size | Self::Measure | Self::Leading)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self { tongue: Tongue::default(), chosen: ROWS.map(|row| row.2) }
    }
}

impl Settings {
    /// The place of a choice in the list of its setting.
    pub fn place(&self, setting: Setting) -> usize {
        self.chosen[setting as usize].into()
    }

    /// The name of a choice.
    pub fn name(&self, setting: Setting) -> &'static str {
        setting.names()[self.place(setting)]
    }

    /// The number of a choice of a scale.
    pub fn number(&self, setting: Setting) -> u32 {
        self.name(setting).parse().unwrap_or_default()
    }

    /// The same with another choice; places that are not in the list change nothing.
    pub fn with(mut self, setting: Setting, place: usize) -> Self {
        if place < setting.names().len() {
            self.chosen[setting as usize] = place as u8;
        }
        self
    }

    /// The same in another language.
    pub fn speaking(self, tongue: Tongue) -> Self {
        Self { tongue, ..self }
    }

    /// Everything as it was at first but the language of the interface.
    pub fn reset(self) -> Self {
        Self::default().speaking(self.tongue)
    }

    /// Whether lines run from top to bottom on the screen.
    pub fn vertical(&self) -> bool {
        self.place(Setting::Direction) == 1
    }

    /// About how pages are set: how many characters a line takes, and how many pixels it is
    /// from one line to the next. Lines from top to bottom are as long as the screen is high.
    pub fn set(&self) -> (f64, f64) {
        let number = |setting| f64::from(self.number(setting));
        let columns = number(Setting::Measure) * if self.vertical() { 0.8 } else { 1.0 };
        (columns, number(Setting::Size) * number(Setting::Leading) / 10.0)
    }

    /// What the engine is asked.
    pub fn options(&self) -> Options {
        let place = |setting| self.place(setting);
        Options {
            language: Language::from_tag(self.name(Setting::Language)),
            writing: match place(Setting::Writing) {
                1 => Some(Writing::Horizontal),
                2 => Some(Writing::Vertical),
                _ => None,
            },
            spacing: [Spacing::None, Spacing::AsInSource, Spacing::One]
                [place(Setting::Spacing)],
            fold_fullwidth: place(Setting::Digits) == 1,
            widen_punctuation: place(Setting::Punctuation) == 1,
            keep_lines: place(Setting::Lines) == 1,
        }
    }

    /// The record that is stored: a line for the language of the interface, then one for
    /// each setting.
    pub fn record(&self) -> String {
        let mut out = format!("interface {}", self.tongue.tag());
        for setting in Setting::ALL {
            out.push('\n');
            out.push_str(setting.key());
            out.push(' ');
            out.push_str(self.name(setting));
        }
        out
    }

    /// Takes over what a record says. What is missing, unknown or damaged stays as it is.
    pub fn read(mut self, record: &str) -> Self {
        for line in record.lines() {
            let Some((key, name)) = line.split_once(' ') else { continue };
            if key == "interface" {
                self.tongue = Tongue::from_tag(name).unwrap_or(self.tongue);
            }
            let setting = Setting::ALL.into_iter().find(|s| s.key() == key);
            let place = setting
                .and_then(|s| Some((s, s.names().iter().position(|n| *n == name)?)));
            if let Some((setting, place)) = place {
                self = self.with(setting, place);
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_brings_every_choice_back() {
        for setting in Setting::ALL {
            for place in 0..setting.names().len() {
                let s = Settings::default().speaking(Tongue::Ko).with(setting, place);
                assert_eq!(s.place(setting), place);
                assert_eq!(Settings::default().read(&s.record()), s, "{setting:?}");
            }
        }
    }

    #[test]
    fn what_a_damaged_record_does_not_say_stays_as_it_was() {
        let s = Settings::default().with(Setting::Size, 9);
        for record in
            ["", "\u{0}\n\n  ", "size", "size 1000", "{\"size\":14}", "theme  dark"]
        {
            assert_eq!(s.read(record), s, "{record:?}");
        }
        let read =
            s.read("size huge\ntheme dark\ncolour red\ninterface tlh\nlines final");
        assert_eq!(read.name(Setting::Theme), "dark");
        assert_eq!(read.place(Setting::Size), 9);
        assert!(read.options().keep_lines);
        assert_eq!(read.tongue, Tongue::default());
    }

    #[test]
    fn the_engine_is_asked_for_nothing_unless_the_reader_chose_it() {
        assert_eq!(Settings::default().options(), Options::default());
        let s = Settings::default()
            .with(Setting::Spacing, 2)
            .with(Setting::Digits, 1)
            .with(Setting::Punctuation, 1)
            .with(Setting::Language, 3)
            .with(Setting::Writing, 2)
            .with(Setting::Lines, 1);
        let options = Options {
            language: Some(Language::Ja),
            writing: Some(Writing::Vertical),
            spacing: Spacing::One,
            fold_fullwidth: true,
            widen_punctuation: true,
            keep_lines: true,
        };
        assert_eq!(s.options(), options);
        assert_eq!(
            s.speaking(Tongue::En).reset(),
            Settings::default().speaking(Tongue::En)
        );
        assert_eq!(s.with(Setting::Lines, 7), s);
    }

    #[test]
    fn scales_are_numbers() {
        for setting in Setting::ALL.into_iter().filter(|s| s.is_scale()) {
            assert!(setting.names().iter().all(|name| name.parse::<u32>().is_ok()));
        }
        let (columns, line) = Settings::default().set();
        assert_eq!((columns, line.round()), (34.0, 34.0));
        let vertical = Settings::default().with(Setting::Direction, 1);
        assert!(vertical.vertical() && vertical.set().0 < columns);
    }
}
