//! `inertness areas`: each area is a run of the scenario with its own numbers, and sums know what
//! is shared.

use crate::cli::scratch::Scratch;
use serde_json::Value;

pub(crate) const SCENARIO: &[&str] =
    &["--scenario", "default", "--draws", "8", "--set", "simulation.horizon=\"10y\"", "--set"];
pub(crate) const REPORT: &str = "simulation.report_at=[\"10y\"]";

/// The rows that come back, by the names of their columns.
fn rows(scratch: &Scratch, table: &str, more: &[&str]) -> Vec<Value> {
    scratch.write("areas.csv", table);
    let ended = scratch
        .inertness(
            &[&["areas", "areas.csv"], SCENARIO, &[REPORT, "--format", "csv"], more].concat(),
        )
        .well();
    let mut read = csv::Reader::from_reader(ended.out.as_bytes());
    let head = read.headers().unwrap().clone();
    read.records()
        .map(|row| {
            let row = row.unwrap();
            let cells = head.iter().zip(row.iter()).map(|(name, cell)| {
                let value = cell.parse::<f64>().map_or_else(|_| Value::from(cell), Value::from);
                (name.to_owned(), value)
            });
            Value::Object(cells.collect())
        })
        .collect()
}

pub(crate) fn number(row: &Value, name: &str) -> f64 {
    row[name].as_f64().unwrap_or_else(|| panic!("{name} in {row}"))
}

/// The sums, as JSON.
fn totals(scratch: &Scratch, table: &str, more: &[&str]) -> Value {
    scratch.write("areas.csv", table);
    let ended = scratch.inertness(
        &[&["areas", "areas.csv"], SCENARIO, &[REPORT, "--format", "json"], more].concat(),
    );
    serde_json::from_str(&ended.well().out).unwrap()
}

#[test]
fn an_area_is_a_run_of_the_scenario_with_its_numbers() {
    let scratch = Scratch::new();
    let table = "id,area_m2,mines,laid,people,kind\n\
                 all,250000,300,2023-06-01,1700,battery\nnone,,,,,persistent\n";
    let found = rows(&scratch, table, &[]);
    let own = [
        "site.area_m2=250000",
        "alternative[0].laying[0].mines=300",
        "site.start=2023-06-01T06:00:00",
        "civilians.group[0].people=1350",
        "civilians.group[1].people=350",
    ];
    for (row, alternative, sets) in [(&found[0], 0, &own[..]), (&found[1], 1, &[])] {
        let sets = sets.iter().flat_map(|set| ["--set", set]);
        let run: Vec<&str> = [
            "run",
            "default",
            "--engine",
            "expected",
            "--draws",
            "8",
            "--set",
            "simulation.horizon=\"10y\"",
        ]
        .into_iter()
        .chain(["--set", REPORT, "--json"])
        .chain(sets)
        .collect();
        // a claim at a day is no matter here
        let results: Value = serde_json::from_str(&scratch.inertness(&run).well().out).unwrap();
        let at = &results["alternatives"][alternative]["at"][0];
        for (quantity, column) in [
            ("casualties", "casualties"),
            ("killed", "killed"),
            ("explosive", "items_left"),
            ("cleared", "items_cleared"),
        ] {
            let (mean, interval) = (&at[quantity]["mean"], &at[quantity]["uncertainty_interval"]);
            let expected = [mean, &interval[0], &interval[1]].map(|value| value.as_f64().unwrap());
            for (end, expected) in ["", "_low", "_high"].iter().zip(expected) {
                let found = number(row, &format!("expected_{column}{end}"));
                assert!(
                    (found - expected).abs() <= 1e-6 * expected + 1e-15,
                    "{alternative} {column}{end}: {found} for {expected}"
                );
            }
        }
    }
    assert_eq!(number(&found[1], "mines_used"), 1000.0);
    assert_eq!(
        (number(&found[1], "area_m2_used"), number(&found[1], "people_used")),
        (1e6, 3400.0)
    );
}

#[test]
fn every_replicate_moves_what_it_should_and_the_way_it_should() {
    let scratch = Scratch::new();
    let clearance = ["--set", "clearance.start=\"1y\""];
    let found = rows(
        &scratch,
        "id,area_m2,mines,laid,people,kind\n\
         as it is,,,,,battery\nmore mines,,2000,,,battery\nmore land,2000000,,,,battery\nmore \
         people,,,,6800,battery\n\
         nobody,,,,0,battery\nsummer,,,2024-06-20,,battery\nother kind,,,,,persistent\nno \
         mines,,0,,,battery\n",
        &clearance,
    );
    let ratio = |row: usize, name: &str| number(&found[row], name) / number(&found[0], name);
    let about = |found: f64, expected: f64| (found / expected - 1.0).abs() < 0.02;
    assert!(
        about(ratio(1, "expected_casualties"), 2.0) && about(ratio(1, "expected_items_left"), 2.0)
    );
    assert!(about(ratio(1, "expected_searched_m2"), 1.0), "the land is searched all the same");
    let thinner = ratio(2, "expected_casualties");
    assert!((0.45..0.7).contains(&thinner), "met half as often, and cleared later: {thinner}");
    assert!(ratio(2, "expected_searched_m2") > 1.3);
    assert!(about(ratio(3, "expected_casualties"), 2.0), "{}", ratio(3, "expected_casualties"));
    assert_eq!(number(&found[4], "expected_casualties"), 0.0);
    assert!(number(&found[4], "expected_items_left") > 0.0);
    let warm = ratio(5, "expected_casualties");
    assert!((warm - 1.0).abs() > 1e-4, "batteries run down otherwise: {warm}");
    assert!(ratio(6, "expected_casualties") > 5.0, "persistent mines");
    assert_eq!(
        (number(&found[7], "expected_casualties"), number(&found[7], "expected_items_left")),
        (0.0, 0.0)
    );
}

#[test]
fn two_windows_add_up_to_the_one_of_both() {
    let scratch = Scratch::new();
    let table =
        "id,laid,kind\na,2020-03-01,persistent\nb,2027-01-01,battery\nc,2035-01-01,battery\n";
    let within =
        |from: &str, until: &str| rows(&scratch, table, &["--from", from, "--until", until]);
    let (first, second) = (within("2022-01-01", "2028-06-01"), within("2028-06-01", "2033-01-01"));
    let both = within("2022-01-01", "2033-01-01");
    for (at, all) in both.iter().enumerate() {
        for name in ["casualties", "killed", "items_cleared", "searched_m2"]
            .map(|name| format!("expected_{name}"))
        {
            let sum = number(&first[at], &name) + number(&second[at], &name);
            let expected = number(all, &name);
            // the grid of the quadrature is another: some 1e-5 of what lies there
            assert!(
                (sum - expected).abs() <= 1e-5 * expected.abs() + 1e-12,
                "{at} {name}: {sum} for {expected}"
            );
        }
        let [left, of_second] = [all, &second[at]].map(|row| number(row, "expected_items_left"));
        assert!((left - of_second).abs() <= 1e-6 * left, "{left} {of_second}");
    }
    assert!(
        number(&both[0], "expected_casualties") > 0.0
            && number(&both[1], "expected_casualties") > 0.0
    );
    assert_eq!(number(&both[2], "expected_items_left"), 0.0, "laid after it");
    assert_eq!(
        (&both[2]["laid_used"], &both[2]["from_scenario"]),
        (&"2035-01-01".into(), &"area_m2 mines people".into())
    );
    let window = ["--from", "2022-01-01", "--until", "2033-01-01"];
    let text = scratch
        .inertness(&[&["areas", "areas.csv"], SCENARIO, &[REPORT], &window].concat())
        .well()
        .out;
    assert!(
        text.contains("1 area: the mines are laid after it, and nothing of them counts."),
        "{text}"
    );
    // a day that nobody knows is that of the scenario, and not one after the window
    scratch.write("areas.csv", "id,kind\na,persistent\n");
    let early = ["--from", "2014-01-01", "--until", "2020-01-01"];
    scratch.inertness(&[&["areas", "areas.csv"], SCENARIO, &[REPORT], &early].concat()).badly(
        2,
        &["line 2 (a): laid: missing, and the scenario lays its mines on 2024-11-20, after \
           --until"],
    );
    // what was before does not count
    let whole = rows(
        &scratch,
        "id,laid,kind\na,2020-03-01,persistent\n",
        &["--from", "2020-03-01", "--until", "2033-01-01"],
    );
    assert!(
        number(&whole[0], "expected_casualties") > 1.1 * number(&both[0], "expected_casualties")
    );
}

/// How wide a sum's interval is, for its mean.
fn width(totals: &Value) -> f64 {
    let casualties = &totals["totals"][0]["expected"]["casualties"];
    let end = |side: usize| casualties["uncertainty_interval"][side].as_f64().unwrap();
    (end(1) - end(0)) / casualties["mean"].as_f64().unwrap()
}

#[test]
fn what_is_unknown_of_all_areas_stays_in_the_sum_and_what_is_unknown_of_one_averages_out() {
    let scratch = Scratch::new();
    let many: String = (0..60).map(|at| format!("a{at},persistent\n")).collect();
    let (one, many) = ("id,kind\na0,persistent\n", format!("id,kind\n{many}"));
    let shared = |table: &str| width(&totals(&scratch, table, &[]));
    let (of_one, of_many) = (shared(one), shared(&many));
    assert!(of_one > 0.5 && (of_many / of_one - 1.0).abs() < 1e-6, "{of_one} {of_many}");
    // nothing is unknown but the size of each area
    let fixed = [
        "civilians.extra_casualties_mean=0.3",
        "civilians.group[0].entries_per_person_year=1e-3",
        "civilians.group[1].entries_per_person_year=1e-3",
        "alternative[1].laying[0].mechanical.life.weibull.median=\"20y\"",
        "alternative[1].laying[0].mechanical.dead_on_arrival=0.02",
        "civilians.group[0].case_fatality=0.3",
        "civilians.group[1].case_fatality=0.3",
        "clearance.rate_m2_per_day=500",
        "site.area_m2={ uniform = [5e5, 2e6] }",
    ];
    let more: Vec<&str> = fixed.iter().flat_map(|set| ["--set", set]).collect();
    let (of_one, of_many) =
        (width(&totals(&scratch, one, &more)), width(&totals(&scratch, &many, &more)));
    assert!(of_one > 0.5 && of_many < 0.2 * of_one, "{of_one} {of_many}");
}

#[test]
fn sums_are_those_of_the_rows_by_kind_too() {
    let scratch = Scratch::new();
    let table = "id,mines,kind\na,100,battery\nb,200,persistent\nc,300,battery\n";
    let (rows, totals) = (rows(&scratch, table, &[]), totals(&scratch, table, &[]));
    for (at, of) in [(0, vec![0, 1, 2]), (1, vec![0, 2]), (2, vec![1])] {
        let total = &totals["totals"][at];
        assert_eq!(total["areas"], of.len());
        for name in ["casualties", "items_left"] {
            let sum: f64 =
                of.iter().map(|&row| number(&rows[row], &format!("expected_{name}"))).sum();
            let found = total["expected"][name]["mean"].as_f64().unwrap();
            assert!((found / sum - 1.0).abs() < 1e-12, "{name}: {found} for {sum}");
        }
    }
    assert_eq!(totals["totals"][1]["kind"], "battery");
    assert_eq!(
        (&totals["totals"][0]["mines"], &totals["totals"][1]["mines"]),
        (&Value::from(600), &Value::from(400))
    );
}
