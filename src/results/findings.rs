//! The complete result of a run: everything a report may show.
//!
//! The serialised form is `results.json`, format 2, which may gain keys but never lose or change
//! one.

use super::{JudgedClaim, TargetSensitivity};
use crate::question::{Assumption, Parameter, Provenance, Quantity, RiskCriterion};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// Half of a 95 % Monte Carlo interval, in standard errors. Over replicates it is the 97.5 %
/// quantile of the normal distribution.
pub const HALF_OF_95: f64 = 1.959_963_984_540_054;
/// Fewest events behind a reported mean. With fewer, it is reported as a bound, because their
/// spread is poorly known.
pub const FEW_EVENTS: f64 = 10.0;

/// Values by name: of groups of civilians, or of causes.
pub type ByName<T> = IndexMap<String, T>;

/// A run's complete result.
///
/// # Example
///
/// ```
/// use inertness::jobs::simulate;
/// use inertness::question::Engine;
/// use inertness::report::{read, results_json};
/// use inertness::scenario::{Source, built_ins};
///
/// let source = Source::BuiltIn(&built_ins()[0]);
/// let scenario = inertness::scenario::read(&source, &["draws=2".into()])?;
/// let findings = simulate(&scenario, Engine::Expected, |_| ()).findings;
/// // what is written to results.json is read back the same
/// assert_eq!(read(&results_json(&findings)?)?, findings);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// The format of the file: [`Findings::FORMAT`].
    pub format: u32,
    /// The provenance that reproduces it.
    pub provenance: Provenance,
    /// The scenario's title.
    pub title: String,
    /// The scenario's question.
    pub question: Option<String>,
    /// The scenario file as it was read.
    pub scenario_text: String,
    /// Every input number with its source; empty in files of older versions.
    #[serde(default)]
    pub assumptions: Vec<Assumption>,
    /// Every uncertain input number; none in files of older versions.
    #[serde(default)]
    pub parameters: Option<Vec<Parameter>>,
    /// The risk criteria, in the file's order; at least one.
    pub risk_criteria: Vec<RiskCriterion>,
    /// Warnings for the reader of the numbers, in whole sentences.
    pub warnings: Vec<String>,
    /// Warnings about legal but implausible values of the scenario, with their keys. Empty in files
    /// of older versions.
    #[serde(default)]
    pub scenario_warnings: Vec<String>,
    /// Times of the curves, days since the start, increasing. The last is the horizon.
    pub times_days: Vec<f64>,
    /// Temperature at the depth of the mines, °C (mean over draws). It is at those times.
    pub temperature_c: Vec<f64>,
    /// The alternatives, in the file's order.
    pub alternatives: Vec<AlternativeFindings>,
    /// The comparison of each other alternative with the baseline.
    pub comparison: Vec<Comparison>,
    /// The key drivers of casualties by the horizon. Each uncertain key is moved by itself, by
    /// expected values, and the largest swings come first. None where nothing is uncertain, where
    /// they were not requested (`jobs::key_drivers`), or in files of older versions.
    #[serde(default)]
    pub key_drivers: Option<TargetSensitivity>,
    /// Claims, judged by expected values. Empty where nothing is claimed, where it was not
    /// requested (`jobs::judge`), or in files of older versions.
    #[serde(default)]
    pub claims: Vec<JudgedClaim>,
}

impl Findings {
    /// The version of the format of `results.json`.
    pub const FORMAT: u32 = 2;
}

/// The result of one alternative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlternativeFindings {
    /// The alternative's name.
    pub name: String,
    /// Mines laid, all layings and waves together.
    pub mines: u64,
    /// Longest rated life of its battery mines, days. None where it has none.
    pub longest_rated_life_days: Option<f64>,
    /// Every quantity over the times of the curves.
    pub curves: Quantities<Curve>,
    /// Every quantity at the report times.
    pub at: Vec<AtTime>,
    /// Times to each risk criterion, by its name. From then on the individual risk stays below it.
    pub time_to_criterion: ByName<TimeToCriterion>,
    /// Clearance results, where the alternative has clearance.
    pub clearance: Option<ClearanceFindings>,
    /// Blocked land.
    pub land: LandFindings,
}

/// Every quantity by its name, in the order of [`Quantity::ALL`].
pub type Quantities<T> = IndexMap<Quantity, Entry<T>>;

/// One value, or one for each name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Entry<T> {
    /// One value.
    Whole(T),
    /// One for each group or cause.
    ByName(ByName<T>),
}

impl<T> Entry<T> {
    /// The value of a quantity that is one number.
    pub const fn whole(&self) -> Option<&T> {
        match self {
            Self::Whole(value) => Some(value),
            Self::ByName(_) => None,
        }
    }

    /// Every value with its name; a single value has none.
    pub fn parts(&self) -> Vec<(Option<&str>, &T)> {
        match self {
            Self::Whole(value) => vec![(None, value)],
            Self::ByName(values) => {
                values.iter().map(|(name, value)| (Some(name.as_str()), value)).collect()
            }
        }
    }

    /// The value of that name, or the single value.
    pub fn part(&self, name: Option<&str>) -> Option<&T> {
        self.parts().into_iter().find(|part| part.0 == name).map(|part| part.1)
    }

    /// Maps every value.
    pub(crate) fn map<U>(self, of: impl Fn(T) -> U) -> Entry<U> {
        match self {
            Self::Whole(value) => Entry::Whole(of(value)),
            Self::ByName(values) => {
                Entry::ByName(values.into_iter().map(|(name, value)| (name, of(value))).collect())
            }
        }
    }

    /// The values of a quantity that has one for each name.
    pub const fn by_name(&self) -> Option<&ByName<T>> {
        match self {
            Self::Whole(_) => None,
            Self::ByName(values) => Some(values),
        }
    }
}

/// A quantity over the times of the curves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// Mean over all replicates of all draws.
    pub mean: Vec<f64>,
    /// The 90 % prediction interval of single replicates. Its ends are the 5 % and 95 % quantiles
    /// over all replicates of all draws. None for a probability, which no single replicate shows.
    pub prediction_interval: Option<IntervalCurve>,
    /// The 90 % uncertainty interval of the expected value over draws. None with one draw.
    pub uncertainty_interval: Option<IntervalCurve>,
    /// The median over draws at times where few draws carry the mean. There the mean lies outside
    /// the interval or above the 90 % quantile. Empty where there is no such time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub median: Vec<Option<f64>>,
}

/// Every quantity at one report time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AtTime {
    /// The time as the scenario writes it.
    pub time: String,
    /// The time in days since the start.
    pub days: f64,
    /// Every quantity.
    #[serde(flatten)]
    pub quantities: Quantities<Estimate>,
    /// The distribution of casualties so far over the replicates of all draws. Entries are `[count,
    /// total_replicates]`, increasing. Counts above 255 stand for a cell of width 1/128.
    pub casualty_counts: Vec<(u64, u64)>,
}

impl AtTime {
    /// The estimate of an undivided quantity.
    pub fn whole(&self, quantity: Quantity) -> Option<&Estimate> {
        self.quantities.get(&quantity)?.whole()
    }

    /// Mean casualties of a detonation, at least 1.
    pub fn casualties_per_detonation(&self) -> f64 {
        let mean = |quantity: Quantity| self.whole(quantity).map(|estimate| estimate.mean);
        let both = mean(Quantity::Casualties).zip(mean(Quantity::Detonations));
        let both = both.filter(|&(_, detonations)| detonations > 0.0);
        both.map_or(1.0, |(casualties, detonations)| (casualties / detonations).max(1.0))
    }

    /// Every number, with the name of its part, if split.
    pub fn numbers<'a>(&'a self) -> Vec<(Quantity, Option<&'a str>, &'a Estimate)> {
        let of = |(quantity, entry): (&Quantity, &'a Entry<Estimate>)| {
            let quantity = *quantity;
            entry.parts().into_iter().map(move |(part, estimate)| (quantity, part, estimate))
        };
        self.quantities.iter().flat_map(of).collect()
    }
}

/// A number with its errors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Mean over all replicates of all draws.
    pub mean: f64,
    /// Monte Carlo standard error of the mean. It is over draws where there are several, else over
    /// replicates.
    pub std_error: Option<f64>,
    /// The 95 % Monte Carlo interval of the mean over several draws. None where too few draws carry
    /// it.
    #[serde(default)]
    pub interval: Option<[f64; 2]>,
    /// The 90 % prediction interval of single replicates, [low, high].
    pub prediction_interval: Option<[f64; 2]>,
    /// The 90 % uncertainty interval of the expected value, [low, high]. It is over draws.
    pub uncertainty_interval: Option<[f64; 2]>,
    /// The median over draws, where few draws carry the mean. That is outside its interval or above
    /// the 90 % quantile. None elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub median: Option<f64>,
    /// The 95 % upper limit of a mean with 0 observed. It takes the count of each replicate as a
    /// Poisson number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upper_limit_95: Option<f64>,
    /// The exact 95 % interval (Clopper and Pearson) of a probability. It applies to a share of the
    /// replicates of a single parameter draw. None with several draws, whose replicates share
    /// parameters and are no independent sample. None for anything that is not a share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exact_interval: Option<[f64; 2]>,
    /// The 95 % intervals of both ends of the prediction interval. They come from order statistics
    /// and hold for any distribution. They need the independent replicates of a single parameter
    /// draw. An end is none where too few replicates were simulated for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prediction_intervals: Option<[[Option<f64>; 2]; 2]>,
    /// The variance of single replicates, split into parameter uncertainty and chance. It needs
    /// several draws of several replicates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variance: Option<VarianceSplit>,
}

/// Time to criterion: when the expected individual risk stays below it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeToCriterion {
    /// Median over draws; none if not within the horizon.
    pub days: Option<f64>,
    /// 5 % and 95 % quantiles over draws. An end is none where it is not within the horizon. With
    /// one draw both are none.
    pub interval: [Option<f64>; 2],
    /// Share of draws that do not meet the criterion within the horizon.
    pub not_within_horizon: f64,
    /// Draws in which the risk is below from the first time. 0 in files of older versions.
    #[serde(default)]
    pub draws_from_start: u32,
}

/// Clearance results and cost by the horizon: means over draws and replicates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClearanceFindings {
    /// Cost, in the scenario's currency; none where no cost is given.
    pub cost: Option<f64>,
    /// Area searched, each pass counted, m².
    pub area_searched_m2: f64,
    /// Items removed.
    pub removed: f64,
    /// Items left in the ground at the horizon.
    pub left: f64,
    /// End of the last pass, days since the start. It is the median over draws. None where that is
    /// past the horizon.
    pub finished_days: Option<f64>,
    /// Share of draws in which that end is past the horizon. 0 in files of older versions.
    #[serde(default)]
    pub not_within_horizon: f64,
    /// Monte Carlo standard errors, by the names above.
    pub std_error: ByName<f64>,
    /// The 90 % uncertainty intervals over draws, by the names above. Empty with one draw.
    pub uncertainty_interval: ByName<[f64; 2]>,
    /// Medians over draws of the means that few draws carry. They are by the names above.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub median: ByName<f64>,
}

/// Blocked land: means over draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LandFindings {
    /// Blocked hectare-years until the land is released, or to the horizon.
    pub blocked_hectare_years: f64,
    /// Blocked hectare-years by risk criterion, until it is met. They run to the horizon where it
    /// is not met.
    pub blocked_hectare_years_until_criterion: ByName<Estimate>,
    /// Value of the blocked hectare-years; none where the scenario gives no value.
    pub blocked_value: Option<f64>,
    /// Currency of values and costs.
    pub currency: Option<String>,
    /// The 90 % uncertainty intervals over draws, by the names above. Empty with one draw.
    pub uncertainty_interval: ByName<[f64; 2]>,
    /// Medians over draws of the means that few draws carry. They are by the names above.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub median: ByName<f64>,
}

/// Comparison of an alternative with the baseline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The alternative's name.
    pub alternative: String,
    /// The baseline's name.
    pub baseline: String,
    /// The comparison at each report time.
    pub at: Vec<ComparisonAt>,
}

/// Comparison of an alternative with the baseline at one report time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparisonAt {
    /// The time as the scenario writes it.
    pub time: String,
    /// The time in days since the start.
    pub days: f64,
    /// Expected casualties of the baseline less those of the alternative.
    pub casualties_averted: Averted,
    /// Expected casualties of the alternative over those of the baseline. None where the baseline's
    /// are 0.
    pub ratio: Option<Ratio>,
    /// Draws in which the alternative has fewer expected casualties than the baseline. 0 in files
    /// of older versions.
    #[serde(default)]
    pub draws_fewer: u32,
    /// Draws in which it has more; 0 in files of older versions.
    #[serde(default)]
    pub draws_more: u32,
    /// Probability that the alternative has fewer casualties than the baseline. It compares a
    /// replicate of each; both are independent, under the same parameter draw. None where draws
    /// have a single replicate.
    pub p_fewer: Option<f64>,
    /// Monte Carlo standard error of that probability. It is over draws where there are several,
    /// else over replicates. None where every pair of replicates has the same order, which shows no
    /// error. None where a single draw has fewer than four replicates.
    #[serde(default)]
    pub p_fewer_std_error: Option<f64>,
    /// Probability that the two have equally many; none likewise.
    pub p_equal: Option<f64>,
    /// Monte Carlo standard error of that probability, likewise.
    #[serde(default)]
    pub p_equal_std_error: Option<f64>,
}

/// Casualties averted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Averted {
    /// Mean.
    pub mean: f64,
    /// Monte Carlo standard error of the mean.
    pub std_error: Option<f64>,
    /// The 95 % Monte Carlo interval over several draws. None where its error is unknown.
    pub interval: Option<[f64; 2]>,
    /// The 90 % uncertainty interval over draws.
    pub uncertainty_interval: Option<[f64; 2]>,
    /// The median over draws, where few draws carry the mean. That is outside its interval or above
    /// the 90 % quantile. None elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub median: Option<f64>,
}

/// A ratio of expected casualties.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ratio {
    /// Ratio of the means over draws.
    pub value: f64,
    /// Monte Carlo standard error of the ratio. It is over draws where there are several, else over
    /// replicates. None where the alternative has no casualties, whose scatter is then unknown.
    #[serde(default)]
    pub std_error: Option<f64>,
    /// The 95 % Monte Carlo interval of the ratio. None where its error is unknown, or too few
    /// draws carry either mean.
    #[serde(default)]
    pub interval: Option<[f64; 2]>,
    /// The 90 % uncertainty interval over draws. None with one draw, or where the baseline is 0 in
    /// some draw.
    pub uncertainty_interval: Option<[f64; 2]>,
    /// The median over draws, where few draws carry the ratio of means. That is outside its
    /// interval or above the 90 % quantile. None elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub median: Option<f64>,
}

/// The two ends of an interval over the times of the curves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IntervalCurve {
    /// 5 % quantile at each time.
    pub low: Vec<f64>,
    /// 95 % quantile at each time.
    pub high: Vec<f64>,
}

/// The variance of single replicates, split into parameter uncertainty and chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct VarianceSplit {
    /// Variance of the expected value over parameter uncertainty. Where expected values are means
    /// of few replicates, their noise is subtracted. The result is 0 where the noise hides it.
    pub parameters: f64,
    /// Variance of single replicates of one parameter draw, averaged over draws.
    pub chance: f64,
}

impl VarianceSplit {
    /// The share of parameter uncertainty in the variance; none where nothing varies.
    pub fn parameter_part(self) -> Option<f64> {
        let whole = self.parameters + self.chance;
        (whole > 0.0).then(|| self.parameters / whole)
    }
}
