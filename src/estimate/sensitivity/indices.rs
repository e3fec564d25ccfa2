//! First-order and total-effect Sobol indices, with intervals from independently scrambled designs.
//!
//! The variance of a function of independent parameters is the sum of main effects and
//! interactions. The first-order index of a parameter is the share of variance that would vanish if
//! it became known. The total-effect index is its share alone and in interactions with others.
//! Total-effect indices may sum to more than 1.
//!
//! The points come from [`SCRAMBLES`] designs of equal size, all of the same scrambled Sobol
//! sequence and independent of each other. The scatter between designs alone gives the error of the
//! indices. Few large designs gain more from their evenness than they lose by Student's
//! distribution. The 2^13 points of Ishigami's function have half-widths of at most 0.016 with 8
//! designs and of up to 0.036 with 16.

use super::interval::{of_mean, of_ratio};
use super::sums::{Sums, VarianceParts};
use crate::engine::{design, in_order};
use crate::results::Index;
use crate::uncertainty::{Design, Point, SCRAMBLES};
use serde::{Deserialize, Serialize};

/// The outputs of the named parts at a point.
type FunctionValues<'a> = dyn Fn(&[usize], &Point) -> Vec<Vec<f64>> + Sync + 'a;

/// A function of a point in (0,1)^k, in one or more parts. Parts are computed separately and may
/// depend on some parameters only, as alternatives of a scenario do. Every part has the same number
/// of outputs, which are computed together.
#[derive(Clone)]
pub struct Function<'a> {
    /// For each part, whether each parameter can change it. Where it cannot, nothing is computed.
    pub moves: Vec<Vec<bool>>,
    /// The outputs of the named parts at a point, all finite.
    pub values: &'a FunctionValues<'a>,
}

impl std::fmt::Debug for Function<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Function").field("moves", &self.moves).finish_non_exhaustive()
    }
}

impl Function<'_> {
    /// The number of parameters.
    pub(super) fn parameters(&self) -> usize {
        self.moves.first().map_or(0, Vec::len)
    }

    /// The outputs of every part at a point.
    pub(super) fn at(&self, point: &Point) -> Vec<Vec<f64>> {
        (self.values)(&(0..self.moves.len()).collect::<Vec<_>>(), point)
    }

    /// The parts that a parameter moves, with their outputs at a point.
    pub(super) fn moved(&self, parameter: usize, point: &Point) -> Vec<(usize, Vec<f64>)> {
        let parts: Vec<usize> =
            (0..self.moves.len()).filter(|&part| self.moves[part][parameter]).collect();
        let values = (self.values)(&parts, point);
        parts.into_iter().zip(values).collect()
    }
}

/// The fewest points. With fewer, the scatter of the designs is poorly known.
pub const LEAST_POINTS: u32 = 64;

/// The most points.
pub const MOST_POINTS: u32 = SCRAMBLES * Design::MOST;

/// Points computed between two reports of progress.
const POINTS_PER_CHUNK: u32 = 32;

/// Relative spread below which a spread is rounding, not uncertainty.
const ROUNDING: f64 = 1e-9;

/// The share of the variance due to one parameter.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indices {
    /// The first-order index.
    pub first: Index,
    /// The total-effect index.
    pub total: Index,
}

/// The variance decomposition of one output.
#[derive(Clone, Debug, PartialEq)]
pub struct Decomposition {
    /// The mean over points.
    pub mean: f64,
    /// The variance over points.
    pub variance: f64,
    /// The 95 % interval of the variance.
    pub variance_interval: [f64; 2],
    /// The indices of each parameter; none where the output does not vary.
    pub indices: Option<Vec<Indices>>,
}

/// Computes the indices of every output of every part: `[part][output]`. `progress` receives the
/// number of points done from time to time.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
///
/// # Panics
/// Unless the points are a power of two from [`LEAST_POINTS`] to [`MOST_POINTS`].
pub fn indices(
    function: &Function<'_>,
    seed: u64,
    points: u32,
    mut progress: impl FnMut(u64),
) -> Vec<Vec<Decomposition>> {
    assert!(
        points.is_power_of_two() && (LEAST_POINTS..=MOST_POINTS).contains(&points),
        "{points} points"
    );
    let parameters = function.parameters();
    let middle = Point(vec![0.5; parameters]);
    let near = function.at(&middle);
    let begin = || -> Vec<Vec<Sums>> {
        let of_part =
            |values: &Vec<f64>| values.iter().map(|&near| Sums::new(near, parameters)).collect();
        near.iter().map(of_part).collect()
    };
    let each = points / SCRAMBLES;
    let mut designs: Vec<Vec<Vec<Sums>>> = Vec::new();
    for scramble in 0..SCRAMBLES {
        let design = design(seed, scramble, 2 * parameters as u32);
        let mut sums = begin();
        for round in (0..each).step_by(POINTS_PER_CHUNK as usize) {
            let numbers = round..each.min(round + POINTS_PER_CHUNK);
            let worked_out =
                in_order(numbers.clone(), |number| Worked::out(function, &design.point(number)));
            worked_out.iter().for_each(|worked| worked.add_to(&mut sums));
            progress(u64::from(scramble * each + numbers.end));
        }
        designs.push(sums);
    }
    let of_output = |part: usize, output: usize| {
        decomposed(
            &designs.iter().map(|design| design[part][output].clone()).collect::<Vec<_>>(),
            |parameter| function.moves[part][parameter],
        )
    };
    let of_part = |(part, near): (usize, &Vec<f64>)| {
        (0..near.len()).map(|output| of_output(part, output)).collect()
    };
    near.iter().enumerate().map(of_part).collect()
}

/// Outputs of a function at one point of a design. For each part, f(A) and f(B); for each
/// parameter, the parts that it moves with f(Aᵢ).
struct Worked {
    a: Vec<Vec<f64>>,
    b: Vec<Vec<f64>>,
    moved: Vec<Vec<(usize, Vec<f64>)>>,
}

impl Worked {
    fn out(function: &Function<'_>, point: &Point) -> Self {
        let parameters = function.parameters();
        let (a, b) = point.0.split_at(parameters);
        let moved = |parameter: usize| {
            let mut coordinates = a.to_vec();
            coordinates[parameter] = b[parameter];
            function.moved(parameter, &Point(coordinates))
        };
        let [at_a, at_b] = [a, b].map(|coordinates| function.at(&Point(coordinates.to_vec())));
        Self { a: at_a, b: at_b, moved: (0..parameters).map(moved).collect() }
    }

    fn add_to(&self, sums: &mut [Vec<Sums>]) {
        for ((sums, a), b) in sums.iter_mut().zip(&self.a).zip(&self.b) {
            sums.iter_mut().zip(a).zip(b).for_each(|((sums, a), b)| sums.add(*a, *b));
        }
        for (parameter, parts) in self.moved.iter().enumerate() {
            for (part, values) in parts {
                let (sums, a, b) = (&mut sums[*part], &self.a[*part], &self.b[*part]);
                for (output, sums) in sums.iter_mut().enumerate() {
                    sums.add_moved(parameter, a[output], b[output], values[output]);
                }
            }
        }
    }
}

/// The indices of an output, from its sums over each design.
fn decomposed(designs: &[Sums], moves: impl Fn(usize) -> bool) -> Decomposition {
    let mean = Sums::mean(designs);
    let parts: Vec<VarianceParts> = designs.iter().map(|design| design.parts(mean)).collect();
    let variances: Vec<f64> = parts.iter().map(|parts| parts.variance).collect();
    let (variance, ends) = of_mean(&variances);
    let varies = variance > 0.0 && variance.sqrt() > ROUNDING * mean.abs();
    let index = |of: &dyn Fn(&VarianceParts) -> f64| {
        let (value, interval) = of_ratio(&parts.iter().map(of).collect::<Vec<f64>>(), &variances);
        Index { value, interval }
    };
    let none = Index { value: 0.0, interval: [0.0; 2] };
    let of_parameter = |parameter: usize| match moves(parameter) {
        true => Indices {
            first: index(&|parts| parts.first[parameter]),
            total: index(&|parts| parts.total[parameter]),
        },
        false => Indices { first: none, total: none },
    };
    let parameters = parts[0].first.len();
    Decomposition {
        mean,
        variance,
        variance_interval: ends.map(|end| end.max(0.0)),
        indices: varies.then(|| (0..parameters).map(of_parameter).collect()),
    }
}
