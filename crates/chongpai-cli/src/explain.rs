//! Decisions and their reasons → English, for `--explain`.

use std::io::{self, Write};

use chongpai::{Document, Place, Reason, Rule};

/// Writes for each line how it was placed, how sure that is, and why.
///
/// # Errors
///
/// If `out` cannot be written to.
pub fn write(document: &Document, name: &str, out: &mut impl Write) -> io::Result<()> {
    for ((line, decision), index) in
        document.lines.iter().zip(&document.decisions).zip(0..)
    {
        let role = document.blocks[line.block as usize].role.as_str();
        let place = match decision.place {
            Place::Begins => format!("begins a {role}"),
            Place::Continues => format!("continues the {role}"),
            Place::Resumes => format!("resumes the {role} above"),
        };
        let sure = per_cent(decision.place_confidence);
        let role_sure = per_cent(decision.role_confidence);
        writeln!(
            out,
            "{name}:{}: {place} (place {sure}, role {role_sure})",
            line.number
        )?;
        for reason in document.reasons(index) {
            writeln!(out, "  {:+5}  {}", reason.weight, words(reason))?;
        }
    }
    out.flush()
}

fn per_cent(per_mille: u16) -> String {
    format!("{}.{} %", per_mille / 10, per_mille % 10)
}

/// What a reason says. Widths are given in half-ems: a full-width character is two.
pub fn words(reason: Reason) -> String {
    let value = reason.value;
    let character = || match u32::try_from(value).ok().and_then(char::from_u32) {
        Some(c) if !c.is_control() => format!("“{c}”"),
        _ => "an unprintable character".into(),
    };
    match reason.rule {
        Rule::MeasureLeft => format!("the line before stops {value} half-ems short"),
        Rule::MeasureFull if value < 0 => {
            format!("the line before overruns its measure by {} half-ems", -value)
        }
        Rule::MeasureFull => {
            format!("the line before is full, {value} half-ems left over")
        }
        Rule::FirstLine => format!("short by {value} half-ems, as by a lost indent"),
        Rule::IndentKept => format!("begins with an indent of {value} half-ems"),
        Rule::WidthChange => format!("{value} half-ems wider than its neighbours"),
        Rule::MeasureChange => format!("a measure of {value} half-ems begins here"),
        Rule::BlankLines => format!("{value} more blank lines above than is usual here"),
        Rule::PageBreak => "a page begins here".into(),
        Rule::SentenceEnd => {
            format!("the line before ends a sentence with {}", character())
        }
        Rule::SentenceOpen => {
            format!("the line before ends inside a sentence, with {}", character())
        }
        Rule::Kinsoku => format!("no printer breaks a line at {}", character()),
        Rule::OpenBracket => format!("{} stands open", character()),
        Rule::SeamWord => {
            format!("the characters on both sides often stand together ({value} of 15)")
        }
        Rule::SeamSpace if value > 0 => "a space belongs between the lines".into(),
        Rule::SeamSpace => "no space belongs between the lines".into(),
        Rule::Hyphen => "the line before breaks a word with a hyphen".into(),
        Rule::LetterCase => "Latin letters on both sides".into(),
        Rule::Numbering => "begins with a number or a bullet".into(),
        Rule::LineBegin => format!("begins with {}", character()),
        Rule::LineEnd => format!("the line before ends with {}", character()),
        Rule::CueNewsLead => "reads like the lead of a story".into(),
        Rule::CueByline => "names a reporter or an author".into(),
        Rule::CueCaption => "reads like the credit of a picture".into(),
        Rule::CueJump => "says that the story goes on elsewhere".into(),
        Rule::CueFolio => "reads like a page number or a running head".into(),
        Rule::CueNotice => "reads like a notice, a letter or a signature".into(),
        Rule::LineLength => format!("differs by {value} half-ems from the measure"),
        Rule::Composition => "the characters it is made of".into(),
        Rule::Position => "where on the page it stands".into(),
        Rule::LetterSpaced => "its letters are spaced out".into(),
        Rule::Neighbours => "what the lines around it are".into(),
        Rule::SharedWords => {
            format!("title and story have {value} characters in common")
        }
        Rule::Clean => "the text is in paragraphs already".into(),
        Rule::LinesFinal => "the options say that lines are final".into(),
        Rule::Corrected => "the reader said so".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_words() {
        for rule in Rule::ALL {
            for value in [i32::MIN + 1, -3, 0, 2, '。' as i32, i32::MAX] {
                assert!(!words(Reason { rule, value, weight: 1 }).is_empty());
            }
        }
    }

    #[test]
    fn characters_are_shown() {
        let reason = Reason { rule: Rule::SentenceEnd, value: '。' as i32, weight: 7 };
        assert_eq!(words(reason), "the line before ends a sentence with “。”");
    }
}
