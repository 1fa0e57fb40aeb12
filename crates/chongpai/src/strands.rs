//! Lines of two columns that came out by turns → the columns, one behind the other.
//!
//! Some extractors and recognisers take the lines of a page from top to bottom, whichever column
//! they stand in: a line of the left column, one of the right, the next of the left. The seams of
//! such lines give them away: a line goes on with the one before the last.
//!
//! The lines are drawn out into strands by dynamic programming: each line goes on with the last
//! line of one of two strands, where the seam is best, and a second strand has to earn what it
//! costs. Comes in: the clean text of the page's lines and what was measured of them. Goes out:
//! the same page with its lines in the order in which they are read. Nothing is changed for pages
//! without strands.

use std::ops::Range;

use crate::edits::Cleaned;
use crate::features::Page;
use crate::restored::{Restored, printed};
use crate::seams::{Edges, Seams};
use crate::{Language, Source};

/// The last line of the other strand stands at most so many lines before the next one's.
const APART: usize = 6;
/// How well a line that begins a strand holds together with nothing, on the scale of
/// [`Seams::bond`].
const BEGINS: i32 = 4;
/// What a second strand costs, when it begins and when it ends.
const SECOND: i32 = 20;
/// What it costs to stay in a strand while there is another.
const STAY: i32 = 6;
/// Where lines came out by turns, so many at least go on with the other strand …
const TURNS: usize = 12;
/// … half of each strand's lines are as wide as this, in half-ems …
const WIDE: u16 = 14;
/// … and each goes on better on average than with the line before, by so much in eight lines, the
/// cost of the second strand taken off. On text without strands none are found that win anything,
/// but in Korean, where they win 4 in eight lines.
const GAIN: i32 = 1;
const GAIN_KO: i32 = 6;
/// How well two lines of a strand hold together at least, on average: what a recogniser made of
/// specks does not.
const SUM: i32 = 13;

/// What is so much worse than the best is not followed.
const BEYOND: i32 = 2 * SECOND;
/// No score is so low.
const OUT: i32 = i32::MIN / 2;

/// Finds columns that came out by turns, where seams are loose.
// Apart from its caller, for most pages have no strands, and it may be loaded later.
#[inline(never)]
pub(crate) fn find(
    source: &Source,
    cleaned: &Cleaned,
    page: &Page,
    seams: &Seams,
    language: Language,
) -> Option<Restored> {
    let n = cleaned.ranges.len() as u32;
    let mut order = Vec::new();
    let mut any = false;
    for stretch in page.loose_stretches() {
        let edges = stretch.clone().map(|i| Edges::of(cleaned.printed(i))).collect();
        let lines = Lines { page, seams, language, first: stretch.start, edges };
        if let Some(own) = lines.order() {
            any = true;
            order.extend(order.len() as u32..stretch.start as u32);
            order.extend(own.iter().map(|line| line + stretch.start as u32));
        }
    }
    order.extend(order.len() as u32..n);
    any.then(|| write(source, &order))
}

/// How a line is explained.
#[derive(Clone, Copy, Default)]
struct Step {
    /// How far behind it the other strand's last line is; 0 where there is no other.
    far: u8,
    /// The same at the line before.
    before: u8,
    /// Whether it goes on with the other strand than the line before.
    turns: bool,
}

/// Some lines of a page, counted from the first of them, and what tells how they go on.
struct Lines<'a> {
    page: &'a Page,
    seams: &'a Seams,
    language: Language,
    /// The first of them, as a line of the page.
    first: usize,
    edges: Vec<Edges>,
}

impl Lines<'_> {
    /// The lines in the order in which they are read, if it is another.
    fn order(&self) -> Option<Vec<u32>> {
        let steps = self.explain();
        let mut order: Vec<u32> = Vec::with_capacity(steps.len());
        let mut any = false;
        // A second strand begins behind a line that stands in no two.
        for stretch in steps.chunk_by(|_, next| next.far > 0) {
            let at = order.len()..order.len() + stretch.len();
            let mut second = false;
            let is_second: Vec<bool> = (0..)
                .zip(stretch)
                .map(|(i, step)| {
                    second ^= i > 0 && step.turns;
                    second
                })
                .collect();
            let own = |strand| {
                let lines = at.clone().zip(&is_second);
                lines
                    .filter(move |&(_, &second)| second == strand)
                    .map(|(line, _)| line as u32)
            };
            if !self.are_woven(at.clone(), &is_second) {
                order.extend(at.start as u32..at.end as u32);
                continue;
            }
            any = true;
            // The left column begins first: with the last line before the second strand, or,
            // where that is a title above both columns, with the second strand.
            let mut first = own(false);
            if self.page.stops_short(self.first + at.start) {
                order.extend(first.next());
                order.extend(own(true));
                order.extend(first);
            } else {
                order.extend(first);
                order.extend(own(true));
            }
        }
        any.then_some(order)
    }

    fn bond(&self, line: usize, next: usize) -> i32 {
        let [line, next] = [line, next].map(|i| &self.edges[i]);
        self.seams.bond(line, next, self.language).into()
    }

    /// Finds the best strands.
    fn explain(&self) -> Vec<Step> {
        let n = self.edges.len();
        let parts = |i: usize| {
            let line = self.first + i;
            self.page.shape(line).page || self.page.is_running_head(line)
        };
        let mut steps = vec![[Step::default(); APART + 1]; n];
        // The best scores for each distance of the other strand.
        let mut front = [OUT; APART + 1];
        front[0] = 0;
        for (i, found) in steps.iter_mut().enumerate().skip(1) {
            let mut next = [OUT; APART + 1];
            let mut reach = |far: usize, score: i32, before: usize, turns: bool| {
                if score > next[far] {
                    next[far] = score;
                    found[far] = Step { far: far as u8, before: before as u8, turns };
                }
            };
            // No strand goes on over the end of a page.
            let ends = parts(i) || parts(i - 1);
            let own = self.bond(i - 1, i);
            for (far, &score) in
                front.iter().enumerate().filter(|&(_, &score)| score > OUT)
            {
                let stays = score + own;
                reach(0, stays - if far > 0 && !ends { SECOND } else { 0 }, far, false);
                match far {
                    _ if ends => {}
                    0 => reach(1, score + BEGINS - SECOND, far, true),
                    _ => {
                        reach(1, score + self.bond(i - 1 - far, i), far, true);
                        if far < APART {
                            reach(far + 1, stays - STAY, far, false);
                        }
                    }
                }
            }
            // Relative to the best, so that no sum overflows.
            let most = next.iter().copied().max().unwrap_or(0);
            front =
                next.map(|score| if score > most - BEYOND { score - most } else { OUT });
        }
        let mut far = (0..=APART).rev().max_by_key(|&far| front[far]).unwrap_or(0);
        let mut out = vec![Step::default(); n];
        for i in (0..n).rev() {
            out[i] = steps[i][far];
            far = out[i].before.into();
        }
        out
    }

    /// Whether lines came out by turns, beyond doubt.
    fn are_woven(&self, lines: Range<usize>, is_second: &[bool]) -> bool {
        let (mut turns, mut gain, mut sum) = (0, -SECOND, 0);
        // The strands' last lines, and by how many more of their lines are narrow than wide.
        let (mut last, mut narrow) = ([None; 2], [0i32; 2]);
        for (line, &second) in lines.clone().zip(is_second) {
            let strand = usize::from(second);
            narrow[strand] += match self.page.shape(self.first + line).width {
                WIDE.. => -1,
                _ => 1,
            };
            if line > lines.start {
                let own = last[strand].map_or(BEGINS, |before| self.bond(before, line));
                gain += own - self.bond(line - 1, line);
                sum += own;
                turns += usize::from(last[strand] != Some(line - 1));
            }
            last[strand] = Some(line);
        }
        // The seams of Korean lines, which end between words, say less.
        let least = if self.language == Language::Ko { GAIN_KO } else { GAIN };
        turns >= TURNS
            && narrow.iter().all(|&more| more < 0)
            && 8 * gain >= least * lines.len() as i32
            && 2 * sum >= SUM * lines.len() as i32
    }
}

/// The page with its lines in another order. Blank lines between those that came out by turns
/// say nothing.
fn write(source: &Source, order: &[u32]) -> Restored {
    let lines = printed(source);
    let mut text = String::with_capacity(source.text().len());
    let mut places = vec![0; order.len()];
    let mut before = None;
    for (place, &line) in (0..).zip(order) {
        let own = &lines[line as usize];
        if before.is_some() {
            text.push(if own.page { '\x0c' } else { '\n' });
        }
        if before.replace(line).is_none_or(|before| before + 1 == line) {
            text.extend(std::iter::repeat_n('\n', own.blanks));
        }
        text.push_str(&source.text()[own.span.range()]);
        places[line as usize] = place;
    }
    Restored::reordered(text, places)
}

#[cfg(all(test, feature = "builtin-model"))]
mod tests {
    use crate::{Document, Options, Place, reflow};

    const LEFT: &str = "城北的老粮仓空了十多年，上个月重新开了门。进门不见麻袋和磅秤，迎面是\
        一排排高到屋顶的书架，木梁上挂着暖黄的灯，几个孩子坐在当年堆粮的台子上看书。改建粮仓的是返乡的\
        建筑师，他说，第一次走进来的时候，屋顶漏着雨，墙角长着草，可是梁柱一根也没有坏。图书馆的书有两万\
        多册，一半由县里配送，一半是居民捐的。每本捐来的书，扉页上都贴着一张小纸条，写着捐书人的名字。";
    const RIGHT: &str = "每到周末，馆里请老粮站的职工来讲从前的故事。保管员讲起那年抗洪抢粮，讲到\
        半夜大家手拉着手把粮食往高处搬，听的人都忘了回家。书架之间留着几台旧磅秤，孩子们喜欢站上去称一称\
        自己，再称一称怀里抱的书。明年春天，粮仓后面的晒场也要修整，那里会种一片树，让人们在树荫底下\
        看书，等到秋天，再把新打下来的粮食摊开晒上几天。那时候馆里还要办一场丰收的集市，请大家都来看看。";

    /// Sets a text at a measure of so many characters; marks hang.
    fn set(text: &str, measure: usize) -> Vec<String> {
        let mut lines = vec![String::new()];
        for c in text.chars() {
            let line = lines.last_mut().unwrap();
            if line.chars().count() >= measure && !"，。".contains(c) {
                lines.push(c.into());
            } else {
                line.push(c);
            }
        }
        lines
    }

    fn by_turns(columns: [&str; 2]) -> String {
        let columns = columns.map(|text| set(text, 13));
        columns[0].iter().zip(&columns[1]).flat_map(|(l, r)| [l, "\n", r, "\n"]).collect()
    }

    fn paragraphs(document: &Document) -> Vec<String> {
        let blocks =
            (0..document.articles.len() as u32).flat_map(|a| document.blocks_of(a));
        blocks.map(|&block| document.block_text(block)).collect()
    }

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let document = reflow(text, &Options::default(), &[]);
        assert!(document.interleaved);
        assert_eq!(paragraphs(&document).concat(), wanted.concat());
    }

    #[test]
    fn columns_that_came_out_by_turns_are_read_one_behind_the_other() {
        check(&by_turns([LEFT, RIGHT]), &[LEFT, RIGHT]);
        let text = by_turns([LEFT, RIGHT]);
        let document = reflow(&text, &Options::default(), &[]);
        assert!(document.decisions.iter().all(|d| d.place != Place::Continues));
    }

    #[test]
    fn titles_above_both_columns_stay_there() {
        check(
            &format!("老粮仓开起图书馆\n{}", by_turns([LEFT, RIGHT])),
            &["老粮仓开起图书馆", LEFT, RIGHT],
        );
    }

    #[test]
    fn the_end_of_a_page_ends_the_columns() {
        const NEXT: &str = "下午四点，最后一节课的铃声一响，石门小学的操场上就热闹起来。吹笛子的，\
            拉二胡的，敲小鼓的，三十几个孩子围成半圈，等着老师举起手里的竹棍。";
        let pages = [by_turns([LEFT, RIGHT]), set(NEXT, 13).join("\n")];
        check(&pages.join("\x0c"), &[LEFT, RIGHT, NEXT]);
    }

    #[test]
    fn other_pages_and_final_lines_are_left_alone() {
        let [left, right] = [LEFT, RIGHT].map(|text| set(text, 13));
        let few: Vec<String> =
            by_turns([LEFT, RIGHT]).lines().take(9).map(str::to_owned).collect();
        for lines in
            [&left, &right, &[left.clone(), right.clone()].concat(), &few, &vec![]]
        {
            let text = lines.join("\n");
            assert!(!reflow(&text, &Options::default(), &[]).interleaved, "{text}");
        }
        let keep = Options { keep_lines: true, ..Options::default() };
        assert!(!reflow(&by_turns([LEFT, RIGHT]), &keep, &[]).interleaved);
    }
}
