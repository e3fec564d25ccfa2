//! Files of `inertness areas`: maps and tables that come back as they came, parts of them, and what
//! is refused.

use crate::cli::areas::{REPORT, SCENARIO, number};
use crate::cli::scratch::Scratch;
use serde_json::Value;

/// A map of two areas, one without a shape.
const MAP: &str = r#"{"type":"FeatureCollection","name":"hazards","features":[
 {"type":"Feature","id":"A","properties":{"mines":50,"kind":"battery","village":"Lyman"},
 "geometry":{"type":"Polygon",
 "coordinates":[[[37.8,48.9],[37.8,48.91],[37.81,48.91],[37.81,48.9],[37.8,48.9]]]}},
 {"type":"Feature","id":"B","properties":{"mines":70,"kind":"persistent","expected_killed":99},
 "geometry":null}]}"#;

#[test]
fn a_map_comes_back_as_a_map() {
    let scratch = Scratch::new();
    scratch.write("areas.geojson", MAP);
    let run = [&["areas", "areas.geojson"], SCENARIO, &[REPORT, "--out", "out"]].concat();
    scratch.inertness(&run).well();
    assert_eq!(scratch.tree("out"), ["areas.geojson", "areas.json"]);
    let map: Value = serde_json::from_slice(&scratch.read("out/areas.geojson")).unwrap();
    assert_eq!(
        (&map["type"], &map["name"]),
        (&Value::from("FeatureCollection"), &Value::from("hazards"))
    );
    let [a, b] = [0, 1].map(|at| &map["features"][at]);
    assert_eq!((&a["id"], &a["properties"]["village"]), (&Value::from("A"), &Value::from("Lyman")));
    let area = number(&a["properties"], "area_m2_used");
    assert!((area / 815_000.0 - 1.0).abs() < 0.01, "{area}");
    assert_eq!(
        a["geometry"]["coordinates"][0][1],
        serde_json::json!([37.81, 48.9]),
        "counter-clockwise"
    );
    assert_eq!(number(&b["properties"], "area_m2_used"), 1e6);
    assert!(number(&b["properties"], "expected_killed") < 99.0, "of an earlier time, replaced");
    for feature in [a, b] {
        assert_eq!(
            feature["properties"]["basis"],
            "model of a population; says nothing about this ground; not for release"
        );
    }
    // what it says can be said again of what was written
    scratch
        .inertness(
            &[&["areas", "out/areas.geojson"], SCENARIO, &[REPORT, "--out", "again"]].concat(),
        )
        .well();
    let again: Value = serde_json::from_slice(&scratch.read("again/areas.geojson")).unwrap();
    assert_eq!(again["features"], map["features"]);
    if std::process::Command::new("ogrinfo")
        .arg("--version")
        .output()
        .is_ok_and(|found| found.status.success())
    {
        let said = scratch.shell("ogrinfo -al -so out/areas.geojson").well().out;
        assert!(
            said.contains("Feature Count: 2") && said.contains("expected_casualties: Real"),
            "{said}"
        );
    }
}

#[test]
fn every_row_says_what_it_rests_on_and_nothing_says_when_an_area_meets_a_criterion() {
    let scratch = Scratch::new();
    scratch.write("areas.csv", "id,kind,note\na,battery,\"one, two\"\nb,persistent,\n");
    let run = [&["areas", "areas.csv"], SCENARIO, &[REPORT, "--out", "out", "--hxl"]].concat();
    let text = scratch.inertness(&run).well().out;
    let table = String::from_utf8(scratch.read("out/areas.csv")).unwrap();
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].starts_with(
        "id,kind,note,kind_used,mines_used,area_m2_used,people_used,laid_used,\
                 from_scenario,expected_casualties,"
    ));
    assert!(lines[1].starts_with("#meta+id,#cause+type,,#cause+type+used,"), "{}", lines[1]);
    assert!(lines[1].contains(
        "#affected+casualties+expected,#affected+casualties+expected+min,\
         #affected+casualties+expected+max"
    ));
    assert!(lines[2].starts_with("a,battery,\"one, two\",battery,1000,"));
    let basis = "model of a population; says nothing about this ground; not for release";
    assert!(lines[2..].iter().all(|line| line.ends_with(basis)));
    let json = String::from_utf8(scratch.read("out/areas.json")).unwrap();
    assert!(json.contains(basis) && text.replace('\n', " ").contains(basis));
    for said in [&table, &json, &text] {
        assert!(!said.to_lowercase().contains("tolera"), "{said}");
    }
    // a table with hashtags keeps them
    scratch.write("areas.csv", &table);
    let again = scratch
        .inertness(&[&["areas", "areas.csv"], SCENARIO, &[REPORT, "--format", "csv"]].concat())
        .well();
    assert_eq!(again.out, table);
}

#[test]
#[ignore = "slow: the gate runs it"]
fn parts_of_areas_and_what_was_interrupted_come_to_the_same_files() {
    let scratch = Scratch::new();
    let body: String = (0..23)
        .map(|at| format!("a{at},{},{}\n", 10 * at, ["battery", "persistent"][at % 2]))
        .collect();
    scratch.write("areas.csv", &format!("id,mines,kind\n{body}"));
    let areas = |more: &[&str]| {
        scratch.inertness(&[&["areas", "areas.csv"], SCENARIO, &[REPORT], more].concat())
    };
    let whole = areas(&["--out", "whole", "--threads", "1"]).well();
    for (of, threads) in [(1, "7"), (3, "2"), (30, "1")] {
        for number in 1..=of {
            areas(&["--part", &format!("{number}/{of}"), "--out", "parts", "--threads", threads])
                .well();
        }
        let merged = scratch.inertness(&["merge", "parts", "--out", "merged"]).well();
        assert!(scratch.files("merged") == scratch.files("whole"), "{of} parts");
        assert_eq!(merged.out.replace("merged/", "whole/"), whole.out);
        let no_charts = ["merge", "parts", "--no-charts"];
        scratch.inertness(&no_charts).badly(2, &["--no-charts: these are parts of areas"]);
        std::fs::remove_dir_all(scratch.path("merged")).unwrap();
        std::fs::remove_dir_all(scratch.path("parts")).unwrap();
    }
    areas(&["--part", "1/2", "--out", "parts"]).well();
    scratch.write("areas.csv", &format!("id,mines,kind\n{body}z,1,battery\n"));
    areas(&["--part", "2/2", "--out", "parts"]).well();
    let ended = scratch.inertness(&["merge", "parts", "--out", "merged"]);
    assert_eq!(ended.code, Some(4));
    assert!(ended.err.contains("file of areas is areas.csv (SHA-256 "), "{}", ended.err);
}

#[test]
fn what_is_wrong_is_told_where_it_stands() {
    let scratch = Scratch::new();
    let refused = |table: &str, more: &[&str], words: &[&str]| {
        scratch.write("areas.csv", table);
        scratch
            .inertness(&[&["areas", "areas.csv"], SCENARIO, &[REPORT], more].concat())
            .badly(2, words);
    };
    refused(
        "id,mines,kind\na,x,battery\n",
        &[],
        &["areas.csv: line 2: mines: found `x`, expected a whole number"],
    );
    refused(
        "id\na\n",
        &[],
        &["line 2 (a): kind: missing", "--kind names one", "battery, persistent"],
    );
    refused(
        "id,kind\na,paper\n",
        &[],
        &["line 2 (a): kind: found `paper`, expected an alternative of the scenario: battery, \
             persistent"],
    );
    refused("id,kind,area_m2\na,battery,1e20\n", &[], &["line 2 (a): site.area_m2"]);
    refused(
        "id\na\n",
        &["--kind", "battery", "--column", "mines=n"],
        &["found no column n, which --column names for mines"],
    );
    refused("id\na\n", &["--kind", "battery", "--column", "size=n"], &["expected FIELD=NAME"]);
    refused("id\na\n", &["--kind", "battery", "--format", "geojson"], &["came as a table"]);
    refused(
        "id\na\n",
        &["--kind", "battery", "--from", "2030-01-01", "--until", "2029-01-01"],
        &["--until"],
    );
    let ended = scratch
        .inertness(&["areas", "nothing.csv", "--scenario", "default"])
        .badly(2, &["cannot read nothing.csv"]);
    assert!(!ended.err.contains("panicked"));
    // what is not read and not said is told before anything runs
    scratch.write(
        "areas.csv",
        "id,laid_on,est_mines,area_m2,kind\na,2020-01-01,9,12,battery\nb,2020-01-01,9,,battery\n",
    );
    let dry = |more: &[&str]| {
        let ended = scratch.inertness(
            &[&["areas", "areas.csv", "--scenario", "default", "--dry-run"], more].concat(),
        );
        ended.well().err
    };
    assert_eq!(
        dry(&[]),
        "note: taken from the scenario, where areas do not say it: area_m2 in 1 of 2, mines in 2 \
         of 2, laid in 2 of 2, people in 2 of 2\nnote: columns that are written back and not read: \
         laid_on (--column laid=laid_on reads it as laid), est_mines (--column mines=est_mines \
         reads it as mines)\n"
    );
    let printed = dry(&["--column", "laid=laid_on", "--column", "mines=est_mines"]);
    assert!(
        printed.contains(
            "warning: 1 of 2 areas have less than 10 m² for each mine (a): is area_m2 in square \
             metres?"
        ),
        "{printed}"
    );
    scratch.write("areas.csv", "id\na\n");
    let dry = scratch
        .inertness(&[
            "areas",
            "areas.csv",
            "--scenario",
            "default",
            "--kind",
            "battery",
            "--dry-run",
        ])
        .well();
    assert!(dry.out.starts_with("1 area, 100 parameter draws in all: "), "{}", dry.out);
}

#[test]
fn areas_whose_clearance_is_over_before_the_window_are_named() {
    let scratch = Scratch::new();
    let table = "id,area_m2,mines,laid,kind\nold,20000,50,1993-05-01,persistent\n\
                 late,20000,50,2027-05-01,persistent\n";
    scratch.write("areas.csv", table);
    let warned = |start: &str| {
        let set = format!("clearance.start={start}");
        let window = ["--from", "2026-01-01", "--until", "2036-01-01", "--dry-run", "--set", &set];
        let command = ["areas", "areas.csv", "--scenario", "default", "--draws", "2"];
        let err = scratch.inertness(&[&command[..], &window].concat()).well().err;
        err.lines().find(|line| line.contains("clearance that is over")).map(str::to_owned)
    };
    let of_old = warned("\"10y\"").unwrap();
    assert!(of_old.starts_with("warning: 1 of 2 areas") && of_old.contains("(old)"), "{of_old}");
    assert!(warned("2026-01-01").unwrap().contains("(late)"), "it was over when they were laid");
    assert!(warned("2000-01-01").unwrap().contains("2 of 2 areas"));
    assert_eq!(warned("2028-01-01"), None);
}
