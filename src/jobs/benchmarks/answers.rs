//! All benchmarks.

use super::everything::everything;
use super::exact_lives::{closed_forms, silenced, two_lives};
use super::formulas::{drain, intervals, of_a_lot, plans, spreads};
use super::ishigami::ishigami;
use crate::estimate::{Case, Tolerance};
use crate::results::{Benchmarks, LeftOut};
use serde::Deserialize;

const ANSWERS: &str = include_str!("../../../assets/known/answers.json");

/// The published numbers, and those left out.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Published {
    groups: Vec<BenchmarkGroup>,
    left_out: Vec<LeftOut>,
}

/// Published numbers of one kind.
#[derive(Deserialize)]
struct BenchmarkGroup {
    about: &'static str,
    source: &'static str,
    /// Each question and its published answer.
    answers: Vec<[String; 2]>,
}

impl BenchmarkGroup {
    /// The cases of the group, with the computed numbers in its order.
    fn with(self, ours: Vec<(f64, Tolerance)>) -> Vec<Case> {
        assert_eq!(self.answers.len(), ours.len(), "ours of each: {}", self.about);
        let case = |([case, published], (ours, near)): ([String; 2], (f64, Tolerance))| {
            let (about, source) = (self.about, self.source);
            Case { about, source, case, kind: None, published, ours, near }
        };
        self.answers.into_iter().zip(ours).map(case).collect()
    }
}

/// Computed numbers that must agree with every published digit.
fn exact(ours: Vec<f64>) -> Vec<(f64, Tolerance)> {
    ours.into_iter().map(|ours| (ours, Tolerance::LastDigit)).collect()
}

/// Computes every published number that the library can, and compares.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn benchmarks() -> Benchmarks {
    altered_benchmarks(&[], |_| ())
}

/// Computes the benchmarks with overridden keys and altered cases. A test can so plant a mistake in
/// a computed or published number.
#[doc(hidden)]
pub fn altered_benchmarks(overrides: &[&str], alter: impl Fn(&mut Case)) -> Benchmarks {
    let Published { groups, left_out } = serde_json::from_str(ANSWERS).expect("a test reads it");
    let ours = [
        exact(two_lives(overrides)),
        exact(closed_forms(overrides)),
        silenced(overrides),
        ishigami(),
        exact(plans()),
        exact(of_a_lot()),
        exact(intervals()),
        exact(drain()),
        spreads(),
    ];
    assert_eq!(groups.len(), ours.len(), "ours of each group");
    let mut cases: Vec<Vec<Case>> =
        groups.into_iter().zip(ours).map(|(group, ours)| group.with(ours)).collect();
    cases.insert(EVERYTHING_AT, everything(overrides));
    let judged = |mut case: Case| {
        alter(&mut case);
        case.judged()
    };
    Benchmarks { answers: cases.into_iter().flatten().map(judged).collect(), left_out }
}

/// The group that precedes the case of every mechanism at once.
const EVERYTHING_AT: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::Tolerance;

    #[test]
    fn all_hold_and_every_row_of_the_list_is_there() {
        let found = benchmarks();
        let wrong: Vec<_> = found.differing().collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        let of = |about: &str| {
            found.answers.iter().filter(|answer| answer.about.starts_with(about)).count()
        };
        assert_eq!(
            [
                "The shorter",
                "Closed",
                "Mines that",
                "Every",
                "Sobol",
                "Test plans",
                "Exact intervals",
                "How a",
                "Spreads"
            ]
            .map(of),
            [5, 8, 6, 208, 7, 11, 4, 1, 2]
        );
        assert_eq!(found.answers.len(), 252);
        assert_eq!(found.left_out.len(), 8);
    }

    /// A mistake is planted in each published number, and each is detected. It is half a percent, 5
    /// % where the computed number is sampled, and one unit where a number is whole.
    #[test]
    fn a_mistake_in_any_published_number_is_seen() {
        let planted = altered_benchmarks(&[], |case| {
            let value: f64 = case.published.replace(',', "").parse().unwrap();
            let more = if matches!(case.near, Tolerance::Scatter { .. }) { 1.05 } else { 1.005 };
            case.published = if case.published.contains('.') {
                format!("{:?}", more * value)
            } else {
                format!("{}", value + 1.0)
            };
        });
        let unseen: Vec<_> = planted.answers.iter().filter(|answer| answer.agrees).collect();
        // numbers near zero, out of a thousand mines, have no half percent that the tolerance could
        // discriminate
        for answer in unseen {
            let value: f64 = answer.published.parse().unwrap();
            assert!(answer.about.starts_with("Every") && value.abs() < 3e-5, "{answer:?}");
        }
        assert!(!planted.hold());
    }

    #[test]
    #[ignore = "slow: the gate runs it"]
    fn a_wrong_number_in_ours_is_seen() {
        let battery = "alternative[0].laying[0].electrical";
        for (set, about) in [
            (format!("{battery}.battery.life={{ weibull = {{ cv = 0.679 }} }}"), "The shorter"),
            (format!("{battery}.battery.storage_loss_per_year=0.0151"), "Every"),
            ("civilians.extra_casualties_mean=0.501".to_owned(), "Closed"),
            ("civilians.group[0].people=341".to_owned(), "Every"),
        ] {
            let found = altered_benchmarks(&[&set], |_| ());
            assert!(found.differing().any(|answer| answer.about.starts_with(about)), "{set}");
        }
        let altered = altered_benchmarks(&[], |case| case.ours *= 1.005);
        let seen = altered.differing().count();
        assert!(seen > 170, "{seen}");
    }
}
