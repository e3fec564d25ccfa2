//! What came of holding engines against each other.

use crate::question::{Engine, Quantity};
use serde::Serialize;

/// How engines stand to each other on one scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// The engines, in the order of the values of a row.
    pub engines: Vec<Engine>,
    /// How many comparisons were made.
    pub comparisons: usize,
    /// The probability of a false alarm, all comparisons together, at most.
    pub level: f64,
    /// How many standard errors luck is allowed.
    pub allowed: f64,
    /// Arm by arm, quantity by quantity, time by time.
    pub rows: Vec<Row>,
}

/// What of a count is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Statistic {
    /// Its mean over fields.
    Mean,
    /// Its spread over fields: the mean square around the expected value, a variance.
    Variance,
}

/// One quantity of one arm at one report time, as each engine has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// The arm.
    pub arm: String,
    /// The quantity.
    pub quantity: Quantity,
    /// The group or cause, where the quantity is split.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// What of it is compared.
    pub statistic: Statistic,
    /// The report time, as the scenario writes it.
    pub time: String,
    /// What each engine says, in their order; nothing where it does not say.
    pub values: Vec<Option<f64>>,
    /// Every two engines that were compared.
    pub pairs: Vec<Pair>,
}

/// Two engines, compared.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Pair {
    /// Which two.
    pub engines: [Engine; 2],
    /// How far apart, in standard errors: √2D, where chance alone takes two so far apart with a
    /// probability of at most e^−D. Nothing where that is 0: something was seen that cannot be.
    pub distance: Option<f64>,
    /// Whether luck may have done it.
    pub agrees: bool,
}

impl Row {
    /// The two engines that are furthest apart.
    pub fn worst(&self) -> Option<&Pair> {
        let far = |pair: &Pair| pair.distance.unwrap_or(f64::INFINITY);
        self.pairs.iter().max_by(|a, b| far(a).total_cmp(&far(b)))
    }

    /// Whether all engines agree.
    pub fn agrees(&self) -> bool {
        self.pairs.iter().all(|pair| pair.agrees)
    }

    /// The quantity, with the part and what of it is compared.
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
    /// Whether all engines agree in everything.
    pub fn agrees(&self) -> bool {
        self.rows.iter().all(Row::agrees)
    }

    /// The rows in which some do not agree.
    pub fn disagreements(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.agrees())
    }

    /// The largest distance; nothing where something was seen that cannot be.
    pub fn worst(&self) -> Option<f64> {
        let pairs = self.rows.iter().filter_map(Row::worst);
        pairs
            .map(|pair| pair.distance)
            .try_fold(0.0, |worst: f64, distance| Some(worst.max(distance?)))
    }
}
