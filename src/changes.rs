//! What is decided otherwise in one answer than in another about the same source.

use crate::answer::Answer;

/// The lines that go on with another line than before, have another role, or belong to
/// another article; ascending.
#[inline(never)]
pub fn between(before: &Answer, after: &Answer) -> Vec<u32> {
    if before.lines.len() != after.lines.len() {
        return vec![];
    }
    let uppers = [upper_lines(before), upper_lines(after)];
    let articles = [articles(before), articles(after)];
    let forth = likeness(&articles[0], &articles[1], before.articles.len());
    let back = likeness(&articles[1], &articles[0], after.articles.len());
    let role = |answer: &Answer, line: u32| answer.role(answer.block_at(line));
    (0..before.lines.len() as u32)
        .filter(|&line| {
            let at = line as usize;
            let (old, new) = (articles[0][at], articles[1][at]);
            uppers[0][at] != uppers[1][at]
                || role(before, line) != role(after, line)
                || forth[old] != new
                || back[new] != old
        })
        .collect()
}

/// The line before each line in its block, counted from 1; 0 at a block's first line.
fn upper_lines(answer: &Answer) -> Vec<u32> {
    let mut out = vec![0; answer.lines.len()];
    for block in 0..answer.blocks.len() as u32 {
        for pair in answer.lines_of(block).windows(2) {
            out[pair[1] as usize] = pair[0] + 1;
        }
    }
    out
}

/// The article of each line; furniture counts as one more.
fn articles(answer: &Answer) -> Vec<usize> {
    (0..answer.lines.len() as u32)
        .map(|line| {
            let article = answer.article_of(answer.block_at(line));
            article.map_or(answer.articles.len(), |a| a as usize)
        })
        .collect()
}

/// For each article the one of the other answer that has most of its lines: articles have
/// no name, and when one is gone all after it are counted anew.
fn likeness(from: &[usize], to: &[usize], count: usize) -> Vec<usize> {
    let mut shared: Vec<Vec<(usize, u32)>> = vec![vec![]; count + 1];
    for (&a, &b) in from.iter().zip(to) {
        // Neighbouring lines mostly share it, so that the search ends at once.
        match shared[a].iter_mut().rfind(|(other, _)| *other == b) {
            Some((_, lines)) => *lines += 1,
            None => shared[a].push((b, 1)),
        }
    }
    let most = |others: &Vec<(usize, u32)>| {
        others.iter().rev().max_by_key(|(_, lines)| *lines).map_or(usize::MAX, |o| o.0)
    };
    shared.iter().map(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine;
    use chongpai::{Correction, Model, Role};

    const SAMPLE: &str = include_str!("../www/samples/zh-Hant.txt");

    fn answer(corrections: &[Correction]) -> Answer {
        let model = Model::builtin();
        engine::answer(&engine::reflow(
            model,
            SAMPLE,
            &Default::default(),
            corrections,
            |_| {},
        ))
    }

    #[test]
    fn the_same_answer_has_changed_nowhere() {
        assert!(between(&answer(&[]), &answer(&[])).is_empty());
    }

    #[test]
    fn another_role_changes_the_lines_of_its_block() {
        let before = answer(&[]);
        let block = (0..before.blocks.len() as u32)
            .find(|&b| before.role(b) == Role::Body && before.lines_of(b).len() < 4)
            .unwrap();
        let line = before.number(before.lines_of(block)[0]);
        let after = answer(&[Correction::Role { line, role: Role::Caption }]);
        let changed = between(&before, &after);
        assert!(before.lines_of(block).iter().all(|l| changed.contains(l)));
        assert_eq!(changed, between(&after, &before), "seen from both sides");
    }

    #[test]
    fn of_two_articles_made_one_the_shorter_has_moved() {
        let before = answer(&[]);
        let first = |a: u32| before.lines_of(before.blocks_of(a).start)[0];
        let [line, with] = [1, 0].map(|a| before.number(first(a)));
        let after = answer(&[Correction::MergeArticles { line, with }]);
        assert_eq!(after.articles.len() + 1, before.articles.len());
        let changed = between(&before, &after);
        let of = |article: u32| {
            let lines = 0..before.lines.len() as u32;
            lines
                .filter(|&l| before.article_of(before.block_at(l)) == Some(article))
                .count()
        };
        assert!(!changed.is_empty() && changed.len() < of(0) + of(1));
    }
}
