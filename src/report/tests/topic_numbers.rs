//! Every number in the report's sentences is that of `results.json`: each sentence is read back
//! number by number, in its order, and held against what the file says there.

use super::page::parsed;
use super::page_numbers::{agrees, text};
use super::variants::computed;
use crate::report::text::lines;
use crate::report::text::sentences::topics;
use crate::report::text::topic::Topic;
use crate::report::{Layout, charts, html, results_json};
use crate::results::Findings;
use serde_json::Value;

fn results(findings: &Findings) -> Value {
    serde_json::from_slice(&results_json(findings).unwrap()).unwrap()
}

/// The numbers of a text, as they are said; a percentage is the level of an interval.
fn said(text: &str) -> Vec<String> {
    let bare = |word: &str| {
        word.trim_matches(|letter: char| "(),;.:".contains(letter))
            .trim_start_matches("about ")
            .to_owned()
    };
    let number = |word: &String| {
        let all = ["all", "certain"].contains(&word.as_str())
            || word.starts_with(|letter: char| letter.is_ascii_digit());
        all && !word.ends_with('%')
    };
    let mut said: Vec<String> =
        lines::unbroken(text).iter().map(|word| bare(word)).filter(number).collect();
    // "8 to 10" behind "9 in 100,000" is over the same
    let mut over = None;
    for word in &mut said {
        match (word.split_once(" in "), over.clone()) {
            (Some((_, of)), _) => over = Some(of.to_owned()),
            (None, Some(of)) if !["all", "certain"].contains(&word.as_str()) => {
                *word = format!("{word} in {of}")
            }
            (None, _) => {}
        }
    }
    said
}

/// Days, of what is said as a span of time.
fn days(said: &str) -> Option<f64> {
    let (number, unit) = said.split_once(' ')?;
    let unit = [("d", 1.0), ("y", 365.25)].into_iter().find(|(name, _)| *name == unit)?.1;
    Some(number.parse::<f64>().ok()? * unit)
}

fn f(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// A mean and the ends of its uncertainty interval, over so many.
fn banded(value: &Value, over: f64) -> Vec<f64> {
    [&value["mean"], &value["uncertainty_interval"][0], &value["uncertainty_interval"][1]]
        .iter()
        .map(|value| f(value) / over)
        .collect()
}

/// What `results.json` has for a sentence about an alternative, in the order in which it is said.
fn expected(lead: &str, results: &Value, alternative: usize) -> Vec<f64> {
    let of = &results["alternatives"][alternative];
    let mines = f(&of["mines"]);
    let (first, early, last) = (&of["at"][1], &of["at"][3], &of["at"][7]);
    let casualties = f(&last["casualties"]["mean"]);
    let percent = |value: &Value| 100.0 * f(&value["mean"]) / casualties;
    match lead {
        lead if lead.starts_with("On day 30, mines that can still function") => {
            banded(&early["able_to_function"], mines)
        }
        lead if lead.starts_with("On day 2, of the mines that can function") => {
            vec![f(&first["dormant"]["mean"]), f(&first["able_to_function"]["mean"])]
        }
        lead if lead.starts_with("Casualties by 30 y that come from") => {
            let by_cause = &last["casualties_by_cause"];
            let late = f(&by_cause["beyond_rated_life"]["mean"])
                + f(&by_cause["deactivation_failure"]["mean"]);
            vec![100.0 * late / casualties, 100.0]
        }
        "Over 30 y, casualties" => {
            let single = &last["casualties"]["prediction_interval"];
            [banded(&last["casualties"], 1.0), vec![f(&single[0]), f(&single[1])]].concat()
        }
        "Of 100 casualties over 30 y" => {
            let groups = &last["casualties_by_group"];
            vec![percent(&last["killed"]), percent(&groups["adults"]), percent(&groups["children"])]
        }
        lead if lead.starts_with("Casualties against the baseline") => {
            let at = &results["comparison"][0]["at"][7];
            let (ratio, interval) =
                (f(&at["ratio"]["value"]), &at["ratio"]["uncertainty_interval"]);
            let pairs = [100.0 * f(&at["p_fewer"]), 100.0, 100.0 * f(&at["p_equal"])];
            [vec![ratio, f(&interval[0]), f(&interval[1])], pairs.to_vec()].concat()
        }
        lead if lead.starts_with("On day 30, risk of death a year") => {
            banded(&early["individual_risk_per_year"], 1.0)
        }
        lead if lead.starts_with("The risk of death a year") => {
            let second = lead.contains("limit for the public");
            let when = &of["time_to_criterion"]
                [if second { "limit for the public" } else { "broadly acceptable" }];
            let [low, high] = [0, 1].map(|end| &when["interval"][end]);
            let times = [&when["days"], low, high].into_iter().filter_map(Value::as_f64);
            let horizon = when["days"]
                .is_null()
                .then(|| f(results["times_days"].as_array().unwrap().last().unwrap()));
            let beyond =
                Some(100.0 * f(&when["not_within_horizon"])).filter(|&beyond| beyond > 0.0);
            let draws = beyond.into_iter().flat_map(|beyond| [beyond, 100.0]);
            times.chain(horizon).chain(draws).collect()
        }
        lead if lead.starts_with("At 30 y, items still explosive") => {
            [banded(&last["explosive"], 1.0), vec![mines]].concat()
        }
        lead if lead.starts_with("Clearance") => {
            let names = ["removed", "left", "area_searched_m2", "cost", "finished_days"];
            names.iter().map(|name| f(&of["clearance"][name])).collect()
        }
        other => panic!("a sentence that no test knows: {other}"),
    }
}

/// Numbers that are not those of the results.
fn wrong(topics: &[Topic], findings: &Findings, results: &Value) -> Vec<String> {
    let mut wrong = vec![];
    for topic in topics {
        for item in &topic.items {
            let alternative = findings
                .alternatives
                .iter()
                .position(|alternative| item.alternative.contains(&alternative.name))
                .unwrap();
            let (said, expected) = (said(&item.said), expected(&topic.lead, results, alternative));
            assert_eq!(
                said.len(),
                expected.len(),
                "{}: {} {said:?} {expected:?}",
                topic.lead,
                item.said
            );
            for (said, expected) in said.iter().zip(expected) {
                // a span is said to three figures, and to one where it is whole
                let same = days(said).map_or_else(
                    || agrees(said, expected),
                    |days| (days / expected - 1.0).abs() < 0.02,
                );
                if !same {
                    wrong.push(format!("{}: {said} for {expected}", topic.lead));
                }
            }
        }
    }
    wrong
}

#[test]
fn every_number_of_the_sentences_is_that_of_the_results() {
    let findings = computed();
    let topics = topics(&findings);
    assert_eq!(topics.len(), 11, "every kind of sentence is told");
    assert_eq!(wrong(&topics, &findings, &results(&findings)), Vec::<String>::new());
}

#[test]
fn a_number_of_the_sentences_that_is_not_that_of_the_results_is_noticed() {
    let findings = computed();
    let (topics, whole) = (topics(&findings), results(&findings));
    let planted = |path: &str| {
        let mut results = whole.clone();
        let value = results.pointer_mut(path).unwrap_or_else(|| panic!("{path}"));
        *value = (1.3 * f(value)).into();
        wrong(&topics, &findings, &results)
    };
    for path in [
        "/alternatives/0/at/3/able_to_function/mean",
        "/alternatives/0/at/3/able_to_function/uncertainty_interval/1",
        "/alternatives/0/at/1/dormant/mean",
        "/alternatives/0/at/7/casualties_by_cause/deactivation_failure/mean",
        "/alternatives/0/at/7/casualties/uncertainty_interval/0",
        "/alternatives/1/at/7/casualties/prediction_interval/1",
        "/alternatives/0/at/7/killed/mean",
        "/alternatives/0/at/7/casualties_by_group/children/mean",
        "/comparison/0/at/7/ratio/value",
        "/comparison/0/at/7/ratio/uncertainty_interval/1",
        "/comparison/0/at/7/p_fewer",
        "/comparison/0/at/7/p_equal",
        "/alternatives/1/at/3/individual_risk_per_year/mean",
        "/alternatives/0/at/3/individual_risk_per_year/uncertainty_interval/0",
        "/alternatives/0/time_to_criterion/broadly acceptable/days",
        "/alternatives/0/time_to_criterion/broadly acceptable/interval/0",
        "/alternatives/0/time_to_criterion/broadly acceptable/not_within_horizon",
        "/alternatives/0/at/7/explosive/uncertainty_interval/0",
        "/alternatives/1/clearance/removed",
        "/alternatives/1/clearance/left",
        "/alternatives/1/clearance/area_searched_m2",
        "/alternatives/1/clearance/cost",
        "/alternatives/1/clearance/finished_days",
    ] {
        assert!(!planted(path).is_empty(), "{path}");
    }
}

#[test]
fn the_page_tells_every_sentence_as_it_is() {
    let findings = computed();
    let page = html(&findings).unwrap();
    let wording = text(parsed(&page).root_element());
    let wording = wording.split_whitespace().collect::<Vec<_>>().join(" ");
    for topic in topics(&findings) {
        for item in &topic.items {
            assert!(wording.contains(&item.text()), "{}", item.text());
        }
    }
}

/// What `results.json` has for the heading of a chart, in the order in which it is said.
fn headed(chart: &str, results: &Value) -> Vec<f64> {
    let at =
        |alternative: usize, report: usize| &results["alternatives"][alternative]["at"][report];
    let both = |report: usize, key: &str, over: f64| -> Vec<f64> {
        [0, 1].iter().map(|&alternative| f(&at(alternative, report)[key]["mean"]) / over).collect()
    };
    let horizon = f(&at(0, 7)["days"]);
    match chart {
        "able-to-function" => [vec![30.0], both(3, "able_to_function", 1000.0)].concat(),
        "mine-states" => [vec![horizon], both(7, "explosive", 1000.0)].concat(),
        "casualties" => [vec![horizon], both(7, "casualties", 1.0)].concat(),
        "casualties-by-group" => {
            let (part, all) = (
                &at(1, 7)["casualties_by_group"]["children"]["mean"],
                &at(1, 7)["casualties"]["mean"],
            );
            vec![100.0, horizon, 100.0 * f(part) / f(all)]
        }
        "casualties-by-cause" => {
            let of = |cause: &str| f(&at(0, 7)["casualties_by_cause"][cause]["mean"]);
            let late = of("beyond_rated_life") + of("deactivation_failure");
            vec![100.0, 100.0 * late / (late + of("within_rated_life"))]
        }
        "individual-risk" => {
            let when = |alternative: usize| {
                &results["alternatives"][alternative]["time_to_criterion"]["broadly acceptable"]
            };
            vec![f(&when(0)["days"]), horizon, 100.0 * f(&when(1)["not_within_horizon"]), 100.0]
        }
        "exceedance" => [vec![horizon], both(7, "p_any_casualty", 1.0)].concat(),
        "averted" => vec![horizon, f(&results["comparison"][0]["at"][7]["ratio"]["value"])],
        "burden" => [vec![365.25], both(5, "explosive", 1.0)].concat(),
        "icon-array" => vec![30.0],
        other => panic!("a chart that no test knows: {other}"),
    }
}

/// Headings that say other numbers than the results.
fn wrong_headings(findings: &Findings, results: &Value) -> Vec<String> {
    let mut wrong = vec![];
    for drawing in charts(findings, Layout::Wide).unwrap() {
        // names of alternatives hold numbers too
        let heading = findings
            .alternatives
            .iter()
            .fold(drawing.title.replace('\u{a0}', " "), |heading, alternative| {
                heading.replace(&alternative.name, "")
            });
        let (said, expected) = (said(&heading), headed(drawing.name, results));
        let days_or = |said: &str, expected: f64| {
            days(said)
                .map_or_else(|| agrees(said, expected), |days| (days / expected - 1.0).abs() < 0.02)
        };
        if said.len() != expected.len()
            || !said.iter().zip(&expected).all(|(said, &expected)| days_or(said, expected))
        {
            wrong.push(format!("{}: {} {said:?} {expected:?}", drawing.name, drawing.title));
        }
    }
    wrong
}

#[test]
fn every_number_in_the_heading_of_a_chart_is_that_of_the_results() {
    let findings = computed();
    let whole = results(&findings);
    assert_eq!(wrong_headings(&findings, &whole), Vec::<String>::new());
    for (path, charts) in [
        ("/alternatives/0/at/3/able_to_function/mean", 1),
        ("/alternatives/1/at/7/casualties/mean", 2),
        ("/alternatives/1/at/7/casualties_by_group/children/mean", 1),
        ("/alternatives/0/at/7/casualties_by_cause/within_rated_life/mean", 1),
        ("/alternatives/0/at/7/p_any_casualty/mean", 1),
        ("/alternatives/0/at/5/explosive/mean", 1),
        ("/comparison/0/at/7/ratio/value", 1),
        ("/alternatives/0/time_to_criterion/broadly acceptable/days", 1),
    ] {
        let mut planted = whole.clone();
        let value = planted.pointer_mut(path).unwrap();
        *value = (0.7 * f(value)).into();
        assert_eq!(wrong_headings(&findings, &planted).len(), charts, "{path}");
    }
}
