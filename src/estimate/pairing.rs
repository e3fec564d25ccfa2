//! Pairing of two runs by their parameter draws.

use super::error::intervals::are_few_of_many;
use super::error::standard_error::{error_over_draws, half_of_95};
use crate::results::{DrawTable, Findings, Pairing};

/// The files of a run.
#[derive(Clone, Copy, Debug)]
pub struct RunRecord<'a> {
    /// The run's results.
    pub findings: &'a Findings,
    /// The run's table of parameter draws, where there is one.
    pub draws: Option<&'a DrawTable>,
}

/// The greatest relative difference that counts as rounding. `draws.csv` holds every digit, so that
/// the rounding is that of sums.
const ROUNDING: f64 = 1e-12;

impl Pairing {
    /// Decides whether two runs are paired. They need the same seed, generator and number of draws,
    /// and inputs that confirm them.
    ///
    /// An input with an unchanged distribution has the same value in every draw. One whose
    /// distribution changed keeps the order of the draws: a draw has the same quantile of both.
    pub(super) fn of(before: RunRecord<'_>, after: RunRecord<'_>, changed: &[&str]) -> Self {
        paired(before, after, changed).unwrap_or_else(|because| Self::Unpaired { because })
    }
}

/// Two results paired by their draws, or the reason why they cannot be.
fn paired(
    before: RunRecord<'_>,
    after: RunRecord<'_>,
    changed: &[&str],
) -> Result<Pairing, String> {
    let (one, other) = match (before.draws, after.draws) {
        (Some(one), Some(other)) => (one, other),
        (None, Some(_)) => return Err("no draws.csv stands beside the first".to_owned()),
        (Some(_), None) => return Err("no draws.csv stands beside the second".to_owned()),
        (None, None) => return Err("no draws.csv stands beside either".to_owned()),
    };
    let [was, is] = [before, after].map(|run| &run.findings.provenance);
    if was.seed != is.seed {
        return Err(format!("their seeds differ, {} and {}", was.seed, is.seed));
    }
    if was.generator != is.generator {
        return Err("their generators of random numbers differ".to_owned());
    }
    let [draws, others] = [one, other].map(|table| table.rows.len());
    if draws != others {
        return Err(format!("they have {draws} and {others} parameter draws"));
    }
    let exact = !was.means_are_sampled() && !is.means_are_sampled();
    if draws < 2 && !exact {
        return Err("a single parameter draw does not show by how much they scatter".to_owned());
    }
    let (same_inputs, other_inputs) = inputs(one, other, changed)?;
    Ok(Pairing::Paired { draws, exact, same_inputs, other_inputs })
}

/// The number of inputs with equal values, and names of the others.
fn inputs(
    one: &DrawTable,
    other: &DrawTable,
    changed: &[&str],
) -> Result<(usize, Vec<String>), String> {
    let (mut same, mut others) = (0, vec![]);
    for input in &one.inputs {
        let (Some(before), Some(after)) =
            (one.values_of_input(input), other.values_of_input(input))
        else {
            continue;
        };
        if before == after {
            same += 1;
        } else if !changed.iter().any(|path| is_within(input, path)) {
            return Err(format!("the values of {input} differ, and its distribution does not"));
        } else if !is_in_one_order(before, after) {
            return Err(format!("the draws have another order by {input}"));
        } else {
            others.push(input.clone());
        }
    }
    Ok((same, others))
}

/// Whether a path is `whole` or lies within it.
fn is_within(path: &str, whole: &str) -> bool {
    path.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Whether the second values never reverse the order of the first.
fn is_in_one_order(before: Vec<f64>, after: Vec<f64>) -> bool {
    let mut pairs: Vec<(f64, f64)> = before.into_iter().zip(after).collect();
    pairs.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    pairs.windows(2).all(|pair| pair[0].1 <= pair[1].1)
}

/// The paired difference of a number between two runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Paired {
    /// Half of the 95 % interval of the mean difference. None with a single draw, or where few
    /// draws carry it.
    pub(super) error: Option<f64>,
    /// Draws in which the second value is greater.
    pub(super) rose: usize,
    /// Draws in which the second value is less.
    pub(super) fell: usize,
}

impl Paired {
    /// Compares values draw by draw, in the order of the draws.
    pub(super) fn of(before: &[f64], after: &[f64]) -> Self {
        let differences: Vec<f64> =
            before.iter().zip(after).map(|(before, after)| after - before).collect();
        let risen = |from: &[f64], to: &[f64]| {
            let beyond_rounding = |(a, b): &(&f64, &f64)| *b - *a > ROUNDING * a.abs().max(b.abs());
            from.iter().zip(to).filter(beyond_rounding).count()
        };
        let half = half_of_95(differences.len() as u32);
        let error = error_over_draws(&differences).filter(|_| !are_few_of_many(&differences));
        let error = error.map(|error| half * error);
        Self { error, rose: risen(before, after), fell: risen(after, before) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::point;
    use crate::numeric::normal_quantile;
    use crate::uncertainty::Label;

    fn table(inputs: &[(&str, [f64; 3])]) -> DrawTable {
        let row = |draw: usize| (inputs.iter().map(|(_, values)| values[draw]).collect(), vec![]);
        DrawTable {
            inputs: inputs.iter().map(|(name, _)| (*name).to_owned()).collect(),
            outputs: vec![],
            rows: (0..3).map(row).collect(),
        }
    }

    #[test]
    fn inputs_bear_out_that_draws_are_the_same() {
        let one = table(&[("a.b", [1.0, 2.0, 3.0]), ("c", [5.0, 4.0, 6.0]), ("only", [0.0; 3])]);
        let found = |b: [f64; 3], c: [f64; 3], changed: &[&str]| {
            inputs(&one, &table(&[("c", c), ("a.b", b), ("new", [0.0; 3])]), changed)
        };
        let (b, c) = ([1.0, 2.0, 3.0], [5.0, 4.0, 6.0]);
        assert_eq!(found(b, c, &["only", "new"]), Ok((2, vec![])));
        // another distribution takes the same quantiles, and may give several draws one value
        let stretched = [10.0, 40.0, 40.0];
        for path in ["a.b", "a"] {
            assert_eq!(found(stretched, c, &[path]), Ok((1, vec!["a.b".to_owned()])), "{path}");
        }
        for path in ["a.bc", "a.b.x", "c"] {
            let fault = found(stretched, c, &[path]).unwrap_err();
            assert_eq!(fault, "the values of a.b differ, and its distribution does not");
        }
        assert_eq!(
            found([1.0, 3.0, 2.0], c, &["a.b"]).unwrap_err(),
            "the draws have another order by a.b"
        );
    }

    #[test]
    fn draws_are_counted_beyond_rounding() {
        let tiny = 1.0 + 4e-13;
        let found = Paired::of(&[1.0, 1.0, 2.0, 0.0], &[tiny, 1.5, 1.0, 0.0]);
        assert_eq!((found.rose, found.fell), (1, 1));
        let single = Paired::of(&[1.0], &[2.0]);
        assert_eq!(single, Paired { error: None, rose: 1, fell: 0 });
        // differences 1, 2, 3: their mean has the standard error 1/√3; Student's quantile with two
        // degrees of freedom is 4.303
        let error = Paired::of(&[0.0, 10.0, 100.0], &[1.0, 12.0, 103.0]).error.unwrap();
        assert!((error - 4.302_653 / 3.0_f64.sqrt()).abs() < 1e-6, "{error}");
    }

    /// Both runs sample values that scatter over draws. This scatter is a hundred times their
    /// sampling error. Of 4,000 numbers that did not move, one in twenty, 200, is beyond its error.
    /// Four and a half standard errors of that are 62, which chance alone exceeds seven times in a
    /// million. A planted move of three sampling errors is detected. Errors of unpaired results, or
    /// the quantile of the normal distribution in place of Student's, would both fail.
    #[test]
    fn of_numbers_that_did_not_move_one_in_twenty_is_beyond_its_error() {
        let label = ["civilians.extra_casualties_mean"].map(|key| Label::new(key, key));
        let normal = |seed: u64| normal_quantile(point(&label, seed, 0).0[0]);
        for (draws, seed) in [(5, 1_u64), (12, 2), (40, 3)] {
            let beyond = |moved: f64| {
                let trials = (0..4_000_u64).filter(|trial| {
                    let at = |which: u64, draw: u64| {
                        normal((((seed * 4_000 + trial) * 40 + draw) << 2) + which)
                    };
                    let value = |which: u64, move_by: f64| -> Vec<f64> {
                        (0..draws)
                            .map(|draw| 100.0 * at(0, draw) + at(which, draw) + move_by)
                            .collect()
                    };
                    let (before, after) = (value(1, 0.0), value(2, moved));
                    let sum: f64 =
                        after.iter().zip(&before).map(|(after, before)| after - before).sum();
                    (sum / draws as f64).abs() > Paired::of(&before, &after).error.unwrap()
                });
                trials.count()
            };
            let found = beyond(0.0);
            assert!((138..=262).contains(&found), "{draws} draws: {found}");
            let planted = beyond(3.0 * 2.0_f64.sqrt());
            assert!(planted > 3_900, "{draws} draws: {planted}");
        }
    }
}
