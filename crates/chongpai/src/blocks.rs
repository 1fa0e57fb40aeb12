//! Labels → blocks: which lines belong together.
//!
//! Takes one label per line and the joins that the reader asked for; gives each line its
//! block, and the blocks in the order in which they begin. A paragraph that resumes goes on
//! with the last paragraph before the lines that interrupted it; what continues behind page
//! furniture, with what stands before that.

use crate::labels::{self, Label};
use crate::{Place, Role};

/// The blocks of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Blocks {
    /// The role of each block.
    pub(crate) roles: Vec<Role>,
    /// The block of each line.
    pub(crate) of_line: Vec<u32>,
    /// What each line turned out to do; a line that was to resume with nothing open begins.
    pub(crate) places: Vec<Place>,
}

/// Groups lines into blocks.
///
/// `joins` are pairs of line indices, upper before lower, ascending by the lower one: the
/// lower line goes on with the upper line's block whatever its label says.
pub(crate) fn group(labels: &[Label], joins: &[(u32, u32)]) -> Blocks {
    let mut blocks = Blocks {
        roles: Vec::new(),
        of_line: Vec::with_capacity(labels.len()),
        places: Vec::with_capacity(labels.len()),
    };
    let (mut open_body, mut open) = (None, None);
    let mut joins = joins.iter().peekable();
    for (i, &label) in labels.iter().enumerate() {
        let mut forced = None;
        while let Some(&&(upper, lower)) = joins.peek()
            && lower as usize <= i
        {
            if lower as usize == i {
                forced = Some(blocks.of_line[upper as usize]);
            }
            joins.next();
        }
        let before = i.checked_sub(1).map(|b| blocks.of_line[b]);
        let target = forced.or(match labels::place(label) {
            Place::Begins => None,
            Place::Continues => open,
            Place::Resumes => open_body,
        });
        let block = target.unwrap_or_else(|| {
            blocks.roles.push(labels::role(label));
            blocks.roles.len() as u32 - 1
        });
        blocks.places.push(match target {
            None => Place::Begins,
            Some(_) if before == Some(block) => Place::Continues,
            Some(_) => Place::Resumes,
        });
        let role = blocks.roles[block as usize];
        if role == Role::Body {
            open_body = Some(block);
        }
        if role != Role::Furniture {
            open = Some(block);
        }
        blocks.of_line.push(block);
    }
    blocks
}
