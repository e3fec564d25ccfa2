//! Files: results.json there and back, the tables, and the folder that takes them.

use super::variants::{all, two_alternatives};
use crate::question::Quantity;
use crate::report::{Drawing, OutputFolder, ReportError, read, results_json};
use crate::report::{curves_csv, draws_csv};
use crate::results::{DrawTable, Entry, Findings};
use std::fs;
use std::path::{Path, PathBuf};

fn draws() -> DrawTable {
    DrawTable {
        inputs: vec!["civilians.group[0].case_fatality".to_owned()],
        outputs: vec![
            "persistent / casualties @ 30y".to_owned(),
            "a, b / killed_by_group @ 1y / adults".to_owned(),
        ],
        rows: vec![(vec![0.3], vec![22.0, 0.1]), (vec![0.25], vec![18.5, 1e-9])],
    }
}

#[test]
fn results_come_back_as_they_went_out() {
    for (variant, findings) in all() {
        let bytes = results_json(findings).unwrap();
        assert_eq!(bytes.last(), Some(&b'\n'));
        let again = read(&bytes).unwrap();
        assert_eq!(again, *findings, "{variant}");
        assert_eq!(results_json(&again).unwrap(), bytes, "{variant}");
    }
}

#[test]
fn results_have_the_published_shape() {
    let json: serde_json::Value =
        serde_json::from_slice(&results_json(&two_alternatives()).unwrap()).unwrap();
    let at = &json["alternatives"][0]["at"][2];
    assert_eq!(json["format"], 2);
    assert_eq!(at["time"], "14d");
    assert_eq!(at["days"], 14.0);
    assert!(
        at["casualties"]["mean"].is_f64() && at["casualties"]["prediction_interval"].is_array()
    );
    assert!(at["casualties_by_group"]["adults"]["std_error"].is_f64());
    assert!(at["casualty_counts"][0].is_array());
    assert!(
        json["alternatives"][0]["curves"]["functional"]["uncertainty_interval"]["low"].is_array()
    );
    assert!(json["alternatives"][0]["clearance"].is_null());
    assert!(
        json["alternatives"][1]["time_to_criterion"]["broadly acceptable"]["interval"][1].is_null()
    );
    assert!(json["comparison"][0]["at"][0]["ratio"]["value"].is_f64());
    for quantity in Quantity::ALL {
        assert!(at[quantity.name()].is_object(), "{}", quantity.name());
    }
}

#[test]
fn a_number_that_is_not_finite_is_refused_with_its_place() {
    let mut findings = two_alternatives();
    if let Some(Entry::Whole(curve)) = findings.alternatives[1].curves.get_mut(&Quantity::Killed) {
        curve.mean[3] = f64::NAN;
    }
    let fault = results_json(&findings).unwrap_err().to_string();
    assert_eq!(
        fault,
        "alternatives[1].curves.killed.mean[3]: found a number that is not finite, expected a \
         finite one"
    );

    let mut findings = two_alternatives();
    if let Some(Entry::ByName(groups)) =
        findings.alternatives[0].at[2].quantities.get_mut(&Quantity::CasualtiesByGroup)
    {
        groups["adults"].uncertainty_interval = Some([0.0, f64::INFINITY]);
    }
    let fault = results_json(&findings).unwrap_err().to_string();
    assert!(
        fault.starts_with(
            "alternatives[0].at[2].casualties_by_group.adults.uncertainty_interval[1]: "
        ),
        "{fault}"
    );
}

#[test]
fn another_format_is_refused() {
    let fault = read(b"{\"format\": 3}").unwrap_err().to_string();
    assert_eq!(fault, "results.json: found format 3, expected 2");
    assert!(matches!(read(b"not json"), Err(ReportError::Json(_))));
}

#[test]
fn curves_are_a_tidy_table() {
    let findings = two_alternatives();
    let bytes = curves_csv(&findings).unwrap();
    let mut table = csv::Reader::from_reader(bytes.as_slice());
    assert_eq!(
        table.headers().unwrap(),
        vec!["alternative", "time_days", "quantity", "kind", "value"]
    );
    let rows: Vec<csv::StringRecord> = table.records().collect::<Result<_, _>>().unwrap();
    let times = findings.times_days.len();
    // 14 whole quantities, 2 by two groups, 1 by four causes; two of the whole ones have no
    // prediction
    assert_eq!(rows.len(), 2 * times * (5 * (14 + 2 * 2 + 4) - 2 * 2));
    let adults = rows.iter().find(|row| &row[2] == "casualties_by_group/adults").unwrap();
    assert_eq!(&adults[0], "battery, 4 hours to 2 weeks");
    let first =
        findings.alternatives[0].curves[&Quantity::CasualtiesByGroup].by_name().unwrap()["adults"]
            .mean[0];
    assert_eq!(adults[4].parse::<f64>().unwrap(), first);
}

#[test]
fn a_curve_of_the_wrong_length_is_no_table() {
    let mut findings = two_alternatives();
    findings.times_days.pop();
    let fault = curves_csv(&findings).unwrap_err().to_string();
    assert!(fault.starts_with("battery, 4 hours to 2 weeks: functional mean: found "), "{fault}");
}

#[test]
fn draws_are_one_row_each() {
    let text = String::from_utf8(draws_csv(&draws()).unwrap()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "draw,civilians.group[0].case_fatality,persistent / casualties @ 30y,\"a, b / \
         killed_by_group @ 1y / adults\""
    );
    assert_eq!(lines[1], "0,0.3,22,0.1");
    assert_eq!(lines.len(), 3);
    let mut short = draws();
    short.rows[1].1.pop();
    assert_eq!(
        draws_csv(&short).unwrap_err().to_string(),
        "draw 1: found 1 inputs and 1 outputs, expected 1 and 2"
    );
    assert_eq!(draws_csv(&DrawTable::default()).unwrap(), b"draw\n");
    let mut unsaid = draws();
    unsaid.rows[0].0[0] = f64::NAN;
    assert_eq!(
        draws_csv(&unsaid).unwrap_err().to_string(),
        "draw 0: found a number that is not finite, expected a finite one"
    );
}

/// A folder that was looked at.
fn open(
    path: &Path,
    title: &str,
    force: bool,
    with_charts: bool,
) -> Result<OutputFolder, ReportError> {
    let folder = OutputFolder::new(path, with_charts);
    folder.may_take(title, "", force).map(|()| folder)
}

fn write(folder: &OutputFolder, findings: &Findings) -> Result<Vec<PathBuf>, ReportError> {
    folder.write(folder.rendered(findings, &draws())?)
}

#[test]
fn a_folder_takes_a_run_and_the_same_run_again() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("out/run");
    let findings = two_alternatives();
    for charts in [false, true] {
        let folder = open(&path, &findings.title, false, charts).unwrap();
        let files = write(&folder, &findings).unwrap();
        assert_eq!(files.len(), 4 + if charts { 2 * Drawing::NAMES.len() } else { 0 });
        assert!(files.iter().all(|file| file.is_file()));
    }
    assert_eq!(read(&fs::read(path.join("results.json")).unwrap()).unwrap(), findings);
    let hidden = fs::read_dir(&path)
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with('.'));
    assert_eq!(hidden.count(), 0);
}

#[test]
fn a_folder_with_something_else_in_it_is_refused_before_the_run() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().to_owned();
    fs::write(path.join("results.json"), results_json(&two_alternatives()).unwrap()).unwrap();
    let fault = open(&path, "Another question", false, true).unwrap_err().to_string();
    assert!(fault.contains("Two weeks or thirty years") && fault.contains("--force"), "{fault}");
    open(&path, "Another question", true, true).unwrap();

    fs::write(path.join(".gitignore"), "*").unwrap();
    open(&path, &two_alternatives().title, false, true).unwrap();
    fs::create_dir(path.join("charts")).unwrap();
    fs::write(path.join("charts/holiday.png"), "").unwrap();
    let fault = open(&path, &two_alternatives().title, false, true).unwrap_err().to_string();
    assert!(fault.contains("\"charts/holiday.png\"") && fault.contains("--force"), "{fault}");
    fs::write(path.join("results.json"), "{").unwrap();
    let fault = open(&path, &two_alternatives().title, false, true).unwrap_err();
    assert!(matches!(fault, ReportError::UnreadableResults { .. }), "{fault}");
}

#[test]
fn a_file_in_the_place_of_the_folder_is_an_error_that_says_so() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("taken");
    fs::write(&path, "").unwrap();
    let fault = open(&path, "title", true, true).unwrap_err().to_string();
    assert!(fault.ends_with("taken: is a file, expected a folder for the results"), "{fault}");
    let fault = open(&path.join("deeper"), "title", true, true).unwrap_err().to_string();
    assert!(fault.starts_with("cannot make the folder "), "{fault}");
}

#[test]
fn a_folder_that_is_only_tried_is_gone_again_and_one_that_was_there_stays() {
    let place = tempfile::tempdir().unwrap();
    let there = place.path().join("there");
    fs::create_dir(&there).unwrap();
    open(&there.join("a/b"), "title", false, true).unwrap();
    assert_eq!(fs::read_dir(&there).unwrap().count(), 0);
}

#[test]
fn a_run_without_charts_asks_for_no_folder_of_charts() {
    let place = tempfile::tempdir().unwrap();
    let (path, findings) = (place.path(), two_alternatives());
    fs::write(path.join("charts"), "somebody's own").unwrap();
    let fault = open(path, &findings.title, false, true).unwrap_err().to_string();
    assert!(fault.starts_with("cannot make the folder ") && fault.contains("charts"), "{fault}");
    let folder = open(path, &findings.title, false, false).unwrap();
    write(&folder, &findings).unwrap();
    assert_eq!(fs::read(path.join("charts")).unwrap(), b"somebody's own");
}

#[test]
fn a_write_that_fails_half_way_leaves_no_results_json_to_vouch_for_the_rest() {
    let place = tempfile::tempdir().unwrap();
    let findings = two_alternatives();
    let folder = open(place.path(), &findings.title, false, false).unwrap();
    write(&folder, &findings).unwrap();
    fs::remove_file(place.path().join("draws.csv")).unwrap();
    fs::create_dir(place.path().join("draws.csv")).unwrap();
    let fault = write(&folder, &findings).unwrap_err().to_string();
    assert!(fault.contains("draws.csv"), "{fault}");
    assert!(!place.path().join("results.json").exists());
}
