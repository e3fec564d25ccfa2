//! Distribution of the life that is compared with the required life.

use crate::model::{Electrical, LifeDistribution, MultiplierDistribution};
use crate::numeric::{exp, ln, normal_cdf, normal_quantile, normal_survival};
use crate::units::Days;

/// Probabilities of a shorter and of a longer life. Each is accurate where it is small.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tails {
    pub(crate) below: f64,
    pub(crate) above: f64,
}

impl Tails {
    /// Tails at life 0: no life is shorter.
    pub(crate) const NONE: Self = Self { below: 0.0, above: 1.0 };

    const fn below(below: f64) -> Self {
        Self { below, above: 1.0 - below }
    }

    const fn above(above: f64) -> Self {
        Self { below: 1.0 - above, above }
    }

    /// Probability between this life and a longer one.
    pub(crate) fn until(self, longer: Self) -> f64 {
        let mass =
            if longer.below <= 0.5 { longer.below - self.below } else { self.above - longer.above };
        mass.max(0.0)
    }
}

/// Distribution of a life in days. They are reference days of a battery, or calendar days since
/// laying.
#[derive(Clone, Debug)]
pub(crate) enum Lives {
    /// A scale times a multiplier: a battery of one lot.
    Multiplied { scale: f64, distribution: MultiplierDistribution },
    /// The product of two lognormal multipliers.
    Lognormal { mu: f64, sigma: f64 },
    /// Any multiplier, over lots.
    QuantileTable(QuantileTable),
    /// Calendar time.
    Calendar(LifeDistribution),
    /// No end.
    Forever,
}

/// Range of lives, in standard deviations of a normal distribution. It has the same probabilities.
const FARTHEST: f64 = 8.0;

impl Lives {
    /// X of a setting, over all lots.
    pub(crate) fn of_setting(fuse: &Electrical, setting: usize) -> Self {
        let scale = fuse.stored_life(setting);
        let (own, lot) = (fuse.battery.life, fuse.battery.lot_distribution());
        match (own.lognormal_sigma(), lot.lognormal_sigma()) {
            (_, None) => Self::Multiplied { scale, distribution: own },
            (None, Some(_)) if own.is_certain() => Self::Multiplied { scale, distribution: lot },
            (Some(own), Some(lot)) => {
                let variance = own * own + lot * lot;
                Self::Lognormal { mu: ln(scale) - 0.5 * variance, sigma: variance.sqrt() }
            }
            (None, Some(spread)) => {
                Self::QuantileTable(QuantileTable::new(scale, own, lot, spread))
            }
        }
    }

    /// X of a setting in the lot whose multiplier is `lot`.
    pub(crate) fn of_lot(fuse: &Electrical, setting: usize, lot: f64) -> Self {
        Self::Multiplied { scale: fuse.stored_life(setting) * lot, distribution: fuse.battery.life }
    }

    /// Probabilities of a life up to `x`, and of a longer one.
    pub(crate) fn tails(&self, x: f64) -> Tails {
        if x <= 0.0 {
            return Tails::NONE;
        }
        match self {
            Self::Multiplied { scale, distribution } => {
                let w = x / scale;
                if w < 1.0 {
                    Tails::below(distribution.cdf(w))
                } else {
                    Tails::above(distribution.survival(w))
                }
            }
            Self::Lognormal { mu, sigma } => normal_tails((ln(x) - mu) / sigma),
            Self::QuantileTable(table) => normal_tails(table.z(ln(x))),
            Self::Calendar(distribution) => {
                let age = Days::new(x);
                if age < distribution.median() {
                    Tails::below(distribution.cdf(age))
                } else {
                    Tails::above(distribution.survival(age))
                }
            }
            Self::Forever => Tails::NONE,
        }
    }

    /// The u-quantile of the life, for u in (0, 1).
    pub(crate) fn quantile(&self, u: f64) -> f64 {
        match self {
            Self::Multiplied { scale, distribution } => scale * distribution.quantile(u),
            Self::Lognormal { mu, sigma } => exp(mu + sigma * normal_quantile(u)),
            Self::QuantileTable(table) => exp(table.ln_x(normal_quantile(u))),
            Self::Calendar(distribution) => distribution.quantile(u).days(),
            Self::Forever => f64::INFINITY,
        }
    }

    /// The life, where it is the same for all mines.
    pub(crate) const fn only(&self) -> Option<f64> {
        match self {
            Self::Multiplied { scale, distribution } if distribution.is_certain() => Some(*scale),
            Self::Multiplied { .. }
            | Self::Lognormal { .. }
            | Self::QuantileTable(_)
            | Self::Calendar(_)
            | Self::Forever => None,
        }
    }

    /// Lives at evenly spaced normal scores, increasing. One where all lives are the same, none
    /// where lives have no end.
    pub(crate) fn levels(&self, per_sigma: f64) -> Vec<f64> {
        let steps = (FARTHEST * per_sigma).ceil() as i32;
        let zs = (-steps..=steps).map(|k| f64::from(k) / per_sigma);
        let mut levels: Vec<f64> = match self {
            Self::Forever => Vec::new(),
            Self::Multiplied { scale, distribution } if distribution.is_certain() => vec![*scale],
            Self::Multiplied { scale, distribution } => {
                zs.map(|z| scale * distribution.quantile(probability(z))).collect()
            }
            Self::Lognormal { mu, sigma } => zs.map(|z| exp(mu + sigma * z)).collect(),
            Self::QuantileTable(table) => zs.map(|z| exp(table.ln_x(z))).collect(),
            Self::Calendar(distribution) => {
                zs.map(|z| distribution.quantile(probability(z)).days()).collect()
            }
        };
        levels.dedup();
        levels
    }
}

/// Φ(z), clamped inside (0, 1).
fn probability(z: f64) -> f64 {
    normal_cdf(z).clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0)
}

fn normal_tails(z: f64) -> Tails {
    if z < 0.0 { Tails::below(normal_cdf(z)) } else { Tails::above(normal_survival(z)) }
}

/// Distribution of a product of two multipliers. It is stored as the normal score of its
/// probability, which is nearly linear in the logarithm.
#[derive(Clone, Debug)]
pub(crate) struct QuantileTable {
    low: f64,
    step: f64,
    z: Vec<f64>,
}

const CELLS: usize = 600;
/// Range of lots, in standard deviations.
const FARTHEST_LOT: f64 = 8.5;

impl QuantileTable {
    fn new(
        scale: f64,
        own: MultiplierDistribution,
        lot: MultiplierDistribution,
        spread: f64,
    ) -> Self {
        let far = |distribution: &MultiplierDistribution, z: f64| {
            distribution.ln_quantile(probability(z))
        };
        let low = ln(scale) + far(&own, -FARTHEST) + far(&lot, -FARTHEST);
        let high = ln(scale) + far(&own, FARTHEST) + far(&lot, FARTHEST);
        let own_spread = (far(&own, 1.0) - far(&own, -1.0)) * 0.5;
        let width = (0.5 * own_spread / spread).clamp(0.004, 0.25);
        let lots = (FARTHEST_LOT / width).ceil() as i32;
        let lots: Vec<(f64, f64)> = (-lots..=lots)
            .map(|k| {
                let z = f64::from(k) * width;
                (
                    width * exp(-0.5 * z * z) / std::f64::consts::TAU.sqrt(),
                    scale * lot.quantile(probability(z)),
                )
            })
            .collect();
        let total: f64 = lots.iter().map(|lot| lot.0).sum();
        let step = (high - low) / CELLS as f64;
        let z = |cell: usize| {
            let x = exp(low + step * cell as f64);
            let over_lots = |tail: &dyn Fn(f64) -> f64| {
                lots.iter().map(|&(weight, scale)| weight * tail(x / scale)).sum::<f64>() / total
            };
            let below = over_lots(&|w| own.cdf(w));
            let tail = |p: f64| normal_quantile(p.clamp(f64::MIN_POSITIVE, 0.5));
            if below <= 0.5 { tail(below) } else { -tail(over_lots(&|w| own.survival(w))) }
        };
        Self { low, step, z: (0..=CELLS).map(z).collect() }
    }

    /// Normal score at ln x: cubic through four neighbours.
    fn z(&self, ln_x: f64) -> f64 {
        let place = (ln_x - self.low) / self.step;
        let cell = (place.floor().max(1.0) as usize).min(CELLS - 2);
        let x = place - cell as f64;
        let [a, b, c, d] = [-1, 0, 1, 2].map(|k: isize| self.z[cell.wrapping_add_signed(k)]);
        if !(-1.0..=2.0).contains(&x) {
            // outside the table the end value serves
            return if x < 0.0 { a } else { d };
        }
        let (x0, x1, x2, x3) = (x + 1.0, x, x - 1.0, x - 2.0);
        -a * x1 * x2 * x3 / 6.0 + b * x0 * x2 * x3 / 2.0 - c * x0 * x1 * x3 / 2.0
            + d * x0 * x1 * x2 / 6.0
    }

    /// ln x at a normal score.
    fn ln_x(&self, z: f64) -> f64 {
        let after = self.z.partition_point(|&value| value < z).clamp(1, CELLS);
        let (left, right) = (self.z[after - 1], self.z[after]);
        let within = if right > left { ((z - left) / (right - left)).clamp(0.0, 1.0) } else { 0.0 };
        self.low + self.step * (after as f64 - 1.0 + within)
    }
}
