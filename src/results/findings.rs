//! The complete result of a run: everything a report may show. Its serialised form is
//! `results.json`, format 2, which may gain keys but never lose or change one.

use super::{JudgedClaim, TargetSensitivity};
use crate::question::{Assumption, Parameter, Provenance, Quantity, RiskCriterion};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// Half of a 95 % Monte Carlo interval over fields, in standard errors: the 97.5 % quantile of the
/// normal law.
pub const HALF_OF_95: f64 = 1.959_963_984_540_054;
/// A number that rests on fewer events than this is said as a bound: so few tell little of their
/// own spread.
pub const FEW_EVENTS: f64 = 10.0;

/// Values by name: of groups of civilians, or of causes.
pub type ByName<T> = IndexMap<String, T>;

/// A run's complete result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// The format of the file: [`Findings::FORMAT`].
    pub format: u32,
    /// How to make it again.
    pub provenance: Provenance,
    /// The scenario's title.
    pub title: String,
    /// The question it puts.
    pub question: Option<String>,
    /// The scenario file as it was read.
    pub scenario_text: String,
    /// Every number that went in, and its source; empty in files of older versions.
    #[serde(default)]
    pub assumptions: Vec<Assumption>,
    /// Every uncertain number that went in; none in files of older versions.
    #[serde(default)]
    pub parameters: Option<Vec<Parameter>>,
    /// The risk criteria, in the file's order; at least one.
    pub risk_criteria: Vec<RiskCriterion>,
    /// What a reader has to know before using the numbers, in whole sentences.
    pub warnings: Vec<String>,
    /// What in the scenario itself is legal but odd, with the key; empty in files of older
    /// versions.
    #[serde(default)]
    pub scenario_warnings: Vec<String>,
    /// Times of the curves, days since the start, increasing; the last is the horizon.
    pub times_days: Vec<f64>,
    /// Temperature at the depth of the mines at those times, °C (mean over draws).
    pub temperature_c: Vec<f64>,
    /// The arms, in the file's order.
    pub arms: Vec<ArmFindings>,
    /// Every arm but the baseline against the baseline.
    pub comparison: Vec<Comparison>,
    /// What the casualties by the horizon hang on: each uncertain key moved by itself, by expected
    /// values, those that move them most first; none where nothing is uncertain, or nobody asked
    /// (`campaign::hangs_on`), or in files of older versions.
    #[serde(default)]
    pub hangs_on: Option<TargetSensitivity>,
    /// Claims held against the expected values; empty where nothing is claimed, or nobody asked
    /// (`campaign::judge`), or in files of older versions.
    #[serde(default)]
    pub claims: Vec<JudgedClaim>,
}

impl Findings {
    /// The version of the format of `results.json`.
    pub const FORMAT: u32 = 2;
}

/// The result of one arm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArmFindings {
    /// The arm's name.
    pub name: String,
    /// Mines laid, all layings and waves together.
    pub mines: u64,
    /// Longest rated life of its battery mines, days; none where it has none.
    pub longest_rated_life_days: Option<f64>,
    /// Every quantity over the times of the curves.
    pub curves: Quantities<Curve>,
    /// Every quantity at the report times.
    pub at: Vec<AtTime>,
    /// When the individual risk falls below each criterion for good, by the criterion's name.
    pub time_to_criterion: ByName<TimeToCriterion>,
    /// Clearance, where the arm has any.
    pub clearance: Option<ClearanceFindings>,
    /// What the land's being denied amounts to.
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

    /// Every value with its name, one value without.
    pub fn parts(&self) -> Vec<(Option<&str>, &T)> {
        match self {
            Self::Whole(value) => vec![(None, value)],
            Self::ByName(values) => {
                values.iter().map(|(name, value)| (Some(name.as_str()), value)).collect()
            }
        }
    }

    /// The value of that name, or the one without.
    pub fn part(&self, name: Option<&str>) -> Option<&T> {
        self.parts().into_iter().find(|part| part.0 == name).map(|part| part.1)
    }

    /// The same of other values.
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
    /// Mean over all fields of all draws.
    pub mean: Vec<f64>,
    /// 90 % of single fields lie between (5 % and 95 % quantiles over all fields of all draws);
    /// none for a probability, which no single field shows.
    pub prediction: Option<Band>,
    /// 90 % of parameter draws have their expected value between; none with one draw.
    pub epistemic: Option<Band>,
    /// The median over parameter draws at the times at which few draws carry the mean: it lies
    /// outside the band or above the 90 % point. Empty where that is so at no time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub median: Vec<Option<f64>>,
}

/// Every quantity at one report time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AtTime {
    /// The time as the scenario writes it.
    pub time: String,
    /// The same in days since the start.
    pub days: f64,
    /// Every quantity.
    #[serde(flatten)]
    pub quantities: Quantities<Estimate>,
    /// How many fields, over all draws, had how many casualties so far: `[count, fields]`,
    /// increasing; counts above 255 stand for a cell of width 1/128.
    pub casualty_counts: Vec<(u64, u64)>,
}

impl AtTime {
    /// Every number, with the name of its part where the quantity has several.
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
    /// Mean over all fields of all draws.
    pub mean: f64,
    /// Monte Carlo standard error of the mean: over draws where there are several, else over
    /// fields.
    pub std_error: Option<f64>,
    /// Over several parameter draws: 95 % Monte Carlo interval of the mean; none where too few
    /// draws carry it.
    #[serde(default)]
    pub interval: Option<[f64; 2]>,
    /// 90 % of single fields, [low, high].
    pub prediction: Option<[f64; 2]>,
    /// 90 % of parameter draws, [low, high], of the expected value.
    pub epistemic: Option<[f64; 2]>,
    /// Where few draws carry the mean, outside its band or above the 90 % point: the median over
    /// draws. None elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub median: Option<f64>,
    /// Where nothing of the kind was seen in any field: a 95 % upper bound of the mean, had each
    /// field's count been a Poisson number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub none_seen_upper_bound: Option<f64>,
    /// Of a probability that is a share of the fields of the only parameter draw: its exact 95 %
    /// interval (Clopper and Pearson). None where there are several draws, whose fields share
    /// parameters and are no independent sample, and of everything that is no share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exact_interval: Option<[f64; 2]>,
    /// Of the two ends of the prediction band, where fields are of the only parameter draw and so
    /// independent: their 95 % intervals by order statistics, which hold whatever the law; an end
    /// is none where too few fields were lived for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prediction_intervals: Option<[[Option<f64>; 2]; 2]>,
    /// The variance of single fields, split into what is not known and luck, where there are
    /// several draws of several fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variance: Option<VarianceSplit>,
}

/// When the expected individual risk falls below a risk criterion for good.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeToCriterion {
    /// Median over draws; none if not within the horizon.
    pub days: Option<f64>,
    /// 5 % and 95 % quantiles over draws; an end is none where it is not within the horizon. With
    /// one draw both are none.
    pub interval: [Option<f64>; 2],
    /// Share of draws in which it is not within the horizon.
    pub not_within_horizon: f64,
    /// Draws in which it is so from the first time of the curves on; 0 in files of older versions.
    #[serde(default)]
    pub draws_from_start: u32,
}

/// What clearance does and costs by the horizon: means over draws and fields.
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
    /// When the last pass is done, days since the start: median over draws; none where that is past
    /// the horizon.
    pub finished_days: Option<f64>,
    /// Share of draws in which that is past the horizon; 0 in files of older versions.
    #[serde(default)]
    pub not_within_horizon: f64,
    /// Monte Carlo standard errors, by the names above.
    pub std_error: ByName<f64>,
    /// 90 % of parameter draws, by the names above; empty with one draw.
    pub epistemic: ByName<[f64; 2]>,
    /// The medians over draws of those whose means few draws carry, by the names above.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub median: ByName<f64>,
}

/// What the land's being denied amounts to: means over draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LandFindings {
    /// Hectares times years until the land is released, or to the horizon.
    pub hectare_years_denied: f64,
    /// Hectares times years until the individual risk stays below each criterion, or to the
    /// horizon; by the criterion's name.
    pub hectare_years_until_criterion: ByName<Estimate>,
    /// Value of the hectare-years denied; none where the scenario gives no value.
    pub value_denied: Option<f64>,
    /// Currency of values and costs.
    pub currency: Option<String>,
    /// 90 % of parameter draws, by the names above; empty with one draw.
    pub epistemic: ByName<[f64; 2]>,
    /// The medians over draws of those whose means few draws carry, by the names above.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub median: ByName<f64>,
}

/// An arm against the baseline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The arm's name.
    pub arm: String,
    /// The baseline's name.
    pub baseline: String,
    /// At each report time.
    pub at: Vec<ComparisonAt>,
}

/// An arm against the baseline at one report time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparisonAt {
    /// The time as the scenario writes it.
    pub time: String,
    /// The same in days since the start.
    pub days: f64,
    /// Expected casualties of the baseline less those of the arm.
    pub casualties_averted: Averted,
    /// Expected casualties of the arm over those of the baseline; none where the baseline's are 0.
    pub ratio: Option<Ratio>,
    /// Draws in which fewer casualties are expected of the arm than of the baseline; 0 in files of
    /// older versions.
    #[serde(default)]
    pub draws_fewer: u32,
    /// Draws in which more are expected; 0 in files of older versions.
    #[serde(default)]
    pub draws_more: u32,
    /// Probability that a field of the arm has fewer casualties than an independent field of the
    /// baseline, under the same parameter draw; none where draws have a single field.
    pub p_fewer: Option<f64>,
    /// Its Monte Carlo standard error: over draws where there are several, else over fields; none
    /// where every pair of fields was alike, which tells nothing of it, or a single draw has fewer
    /// than four fields.
    #[serde(default)]
    pub p_fewer_std_error: Option<f64>,
    /// Probability that it has as many; none likewise.
    pub p_equal: Option<f64>,
    /// Its Monte Carlo standard error, likewise.
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
    /// Over several parameter draws: its 95 % Monte Carlo interval; none where its error is not
    /// known.
    pub interval: Option<[f64; 2]>,
    /// 90 % of parameter draws.
    pub epistemic: Option<[f64; 2]>,
    /// Where few draws carry the mean, outside its band or above the 90 % point: the median over
    /// draws. None elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub median: Option<f64>,
}

/// A ratio of expected casualties.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ratio {
    /// Ratio of the means over draws.
    pub value: f64,
    /// Its Monte Carlo standard error: over draws where there are several, else over fields; none
    /// where the arm has no casualties, which tells nothing of it.
    #[serde(default)]
    pub std_error: Option<f64>,
    /// Its 95 % Monte Carlo interval; none where its error is not known, or too few draws carry
    /// either mean.
    #[serde(default)]
    pub interval: Option<[f64; 2]>,
    /// 90 % of parameter draws; none with one draw, or where some draw's baseline is 0.
    pub epistemic: Option<[f64; 2]>,
    /// Where few draws carry the ratio of means, outside its band or above the 90 % point: the
    /// median over draws. None elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub median: Option<f64>,
}

/// The two ends of a band over the times of the curves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// 5 % quantile at each time.
    pub low: Vec<f64>,
    /// 95 % quantile at each time.
    pub high: Vec<f64>,
}

/// The variance of what single fields show, split: what it would be if every field had the luck of
/// the average, and what chance adds on average.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct VarianceSplit {
    /// Variance of the expected value over what is not known of the parameters; corrected for the
    /// noise of means of few fields where expected values are such means, and then 0 where that
    /// noise hides it.
    pub unknown: f64,
    /// Variance of single fields of one parameter draw, on average over draws.
    pub luck: f64,
}

impl VarianceSplit {
    /// The part of the whole that is not known; none where nothing varies.
    pub fn unknown_part(self) -> Option<f64> {
        let whole = self.unknown + self.luck;
        (whole > 0.0).then(|| self.unknown / whole)
    }
}
