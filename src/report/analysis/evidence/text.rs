//! The answer in words, for a terminal, and its parts for a chart.

use crate::report::text::lines::{Text, aligned};
use crate::report::wording::draws::{beside, median_note};
use crate::report::wording::frequency::{compared, share};
use crate::report::wording::made;
use crate::report::wording::words::{count, number, number_to, plural};
use crate::results::{
    Answer, Confidence, Discrimination, Figure, HarmContrast, Observed, Reading, TestPlan,
};

/// The definition of reliability, in a sentence.
pub(crate) const RELIABILITY: &str = "Reliability is the probability that an item is inert by the \
                                      day claimed for it; a failure is an item that is not.";

/// Figures of an exact bound, enough to check it.
const EXACT: usize = 10;
/// The limits under every answer.
const LIMIT: &str = "It holds for items that are alike and independent, under the conditions in \
                     which they were watched. It says nothing about whether any piece of ground is \
                     safe.";

/// Formats the answer in words.
pub(super) fn text(answer: &Answer) -> String {
    let mut text = Text::default();
    match answer {
        Answer::Needed { figure, confidence, plans } => {
            plans_text(*figure, *confidence, plans, &mut text);
        }
        Answer::Observed {
            observed,
            confidence,
            clopper_pearson,
            upper_bound,
            jeffreys,
            posterior_upper,
            figure,
            reading,
            share: of_all,
        } => {
            let seen = match observed.failures() {
                0 => observed_text(observed),
                _ => format!("{}: {}", observed_text(observed), share(*of_all)),
            };
            text.rows([seen, String::new()]);
            let [two_sided, credible] =
                [clopper_pearson, jeffreys].map(|[low, high]| (Some(*low), *high));
            let intervals = [
                ("Clopper-Pearson, two-sided", two_sided),
                ("Clopper-Pearson, one-sided", (None, *upper_bound)),
                ("Jeffreys, two-sided", credible),
                ("posterior, uniform prior", (None, *posterior_upper)),
            ];
            text.rows(interval_rows(&percent(*confidence), intervals));
            if let (Some(of), Some(reading)) = (figure, reading) {
                text.paragraph(&reading_text(*reading, *of, observed, *confidence));
            }
        }
        Answer::Discrimination { better, worse, confidence, plan, harm, .. } => {
            text.say(&discrimination_text(*better, *worse, *confidence, plan));
            if let Some(harm) = harm {
                text.gap();
                in_harm(harm, *better, *worse, &mut text);
            }
        }
    }
    text.paragraph(&format!("{RELIABILITY} {LIMIT}"));
    text.done()
}

fn plans_text(of: Figure, confidence: Confidence, plans: &[TestPlan], text: &mut Text) {
    let lot = plans[0].lot.map_or_else(String::new, |lot| {
        let few = plans[0].allowed_of_lot(of).unwrap_or(0);
        format!(
            " of a lot of {}, of which the figure lets {} fail and {} would be too many",
            count(lot),
            count(few),
            count(few + 1)
        )
    });
    text.say(&format!(
        "{}{lot} support the figure of {}, a reliability of {}, with {} confidence.",
        plan_text(&plans[0]),
        in_words(of),
        figure(of.reliability()),
        percent(confidence)
    ));
    text.gap();
    let row = |allowed: &str, items: &str| format!("  {allowed:>18}  {items:>25}");
    text.rows([row("failures allowed", "sample size")]);
    text.rows(plans.iter().map(|plan| row(&count(plan.allowed), &count(plan.items))));
}

/// The rows of intervals of the probability of a failure; without a low end, of upper bounds.
fn interval_rows(sure: &str, intervals: [(&str, (Option<f64>, f64)); 4]) -> Vec<String> {
    let exact = |p: f64| number_to(p, EXACT);
    let rest = |p: f64| if p == 0.0 { "1".to_owned() } else { number_to(1.0 - p, EXACT) };
    let row = |name: &str, failure: &str, reliability: &str| {
        format!("  {name:<32}  {failure:<31}  {reliability}").trim_end().to_owned()
    };
    let of_interval = |(name, (low, high)): (&str, (Option<f64>, f64))| {
        let (failure, reliability) = match low {
            Some(low) => (
                format!("{} to {}", exact(low), exact(high)),
                format!("{} to {}", rest(high), rest(low)),
            ),
            None => (format!("at most {}", exact(high)), format!("at least {}", rest(high))),
        };
        row(&format!("{sure} {name}"), &failure, &reliability)
    };
    let heads = row("", "probability of a failure", "reliability");
    std::iter::once(heads).chain(intervals.map(of_interval)).collect()
}

fn discrimination_text(
    better: Figure,
    worse: Figure,
    confidence: Confidence,
    found: &Discrimination,
) -> String {
    let [better_passes, worse_passes] = compared([found.better_passes, found.worse_passes]);
    format!(
        "{} discriminate {} from {} with {} confidence. Where the first is true, {} such tests \
         end so; where the second is true, {}.",
        plan_text(&found.plan),
        in_words(better),
        in_words(worse),
        percent(confidence),
        better_passes.replace(" in ", " of "),
        worse_passes.replace(" in ", " of "),
    )
}

fn in_harm(harm: &HarmContrast, better: Figure, worse: Figure, text: &mut Text) {
    let [better, worse] = [better, worse].map(|of| figure(of.failure()));
    let draws = harm.provenance.draws;
    text.say(&format!(
        "What it means in “{}”, with {} at the one and at the other: {}, expected values over {} \
         of everything else, seed {}.",
        harm.title,
        harm.key,
        harm.of,
        made::spelt_draws(draws),
        harm.provenance.seed
    ));
    text.gap();
    let (at_better, at_worse) = (format!("at {better}"), format!("at {worse}"));
    let heads = ["", &at_better, &at_worse, "more", "90 % uncertainty interval"];
    let mut rows = vec![heads.map(str::to_owned)];
    for of in &harm.alternatives {
        let (more, interval) = match of.uncertainty_interval {
            _ if of.more == 0.0 => ("0".to_owned(), "no different".to_owned()),
            Some([low, high]) => {
                let median = beside(of.median, number);
                (number(of.more), format!("{} to {}{median}", number(low), number(high)))
            }
            None => (number(of.more), "none with one draw".to_owned()),
        };
        let [better, worse] = [of.at_better, of.at_worse].map(number);
        rows.push([of.alternative.clone(), better, worse, more, interval]);
    }
    let beside = rows.iter().all(|row| row[0].chars().count() <= 40);
    let names: Vec<String> = if beside {
        vec![String::new(); rows.len()]
    } else {
        rows.iter_mut().map(|row| std::mem::take(&mut row[0])).collect()
    };
    for (name, line) in names.iter().zip(aligned(&rows, &[1, 2, 3])) {
        text.indented(name);
        text.rows([line]);
    }
    text.say(median_note(rows.iter().map(|row| &row[4])));
}

/// Formats a probability with all its digits: 0.001, 6e-6.
pub(crate) fn figure(p: f64) -> String {
    if p > 0.0 && p < 1e-4 { format!("{p:e}") } else { p.to_string() }
}

/// Formats a figure with its natural frequency: 6e-6 (6 in a million).
pub(crate) fn in_words(figure_of: Figure) -> String {
    format!("{} ({})", figure(figure_of.failure()), share(figure_of.failure()))
}

/// Formats a confidence level in percent: 95 %.
fn percent(confidence: Confidence) -> String {
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
fn reading_text(
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
