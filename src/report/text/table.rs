//! The table of report times for each alternative, as aligned plain text.

use super::lines::{Text, WIDE, aligned};
use super::topic::whole;
use crate::question::Quantity;
use crate::report::wording::able_to_function::functioning_at;
use crate::report::wording::draws::median_note;
use crate::report::wording::estimate_format::EstimateFormat;
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::words;
use crate::results::{AlternativeFindings, AtTime, Estimate, Findings};

/// The column headings, in two lines.
const HEADS: [[&str; 2]; 4] = [
    ["", "time"],
    ["able to function,", "% of mines laid"],
    ["casualties", "so far"],
    ["risk of death a year,", "per million"],
];

/// The table: each alternative's name, then a row for each report time.
pub(crate) fn table(findings: &Findings) -> Vec<String> {
    // two figures if they fit; else small and then also large numbers as powers of ten
    [words::number, words::compact, words::short]
        .into_iter()
        .map(|say| lines(findings, say))
        .find(|lines| lines.iter().all(|line| line.chars().count() <= WIDE))
        .unwrap_or_else(|| lines(findings, words::short))
}

/// The explanation of the columns and brackets of the table.
pub(crate) fn key(findings: &Findings, table: &[String]) -> String {
    let powers = table.iter().any(|line| line.contains("e-"));
    format!(
        "Able to function: now, or when it warms. Risk: of an average member of the most exposed \
         group, while there. {}{}{}",
        brackets(findings),
        median_note(table.iter()),
        if powers { " 1e-6 is 0.000001, in the unit of its column." } else { "" },
    )
}

/// The explanation of the brackets after a number of a table.
pub(crate) fn brackets(findings: &Findings) -> &'static str {
    let all = findings.alternatives.iter().flat_map(|alternative| &alternative.at);
    let mut all = all.flat_map(|at| at.quantities.values().filter_map(|entry| entry.whole()));
    let banded = all.any(|estimate| estimate.uncertainty_interval.is_some());
    let sampled = findings.provenance.means_are_sampled();
    match (banded, sampled) {
        (true, true) => {
            "In brackets: 90 % uncertainty interval (parameters); \"<\" stands before a 95 % upper \
             limit where fewer than 10 events were seen."
        }
        (true, false) => "In brackets: 90 % uncertainty interval (parameters).",
        (false, true) => {
            "In brackets: 95 % Monte Carlo interval of the mean; \"<\" stands before a 95 % upper \
             limit."
        }
        (false, false) => "",
    }
}

/// The lines of the table with numbers in this format.
fn lines(findings: &Findings, say: fn(f64) -> String) -> Vec<String> {
    let evidence = Evidence::of(findings);
    let of_alternative = |alternative: &AlternativeFindings| -> Vec<Vec<String>> {
        alternative.at.iter().flat_map(|at| rows(alternative, at, evidence, say)).collect()
    };
    let rows: Vec<Vec<Vec<String>>> = findings.alternatives.iter().map(of_alternative).collect();
    let heads = [0, 1].map(|line| HEADS.map(|head| head[line].to_owned()).to_vec());
    let all: Vec<&Vec<String>> = heads.iter().chain(rows.iter().flatten()).collect();
    let mut under = aligned(&all, &[0]).into_iter();
    let mut text = Text::default();
    text.rows(under.by_ref().take(heads.len()));
    for (alternative, rows) in findings.alternatives.iter().zip(&rows) {
        text.paragraph(&format!(
            "{} ({} mines)",
            alternative.name,
            words::count(alternative.mines)
        ));
        text.rows(under.by_ref().take(rows.len()));
    }
    text.lines().to_vec()
}

/// The row of a report time, with a second one for medians.
fn rows(
    alternative: &AlternativeFindings,
    at: &AtTime,
    evidence: Evidence,
    say: fn(f64) -> String,
) -> Vec<Vec<String>> {
    let format = |factor: f64, event: f64| EstimateFormat {
        factor,
        event,
        say,
        under: "<",
        ..EstimateFormat::COUNT
    };
    let event = |quantity: Quantity| EstimateFormat::of(quantity, alternative, at).event;
    let percent = 100.0 / alternative.mines.max(1) as f64;
    let (casualties, risk) = (Quantity::Casualties, Quantity::IndividualRiskPerYear);
    let columns = [
        (functioning_at(at), format(percent, percent)),
        (whole(at, casualties), format(1.0, event(casualties))),
        (whole(at, risk), format(1e6, 1e6 * event(risk))),
    ];
    let row = |first: String, cell: &dyn Fn(&Estimate, EstimateFormat) -> String, none: &str| {
        let cells = columns.map(|(estimate, manner)| {
            estimate.map_or_else(|| none.to_owned(), |estimate| cell(&estimate, manner))
        });
        [&[first][..], &cells].concat()
    };
    let mean = |estimate: &Estimate, manner: EstimateFormat| {
        let (mean, ends) = evidence.cell_parts(estimate, manner);
        ends.map_or(mean.clone(), |ends| format!("{mean} ({ends})"))
    };
    let median = |estimate: &Estimate, manner: EstimateFormat| {
        evidence.median(estimate, manner).unwrap_or_default()
    };
    let means = row(words::span(at.days), &mean, "no data");
    let medians = row(String::new(), &median, "");
    let has_any = medians.iter().any(|cell| !cell.is_empty());
    if has_any { vec![means, medians] } else { vec![means] }
}
