//! Bounds of a mine's own multiplier by its random number's first bits.
//!
//! Where lots differ, ln V + ln W is compared with the thresholds, and the quantile ln W is
//! expensive. But most mines are between the same two thresholds for any value of the other bits.
//! For those, a lower and an upper bound from a table are enough.

use crate::model::MultiplierDistribution;

/// ln W at the edges of cells of the random number.
#[derive(Clone, Debug)]
pub(crate) struct Quantiles {
    edges: Vec<f64>,
}

/// Used bits of the random number.
const BITS: u32 = 10;
/// Extra width of the bounds. It is several times the error of a computed quantile.
const MARGIN: f64 = 1e-8;

impl Quantiles {
    /// Computes the table of a distribution.
    pub(crate) fn of(distribution: &MultiplierDistribution) -> Self {
        let cells = 1_u32 << BITS;
        let inner =
            (1..cells).map(|edge| distribution.ln_quantile(f64::from(edge) / f64::from(cells)));
        let edges =
            std::iter::once(f64::NEG_INFINITY).chain(inner).chain(std::iter::once(f64::INFINITY));
        Self { edges: edges.collect() }
    }

    /// Lower and upper bound of ln W, by 16 bits.
    #[inline]
    pub(crate) fn bounds(&self, random: u16) -> (f64, f64) {
        let cell = usize::from(random >> (16 - BITS));
        (self.edges[cell] - MARGIN, self.edges[cell + 1] + MARGIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quantile_lies_within_its_bounds() {
        for distribution in [
            MultiplierDistribution::lognormal(0.05),
            MultiplierDistribution::weibull(0.3),
            MultiplierDistribution::gamma(0.2),
        ] {
            let quantiles = Quantiles::of(&distribution);
            for random in (0..=u16::MAX).step_by(37) {
                let (low, high) = quantiles.bounds(random);
                let found = distribution.ln_quantile((f64::from(random) + 0.5) / 65_536.0);
                assert!(
                    low < found && found < high,
                    "{distribution:?} at {random}: {low} {found} {high}"
                );
            }
        }
    }
}
