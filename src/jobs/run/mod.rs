//! A run, in one go or in parts.
//!
//! `choice` decides which engine makes which numbers, `cost` estimates the time, `parts` runs and
//! resumes, `claims` judges, `simulate` does all of it in one call or warns before a long run.

pub(crate) mod choice;
pub(crate) mod claims;
pub(crate) mod cost;
pub(crate) mod parts;
pub(crate) mod simulate;
