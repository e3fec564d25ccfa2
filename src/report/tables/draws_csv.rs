//! `draws.csv`: inputs and expected outputs, one row per parameter draw.
//!
//! It lets others redo the statistics.

use crate::report::ReportError;
use crate::report::output::csv;
use crate::results::{DrawTable, Findings};
use std::io::BufRead;

/// Formats the bytes of `draws.csv`. The columns are `draw` (counted from 0), the inputs, the
/// outputs.
///
/// # Errors
/// Where a row has more or fewer values than there are names, or one that is not finite.
pub fn draws_csv(draws: &DrawTable) -> Result<Vec<u8>, ReportError> {
    csv(|table| {
        let names = draws.inputs.iter().chain(&draws.outputs).map(String::as_str);
        table.write_record(std::iter::once("draw").chain(names))?;
        for (draw, (inputs, outputs)) in draws.rows.iter().enumerate() {
            if inputs.len() != draws.inputs.len() || outputs.len() != draws.outputs.len() {
                return Err(ReportError::merge_error(
                    format!("draw {draw}"),
                    format!("{} inputs and {} outputs", inputs.len(), outputs.len()),
                    format!("{} and {}", draws.inputs.len(), draws.outputs.len()),
                ));
            }
            if !inputs.iter().chain(outputs).all(|value| value.is_finite()) {
                return Err(ReportError::NotFinite { at: format!("draw {draw}") });
            }
            let values = inputs.iter().chain(outputs).map(f64::to_string);
            table.write_record(std::iter::once(draw.to_string()).chain(values))?;
        }
        Ok(())
    })
}

/// Largest relative deviation of a number from the mean of its draws.
///
/// It is small because both are written with every digit.
const SAME_MEAN: f64 = 1e-9;

/// The longest first line that is read, in bytes.
const LONGEST_HEAD: usize = 1 << 24;

/// Reads a `draws.csv` and checks it against the results beside it.
///
/// # Errors
/// Where a line is not as a run writes it, or the means of its numbers differ from the results.
pub fn read_draws(text: impl BufRead, findings: &Findings) -> Result<DrawTable, ReportError> {
    let means = findings.means_by_output();
    let mut lines = (1..).zip(text.lines()).map(|(number, line)| match line {
        Ok(line) => Ok((number, line)),
        Err(fault) => Err(refused(number, fault.to_string(), "lines of UTF-8 text")),
    });
    let head = lines.next().transpose()?.map_or_else(String::new, |(_, head)| head);
    let [inputs, outputs] = columns(&head, &means)?;
    let draws = findings.provenance.draws as usize;
    let all_draws = format!("the {draws} of results.json");
    let mut table = DrawTable { inputs, outputs, rows: vec![] };
    for line in lines {
        let (number, line) = line?;
        let draw = table.rows.len();
        if draw == draws {
            return Err(refused(number, "another draw", all_draws));
        }
        let cells: Vec<&str> = line.split(',').collect();
        let expected = 1 + table.inputs.len() + table.outputs.len();
        if cells.len() != expected {
            let found = format!("{} values", cells.len());
            return Err(refused(number, found, expected.to_string()));
        }
        if cells[0] != draw.to_string() {
            let found = format!("draw {}", shown(cells[0]));
            return Err(refused(number, found, format!("draw {draw}")));
        }
        let names = table.inputs.iter().chain(&table.outputs);
        let values = cells[1..].iter().zip(names).map(|(cell, name)| {
            let value = cell.parse().ok().filter(|value: &f64| value.is_finite());
            let found = || format!("{} under {name}", shown(cell));
            value.ok_or_else(|| refused(number, found(), "a finite number"))
        });
        let mut inputs = values.collect::<Result<Vec<f64>, _>>()?;
        let outputs = inputs.split_off(table.inputs.len());
        table.rows.push((inputs, outputs));
    }
    if table.rows.len() != draws {
        let found = format!("{} draws", table.rows.len());
        return Err(ReportError::merge_error("the end", found, all_draws));
    }
    for (column, (name, mean)) in means.iter().enumerate() {
        let sum: f64 = table.rows.iter().map(|(_, outputs)| outputs[column]).sum();
        let found = sum / draws as f64;
        let is_that = (found - mean).abs() <= SAME_MEAN * mean.abs();
        if !is_that {
            let (found, expected) =
                (format!("a mean of {found}"), format!("{mean} as in results.json"));
            return Err(ReportError::merge_error(name, found, expected));
        }
    }
    Ok(table)
}

/// The names of inputs and outputs in the first line.
fn columns(head: &str, means: &[(String, f64)]) -> Result<[Vec<String>; 2], ReportError> {
    if head.len() > LONGEST_HEAD {
        let found = format!("{} bytes", head.len());
        return Err(refused(1, found, format!("at most {LONGEST_HEAD}")));
    }
    let mut names = csv::ReaderBuilder::new().has_headers(false).from_reader(head.as_bytes());
    let names = names.records().next().and_then(Result::ok).unwrap_or_default();
    let mut names: Vec<String> =
        names.iter().map(|name| name.trim_start_matches('\u{feff}').to_owned()).collect();
    let Some(inputs) = names.len().checked_sub(1 + means.len()) else {
        let expected = format!("\"draw\", the inputs, and {} numbers", means.len());
        return Err(refused(1, format!("{} columns", names.len()), expected));
    };
    let outputs = names.split_off(1 + inputs);
    let expected = means.iter().map(|(name, _)| name);
    match outputs.iter().zip(expected).find(|(found, expected)| found != expected) {
        Some((found, expected)) => {
            Err(refused(1, shown(found), format!("{expected:?}, as in results.json")))
        }
        None if names[0] != "draw" => Err(refused(1, shown(&names[0]), "\"draw\"")),
        None => Ok([names.split_off(1), outputs]),
    }
}

/// Formats a cell for an error, cut to 60 characters.
fn shown(cell: &str) -> String {
    format!("{:?}", cell.chars().take(60).collect::<String>())
}

/// The fault of a line.
fn refused(line: usize, found: impl Into<String>, expected: impl Into<String>) -> ReportError {
    ReportError::merge_error(format!("line {line}"), found, expected)
}
