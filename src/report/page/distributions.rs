//! Descriptions of probability distributions in plain words.

use crate::question::DistributionText;
use crate::report::wording::words::number;

/// Describes a distribution in words.
pub(super) fn distribution_text(distribution: &DistributionText) -> String {
    let text = untruncated(distribution);
    match distribution.within.as_deref() {
        Some([low, high]) => format!("{text}, truncated to [{low}, {high}]"),
        _ => text,
    }
}

fn untruncated(distribution: &DistributionText) -> String {
    match (distribution.name.as_str(), distribution.constants.as_slice()) {
        ("uniform", [low, high]) => {
            format!("from {low} to {high}, every value as likely as any other")
        }
        ("log_uniform", [low, high]) => {
            format!(
                "from {low} to {high}, on a scale of factors: each doubling as likely as any other"
            )
        }
        ("triangular", [low, mode, high]) => format!("from {low} to {high}, most likely {mode}"),
        ("pert", [low, mode, high]) => {
            format!("from {low} to {high}, most likely {mode} (PERT distribution)")
        }
        ("discrete", pairs) => format!("one of the values with their weights {}", pairs.join(", ")),
        ("normal", [mean, sd]) => {
            format!("around {mean}, in two cases of three within {sd} of it (normal distribution)")
        }
        ("lognormal", [median, gsd]) => {
            format!(
                "around {median}, in two cases of three within a factor of {gsd} of it (lognormal \
                 distribution)"
            )
        }
        ("beta", [alpha, beta]) => {
            let mean = match (alpha.parse::<f64>(), beta.parse::<f64>()) {
                (Ok(a), Ok(b)) if a + b > 0.0 => format!(", {} on average", number(a / (a + b))),
                _ => String::new(),
            };
            format!("between 0 and 1{mean} (beta distribution of {alpha} and {beta})")
        }
        (name, constants) => format!("{name} of {}", constants.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distributions_are_said_with_the_constants_of_the_scenario() {
        let one = |name: &str, constants: &[&str], expected: &str| {
            let constants = constants.iter().map(|&text| text.to_owned()).collect();
            let name = name.to_owned();
            let distribution =
                DistributionText { name, constants, within: None, is_duration: false };
            assert_eq!(distribution_text(&distribution), expected);
        };
        one("uniform", &["0", "0.05"], "from 0 to 0.05, every value as likely as any other");
        one(
            "log_uniform",
            &["180d", "8y"],
            "from 180d to 8y, on a scale of factors: each doubling as likely as any other",
        );
        one(
            "beta",
            &["10", "23.3"],
            "between 0 and 1, 0.30 on average (beta distribution of 10 and 23.3)",
        );
        one(
            "lognormal",
            &["2d", "1.5"],
            "around 2d, in two cases of three within a factor of 1.5 of it (lognormal \
             distribution)",
        );
    }
}
