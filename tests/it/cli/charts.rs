//! `inertness charts`, which draws the charts of a run again.

use crate::cli::scratch::Scratch;

#[test]
#[ignore = "slow: the gate runs it"]
fn charts_drawn_again_are_those_of_the_run_to_the_byte() {
    let scratch = Scratch::with_results();
    let of_the_run = scratch.tree("results/default/charts");
    assert!(of_the_run.len() >= 18, "{of_the_run:?}");
    scratch.inertness(&["charts", "results/default", "--out", "again"]).well();
    let bytes = |folder: &str| -> Vec<Vec<u8>> {
        scratch.files(folder).into_iter().map(|(_, bytes)| bytes).collect()
    };
    assert!(bytes("again") == bytes("results/default/charts"));
    scratch.inertness(&["charts", "results/default", "--out", "again"]).badly(
        2,
        &["again/able-to-function.svg: there is such a file already; --force writes over it"],
    );
    scratch.inertness(&["charts", "results/default", "--out", "again", "--force"]).well();
}

#[test]
fn only_what_is_asked_for_is_drawn_and_a_run_takes_away_what_it_does_not_draw() {
    let scratch = Scratch::with_results();
    let arguments = [
        "charts",
        "results/default",
        "--only",
        "burden,casualties",
        "--format",
        "svg",
        "--layout",
        "narrow",
    ];
    let said = scratch.inertness(&arguments).well().out;
    assert_eq!(
        said,
        "chart    results/default/charts/narrow/casualties.svg\nchart    \
         results/default/charts/narrow/burden.svg\n"
    );
    let svg = String::from_utf8(scratch.read("results/default/charts/narrow/burden.svg")).unwrap();
    assert!(svg.contains("width=\"400\""), "{}", &svg[..200]);
    // expected values know no single replicates: their chart of an earlier run must not stay
    assert!(scratch.path("results/default/charts/exceedance.svg").exists());
    scratch.run_with_charts(&["-q", "--engine", "expected"]).well();
    assert!(!scratch.path("results/default/charts/exceedance.svg").exists());
    assert!(!scratch.path("results/default/charts/narrow/burden.svg").exists());
    scratch
        .inertness(&["charts", "results/default", "--only", "exceedance"])
        .badly(2, &["--only exceedance: the results hold nothing to show in this chart"]);
}

#[test]
fn what_is_no_result_and_no_chart_is_refused() {
    let scratch = Scratch::new();
    scratch
        .inertness(&["charts", "nowhere"])
        .badly(2, &["nowhere: there is no such folder or file"]);
    scratch.write("results.json", "{}");
    scratch.inertness(&["charts", "results.json"]).badly(2, &["results.json"]);
    scratch
        .inertness(&["charts", "results.json", "--only", "pie"])
        .badly(2, &["pie", "able-to-function"]);
}
