//! Whether engines that compute the same model come to the same numbers.
//!
//! In: for each of a few parameter draws the expected values and, of every engine that lives
//! fields, their tally. Out: an [`Agreement`], a row for each quantity of each arm at each report
//! time, with its distance and a verdict. Engines that agree are told apart with a probability of
//! at most the given level, over all rows together: how far chance goes is bounded (`tail`), not
//! taken from a normal law that few events do not follow, and the bounds know that mines of one
//! lot and casualties of one detonation come in clumps (`clump`). *Limits:* that is proved for
//! counts of mines; detonations and casualties have clumps without a greatest size, and spreads an
//! error that is itself sampled: for these the bound is one that tests hold against exact laws and
//! made-up runs.

mod clump;
mod rows;
mod spread;
mod tail;

pub use rows::{Compared, DrawLived, agreement};
