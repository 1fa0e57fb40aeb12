//! A program taken to pieces: the sections of a module, after the binary format of the
//! WebAssembly specification.

use std::collections::BTreeMap;

use anyhow::{Result, bail, ensure};

use super::code::{Piece, pieces};
use super::wasm::{CODE, EXPORTS, IMPORTS, Input, sections, skip_import};

pub(super) const CUSTOM: u8 = 0;
pub(super) const TYPES: u8 = 1;
pub(super) const FUNCTIONS: u8 = 3;
pub(super) const TABLES: u8 = 4;
pub(super) const MEMORIES: u8 = 5;
pub(super) const GLOBALS: u8 = 6;
pub(super) const START: u8 = 8;
pub(super) const ELEMENTS: u8 = 9;

/// What an import or export is.
pub(super) const FUNCTION: u8 = 0;
pub(super) const TABLE: u8 = 1;
pub(super) const MEMORY: u8 = 2;
pub(super) const GLOBAL: u8 = 3;

/// A module taken to pieces.
pub(super) struct Program<'a> {
    pub(super) sections: Vec<(u8, &'a [u8])>,
    /// The parameters of each type, or nothing for what is no function.
    pub(super) types: Vec<u64>,
    /// The names of the imported functions.
    pub(super) imports: Vec<&'a str>,
    /// The type of each function, those imported first.
    pub(super) functions: Vec<u32>,
    pub(super) bodies: Vec<&'a [u8]>,
    /// What each place of the table holds at first, by its number.
    pub(super) slots: BTreeMap<u32, u32>,
    pub(super) exports: Vec<(&'a str, u8, u32)>,
    pub(super) names: BTreeMap<u32, &'a str>,
}

impl<'a> Program<'a> {
    pub(super) fn read(module: &'a [u8]) -> Result<Self> {
        let mut out = Self {
            sections: sections(module)?,
            types: vec![],
            imports: vec![],
            functions: vec![],
            bodies: vec![],
            slots: BTreeMap::new(),
            exports: vec![],
            names: BTreeMap::new(),
        };
        for (id, section) in out.sections.clone() {
            out.section(id, Input(section))?;
        }
        Ok(out)
    }

    fn section(&mut self, id: u8, mut input: Input<'a>) -> Result<()> {
        if id == CUSTOM {
            return self.custom(input);
        }
        if id == START {
            bail!("the program starts by itself");
        }
        let read: fn(&mut Self, &mut Input<'a>) -> Result<()> = match id {
            TYPES => Self::one_type,
            IMPORTS => Self::import,
            FUNCTIONS => Self::function,
            EXPORTS => Self::export,
            ELEMENTS => Self::elements,
            CODE => Self::code,
            _ => return Ok(()),
        };
        for _ in 0..input.number()? {
            read(self, &mut input)?;
        }
        ensure!(input.0.is_empty(), "section {id} is longer than what is in it");
        Ok(())
    }

    fn one_type(&mut self, input: &mut Input<'a>) -> Result<()> {
        ensure!(input.byte()? == 0x60, "a type is no function");
        let parameters = input.bytes()?.len() as u64;
        input.bytes()?;
        self.types.push(parameters);
        Ok(())
    }

    fn import(&mut self, input: &mut Input<'a>) -> Result<()> {
        input.bytes()?;
        let name = str::from_utf8(input.bytes()?)?;
        let rest = Input(input.0);
        ensure!(skip_import(input)? == FUNCTION, "{name} is imported and no function");
        self.imports.push(name);
        self.functions.push(Input(&rest.0[1..]).number()? as u32);
        Ok(())
    }

    fn function(&mut self, input: &mut Input<'a>) -> Result<()> {
        self.functions.push(input.number()? as u32);
        Ok(())
    }

    fn export(&mut self, input: &mut Input<'a>) -> Result<()> {
        let name = str::from_utf8(input.bytes()?)?;
        let (kind, index) = (input.byte()?, input.number()?);
        self.exports.push((name, kind, index as u32));
        Ok(())
    }

    fn code(&mut self, input: &mut Input<'a>) -> Result<()> {
        self.bodies.push(input.bytes()?);
        Ok(())
    }

    /// Functions that stand in the table from the beginning.
    fn elements(&mut self, input: &mut Input<'a>) -> Result<()> {
        ensure!(input.number()? == 0, "functions are kept in an unknown way");
        ensure!(input.byte()? == 0x41, "functions stand at an unknown place");
        let first = input.number()?;
        ensure!(input.byte()? == 0x0b, "functions stand at an unknown place");
        for slot in 0..input.number()? {
            self.slots.insert((first + slot) as u32, input.number()? as u32);
        }
        Ok(())
    }

    /// The names of functions, which compilers keep behind the program.
    fn custom(&mut self, mut input: Input<'a>) -> Result<()> {
        if input.bytes()? != b"name" {
            return Ok(());
        }
        while !input.0.is_empty() {
            let (kind, part) = (input.byte()?, input.bytes()?);
            let mut part = Input(part);
            if kind != 1 {
                continue;
            }
            for _ in 0..part.number()? {
                let (index, name) = (part.number()? as u32, part.bytes()?);
                self.names.insert(index, str::from_utf8(name)?);
            }
        }
        Ok(())
    }

    /// The contents of a section; nothing where there is none.
    pub(super) fn section_of(&self, id: u8) -> Option<&'a [u8]> {
        let found = self.sections.iter().find(|(other, _)| *other == id);
        found.map(|(_, section)| *section)
    }

    pub(super) fn body(&self, function: u32) -> &'a [u8] {
        self.bodies[function as usize - self.imports.len()]
    }

    /// The functions that are not imported.
    pub(super) fn own(&self) -> std::ops::Range<u32> {
        self.imports.len() as u32..self.functions.len() as u32
    }

    /// The functions that a function calls.
    pub(super) fn calls(&self, function: u32) -> Result<Vec<u32>> {
        let mut out = vec![];
        pieces(self.body(function), |piece, bytes| {
            if piece == Piece::Call {
                out.push(Input(bytes).number()? as u32);
            }
            // Function references would need a table of their own.
            ensure!(
                (piece, bytes) != (Piece::Opcode, &[0xd2]),
                "a function is referred to"
            );
            Ok(())
        })?;
        Ok(out)
    }
}
