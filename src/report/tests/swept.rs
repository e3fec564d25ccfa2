//! Charts of sweeps, on numbers made up for them.

use super::drawn::is_legible;
use crate::numeric::pow;
use crate::question::{InputFile, Quantity, RiskCriterion};
use crate::report::{Files as _, Layout};
use crate::results::{
    DrawSummary, SweepProvenance, Swept, SweptAlternative, SweptPoint, SweptTarget, SweptValue,
};

/// The values of a key.
struct Key {
    path: &'static str,
    values: Vec<(String, Option<f64>)>,
    is_duration: bool,
}

fn numbers(path: &'static str, values: &[f64]) -> Key {
    Key {
        path,
        values: values.iter().map(|x| (x.to_string(), Some(*x))).collect(),
        is_duration: false,
    }
}

fn days(path: &'static str, values: &[u32]) -> Key {
    let values = values.iter().map(|x| (format!("{x}d"), Some(f64::from(*x)))).collect();
    Key { path, values, is_duration: true }
}

/// Every combination of the keys' values; numbers fall along the first and rise along the second.
fn swept(keys: &[Key], alternatives: &[&str], intervals: bool, scale: f64) -> Swept {
    let mut rows: Vec<Vec<(usize, SweptValue)>> = vec![vec![]];
    for key in keys {
        let value = |at: usize| {
            let (written, number) = key.values[at].clone();
            (at, SweptValue { written, number, is_duration: key.is_duration })
        };
        let with = |row: &Vec<(usize, SweptValue)>| {
            let more =
                (0..key.values.len()).map(|at| row.iter().cloned().chain([value(at)]).collect());
            more.collect::<Vec<Vec<(usize, SweptValue)>>>()
        };
        rows = rows.iter().flat_map(with).collect();
    }
    let point = |row: Vec<(usize, SweptValue)>| {
        let places: f64 =
            row.iter().zip([-0.4, 0.7, 0.1]).map(|((at, _), step)| step * *at as f64).sum();
        let number = |alternative: usize| {
            let mean = scale * pow(2.0, places) * (1.0 + alternative as f64);
            let uncertainty_interval = intervals.then_some([0.2 * mean, 3.0 * mean]);
            DrawSummary {
                mean,
                std_error: None,
                interval: None,
                median: None,
                uncertainty_interval,
            }
        };
        let alternatives = alternatives.iter().enumerate();
        let alternatives = alternatives.map(|(at, name)| SweptAlternative {
            alternative: (*name).to_owned(),
            numbers: vec![number(at)],
        });
        let alternatives = alternatives.collect();
        SweptPoint {
            values: row.into_iter().map(|(_, value)| value).collect(),
            seed: 7,
            draws: 16,
            alternatives,
        }
    };
    Swept {
        format: 1,
        made: SweepProvenance {
            program: "inertness".into(),
            version: "0.1.0".into(),
            inputs: vec![InputFile { file: "a.toml".into(), sha256: "0".repeat(64) }],
            overrides: vec![],
            engine: "expected".into(),
        },
        title: "Fields that people come back to, told at some length so that it takes a second \
             line"
            .into(),
        question: None,
        risk_criteria: RiskCriterion::presets(),
        keys: keys.iter().map(|key| key.path.to_owned()).collect(),
        targets: vec![SweptTarget {
            target: "casualties@10y".into(),
            quantity: Quantity::Casualties,
            part: None,
            days: 3652.5,
        }],
        points: rows.into_iter().map(point).collect(),
    }
}

const LONG: &str =
    "an alternative whose name is as long as names of alternatives may be, or so it seems";

#[test]
fn no_text_of_a_chart_of_a_sweep_touches_another_or_the_edge() {
    let few = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1];
    let many: Vec<f64> = (0..40).map(|at| 0.5 + 0.0125 * f64::from(at)).collect();
    let delays = || days("alternative[0].return_delay", &[0, 7, 30, 180]);
    let probability = |values| {
        numbers("alternative[0].laying[0].electrical.deactivation_failure.probability", values)
    };
    let lives = || {
        days(
            "alternative[0].laying[0].electrical.settings[0].rated_life",
            &[1, 2, 14, 60, 365, 730, 1460],
        )
    };
    let two = ["battery", "persistent"];
    let mut drawn = 0;
    for (variant, found, name) in [
        ("lines", swept(&[probability(&few)], &two, true, 1.0), "lines"),
        (
            "many values",
            swept(&[numbers("clearance.clearance_effectiveness", &many)], &two, true, 1.0),
            "lines",
        ),
        ("days", swept(&[delays()], &[LONG, "b", "c", "d", "e"], false, 1e-9), "lines"),
        ("large", swept(&[delays()], &two, true, 1e9), "lines"),
        ("cells", swept(&[delays(), lives()], &two, true, 1.0), "heat-map"),
        (
            "many cells",
            swept(
                &[probability(&few), numbers("clearance.clearance_effectiveness", &many[..12])],
                &two,
                true,
                1e-5,
            ),
            "heat-map",
        ),
        ("long", swept(&[delays(), lives()], &[LONG, "b", "c"], false, 1e7), "heat-map"),
    ] {
        for layout in Layout::ALL {
            let drawing = &found.charts(0, layout).unwrap()[0];
            assert_eq!(drawing.name, name, "{variant}");
            if let Some(folder) = std::env::var_os("INERTNESS_DRAW").map(std::path::PathBuf::from) {
                std::fs::create_dir_all(&folder).unwrap();
                let path = folder.join(format!("sweep-{variant}-{}.png", layout.name()));
                std::fs::write(path, crate::report::png(drawing).unwrap()).unwrap();
            }
            is_legible(variant, drawing);
            drawn += 1;
        }
    }
    assert_eq!(drawn, 14);
}

#[test]
fn what_is_no_line_and_no_grid_is_not_drawn() {
    let three = ["a", "b", "c"].map(|path| numbers(path, &[1.0, 2.0]));
    assert!(swept(&three, &["x"], true, 1.0).charts(0, Layout::Wide).unwrap().is_empty());
    let words = Key {
        path: "a",
        values: ["x", "y"].map(|word| (word.to_owned(), None)).to_vec(),
        is_duration: false,
    };
    assert!(swept(&[words], &["x"], true, 1.0).charts(0, Layout::Wide).unwrap().is_empty());
}
