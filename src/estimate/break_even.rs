//! The break-even value of one disputed parameter.
//!
//! In: values of the parameter along a range. At each, the same quantity of harm or burden of an
//! alternative and of the baseline ([`Gap`]). Out: for each draw, the first value at which the sign
//! of the difference changes ([`turn`]). Over draws: the median and the 90 % uncertainty interval.
//! A draw with no such value in the range is ranked at the end of the range and counted
//! ([`BreakEvenSummary`](crate::results::BreakEvenSummary)).
//! [`BreakEven`](crate::results::BreakEven) holds the whole result, serialisable. This module must
//! not search for a best value: it reports where harm breaks even.
//!
//! The grid brackets the value of a draw; regula falsi (Illinois) with bisection refines it.

use super::error::intervals::{
    HIGH, LOW, quantile_of_sorted, rank_of_quantile, uncertainty_interval,
};
use super::grid::{grid, scale, unscale};
use crate::question::{Role, SweptRange};
use crate::results::{
    BreakEven, BreakEvenPoint, BreakEvenSummary, Marked, Side, Spread, TurningPoint,
};

/// Each figure with its label and source.
const PUBLISHED: [(f64, &str, &str); 5] = [
    (6e-6, "Pentagon claim, 2020", "Pentagon claim, 2020 (second-hand)"),
    (1e-4, "claim of 99.99 %", "a claim that 99.99 % self-destruct (assumption)"),
    (1e-3, "treaty limit at 120 days", "CCW Amended Protocol II, Technical Annex 3(a)"),
    (
        1.5e-2,
        "150 times a claim",
        "150 times the claimed failure rate of self-destruction, said of GAO-02-1003 (second-hand, \
         times an assumption)",
    ),
    (
        1e-1,
        "treaty limit, self-destruction at 30 days",
        "CCW Amended Protocol II, Technical Annex 3(a): limit for failed self-destruction at 30 \
         days",
    ),
];

/// The published figures between `low` and `high` for a role. Only a probability of deactivation
/// failure has any.
pub fn published(role: Role, low: f64, high: f64) -> Vec<Marked> {
    let is_disputed = role == Role::DeactivationFailure;
    let figures =
        PUBLISHED.iter().filter(|(value, ..)| is_disputed && (low..=high).contains(value));
    figures
        .map(|&(value, what, source)| Marked {
            value,
            what: what.to_owned(),
            source: source.to_owned(),
        })
        .collect()
}

/// Tolerance of a break-even value. It is a part of the range on its scale.
pub const TOLERANCE: f64 = 1e-6;

/// Relative gap below which two numbers are equal. Computed in two ways, one number differs by more
/// than its last digit.
const EQUAL: f64 = 1e-9;

/// The most refinement steps. It exceeds the steps of bisection alone to the tolerance, with two of
/// three steps by regula falsi.
const STEPS: usize = 90;

/// The same quantity of the alternative and of the baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The alternative's value.
    pub alternative: f64,
    /// The baseline's value.
    pub baseline: f64,
}

impl Gap {
    /// The relative gap, from −1 to 1. It is the difference over the greater of the two. 0 where
    /// both are 0.
    fn part(self) -> f64 {
        let greater = self.alternative.max(self.baseline);
        if greater > 0.0 { (self.alternative - self.baseline) / greater } else { 0.0 }
    }

    /// Whether the alternative has more, fewer or as many.
    pub fn side(self) -> Side {
        match self.part() {
            part if part > EQUAL => Side::More,
            part if part < -EQUAL => Side::Fewer,
            _ => Side::AsMany,
        }
    }

    /// The ratio of alternative to baseline; none where the baseline is 0.
    pub fn ratio(self) -> Option<f64> {
        (self.baseline > 0.0).then(|| self.alternative / self.baseline)
    }
}

/// Finds the first value at which the sign of the gap changes. `gaps` are the gaps at the `values`
/// of the grid, `gap` computes those between. Equality at an end of the grid, and not beside it,
/// counts as a sign change too.
pub fn turn(
    range: &SweptRange,
    values: &[f64],
    gaps: &[Gap],
    gap: impl Fn(f64) -> Gap,
) -> BreakEvenPoint {
    let sides: Vec<Side> = gaps.iter().map(|gap| gap.side()).collect();
    let at_differ: Vec<usize> = (0..sides.len()).filter(|&at| sides[at] != Side::AsMany).collect();
    let crossed: Vec<[usize; 2]> = at_differ
        .windows(2)
        .filter(|pair| sides[pair[0]] != sides[pair[1]])
        .map(|pair| [pair[0], pair[1]])
        .collect();
    let [first, last] = [gaps[0], gaps[gaps.len() - 1]];
    let (place, times) = match (crossed.as_slice(), at_differ.as_slice()) {
        ([[below, above], ..], _) if above - below > 1 => {
            (TurningPoint::At(values[below + 1]), crossed.len())
        }
        ([[below, above], ..], _) => {
            let ends = [*below, *above].map(|at| (values[at], gaps[at]));
            (TurningPoint::At(root(range, ends, gap)), crossed.len())
        }
        ([], [begin, ..]) if *begin > 0 => (TurningPoint::At(values[begin - 1]), 1),
        ([], [.., end]) if end + 1 < values.len() => (TurningPoint::At(values[end + 1]), 1),
        _ if first.part().abs() < last.part().abs() => (TurningPoint::BelowRange, 0),
        _ => (TurningPoint::AboveRange, 0),
    };
    BreakEvenPoint { place, times: times as u32, begins: sides[0] }
}

/// The value between two ends at which the gap is zero.
fn root(range: &SweptRange, ends: [(f64, Gap); 2], gap: impl Fn(f64) -> Gap) -> f64 {
    let [mut a, mut b] = ends.map(|(value, gap)| (scale(range, value), gap.part()));
    let enough = TOLERANCE * (scale(range, range.high()) - scale(range, range.low()));
    for step in 1..=STEPS {
        if b.0 - a.0 <= enough {
            break;
        }
        let straight = (a.0 * b.1 - b.0 * a.1) / (b.1 - a.1);
        let place = if step % 3 == 0 { 0.5 * (a.0 + b.0) } else { straight.clamp(a.0, b.0) };
        let found = gap(unscale(range, place));
        if found.side() == Side::AsMany {
            return unscale(range, place);
        }
        // the end that stays is halved (Illinois), so that both ends converge
        if (found.part() > 0.0) == (a.1 > 0.0) {
            a = (place, found.part());
            b.1 *= 0.5;
        } else {
            b = (place, found.part());
            a.1 *= 0.5;
        }
    }
    unscale(range, 0.5 * (a.0 + b.0))
}

impl BreakEvenSummary {
    /// The summary of at least one draw.
    pub fn of(of_draws: Vec<BreakEvenPoint>) -> Self {
        let count = |is: &dyn Fn(&BreakEvenPoint) -> bool| {
            of_draws.iter().filter(|turned| is(turned)).count() as u32
        };
        let throughout = |side: Side| count(&|turned| turned.times == 0 && turned.begins == side);
        let mut places: Vec<TurningPoint> = of_draws.iter().map(|turned| turned.place).collect();
        places.sort_by(|a, b| a.partial_cmp(b).expect("no turning point is NaN"));
        Self {
            median: quantile(&places, 0.5),
            uncertainty_interval: (places.len() > 1)
                .then(|| [LOW, HIGH].map(|level| quantile(&places, level))),
            draws: of_draws.len() as u32,
            turned: count(&|turned| turned.times > 0),
            more_than_once: count(&|turned| turned.times > 1),
            fewer_throughout: throughout(Side::Fewer),
            more_throughout: throughout(Side::More),
            as_many_throughout: throughout(Side::AsMany),
            of_draws,
        }
    }
}

/// The p-quantile of sorted places. It is linear between two values, and beyond the range as soon
/// as one of the two is.
fn quantile(places: &[TurningPoint], p: f64) -> TurningPoint {
    let (below, part) = rank_of_quantile(places.len(), p);
    match (places[below], places[(below + 1).min(places.len() - 1)]) {
        (only, _) if part == 0.0 => only,
        (TurningPoint::At(low), TurningPoint::At(high)) => {
            TurningPoint::At(low + (high - low) * part)
        }
        (TurningPoint::At(_), beyond) | (beyond, _) => beyond,
    }
}

impl BreakEven {
    /// Whether a value is an even step, not a named figure.
    pub fn is_step(&self, value: f64) -> bool {
        grid(&self.range, []).contains(&value)
    }
}

impl Spread {
    /// The median and interval of the values of draws, at least one.
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self {
            median: quantile_of_sorted(&values, 0.5),
            uncertainty_interval: uncertainty_interval(&values),
        }
    }
}

#[cfg(test)]
mod figure_tests {
    use super::*;

    #[test]
    fn the_figures_are_those_of_the_facts() {
        let facts = include_str!("../../docs/facts.md");
        let (_, table) = facts.split_once("## The number that decides").unwrap();
        let table = table.split("\n## ").next().unwrap();
        let rows: Vec<f64> = table
            .lines()
            .filter_map(|line| line.strip_prefix("| ")?.split(" |").next()?.parse().ok())
            .collect();
        let of = Role::DeactivationFailure;
        let ours: Vec<f64> = published(of, 0.0, 1.0).iter().map(|figure| figure.value).collect();
        assert_eq!(ours, rows);
        assert!(published(Role::Other, 0.0, 1.0).is_empty());
        assert_eq!(published(of, 1e-4, 1e-3).len(), 2);
    }
}

#[cfg(test)]
mod turn_tests {
    use super::*;

    fn turned(text: &str, alternative: impl Fn(f64) -> f64, baseline: f64) -> BreakEvenPoint {
        let range: SweptRange = text.parse().unwrap();
        let values = grid(&range, []);
        let gap = |value: f64| Gap { alternative: alternative(value), baseline };
        let gaps: Vec<Gap> = values.iter().map(|&value| gap(value)).collect();
        turn(&range, &values, &gaps, gap)
    }

    fn at(turned: BreakEvenPoint) -> f64 {
        match turned.place {
            TurningPoint::At(value) => value,
            other => panic!("{other:?}"),
        }
    }

    /// A quantity proportional to the parameter breaks even at a quotient.
    #[test]
    fn a_number_in_proportion_turns_over_at_the_quotient() {
        for (slope, baseline) in [(700.0, 2.2), (1e4, 0.031), (31.0, 2e-4)] {
            let found = turned("1e-6..1e-1", |p| slope * p, baseline);
            assert!((at(found) / (baseline / slope) - 1.0).abs() < 2e-5, "{found:?}");
            assert_eq!((found.times, found.begins), (1, Side::Fewer));
        }
        let found = turned("0..1", |x| 3.0 - 2.0 * x, 2.5);
        assert!((at(found) - 0.25).abs() < 1e-6 && found.begins == Side::More, "{found:?}");
        // a step is found by bisection
        let found = turned("0..1", |x| if x < 0.123_456 { 1.0 } else { 3.0 }, 2.0);
        assert!((at(found) - 0.123_456).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn the_check_rejects_a_turning_point_that_is_a_ten_thousandth_off() {
        let found = at(turned("1e-6..1e-1", |p| 700.0 * p, 2.2));
        assert!((found / (1.0001 * 2.2 / 700.0) - 1.0).abs() > 2e-5);
    }

    #[test]
    fn what_never_turns_over_stands_beyond_the_end_at_which_the_two_are_nearer() {
        let found = turned("1e-6..1e-1", |p| 700.0 * p, 1e3);
        assert_eq!(
            (found.place, found.times, found.begins),
            (TurningPoint::AboveRange, 0, Side::Fewer)
        );
        assert_eq!(turned("1e-6..1e-1", |p| 700.0 * p, 1e-9).place, TurningPoint::BelowRange);
        assert_eq!(
            turned("1e-6..1e-1", |p| 700.0 * (1.0 - p), 1e-3).place,
            TurningPoint::AboveRange
        );
        let same = turned("0..1", |_| 2.0, 2.0);
        assert_eq!((same.place, same.begins), (TurningPoint::AboveRange, Side::AsMany));
        assert_eq!(turned("0..1", |_| 0.0, 0.0).begins, Side::AsMany);
    }

    #[test]
    fn the_first_of_several_is_found_and_all_are_counted() {
        let found = turned("0..1", |x| (x - 0.2) * (x - 0.5) * (x - 0.83) + 1.0, 1.0);
        assert!((at(found) - 0.2).abs() < 1e-6 && found.times == 3, "{found:?}");
        let touching = turned("0..1", |x| x, 1.0);
        assert_eq!((touching.place, touching.times), (TurningPoint::At(1.0), 1));
        assert_eq!(turned("0..1", |x| 1.0 + x, 1.0).place, TurningPoint::At(0.0));
        assert_eq!(
            turned("0..1", |x| x, 0.35).place,
            TurningPoint::At(0.35),
            "a value of the grid itself"
        );
    }
}

#[cfg(test)]
mod summary_tests {
    use super::*;

    fn turned(place: TurningPoint, begins: Side) -> BreakEvenPoint {
        BreakEvenPoint { place, times: u32::from(matches!(place, TurningPoint::At(_))), begins }
    }

    #[test]
    fn draws_that_never_turn_over_stand_at_the_ends_and_are_counted() {
        let never = turned(TurningPoint::AboveRange, Side::Fewer);
        let mut draws = vec![never; 93];
        draws.extend((1..=7).map(|at| turned(TurningPoint::At(f64::from(at)), Side::Fewer)));
        let found = BreakEvenSummary::of(draws);
        assert_eq!((found.draws, found.turned, found.fewer_throughout), (100, 7, 93));
        assert_eq!(found.median, TurningPoint::AboveRange);
        // 0.05 × 101 = 5.05: just above the fifth
        let Some([TurningPoint::At(low), high]) = found.uncertainty_interval else {
            panic!("{found:?}")
        };
        assert!((low - 5.05).abs() < 1e-12 && high == TurningPoint::AboveRange);
        assert_eq!(found.extent(), Some([1.0, 7.0]));
    }

    #[test]
    fn one_draw_has_no_interval_and_a_median_between_a_value_and_the_end_is_at_the_end() {
        assert_eq!(
            BreakEvenSummary::of(vec![turned(TurningPoint::At(3.0), Side::Fewer)])
                .uncertainty_interval,
            None
        );
        let both = [
            turned(TurningPoint::At(3.0), Side::Fewer),
            turned(TurningPoint::BelowRange, Side::More),
        ];
        let found = BreakEvenSummary::of(both.to_vec());
        assert_eq!((found.median, found.more_throughout), (TurningPoint::BelowRange, 1));
    }
}
