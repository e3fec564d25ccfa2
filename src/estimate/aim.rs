//! Verdicts on precision aims, and the sample size that would meet them.
//!
//! The error reached is r = t · `std_error` / mean: half of the 95 % Monte Carlo interval over the
//! mean. It falls with the root of the number n of values behind the standard error. These are the
//! parameter draws where there are several, else the replicates. So n (r/a)² of them reach an error
//! of a. Expected values over draws need n (r/a)^(4/3): the draws are spread evenly, and the
//! variance falls about as n^(−3/2). A tenth is added, and the sum is rounded up to two figures.
//!
//! *Limits:* the error is not known from fewer than 20 values or 10 events. Nor is it known where
//! few draws carry the mean, with fewer than 20 effective draws. Such a mean reaches no aim.

use super::findings::source::{QuantitySource, counts_people};
use super::half_of_95;
use crate::numeric::pow;
use crate::question::{Aim, Quantity};
use crate::results::{
    AimStatus, AlternativeFindings, AtTime, Estimate, FEW_EVENTS, Findings, RequiredSample, Sample,
    Verdict,
};

/// The fewest values, replicates or parameter draws, whose spread counts as known.
const FEWEST: u64 = 20;

/// Safety factor of the suggested sample size.
const MARGIN: f64 = 1.1;

/// The verdict on each alternative; `None` where the findings lack the target.
pub fn verdicts(aim: &Aim, findings: &Findings) -> Option<Vec<Verdict>> {
    let run = SampledRun::of(findings);
    findings.alternatives.iter().map(|alternative| verdict(aim, run, alternative)).collect()
}

/// The sample sizes behind a standard error.
#[derive(Clone, Copy, Debug)]
struct SampledRun {
    draws: u64,
    total_replicates: u64,
    /// Whether replicates were simulated, rather than expected values computed.
    sampled: bool,
}

impl SampledRun {
    fn of(findings: &Findings) -> Self {
        let made = &findings.provenance;
        let (draws, replicates) = (u64::from(made.draws), u64::from(made.replicates));
        Self { draws, total_replicates: draws * replicates, sampled: made.means_are_sampled() }
    }

    /// Half of a 95 % interval, in standard errors.
    fn half(self) -> f64 {
        half_of_95(u32::try_from(self.draws).unwrap_or(u32::MAX))
    }

    /// The power of the error with which the required sample size grows.
    const fn power(self) -> f64 {
        if self.draws > 1 && !self.sampled { 4.0 / 3.0 } else { 2.0 }
    }

    /// The kind and number of values behind a standard error.
    const fn samples(self) -> (Sample, u64) {
        if self.draws > 1 {
            (Sample::Draws, self.draws)
        } else {
            (Sample::Replicates, self.total_replicates)
        }
    }
}

fn verdict(aim: &Aim, run: SampledRun, alternative: &AlternativeFindings) -> Option<Verdict> {
    let target = aim.target();
    let at = alternative.at.iter().find(|at| at.days == target.at().time.days())?;
    let found = at.quantities.get(&target.quantity())?.part(target.part())?;
    let events = events(at, target.quantity(), found.mean, run.total_replicates);
    Some(Verdict {
        alternative: alternative.name.clone(),
        mean: found.mean,
        standing: standing(found, events, run, aim.within()),
    })
}

/// Independent events behind a mean, in all replicates. For casualties these are detonations, for a
/// rate functional mines.
fn events(at: &AtTime, quantity: Quantity, mean: f64, total_replicates: u64) -> f64 {
    let total_replicates = total_replicates as f64;
    match QuantitySource::of(quantity) {
        QuantitySource::Count(column) if counts_people(column) => {
            mean * total_replicates / at.casualties_per_detonation()
        }
        QuantitySource::CasualtiesPerDay | QuantitySource::IndividualRisk => {
            at.whole(Quantity::Functional).map_or(0.0, |mines| mines.mean) * total_replicates
        }
        QuantitySource::Count(_) | QuantitySource::AnyCasualty => mean * total_replicates,
    }
}

fn standing(found: &Estimate, events: f64, run: SampledRun, within: f64) -> AimStatus {
    if let Some(upper_bound) = found.upper_limit_95 {
        return AimStatus::NoneSeen { total_replicates: run.total_replicates, upper_bound };
    }
    if found.mean == 0.0 {
        return AimStatus::Impossible;
    }
    // nothing is sampled, or every parameter draw is the same; draws that only balance also have an
    // error of 0
    let same = found.uncertainty_interval.is_none_or(|[low, high]| low == high);
    if !run.sampled && same && found.std_error.is_none_or(|error| error == 0.0) {
        return AimStatus::Exact;
    }
    let (of, now) = run.samples();
    let error = found.std_error.map(|error| run.half() * error / found.mean);
    let more = |error: f64, at_least: f64| {
        let required = (now as f64 * pow(error / within, run.power()) * MARGIN).max(at_least);
        RequiredSample { of, now, required: two_figures_up(required), of_replicates: run.sampled }
    };
    let is_known = run.draws == 1 || found.interval.is_some() || found.median.is_some();
    let Some(error) = error.filter(|_| now >= FEWEST && is_known) else {
        let least = if now < FEWEST { FEWEST as f64 } else { 2.0 * now as f64 };
        return AimStatus::TooFewSamples { more: more(error.unwrap_or(0.0), least) };
    };
    if run.sampled && events < FEW_EVENTS {
        // these are at best Poisson events, of which k have a relative error of 1/√k
        let error = error.max(run.half() / events.sqrt());
        let enough = now as f64 * FEW_EVENTS / events * MARGIN;
        return AimStatus::TooFewEvents {
            events: events.round().max(1.0) as u64,
            more: more(error, enough),
        };
    }
    if let (Some(median), None) = (found.median, found.interval) {
        return AimStatus::FewDrawsCarry { median, more: more(error, 2.0 * now as f64) };
    }
    if error <= within {
        AimStatus::Reached { error }
    } else {
        AimStatus::Missed { error, more: more(error, 0.0) }
    }
}

/// Rounds up to two significant figures.
fn two_figures_up(x: f64) -> u64 {
    let mut unit = 1.0;
    while x / unit > 99.0 {
        unit *= 10.0;
    }
    // a whole number up to float rounding stays
    ((x / unit * (1.0 - 1e-12)).ceil() * unit) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE_DRAW: SampledRun = SampledRun { draws: 1, total_replicates: 1000, sampled: true };
    const MANY_DRAWS: SampledRun = SampledRun { draws: 40, total_replicates: 4000, sampled: true };
    const EXPECTED_ONCE: SampledRun =
        SampledRun { draws: 1, total_replicates: 1000, sampled: false };

    fn found(mean: f64, std_error: Option<f64>, upper_limit_95: Option<f64>) -> Estimate {
        let interval = std_error.map(|error| [mean - error, mean + error]);
        Estimate { mean, std_error, interval, upper_limit_95, ..Estimate::default() }
    }

    /// The verdict on a half interval of 2 % of the mean.
    fn two_percent(run: SampledRun, within: f64) -> AimStatus {
        standing(&found(5.0, Some(5.0 * 0.02 / run.half()), None), 5000.0, run, within)
    }

    #[test]
    fn an_error_is_half_the_interval_over_the_mean() {
        let AimStatus::Reached { error } = two_percent(ONE_DRAW, 0.021) else {
            panic!("2 % is within 2.1 %")
        };
        assert!((error - 0.02).abs() < 1e-15);
        assert!(!two_percent(ONE_DRAW, 0.019).is_reached(), "and not within 1.9 %");
    }

    #[test]
    fn four_times_the_replicates_or_draws_halve_the_error_and_a_tenth_is_added() {
        let expected = |run| match two_percent(run, 0.01) {
            AimStatus::Missed { more, .. } => more,
            other => panic!("{other:?}"),
        };
        assert_eq!(
            expected(ONE_DRAW),
            RequiredSample {
                of: Sample::Replicates,
                now: 1000,
                required: 4400,
                of_replicates: true
            }
        );
        assert_eq!(
            expected(MANY_DRAWS),
            RequiredSample { of: Sample::Draws, now: 40, required: 180, of_replicates: true }
        );
        assert!(expected(MANY_DRAWS).is_possible());
        assert!(
            !RequiredSample { of: Sample::Draws, now: 40, required: 11_000, of_replicates: true }
                .is_possible()
        );
    }

    #[test]
    fn what_was_not_seen_is_never_reached_and_what_cannot_be_always_is() {
        let unseen = standing(&found(0.0, Some(0.0), Some(0.003)), 0.0, ONE_DRAW, 0.5);
        assert_eq!(unseen, AimStatus::NoneSeen { total_replicates: 1000, upper_bound: 0.003 });
        assert!(!unseen.is_reached());
        let never = standing(&found(0.0, Some(0.0), None), 0.0, ONE_DRAW, 0.5);
        assert!(never == AimStatus::Impossible && never.is_reached());
    }

    #[test]
    fn an_expected_value_is_exact_and_a_single_replicate_knows_no_error() {
        let bare = found(5.0, None, None);
        assert_eq!(standing(&bare, 5000.0, EXPECTED_ONCE, 0.01), AimStatus::Exact);
        let single = SampledRun { total_replicates: 1, ..ONE_DRAW };
        let more =
            RequiredSample { of: Sample::Replicates, now: 1, required: 20, of_replicates: true };
        assert_eq!(standing(&bare, 5.0, single, 0.01), AimStatus::TooFewSamples { more });
        // draws that balance in every stratum still differ
        let balanced =
            Estimate { uncertainty_interval: Some([0.0, 10.0]), ..found(5.0, Some(0.0), None) };
        let draws = SampledRun { sampled: false, ..MANY_DRAWS };
        assert_eq!(standing(&balanced, 5000.0, draws, 0.01), AimStatus::Reached { error: 0.0 });
        // over parameter draws an expected value has a Monte Carlo error
        let draws = SampledRun { sampled: false, ..MANY_DRAWS };
        assert!(matches!(two_percent(draws, 0.01), AimStatus::Missed { .. }));
    }

    #[test]
    fn two_replicates_that_happen_to_be_alike_reach_nothing_nor_do_nine_events() {
        let alike = standing(
            &found(5.0, Some(0.0), None),
            10.0,
            SampledRun { total_replicates: 2, ..ONE_DRAW },
            0.01,
        );
        assert_eq!(
            alike,
            AimStatus::TooFewSamples {
                more: RequiredSample {
                    of: Sample::Replicates,
                    now: 2,
                    required: 20,
                    of_replicates: true
                }
            }
        );
        // nine events of relative error 1/3 each: 10 % needs 1.96² · 100 of them
        let nine = standing(&found(0.009, Some(0.001), None), 9.0, ONE_DRAW, 0.1);
        let more = RequiredSample {
            of: Sample::Replicates,
            now: 1000,
            required: 47_000,
            of_replicates: true,
        };
        assert_eq!(nine, AimStatus::TooFewEvents { events: 9, more });
    }

    #[test]
    fn numbers_are_rounded_up_to_two_figures() {
        for (x, up) in [
            (0.2, 1),
            (20.0, 20),
            (20.1, 21),
            (99.0, 99),
            (99.1, 100),
            (101.0, 110),
            (4400.0, 4400),
        ] {
            assert_eq!(two_figures_up(x), up, "{x}");
        }
        assert_eq!(two_figures_up(123_456_789.0), 130_000_000);
    }
}
