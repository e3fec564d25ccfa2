//! Results of comparing engines.

use crate::question::{Engine, Quantity};
use serde::Serialize;

/// Agreement of the engines on one scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// The engines, in the order of the values of a row.
    pub engines: Vec<Engine>,
    /// Number of comparisons.
    pub comparisons: usize,
    /// The greatest probability of a false alarm, over all comparisons together.
    pub level: f64,
    /// The distance allowed to chance, in standard errors.
    pub allowed: f64,
    /// Rows by alternative, quantity and time.
    pub rows: Vec<Row>,
}

/// The compared statistic of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Statistic {
    /// The mean over replicates.
    Mean,
    /// The variance over replicates: the mean square around the expected value.
    Variance,
}

/// One quantity of one alternative at one report time, from each engine.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// The alternative.
    pub alternative: String,
    /// The quantity.
    pub quantity: Quantity,
    /// The group or cause, where the quantity is split.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The compared statistic.
    pub statistic: Statistic,
    /// The report time, as the scenario writes it.
    pub time: String,
    /// The value of each engine, in their order. None where it gives none.
    pub values: Vec<Option<f64>>,
    /// The compared pairs of engines.
    pub pairs: Vec<Pair>,
}

/// The comparison of two engines.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Pair {
    /// The two engines.
    pub engines: [Engine; 2],
    /// The distance √2D, in standard errors. Chance alone exceeds it with a probability of at most
    /// e^−D. None where that is 0: an impossible event was observed.
    pub distance: Option<f64>,
    /// Whether chance can explain the distance.
    pub agrees: bool,
}

impl Row {
    /// The pair of engines with the greatest distance.
    pub fn worst(&self) -> Option<&Pair> {
        let far = |pair: &Pair| pair.distance.unwrap_or(f64::INFINITY);
        self.pairs.iter().max_by(|a, b| far(a).total_cmp(&far(b)))
    }

    /// Whether all engines agree.
    pub fn agrees(&self) -> bool {
        self.pairs.iter().all(|pair| pair.agrees)
    }

    /// The quantity, with its part and the statistic.
    pub fn label(&self) -> String {
        let part = self.part.as_ref().map_or(String::new(), |part| format!("/{part}"));
        let variance = match self.statistic {
            Statistic::Mean => "",
            Statistic::Variance => ", variance",
        };
        format!("{}{part}{variance}", self.quantity.name())
    }
}

impl Agreement {
    /// Whether all engines agree on every row.
    pub fn agrees(&self) -> bool {
        self.rows.iter().all(Row::agrees)
    }

    /// The rows on which some engines disagree.
    pub fn disagreements(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.agrees())
    }

    /// The largest distance; none where an impossible event was observed.
    pub fn worst(&self) -> Option<f64> {
        let pairs = self.rows.iter().filter_map(Row::worst);
        pairs
            .map(|pair| pair.distance)
            .try_fold(0.0, |worst: f64, distance| Some(worst.max(distance?)))
    }
}
