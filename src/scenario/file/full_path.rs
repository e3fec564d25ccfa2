//! Full paths of keys given by their last steps.

use super::document::{Node, Value};
use crate::question::nearest;
use crate::scenario::diagnostics::fault::FaultKind;
use crate::scenario::grammar::{FILE, Kind, Table};

/// A key that a path may name.
struct Candidate {
    /// Its path, with the numbers of list items.
    path: String,
    /// The path by the ids of its keys.
    id: String,
}

/// The full path of a key, from all or its last steps. They may follow an alternative's name, as in
/// `battery:deactivation_failure.probability`.
///
/// A path that starts at the top of the file is kept.
pub(crate) fn full_path(tree: &Node, given: &str) -> Result<String, FaultKind> {
    let (of, steps) = of_alternative(tree, given)?;
    let first = steps.split('.').next().unwrap_or(steps);
    let is_top =
        |key: &&crate::scenario::grammar::Key| [key.name, key.id].contains(&name_of(first));
    // a list without a number means all of its items
    let is_whole = FILE.keys.iter().find(is_top).is_some_and(|key| match key.kind {
        Kind::Tables(..) => first.contains('[') || first == steps,
        _ => true,
    });
    if of.is_none() && is_whole {
        return Ok(given.to_owned());
    }
    let mut candidates = Vec::new();
    collect(FILE, Some(tree), ("", ""), &mut candidates);
    let within = |path: &str| of.as_ref().is_none_or(|of| path.starts_with(of.as_str()));
    candidates.retain(|candidate| within(&candidate.path));
    let ending = |path: fn(&Candidate) -> &str| -> Vec<String> {
        let found = candidates.iter().filter(|key| ends_with(path(key), steps));
        found.map(|key| key.path.clone()).collect()
    };
    let mut found = ending(|key| &key.path);
    match found.len() {
        0 => {}
        1 => return Ok(found.remove(0)),
        _ => return Err(FaultKind::Ambiguous { candidates: found }),
    }
    let mut renamed = ending(|key| &key.id);
    match renamed.len() {
        0 => {}
        1 => return Err(FaultKind::RenamedKey { now: renamed.remove(0) }),
        _ => {
            let now = renamed[0].rsplit('.').next().unwrap_or_default().to_owned();
            return Err(FaultKind::RenamedKey { now });
        }
    }
    let known: Vec<&str> =
        candidates.iter().flat_map(|key| key.path.split('.').map(name_of)).collect();
    let slip = steps.split('.').map(name_of).find(|step| !known.contains(step));
    match slip.and_then(|step| nearest(step, known.iter().copied())) {
        Some(meant) => {
            Err(FaultKind::UnknownKey { suggestion: Some(meant.to_owned()), known: FILE.names() })
        }
        None => Err(FaultKind::NoSuchPath),
    }
}

/// The beginning of an alternative's paths where its name and a colon come first, and the steps.
fn of_alternative<'a>(tree: &Node, given: &'a str) -> Result<(Option<String>, &'a str), FaultKind> {
    let Some((name, _)) = given.split_once(':') else { return Ok((None, given)) };
    let mut known = Vec::new();
    if let Value::Table(entries) = &tree.value
        && let Some(Value::List(items)) = entries.get("alternative").map(|entry| &entry.node.value)
    {
        for item in items {
            let Value::Table(entries) = &item.value else { continue };
            if let Some(Value::Text(text)) = entries.get("name").map(|entry| &entry.node.value) {
                known.push(text.clone());
            }
        }
    }
    // a name may hold colons
    let steps = known.iter().map(|name| given.strip_prefix(name.as_str())?.strip_prefix(':'));
    match (0..)
        .zip(steps)
        .filter_map(|(index, steps)| Some((index, steps?)))
        .min_by_key(|of| of.1.len())
    {
        Some((index, steps)) => Ok((Some(format!("alternative[{index}].")), steps)),
        None => {
            let suggestion = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
            Err(FaultKind::UnknownName { found: name.to_owned(), suggestion, known })
        }
    }
}

/// Collects every key below a table that the scenario could give. Keys that need a new table are
/// left out.
fn collect(table: &Table, node: Option<&Node>, above: (&str, &str), found: &mut Vec<Candidate>) {
    let entries = match node.map(|node| &node.value) {
        Some(Value::Table(entries)) => entries,
        _ => return,
    };
    let below = |above: &str, name: &str| match above {
        "" => name.to_owned(),
        above => format!("{above}.{name}"),
    };
    for key in table.keys {
        let (path, id) = (below(above.0, key.name), below(above.1, key.id));
        let entry = entries.get(key.name);
        let is_other = |choice: &&crate::scenario::grammar::ExclusiveKeys| {
            choice.keys.contains(&key.name)
                && choice.keys.iter().any(|other| entries.contains_key(*other))
        };
        if entry.is_none() && table.choices.iter().find(is_other).is_some() {
            continue;
        }
        found.push(Candidate { path: path.clone(), id: id.clone() });
        match (&key.kind, entry.map(|entry| &entry.node)) {
            (Kind::Table(inner), node) => collect(inner, node, (&path, &id), found),
            (Kind::Tables(inner, ..), Some(Node { value: Value::List(items), .. })) => {
                for (index, item) in items.iter().enumerate() {
                    let [path, id] = [&path, &id].map(|path| format!("{path}[{index}]"));
                    collect(inner, Some(item), (&path, &id), found);
                }
            }
            _ => {}
        }
    }
}

/// Whether a path ends with these steps. A step without a number is any item of its list.
fn ends_with(path: &str, steps: &str) -> bool {
    let (mut path, mut steps) = (path.rsplit('.'), steps.rsplit('.'));
    steps.all(|step| {
        path.next().is_some_and(|own| own == step || !step.contains('[') && name_of(own) == step)
    })
}

/// A step without the number of its item.
fn name_of(step: &str) -> &str {
    step.split('[').next().unwrap_or(step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{ScenarioFile, Source, built_ins};

    fn path(given: &str) -> Result<String, FaultKind> {
        let default = Source::BuiltIn(&built_ins()[0]);
        full_path(ScenarioFile::load(&default).unwrap().tree(), given)
    }

    #[test]
    fn the_last_steps_of_a_path_name_a_key_where_no_other_ends_so() {
        let battery = "alternative[0].laying[0].electrical";
        for (given, expected) in [
            ("draws", "simulation.draws"),
            ("lots", &format!("{battery}.battery.lots")),
            (
                "deactivation_failure.probability",
                &format!("{battery}.deactivation_failure.probability"),
            ),
            ("battery:mines", "alternative[0].laying[0].mines"),
            ("persistent:laying[0].mines", "alternative[1].laying[0].mines"),
            ("group[1].people", "civilians.group[1].people"),
            ("alternative.laying.electrical.battery.lots", &format!("{battery}.battery.lots")),
            // left out of the scenario
            ("persistent:return_delay", "alternative[1].return_delay"),
            // from the top, whether it exists or not
            ("clearance.passes", "clearance.passes"),
            ("alternative[1].clearance.passes", "alternative[1].clearance.passes"),
            ("simulation.nothing", "simulation.nothing"),
        ] {
            assert_eq!(path(given), Ok(expected.to_owned()), "{given}");
        }
    }

    #[test]
    fn what_names_several_keys_or_none_is_refused_with_what_to_write() {
        let FaultKind::Ambiguous { candidates } = path("mines").unwrap_err() else { panic!() };
        assert_eq!(
            candidates,
            ["alternative[0].laying[0].mines", "alternative[1].laying[0].mines"]
        );
        let now = "alternative[0].laying[0].electrical.deactivation_failure.probability".to_owned();
        assert_eq!(path("overrun.probability"), Err(FaultKind::RenamedKey { now }));
        let fault = path("batery:lots").unwrap_err().to_string();
        assert!(fault.contains("`battery`"), "{fault}");
        let fault = path("probabilty").unwrap_err().to_string();
        assert!(fault.contains("`probability`"), "{fault}");
    }
}
