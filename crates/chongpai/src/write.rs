//! A document → plain text or Markdown.
//!
//! Both formats hold the articles in reading order and leave page furniture out. A block
//! is always one line of plain text and one paragraph or heading of Markdown.

use std::fmt::{self, Write};

use crate::{ArticleId, Document, Role};

/// Writes all articles as plain text: one block a line, an empty line between articles.
///
/// ```
/// let document = chongpai::reflow("春天来了，公园里的花都\n开了。", &Default::default(), &[]);
/// let mut out = String::new();
/// chongpai::write::text(&document, &mut out).unwrap();
/// assert_eq!(out, "春天来了，公园里的花都开了。\n");
/// ```
pub fn text(document: &Document<'_>, out: &mut (impl Write + ?Sized)) -> fmt::Result {
    for article in 0..document.articles.len() as ArticleId {
        if article > 0 {
            out.write_str("\n")?;
        }
        article_text(document, article, out)?;
    }
    Ok(())
}

/// Writes one article as plain text: one block a line.
pub fn article_text(
    document: &Document<'_>,
    article: ArticleId,
    out: &mut (impl Write + ?Sized),
) -> fmt::Result {
    for &block in document.blocks_of(article) {
        let text = document.block_text(block);
        if !text.is_empty() {
            writeln!(out, "{text}")?;
        }
    }
    Ok(())
}

/// Writes all articles as Markdown, with a thematic break between articles.
///
/// Characters that Markdown would read as markup are escaped, so that the page shows what
/// was printed.
pub fn markdown(document: &Document<'_>, out: &mut (impl Write + ?Sized)) -> fmt::Result {
    for article in 0..document.articles.len() as ArticleId {
        if article > 0 {
            out.write_str("\n---\n\n")?;
        }
        article_markdown(document, article, out)?;
    }
    Ok(())
}

/// Writes one article as Markdown: the headline as `#`, subheads as `##`, kicker and
/// subtitle strong, captions quoted, jump lines emphasised.
pub fn article_markdown(
    document: &Document<'_>,
    article: ArticleId,
    out: &mut (impl Write + ?Sized),
) -> fmt::Result {
    let mut first = true;
    for &block in document.blocks_of(article) {
        let text = document.block_text(block);
        if text.is_empty() {
            continue;
        }
        if !first {
            out.write_str("\n")?;
        }
        first = false;
        let (before, after) = marks(document.blocks[block as usize].role);
        out.write_str(before)?;
        escape(&text, out)?;
        out.write_str(after)?;
        out.write_str("\n")?;
    }
    Ok(())
}

/// What stands before and after a block of this role.
fn marks(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Headline => ("# ", ""),
        Role::Subhead => ("## ", ""),
        Role::Kicker | Role::Subtitle => ("**", "**"),
        Role::Caption => ("> ", ""),
        Role::Jump => ("*", "*"),
        Role::Byline | Role::Body | Role::Furniture => ("", ""),
    }
}

/// Writes one line of text so that CommonMark and GFM give it back unchanged.
///
/// White space at either end becomes a character reference: an indent would make code of
/// a paragraph, and `**` beside white space does not open or close emphasis.
fn escape(text: &str, out: &mut (impl Write + ?Sized)) -> fmt::Result {
    let inner = text.trim();
    let start = text.len() - text.trim_start().len();
    references(&text[..start], out)?;
    let numbering = list_number(inner);
    for (at, c) in inner.char_indices() {
        let markup = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '#' => true,
            '>' | '+' | '-' => at == 0,
            '.' | ')' => numbering == Some(at),
            _ => false,
        };
        if markup {
            out.write_char('\\')?;
        }
        out.write_char(c)?;
    }
    references(&text[start + inner.len()..], out)
}

fn references(space: &str, out: &mut (impl Write + ?Sized)) -> fmt::Result {
    space.chars().try_for_each(|c| write!(out, "&#{};", c as u32))
}

/// Where the mark stands that would make an ordered list of the line.
fn list_number(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = matches!(text.as_bytes().get(digits), Some(b'.' | b')'));
    let spaced = matches!(text.as_bytes().get(digits + 1), None | Some(b' ' | b'\t'));
    (digits > 0 && mark && spaced).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Correction, Options, reflow};

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        escape(text, &mut out).unwrap();
        out
    }

    #[test]
    fn markup_is_escaped() {
        let cases = [
            ("春天来了。", "春天来了。"),
            ("# 号", r"\# 号"),
            ("C# 和 *星*", r"C\# 和 \*星\*"),
            ("1. 第一", r"1\. 第一"),
            ("12) 第二", r"12\) 第二"),
            ("1.5 倍", "1.5 倍"),
            ("第1.2节", "第1.2节"),
            ("- 项", r"\- 项"),
            ("a-b", "a-b"),
            ("> 引", r"\> 引"),
            ("甲 > 乙", "甲 > 乙"),
            ("<b>&amp;</b>", r"\<b>\&amp;\</b>"),
            ("[链接](x)", r"\[链接\](x)"),
            ("反\\斜", r"反\\斜"),
            ("  缩进", "&#32;&#32;缩进"),
            ("\u{3000}缩进 ", "&#12288;缩进&#32;"),
            ("~~删~~", r"\~\~删\~\~"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected, "{text:?}");
        }
    }

    /// Every role is written with its marks, and articles are kept apart.
    #[test]
    fn articles_are_written_in_both_formats() {
        let source = "早春\n\n公园的花开了。\n\n湖上的冰化了。\n";
        let corrections = [
            Correction::Part { line: 3 },
            Correction::Part { line: 5 },
            Correction::Role { line: 1, role: Role::Headline },
            Correction::Role { line: 3, role: Role::Body },
            Correction::Role { line: 5, role: Role::Body },
        ];
        let document = reflow(source, &Options::default(), &corrections);
        let (mut plain, mut marked) = (String::new(), String::new());
        text(&document, &mut plain).unwrap();
        markdown(&document, &mut marked).unwrap();
        let lines: Vec<_> = plain.lines().filter(|l| !l.is_empty()).collect();
        let blocks: Vec<_> = (0..document.articles.len() as u32)
            .flat_map(|a| document.blocks_of(a))
            .map(|&b| document.block_text(b))
            .collect();
        assert_eq!(lines, blocks);
        let bare: Vec<_> = marked
            .lines()
            .map(|l| l.trim_start_matches("# "))
            .filter(|l| !l.is_empty() && *l != "---")
            .collect();
        assert_eq!(bare, blocks);
        let gaps = plain.lines().filter(|l| l.is_empty()).count();
        assert_eq!(gaps, document.articles.len().saturating_sub(1));
        let breaks = marked.lines().filter(|l| *l == "---").count();
        assert_eq!(breaks, document.articles.len().saturating_sub(1));
    }

    #[test]
    fn roles_have_their_marks() {
        let mut out = String::new();
        for role in Role::ALL {
            let (before, after) = marks(role);
            out.push_str(&format!("{before}{}{after}\n", role.as_str()));
        }
        assert_eq!(
            out,
            "**kicker**\n# headline\n**subtitle**\nbyline\nbody\n## subhead\n> caption\nfurniture\n*jump*\n"
        );
    }
}
