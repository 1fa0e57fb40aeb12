//! A document → plain text or Markdown.
//!
//! Both formats hold the articles in reading order and leave page furniture out. A block
//! is always one line of plain text and one paragraph or heading of Markdown; where the
//! options say that lines are final, blank lines of the source stay between them, and lines
//! with none between them are one paragraph of Markdown with hard line breaks.

use std::fmt::{self, Write};

use crate::{ArticleId, BlockId, Document, Role, Rule};

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
    let mut last = None;
    for &block in document.blocks_of(article) {
        let text = document.block_text(block);
        if !text.is_empty() {
            if last.is_some_and(|last| document.gap(last, block) == Gap::Stanza) {
                out.write_str("\n")?;
            }
            writeln!(out, "{text}")?;
            last = Some(block);
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
    let mut last = None;
    for &block in document.blocks_of(article) {
        let text = document.block_text(block);
        if text.is_empty() {
            continue;
        }
        match last.map(|last| document.gap(last, block)) {
            None => {}
            Some(Gap::Verse) => out.write_str("\\\n")?,
            Some(_) => out.write_str("\n\n")?,
        }
        last = Some(block);
        let (before, after) = marks(document.blocks[block as usize].role);
        out.write_str(before)?;
        escape(&text, out)?;
        out.write_str(after)?;
    }
    if last.is_some() { out.write_str("\n") } else { Ok(()) }
}

/// What is between two blocks of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// They are paragraphs or titles.
    Paragraph,
    /// They are final lines of text with nothing between them.
    Verse,
    /// They are final lines, and a blank line stood between them.
    Stanza,
}

impl Document<'_> {
    fn gap(&self, last: BlockId, block: BlockId) -> Gap {
        let line = self.lines_of(block)[0];
        let text = [last, block].map(|b| self.blocks[b as usize].role) == [Role::Body; 2];
        if !self.evidence.final_lines {
            Gap::Paragraph
        } else if self.evidence.page.measured(Rule::BlankLines, line as usize) > 0 {
            Gap::Stanza
        } else if text {
            Gap::Verse
        } else {
            Gap::Paragraph
        }
    }
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
    use crate::{Correction, Options, Spacing, reflow};

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

    /// A poem keeps its verses and stanzas in both formats.
    #[test]
    fn final_lines_stay_as_they_stand() {
        let source = "渡口\n\n最后一班船走了以后\n江面把灯影慢慢叠好\n放进抽屉\n\n\
                      我站在石阶上\n听缆绳一寸一寸地松开\n还给了夜\n";
        let options = Options { keep_lines: true, ..Options::default() };
        let corrections = [Correction::Role { line: 1, role: Role::Headline }];
        let document = reflow(source, &options, &corrections);
        let (mut plain, mut marked) = (String::new(), String::new());
        text(&document, &mut plain).unwrap();
        markdown(&document, &mut marked).unwrap();
        assert_eq!(plain, source);
        assert_eq!(
            marked,
            "# 渡口\n\n最后一班船走了以后\\\n江面把灯影慢慢叠好\\\n放进抽屉\n\n\
             我站在石阶上\\\n听缆绳一寸一寸地松开\\\n还给了夜\n"
        );
    }

    /// One space at every border is asked for between lines as well.
    #[test]
    fn joined_lines_are_spaced_as_the_options_ask() {
        let source = "这个程序是用\nRust写的。\n";
        let corrections = [Correction::Join { upper: 1, lower: 2 }];
        for (spacing, expected) in [
            (Spacing::None, "这个程序是用Rust写的。"),
            (Spacing::One, "这个程序是用 Rust 写的。"),
        ] {
            let options = Options { spacing, ..Options::default() };
            let document = reflow(source, &options, &corrections);
            assert_eq!(document.block_text(0), expected);
        }
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
