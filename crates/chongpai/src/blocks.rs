//! Lines with labels → blocks. (Provisional: a block begins after 。 or a blank line.)

use crate::document::*;
use crate::*;

pub(crate) fn provisional(source: Source<'_>) -> Document<'_> {
    let mut d = Document {
        language: Language::ZhHans,
        writing: Writing::Horizontal,
        lines: vec![],
        edits: vec![],
        blocks: vec![],
        articles: vec![],
        decisions: vec![],
        ignored: vec![],
        block_lines: vec![],
        article_blocks: vec![],
        source,
    };
    let mut begin = true;
    for (i, l) in d.source.lines().iter().enumerate() {
        if l.blank {
            continue;
        }
        let text = &d.source.text()[l.span.range()];
        let n = d.lines.len() as u32;
        if begin {
            d.article_blocks.push(d.blocks.len() as u32);
            d.blocks.push(Block { role: Role::Body, article: Some(0), lines: n..n });
        }
        d.blocks.last_mut().unwrap().lines.end = n + 1;
        d.block_lines.push(n);
        d.lines.push(Line {
            number: i as u32 + 1,
            span: l.span,
            edits: 0..0,
            block: d.blocks.len() as u32 - 1,
            glue: Glue::Nothing,
        });
        d.decisions.push(Decision {
            place: if begin { Place::Begins } else { Place::Continues },
            place_confidence: 900,
            role_confidence: 900,
            place_corrected: false,
            role_corrected: false,
        });
        begin = text.trim_end().ends_with(['。', '！', '？']);
    }
    if !d.blocks.is_empty() {
        d.articles.push(Article { confidence: 900, blocks: 0..d.blocks.len() as u32 });
    }
    d
}

impl Document<'_> {
    /// Why the line `index` was placed so, the strongest reason first.
    pub fn reasons(&self, index: u32) -> Vec<Reason> {
        let _ = index;
        vec![Reason { rule: Rule::SentenceEnd, value: '。' as i32, weight: 3 }]
    }
}
