//! The text that speed is measured on: the project's own sample pages, as pages of one long
//! document.

/// One page in each language.
pub(crate) const PAGES: [&str; 4] = [
    include_str!("../../../../www/samples/zh-Hans.txt"),
    include_str!("../../../../www/samples/zh-Hant.txt"),
    include_str!("../../../../www/samples/ja.txt"),
    include_str!("../../../../www/samples/ko.txt"),
];

/// Pages after pages, at least so many bytes.
pub(crate) fn text<P: AsRef<str>>(pages: &[P], bytes: usize) -> String {
    let mut out = String::new();
    for page in pages.iter().cycle() {
        if out.len() >= bytes {
            break;
        }
        out.push_str(page.as_ref());
        out.push('\u{c}');
    }
    out
}
