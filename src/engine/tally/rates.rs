//! Casualty and risk rates per functional mine, at each grid time.

use crate::model::{Alternative, Contact, Study};
use crate::units::Days;

/// Rates per functional mine.
#[derive(Clone, Debug)]
pub(crate) struct Rates {
    /// Expected casualties per day.
    pub(crate) casualties_per_day: Vec<f64>,
    /// Individual risk of death per year in the most exposed group.
    pub(crate) individual_risk_per_year: Vec<f64>,
}

impl Rates {
    pub(crate) fn new(study: &Study, alternative: &Alternative, times: &[Days]) -> Self {
        let contact = Contact::new(study, alternative);
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
