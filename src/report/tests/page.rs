//! The report: one file that is well-formed, says what `results.json` holds, and lets no text be
//! more than text.

use super::variants::{all, all_reported, two_alternatives};
use crate::question::{
    Assumption, Bound, DistributionText, InputFile, Origin, Parameter, Per, Quantity, Role,
};
use crate::report::{html, markdown, read, results_json};
use crate::results::{
    AlternativeSensitivity, ClaimVerdict, Entry, Findings, JudgedClaim, KeySensitivity,
    ShareOfDraws, TargetSensitivity, VarianceSplit,
};
use roxmltree::{Document, Node, ParsingOptions};
use serde_json::Value;
use std::collections::BTreeSet;

/// A page as a tree; it is written to be XML too.
pub(super) fn parsed(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).unwrap_or_else(|fault| panic!("{fault}"))
}

fn named<'a>(node: Node<'a, 'a>, tag: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.descendants().filter(move |node| node.tag_name().name() == tag)
}

/// All text below a node, words apart by one space.
fn text(node: Node<'_, '_>) -> String {
    let all: String =
        node.descendants().filter_map(|node| node.is_text().then(|| node.text())?).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Two alternatives with what a real run knows besides.
fn with_assumptions() -> Findings {
    let one = |number: Option<usize>, key: &str, value: &str, source: Option<&str>| Assumption {
        path: number.map_or_else(|| format!("site.{key}"), |at| format!("alternative[{at}].{key}")),
        value: value.to_owned(),
        source: source.map(str::to_owned),
        table: number.map_or("site", |_| "alternative").to_owned(),
        number,
        key: key.to_owned(),
        role: Role::Other,
    };
    const DEAD: &str = "laying[0].electrical.dead_on_arrival";
    let distribution = "{ uniform = [0.0, 0.05] }";
    let parameter = |at: usize| Parameter {
        id: String::new(),
        path: format!("alternative[{at}].{DEAD}"),
        key: format!("alternative.{DEAD}"),
        alternative: Some(at),
        distribution: DistributionText {
            name: "uniform".to_owned(),
            constants: vec!["0".to_owned(), "0.05".to_owned()],
            within: None,
            is_duration: false,
        },
        text: distribution.to_owned(),
        source: Some("a guess".to_owned()),
        role: Role::Other,
    };
    let mut findings = two_alternatives();
    findings.provenance.inputs =
        vec![InputFile { file: "default".to_owned(), sha256: "0123456789abcdef".repeat(4) }];
    findings.provenance.overrides = vec!["alternative[0].return_delay=90d".to_owned()];
    findings.assumptions = vec![
        one(None, "area_m2", "1_000_000", Some("assumption: one square kilometre")),
        one(Some(0), DEAD, distribution, Some("a guess")),
        one(Some(1), DEAD, distribution, Some("a guess")),
        one(Some(1), "laying[0].mines", "1000", None),
    ];
    findings.parameters = Some(vec![parameter(0), parameter(1)]);
    findings
}

#[test]
fn every_report_is_one_well_formed_file_without_script_or_network() {
    for (variant, _, page) in all_reported() {
        assert!(page.len() < 2_000_000, "{variant}: {} bytes", page.len());
        let document = parsed(page);
        let root = document.root_element();
        let mut ids = BTreeSet::new();
        for node in root.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            let loads = ["script", "link", "img", "iframe", "object", "image", "foreignObject"];
            assert!(!loads.contains(&name), "{variant}: <{name}>");
            for attribute in node.attributes() {
                let (key, value) = (attribute.name(), attribute.value());
                assert!(!key.starts_with("on") && key != "src", "{variant}: {key}");
                assert!(key != "href" || value.starts_with('#'), "{variant}: {value}");
                assert!(
                    key != "id" || ids.insert(value.to_owned()),
                    "{variant}: two of id {value}"
                );
            }
        }
        for node in root.descendants() {
            for name in ["aria-labelledby", "href"] {
                let names = node.attribute(name).into_iter().flat_map(str::split_whitespace);
                names.for_each(|id| {
                    assert!(ids.contains(id.trim_start_matches('#')), "{variant}: no {id}")
                });
            }
        }
        assert_eq!(page.matches("@font-face").count(), 2, "{variant}: each font once");
        assert_eq!(page.matches("url(").count(), 2, "{variant}: nothing is loaded but the fonts");
        assert_eq!(root.attribute("lang"), Some("en"));
    }
}

#[test]
fn headings_are_in_order_and_tables_say_what_their_cells_are() {
    let page = html(&with_assumptions()).unwrap();
    let document = parsed(&page);
    let root = document.root_element();
    let headings: Vec<String> = named(root, "h2").map(text).collect();
    let expected = [
        "The answer",
        "The charts",
        "The numbers",
        "What was assumed",
        "What is uncertain",
        "The method in a page",
        "How to run it again, and cite it",
        "What this cannot say",
    ];
    assert_eq!(headings, expected);
    let levels = root
        .descendants()
        .filter_map(|node| node.tag_name().name().strip_prefix('h')?.parse::<u8>().ok());
    let levels: Vec<u8> = levels.collect();
    assert_eq!(levels.iter().filter(|&&level| level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    assert!(named(root, "table").count() >= 4);
    for table in named(root, "table") {
        assert_eq!(named(table, "caption").count(), 1);
        assert!(
            named(table, "th").all(|head| matches!(head.attribute("scope"), Some("col" | "row")))
        );
        let widths: BTreeSet<usize> =
            named(table, "tr").map(|row| row.children().filter(Node::is_element).count()).collect();
        assert_eq!(widths.len(), 1, "rows of one length");
    }
    for figure in named(root, "figure") {
        let drawing = named(figure, "svg").next().unwrap();
        assert_eq!(drawing.attribute("role"), Some("img"));
        assert!(text(named(drawing, "desc").next().unwrap()).contains("persistent"));
    }
}

#[test]
fn what_was_assumed_is_listed_by_what_it_belongs_to_and_distributions_once_for_all_alternatives() {
    let page = html(&with_assumptions()).unwrap();
    let document = parsed(&page);
    let cells = |row: Node<'_, '_>| {
        row.children().map(text).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let rows: Vec<String> = named(document.root_element(), "tr").map(cells).collect();
    let has = |row: &str| assert!(rows.iter().any(|found| found == row), "{row}\n{rows:#?}");
    has("area_m2 1_000_000 assumption: one square kilometre");
    has("laying[0].mines 1000 no source given");
    has(
        "alternative.laying[0].electrical.dead_on_arrival from 0 to 0.05, every value as likely as \
         any other “battery, 4 hours to 2 weeks”, “persistent”",
    );
    let captions: Vec<String> = named(document.root_element(), "caption").map(text).collect();
    assert!(
        captions.contains(&"“persistent”, keys under alternative[1]".to_owned()),
        "{captions:?}"
    );
    let command = text(named(document.root_element(), "pre").next().unwrap());
    assert_eq!(
        command,
        "inertness run default --engine individual --set 'alternative[0].return_delay=90d'"
    );
}

#[test]
fn what_is_odd_in_the_scenario_is_told_where_the_run_is_warned_of() {
    let mut findings = with_assumptions();
    findings.scenario_warnings = vec!["civilians.group[0].people: never meets a mine".to_owned()];
    let said = "In the scenario, civilians.group[0].people: never meets a mine.";
    assert!(html(&findings).unwrap().contains(said));
    assert!(markdown(&findings).unwrap().contains(&said.replace('[', "\\[").replace(']', "\\]")));
}

#[test]
fn what_the_answer_hangs_on_and_the_claims_are_told() {
    let mut findings = with_assumptions();
    let key = |key: &str, at_low: f64, at_high: f64| KeySensitivity {
        key: key.to_owned(),
        distribution: "{ log_uniform = [6e-6, 1.5e-2] }".to_owned(),
        moved_to: [8.9e-6, 0.0101],
        is_duration: false,
        first: None,
        total: None,
        at_low,
        at_high,
    };
    let alternative = AlternativeSensitivity {
        alternative: "persistent".to_owned(),
        number: 1,
        mean: None,
        standard_deviation: None,
        at_medians: 0.5,
        keys: vec![
            key("alternative.laying[0].still", 0.5, 0.5001),
            key("alternative.laying[0].electrical.deactivation_failure.probability", 0.2, 0.9),
        ],
    };
    findings.key_drivers = Some(TargetSensitivity {
        target: "casualties@30y".to_owned(),
        quantity: Quantity::Casualties,
        part: None,
        days: 30.0 * 365.25,
        alternatives: vec![alternative],
    });
    let Some(Entry::Whole(casualties)) =
        findings.alternatives[0].at[7].quantities.get_mut(&Quantity::Casualties)
    else {
        panic!("casualties are one number")
    };
    casualties.variance = Some(VarianceSplit { parameters: 1.0, chance: 4.0 });
    findings.claims = vec![JudgedClaim {
        alternative: "persistent".to_owned(),
        quantity: Quantity::Functional,
        time: "120d".to_owned(),
        days: 120.0,
        bound: Bound::AtMost(1e-3),
        per: Per::Mine,
        source: Some("somebody".to_owned()),
        origin: Origin::Scenario,
        mean: 0.002,
        uncertainty_interval: Some([0.0005, 0.004]),
        verdict: ClaimVerdict::Undecided,
        median: None,
        assumes: None,
        p_below: Some(ShareOfDraws { value: 0.3, interval: [0.21, 0.4] }),
    }];
    let page = html(&findings).unwrap();
    let document = parsed(&page);
    let said = text(document.root_element());
    for expected in [
        "of 100 parts of the variance of casualties after 30 y in single replicates, parameter \
         uncertainty makes 20, chance 80.",
        "“persistent”, casualties after 30 y: 0.50 with every key at its median",
        "alternative.laying[0].electrical.deactivation_failure.probability 0.20 with 8.9e-6 0.90 \
         with 0.010",
        "1 more key moves them less or not at all.",
        "functional mines after 120 d, of the mines laid: at most 1 in 1,000 somebody",
        "undecided over parameter draws, at most the figure in 30 of 100 parameter draws (95 % \
         interval of the probability 21 to 40 in 100)",
        "Being below a figure makes no mine lawful",
    ] {
        let squeezed = |text: &str| text.replace(' ', "");
        assert!(squeezed(&said).contains(&squeezed(expected)), "{expected}\n{said}");
    }
    assert!(!said.contains("compl"), "nothing complies");
}

#[test]
fn results_of_an_older_version_have_a_report_too() {
    let mut json: Value =
        serde_json::from_slice(&results_json(&with_assumptions()).unwrap()).unwrap();
    let found = json.as_object_mut().unwrap();
    assert!(found.remove("parameters").is_some());
    for assumption in found["assumptions"].as_array_mut().unwrap() {
        let added = ["table", "number", "key", "role"];
        assumption.as_object_mut().unwrap().retain(|key, _| !added.contains(&key.as_str()));
    }
    let page = html(&read(json.to_string().as_bytes()).unwrap()).unwrap();
    assert!(
        page.contains("which inputs are known and which are distributions stands in the scenario")
    );
    assert!(page.contains("1_000_000"));
    json.as_object_mut().unwrap().remove("assumptions");
    let page = html(&read(json.to_string().as_bytes()).unwrap()).unwrap();
    assert!(page.contains("written before the numbers that go into a run were listed"));
}

#[test]
fn a_report_from_a_file_is_that_of_the_run() {
    // results of every kind come back as they went out: another test sees to that
    for (variant, findings, page) in all_reported().step_by(5) {
        let again = read(&results_json(findings).unwrap()).unwrap();
        assert_eq!(page, html(&again).unwrap(), "{variant}");
        assert_eq!(markdown(findings).unwrap(), markdown(&again).unwrap(), "{variant}");
    }
}

#[test]
fn no_text_of_a_scenario_becomes_a_mark_of_the_page() {
    const NASTY: &str =
        "</style></title><script>alert(1)</script> & \"quotes\" 'and' <!-- {{ 7*7 }} {% raw %}";
    let mut findings = with_assumptions();
    findings.title = NASTY.to_owned();
    findings.question = Some(NASTY.to_owned());
    findings.scenario_text = format!("```\n{NASTY}");
    findings.warnings = vec![NASTY.to_owned()];
    findings.alternatives[0].name = NASTY.to_owned();
    findings.comparison[0].alternative = NASTY.to_owned();
    findings.provenance.overrides = vec![format!("title={NASTY}")];
    findings.provenance.inputs[0].file = NASTY.to_owned();
    for assumption in &mut findings.assumptions {
        assumption.source = Some(NASTY.to_owned());
        assumption.value = NASTY.to_owned();
    }
    let page = html(&findings).unwrap();
    assert!(!page.contains("<script"));
    let document = parsed(&page);
    let root = document.root_element();
    assert_eq!(text(named(root, "h1").next().unwrap()), NASTY);
    assert_eq!(text(named(root, "title").next().unwrap()), NASTY);
    let cells: Vec<String> = named(root, "td").map(text).collect();
    assert!(cells.iter().any(|cell| cell == NASTY), "sources are told as they are");
    assert!(cells.iter().all(|cell| cell != "49"));

    let plain = markdown(&findings).unwrap();
    let before_code = plain.split("```").next().unwrap();
    assert!(!before_code.contains("<script") && !before_code.contains("<!--"), "{before_code}");
    assert!(plain.contains("\n````\n```\n</style>"), "a fence is longer than any in the text");
}

#[test]
fn markdown_holds_every_cell_and_heading_of_the_page() {
    let findings = with_assumptions();
    let (page, plain) = (html(&findings).unwrap(), markdown(&findings).unwrap());
    let plain = plain.replace('\\', "").replace("&lt;", "<").replace("**", "");
    let document = parsed(&page);
    let root = document.root_element();
    let mut looked_at = 0;
    for node in ["td", "h2", "h3", "li", "p"].into_iter().flat_map(|tag| named(root, tag)) {
        let said =
            text(node).replace(" Before you use these numbers, read what the run warns of.", "");
        assert!(plain.contains(&said), "{said}\n{plain}");
        looked_at += 1;
    }
    assert!(looked_at > 100, "{looked_at}");
}

#[test]
fn no_report_calls_ground_safe_or_a_mine_alive() {
    for (variant, findings) in all() {
        let plain = markdown(findings).unwrap();
        let words: Vec<&str> = plain.split(|letter: char| !letter.is_alphanumeric()).collect();
        for word in ["alive", "dead", "live", "NaN", "inf", "effective", "undefined"] {
            assert!(!words.contains(&word), "{variant}: {word}");
        }
        // the word stands only where something is not said
        for sentence in plain.split(['.', '\n']).filter(|sentence| sentence.contains("safe")) {
            let denied = [
                "says nothing about whether any piece of ground is safe",
                "never says that a piece of ground is safe",
            ];
            assert!(denied.iter().any(|denial| sentence.contains(denial)), "{variant}: {sentence}");
        }
        assert!(plain.contains("No number here makes a mine lawful"), "{variant}");
    }
}

/// The luminance of a colour such as `#55606f`, by WCAG 2.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            crate::numeric::pow((part + 0.055) / 1.055, 2.4)
        }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

#[test]
fn every_colour_of_text_stands_out_from_its_ground() {
    let style = include_str!("../page/page.css");
    let colour = |name: &str| &style.split_once(&format!("--{name}: ")).unwrap().1[..7];
    for text in ["ink", "quiet", "accent"] {
        for ground in ["#ffffff", colour("pale")] {
            let contrast = (luminance(ground) + 0.05) / (luminance(colour(text)) + 0.05);
            assert!(contrast >= 4.5, "{text} on {ground}: {contrast}");
        }
    }
    assert!(
        (luminance("#ffffff") + 0.05) / (luminance("#999999") + 0.05) < 4.5,
        "a grey too pale is seen"
    );
}

/// Pages to look at: `INERTNESS_DRAW=/tmp/pages cargo test --lib writes_pages`.
#[test]
fn writes_pages_where_asked() {
    let Some(folder) = std::env::var_os("INERTNESS_DRAW").map(std::path::PathBuf::from) else {
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    for (variant, _, page) in all_reported() {
        std::fs::write(folder.join(format!("{variant}.html")), page).unwrap();
    }
}
