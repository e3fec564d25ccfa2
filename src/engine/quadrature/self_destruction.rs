//! When mines destroy themselves, as long as they are functional.

use crate::model::MultiplierLaw;
use crate::numeric::normal_cdf;

/// Self-destruction of the mines of a setting.
#[derive(Clone, Copy, Debug)]
pub(super) struct SelfDestruction {
    /// Days after laying.
    pub(super) after: f64,
    pub(super) jitter: MultiplierLaw,
    pub(super) reliability: f64,
}

impl SelfDestruction {
    /// Probability that it would have acted by an age, were the mine functional throughout; without
    /// the jump where all act at once.
    pub(super) fn acted(&self, age: f64) -> f64 {
        if self.jitter.is_certain() {
            0.0
        } else {
            self.reliability * self.jitter.cdf(age / self.after)
        }
    }

    /// The moment at which all act at once, since laying, if they do.
    pub(super) fn jump(&self) -> Option<f64> {
        self.jitter.is_certain().then_some(self.after)
    }

    /// Ages between which its moments are cut.
    pub(super) fn ages(&self, per_sigma: f64) -> Vec<f64> {
        if self.jitter.is_certain() {
            return vec![self.after];
        }
        let steps = (8.0 * per_sigma) as i32;
        let quantile = |k: i32| {
            let p = normal_cdf(f64::from(k) / per_sigma);
            self.after * self.jitter.quantile(p.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0))
        };
        (-steps..=steps).map(quantile).collect()
    }
}
