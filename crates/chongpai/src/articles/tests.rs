//! Pages written for these tests, and laws on pages made at random.

use super::*;

/// Blocks as text: one a line, its role, a space and its text; an empty line above a block
/// stands for a blank line.
fn set(page: &str) -> (String, Vec<Span>, Vec<u32>, Vec<GalleyBlock>) {
    let (mut text, mut lines, mut blocks) = (String::new(), Vec::new(), Vec::new());
    let mut blanks = 0;
    for line in page.lines().map(str::trim) {
        if line.is_empty() {
            blanks += u8::from(!blocks.is_empty());
            continue;
        }
        let (role, content) = line.split_once(' ').expect("a role and a text");
        let role = Role::ALL
            .into_iter()
            .find(|&r| r.as_str() == role || r == Role::Body && role == "b")
            .expect("a role's name, or b for a paragraph");
        let begin = lines.len() as u32;
        // Paragraphs are cut into lines of 18 characters, as a printer sets them.
        let wide = if role == Role::Body { 18 } else { 1000 };
        let chars: Vec<char> = content.chars().collect();
        for line in chars.chunks(wide) {
            let start = text.len() as u32;
            text.extend(line);
            lines.push(Span::new(start, text.len() as u32));
        }
        let end = lines.len() as u32;
        blocks.push(GalleyBlock {
            role,
            fixed: false,
            lines: begin..end,
            blanks,
            page: false,
            inside: false,
            measure: 36,
        });
        blanks = 0;
    }
    let all = (0..lines.len() as u32).collect();
    (text, lines, all, blocks)
}

/// Does something with a page of which the reader has fixed the roles of some blocks.
fn with_fixed<T>(
    page: &str,
    fixed: &[usize],
    act: impl FnOnce(&Galley, &ArticleModel) -> T,
) -> T {
    let (text, lines, block_lines, mut blocks) = set(page);
    for &b in fixed {
        blocks[b].fixed = true;
    }
    let galley = Galley {
        text: &text,
        lines: &lines,
        block_lines: &block_lines,
        blocks: &blocks,
        language: Language::ZhHans,
    };
    let model = ArticleModel::read(super::BUILTIN)
        .expect("the built-in model is made for this engine");
    act(&galley, &model)
}

fn assembled(page: &str, constraints: &[Constraint]) -> Assembly {
    with_fixed(page, &[], |galley, model| {
        let assembly = assemble(galley, model, &[], constraints);
        hold(galley, &assembly, constraints);
        assembly
    })
}

/// The blocks of each article in reading order.
fn answer(assembly: &Assembly) -> Vec<Vec<u32>> {
    let blocks = |a: &AssembledArticle| {
        assembly.article_blocks[a.blocks.start as usize..a.blocks.end as usize].to_vec()
    };
    assembly.articles.iter().map(blocks).collect()
}

fn check(page: &str, expected: &[&[u32]]) {
    assert_eq!(answer(&assembled(page, &[])), expected, "{page}");
}

fn check_with(page: &str, constraints: &[Constraint], expected: &[&[u32]]) {
    assert_eq!(answer(&assembled(page, constraints)), expected, "{page}");
}

/// What must hold of every answer.
fn hold(galley: &Galley, assembly: &Assembly, constraints: &[Constraint]) {
    let n = galley.blocks.len();
    assert_eq!(assembly.article.len(), n);
    let mut seen = vec![0; n];
    let mut end = 0;
    for (i, article) in assembly.articles.iter().enumerate() {
        assert_eq!(article.blocks.start, end);
        assert!(article.blocks.end > end && article.confidence <= 1000);
        end = article.blocks.end;
        let own = &assembly.article_blocks[article.blocks.start as usize..end as usize];
        for &b in own {
            seen[b as usize] += 1;
            assert_eq!(assembly.article[b as usize], Some(i as u32));
        }
    }
    assert_eq!(end as usize, assembly.article_blocks.len());
    for (b, &times) in seen.iter().enumerate() {
        assert_eq!(times, u32::from(assembly.article[b].is_some()));
        if galley.blocks[b].role != Role::Furniture {
            assert!(assembly.article[b].is_some(), "block {b} has no article");
        } else if constraints.is_empty() {
            assert!(assembly.article[b].is_none(), "furniture {b} has an article");
        }
    }
    for (i, constraint) in constraints.iter().enumerate() {
        let same = |a: u32, b: u32| {
            let of = |x: u32| assembly.article.get(x as usize).copied().flatten();
            of(a).is_some() && of(a) == of(b)
        };
        let followed = !assembly.ignored.contains(&(i as u32));
        match *constraint {
            Constraint::Move { block, to } => assert_eq!(followed, same(block, to)),
            Constraint::Merge { block, with } => assert_eq!(followed, same(block, with)),
            Constraint::Part { .. } => {}
        }
    }
}

const BRIDGE: &str = "b 本报讯 连接南北两岸的青石大桥昨天合龙，大桥全长一千二百米，预计明年春天通车。\n\
    b 建设单位介绍，大桥通车以后，两岸居民过江只要五分钟。";
const LIBRARY: &str = "b 本报讯 城西图书馆从下月起延长开放时间，读者晚上九点以前都可以借书还书。\n\
    b 图书馆还将为儿童读者开辟新的阅览室，藏书三万册。";
const ORCHARD: &str = "b 本报讯 柿子岭的果农今年喜获丰收，满山的柿子挂满枝头，合作社收购价每斤三元。\n\
    b 果农们说，合作社还请来技术员教他们剪枝。";

#[test]
fn headline_stands_above_its_story() {
    check(
        &format!(
            "headline 青石大桥合龙\n{BRIDGE}\nheadline 城西图书馆延长开放时间\nsubtitle 晚上九点以前可借书\n{LIBRARY}"
        ),
        &[&[0, 1, 2], &[3, 4, 5, 6]],
    );
}

#[test]
fn headline_at_the_end_of_the_page_finds_its_story() {
    check(
        &format!(
            "{BRIDGE}\nheadline 城西图书馆延长开放时间\n{LIBRARY}\nheadline 青石大桥昨天合龙\nsubtitle 两岸居民过江只要五分钟"
        ),
        &[&[5, 6, 0, 1], &[2, 3, 4]],
    );
}

#[test]
fn headline_after_its_story() {
    check(
        &format!(
            "{BRIDGE}\nheadline 青石大桥昨天合龙\n{LIBRARY}\nheadline 城西图书馆延长开放时间"
        ),
        &[&[2, 0, 1], &[5, 3, 4]],
    );
}

#[test]
fn displaced_headlines_are_told_apart_by_their_words() {
    check(
        &format!(
            "{BRIDGE}\n{ORCHARD}\n{LIBRARY}\nkicker 每斤收购价三元\nheadline 柿子岭果农喜获丰收\nheadline 城西图书馆延长开放时间\nkicker 两岸居民盼通车\nheadline 青石大桥合龙"
        ),
        &[&[9, 10, 0, 1], &[6, 7, 2, 3], &[8, 4, 5]],
    );
}

#[test]
fn stories_without_titles_begin_with_their_lead() {
    check(&format!("{BRIDGE}\n{LIBRARY}"), &[&[0, 1], &[2, 3]]);
}

#[test]
fn a_notice_named_at_the_end_of_the_page_ends_with_its_signature() {
    check(
        &format!(
            "headline 青石大桥昨天合龙\n{BRIDGE}\nb 因下水道改造，棉纺路北段自本月十六日起封闭三天，请绕行。\nb 棉纺街道办事处\nb 2023年4月9日\nheadline 封路公告\nheadline 城西图书馆延长开放时间\n{LIBRARY}"
        ),
        &[&[0, 1, 2], &[6, 3, 4, 5], &[7, 8, 9]],
    );
}

#[test]
fn page_of_titles_alone() {
    check("headline 青石大桥合龙", &[&[0]]);
    check("", &[]);
    check("furniture 第三版", &[]);
}

#[test]
fn furniture_belongs_to_no_article() {
    check(
        &format!(
            "furniture 2021年3月4日 星期四 第二版\nheadline 青石大桥合龙\n{BRIDGE}\nfurniture 综合"
        ),
        &[&[1, 2, 3]],
    );
}

#[test]
fn titles_and_byline_come_first() {
    check(
        &format!(
            "kicker 南北两岸喜相连\nheadline 青石大桥合龙\n{BRIDGE}\nbyline 本报记者 林木"
        ),
        &[&[0, 1, 4, 2, 3]],
    );
}

#[test]
fn corrections_are_kept() {
    let page = format!(
        "headline 青石大桥合龙\n{BRIDGE}\nheadline 城西图书馆延长开放时间\n{LIBRARY}"
    );
    check_with(&page, &[Constraint::Merge { block: 1, with: 5 }], &[&[0, 1, 2, 3, 4, 5]]);
    check_with(&page, &[Constraint::Move { block: 5, to: 1 }], &[&[0, 1, 2, 5], &[3, 4]]);
    check_with(&page, &[Constraint::Part { block: 5 }], &[&[0, 1, 2], &[3, 4], &[5]]);
}

#[test]
fn the_later_of_two_contradictory_corrections_wins() {
    let page = format!(
        "headline 青石大桥合龙\n{BRIDGE}\nheadline 城西图书馆延长开放时间\n{LIBRARY}"
    );
    let part = Constraint::Part { block: 4 };
    let merge = Constraint::Merge { block: 1, with: 4 };
    let last = assembled(&page, &[part, merge]);
    assert_eq!(last.article[1], last.article[4]);
    assert_eq!(last.ignored, [0]);
    let last = assembled(&page, &[merge, part]);
    assert_ne!(last.article[1], last.article[4]);
    assert_eq!(last.ignored, [0]);
}

#[test]
fn a_moved_title_frees_the_story_for_another() {
    let page = format!("{BRIDGE}\n{LIBRARY}\nheadline 好消息\nheadline 又一件喜事");
    let moved = assembled(&page, &[Constraint::Move { block: 4, to: 2 }]);
    assert_eq!(moved.article[4], moved.article[2]);
    assert_eq!(moved.article[5], moved.article[0]);
}

#[test]
fn a_headline_that_the_reader_names_leaves_the_one_above_alone() {
    let page =
        format!("headline 青石大桥合龙\nheadline 城西图书馆延长开放时间\n{LIBRARY}");
    let roles = with_fixed(&page, &[1], |galley, model| {
        titles::assign(galley, &vec![0; galley.blocks.len()], &model.titles)
    });
    assert_eq!(roles[..2], [Role::Headline; 2]);
}

/// A small generator, the same in every run.
fn random(state: &mut u64, below: u64) -> u64 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % below
}

#[test]
fn laws_hold_on_any_sequence_of_roles_and_corrections() {
    let mut state = 7;
    for _ in 0..300 {
        let n = random(&mut state, 40);
        let mut page = String::new();
        for _ in 0..n {
            let role = Role::ALL[random(&mut state, 9) as usize];
            let text =
                ["大桥合龙", "图书馆", "（下转第３版）", "本报讯 记者报道", "A", "。"];
            let text = text[random(&mut state, 6) as usize];
            if random(&mut state, 9) == 0 {
                page.push('\n');
            }
            page.push_str(&format!("{} {text}\n", role.as_str()));
        }
        let constraints: Vec<Constraint> = (0..random(&mut state, 6))
            .map(|_| {
                let block = random(&mut state, n + 2) as u32;
                let other = random(&mut state, n + 2) as u32;
                match random(&mut state, 3) {
                    0 => Constraint::Move { block, to: other },
                    1 => Constraint::Part { block },
                    _ => Constraint::Merge { block, with: other },
                }
            })
            .collect();
        let first = assembled(&page, &constraints);
        assert_eq!(first, assembled(&page, &constraints));
        // One correction alone is always followed, unless there is nothing to follow.
        if n > 0 {
            let b = random(&mut state, n) as u32;
            let parted = assembled(&page, &[Constraint::Part { block: b }]);
            assert!(parted.ignored.is_empty());
        }
    }
}
