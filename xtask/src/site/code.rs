//! A function's code, taken to pieces, after the binary format of the WebAssembly specification.

use anyhow::{Result, bail, ensure};

use super::wasm::Input;

/// What a piece of code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// Of locals: how many kinds there are, of each how many, and the kind.
    Locals,
    Opcode,
    /// What a block gives.
    Type,
    /// A block that is left.
    Depth,
    /// A function that is called.
    Call,
    Local,
    Constant,
    Long,
    /// A floating-point number: four or eight bytes.
    Float,
    /// What a memory access promises about its address; it only advises the engine.
    Alignment,
    Offset,
    /// Operands of instructions that are seldom.
    Rare,
}

/// Takes a function's body to pieces, in order and without a gap.
///
/// # Errors
/// If it holds an instruction that compilers did not write for this page when this was written.
pub(super) fn pieces(
    body: &[u8],
    take: impl FnMut(Piece, &[u8]) -> Result<()>,
) -> Result<()> {
    let mut code = Code { input: Input(body), take };
    for _ in 0..code.number(Piece::Locals)? {
        code.number(Piece::Locals)?;
        code.bytes(Piece::Locals, 1)?;
    }
    while !code.input.0.is_empty() {
        code.instruction()?;
    }
    Ok(())
}

struct Code<'a, F> {
    input: Input<'a>,
    take: F,
}

impl<F: FnMut(Piece, &[u8]) -> Result<()>> Code<'_, F> {
    fn instruction(&mut self) -> Result<()> {
        use Piece::{
            Alignment, Call, Constant, Depth, Float, Local, Long, Offset, Opcode, Rare,
            Type,
        };
        let opcode = self.bytes(Opcode, 1)?[0];
        match opcode {
            // block, loop, if
            0x02..=0x04 => self.numbers(Type, 1),
            // br, br_if
            0x0c | 0x0d => self.numbers(Depth, 1),
            // br_table
            0x0e => {
                let count = self.number(Rare)?;
                self.numbers(Rare, count + 1)
            }
            0x10 => self.numbers(Call, 1),
            // call_indirect
            0x11 => self.numbers(Rare, 2),
            // local.get, local.set, local.tee
            0x20..=0x22 => self.numbers(Local, 1),
            // global.get, global.set, table.get, table.set
            0x23..=0x26 => self.numbers(Rare, 1),
            // Loads and stores.
            0x28..=0x3e => {
                let alignment = self.number(Alignment)?;
                ensure!(alignment < 64, "the program has more than one memory");
                self.numbers(Offset, 1)
            }
            // memory.size, memory.grow; ref.null, ref.func
            0x3f | 0x40 | 0xd0 | 0xd2 => self.numbers(Rare, 1),
            0x41 => self.numbers(Constant, 1),
            0x42 => self.numbers(Long, 1),
            0x43 => self.bytes(Float, 4).map(drop),
            0x44 => self.bytes(Float, 8).map(drop),
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => Ok(()),
            0xfc => match self.number(Rare)? {
                // Conversions that saturate.
                0..=7 => Ok(()),
                // data.drop, elem.drop; memory.fill; table.grow, table.size, table.fill
                9 | 11 | 13 | 15..=17 => self.numbers(Rare, 1),
                // memory.init, memory.copy; table.init, table.copy
                8 | 10 | 12 | 14 => self.numbers(Rare, 2),
                kind => bail!("the program has an instruction 0xfc {kind:#x}"),
            },
            _ => bail!("the program has an instruction {opcode:#x}"),
        }
    }

    fn numbers(&mut self, piece: Piece, count: u64) -> Result<()> {
        for _ in 0..count {
            self.number(piece)?;
        }
        Ok(())
    }

    /// A number in LEB128 of up to ten bytes; negative ones are only moved rightly.
    fn number(&mut self, piece: Piece) -> Result<u64> {
        let before = self.input.0;
        let number = self.input.number()?;
        let length = before.len() - self.input.0.len();
        (self.take)(piece, &before[..length])?;
        Ok(number)
    }

    fn bytes(&mut self, piece: Piece, count: usize) -> Result<&[u8]> {
        let bytes = self.input.take(count)?;
        (self.take)(piece, bytes)?;
        Ok(bytes)
    }
}
