//! The answer in words, for a terminal.

use super::figures::{figure, in_words, observed_text, percent, plan_text, reading_text};
use crate::report::text::aligned::aligned;
use crate::report::text::paragraphs::Text;
use crate::report::wording::draws::{beside, median_note};
use crate::report::wording::frequency::{compared, share};
use crate::report::wording::made;
use crate::report::wording::words::{count, number, number_to};
use crate::results::{Answer, Confidence, Discrimination, Figure, HarmContrast, TestPlan};

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
        Answer::Observed { .. } => observed(answer, &mut text),
        Answer::Discrimination { better, worse, confidence, plan, harm, .. } => {
            text.say(&discrimination_text(*better, *worse, *confidence, plan));
            if let Some(harm) = harm {
                text.gap();
                in_harm(harm, *better, *worse, &mut text);
            }
        }
    }
    text.gap();
    text.say(&format!("{RELIABILITY} {LIMIT}"));
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

fn observed(answer: &Answer, text: &mut Text) {
    let Answer::Observed {
        observed,
        confidence,
        clopper_pearson,
        upper_bound,
        jeffreys,
        posterior_upper,
        figure,
        reading,
        share: of_all,
    } = answer
    else {
        return;
    };
    let exact = |p: f64| number_to(p, EXACT);
    let rest = |p: f64| if p == 0.0 { "1".to_owned() } else { number_to(1.0 - p, EXACT) };
    let sure = percent(*confidence);
    let seen = match observed.failures() {
        0 => observed_text(observed),
        _ => format!("{}: {}", observed_text(observed), share(*of_all)),
    };
    text.rows([seen, String::new()]);
    let row = |name: &str, failure: &str, reliability: &str| {
        format!("  {name:<32}  {failure:<31}  {reliability}").trim_end().to_owned()
    };
    text.rows([row("", "probability of a failure", "reliability")]);
    let between = |[low, high]: [f64; 2]| {
        (format!("{} to {}", exact(low), exact(high)), format!("{} to {}", rest(high), rest(low)))
    };
    let below =
        |high: f64| (format!("at most {}", exact(high)), format!("at least {}", rest(high)));
    for (name, (failure, reliability)) in [
        (format!("{sure} Clopper-Pearson, two-sided"), between(*clopper_pearson)),
        (format!("{sure} Clopper-Pearson, one-sided"), below(*upper_bound)),
        (format!("{sure} Jeffreys, two-sided"), between(*jeffreys)),
        (format!("{sure} posterior, uniform prior"), below(*posterior_upper)),
    ] {
        text.rows([row(&name, &failure, &reliability)]);
    }
    if let (Some(of), Some(reading)) = (figure, reading) {
        text.gap();
        text.say(&reading_text(*reading, *of, observed, *confidence));
    }
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
    let mut rows = vec![[
        String::new(),
        format!("at {better}"),
        format!("at {worse}"),
        "more".to_owned(),
        "90 % uncertainty interval".to_owned(),
    ]];
    for alternative in &harm.alternatives {
        let interval = match alternative.uncertainty_interval {
            _ if alternative.more == 0.0 => "no different".to_owned(),
            Some([low, high]) => {
                let median = beside(alternative.median, number);
                format!("{} to {}{median}", number(low), number(high))
            }
            None => "none with one draw".to_owned(),
        };
        let more = if alternative.more == 0.0 { "0".to_owned() } else { number(alternative.more) };
        rows.push([
            alternative.alternative.clone(),
            number(alternative.at_better),
            number(alternative.at_worse),
            more,
            interval,
        ]);
    }
    // long names have a line of their own
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
