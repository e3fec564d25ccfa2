//! `report.html`, and `inertness report`, which makes it again.

use crate::cli::scratch::Scratch;
use serde_json::Value;

#[test]
fn the_report_made_again_is_that_of_the_run_to_the_byte() {
    let scratch = Scratch::with_results();
    let of_the_run = scratch.read("results/default/report.html");
    assert!(of_the_run.starts_with(b"<!DOCTYPE html>") && of_the_run.len() < 2_000_000);
    for (from, to, arguments) in [
        ("results/default", "results/default/report.html", &[][..]),
        ("results/default/results.json", "results/default/report.html", &["--format", "html"]),
        ("results/default", "elsewhere.html", &["--out", "elsewhere.html"]),
    ] {
        scratch.write("results/default/report.html", "");
        let ended = scratch.inertness(&[&["report", from], arguments].concat()).well();
        assert_eq!((ended.out, ended.err), (format!("report   {to}\n"), String::new()));
        assert_eq!(scratch.read(to), of_the_run, "{from} to {to}");
    }
}

#[test]
fn markdown_goes_to_standard_output_or_where_asked() {
    let scratch = Scratch::with_results();
    let before = scratch.tree("results");
    let printed = scratch.inertness(&["report", "results/default", "--format", "md"]).well().out;
    assert_eq!(scratch.tree("results"), before, "nothing is written");
    assert!(printed.starts_with("# Two weeks or thirty years: farmland in eastern Ukraine\n"));
    for heading in ["The answer", "What was assumed", "What is uncertain", "What this cannot say"] {
        assert!(printed.contains(&format!("\n## {heading}\n")), "{heading}");
    }
    scratch.inertness(&["report", "results/default", "--format", "md", "--out", "a.md"]).well();
    assert_eq!(scratch.read("a.md"), printed.as_bytes());
}

#[test]
fn every_assumption_of_the_results_stands_in_the_report_with_its_source() {
    let scratch = Scratch::new();
    scratch.run(&["-q", "--set", "site.area_m2=5e5"]).well();
    let results: Value =
        serde_json::from_slice(&scratch.read("results/default/results.json")).unwrap();
    let plain = scratch.inertness(&["report", "results/default", "--format", "md"]).well().out;
    let plain =
        plain.replace('\\', "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let assumptions = results["assumptions"].as_array().unwrap();
    assert!(assumptions.len() > 40);
    for assumption in assumptions {
        let of = |key: &str| assumption[key].as_str().unwrap();
        let (_, key) = of("path").split_once('.').unwrap();
        let row = format!("| {key} | {} | {} |", of("value"), of("source"));
        assert!(plain.contains(&row), "{row}");
    }
    assert!(plain.contains("| area_m2 | 5e5 | set on the command line |"));
    let sha256 = results["provenance"]["inputs"][0]["sha256"].as_str().unwrap();
    assert!(plain.contains(sha256) && plain.contains("--set site.area_m2=5e5"));
}

#[test]
fn the_command_in_the_report_makes_the_same_results() {
    let scratch = Scratch::new();
    scratch.run(&["-q", "--seed", "7", "--set", "alternative[0].return_delay=90d"]).well();
    let printed = scratch.inertness(&["report", "results/default", "--format", "md"]).well().out;
    let command = printed.lines().find(|line| line.starts_with("inertness run ")).unwrap();
    let before = scratch.files("results");
    scratch.shell(&format!("{command} --no-charts --quiet")).well();
    assert_eq!(scratch.files("results"), before);
}

#[test]
fn what_is_no_result_is_refused_with_what_it_is() {
    let scratch = Scratch::new();
    scratch
        .inertness(&["report", "nowhere"])
        .badly(2, &["nowhere: there is no such folder or file"]);
    scratch.write("empty/notes.txt", "");
    scratch.inertness(&["report", "empty"]).badly(2, &["empty: the folder holds no results.json"]);
    scratch.write("text/results.json", "once upon a time");
    scratch
        .inertness(&["report", "text"])
        .badly(2, &["text/results.json: is no results.json that a run wrote", "line 1"]);
    scratch.write("other/results.json", "{\"format\": 2, \"provenance\": {}}");
    scratch
        .inertness(&["report", "other"])
        .badly(2, &["is no results.json that a run wrote (missing field"]);
    scratch.write("newer/results.json", "{\"format\": 3}");
    scratch.inertness(&["report", "newer"]).badly(
        2,
        &["newer/results.json: is of format 3, which a newer version wrote; this one reads format \
           2"],
    );
    scratch.write("older/results.json", "{\"format\": 1}");
    scratch
        .inertness(&["report", "older"])
        .badly(2, &["older/results.json: is of format 1; this version reads format 2"]);
    scratch.inertness(&["report"]).badly(2, &["<RESULTS>"]);
    assert_eq!(scratch.tree("newer"), ["results.json"], "nothing is written");
}

#[test]
fn a_place_that_cannot_take_the_report_is_an_error() {
    let scratch = Scratch::with_results();
    scratch
        .inertness(&["report", "results/default", "--out", "no/such/folder.html"])
        .badly(1, &["no/such/folder.html"]);
    let before = scratch.read("results/default/results.json");
    scratch
        .inertness(&["report", "results/default", "--out", "results/default/results.json"])
        .badly(
            2,
            &["results/default/results.json: there is such a file already; --force writes over it"],
        );
    assert_eq!(scratch.read("results/default/results.json"), before);
}

#[test]
fn names_and_comments_of_a_scenario_are_text_in_the_report_whatever_they_hold() {
    let scratch = Scratch::new();
    scratch.write_default(
        "nasty.toml",
        &[
            ("title = \"Two weeks", "title = \"<script>alert(1)</script> & 'so on' \\\"x\\\""),
            ("name = \"adults\"", "name = \"<b>adults</b> & co\""),
            ("area_m2 = 1_000_000", "area_m2 = 1_000_000 # </td><script src=x>"),
            ("baseline = \"persistent\"", "baseline = \"<i>p\""),
            ("name = \"persistent\"", "name = \"<i>p\""),
        ],
    );
    scratch.run(&["nasty.toml", "-q"]).well();
    let page = String::from_utf8(scratch.read("results/nasty/report.html")).unwrap();
    assert!(!page.contains("<script") && !page.contains("<i>p") && !page.contains("<b>adults"));
    assert!(page.contains("&lt;script src=x&gt;") && page.contains("&lt;i&gt;p"));
    let printed = scratch.inertness(&["report", "results/nasty", "--format", "md"]).well().out;
    assert!(
        printed.starts_with("# &lt;script&gt;alert(1)&lt;/script&gt; &amp; 'so on'"),
        "{}",
        &printed[..80]
    );
}
