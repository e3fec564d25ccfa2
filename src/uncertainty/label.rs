//! Names of uncertain parameters and coordinates for them.

use std::fmt;

/// The name of an uncertain parameter: its key's path in the file, without the number of the arm, so that the same
/// key in two arms is one parameter and takes the same quantile in both.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(String);

impl Label {
    /// The label of a key's path: `arm[2].laying[0].mechanical.life.weibull.median` becomes
    /// `arm.laying[0].mechanical.life.weibull.median`.
    pub fn of_path(path: &str) -> Self {
        let label = match path.strip_prefix("arm[").and_then(|rest| rest.split_once(']')) {
            Some((_, rest)) => format!("arm{rest}"),
            None => path.to_owned(),
        };
        Self(label)
    }

    /// The label as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One coordinate in (0, 1) for each label, in the order of the labels: a parameter draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Point(pub Vec<f64>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_key_in_two_arms_has_one_label() {
        let of = |path| Label::of_path(path);
        assert_eq!(of("arm[0].clearance.detection"), of("arm[12].clearance.detection"));
        assert_ne!(of("arm[0].clearance.detection"), of("clearance.detection"));
        assert_eq!(of("civilians.group[1].fatality").as_str(), "civilians.group[1].fatality");
    }
}
