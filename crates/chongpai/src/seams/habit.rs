//! All seams of a page → how the page was set: whether its lines end anywhere or only
//! between words, what a space at a line's end means, whether its author writes spaces
//! between CJK characters and Latin words.

use super::words::PageWords;
use super::{Seams, UNIT, latin};
use crate::Language;
use crate::chars::{self, Class};

/// Two lines that are, or may be, joined.
#[derive(Debug, Clone, Copy)]
pub struct Seam<'a> {
    /// The clean text of the line above.
    pub left: &'a str,
    /// The clean text of the line below.
    pub right: &'a str,
    /// Whether the source has white space between the line above and its line end.
    pub trailing_space: bool,
}

/// How a page was set. The default is what is taken for granted: Korean lines end after
/// any syllable, a space at a line's end says nothing, and none stands between CJK
/// characters and Latin words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Habit {
    /// Added to the margin for a space everywhere, because lines end only between words.
    pub(super) wrap: i32,
    /// What is added at each seam of a Korean page, for its stories may have been set in
    /// both ways.
    wraps: Vec<u8>,
    /// Added where the source has a space at the line's end.
    pub(super) trailing: i32,
    /// Whether spaces stand between CJK characters and Latin words.
    pub(super) spaced_latin: bool,
    /// The words of a Korean page.
    pub(super) words: PageWords,
    /// For each seam of a Korean page the margin for a space, or [`UNKNOWN`]: most are asked
    /// for again.
    spaces: Vec<i16>,
}

/// Stands for a margin that was not worked out.
const UNKNOWN: i16 = i16::MIN;

/// The logarithm of the share of seams that are spaces where lines end after any syllable:
/// one in three.
const ANYWHERE: i32 = -18;
/// The most that one seam may speak against a habit, so that one odd seam, a block's end
/// or a misprint, does not outvote a page.
const ODD_SEAM: i32 = -4 * UNIT;
/// The most that is added for a habit.
const MOST: i32 = 6 * UNIT;
/// What it weighs that the same words stand apart, or together, elsewhere on the page.
pub(super) const WORD: i32 = 2 * UNIT;
/// The sum of evidence from which a habit is believed: a few seams are no page.
const BELIEVED: i32 = 3 * UNIT;

impl Habit {
    /// Whether lines end only between words.
    pub fn wraps_words(&self) -> bool {
        self.wrap > 0
    }

    /// Looks at all seams of a page.
    pub fn of_page<'a>(
        seams: &Seams,
        page: impl IntoIterator<Item = Seam<'a>>,
        language: Language,
    ) -> Self {
        let (mut wrap, mut trailing, mut latin) = (0, 0, 0);
        let mut words = PageWords::default();
        let mut spaces = Vec::new();
        let mut said = Vec::new();
        for seam in page {
            latin += spaced_latin(seam.left);
            if language != Language::Ko {
                continue;
            }
            words.note(seam.left);
            let open = rule(seam.left, seam.right, language, &Self::default(), 0)
                .is_none()
                && between_words(seam.left, seam.right);
            if !open {
                let number = is_inside_number(seam.left, seam.right);
                spaces.push(UNKNOWN);
                said.push(if number { ODD_SEAM } else { 0 });
                continue;
            }
            let margin = seams.space(seam.left, seam.right);
            let evidence = (log_chance(margin) - ANYWHERE).max(ODD_SEAM);
            spaces.push(margin.try_into().unwrap_or(UNKNOWN));
            said.push(evidence);
            wrap += evidence;
            if seam.trailing_space {
                trailing += evidence;
            }
        }
        Self {
            wrap: strength(wrap),
            wraps: locally(&said),
            trailing: strength(trailing),
            spaced_latin: latin > 0,
            words,
            spaces,
        }
    }

    /// The margin for a space at a seam of the page, where it is known.
    pub(super) fn space_at(&self, seam: usize) -> Option<i32> {
        self.spaces.get(seam).copied().filter(|&margin| margin != UNKNOWN).map(i32::from)
    }

    /// What is added to the margin at a seam of the page.
    pub(super) fn wrap_at(&self, seam: usize) -> i32 {
        self.wraps.get(seam).map_or(self.wrap, |&wrap| wrap.into())
    }
}

/// What it costs that a page changes from one way of setting to the other: few do.
const CHANGE: i32 = 16 * UNIT;

/// What each seam of a page says for lines that end only between words → what is added to
/// the margin there. The two ways of setting are a chain of two states: what the seams on
/// one side say counts up to the cost of a change (max-marginals of the Viterbi algorithm).
fn locally(said: &[i32]) -> Vec<u8> {
    let near = |sum: i32| sum.clamp(-CHANGE, CHANGE);
    let mut sums = said.to_vec();
    for at in 1..sums.len() {
        sums[at] += near(sums[at - 1]);
    }
    let mut out = vec![0; said.len()];
    let mut behind = 0;
    for at in (0..said.len()).rev() {
        out[at] = strength(sums[at] + near(behind)) as u8;
        behind = near(behind) + said[at];
    }
    out
}

/// What evidence adds to a margin: nothing up to a point, then as much as it weighs.
fn strength(evidence: i32) -> i32 {
    (2 * (evidence - BELIEVED)).clamp(0, MOST)
}

/// The logarithm of the chance that goes with a margin, both in [`UNIT`]s.
pub(super) fn log_chance(margin: i32) -> i32 {
    // ln(1 + exp(-x)) at every half.
    const LOSS: [i32; 7] = [11, 8, 5, 3, 2, 1, 1];
    let loss = *LOSS.get((margin.abs() / (UNIT / 2)) as usize).unwrap_or(&0);
    margin.min(0) - loss
}

/// How many more places inside the text have a space between a CJK character and a Latin
/// letter than have none.
fn spaced_latin(text: &str) -> i32 {
    // Most lines have no letter. All bytes are looked at: several at once go faster than
    // one after the other up to the first. Letters up to U+052F begin with these.
    let letter = |b: u8| b.is_ascii_alphabetic() | matches!(b, 0xc3..=0xd4);
    if !text.bytes().fold(false, |any, b| any | letter(b)) {
        return 0;
    }
    let mut chars = [' '; 2];
    let mut more = 0;
    for c in text.chars() {
        let [before, between] = chars;
        if (is_cj(between) && is_latin(c)) || (is_latin(between) && is_cj(c)) {
            more -= 1;
        }
        if between == ' '
            && ((is_cj(before) && is_latin(c)) || (is_latin(before) && is_cj(c)))
        {
            more += 1;
        }
        chars = [between, c];
    }
    more
}

/// Whether a page whose lines end only between words can break here only at a space. Beside
/// brackets, quotation marks and middle dots a line may end without one.
pub(super) fn between_words(left: &str, right: &str) -> bool {
    let wordlike = |c: char| chars::is_alphabetic(c) || chars::is_numeric(c);
    let before = left.chars().next_back();
    before.is_some_and(|c| wordlike(c) || matches!(c, ',' | '.' | '%'))
        && right.chars().next().is_some_and(wordlike)
}

/// The margin where no statistics are needed; `wrap` is more than 0 where lines end only
/// between words.
pub(super) fn rule(
    left: &str,
    right: &str,
    language: Language,
    habit: &Habit,
    wrap: i32,
) -> Option<i32> {
    let (Some(before), Some(after)) = (left.chars().next_back(), right.chars().next())
    else {
        return Some(-MOST);
    };
    let space = |yes| Some(if yes { MOST } else { -MOST });
    // Nearly all seams are between two CJK characters, and no rule but one is about these.
    if is_cj(before) && is_cj(after) && !matches!(before, '讯' | '电') {
        return if language == Language::Ko { None } else { space(false) };
    }
    // A dash that stands by itself is no hyphen.
    let inner = left.chars().rev().nth(1);
    // A stroke with a space before it has one behind it.
    if before == '/' && inner == Some(' ') {
        return space(true);
    }
    if before == '/'
        || in_address(left)
        || before == '-' && inner.is_some_and(is_wordlike)
    {
        return space(false);
    }
    if is_latin(before) && is_latin(after) {
        // Whoever ends lines between words cuts none.
        let whole = language == Language::Latin || wrap > 0;
        return space(whole || !latin::is_cut(left, right));
    }
    // What stands in brackets is never set apart from them. Opening quotation marks are
    // often misused for closing ones.
    let opens = chars::cannot_end(before) && !matches!(before, '‘' | '“');
    if opens || chars::class(after) == Class::Close {
        return space(false);
    }
    match language {
        Language::Ko => {
            let closed = chars::class(before) == Class::Close || is_wordlike(before);
            // Where lines end anywhere, they end inside numbers, too.
            let cut = is_inside_number(left, right) && wrap == 0;
            let share = after == '%' && before.is_ascii_digit();
            if cut || share || closed && is_particle(right) { space(false) } else { None }
        }
        Language::Latin => space(!is_cj(before) && !is_cj(after) && before != '—'),
        _ if is_news_lead(left) && after != '（' => space(true),
        _ if is_cj(before) && is_latin(after) || is_latin(before) && is_cj(after) => {
            space(habit.spaced_latin)
        }
        // A number goes on behind its point.
        _ if matches!(before, '.' | ',')
            && after.is_ascii_digit()
            && inner.is_some_and(|c| c.is_ascii_digit()) =>
        {
            space(false)
        }
        // After the comma or stop of a Latin sentence.
        _ if before.is_ascii_punctuation() && is_wordlike(after) => {
            space(",.;:!?)".contains(before) && inner.is_some_and(is_wordlike))
        }
        // Words and numbers of one Latin name: v1.5 Pro, Route 66.
        _ => space(
            (is_latin(before) && after.is_ascii_digit())
                || (before.is_ascii_digit() && is_latin(after) && latin_number(left)),
        ),
    }
}

/// Whether digits stand on both sides of a line end.
fn is_inside_number(left: &str, right: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(chars::is_numeric);
    digit(left.chars().next_back()) && digit(right.chars().next())
}

/// Korean particles that hardly ever begin a line as words of their own.
const PARTICLES: [&str; 15] = [
    "의", "은", "는", "을", "를", "에", "와", "과", "에서", "으로", "에게", "까지",
    "부터", "에는", "에도",
];

/// Whether a text begins with a Korean particle and nothing more in one word.
fn is_particle(right: &str) -> bool {
    right.split(' ').next().is_some_and(|word| PARTICLES.contains(&word))
}

/// Letters of scripts written with spaces: Latin, Greek, Cyrillic.
pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (matches!(c, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}')
            && c.is_alphabetic())
}

fn is_wordlike(c: char) -> bool {
    is_latin(c) || c.is_ascii_digit()
}

fn is_cj(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether the text ends in a web or mail address, which is cut anywhere.
fn in_address(left: &str) -> bool {
    let word = left.rsplit(|c: char| !c.is_ascii_graphic()).next().unwrap_or("");
    word.contains("://") || word.starts_with("www.")
}

/// Whether the text is a paper's own news lead and nothing more: 本报讯, 本报北京1月1日电.
/// The blank after it is as good as a mark.
fn is_news_lead(left: &str) -> bool {
    left.starts_with("本报") && left.ends_with(['讯', '电']) && left.chars().count() < 20
}

/// Whether the number at the end of the text follows a Latin word.
fn latin_number(left: &str) -> bool {
    let rest = left.trim_end_matches(|c: char| c.is_ascii_digit() || ".-".contains(c));
    rest.trim_end().ends_with(is_latin)
}
