//! Answers that nobody on this project made up, and ours.
//!
//! In: `assets/known`, each published number as text with its source. Out:
//! [`KnownAnswers`](crate::results::KnownAnswers), every number that the library can compute,
//! computed as it is for a user when it is asked, and those that it cannot, with why. Two scenarios
//! with closed forms and one with an independent quadrature go through the expected engine
//! (`courses`, `everything`); the indices of Ishigami's function through the designs of sensitivity
//! (`ishigami`); plans, intervals and arithmetic through their own functions (`plans`,
//! `arithmetic`). No answer of ours may be written down here: only those of others.

mod answers;
mod arithmetic;
mod courses;
mod everything;
mod ishigami;
mod plans;

pub use answers::{known_answers, known_answers_altered};
