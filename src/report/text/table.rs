//! The table of report times for each alternative, as aligned plain text.

use super::aligned::aligned;
use super::lines;
use super::topic::whole;
use crate::question::Quantity;
use crate::report::wording::able_to_function::functioning_at;
use crate::report::wording::draws::median_note;
use crate::report::wording::estimate_format::EstimateFormat;
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::words;
use crate::results::{AlternativeFindings, AtTime, Estimate, Findings};

/// The widest line, in characters.
pub(crate) const WIDE: usize = 100;

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
    let banded = findings.alternatives.iter().flat_map(|alternative| &alternative.at).any(|at| {
        at.quantities
            .values()
            .filter_map(|entry| entry.whole())
            .any(|estimate| estimate.uncertainty_interval.is_some())
    });
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
    let rows: Vec<Vec<[String; 4]>> = findings
        .alternatives
        .iter()
        .map(|alternative| {
            alternative.at.iter().flat_map(|at| rows(alternative, at, evidence, say)).collect()
        })
        .collect();
    let heads = [0, 1].map(|line| HEADS.map(|head| head[line].to_owned()));
    let all: Vec<&[String; 4]> = heads.iter().chain(rows.iter().flatten()).collect();
    let mut under = aligned(&all, &[0]).into_iter();
    let mut lines: Vec<String> = under.by_ref().take(heads.len()).collect();
    for (alternative, rows) in findings.alternatives.iter().zip(&rows) {
        let name = format!("{} ({} mines)", alternative.name, words::count(alternative.mines));
        lines.push(String::new());
        lines.extend(lines::wrapped(&name, WIDE));
        lines.extend(under.by_ref().take(rows.len()));
    }
    lines
}

/// The row of a report time, with a second one for medians.
fn rows(
    alternative: &AlternativeFindings,
    at: &AtTime,
    evidence: Evidence,
    say: fn(f64) -> String,
) -> Vec<[String; 4]> {
    let count = EstimateFormat { say, under: "<", ..EstimateFormat::COUNT };
    let percent = 100.0 / alternative.mines.max(1) as f64;
    let [risk, functional] =
        [Quantity::IndividualRiskPerYear, Quantity::Functional].map(|of| whole(at, of));
    let of_risk = risk.zip(functional).map_or(count, |(risk, functional)| EstimateFormat {
        factor: 1e6,
        event: 1e6 * EstimateFormat::risk(&risk, &functional).event,
        ..count
    });
    let columns = [
        (functioning_at(at), EstimateFormat { factor: percent, event: percent, ..count }),
        (
            whole(at, Quantity::Casualties),
            EstimateFormat { event: EstimateFormat::casualties(at).event, ..count },
        ),
        (risk, of_risk),
    ];
    let row =
        |first: &str, cell: &dyn Fn(&Estimate, EstimateFormat) -> Option<String>, none: &str| {
            let cells = columns.map(|(estimate, manner)| match estimate {
                Some(estimate) => cell(&estimate, manner).unwrap_or_default(),
                None => none.to_owned(),
            });
            let [able, casualties, risk] = cells;
            [first.to_owned(), able, casualties, risk]
        };
    let mean = |estimate: &Estimate, manner: EstimateFormat| {
        let (mean, ends) = evidence.cell_parts(estimate, manner);
        Some(ends.map_or(mean.clone(), |ends| format!("{mean} ({ends})")))
    };
    let medians = row("", &|estimate, manner| evidence.median(estimate, manner), "");
    let has_any = medians.iter().any(|cell| !cell.is_empty());
    [Some(row(&words::span(at.days), &mean, "no data")), has_any.then_some(medians)]
        .into_iter()
        .flatten()
        .collect()
}
