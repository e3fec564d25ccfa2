//! Published figures for deactivation failure, from docs/facts.md.

use crate::question::Role;

use crate::results::Marked;

/// Each figure with its label and source.
const PUBLISHED: [(f64, &str, &str); 5] = [
    (6e-6, "Pentagon claim, 2020", "Pentagon claim, 2020 (second-hand)"),
    (1e-4, "claim of 99.99 %", "a claim that 99.99 % self-destruct (assumption)"),
    (1e-3, "treaty limit at 120 days", "CCW Amended Protocol II, Technical Annex 3(a)"),
    (
        1.5e-2,
        "150 times a claim",
        "150 times the claimed failure rate of self-destruction, said of GAO-02-1003 (second-hand, \
         times an assumption)",
    ),
    (
        1e-1,
        "treaty limit, self-destruction at 30 days",
        "CCW Amended Protocol II, Technical Annex 3(a): limit for failed self-destruction at 30 \
         days",
    ),
];

/// The published figures between `low` and `high` for a role. Only a probability of deactivation
/// failure has any.
pub fn published(role: Role, low: f64, high: f64) -> Vec<Marked> {
    let is_disputed = role == Role::DeactivationFailure;
    let figures =
        PUBLISHED.iter().filter(|(value, ..)| is_disputed && (low..=high).contains(value));
    figures
        .map(|&(value, what, source)| Marked {
            value,
            what: what.to_owned(),
            source: source.to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_those_of_the_facts() {
        let facts = include_str!("../../../docs/facts.md");
        let (_, table) = facts.split_once("## The number that decides").unwrap();
        let table = table.split("\n## ").next().unwrap();
        let rows: Vec<f64> = table
            .lines()
            .filter_map(|line| line.strip_prefix("| ")?.split(" |").next()?.parse().ok())
            .collect();
        let of = Role::DeactivationFailure;
        let ours: Vec<f64> = published(of, 0.0, 1.0).iter().map(|figure| figure.value).collect();
        assert_eq!(ours, rows);
        assert!(published(Role::Other, 0.0, 1.0).is_empty());
        assert_eq!(published(of, 1e-4, 1e-3).len(), 2);
    }
}
