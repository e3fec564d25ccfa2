//! The Gauss-Legendre rule of three points: exact for polynomials of degree 5.

const ROOT_15: f64 = 3.872_983_346_207_417;

/// Points in an interval of length 1.
pub(crate) const POINTS: [f64; 3] = [0.5 - ROOT_15 / 10.0, 0.5, 0.5 + ROOT_15 / 10.0];
/// Weights of the points.
pub(crate) const WEIGHTS: [f64; 3] = [5.0 / 18.0, 8.0 / 18.0, 5.0 / 18.0];
/// Integrals from the start of the interval to each point. The integrand is the parabola through
/// the values at the points.
const TO_POINTS: [[f64; 3]; 3] = [
    [5.0 / 36.0, 2.0 / 9.0 - ROOT_15 / 15.0, 5.0 / 36.0 - ROOT_15 / 30.0],
    [5.0 / 36.0 + ROOT_15 / 24.0, 2.0 / 9.0, 5.0 / 36.0 - ROOT_15 / 24.0],
    [5.0 / 36.0 + ROOT_15 / 30.0, 2.0 / 9.0 + ROOT_15 / 15.0, 5.0 / 36.0],
];

/// Lagrange basis of the three points at x. It gives the weight of each value in the parabola.
pub(crate) fn basis(x: f64) -> [f64; 3] {
    let [a, b, c] = POINTS;
    [
        (x - b) * (x - c) / ((a - b) * (a - c)),
        (x - a) * (x - c) / ((b - a) * (b - c)),
        (x - a) * (x - b) / ((c - a) * (c - b)),
    ]
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// Integral over an interval of length 1, by the values at the points.
pub(crate) fn whole(values: [f64; 3]) -> f64 {
    dot(WEIGHTS, values)
}

/// Integrals from the start of an interval of length 1 to each point.
pub(crate) fn to_points(values: [f64; 3]) -> [f64; 3] {
    TO_POINTS.map(|row| dot(row, values))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polynomial_of_degree_five_is_integrated_exactly_and_a_parabola_to_every_point() {
        let power = |n: i32| POINTS.map(|x| (0..n).map(|_| x).product::<f64>());
        for n in 0..6 {
            assert!((whole(power(n)) - 1.0 / f64::from(n + 1)).abs() < 1e-15);
        }
        for n in 0..3 {
            for (found, to) in to_points(power(n)).into_iter().zip(power(n + 1)) {
                assert!((found - to / f64::from(n + 1)).abs() < 1e-15, "x^{n}");
            }
        }
    }
}
