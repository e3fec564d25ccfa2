//! Coverage of the intervals on functions with known indices.

use super::*;
use crate::numeric::{beta_cdf, cos};
use crate::results::{Index, Swing};
use crate::uncertainty::Point;
use std::f64::consts::PI;

/// Ishigami's function on (−π, π)³. It is sin x + a sin² y + b z⁴ sin x, with a = 7 and b = 0.1.
fn ishigami(u: &[f64]) -> f64 {
    let x: Vec<f64> = u.iter().map(|u| PI * (2.0 * u - 1.0)).collect();
    let sin = |x: f64| cos(x - 0.5 * PI);
    sin(x[0]) + 7.0 * sin(x[1]) * sin(x[1]) + 0.1 * (x[2] * x[2]) * (x[2] * x[2]) * sin(x[0])
}

const FIRST: [f64; 3] = [0.31390519, 0.44241114, 0.0];
const TOTAL: [f64; 3] = [0.55758886, 0.44241114, 0.24368366];
const VARIANCE: f64 = 13.8445879;

fn of<F: Fn(&[f64]) -> f64 + Sync>(
    parameters: usize,
    of: F,
    seed: u64,
    points: u32,
) -> Decomposition {
    let values = |_: &[usize], Point(u): &Point| vec![vec![of(u)]];
    let function = Function { moves: vec![vec![true; parameters]], values: &values };
    indices(&function, seed, points, |_| ())[0][0].clone()
}

fn holds(index: Index, truth: f64) -> bool {
    index.interval[0] - 1e-12 <= truth && truth <= index.interval[1] + 1e-12
}

#[test]
fn ishigami_lies_inside_its_intervals_and_they_are_narrow() {
    let found = of(3, ishigami, 1, 1 << 13);
    let [low, high] = found.variance_interval;
    assert!(low < VARIANCE && VARIANCE < high, "{found:?}");
    println!("variance {:.7} ({low:.7} to {high:.7})", found.variance);
    for (parameter, of) in found.indices.unwrap().iter().enumerate() {
        for (name, index, truth) in
            [("first", of.first, FIRST[parameter]), ("total", of.total, TOTAL[parameter])]
        {
            let half = 0.5 * (index.interval[1] - index.interval[0]);
            println!("{name} {parameter}: {:.5} ± {half:.5} for {truth}", index.value);
            assert!(
                holds(index, truth) && half <= 0.022,
                "{name} {parameter}: {index:?} for {truth}"
            );
        }
    }
}

/// Coverage of Ishigami's six indices by their 95 % intervals, over seeds.
struct Coverage {
    seeds: u64,
    held: [u64; 6],
}

impl Coverage {
    /// The coverage of altered intervals; `swapped` exchanges first-order and total-effect.
    fn of(found: &[Vec<Indices>], alter: impl Fn(Index) -> Index, swapped: bool) -> Self {
        let mut held = [0; 6];
        for indices in found {
            for (parameter, of) in indices.iter().enumerate() {
                let (first, total) =
                    if swapped { (of.total, of.first) } else { (of.first, of.total) };
                held[parameter] += u64::from(holds(alter(first), FIRST[parameter]));
                held[3 + parameter] += u64::from(holds(alter(total), TOTAL[parameter]));
            }
        }
        Self { seeds: found.len() as u64, held }
    }

    /// Whether all six counts fit a coverage from 93 to 98 %. The false alarm probability is one in
    /// a million for all six, by the exact binomial distribution.
    fn is_right(&self) -> bool {
        let level = 1e-6 / 12.0;
        self.held.iter().all(|&held| {
            let (n, k) = (self.seeds as f64, held as f64);
            // P(at most k) where 93 % hold, P(at least k) where 98 % do
            let few = if held == self.seeds { 1.0 } else { 1.0 - beta_cdf(k + 1.0, n - k, 0.93) };
            let many = if held == 0 { 1.0 } else { beta_cdf(k, n - k + 1.0, 0.98) };
            few > level && many > level
        })
    }
}

/// The false alarm probability is one in a million. The same check refuses half-width intervals,
/// and first-order and total-effect indices exchanged.
#[test]
fn intervals_hold_the_truth_in_95_of_100_seeds() {
    let slow = std::env::var_os("INERTNESS_SLOW").is_some_and(|value| value == "1");
    let (seeds, points) = if slow { (2_000, 1 << 13) } else { (600, 1 << 9) };
    let found: Vec<Vec<Indices>> =
        (0..seeds).map(|seed| of(3, ishigami, 1_000 + seed, points).indices.unwrap()).collect();
    let right = Coverage::of(&found, |index| index, false);
    let percent = right.held.map(|held| (1_000 * held / right.seeds) as f64 / 10.0);
    println!("{seeds} seeds of {points} points: held in {percent:?} % of them");
    assert!(right.is_right(), "{percent:?}");
    let half = |Index { value, interval }: Index| Index {
        value,
        interval: interval.map(|end| value + 0.5 * (end - value)),
    };
    assert!(!Coverage::of(&found, half, false).is_right(), "half the width must not pass");
    assert!(!Coverage::of(&found, |index| index, true).is_right(), "nor one index for the other");
}

#[test]
fn a_linear_function_has_its_closed_form() {
    // the variance of c u is c²/12; nothing interacts, and the last has no effect
    let weights = [3.0, 2.0, 1.0, 0.0];
    let linear = |u: &[f64]| 5.0 + u.iter().zip(weights).map(|(u, weight)| weight * u).sum::<f64>();
    let found = of(4, linear, 3, 1 << 9);
    assert!(
        (found.mean - 8.0).abs() < 1e-3 && (found.variance - 14.0 / 12.0).abs() < 1e-3,
        "{found:?}"
    );
    for (of, weight) in found.indices.unwrap().iter().zip(weights) {
        let truth = weight * weight / 14.0;
        assert!(holds(of.first, truth) && holds(of.total, truth), "{of:?} for {truth}");
        assert!((of.total.value - truth).abs() < 0.01, "{of:?}");
        assert_eq!(of.total.is_distinguishable(), weight > 0.0);
    }
}

#[test]
fn a_product_acts_together() {
    // (u − 1/2)(v − 1/2): all of the variance is interaction, none is a main effect
    let found = of(2, |u| (u[0] - 0.5) * (u[1] - 0.5), 4, 1 << 10);
    for Indices { first, total } in found.indices.unwrap() {
        assert!(!first.is_distinguishable() && holds(total, 1.0), "{first:?} {total:?}");
    }
}

#[test]
fn what_does_not_vary_has_no_indices_and_what_does_nothing_has_insignificant_ones() {
    for constant in [0.0, 4.2] {
        let found = of(2, |_| constant, 5, 64);
        assert_eq!((found.mean, found.variance, found.indices), (constant, 0.0, None));
    }
    let rounding = of(1, |u| 1.0 + 1e-13 * u[0], 5, 64);
    assert_eq!(rounding.indices, None, "that is rounding");
    let alone = of(1, |u| u[0] * u[0], 6, 64).indices.unwrap();
    assert!(holds(alone[0].first, 1.0) && holds(alone[0].total, 1.0), "{alone:?}");
    let inert = of(2, |u| u[0], 7, 64).indices.unwrap()[1];
    assert_eq!((inert.first.value, inert.total.value), (0.0, 0.0));
    assert!(!inert.first.is_distinguishable() && !inert.total.is_distinguishable());
}

/// Two parts of two outputs. The second part does not depend on the first parameter.
#[test]
fn every_part_and_output_has_the_indices_it_would_have_alone() {
    let values = |parts: &[usize], Point(u): &Point| {
        let both = [vec![u[0] + 2.0 * u[1], u[0] * u[1]], vec![u[1], u[1] * u[1]]];
        parts.iter().map(|&part| both[part].clone()).collect()
    };
    let parts = Function { moves: vec![vec![true, true], vec![false, true]], values: &values };
    let mut estimated = Vec::new();
    let found = indices(&parts, 8, 512, |done| estimated.push(done));
    assert_eq!((estimated.first(), estimated.last()), (Some(&32), Some(&512)));
    assert_eq!(found[0][1], of(2, |u| u[0] * u[1], 8, 512));
    assert_eq!(found[1][1], of(2, |u| u[1] * u[1], 8, 512));
    let tornado = tornado(&parts);
    assert_eq!(tornado[0][0].middle, 1.5);
    assert_eq!(tornado[0][0].swings[1], Swing { low: 0.6, high: 2.4 });
    assert_eq!(tornado[1][0].swings[0], Swing { low: 0.5, high: 0.5 });
    assert_eq!(tornado[0][1].swings[0], Swing { low: 0.025, high: 0.475 });
}

#[test]
fn points_that_no_design_has_are_refused() {
    for points in [0, 32, 96, 2 * MOST_POINTS] {
        assert!(std::panic::catch_unwind(|| of(1, |u| u[0], 1, points)).is_err(), "{points}");
    }
}
