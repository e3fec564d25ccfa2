//! `inertness evidence`: how much a figure needs, what was seen says, and what the worse figure
//! means in harm.

use crate::cli::scratch::Scratch;
use serde_json::Value;

const KEY: &str = "alternative[0].laying[0].electrical.deactivation_failure.probability";

fn json(arguments: &[&str]) -> Value {
    let out = Scratch::new().inertness(&[&["evidence", "--json"], arguments].concat()).well().out;
    serde_json::from_str(&out).unwrap()
}

fn csv(arguments: &[&str]) -> Vec<Vec<String>> {
    let out = Scratch::new()
        .inertness(&[&["evidence", "--format", "csv"], arguments].concat())
        .well()
        .out;
    out.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn items(arguments: &[&str]) -> Vec<u64> {
    let plans = &json(arguments)["plans"];
    plans.as_array().unwrap().iter().map(|plan| plan["items"].as_u64().unwrap()).collect()
}

#[test]
fn the_published_numbers_of_items_are_printed() {
    assert_eq!(
        items(&["--reliability", "0.999", "--confidence", "0.95"]),
        [2995, 4742, 6294, 7752, 9151]
    );
    assert_eq!(
        items(&["--reliability", "0.999", "--allow", "4"])[0],
        9151,
        "95 % if nothing is said"
    );
    assert_eq!(items(&["--reliability", "0.80", "--confidence", "0.90"])[0], 11);
    assert_eq!(items(&["--reliability", "0.90", "--confidence", "0.90"])[0], 22);
    assert_eq!(items(&["--reliability", "0.90", "--confidence", "0.95"])[0], 29);
    assert_eq!(items(&["--reliability", "0.999", "--lot", "1000"])[0], 777);
    assert_eq!(items(&["--claim", "6e-6", "--confidence", "0.95"])[0], 499_288);
    let text = Scratch::new().inertness(&["evidence", "--claim", "6e-6"]).well().out;
    assert!(text.starts_with(
        "499,288 items without a failure support the figure of 6e-6 (6 in a million)"
    ));
    assert!(text.contains(
        "Reliability is the probability that an item is inert by the day claimed for it"
    ));
    for word in ["compl", "is safe to", "proves"] {
        assert!(!text.contains(word), "{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
}

#[test]
fn the_published_intervals_are_printed_to_all_digits() {
    let seen = json(&["--observed", "29", "--of", "30"]);
    let end = |at: usize| format!("{:.10}", seen["clopper_pearson"][at].as_f64().unwrap());
    assert_eq!([end(0), end(1)], ["0.8278305444", "0.9991564291"]);
    let text = Scratch::new().inertness(&["evidence", "--observed", "1", "--of", "30"]).well().out;
    assert!(
        text.contains("0.8278305444 to 0.9991564291"),
        "29 of 30 inert, as a reliability: {text}"
    );
    let none = json(&["--observed", "0", "--of", "2995"]);
    assert_eq!(format!("{:.11}", none["upper_bound"].as_f64().unwrap()), "0.00099974442");
    assert_eq!(format!("{:.11}", none["posterior_upper"].as_f64().unwrap()), "0.00099941089");
    assert_eq!(none["clopper_pearson"][0], 0.0);
    let rows = csv(&["--observed", "0", "--of", "2995"]);
    assert_eq!(rows[2][3], "upper_bound");
    assert_eq!(rows[2][5].parse::<f64>().unwrap(), none["upper_bound"].as_f64().unwrap());
}

#[test]
fn what_was_seen_supports_a_figure_or_does_not_in_these_words() {
    let scratch = Scratch::new();
    let said = |k: &str, n: &str| {
        scratch.inertness(&["evidence", "--observed", k, "--of", n, "--claim", "0.001"]).well().out
    };
    assert!(
        said("0", "2995")
            .contains("It supports the figure of 0.001 (1 in 1,000) with 95 % confidence.")
    );
    assert!(
        said("0", "2994")
            .contains("It does not support the figure of 0.001 (1 in 1,000) with 95 %")
    );
    assert!(
        said("9", "2995")
            .contains("does not support the figure of 0.001 (1 in 1,000): it speaks against")
    );
    assert_eq!(
        json(&["--observed", "0", "--of", "2995", "--reliability", "0.999"])["reading"],
        "supports"
    );
}

#[test]
fn two_figures_are_told_apart_and_the_second_is_weighed_in_harm() {
    let bare = json(&["--discriminate", "6e-6", "--from", "1e-3"]);
    assert_eq!((&bare["plan"]["items"], &bare["plan"]["allowed"]), (&2995.into(), &0.into()));
    let ask = [
        "--discriminate",
        "6e-6",
        "--from",
        "1e-3",
        "default",
        "--key",
        KEY,
        "--of",
        "casualties@10y",
    ];
    let four = [&ask[..], &["--draws", "4"]].concat();
    let printed = json(&four);
    let alternatives = printed["harm"]["alternatives"].as_array().unwrap();
    let number = |alternative: usize, name: &str| alternatives[alternative][name].as_f64().unwrap();
    assert!(
        number(0, "more") > 0.0
            && alternatives[0]["uncertainty_interval"][0].as_f64()
                < alternatives[0]["uncertainty_interval"][1].as_f64()
    );
    assert_eq!(number(1, "more"), 0.0, "the figure is of the other alternative");
    // the same numbers as a run with the figure in it
    let scratch = Scratch::new();
    let set = format!("{KEY}=1e-3");
    let run = ["run", "--engine", "expected", "--draws", "4", "--json", "--set", &set];
    let run: Value = serde_json::from_str(&scratch.inertness(&run).well().out).unwrap();
    let at = run["alternatives"][0]["at"]
        .as_array()
        .unwrap()
        .iter()
        .find(|at| at["time"] == "10y")
        .unwrap();
    assert_eq!(at["casualties"]["mean"].as_f64().unwrap(), number(0, "at_worse"));
    let usual = [
        &["--discriminate", "6e-6", "--from", "1e-3", "default", "--of", "casualties@10y"][..],
        &four[9..],
    ]
    .concat();
    assert_eq!(
        json(&usual),
        printed,
        "the first laying of the first alternative, if nothing is said"
    );
    // what it says of itself gives it again
    let text = scratch.inertness(&[&["evidence"], &four[..]].concat()).well().out;
    let command = printed["command"].as_str().unwrap();
    assert_eq!(scratch.shell(command).well().out, text);
    assert!(text.contains("expected values over 4 parameter draws of everything else"), "{text}");
    let rows = csv(&four);
    assert_eq!(rows[1][3..5], ["battery".to_owned(), number(0, "at_better").to_string()]);
}

#[test]
fn what_no_evidence_can_show_is_refused_with_what_to_write() {
    let scratch = Scratch::new();
    let refused = |arguments: &[&str], words: &[&str]| {
        scratch.inertness(&[&["evidence"], arguments].concat()).badly(2, words);
    };
    refused(
        &[],
        &["expected --reliability R, --claim P, --observed K --of N, or --discriminate P --from P"],
    );
    refused(
        &["--claim", "6e-6", "--confidence", "1"],
        &["found a confidence of 1, expected one above 0 and below 1"],
    );
    refused(&["--reliability", "1"], &["found a reliability of 1,", "such as 0.999"]);
    refused(&["--reliability", "nan"], &["found a reliability of NaN"]);
    refused(&["--claim", "0"], &["found a claim of 0,", "such as 6e-6"]);
    refused(&["--claim", "-1"], &["found a claim of -1"]);
    refused(&["--claim", "1e-16"], &["more than 1000 million million items"]);
    refused(&["--reliability", "0.999", "--lot", "0"], &["found a lot of 0 items"]);
    refused(&["--reliability", "0.999", "--lot", "1000", "--allow", "2"], &["allow 1 or fewer"]);
    refused(&["--observed", "3", "--of", "2"], &["found 3 failures of 2 items"]);
    refused(&["--observed", "0", "--of", "0"], &["nothing observed supports no figure"]);
    refused(&["--observed", "0"], &["--of"]);
    refused(&["--observed", "0", "--of", "ten"], &["--of ten: expected how many items", "2995"]);
    refused(&["--reliability", "0.9", "--claim", "0.1"], &["cannot be used with"]);
    refused(
        &["--discriminate", "1e-3", "--from", "6e-6"],
        &["expected the smaller first: --discriminate 6e-6 --from 1e-3"],
    );
    refused(
        &["--discriminate", "1e-6", "--from", "1e-3", "--power", "0.04"],
        &["found a power of 0.04, expected one above 0.05"],
    );
    refused(
        &["--claim", "6e-6", "--chart", "c.jpg"],
        &["--chart c.jpg: expected a file that ends in .svg or .png"],
    );
    let harm = |key: &str, of: &str, words: &[&str]| {
        refused(
            &["--discriminate", "6e-6", "--from", "1e-3", "default", "--key", key, "--of", of],
            words,
        );
    };
    harm(
        KEY,
        "detonations@10y",
        &["detonations is neither harm nor burden", "casualties, killed, injured"],
    );
    harm(KEY, "functional@4h", &["expected a time after 14 d, the longest rated life"]);
    harm(KEY, "casualties@11y", &["11y is no time at which the scenario reports"]);
    harm(KEY, "casualtes@10y", &["did you mean `casualties`?"]);
    harm(
        "site.area_m2",
        "casualties@10y",
        &["expected the key of a probability of deactivation failure"],
    );
}

#[test]
fn the_chart_is_drawn_and_not_written_over_unasked() {
    let scratch = Scratch::new();
    let draw = ["evidence", "--reliability", "0.999", "--chart", "oc.svg", "--chart", "oc.png"];
    let drawn = scratch.inertness(&draw).well();
    assert!(drawn.err.contains("chart    oc.svg"), "{}", drawn.err);
    let svg = String::from_utf8(scratch.read("oc.svg")).unwrap();
    for words in [
        "2,995 items without a failure",
        "9,151 items with at most 4 failures",
        "The ring is the figure",
    ] {
        assert!(svg.contains(words), "{words}");
    }
    assert!(scratch.read("oc.png").starts_with(b"\x89PNG"));
    scratch
        .inertness(&draw)
        .badly(2, &["oc.svg: there is such a file already; --force writes over it"]);
    scratch.inertness(&[&draw[..], &["--force", "--layout", "narrow"]].concat()).well();
    assert_ne!(
        String::from_utf8(scratch.read("oc.svg")).unwrap(),
        svg,
        "narrow is another picture"
    );
    for more in [&["--lot", "1000"][..], &["--lot", "1000000"], &["--lot", "1"]] {
        scratch.inertness(&[&draw[..], &["--force"], more].concat()).well();
    }
    for of in [["0", "1"], ["1", "30"], ["30", "30"]] {
        let seen = ["evidence", "--observed", of[0], "--of", of[1], "--chart", "oc.png", "--force"];
        scratch.inertness(&seen).well();
    }
    scratch
        .inertness(&[
            "evidence",
            "--discriminate",
            "0.1",
            "--from",
            "0.9",
            "--chart",
            "oc.png",
            "--force",
        ])
        .well();
}

#[test]
fn the_chance_of_any_casualty_has_an_exact_interval_where_replicates_are_of_one_draw() {
    let scratch = Scratch::new();
    let share = |draws: &str| -> Vec<Value> {
        let run =
            ["run", "--draws", draws, "--replicates", "30", "--json", "--engine", "individual"];
        let run: Value = serde_json::from_str(&scratch.inertness(&run).well().out).unwrap();
        let alternatives = run["alternatives"].as_array().unwrap().iter();
        alternatives
            .flat_map(|alternative| alternative["at"].as_array().unwrap())
            .map(|at| at["p_any_casualty"].clone())
            .collect()
    };
    let one = share("1");
    let mut beyond = 0;
    for estimate in &one {
        let [mean, low, high] =
            [&estimate["mean"], &estimate["exact_interval"][0], &estimate["exact_interval"][1]]
                .map(|number| number.as_f64().unwrap());
        let seen = format!("{:.0}", 30.0 * mean);
        let again = json(&["--observed", &seen, "--of", "30"]);
        assert_eq!(again["clopper_pearson"], estimate["exact_interval"], "{seen} of 30");
        assert!(0.0 <= low && low <= mean && mean <= high && high <= 1.0);
        let half = 1.96 * estimate["std_error"].as_f64().unwrap();
        beyond += usize::from(mean > 0.0 && mean < 1.0 && (mean - half < 0.0 || mean + half > 1.0));
    }
    assert!(beyond > 0, "somewhere the symmetric interval leaves 0 to 1");
    assert!(
        share("2").iter().all(|estimate| estimate.get("exact_interval").is_none()),
        "replicates of two draws"
    );
}
