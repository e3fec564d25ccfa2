//! Reading of laws: `{ log_uniform = ["10y", "60y"] }` where a number or a duration may be
//! uncertain.

use super::document::{Entry, Node, Value};
use super::fault::{FaultKind, nearest};
use super::grammar::{FILE, Kind, LAWS, LawForm, Located, Sort};
use super::input::Number;
use super::read::Reader;
use super::read_value::{number, shown};
use crate::question::{Distribution, Parameter};
use crate::uncertainty::{Law, Truncated};
use crate::units::Days;

/// The least share of a law that lies in the legal range of its key.
pub(super) const LEAST_INSIDE: f64 = 0.99;

impl Reader {
    /// A law, cut to the legal range of its key.
    pub(super) fn law(&mut self, node: &Node, kind: &Kind, path: &str) -> Option<Number> {
        let of_durations = matches!(kind, Kind::Duration(_));
        let &(Kind::Number(range) | Kind::Duration(range)) = kind else { return None };
        let (form, entry) = self.form(node, of_durations, kind, path)?;
        let inside_path = format!("{path}.{}", form.name);
        let constants = self.constants(&entry.node, form, of_durations, &inside_path)?;
        let law = match (form.make)(&constants).checked() {
            Ok(law) => law,
            Err(why) => {
                self.fault(
                    &entry.node.at,
                    &inside_path,
                    FaultKind::NoLaw { found: shown(&entry.node), why },
                );
                return None;
            }
        };
        if !within_reach(law) {
            self.fault(
                &entry.node.at,
                &inside_path,
                FaultKind::LawBeyondReach { found: shown(&entry.node) },
            );
            return None;
        }
        let legal = (range.least(), range.greatest());
        let inside = Truncated::new(law, legal.0, legal.1).inside();
        // the positive condition, so that NaN falls out
        if inside >= LEAST_INSIDE {
            let Located { name: key, id, alternative, role } = FILE.locate(path);
            let parameter = Parameter {
                path: path.to_owned(),
                key,
                id,
                alternative,
                distribution: Distribution {
                    name: form.name.to_owned(),
                    constants: items(&entry.node).iter().map(written).collect(),
                    is_duration: of_durations,
                },
                text: format!("{{ {} = {} }}", form.name, as_toml(&entry.node)),
                source: None,
                role: role.unwrap_or_default(),
            };
            return Some(self.inputs.add(parameter, law, legal));
        }
        self.fault(
            &entry.node.at,
            &inside_path,
            FaultKind::LawOutside { inside, wanted: kind.wanted() },
        );
        None
    }

    /// Which law it is: a table with exactly one key, the law's name.
    fn form<'n>(
        &mut self,
        node: &'n Node,
        of_durations: bool,
        kind: &Kind,
        path: &str,
    ) -> Option<(&'static LawForm, &'n Entry)> {
        let Value::Table(entries) = &node.value else {
            return self.unwanted(node, path, kind.wanted());
        };
        let allowed = || LAWS.iter().filter(|law| law.of_durations || !of_durations);
        let mut found = None;
        for (name, entry) in entries {
            match allowed().find(|law| law.name == name) {
                Some(law) => found = Some((law, entry)),
                None => {
                    let known: Vec<_> = allowed().map(|law| law.name).collect();
                    let suggestion = nearest(name, known.iter().copied());
                    let path = format!("{path}.{name}");
                    self.fault(&entry.key_at, &path, FaultKind::UnknownKey { suggestion, known });
                    return None;
                }
            }
        }
        if entries.len() != 1 {
            let found = format!("a table of {} keys", entries.len());
            let wanted = format!("{}, or one law", kind.wanted());
            self.fault(&node.at, path, FaultKind::Unwanted { found, wanted });
            return None;
        }
        found
    }

    /// The constants of a law, durations in days.
    fn constants(
        &mut self,
        node: &Node,
        form: &'static LawForm,
        of_durations: bool,
        path: &str,
    ) -> Option<Vec<f64>> {
        let names: Vec<_> = form.constants.iter().map(|&(name, _)| name).collect();
        let items = match &node.value {
            Value::List(items) if items.len() == names.len() => items,
            _ => {
                let wanted = format!("[{}]", names.join(", "));
                self.fault(&node.at, path, FaultKind::Unwanted { found: shown(node), wanted });
                return None;
            }
        };
        let read = |reader: &mut Self, (item, &(name, sort)): (&Node, &(&str, Sort))| {
            let in_time = of_durations && sort == Sort::Value;
            match &item.value {
                Value::Text(text) if in_time => match Days::parse(text) {
                    Ok(time) => Some(time.days()),
                    Err(why) => {
                        let wanted = format!("a duration such as \"14d\" ({name})");
                        reader.unwanted_because(item, path, wanted, why.to_string())
                    }
                },
                _ if in_time => {
                    reader.unwanted(item, path, format!("a duration such as \"14d\" ({name})"))
                }
                _ => match number(item) {
                    Some(number) => Some(number),
                    None => reader.unwanted(item, path, format!("a number ({name})")),
                },
            }
        };
        let constants: Vec<_> =
            items.iter().zip(form.constants).map(|pair| read(self, pair)).collect();
        constants.into_iter().collect()
    }
}

/// Whether the quantiles of a law can be computed: that its bounds do not overflow, and that a beta
/// law is neither all at its ends nor a spike, where its quantile is slow and no longer exact.
fn within_reach(law: Law) -> bool {
    if let Law::Beta { alpha, beta } = law {
        return [alpha, beta].iter().all(|constant| (1e-3..=1e6).contains(constant));
    }
    [1e-6, 0.5, 1.0 - 1e-6].iter().all(|&p| law.quantile(p).is_finite())
}

/// The constants of a law.
fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        _ => &[],
    }
}

/// A constant as results show it.
fn written(constant: &Node) -> String {
    match &constant.value {
        Value::Text(text) => text.clone(),
        Value::Integer(_, Some(number)) => number.to_string(),
        Value::Float(_, number) if *number != 0.0 && number.abs() < 1e-3 => format!("{number:e}"),
        Value::Float(_, number) => number.to_string(),
        _ => constant.said(),
    }
}

/// Constants as TOML writes them.
fn as_toml(constants: &Node) -> String {
    let one = |constant: &Node| match &constant.value {
        Value::Text(text) => toml::Value::from(text.as_str()).to_string(),
        Value::Float(_, number) => toml::Value::from(*number).to_string(),
        _ => written(constant),
    };
    format!("[{}]", items(constants).iter().map(one).collect::<Vec<_>>().join(", "))
}
