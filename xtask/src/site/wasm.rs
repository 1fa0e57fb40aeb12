//! Enough of WebAssembly to give a program's imports and exports short names.

use anyhow::{Context, Result, ensure};

pub(super) const IMPORTS: u8 = 2;
pub(super) const EXPORTS: u8 = 7;
pub(super) const CODE: u8 = 10;

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

pub(super) fn base36(mut number: usize) -> String {
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

/// Passes over what is imported and says of which kind it is; 0 is a function.
pub(super) fn skip_import(input: &mut Input<'_>) -> Result<u8> {
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
    let sections = sections(bytes)?;
    let mut out = bytes[..8].to_vec();
    for (id, section) in sections {
        out.push(id);
        if id == kind {
            push_bytes(&mut out, &replace(section)?);
        } else {
            push_bytes(&mut out, section);
        }
    }
    Ok(out)
}

pub(super) fn sections(bytes: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    ensure!(bytes.starts_with(b"\0asm\x01\0\0\0"), "this is no WebAssembly module");
    let mut input = Input(&bytes[8..]);
    let mut out = Vec::new();
    while !input.0.is_empty() {
        out.push((input.byte()?, input.bytes()?));
    }
    Ok(out)
}

/// What is still to be read.
pub(super) struct Input<'a>(pub(super) &'a [u8]);

impl<'a> Input<'a> {
    pub(super) fn byte(&mut self) -> Result<u8> {
        let (&first, rest) = self.0.split_first().context("the module is cut short")?;
        self.0 = rest;
        Ok(first)
    }

    /// A number in LEB128.
    pub(super) fn number(&mut self) -> Result<u64> {
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
    pub(super) fn bytes(&mut self) -> Result<&'a [u8]> {
        let count = self.number()? as usize;
        self.take(count)
    }

    /// So many bytes.
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (out, rest) =
            self.0.split_at_checked(count).context("the module is cut short")?;
        self.0 = rest;
        Ok(out)
    }
}

pub(super) fn number(mut number: u64) -> Vec<u8> {
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

pub(super) fn push_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend(number(bytes.len() as u64));
    out.extend(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One imported function, one function of its own, exported.
    fn module(import: &str, export: &str) -> Vec<u8> {
        let mut imports = vec![1, 1, b'm'];
        push_bytes(&mut imports, import.as_bytes());
        imports.extend([0, 0]);
        let mut exports = vec![1];
        push_bytes(&mut exports, export.as_bytes());
        exports.extend([0, 1]);
        let code = vec![1, 2, 0, 0x0b];
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        for (id, section) in [(IMPORTS, imports), (EXPORTS, exports), (CODE, code)] {
            out.push(id);
            push_bytes(&mut out, &section);
        }
        out
    }

    #[test]
    fn long_names_become_short_ones() {
        let before = module("__wbg_set_12", "wasm_bindgen_convert_1");
        let (after, names) = with_short_names(&before).unwrap();
        assert_eq!(after, module("_0", "_1"));
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            names,
            [pair("__wbg_set_12", "_0"), pair("wasm_bindgen_convert_1", "_1")]
        );
        assert_eq!(imports(&after).unwrap(), ["_0"]);
        let plain = module("memory", "main");
        assert_eq!(with_short_names(&plain).unwrap(), (plain, vec![]));
    }

    #[test]
    fn what_is_cut_short_is_refused() {
        let whole = module("i", "e");
        assert!(with_short_names(&whole).is_ok());
        // Inside the code, the exports, the imports, and the header.
        for missing in [1, 7, 18, whole.len() - 5] {
            assert!(with_short_names(&whole[..whole.len() - missing]).is_err());
        }
        assert!(with_short_names(b"<!doctype html>").is_err());
    }
}
