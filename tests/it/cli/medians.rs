//! Medians that stand beside means in `results.json`.

use crate::cli::scratch::Scratch;
use serde_json::Value;

/// How many means have a median, of all that have an interval; what stands beside a mean in its
/// interval is within the interval, and what is outside has one.
fn medians(value: &Value, at: &str) -> usize {
    let within = |mean: f64, ends: &Value, median: &Value| {
        let [low, high] = [0, 1].map(|end| ends[end].as_f64().unwrap());
        let outside = mean < low - 1e-9 * mean.abs() || mean > high + 1e-9 * mean.abs();
        assert!(!outside || median.is_number(), "{at}: {mean} against {ends}");
        assert!(
            median.as_f64().is_none_or(|median| low <= median && median <= high),
            "{at}: {median} against {ends}"
        );
        usize::from(median.is_number())
    };
    match value {
        Value::Object(of) => {
            let own = match (&value["mean"], &value["uncertainty_interval"]) {
                (Value::Number(mean), ends @ Value::Array(_)) => {
                    within(mean.as_f64().unwrap(), ends, &value["median"])
                }
                (_, Value::Object(ends)) if value["blocked_hectare_years"].is_number() => ends
                    .iter()
                    .map(|(name, ends)| {
                        within(value[name].as_f64().unwrap(), ends, &value["median"][name])
                    })
                    .sum(),
                _ => 0,
            };
            own + of
                .iter()
                .map(|(key, inner)| medians(inner, &format!("{at}.{key}")))
                .sum::<usize>()
        }
        Value::Array(items) => items.iter().map(|item| medians(item, at)).sum(),
        _ => 0,
    }
}

/// Takes away the first median that stands beside a mean outside its interval.
fn without_a_median(value: &mut Value) -> bool {
    match value {
        Value::Object(of) => {
            let ends = [0, 1]
                .map(|end| of.get("uncertainty_interval").and_then(|ends| ends[end].as_f64()));
            let mean = of.get("mean").and_then(Value::as_f64);
            if let ([Some(low), Some(high)], Some(mean)) = (ends, mean)
                && !(low..=high).contains(&mean)
            {
                return of.remove("median").is_some();
            }
            of.values_mut().any(without_a_median)
        }
        Value::Array(items) => items.iter_mut().any(without_a_median),
        _ => false,
    }
}

#[test]
fn a_mean_outside_its_interval_has_its_median_beside_it() {
    let run = Scratch::new()
        .inertness(&["run", "--json", "--draws", "100", "--engine", "expected"])
        .well();
    let results: Value = serde_json::from_str(&run.out).unwrap();
    assert!(medians(&results, "results") > 0);
    // taken away, it is missed
    let mut planted = results;
    assert!(without_a_median(&mut planted));
    assert!(std::panic::catch_unwind(|| medians(&planted, "results")).is_err());
}
