//! Enough of HTML to find the tags of a page that we wrote ourselves.

/// One opening tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// The element's name in lower case.
    pub(super) name: String,
    /// Names in lower case, and values without their quotes.
    pub(super) attributes: Vec<(String, String)>,
    /// Where the tag begins in the page.
    pub(super) start: usize,
    /// One past its `>`.
    pub(super) end: usize,
}

impl Tag {
    /// The value of an attribute; empty if it has none.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(n, _)| n == name)?;
        Some(value)
    }
}

/// The opening tags of a page in order; comments and the text of scripts and styles are
/// passed over.
pub(super) fn tags(html: &str) -> impl Iterator<Item = Tag> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += html[at..].find('<')?;
            if html[at..].starts_with("<!--") {
                at += html[at..].find("-->")?;
            } else if html[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
                let tag = tag(html, at)?;
                at = tag.end;
                if tag.name == "script" || tag.name == "style" {
                    let close = format!("</{}", tag.name);
                    at += html[at..].find(&close).unwrap_or(html.len() - at);
                }
                return Some(tag);
            } else {
                at += 1;
            }
        }
    })
}

fn tag(html: &str, start: usize) -> Option<Tag> {
    let rest = &html[start + 1..];
    let name = &rest[..rest.find(|c: char| c.is_whitespace() || "/>".contains(c))?];
    let mut at = start + 1 + name.len();
    let mut attributes = Vec::new();
    loop {
        at += html[at..].find(|c: char| !c.is_whitespace() && c != '/')?;
        if html[at..].starts_with('>') {
            let name = name.to_ascii_lowercase();
            return Some(Tag { name, attributes, start, end: at + 1 });
        }
        let rest = &html[at..];
        let key = &rest[..rest.find(|c: char| c.is_whitespace() || "=/>".contains(c))?];
        at += key.len();
        let (value, end) = value(html, at)?;
        at = end;
        attributes.push((key.to_ascii_lowercase(), value.to_owned()));
    }
}

/// The value after an attribute's name, and where it ends.
fn value(html: &str, at: usize) -> Option<(&str, usize)> {
    let rest = &html[at..];
    let Some(after) = rest.trim_start().strip_prefix('=') else { return Some(("", at)) };
    let after = after.trim_start();
    let start = html.len() - after.len();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(quote) => {
            let value = &after[1..1 + after[1..].find(quote)?];
            Some((value, start + value.len() + 2))
        }
        None => {
            let value = &after[..after.find(|c: char| c.is_whitespace() || c == '>')?];
            Some((value, start + value.len()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_with_their_attributes() {
        let page = "<!doctype html><!-- <b> --><HTML lang=zh><script type='module'>\
                    if (a<b) '<i>'</script><meta charset=\"utf-8\"/><p hidden title = x>";
        let found: Vec<_> = tags(page)
            .map(|tag| {
                let attributes: Vec<_> =
                    tag.attributes.iter().map(|(n, v)| format!("{n}={v}")).collect();
                format!("{} {}", tag.name, attributes.join(","))
            })
            .collect();
        let expected = [
            "html lang=zh",
            "script type=module",
            "meta charset=utf-8",
            "p hidden=,title=x",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_tag_knows_where_it_stands() {
        let page = "a <b c='>'> d";
        let tag = tags(page).next().unwrap();
        assert_eq!(&page[tag.start..tag.end], "<b c='>'>");
        assert_eq!(tag.attribute("c"), Some(">"));
    }

    #[test]
    fn what_is_cut_short_ends_the_list() {
        for page in ["<", "<a", "<a b", "<a b=", "<a b='", "<!--", "<script>"] {
            assert!(tags(page).count() <= 1, "{page}");
        }
    }
}
