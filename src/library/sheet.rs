//! Articles set for print and as a file of their own: what stands in which element, and the
//! file as text. No DOM.

use std::ops::Range;

use chongpai::Role;

use crate::answer::Answer;
use crate::reader::marks::Marks;

/// The styles of the file. A file must do without the page, so it carries its own.
const STYLES: &str = include_str!("sheet.css");

/// How the reader has pages set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Looks {
    /// Lines run from top to bottom.
    pub vertical: bool,
    /// Letters without serifs.
    pub sans: bool,
    /// Paragraphs are set apart by space.
    pub spaced: bool,
}

/// One block as an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set<'a> {
    /// The element's name.
    pub tag: &'static str,
    /// Its class.
    pub class: &'static str,
    /// Its text, cut where numbers stand upright between vertical lines.
    pub text: Vec<(&'a str, bool)>,
}

/// The blocks of an article as elements.
pub fn set(answer: &Answer, article: u32, vertical: bool) -> Vec<Set<'_>> {
    let marks = Marks { vertical, ..Marks::default() };
    let block = |block: u32| {
        let role = answer.role(block);
        let tag = match role {
            Role::Headline => "h2",
            Role::Subhead => "h3",
            _ => "p",
        };
        let cut = marks.cut(&answer.text, answer.block_range(block));
        let text = cut.into_iter().map(|(at, style)| (&answer.text[at], style.upright));
        Set { tag, class: role.as_str(), text: text.collect() }
    };
    answer.blocks_of(article).map(block).collect()
}

/// The name an article goes by: its headline, or its first words.
pub fn title(answer: &Answer, article: u32) -> String {
    let mut blocks = answer.blocks_of(article);
    let headline = blocks.clone().find(|&b| answer.role(b) == Role::Headline);
    let block = headline.or_else(|| blocks.next());
    let text = block.map_or("", |block| answer.block_text(block));
    super::record::title(text, "")
}

/// Articles as one file that needs nothing else.
pub fn file(answer: &Answer, articles: Range<u32>, looks: Looks) -> String {
    let head = articles.clone().next().map(|a| title(answer, a)).unwrap_or_default();
    let classes =
        [(looks.vertical, "vertical"), (looks.sans, "sans"), (looks.spaced, "spaced")];
    let classes: Vec<_> =
        classes.into_iter().filter_map(|(is, name)| is.then_some(name)).collect();
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\" class=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n\
         <style>\n{STYLES}</style>\n</head>\n<body>\n",
        answer.language.tag(),
        classes.join(" "),
        escaped(&head),
    );
    if articles.len() > 1 {
        out.push_str("<nav>\n<ol>\n");
        for article in articles.clone() {
            let title = escaped(&title(answer, article));
            out.push_str(&format!("<li><a href=\"#a{article}\">{title}</a></li>\n"));
        }
        out.push_str("</ol>\n</nav>\n");
    }
    out.push_str("<main>\n");
    for article in articles {
        out.push_str(&format!("<article id=\"a{article}\">\n"));
        for Set { tag, class, text } in set(answer, article, looks.vertical) {
            // On the page the program has the first heading; here the articles do.
            let tag = match tag {
                "h2" => "h1",
                "h3" => "h2",
                tag => tag,
            };
            out.push_str(&format!("<{tag} class=\"{class}\">"));
            for (text, upright) in text {
                let text = escaped(text);
                match upright {
                    true => {
                        out.push_str(&format!("<span class=\"upright\">{text}</span>"))
                    }
                    false => out.push_str(&text),
                }
            }
            out.push_str(&format!("</{tag}>\n"));
        }
        out.push_str("</article>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// A text in which no character is taken for markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use chongpai::Options;

    use super::*;
    use crate::engine;

    fn answer(text: &str) -> Answer {
        let model = chongpai::Model::builtin();
        let options = Options::default();
        engine::answer(&engine::reflow(model, text, &options, &[], |_| {}))
    }

    #[test]
    fn a_file_holds_every_article_and_no_markup_of_the_page() {
        let answer = answer(
            "早春的公园\n公园里的花 <b>都</b> 开了，A&B。\n湖上的冰在3月8日化了。\n",
        );
        let count = answer.articles.len() as u32;
        let page = file(&answer, 0..count, Looks { vertical: true, ..Looks::default() });
        assert!(page.contains("<html lang=\"zh-Hans\" class=\"vertical\">"), "{page}");
        assert!(page.contains("&lt;b&gt;") && page.contains("A&amp;B"), "{page}");
        assert!(page.contains("<span class=\"upright\">8</span>日"), "{page}");
        for article in 0..count {
            for set in set(&answer, article, false) {
                let text: String = set.text.iter().map(|(text, _)| *text).collect();
                let whole = format!("class=\"{}\">{}</", set.class, escaped(&text));
                assert!(file(&answer, 0..count, Looks::default()).contains(&whole));
            }
        }
    }

    #[test]
    fn only_what_is_wanted_is_in_the_file() {
        let answer = answer("早春的公园\n公园里的花都开了。\n湖上的冰化了。\n");
        let empty = file(&answer, 0..0, Looks::default());
        assert!(!empty.contains("公园"), "{empty}");
        let one = file(&answer, 0..1, Looks::default());
        let title = format!("<title>{}</title>", title(&answer, 0));
        assert!(title.contains("早春的公园") && one.contains(&title), "{one}");
        assert!(!one.contains("<nav>"), "{one}");
    }
}
