//! Decisions and their reasons → English, for `--explain`.

use std::io::{self, Write};

use chongpai::{Document, Place, Reason, Rule};

/// Writes for each line how it was placed, how sure that is, and why; and where an article
/// begins, or a title is given to one, why that is.
///
/// # Errors
///
/// If `out` cannot be written to.
pub fn write(document: &Document, name: &str, out: &mut impl Write) -> io::Result<()> {
    let article_reasons = document.article_reasons();
    let mut article_reasons = article_reasons.chunk_by(|a, b| a.0 == b.0).peekable();
    for ((line, decision), index) in
        document.lines.iter().zip(&document.decisions).zip(0..)
    {
        let role = document.blocks[line.block as usize].role.as_str();
        let place = match decision.place {
            Place::Begins => format!("begins {role}"),
            Place::Continues => format!("continues {role}"),
            Place::Resumes => format!("resumes {role} from above"),
        };
        let sure = per_cent(decision.place_confidence);
        let role_sure = per_cent(decision.role_confidence);
        writeln!(
            out,
            "{name}:{}: {place} (place {sure}, role {role_sure})",
            line.number
        )?;
        for reason in document.reasons(index) {
            write_reason(reason, out)?;
        }
        // Blocks and their reasons come in the order of their first lines.
        let begins = decision.place == Place::Begins;
        if let Some(reasons) = article_reasons.next_if(|r| begins && r[0].0 == line.block)
        {
            let article = document.blocks[line.block as usize].article;
            let first = article.map_or(line.number, |a| first_line(document, a));
            writeln!(out, "         of the article that begins on line {first}")?;
            for &(_, reason) in reasons {
                write_reason(reason, out)?;
            }
        }
    }
    out.flush()
}

/// The number of the line that an article begins on, as it is read.
fn first_line(document: &Document, article: u32) -> u32 {
    let block = document.blocks_of(article)[0];
    document.lines[document.lines_of(block)[0] as usize].number
}

fn write_reason(reason: Reason, out: &mut impl Write) -> io::Result<()> {
    match reason.rule {
        // What the reader or the options said is not weighed against anything.
        Rule::Corrected | Rule::LinesFinal => {
            writeln!(out, "         {}", words(reason))
        }
        _ => writeln!(out, "  {:+5}  {}", reason.weight, words(reason)),
    }
}

fn per_cent(per_mille: u16) -> String {
    format!("{}.{} %", per_mille / 10, per_mille % 10)
}

/// What a reason says. Widths are given in half-ems: a full-width character is two.
///
/// A rule may speak because it applies or because it does not: the words say what was found.
pub fn words(reason: Reason) -> String {
    let value = reason.value;
    let amount = value.unsigned_abs();
    let character = || match u32::try_from(value).ok().and_then(char::from_u32) {
        Some(c) if !c.is_control() && !c.is_whitespace() => format!("“{c}”"),
        _ => "a character that does not show".into(),
    };
    let cue = |what: &str| match value {
        0 => format!("nothing like {what}"),
        1 => format!("reads like {what}"),
        _ => format!("a line beside it reads like {what}"),
    };
    match reason.rule {
        Rule::MeasureLeft | Rule::MeasureFull if value > 0 => {
            format!("the line before stops {amount} half-ems short of its measure")
        }
        Rule::MeasureLeft | Rule::MeasureFull => {
            "the line before fills its measure".into()
        }
        Rule::FirstLine if value > 0 => {
            format!("{amount} half-ems short of its measure, as by a lost indent")
        }
        Rule::FirstLine => "not short, as a line with a lost indent would be".into(),
        Rule::IndentKept if value > 0 => {
            format!("begins with {amount} half-ems of white space")
        }
        Rule::IndentKept => "begins without white space".into(),
        Rule::WidthChange => match value {
            0 => "as wide as the line before".into(),
            1.. => format!("{amount} half-ems wider than the line before"),
            _ => format!("{amount} half-ems narrower than the line before"),
        },
        Rule::MeasureChange if value > 0 => {
            format!("another measure begins here, of {value} half-ems")
        }
        Rule::MeasureChange => "stands in the measure of the line before".into(),
        Rule::BlankLines if value > 0 => {
            format!("{amount} more blank lines above than is usual here")
        }
        Rule::BlankLines => "no more blank lines above than is usual here".into(),
        Rule::PageBreak if value > 0 => "a page begins here".into(),
        Rule::PageBreak => "no page begins here".into(),
        Rule::SentenceEnd | Rule::SentenceOpen if value == 0 => {
            "no line stands before".into()
        }
        Rule::SentenceEnd => {
            format!("the line before ends a sentence with {}", character())
        }
        Rule::SentenceOpen => {
            format!("the line before ends with {}, and no sentence does", character())
        }
        Rule::Kinsoku if value > 0 => {
            format!("no printer sets {} at the seam of two lines", character())
        }
        Rule::Kinsoku => "printers may break a line here".into(),
        Rule::OpenBracket if value > 0 => "a bracket or a quotation stands open".into(),
        Rule::OpenBracket => "no bracket and no quotation stands open".into(),
        Rule::SeamWord => {
            format!("how well the characters on both sides go together: {value} of 15")
        }
        Rule::SeamSpace if value > 0 => "a space belongs between the lines".into(),
        Rule::SeamSpace => "no space belongs between the lines".into(),
        Rule::Hyphen if value > 0 => "the line before ends with a hyphen".into(),
        Rule::Hyphen => "the line before ends with no hyphen".into(),
        Rule::LetterCase if value > 0 => "Latin letters on both sides".into(),
        Rule::LetterCase => "no Latin letters on both sides".into(),
        Rule::Numbering if value > 0 => "begins with a number or a bullet".into(),
        Rule::Numbering => "begins with no number and no bullet".into(),
        Rule::LineBegin => format!("begins with {}", character()),
        Rule::LineEnd => format!("ends with {}", character()),
        Rule::CueNewsLead => cue("the lead of a story"),
        Rule::CueByline => cue("the name of a reporter or an author"),
        Rule::CueCaption => cue("the credit of a picture"),
        Rule::CueJump => cue("word that a story goes on elsewhere"),
        Rule::CueFolio => cue("a page number, a running head or the paper's address"),
        Rule::CueNotice => cue("a column's label, a notice, a letter, a signature"),
        Rule::LineLength => format!("is {value} half-ems wide"),
        Rule::Composition => "the characters it is made of".into(),
        Rule::Position => "where on the page it stands".into(),
        Rule::LetterSpaced if value > 0 => "its letters are spaced out".into(),
        Rule::LetterSpaced => "its letters are not spaced out".into(),
        Rule::Neighbours => "what the lines around it are".into(),
        Rule::SharedWords if value == 0 => {
            "how its words match the stories around it".into()
        }
        Rule::SharedWords => {
            format!("title and story have {value} characters in common")
        }
        Rule::Clean if value > 0 => "the text is in paragraphs already".into(),
        Rule::Clean => "the text is broken into lines".into(),
        Rule::LinesFinal => "the options say that lines are final".into(),
        Rule::Corrected => "the reader said so".into(),
        Rule::Control => "is a button, link or notice of a web page".into(),
        Rule::RunningHead => "comes back from page to page".into(),
        Rule::Markup => "has a mark of Markdown".into(),
        Rule::Stacked => "goes on with a vertical line, a character on each line".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_words() {
        for rule in Rule::ALL {
            for value in [i32::MIN, -3, 0, 2, '。' as i32, i32::MAX] {
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
