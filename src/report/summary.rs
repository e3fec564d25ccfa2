//! The summary for the terminal: what was asked, the table, the sentences, the warnings, and what
//! it does not say.

use super::limits::NO_GROUND_IS_SAFE;
use super::lines;
use super::made;
use super::sentences::topics;
use super::table::{WIDE, key, table};
use super::topic::{Item, Topic};
use crate::estimate::Findings;

/// The summary, plain text of at most 100 columns, with a newline at the end.
pub fn summary(findings: &Findings) -> String {
    let mut lines = lines::wrapped(&findings.title, WIDE);
    lines.extend(findings.question.iter().flat_map(|question| lines::wrapped(question, WIDE)));
    lines.push(String::new());
    let rows = table(findings);
    lines.extend(rows.iter().cloned());
    lines.push(String::new());
    lines.extend(lines::wrapped(&key(findings, &rows), WIDE));
    for topic in topics(findings) {
        lines.push(String::new());
        lines.extend(told(&topic));
    }
    if !findings.warnings.is_empty() {
        lines.push(String::new());
        lines.push("Before you use these numbers:".to_owned());
        lines.extend(findings.warnings.iter().flat_map(|warning| hanging(warning)));
    }
    lines.push(String::new());
    lines.extend(lines::wrapped(&made_by(findings), WIDE));
    lines.extend(lines::wrapped(NO_GROUND_IS_SAFE, WIDE));
    lines.join("\n") + "\n"
}

/// A topic as one sentence where one or two arms have part in it, else as a list.
fn told(topic: &Topic) -> Vec<String> {
    if topic.items.len() > 2 {
        let mut lines = lines::wrapped(&format!("{}:", topic.lead), WIDE);
        lines.extend(topic.items.iter().flat_map(|item| hanging(&item.text())));
        lines
    } else {
        let items: Vec<String> = topic.items.iter().map(Item::text).collect();
        lines::wrapped(&format!("{}: {}.", topic.lead, items.join("; ")), WIDE)
    }
}

/// An item of a list.
fn hanging(item: &str) -> Vec<String> {
    let lines = lines::wrapped(item, WIDE - 2);
    let mark =
        |(at, line): (usize, &String)| format!("{}{line}", if at == 0 { "- " } else { "  " });
    lines.iter().enumerate().map(mark).collect()
}

/// How to make it again.
pub(super) fn made_by(findings: &Findings) -> String {
    let made = &findings.provenance;
    format!(
        "{} {}, {}, seed {}.{}",
        made.program,
        made.version,
        made::by(made),
        made.seed,
        made::which(made).map_or_else(String::new, |which| format!(" {which}"))
    )
}
