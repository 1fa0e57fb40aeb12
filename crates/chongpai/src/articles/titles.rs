//! Titles of an article → kicker, headline and subtitle.
//!
//! Comes in: the stories. Goes out: the role of each block. A line by itself often doesn't
//! tell whether it is a headline or the line above one; its article does: an article has
//! one headline, its kicker stands above it and its subtitle below. A line in the middle of
//! a story that has its titles elsewhere is none.
//!
//! Roles that the reader has fixed stay.

use super::{Galley, NONE};
use crate::cues;
use crate::phrases::{Letters, phrases};
use crate::{Role, order};

/// Titles of one group that are weighed; what comes after is left as it is.
const MOST: usize = 6;
/// The roles a title may have.
const ROLES: usize = 3;

/// The values of each template, in the order in which [`each`] names them.
const SIZES: [usize; 21] =
    [3, 4, 15, 8, 3, 5, 5, 5, 5, BITS, 2, 5, 16, 16, 6, 5, 5, 60, 5, 5, 5];
/// How a title reads: a dash or bracket first, or a word last that leads to a headline.
const BITS: usize = 17;

/// The number of weights.
pub(super) const FEATURES: usize = {
    let (mut sum, mut i) = (0, 0);
    while i < SIZES.len() {
        sum += SIZES[i];
        i += 1;
    }
    sum * ROLES
};

/// What is known of one title.
#[derive(Debug, Clone, Copy)]
struct Shape {
    given: usize,
    length: i32,
    width: i32,
    lines: usize,
    bits: u32,
    /// How many percent of its pairs of characters the story's lead has, too: the lead says
    /// again what the headline says, less often what the kicker does.
    told: i32,
    /// Where in the lead the first of these pairs stands; the lead's length if none does.
    early: i32,
}

/// Characters of a story's first paragraph that count as its lead.
const LEAD: usize = 90;

/// Where each template begins.
const STARTS: [usize; SIZES.len()] = {
    let mut starts = [0; SIZES.len()];
    let (mut sum, mut i) = (0, 0);
    while i < SIZES.len() {
        starts[i] = sum;
        sum += SIZES[i];
        i += 1;
    }
    starts
};

/// Decides the roles of all titles.
pub(super) fn assign(galley: &Galley, story: &[u32], weights: &[i32]) -> Vec<Role> {
    let mut roles: Vec<Role> = galley.blocks.iter().map(|b| b.role).collect();
    for mut group in groups(galley, story) {
        part(galley, &mut group);
        if group.inside {
            for &b in &group.titles {
                if !galley.blocks[b].fixed {
                    roles[b] = inside(galley, b);
                }
            }
            continue;
        }
        let fitting: Vec<usize> =
            (0..group.titles.len()).filter(|&h| fits(galley, &group.titles, h)).collect();
        // Most groups are one title, of which nothing need be known.
        let headline = match fitting[..] {
            [] => None,
            [only] => Some(only),
            _ => best(galley, &group, &fitting, weights),
        };
        if let Some(headline) = headline {
            for (i, &b) in group.titles.iter().enumerate() {
                roles[b] = role(i, headline);
            }
        }
    }
    roles
}

/// A headline that the reader named leaves one above it alone: that one is another story's, and
/// with what stands above it stays as it was.
fn part(galley: &Galley, group: &mut Group) {
    let mut named = false;
    let above = group.titles.iter().rposition(|&b| {
        let block = &galley.blocks[b];
        let headline = block.role == Role::Headline;
        let found = named && headline;
        named |= headline && block.fixed;
        found
    });
    if let Some(above) = above {
        group.titles = group.titles[above + 1..].to_vec();
    }
}

/// The best headline among those titles of a group that may be it.
fn best(
    galley: &Galley,
    group: &Group,
    fitting: &[usize],
    weights: &[i32],
) -> Option<usize> {
    let lead = group.first.map_or_else(Vec::new, |b| lead(galley, b));
    let shapes: Vec<Shape> =
        group.titles.iter().map(|&b| shape(galley, b, &lead)).collect();
    fitting.iter().copied().max_by_key(|&h| {
        let mut sum = 0i64;
        each(galley, group, &shapes, h, |f| sum += i64::from(weights[f]));
        (sum, std::cmp::Reverse(h))
    })
}

/// Titles of one story that stand together.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    pub(super) titles: Vec<usize>,
    /// Whether paragraphs of the story follow at once.
    leads: bool,
    /// Whether it stands in the middle of a story that has its titles elsewhere.
    inside: bool,
    /// The story's first paragraph.
    first: Option<usize>,
}

/// Finds the groups of titles of each story.
pub(super) fn groups(galley: &Galley, story: &[u32]) -> Vec<Group> {
    let n = galley.blocks.len();
    let counts = |b: usize| {
        story[b] != NONE
            && !matches!(galley.blocks[b].role, Role::Furniture | Role::Caption)
    };
    let title = |b: usize| galley.blocks[b].role.is_title();
    let flow: Vec<usize> = (0..n).filter(|&b| counts(b)).collect();
    let mut out: Vec<Group> = Vec::new();
    let mut first = vec![None; n];
    for &b in flow.iter().filter(|&&b| galley.blocks[b].role == Role::Body) {
        first[story[b] as usize].get_or_insert(b);
    }
    // For each story: how many groups it has that may be its titles.
    let mut places = vec![0u32; n];
    let mut at = 0;
    while at < flow.len() {
        let s = story[flow[at]];
        if !title(flow[at]) {
            at += 1;
            continue;
        }
        let end = (at..flow.len())
            .find(|&i| !title(flow[i]) || story[flow[i]] != s)
            .unwrap_or(flow.len());
        let before = at > 0 && story[flow[at - 1]] == s;
        let leads = end < flow.len() && story[flow[end]] == s;
        let inside = before && leads;
        places[s as usize] += u32::from(!inside);
        out.push(Group {
            titles: flow[at..end].to_vec(),
            leads,
            inside,
            first: first[s as usize],
        });
        at = end;
    }
    for group in &mut out {
        group.inside &= places[story[group.titles[0]] as usize] > 0;
        group.titles.truncate(MOST);
    }
    out
}

/// The role of a line that was taken for a title in the middle of a story.
fn inside(galley: &Galley, b: usize) -> Role {
    let last = galley.pieces(b).rev().find_map(|p| p.chars().next_back());
    let ends = matches!(
        last,
        Some(
            '。' | '！'
                | '？'
                | '：'
                | '，'
                | '、'
                | '；'
                | '.'
                | '」'
                | '”'
                | ':'
                | ','
        )
    );
    if ends || galley.blocks[b].lines.len() > 2 { Role::Body } else { Role::Subhead }
}

/// Whether the reader's word leaves the title at `headline` as the headline.
fn fits(galley: &Galley, titles: &[usize], headline: usize) -> bool {
    // A line that a dash begins stands below what it says more about.
    let below = |b: usize| {
        let first = galley.pieces(b).next();
        first.is_some_and(is_behind_dash)
    };
    let free = |b: usize| !galley.blocks[b].fixed;
    if headline > 0 && free(titles[headline]) && below(titles[headline]) {
        return false;
    }
    titles.iter().enumerate().all(|(i, &b)| {
        let block = &galley.blocks[b];
        !block.fixed || block.role == role(i, headline)
    })
}

/// Whether a title begins with a dash, which recognisers take for two 一.
fn is_behind_dash(text: &str) -> bool {
    ["——", "──", "一一"].iter().any(|dash| text.starts_with(dash))
}

fn role(i: usize, headline: usize) -> Role {
    match i.cmp(&headline) {
        std::cmp::Ordering::Less => Role::Kicker,
        std::cmp::Ordering::Equal => Role::Headline,
        std::cmp::Ordering::Greater => Role::Subtitle,
    }
}

/// The beginning of a story's first paragraph, as pairs of characters.
fn lead(galley: &Galley, first: usize) -> Vec<u64> {
    pairs(galley.pieces(first).flat_map(str::chars).take(LEAD)).collect()
}

/// Neighbouring characters, two in a number.
fn pairs(chars: impl Iterator<Item = char>) -> impl Iterator<Item = u64> {
    let mut before = None;
    chars.filter_map(move |c| {
        before.replace(c).map(|before| order::pair(before.into(), c.into()))
    })
}

fn shape(galley: &Galley, b: usize, lead: &[u64]) -> Shape {
    let text = galley.text_of(b);
    let mut bits = 0;
    let mut set = |bit: u32, on: bool| bits |= u32::from(on) << bit;
    let dash = text.starts_with(['—', '─', '－', '-', '–']);
    set(0, dash || is_behind_dash(&text));
    set(1, text.starts_with(['（', '(']));
    let announces = phrases![
        "指出", "强调", "強調", "表示", "要求", "提出", "认为", "認為", "说", "說", "称",
    ];
    set(2, announces.end(&text));
    let leads_up = phrases!["时", "時", "上", "中", "后", "後", "会", "會", "：", ":"];
    set(3, leads_up.end(&text));
    set(4, text.contains(['“', '「', '『', '《', '"']));
    let genres = phrases!["访", "記", "记", "侧记", "纪实", "述评", "析", "谈", "感"];
    set(5, genres.end(&text));
    set(6, text.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)));
    set(7, text.ends_with(['！', '？', '!', '?']));
    set(8, text.contains(['　', ' ']));
    set(9, text.contains(['，', '、', ',']));
    set(10, text.starts_with(['【', '[', '<', '＜']));
    set(11, text.contains(['：', ':']));
    // What is announced, with who announces it, is told below an event.
    let announced = announces.stand_in(&text, Letters::of(&text));
    set(12, announced && !announces.end(&text));
    let verbs = phrases![
        "向", "指出", "强调", "強調", "呼吁", "呼籲", "勉励", "勉勵", "谴责", "譴責",
        "要求", "希望", "认为", "認為", "致", "邀请", "邀請", "前提", "使", "将", "將",
    ];
    set(13, verbs.begin(&text));
    let events = phrases![
        "举行",
        "舉行",
        "召开",
        "召開",
        "开幕",
        "開幕",
        "闭幕",
        "閉幕",
        "落幕",
        "结束",
        "結束",
        "成立",
        "公布",
        "揭晓",
        "揭曉",
        "启动",
        "啟動",
        "完工",
        "开工",
        "竣工",
        "会议",
        "會議",
        "团拜会",
        "座谈会",
        "座談會",
        "茶话会",
        "声明",
        "聲明",
        "进展",
        "战罢",
        "开市",
        "登场",
        "登場",
        "出台",
        "問世",
        "问世",
        "通车",
        "通車",
        "启用",
        "啟用",
        "上线",
        "開催",
        "発表",
        "개최",
        "개막",
        "폐막",
        "발표",
    ];
    set(14, events.end(&text));
    let meets = phrases!["会见", "會見", "看望", "致电", "致電", "考察", "主持", "出席"];
    set(15, meets.stand_in(&text, Letters::of(&text)));
    let length = text.chars().count();
    set(16, cues::is_label(&text, length));
    let (mut told, mut early) = (0, LEAD);
    for at in pairs(text.chars()).filter_map(|p| lead.iter().position(|&l| l == p)) {
        told += 1;
        early = early.min(at);
    }
    let told = told * 100 / length.max(2).saturating_sub(1);
    let pieces = || galley.pieces(b).map(|p| p.chars().count() as i32);
    Shape {
        given: galley.blocks[b].role as usize,
        length: length as i32,
        width: pieces().max().unwrap_or(0),
        lines: pieces().count(),
        bits,
        told: told as i32,
        early: early as i32,
    }
}

/// Names the features of taking the title at `headline` for the headline.
fn each(
    galley: &Galley,
    group: &Group,
    shapes: &[Shape],
    headline: usize,
    mut give: impl FnMut(usize),
) {
    for (i, shape) in shapes.iter().enumerate() {
        let before = i.checked_sub(1).map(|p| &shapes[p]);
        let after = shapes.get(i + 1);
        let mut emit = |template: usize, value: usize| {
            give((STARTS[template] + value) * ROLES + role(i, headline) as usize);
        };
        let place = match (before, after) {
            (None, None) => 0,
            (None, _) => 1,
            (_, None) => 2,
            _ => 3,
        };
        let length =
            [5, 8, 11, 15, 20, 28, 40].partition_point(|&most| most < shape.length);
        emit(0, shape.given);
        emit(1, place);
        emit(2, (shapes.len().min(5) - 1) * ROLES + shape.given);
        emit(3, length);
        emit(4, shape.lines.clamp(1, 3) - 1);
        emit(5, compare(shape.length, before.map(|s| s.length)));
        emit(6, compare(shape.length, after.map(|s| s.length)));
        emit(7, compare(shape.width, before.map(|s| s.width)));
        emit(8, compare(shape.width, after.map(|s| s.width)));
        for bit in 0..BITS {
            if shape.bits & (1 << bit) != 0 {
                emit(9, bit);
            }
        }
        emit(10, usize::from(group.leads));
        emit(11, galley.language as usize);
        emit(12, before.map_or(ROLES, |s| s.given) * 4 + shape.given);
        emit(14, (shape.told / 15).min(5) as usize);
        emit(15, tell(shape.told, before.map(|s| s.told)));
        emit(16, tell(shape.told, after.map(|s| s.told)));
        if let Some(after) = after {
            let step = (after.length - shape.length).clamp(-4, 7) + 4;
            emit(17, step as usize * 5 + tell(shape.told, Some(after.told)));
        }
        emit(18, tell(earliness(shape), before.map(earliness)));
        emit(19, tell(earliness(shape), after.map(earliness)));
        emit(20, (shape.early / 18).min(4) as usize);
        emit(13, after.map_or(ROLES, |s| s.given) * 4 + shape.given);
    }
}

/// Told less or more by the lead than the other, if there is one, in steps of a quarter.
fn tell(own: i32, other: Option<i32>) -> usize {
    other.map_or(0, |other| ((own - other).clamp(-49, 49) + 50) as usize * 4 / 100 + 1)
}

/// How early a title is told by the lead, in percent.
fn earliness(shape: &Shape) -> i32 {
    (LEAD as i32 - shape.early) * 100 / LEAD as i32
}

/// Longer or shorter than the other, if there is one.
fn compare(own: i32, other: Option<i32>) -> usize {
    match other {
        None => 0,
        Some(other) if own + 3 < other => 1,
        Some(other) if own < other => 2,
        Some(other) if own <= other + 3 => 3,
        Some(_) => 4,
    }
}

/// By how much the right reading has to beat the others while learning: what is right by a
/// hair on the pages learned from is often wrong on others.
#[cfg(feature = "train")]
const AHEAD: i64 = 800;

/// Tells what weights should change for the titles of a page to get the roles `right`: the
/// features of the right reading up, those of the best one down. Groups without just one
/// headline in order are passed over. Returns how many groups differed.
#[cfg(feature = "train")]
pub(super) fn learn(
    galley: &Galley,
    story: &[u32],
    right: &[Role],
    weights: &[i32],
    mut change: impl FnMut(usize, i64),
) -> u32 {
    let mut wrong = 0;
    for group in groups(galley, story).iter().filter(|g| !g.inside) {
        let titles = &group.titles;
        let Some(gold) = titles.iter().position(|&b| right[b] == Role::Headline) else {
            continue;
        };
        if titles.iter().enumerate().any(|(i, &b)| right[b] != role(i, gold)) {
            continue;
        }
        let lead = group.first.map_or_else(Vec::new, |b| lead(galley, b));
        let shapes: Vec<Shape> =
            titles.iter().map(|&b| shape(galley, b, &lead)).collect();
        let score = |h: usize| {
            let mut sum = 0i64;
            each(galley, group, &shapes, h, |f| sum += i64::from(weights[f]));
            sum
        };
        let best = (0..shapes.len())
            .max_by_key(|&h| {
                let ahead = if h == gold { 0 } else { AHEAD };
                (score(h) + ahead, std::cmp::Reverse(h))
            })
            .unwrap_or(gold);
        if best != gold {
            wrong += 1;
            each(galley, group, &shapes, gold, |f| change(f, 1));
            each(galley, group, &shapes, best, |f| change(f, -1));
        }
    }
    wrong
}
