//! Casualties at two values of a figure, compared draw by draw.

use super::error::intervals::mean;
use crate::results::{Contrast, DrawSummary, DrawTable};

/// The contrast of each alternative; `output` names the column for it. None where a table lacks the
/// column or the tables have different draws.
///
/// A draw keeps all other parameters at both values, so that the difference is that of the figure
/// alone.
pub fn contrasts(
    alternatives: &[String],
    output: impl Fn(&str) -> String,
    better: &DrawTable,
    worse: &DrawTable,
) -> Option<Vec<Contrast>> {
    let contrast = |alternative: &String| {
        let name = output(alternative);
        let (better, worse) = (better.values_of(&name)?, worse.values_of(&name)?);
        if better.len() != worse.len() || better.is_empty() {
            return None;
        }
        let differences: Vec<f64> = better.iter().zip(&worse).map(|(a, b)| b - a).collect();
        let DrawSummary { mean: more, std_error, uncertainty_interval, median, .. } =
            DrawSummary::of(&differences);
        Some(Contrast {
            alternative: alternative.clone(),
            at_better: mean(better.into_iter()),
            at_worse: mean(worse.into_iter()),
            more,
            std_error,
            uncertainty_interval,
            median,
        })
    };
    alternatives.iter().map(contrast).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(values: &[f64]) -> DrawTable {
        let rows = values.iter().map(|&value| (vec![], vec![9.0, value])).collect();
        DrawTable { inputs: vec![], outputs: vec!["other".into(), "a / casualties".into()], rows }
    }

    #[test]
    fn draws_are_paired() {
        let (better, worse) = (table(&[1.0, 100.0]), table(&[2.0, 103.0]));
        let name = |alternative: &str| format!("{alternative} / casualties");
        let found = contrasts(&["a".to_owned()], name, &better, &worse).unwrap();
        assert_eq!((found[0].at_better, found[0].at_worse, found[0].more), (50.5, 52.5, 2.0));
        assert_eq!(found[0].std_error, Some(1.0), "of 1 and 3, and not of what lies far apart");
        assert_eq!(
            found[0].uncertainty_interval,
            Some([1.0, 3.0]),
            "two draws have no ends but themselves"
        );
        assert_eq!(contrasts(&["b".to_owned()], name, &better, &worse), None);
        assert_eq!(contrasts(&["a".to_owned()], name, &better, &table(&[1.0])), None);
    }
}
