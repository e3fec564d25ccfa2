//! Detection of numbers that JSON cannot hold, with their path.
//!
//! `serde_json` writes NaN and infinity as `null`, which reads as "no value". The template engine's
//! values keep them. The document is therefore converted to such a value and searched.

use minijinja::value::{Serde, Value, ValueKind};
use serde::Serialize;

/// The path of a number that is not finite, such as `alternatives[0].curves.functional.mean[3]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotFinite(pub(crate) String);

/// Fails where a float is not finite.
pub(crate) fn check<T: Serialize>(document: &T) -> Result<(), NotFinite> {
    beyond(document, f64::MAX).map_or(Ok(()), |path| Err(NotFinite(path)))
}

/// The path of the first number of a document that is larger than `most`, or none at all.
pub(crate) fn beyond<T: Serialize>(document: &T, most: f64) -> Option<String> {
    first_beyond(&Value::from(Serde(document)), most)
}

/// The path of the first such number of a value.
///
/// Maps are searched in the order of names.
fn first_beyond(value: &Value, most: f64) -> Option<String> {
    match value.kind() {
        ValueKind::Number => {
            let number = f64::try_from(value.clone());
            number.is_ok_and(|number| number.is_nan() || number.abs() > most).then(String::new)
        }
        ValueKind::Seq => value.try_iter().ok()?.enumerate().find_map(|(at, item)| {
            first_beyond(&item, most).map(|rest| format!("[{at}]{}", behind(&rest)))
        }),
        ValueKind::Map => value.try_iter().ok()?.find_map(|key| {
            let rest = first_beyond(&value.get_item(&key).ok()?, most)?;
            Some(format!("{key}{}", behind(&rest)))
        }),
        _ => None,
    }
}

/// The rest of a path, with a dot before a name.
fn behind(rest: &str) -> String {
    let dot = if rest.is_empty() || rest.starts_with('[') { "" } else { "." };
    format!("{dot}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::collections::BTreeMap;

    #[test]
    fn a_number_in_lists_and_maps_is_found_with_its_path() {
        let lists =
            |last: f64| BTreeMap::from([("a", vec![]), ("b", vec![Some((1_u64, last)), None])]);
        assert_eq!(check(&lists(2.0)), Ok(()));
        for last in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(check(&lists(last)), Err(NotFinite("b[0][1]".to_owned())));
            let maps = BTreeMap::from([("first", [lists(1.0), lists(last)])]);
            assert_eq!(check(&maps), Err(NotFinite("first[1].b[0][1]".to_owned())));
            assert_eq!(check(&last), Err(NotFinite(String::new())));
        }
        assert_eq!(
            check(&json!({ "a": [1, u64::MAX, null, "NaN", true, { "b": 1e308 }] })),
            Ok(())
        );
    }
}
