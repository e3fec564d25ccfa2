//! The ground: what clearance does and costs, and how long land is denied.

use super::bands::quantile_of_sorted;
use super::quantities::ArmReader;
use crate::engine::Column;
use crate::model::Clearance;
use crate::results::{ByName, ClearanceFindings, Estimate, LandFindings, OverDraws};
use crate::units::Days;

const M2_PER_HECTARE: f64 = 10_000.0;

/// What is said of means beside themselves, by their names.
#[derive(Default)]
struct Notes {
    std_error: ByName<f64>,
    epistemic: ByName<[f64; 2]>,
    median: ByName<f64>,
}

impl Notes {
    /// The mean of values over draws; its error over the fields counts where there is one draw.
    fn mean(&mut self, name: &str, values: Vec<f64>, over_fields: Option<f64>) -> f64 {
        let over = OverDraws::of(values);
        let named = |value: f64| (name.to_owned(), value);
        self.std_error.extend(over.std_error.or(over_fields).map(named));
        self.epistemic.extend(over.epistemic.map(|band| (name.to_owned(), band)));
        self.median.extend(over.median.map(named));
        over.mean
    }
}

/// What clearance comes to by the horizon; `None` where the arm has none.
pub(super) fn clearance(reader: &ArmReader<'_>) -> Option<ClearanceFindings> {
    let draws = reader.numbers.draws();
    let of: Vec<Clearance> =
        draws.iter().map(|draw| draw.study.arms[reader.arm].clearance).collect::<Option<_>>()?;
    let horizon = reader.plan.horizon;
    let searched: Vec<f64> = draws
        .iter()
        .zip(&of)
        .map(|(draw, clearance)| clearance.searched_m2(draw.study.area_m2, horizon))
        .collect();
    let cost: Option<Vec<f64>> =
        of.iter().zip(&searched).map(|(clearance, m2)| Some(clearance.cost_per_m2? * m2)).collect();
    let mut finished: Vec<f64> = draws
        .iter()
        .zip(&of)
        .map(|(draw, clearance)| clearance.finished(draw.study.area_m2).days())
        .collect();
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
        epistemic: notes.epistemic,
        median: notes.median,
    })
}

/// How long land is denied, until it is released and until the risk stays below each criterion: to
/// the horizon where it does not.
pub(super) fn land(reader: &ArmReader<'_>, time_to: &ByName<Vec<Option<Days>>>) -> LandFindings {
    let draws = reader.numbers.draws();
    let horizon = reader.plan.horizon;
    let hectare_years = |area_m2: f64, until: Days| {
        area_m2 / M2_PER_HECTARE * Days::new(until.days().min(horizon.days())).years()
    };
    let released: Vec<f64> = draws
        .iter()
        .map(|draw| {
            let clearance = draw.study.arms[reader.arm].clearance;
            let until =
                clearance.map_or(horizon, |clearance| clearance.finished(draw.study.area_m2));
            hectare_years(draw.study.area_m2, until)
        })
        .collect();
    // a risk that is below at the first time that is looked at was never above
    let first = reader.grid.times()[0];
    let until = |times: &Vec<Option<Days>>| {
        let years = draws.iter().zip(times).map(|(draw, time)| {
            let until = time.map_or(horizon, |time| if time <= first { Days::ZERO } else { time });
            hectare_years(draw.study.area_m2, until)
        });
        let OverDraws { mean, epistemic, median, .. } = OverDraws::of(years.collect());
        Estimate { mean, epistemic, median, ..Estimate::default() }
    };
    let value: Option<Vec<f64>> = draws
        .iter()
        .zip(&released)
        .map(|(draw, years)| Some(draw.study.land?.value_per_hectare_year * years))
        .collect();
    let mut notes = Notes::default();
    LandFindings {
        hectare_years_denied: notes.mean("hectare_years_denied", released, None),
        hectare_years_until_criterion: time_to
            .iter()
            .map(|(name, times)| (name.clone(), until(times)))
            .collect(),
        value_denied: value.map(|value| notes.mean("value_denied", value, None)),
        currency: reader.plan.currency.clone(),
        epistemic: notes.epistemic,
        median: notes.median,
    }
}

impl ArmReader<'_> {
    /// The Monte Carlo error of a count at the horizon over the fields of the only draw, where that
    /// is a report time.
    fn last_error(&self, column: Column) -> Option<f64> {
        let report = self.grid.report().iter().position(|&at| at + 1 == self.grid.len())?;
        self.error_of_count(column, report)
    }
}
