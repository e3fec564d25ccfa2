//! A law in plain words: which values of an unknown number are thought likely.

use crate::question::Distribution;
use crate::report::words::number;

/// A law in words.
pub(super) fn said(distribution: &Distribution) -> String {
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
        ("normal", [mean, sd]) => {
            format!("around {mean}, in two cases of three within {sd} of it (normal law)")
        }
        ("lognormal", [median, gsd]) => {
            format!(
                "around {median}, in two cases of three within a factor of {gsd} of it (lognormal \
                 law)"
            )
        }
        ("beta", [alpha, beta]) => {
            let mean = match (alpha.parse::<f64>(), beta.parse::<f64>()) {
                (Ok(a), Ok(b)) if a + b > 0.0 => format!(", {} on average", number(a / (a + b))),
                _ => String::new(),
            };
            format!("between 0 and 1{mean} (beta law of {alpha} and {beta})")
        }
        (name, constants) => format!("{name} of {}", constants.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn laws_are_said_with_the_constants_of_the_scenario() {
        let one = |name: &str, constants: &[&str], wanted: &str| {
            let constants = constants.iter().map(|&text| text.to_owned()).collect();
            let name = name.to_owned();
            let distribution = Distribution { name, constants, is_duration: false };
            assert_eq!(said(&distribution), wanted);
        };
        one("uniform", &["0", "0.05"], "from 0 to 0.05, every value as likely as any other");
        one(
            "log_uniform",
            &["180d", "8y"],
            "from 180d to 8y, on a scale of factors: each doubling as likely as any other",
        );
        one("beta", &["10", "23.3"], "between 0 and 1, 0.30 on average (beta law of 10 and 23.3)");
        one(
            "lognormal",
            &["2d", "1.5"],
            "around 2d, in two cases of three within a factor of 1.5 of it (lognormal law)",
        );
    }
}
