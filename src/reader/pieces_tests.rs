use chongpai::Options;

use super::*;
use crate::engine;

fn answer(text: &str) -> Answer {
    engine::answer(&engine::reflow(
        chongpai::Model::builtin(),
        text,
        &Options::default(),
        &[],
        |_| {},
    ))
}

/// Every byte of every block or line is in exactly one part, and every part in one piece.
fn check_whole(pieces: &Pieces, ranges: impl Iterator<Item = Range<usize>>) {
    let mut parts = pieces.parts.iter();
    for (of, range) in ranges.enumerate() {
        let mut at = range.start;
        while at < range.end || (range.is_empty() && at == range.start) {
            let part = parts.next().unwrap();
            assert_eq!((part.of as usize, part.start as usize), (of, at));
            assert!(part.range().len() <= PART);
            at = part.end as usize;
            if range.is_empty() {
                break;
            }
        }
        assert_eq!(at, range.end);
    }
    assert_eq!(parts.next(), None);
    let mut at = 0;
    for piece in &pieces.pieces {
        assert_eq!(piece.parts.start, at);
        assert!(piece.parts.len() <= PARTS && piece.height > 0.0);
        at = piece.parts.end;
    }
    assert_eq!(at as usize, pieces.parts.len());
}

#[test]
fn nothing_is_left_out() {
    let long_line = "春".repeat(20_000);
    let long_block = "公园里的花都开了，湖上的冰也化了，老人们在\n".repeat(900);
    let many = "公园里的花都开了。\n\n".repeat(500);
    for text in ["", "早春", &long_line, &long_block, &many] {
        let answer = answer(text);
        let blocks = (0..answer.blocks.len() as u32).map(|b| answer.block_range(b));
        check_whole(&of_result(&answer, 34.0), blocks);
        let lines = (0..answer.lines.len() as u32).map(|l| answer.line_span(l));
        check_whole(&of_source(&answer, text, 24.0), lines);
    }
}

#[test]
fn long_blocks_are_cut_at_seams() {
    let text = "公园里的花都开了，湖上的冰也化了，老人们在\n".repeat(900);
    let answer = answer(&text);
    let starts: Vec<_> =
        answer.lines_of(0).iter().map(|&l| answer.line_start(l)).collect();
    let pieces = of_result(&answer, 34.0);
    assert!(pieces.pieces.len() > 1);
    for part in pieces.parts.iter().filter(|p| p.of == 0) {
        assert!(starts.contains(&(part.start as usize)));
    }
}

#[test]
fn blocks_and_lines_are_found_in_their_pieces() {
    let text = "公园里的花都开了。\n\n".repeat(300);
    let answer = answer(&text);
    let pieces = of_source(&answer, &text, 24.0);
    for line in 0..answer.lines.len() as u32 {
        let piece = pieces.piece_of(line).unwrap();
        assert!(pieces.parts_of(piece).iter().any(|p| p.of == line));
    }
    assert_eq!(pieces.piece_of(answer.lines.len() as u32), None);
    assert_eq!(Pieces::default().piece_of(0), None);
}
