//! Bounds of a mine's own multiplier by the first bits of its luck.
//!
//! Where lots differ a mine stands at ln V + ln W, and ln W is a quantile, dear to compute. But
//! most mines stand between the same two thresholds whatever the rest of their luck says: for those
//! a bound from below and one from above is enough, read off a table.

use crate::model::MultiplierLaw;

/// ln W at the edges of cells of luck.
#[derive(Clone, Debug)]
pub(super) struct Quantiles {
    edges: Vec<f64>,
}

/// Bits of luck that are looked at.
const BITS: u32 = 10;
/// How far a computed quantile may stray, several times: the bounds are that much wider.
const MARGIN: f64 = 1e-8;

impl Quantiles {
    /// The table of a law.
    pub(super) fn of(law: &MultiplierLaw) -> Self {
        let cells = 1_u32 << BITS;
        let inner = (1..cells).map(|edge| law.ln_quantile(f64::from(edge) / f64::from(cells)));
        let edges =
            std::iter::once(f64::NEG_INFINITY).chain(inner).chain(std::iter::once(f64::INFINITY));
        Self { edges: edges.collect() }
    }

    /// Bounds of ln W from below and above, by the first 16 bits of luck.
    #[inline]
    pub(super) fn bounds(&self, luck: u16) -> (f64, f64) {
        let cell = usize::from(luck >> (16 - BITS));
        (self.edges[cell] - MARGIN, self.edges[cell + 1] + MARGIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quantile_lies_within_its_bounds() {
        for law in
            [MultiplierLaw::lognormal(0.05), MultiplierLaw::weibull(0.3), MultiplierLaw::gamma(0.2)]
        {
            let quantiles = Quantiles::of(&law);
            for luck in (0..=u16::MAX).step_by(37) {
                let (low, high) = quantiles.bounds(luck);
                let found = law.ln_quantile((f64::from(luck) + 0.5) / 65_536.0);
                assert!(low < found && found < high, "{law:?} at {luck}: {low} {found} {high}");
            }
        }
    }
}
