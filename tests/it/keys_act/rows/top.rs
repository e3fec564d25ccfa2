//! Keys that are no physics: names, seeds, counts, times; and claims.

use crate::keys_act::bases::{BATTERY, FEW, PERSISTENT};
use crate::keys_act::row::{Of, Pair, Row, row};
use inertness::question::{Bound, Claim, Per, Quantity};
use inertness::results::{AlternativeFindings, Estimate};

fn casualties(alternative: &AlternativeFindings) -> Estimate {
    *alternative.at[3].quantities[&Quantity::Casualties].whole().expect("one number")
}

/// Two seeds: no number is the same, and the means differ by no more than chance.
fn another_numbers(pair: &Pair<'_>) -> bool {
    pair.before.findings().alternatives.iter().zip(&pair.after.findings().alternatives).all(
        |(before, after)| {
            let (one, other) = (casualties(before), casualties(after));
            let error = one.std_error.unwrap_or(0.0).hypot(other.std_error.unwrap_or(0.0));
            one.mean != other.mean && (one.mean - other.mean).abs() < 4.5 * error
        },
    )
}

fn epistemic_only_after(pair: &Pair<'_>) -> bool {
    let [before, after] =
        [pair.before, pair.after].map(|run| casualties(&run.findings().alternatives[BATTERY]));
    before.uncertainty_interval.is_none()
        && after
            .uncertainty_interval
            .is_some_and(|[low, high]| low < after.mean && after.mean < high)
}

/// The run is longer; what is blocked to its end is more.
fn longer(pair: &Pair<'_>) -> bool {
    let [before, after] = [pair.before, pair.after].map(|run| run.findings());
    let (short, long) = (&before.alternatives[BATTERY], &after.alternatives[BATTERY]);
    let denied = |alternative: &AlternativeFindings| alternative.land.blocked_hectare_years;
    let to_the_end = short.clearance.is_some() || denied(long) > denied(short);
    before.times_days.last() == Some(&400.0)
        && after.times_days.last() == Some(&500.0)
        && to_the_end
}

/// One report time instead of six, with the same numbers.
fn one_of_six(pair: &Pair<'_>) -> bool {
    let [before, after] =
        [pair.before, pair.after].map(|run| &run.findings().alternatives[PERSISTENT].at);
    before.len() == 6 && after.len() == 1 && after[0] == before[2]
}

/// The other alternative is compared, and what it averts has the other sign.
fn turned_round(pair: &Pair<'_>) -> bool {
    let [before, after] = [pair.before, pair.after].map(|run| &run.findings().comparison[0]);
    let averted = before.at[3].casualties_averted.mean;
    (before.baseline.as_str(), after.baseline.as_str()) == ("persistent", "battery")
        && averted != 0.0
        && after.at[3].casualties_averted.mean == -averted
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("format", &["format=2"], "There is one grammar, and a file of another is refused.")
            .refused("format: found 2, expected 1"),
        row("title", &["title=Another"], "A text for readers.").set(FEW).shows("`title`", |pair| {
            pair.before.findings().title == "Every key" && pair.after.findings().title == "Another"
        }),
        row("question", &["question=Why?"], "A text for readers.").set(FEW).shows(
            "`question`",
            |pair| {
                pair.before.findings().question.as_deref() == Some("What moves?")
                    && pair.after.findings().question.as_deref() == Some("Why?")
            },
        ),
        row(
            "simulation.seed",
            &["simulation.seed=12"],
            "Another seed is other chance, under the same distributions.",
        )
        .shows("every mean, within its error", another_numbers),
        row(
            "simulation.draws",
            &["simulation.draws=4"],
            "What is unknown shows only over several parameter draws.",
        )
        .set(&[
            "civilians.trigger_probability={ uniform = [0.2, 0.9] }",
            "simulation.replicates=20",
        ])
        .shows("the `uncertainty_interval` intervals", epistemic_only_after),
        row(
            "simulation.replicates",
            &["simulation.replicates=240"],
            "Four times the replicates halve the error.",
        )
        .down(BATTERY, Of::Spread(Quantity::Detonations), "150d"),
        row(
            "simulation.horizon",
            &["simulation.horizon=500d"],
            "The curves, and what is blocked for good, end there.",
        )
        .set(FEW)
        .shows("`times_days`, and `land.blocked_hectare_years` where nothing is cleared", longer),
        row(
            "simulation.report_at",
            &["simulation.report_at=[\"60d\"]"],
            "It says when to look, and changes no number.",
        )
        .set(FEW)
        .shows("`at`", one_of_six),
        row(
            "simulation.baseline",
            &["simulation.baseline=battery"],
            "Else it is the last alternative of persistent mines.",
        )
        .shows("`comparison`", turned_round),
    ]
}

fn claim(pair: &Pair<'_>) -> Option<[Claim; 2]> {
    let [before, after] =
        [pair.before, pair.after].map(|run| run.scenario.claims().first().cloned());
    Some([before?, after?])
}

pub(super) fn claims() -> Vec<Row> {
    const CLAIM: &str = "claim=[{ alternative = \"battery\", quantity = \"functional\", at = \
                         \"150d\", at_most = 0.5, per = \"mine\", source = \"A treaty\" }]";
    const AT_LEAST: &str = "claim=[{ alternative = \"battery\", quantity = \"functional\", at = \
                            \"150d\", at_least = 0.5, per = \"mine\" }]";
    type Holds = fn(&Pair<'_>) -> bool;
    let of = |key, change: &'static str, why, what, holds: Holds| {
        row(key, &[change], why).set(&[CLAIM]).shows(what, holds)
    };
    vec![
        of(
            "claim.alternative",
            "claim[0].alternative=persistent",
            "It names the alternative.",
            "the claims of the scenario",
            |pair| {
                claim(pair).is_some_and(|[before, after]| {
                    (before.alternative, after.alternative) == (BATTERY, PERSISTENT)
                })
            },
        ),
        of(
            "claim.quantity",
            "claim[0].quantity=explosive",
            "It names the quantity.",
            "the claims of the scenario",
            |pair| {
                let expected = (Quantity::Functional, Quantity::Explosive);
                claim(pair)
                    .is_some_and(|[before, after]| (before.quantity, after.quantity) == expected)
            },
        ),
        of("claim.at", "claim[0].at=250d", "It says when.", "the claims of the scenario", |pair| {
            claim(pair).is_some_and(|[before, after]| {
                (&*before.at.text, after.at.time.days()) == ("150d", 250.0)
            })
        }),
        of(
            "claim.at_most",
            "claim[0].at_most=0.25",
            "It is the figure.",
            "the claims of the scenario",
            |pair| {
                let expected = (Bound::AtMost(0.5), Bound::AtMost(0.25));
                claim(pair).is_some_and(|[before, after]| (before.bound, after.bound) == expected)
            },
        ),
        of(
            "claim.at_least",
            AT_LEAST,
            "It is the figure, the other way.",
            "the claims of the scenario",
            |pair| {
                let expected = (Bound::AtMost(0.5), Bound::AtLeast(0.5));
                claim(pair).is_some_and(|[before, after]| (before.bound, after.bound) == expected)
            },
        ),
        of(
            "claim.per",
            "claim[0].per=replicate",
            "It says what the figure counts.",
            "the claims of the scenario",
            |pair| {
                claim(pair).is_some_and(|[before, after]| {
                    (before.per, after.per) == (Per::Mine, Per::Replicate)
                })
            },
        ),
        of(
            "claim.source",
            "claim[0].source=\"A maker\"",
            "It says who says so.",
            "the claims of the scenario",
            |pair| {
                let said = |claim: Claim| claim.source.unwrap_or_default();
                claim(pair).is_some_and(|claims| claims.map(said) == ["A treaty", "A maker"])
            },
        ),
    ]
}
