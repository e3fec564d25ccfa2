//! The report times of every arm, as aligned plain text.

use super::able::able_at;
use super::aligned::aligned;
use super::draws::median_said;
use super::lines;
use super::said::{Evidence, Manner};
use super::topic::whole;
use super::words;
use crate::question::Quantity;
use crate::results::{ArmFindings, AtTime, Estimate, Findings};

/// The widest a line may be.
pub(crate) const WIDE: usize = 100;

/// The heads of the columns, in two lines.
const HEADS: [[&str; 2]; 4] = [
    ["", "time"],
    ["able to function,", "% of mines laid"],
    ["casualties", "so far"],
    ["risk of death a year,", "per million"],
];

/// The table: for every arm its name, then a row for each report time.
pub(crate) fn table(findings: &Findings) -> Vec<String> {
    // two figures where they fit, then with small and large ones as powers of ten
    [words::number, words::compact, words::short]
        .into_iter()
        .map(|say| lines(findings, say))
        .find(|lines| lines.iter().all(|line| line.chars().count() <= WIDE))
        .unwrap_or_else(|| lines(findings, words::short))
}

/// What the columns and the brackets in the table hold.
pub(crate) fn key(findings: &Findings, table: &[String]) -> String {
    let powers = table.iter().any(|line| line.contains("e-"));
    format!(
        "Able to function: now, or when it warms. Risk: of an average member of the most exposed \
         group, while there. {}{}{}",
        brackets(findings),
        median_said(table.iter()),
        if powers { " 1e-6 is one in a million." } else { "" },
    )
}

/// What stands in brackets behind a number of a table.
pub(crate) fn brackets(findings: &Findings) -> &'static str {
    let banded = findings.arms.iter().flat_map(|arm| &arm.at).any(|at| {
        at.quantities
            .values()
            .filter_map(|entry| entry.whole())
            .any(|estimate| estimate.epistemic.is_some())
    });
    let sampled = findings.provenance.means_are_sampled();
    match (banded, sampled) {
        (true, true) => {
            "In brackets: 90 % epistemic band, what the unknown parameters leave open; \"<\" \
             stands before a 95 % upper bound where fewer than 10 events were seen."
        }
        (true, false) => {
            "In brackets: 90 % epistemic band, what the unknown parameters leave open."
        }
        (false, true) => {
            "In brackets: 95 % Monte Carlo interval of the mean; \"<\" stands before a 95 % upper \
             bound."
        }
        (false, false) => "",
    }
}

/// The lines of the table with numbers said in this way.
fn lines(findings: &Findings, say: fn(f64) -> String) -> Vec<String> {
    let evidence = Evidence::of(findings);
    let rows: Vec<Vec<[String; 4]>> = findings
        .arms
        .iter()
        .map(|arm| arm.at.iter().flat_map(|at| rows(arm, at, evidence, say)).collect())
        .collect();
    let heads = [0, 1].map(|line| HEADS.map(|head| head[line].to_owned()));
    let all: Vec<&[String; 4]> = heads.iter().chain(rows.iter().flatten()).collect();
    let mut under = aligned(&all, &[0]).into_iter();
    let mut lines: Vec<String> = under.by_ref().take(heads.len()).collect();
    for (arm, rows) in findings.arms.iter().zip(&rows) {
        let name = format!("{} ({} mines)", arm.name, words::count(arm.mines));
        lines.push(String::new());
        lines.extend(lines::wrapped(&name, WIDE));
        lines.extend(under.by_ref().take(rows.len()));
    }
    lines
}

/// One report time of one arm; in a second row the medians that stand beside means.
fn rows(
    arm: &ArmFindings,
    at: &AtTime,
    evidence: Evidence,
    say: fn(f64) -> String,
) -> Vec<[String; 4]> {
    let count = Manner { say, under: "<", ..Manner::COUNT };
    let percent = 100.0 / arm.mines.max(1) as f64;
    let [risk, functional] =
        [Quantity::IndividualRiskPerYear, Quantity::Functional].map(|of| whole(at, of));
    let of_risk = risk.zip(functional).map_or(count, |(risk, functional)| Manner {
        factor: 1e6,
        event: 1e6 * Manner::risk(&risk, &functional).event,
        ..count
    });
    let columns = [
        (able_at(at), Manner { factor: percent, event: percent, ..count }),
        (whole(at, Quantity::Casualties), Manner { event: Manner::casualties(at).event, ..count }),
        (risk, of_risk),
    ];
    let row = |first: &str, cell: &dyn Fn(&Estimate, Manner) -> Option<String>, none: &str| {
        let cells = columns.map(|(estimate, manner)| match estimate {
            Some(estimate) => cell(&estimate, manner).unwrap_or_default(),
            None => none.to_owned(),
        });
        let [able, casualties, risk] = cells;
        [first.to_owned(), able, casualties, risk]
    };
    let mean = |estimate: &Estimate, manner: Manner| {
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
