//! Figures and test plans in words, and the command for an answer.

use crate::report::wording::frequency::share;
use crate::report::wording::words::plural;
use crate::results::{Answer, Confidence, Figure, Observed, Reading, TestPlan};

/// Formats a probability with all its digits: 0.001, 6e-6.
pub(crate) fn figure(p: f64) -> String {
    if p > 0.0 && p < 1e-4 { format!("{p:e}") } else { p.to_string() }
}

/// Formats a figure with its natural frequency: 6e-6 (6 in a million).
pub(crate) fn in_words(figure_of: Figure) -> String {
    format!("{} ({})", figure(figure_of.failure()), share(figure_of.failure()))
}

/// Formats a confidence level in percent: 95 %.
pub(super) fn percent(confidence: Confidence) -> String {
    percent_of(confidence.level())
}

/// Formats a share in percent: 5 %, 99.9 %.
///
/// It has all its digits.
pub(crate) fn percent_of(share: f64) -> String {
    let text = format!("{:.9}", 100.0 * share);
    format!("{} %", text.trim_end_matches('0').trim_end_matches('.'))
}

/// Formats the observed failures and the sample size.
pub(crate) fn observed_text(observed: &Observed) -> String {
    let failures = plural(observed.failures(), "failure", "failures");
    format!("{failures} among {}", plural(observed.of(), "item", "items"))
}

/// Formats the sample size and the failures allowed.
pub(crate) fn plan_text(plan: &TestPlan) -> String {
    let items = plural(plan.items, "item", "items");
    match plan.allowed {
        0 => format!("{items} without a failure"),
        some => format!("{items} with at most {}", plural(some, "failure", "failures")),
    }
}

/// The sentence on whether observations support a figure.
pub(super) fn reading_text(
    reading: Reading,
    of: Figure,
    observed: &Observed,
    confidence: Confidence,
) -> String {
    let (of, sure) = (in_words(of), percent(confidence));
    match reading {
        Reading::Supports => format!("It supports the figure of {of} with {sure} confidence."),
        Reading::SpeaksAgainst => {
            format!(
                "It does not support the figure of {of}: it speaks against it with {sure} \
                 confidence. Its one-sided lower limit is {}.",
                figure(observed.lower_bound(confidence))
            )
        }
        Reading::Undecided => format!(
            "It does not support the figure of {of} with {sure} confidence, and does not speak \
             against it either."
        ),
    }
}

/// The command that reproduces the answer.
pub(crate) fn command(answer: &Answer) -> String {
    let asked = match answer {
        Answer::Needed { figure: of, plans, .. } => {
            let first = plans[0];
            let lot = first.lot.map_or_else(String::new, |lot| format!(" --lot {lot}"));
            format!("--claim {} --allow {}{lot}", figure(of.failure()), first.allowed)
        }
        Answer::Observed { observed, figure: of, .. } => {
            let claim =
                of.map_or_else(String::new, |of| format!(" --claim {}", figure(of.failure())));
            format!("--observed {} --of {}{claim}", observed.failures(), observed.of())
        }
        Answer::Discrimination { better, worse, power, harm, .. } => {
            let [better, worse] = [better, worse].map(|of| figure(of.failure()));
            let harm = harm.as_ref().map_or_else(String::new, |harm| {
                let made = &harm.provenance;
                let own = format!("{}=", harm.key);
                let set: String = made
                    .overrides
                    .iter()
                    .filter(|set| !set.starts_with(&own) && !set.starts_with("simulation.draws="))
                    .map(|set| format!(" --set '{set}'"))
                    .collect();
                let file = made.inputs.first().map_or("default", |input| input.file.as_str());
                format!(" {file} --key '{}' --of {} --draws {}{set}", harm.key, harm.of, made.draws)
            });
            format!("--discriminate {better} --from {worse} --power {power}{harm}")
        }
    };
    let (Answer::Needed { confidence, .. }
    | Answer::Observed { confidence, .. }
    | Answer::Discrimination { confidence, .. }) = answer;
    format!("inertness evidence {asked} --confidence {}", confidence.level())
}
