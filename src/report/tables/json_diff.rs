//! Differences between two JSON documents.

use serde_json::Value;

/// A position where two documents differ.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Differs {
    /// Its path: `alternatives[0].at[3].casualties.mean`.
    pub(crate) at: String,
    /// The value in the first document; `None` where it is absent.
    pub(crate) before: Option<Value>,
    /// The value in the second document.
    pub(crate) after: Option<Value>,
}

/// All differences, in the order of the first document.
pub(crate) fn differs(before: &Value, after: &Value) -> Vec<Differs> {
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
