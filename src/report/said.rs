//! An estimate in words, with its error: what was not seen is said to be unseen, and the end of a
//! band that rests on few events is a bound.

use crate::numeric::{exp_m1, gamma_quantile};
use crate::question::Quantity;
use crate::report::draws::CARRIED;
use crate::report::topic::whole;
use crate::report::{frequency, words};
use crate::results::{ArmFindings, AtTime, Curve, Estimate, FEW_EVENTS, Findings, HALF_OF_95};

/// What a run's numbers rest on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence {
    /// Fields over all draws.
    fields: u64,
    /// Fields of a draw.
    replicates: f64,
    /// Whether fields were lived, rather than expected values computed.
    sampled: bool,
}

/// How one quantity is said: its estimates times `factor`, a single event in a field then being
/// `event`.
#[derive(Clone, Copy)]
pub(crate) struct Manner {
    /// What the estimates are multiplied by.
    pub(crate) factor: f64,
    /// What one event in one field adds, after that.
    pub(crate) event: f64,
    /// How a number is written.
    pub(crate) say: fn(f64) -> String,
    /// How the mean is written where its error decides its figures.
    pub(crate) say_mean: Option<fn(f64, Option<f64>) -> String>,
    /// Whether it is a share or a risk, whose interval is written over the denominator of the mean.
    pub(crate) is_frequency: bool,
    /// What stands before the mean.
    pub(crate) about: &'static str,
    /// What stands before a bound.
    pub(crate) under: &'static str,
    /// Whether it is a probability, which no bound passes 1.
    pub(crate) probability: bool,
}

impl Manner {
    /// A count, as it is.
    pub(crate) const COUNT: Self = Self {
        factor: 1.0,
        event: 1.0,
        say: words::number,
        say_mean: Some(words::number_with_error),
        is_frequency: false,
        about: "",
        under: "under ",
        probability: false,
    };

    /// Money or square metres: no count of events, so that nought is nought.
    pub(crate) const MEASURE: Self = Self { event: 0.0, ..Self::COUNT };

    /// The probability that a field has a casualty: of so many fields, each in which somebody is
    /// hurt is an event.
    pub(crate) const ANY_CASUALTY: Self = Self {
        say: frequency::chance,
        say_mean: None,
        is_frequency: true,
        probability: true,
        ..Self::COUNT
    };

    /// Items in the ground, or taken from it.
    pub(crate) const ITEMS: Self = Self { say: words::items, say_mean: None, ..Self::COUNT };

    /// Casualties: an event is a detonation, which may hurt several.
    pub(crate) fn casualties(at: &AtTime) -> Self {
        let mean = |quantity: Quantity| whole(at, quantity).map(|estimate| estimate.mean);
        let event = match (mean(Quantity::Casualties), mean(Quantity::Detonations)) {
            (Some(casualties), Some(detonations)) if detonations > 0.0 => {
                (casualties / detonations).max(1.0)
            }
            (Some(_) | None, Some(_) | None) => 1.0,
        };
        Self { event, ..Self::COUNT }
    }

    /// A count as a share of so many mines, said as `8.1 in 10,000`.
    pub(crate) fn share_of(mines: u64) -> Self {
        let part = 1.0 / mines.max(1) as f64;
        let say = frequency::share;
        Self { factor: part, event: part, say, say_mean: None, is_frequency: true, ..Self::COUNT }
    }

    /// An end of an interval, as it is written beside its mean.
    fn end(self, mean: f64, end: f64) -> String {
        if self.is_frequency { frequency::end(mean, end) } else { (self.say)(end) }
    }

    /// A risk that is proportional to the count of functional mines.
    pub(crate) fn risk(risk: &Estimate, functional: &Estimate) -> Self {
        let event = if functional.mean > 0.0 { risk.mean / functional.mean } else { 0.0 };
        Self {
            event,
            say: frequency::risk,
            say_mean: None,
            is_frequency: true,
            about: "about ",
            ..Self::COUNT
        }
    }
}

impl Evidence {
    /// What these findings rest on.
    pub(crate) fn of(findings: &Findings) -> Self {
        let made = &findings.provenance;
        Self {
            fields: made.fields(),
            replicates: f64::from(made.replicates.max(1)),
            sampled: made.means_are_sampled(),
        }
    }

    /// Whether there are fields enough for a 90 % band of single fields.
    pub(crate) const fn shows_a_band(self) -> bool {
        self.fields >= 20
    }

    /// Whether a mean count rests on so many events that its parts can be told.
    pub(crate) fn enough(self, count: f64) -> bool {
        count > 0.0 && !self.too_few(count)
    }

    /// Whether a mean count rests on too few events, or none, to be told as it is.
    fn too_few(self, count: f64) -> bool {
        self.sampled && count * (self.fields as f64) < FEW_EVENTS
    }

    /// Expected casualties of the arm of that name at a report time.
    pub(crate) fn casualties(findings: &Findings, arm: &str, report: usize) -> Option<Estimate> {
        let arm = findings.arms.iter().find(|known| known.name == arm)?;
        whole(arm.at.get(report)?, Quantity::Casualties)
    }

    /// Whether those are too few to hold others against.
    pub(crate) fn too_few_casualties(findings: &Findings, arm: &str, report: usize) -> bool {
        let casualties = Self::casualties(findings, arm, report);
        casualties.is_none_or(|casualties| Self::of(findings).too_few(casualties.mean))
    }

    /// Whether the parts of what an arm's mines have done by the last report time can be told.
    pub(crate) fn tells_parts(self, arm: &ArmFindings) -> bool {
        let last = arm.at.last().and_then(|at| whole(at, Quantity::Casualties));
        last.is_some_and(|casualties| self.enough(casualties.mean))
    }

    /// Nothing, in words: seen where fields were lived.
    pub(crate) fn nothing(self) -> String {
        if self.sampled {
            format!("none seen in {} fields", words::count(self.fields))
        } else {
            "none".to_owned()
        }
    }

    /// The same in a heading.
    pub(crate) const fn none(self) -> &'static str {
        if self.sampled { "none seen" } else { "none" }
    }

    /// What the ends of epistemic bands are where few events were seen, for a subtitle; nothing
    /// where they never are so.
    pub(crate) const fn few_said(self) -> &'static str {
        let few = " Where draws saw fewer than 10 events, its ends are 95 % upper bounds.";
        words::only_if(self.sampled, few)
    }

    /// A curve whose epistemic band is as the words say it: an end that rests on few events is no
    /// number, so the low end is then 0 and the high end its Poisson 95 % upper bound. `event` is
    /// what one event in a field adds, at a time.
    pub(crate) fn curve(self, mut curve: Curve, event: impl Fn(usize) -> f64) -> Curve {
        if let Some(band) = &mut curve.epistemic {
            for (at, (low, high)) in band.low.iter_mut().zip(&mut band.high).enumerate() {
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
        self.bound(expected, Manner::COUNT).is_some()
    }

    /// The mean, or that none was seen.
    pub(crate) fn mean(self, estimate: &Estimate, manner: Manner) -> String {
        if estimate.mean > 0.0 {
            let mean = manner.factor * estimate.mean;
            let error = estimate.std_error.map(|error| manner.factor * error);
            // where the band says how well it is known, its figures are those of the band
            let say_mean = manner.say_mean.filter(|_| self.sampled || estimate.epistemic.is_none());
            let said = say_mean.map_or_else(|| (manner.say)(mean), |say| say(mean, error));
            let about = if said.starts_with("less than") { "" } else { manner.about };
            format!("{about}{said}")
        } else if manner.event == 0.0 {
            "0".to_owned()
        } else {
            self.nothing()
        }
    }

    /// The error of the mean, with its level and kind; nothing where there is none.
    pub(crate) fn error(self, estimate: &Estimate, manner: Manner) -> Option<String> {
        if estimate.mean == 0.0 {
            let bound = estimate.none_seen_upper_bound?;
            return Some(format!(
                "under {} with 95 % confidence",
                (manner.say)(manner.factor * bound)
            ));
        }
        let band =
            self.epistemic(estimate, manner).map(|band| format!("90 % epistemic band {band}"));
        let median = self.median(estimate, manner).map(|median| format!("{median}, {CARRIED}"));
        if band.is_some() || median.is_some() {
            return Some([band, median].into_iter().flatten().collect::<Vec<_>>().join("; "));
        }
        self.monte_carlo(estimate, manner).map(|interval| match interval {
            Some(ends) => format!("95 % Monte Carlo interval {ends}"),
            None => "Monte Carlo error below the figures given".to_owned(),
        })
    }

    /// The mean with its error behind it in brackets.
    pub(crate) fn whole(self, estimate: &Estimate, manner: Manner) -> String {
        let mean = self.mean(estimate, manner);
        self.error(estimate, manner).map_or(mean.clone(), |error| format!("{mean} ({error})"))
    }

    /// The mean with the bare ends of its band, for a table whose head says which band it is, and
    /// the median where that stands beside the mean.
    pub(crate) fn cell(self, estimate: &Estimate, manner: Manner) -> String {
        let mean = self.cell_parts(estimate, manner).0;
        self.bracket(estimate, manner).map_or(mean.clone(), |bracket| format!("{mean} ({bracket})"))
    }

    /// What stands in brackets behind a mean.
    pub(crate) fn bracket(self, estimate: &Estimate, manner: Manner) -> Option<String> {
        let parts = [self.cell_parts(estimate, manner).1, self.median(estimate, manner)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// The median that stands beside the mean; none where it is said like the mean.
    pub(crate) fn median(self, estimate: &Estimate, manner: Manner) -> Option<String> {
        self.median_over(estimate, manner, None)
    }

    /// The median in brackets, a share over this denominator; nothing where there is none.
    pub(crate) fn median_behind(
        self,
        estimate: &Estimate,
        manner: Manner,
        over: Option<f64>,
    ) -> String {
        let median = self.median_over(estimate, manner, over);
        median.map_or_else(String::new, |median| format!(" ({median})"))
    }

    fn median_over(self, estimate: &Estimate, manner: Manner, over: Option<f64>) -> Option<String> {
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

    /// The mean, and the bare ends of its band where it has one.
    pub(crate) fn cell_parts(
        self,
        estimate: &Estimate,
        manner: Manner,
    ) -> (String, Option<String>) {
        if estimate.mean == 0.0 {
            let none = if self.sampled { "none seen" } else { "none" };
            let Some(bound) = estimate.none_seen_upper_bound else {
                return (none.to_owned(), None);
            };
            let bound = format!("{}{}", manner.under, (manner.say)(manner.factor * bound));
            return ("none seen".to_owned(), Some(bound));
        }
        let mean = (manner.say)(manner.factor * estimate.mean);
        let ends = self.epistemic(estimate, manner).or_else(|| {
            self.monte_carlo(estimate, manner).flatten().filter(|_| estimate.epistemic.is_none())
        });
        (mean, ends)
    }

    /// The ends of the epistemic band.
    fn epistemic(self, estimate: &Estimate, manner: Manner) -> Option<String> {
        let [low, high] = estimate.epistemic?.map(|end| manner.factor * end);
        let mean = manner.factor * estimate.mean;
        let (under, say) = (manner.under, |end: f64| manner.end(mean, end));
        Some(match (self.bound(low, manner), self.bound(high, manner)) {
            (_, Some(most)) => format!("{under}{}", say(most)),
            // a bound above the mean itself tells nothing of the low end
            (Some(least), None) if least >= mean => format!("{under}{}", say(high)),
            (Some(least), None) => format!("{under}{} to {}", say(least), say(high)),
            (None, None) => return ends_said([low, high], mean, manner),
        })
    }

    /// The Poisson 95 % upper bound of an end that rests on few events; none where it rests on
    /// enough.
    fn bound(self, end: f64, manner: Manner) -> Option<f64> {
        let bound = self.bound_of(end, manner.event)?;
        Some(if manner.probability { -exp_m1(-bound) } else { bound })
    }

    /// The same where one event in a field adds `event`.
    fn bound_of(self, end: f64, event: f64) -> Option<f64> {
        if !self.sampled || event <= 0.0 {
            return None;
        }
        let events = end / event * self.replicates;
        (events < FEW_EVENTS).then(|| gamma_quantile(events + 1.0, 0.95) / self.replicates * event)
    }

    /// The ends of the band of an estimate as they are drawn: bounds where they rest on few events,
    /// those of the Monte Carlo interval where there is no epistemic band; none where neither is
    /// known.
    pub(crate) fn ends(self, estimate: &Estimate, event: f64) -> Option<[f64; 2]> {
        if let Some([low, high]) = estimate.epistemic {
            let least = if self.bound_of(low, event).is_some() { 0.0 } else { low };
            return Some([least, self.bound_of(high, event).unwrap_or(high)]);
        }
        let half = HALF_OF_95 * estimate.std_error.filter(|&error| error > 0.0 && self.sampled)?;
        Some([(estimate.mean - half).max(0.0), estimate.mean + half])
    }

    /// The ends of the Monte Carlo interval of the mean; `Some(None)` where they are said alike. A
    /// mean that rests on few events in all fields has an upper bound only, that of a Poisson mean.
    ///
    /// Where a share has an exact interval, that is the one said: a symmetric one could pass 0 or
    /// 1.
    fn monte_carlo(self, estimate: &Estimate, manner: Manner) -> Option<Option<String>> {
        if !self.sampled {
            return None;
        }
        let mean = manner.factor * estimate.mean;
        if let Some(exact) = estimate.exact_interval {
            return Some(ends_said(exact.map(|end| manner.factor * end), mean, manner));
        }
        // over several draws only that of scrambles is known
        let half = match (estimate.epistemic, estimate.interval) {
            (None, _) => {
                manner.factor * HALF_OF_95 * estimate.std_error.filter(|&error| error > 0.0)?
            }
            (Some(_), interval) => {
                manner.factor * interval.map(|[low, high]| 0.5 * (high - low))?
            }
        };
        let fields = self.fields.max(1) as f64;
        let events = if manner.event > 0.0 { mean / manner.event * fields } else { f64::INFINITY };
        if events < FEW_EVENTS {
            let bound = gamma_quantile(events + 1.0, 0.95) / fields * manner.event;
            return Some(Some(format!("{}{}", manner.under, manner.end(mean, bound))));
        }
        let (low, high) = (mean - half, mean + half);
        if low <= 0.0 {
            return Some(Some(format!("{}{}", manner.under, manner.end(mean, high))));
        }
        Some(ends_said([low, high], mean, manner))
    }
}

/// The two ends of a band around a mean; none where it is narrower than the figures given, and says
/// nothing.
fn ends_said([low, high]: [f64; 2], mean: f64, manner: Manner) -> Option<String> {
    let [low_said, high_said] = [low, high].map(|end| manner.end(mean, end));
    (low_said != high_said).then(|| match manner.is_frequency {
        true => frequency::ends(mean, [low, high]),
        false => format!("{low_said} to {high_said}"),
    })
}
