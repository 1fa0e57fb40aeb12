//! Pages written for learning, as recognisers read them.
//!
//! What a recogniser makes of a page – characters taken for others, marks lost, pictures and rules
//! taken for letters, lines cut, the order of columns – is told best by recognisers. So some pages of
//! the folder `pages` were printed, blurred and tilted like scans and read again; the folder
//! `recognised` holds what came out, with the right answer for each line, as its `README.md` tells.

use anyhow::{Context, Result};
use chongpai::Role;

use crate::corpus::{self, Case, Meta, Row};

/// Reads all pages, in the order of their names.
pub(crate) fn read() -> Result<Vec<Case>> {
    corpus::read_own("recognised", "tsv", parse)
}

fn parse(name: &str, text: &str) -> Result<Case> {
    let mut lines = text.lines();
    let language = corpus::own_language(lines.next())?;
    let (mut input, mut gold) = (String::new(), Vec::new());
    for (n, line) in lines.enumerate() {
        let at = || format!("line {}", n + 2);
        if !line.is_empty() {
            let row = row(line, n as u32 + 1, &mut input).with_context(at)?;
            gold.push(row);
        }
        input.push('\n');
    }
    let meta = Meta { lang: language.tag().to_owned(), ..Meta::default() };
    Ok(Case { name: name.to_owned(), input, gold, meta })
}

/// Reads the answer for a line and puts the line, as it came, behind what is there.
fn row(line: &str, number: u32, input: &mut String) -> Result<Row> {
    let mut fields = line.split('\t');
    let mut field = || fields.next().context("too few fields");
    let (article, block) = (field()?.parse()?, field()?.parse()?);
    let role = Role::from_name(field()?).context("no role")?;
    let glue = field()?.to_owned();
    let raw = field()?;
    input.push_str(raw);
    let text = fields.next().unwrap_or(raw.trim()).to_owned();
    Ok(Row { number, article, block, role, glue, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_can_be_read() {
        let pages = read().expect("the pages are well-formed");
        assert!(!pages.is_empty());
        for page in pages {
            let lines = page.input.lines().filter(|l| !l.trim().is_empty());
            assert_eq!(lines.count(), page.gold.len(), "{}", page.name);
        }
    }

    #[test]
    fn a_line_that_reads_as_it_came_needs_no_clean_text() {
        let text = "# ja\n0\t1\tfurniture\t\t12面\n\n1\t2\tbody\t\t 橋 は\t橋は\n";
        let case = parse("", text).expect("well-formed");
        assert_eq!(case.input, "12面\n\n 橋 は\n");
        let rows = case.gold.iter().map(|r| (r.number, r.role, &r.text[..]));
        assert!(rows.eq([(1, Role::Furniture, "12面"), (3, Role::Body, "橋は")]));
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        assert!(parse("", "# ja\n1\t2\ttitle\t\t橋\n").is_err());
        assert!(parse("", "1\t2\tbody\t\t橋\n").is_err());
    }
}
