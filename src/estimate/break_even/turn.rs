//! Finds the break-even value of one draw. The grid brackets it; regula falsi (Illinois) with
//! bisection refines it.

use super::grid::{scale, unscale};
use crate::question::SweptRange;
use crate::results::{BreakEvenPoint, Side, TurningPoint};

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

#[cfg(test)]
mod tests {
    use super::super::grid;
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
