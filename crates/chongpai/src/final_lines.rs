//! Lines that are final, as in poems and lists → what each may be.
//!
//! Where the reader says that lines are final, how full they are means nothing, and that is
//! what tells most titles from text. So titles are looked for only where a poem or list has
//! its title: at the head of a page, or in a line or two that blank lines set apart. All other
//! lines are text, each a block of its own; a short verse is no page number.

use crate::decode::Constraint;
use crate::{Place, Role, Source, labels};

/// Title, author and dedication: more lines are a stanza.
const HEAD: usize = 3;
/// Title and author, in the middle of a page.
const INNER_HEAD: usize = 2;

/// What each non-blank line may be labelled.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn constrain(source: &Source) -> Vec<Constraint> {
    let begins = |role| labels::of(role) & labels::at(Place::Begins);
    let text = begins(Role::Body);
    let byline = text | begins(Role::Byline);
    let titles = [Role::Kicker, Role::Headline, Role::Subtitle, Role::Subhead];
    let title = titles.into_iter().fold(byline, |all, role| all | begins(role));
    let groups = groups(source);
    let n = groups.last().map_or(0, |g| g.lines.end);
    let mut out = vec![Constraint { allowed: text }; n];
    let is_followed = |at: usize| groups.get(at + 1).is_some_and(|next| !next.page);
    // Where most stanzas are as short as a title, blank lines set nothing apart.
    let (small, large) = (0..groups.len())
        .filter(|&at| is_followed(at))
        .partition::<Vec<_>, _>(|&at| groups[at].lines.len() <= INNER_HEAD);
    let set_apart = small.len() <= large.len().max(1);
    for (at, group) in groups.iter().enumerate() {
        let opens = at == 0 || group.page;
        let most = if opens { HEAD } else { INNER_HEAD };
        let is_head = is_followed(at) && set_apart && group.lines.len() <= most;
        if !is_head && !opens {
            continue;
        }
        let mut lines = out[group.lines.clone()].iter_mut();
        for (allowed, line) in [title, byline].into_iter().zip(lines.by_ref()) {
            line.allowed = allowed;
        }
        if opens && is_head {
            lines.for_each(|line| line.allowed = title);
        }
    }
    out
}

/// Neighbouring lines with no blank line between them.
struct Group {
    /// As indices of non-blank lines.
    lines: std::ops::Range<usize>,
    /// Whether a page begins with them.
    page: bool,
}

fn groups(source: &Source) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let (mut apart, mut page, mut n) = (true, false, 0);
    for line in source.lines() {
        page |= line.page;
        if line.blank {
            apart = true;
            continue;
        }
        match out.last_mut() {
            Some(group) if !apart && !page => group.lines.end = n + 1,
            _ => out.push(Group { lines: n..n + 1, page }),
        }
        n += 1;
        (apart, page) = (false, false);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source;

    /// Draws what each line may be: `T`itle, `b`yline, or nothing but text.
    fn check(text: &str, wanted: &str) {
        let title = labels::of(Role::Headline) & labels::at(Place::Begins);
        let byline = labels::of(Role::Byline) & labels::at(Place::Begins);
        let found: String = constrain(&source::read(text))
            .iter()
            .map(|c| match (c.allowed & title, c.allowed & byline) {
                (0, 0) => '.',
                (0, _) => 'b',
                _ => 'T',
            })
            .collect();
        assert_eq!(found, wanted, "{text:?}");
    }

    #[test]
    fn titles_stand_at_the_head() {
        check("", "");
        check("渡口", "T");
        check("渡口\n江未眠\n船走了\n灯亮了\n夜深了", "Tb...");
        check("渡口\n\n船走了\n灯亮了\n夜深了", "T...");
        check("渡口\n江未眠\n\n船走了\n灯亮了\n夜深了\n", "Tb...");
        check("旧作\n渡口\n江未眠\n\n船走了\n灯亮了\n夜深了\n", "TbT...");
    }

    #[test]
    fn what_blank_lines_set_apart_may_be_a_title() {
        check("甲\n\n一\n二\n三\n\n乙\n丙\n\n四\n五\n六\n\n七\n八", "T...Tb.....");
        check("甲\n一\n二\n三\n\x0c乙\n丙\n四\n五", "Tb..Tb..");
    }

    #[test]
    fn couplets_have_no_titles() {
        check("一\n二\n\n三\n四\n\n五\n六\n\n七\n八", "Tb......");
        check("一\n\n二\n\n三\n\n四", "T...");
    }
}
