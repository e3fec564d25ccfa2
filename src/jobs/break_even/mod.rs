//! Break-even: the value of a disputed key at which harm equals the baseline.
//!
//! `disputed` checks the key and its range, `find` searches each parameter draw, `contrast`
//! compares two values of a figure.

pub(crate) mod contrast;
pub(crate) mod disputed;
pub(crate) mod find;
