//! What each feature of a line says for one label against another, for whoever writes rules.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use chongpai::training::{LINE_SHARE, line_label, line_terms};
use chongpai::{Model, Options, Place, Role, reflow_with};

/// `why CASE LINE ROLE:PLACE ROLE:PLACE [--model FOLDER]`.
pub(crate) fn run(folder: &Path, args: &[String]) -> Result<()> {
    let usage =
        "usage: chongpai-train why CASE LINE ROLE:PLACE ROLE:PLACE [--model FOLDER]";
    let [line, one, other, rest @ ..] = args else { anyhow::bail!(usage) };
    let model = match rest {
        [flag, path] if flag == "--model" => crate::read_model(Path::new(path))?,
        _ => Model::builtin().clone(),
    };
    let input = std::fs::read_to_string(folder.join("input.txt"))?;
    let document = reflow_with(&model, &input, &Options::default(), &[], &mut |_| {});
    let number: u32 = line.parse()?;
    let index = document
        .lines
        .iter()
        .position(|l| l.number == number)
        .context("that line is blank or absent")?;
    let before = document.lines[..index].iter().zip(&document.decisions).fold(
        None,
        |before, (line, decision)| {
            let role = document.blocks[line.block as usize].role;
            line_label(before, role, decision.place)
                .or_else(|| line_label(before, role, Place::Begins))
        },
    );
    let label = |text: &str| label(before, text).context(usage);
    let (one, other) = (label(one)?, label(other)?);
    let mut sums = BTreeMap::new();
    for (name, value, says) in line_terms(&model, &input, index, [one, other]) {
        *sums.entry((name, value)).or_default() += says;
    }
    let mut says: Vec<(_, i32)> = sums.into_iter().collect();
    says.sort_by_key(|says| -says.1.abs());
    println!("{}", document.line_text(index as u32));
    let units = |sum: i32| f64::from(sum) / f64::from(LINE_SHARE);
    println!("{:8.1} in all", units(says.iter().map(|says| says.1).sum()));
    for ((name, value), sum) in says.into_iter().filter(|says| says.1 != 0) {
        println!("{:8.1} {name} {value}", units(sum));
    }
    Ok(())
}

/// The label of a role and a place behind that of the line before.
fn label(before: Option<u8>, text: &str) -> Option<u8> {
    let (role, place) = text.split_once(':')?;
    let place = [Place::Begins, Place::Continues, Place::Resumes]
        .into_iter()
        .find(|p| p.as_str() == place)?;
    line_label(before, Role::from_name(role)?, place)
}
