//! Are findings as precise as was wanted, and if not, what would make them so?
//!
//! The error reached is r = t · `std_error` / mean: half of the 95 % Monte Carlo interval over the
//! mean. It falls with the root of the number n of values that the standard error is made of
//! (parameter draws where there are several, else fields), so that n (r/a)² of them reach an error
//! of a. Of expected values over draws, which are spread evenly, n (r/a)^(4/3) do: their variance
//! falls about as n^(−3/2). To that a tenth is added and the sum is rounded up to two figures.
//!
//! *Limits:* fewer than 20 values or 10 events, or 20 draws' worth of a mean that few draws carry,
//! do not know their own error, and reach nothing.

use super::half_of_95;
use super::source::{Source, counts_people};
use crate::numeric::pow;
use crate::question::{Aim, Quantity, Target};
use crate::results::{
    ArmFindings, AtTime, Estimate, FEW_EVENTS, Findings, More, Sample, Standing, Verdict,
};

/// So many values, fields or parameter draws, are the fewest whose spread is taken for known.
const FEWEST: u64 = 20;

/// By how much more than just enough is asked for.
const MARGIN: f64 = 1.1;

/// How every arm stands to an aim; `None` where the findings do not have what is aimed at.
pub fn verdicts(aim: &Aim, findings: &Findings) -> Option<Vec<Verdict>> {
    let run = Run::of(findings);
    findings.arms.iter().map(|arm| verdict(aim, run, arm)).collect()
}

/// What an error is made of.
#[derive(Clone, Copy, Debug)]
struct Run {
    draws: u64,
    fields: u64,
    /// Whether fields were lived, rather than expected values computed.
    sampled: bool,
}

impl Run {
    fn of(findings: &Findings) -> Self {
        let made = &findings.provenance;
        let (draws, replicates) = (u64::from(made.draws), u64::from(made.replicates));
        Self { draws, fields: draws * replicates, sampled: made.means_are_sampled() }
    }

    /// Half of a 95 % interval, in standard errors.
    fn half(self) -> f64 {
        half_of_95(u32::try_from(self.draws).unwrap_or(u32::MAX))
    }

    /// With which power of the error the number of values grows that reach it.
    const fn power(self) -> f64 {
        if self.draws > 1 && !self.sampled { 4.0 / 3.0 } else { 2.0 }
    }

    /// The values that a standard error is made of.
    const fn samples(self) -> (Sample, u64) {
        if self.draws > 1 { (Sample::Draws, self.draws) } else { (Sample::Fields, self.fields) }
    }
}

fn verdict(aim: &Aim, run: Run, arm: &ArmFindings) -> Option<Verdict> {
    let target = aim.target();
    let at = arm.at.iter().find(|at| at.days == target.at().time.days())?;
    let found = estimate(at, target)?;
    let events = events(at, target.quantity(), found.mean, run.fields);
    Some(Verdict {
        arm: arm.name.clone(),
        mean: found.mean,
        standing: standing(found, events, run, aim.within()),
    })
}

/// The number that a target means.
fn estimate<'a>(at: &'a AtTime, target: &Target) -> Option<&'a Estimate> {
    at.quantities.get(&target.quantity())?.part(target.part())
}

/// How many events a mean rests on, in all fields: of casualties it is detonations that come one by
/// one, of a rate functional mines.
fn events(at: &AtTime, quantity: Quantity, mean: f64, fields: u64) -> f64 {
    let of =
        |quantity: Quantity| at.quantities.get(&quantity)?.whole().map(|estimate| estimate.mean);
    let fields = fields as f64;
    match Source::of(quantity) {
        Source::Count(column) if counts_people(column) => {
            let hurt = of(Quantity::Casualties).zip(of(Quantity::Detonations));
            let each =
                hurt.filter(|&(_, detonations)| detonations > 0.0).map_or(1.0, |(c, d)| c / d);
            mean * fields / each.max(1.0)
        }
        Source::CasualtiesPerDay | Source::IndividualRisk => {
            of(Quantity::Functional).unwrap_or(0.0) * fields
        }
        Source::Count(_) | Source::AnyCasualty => mean * fields,
    }
}

fn standing(found: &Estimate, events: f64, run: Run, within: f64) -> Standing {
    if let Some(upper_bound) = found.none_seen_upper_bound {
        return Standing::NoneSeen { fields: run.fields, upper_bound };
    }
    if found.mean == 0.0 {
        return Standing::Impossible;
    }
    // nothing is sampled, or every parameter draw is the same; draws that only balance have an
    // error of 0 too
    let same = found.epistemic.is_none_or(|[low, high]| low == high);
    if !run.sampled && same && found.std_error.is_none_or(|error| error == 0.0) {
        return Standing::Exact;
    }
    let (of, now) = run.samples();
    let error = found.std_error.map(|error| run.half() * error / found.mean);
    let more = |error: f64, at_least: f64| {
        let wanted = (now as f64 * pow(error / within, run.power()) * MARGIN).max(at_least);
        More { of, now, wanted: two_figures_up(wanted), of_fields: run.sampled }
    };
    let is_known = run.draws == 1 || found.interval.is_some() || found.median.is_some();
    let Some(error) = error.filter(|_| now >= FEWEST && is_known) else {
        let least = if now < FEWEST { FEWEST as f64 } else { 2.0 * now as f64 };
        return Standing::TooFewSamples { more: more(error.unwrap_or(0.0), least) };
    };
    if run.sampled && events < FEW_EVENTS {
        // so few are at best Poisson events, of which k have a relative error of 1/√k
        let error = error.max(run.half() / events.sqrt());
        let enough = now as f64 * FEW_EVENTS / events * MARGIN;
        return Standing::TooFewEvents {
            events: events.round().max(1.0) as u64,
            more: more(error, enough),
        };
    }
    if let (Some(median), None) = (found.median, found.interval) {
        return Standing::FewDrawsCarry { median, more: more(error, 2.0 * now as f64) };
    }
    if error <= within {
        Standing::Reached { error }
    } else {
        Standing::Missed { error, more: more(error, 0.0) }
    }
}

/// The least number of two significant figures that is no less.
fn two_figures_up(x: f64) -> u64 {
    let mut unit = 1.0;
    while x / unit > 99.0 {
        unit *= 10.0;
    }
    // what is whole but for the rounding of floats stays
    ((x / unit * (1.0 - 1e-12)).ceil() * unit) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE_DRAW: Run = Run { draws: 1, fields: 1000, sampled: true };
    const MANY_DRAWS: Run = Run { draws: 40, fields: 4000, sampled: true };
    const EXPECTED_ONCE: Run = Run { draws: 1, fields: 1000, sampled: false };

    fn found(mean: f64, std_error: Option<f64>, none_seen_upper_bound: Option<f64>) -> Estimate {
        let interval = std_error.map(|error| [mean - error, mean + error]);
        Estimate { mean, std_error, interval, none_seen_upper_bound, ..Estimate::default() }
    }

    /// A mean whose half interval is 2 % of it.
    fn two_percent(run: Run, within: f64) -> Standing {
        standing(&found(5.0, Some(5.0 * 0.02 / run.half()), None), 5000.0, run, within)
    }

    #[test]
    fn an_error_is_half_the_interval_over_the_mean() {
        let Standing::Reached { error } = two_percent(ONE_DRAW, 0.021) else {
            panic!("2 % is within 2.1 %")
        };
        assert!((error - 0.02).abs() < 1e-15);
        assert!(!two_percent(ONE_DRAW, 0.019).is_reached(), "and not within 1.9 %");
    }

    #[test]
    fn four_times_the_fields_or_draws_halve_the_error_and_a_tenth_is_added() {
        let wanted = |run| match two_percent(run, 0.01) {
            Standing::Missed { more, .. } => more,
            other => panic!("{other:?}"),
        };
        assert_eq!(
            wanted(ONE_DRAW),
            More { of: Sample::Fields, now: 1000, wanted: 4400, of_fields: true }
        );
        assert_eq!(
            wanted(MANY_DRAWS),
            More { of: Sample::Draws, now: 40, wanted: 180, of_fields: true }
        );
        assert!(wanted(MANY_DRAWS).is_possible());
        assert!(
            !More { of: Sample::Draws, now: 40, wanted: 11_000, of_fields: true }.is_possible()
        );
    }

    #[test]
    fn what_was_not_seen_is_never_reached_and_what_cannot_be_always_is() {
        let unseen = standing(&found(0.0, Some(0.0), Some(0.003)), 0.0, ONE_DRAW, 0.5);
        assert_eq!(unseen, Standing::NoneSeen { fields: 1000, upper_bound: 0.003 });
        assert!(!unseen.is_reached());
        let never = standing(&found(0.0, Some(0.0), None), 0.0, ONE_DRAW, 0.5);
        assert!(never == Standing::Impossible && never.is_reached());
    }

    #[test]
    fn an_expected_value_is_exact_and_a_single_field_knows_no_error() {
        let bare = found(5.0, None, None);
        assert_eq!(standing(&bare, 5000.0, EXPECTED_ONCE, 0.01), Standing::Exact);
        let single = Run { fields: 1, ..ONE_DRAW };
        let more = More { of: Sample::Fields, now: 1, wanted: 20, of_fields: true };
        assert_eq!(standing(&bare, 5.0, single, 0.01), Standing::TooFewSamples { more });
        // draws that balance in every stretch are not the same for that
        let balanced = Estimate { epistemic: Some([0.0, 10.0]), ..found(5.0, Some(0.0), None) };
        let draws = Run { sampled: false, ..MANY_DRAWS };
        assert_eq!(standing(&balanced, 5000.0, draws, 0.01), Standing::Reached { error: 0.0 });
        // over parameter draws an expected value has an error like any other
        let draws = Run { sampled: false, ..MANY_DRAWS };
        assert!(matches!(two_percent(draws, 0.01), Standing::Missed { .. }));
    }

    #[test]
    fn two_fields_that_happen_to_be_alike_reach_nothing_nor_do_nine_events() {
        let alike =
            standing(&found(5.0, Some(0.0), None), 10.0, Run { fields: 2, ..ONE_DRAW }, 0.01);
        assert_eq!(
            alike,
            Standing::TooFewSamples {
                more: More { of: Sample::Fields, now: 2, wanted: 20, of_fields: true }
            }
        );
        // nine events of relative error 1/3 each: to 10 % it takes 1.96² · 100 of them
        let nine = standing(&found(0.009, Some(0.001), None), 9.0, ONE_DRAW, 0.1);
        let more = More { of: Sample::Fields, now: 1000, wanted: 47_000, of_fields: true };
        assert_eq!(nine, Standing::TooFewEvents { events: 9, more });
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
