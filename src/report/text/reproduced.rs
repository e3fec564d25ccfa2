//! Differences between a result and its reproduction: inputs first, then numbers.

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

/// A position where two documents differ.
#[derive(Clone, Debug, PartialEq)]
struct Differs {
    /// Its path: `alternatives[0].at[3].casualties.mean`.
    at: String,
    /// The value in the first document; `None` where it is absent.
    before: Option<Value>,
    /// The value in the second document.
    after: Option<Value>,
}

/// All differences, in the order of the first document.
fn differs(before: &Value, after: &Value) -> Vec<Differs> {
    let mut found = Vec::new();
    collect(String::new(), Some(before), Some(after), &mut found);
    found
}

fn collect(at: String, before: Option<&Value>, after: Option<&Value>, found: &mut Vec<Differs>) {
    match (before, after) {
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            let new = other.keys().filter(|key| !one.contains_key(*key));
            for key in one.keys().chain(new) {
                let below = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                collect(below, one.get(key), other.get(key), found);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(other))) => {
            for index in 0..one.len().max(other.len()) {
                collect(format!("{at}[{index}]"), one.get(index), other.get(index), found);
            }
        }
        (one, other) if one == other => {}
        (one, other) => found.push(Differs { at, before: one.cloned(), after: other.cloned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_place_is_named_by_its_path() {
        let before = json!({ "a": [1, { "b": 2 }], "c": "x", "d": null });
        let after = json!({ "a": [1, { "b": 3 }, 4], "d": null, "e": 5 });
        let found = differs(&before, &after);
        let at: Vec<&str> = found.iter().map(|differs| differs.at.as_str()).collect();
        assert_eq!(at, ["a[1].b", "a[2]", "c", "e"]);
        assert_eq!((found[2].before.clone(), found[2].after.clone()), (Some(json!("x")), None));
        assert!(differs(&before, &before).is_empty());
    }
}
