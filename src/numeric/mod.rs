//! Arithmetic that gives the same bits on every machine.
//!
//! Input and output: plain floats. Elementary functions come from the `libm` crate (pure Rust, no
//! processor dispatch). Special functions and quantiles are our own, each with a stated error,
//! tested against values computed elsewhere to 30 digits or more. This room imports nothing and
//! knows no mines. All results are computed with these functions, because the last digit of the
//! standard library's depends on the platform. The one exception is the Poisson distribution of
//! `engine::harm`, see docs/model.md.

mod apportion;
mod beta;
mod counts;
mod decimal;
mod elementary;
mod gamma;
mod normal;
mod parabola;
mod saddle;

pub(crate) use apportion::apportion;
pub use beta::{beta_cdf, beta_quantile, beta_survival, beta_upper_quantile};
pub use counts::{Binomial, Hypergeometric};
pub use decimal::{complement, whole_part_of_share};
pub use elementary::{cos, exp, exp_m1, ln, ln_1p, pow};
pub use gamma::{gamma_cdf, gamma_quantile, gamma_survival, ln_gamma};
pub use normal::{normal_cdf, normal_quantile, normal_survival};
pub(crate) use parabola::Parabola;
