//! Offsets in the JavaScript report are UTF-16 units of the source.

use chongpai::Options;
use chongpai_wasm::report::{Block, Report, report};

fn lines(report: &Report) -> impl Iterator<Item = &chongpai_wasm::report::Line> {
    let blocks = report.articles.iter().flat_map(|article| &article.blocks);
    blocks.chain(&report.furniture).flat_map(|block: &Block| &block.lines)
}

#[test]
fn slices_of_the_source_are_the_lines() {
    let source =
        "\u{feff}👨‍👩‍👧 过年了，\r\n𠮷野家的⽇历 ，\n\n挂在墙上 。\n한글과 ｶﾞｽ\u{0}。";
    let document = chongpai::reflow(source, &Options::default(), &[]);
    let report = report(&document);
    let units: Vec<u16> = source.encode_utf16().collect();
    let slice = |start: u32, end: u32| {
        String::from_utf16(&units[start as usize..end as usize]).unwrap()
    };
    let mut count = 0;
    for line in lines(&report) {
        let printed = slice(line.start, line.end);
        assert_eq!(
            printed,
            source
                .lines()
                .nth(line.number as usize - 1)
                .unwrap()
                .trim_matches(['\u{feff}', '\r'])
        );
        let (mut clean, mut at) = (String::new(), line.start);
        for edit in &line.edits {
            clean += &slice(at, edit.start);
            clean += &edit.to;
            at = edit.end;
        }
        clean += &slice(at, line.end);
        assert_eq!(clean, line.text);
        count += 1;
    }
    assert_eq!(count, 4);
}
