//! Pages made of the articles of others: joined, in another order, with titles moved or
//! left out, and blocks with the mistakes that reading the lines makes.

use chongpai::article_training::{Page, PageBlock};
use chongpai::{Language, Role};

use crate::interrupt::{Piece, interrupt};
use crate::trimmings;

/// A generator of numbers that are the same in every run.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `n`; `n` is not 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % n as u64) as usize
    }

    /// True in `share` of 100 cases.
    pub(crate) fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

/// The articles and furniture that pages are made of, by language.
pub(crate) struct Pool {
    articles: Vec<(Language, Vec<PageBlock>)>,
    furniture: Vec<PageBlock>,
}

impl Pool {
    /// Takes the pages apart. An article that several pages have comes in once.
    pub(crate) fn new(pages: &[Page]) -> Self {
        let mut pool = Self { articles: Vec::new(), furniture: Vec::new() };
        let mut seen = std::collections::BTreeSet::new();
        for page in pages {
            let last = page.blocks.iter().map(|b| b.article).max().unwrap_or(0);
            for a in 1..=last {
                let mut blocks: Vec<PageBlock> =
                    page.blocks.iter().filter(|b| b.article == a).cloned().collect();
                blocks.sort_by_key(|b| rank(b.role));
                let Some(body) = blocks.iter().find(|b| b.role == Role::Body) else {
                    continue;
                };
                if seen.insert(body.lines.concat()) {
                    pool.articles.push((page.language, blocks));
                }
            }
            pool.furniture
                .extend(page.blocks.iter().filter(|b| b.article == 0).take(2).cloned());
        }
        pool
    }
}

fn rank(role: Role) -> usize {
    match role {
        Role::Kicker => 0,
        Role::Headline => 1,
        Role::Subtitle => 2,
        _ => 3,
    }
}

/// Makes a page of articles in the language of `like`, most with mistakes in their blocks.
pub(crate) fn make(pool: &Pool, like: &Page, random: &mut Random) -> Page {
    let mut page = lay(pool, like, random);
    if random.percent(50) {
        let share = random.below(60);
        mistake_neighbours(&mut page, share, random);
    }
    if random.percent(60) {
        let rate = random.below(60);
        return spoil(&page, rate, random);
    }
    page
}

/// Mistakes titles for other titles as often as reading the lines alone does.
pub(crate) fn mistake_titles(page: &Page, random: &mut Random) -> Page {
    let mut page = page.clone();
    // A headline with one line above or below it: the wrong one of the two is mistaken for
    // the headline at least as often as both are.
    let last = page.blocks.iter().map(|b| b.article).max().unwrap_or(0);
    let mut swapped = vec![false; last as usize + 1];
    for a in 1..=last {
        let titles: Vec<usize> = (0..page.blocks.len())
            .filter(|&b| page.blocks[b].article == a && page.blocks[b].role.is_title())
            .collect();
        if let [first, second] = titles[..]
            && random.percent(25)
        {
            let roles = match (page.blocks[first].role, page.blocks[second].role) {
                (Role::Kicker, Role::Headline) => (Role::Headline, Role::Subtitle),
                (Role::Headline, Role::Subtitle) => (Role::Kicker, Role::Headline),
                roles => roles,
            };
            (page.blocks[first].role, page.blocks[second].role) = roles;
            swapped[a as usize] = true;
        }
    }
    for block in &mut page.blocks {
        if swapped[block.article as usize] {
            continue;
        }
        block.role = match (block.role, random.below(100)) {
            (Role::Kicker, 0..30) => Role::Headline,
            (Role::Kicker, 30..36) => Role::Subtitle,
            (Role::Subtitle, 0..35) => Role::Headline,
            (Role::Subtitle, 35..40) => Role::Kicker,
            (Role::Headline, 0..7) => Role::Kicker,
            (Role::Headline, 7..13) => Role::Subtitle,
            (role, _) => role,
        };
    }
    page
}

/// Mistakes titles that stand next to those of another story for more titles of that one:
/// lines alone do not tell whether two headlines or a stack stand at the end of a page.
fn mistake_neighbours(page: &mut Page, share: usize, random: &mut Random) {
    for at in 1..page.blocks.len() {
        let [before, after] = [at - 1, at].map(|b| &page.blocks[b]);
        let both = before.role.is_title() && after.role.is_title();
        if !both || before.article == after.article || !random.percent(share) {
            continue;
        }
        let (which, role) = match random.below(3) {
            0 => (at - 1, Role::Kicker),
            _ => (at, Role::Subtitle),
        };
        if page.blocks[which].role == Role::Headline {
            page.blocks[which].role = role;
        }
    }
}

/// Makes a page of articles in the language of `like`.
pub(crate) fn lay(pool: &Pool, like: &Page, random: &mut Random) -> Page {
    let own: Vec<usize> = (0..pool.articles.len())
        .filter(|&i| pool.articles[i].0 == like.language)
        .collect();
    let mut blocks = Vec::new();
    let mut article = 0;
    let sheets = if random.percent(15) { 2 } else { 1 };
    for sheet in 0..sheets {
        let count = match random.below(100) {
            0..15 => 1,
            15..40 => 2,
            40..62 => 3,
            62..78 => 4,
            _ => 5 + random.below(4),
        };
        let mut chosen: Vec<Vec<PageBlock>> = Vec::new();
        // On most pages every story has a title somewhere.
        let untitled = match random.below(100) {
            0..12 => 25,
            12..18 => 100,
            _ => 0,
        };
        let titles_only = random.percent(2);
        for _ in 0..count {
            article += 1;
            let mut one = pool.articles[own[random.below(own.len())]].1.clone();
            one.iter_mut().for_each(|b| b.article = article);
            if titles_only {
                one.retain(|b| b.role.is_title());
            } else if random.percent(12) {
                notice(&mut one, like.language, random);
            } else {
                shorten(&mut one, untitled, random);
            }
            chosen.push(one);
        }
        let mut page = lay_out(chosen, random);
        if random.percent(12) {
            titles_inside(&mut page, random);
        }
        set_furniture(pool, &mut page, random);
        set_gaps(&mut page, random);
        if sheet > 0
            && random.percent(50)
            && let Some(first) = page.first_mut()
        {
            first.page = true;
        }
        blocks.extend(page);
    }
    Page { language: like.language, blocks }
}

/// Makes an article a notice: a paragraph or two, who signs it and when, and a title that
/// says what kind of notice it is and little of what the text says.
fn notice(article: &mut Vec<PageBlock>, language: Language, random: &mut Random) {
    let kinds: &[&str] = match language {
        Language::ZhHans => &["通知", "公告", "启事", "通告", "声明", "公示"],
        Language::ZhHant => &["通知", "公告", "啟事", "通告", "聲明", "公示"],
        Language::Ja => &["のお知らせ", "のご案内", "お知らせ"],
        Language::Ko => &[" 안내", " 알림", " 공고"],
        Language::Latin => &["Notice of ", "Public Notice: "],
    };
    let Some(mut body) = article.iter().find(|b| b.role == Role::Body).cloned() else {
        return;
    };
    let text = body.lines.concat();
    let mut draw = crate::lines::Random(random.below(1 << 30) as u64);
    let (least, most) = if language == Language::Latin { (8, 30) } else { (2, 9) };
    let about = trimmings::clause(&text, least, most, &mut draw).unwrap_or_default();
    let kind = kinds[random.below(kinds.len())];
    let about: String = if random.percent(40) {
        about.chars().take(2).collect()
    } else if random.percent(20) {
        String::new()
    } else {
        about
    };
    let words = match language {
        Language::Latin => format!("{kind}{about}"),
        Language::Ko if random.percent(40) => format!("[{}] {about}", kind.trim()),
        _ => format!("{about}{kind}"),
    };
    let number = body.article;
    let keep = 1 + random.below(3);
    let mut seen = 0;
    article.retain(|b| {
        seen += usize::from(b.role == Role::Body);
        b.role == Role::Body && seen <= keep
    });
    body.lines = vec![words];
    // Reading the lines takes it for a kicker when other titles follow.
    body.role = if random.percent(25) { Role::Kicker } else { Role::Headline };
    let mut out = vec![body];
    out.append(article);
    if random.percent(80) {
        for block in trimmings::signature(&text, language, &mut draw) {
            out.push(PageBlock {
                role: Role::Body,
                lines: vec![block.text],
                blanks: 0,
                page: false,
                inside: false,
                measure: out[0].measure,
                article: number,
            });
        }
    }
    *article = out;
}

/// Leaves out titles, bylines or some of the paragraphs.
fn shorten(article: &mut Vec<PageBlock>, untitled: usize, random: &mut Random) {
    // A story without title that does not begin as news do can't be told from the story
    // before it, even by readers.
    let lead = article.iter().find(|b| b.role == Role::Body).is_some_and(begins_as_news);
    if random.percent(if lead { untitled } else { untitled / 8 }) {
        article.retain(|b| !b.role.is_title());
    }
    if random.percent(25) {
        article.retain(|b| b.role != Role::Byline);
    }
    if random.percent(10)
        && let Some(at) = article.iter().position(|b| b.role == Role::Byline)
    {
        // A byline may come out in the middle or at the end.
        let byline = article.remove(at);
        article.insert(at + random.below(article.len() - at + 1), byline);
    }
    let bodies = article.iter().filter(|b| b.role == Role::Body).count();
    if bodies > 1 && random.percent(35) {
        let keep = 1 + random.below(bodies);
        let mut seen = 0;
        article.retain(|b| {
            seen += usize::from(b.role == Role::Body);
            b.role.is_title() || seen <= keep
        });
    }
}

/// Whether a paragraph begins with a paper's or an agency's lead.
fn begins_as_news(block: &PageBlock) -> bool {
    let text = block.lines.concat();
    ["本报", "本報", "新华社", "据新华社", "記者", "（記者", "［", "[", "【", "（"]
        .iter()
        .any(|w| text.starts_with(w))
}

/// Puts articles on a page, with their titles where they may come out.
fn lay_out(articles: Vec<Vec<PageBlock>>, random: &mut Random) -> Vec<PageBlock> {
    let style = random.below(100);
    let mixed = random.percent(40);
    let share = [30, 50, 80, 100][random.below(4)];
    let mut page: Vec<PageBlock> = Vec::new();
    let mut front: Vec<Vec<PageBlock>> = Vec::new();
    let mut end: Vec<Vec<PageBlock>> = Vec::new();
    let mut late: Option<Vec<PageBlock>> = None;
    for article in articles {
        let (titles, mut rest): (Vec<_>, Vec<_>) =
            article.into_iter().partition(|b| b.role.is_title());
        if rest.len() > 1 && random.percent(12) && rest[0].role != Role::Caption {
            // A picture's caption may come out anywhere near.
            if let Some(c) = rest.iter().position(|b| b.role == Role::Caption) {
                let caption = rest.remove(c);
                let at = if random.percent(50) {
                    page.len()
                } else {
                    random.below(page.len() + 1)
                };
                page.insert(at, caption);
            }
        }
        let moved = random.percent(share);
        // On some pages each title has its own way out.
        let style = if mixed { random.below(97) } else { style };
        match style {
            0..35 => {
                page.extend(titles);
                page.extend(rest);
            }
            35..63 if moved => {
                end.push(titles);
                page.extend(rest);
            }
            63..87 if moved => {
                page.extend(rest);
                page.extend(titles);
            }
            87..92 if moved => {
                front.push(titles);
                page.extend(rest);
            }
            92..97 if moved => {
                // The titles come out after the next article's, or in the first column.
                let at = random.below(rest.len() + 1);
                page.extend(rest.drain(..at));
                page.extend(titles);
                page.extend(rest);
            }
            97.. if moved && rest.len() > 1 && late.is_none() => {
                page.extend(titles);
                let at = 1 + random.below(rest.len() - 1);
                late = Some(rest.split_off(at));
                page.extend(rest);
                continue;
            }
            _ => {
                page.extend(titles);
                if let Some(late) = late.take() {
                    // A column of the story before comes out below this one's title.
                    page.extend(late);
                }
                page.extend(rest);
            }
        }
    }
    page.extend(late.into_iter().flatten());
    if random.percent(25) {
        random.shuffle(&mut end);
    }
    let mut blocks: Vec<PageBlock> = front.into_iter().flatten().collect();
    blocks.extend(page);
    blocks.extend(end.into_iter().flatten());
    blocks
}

impl Piece for PageBlock {
    fn is_title(&self) -> bool {
        self.role.is_title()
    }

    fn article(&self) -> u32 {
        self.article
    }
}

/// Moves the titles of a story into a paragraph: they begin behind its first line.
fn titles_inside(page: &mut Vec<PageBlock>, random: &mut Random) {
    let may = |page: &[PageBlock], at: usize| {
        page[at - 1].role == Role::Body && page[at - 1].lines.len() > 1
    };
    let mut draw = crate::lines::Random(random.below(1 << 30) as u64);
    if let Some(titles) = interrupt(page, may, &mut draw) {
        page[titles].iter_mut().for_each(|b| b.inside = true);
    }
}

fn set_furniture(pool: &Pool, page: &mut Vec<PageBlock>, random: &mut Random) {
    if pool.furniture.is_empty() || !random.percent(45) {
        return;
    }
    for _ in 0..1 + random.below(3) {
        let mut piece = pool.furniture[random.below(pool.furniture.len())].clone();
        piece.page = false;
        let at = match random.below(3) {
            0 => 0,
            1 => page.len(),
            _ => random.below(page.len() + 1),
        };
        page.insert(at, piece);
    }
}

/// Sets blank lines and measures: on some pages they tell where stories begin, on most
/// they don't.
fn set_gaps(page: &mut [PageBlock], random: &mut Random) {
    let style = random.below(10);
    let measure = 16 + 2 * random.below(15) as u16;
    let mixed = random.percent(45);
    let mut last = (0, measure);
    for i in 0..page.len() {
        let starts = i > 0 && page[i].article != page[i - 1].article;
        let title = page[i].role.is_title();
        let body_to_title = i > 0 && title && !page[i - 1].role.is_title();
        page[i].page = false;
        page[i].blanks = match style {
            0..4 => 0,
            4..6 => u8::from(starts || body_to_title),
            6 => u8::from((starts || title) && random.percent(70)),
            7 => u8::from(random.percent(30)),
            8 => u8::from(random.percent(8)) * (1 + random.below(2) as u8),
            _ => page[i].blanks,
        };
        if mixed && page[i].article != last.0 {
            last = (page[i].article, 16 + 2 * random.below(15) as u16);
        }
        let narrow = if random.percent(10) { 2 * random.below(8) as u16 } else { 0 };
        page[i].measure = last.1.saturating_sub(narrow) + u16::from(random.percent(15));
        if random.percent(3) {
            page[i].measure = 0;
        }
    }
}

/// Puts the mistakes of reading lines into a page, into about `rate` of 1000 blocks.
pub(crate) fn spoil(page: &Page, rate: usize, random: &mut Random) -> Page {
    let mut blocks: Vec<PageBlock> = Vec::new();
    for block in &page.blocks {
        let mut block = block.clone();
        // Titles are mistaken more often than paragraphs.
        let rate = match block.role {
            role if role.is_title() => rate * 2,
            _ if block.lines.len() == 1 => rate * 2,
            _ => rate,
        };
        if random.below(1000) >= rate {
            blocks.push(block);
            continue;
        }
        let other = match (block.role, random.below(10)) {
            (Role::Headline, 0..2) => Role::Kicker,
            (Role::Headline, 2..4) => Role::Subtitle,
            (Role::Headline, 4..6) => Role::Body,
            (Role::Headline, 6) => Role::Subhead,
            (Role::Kicker | Role::Subtitle, 0..5) => Role::Headline,
            (Role::Kicker, 5) => Role::Subtitle,
            (Role::Subtitle, 5) => Role::Kicker,
            (Role::Kicker | Role::Subtitle, 6..8) => Role::Body,
            (Role::Byline, 0..4) => Role::Body,
            (Role::Byline, 4..6) => Role::Subtitle,
            (Role::Body, 0..2) if block.lines.len() == 1 => Role::Headline,
            (Role::Body, 2) if block.lines.len() == 1 => Role::Subtitle,
            (Role::Body, 3) if block.lines.len() == 1 => Role::Subhead,
            (Role::Body, 4) if block.lines.len() == 1 => Role::Byline,
            (Role::Body, 5) if block.lines.len() == 1 => Role::Furniture,
            (Role::Body, 0) if block.lines.len() < 6 => Role::Caption,
            (Role::Caption, 0..6) => Role::Body,
            (Role::Furniture, 0..4) => Role::Body,
            (Role::Furniture, 4) => Role::Headline,
            (Role::Jump, 0..3) => Role::Body,
            (role, _) => role,
        };
        if other != block.role {
            block.role = other;
            blocks.push(block);
            continue;
        }
        // A title sticks to the paragraph before it.
        if block.role.is_title()
            && random.percent(25)
            && let Some(before) = blocks.last_mut().filter(|b| b.role == Role::Body)
        {
            before.lines.append(&mut block.lines);
            continue;
        }
        // The block is cut in two, or its first line is taken for a title.
        if block.lines.len() > 1 {
            let cut = 1 + random.below(block.lines.len() - 1);
            let mut second = block.clone();
            second.lines = block.lines.split_off(cut);
            second.blanks = 0;
            second.page = false;
            if block.role == Role::Body && cut == 1 && random.percent(40) {
                block.role = Role::Headline;
            }
            if block.role.is_title() && random.percent(40) {
                second.role =
                    [Role::Headline, Role::Subtitle, Role::Body][random.below(3)];
            }
            blocks.push(block);
            blocks.push(second);
        } else {
            blocks.push(block);
        }
    }
    Page { language: page.language, blocks }
}
