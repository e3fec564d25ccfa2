//! Reading of distributions, such as `{ log_uniform = ["10y", "60y"] }`. They may replace an
//! uncertain number or duration.

use super::distribution_text::{as_toml, constants_text, items, written};
use super::input::Number;
use super::reader::{Read as _, Reader};
use super::spot::Moment;
use super::value::{number, shown};
use crate::question::{DistributionText, Parameter, nearest};
use crate::scenario::diagnostics::fault::FaultKind;
use crate::scenario::file::document::{KeyEntry, Node, Value};
use crate::scenario::grammar::{DISTRIBUTIONS, DistributionForm, FILE, Kind, Located, Sort};
use crate::uncertainty::{Distribution, DistributionFault, MOST_VALUES, Truncated};
use crate::units::Days;
use std::collections::BTreeMap;

/// The least share of a distribution inside its key's legal range.
pub(crate) const LEAST_INSIDE: f64 = 0.99;

/// The key beside a distribution that truncates it.
const WITHIN: &str = "within";

/// The least share of a distribution that `within` may keep.
const LEAST_WITHIN: f64 = 0.01;

impl Reader {
    /// Reads a distribution, truncated to the legal range of its key.
    pub(crate) fn distribution(&mut self, node: &Node, kind: &Kind, path: &str) -> Option<Number> {
        let of_durations = kind.is_of_durations();
        let &(Kind::Number(range) | Kind::Duration(range) | Kind::Time(range)) = kind else {
            return None;
        };
        let (form, entry, within) = self.form(node, of_durations, kind, path)?;
        let inside_path = format!("{path}.{}", form.name);
        let constants = self.constants(&entry.node, form, of_durations, &inside_path)?;
        let distribution = match (form.make)(&constants).checked() {
            Ok(distribution) => distribution,
            Err(why) => {
                let kind = FaultKind::NoDistribution { found: as_toml(&entry.node), why };
                return self.refuse(&entry.node, &inside_path, kind);
            }
        };
        if !within_reach(distribution) {
            let kind = FaultKind::DistributionBeyondReach { found: shown(&entry.node) };
            return self.refuse(&entry.node, &inside_path, kind);
        }
        let legal = (range.least(), range.greatest());
        if form.repeats && within.is_none() {
            let outside = constants.chunks(2).any(|pair| !range.contains(pair[0]));
            if outside {
                let (found, expected) = (as_toml(&entry.node), kind.expected());
                return self.refuse(
                    &entry.node,
                    &inside_path,
                    FaultKind::Unwanted { found, expected },
                );
            }
        }
        let (bounds, least) = match within {
            None => (legal, LEAST_INSIDE),
            Some(within) => (self.within(&within.node, kind, path)?, LEAST_WITHIN),
        };
        let inside = Truncated::new(distribution, bounds.0, bounds.1).inside();
        // positive condition, so that NaN fails
        if inside >= least {
            let Located { name: key, id, alternative, role } = FILE.locate(path);
            let text = [(form.name, Some(entry)), (WITHIN, within)].into_iter();
            let text = text
                .filter_map(|(name, entry)| Some(format!("{name} = {}", as_toml(&entry?.node))));
            let parameter = Parameter {
                path: path.to_owned(),
                key,
                id,
                alternative,
                distribution: DistributionText {
                    name: form.name.to_owned(),
                    constants: constants_text(&entry.node, form, &constants, of_durations),
                    within: within.map(|within| items(&within.node).iter().map(written).collect()),
                    is_duration: of_durations,
                },
                text: format!("{{ {} }}", text.collect::<Vec<_>>().join(", ")),
                source: None,
                role: role.unwrap_or_default(),
            };
            return Some(self.inputs.add(parameter, distribution, bounds));
        }
        let outside = FaultKind::DistributionOutside { inside, expected: kind.expected() };
        let kind = if within.is_some() { FaultKind::WithinTooLittle { inside } } else { outside };
        self.refuse(&entry.node, &inside_path, kind)
    }

    fn refuse<T>(&mut self, node: &Node, path: &str, kind: FaultKind) -> Option<T> {
        self.fault(&node.at, path, kind);
        None
    }

    /// The form of a distribution, its constants and its truncation. It is a table with one key,
    /// its name, and maybe `within`.
    fn form<'n>(
        &mut self,
        node: &'n Node,
        of_durations: bool,
        kind: &Kind,
        path: &str,
    ) -> Option<(&'static DistributionForm, &'n KeyEntry, Option<&'n KeyEntry>)> {
        let Value::Table(entries) = &node.value else {
            return self.unwanted(node, path, kind.expected());
        };
        let allowed = || {
            DISTRIBUTIONS.iter().filter(|distribution| distribution.of_durations || !of_durations)
        };
        let mut found = None;
        for (name, entry) in entries.iter().filter(|(name, _)| *name != WITHIN) {
            match allowed().find(|distribution| distribution.name == name) {
                Some(distribution) => found = Some((distribution, entry)),
                None => {
                    let known: Vec<_> = allowed().map(|distribution| distribution.name).collect();
                    let suggestion = nearest(name, known.iter().copied()).map(str::to_owned);
                    let path = format!("{path}.{name}");
                    self.fault(&entry.key_at, &path, FaultKind::UnknownKey { suggestion, known });
                    return None;
                }
            }
        }
        let within = entries.get(WITHIN);
        match found {
            Some((form, entry)) if entries.len() == 1 + usize::from(within.is_some()) => {
                Some((form, entry, within))
            }
            _ => {
                let found = match entries.len() {
                    1 => "a table of 1 key".to_owned(),
                    keys => format!("a table of {keys} keys"),
                };
                let expected = format!("{}, or one distribution", kind.expected());
                self.refuse(node, path, FaultKind::Unwanted { found, expected })
            }
        }
    }

    /// The bounds of `within`, inside the legal range of the key.
    fn within(&mut self, node: &Node, kind: &Kind, path: &str) -> Option<(f64, f64)> {
        let path = format!("{path}.{WITHIN}");
        let [low, high] = items(node) else {
            let expected = "[low, high]".to_owned();
            return self.refuse(node, &path, FaultKind::Unwanted { found: shown(node), expected });
        };
        let bound = |reader: &mut Self, node: &Node| match kind {
            &(Kind::Duration(range) | Kind::Time(range)) => {
                let kind = Kind::PlainDuration(range);
                Some(Moment::read(reader, node, &kind, &path)?.time.days())
            }
            _ => f64::read(reader, node, kind, &path),
        };
        let (low, high) = (bound(self, low), bound(self, high));
        let (low, high) = (low?, high?);
        if low < high {
            return Some((low, high));
        }
        let why = DistributionFault::Reversed;
        self.refuse(node, &path, FaultKind::NoDistribution { found: shown(node), why })
    }

    /// The constants of a distribution, durations in days.
    fn constants(
        &mut self,
        node: &Node,
        form: &'static DistributionForm,
        of_durations: bool,
        path: &str,
    ) -> Option<Vec<f64>> {
        if let (Value::Table(entries), Some(of_quantiles)) = (&node.value, form.of_quantiles) {
            let [low, high] = self.quantiles(node, entries, of_durations, path)?;
            let constants = of_quantiles([low.0, high.0], [low.1, high.1]);
            if constants.iter().all(|constant| constant.is_finite()) {
                return Some(constants.into());
            }
            let (found, why) = (as_toml(node), DistributionFault::LogFromZero);
            return self.refuse(node, path, FaultKind::NoDistribution { found, why });
        }
        if form.repeats {
            let groups = items(node);
            if !(2..=MOST_VALUES).contains(&groups.len()) {
                let found = shown(node);
                let expected = format!("2 to {MOST_VALUES} of [{}]", names(form));
                return self.refuse(node, path, FaultKind::Unwanted { found, expected });
            }
            let groups = groups.iter().map(|group| self.group(group, form, of_durations, path));
            return Some(
                groups.collect::<Vec<_>>().into_iter().collect::<Option<Vec<_>>>()?.concat(),
            );
        }
        self.group(node, form, of_durations, path)
    }

    /// Two probabilities with their quantiles, as in `{ p5 = 1e-5, p95 = 1e-2 }`.
    fn quantiles(
        &mut self,
        node: &Node,
        entries: &BTreeMap<String, KeyEntry>,
        of_durations: bool,
        path: &str,
    ) -> Option<[(f64, f64); 2]> {
        let mut found = Vec::new();
        for (name, entry) in entries {
            let percent = name.strip_prefix('p').and_then(|percent| percent.parse::<f64>().ok());
            let Some(percent) = percent.filter(|percent| (0.01..=99.99).contains(percent)) else {
                break;
            };
            let value = self.constant(&entry.node, (name, Sort::Value), of_durations, path)?;
            found.push((percent / 100.0, value));
        }
        found.sort_by(|one, other| one.0.total_cmp(&other.0));
        match <[_; 2]>::try_from(found) {
            Ok([low, high]) if low.0 < high.0 && entries.len() == 2 => {
                let why = DistributionFault::Reversed;
                let kind = FaultKind::NoDistribution { found: as_toml(node), why };
                if low.1 < high.1 { Some([low, high]) } else { self.refuse(node, path, kind) }
            }
            _ => {
                let expected =
                    "two percentiles from 0.01 to 99.99, such as { p5 = …, p95 = … }".to_owned();
                self.refuse(node, path, FaultKind::Unwanted { found: as_toml(node), expected })
            }
        }
    }

    /// A list of the constants of a form.
    fn group(
        &mut self,
        node: &Node,
        form: &'static DistributionForm,
        of_durations: bool,
        path: &str,
    ) -> Option<Vec<f64>> {
        let items = match &node.value {
            Value::List(items) if items.len() == form.constants.len() => items,
            _ => {
                let quantiles =
                    if form.of_quantiles.is_some() { " or { p5 = …, p95 = … }" } else { "" };
                let expected = format!("[{}]{quantiles}", names(form));
                return self.refuse(
                    node,
                    path,
                    FaultKind::Unwanted { found: shown(node), expected },
                );
            }
        };
        let pairs = items.iter().zip(form.constants);
        let read = pairs.map(|(item, &constant)| self.constant(item, constant, of_durations, path));
        read.collect::<Vec<_>>().into_iter().collect()
    }

    /// A constant, or a value of the distribution.
    fn constant(
        &mut self,
        item: &Node,
        (name, sort): (&str, Sort),
        of_durations: bool,
        path: &str,
    ) -> Option<f64> {
        let in_time = of_durations && sort == Sort::Value;
        let expected = match in_time {
            true => format!("a duration such as \"14d\" ({name})"),
            false => format!("a number ({name})"),
        };
        match &item.value {
            Value::Text(text) if in_time => match Days::parse(text) {
                Ok(time) => Some(time.days()),
                Err(why) => self.unwanted_because(item, path, expected, why.to_string()),
            },
            _ if in_time => self.unwanted(item, path, expected),
            _ => number(item).or_else(|| self.unwanted(item, path, expected)),
        }
    }
}

/// The names of the constants of a form.
fn names(form: &DistributionForm) -> String {
    form.constants.iter().map(|&(name, _)| name).collect::<Vec<_>>().join(", ")
}

/// Whether the quantiles of a distribution can be computed. Its bounds must not overflow. A beta
/// distribution must be neither all at its ends nor a spike, where its quantile is slow and no
/// longer exact.
fn within_reach(distribution: Distribution) -> bool {
    if let Distribution::Beta { alpha, beta } = distribution {
        return [alpha, beta].iter().all(|constant| (1e-3..=1e6).contains(constant));
    }
    [1e-6, 0.5, 1.0 - 1e-6].iter().all(|&p| distribution.quantile(p).is_finite())
}
