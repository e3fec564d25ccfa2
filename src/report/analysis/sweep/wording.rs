//! Keys, values and targets of a sweep in words.

use crate::report::wording::quantity;
use crate::report::wording::words::{count, plural};
use crate::results::{Swept, SweptPoint, SweptTarget, SweptValue};

/// The target in a heading: `casualties after 10 y`.
pub(crate) fn target_text(target: &SweptTarget) -> String {
    quantity::target_text(target.quantity, target.part.as_deref(), target.days)
}

/// The value as it was given.
pub(crate) fn value_text(value: &SweptValue) -> String {
    value.written.clone()
}

/// The shortest ends of the keys that are unique.
///
/// Examples: `deactivation_failure.probability` and `return_delay`, or `[0].mines` and `[1].mines`.
pub(crate) fn short_keys(keys: &[String]) -> Vec<&str> {
    // a key of a fuse keeps its whole path inside the fuse: `probability` alone says little
    let inside = |key: &str| {
        let fuses = [".electrical.", ".mechanical."];
        fuses.into_iter().find_map(|fuse| Some(key.find(fuse)? + fuse.len())).unwrap_or(key.len())
    };
    let ends = |key: &str| -> Vec<usize> {
        let ends = key.rmatch_indices('.').map(|(at, _)| at + 1).chain([0]);
        ends.filter(|&at| at <= inside(key)).collect()
    };
    let short = |key: &String| -> Option<usize> {
        ends(key).into_iter().find(|&at| {
            let alike = keys
                .iter()
                .filter(|other| other.as_str() == &key[at..] || ends_in(other, &key[at..]));
            alike.count() == 1
        })
    };
    keys.iter().map(|key| &key[short(key).unwrap_or(0)..]).collect()
}

/// Whether a key ends in these steps.
fn ends_in(key: &str, steps: &str) -> bool {
    key.strip_suffix(steps).is_some_and(|before| before.ends_with('.'))
}

/// Describes how to reproduce the result.
pub(crate) fn made_by(found: &Swept) -> String {
    let made = &found.made;
    let same = |of: fn(&SweptPoint) -> u64| {
        let first = found.points.first().map(of);
        first.filter(|first| found.points.iter().all(|point| of(point) == *first))
    };
    let draws = same(|point| point.draws.into()).map_or_else(
        || "parameter draws by point".to_owned(),
        |draws| plural(draws, "parameter draw", "parameter draws"),
    );
    let seed = same(|point| point.seed)
        .map_or_else(|| "seed by point".to_owned(), |seed| format!("seed {seed}"));
    format!(
        "{} {}, {} engine, {} points, {draws} each, {seed}.",
        made.program,
        made.version,
        made.engine,
        count(found.points.len() as u64)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_cut_to_what_tells_them_apart() {
        let short = |keys: &[&str]| {
            let keys: Vec<String> = keys.iter().map(|&key| key.to_owned()).collect();
            short_keys(&keys).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(
            short(&[
                "alternative[0].laying[0].electrical.deactivation_failure.probability",
                "alternative[0].return_delay"
            ]),
            ["deactivation_failure.probability", "return_delay"]
        );
        assert_eq!(
            short(&["alternative[0].laying[0].mines", "alternative[0].laying[1].mines"]),
            ["laying[0].mines", "laying[1].mines"]
        );
        assert_eq!(short(&["site.area_m2"]), ["area_m2"]);
        assert_eq!(
            short(&["clearance.start", "alternative[0].clearance.start"])[1],
            "alternative[0].clearance.start"
        );
    }
}
