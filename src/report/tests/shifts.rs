//! Two results side by side, by hand.

use super::variants::two_alternatives;
use crate::estimate::RunRecord;
use crate::question::{Assumption, Quantity};
use crate::report::draws_csv;
use crate::report::{Output as _, Rows, read_draws};
use crate::results::{DrawTable, Entry, Estimate, Findings, Pairing, Shifts};

fn shifts(before: &Findings, after: &Findings) -> Shifts {
    let [before, after] = [before, after].map(|findings| RunRecord { findings, draws: None });
    crate::estimate::shifts(before, after)
}

/// Draws of a run whose factors differ from draw to draw and are 1 in the mean.
fn table(findings: &Findings, input: [f64; 4]) -> DrawTable {
    let means = findings.means_by_output();
    let rows = [0.25, 0.75, 1.25, 1.75].into_iter().zip(input);
    DrawTable {
        inputs: vec![INPUT.to_owned()],
        outputs: means.iter().map(|(name, _)| name.clone()).collect(),
        rows: rows
            .map(|(factor, input)| {
                (vec![input], means.iter().map(|(_, mean)| factor * mean).collect())
            })
            .collect(),
    }
}

const INPUT: &str = "alternative[0].laying[0].electrical.deactivation_failure.probability";

/// Four draws of expected values, with the distribution of the input.
fn expected(probability: &str) -> Findings {
    let mut findings = two_alternatives();
    (findings.provenance.draws, findings.provenance.engine) = (4, "expected".to_owned());
    let [path, value] = [INPUT, probability].map(str::to_owned);
    findings.assumptions = vec![Assumption { path, value, ..Assumption::default() }];
    findings
}

/// The comparison of two runs with their draws.
fn paired(before: (&Findings, &DrawTable), after: (&Findings, &DrawTable)) -> Shifts {
    let [before, after] =
        [before, after].map(|(findings, draws)| RunRecord { findings, draws: Some(draws) });
    crate::estimate::shifts(before, after)
}

fn because(found: &Shifts) -> &str {
    match &found.compared {
        Pairing::Unpaired { because } => because,
        Pairing::Paired { .. } => panic!("{:?}", found.compared),
    }
}

#[test]
fn expected_values_on_the_same_draws_have_no_error_of_sampling() {
    let (before, mut after) = (expected("uniform"), expected("other"));
    let low = [1.0, 2.0, 3.0, 4.0];
    let (one, same) = (table(&before, low), table(&after, low));
    let found = paired((&before, &one), (&after, &same));
    assert!(found.shifts.is_empty() && found.same > 100, "{:?}", found.shifts);
    // a thousandth of the error that both would have as independent results
    let mean = casualties(&mut after, 0, 7).mean;
    casualties(&mut after, 0, 7).mean = mean * 1.000_5;
    let other = table(&after, [2.0, 4.0, 6.0, 8.0]);
    let found = paired((&before, &one), (&after, &other));
    let Pairing::Paired { draws: 4, exact: true, same_inputs: 0, other_inputs } = &found.compared
    else {
        panic!("{:?}", found.compared)
    };
    assert_eq!(other_inputs, &[INPUT]);
    let names: Vec<&str> = found.shifts.iter().map(|shift| shift.quantity).collect();
    assert_eq!(names, ["casualties", "casualties_averted"], "the second by the draws alone");
    let shift = &found.shifts[0];
    assert!(shift.moved && (shift.relative.unwrap() - 0.000_5).abs() < 1e-9, "{shift:?}");
    assert_eq!((shift.rose, shift.fell), (Some(1.0), Some(0.0)));
    let text = found.text(Rows::Worst);
    assert!(text.contains("over the same 4 parameter draws"), "{text}");
    assert!(text.contains("2 numbers moved, "), "{text}");
    let json: serde_json::Value = serde_json::from_slice(&found.json().unwrap()).unwrap();
    assert_eq!(json["compared"]["how"], "paired");
    // sampled, the same difference goes by the scatter of its draws, all up, by 0.25 to 1.75 of the
    // mean difference
    let [mut before, mut after] = [before, after];
    for findings in [&mut before, &mut after] {
        (findings.provenance.engine, findings.provenance.replicates) =
            ("individual".into(), 1_000_000_000);
    }
    let found = paired((&before, &one), (&after, &other));
    let shift = &found.shifts[0];
    // standard error √(5/12)/2 of the mean difference, and Student's quantile of three degrees
    let right = 3.182_446 * (5.0_f64 / 12.0).sqrt() / 2.0 * (shift.after - shift.before);
    assert!((shift.error.unwrap() / right - 1.0).abs() < 1e-6, "{shift:?}");
    assert!(!shift.moved, "{shift:?}");
    // of few replicates the scatter may miss what is rare: three events in 4 × 100 of either
    (before.provenance.replicates, after.provenance.replicates) = (100, 100);
    let found = paired((&before, &one), (&after, &other));
    let rare = 2.995_732 / 400.0;
    let error = found.shifts[0].error.unwrap();
    assert!((error / (right * right + 2.0 * rare * rare).sqrt() - 1.0).abs() < 1e-6, "{error}");
}

#[test]
fn other_draws_are_compared_unpaired_and_why_is_said() {
    let run = expected("uniform");
    let draws = table(&run, [1.0, 2.0, 3.0, 4.0]);
    let with = |change: &dyn Fn(&mut Findings, &mut DrawTable)| {
        let (mut after, mut others) = (run.clone(), draws.clone());
        change(&mut after, &mut others);
        paired((&run, &draws), (&after, &others))
    };
    assert!(matches!(with(&|_, _| {}).compared, Pairing::Paired { same_inputs: 1, .. }));
    let found = with(&|after, _| after.provenance.seed = 7);
    assert_eq!(because(&found), "their seeds differ, 20241120 and 7");
    let found = with(&|after, _| after.provenance.generator = "another".to_owned());
    assert!(because(&found).contains("generators"));
    let found = with(&|_, others| drop(others.rows.pop()));
    assert_eq!(because(&found), "they have 4 and 3 parameter draws");
    let found = with(&|_, others| others.rows[3].0[0] = 5.0);
    assert_eq!(
        because(&found),
        format!("the values of {INPUT} differ, and its distribution does not")
    );
    let [before, after] = [Some(&draws), None].map(|draws| RunRecord { findings: &run, draws });
    let found = crate::estimate::shifts(before, after);
    assert_eq!(because(&found), "no draws.csv stands beside the second");
    let text = found.text(Rows::Worst);
    assert!(
        text.contains("Compared unpaired, because no draws.csv stands beside the second."),
        "{text}"
    );
    // that nothing is known to have moved is not that nothing moved
    let mut after = run.clone();
    let Entry::Whole(mean) = &mut after.alternatives[0].at[0].quantities[&Quantity::Casualties]
    else {
        panic!("one number");
    };
    *mean = Estimate { mean: 2.0 * mean.mean, interval: None, std_error: None, ..*mean };
    let text = shifts(&run, &after).text(Rows::Worst);
    assert!(text.contains("Moved:\n  no number is known to have moved; see below\n"), "{text}");
    let text = shifts(&run, &run).text(Rows::Worst);
    assert!(text.contains("Moved:\n  nothing\n"), "{text}");
}

#[test]
fn draws_are_read_as_they_were_written_and_nothing_else_is_taken_for_them() {
    let run = expected("uniform");
    let draws = table(&run, [1.0, 2.0, 3.0, 1e-300]);
    let bytes = draws_csv(&draws).unwrap();
    assert_eq!(read_draws(bytes.as_slice(), &run).unwrap(), draws);
    let text = String::from_utf8(bytes).unwrap();
    let crlf = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(read_draws(crlf.as_bytes(), &run).unwrap(), draws, "as a spreadsheet saves it");
    let fault = |text: &str| read_draws(text.as_bytes(), &run).unwrap_err().to_string();
    let lines: Vec<&str> = text.lines().collect();
    let last = lines[4];
    let without = |at: usize| {
        let kept = lines.iter().enumerate().filter(|(line, _)| *line != at);
        kept.map(|(_, line)| format!("{line}\n")).collect::<String>()
    };
    for (text, right) in [
        (String::new(), "line 1: found 0 columns, expected \"draw\""),
        (text.replacen("casualties @ 4h", "casualties @ 5h", 1), "line 1: found \""),
        (text.replacen("draw,", "run,", 1), "line 1: found \"run\", expected \"draw\""),
        (without(2), "line 3: found draw \"2\", expected draw 1"),
        (without(4), "the end: found 3 draws, expected the 4 of results.json"),
        (format!("{text}{last}\n"), "line 6: found another draw, expected the 4 of results.json"),
        (text.replacen("\n1,2,", "\n1,2,3,", 1), "line 3: found "),
        (text.replacen("\n2,3,", "\n2,three,", 1), "line 4: found \"three\" under alternative[0]."),
        (text.replacen("\n2,3,", "\n2,inf,", 1), "line 4: found \"inf\" under alternative[0]."),
        (format!("{}{}", without(4), last.replacen(',', ",\"", 1)), "line 5: found "),
    ] {
        assert!(fault(&text).contains(right), "{} for {right}", fault(&text));
    }
    let latin = [text.as_bytes(), &[0xe9, b'\n']].concat();
    let found = read_draws(latin.as_slice(), &run).unwrap_err().to_string();
    assert!(found.starts_with("line 6: ") && found.contains("UTF-8"), "{found}");
    let mut other = run.clone();
    casualties(&mut other, 1, 2).mean *= 1.001;
    let found = read_draws(text.as_bytes(), &other).unwrap_err().to_string();
    assert!(found.starts_with("persistent / casualties @ 14d: found a mean of "), "{found}");
}

/// Casualties of an alternative at a report time.
fn casualties(findings: &mut Findings, alternative: usize, at: usize) -> &mut Estimate {
    match findings.alternatives[alternative].at[at].quantities.get_mut(&Quantity::Casualties) {
        Some(Entry::Whole(estimate)) => estimate,
        _ => panic!("casualties are one number"),
    }
}

#[test]
fn a_number_has_moved_by_more_than_its_error_beyond_half_of_the_interval_of_both() {
    // errors 3 and 4 are 5 together: half of the 95 % interval of the difference is 2.3646 times
    // that over 100 draws
    for (moved, is_beyond) in [(11.82, false), (11.83, true), (-11.82, false), (-11.83, true)] {
        let (mut before, mut after) = (two_alternatives(), two_alternatives());
        let around = |mean: f64, half: f64| Some([mean - half, mean + half]);
        let one = casualties(&mut before, 0, 0);
        one.interval = around(one.mean, 2.364_624 * 3.0);
        let other = casualties(&mut after, 0, 0);
        other.mean += moved;
        other.interval = around(other.mean, 2.364_624 * 4.0);
        let found = shifts(&before, &after);
        assert_eq!((found.shifts.len(), found.changes.len()), (1, 0), "{moved}");
        let shift = &found.shifts[0];
        assert!((shift.error.unwrap() - 11.823_12).abs() < 1e-4, "{shift:?}");
        assert_eq!(shift.moved, is_beyond, "{moved}");
        let said = if is_beyond { "1 number moved, " } else { "0 numbers moved, " };
        assert!(found.text(Rows::Worst).contains(said), "{}", found.text(Rows::Worst));
    }
}

#[test]
fn what_went_in_and_what_only_one_has_is_named() {
    let (before, mut after) = (two_alternatives(), two_alternatives());
    after.provenance.seed += 1;
    after.alternatives[1].name = "another".to_owned();
    let found = shifts(&before, &after);
    assert_eq!(
        found.changes.iter().map(|change| change.what.as_str()).collect::<Vec<_>>(),
        ["seed"]
    );
    let old = format!("the alternative {:?}, in the first alone", before.alternatives[1].name);
    assert_eq!(
        found.unmatched,
        [old, "the alternative \"another\", in the second alone".to_owned()]
    );
    assert!(found.shifts.is_empty() && found.same > 0);
}
