//! Terms of binomial form, accurate for counts up to 1e15.
//!
//! The difference of ln Γ of large numbers loses all digits. Loader (2000) cancels the large terms
//! before they are computed. The terms left are the error of Stirling's formula and the deviance of
//! a count from its mean.

use super::{exp, ln, ln_1p, ln_gamma};

/// Half of ln 2π.
const HALF_LN_TAU: f64 = 0.918_938_533_204_672_8;

/// Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) · x^a · y^b with x + y = 1, for a, b ≥ 0. Relative error
/// below 1e-12 for a and b up to 1e12 wherever the value is above 1e-100.
///
/// Takes both x and y, because the smaller is known to more digits than 1 less the larger.
pub(super) fn binomial_form([a, b]: [f64; 2], [x, y]: [f64; 2]) -> f64 {
    if a == 0.0 {
        return exp(b * ln_of(y, x));
    }
    if b == 0.0 {
        return exp(a * ln_of(x, y));
    }
    let n = a + b;
    let off = a * y - b * x;
    let exponent = stirling_error(n)
        - stirling_error(a)
        - stirling_error(b)
        - deviance(a, n * x, off)
        - deviance(b, n * y, -off);
    exp(exponent) / (std::f64::consts::TAU * a * (b / n)).sqrt()
}

/// ln x, from 1 − x where that is the smaller.
fn ln_of(x: f64, other: f64) -> f64 {
    if other < 0.5 { ln_1p(-other) } else { ln(x) }
}

/// ln Γ(n + 1) less Stirling's formula, for n > 0.
fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        return ln_gamma(n + 1.0) - (n + 0.5) * ln(n) + n - HALF_LN_TAU;
    }
    let inverse = 1.0 / n;
    let square = inverse * inverse;
    inverse
        * (1.0 / 12.0
            - square
                * (1.0 / 360.0
                    - square * (1.0 / 1260.0 - square * (1.0 / 1680.0 - square / 1188.0))))
}

/// x ln(x / m) + m − x for a count x of mean m. The argument `off` = x − m is more accurate than
/// the subtraction.
fn deviance(x: f64, m: f64, off: f64) -> f64 {
    if off.abs() > 0.1 * (x + m) {
        return x * ln(x / m) - off;
    }
    let v = off / (x + m);
    let mut sum = off * v;
    let mut term = 2.0 * x * v;
    let mut odd = 1.0;
    loop {
        term *= v * v;
        odd += 2.0;
        let next = sum + term / odd;
        if next == sum {
            return sum;
        }
        sum = next;
    }
}
