//! The summary for the terminal: question, table, sentences, warnings and limits.

use super::lines::Text;
use super::sentences::topics;
use super::table::{key, table};
use super::topic::{Item, Topic};
use crate::report::wording::closing_sentence::CLOSING;
use crate::report::wording::made;
use crate::results::Findings;

/// The summary as plain text of at most 100 columns.
///
/// It ends in a newline.
pub fn summary(findings: &Findings) -> String {
    let mut text = Text::default();
    text.say(&findings.title);
    text.say(findings.question.as_deref().unwrap_or_default());
    text.gap();
    let rows = table(findings);
    let key = key(findings, &rows);
    text.rows(rows);
    text.paragraph(&key);
    for topic in topics(findings) {
        text.gap();
        tell(&topic, &mut text);
    }
    if !findings.warnings.is_empty() {
        text.paragraph("Before you use these numbers:");
        findings.warnings.iter().for_each(|warning| text.item(warning));
    }
    text.paragraph(&made_by(findings));
    text.say(CLOSING);
    text.done()
}

/// Writes a topic as a sentence, or as a list.
///
/// It is a sentence where one or two alternatives are concerned.
fn tell(topic: &Topic, text: &mut Text) {
    let items: Vec<String> = topic.items.iter().map(Item::text).collect();
    if items.len() > 2 {
        text.say(&format!("{}:", topic.lead));
        items.iter().for_each(|item| text.item(item));
    } else {
        text.say(&format!("{}: {}.", topic.lead, items.join("; ")));
    }
}

/// Describes how to reproduce the run.
pub(crate) fn made_by(findings: &Findings) -> String {
    let made = &findings.provenance;
    let which = made::which(made).map_or_else(String::new, |which| format!(" {which}"));
    format!("{}.{which}", made::run(made))
}
