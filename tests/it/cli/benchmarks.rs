//! `inertness benchmarks`: a table, a verdict, an exit code.

use crate::cli::scratch::{Scratch, repository};
use serde_json::Value;

fn printed(arguments: &[&str]) -> String {
    Scratch::new().inertness(&[&["benchmarks"], arguments].concat()).well().out
}

#[test]
fn every_known_number_holds_and_what_is_left_out_is_named() {
    let text = printed(&[]);
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    assert!(text.contains("252 benchmarks: all agree\n"), "{text}");
    assert!(!text.contains("DIFFERS"), "{text}");
    for published in [
        "0.40176",
        "0.30293",
        "0.29531",
        "8.829345e-5",
        "3.387592e-17",
        "0.24368366",
        "13.8445879",
        "2995",
        "4742",
        "6294",
        "7752",
        "9151",
        "777",
        "499,288",
        "0.8278305444",
        "0.9991564291",
        "0.00099974442",
        "0.00099941089",
        "88.29574588",
    ] {
        assert!(text.contains(&format!(" {published} ")), "{published}\n{text}");
    }
    let (_, left_out) = text.split_once("\nLeft out:\n").unwrap();
    for case in [
        "no library of rare events",
        "R-S",
        "four-branch",
        "no fits to life data",
        "imotor",
        "Gehan",
    ] {
        assert!(left_out.contains(case), "{case}");
    }
    let rows = |text: &str| text.lines().filter(|line| line.ends_with("  agrees")).count();
    assert_eq!(rows(&printed(&["--all"])), 252);
    assert!(rows(&text) < 80);
}

#[test]
fn json_and_csv_have_every_number_with_its_source_and_its_distance() {
    let json: Value = serde_json::from_str(&printed(&["--json"])).unwrap();
    assert_eq!(json["agrees"], true);
    let answers = json["answers"].as_array().unwrap();
    assert_eq!(answers.len(), 252);
    for answer in answers {
        assert_eq!(answer["agrees"], true, "{answer}");
        assert!(answer["distance"].as_f64().unwrap() <= answer["allowed"].as_f64().unwrap());
        assert!(!answer["source"].as_str().unwrap().is_empty());
    }
    assert_eq!(json["left_out"].as_array().unwrap().len(), 8);
    let csv = printed(&["--format", "csv"]);
    let mut table = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 260);
    for (row, answer) in rows.iter().zip(answers) {
        assert_eq!(row[3], *answer["published"].as_str().unwrap());
        assert_eq!(row[4].parse::<f64>().unwrap(), answer["ours"].as_f64().unwrap());
        assert_eq!(&row[8], "agrees");
    }
    assert!(rows[252..].iter().all(|row| &row[8] == "left out" && !row[9].is_empty()));
}

#[test]
#[ignore = "slow: the gate runs it"]
fn what_the_explanation_shows_is_what_the_program_prints() {
    let text = std::fs::read_to_string(repository("docs/verify.md")).unwrap();
    let (_, block) = text.split_once("```console\n$ inertness benchmarks\n").unwrap();
    assert_eq!(printed(&[]), block.split("```").next().unwrap());
}
