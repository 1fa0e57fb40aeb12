//! What the trainer needs of the articles. No stable interface.

use super::context::{self, Context};
use super::features::{self, FEATURES};
use super::model::ArticleModel;
use super::search::{self, Given};
use super::titles;
use super::{Galley, GalleyBlock, assemble};
use crate::{Language, ModelError, Role, Span, compose};

/// A page of blocks, with the article of each.
#[derive(Debug, Clone)]
pub struct Page {
    /// The main language.
    pub language: Language,
    /// The blocks in the order in which they begin.
    pub blocks: Vec<PageBlock>,
}

/// One block of a [`Page`].
#[derive(Debug, Clone)]
pub struct PageBlock {
    /// What it is.
    pub role: Role,
    /// Its clean text, line by line.
    pub lines: Vec<String>,
    /// How many more blank lines stand above it than the page's rhythm has.
    pub blanks: u8,
    /// Whether a page begins with it.
    pub page: bool,
    /// Whether a block that began before it goes on behind it.
    pub inside: bool,
    /// The measure, in half-ems; 0 if not known.
    pub measure: u16,
    /// The article, 0 for page furniture.
    pub article: u32,
}

/// What the stages before this one learned.
#[derive(Debug, Clone)]
pub struct Reader {
    seams: crate::seams::Seams,
    lines: crate::model::LineModel,
}

/// Takes up what the stages before this one learned, from its bytes.
pub fn reader(seams: &[u8], lines: &[u8]) -> Result<Reader, ModelError> {
    let seams = crate::seams::Seams::read(seams)?;
    Ok(Reader { seams, lines: crate::model::LineModel::read(lines)? })
}

/// A page as the stages before this one read it: its blocks, and for each of them its
/// lines, by their index among the lines that are not blank. All blocks are without an
/// article as yet.
pub fn read(text: &str, reader: &Reader) -> (Page, Vec<Vec<u32>>) {
    let source = crate::source::read(text);
    let Reader { seams, lines } = reader;
    let prepared = crate::reflow::prepare(
        &source,
        seams,
        &crate::Options::default(),
        None,
        &mut |_| {},
    );
    let decoded = {
        let emissions = crate::decode::weigh(&prepared.page, lines);
        crate::decode::decode(lines, &emissions, &[], &[])
    };
    let blocks = crate::blocks::group(&decoded.labels, &[]);
    let (starts, block_lines) = compose::lines_by_block(&blocks);
    let none = crate::constraints::Constraints::default();
    let page = compose::galley_blocks(&prepared, &blocks, &starts, &block_lines, &none);
    let own = |b: &GalleyBlock| {
        block_lines[b.lines.start as usize..b.lines.end as usize].to_vec()
    };
    let indices = page.iter().map(own).collect();
    let blocks = page
        .iter()
        .map(|b| PageBlock {
            role: b.role,
            lines: own(b)
                .iter()
                .map(|&l| prepared.cleaned.line(l as usize).to_owned())
                .collect(),
            blanks: b.blanks,
            page: b.page,
            inside: b.inside,
            measure: b.measure,
            article: 0,
        })
        .collect();
    (Page { language: prepared.language, blocks }, indices)
}

/// The number of weights.
pub const WEIGHTS: usize = FEATURES;

/// One decision of a page: by how much it beat its rivals, and whether it was right.
#[derive(Debug, Clone, Copy)]
pub struct Judged {
    /// The margin.
    pub margin: i32,
    /// Whether the block stands with the block that names its story.
    pub right: bool,
}

/// A page as the engine's stage takes it.
struct Set {
    text: String,
    lines: Vec<Span>,
    block_lines: Vec<u32>,
    blocks: Vec<GalleyBlock>,
    language: Language,
}

impl Set {
    fn new(page: &Page) -> Self {
        let mut set = Self {
            text: String::new(),
            lines: Vec::new(),
            block_lines: Vec::new(),
            blocks: Vec::new(),
            language: page.language,
        };
        for block in &page.blocks {
            let begin = set.lines.len() as u32;
            for line in &block.lines {
                let start = set.text.len() as u32;
                set.text.push_str(line);
                set.lines.push(Span::new(start, set.text.len() as u32));
                set.block_lines.push(set.lines.len() as u32 - 1);
            }
            set.blocks.push(GalleyBlock {
                role: block.role,
                fixed: false,
                lines: begin..set.lines.len() as u32,
                blanks: block.blanks,
                page: block.page,
                inside: block.inside,
                measure: block.measure,
            });
        }
        set
    }

    fn galley(&self) -> Galley<'_> {
        Galley {
            text: &self.text,
            lines: &self.lines,
            block_lines: &self.block_lines,
            blocks: &self.blocks,
            language: self.language,
        }
    }
}

fn context_of<'a>(galley: &'a Galley<'a>) -> Context<'a> {
    let n = galley.blocks.len();
    context::prepare(galley, &vec![false; n], &vec![false; n])
}

/// The right story of each block of the flow, named by its first block.
fn gold(context: &Context, page: &Page) -> Vec<u32> {
    let mut first: Vec<(u32, u32)> = Vec::new();
    let mut before = 0;
    context
        .flow
        .iter()
        .map(|&b| {
            // Furniture taken for something else does least harm in the story before.
            let article = match page.blocks[b as usize].article {
                0 => before,
                article => article,
            };
            before = article;
            match first.iter().find(|f| f.0 == article) {
                Some(f) => f.1,
                None => {
                    first.push((article, b));
                    b
                }
            }
        })
        .collect()
}

/// Compares the best reading of a page with the right one and tells how each feature's
/// weight should change: up where the right reading has it, down where the best has it.
/// Returns whether they differed.
pub fn learn(page: &Page, weights: &[i32], mut change: impl FnMut(usize, i64)) -> bool {
    let set = Set::new(page);
    let galley = set.galley();
    let context = context_of(&galley);
    if context.flow.is_empty() {
        return false;
    }
    let given = vec![Given::default(); page.blocks.len()];
    let right = gold(&context, page);
    let mut scores = Vec::new();
    let mut sum = 0i64;
    let (reached, last) =
        search::follow(&context, &given, &right, |at, h, target, kind| {
            features::each(&context, h, context.flow[at] as usize, target, kind, |f| {
                sum += i64::from(weights[f]);
            });
            scores.push(sum);
        });
    let whole = reached == right.len();
    if whole {
        features::left_over(&last, |f| sum += i64::from(weights[f]));
        scores.push(sum);
    }
    let reading = search::read(&context, &given, weights, search::ANY);
    // Where the right reading falls behind most is where it has to be strengthened.
    let Some(worst) = (0..scores.len()).max_by_key(|&i| (reading.best[i] - scores[i], i))
    else {
        return false;
    };
    let best = reading.upto(worst + 1);
    let end = worst == right.len();
    let len = worst.min(right.len() - 1) + 1;
    if best[..len] == right[..len] {
        return false;
    }
    for (story, sign) in [(&right[..len], 1), (&best[..len], -1)] {
        let (_, last) = search::follow(&context, &given, story, |at, h, target, kind| {
            let b = context.flow[at] as usize;
            features::each(&context, h, b, target, kind, |f| change(f, sign));
        });
        if end {
            features::left_over(&last, |f| change(f, sign));
        }
    }
    true
}

/// The values of feature templates that occur on a page with the right reading, whatever the
/// move; for leaving out those that are too rare to learn from. A feature divided by
/// [`MOVES`] is its value's number.
pub fn values(page: &Page, mut tell: impl FnMut(usize)) {
    let set = Set::new(page);
    let galley = set.galley();
    let context = context_of(&galley);
    let given = vec![Given::default(); page.blocks.len()];
    let right = gold(&context, page);
    search::follow(&context, &given, &right, |at, h, target, kind| {
        features::each(&context, h, context.flow[at] as usize, target, kind, |f| {
            tell(f / features::MOVES);
        });
    });
}

/// Whether a value stands for the beginning or ending of a text.
pub fn is_text(value: usize) -> bool {
    features::is_text(value)
}

/// The number of kinds of moves, for each of which a value has a weight.
pub const MOVES: usize = features::MOVES;

/// Tells of each decision of a page's best reading its margin and whether it was right.
pub fn judge(page: &Page, weights: &[i32]) -> Vec<Judged> {
    let set = Set::new(page);
    let galley = set.galley();
    let context = context_of(&galley);
    let given = vec![Given::default(); page.blocks.len()];
    let reading = search::read(&context, &given, weights, search::BEHIND);
    let right = gold(&context, page);
    (0..reading.story.len())
        .map(|i| {
            // Right: it opens a story where one opens, or stands with a block it belongs to.
            let b = context.flow[i];
            let right = if reading.story[i] == b {
                right[i] == b
            } else {
                let named = context.flow.iter().position(|&f| f == reading.story[i]);
                named.is_some_and(|n| right[n] == right[i])
            };
            Judged { margin: reading.margin[i], right }
        })
        .collect()
}

/// What a model makes of a page.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The article of each block, 0 for none.
    pub articles: Vec<u32>,
    /// The role of each block.
    pub roles: Vec<Role>,
    /// The confidence of each article, in per mille.
    pub confidences: Vec<u16>,
}

/// Does for the roles of titles what [`learn`] does for articles. The articles of the page
/// are taken as right; `roles` are the right roles. Returns how many groups of titles
/// differed.
pub fn learn_titles(
    page: &Page,
    roles: &[Role],
    weights: &[i32],
    change: impl FnMut(usize, i64),
) -> u32 {
    let set = Set::new(page);
    let galley = set.galley();
    let story: Vec<u32> = page
        .blocks
        .iter()
        .map(|b| match b.article {
            0 => super::NONE,
            a => page.blocks.iter().position(|o| o.article == a).unwrap_or(0) as u32,
        })
        .collect();
    titles::learn(&galley, &story, roles, weights, change)
}

/// The number of weights of the titles' roles.
pub const TITLE_WEIGHTS: usize = titles::FEATURES;

/// The article of each block, 0 for none, as a model of these bytes puts them, and the
/// confidence of each article.
pub fn articles(page: &Page, model: &[u8]) -> Result<Answer, ModelError> {
    let model = ArticleModel::read(model)?;
    let set = Set::new(page);
    let assembly = assemble(&set.galley(), &model, &[], &[]);
    let articles = assembly.article.iter().map(|a| a.map_or(0, |a| a + 1)).collect();
    let confidences = assembly.articles.iter().map(|a| a.confidence).collect();
    Ok(Answer { articles, roles: assembly.roles, confidences })
}

/// The bytes of a model.
pub fn write(
    weights: Vec<i32>,
    titles: Vec<i32>,
    confidence: Vec<(i32, u16)>,
) -> Vec<u8> {
    ArticleModel { weights, titles, confidence }.write()
}

/// The rule that a weight speaks for, for looking at what was learned.
pub fn rule(feature: usize) -> crate::Rule {
    features::rule(feature)
}
