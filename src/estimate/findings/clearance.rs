//! Results of clearance and of blocked land.

use super::quantities::AlternativeReader;
use crate::engine::Column;
use crate::estimate::error::intervals::quantile_of_sorted;
use crate::model::Clearance;
use crate::results::{ByName, ClearanceFindings, DrawSummary, Estimate, LandFindings};
use crate::units::Days;

const M2_PER_HECTARE: f64 = 10_000.0;

/// Errors, intervals and medians of means, by name.
#[derive(Default)]
struct Notes {
    std_error: ByName<f64>,
    uncertainty_interval: ByName<[f64; 2]>,
    median: ByName<f64>,
}

impl Notes {
    /// The mean over draws. Its error is over replicates where there is a single draw.
    fn mean(&mut self, name: &str, values: Vec<f64>, over_replicates: Option<f64>) -> f64 {
        let over = DrawSummary::of(&values);
        let named = |value: f64| (name.to_owned(), value);
        self.std_error.extend(over.std_error.or(over_replicates).map(named));
        self.uncertainty_interval
            .extend(over.uncertainty_interval.map(|interval| (name.to_owned(), interval)));
        self.median.extend(over.median.map(named));
        over.mean
    }
}

/// Clearance results by the horizon; `None` for an alternative without clearance.
pub(crate) fn clearance(reader: &AlternativeReader<'_>) -> Option<ClearanceFindings> {
    let studies = || reader.numbers.draws().iter().map(|draw| &draw.study);
    let of: Vec<Clearance> = studies()
        .map(|study| study.alternatives[reader.alternative].clearance)
        .collect::<Option<_>>()?;
    let horizon = reader.plan.horizon;
    let both = || studies().zip(&of);
    let run = [Days::ZERO, horizon];
    let searched: Vec<f64> = both().map(|(study, of)| of.searched_m2(study.area_m2, run)).collect();
    let cost: Option<Vec<f64>> =
        of.iter().zip(&searched).map(|(clearance, m2)| Some(clearance.cost_per_m2? * m2)).collect();
    let mut finished: Vec<f64> =
        both().map(|(study, of)| of.finished(study.area_m2).days().max(0.0)).collect();
    finished.sort_by(f64::total_cmp);
    let late = finished.iter().filter(|&&days| days > horizon.days()).count();
    let (removed, left) = (reader.last(Column::Cleared), reader.last(Column::Explosive));
    let mut notes = Notes::default();
    Some(ClearanceFindings {
        cost: cost.map(|cost| notes.mean("cost", cost, None)),
        area_searched_m2: notes.mean("area_searched_m2", searched, None),
        removed: notes.mean("removed", removed, reader.last_error(Column::Cleared)),
        left: notes.mean("left", left, reader.last_error(Column::Explosive)),
        not_within_horizon: late as f64 / finished.len() as f64,
        finished_days: Some(quantile_of_sorted(&finished, 0.5))
            .filter(|&days| days <= horizon.days()),
        std_error: notes.std_error,
        uncertainty_interval: notes.uncertainty_interval,
        median: notes.median,
    })
}

/// Blocked land until release and until each risk criterion is met. Where the risk does not, land
/// is blocked to the horizon.
pub(crate) fn land(
    reader: &AlternativeReader<'_>,
    time_to: &ByName<Vec<Option<Days>>>,
) -> LandFindings {
    let studies = || reader.numbers.draws().iter().map(|draw| &draw.study);
    let horizon = reader.plan.horizon;
    let hectare_years = |area_m2: f64, until: Days| {
        area_m2 / M2_PER_HECTARE * Days::new(until.days().clamp(0.0, horizon.days())).years()
    };
    let released = studies().map(|study| {
        let clearance = study.alternatives[reader.alternative].clearance;
        let until = clearance.map_or(horizon, |clearance| clearance.finished(study.area_m2));
        hectare_years(study.area_m2, until)
    });
    let released: Vec<f64> = released.collect();
    let first = reader.grid.times()[0];
    let until = |times: &Vec<Option<Days>>| {
        let years = studies().zip(times).map(|(study, time)| {
            let until = time.map_or(horizon, |time| if time <= first { Days::ZERO } else { time });
            hectare_years(study.area_m2, until)
        });
        let DrawSummary { mean, uncertainty_interval, median, .. } =
            DrawSummary::of(&years.collect::<Vec<f64>>());
        Estimate { mean, uncertainty_interval, median, ..Estimate::default() }
    };
    let value: Option<Vec<f64>> = studies()
        .zip(&released)
        .map(|(study, years)| Some(study.land?.value_per_hectare_year * years))
        .collect();
    let mut notes = Notes::default();
    LandFindings {
        blocked_hectare_years: notes.mean("blocked_hectare_years", released, None),
        blocked_hectare_years_until_criterion: time_to
            .iter()
            .map(|(name, times)| (name.clone(), until(times)))
            .collect(),
        blocked_value: value.map(|value| notes.mean("blocked_value", value, None)),
        currency: reader.plan.currency.clone(),
        uncertainty_interval: notes.uncertainty_interval,
        median: notes.median,
    }
}

impl AlternativeReader<'_> {
    /// The Monte Carlo error of a count at the horizon. It is over the replicates of a single draw.
    /// None unless the horizon is a report time.
    fn last_error(&self, column: Column) -> Option<f64> {
        let report = self.grid.report().iter().position(|&at| at + 1 == self.grid.len())?;
        self.error_of_count(column, report)
    }
}
