//! Every number of the report's text is that of `results.json`, to the figures that are given: read
//! back as a person would read it, and held against the file.

use super::page::parsed;
use super::variants::{all_reported, two_alternatives};
use crate::report::{html, results_json};
use roxmltree::Node;
use serde_json::Value;

/// The least and the greatest number that is said so: `1 in 1,200`, `97 in 100`, `9 in 100,000`,
/// `2.3 million`.
fn heard(said: &str) -> Option<[f64; 2]> {
    let said = said.trim().trim_start_matches("about ");
    match said {
        "all" | "certain" | "nearly all" | "nearly certain" => return Some([1.0 - 5e-7, 1.0]),
        "none" => return Some([0.0, 0.0]),
        "fewer than 1 in a trillion" | "less than 1 in a trillion" => return Some([0.0, 1e-12]),
        _ => {}
    }
    let Some((part, of)) = said.split_once(" in ") else {
        let (value, half) = plain(said)?;
        return Some([value - half, value + half]);
    };
    let ((part, part_half), (of, of_half)) = (plain(part)?, plain(of)?);
    // of "1 in N" it is N that is rounded, of "n in a power of ten" it is n
    if part == 1.0 && !is_power(of) {
        Some([1.0 / (of + of_half), 1.0 / (of - of_half)])
    } else {
        Some([(part - part_half) / of, (part + part_half) / of])
    }
}

fn is_power(n: f64) -> bool {
    format!("{n:e}").starts_with("1e")
}

/// A plain number and half a unit of its last figure.
fn plain(said: &str) -> Option<(f64, f64)> {
    let raised = |digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|known| known == digit);
    let level = |letter: char| match letter {
        '⁻' | '−' => '-',
        digit => {
            raised(digit).and_then(|digit| char::from_digit(digit as u32, 10)).unwrap_or(digit)
        }
    };
    let said: String = said.replace("×10", "e").chars().map(level).collect();
    let (digits, size) = match said.split_once(' ') {
        None => (said.as_str(), 1.0),
        Some((digits, name)) => {
            let size = [("million", 1e6), ("billion", 1e9), ("trillion", 1e12)];
            (digits, size.into_iter().find(|(known, _)| *known == name)?.1)
        }
    };
    let digits = if digits == "a" { "1" } else { digits };
    let value: f64 = digits.replace(',', "").parse().ok()?;
    let (mantissa, exponent) = digits.split_once('e').unwrap_or((digits, "0"));
    let scale = size * format!("1e{exponent}").parse::<f64>().ok()?;
    let half = match mantissa.split_once('.') {
        Some((_, decimals)) => 0.5 / format!("1e{}", decimals.len()).parse::<f64>().ok()?,
        // of a whole number with noughts at its end the last figure is the last that is not one, or
        // the second
        None => {
            let whole = mantissa.replace(',', "");
            let noughts = whole.len() - whole.trim_end_matches('0').len();
            let figures = (whole.len() - noughts).max(2.min(whole.len()));
            0.5 * format!("1e{}", whole.len() - figures).parse::<f64>().ok()?
        }
    };
    Some((value * size, half * scale))
}

/// Whether what is said is that number, to the figures given.
pub(super) fn agrees(said: &str, value: f64) -> bool {
    match heard(said) {
        Some([low, high]) => (low * (1.0 - 1e-9)..=high * (1.0 + 1e-9)).contains(&value),
        None => said == "0 observed" && value == 0.0,
    }
}

pub(super) fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter_map(|node| node.is_text().then(|| node.text())?).collect()
}

/// The key of `results.json` that a column shows, and what it is multiplied by.
fn shown(head: &str, mines: f64) -> (&'static str, f64) {
    match head.trim() {
        "Able to function" => ("able_to_function", 1.0 / mines),
        "Of them dormant" => ("dormant", 1.0 / mines),
        "Casualties" => ("casualties", 1.0),
        "Killed" => ("killed", 1.0),
        "Risk of death a year" => ("individual_risk_per_year", 1.0),
        "Any casualty" => ("p_any_casualty", 1.0),
        other => panic!("a column that no test knows: {other}"),
    }
}

/// Cells whose mean is not that of the results.
fn wrong_cells(page: &str, results: &Value) -> Vec<String> {
    let document = parsed(page);
    let tables = document.descendants().filter(|node| node.attribute("class") == Some("numbers"));
    let mut wrong = Vec::new();
    let mut looked_at = 0;
    for (alternative, table) in tables.enumerate() {
        let of = |tag: &'static str| {
            table.descendants().filter(move |node| node.tag_name().name() == tag)
        };
        let mines = results["alternatives"][alternative]["mines"].as_f64().unwrap();
        let heads: Vec<&str> = of("thead")
            .flat_map(|head| head.descendants())
            .filter_map(|node| {
                (node.tag_name().name() == "th").then(|| node.first_child()?.text()).flatten()
            })
            .skip(1)
            .collect();
        let rows = of("tbody").flat_map(|body| body.children()).filter(Node::is_element);
        for (time, row) in rows.enumerate() {
            let cells = row.children().filter(|node| node.tag_name().name() == "td");
            for (head, cell) in heads.iter().zip(cells) {
                let (key, factor) = shown(head, mines);
                let value = factor
                    * results["alternatives"][alternative]["at"][time][key]["mean"]
                        .as_f64()
                        .unwrap();
                let said =
                    cell.first_child().and_then(|node| node.text()).unwrap_or_default().trim();
                if !agrees(said, value) {
                    wrong.push(format!(
                        "{alternative} {time} {key}: {said} for {value}: {}",
                        text(cell)
                    ));
                }
                looked_at += 1;
            }
        }
    }
    assert!(looked_at >= 5, "the page has numbers");
    wrong
}

#[test]
fn every_number_of_the_tables_is_that_of_the_results_to_the_figures_given() {
    for (variant, findings, page) in all_reported() {
        let results = serde_json::from_slice(&results_json(findings).unwrap()).unwrap();
        assert_eq!(wrong_cells(page, &results), Vec::<String>::new(), "{variant}");
    }
}

#[test]
fn a_number_that_is_not_that_of_the_results_is_noticed() {
    let findings = two_alternatives();
    let page = html(&findings).unwrap();
    let whole: Value = serde_json::from_slice(&results_json(&findings).unwrap()).unwrap();
    for key in
        ["casualties", "killed", "able_to_function", "p_any_casualty", "individual_risk_per_year"]
    {
        let mut planted = whole.clone();
        let mean = planted["alternatives"][0]["at"][4][key]["mean"].as_f64().unwrap();
        planted["alternatives"][0]["at"][4][key]["mean"] = (1.9 * mean).into();
        assert_eq!(wrong_cells(&page, &planted).len(), 1, "{key}");
    }
}

#[test]
fn the_answer_says_the_numbers_of_the_results() {
    let findings = two_alternatives();
    let results: Value = serde_json::from_slice(&results_json(&findings).unwrap()).unwrap();
    let page = html(&findings).unwrap();
    let document = parsed(&page);
    let answer =
        document.descendants().find(|node| node.attribute("class") == Some("answer")).unwrap();
    let sentences: Vec<_> =
        answer.children().filter(|node| node.tag_name().name() == "p").collect();
    assert_eq!(sentences.len(), 4, "three sentences, and what is not said");
    let said = |sentence: usize, alternative: usize| {
        let name = sentences[sentence]
            .children()
            .filter(|node| node.tag_name().name() == "b")
            .nth(alternative)
            .unwrap();
        let said = name.next_sibling().unwrap().text().unwrap().trim();
        said.split([';', '(']).next().unwrap().trim().to_owned()
    };
    for alternative in [0, 1] {
        let at = &results["alternatives"][alternative]["at"];
        let able = at[3]["able_to_function"]["mean"].as_f64().unwrap() / 1000.0;
        let casualties = at[7]["casualties"]["mean"].as_f64().unwrap();
        for (sentence, value) in [(0, able), (1, casualties)] {
            let said = said(sentence, alternative);
            assert!(agrees(&said, value) && !agrees(&said, 1.2 * value), "{said} for {value}");
        }
    }
    assert_eq!(said(2, 1), "not within the horizon of 30 y");
}

#[test]
fn what_is_said_is_heard_as_it_is_meant() {
    let heard_as = [
        ("1 in 1,200", 1.0 / 1234.0),
        ("97 in 100", 0.9671),
        ("999 in 1,000", 0.9990),
        ("about 9 in 100,000", 9.4e-5),
        ("2.3 million", 2_345_000.0),
        ("0.00031", 0.000_312),
        ("3.1×10⁻⁹", 3.1e-9),
        ("4,100", 4_120.0),
    ];
    for (said, value) in heard_as {
        assert!(agrees(said, value), "{said} for {value}: {:?}", heard(said));
        assert!(
            !agrees(said, 1.2 * value) && !agrees(said, value / 1.2),
            "{said}: {:?}",
            heard(said)
        );
    }
}
