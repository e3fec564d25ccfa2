//! Risk criteria: levels of individual risk set by an authority or convention.

use serde::{Deserialize, Serialize};

/// The most risk criteria that a scenario may name.
pub const MOST_CRITERIA: usize = 8;

/// A level of individual risk to compare results with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RiskCriterion {
    /// Its name.
    pub name: String,
    /// Individual risk of death, per person and year. Above 0 and at most 1.
    pub per_year: f64,
}

impl RiskCriterion {
    /// The two default criteria: Health and Safety Executive, *Reducing Risks, Protecting People*.
    pub fn presets() -> Vec<Self> {
        [("broadly acceptable", 1e-6), ("limit for the public", 1e-4)]
            .map(|(name, per_year)| Self { name: name.to_owned(), per_year })
            .to_vec()
    }
}
