//! Differences between a result and its reproduction: inputs first, then numbers.

use crate::report::tables::json_diff::{Differs, differs};
use crate::report::wording::words::count;
use crate::results::Findings;
use serde_json::Value;

/// Most differences that are listed.
const MOST_LISTED: usize = 10;

/// Lists the differences between findings and their reproduction, one per line.
pub fn not_reproduced(was: (&Findings, &[u8]), is: (&Findings, &[u8])) -> Vec<String> {
    let mut lines = vec![];
    let (old, new) = (&was.0.provenance, &is.0.provenance);
    if old.version != new.version {
        lines.push(format!("version: produced by {}, this is {}", old.version, new.version));
    }
    if old.generator != new.generator {
        lines.push("random numbers: of another generator or design".to_owned());
    }
    for (old, new) in old.inputs.iter().zip(&new.inputs).filter(|(old, new)| old != new) {
        lines.push(format!("input {}: SHA-256 {} then, {} now", old.file, old.sha256, new.sha256));
    }
    if old.engines != new.engines {
        lines.push("engine: numbers came from other engines".to_owned());
    }
    let documents = [was.1, is.1].map(serde_json::from_slice::<Value>);
    let [Ok(before), Ok(after)] = documents else { return lines };
    let all = differs(&before, &after);
    if all.is_empty() {
        lines.push(
            "the same numbers, written in other bytes: the file was changed after it was made"
                .to_owned(),
        );
    }
    lines.extend(all.iter().take(MOST_LISTED).map(location));
    if all.len() > MOST_LISTED {
        lines.push(format!("and {} more places", count((all.len() - MOST_LISTED) as u64)));
    }
    lines
}

fn location(Differs { at, before, after }: &Differs) -> String {
    let said = |value: &Option<Value>| match value.as_ref().map(Value::to_string) {
        None => "nothing".to_owned(),
        Some(text) if text.chars().count() > 60 => "something else".to_owned(),
        Some(text) => text,
    };
    format!("{at}: {} there, {} now", said(before), said(after))
}
