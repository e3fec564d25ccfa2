//! Keys, values and numbers of a sweep in words.

use crate::report::sensitivity::{quantity_said, when};
use crate::report::words::{count, plural};
use crate::results::{Swept, SweptTarget, SweptValue};

/// A number as a heading names it: `casualties after 10 y`.
pub(crate) fn target_said(target: &SweptTarget) -> String {
    format!("{} {}", quantity_said(target.quantity, target.part.as_deref()), when(target.days))
}

/// A value as it was given.
pub(crate) fn value_said(value: &SweptValue) -> String {
    value.written.clone()
}

/// The ends of the keys that tell them from each other: `overrun.probability` and `return_delay`,
/// or `[0].mines` and `[1].mines`.
pub(crate) fn short_keys(keys: &[String]) -> Vec<&str> {
    // of a fuse the whole way inside it: a probability alone says little
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

/// Whether a key's last steps are these.
fn ends_in(key: &str, steps: &str) -> bool {
    key.strip_suffix(steps).is_some_and(|before| before.ends_with('.'))
}

/// How to make it again.
pub(crate) fn made_by(found: &Swept) -> String {
    let made = &found.made;
    let same = |of: fn(&crate::results::SweptPoint) -> u64| {
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
            short(&["arm[0].laying[0].electrical.overrun.probability", "arm[0].return_delay"]),
            ["overrun.probability", "return_delay"]
        );
        assert_eq!(
            short(&["arm[0].laying[0].mines", "arm[0].laying[1].mines"]),
            ["laying[0].mines", "laying[1].mines"]
        );
        assert_eq!(short(&["site.area_m2"]), ["area_m2"]);
        assert_eq!(
            short(&["clearance.start", "arm[0].clearance.start"])[1],
            "arm[0].clearance.start"
        );
    }
}
