//! Running a scenario from its text, and comparing a mean with what it ought to be.

use inertness::jobs::simulate;
use inertness::question::{Engine, Quantity};
use inertness::results::{AlternativeFindings, Entry, Estimate, Findings};
use inertness::scenario::{Scenario, Source, read};
use std::io::Write as _;

/// How many standard errors a mean may be off: by chance alone, one comparison in 150,000 fails.
pub(crate) const Z: f64 = 4.5;

/// A scenario from its text.
pub(crate) fn scenario(text: &str, overrides: &[&str]) -> Scenario {
    let mut file = tempfile::Builder::new().suffix(".toml").tempfile().expect("a temporary file");
    file.write_all(text.as_bytes()).expect("room for a scenario");
    let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
    match read(&Source::File(file.path().to_owned()), &overrides) {
        Ok(scenario) => scenario,
        Err(refusal) => panic!("{refusal}"),
    }
}

/// The findings of a scenario's text.
pub(crate) fn run(text: &str, overrides: &[&str]) -> Findings {
    simulate(&scenario(text, overrides), Engine::Individual, |_| ()).findings
}

/// A quantity of an alternative at a report time.
pub(crate) fn at(alternative: &AlternativeFindings, quantity: Quantity, report: usize) -> Estimate {
    *alternative.at[report].quantities[&quantity].whole().expect("one number")
}

/// A named part of a quantity of an alternative at a report time.
pub(crate) fn part(
    alternative: &AlternativeFindings,
    quantity: Quantity,
    name: &str,
    report: usize,
) -> Estimate {
    match &alternative.at[report].quantities[&quantity] {
        Entry::ByName(parts) => parts[name],
        Entry::Whole(_) => panic!("{} has no parts", quantity.name()),
    }
}

/// Whether a mean is what it ought to be, within chance and a relative error of the tables of 1e-4.
pub(crate) fn agrees(found: Estimate, expected: f64) -> bool {
    let error = found.std_error.expect("several replicates");
    (found.mean - expected).abs() <= Z * error + 1e-4 * expected.abs() + 1e-12
}

/// Asserts that a mean is what it ought to be, and that the same check refuses 5 % more and 5 %
/// less.
pub(crate) fn assert_is(found: Estimate, expected: f64, what: &str) {
    let error = found.std_error.expect("several replicates");
    assert!(
        agrees(found, expected),
        "{what}: {} for {expected}, standard error {error}",
        found.mean
    );
    assert!(
        !agrees(found, expected * 1.05) && !agrees(found, expected * 0.95),
        "{what}: {} would also pass for 5 % more or less than {expected}, standard error {error}: \
         run more replicates",
        found.mean
    );
}
