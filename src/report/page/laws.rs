//! A law in plain words: which values of an unknown number are thought likely.

use crate::report::words::number;
use toml::{Table, Value};

/// The laws inside a value as a scenario writes it: the rest of the key, and the law in words.
pub(super) fn laws(value: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if let Ok(table) = format!("value = {value}").parse::<Table>() {
        table.values().for_each(|value| collect(value, "", &mut found));
    }
    found
}

fn collect(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Table(table) => match law(table) {
            Some(said) => found.push((path.to_owned(), said)),
            None => table
                .iter()
                .for_each(|(key, value)| collect(value, &format!("{path}.{key}"), found)),
        },
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(at, item)| collect(item, &format!("{path}[{at}]"), found));
        }
        Value::String(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Datetime(_) => {}
    }
}

/// The law that a table is, if it is one: one key, whose value is a list of constants.
fn law(table: &Table) -> Option<String> {
    let mut entries = table.iter();
    let (name, constants) = (entries.next()?, entries.next()).0;
    let constants: Vec<String> =
        constants.as_array()?.iter().map(written).collect::<Option<_>>()?;
    Some(match (name.as_str(), constants.as_slice()) {
        ("uniform", [low, high]) => {
            format!("from {low} to {high}, every value as likely as any other")
        }
        ("log_uniform", [low, high]) => {
            format!(
                "from {low} to {high}, on a scale of factors: each doubling as likely as any other"
            )
        }
        ("triangular", [low, mode, high]) => format!("from {low} to {high}, most likely {mode}"),
        ("normal", [mean, sd]) => {
            format!("around {mean}, in two cases of three within {sd} of it (normal law)")
        }
        ("lognormal", [median, gsd]) => {
            format!(
                "around {median}, in two cases of three within a factor of {gsd} of it (lognormal \
                 law)"
            )
        }
        ("beta", [alpha, beta]) => {
            let mean = match (alpha.parse::<f64>(), beta.parse::<f64>()) {
                (Ok(a), Ok(b)) if a + b > 0.0 => format!(", {} on average", number(a / (a + b))),
                _ => String::new(),
            };
            format!("between 0 and 1{mean} (beta law of {alpha} and {beta})")
        }
        _ => return None,
    })
}

/// A constant as it is written.
fn written(constant: &Value) -> Option<String> {
    match constant {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) if *number != 0.0 && number.abs() < 1e-3 => {
            Some(format!("{number:e}"))
        }
        Value::Float(number) => Some(number.to_string()),
        Value::Boolean(_) | Value::Datetime(_) | Value::Array(_) | Value::Table(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::laws;

    #[test]
    fn laws_are_found_wherever_they_stand_in_a_value() {
        let one = |value: &str, path: &str, said: &str| {
            assert_eq!(laws(value), [(path.to_owned(), said.to_owned())], "{value}");
        };
        one("{ uniform = [0.0, 0.05] }", "", "from 0 to 0.05, every value as likely as any other");
        one(
            "{ lognormal = { median = { log_uniform = [\"180d\", \"8y\"] }, gsd = 3.0 } }",
            ".lognormal.median",
            "from 180d to 8y, on a scale of factors: each doubling as likely as any other",
        );
        one(
            "{ beta = [10.0, 23.3] }",
            "",
            "between 0 and 1, 0.30 on average (beta law of 10 and 23.3)",
        );
        one(
            "[{ share = 1 }, { rated_life = { lognormal = [\"2d\", 1.5] } }]",
            "[1].rated_life",
            "around 2d, in two cases of three within a factor of 1.5 of it (lognormal law)",
        );
        assert_eq!(laws("{ weibull = { median = \"10y\", shape = 1.5 } }"), []);
        assert_eq!(laws("30y"), []);
        assert_eq!(laws("[\"4h\", \"48h\"]"), []);
    }
}
