//! Lines → those that come back from page to page: running heads and feet, page numbers.
//!
//! They are alike but for a number that grows, and stand where pages end: where a sentence is
//! cut in two or a new page begins, or beside a page number.

use super::{Aspect, Context, End, Fill};
use crate::cues::Cue;
use crate::{order, seams};

/// No running head is wider, in half-ems.
const WIDEST: u16 = 100;
/// No page has fewer lines from its head to the next one's.
const PAGE: usize = 6;
/// A line this wide, in half-ems, can be cut off by the end of a page.
const WIDE: u16 = 14;
/// So many lines stand together at the edge of a page.
const EDGE: usize = 3;
/// With fewer letters a line may be the number of a section.
const LETTERS: u32 = 4;
/// No two lines of text with so many letters are alike by chance.
const MANY: u32 = 10;

/// A line that may come back.
#[derive(Clone, Copy)]
struct Candidate {
    line: usize,
    /// Of all of its characters but digits and spaces.
    hash: u64,
    letters: u32,
    numbers: [Number; 4],
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Number {
    value: u32,
    /// How many letters stand before it.
    place: u32,
}

/// Marks the lines that come back, and has the lines behind them follow those before. Tells
/// whether there are any.
pub(super) fn find(aspects: &mut [Aspect], context: &Context) -> bool {
    let mut found: Vec<Candidate> = (0..aspects.len())
        .filter(|&i| may_run(&aspects[i]))
        .map(|line| read(line, context.cleaned.printed(line)))
        .collect();
    order::by_key(&mut found, |c| c.hash);
    let groups = || found.chunk_by(|a, b| a.hash == b.hash).filter(|group| group.len() > 1);
    let mut edges = Edges {
        aspects,
        aside: vec![false; aspects.len()],
        numbered: vec![false; aspects.len()],
    };
    groups().flatten().for_each(|c| edges.aside[c.line] = true);
    for group in groups().filter(|group| number(group) == Some(true)) {
        let at_edge = group.iter().filter(|c| edges.is_edge(c.line)).count();
        let letters = group[0].letters;
        let enough = match letters {
            LETTERS.. => 3 * at_edge >= group.len(),
            _ => group.len() > 2 && 2 * at_edge >= group.len(),
        };
        if enough {
            group.iter().for_each(|c| edges.numbered[c.line] = true);
        }
    }
    let mut heads = Vec::new();
    for group in groups().filter(|group| number(group) == Some(false)) {
        let at_edge = |c: &Candidate| {
            let cuts = group.len() > 2 && edges.aspects[c.line].fill > Fill::FullUnit;
            edges.is_beside_number(c.line)
                || edges.is_at_page(c.line)
                || cuts && edges.is_edge(c.line)
        };
        let count = group.iter().filter(|c| at_edge(c)).count();
        let enough = match group[0].letters {
            LETTERS.. if group.len() > 2 => 2 * count >= group.len(),
            MANY.. => count == group.len(),
            _ => false,
        };
        if enough {
            // The title itself stands before all heads that repeat it.
            let again = |&(n, c): &(usize, &Candidate)| n > 0 || at_edge(c);
            heads.extend(group.iter().enumerate().filter(again).map(|(_, c)| c.line));
        }
    }
    let Edges { mut numbered, .. } = edges;
    heads.into_iter().for_each(|line| numbered[line] = true);
    let any = numbered.contains(&true);
    if any {
        pass_over(aspects, &numbered, context);
    }
    any
}

/// Marks running heads. What a line says of the one before it is of the last line of text, and
/// blank lines round heads say nothing.
fn pass_over(aspects: &mut [Aspect], heads: &[bool], context: &Context) {
    let mut text = None;
    for (i, &head) in heads.iter().enumerate() {
        aspects[i].runs = head;
        if head {
            continue;
        }
        if let Some(before) = text.replace(i).filter(|before| before + 1 < i) {
            let [line, next] = [before, i].map(|i| context.cleaned.printed(i));
            let edges = [line, next].map(seams::Edges::of);
            let here = &mut aspects[i];
            here.bond = context.seams.bond(&edges[0], &edges[1], context.language);
            here.shape.blanks = here.shape.blanks.min(context.lines.rhythm);
        }
    }
}

fn may_run(line: &Aspect) -> bool {
    line.shape.width <= WIDEST && !matches!(line.end, End::Sentence | End::Pause)
}

/// Whether a line may come back in the middle of stories, too: it names reporters, a picture's
/// source or another page.
fn names(line: &Aspect) -> bool {
    let named = [Cue::Byline, Cue::Caption, Cue::Jump, Cue::Name, Cue::Lead, Cue::Speaker];
    named.iter().any(|&cue| line.cues.has(cue))
}

fn read(line: usize, text: &str) -> Candidate {
    let (mut hash, mut letters) = (0u64, 0);
    let (mut numbers, mut count, mut inside) = ([Number::default(); 4], 0, false);
    let mut mix = |c: char| {
        hash = (hash ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    };
    for c in text.chars().filter(|&c| c != ' ') {
        let zero = if c < '０' { '0' } else { '０' };
        let digit = (c as u32).wrapping_sub(zero as u32);
        if digit > 9 {
            letters += u32::from(c.is_alphabetic());
            inside = false;
            mix(c);
            continue;
        }
        if !inside {
            count += 1;
            mix('0');
        }
        inside = true;
        if let Some(number) = numbers.get_mut(count - 1) {
            number.value = number.value.saturating_mul(10).saturating_add(digit);
            number.place = letters;
        }
    }
    Candidate { line, hash, letters, numbers }
}

/// Whether lines that are alike but for their numbers have a page number: one that grows and
/// stands at the line's begin or end. Nothing if they are no running heads.
fn number(group: &[Candidate]) -> Option<bool> {
    let first = &group[0];
    let differs = |&n: &usize| group.iter().any(|c| c.numbers[n] != first.numbers[n]);
    let mut differ = (0..first.numbers.len()).filter(differs);
    let number = differ.next();
    let apart = group.windows(2).all(|pair| pair[0].line + PAGE <= pair[1].line);
    let grows = number.is_none_or(|n| {
        let place = first.numbers[n].place;
        place.min(first.letters - place) < 2
            && group.windows(2).all(|pair| pair[0].numbers[n].value < pair[1].numbers[n].value)
    });
    (apart && grows && differ.next().is_none()).then_some(number.is_some())
}

/// Where the edges of pages may be.
struct Edges<'a> {
    aspects: &'a [Aspect],
    /// Lines that come back: a sentence is not cut off by them, nor do they cut it alone.
    aside: Vec<bool>,
    /// Lines with a page number.
    numbered: Vec<bool>,
}

impl Edges<'_> {
    fn is_edge(&self, line: usize) -> bool {
        self.is_at_page(line) || self.cuts(line)
    }

    /// Whether a line stands behind one that is full and ends inside a sentence.
    fn cuts(&self, line: usize) -> bool {
        let before = (line.saturating_sub(EDGE)..line).rev().find(|&i| !self.aside[i]);
        !names(&self.aspects[line])
            && before.is_some_and(|i| {
                let before = &self.aspects[i];
                matches!(before.end, End::Letter | End::Pause)
                    && before.fill <= Fill::ShortTwo
                    && before.shape.width >= WIDE
            })
    }

    /// Whether a page begins a few lines before a line, or behind it and others that come back.
    fn is_at_page(&self, line: usize) -> bool {
        let begins = |i: usize| self.aspects[i].shape.page;
        let behind = line + 1..self.aspects.len().min(line + 1 + EDGE);
        !names(&self.aspects[line])
            && ((line.saturating_sub(EDGE - 1)..=line).any(begins)
                || behind.take_while(|&i| self.aside[i - 1]).any(begins))
    }

    fn is_beside_number(&self, line: usize) -> bool {
        let beside = [line.wrapping_sub(1), line + 1];
        beside.iter().any(|&i| self.numbered.get(i) == Some(&true))
    }
}

#[cfg(all(test, feature = "builtin-model"))]
mod tests {
    use crate::{Model, Options, reflow, source};

    const TEXT: &str = "老船夫把篙一点船就稳稳地离了岸对岸的孩子要过河上学镇上的人要到山里采茶\
                        除了发大水和结冰的日子这条船没有停过";

    /// Fifteen full lines of text, cut anywhere, with `at(n)` behind the line `n`.
    fn page(at: impl Fn(usize) -> String) -> String {
        let text: Vec<char> = TEXT.chars().cycle().take(15 * 11).collect();
        let lines = text.chunks(11).map(|line| line.iter().collect::<String>() + "\n");
        (0..).zip(lines).map(|(n, line)| line + &at(n)).collect()
    }

    /// Counts the running heads, and tells whether all of them are the lines that `page` put in.
    #[track_caller]
    fn check(at: impl Fn(usize) -> &'static str, wanted: usize) {
        let text = page(|n| match at(n) {
            "" => String::new(),
            line => line.replace('#', &(3 + n / 7).to_string()) + "\n",
        });
        let source = source::read(&text);
        let seams = &Model::builtin().seams;
        let page =
            reflow::prepare(&source, seams, &Options::default(), None, &mut |_| {}).page;
        let heads: Vec<&str> = text
            .lines()
            .enumerate()
            .filter(|&(i, _)| page.is_running_head(i))
            .map(|(_, line)| line)
            .collect();
        assert_eq!(heads.len(), wanted, "{heads:?}");
        assert!(heads.iter().all(|line| !TEXT.repeat(2).contains(line)), "{heads:?}");
    }

    /// A line behind every seventh one.
    fn each(line: &'static str) -> impl Fn(usize) -> &'static str {
        move |n| if n % 7 == 0 { line } else { "" }
    }

    #[test]
    fn lines_with_a_page_number_are_heads() {
        check(each("第 # 页"), 3);
        check(each("— # —"), 3);
        check(each("柳堤文艺　第12期　#"), 3);
        check(each("# 柳堤文艺"), 3);
    }

    #[test]
    fn a_name_is_one_beside_page_numbers_or_where_it_cuts_often() {
        check(each("#\n柳堤文艺"), 6);
        check(each("柳堤文艺"), 3);
        check(|n| if n == 0 || n == 7 { "柳堤文艺" } else { "" }, 0);
        check(|n| if n == 0 || n == 7 { "\x0c柳堤文艺副刊合订本第四卷" } else { "" }, 2);
    }

    #[test]
    fn what_comes_back_inside_pages_is_none() {
        // Two lines that are alike, two numbers that grow, a number that does not.
        check(|n| if n == 0 || n == 7 { "第 # 页" } else { "" }, 0);
        check(each("第 # 回第 # 节"), 0);
        check(|n| ["", "第 3 页柳堤文艺"][usize::from(n % 7 == 0 && n > 0)], 0);
        // Lists, and what names people and pictures.
        check(|n| ["", "柳堤文艺 #"][usize::from(n % 2 == 0)], 0);
        check(each("本报记者 陈水生"), 0);
        check(each("新华社发"), 0);
        check(each("他歇了一会儿。"), 0);
    }

    #[test]
    fn sections_end_no_sentence_in_the_middle() {
        let text = "船靠岸了，人都走光了。\n2\n".repeat(4);
        let numbered: String =
            (1..5).map(|n| "船靠岸了，人都走光了。\n".repeat(7) + &format!("{n}\n")).collect();
        for text in [text, numbered] {
            let source = source::read(&text);
            let seams = &Model::builtin().seams;
            let page =
                reflow::prepare(&source, seams, &Options::default(), None, &mut |_| {}).page;
            assert!((0..page.len()).all(|i| !page.is_running_head(i)));
        }
    }
}
