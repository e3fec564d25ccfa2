//! Benchmarks against published results, as text, JSON and CSV.
//!
//! The input is [`Benchmarks`]. The output has every number with its source, the published value
//! and this program's value to as many digits. It also has the distance, its unit, the distance
//! allowed and a verdict. Then it lists what is left out, with the reason.

use crate::report::ReportError;
use crate::report::output::{CsvWriter, Files, Output, Rows, is_worst, record};
use crate::report::text::lines::{Text, aligned};
use crate::report::wording::words::{count, number};
use crate::results::{Benchmark, Benchmarks, DistanceUnit, LeftOut};
use serde::Serialize;
use std::fmt::Display;

/// Longest published number, in characters, that is not cut to six figures.
const LONG: usize = 13;

#[derive(Serialize)]
struct BenchmarksDocument<'a> {
    program: &'static str,
    version: &'static str,
    /// The command that reproduces them.
    command: &'static str,
    agrees: bool,
    #[serde(flatten)]
    found: &'a Benchmarks,
}

impl Output for Benchmarks {
    /// The benchmarks, grouped by subject.
    ///
    /// Of many of a kind, the one with the largest distance and all that differ are shown, or all.
    fn text(&self, rows: Rows) -> String {
        let mut text = Text::default();
        let is_same = |a: &Benchmark, b: &Benchmark| {
            (a.about, a.source, a.unit) == (b.about, b.source, b.unit)
        };
        for answers in self.answers.chunk_by(is_same) {
            section(answers, rows, &mut text);
        }
        text.say(&overall(self));
        left_out(&self.left_out, &mut text);
        text.done()
    }

    fn document(&self) -> impl Serialize {
        BenchmarksDocument {
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            command: "inertness benchmarks --json",
            agrees: self.hold(),
            found: self,
        }
    }
}

impl Files for Benchmarks {
    const NAME: &'static str = "benchmarks";

    /// Writes a row for each number, then for each left out.
    ///
    /// The verdict of the latter says that it is left out.
    fn rows(&self, table: &mut CsvWriter) -> Result<(), ReportError> {
        let head = "about,case,source,published,ours,distance,unit,allowed,verdict,why";
        table.write_record(head.split(','))?;
        for answer in &self.answers {
            let Benchmark { about, case, source, published, ours, distance, .. } = answer;
            let (unit, verdict) = (counted_in(answer.unit), verdict(answer.agrees));
            let of_case: [&dyn Display; 5] = [about, case, source, published, ours];
            let judged: [&dyn Display; 5] = [distance, &unit, &answer.allowed, &verdict, &""];
            record(table, &[of_case, judged].concat())?;
        }
        for left in &self.left_out {
            table.write_record([
                left.about, left.case, "", "", "", "", "", "", "left out", left.why,
            ])?;
        }
        Ok(())
    }
}

/// Writes the benchmarks with one subject and one source.
fn section(answers: &[Benchmark], rows: Rows, text: &mut Text) {
    let first = &answers[0];
    text.say(first.about);
    let shown = (0..answers.len()).filter(|&at| is_shown(answers, at, rows));
    let shown: Vec<&Benchmark> = shown.map(|at| &answers[at]).collect();
    let all = count(answers.len() as u64);
    let fewer = if shown.len() < answers.len() {
        format!(" Of {all} numbers the furthest off of each kind is shown.")
    } else {
        String::new()
    };
    text.say(&format!(
        "Source: {}. Distance in {}, at most {}.{fewer}",
        first.source,
        counted_in(first.unit),
        number(first.allowed)
    ));
    let mut table = vec![["case", "known", "ours", "distance", "verdict"].map(str::to_owned)];
    table.extend(shown.into_iter().map(cells));
    text.rows(aligned(&table, &[1, 2, 3]));
    text.gap();
}

/// Whether a benchmark is shown.
///
/// Of many of a kind, it is the first with the largest distance, or one that differs.
fn is_shown(answers: &[Benchmark], at: usize, rows: Rows) -> bool {
    let answer = &answers[at];
    if rows == Rows::All || !answer.agrees || answer.kind.is_none() {
        return true;
    }
    is_worst(answers, at, |other| other.kind == answer.kind, |other| other.distance)
}

fn cells(answer: &Benchmark) -> [String; 5] {
    let long = answer.unit == DistanceUnit::StatedError || answer.published.len() > LONG;
    let (published, ours) = match answer.published.parse() {
        Ok(published) if long => (six_figures(published), six_figures(answer.ours)),
        _ => (answer.published.clone(), answer.ours_to_the_digits.clone()),
    };
    let distance = if answer.distance < 9999.5 {
        format!("{:.2}", answer.distance)
    } else {
        number(answer.distance)
    };
    [answer.case.clone(), published, ours, distance, verdict(answer.agrees).to_owned()]
}

/// Formats a number to six figures.
fn six_figures(x: f64) -> String {
    if x == 0.0 {
        return "0".to_owned();
    }
    // the power of ten of the rounded number
    let rounded = format!("{x:.5e}");
    let power =
        rounded.split_once('e').and_then(|(_, power)| power.parse::<i32>().ok()).unwrap_or(0);
    if (-3..6).contains(&power) {
        format!("{x:.*}", (5 - power) as usize)
    } else {
        format!("{x:.3e}")
    }
}

/// The overall verdict in a sentence.
fn overall(found: &Benchmarks) -> String {
    let numbers = count(found.answers.len() as u64);
    match found.differing().count() {
        0 if found.hold() => format!("{numbers} benchmarks: all agree"),
        0 => "no benchmark was compared".to_owned(),
        1 => format!("{numbers} benchmarks: 1 does NOT agree"),
        differ => {
            format!("{numbers} benchmarks: {} do NOT agree", count(differ as u64))
        }
    }
}

/// Writes what is left out, grouped by reason.
fn left_out(left_out: &[LeftOut], text: &mut Text) {
    if !left_out.is_empty() {
        text.paragraph("Left out:");
    }
    for these in left_out.chunk_by(|a, b| (a.about, a.why) == (b.about, b.why)) {
        text.say(&format!("- {}, since {}:", these[0].about, these[0].why));
        text.rows(these.iter().map(|left| format!("    {}", left.case)));
    }
}

/// The unit of a distance, in words.
const fn counted_in(unit: DistanceUnit) -> &'static str {
    match unit {
        DistanceUnit::LastDigit => "units of the last digit",
        DistanceUnit::StatedError => "errors that the source states of itself",
        DistanceUnit::StandardError => "standard errors of ours",
    }
}

/// The verdict in words.
const fn verdict(agrees: bool) -> &'static str {
    if agrees { "agrees" } else { "DIFFERS" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::{Case, Tolerance};

    fn answer(case: &str, kind: Option<&str>, ours: f64) -> Benchmark {
        let stated = Tolerance::Stated { relative: 0.01, absolute: 0.0 };
        Case {
            about: "Something",
            source: "somebody",
            case: case.to_owned(),
            kind: kind.map(str::to_owned),
            published: "100.0".to_owned(),
            ours,
            near: if kind.is_some() { stated } else { Tolerance::LastDigit },
        }
        .judged()
    }

    #[test]
    fn of_a_kind_the_furthest_is_shown_and_all_that_differ() {
        let answers = vec![
            answer("near", Some("a"), 100.1),
            answer("further", Some("a"), 100.5),
            answer("away", Some("a"), 102.0),
            answer("off", Some("a"), 103.0),
            answer("other", Some("b"), 100.0),
        ];
        let found = Benchmarks { answers, left_out: vec![] };
        let text = found.text(Rows::Worst);
        for (case, shown) in
            [("near", false), ("further", false), ("away", true), ("off", true), ("other", true)]
        {
            assert_eq!(text.contains(&format!("  {case} ")), shown, "{case}\n{text}");
        }
        assert!(text.contains("2 do NOT agree") && text.contains("DIFFERS"), "{text}");
        assert!(found.text(Rows::All).contains("  near "));
    }

    #[test]
    fn a_number_that_differs_stands_beside_what_was_published() {
        let left = LeftOut { about: "Others", case: "one", why: "nobody can" };
        let found = Benchmarks { answers: vec![answer("x", None, 100.26)], left_out: vec![left] };
        let text = found.text(Rows::Worst);
        assert!(text.contains("  x     100.0  100.3      2.60  DIFFERS\n"), "{text}");
        assert!(text.ends_with("\nLeft out:\n- Others, since nobody can:\n    one\n"), "{text}");
    }

    #[test]
    fn six_figures_are_six() {
        let said = [0.0, 415.792_636, 0.078_210_24, 999_999.0, 7.28e-63, -5.2e-13].map(six_figures);
        assert_eq!(said, ["0", "415.793", "0.0782102", "999999", "7.280e-63", "-5.200e-13"]);
    }
}
