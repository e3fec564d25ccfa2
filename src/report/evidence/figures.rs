//! Figures and plans in words, and the command that asks for an answer.

use crate::report::frequency::share;
use crate::report::words::plural;
use crate::results::{Answer, Confidence, Figure, Observed, Reading, TestPlan};

/// A probability in all its digits: 0.001, 6e-6.
pub(crate) fn figure(p: f64) -> String {
    if p > 0.0 && p < 1e-4 { format!("{p:e}") } else { p.to_string() }
}

/// The same, with what it is in words: 6e-6 (6 in a million).
pub(crate) fn in_words(figure_of: Figure) -> String {
    format!("{} ({})", figure(figure_of.exception()), share(figure_of.exception()))
}

/// A confidence in percent: 95 %.
pub(super) fn percent(confidence: Confidence) -> String {
    percent_of(confidence.level())
}

/// A share in percent, with as many digits as it has: 5 %, 99.9 %.
pub(crate) fn percent_of(share: f64) -> String {
    let text = format!("{:.9}", 100.0 * share);
    format!("{} %", text.trim_end_matches('0').trim_end_matches('.'))
}

/// So many exceptions among so many items.
pub(crate) fn observed_said(observed: &Observed) -> String {
    let exceptions = plural(observed.exceptions(), "exception", "exceptions");
    format!("{exceptions} among {}", plural(observed.of(), "item", "items"))
}

/// So many items, so many exceptions.
pub(crate) fn plan_said(plan: &TestPlan) -> String {
    let items = plural(plan.items, "item", "items");
    match plan.allowed {
        0 => format!("{items} without an exception"),
        some => format!("{items} with at most {}", plural(some, "exception", "exceptions")),
    }
}

/// How what was seen stands to a figure.
pub(super) fn reading_said(
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
                 confidence. One-sided, the probability is at least {}.",
                figure(observed.lower_bound(confidence))
            )
        }
        Reading::Undecided => format!(
            "It does not support the figure of {of} with {sure} confidence, and does not speak \
             against it either."
        ),
    }
}

/// The command that gives the answer again.
pub(crate) fn command(answer: &Answer) -> String {
    let asked = match answer {
        Answer::Needed { figure: of, plans, .. } => {
            let first = plans[0];
            let lot = first.lot.map_or_else(String::new, |lot| format!(" --lot {lot}"));
            format!("--claim {} --allow {}{lot}", figure(of.exception()), first.allowed)
        }
        Answer::Observed { observed, figure: of, .. } => {
            let claim =
                of.map_or_else(String::new, |of| format!(" --claim {}", figure(of.exception())));
            format!("--observed {} --of {}{claim}", observed.exceptions(), observed.of())
        }
        Answer::Apart { better, worse, power, harm, .. } => {
            let [better, worse] = [better, worse].map(|of| figure(of.exception()));
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
            format!("--tell {better} --from {worse} --power {power}{harm}")
        }
    };
    let (Answer::Needed { confidence, .. }
    | Answer::Observed { confidence, .. }
    | Answer::Apart { confidence, .. }) = answer;
    format!("inertness evidence {asked} --confidence {}", confidence.level())
}
