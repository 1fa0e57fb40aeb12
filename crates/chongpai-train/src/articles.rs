//! The articles' part of the model: learned from pages whose blocks are right, and from
//! pages made of them.

mod mend;
mod pages;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chongpai::Role;
use chongpai::article_training::{self as engine, Page};

use crate::{augment, corpus, recognised, written};
use mend::Random;

/// Trainings that the model is the mean of.
const RUNS: u64 = 16;
/// Rounds over the pages.
const ROUNDS: usize = 10;
/// Pages made for each page of the corpus and each round.
const MADE: usize = 10;
/// Pages set anew, for the engine to read.
const SET: usize = 1000;
/// How often the corpus's own stacks of titles are learned from in one round.
const REAL_STACKS: usize = 8;
/// What one step of learning changes a weight by, before averaging.
const STEP: i32 = 64;

/// Learns the articles' part of the model and writes it to the folder that holds the other
/// parts.
pub(crate) fn train(folder: &Path, model: &Path) -> Result<()> {
    let out = model.join("articles.bin");
    let reader = read_reader(model)?;
    let mut cases = corpus::read(folder)?;
    let written = written::read()?;
    let mut whole = written::set_all(&written);
    whole.extend(recognised::read()?);
    let real: Vec<Page> = cases.iter().chain(&whole).map(pages::page).collect();
    let of_corpus = cases.len();
    // The engine's own blocks have the mistakes that this stage has to live with.
    cases.extend(augment::pages(&cases, &written, Vec::new(), SET));
    cases.extend(whole);
    let read: Vec<Page> = cases.iter().map(|c| pages::read(c, &reader)).collect();
    println!("{} pages read", read.len());
    let pool = mend::Pool::new(&real);
    let weights = mean(|run| search_weights(&real, &read, &pool, &mut chance(run)));
    let mut random = chance(RUNS);
    let held: Vec<Page> =
        (0..real.len()).map(|i| mend::make(&pool, &real[i], &mut random)).collect();
    let confidence = confidence(&held, &weights);
    println!("confidence: {confidence:?}");
    // Most sources have a headline alone; stacks of titles are mostly made.
    let set: Vec<Page> = cases[of_corpus..].iter().map(pages::page).collect();
    let own = &real[..of_corpus];
    let stacks = own.iter().cycle().take(own.len() * REAL_STACKS).cloned();
    let stacks: Vec<Page> = stacks.chain(set).collect();
    let pool = mend::Pool::new(&stacks);
    let titles = mean(|run| title_roles(&pool, &stacks, &mut chance(run)));
    let bytes = engine::write(coarse(weights), coarse(titles), confidence);
    fs::write(&out, &bytes).with_context(|| out.display().to_string())?;
    println!("{}: {} bytes", out.display(), bytes.len());
    Ok(())
}

/// Weights as they are written: in steps of what one step of learning changes them by, which pack
/// to half and change no score of the development pages.
fn coarse(weights: Vec<i32>) -> Vec<i32> {
    let round = |w: i32| w.signum() * ((w.abs() + STEP / 2) / STEP * STEP);
    weights.into_iter().map(round).collect()
}

/// The numbers that a training draws.
fn chance(run: u64) -> Random {
    Random::new(0x6368_6f6e_6770_6169 + run)
}

/// The mean of what several trainings learn that differ in chance alone: less of a chance than
/// any of them. Each is its own, so that threads change nothing.
fn mean(learn: impl Fn(u64) -> Vec<i32> + Sync) -> Vec<i32> {
    let all = std::thread::scope(|scope| {
        let learn = &learn;
        let running: Vec<_> =
            (0..RUNS).map(|run| scope.spawn(move || learn(run))).collect();
        let joined = running.into_iter().map(|run| run.join());
        joined.map(|run| run.expect("no run fails")).collect::<Vec<_>>()
    });
    let sum = |f: usize| all.iter().map(|weights| i64::from(weights[f])).sum::<i64>();
    (0..all[0].len()).map(|f| (sum(f) / RUNS as i64) as i32).collect()
}

/// What the stages before this one learned, from the folder of a model.
fn read_reader(model: &Path) -> Result<engine::Reader> {
    let part = |name: &str| {
        let path = model.join(name);
        fs::read(&path).with_context(|| path.display().to_string())
    };
    Ok(engine::reader(&part("seams.bin")?, &part("lines.bin")?)?)
}

/// Learns the weights of the search.
fn search_weights(
    real: &[Page],
    read: &[Page],
    pool: &mend::Pool,
    random: &mut Random,
) -> Vec<i32> {
    let mut learner = Learner::new(real);
    let made = real.len() * (1 + MADE);
    for round in 0..ROUNDS {
        let mut order: Vec<usize> = (0..made + read.len()).collect();
        random.shuffle(&mut order);
        let mut wrong = 0;
        for &i in &order {
            let page = if i < real.len() {
                real[i].clone()
            } else if i < made {
                mend::make(pool, &real[i % real.len()], random)
            } else {
                read[i - made].clone()
            };
            wrong += usize::from(learner.learn(&page));
        }
        if round + 1 == ROUNDS {
            println!("stories, last round: {wrong} of {} pages wrong", order.len());
        }
    }
    learner.average()
}

/// Learns the roles of titles from pages on which they are mistaken.
fn title_roles(pool: &mend::Pool, real: &[Page], random: &mut Random) -> Vec<i32> {
    let mut learner = Learner::empty(engine::TITLE_WEIGHTS);
    for round in 0..ROUNDS * 2 {
        let mut wrong = 0;
        for page in real {
            let page = mend::lay(pool, page, random);
            let mistaken = mend::mistake_titles(&page, random);
            let roles: Vec<Role> = page.blocks.iter().map(|b| b.role).collect();
            let mut changes = Vec::new();
            wrong +=
                engine::learn_titles(&mistaken, &roles, &learner.weights, |f, sign| {
                    changes.push((f, sign));
                });
            learner.change(&changes);
        }
        if round + 1 == ROUNDS * 2 {
            println!("titles, last round: {wrong} groups wrong");
        }
    }
    learner.average()
}

/// Prints what the articles' part makes of the right blocks, and of blocks with mistakes.
pub(crate) fn check(folder: &Path, rest: &[String]) -> Result<()> {
    let parts = rest
        .first()
        .filter(|a| !a.starts_with('-'))
        .map_or_else(crate::model_folder, PathBuf::from);
    let worst = rest.iter().any(|a| a == "--worst");
    let reader = read_reader(&parts)?;
    let path = parts.join("articles.bin");
    let model = fs::read(&path).with_context(|| path.display().to_string())?;
    let cases = corpus::read(folder)?;
    for noise in [0, 1, 2] {
        let mut random = Random::new(1);
        let mut total = pages::Figures::default();
        for case in &cases {
            let right = pages::page(case);
            let page = mend::spoil(&right, noise * 20, &mut random);
            let answer = engine::articles(&page, &model)?;
            let figures = pages::judge(&page, &answer.articles);
            if worst && noise == 0 && !figures.perfect() {
                println!("{}\n{}", case.name, pages::show(&page, &answer.articles));
            }
            total.add(&figures);
        }
        println!("mistakes in {:2} of 1000 blocks: {total}", noise * 20);
    }
    let mut total = pages::Figures::default();
    for case in &cases {
        let page = pages::read(case, &reader);
        total.add(&pages::judge(&page, &engine::articles(&page, &model)?.articles));
    }
    println!("as the engine reads them:    {total}");
    let mut total = pages::Figures::default();
    for case in augment::pages(&cases, &written::read()?, Vec::new(), 800) {
        let page = pages::read(&case, &reader);
        total.add(&pages::judge(&page, &engine::articles(&page, &model)?.articles));
    }
    println!("set anew and read:           {total}");
    // Pages made of the same articles hold more of what is rare.
    let real: Vec<Page> = cases.iter().map(pages::page).collect();
    let pool = mend::Pool::new(&real);
    let mut random = Random::new(2);
    let mut total = pages::Figures::default();
    for page in real.iter().cycle().take(real.len() * 8) {
        let made = mend::make(&pool, page, &mut random);
        let answer = engine::articles(&made, &model)?;
        total.add(&pages::judge(&made, &answer.articles));
    }
    println!("pages made of them:          {total}");
    let (mut right, mut left, mut all) = (0, 0, 0);
    for page in &real {
        let mistaken = mend::mistake_titles(page, &mut random);
        let answer = engine::articles(&mistaken, &model)?;
        for (b, block) in
            page.blocks.iter().enumerate().filter(|(_, b)| b.role.is_title())
        {
            all += 1;
            left += usize::from(mistaken.blocks[b].role == block.role);
            right += usize::from(answer.roles[b] == block.role);
        }
    }
    println!(
        "roles of titles, mistaken on purpose: {left} of {all} right before, {right} after"
    );
    Ok(())
}

/// An averaged perceptron with whole numbers.
struct Learner {
    weights: Vec<i32>,
    sums: Vec<i64>,
    time: i64,
    /// Whether each value may be learned from: those that are text must be frequent.
    known: Vec<bool>,
}

/// Pages that must have a beginning or ending of text before it is learned: what few pages have says more about
/// those pages than about others.
const PAGES: u32 = 12;

impl Learner {
    fn new(pages: &[Page]) -> Self {
        let mut counts = vec![(0u32, usize::MAX); engine::WEIGHTS / engine::MOVES];
        for (i, page) in pages.iter().enumerate() {
            engine::values(page, |v| {
                if counts[v].1 != i {
                    counts[v] = (counts[v].0 + 1, i);
                }
            });
        }
        let known = counts
            .iter()
            .enumerate()
            .map(|(v, c)| c.0 >= PAGES || !engine::is_text(v))
            .collect();
        Self { known, ..Self::empty(engine::WEIGHTS) }
    }

    fn empty(n: usize) -> Self {
        Self { weights: vec![0; n], sums: vec![0; n], time: 1, known: Vec::new() }
    }

    fn learn(&mut self, page: &Page) -> bool {
        let mut changes = Vec::new();
        let wrong = engine::learn(page, &self.weights, |f, sign| changes.push((f, sign)));
        changes.retain(|c| self.known[c.0 / engine::MOVES]);
        self.change(&changes);
        wrong
    }

    fn change(&mut self, changes: &[(usize, i64)]) {
        for &(f, sign) in changes {
            self.weights[f] += sign as i32 * STEP;
            self.sums[f] += sign * i64::from(STEP) * self.time;
        }
        self.time += 1;
    }

    /// The mean of the weights over all steps.
    fn average(&self) -> Vec<i32> {
        self.weights
            .iter()
            .zip(&self.sums)
            .map(|(&w, &s)| (i64::from(w) - s / self.time) as i32)
            .collect()
    }
}

/// How often decisions are right, by margin: sixteen steps with as many decisions each, of
/// those that are in doubt at all.
fn confidence(pages: &[Page], weights: &[i32]) -> Vec<(i32, u16)> {
    let mut judged: Vec<(i32, bool)> = pages
        .iter()
        .flat_map(|p| engine::judge(p, weights))
        .map(|j| (j.margin, j.right))
        .collect();
    judged.sort_by_key(|j| j.0);
    // The steps get wider upwards: the few decisions in doubt need the finest ones.
    let mut steps = Vec::new();
    let mut begin = 0;
    for i in 0..16u32 {
        let end = if i == 15 {
            judged.len()
        } else {
            judged.len() * (i as usize + 1) * (i as usize + 1) / 256
        };
        let part = &judged[begin.min(end)..end];
        if part.is_empty() {
            continue;
        }
        let right = part.iter().filter(|j| j.1).count();
        let share = (right * 1000 + 500) / (part.len() + 1);
        let least = steps.last().map_or(0, |s: &(i32, u16)| s.1);
        let from = if steps.is_empty() { i32::MIN } else { part[0].0 };
        steps.push((from, (share as u16).max(least).min(998)));
        begin = end;
    }
    steps
}
