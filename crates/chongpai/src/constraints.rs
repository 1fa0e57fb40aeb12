//! Corrections → what the decoder and the later stages must keep to.
//!
//! Corrections name lines by their number in the source; here they become indices of
//! non-blank lines. A correction that names no such line, or that a later one overrules
//! altogether, is listed as ignored.

use crate::blocks::Blocks;
use crate::decode::{Constraint, Decoded, Leaning};
use crate::labels::{self, LABELS};
use crate::{Correction, Options, Place, Role, Source, final_lines, order};

/// The corrections of a run, by stage.
#[derive(Debug, Clone, Default)]
pub(crate) struct Constraints {
    /// What each line may be labelled; empty where nothing is constrained.
    pub(crate) lines: Vec<Constraint>,
    /// Lines that go on with the block of a line above, which need not be the one just
    /// before; ascending by the lower line.
    pub(crate) joins: Vec<(u32, u32)>,
    /// The corrections of articles, with line indices in place of line numbers.
    pub(crate) articles: Vec<(u32, Correction)>,
    /// Lines whose place the reader fixed.
    pub(crate) placed: Vec<u32>,
    /// Lines whose block's role the reader fixed, and the role; ascending by line.
    pub(crate) roles: Vec<(u32, Role)>,
    /// Whether the options say that no line goes on with another.
    pub(crate) final_lines: bool,
    /// The indices of corrections that name no line.
    pub(crate) ignored: Vec<u32>,
}

/// A block of this many lines is taken to be a title as a whole when the reader says so.
const TITLE: usize = 3;
/// What speaks for the role that a line had without corrections, in units of the model's weights.
const KEEP: i16 = 32;

impl Constraints {
    /// The lines that the reader put right, ascending, each once: those of which the reader
    /// said how they join or what they are. None where lines are final by themselves.
    pub(crate) fn corrected(&self) -> Vec<u32> {
        if self.final_lines {
            return Vec::new();
        }
        let roles = self.roles.iter().map(|&(line, _)| line);
        let mut lines: Vec<u32> = self.placed.iter().copied().chain(roles).collect();
        order::by_key(&mut lines, |&line| line.into());
        lines.dedup();
        lines
    }

    /// Whether the reader has a line begin a block.
    pub(crate) fn begins(&self, line: usize) -> bool {
        let begins = labels::at(Place::Begins);
        self.lines.get(line).is_some_and(|line| line.allowed & !begins == 0)
    }

    /// Lines that are always one line keep their role where the reader joins two of a kind:
    /// `before` is what was decided without corrections.
    // Apart from its caller, for it may be loaded later.
    #[inline(never)]
    pub(crate) fn keep_roles(&mut self, before: &Decoded) {
        let begins = labels::at(Place::Begins);
        for &(upper, lower) in &self.joins {
            let role = |line: u32| labels::role(before.labels[line as usize]);
            let single = labels::of(role(lower)) & !begins == 0;
            if single && upper + 1 == lower && role(upper) == role(lower) {
                // It is joined when blocks are grouped.
                for line in [upper, lower] {
                    self.lines[line as usize].allowed = labels::of(role(lower));
                }
            }
        }
    }

    /// Makes the roles that the reader fixed hold for whole blocks, which have to be known
    /// for that: `blocks` is what was decided without them. Many lines are no title, though:
    /// if the reader calls a long block one, it is because a title was taken into it, and
    /// where the title ends is decided again.
    // Apart from its caller, for it may be loaded later.
    #[inline(never)]
    pub(crate) fn fix_roles(&mut self, blocks: &Blocks) {
        for &(line, role) in &self.roles {
            let block = blocks.of_line[line as usize];
            let lines = (0u32..).zip(&blocks.of_line).filter(|&(_, &b)| b == block);
            let long = lines.clone().count() > TITLE;
            let parts = long && !matches!(role, Role::Body | Role::Caption);
            if !long && role != Role::Body {
                keep_end(&mut self.lines, lines.clone().map(|(at, _)| at));
            }
            let mut first = None;
            let mut before = None;
            for (at, _) in lines {
                let follows = before.is_some_and(|b| b + 1 == at);
                let goes_on = labels::of(role) & labels::at(Place::Continues);
                before = Some(at);
                let allowed = &mut self.lines[at as usize].allowed;
                if parts {
                    if at == line {
                        *allowed = labels::of(role);
                    }
                    continue;
                }
                // A line that cannot go on by its label is joined when blocks are grouped.
                let joins = first.filter(|_| goes_on == 0 || !follows);
                *allowed = match first {
                    Some(_) if joins.is_none() => goes_on,
                    _ => labels::of(role) & labels::at(Place::Begins),
                };
                first = first.or(Some(at));
                // No kicker stands without a headline: its last lines may be that.
                if role == Role::Kicker
                    && at > line
                    && blocks.roles[block as usize] == Role::Headline
                {
                    *allowed |= labels::of(Role::Headline);
                    continue;
                }
                self.joins.extend(joins.map(|upper| (upper, at)));
            }
        }
        order::by_key(&mut self.joins, |&(upper, lower)| order::pair(lower, upper));
        self.joins.dedup_by_key(|&mut (_, lower)| lower);
    }
}

/// Whoever says what a block is has seen where it ends: the lines behind those of the block
/// do not go on with it.
fn keep_end(constraints: &mut [Constraint], block: impl Iterator<Item = u32> + Clone) {
    let goes_on = labels::at(Place::Continues);
    for behind in block.clone().map(|line| line + 1) {
        let Some(constraint) = constraints.get_mut(behind as usize) else { continue };
        if constraint.allowed & !goes_on != 0 && !block.clone().any(|line| line == behind)
        {
            constraint.allowed &= !goes_on;
        }
    }
}

/// What speaks for the role that each line had without the reader's word: a correction says
/// little of the others. There is nothing at the lines that the reader put right. `before` is what
/// was decided without corrections.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn leanings(corrected: &[u32], before: &Decoded) -> Vec<Leaning> {
    let mut out = vec![[0; LABELS]; before.labels.len()];
    for (i, weights) in out.iter_mut().enumerate() {
        if corrected.binary_search(&(i as u32)).is_ok() {
            continue;
        }
        let role = labels::role(before.labels[i]);
        for (label, weight) in (0..).zip(weights) {
            *weight = if labels::role(label) == role { KEEP } else { 0 };
        }
    }
    out
}

/// Sets how sure each line is to what it would be without the leanings, which are no evidence: `free`
/// is what was decided without them. Where that is something else, nothing is sure.
// Apart from its caller, for it may be loaded later.
#[inline(never)]
pub(crate) fn doubt(decoded: &mut Decoded, free: &Decoded) {
    for (i, (&label, &other)) in decoded.labels.iter().zip(&free.labels).enumerate() {
        let sure = |same: bool, margin: i32| if same { margin } else { 0 };
        let place = labels::place(label) == labels::place(other);
        let role = labels::role(label) == labels::role(other);
        decoded.place_margins[i] = sure(place, free.place_margins[i]);
        decoded.role_margins[i] = sure(role, free.role_margins[i]);
    }
}

/// Translates what the reader said into constraints.
pub(crate) fn of_reader(
    source: &Source,
    corrections: &[Correction],
    options: &Options,
) -> Constraints {
    if corrections.is_empty() && !options.keep_lines {
        return Constraints::default();
    }
    translate(source, corrections, options)
}

// Apart from its caller, for it may be loaded later.
#[inline(never)]
fn translate(
    source: &Source,
    corrections: &[Correction],
    options: &Options,
) -> Constraints {
    let mut out = Constraints::default();
    let begins = labels::at(Place::Begins);
    let numbers: Vec<u32> = (1u32..)
        .zip(source.lines())
        .filter(|(_, line)| !line.blank)
        .map(|(number, _)| number)
        .collect();
    out.final_lines = options.keep_lines;
    out.lines = if options.keep_lines {
        final_lines::constrain(source)
    } else {
        vec![Constraint::FREE; numbers.len()]
    };
    let index = |number: u32| numbers.binary_search(&number).ok().map(|i| i as u32);
    // The later of two corrections of one line's place, or of its role, wins.
    let mut roles: Vec<(u32, Role)> = Vec::new();
    let mut places: Vec<(u32, Option<u32>)> = Vec::new();
    for (at, correction) in (0u32..).zip(corrections) {
        let known = match *correction {
            Correction::Join { upper, lower } => match (index(upper), index(lower)) {
                (Some(upper), Some(lower)) if upper < lower => {
                    set(&mut places, lower, Some(upper));
                    true
                }
                _ => false,
            },
            Correction::Part { line } => {
                index(line).map(|line| set(&mut places, line, None)).is_some()
            }
            Correction::Role { line, role } => {
                index(line).map(|line| set(&mut roles, line, role)).is_some()
            }
            Correction::Move { line, to } => match (index(line), index(to)) {
                (Some(line), Some(to)) => {
                    out.articles.push((at, Correction::Move { line, to }));
                    true
                }
                _ => false,
            },
            Correction::PartArticle { line } => index(line)
                .map(|line| out.articles.push((at, Correction::PartArticle { line })))
                .is_some(),
            Correction::MergeArticles { line, with } => {
                match (index(line), index(with)) {
                    (Some(line), Some(with)) => {
                        out.articles.push((at, Correction::MergeArticles { line, with }));
                        true
                    }
                    _ => false,
                }
            }
        };
        if !known {
            out.ignored.push(at);
        }
    }
    order::by_key(&mut places, |&(line, upper)| {
        order::pair(line, upper.map_or(0, |upper| upper + 1))
    });
    for &(line, upper) in &places {
        out.placed.push(line);
        out.lines[line as usize].allowed = match upper {
            None => begins,
            // A join over other lines is made when blocks are grouped; for the decoder the
            // line begins a block of the right role.
            Some(upper) if upper + 1 < line => begins,
            Some(_) => !begins,
        };
        if let Some(upper) = upper {
            out.joins.push((upper, line));
        }
    }
    order::by_key(&mut roles, |&(line, _)| line.into());
    out.roles = roles;
    out
}

fn set<T>(list: &mut Vec<(u32, T)>, line: u32, value: T) {
    match list.iter_mut().find(|(l, _)| *l == line) {
        Some(entry) => entry.1 = value,
        None => list.push((line, value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_tends_to_its_role_and_corrected_lines_are_free() {
        let label = labels::label(None, Role::Body, Place::Begins).unwrap();
        let before = Decoded {
            labels: vec![label; 3],
            place_margins: vec![0; 3],
            role_margins: vec![5; 3],
        };
        let kept = leanings(&[2], &before);
        let body = |i: usize| kept[i][usize::from(label)];
        assert_eq!([body(0), body(1), body(2)], [KEEP, KEEP, 0]);
        let furniture = labels::label(None, Role::Furniture, Place::Begins);
        assert_eq!(kept[1][usize::from(furniture.unwrap())], 0);
    }

    #[test]
    fn what_leanings_decide_is_not_sure() {
        let of = |role| labels::label(None, role, Place::Begins).unwrap();
        let decided = |role| Decoded {
            labels: vec![of(Role::Headline), of(role)],
            place_margins: vec![3; 2],
            role_margins: vec![4; 2],
        };
        let mut kept = decided(Role::Body);
        kept.role_margins = vec![40; 2];
        doubt(&mut kept, &decided(Role::Headline));
        assert_eq!(kept.role_margins, [4, 0]);
        assert_eq!(kept.place_margins, [3, 3]);
    }

    #[test]
    fn a_correction_elsewhere_makes_no_line_surer() {
        let story = "南街修起一座新桥\n南街的新桥昨天修好了，\n行人夜里过河方便了，桥上\n\
                     装了三盏路灯。\n";
        let text = format!("{story}桐江日报\n王小舟\n{story}{story}");
        let roles = |corrections: &[Correction]| -> Vec<u16> {
            let document = crate::reflow(&text, &Options::default(), corrections);
            document.decisions.iter().map(|d| d.role_confidence).collect()
        };
        let role = Correction::Role { line: 11, role: Role::Kicker };
        let (before, after) = (roles(&[]), roles(&[role]));
        assert_eq!(before[..5], after[..5]);
        assert!(before.iter().any(|&sure| sure < 990));
    }

    /// The roles of a page's lines once the reader has spoken.
    fn roles(text: &str, corrections: &[Correction]) -> Vec<Role> {
        let model = crate::Model::builtin();
        let document = crate::reflow_with(
            model,
            text,
            &Options::default(),
            corrections,
            &mut |_| {},
        );
        let role = |line: &crate::Line| document.blocks[line.block as usize].role;
        document.lines.iter().map(role).collect()
    }

    #[test]
    fn page_furniture_that_is_joined_stays_page_furniture() {
        let text = "桐江日报\n1998年3月4日 星期三\n南街修起一座新桥\n南街的新桥昨天修好了，\n\
                    行人夜里过河方便了，桥上\n装了三盏路灯。\n";
        let joined = roles(text, &[Correction::Join { upper: 1, lower: 2 }]);
        assert_eq!(joined[..3], [Role::Furniture, Role::Furniture, Role::Headline]);
        assert_eq!(joined, roles(text, &[]));
    }
}
