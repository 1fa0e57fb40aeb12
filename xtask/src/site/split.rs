//! A program in two parts that share their memory: what a page is pasted and read with, and
//! the rest, which is loaded later.
//!
//! The rest takes all it needs from the first part: its memory, its tables, its globals, and
//! the functions that it calls. The first part holds a stub for each function of the rest that
//! it calls or keeps in its table. A stub asks for the rest, which puts its functions into the
//! table when it starts, and then calls what stands in the table. So nothing has to know which
//! part a function is in; only what is called too early waits.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};

use super::code::{Piece, pieces};
use super::program::{
    CUSTOM, ELEMENTS, FUNCTION, FUNCTIONS, GLOBAL, GLOBALS, MEMORIES, MEMORY, Program,
    TABLE, TABLES, TYPES,
};
use super::wasm::{CODE, EXPORTS, IMPORTS, Input, base36, number, push_bytes};

/// The first part of a program and the rest of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) first: Vec<u8>,
    pub(super) rest: Vec<u8>,
}

/// Splits a program that has the names of its functions. `later` says of a name whether its
/// function may wait, and what it alone calls waits with it; `ask` is a part of the name of the
/// imported function that gets the rest.
///
/// # Errors
/// If it is built in another way than compilers built this page when this was written.
pub(super) fn split(
    module: &[u8],
    ask: &str,
    later: impl Fn(&str) -> bool,
) -> Result<Parts> {
    let program = Program::read(module)?;
    let ask = program.imports.iter().position(|name| name.contains(ask));
    let ask = ask.context("the program never asks for its rest")? as u32;
    let imported = program.imports.len() as u32;
    let rest: BTreeSet<u32> = (program.names.iter())
        .filter(|(index, name)| **index >= imported && later(name))
        .map(|(index, _)| *index)
        .collect();
    let plan = Plan::new(&program, with_their_own(&program, rest)?, ask)?;
    Ok(Parts { first: plan.first()?, rest: plan.rest()? })
}

/// Functions, and with them those that nothing else calls.
fn with_their_own(program: &Program, named: BTreeSet<u32>) -> Result<BTreeSet<u32>> {
    let exported = program.exports.iter().filter(|(_, kind, _)| *kind == FUNCTION);
    let mut open: Vec<u32> = exported.map(|&(_, _, function)| function).collect();
    open.extend(program.slots.values());
    let own = program.own();
    let mut reached = BTreeSet::new();
    while let Some(function) = open.pop() {
        let first = own.contains(&function) && !named.contains(&function);
        if first && reached.insert(function) {
            open.extend(program.calls(function)?);
        }
    }
    Ok(own.filter(|function| !reached.contains(function)).collect())
}

/// Where every function goes.
struct Plan<'a> {
    program: &'a Program<'a>,
    ask: u32,
    /// The functions of the rest.
    rest: BTreeSet<u32>,
    /// Those of them that the first part calls or keeps, each with its place in the table.
    doors: BTreeMap<u32, u32>,
    /// What the rest calls in the first part.
    shared: BTreeSet<u32>,
    /// One past the last place of the table.
    slots: u32,
}

impl<'a> Plan<'a> {
    fn new(program: &'a Program<'a>, rest: BTreeSet<u32>, ask: u32) -> Result<Self> {
        let slots = program.slots.last_key_value().map_or(1, |(last, _)| last + 1);
        let mut out = Self {
            program,
            ask,
            rest,
            doors: BTreeMap::new(),
            shared: BTreeSet::new(),
            slots,
        };
        for (&slot, &function) in &program.slots {
            if out.rest.contains(&function) {
                out.doors.entry(function).or_insert(slot);
            }
        }
        for &(_, kind, function) in &program.exports {
            if kind == FUNCTION && out.rest.contains(&function) {
                out.open(function);
            }
        }
        for function in program.own() {
            for called in program.calls(function)? {
                match (out.rest.contains(&function), out.rest.contains(&called)) {
                    (true, false) => _ = out.shared.insert(called),
                    (false, true) => out.open(called),
                    _ => {}
                }
            }
        }
        Ok(out)
    }

    /// Gives a function a place in the table if it has none.
    fn open(&mut self, function: u32) {
        self.doors.entry(function).or_insert_with(|| {
            self.slots += 1;
            self.slots - 1
        });
    }

    /// The first part: the same module without the rest, with a stub for each door.
    fn first(&self) -> Result<Vec<u8>> {
        let program = self.program;
        let imported = program.imports.len() as u32;
        let kept: Vec<u32> = program.own().filter(|f| !self.rest.contains(f)).collect();
        let all = (0..imported).chain(kept.iter().copied());
        let now: BTreeMap<u32, u32> =
            all.chain(self.doors.keys().copied()).zip(0..).collect();
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        for &(id, section) in &program.sections {
            let new = match id {
                FUNCTIONS => {
                    list(kept.iter().chain(self.doors.keys()).map(|&function| {
                        number(program.functions[function as usize].into())
                    }))
                }
                TABLES => self.tables(section)?,
                EXPORTS => self.exports(&now),
                ELEMENTS => elements(program.slots.iter().map(|(s, f)| (*s, now[f]))),
                CODE => {
                    let bodies = kept.iter().map(|&f| renamed(program.body(f), &now));
                    let stubs =
                        self.doors.iter().map(|(&f, &slot)| Ok(self.stub(f, slot)));
                    let all = bodies.chain(stubs).collect::<Result<Vec<_>>>()?;
                    list(all.iter().map(|body| sized(body)))
                }
                CUSTOM if is_names(section) => continue,
                _ => section.to_vec(),
            };
            out.push(id);
            push_bytes(&mut out, &new);
        }
        Ok(out)
    }

    /// What waits for the rest and calls it.
    fn stub(&self, function: u32, slot: u32) -> Vec<u8> {
        let of = self.program.functions[function as usize];
        let mut out = vec![0, 0x10];
        out.extend(number(self.ask.into()));
        for parameter in 0..self.program.types[of as usize] {
            out.push(0x20);
            out.extend(number(parameter));
        }
        out.push(0x41);
        out.extend(signed(slot));
        out.push(0x11);
        out.extend(number(of.into()));
        out.extend([0, 0x0b]);
        out
    }

    /// The tables, the first with room for every door.
    fn tables(&self, section: &[u8]) -> Result<Vec<u8>> {
        let mut input = Input(section);
        let count = input.number()?;
        let mut out = number(count);
        out.push(input.byte()?);
        let limits = input.byte()?;
        let least = input.number()?.max(self.slots.into());
        out.push(limits);
        out.extend(number(least));
        if limits & 1 == 1 {
            out.extend(number(input.number()?.max(least)));
        }
        out.extend(input.0);
        Ok(out)
    }

    /// What is exported, and then all that the rest takes.
    fn exports(&self, now: &BTreeMap<u32, u32>) -> Vec<u8> {
        let given = self.program.exports.iter().map(|&(name, kind, index)| {
            let index = if kind == FUNCTION { now[&index] } else { index };
            export(name, kind, index)
        });
        let shared = (self.taken().into_iter().enumerate()).map(|(i, (kind, index))| {
            let index = if kind == FUNCTION { now[&index] } else { index };
            export(&base36(i), kind, index)
        });
        list(given.chain(shared))
    }

    /// What the rest takes from the first part, in order: kinds and numbers.
    fn taken(&self) -> Vec<(u8, u32)> {
        let all = |id: u8, kind: u8| {
            let section = self.program.section_of(id);
            let count = section.and_then(|s| Input(s).number().ok()).unwrap_or_default();
            (0..count as u32).map(move |index| (kind, index))
        };
        let functions = self.shared.iter().map(|&function| (FUNCTION, function));
        let things = all(TABLES, TABLE).chain(all(MEMORIES, MEMORY));
        functions.chain(things).chain(all(GLOBALS, GLOBAL)).collect()
    }

    /// The rest: a module of its functions that takes everything else from the first part.
    fn rest(&self) -> Result<Vec<u8>> {
        let program = self.program;
        let all = self.shared.iter().chain(&self.rest);
        let now: BTreeMap<u32, u32> = all.copied().zip(0..).collect();
        let slots = program.slots.iter().map(|(&slot, &function)| (slot, function));
        let doors = self.doors.iter().map(|(&function, &slot)| (slot, function));
        let slots: BTreeMap<u32, u32> =
            slots.filter(|(_, f)| self.rest.contains(f)).chain(doors).collect();
        let bodies = self.rest.iter().map(|&f| renamed(program.body(f), &now));
        let bodies = bodies.collect::<Result<Vec<_>>>()?;
        let types = self.rest.iter().map(|&f| program.functions[f as usize]);
        let mut new = vec![
            (TYPES, program.section_of(TYPES).context("no types")?.to_vec()),
            (IMPORTS, self.imports()?),
            (FUNCTIONS, list(types.map(|of| number(of.into())))),
            (ELEMENTS, elements(slots.iter().map(|(s, f)| (*s, now[f])))),
            (CODE, list(bodies.iter().map(|body| sized(body)))),
        ];
        let custom = program.sections.iter().filter(|(id, _)| *id == CUSTOM);
        let custom = custom.filter(|(_, section)| !is_names(section));
        new.extend(custom.map(|(id, section)| (*id, section.to_vec())));
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        for (id, section) in new {
            out.push(id);
            push_bytes(&mut out, &section);
        }
        Ok(out)
    }

    fn imports(&self) -> Result<Vec<u8>> {
        let program = self.program;
        let tables = self.tables(program.section_of(TABLES).context("no table")?)?;
        let tables = each(&tables, |input| {
            input.byte()?;
            limits(input)
        })?;
        let memories = program.section_of(MEMORIES).context("no memory")?;
        let memories = each(memories, limits)?;
        let globals = each(program.section_of(GLOBALS).context("no globals")?, global)?;
        let described = self.taken().into_iter().enumerate().map(|(i, (kind, index))| {
            let mut out = vec![0];
            push_bytes(&mut out, base36(i).as_bytes());
            out.push(kind);
            let at = index as usize;
            match kind {
                FUNCTION => out.extend(number(program.functions[at].into())),
                TABLE => out.extend(tables[at]),
                MEMORY => out.extend(memories[at]),
                // The kind of number and whether it changes; not what it is at first.
                _ => out.extend(&globals[at][..2]),
            }
            out
        });
        Ok(list(described))
    }
}

/// The bytes of each thing in a section.
fn each<'a>(
    section: &'a [u8],
    pass: impl Fn(&mut Input<'a>) -> Result<()>,
) -> Result<Vec<&'a [u8]>> {
    let mut input = Input(section);
    (0..input.number()?)
        .map(|_| {
            let before = input.0;
            pass(&mut input)?;
            Ok(&before[..before.len() - input.0.len()])
        })
        .collect()
}

/// Passes over how small and how large something is.
fn limits(input: &mut Input<'_>) -> Result<()> {
    let most = input.byte()? & 1;
    for _ in 0..=most {
        input.number()?;
    }
    Ok(())
}

/// Passes over a number that all functions share.
fn global(input: &mut Input<'_>) -> Result<()> {
    input.take(2)?;
    ensure!(matches!(input.byte()?, 0x41 | 0x42), "a global begins in an unknown way");
    input.number()?;
    ensure!(input.byte()? == 0x0b, "a global begins in an unknown way");
    Ok(())
}

/// A function's body with the functions it calls under other numbers.
fn renamed(body: &[u8], now: &BTreeMap<u32, u32>) -> Result<Vec<u8>> {
    let mut out = vec![];
    pieces(body, |piece, bytes| {
        if piece == Piece::Call {
            let called = Input(bytes).number()? as u32;
            out.extend(number(now[&called].into()));
        } else {
            out.extend(bytes);
        }
        Ok(())
    })?;
    Ok(out)
}

/// Functions in the table, a stretch for each run of neighbouring places.
fn elements(slots: impl Iterator<Item = (u32, u32)>) -> Vec<u8> {
    let mut runs: Vec<(u32, Vec<u32>)> = vec![];
    for (slot, function) in slots {
        match runs.last_mut() {
            Some((first, run)) if *first + run.len() as u32 == slot => run.push(function),
            _ => runs.push((slot, vec![function])),
        }
    }
    list(runs.into_iter().map(|(first, run)| {
        let mut out = vec![0, 0x41];
        out.extend(signed(first));
        out.push(0x0b);
        out.extend(list(run.into_iter().map(|function| number(function.into()))));
        out
    }))
}

fn export(name: &str, kind: u8, index: u32) -> Vec<u8> {
    let mut out = vec![];
    push_bytes(&mut out, name.as_bytes());
    out.push(kind);
    out.extend(number(index.into()));
    out
}

/// Things after their count.
fn list(things: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let things: Vec<_> = things.collect();
    let mut out = number(things.len() as u64);
    out.extend(things.concat());
    out
}

fn sized(body: &[u8]) -> Vec<u8> {
    let mut out = vec![];
    push_bytes(&mut out, body);
    out
}

/// A number whose highest bit is kept clear, since the next reader would take it for a sign.
fn signed(value: u32) -> Vec<u8> {
    let mut out = number(value.into());
    if let Some(last) = out.last_mut().filter(|last| **last & 0x40 != 0) {
        *last |= 0x80;
        out.push(0);
    }
    out
}

fn is_names(section: &[u8]) -> bool {
    Input(section).bytes().is_ok_and(|name| name == b"name")
}

#[cfg(test)]
#[path = "split_tests.rs"]
mod tests;
