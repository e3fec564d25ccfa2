//! The summary for the terminal: what was asked, the table, the sentences, the warnings, and what
//! it does not say.

use super::limits::NO_GROUND_IS_SAFE;
use super::made;
use super::sentences::topics;
use super::table::{key, table};
use super::text::Text;
use super::topic::{Item, Topic};
use crate::results::Findings;

/// The summary, plain text of at most 100 columns, with a newline at the end.
pub fn summary(findings: &Findings) -> String {
    let mut text = Text::default();
    text.say(&findings.title);
    text.say(findings.question.as_deref().unwrap_or_default());
    text.gap();
    let rows = table(findings);
    let key = key(findings, &rows);
    text.rows(rows);
    text.gap();
    text.say(&key);
    for topic in topics(findings) {
        text.gap();
        tell(&topic, &mut text);
    }
    if !findings.warnings.is_empty() {
        text.gap();
        text.say("Before you use these numbers:");
        findings.warnings.iter().for_each(|warning| text.item(warning));
    }
    text.gap();
    text.say(&made_by(findings));
    text.say(NO_GROUND_IS_SAFE);
    text.done()
}

/// A topic as one sentence where one or two arms have part in it, else as a list.
fn tell(topic: &Topic, text: &mut Text) {
    let items: Vec<String> = topic.items.iter().map(Item::text).collect();
    if items.len() > 2 {
        text.say(&format!("{}:", topic.lead));
        items.iter().for_each(|item| text.item(item));
    } else {
        text.say(&format!("{}: {}.", topic.lead, items.join("; ")));
    }
}

/// How to make it again.
pub(super) fn made_by(findings: &Findings) -> String {
    let made = &findings.provenance;
    let which = made::which(made).map_or_else(String::new, |which| format!(" {which}"));
    format!("{}.{which}", made::run(made))
}
