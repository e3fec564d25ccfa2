//! Contrasts harm at two values of a figure, by expected values.

use crate::engine::point;
use crate::estimate::contrasts;
use crate::jobs::simulate;
use crate::model::{Alternative, Study};
use crate::question::{Engine, Provenance, Quantity, Split, Target, TargetFault};
use crate::results::{Contrast, DrawTable};
use crate::scenario::Scenario;
use crate::units::{Days, human};
use thiserror::Error;

/// Names of the quantities of harm and burden.
fn known() -> String {
    let known = Quantity::ALL.into_iter().filter(|quantity| can_be(*quantity));
    known.map(Quantity::name).collect::<Vec<_>>().join(", ")
}

/// The reason why a quantity cannot be contrasted.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ContrastFault {
    /// A quantity that is neither harm nor burden.
    #[error("{found} is neither harm nor burden, expected one of {}", known())]
    NoHarm {
        /// The quantity.
        found: &'static str,
    },
    /// Mines able to function at a time within their rated life.
    #[error(
        "{found} is a burden after the rated life, expected a time after {after}, the longest \
         rated life in the scenario"
    )]
    WithinRatedLife {
        /// The target.
        found: String,
        /// The longest rated life.
        after: String,
    },
    /// A quantity or time that the scenario does not report.
    #[error(transparent)]
    Target(#[from] TargetFault),
}

/// A scenario at two values of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Contrasted {
    /// The contrast of every alternative.
    pub alternatives: Vec<Contrast>,
    /// The provenance that reproduces the second of the two runs.
    pub worse: Provenance,
}

/// Whether a scenario can be contrasted in a target. The target is harm, or burden after the
/// longest rated life.
///
/// # Errors
/// [`ContrastFault`] says why not.
fn can_contrast(scenario: &Scenario, target: &Target) -> Result<(), ContrastFault> {
    let quantity = target.quantity();
    if !can_be(quantity) {
        return Err(ContrastFault::NoHarm { found: quantity.name() });
    }
    target.report_of(scenario.plan())?;
    after_rated_life(scenario, target)
}

/// Whether a target of functional mines lies after every rated life. This holds over all draws.
///
/// # Errors
/// [`ContrastFault::WithinRatedLife`] where it does not.
pub fn after_rated_life(scenario: &Scenario, target: &Target) -> Result<(), ContrastFault> {
    let plan = scenario.plan();
    let studies =
        (0..plan.draws).map(|draw| scenario.study(&point(scenario.labels(), plan.seed, draw)));
    let of_study = |study: Study| -> Vec<f64> {
        let lives = study.alternatives.iter().filter_map(Alternative::longest_rated_life);
        lives.map(Days::days).collect()
    };
    let longest = studies.flat_map(of_study).max_by(f64::total_cmp);
    let counts = target.quantity().is_able_to_function();
    match longest.filter(|&longest| counts && target.at().time.days() < longest) {
        Some(longest) => Err(ContrastFault::WithinRatedLife {
            found: target.to_string(),
            after: human(Days::new(longest)),
        }),
        None => Ok(()),
    }
}

/// Whether a quantity is harm or burden, in one number.
fn can_be(quantity: Quantity) -> bool {
    quantity.is_harm_or_burden() && quantity.split() == Split::Whole
}

/// Contrasts every alternative at two values of a figure. The scenarios differ in the figure alone,
/// so that each parameter draw has the same values of everything else.
///
/// # Errors
/// A [`ContrastFault`] says why the target cannot be contrasted.
///
/// # Panics
/// If the two are not the same scenario with the same draws.
pub fn contrast(
    better: &Scenario,
    worse: &Scenario,
    target: &Target,
) -> Result<Contrasted, ContrastFault> {
    can_contrast(better, target)?;
    can_contrast(worse, target)?;
    let plan = better.plan();
    let report = target.report_of(plan)?;
    let [at_better, at_worse] =
        [better, worse].map(|scenario| simulate(scenario, Engine::Expected, |_| {}));
    let time = &plan.report_at[report].text;
    let output = |alternative: &str| DrawTable::output(alternative, target.quantity(), time, None);
    let alternatives = contrasts(&plan.alternatives, output, &at_better.draws, &at_worse.draws)
        .expect("both are the same scenario, and it reports the target");
    Ok(Contrasted { alternatives, worse: at_worse.findings.provenance })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read;
    use crate::scenario::{Source, built_ins};

    const KEY: &str = "alternative[0].laying[0].electrical.deactivation_failure.probability";

    fn at(p: f64) -> Scenario {
        let overrides = [format!("{KEY}={p:e}"), "simulation.draws=3".to_owned()];
        read(&Source::BuiltIn(&built_ins()[0]), &overrides).expect("legal")
    }

    #[test]
    fn more_deactivation_failure_is_more_harm_in_its_alternative_and_none_in_the_others() {
        let found = contrast(&at(6e-6), &at(1e-3), &"casualties@10y".parse().unwrap()).unwrap();
        let own = &found.alternatives[0];
        assert!(
            own.more > 0.0 && own.uncertainty_interval.is_some_and(|[low, _]| low > 0.0),
            "{own:?}"
        );
        assert!((own.at_worse - own.at_better - own.more).abs() < 1e-12 * own.at_worse);
        for other in &found.alternatives[1..] {
            assert_eq!(
                (other.more, other.uncertainty_interval),
                (0.0, Some([0.0, 0.0])),
                "the same draws at both"
            );
            assert!(other.at_better > 0.0);
        }
        let double = contrast(&at(1e-3), &at(2e-3), &"casualties@10y".parse().unwrap()).unwrap();
        let per_deactivation_failure = own.more / (1e-3 - 6e-6);
        assert!(
            (double.alternatives[0].more / 1e-3 / per_deactivation_failure - 1.0).abs() < 0.01,
            "harm is in proportion"
        );
    }

    #[test]
    fn only_harm_and_burden_are_contrasted() {
        let fault =
            |text: &str| can_contrast(&at(1e-3), &text.parse().unwrap()).unwrap_err().to_string();
        assert!(
            fault("detonations@10y")
                .starts_with("detonations is neither harm nor burden, expected one of fun")
        );
        assert!(fault("self_destructed@10y").contains("casualties, killed, injured"));
        assert!(
            fault("functional@4h").contains("expected a time after 14 d"),
            "{}",
            fault("functional@4h")
        );
        assert!(fault("casualties@11y").contains("no time at which the scenario reports"));
        for text in
            ["functional@10y", "explosive@4h", "p_any_casualty@10y", "individual_risk_per_year@30d"]
        {
            assert_eq!(can_contrast(&at(1e-3), &text.parse().unwrap()), Ok(()), "{text}");
        }
    }
}
