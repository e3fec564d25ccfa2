//! A row of the table: a key, how it is changed, and what that does. And the judge of it.

use super::bases::{Base, Run, attempt, kept, spelt_out};
use inertness::numeric::ln;
use inertness::question::Quantity;
use inertness::results::{AlternativeFindings, Entry, Estimate, Findings};

/// How many standard errors of the difference of two independent runs a move has to exceed. The two
/// runs live the same chance, which makes their difference surer than that; had they nothing in
/// common, a key that does nothing would still pass only once in 290,000 times.
const Z: f64 = 4.5;
/// Of numbers without chance (costs, areas, durations) a move is any beyond rounding.
const ROUNDING: f64 = 1e-9;

/// A number that a change moves.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Of {
    /// The mean of a quantity that is one number.
    Mean(Quantity),
    /// The mean of a named part of a quantity.
    Part(Quantity, &'static str),
    /// The spread of a quantity between replicates, by its standard error.
    Spread(Quantity),
    /// How many casualties fewer than the baseline.
    Averted,
    TimeToCriterion,
    HectareYearsUntilCriterion,
    HectareYearsDenied,
    ValueDenied,
    AreaSearched,
    Cost,
    FinishedDays,
}

/// How sure a number is.
#[derive(Clone, Copy, Debug)]
enum Sureness {
    /// It has this standard error.
    Within(f64),
    /// It is a spread, estimated from so many replicates.
    SpreadOf(f64),
    /// No chance is in it; or the same chance on both sides, to the last bit.
    Exact,
}

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
}

/// The runs before and after a change.
pub(crate) struct Pair<'a> {
    pub(crate) before: &'a Run,
    pub(crate) after: &'a Run,
}

/// What a change does.
pub(crate) enum Effect {
    /// A number of an alternative, at a report time, moves.
    Moves { alternative: usize, of: Of, at: &'static str, way: Way },
    /// It shows somewhere.
    Shows { what: &'static str, holds: fn(&Pair<'_>) -> bool },
    /// The scenario is refused with these words.
    Refused { words: &'static str },
}

/// A row of the table.
pub(crate) struct Row {
    pub(crate) key: &'static str,
    /// Set before the base, in both runs.
    with: Vec<&'static str>,
    /// Set after the base, in both runs.
    set: Vec<&'static str>,
    /// Set in the second run only.
    pub(crate) change: Vec<&'static str>,
    pub(crate) effects: Vec<Effect>,
    /// Bases on which the key has no meaning, and why.
    pub(crate) meaningless: Vec<(&'static [Base], &'static str)>,
    pub(crate) why: &'static str,
}

/// A row for a key, changed so, and why that does what it does.
pub(crate) fn row(key: &'static str, change: &[&'static str], why: &'static str) -> Row {
    let (with, set, effects, meaningless) = (vec![], vec![], vec![], vec![]);
    Row { key, with, set, change: change.to_vec(), effects, meaningless, why }
}

impl Row {
    /// In a scenario that has this too, unless the base says otherwise.
    pub(crate) fn with(mut self, overrides: &[&'static str]) -> Self {
        self.with.extend(overrides);
        self
    }

    /// In a scenario that has this too, whatever the base says.
    pub(crate) fn set(mut self, overrides: &[&'static str]) -> Self {
        self.set.extend(overrides);
        self
    }

    pub(crate) fn up(mut self, alternative: usize, of: Of, at: &'static str) -> Self {
        self.effects.push(Effect::Moves { alternative, of, at, way: Way::Up });
        self
    }

    pub(crate) fn down(mut self, alternative: usize, of: Of, at: &'static str) -> Self {
        self.effects.push(Effect::Moves { alternative, of, at, way: Way::Down });
        self
    }

    pub(crate) fn shows(mut self, what: &'static str, holds: fn(&Pair<'_>) -> bool) -> Self {
        self.effects.push(Effect::Shows { what, holds });
        self
    }

    pub(crate) fn refused(mut self, words: &'static str) -> Self {
        self.effects.push(Effect::Refused { words });
        self
    }

    pub(crate) fn not_on(mut self, bases: &'static [Base], why: &'static str) -> Self {
        self.meaningless.push((bases, why));
        self
    }

    /// Why the row means nothing on a base, if so.
    pub(crate) fn idle_on(&self, base: Base) -> Option<&'static str> {
        self.meaningless.iter().find(|(bases, _)| bases.contains(&base)).map(|&(_, why)| why)
    }

    /// What is wrong with the row on a base.
    pub(crate) fn faults(&self, base: Base) -> Vec<String> {
        let before = [&self.with[..], &base.overrides(), &self.set].concat();
        let after = [&before[..], &self.change].concat();
        let name =
            |fault: String| format!("{} {:?}, {}: {fault}", self.key, self.change, base.name());
        if let [Effect::Refused { words }] = self.effects[..] {
            let fault = match attempt(&after) {
                Ok(_) => Some("is not refused".to_owned()),
                Err(refusal) => {
                    let said = refusal.to_string();
                    (!said.contains(words)).then(|| format!("is refused with {said:?}"))
                }
            };
            return fault.into_iter().map(name).collect();
        }
        let (before, after) = match (kept(&before), attempt(&after)) {
            (Ok(before), Ok(after)) => (before, after),
            (Err(refusal), _) => return vec![name(format!("cannot be tried: {refusal}"))],
            (_, Err(refusal)) => return vec![name(format!("is refused: {refusal}"))],
        };
        let pair = Pair { before: &before, after: &after };
        let found = self.effects.iter().filter_map(|effect| fault(effect, &pair));
        found.chain(self.moves_another_alternative(&pair)).map(name).collect()
    }

    /// A change inside one alternative leaves the others as they are, to the last bit.
    fn moves_another_alternative(&self, pair: &Pair<'_>) -> Option<String> {
        let changed: Option<Vec<usize>> = self
            .change
            .iter()
            .map(|text| {
                spelt_out(text).strip_prefix("alternative[")?.split(']').next()?.parse().ok()
            })
            .collect();
        let changed = changed?;
        let alternatives = pair
            .before
            .findings()
            .alternatives
            .iter()
            .zip(&pair.after.findings().alternatives)
            .enumerate();
        let moved = alternatives.filter(|(alternative, (before, after))| {
            !changed.contains(alternative) && before != after
        });
        moved
            .map(|(_, (alternative, _))| {
                format!("moves the alternative {}, which it has no part in", alternative.name)
            })
            .next()
    }
}

fn fault(effect: &Effect, pair: &Pair<'_>) -> Option<String> {
    match effect {
        Effect::Shows { what, holds } => (!holds(pair)).then(|| format!("does not show in {what}")),
        Effect::Refused { .. } => Some("a refusal is the only effect of a row".to_owned()),
        &Effect::Moves { alternative, of, at, way } => {
            let ((before, sure), (after, sure_after)) = (
                of.read(pair.before.findings(), alternative, at),
                of.read(pair.after.findings(), alternative, at),
            );
            let (change, needed) = match (sure, sure_after) {
                (Sureness::Within(a), Sureness::Within(b)) => (after - before, Z * a.hypot(b)),
                (Sureness::SpreadOf(n), Sureness::SpreadOf(m)) => {
                    // the relative error of a standard deviation from n near-normal replicates is
                    // 1/√(2(n − 1))
                    let error = (0.5 / (n - 1.0) + 0.5 / (m - 1.0)).sqrt();
                    (ln(after / before), Z * error)
                }
                _ => (after - before, ROUNDING * before.abs().min(after.abs())),
            };
            let towards = if way == Way::Up { change } else { -change };
            let moves = towards > needed;
            (!moves).then(|| {
                format!(
                    "{of:?} at {at} goes from {before} to {after}: not {way:?} by {needed}, by \
                         {towards}"
                )
            })
        }
    }
}

impl Of {
    fn read(self, findings: &Findings, alternative: usize, at: &str) -> (f64, Sureness) {
        let alternative = &findings.alternatives[alternative];
        let clearance = || alternative.clearance.as_ref().expect("clearance");
        let never = f64::INFINITY;
        let exact = |value: f64| (value, Sureness::Exact);
        match self {
            Self::Mean(_) | Self::Part(..) => {
                let found = self.estimate(alternative, at);
                (found.mean, Sureness::Within(found.std_error.expect("several replicates")))
            }
            Self::Spread(_) => {
                let error = self.estimate(alternative, at).std_error.expect("several replicates");
                (error, Sureness::SpreadOf(f64::from(findings.provenance.replicates)))
            }
            Self::Averted => {
                let comparison =
                    findings.comparison.iter().find(|found| found.alternative == alternative.name);
                let found = comparison.expect("compared").at.iter().find(|found| found.time == at);
                let averted = found.expect("a report time").casualties_averted;
                (averted.mean, Sureness::Within(averted.std_error.expect("several replicates")))
            }
            Self::TimeToCriterion => exact(alternative.time_to_criterion[0].days.unwrap_or(never)),
            Self::HectareYearsUntilCriterion => {
                exact(alternative.land.blocked_hectare_years_until_criterion[0].mean)
            }
            Self::HectareYearsDenied => exact(alternative.land.blocked_hectare_years),
            Self::ValueDenied => exact(alternative.land.blocked_value.expect("a value")),
            Self::AreaSearched => exact(clearance().area_searched_m2),
            Self::Cost => exact(clearance().cost.expect("a cost")),
            Self::FinishedDays => exact(clearance().finished_days.unwrap_or(never)),
        }
    }

    fn estimate(self, alternative: &AlternativeFindings, at: &str) -> Estimate {
        let at = alternative.at.iter().find(|found| found.time == at).expect("a report time");
        let entry = |quantity| &at.quantities[&quantity];
        match self {
            Self::Part(quantity, name) => match entry(quantity) {
                Entry::ByName(parts) => parts[name],
                Entry::Whole(_) => panic!("{} has no parts", quantity.name()),
            },
            Self::Mean(quantity) | Self::Spread(quantity) => {
                *entry(quantity).whole().expect("one number")
            }
            _ => panic!("{self:?} is no quantity"),
        }
    }

    /// Its name, as in `results.json`.
    pub(crate) fn name(self, at: &str) -> String {
        match self {
            Self::Mean(quantity) => format!("`{}` at {at}", quantity.name()),
            Self::Part(quantity, part) => format!("`{}` of {part} at {at}", quantity.name()),
            Self::Spread(quantity) => format!("`std_error` of `{}` at {at}", quantity.name()),
            Self::Averted => format!("`casualties_averted` at {at}"),
            Self::TimeToCriterion => "`time_to_criterion`".to_owned(),
            Self::HectareYearsUntilCriterion => {
                "`land.blocked_hectare_years_until_criterion`".to_owned()
            }
            Self::HectareYearsDenied => "`land.blocked_hectare_years`".to_owned(),
            Self::ValueDenied => "`land.blocked_value`".to_owned(),
            Self::AreaSearched => "`clearance.area_searched_m2`".to_owned(),
            Self::Cost => "`clearance.cost`".to_owned(),
            Self::FinishedDays => "`clearance.finished_days`".to_owned(),
        }
    }
}
