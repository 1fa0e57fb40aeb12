//! A program's code laid out so that it packs well: what is alike stands together.
//!
//! In a module instructions and their operands take turns, and a packer that sees a byte
//! seldom knows which of the two it is. Here every kind of operand has a stream of its own;
//! `join` in `www/unpack.js` puts them back. What can be computed again is left out: the
//! sizes of functions, and the alignments of memory accesses, which only advise the engine.

use anyhow::Result;

use super::code::{Piece, pieces};
use super::wasm::{CODE, Input, number, sections};

/// The streams in their order, which `www/unpack.js` knows too.
#[derive(Clone, Copy)]
enum Stream {
    /// All sections before the code, as they are, and then all after it.
    Head,
    Tail,
    /// The count of functions, and of each its locals.
    Locals,
    /// Floating-point numbers: four or eight bytes each.
    Float,
    /// Operands of instructions that are seldom.
    Rare,
    Long,
    Constant,
    Call,
    Offset,
    Local,
    Opcode,
    Type,
    Depth,
}

const STREAMS: usize = Stream::Depth as usize + 1;

/// The streams of a module, after the length of the module that `join` makes of them and
/// the length of each stream: numbers of four bytes, the low byte first.
///
/// # Errors
/// If it is no module, or holds an instruction that compilers did not write for this page
/// when this was written.
pub(super) fn split(module: &[u8]) -> Result<Vec<u8>> {
    let mut streams: [Vec<u8>; STREAMS] = Default::default();
    streams[Stream::Head as usize].extend(&module[..8.min(module.len())]);
    let mut outside = Stream::Head;
    let mut length = 0;
    for (id, section) in sections(module)? {
        if id == CODE {
            length = split_code(section, &mut streams)?;
            outside = Stream::Tail;
            continue;
        }
        let out = &mut streams[outside as usize];
        out.push(id);
        out.extend(number(section.len() as u64));
        out.extend(section);
    }
    length += streams[Stream::Head as usize].len() + streams[Stream::Tail as usize].len();
    let mut out = four(length)?;
    for stream in &streams {
        out.extend(four(stream.len())?);
    }
    out.extend(streams.concat());
    Ok(out)
}

/// Splits the section of code; gives the length that it has when it is put together.
fn split_code(section: &[u8], streams: &mut [Vec<u8>; STREAMS]) -> Result<usize> {
    // The section's kind and every size, which takes five bytes.
    let mut length = 1 + 5;
    let mut input = Input(section);
    let functions = input.number()?;
    let count = number(functions);
    length += count.len();
    streams[Stream::Locals as usize].extend(count);
    for _ in 0..functions {
        let body = input.bytes()?;
        length += 5 + body.len();
        pieces(body, |piece, bytes| {
            if let Some(stream) = stream(piece) {
                streams[stream as usize].extend(bytes);
            }
            Ok(())
        })?;
    }
    Ok(length)
}

/// The stream that a piece of code goes into; nothing for what can be computed again.
fn stream(piece: Piece) -> Option<Stream> {
    Some(match piece {
        Piece::Locals => Stream::Locals,
        Piece::Opcode => Stream::Opcode,
        Piece::Type => Stream::Type,
        Piece::Depth => Stream::Depth,
        Piece::Call => Stream::Call,
        Piece::Local => Stream::Local,
        Piece::Constant => Stream::Constant,
        Piece::Long => Stream::Long,
        Piece::Float => Stream::Float,
        Piece::Offset => Stream::Offset,
        Piece::Rare => Stream::Rare,
        Piece::Alignment => return None,
    })
}

fn four(number: usize) -> Result<Vec<u8>> {
    Ok(u32::try_from(number)?.to_le_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module of one function with these locals and this code, and a section before and
    /// after it.
    fn module(code: &[u8]) -> Vec<u8> {
        let mut body = number(code.len() as u64);
        body.extend(code);
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        out.extend([3, 2, 1, 0]);
        out.extend([CODE, body.len() as u8 + 1, 1]);
        out.extend(body);
        out.extend([11, 1, 0]);
        out
    }

    #[test]
    fn every_kind_of_operand_has_its_stream() {
        let code = [
            &[1, 2, 0x7f][..],                        // Two locals.
            &[0x02, 0x40, 0x20, 0, 0x28, 2, 0x90, 1], // block; local.get; i32.load
            &[0x41, 0x7b, 0x43, 1, 2, 3, 4, 0x10, 9], // i32.const; f32.const; call
            &[0x0e, 1, 0, 1, 0x0c, 3, 0x42, 8, 0x0b], // br_table; br; i64.const; end
            &[0xfc, 10, 5, 6, 0x0b],                  // memory.copy; end
        ]
        .concat();
        let module = module(&code);
        let packed = split(&module).unwrap();
        let four = |at: usize| {
            u32::from_le_bytes(packed[4 * at..4 * at + 4].try_into().unwrap()) as usize
        };
        // Two sizes take four bytes more than they did.
        assert_eq!(four(0), module.len() + 2 * 4);
        let streams: [&[u8]; STREAMS] = [
            b"\0asm\x01\0\0\0\x03\x02\x01\0",
            &[11, 1, 0],
            &[1, 1, 2, 0x7f],
            &[1, 2, 3, 4],
            &[1, 0, 1, 10, 5, 6],
            &[8],
            &[0x7b],
            &[9],
            &[0x90, 1],
            &[0],
            &[2, 0x20, 0x28, 0x41, 0x43, 0x10, 0x0e, 0x0c, 0x42, 0x0b, 0xfc, 0x0b],
            &[0x40],
            &[3],
        ];
        assert!((0..STREAMS).all(|i| four(i + 1) == streams[i].len()));
        assert_eq!(packed[4 * (STREAMS + 1)..], streams.concat());
    }

    #[test]
    fn what_is_not_known_is_refused() {
        assert!(split(&module(&[0, 0x0b])).is_ok());
        for code in [&[0, 0xfd, 0, 0x0b][..], &[0, 0x28, 64, 0, 0x0b], &[0, 0x41]] {
            assert!(split(&module(code)).is_err(), "{code:x?}");
        }
        assert!(split(b"<!doctype html>").is_err());
    }
}
