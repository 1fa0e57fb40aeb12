//! The figures that an answer is measured by; the same as the corpus's own scorer prints.

use std::collections::BTreeMap;

use chongpai::Role;
use unicode_normalization::UnicodeNormalization;

use crate::corpus::Row;

/// Counts of one or many cases; they add up to micro averages.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) break_tp: u64,
    pub(crate) break_fp: u64,
    pub(crate) break_fn: u64,
    pub(crate) glue: Share,
    pub(crate) para: Share,
    pub(crate) para_ns: Share,
    pub(crate) role: Share,
    pub(crate) headline: Share,
    pub(crate) article: Weighted,
    pub(crate) perfect: Share,
    pub(crate) lost: u64,
    pub(crate) cases: u64,
}

/// Hits out of all.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Share {
    pub(crate) hit: u64,
    pub(crate) all: u64,
}

/// A weighted mean.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Weighted {
    pub(crate) sum: f64,
    pub(crate) weight: f64,
}

impl Share {
    fn count(&mut self, hit: bool) {
        self.hit += u64::from(hit);
        self.all += 1;
    }

    /// The share; nothing without cases.
    pub(crate) fn value(self) -> Option<f64> {
        (self.all > 0).then(|| self.hit as f64 / self.all as f64)
    }

    /// Adds the counts of another share.
    pub(crate) fn add(&mut self, other: Self) {
        self.hit += other.hit;
        self.all += other.all;
    }
}

impl Tally {
    /// Adds the counts of another tally.
    pub(crate) fn add(&mut self, o: &Self) {
        self.break_tp += o.break_tp;
        self.break_fp += o.break_fp;
        self.break_fn += o.break_fn;
        self.glue.add(o.glue);
        self.para.add(o.para);
        self.para_ns.add(o.para_ns);
        self.role.add(o.role);
        self.headline.add(o.headline);
        self.article.sum += o.article.sum;
        self.article.weight += o.article.weight;
        self.perfect.add(o.perfect);
        self.lost += o.lost;
        self.cases += o.cases;
    }

    /// The names of the figures, in the order of [`figures`](Self::figures).
    pub(crate) const NAMES: [&'static str; 8] =
        ["break", "glue", "para", "para_ns", "role", "headline", "article", "perfect"];

    /// The figures from 0 to 1.
    pub(crate) fn figures(&self) -> [Option<f64>; 8] {
        let f1 = 2.0 * self.break_tp as f64
            / (2 * self.break_tp + self.break_fp + self.break_fn).max(1) as f64;
        let article = self.article;
        [
            Some(if self.break_tp + self.break_fp + self.break_fn == 0 {
                1.0
            } else {
                f1
            }),
            self.glue.value(),
            self.para.value(),
            self.para_ns.value(),
            self.role.value(),
            self.headline.value(),
            (article.weight > 0.0).then(|| article.sum / article.weight),
            self.perfect.value(),
        ]
    }
}

/// A block as the scorer sees it.
struct Block {
    article: u32,
    role: Role,
    text: String,
}

/// Scores an answer for `input` against the gold rows.
///
/// Both have one row for each non-blank line of the input.
pub(crate) fn score(input: &str, gold: &[Row], answer: &[Row]) -> Tally {
    assert_eq!(gold.len(), answer.len(), "an answer has one row per non-blank line");
    let mut t = Tally { cases: 1, lost: lost(input, gold, answer), ..Tally::default() };
    let mut good = true;
    for (g, a) in gold.windows(2).zip(answer.windows(2)) {
        let joined = (g[0].block == g[1].block, a[0].block == a[1].block);
        match joined {
            (false, false) => t.break_tp += 1,
            (true, false) => t.break_fp += 1,
            (false, true) => t.break_fn += 1,
            (true, true) => {}
        }
        good &= joined.0 == joined.1;
        if joined.0 {
            t.glue.count(joined.1 && g[1].glue == a[1].glue);
        }
    }
    let (gold_blocks, answer_blocks) = (blocks(gold), blocks(answer));
    let body =
        || gold_blocks.iter().filter(|b| b.role == Role::Body).map(|b| b.text.clone());
    let all = || answer_blocks.iter().map(|b| b.text.clone());
    t.para = matches(body(), all());
    t.para_ns = matches(body().map(|s| squeeze(&s)), all().map(|s| squeeze(&s)));
    good &= t.para_ns.hit == t.para_ns.all;
    for (g, a) in gold.iter().zip(answer) {
        t.role.count(g.role == a.role);
        good &= g.role == a.role;
    }
    good &= score_articles(gold, answer, &mut t);
    good &= score_headlines(gold, answer, &gold_blocks, &answer_blocks, &mut t);
    t.perfect.count(good);
    t
}

/// B-cubed F1 of the lines' articles; whether they agree entirely.
fn score_articles(gold: &[Row], answer: &[Row], t: &mut Tally) -> bool {
    let mut of_gold = BTreeMap::<u32, f64>::new();
    let mut of_answer = BTreeMap::<u32, f64>::new();
    let mut of_both = BTreeMap::<(u32, u32), f64>::new();
    for (g, a) in gold.iter().zip(answer) {
        *of_gold.entry(g.article).or_default() += 1.0;
        *of_answer.entry(a.article).or_default() += 1.0;
        *of_both.entry((g.article, a.article)).or_default() += 1.0;
    }
    let n = gold.len() as f64;
    if gold.is_empty() {
        return true;
    }
    let precision: f64 =
        of_both.iter().map(|((_, a), c)| c * c / of_answer[a]).sum::<f64>() / n;
    let recall: f64 =
        of_both.iter().map(|((g, _), c)| c * c / of_gold[g]).sum::<f64>() / n;
    t.article.sum += n * 2.0 * precision * recall / (precision + recall);
    t.article.weight += n;
    of_both.len() == of_gold.len() && of_both.len() == of_answer.len()
}

/// Whether the titles of each gold article stand on the article that holds its body.
fn score_headlines(
    gold: &[Row],
    answer: &[Row],
    gold_blocks: &[Block],
    answer_blocks: &[Block],
    t: &mut Tally,
) -> bool {
    let titles = |blocks: &[Block], article: u32| {
        [Role::Kicker, Role::Headline, Role::Subtitle].map(|role| {
            let mut texts: Vec<String> = blocks
                .iter()
                .filter(|b| b.article == article && b.role == role)
                .map(|b| squeeze(&b.text))
                .collect();
            texts.sort();
            texts
        })
    };
    let mut named: Vec<u32> = gold_blocks
        .iter()
        .filter(|b| b.article != 0 && b.role.is_title())
        .map(|b| b.article)
        .collect();
    named.sort_unstable();
    named.dedup();
    let mut good = true;
    for article in named {
        let holder = holder(gold, answer, article);
        let hit = titles(gold_blocks, article) == titles(answer_blocks, holder);
        t.headline.count(hit);
        good &= hit;
    }
    good
}

/// The answer's article that holds most body lines of a gold article; the first of equals.
fn holder(gold: &[Row], answer: &[Row], article: u32) -> u32 {
    let count = |body_only: bool| {
        let mut votes: Vec<(u32, u32)> = Vec::new();
        for (g, a) in gold.iter().zip(answer) {
            if g.article == article && (!body_only || g.role == Role::Body) {
                match votes.iter_mut().find(|v| v.0 == a.article) {
                    Some(v) => v.1 += 1,
                    None => votes.push((a.article, 1)),
                }
            }
        }
        votes
    };
    let mut votes = count(true);
    if votes.is_empty() {
        votes = count(false);
    }
    let most = votes.iter().map(|v| v.1).max().unwrap_or(0);
    votes.iter().find(|v| v.1 == most).map_or(0, |v| v.0)
}

fn blocks(rows: &[Row]) -> Vec<Block> {
    let mut index = BTreeMap::new();
    let mut out: Vec<Block> = Vec::new();
    for row in rows {
        let at = *index.entry(row.block).or_insert(out.len());
        if at == out.len() {
            out.push(Block { article: row.article, role: row.role, text: String::new() });
        } else {
            out[at].text.push_str(&row.glue);
        }
        out[at].text.push_str(&row.text);
    }
    out
}

/// How many of `wanted` are in `had`, each used once.
fn matches(
    wanted: impl Iterator<Item = String>,
    had: impl Iterator<Item = String>,
) -> Share {
    let mut stock = BTreeMap::<String, u64>::new();
    for text in had {
        *stock.entry(text).or_default() += 1;
    }
    let mut share = Share::default();
    for text in wanted {
        let left = stock.get_mut(&text).filter(|n| **n > 0);
        share.count(left.is_some());
        if let Some(n) = left {
            *n -= 1;
        }
    }
    share
}

fn squeeze(s: &str) -> String {
    s.split_whitespace().collect()
}

/// The characters that are compared for loss: compatibility-normalised, radicals as the
/// characters they stand for (which NFKC leaves alone), nothing invisible.
fn norm(s: &str, count: &mut BTreeMap<char, i64>, step: i64) {
    let plain = s.chars().map(|c| chongpai::training::plain_form(c).unwrap_or(c));
    for c in plain.nfkc() {
        if !c.is_whitespace() && !c.is_control() && !is_format(c) {
            *count.entry(c).or_default() += step;
        }
    }
}

/// General category Cf, as far as page text holds it.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0001}' | '\u{e0020}'..='\u{e007f}')
}

/// Characters that the answer dropped or invented; a hyphen at a line's end may go, and a
/// character may read as the gold reads it: of the many dashes and dots that fonts and
/// extractors give for one mark, no table knows all.
fn lost(input: &str, gold: &[Row], answer: &[Row]) -> u64 {
    let differences = |rows: &[Row]| {
        let mut count = BTreeMap::new();
        norm(input, &mut count, 1);
        for row in rows {
            norm(&row.text, &mut count, -1);
        }
        count
    };
    let (wanted, found) = (differences(gold), differences(answer));
    let all: i64 = found.values().map(|n| n.abs()).sum();
    // What the gold drops, too, is explained as far as what the gold puts there came in.
    let (mut gone, mut come) = (0, 0);
    for (c, &n) in &found {
        let gold = wanted.get(c).copied().unwrap_or(0);
        gone += n.clamp(0, gold.max(0));
        come += (-n).clamp(0, (-gold).max(0));
    }
    let lost = all - 2 * gone.min(come);
    let dash = found.get(&'-').copied().unwrap_or(0);
    let ends = input
        .lines()
        .filter(|l| l.trim_end().ends_with(['-', '\u{2010}', '\u{ad}']))
        .count() as i64;
    (if 0 < dash && dash <= ends { (lost - dash).max(0) } else { lost }) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(texts: &[&str]) -> Vec<Row> {
        (1..)
            .zip(texts)
            .map(|(number, &text)| Row {
                number,
                article: 1,
                block: 1,
                role: Role::Body,
                glue: String::new(),
                text: text.into(),
            })
            .collect()
    }

    #[test]
    fn what_is_missing_or_too_much_is_lost() {
        let gold = rows(&["春天来了", "花开了。"]);
        let input = "春天 来了\n花开了。\n";
        assert_eq!(lost(input, &gold, &gold), 0);
        assert_eq!(lost(input, &gold, &rows(&["春天来了", "花开。"])), 1);
        assert_eq!(lost(input, &gold, &rows(&["春天来了了", "花开了。"])), 1);
        assert_eq!(lost(input, &gold, &rows(&["春天来了", "花闭了。"])), 2);
    }

    #[test]
    fn a_mark_may_read_as_in_the_source_or_as_in_the_gold() {
        let (input, gold) = ("一‧二―三", rows(&["一・二—三"]));
        assert_eq!(lost(input, &gold, &gold), 0);
        assert_eq!(lost(input, &gold, &rows(&["一‧二―三"])), 0);
        assert_eq!(lost(input, &gold, &rows(&["一・二―三"])), 0);
        assert_eq!(lost(input, &gold, &rows(&["一二三"])), 2);
    }

    #[test]
    fn a_hyphen_at_the_end_of_a_line_may_go() {
        let gold = rows(&["news", "paper"]);
        assert_eq!(lost("news-\npaper", &gold, &rows(&["news", "paper"])), 0);
        assert_eq!(lost("news-\npaper", &gold, &rows(&["news-", "paper"])), 0);
        let gold = rows(&["well-known"]);
        assert_eq!(lost("well-known", &gold, &rows(&["wellknown"])), 1);
    }
}
