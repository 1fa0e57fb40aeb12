//! Rules as a file that readers pass on: a JSON array of `{pattern, effect, off}`.

use serde::{Deserialize, Serialize};

use crate::rules::{self, Effect, Rule};

#[derive(Serialize, Deserialize)]
struct Row {
    pattern: String,
    effect: String,
    #[serde(default)]
    off: bool,
}

/// Writes rules.
pub fn write(rules: &[Rule]) -> String {
    let row = |rule: &Rule| Row {
        pattern: rule.pattern.clone(),
        effect: rule.effect.as_str().to_owned(),
        off: rule.off,
    };
    let rows: Vec<Row> = rules.iter().map(row).collect();
    serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"
}

/// Reads rules; rows that are no rule are passed over. Nothing if it is no such file.
pub fn read(file: &str) -> Option<Vec<Rule>> {
    let rows: Vec<Row> =
        serde_json::from_str(file.trim_start_matches('\u{feff}')).ok()?;
    let rule = |row: Row| {
        let effect = Effect::from_name(&row.effect)?;
        let pattern = row.pattern.replace(['\n', '\r', '\t'], " ");
        rules::lines_of(&pattern, "")?;
        Some(Rule { pattern, effect, off: row.off })
    };
    Some(rows.into_iter().filter_map(rule).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_go_out_and_come_in() {
        let rules = [
            Rule { pattern: "第#版…".into(), effect: Effect::JoinsNext, off: true },
            Rule {
                pattern: "本报讯…".into(), effect: Effect::BeginsArticle, off: false
            },
        ];
        assert_eq!(read(&write(&rules)).as_deref(), Some(&rules[..]));
        let rows = r##"[{"pattern":"第#版","effect":"furniture"},
            {"pattern":"x","effect":"song"},{"pattern":"…","effect":"kicker"}]"##;
        assert_eq!(read(rows).map(|rules| rules.len()), Some(1));
        assert_eq!(read("{}"), None);
        assert_eq!(read(""), None);
    }
}
