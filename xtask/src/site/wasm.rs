//! Enough of WebAssembly to leave out what a program says when it panics, and to give its
//! imports and exports short names.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const CODE: u8 = 10;

/// Functions that never return and only tell why. Their message reaches nobody outside of
/// a debugger: the page shows that something went wrong, and the trap itself stays.
const PANICS: [&str; 14] = [
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::result::unwrap_failed",
    "core::str::slice_error_fail",
    "core::slice::index::slice_index_fail",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::cell::panic_already_borrowed",
    "core::cell::panic_already_mutably_borrowed",
    "std::thread::local::panic_access_error",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
    "__rustc::__rust_alloc_error_handler",
    "__rustc::rust_begin_unwind",
];

/// A program in which every panic traps at once. The function names have to be in it.
pub(super) fn without_panics(bytes: &[u8]) -> Result<Vec<u8>> {
    let names = function_names(bytes)?;
    let mut index =
        imported(bytes)?.iter().filter(|&&(_, kind)| kind == 0).count() as u64;
    let mut cut = 0;
    let out = rewrite(bytes, CODE, |section| {
        let mut input = Input(section);
        let count = input.number()?;
        let mut out = number(count);
        for _ in 0..count {
            let body = input.bytes()?;
            // One that could return would not end in a trap.
            let ends = body.ends_with(&[0x00, 0x0b]);
            let panics = ends && names.get(&index).is_some_and(|name| is_panic(name));
            cut += usize::from(panics);
            // No locals, a trap, the end.
            push_bytes(&mut out, if panics { &[0x00, 0x00, 0x0b] } else { body });
            index += 1;
        }
        Ok(out)
    })?;
    ensure!(cut > 0, "no panic was found by its name; the compiler names them otherwise");
    Ok(out)
}

fn is_panic(name: &str) -> bool {
    // Crates carry their hash in brackets, functions theirs at the end.
    let mut plain = String::new();
    let mut depth = 0;
    for c in name.chars() {
        depth += i32::from(c == '[');
        if depth == 0 {
            plain.push(c);
        }
        depth -= i32::from(c == ']');
    }
    let plain = plain.split("::h0").next().unwrap_or_default();
    plain.starts_with("core::panicking::")
        || plain.ends_with("::assert_failed")
        || PANICS.iter().any(|panic| plain.starts_with(panic))
}

/// Old names with new ones.
pub(super) type Renamed = Vec<(String, String)>;

/// Gives long names of imports and exports short ones; says which became which.
pub(super) fn with_short_names(bytes: &[u8]) -> Result<(Vec<u8>, Renamed)> {
    let mut names = Vec::new();
    let mut short = |name: &str| {
        if !name.starts_with("__wb") && !name.starts_with("wasm_bindgen_") {
            return name.to_owned();
        }
        let new = format!("_{}", base36(names.len()));
        names.push((name.to_owned(), new.clone()));
        new
    };
    let out = rewrite(bytes, IMPORTS, |section| {
        let mut input = Input(section);
        let count = input.number()?;
        let mut out = number(count);
        for _ in 0..count {
            push_bytes(&mut out, input.bytes()?);
            let name = short(str::from_utf8(input.bytes()?)?);
            push_bytes(&mut out, name.as_bytes());
            let rest = input.0;
            skip_import(&mut input)?;
            out.extend(&rest[..rest.len() - input.0.len()]);
        }
        Ok(out)
    })?;
    let out = rewrite(&out, EXPORTS, |section| {
        let mut input = Input(section);
        let count = input.number()?;
        let mut out = number(count);
        for _ in 0..count {
            let name = short(str::from_utf8(input.bytes()?)?);
            push_bytes(&mut out, name.as_bytes());
            out.push(input.byte()?);
            out.extend(number(input.number()?));
        }
        Ok(out)
    })?;
    Ok((out, names))
}

/// The names of all imports.
pub(super) fn imports(bytes: &[u8]) -> Result<Vec<String>> {
    Ok(imported(bytes)?.into_iter().map(|(name, _)| name).collect())
}

/// The name and the kind of each import; 0 is a function.
fn imported(bytes: &[u8]) -> Result<Vec<(String, u8)>> {
    let mut out = Vec::new();
    for (id, section) in sections(bytes)? {
        if id != IMPORTS {
            continue;
        }
        let mut input = Input(section);
        for _ in 0..input.number()? {
            input.bytes()?;
            let name = str::from_utf8(input.bytes()?)?.to_owned();
            out.push((name, skip_import(&mut input)?));
        }
    }
    Ok(out)
}

fn base36(mut number: usize) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut out = String::new();
    loop {
        out.insert(0, char::from(DIGITS[number % 36]));
        number /= 36;
        if number == 0 {
            return out;
        }
    }
}

fn function_names(bytes: &[u8]) -> Result<BTreeMap<u64, String>> {
    let mut names = BTreeMap::new();
    for (id, section) in sections(bytes)? {
        let mut input = Input(section);
        if id != CUSTOM || input.bytes()? != b"name" {
            continue;
        }
        while !input.0.is_empty() {
            let kind = input.byte()?;
            let mut part = Input(input.bytes()?);
            // The other kinds name the module and locals.
            if kind != 1 {
                continue;
            }
            for _ in 0..part.number()? {
                let index = part.number()?;
                names.insert(index, String::from_utf8_lossy(part.bytes()?).into_owned());
            }
        }
    }
    Ok(names)
}

/// Passes over what is imported and says of which kind it is; 0 is a function.
fn skip_import(input: &mut Input<'_>) -> Result<u8> {
    let kind = input.byte()?;
    match kind {
        0 => _ = input.number()?,
        1 | 2 => {
            if kind == 1 {
                input.byte()?;
            }
            let has_most = input.byte()? & 1 == 1;
            input.number()?;
            if has_most {
                input.number()?;
            }
        }
        3 => _ = (input.byte()?, input.byte()?),
        _ => anyhow::bail!("an import of an unknown kind: {kind}"),
    }
    Ok(kind)
}

/// The module with every section of one kind replaced.
fn rewrite(
    bytes: &[u8],
    kind: u8,
    mut replace: impl FnMut(&[u8]) -> Result<Vec<u8>>,
) -> Result<Vec<u8>> {
    let mut out = bytes[..8].to_vec();
    for (id, section) in sections(bytes)? {
        out.push(id);
        if id == kind {
            push_bytes(&mut out, &replace(section)?);
        } else {
            push_bytes(&mut out, section);
        }
    }
    Ok(out)
}

fn sections(bytes: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    ensure!(bytes.starts_with(b"\0asm\x01\0\0\0"), "this is no WebAssembly module");
    let mut input = Input(&bytes[8..]);
    let mut out = Vec::new();
    while !input.0.is_empty() {
        out.push((input.byte()?, input.bytes()?));
    }
    Ok(out)
}

/// What is still to be read.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn byte(&mut self) -> Result<u8> {
        let (&first, rest) = self.0.split_first().context("the module is cut short")?;
        self.0 = rest;
        Ok(first)
    }

    /// A number in LEB128.
    fn number(&mut self) -> Result<u64> {
        let mut out = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            out |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(out);
            }
        }
        anyhow::bail!("the module has a number without end")
    }

    /// Bytes after their count.
    fn bytes(&mut self) -> Result<&'a [u8]> {
        let count = self.number()? as usize;
        let (out, rest) =
            self.0.split_at_checked(count).context("the module is cut short")?;
        self.0 = rest;
        Ok(out)
    }
}

fn number(mut number: u64) -> Vec<u8> {
    let mut out = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            out.push(low);
            return out;
        }
        out.push(low | 0x80);
    }
}

fn push_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend(number(bytes.len() as u64));
    out.extend(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One imported function, one function of its own with a name, exported.
    fn module(import: &str, name: &str, body: &[u8], export: &str) -> Vec<u8> {
        let mut imports = vec![1, 1, b'm'];
        push_bytes(&mut imports, import.as_bytes());
        imports.extend([0, 0]);
        let mut exports = vec![1];
        push_bytes(&mut exports, export.as_bytes());
        exports.extend([0, 1]);
        let mut code = vec![1];
        push_bytes(&mut code, body);
        let mut part = vec![1, 1];
        push_bytes(&mut part, name.as_bytes());
        let mut names = vec![4];
        names.extend(b"name\x01");
        push_bytes(&mut names, &part);
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        for (id, section) in
            [(IMPORTS, imports), (EXPORTS, exports), (CODE, code), (CUSTOM, names)]
        {
            out.push(id);
            push_bytes(&mut out, &section);
        }
        out
    }

    #[test]
    fn panics_trap_and_nothing_else_is_touched() {
        let check = |name: &str, body: &[u8], cut: bool| {
            let before = module("i", name, body, "e");
            let after = without_panics(&before);
            assert_eq!(after.is_ok(), cut, "{name}");
            if let Ok(after) = after {
                assert_eq!(after, module("i", name, &[0, 0, 0x0b], "e"));
            }
        };
        let ends = [0, 0x01, 0x01, 0x00, 0x0b];
        check("core[c59]::panicking::panic_fmt", &ends, true);
        check("core[c59]::option::unwrap_failed", &ends, true);
        check("<alloc[3]::vec::Vec<_, _>>::remove::assert_failed", &ends, true);
        check("core::panicking::panic_fmt", &[0, 0x01, 0x01, 0x0b], false);
        check("chongpai::reflow::reflow_with", &ends, false);
    }

    #[test]
    fn long_names_become_short_ones() {
        let before = module("__wbg_set_12", "f", &[0, 0x0b], "wasm_bindgen_convert_1");
        let (after, names) = with_short_names(&before).unwrap();
        assert_eq!(after, module("_0", "f", &[0, 0x0b], "_1"));
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            names,
            [pair("__wbg_set_12", "_0"), pair("wasm_bindgen_convert_1", "_1")]
        );
        assert_eq!(imports(&after).unwrap(), ["_0"]);
        let plain = module("memory", "f", &[0, 0x0b], "main");
        assert_eq!(with_short_names(&plain).unwrap(), (plain, vec![]));
    }

    #[test]
    fn what_is_cut_short_is_refused() {
        let whole = module("i", "core::panicking::panic", &[0, 0, 0x0b], "e");
        assert!(without_panics(&whole).is_ok());
        // Inside the header, the code, and the names.
        for missing in [whole.len() - 5, 40, 1] {
            assert!(without_panics(&whole[..whole.len() - missing]).is_err());
        }
        assert!(without_panics(b"<!doctype html>").is_err());
    }
}
