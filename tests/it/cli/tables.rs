//! `curves.csv` and `draws.csv`: tidy, and the same numbers as `results.json`.

use crate::cli::scratch::Scratch;
use inertness::question::{Quantity, Split};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

struct Run {
    scratch: Scratch,
    results: Value,
}

fn run() -> Run {
    let scratch = Scratch::new();
    scratch.run(&["--out", "out", "--quiet"]).well();
    let results = serde_json::from_slice(&scratch.read("out/results.json")).unwrap();
    Run { scratch, results }
}

/// The header and the rows of a table.
fn table(run: &Run, file: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let bytes = run.scratch.read(&format!("out/{file}"));
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    (header, rows)
}

/// Every number of the curves in `results.json`, under what names its row in the table.
fn numbers_of_curves(results: &Value) -> BTreeMap<[String; 4], f64> {
    let times = results["times_days"].as_array().unwrap();
    let mut numbers = BTreeMap::new();
    for alternative in results["alternatives"].as_array().unwrap() {
        for quantity in Quantity::ALL {
            let entry = &alternative["curves"][quantity.name()];
            let curves: Vec<(String, &Value)> = match quantity.split() {
                Split::Whole => vec![(quantity.name().to_owned(), entry)],
                Split::ByGroup | Split::ByCause => {
                    let named = entry.as_object().unwrap().iter();
                    named
                        .map(|(name, curve)| (format!("{}/{name}", quantity.name()), curve))
                        .collect()
                }
            };
            for (name, curve) in curves {
                for (kind, values) in [
                    ("mean", &curve["mean"]),
                    ("prediction_low", &curve["prediction_interval"]["low"]),
                    ("prediction_high", &curve["prediction_interval"]["high"]),
                    ("uncertainty_low", &curve["uncertainty_interval"]["low"]),
                    ("uncertainty_high", &curve["uncertainty_interval"]["high"]),
                    ("median", &curve["median"]),
                ] {
                    let values = times.iter().zip(values.as_array().into_iter().flatten());
                    for (time, value) in values.filter(|(_, value)| !value.is_null()) {
                        let alternative = alternative["name"].as_str().unwrap().to_owned();
                        let time = time.as_f64().unwrap().to_string();
                        numbers.insert(
                            [alternative, time, name.clone(), kind.to_owned()],
                            value.as_f64().unwrap(),
                        );
                    }
                }
            }
        }
    }
    numbers
}

#[test]
fn curves_csv_is_tidy_and_has_every_number_of_every_curve() {
    let run = run();
    let (header, rows) = table(&run, "curves.csv");
    assert_eq!(header, ["alternative", "time_days", "quantity", "kind", "value"]);
    let mut found = BTreeMap::new();
    for row in &rows {
        let [alternative, time, quantity, kind, value] = row.as_slice() else { panic!("{row:?}") };
        let time = time.parse::<f64>().unwrap().to_string();
        let name = [alternative.clone(), time, quantity.clone(), kind.clone()];
        assert_eq!(
            found.insert(name, value.parse().unwrap()),
            None,
            "each number stands once: {row:?}"
        );
    }
    assert_eq!(found, numbers_of_curves(&run.results));
}

#[test]
fn draws_csv_has_a_row_for_each_draw_with_every_unknown_by_its_path() {
    let run = run();
    let (header, rows) = table(&run, "draws.csv");
    assert_eq!(header[0], "draw");
    assert_eq!(header.len(), BTreeSet::from_iter(&header).len(), "no two columns have one name");
    assert_eq!(rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), ["0", "1", "2"]);
    let inputs: Vec<&str> =
        header[1..].iter().map(String::as_str).take_while(|name| !name.contains(" / ")).collect();
    // every distribution of the default scenario, counted in its text; one distribution inside
    // another is two unknowns
    let text = run.results["scenario_text"].as_str().unwrap();
    let lines: String = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .fold(String::new(), |all, line| all + line + "\n");
    let distributions = ["= { uniform = [", "= { log_uniform = [", "= { beta = ["]
        .map(|distribution| lines.matches(distribution).count());
    assert_eq!(inputs.len(), distributions.iter().sum::<usize>(), "{inputs:?}");
    for path in [
        "civilians.group[1].entries_per_person_year",
        "clearance.cost_per_m2",
        "alternative[0].laying[0].electrical.deactivation_failure.probability",
        "alternative[1].laying[0].mechanical.life.weibull.median",
    ] {
        assert!(inputs.contains(&path), "{path} in {inputs:?}");
    }
    // a value lies where its distribution lies
    let column = |name: &str| header.iter().position(|found| found == name).unwrap();
    for row in &rows {
        assert!(row.iter().all(|value| value.parse::<f64>().unwrap().is_finite()));
        let deactivation_failure: f64 = row
            [column("alternative[0].laying[0].electrical.deactivation_failure.probability")]
        .parse()
        .unwrap();
        assert!((6e-6..=1.5e-2).contains(&deactivation_failure), "{deactivation_failure}");
    }
    let overruns: BTreeSet<&String> = rows
        .iter()
        .map(|row| {
            &row[column("alternative[0].laying[0].electrical.deactivation_failure.probability")]
        })
        .collect();
    assert_eq!(overruns.len(), 3, "draws differ");
}

#[test]
fn the_mean_over_draws_is_the_mean_of_the_results_for_every_quantity_and_time() {
    let run = run();
    let (header, rows) = table(&run, "draws.csv");
    let mut looked_at = 0;
    for alternative in run.results["alternatives"].as_array().unwrap() {
        for at in alternative["at"].as_array().unwrap() {
            for quantity in Quantity::ALL {
                let entry = &at[quantity.name()];
                let parts: Vec<(String, &Value)> = match quantity.split() {
                    Split::Whole => vec![(String::new(), entry)],
                    Split::ByGroup | Split::ByCause => {
                        let named = entry.as_object().unwrap().iter();
                        named.map(|(name, part)| (format!(" / {name}"), part)).collect()
                    }
                };
                for (part, estimate) in parts {
                    let (alternative, time) =
                        (alternative["name"].as_str().unwrap(), at["time"].as_str().unwrap());
                    let name = format!("{alternative} / {} @ {time}{part}", quantity.name());
                    let column = header.iter().position(|found| *found == name).expect(&name);
                    let sum: f64 = rows.iter().map(|row| row[column].parse::<f64>().unwrap()).sum();
                    let (found, expected) =
                        (sum / rows.len() as f64, estimate["mean"].as_f64().unwrap());
                    assert!(
                        (found - expected).abs() <= 1e-12 * expected.abs(),
                        "{name}: {found} for {expected}"
                    );
                    looked_at += 1;
                }
            }
        }
    }
    let outputs = header.iter().filter(|name| name.contains(" @ ")).count();
    assert_eq!(looked_at, outputs, "no column is left over");
}
