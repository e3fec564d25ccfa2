//! The text of a distribution, as results and messages write it.

use crate::scenario::file::document::{Node, Value};
use crate::scenario::grammar::{DistributionForm, Sort};

/// The constants of a distribution.
pub(super) fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        _ => &[],
    }
}

/// A constant as results write it.
pub(super) fn written(constant: &Node) -> String {
    match &constant.value {
        Value::Text(text) => text.clone(),
        Value::Integer(_, Some(number)) => number.to_string(),
        Value::Float(_, number) if *number != 0.0 && number.abs() < 1e-3 => format!("{number:e}"),
        Value::Float(_, number) => number.to_string(),
        _ => constant.shown(),
    }
}

/// The constants as results write them; those of two quantiles to three figures.
pub(super) fn constants_text(
    node: &Node,
    form: &DistributionForm,
    constants: &[f64],
    of_durations: bool,
) -> Vec<String> {
    if form.repeats {
        return items(node).iter().map(as_toml).collect();
    }
    let Value::Table(_) = node.value else { return items(node).iter().map(written).collect() };
    let text = |(constant, &(_, sort)): (&f64, &(&str, Sort))| {
        let unit = if of_durations && sort == Sort::Value { "d" } else { "" };
        let rounded: f64 = format!("{constant:.2e}").parse().unwrap_or(*constant);
        let tiny = rounded != 0.0 && rounded.abs() < 1e-3;
        if tiny { format!("{rounded:e}{unit}") } else { format!("{rounded}{unit}") }
    };
    constants.iter().zip(form.constants).map(text).collect()
}

/// Constants as TOML writes them.
pub(super) fn as_toml(constants: &Node) -> String {
    match &constants.value {
        Value::Text(text) => toml::Value::from(text.as_str()).to_string(),
        Value::Float(_, number) => toml::Value::from(*number).to_string(),
        Value::List(items) => {
            format!("[{}]", items.iter().map(as_toml).collect::<Vec<_>>().join(", "))
        }
        Value::Table(entries) => {
            let entries =
                entries.iter().map(|(name, entry)| format!("{name} = {}", as_toml(&entry.node)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        _ => written(constants),
    }
}
