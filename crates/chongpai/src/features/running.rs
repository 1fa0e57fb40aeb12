//! Lines → those that come back from page to page: running heads and feet, page numbers.
//!
//! They are alike but for a number that grows, and stand where pages end: where a sentence is
//! cut in two or a new page begins, or beside a page number.

use super::{Aspect, Context, End, Fill};
use crate::cues::Cue;
use crate::{chars, order, seams};

/// No running head is wider, in half-ems.
const WIDEST: u16 = 100;
/// No page has fewer lines from its head to the next one's.
const PAGE: u32 = 6;
/// A line this wide, in half-ems, can be cut off by the end of a page.
const WIDE: u16 = 14;
/// So many lines stand together at the edge of a page.
const EDGE: usize = 3;
/// With fewer letters a line may be the number of a section.
const LETTERS: u32 = 4;
/// No two lines of text with so many letters are alike by chance.
const MANY: u32 = 10;

/// A line that may come back, behind the hash of all of its characters but digits and spaces.
type Candidate = (u64, u32);

/// Marks the lines that come back, and has the lines behind them follow those before. Tells
/// whether there are any.
pub(super) fn find(aspects: &mut [Aspect], context: &Context) -> bool {
    let mut found: Vec<Candidate> = (0..aspects.len())
        .filter(|&i| may_run(&aspects[i]))
        .map(|line| (hash(context.cleaned.line(line)), line as u32))
        .collect();
    order::sort(&mut found);
    let again =
        |pair: &[Candidate]| pair[0].0 == pair[1].0 && pair[0].1 + PAGE <= pair[1].1;
    found.windows(2).any(again) && judge(aspects, &found, context)
}

/// Decides which lines that come back are running heads.
// Apart from its caller, for most pages have no such lines, and it may be loaded later.
#[inline(never)]
fn judge(aspects: &mut [Aspect], found: &[Candidate], context: &Context) -> bool {
    let mut edges = Edges {
        aspects,
        aside: vec![false; aspects.len()],
        numbered: vec![false; aspects.len()],
    };
    let mut groups = Vec::new();
    for group in found.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        let lines: Vec<usize> = group.iter().map(|&(_, line)| line as usize).collect();
        lines.iter().for_each(|&line| edges.aside[line] = true);
        groups.extend(Group::of(lines, context));
    }
    for Group { lines, letters, .. } in groups.iter().filter(|group| group.numbered) {
        let at_edge = lines.iter().filter(|&&line| edges.is_edge(line)).count();
        let enough = match *letters {
            LETTERS.. => 3 * at_edge >= lines.len(),
            _ => lines.len() > 2 && 2 * at_edge >= lines.len(),
        };
        if enough {
            lines.iter().for_each(|&line| edges.numbered[line] = true);
        }
    }
    let mut heads = Vec::new();
    for Group { lines, letters, .. } in groups.iter().filter(|group| !group.numbered) {
        let at_edge = |line: usize| {
            let cuts = lines.len() > 2 && edges.aspects[line].fill > Fill::FullUnit;
            edges.is_beside_number(line)
                || edges.is_at_page(line)
                || cuts && edges.cuts(line)
        };
        let count = lines.iter().filter(|&&line| at_edge(line)).count();
        let enough = match *letters {
            LETTERS.. if lines.len() > 2 => 2 * count >= lines.len(),
            MANY.. => count == lines.len(),
            _ => false,
        };
        if enough {
            // The title itself stands before all heads that repeat it.
            heads.extend(
                lines.iter().skip_while(|&&line| line == lines[0] && !at_edge(line)),
            );
        }
    }
    let Edges { mut numbered, .. } = edges;
    heads.into_iter().for_each(|line: usize| numbered[line] = true);
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
            let [line, next] =
                [before, i].map(|i| seams::Edges::of(context.cleaned.printed(i)));
            let here = &mut aspects[i];
            here.bond = context.seams.bond(&line, &next, context.language);
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
    let named =
        [Cue::Byline, Cue::Caption, Cue::Jump, Cue::Name, Cue::Lead, Cue::Speaker];
    named.iter().any(|&cue| line.cues.has(cue))
}

/// A digit of either width.
fn digit(c: char) -> Option<u32> {
    chars::half_width(c).to_digit(10)
}

fn hash(text: &str) -> u64 {
    let (mut hash, mut inside) = (0, false);
    for c in text.chars().filter(|&c| c != ' ') {
        let number = digit(c).is_some();
        let c = if number { '0' } else { c };
        if !(number && inside) {
            hash =
                (hash ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
        }
        inside = number;
    }
    hash
}

/// Lines that are alike but for their numbers.
struct Group {
    lines: Vec<usize>,
    /// Whether they have a page number: one that grows and stands at the line's begin or end.
    numbered: bool,
    letters: u32,
}

/// A number, and how many letters stand before it.
type Number = (u32, u32);

impl Group {
    /// Nothing if the lines are no running heads.
    fn of(lines: Vec<usize>, context: &Context) -> Option<Self> {
        let read: Vec<_> =
            lines.iter().map(|&line| numbers(context.cleaned.line(line))).collect();
        let (first, letters) = &read[0];
        let mut differ =
            (0..first.len()).filter(|&n| read.iter().any(|line| line.0[n] != first[n]));
        let number = differ.next();
        let apart = lines.windows(2).all(|pair| pair[0] + PAGE as usize <= pair[1]);
        let grows = number.is_none_or(|n| {
            let place = first[n].1;
            place.min(letters - place) < 2
                && read.windows(2).all(|pair| pair[0].0[n].0 < pair[1].0[n].0)
        });
        let group = Self { lines, numbered: number.is_some(), letters: *letters };
        (apart && grows && differ.next().is_none()).then_some(group)
    }
}

/// The numbers in a line, and how many letters it has.
fn numbers(text: &str) -> (Vec<Number>, u32) {
    let (mut numbers, mut letters, mut inside) = (Vec::<Number>::new(), 0, false);
    for c in text.chars().filter(|&c| c != ' ') {
        let digit = digit(c);
        match (digit, numbers.last_mut().filter(|_| inside)) {
            (None, _) => letters += u32::from(chars::is_alphabetic(c)),
            (Some(digit), None) => numbers.push((digit, letters)),
            (Some(digit), Some(number)) => {
                number.0 = number.0.saturating_mul(10).saturating_add(digit);
            }
        }
        inside = digit.is_some();
    }
    (numbers, letters)
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
        check(
            |n| {
                if n == 0 || n == 7 {
                    "\x0c柳堤文艺副刊合订本第四卷"
                } else {
                    ""
                }
            },
            2,
        );
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
        let numbered: String = (1..5)
            .map(|n| "船靠岸了，人都走光了。\n".repeat(7) + &format!("{n}\n"))
            .collect();
        for text in [text, numbered] {
            let source = source::read(&text);
            let seams = &Model::builtin().seams;
            let page =
                reflow::prepare(&source, seams, &Options::default(), None, &mut |_| {})
                    .page;
            assert!((0..page.len()).all(|i| !page.is_running_head(i)));
        }
    }
}
