//! A function whose Sobol indices are known: Ishigami's, sin x + a sin² y + b z⁴ sin x.

use crate::estimate::{Case, Decomposition, Index, LEVEL, Near, Whole, indices, student};
use crate::numeric::cos;
use crate::uncertainty::SCRAMBLES;
use std::f64::consts::PI;

/// Base points: as many as take a tenth of a second.
const POINTS: u32 = 1 << 16;
/// The seed is fixed, so that the answer never changes.
const SEED: u64 = 1;
/// Over seeds, any of the seven numbers would be said to differ by luck alone in at most this share
/// of them.
const FALSE_ALARM: f64 = 0.01;
/// How many numbers are compared.
const NUMBERS: f64 = 7.0;

const FIRST: [&str; 3] = ["0.31390519", "0.44241114", "0"];
const TOTAL: [&str; 3] = ["0.55758886", "0.44241114", "0.24368366"];
const VARIANCE: &str = "13.8445879";

/// The function on (0, 1)³, with a = 7 and b = 0.1.
fn value(u: &[f64]) -> f64 {
    let x: Vec<f64> = u.iter().map(|u| PI * (2.0 * u - 1.0)).collect();
    let sin = |x: f64| cos(x - 0.5 * PI);
    let (y, z2) = (sin(x[1]), x[2] * x[2]);
    sin(x[0]) + 7.0 * y * y + 0.1 * z2 * z2 * sin(x[0])
}

pub(super) fn ishigami() -> Vec<Case> {
    let found = &indices(&Whole { parameters: 3, of: value }, SEED, POINTS, |_| ())[0][0];
    let of_parameter = |(parameter, name): (usize, &str)| {
        let indices = found.indices.as_ref().expect("the function varies")[parameter];
        [
            (format!("first-order index of {name}"), FIRST[parameter], indices.first),
            (format!("total index of {name}"), TOTAL[parameter], indices.total),
        ]
    };
    let of_indices = ["x", "y", "z"].into_iter().enumerate().flat_map(of_parameter);
    of_indices.chain([("variance".to_owned(), VARIANCE, variance(found))]).map(case).collect()
}

fn variance(found: &Decomposition) -> Index {
    Index { value: found.variance, interval: found.variance_interval }
}

fn case((name, published, index): (String, &str, Index)) -> Case {
    let [low, high] = index.interval;
    // an end that is cut at 0 or 1 is nearer than it should be; the other is not
    let half = (high - index.value).max(index.value - low);
    let designs = SCRAMBLES as usize;
    let std_error = half / student(designs, LEVEL);
    Case {
        about: "Which unknowns matter: Ishigami's function with a = 7, b = 0.1",
        source: "closed form of Ishigami and Homma (1990); ours: Saltelli's and Jansen's designs, \
                 65,536 points",
        case: name,
        kind: None,
        published: published.to_owned(),
        ours: index.value,
        near: Near::Scatter { std_error, allowed: student(designs, 1.0 - FALSE_ALARM / NUMBERS) },
    }
}
