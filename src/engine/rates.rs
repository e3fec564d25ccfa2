//! What a functional mine of an arm means to people, at each time of the grid.

use crate::model::{Arm, Contact, Study};
use crate::units::Days;

/// Rates for each functional mine.
#[derive(Clone, Debug)]
pub(super) struct Rates {
    /// Expected casualties per day.
    pub(super) casualties_per_day: Vec<f64>,
    /// Yearly risk of death in the most exposed group.
    pub(super) individual_risk_per_year: Vec<f64>,
}

impl Rates {
    pub(super) fn new(study: &Study, arm: &Arm, times: &[Days]) -> Self {
        let contact = Contact::new(study, arm);
        Self {
            casualties_per_day: times
                .iter()
                .map(|&time| contact.casualties_per_day(time))
                .collect(),
            individual_risk_per_year: times
                .iter()
                .map(|&time| contact.individual_risk_per_year(time))
                .collect(),
        }
    }
}
