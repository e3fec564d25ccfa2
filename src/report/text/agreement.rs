//! Agreement of the engines, as a table and a sentence.

use super::lines::{Text, aligned_by};
use crate::question::Engine;
use crate::report::output::{Rows, is_worst};
use crate::report::wording::words::{count, number, number_to, quoted};
use crate::results::{Agreement, Pair, Row};

/// Formats the table. Each alternative's name precedes a row for each comparison shown.
pub fn agreement_table(agreement: &Agreement, rows: Rows) -> String {
    let engines = agreement.engines.iter().map(|engine| engine.name().to_owned());
    let [before, behind] = [["quantity", "time"], ["distance", " verdict"]];
    let heads = before.map(str::to_owned).into_iter().chain(engines);
    let heads: Vec<String> = heads.chain(behind.map(str::to_owned)).collect();
    let all = agreement.rows.iter().enumerate();
    let shown = all.filter(|&(at, row)| is_shown(agreement, at, row, rows)).map(|(_, row)| row);
    let shown: Vec<&Row> = shown.collect();
    let right: Vec<usize> = (1..heads.len() - 1).collect();
    let table: Vec<Vec<String>> =
        std::iter::once(heads).chain(shown.iter().map(|row| cells(row))).collect();
    let mut lines = aligned_by(&table, &right, " ").into_iter();
    let mut text = Text::default();
    text.rows(lines.next());
    for rows in shown.chunk_by(|a, b| a.alternative == b.alternative) {
        text.say(&rows[0].alternative);
        text.rows(lines.by_ref().take(rows.len()));
    }
    text.done()
}

/// Summarizes the comparisons: their number, the largest distance and the verdict.
pub fn agreement_summary(agreement: &Agreement) -> String {
    let worst = agreement.worst().map_or_else(
        || "something was seen that cannot be".to_owned(),
        |worst| {
            format!("worst {worst:.1} standard errors where {:.1} are allowed", agreement.allowed)
        },
    );
    let verdict = match agreement.disagreements().count() {
        0 => "the engines agree".to_owned(),
        1 => "the engines do NOT agree in 1 row".to_owned(),
        rows => format!("the engines do NOT agree in {} rows", count(rows as u64)),
    };
    format!("{} comparisons, {worst}: {verdict}", count(agreement.comparisons as u64))
}

/// Describes how the scenario was scaled down: mines run per alternative.
pub fn scaled_down(alternatives: &[String], mines: &[u64], run: &[u64]) -> String {
    let sizes: Vec<(u64, u64)> = mines.iter().copied().zip(run.iter().copied()).collect();
    let of = |(mines, run): (u64, u64)| {
        if mines == run {
            format!("all {} mines", count(mines))
        } else {
            format!("{} of {} mines", count(run), count(mines))
        }
    };
    let scaled = if mines == run { "" } else { "scaled down: " };
    let each = if alternatives.len() == 1 { "its alternative" } else { "each alternative" };
    let said = match sizes.first() {
        Some(&first) if sizes.iter().all(|&size| size == first) => {
            format!("{} of {each}", of(first))
        }
        _ => {
            let of_each = alternatives.iter().zip(sizes);
            let of_each = of_each.map(|(name, size)| format!("{} of {}", of(size), quoted(name)));
            of_each.collect::<Vec<String>>().join(", ")
        }
    };
    format!("{scaled}{said}")
}

/// Whether a row is shown.
///
/// Where only the worst rows are, it is the first with the largest distance of its quantity and
/// alternative, if there is any difference.
fn is_shown(agreement: &Agreement, at: usize, row: &Row, rows: Rows) -> bool {
    if rows == Rows::All || !row.agrees() {
        return true;
    }
    let is_same =
        |other: &Row| other.alternative == row.alternative && other.label() == row.label();
    far(row) > 0.0 && is_worst(&agreement.rows, at, is_same, far)
}

fn far(row: &Row) -> f64 {
    row.worst().map_or(0.0, |pair| pair.distance.unwrap_or(f64::INFINITY))
}

fn cells(row: &Row) -> Vec<String> {
    let values = row.values.iter().map(|value| value.map_or_else(|| "-".to_owned(), five_figures));
    let distance = row.worst().and_then(|pair| pair.distance).map_or_else(
        || "cannot be".to_owned(),
        |distance| if distance < 9999.5 { format!("{distance:.1}") } else { number(distance) },
    );
    let before = [row.label(), row.time.clone()];
    before.into_iter().chain(values).chain([distance, format!(" {}", verdict(row))]).collect()
}

/// The verdict of a row: agree, differ, or the one deviating engine.
///
/// `individual` is never named: if it differs from the other two, they may be wrong, since they
/// share their integrals.
fn verdict(row: &Row) -> String {
    let apart: Vec<&Pair> = row.pairs.iter().filter(|pair| !pair.agrees).collect();
    if apart.is_empty() {
        return "agree".to_owned();
    }
    let engines = [Engine::Cohort, Engine::Expected];
    let alone =
        engines.into_iter().find(|engine| apart.iter().all(|pair| pair.engines.contains(engine)));
    match alone.filter(|_| apart.len() > 1) {
        Some(engine) => format!("NOT {}", engine.name()),
        None => "DIFFER".to_owned(),
    }
}

/// Formats a value to five figures, which show differences of a percent.
fn five_figures(x: f64) -> String {
    if x == 0.0 {
        "0".to_owned()
    } else if !(1e-3..1e6).contains(&x.abs()) {
        format!("{x:.3e}")
    } else {
        number_to(x, 5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::Quantity;
    use crate::results::Statistic;

    #[test]
    fn no_engine_is_named_for_standing_against_two_that_share_their_integrals() {
        let of = |apart: Engine| {
            let [individual, cohort, expected] =
                [Engine::Individual, Engine::Cohort, Engine::Expected];
            let pair = |engines: [Engine; 2]| Pair {
                engines,
                distance: Some(9.0),
                agrees: !engines.contains(&apart),
            };
            verdict(&Row {
                alternative: "battery".to_owned(),
                quantity: Quantity::Functional,
                part: None,
                statistic: Statistic::Mean,
                time: "7d".to_owned(),
                values: vec![Some(1.0); 3],
                pairs: vec![
                    pair([individual, cohort]),
                    pair([individual, expected]),
                    pair([cohort, expected]),
                ],
            })
        };
        assert_eq!(of(Engine::Individual), "DIFFER");
        assert_eq!(of(Engine::Cohort), "NOT cohort");
        assert_eq!(of(Engine::Expected), "NOT expected");
    }
}
