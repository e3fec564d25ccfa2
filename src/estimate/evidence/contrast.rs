//! What two values of a figure mean in harm: the same parameter draws at both.

use crate::estimate::bands::mean;
use crate::results::{Contrast, DrawTable, OverDraws};

/// The contrast of every arm, of an output that `output` names for it; none where a table lacks it
/// or the tables have not the same draws.
///
/// A draw keeps the values of all other parameters at both values, so that the difference is that
/// of the figure alone.
pub fn contrasts(
    arms: &[String],
    output: impl Fn(&str) -> String,
    better: &DrawTable,
    worse: &DrawTable,
) -> Option<Vec<Contrast>> {
    let of_arm = |arm: &String| {
        let name = output(arm);
        let (better, worse) = (better.values_of(&name)?, worse.values_of(&name)?);
        let same = better.len() == worse.len() && !better.is_empty();
        same.then(|| contrast(arm.clone(), &better, &worse))
    };
    arms.iter().map(of_arm).collect()
}

fn contrast(arm: String, better: &[f64], worse: &[f64]) -> Contrast {
    let more = OverDraws::of(better.iter().zip(worse).map(|(a, b)| b - a).collect());
    Contrast {
        arm,
        at_better: mean(better.iter().copied()),
        at_worse: mean(worse.iter().copied()),
        more: more.mean,
        std_error: more.std_error,
        epistemic: more.epistemic,
        median: more.median,
    }
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
        let name = |arm: &str| format!("{arm} / casualties");
        let found = contrasts(&["a".to_owned()], name, &better, &worse).unwrap();
        assert_eq!((found[0].at_better, found[0].at_worse, found[0].more), (50.5, 52.5, 2.0));
        assert_eq!(found[0].std_error, Some(1.0), "of 1 and 3, and not of what lies far apart");
        assert_eq!(found[0].epistemic, Some([1.0, 3.0]), "two draws have no ends but themselves");
        assert_eq!(contrasts(&["b".to_owned()], name, &better, &worse), None);
        assert_eq!(contrasts(&["a".to_owned()], name, &better, &table(&[1.0])), None);
    }
}
