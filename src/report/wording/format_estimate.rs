//! Estimates in words, with their errors.
//!
//! A quantity without observed events is reported as such. The end of an interval with few events
//! is reported as an upper limit.

use super::draws::CARRIED;
use super::estimate_format::EstimateFormat;
use super::{frequency, words};
use crate::numeric::{exp_m1, gamma_quantile};
use crate::question::Quantity;
use crate::report::text::topic::whole;
use crate::results::{AlternativeFindings, Curve, Estimate, FEW_EVENTS, Findings, HALF_OF_95};

/// The sample behind the numbers of a run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence {
    /// The number of replicates over all draws.
    total_replicates: u64,
    /// The number of replicates in a draw.
    replicates: f64,
    /// Whether replicates were simulated, not only expected values computed.
    sampled: bool,
}

impl Evidence {
    /// The sample behind these findings.
    pub(crate) fn of(findings: &Findings) -> Self {
        let made = &findings.provenance;
        Self {
            total_replicates: made.total_replicates(),
            replicates: f64::from(made.replicates.max(1)),
            sampled: made.means_are_sampled(),
        }
    }

    /// Whether there are enough replicates (20) for a 90 % prediction interval.
    pub(crate) const fn shows_an_interval(self) -> bool {
        self.total_replicates >= 20
    }

    /// Whether a mean count has enough events to be split into parts.
    pub(crate) fn enough(self, count: f64) -> bool {
        count > 0.0 && !self.too_few(count)
    }

    /// Whether a mean count has too few events for a plain number.
    fn too_few(self, count: f64) -> bool {
        self.sampled && count * (self.total_replicates as f64) < FEW_EVENTS
    }

    /// Expected casualties of the named alternative at a report time.
    pub(crate) fn casualties(
        findings: &Findings,
        alternative: &str,
        report: usize,
    ) -> Option<Estimate> {
        let alternative = findings.alternatives.iter().find(|known| known.name == alternative)?;
        whole(alternative.at.get(report)?, Quantity::Casualties)
    }

    /// Whether those casualties are too few for a comparison.
    pub(crate) fn too_few_casualties(
        findings: &Findings,
        alternative: &str,
        report: usize,
    ) -> bool {
        let casualties = Self::casualties(findings, alternative, report);
        casualties.is_none_or(|casualties| Self::of(findings).too_few(casualties.mean))
    }

    /// Whether an alternative has enough casualties to split them into parts.
    ///
    /// The casualties are those by the last report time.
    pub(crate) fn shows_parts(self, alternative: &AlternativeFindings) -> bool {
        let last = alternative.at.last().and_then(|at| whole(at, Quantity::Casualties));
        last.is_some_and(|casualties| self.enough(casualties.mean))
    }

    /// The text for a count of zero.
    ///
    /// Where replicates were simulated, it is "0 observed".
    pub(crate) fn nothing(self) -> String {
        if self.sampled {
            format!("0 observed in {} replicates", words::count(self.total_replicates))
        } else {
            "none".to_owned()
        }
    }

    /// The text for a count of zero in a heading.
    pub(crate) const fn none(self) -> &'static str {
        if self.sampled { "0 observed" } else { "none" }
    }

    /// The note that intervals with few events end in upper limits.
    ///
    /// It is for a subtitle, and empty where means have no sampling error.
    pub(crate) const fn few_text(self) -> &'static str {
        let few = " Where draws saw fewer than 10 events, its ends are 95 % upper limits.";
        words::only_if(self.sampled, few)
    }

    /// Applies the rule for few events to a curve's uncertainty interval.
    ///
    /// A low end with few events becomes 0. A high end with few events becomes its Poisson 95 %
    /// upper limit. `event` is the contribution of one event in a replicate at a time.
    pub(crate) fn curve(self, mut curve: Curve, event: impl Fn(usize) -> f64) -> Curve {
        if let Some(bounds) = &mut curve.uncertainty_interval {
            for (at, (low, high)) in bounds.low.iter_mut().zip(&mut bounds.high).enumerate() {
                if self.bound_of(*low, event(at)).is_some() {
                    *low = 0.0;
                }
                *high = self.bound_of(*high, event(at)).unwrap_or(*high);
            }
        }
        curve
    }

    /// Whether a draw's expected count rests on few events.
    pub(crate) fn rests_on_few(self, expected: f64) -> bool {
        self.bound(expected, EstimateFormat::COUNT).is_some()
    }

    /// Formats the mean, or states that no event was observed.
    pub(crate) fn mean(self, estimate: &Estimate, manner: EstimateFormat) -> String {
        if estimate.mean > 0.0 {
            let mean = manner.factor * estimate.mean;
            let error = estimate.std_error.map(|error| manner.factor * error);
            // where an uncertainty interval is given, the mean has the same figures as the interval
            let say_mean =
                manner.say_mean.filter(|_| self.sampled || estimate.uncertainty_interval.is_none());
            let said = say_mean.map_or_else(|| (manner.say)(mean), |say| say(mean, error));
            let about = if said.starts_with("less than") { "" } else { manner.about };
            format!("{about}{said}")
        } else if manner.event == 0.0 {
            "0".to_owned()
        } else {
            self.nothing()
        }
    }

    /// Formats the error of the mean, with its level and kind.
    ///
    /// `None` where there is none.
    pub(crate) fn error(self, estimate: &Estimate, manner: EstimateFormat) -> Option<String> {
        if estimate.mean == 0.0 {
            let bound = estimate.upper_limit_95?;
            return Some(format!("95 % upper limit {}", (manner.say)(manner.factor * bound)));
        }
        let bounds = self
            .uncertainty_interval(estimate, manner)
            .map(|bounds| format!("90 % uncertainty interval {bounds}"));
        let median = self.median(estimate, manner).map(|median| format!("{median}, {CARRIED}"));
        if bounds.is_some() || median.is_some() {
            return Some([bounds, median].into_iter().flatten().collect::<Vec<_>>().join("; "));
        }
        self.monte_carlo(estimate, manner).map(|interval| match interval {
            Some(ends) => format!("95 % Monte Carlo interval {ends}"),
            None => "Monte Carlo error below the figures given".to_owned(),
        })
    }

    /// Formats the mean with its error in brackets.
    pub(crate) fn whole(self, estimate: &Estimate, manner: EstimateFormat) -> String {
        let mean = self.mean(estimate, manner);
        self.error(estimate, manner).map_or(mean.clone(), |error| format!("{mean} ({error})"))
    }

    /// Formats the mean with the ends of its interval.
    ///
    /// It is for a table whose heading names the interval. The median follows where one is given
    /// beside the mean.
    pub(crate) fn cell(self, estimate: &Estimate, manner: EstimateFormat) -> String {
        let mean = self.cell_parts(estimate, manner).0;
        self.bracket(estimate, manner).map_or(mean.clone(), |bracket| format!("{mean} ({bracket})"))
    }

    /// The text in brackets after a mean.
    pub(crate) fn bracket(self, estimate: &Estimate, manner: EstimateFormat) -> Option<String> {
        let parts = [self.cell_parts(estimate, manner).1, self.median(estimate, manner)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// Formats the median beside the mean.
    ///
    /// `None` where it has the same text as the mean.
    pub(crate) fn median(self, estimate: &Estimate, manner: EstimateFormat) -> Option<String> {
        self.median_over(estimate, manner, None)
    }

    /// Formats the median in brackets; empty without one.
    ///
    /// A share is written over the denominator `over`.
    pub(crate) fn median_behind(
        self,
        estimate: &Estimate,
        manner: EstimateFormat,
        over: Option<f64>,
    ) -> String {
        let median = self.median_over(estimate, manner, over);
        median.map_or_else(String::new, |median| format!(" ({median})"))
    }

    fn median_over(
        self,
        estimate: &Estimate,
        manner: EstimateFormat,
        over: Option<f64>,
    ) -> Option<String> {
        let [mean, median] = [estimate.mean, estimate.median?].map(|value| manner.factor * value);
        let say = |value: f64| match manner.is_frequency {
            true => frequency::median(mean, value, over),
            false => (manner.say)(value),
        };
        let said = match self.bound(median, manner) {
            Some(most) => format!("{}{}", manner.under, (manner.say)(most)),
            None => say(median),
        };
        (said != say(mean)).then(|| format!("median {said}"))
    }

    /// Formats the mean, and the ends of its interval, if any.
    pub(crate) fn cell_parts(
        self,
        estimate: &Estimate,
        manner: EstimateFormat,
    ) -> (String, Option<String>) {
        if estimate.mean == 0.0 {
            let none = if self.sampled { "0 observed" } else { "none" };
            let Some(bound) = estimate.upper_limit_95 else {
                return (none.to_owned(), None);
            };
            let bound = format!("{}{}", manner.under, (manner.say)(manner.factor * bound));
            return ("0 observed".to_owned(), Some(bound));
        }
        let mean = (manner.say)(manner.factor * estimate.mean);
        let ends = self.uncertainty_interval(estimate, manner).or_else(|| {
            self.monte_carlo(estimate, manner)
                .flatten()
                .filter(|_| estimate.uncertainty_interval.is_none())
        });
        (mean, ends)
    }

    /// Formats the ends of the uncertainty interval.
    fn uncertainty_interval(self, estimate: &Estimate, manner: EstimateFormat) -> Option<String> {
        let [low, high] = estimate.uncertainty_interval?.map(|end| manner.factor * end);
        let mean = manner.factor * estimate.mean;
        let (under, say) = (manner.under, |end: f64| manner.end(mean, end));
        Some(match (self.bound(low, manner), self.bound(high, manner)) {
            (_, Some(most)) => format!("{under}{}", say(most)),
            // a limit above the mean says nothing about the low end
            (Some(least), None) if least >= mean => format!("{under}{}", say(high)),
            (Some(least), None) => format!("{under}{} to {}", say(least), say(high)),
            (None, None) => return ends_text([low, high], mean, manner),
        })
    }

    /// The Poisson 95 % upper limit of an end.
    ///
    /// `None` where the end has enough events.
    fn bound(self, end: f64, manner: EstimateFormat) -> Option<f64> {
        let bound = self.bound_of(end, manner.event)?;
        Some(if manner.probability { -exp_m1(-bound) } else { bound })
    }

    /// The same limit, where one event in a replicate contributes `event`.
    fn bound_of(self, end: f64, event: f64) -> Option<f64> {
        if !self.sampled || event <= 0.0 {
            return None;
        }
        let events = end / event * self.replicates;
        (events < FEW_EVENTS).then(|| gamma_quantile(events + 1.0, 0.95) / self.replicates * event)
    }

    /// The ends of an estimate's interval for a chart.
    ///
    /// They are upper limits where events are few. Without an uncertainty interval they are those
    /// of the Monte Carlo interval. `None` where no error is known.
    pub(crate) fn ends(self, estimate: &Estimate, event: f64) -> Option<[f64; 2]> {
        if let Some([low, high]) = estimate.uncertainty_interval {
            let least = if self.bound_of(low, event).is_some() { 0.0 } else { low };
            return Some([least, self.bound_of(high, event).unwrap_or(high)]);
        }
        let half = HALF_OF_95 * estimate.std_error.filter(|&error| error > 0.0 && self.sampled)?;
        Some([(estimate.mean - half).max(0.0), estimate.mean + half])
    }

    /// Formats the ends of the Monte Carlo interval of the mean.
    ///
    /// `Some(None)` where both ends have one text. A mean with few events in all replicates has
    /// only an upper limit, that of a Poisson mean.
    ///
    /// Where a share has an exact interval, that one is given: a symmetric one could pass 0 or 1.
    fn monte_carlo(self, estimate: &Estimate, manner: EstimateFormat) -> Option<Option<String>> {
        if !self.sampled {
            return None;
        }
        let mean = manner.factor * estimate.mean;
        if let Some(exact) = estimate.exact_interval {
            return Some(ends_text(exact.map(|end| manner.factor * end), mean, manner));
        }
        // over several draws, only the interval from independent scrambles is known
        let half = match (estimate.uncertainty_interval, estimate.interval) {
            (None, _) => {
                manner.factor * HALF_OF_95 * estimate.std_error.filter(|&error| error > 0.0)?
            }
            (Some(_), interval) => {
                manner.factor * interval.map(|[low, high]| 0.5 * (high - low))?
            }
        };
        let total_replicates = self.total_replicates.max(1) as f64;
        let events =
            if manner.event > 0.0 { mean / manner.event * total_replicates } else { f64::INFINITY };
        if events < FEW_EVENTS {
            let bound = gamma_quantile(events + 1.0, 0.95) / total_replicates * manner.event;
            return Some(Some(format!("{}{}", manner.under, manner.end(mean, bound))));
        }
        let (low, high) = (mean - half, mean + half);
        if low <= 0.0 {
            return Some(Some(format!("{}{}", manner.under, manner.end(mean, high))));
        }
        Some(ends_text([low, high], mean, manner))
    }
}

/// Formats the ends of an interval around a mean.
///
/// `None` where both have the same text, because the interval is narrower than the figures given.
fn ends_text([low, high]: [f64; 2], mean: f64, manner: EstimateFormat) -> Option<String> {
    let [low_said, high_said] = [low, high].map(|end| manner.end(mean, end));
    (low_said != high_said).then(|| manner.ends(mean, [low, high]))
}
