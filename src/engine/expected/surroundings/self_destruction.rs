//! Time of self-destruction of functional mines.

use crate::model::MultiplierDistribution;
use crate::numeric::normal_cdf;

/// Self-destruction of the mines of a setting.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SelfDestruction {
    /// Days after laying.
    pub(crate) after: f64,
    pub(crate) jitter: MultiplierDistribution,
    pub(crate) reliability: f64,
}

impl SelfDestruction {
    /// Probability of action by an age in a mine functional throughout. It excludes the jump where
    /// all act at once.
    pub(crate) fn acted(&self, age: f64) -> f64 {
        if self.jitter.is_certain() {
            0.0
        } else {
            self.reliability * self.jitter.cdf(age / self.after)
        }
    }

    /// Time since laying at which all act at once, if they do.
    pub(crate) fn jump(&self) -> Option<f64> {
        self.jitter.is_certain().then_some(self.after)
    }

    /// Ages at which intervals are cut.
    pub(crate) fn ages(&self, per_sigma: f64) -> Vec<f64> {
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
