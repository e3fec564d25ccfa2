//! What is said: numbers by the rules of `docs/words.md`, and sentences against the findings they
//! come from.

use super::variants::{all, all_zero, computed, one_draw, two_alternatives};
use crate::question::Quantity;
use crate::report::wording::estimate_format::EstimateFormat;
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::{frequency, words};
use crate::report::{lines, summary};
use crate::results::{Entry, Estimate};

#[test]
fn numbers_are_said_to_two_figures() {
    let said = [
        (0.0, "0"),
        (4.12, "4.1"),
        (4.0, "4.0"),
        (21.7, "22"),
        (99.7, "100"),
        (1234.0, "1,200"),
        (98_765.0, "99,000"),
        (2_345_000.0, "2.3 million"),
        (4.71e9, "4.7 billion"),
        (0.000_312, "0.00031"),
        (3.1e-9, "3.1×10⁻⁹"),
        (1.23e15, "1,200 trillion"),
        (1.23e40, "1.2×10⁴⁰"),
        (-5.46, "−5.5"),
    ];
    for (number, expected) in said {
        assert_eq!(words::number(number), expected);
    }
}

#[test]
fn an_error_takes_figures_away() {
    assert_eq!(words::number_with_error(22.3, Some(0.1)), "22");
    assert_eq!(words::number_with_error(22.3, Some(6.0)), "22");
    assert_eq!(words::number_with_error(22.3, Some(40.0)), "20");
    assert_eq!(words::number_with_error(1234.0, Some(300.0)), "1,200");
    assert_eq!(words::number_with_error(1234.0, None), "1,200");
}

#[test]
fn shares_are_said_as_people_count() {
    let said = [
        (1.0, "all"),
        (0.9996, "9,996 in 10,000"),
        (0.999, "999 in 1,000"),
        (0.97, "97 in 100"),
        (0.1, "10 in 100"),
        (0.05, "5 in 100"),
        (1.0 / 1234.0, "8.1 in 10,000"),
        (1e-6, "1 in a million"),
        (4.2e-7, "4.2 in 10 million"),
        (0.0, "none"),
    ];
    for (p, expected) in said {
        assert_eq!(frequency::share(p), expected, "{p}");
    }
    assert_eq!(frequency::chance(1.0), "certain");
    assert_eq!(frequency::chance(1.0 - 1e-9), "nearly certain");
    assert_eq!(frequency::chance(0.25), "25 in 100");
    assert_eq!(frequency::risk(9e-5), "9 in 100,000");
    assert_eq!(frequency::risk(1.24e-4), "1.2 in 10,000");
    assert_eq!(frequency::risk(3.2e-6), "3.2 in a million");
    assert_eq!(frequency::risk(1.1e-10), "1.1 in 10 billion");
    assert_eq!(frequency::risk(1.1e-155), "less than 1 in a trillion");
    assert_eq!(frequency::share(1.1e-155), "fewer than 1 in a trillion");
}

#[test]
fn the_ends_of_an_interval_are_said_over_what_the_mean_is_said_over() {
    assert_eq!(frequency::ends(9e-5, [8e-5, 1.02e-4]), "8 to 10");
    assert_eq!(frequency::ends(9e-5, [8e-6, 1e-3]), "0.8 to 100");
    assert_eq!(frequency::ends(0.97, [0.951, 0.988]), "95 to 99");
    assert_eq!(frequency::ends(0.97, [0.951, 0.9968]), "95 to 99.7");
    assert_eq!(frequency::ends(0.97, [0.951, 0.9996]), "95 to 99.96");
    assert_eq!(frequency::ends(0.13, [0.045, 0.26]), "4.5 to 26");
    assert_eq!(frequency::ends(0.0909, [0.02, 0.1]), "2 to 10", "behind 9.1 in 100");
}

#[test]
fn times_and_counts_are_said_as_people_speak() {
    assert_eq!(words::moment(30.0), "On day 30");
    assert_eq!(words::moment(3652.5), "After 10 y");
    assert_eq!(words::span(4.0 / 24.0), "4 h");
    assert_eq!(words::count(1_234_567), "1,234,567");
}

#[test]
fn lines_are_cut_between_words_but_not_before_a_unit() {
    assert_eq!(lines::wrapped("a band of 90 % it is", 13), ["a band of", "90 % it is"]);
    assert_eq!(
        lines::wrapped("it is 1 in 840 or 3 in a million", 9),
        ["it is", "1 in 840", "or", "3 in a mi", "llion"]
    );
    assert_eq!(lines::wrapped("abcdefgh ij", 5), ["abcde", "fgh", "ij"]);
}

#[test]
fn every_summary_fits_a_hundred_columns_and_ends_with_what_it_does_not_say() {
    for (variant, findings) in all() {
        let text = summary(findings);
        for line in text.lines() {
            assert!(line.chars().count() <= 100, "{variant}: {line}");
        }
        let last = text.trim_end().lines().last().unwrap();
        assert!(
            last.ends_with("says nothing about whether any piece of ground is safe."),
            "{variant}: {last}"
        );
        assert!(text.starts_with("Two weeks or thirty years"));
        assert!(text.contains("- Expected casualties pass 5 % of the people"));
        for word in ["alive", "dead", "NaN", "inf "] {
            assert!(!text.contains(word), "{variant}: {word}");
        }
        println!("==== {variant}\n{text}");
    }
}

/// The summary on one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_sentences_say_what_the_findings_hold() {
    let findings = two_alternatives();
    let text = flat(&summary(&findings));
    let able = |alternative: usize| {
        let at = &findings.alternatives[alternative].at[3];
        let mean = |quantity| at.quantities[&quantity].whole().unwrap().mean;
        (mean(Quantity::Functional) + mean(Quantity::Dormant)) / 1000.0
    };
    // 30 d is the first report time after the longest rated life, 14 d
    for said in [
        &format!(
            "On day 30, mines that can still function, now or when it warms: “battery, 4 hours to \
             2 weeks” {} (90 % uncertainty interval 2 to 20); “persistent” {} (",
            frequency::share(able(0)),
            frequency::share(able(1))
        ),
        "Casualties by 30 y that come from battery mines that outlast their rated life or \
         fail to deactivate: “battery, 4 hours to 2 weeks” 70 of 100.",
        "Over 30 y, casualties: “battery, 4 hours to 2 weeks” 4.1 (90 % uncertainty interval 1.0 \
         to 10), a single replicate 2 to 8 (90 % prediction interval); “persistent” 22 (",
        "Casualties against the baseline, “persistent”: “battery, 4 hours to 2 weeks” 0.19 of the \
         baseline's (90 % uncertainty interval 0.093 to 0.37); paired with a replicate of the \
         baseline, one of it has fewer casualties in 93 of 100 pairs and as many in 2.",
        "“battery, 4 hours to 2 weeks” about 2.4 in 10 million (90 % uncertainty interval 0.6 to \
         6)",
        "stays below “broadly acceptable”, 1 in a million, in half of the parameter draws: \
         “battery, 4 hours to 2 weeks” from 2.3 y on (90 % uncertainty interval 20 d to beyond the \
         horizon; beyond the horizon in 8 of 100 draws); “persistent” not within the horizon of 30 \
         y (beyond the horizon in 97 of 100 draws).",
        "“persistent” 970 (95 % Monte Carlo interval 969 to 971) items removed and 4.1 left, 1.0 \
         million m² searched for USD 250,000, finished after 7.5 y (median).",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert!(text.contains("100 parameter draws × 100 replicates, seed 20241120."), "{text}");
}

#[test]
fn what_was_not_seen_is_never_a_bare_nought() {
    let text = flat(&summary(&all_zero()));
    assert!(
        text.contains("0 observed in 10,000 replicates (95 % upper limit 3 in 10 million)"),
        "{text}"
    );
    assert!(text.contains("0 observed (<0.00030)"), "{text}");
    assert!(text.contains("no ratio can be given"), "{text}");
}

#[test]
fn the_end_of_an_interval_that_rests_on_few_events_is_a_bound() {
    let mut findings = two_alternatives();
    let last = findings.alternatives[0].at.last_mut().unwrap();
    // 100 replicates a draw: 0.02 is 2 events, whose 95 % upper bound is 6.30; 0.5 is 50 events
    let few = Estimate {
        mean: 0.2,
        std_error: Some(0.01),
        uncertainty_interval: Some([0.02, 0.5]),
        ..Estimate::default()
    };
    last.quantities[&Quantity::Casualties] = Entry::Whole(few);
    let text = flat(&summary(&findings));
    assert!(text.contains("0.20 (90 % uncertainty interval under 0.063 to 0.50)"), "{text}");
    assert!(text.contains("0.20 (<0.063 to 0.50)"), "{text}");

    // an engine that computes expected values sees no events
    findings.provenance.engine = "expected".to_owned();
    assert!(flat(&summary(&findings)).contains("0.20 (90 % uncertainty interval 0.020 to 0.50)"));
}

#[test]
fn a_median_stands_beside_a_mean_that_few_draws_carry() {
    let mut findings = computed();
    assert!(!summary(&findings).contains("edian: beside"));
    let carried = Estimate {
        mean: 6.6,
        uncertainty_interval: Some([3.1, 3.9]),
        median: Some(3.4),
        ..Estimate::default()
    };
    let last = findings.alternatives[0].at.last_mut().unwrap();
    last.quantities[&Quantity::Casualties] = Entry::Whole(carried);
    let text = summary(&findings);
    let rows: Vec<&str> = text.lines().collect();
    let row = rows.iter().position(|line| line.contains("6.6 (3.1 to 3.9)")).unwrap();
    assert_eq!(rows[row].find("6.6"), rows[row + 1].find("median 3.4"), "{text}");
    let text = flat(&text);
    for said in [
        "6.6 (90 % uncertainty interval 3.1 to 3.9; median 3.4, the mean is carried by few draws)",
        "Median: beside a mean that is carried by few draws; half of the draws lie below the \
         median.",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert!(rows.iter().all(|line| line.chars().count() <= 100));
    let cell = Evidence::of(&findings).cell(&carried, EstimateFormat::COUNT);
    assert_eq!(cell, "6.6 (3.1 to 3.9; median 3.4)");
    // said alike, it would tell nothing
    let alike = Estimate { median: Some(6.61), ..carried };
    assert_eq!(Evidence::of(&findings).cell(&alike, EstimateFormat::COUNT), "6.6 (3.1 to 3.9)");
}

#[test]
fn a_count_whose_error_reaches_its_second_figure_is_said_with_one() {
    let mut findings = two_alternatives();
    let last = findings.alternatives[0].at.last_mut().unwrap();
    if let Some(Entry::Whole(casualties)) = last.quantities.get_mut(&Quantity::Casualties) {
        casualties.mean = 4.13;
        casualties.std_error = Some(1.2);
    }
    assert!(
        flat(&summary(&findings))
            .contains("“battery, 4 hours to 2 weeks” 4 (90 % uncertainty interval 1.0 to 10)")
    );
}

#[test]
fn with_one_draw_the_error_is_of_the_monte_carlo_kind() {
    let text = flat(&summary(&one_draw()));
    assert!(
        text.contains("95 % Monte Carlo interval") && !text.contains("uncertainty interval what"),
        "{text}"
    );
    assert!(text.contains("In brackets: 95 % Monte Carlo interval of the mean"), "{text}");
    assert!(text.contains("a single replicate 2 to 8 (90 % prediction interval)"), "{text}");
    // 4 h: 0.00031 casualties in each of 10,000 replicates are 2.4 detonations of 1.3, whose
    // Poisson bound is 6.9 of 1.3
    assert!(text.contains("0.00031 (<0.00090)"), "{text}");
}

#[test]
fn a_share_of_replicates_is_never_said_to_reach_beyond_one() {
    let mut findings = two_alternatives();
    let made = &mut findings.provenance;
    (made.engines, made.engine, made.draws, made.replicates) =
        (None, "individual".to_owned(), 1, 30);
    let evidence = Evidence::of(&findings);
    let manner = EstimateFormat { say: frequency::chance, ..EstimateFormat::share_of(1) };
    // 29 of 30 replicates
    let symmetric = Estimate {
        mean: 29.0 / 30.0,
        std_error: Some(0.0333),
        uncertainty_interval: None,
        ..Estimate::default()
    };
    let exact = Estimate { exact_interval: Some([0.827_830_544_4, 0.999_156_429_1]), ..symmetric };
    let ends = |estimate| evidence.cell_parts(&estimate, manner).1;
    assert_eq!(ends(symmetric).as_deref(), Some("90 to 100"), "which is false");
    assert_eq!(ends(exact).as_deref(), Some("83 to 99.9"));
}
