//! `results.json`, key by key.

use crate::cli::scratch::Scratch;
use inertness::question::{Quantity, Split};
use serde_json::Value;
use std::collections::BTreeSet;

/// The keys of an object.
fn keys(value: &Value) -> BTreeSet<&str> {
    value
        .as_object()
        .unwrap_or_else(|| panic!("{value} is an object"))
        .keys()
        .map(String::as_str)
        .collect()
}

fn assert_keys(value: &Value, expected: &[&str], at: &str) {
    assert_eq!(keys(value), BTreeSet::from_iter(expected.iter().copied()), "{at}");
}

/// A list of so many finite numbers.
fn assert_numbers(value: &Value, count: usize, at: &str) {
    let numbers = value.as_array().unwrap_or_else(|| panic!("{at}: {value} is a list"));
    assert_eq!(numbers.len(), count, "{at}");
    assert!(
        numbers.iter().all(|number| number.as_f64().is_some_and(f64::is_finite)),
        "{at}: {value}"
    );
}

/// A number with its errors, as every quantity has it at a report time.
fn assert_estimate(value: &Value, at: &str) {
    let mut expected =
        vec!["mean", "std_error", "interval", "prediction_interval", "uncertainty_interval"];
    if value.get("upper_limit_95").is_some() {
        expected.push("upper_limit_95");
        assert_eq!(value["mean"], 0.0, "{at}");
    }
    if let Some(exact) = value.get("exact_interval") {
        expected.push("exact_interval");
        assert!(at.contains("p_any_casualty"), "{at}: only a share has one");
        assert_numbers(exact, 2, at);
        let [low, mean, high] =
            [&exact[0], &value["mean"], &exact[1]].map(|number| number.as_f64().unwrap());
        assert!(0.0 <= low && low <= mean && mean <= high && high <= 1.0, "{at}: {value}");
    }
    if let Some(ends) = value.get("prediction_intervals") {
        expected.push("prediction_intervals");
        for (end, interval) in
            [0, 1].map(|end| (value["prediction_interval"][end].as_f64().unwrap(), &ends[end]))
        {
            let [low, high] = [0, 1].map(|side| interval[side].as_f64());
            assert!(
                low.is_none_or(|low| low <= end) && high.is_none_or(|high| end <= high),
                "{at}: {value}"
            );
        }
    }
    if value.get("median").is_some() {
        expected.push("median");
    }
    if let Some(variance) = value.get("variance") {
        expected.push("variance");
        assert_keys(variance, &["parameters", "chance"], at);
        assert!(
            ["parameters", "chance"]
                .iter()
                .all(|part| variance[part].as_f64().is_some_and(|part| part >= 0.0)),
            "{at}"
        );
    }
    assert_keys(value, &expected, at);
    assert!(value["mean"].is_number() && value["std_error"].is_number(), "{at}: {value}");
    for bounds in ["prediction_interval", "uncertainty_interval"] {
        if !value[bounds].is_null() {
            assert_numbers(&value[bounds], 2, at);
            assert!(value[bounds][0].as_f64() <= value[bounds][1].as_f64(), "{at}: {value}");
        }
    }
}

/// A curve and its intervals, over so many times.
fn assert_curve(value: &Value, times: usize, at: &str) {
    let mut expected = vec!["mean", "prediction_interval", "uncertainty_interval"];
    if let Some(medians) = value.get("median") {
        expected.push("median");
        let medians = medians.as_array().unwrap_or_else(|| panic!("{at}: {medians} is a list"));
        assert_eq!(medians.len(), times, "{at}");
        assert!(medians.iter().all(|median| median.is_null() || median.is_number()), "{at}");
    }
    assert_keys(value, &expected, at);
    assert_numbers(&value["mean"], times, at);
    for bounds in ["prediction_interval", "uncertainty_interval"].map(|bounds| &value[bounds]) {
        if !bounds.is_null() {
            assert_keys(bounds, &["low", "high"], at);
            assert_numbers(&bounds["low"], times, at);
            assert_numbers(&bounds["high"], times, at);
        }
    }
}

/// The quantity in an object, once or under each name it is split by.
fn parts(of: &Value, quantity: Quantity) -> Vec<&Value> {
    let value = &of[quantity.name()];
    match quantity.split() {
        Split::Whole => vec![value],
        Split::ByGroup => {
            assert_keys(value, &["adults", "children"], quantity.name());
            value.as_object().unwrap().values().collect()
        }
        Split::ByCause => {
            let causes =
                ["within_rated_life", "beyond_rated_life", "deactivation_failure", "mechanical"];
            assert_keys(value, &causes, quantity.name());
            value.as_object().unwrap().values().collect()
        }
    }
}

fn names() -> Vec<&'static str> {
    Quantity::ALL.into_iter().map(Quantity::name).collect()
}

fn default_results(overrides: &[&str]) -> (String, Value) {
    let run = Scratch::new().run(&[&["--json"], overrides].concat()).well();
    let value = serde_json::from_str(&run.out).unwrap();
    (run.out, value)
}

#[test]
fn results_json_says_what_was_run_and_how_to_run_it_again() {
    let (text, results) = default_results(&["--seed", "7"]);
    assert!(text.ends_with("}\n") && text.starts_with("{\n  \"format\": 2,\n"));
    for key in [
        "format",
        "provenance",
        "scenario_text",
        "times_days",
        "temperature_c",
        "alternatives",
        "comparison",
    ] {
        assert!(keys(&results).contains(key), "{key} is promised");
    }
    assert_eq!(results["format"], 2);
    let provenance = &results["provenance"];
    assert_keys(
        provenance,
        &[
            "program",
            "version",
            "inputs",
            "overrides",
            "seed",
            "engine",
            "engines",
            "draws",
            "replicates",
            "generator",
        ],
        "provenance",
    );
    assert_eq!(provenance["program"], "inertness");
    assert_eq!(provenance["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(provenance["engine"], "auto");
    assert_keys(
        &provenance["engines"],
        &["expected_values", "replicates", "time_to_criterion"],
        "engines",
    );
    assert_eq!(
        (&provenance["seed"], &provenance["draws"], &provenance["replicates"]),
        (&7.into(), &3.into(), &2.into())
    );
    assert!(provenance["generator"].as_str().unwrap().starts_with("xoshiro256++"));
    assert_keys(&provenance["inputs"][0], &["file", "sha256"], "an input");
    let hash = provenance["inputs"][0]["sha256"].as_str().unwrap();
    assert!(hash.len() == 64 && hash.chars().all(|digit| digit.is_ascii_hexdigit()), "{hash}");

    // from what the file says alone: its scenario text, and its overrides in their order
    let scratch = Scratch::new();
    scratch.write("default.toml", results["scenario_text"].as_str().unwrap());
    let overrides =
        provenance["overrides"].as_array().unwrap().iter().map(|text| text.as_str().unwrap());
    let overrides: Vec<&str> = overrides.flat_map(|text| ["--set", text]).collect();
    let again =
        scratch.inertness(&[&["run", "default.toml", "--json"], &overrides[..]].concat()).well();
    let mut again: Value = serde_json::from_str(&again.out).unwrap();
    assert_eq!(again["provenance"]["inputs"][0]["sha256"], hash);
    again["provenance"]["inputs"][0]["file"] = "default".into();
    assert_eq!(again, results);
}

#[test]
fn every_alternative_has_every_quantity_as_a_curve_and_at_every_report_time() {
    let (_, results) = default_results(&[]);
    let times = results["times_days"].as_array().unwrap();
    assert!(times.windows(2).all(|pair| pair[0].as_f64() < pair[1].as_f64()), "times increase");
    assert_numbers(&results["temperature_c"], times.len(), "temperature_c");
    let report_at = ["4h", "48h", "14d", "30d", "120d", "1y", "10y", "30y"];
    let alternatives = results["alternatives"].as_array().unwrap();
    assert_eq!(
        alternatives
            .iter()
            .map(|alternative| alternative["name"].as_str().unwrap())
            .collect::<Vec<_>>(),
        ["battery", "persistent"]
    );
    for alternative in alternatives {
        assert_eq!(alternative["mines"], 1000);
        assert_keys(&alternative["curves"], &names(), "curves");
        for quantity in Quantity::ALL {
            for curve in parts(&alternative["curves"], quantity) {
                assert_curve(curve, times.len(), quantity.name());
            }
        }
        let at = alternative["at"].as_array().unwrap();
        assert_eq!(at.iter().map(|at| at["time"].as_str().unwrap()).collect::<Vec<_>>(), report_at);
        for at in at {
            assert_keys(at, &[&["time", "days", "casualty_counts"], &names()[..]].concat(), "at");
            let index = times
                .iter()
                .position(|time| *time == at["days"])
                .expect("a report time is on the curves");
            for quantity in Quantity::ALL {
                for (estimate, curve) in
                    parts(at, quantity).into_iter().zip(parts(&alternative["curves"], quantity))
                {
                    assert_estimate(estimate, quantity.name());
                    assert_eq!(
                        estimate["mean"],
                        curve["mean"][index],
                        "{} at {}",
                        quantity.name(),
                        at["time"]
                    );
                }
            }
            let counts = at["casualty_counts"].as_array().unwrap();
            assert_eq!(
                counts.iter().map(|pair| pair[1].as_u64().unwrap()).sum::<u64>(),
                6,
                "replicates of all draws"
            );
            assert!(counts.windows(2).all(|pair| pair[0][0].as_f64() < pair[1][0].as_f64()));
        }
        let ends = alternative["at"].as_array().unwrap().last().unwrap();
        assert_eq!(ends["days"], *times.last().unwrap(), "the last time is the horizon");
    }
}

#[test]
fn every_alternative_says_when_it_meets_each_criterion_and_what_clearance_and_land_come_to() {
    let (_, results) = default_results(&[]);
    for alternative in results["alternatives"].as_array().unwrap() {
        let names = ["broadly acceptable", "limit for the public"];
        assert_keys(&alternative["time_to_criterion"], &names, "time_to_criterion");
        assert_keys(
            &alternative["land"]["blocked_hectare_years_until_criterion"],
            &names,
            "blocked_hectare_years_until_criterion",
        );
        for time in names.map(|name| &alternative["time_to_criterion"][name]) {
            assert_keys(
                time,
                &["days", "interval", "not_within_horizon", "draws_from_start"],
                "time_to_criterion",
            );
            assert_eq!(time["interval"].as_array().unwrap().len(), 2);
        }
        // the higher level is met no later
        let days = |name: &str| {
            alternative["time_to_criterion"][name]["days"].as_f64().unwrap_or(f64::INFINITY)
        };
        assert!(days(names[1]) <= days(names[0]));
        assert!(alternative["clearance"]["not_within_horizon"].is_number());
        for key in ["cost", "area_searched_m2", "removed", "left", "finished_days"] {
            assert!(alternative["clearance"][key].is_number(), "clearance.{key}");
        }
        for key in ["blocked_hectare_years", "blocked_value"] {
            assert!(alternative["land"][key].is_number(), "land.{key}");
        }
        assert_eq!(alternative["land"]["currency"], "USD");
    }
    // where the file knows nothing of it, nothing is said
    let text =
        String::from_utf8(Scratch::new().inertness(&["show", "default"]).well().out.into_bytes())
            .unwrap();
    let (head, rest) = text.split_once("[clearance]").unwrap();
    let (_, alternatives) = rest.split_once("[[alternative]]").unwrap();
    let scratch = Scratch::new();
    scratch.write("bare.toml", &format!("{head}[[alternative]]{alternatives}"));
    let results: Value =
        serde_json::from_str(&scratch.run(&["bare.toml", "--json"]).well().out).unwrap();
    assert!(results["alternatives"][0]["clearance"].is_null());
    assert!(
        results["alternatives"][0]["land"]["blocked_value"].is_null()
            && results["alternatives"][0]["land"]["currency"].is_null()
    );
}

#[test]
fn every_alternative_but_the_baseline_is_compared_with_it_at_every_report_time() {
    let (_, results) = default_results(&[]);
    let comparison = results["comparison"].as_array().unwrap();
    assert_eq!(comparison.len(), 1);
    assert_keys(&comparison[0], &["alternative", "baseline", "at"], "comparison");
    assert_eq!(
        (&comparison[0]["alternative"], &comparison[0]["baseline"]),
        (&"battery".into(), &"persistent".into())
    );
    for (index, at) in comparison[0]["at"].as_array().unwrap().iter().enumerate() {
        assert_keys(
            at,
            &[
                "time",
                "days",
                "casualties_averted",
                "ratio",
                "draws_fewer",
                "draws_more",
                "p_fewer",
                "p_fewer_std_error",
                "p_equal",
                "p_equal_std_error",
            ],
            "comparison.at",
        );
        assert_keys(
            &at["casualties_averted"],
            &["mean", "std_error", "interval", "uncertainty_interval"],
            "casualties_averted",
        );
        let mean = |alternative: usize| {
            results["alternatives"][alternative]["at"][index]["casualties"]["mean"]
                .as_f64()
                .unwrap()
        };
        let averted = at["casualties_averted"]["mean"].as_f64().unwrap();
        assert!((averted - (mean(1) - mean(0))).abs() < 1e-9, "{averted}");
        match &at["ratio"] {
            Value::Null => {
                assert_eq!(mean(1), 0.0, "no ratio only where the baseline has no casualties")
            }
            ratio => {
                assert_keys(
                    ratio,
                    &["value", "std_error", "interval", "uncertainty_interval"],
                    "ratio",
                );
                assert!((ratio["value"].as_f64().unwrap() - mean(0) / mean(1)).abs() < 1e-9);
            }
        }
        let (fewer, equal) = (at["p_fewer"].as_f64().unwrap(), at["p_equal"].as_f64().unwrap());
        assert!(fewer >= 0.0 && equal >= 0.0 && fewer + equal <= 1.0 + 1e-12);
    }
    let ratios =
        comparison[0]["at"].as_array().unwrap().iter().filter(|at| !at["ratio"].is_null()).count();
    assert!(ratios > 0, "at least one ratio was looked at");
}

#[test]
fn one_draw_of_one_replicate_has_no_error_and_no_interval_of_draws() {
    let run =
        Scratch::new().inertness(&["run", "--json", "--draws", "1", "--replicates", "1"]).well();
    assert!(run.err.contains("warning: simulation.draws: something is uncertain"), "{}", run.err);
    let results: Value = serde_json::from_str(&run.out).unwrap();
    let casualties = &results["alternatives"][1]["at"][7]["casualties"];
    assert!(
        casualties["std_error"].is_null() && casualties["uncertainty_interval"].is_null(),
        "{casualties}"
    );
    assert!(results["alternatives"][1]["curves"]["casualties"]["uncertainty_interval"].is_null());
}

#[test]
fn the_library_reads_back_what_the_program_wrote() {
    let (text, _) = default_results(&[]);
    let findings = inertness::report::read(text.as_bytes()).unwrap();
    assert_eq!(inertness::report::results_json(&findings).unwrap(), text.as_bytes());
}
