//! `inertness claims`.

use crate::cli::scratch::Scratch;
use serde_json::Value;

const DEACTIVATION_FAILURE: &str =
    "alternative[0].laying[0].electrical.deactivation_failure.probability";

/// Distributions that leave every share possible: near 1e-5, and near 5e-2.
const SMALL: &str = "{ beta = [10.0, 1e6] }";
const LARGE: &str = "{ beta = [500.0, 9500.0] }";

fn claims(scratch: &Scratch, set: &[&str]) -> (Option<i32>, Value) {
    claims_of(scratch, "20", set)
}

fn claims_of(scratch: &Scratch, draws: &str, set: &[&str]) -> (Option<i32>, Value) {
    let mut args = vec!["claims", "default", "--draws", draws, "--json"];
    args.extend(set.iter().flat_map(|set| ["--set", set]));
    let ended = scratch.inertness(&args);
    (
        ended.code,
        serde_json::from_str(&ended.out).unwrap_or_else(|fault| panic!("{fault}: {ended:?}")),
    )
}

/// Verdicts of the claims with such an origin, in their order.
fn verdicts(printed: &Value, origin: &str) -> Vec<String> {
    let claims =
        printed["claims"].as_array().unwrap().iter().filter(|claim| claim["origin"] == origin);
    claims.map(|claim| claim["verdict"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_exit_code_is_that_of_the_scenarios_own_claims() {
    let scratch = Scratch::new();
    let (code, printed) = claims(&scratch, &[]);
    assert_eq!(
        (code, verdicts(&printed, "scenario").join(" ")),
        (Some(11), "undecided not_testable".to_owned())
    );
    let (code, printed) = claims(&scratch, &[&format!("{DEACTIVATION_FAILURE}={SMALL}")]);
    assert_eq!(
        (code, verdicts(&printed, "scenario").join(" ")),
        (Some(0), "below below".to_owned())
    );
    let (code, printed) = claims(&scratch, &[&format!("{DEACTIVATION_FAILURE}={LARGE}")]);
    assert_eq!(
        (code, verdicts(&printed, "scenario").join(" ")),
        (Some(10), "above below".to_owned())
    );
    // the published figures do not decide: that of 6 in a million is not met
    assert_eq!(verdicts(&printed, "published"), ["above", "above", "above"]);
}

#[test]
fn one_draw_of_what_is_not_known_decides_no_claim() {
    let large = format!("{DEACTIVATION_FAILURE}={LARGE}");
    let (code, printed) = claims_of(&Scratch::new(), "1", &[&large]);
    assert_eq!(
        (code, verdicts(&printed, "scenario").join(" ")),
        (Some(11), "undecided undecided".into())
    );
    let said =
        Scratch::new().inertness(&["claims", "default", "--draws", "1", "--set", &large]).out;
    assert!(said.contains("in the only parameter draw"), "{said}");
}

#[test]
fn a_figure_that_the_scenario_has_assumed_away_is_not_judged() {
    let scratch = Scratch::new();
    let (_, printed) = claims(&scratch, &[]);
    assert_eq!(verdicts(&printed, "published"), ["not_testable", "undecided", "not_testable"]);
    let of = |printed: &Value, at_most: f64| {
        let claims = printed["claims"].as_array().unwrap();
        let found = claims
            .iter()
            .find(|claim| claim["origin"] == "published" && claim["bound"]["at_most"] == at_most);
        (found.unwrap()["assumes"].clone(), found.unwrap()["p_below"].clone())
    };
    assert_eq!(of(&printed, 6e-6), (serde_json::json!({ "at_least": 6e-6 }), Value::Null));
    assert_eq!(of(&printed, 1.5e-2), (serde_json::json!({ "at_most": 1.5e-2 }), Value::Null));
    // what is known is tested by nothing
    let (code, printed) = claims(&scratch, &[&format!("{DEACTIVATION_FAILURE}=1e-4")]);
    assert_eq!(code, Some(11));
    assert_eq!(verdicts(&printed, "published"), ["not_testable"; 3]);
    assert_eq!(of(&printed, 6e-6).0, serde_json::json!({ "exactly": 1e-4 }));
    // batteries that last are found out, whatever is assumed of deactivation failure
    let life = "alternative[0].laying[0].electrical.battery.life={ lognormal = { cv = 1.5 } }";
    let (code, printed) = claims_of(&scratch, "2", &[life, "claim[1].at_most=0.02"]);
    assert_eq!((code, verdicts(&printed, "scenario")[1].as_str()), (Some(10), "above"));
}

#[test]
fn a_scenario_without_claims_is_held_against_the_treaty() {
    let scratch = Scratch::new();
    let text =
        std::fs::read_to_string(crate::cli::scratch::repository("scenarios/default.toml")).unwrap();
    scratch.write("bare.toml", text.split("[[claim]]").next().unwrap());
    for (deactivation_failure, code, verdict) in
        [(SMALL, 0, "below"), (LARGE, 10, "above"), ("1e-5", 11, "not_testable")]
    {
        let set = format!("{DEACTIVATION_FAILURE}={deactivation_failure}");
        let ended =
            scratch.inertness(&["claims", "bare.toml", "--draws", "5", "--json", "--set", &set]);
        assert_eq!(ended.code, Some(code), "{ended:?}");
        let printed: Value = serde_json::from_str(&ended.out).unwrap();
        assert_eq!(verdicts(&printed, "treaty"), [verdict]);
        assert_eq!(printed["claims"][0]["per"], "activated");
    }
}

#[test]
fn a_figure_of_the_activated_leaves_the_dead_on_arrival_out() {
    let scratch = Scratch::new();
    let dead = |share: &str| {
        let set = format!("alternative[0].laying[0].electrical.dead_on_arrival={share}");
        let (_, printed) = claims(&scratch, &[&set, &format!("{DEACTIVATION_FAILURE}=1e-3")]);
        let mean = |per: &str| {
            let claims = printed["claims"].as_array().unwrap();
            claims.iter().find(|claim| claim["per"] == per).unwrap()["mean"].as_f64().unwrap()
        };
        [mean("mine"), mean("activated")]
    };
    let ([laid, activated], [laid_dead, activated_dead]) = (dead("0.0"), dead("0.5"));
    assert!(
        (laid / activated - 1.0).abs() < 0.1,
        "nearly the same where all are activated: {laid} {activated}"
    );
    assert!((laid_dead / laid - 0.5).abs() < 1e-3, "{laid_dead} of {laid}");
    assert!((activated_dead / activated - 1.0).abs() < 1e-3, "{activated_dead} of {activated}");
}

#[test]
fn it_says_below_above_or_undecided_and_never_that_anything_complies() {
    let ended = Scratch::new().inertness(&["claims", "default", "--draws", "20"]);
    assert_eq!(ended.code, Some(11));
    for said in [
        "What the scenario claims:",
        "“battery” functional mines after 120 d, of the mines laid: at most 1 in 1,000 (CCW \
         Amended\n",
        "      undecided: ",
        " (90 % uncertainty interval ",
        "over parameter draws, at most the figure in ",
        "What is published about such mines:",
        "not testable, this scenario assumes at least 6e-6 and cannot test this figure",
        "at most 6 in a million",
        "Being below a figure makes no mine lawful",
        "it says nothing about whether any piece of ground is safe.",
    ] {
        assert!(ended.out.contains(said), "{said}\n{}", ended.out);
    }
    assert!(!ended.out.contains("compl"));
    assert!(ended.out.lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn a_run_carries_the_verdicts_and_what_its_answer_hangs_on() {
    let scratch = Scratch::new();
    let small = |engine: &[&str]| -> Value {
        let mut args = vec!["run", "default", "--json", "--draws", "20", "--replicates", "2"];
        args.extend(engine);
        serde_json::from_str(&scratch.inertness(&args).well().out).unwrap()
    };
    let results = small(&[]);
    let (_, printed) = claims(&scratch, &[]);
    assert_eq!(results["claims"], printed["claims"], "the same draws say the same");
    let keys = results["key_drivers"]["alternatives"][0]["keys"].as_array().unwrap();
    assert!(
        keys[0]["key"].as_str().unwrap().ends_with("deactivation_failure.probability"),
        "{}",
        keys[0]
    );
    assert!(keys[0]["at_high"].as_f64() > keys[0]["at_low"].as_f64());
    let results = small(&["--engine", "individual"]);
    assert_eq!(
        results["claims"], printed["claims"],
        "verdicts are of expected values, whichever engine simulates the replicates"
    );
    assert_eq!(
        verdicts(&printed, "treaty").len(),
        1,
        "that of mines able to function, beside the scenario's own of functional ones"
    );
}

#[test]
fn clearance_and_people_do_not_make_a_fuse_look_good() {
    let scratch = Scratch::new();
    let printed = |set: &[&str]| -> Value {
        let mut args = vec!["claims", "timer-with-back-up", "--draws", "5", "--json"];
        args.extend(set.iter().flat_map(|set| ["--set", set]));
        serde_json::from_str(&scratch.inertness(&args).out).unwrap()
    };
    let means = |printed: &Value, origin: &str| -> Vec<f64> {
        let claims =
            printed["claims"].as_array().unwrap().iter().filter(|claim| claim["origin"] == origin);
        claims.map(|claim| claim["mean"].as_f64().unwrap()).collect()
    };
    let many = "civilians.group[0].people=2700000";
    let at_once = ["clearance.start='0d'", "clearance.rate_m2_per_day=100000"];
    let (as_is, busy) = (printed(&[]), printed(&[many, at_once[0], at_once[1]]));
    for origin in ["treaty", "published"] {
        assert!(!means(&as_is, origin).is_empty());
        assert_eq!(means(&as_is, origin), means(&busy, origin), "{origin}");
    }
    assert!(
        means(&busy, "scenario")
            .iter()
            .zip(means(&as_is, "scenario"))
            .all(|(busy, quiet)| *busy < quiet)
    );
}

#[test]
fn where_nothing_can_be_judged_it_says_so_and_does_not_pass() {
    let scratch = Scratch::new();
    let text =
        std::fs::read_to_string(crate::cli::scratch::repository("scenarios/default.toml")).unwrap();
    scratch.write("bare.toml", text.split("[[claim]]").next().unwrap());
    let short = ["--set", "simulation.horizon='60d'", "--set", "simulation.report_at=['30d']"];
    let ended = scratch.inertness(&[&["claims", "bare.toml", "--draws", "2"], &short[..]].concat());
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(
        ended.err.contains(
            "bare: nothing is claimed: the scenario has no [[claim]], and no alternative"
        ),
        "{}",
        ended.err
    );
}
