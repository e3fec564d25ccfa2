//! The engine against an independent quadrature of the model: `assets/known/fixed.toml` with every
//! mechanism at once.
//!
//! The expectations were made elsewhere, in NumPy, with a grid error of about 1e-3 relative. A mean
//! passes within 4.5 Monte Carlo standard errors plus 2e-3 relative plus 1e-6: by chance alone one
//! of the 208 comparisons fails in about one run of 700 seeds, and the seed is fixed.
use inertness::jobs::simulate;
use inertness::question::{Engine, Quantity};
use inertness::results::{Entry, Estimate, Findings};
use inertness::scenario::{Source, read};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn known(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/known").join(name)
}

fn run(overrides: &[&str]) -> Findings {
    let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
    let scenario = read(&Source::File(known("fixed.toml")), &overrides).unwrap();
    simulate(&scenario, Engine::Individual, |_| ()).findings
}

/// Every comparison: what is compared, ours, and theirs.
fn pairs(findings: &Findings) -> Vec<(String, Estimate, f64)> {
    let text = std::fs::read_to_string(known("fixed.expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&text).unwrap();
    let mut pairs = Vec::new();
    for alternative in &findings.alternatives {
        for (name, values) in expected["alternatives"][&alternative.name].as_object().unwrap() {
            let quantity = Quantity::from_name(name).unwrap();
            for (time, at) in alternative.at.iter().enumerate() {
                let mut compare = |label: String, ours: Estimate, theirs: &Value| {
                    pairs.push((
                        format!("{} {label} at {}", alternative.name, at.time),
                        ours,
                        theirs.as_f64().unwrap(),
                    ));
                };
                match &at.quantities[&quantity] {
                    Entry::Whole(ours) => compare(name.clone(), *ours, &values[time]),
                    Entry::ByName(parts) => {
                        for (part, ours) in parts {
                            compare(format!("{name}/{part}"), *ours, &values[part][time]);
                        }
                    }
                }
            }
        }
    }
    pairs
}

/// Those that do not agree.
fn disagreements(findings: &Findings) -> Vec<String> {
    pairs(findings)
        .into_iter()
        .filter_map(|(what, ours, theirs)| {
            // a handful of events tells little of its own spread: there the error is that of a
            // Poisson count
            let total_replicates = f64::from(findings.provenance.replicates);
            let expected_events = theirs * total_replicates;
            let poisson = if expected_events < 25.0 {
                expected_events.max(0.0).sqrt() / total_replicates
            } else {
                0.0
            };
            let error = ours.std_error.unwrap().max(poisson);
            let allowed = 4.5 * error + 2e-3 * theirs.abs() + 1e-6;
            let off = (ours.mean - theirs).abs();
            (off > allowed).then(|| {
                format!("{what}: {} for {theirs}, {off} off, {allowed} allowed", ours.mean)
            })
        })
        .collect()
}

#[test]
fn every_quantity_agrees_with_an_independent_quadrature() {
    let findings = run(&[]);
    let wrong = disagreements(&findings);
    assert!(pairs(&findings).len() > 150, "everything is compared");
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        pairs(&findings).len(),
        wrong.join("\n")
    );
}

/// A mistake of 5 % in a term of the model is seen. Three terms (a small group's case fatality,
/// `never`, the battery's `dead_on_arrival`) move nothing here by more than the quadrature's own
/// error when they are 5 % off, and are planted larger: 5 % of them are refused among the closed
/// forms.
#[test]
#[ignore = "slow: the gate runs it"]
fn a_mistake_in_any_term_is_caught() {
    let battery = "alternative[0].laying[0].electrical";
    let planted = [
        "civilians.trigger_probability=0.945".to_owned(),
        "civilians.extra_casualties_mean=0.365".to_owned(),
        "civilians.group[0].people=357".to_owned(),
        "civilians.group[0].entries_per_person_year=10.5".to_owned(),
        "civilians.group[0].case_fatality=0.315".to_owned(),
        "civilians.group[1].path_per_entry_m=315".to_owned(),
        "civilians.group[1].contact_width_m=0.2625".to_owned(),
        "civilians.group[1].case_fatality=0.7".to_owned(),
        "site.area_m2=380000".to_owned(),
        "clearance.start=\"383d\"".to_owned(),
        "clearance.clearance_effectiveness=0.9025".to_owned(),
        "clearance.rate_m2_per_day=950".to_owned(),
        "alternative[1].laying[0].mechanical.life.weibull.median=\"9.5y\"".to_owned(),
        "alternative[1].laying[0].mechanical.life.weibull.shape=1.425".to_owned(),
        "alternative[1].laying[0].mechanical.dead_on_arrival=0.021".to_owned(),
        "alternative[1].laying[0].mechanical.never=0.1".to_owned(),
        format!("{battery}.self_destruct.reliability=0.525"),
        format!("{battery}.deactivation_failure.probability=0.021"),
        format!("{battery}.dead_on_arrival=0.0225"),
        format!("{battery}.battery.storage_loss_per_year=0.01575"),
        format!("{battery}.battery.life.lognormal.cv=0.1575"),
        format!("{battery}.battery.self_discharge_share=0.21"),
        format!("{battery}.battery.activation_energy_kj_mol=53.55"),
        format!("{battery}.battery.cold_loss_per_c=0.0105"),
        format!("{battery}.battery.cold_knee_c=21"),
    ];
    let unseen: Vec<&String> = planted
        .iter()
        .filter(|mistake| {
            disagreements(&run(&["simulation.replicates=2000", mistake.as_str()])).is_empty()
        })
        .collect();
    assert!(unseen.is_empty(), "pass unseen: {unseen:?}");
}
