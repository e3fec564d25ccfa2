//! The ground: what clearance does and costs, and how long land is denied.

use super::bands::{epistemic, mean, median_beside, quantile_of_sorted};
use super::quantities::ArmReader;
use super::standard_error::{error_of_mean_of_counts, error_over_draws};
use super::{ByName, ClearanceFindings, Estimate, LandFindings};
use crate::engine::Column;
use crate::model::Clearance;
use crate::units::Days;

const M2_PER_HECTARE: f64 = 10_000.0;

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
    let mut std_error = ByName::new();
    let (mut bands, mut medians) = (ByName::new(), ByName::new());
    let mut note = |name: &str, values: &[f64], error: Option<f64>| {
        if let Some(error) = error {
            std_error.insert(name.to_owned(), error);
        }
        let centre = mean(values.iter().copied());
        bands.extend(epistemic(values.to_vec()).map(|band| (name.to_owned(), band)));
        medians
            .extend(median_beside(centre, values.to_vec()).map(|median| (name.to_owned(), median)));
        centre
    };
    Some(ClearanceFindings {
        cost: cost.map(|cost| note("cost", &cost, error_over_draws(&cost))),
        area_searched_m2: note("area_searched_m2", &searched, error_over_draws(&searched)),
        removed: note("removed", &removed, reader.last_error(Column::Cleared, &removed)),
        left: note("left", &left, reader.last_error(Column::Explosive, &left)),
        not_within_horizon: late as f64 / finished.len() as f64,
        finished_days: Some(quantile_of_sorted(&finished, 0.5))
            .filter(|&days| days <= horizon.days()),
        std_error,
        epistemic: bands,
        median: medians,
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
        let years: Vec<f64> = years.collect();
        let mean = mean(years.iter().copied());
        let median = median_beside(mean, years.clone());
        Estimate { mean, epistemic: epistemic(years), median, ..Estimate::default() }
    };
    let value: Option<Vec<f64>> = draws
        .iter()
        .zip(&released)
        .map(|(draw, years)| Some(draw.study.land?.value_per_hectare_year * years))
        .collect();
    let (mut bands, mut medians) = (ByName::new(), ByName::new());
    let mut note = |name: &str, values: Vec<f64>| {
        let centre = mean(values.iter().copied());
        medians
            .extend(median_beside(centre, values.clone()).map(|median| (name.to_owned(), median)));
        bands.extend(epistemic(values).map(|band| (name.to_owned(), band)));
        centre
    };
    LandFindings {
        hectare_years_denied: note("hectare_years_denied", released),
        hectare_years_until_criterion: time_to
            .iter()
            .map(|(name, times)| (name.clone(), until(times)))
            .collect(),
        value_denied: value.map(|value| note("value_denied", value)),
        currency: reader.plan.currency.clone(),
        epistemic: bands,
        median: medians,
    }
}

impl ArmReader<'_> {
    /// The expected value of a count at the horizon, of each draw.
    fn last(&self, column: Column) -> Vec<f64> {
        let draws = 0..self.numbers.draws().len();
        let at_horizon = |draw| self.numbers.draw_means(self.arm, column, draw).last().copied();
        draws.map(|draw| at_horizon(draw).expect("the grid ends at the horizon")).collect()
    }

    /// The Monte Carlo error of that: over draws, else over fields where the horizon is a report
    /// time.
    fn last_error(&self, column: Column, by_draw: &[f64]) -> Option<f64> {
        if by_draw.len() > 1 {
            return error_over_draws(by_draw);
        }
        let report = self.grid.report().iter().position(|&at| at + 1 == self.grid.len())?;
        let tally = self.numbers.sampled()?;
        let (sum, squares) = tally.moments(self.arm, column, report);
        error_of_mean_of_counts(tally.fields(), sum, squares)
    }
}
