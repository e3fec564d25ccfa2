//! Acceptance sampling: test plans for a figure, and intervals for observed failures.
//!
//! Reliability here is the probability that an item is inert by the day claimed for it. A failure
//! is an item that is not. In: a [`Figure`](crate::results::Figure), a
//! [`Confidence`](crate::results::Confidence), counts. Out:
//!
//! - a [`TestPlan`](crate::results::TestPlan): the sample size and the failures allowed;
//! - [`Answer::Observed`](crate::results::Answer::Observed): exact intervals of observed failures;
//! - [`Contrast`](crate::results::Contrast): two values of a figure, compared in casualties.
//!
//! Everything about a figure is exact, without normal approximation or sampling. This module does
//! not look for a better mine: it says what must be observed before a figure is believed.

mod answer;
mod contrast;
mod discrimination;
mod figure;
mod observed;
mod order;
mod plan;

pub use contrast::contrasts;
pub use discrimination::discrimination;
pub use order::order_statistics;
pub use plan::test_plans;
