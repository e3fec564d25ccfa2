//! Ishigami's function, whose Sobol indices are known. It is sin x + a sin² y + b z⁴ sin x.

use crate::estimate::{Function, LEVEL, Tolerance, indices, student};
use crate::numeric::cos;
use crate::results::Index;
use crate::uncertainty::{Point, SCRAMBLES};
use std::f64::consts::PI;

/// Base points, for about a tenth of a second.
const POINTS: u32 = 1 << 16;
/// A fixed seed, so that the answer never changes.
const SEED: u64 = 1;
/// The greatest share of seeds with a false alarm. In these, chance alone makes any of the seven
/// numbers differ.
const FALSE_ALARM: f64 = 0.01;
/// The number of compared values.
const NUMBERS: f64 = 7.0;

/// The function on (0, 1)³: a = 7 and b = 0.1.
fn value(u: &[f64]) -> f64 {
    let x: Vec<f64> = u.iter().map(|u| PI * (2.0 * u - 1.0)).collect();
    let sin = |x: f64| cos(x - 0.5 * PI);
    let (y, z2) = (sin(x[1]), x[2] * x[2]);
    sin(x[0]) + 7.0 * y * y + 0.1 * z2 * z2 * sin(x[0])
}

/// First-order and total-effect index of each parameter, then the variance.
pub(super) fn ishigami() -> Vec<(f64, Tolerance)> {
    let values = |_: &[usize], Point(u): &Point| vec![vec![value(u)]];
    let function = Function { moves: vec![vec![true; 3]], values: &values };
    let found = &indices(&function, SEED, POINTS, |_| ())[0][0];
    let indices = found.indices.iter().flatten().flat_map(|of| [of.first, of.total]);
    let variance = Index { value: found.variance, interval: found.variance_interval };
    indices.chain([variance]).map(|index| (index.value, tolerance(index))).collect()
}

fn tolerance(index: Index) -> Tolerance {
    let [low, high] = index.interval;
    // an end cut at 0 or 1 is nearer than it should be; the other is not
    let half = (high - index.value).max(index.value - low);
    let designs = SCRAMBLES as usize;
    let allowed = student(designs, 1.0 - FALSE_ALARM / NUMBERS);
    Tolerance::Scatter { std_error: half / student(designs, LEVEL), allowed }
}
