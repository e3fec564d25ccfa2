//! Sums over the points of one scrambled design, for one output.
//!
//! With A and B the two halves of a point, Aᵢ the first with parameter i taken from the second, and
//! c any constant near f,
//!
//! ```text
//! V   = mean of (f(A) − μ)² and (f(B) − μ)²              μ the mean over all designs
//! Vᵢ  = mean of (f(B) − μ)(f(Aᵢ) − f(A))                 first order: Saltelli et al. 2010
//! VTᵢ = mean of (f(Aᵢ) − f(A))² / 2                      total: Jansen 1999
//! ```
//!
//! Sums are of f − c, so that a spread far below the mean is not lost.

/// Sums over points.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    constant: f64,
    points: f64,
    /// The sum of f(A) − c and f(B) − c together. `squares` is that of their squares.
    values: f64,
    squares: f64,
    of: Vec<SaltelliPoint>,
}

/// Sums for one parameter.
#[derive(Clone, Copy, Debug, Default)]
struct SaltelliPoint {
    /// The sum of f(Aᵢ) − f(A). `square` sums its square, `product` its product with f(B) − c.
    change: f64,
    square: f64,
    product: f64,
}

/// The variance of a design, with first-order and total-effect parts. There is one of each for
/// every parameter.
#[derive(Clone, Debug)]
pub(super) struct VarianceParts {
    pub(super) variance: f64,
    pub(super) first: Vec<f64>,
    pub(super) total: Vec<f64>,
}

impl Sums {
    pub(super) fn new(constant: f64, parameters: usize) -> Self {
        Self {
            constant,
            points: 0.0,
            values: 0.0,
            squares: 0.0,
            of: vec![SaltelliPoint::default(); parameters],
        }
    }

    /// Adds f(A) and f(B) of a point.
    pub(super) fn add(&mut self, a: f64, b: f64) {
        let [a, b] = [a, b].map(|value| value - self.constant);
        self.points += 1.0;
        self.values += a + b;
        self.squares += a * a + b * b;
    }

    /// Adds f(Aᵢ) of the same point.
    pub(super) fn add_moved(&mut self, parameter: usize, a: f64, b: f64, moved: f64) {
        let (of, change) = (&mut self.of[parameter], moved - a);
        of.change += change;
        of.square += change * change;
        of.product += (b - self.constant) * change;
    }

    /// The mean over several designs of equal size.
    pub(super) fn mean(designs: &[Self]) -> f64 {
        let (sum, count) = designs
            .iter()
            .fold((0.0, 0.0), |(sum, count), of| (sum + of.values, count + 2.0 * of.points));
        designs[0].constant + sum / count
    }

    /// The variance and its parts, around a given mean.
    pub(super) fn parts(&self, mean: f64) -> VarianceParts {
        let (n, centre) = (self.points, mean - self.constant);
        VarianceParts {
            variance: (self.squares / (2.0 * n) - centre * self.values / n + centre * centre)
                .max(0.0),
            first: self.of.iter().map(|of| (of.product - centre * of.change) / n).collect(),
            total: self.of.iter().map(|of| of.square / (2.0 * n)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_constant_changes_nothing() {
        let values = [(1.0, 4.0, 2.5), (3.0, 2.0, 3.5), (-1.0, 0.5, 0.0)];
        let parts = |constant: f64| {
            let mut sums = Sums::new(constant, 1);
            for (a, b, moved) in values {
                sums.add(a, b);
                sums.add_moved(0, a, b, moved);
            }
            sums.parts(Sums::mean(std::slice::from_ref(&sums)))
        };
        // by hand: mean 9.5/6; squares about it; changes 1.5, 0.5, 1 against 4, 2 and 0.5
        let mean = 9.5 / 6.0;
        let by_hand = [
            values
                .iter()
                .map(|(a, b, _)| (a - mean) * (a - mean) + (b - mean) * (b - mean))
                .sum::<f64>()
                / 6.0,
            values.iter().map(|(a, b, moved)| (b - mean) * (moved - a)).sum::<f64>() / 3.0,
            (1.5 * 1.5 + 0.5 * 0.5 + 1.0) / 6.0,
        ];
        for constant in [0.0, 1.0, -7.0] {
            let VarianceParts { variance, first, total } = parts(constant);
            for (found, expected) in [variance, first[0], total[0]].into_iter().zip(by_hand) {
                assert!((found - expected).abs() < 1e-12, "{constant}: {found} for {expected}");
            }
        }
    }

    #[test]
    fn a_spread_of_a_billionth_of_the_mean_is_not_lost() {
        let mut sums = Sums::new(1e6, 0);
        for (a, b) in [(1e6 + 0.001, 1e6 - 0.001), (1e6 - 0.001, 1e6 + 0.001)] {
            sums.add(a, b);
        }
        let variance = sums.parts(Sums::mean(std::slice::from_ref(&sums))).variance;
        assert!((variance / 1e-6 - 1.0).abs() < 1e-4, "{variance}");
    }
}
