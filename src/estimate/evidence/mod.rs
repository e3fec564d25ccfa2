//! How much evidence a figure needs, and what evidence that was seen says.
//!
//! Reliability here is the probability that an item is inert by the day claimed for it; an
//! exception is an item that is not. In: a [`Figure`](crate::results::Figure), a
//! [`Confidence`](crate::results::Confidence), counts. Out: a
//! [`TestPlan`](crate::results::TestPlan), how many items must be watched with how many exceptions;
//! [`Answer::Observed`](crate::results::Answer::Observed), exact intervals of what was seen;
//! [`Contrast`](crate::results::Contrast), what two values of a figure mean in casualties.
//! Everything about a figure is exact: no normal approximation, nothing drawn. Nothing here looks
//! for a better mine: it says what must be seen before a figure is believed.

mod answer;
mod apart;
mod contrast;
mod figure;
mod observed;
mod order;
mod plan;

pub use apart::apart;
pub use contrast::contrasts;
pub use order::order_statistics;
pub use plan::needed;
