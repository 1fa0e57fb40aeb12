//! What each feature of a line says for one label against another, for whoever writes rules.

use std::path::Path;

use anyhow::{Context, Result};
use chongpai::training::{BUILTIN, Seams, line_feature, line_label, line_rows};
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
    let rows = line_rows(&input, &Seams::read(BUILTIN)?, &Options::default());
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
    let mut says: Vec<_> = rows[index]
        .iter()
        .map(|&f| {
            let (name, value, weights) = line_feature(&model, f);
            let weight = i32::from(weights[one]) - i32::from(weights[other]);
            (weight, name, value)
        })
        .collect();
    says.sort_by_key(|s| (-s.0.abs(), s.1));
    println!("{}", document.line_text(index as u32));
    println!("{:6} in all", says.iter().map(|s| s.0).sum::<i32>());
    for (weight, name, value) in says.iter().filter(|s| s.0 != 0) {
        println!("{weight:6} {name} {value}");
    }
    Ok(())
}

/// The label of a role and a place behind that of the line before.
fn label(before: Option<u8>, text: &str) -> Option<usize> {
    let (role, place) = text.split_once(':')?;
    let place = [Place::Begins, Place::Continues, Place::Resumes]
        .into_iter()
        .find(|p| p.as_str() == place)?;
    line_label(before, Role::from_name(role)?, place).map(usize::from)
}
