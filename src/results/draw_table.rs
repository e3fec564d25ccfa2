//! The table of parameter draws of a run: the content of `draws.csv`.

use super::Findings;
use crate::question::Quantity;

/// The table of parameter draws, one row per draw. A row has every uncertain input, and the
/// expected value of every quantity at the report times.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawTable {
    /// Names of the uncertain inputs: the paths of their keys.
    pub inputs: Vec<String>,
    /// Names of the outputs, such as `alternative / quantity @ time`. Groups and causes add ` /
    /// name`.
    pub outputs: Vec<String>,
    /// One row per draw: its inputs, then its outputs.
    pub rows: Vec<(Vec<f64>, Vec<f64>)>,
}

impl DrawTable {
    /// The name of an output. `part` is the group or cause of a split quantity.
    pub fn output(alternative: &str, quantity: Quantity, time: &str, part: Option<&str>) -> String {
        let whole = format!("{alternative} / {} @ {time}", quantity.name());
        part.map_or_else(|| whole.clone(), |part| format!("{whole} / {part}"))
    }

    /// The values of an output, one for each draw. None where the table lacks it.
    pub fn values_of(&self, output: &str) -> Option<Vec<f64>> {
        let at = self.outputs.iter().position(|name| name == output)?;
        self.rows.iter().map(|(_, outputs)| outputs.get(at).copied()).collect()
    }

    /// The values of an input, one for each draw. None where the table lacks it.
    pub fn values_of_input(&self, input: &str) -> Option<Vec<f64>> {
        let at = self.inputs.iter().position(|name| name == input)?;
        self.rows.iter().map(|(inputs, _)| inputs.get(at).copied()).collect()
    }
}

impl Findings {
    /// The mean of every output by name, in the results' order.
    pub fn means_by_output(&self) -> Vec<(String, f64)> {
        let times = self
            .alternatives
            .iter()
            .flat_map(|alternative| alternative.at.iter().map(move |at| (alternative, at)));
        let numbers = times.flat_map(|(alternative, at)| {
            at.numbers().into_iter().map(move |(quantity, part, estimate)| {
                (DrawTable::output(&alternative.name, quantity, &at.time, part), estimate.mean)
            })
        });
        numbers.collect()
    }
}
