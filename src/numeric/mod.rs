//! Arithmetic that gives the same bits on every machine.
//!
//! In and out: plain floats. Elementary functions come from the `libm` crate (pure Rust, no
//! processor dispatch); special functions and quantiles are our own, each with its error stated and
//! tested against values computed elsewhere to 30 digits. This room imports nothing and knows no
//! mines. What decides a result uses these functions, not the standard library's, whose last digit
//! depends on the platform (but for the Poisson law of `engine::harm`, see docs/model.md).

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
