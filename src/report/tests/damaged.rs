//! Results that were changed by hand are refused or shown, and never a panic.

use super::variants::two_alternatives;
use crate::report::{Layout, charts, curves_csv, html, markdown, read, results_json, summary};
use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Changes a number, a list or a table somewhere below a value.
fn damage(value: &mut Value, random: &mut Xoshiro256PlusPlus) -> String {
    let here = random.random_range(0..6) == 0;
    match value {
        Value::Array(items) if !items.is_empty() => {
            let at = random.random_range(0..items.len());
            match random.random_range(0..8) {
                0 => drop(items.remove(at)),
                1 => items.insert(at, items[at].clone()),
                _ => return format!("[{at}]{}", damage(&mut items[at], random)),
            }
            format!("[{at}] there {}", items.len())
        }
        Value::Object(entries) if !entries.is_empty() && !here => {
            let at = random.random_range(0..entries.len());
            let key = entries.keys().nth(at).expect("it has so many").clone();
            format!(".{key}{}", damage(&mut entries[&key], random))
        }
        Value::Object(entries) => {
            let key = entries.keys().next().cloned();
            key.map_or_else(String::new, |key| {
                entries.remove(&key);
                format!(" without {key}")
            })
        }
        other => {
            let made = [
                json!(null),
                json!(-1),
                json!(0),
                json!(0.3),
                json!(5e-324),
                json!(1e39),
                json!(1e9),
                json!(u64::MAX),
                json!(""),
                json!("a"),
                json!([]),
                json!(true),
            ];
            *other = made[random.random_range(0..made.len())].clone();
            format!(" = {other}")
        }
    }
}

#[test]
fn results_changed_by_hand_are_refused_or_shown() {
    let times = if std::env::var_os("INERTNESS_SLOW").is_some() { 100_000 } else { 150 };
    let whole: Value = serde_json::from_slice(&results_json(&two_alternatives()).unwrap()).unwrap();
    let mut random = Xoshiro256PlusPlus::seed_from_u64(2);
    let (mut shown, mut panics) = (0, vec![]);
    for _ in 0..times {
        let mut changed = whole.clone();
        let what = damage(&mut changed, &mut random);
        let bytes = serde_json::to_vec(&changed).unwrap();
        let all = AssertUnwindSafe(|| {
            let Ok(findings) = read(&bytes) else { return false };
            let _ = (html(&findings), markdown(&findings), curves_csv(&findings));
            let _ = summary(&findings);
            let pictures = Layout::ALL.map(|layout| charts(&findings, layout));
            assert!(pictures.into_iter().flatten().flatten().all(|it| it.svg.len() < 5_000_000));
            true
        });
        match catch_unwind(all) {
            Ok(was_shown) => shown += usize::from(was_shown),
            Err(_) => panics.push(what),
        }
    }
    assert!(panics.is_empty(), "{panics:#?}");
    assert!(shown > times / 10, "only {shown} of {times} could be shown");
}

#[test]
fn a_time_or_a_number_that_no_run_finds_is_refused_with_its_place() {
    let whole: Value = serde_json::from_slice(&results_json(&two_alternatives()).unwrap()).unwrap();
    let last = whole["times_days"].as_array().unwrap().len() - 1;
    for (at, found, place) in [
        (format!("/times_days/{last}"), 1e308, "times_days"),
        (format!("/times_days/{last}"), 400_000.0, "times_days"),
        ("/times_days/1".to_owned(), 0.0, "times_days"),
        ("/alternatives/0/curves/functional/mean/2".to_owned(), 1e41, "curves.functional.mean[2]"),
    ] {
        let mut changed = whole.clone();
        *changed.pointer_mut(&at).unwrap() = json!(found);
        let fault = read(&serde_json::to_vec(&changed).unwrap()).unwrap_err().to_string();
        assert!(fault.contains(place), "{at}: {fault}");
    }
}
