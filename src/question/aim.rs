//! Precision aims of a target, such as `casualties@10y: 1%`.

use super::{Target, TargetFault};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// A target and the relative error it may have. The error is half of the 95 % Monte Carlo interval
/// of the mean, over the mean. So `casualties@10y: 1%` requires the mean casualties at ten years
/// within 1 %, with 95 % confidence. The percentage is written after the last colon.
#[derive(Clone, Debug, PartialEq)]
pub struct Aim {
    target: Target,
    percent: f64,
}

/// The reason why a text is not an aim.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AimFault {
    /// No `:`.
    #[error(
        "found `{0}`, expected a target, a colon and a percentage, such as 'casualties@10y: 1%'"
    )]
    NoError(String),
    /// The text after the `:` is not a percentage in range. It lies between 0 and 100.
    #[error(
        "found `{0}` after the colon, expected a percentage above 0% and below 100%, such as 1%"
    )]
    Percentage(String),
    /// The text before the `:` is not a target.
    #[error(transparent)]
    Target(#[from] TargetFault),
}

impl Aim {
    /// The target of the aim.
    pub const fn target(&self) -> &Target {
        &self.target
    }

    /// The relative error allowed, between 0 and 1.
    pub fn within(&self) -> f64 {
        self.percent / 100.0
    }
}

impl FromStr for Aim {
    type Err = AimFault;

    fn from_str(text: &str) -> Result<Self, AimFault> {
        let (target, percent) =
            text.rsplit_once(':').ok_or_else(|| AimFault::NoError(text.trim().to_owned()))?;
        let target = target.parse()?;
        let wrong = || AimFault::Percentage(percent.trim().to_owned());
        let number = percent.trim().strip_suffix('%').ok_or_else(wrong)?;
        let percent = number.trim_end().parse().ok().filter(|&p: &f64| p > 0.0 && p < 100.0);
        Ok(Self { target, percent: percent.ok_or_else(wrong)? })
    }
}

impl fmt::Display for Aim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}%", self.target, self.percent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_the_same() {
        for text in
            ["casualties@10y: 1%", "killed_by_group/a: b@1y: 0.5%", "p_any_casualty@48h: 12.25%"]
        {
            let aim: Aim = text.parse().unwrap();
            assert_eq!(aim.to_string(), text);
            assert_eq!(aim.to_string().parse(), Ok(aim));
        }
        let aim: Aim = "casualties@10y:5 %".parse().unwrap();
        assert_eq!((aim.to_string().as_str(), aim.within()), ("casualties@10y: 5%", 0.05));
    }

    #[test]
    fn what_is_no_aim_says_what_to_write() {
        let fault = |text: &str| text.parse::<Aim>().unwrap_err().to_string();
        assert!(fault("casualties@10y").ends_with("such as 'casualties@10y: 1%'"));
        for percent in ["1", "", "%", "0%", "-1%", "100%", "NaN%", "inf%", "one%", "0.01"] {
            let said = fault(&format!("casualties@10y: {percent}"));
            assert!(
                said.starts_with(&format!("found `{percent}` after the colon, expected a perc")),
                "{said}"
            );
        }
        assert!(fault("casualtes@10y: 1%").ends_with("did you mean `casualties`?"));
    }
}
