//! Verdicts on claims about mines, for the terminal and the page.
//!
//! Both use the same words.

use super::lines::Text;
use super::summary::made_by;
use crate::question::{Assumption, Bound, Origin, Per, Provenance, Quantity, Role};
use crate::report::analysis::break_even::plain;
use crate::report::output::{Output, Rows};
use crate::report::wording::closing_sentence::CLOSING;
use crate::report::wording::draws::CARRIED;
use crate::report::wording::estimate_format::EstimateFormat;
use crate::report::wording::frequency::{chance, risk, share, unit_text};
use crate::report::wording::quantity::quantity_text;
use crate::report::wording::words::{count, items, number, of_hundred, quoted, span};
use crate::results::{Assumed, ClaimVerdict, Findings, JudgedClaim};
use serde::Serialize;

/// The reservation beside every verdict.
pub(crate) const NO_MINE_IS_LAWFUL: &str = "Being below a figure makes no mine lawful. Under the \
                                            Ottawa convention anti-personnel mines are banned \
                                            whatever their reliability.";

/// Fewest parameter draws that support a 90 % interval.
const FEW_DRAWS: u32 = 20;

/// A claim and its verdict in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct WordedClaim {
    /// The alternative, in quotation marks.
    pub(crate) alternative: String,
    /// The claim, as in `functional after 120 d, of the mines laid: at most 1 in 1,000`.
    pub(crate) claim: String,
    /// The source of the claim.
    pub(crate) source: Option<String>,
    /// The expected value and its interval.
    pub(crate) found: String,
    /// The verdict.
    pub(crate) verdict: String,
    /// The probability of the claim's side of the figure, with its interval.
    ///
    /// `None` with one parameter draw.
    pub(crate) chance: Option<String>,
}

/// Claims of one origin, under their heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ClaimGroup {
    pub(crate) heading: &'static str,
    pub(crate) claims: Vec<WordedClaim>,
}

/// All claims, grouped by their origin.
pub(crate) fn groups(findings: &Findings) -> Vec<ClaimGroup> {
    let groups = [
        ("What the scenario claims", Origin::Scenario),
        ("Limits of a treaty", Origin::Treaty),
        ("What is published about such mines", Origin::Published),
    ];
    let groups = groups.map(|(heading, origin)| {
        let claims = findings.claims.iter().filter(|claim| claim.origin == origin);
        let claims = claims.map(|claim| worded(claim, findings.provenance.draws)).collect();
        ClaimGroup { heading, claims }
    });
    groups.into_iter().filter(|group| !group.claims.is_empty()).collect()
}

/// The basis of the verdicts: the scenario and its deactivation failures.
///
/// Published claims dispute the latter.
pub(crate) fn rests_on(findings: &Findings) -> String {
    let is_disputed = |assumption: &&Assumption| assumption.role == Role::DeactivationFailure;
    let disputed = findings.assumptions.iter().filter(is_disputed);
    let said: Vec<String> =
        disputed.map(|Assumption { path, value, .. }| format!("{path} = {value}")).collect();
    let such_as =
        if said.is_empty() { String::new() } else { format!(", such as {}", said.join(" and ")) };
    format!(
        "A verdict tells what follows from the numbers of this scenario{such_as}; it is no \
         observation of mines."
    )
}

/// The judged claims of findings.
#[derive(Clone, Copy, Debug)]
pub struct Verdicts<'a>(pub &'a Findings);

impl Output for Verdicts<'_> {
    fn text(&self, _rows: Rows) -> String {
        let findings = self.0;
        let mut text = Text::default();
        text.say(&findings.title);
        for group in groups(findings) {
            text.gap();
            text.rows([format!("{}:", group.heading)]);
            for claim in group.claims {
                text.gap();
                let source = claim.source.map_or_else(String::new, |source| format!(" ({source})"));
                text.indented(&format!("{} {}{source}", claim.alternative, claim.claim));
                text.indented_by(6, &format!("{}: {}", claim.verdict, claim.found));
                claim.chance.iter().for_each(|chance| text.indented_by(6, chance));
            }
        }
        text.gap();
        for paragraph in [&rests_on(findings), NO_MINE_IS_LAWFUL, &made_by(findings), CLOSING] {
            text.say(paragraph);
        }
        text.done()
    }

    fn document(&self) -> impl Serialize {
        let findings = self.0;
        ClaimsDocument {
            format: findings.format,
            provenance: &findings.provenance,
            title: &findings.title,
            claims: &findings.claims,
            note: NO_MINE_IS_LAWFUL,
        }
    }
}

/// The document of `--json`: claims of `results.json`, reproduction and reservations.
#[derive(Serialize)]
struct ClaimsDocument<'a> {
    format: u32,
    provenance: &'a Provenance,
    title: &'a str,
    claims: &'a [JudgedClaim],
    note: &'static str,
}

fn worded(claim: &JudgedClaim, draws: u32) -> WordedClaim {
    let (direction, side) = match claim.bound {
        Bound::AtMost(_) => ("at most", "at most the figure"),
        Bound::AtLeast(_) => ("at least", "at least the figure"),
    };
    let of = match claim.per {
        Per::Mine if is_share(claim) => ", of the mines laid",
        Per::Mine => " for each mine laid",
        Per::Activated => ", of the mines activated",
        Per::Replicate => "",
    };
    let what = quantity_text(claim.quantity, None);
    let when = if claim.days == 0.0 {
        "at the start".to_owned()
    } else {
        format!("after {}", span(claim.days))
    };
    let figure = figure(claim.bound.figure(), claim);
    WordedClaim {
        alternative: quoted(&claim.alternative),
        claim: format!("{what} {when}{of}: {direction} {figure}"),
        source: claim.source.clone(),
        found: match claim.verdict {
            ClaimVerdict::NotTestable => format!("under that assumption, {}", found(claim)),
            ClaimVerdict::Below | ClaimVerdict::Above | ClaimVerdict::Undecided => found(claim),
        },
        verdict: verdict(claim),
        chance: claim.p_below.map(|below| {
            let (p, [low, high]) = match claim.bound {
                Bound::AtMost(_) => (below.value, below.interval),
                Bound::AtLeast(_) => {
                    (1.0 - below.value, [1.0 - below.interval[1], 1.0 - below.interval[0]])
                }
            };
            let [low, high] = [low, high].map(of_hundred);
            let of = (p * f64::from(draws)).round() as u64;
            let few = if draws < FEW_DRAWS { ", too few for an interval" } else { "" };
            format!(
                "over parameter draws, {side} in {} of {} parameter draws{few} (95 % interval of \
                 the probability {low} to {high} in 100)",
                count(of),
                count(draws.into())
            )
        }),
    }
}

/// The verdict; for an untestable claim, the reason.
fn verdict(claim: &JudgedClaim) -> String {
    let against = match claim.verdict.supports_claim(claim.bound) {
        Some(true) => "as claimed",
        Some(false) | None => "against what is claimed",
    };
    match (claim.verdict, claim.assumes) {
        (ClaimVerdict::Below, _) => format!("below the figure, {against}"),
        (ClaimVerdict::Above, _) => format!("above the figure, {against}"),
        (ClaimVerdict::Undecided, _) => "undecided".to_owned(),
        (ClaimVerdict::NotTestable, assumes) => {
            let assumes = assumes.map_or_else(String::new, |assumed| match assumed {
                Assumed::AtLeast(least) => format!("assumes at least {} and ", plain(least)),
                Assumed::AtMost(most) => format!("assumes at most {} and ", plain(most)),
                Assumed::Exactly(known) => format!("assumes exactly {} and ", plain(known)),
            });
            format!("not testable, this scenario {assumes}cannot test this figure")
        }
    }
}

/// The expected value, with the interval that decides the verdict.
fn found(claim: &JudgedClaim) -> String {
    let manner = EstimateFormat {
        say: value(claim),
        is_frequency: is_frequency(claim),
        ..EstimateFormat::COUNT
    };
    let said = (manner.say)(claim.mean);
    let Some(ends) = claim.uncertainty_interval else {
        return match claim.verdict {
            ClaimVerdict::Undecided => format!("{said} in the only parameter draw"),
            _ => format!("{said}, exact for these parameters"),
        };
    };
    let ends = manner.ends(claim.mean, ends);
    let median = claim.median.map(|median| manner.end(claim.mean, median));
    let median = median.map_or_else(String::new, |median| format!("; median {median}, {CARRIED}"));
    format!("{said} (90 % uncertainty interval {ends}{median})")
}

/// The format of a value.
fn value(claim: &JudgedClaim) -> fn(f64) -> String {
    match claim.quantity {
        _ if is_share(claim) => share,
        Quantity::IndividualRiskPerYear => risk,
        Quantity::PAnyCasualty => chance,
        quantity if quantity.counts_mines() => items,
        _ => number,
    }
}

/// Whether the figure is a share of mines, which cannot exceed 1.
fn is_share(claim: &JudgedClaim) -> bool {
    claim.per != Per::Replicate && claim.quantity.counts_mines()
}

/// Whether the value is written as a natural frequency.
fn is_frequency(claim: &JudgedClaim) -> bool {
    is_share(claim)
        || matches!(claim.quantity, Quantity::PAnyCasualty | Quantity::IndividualRiskPerYear)
}

/// Formats a figure as it was claimed.
///
/// Examples: `6 in a million`, `1.5 in 100`, `25 in 100`.
///
/// A count is written as it is.
fn figure(figure: f64, claim: &JudgedClaim) -> String {
    let is_count = !is_frequency(claim);
    if is_count && figure >= 1000.0 && figure.fract() == 0.0 {
        return count(figure as u64);
    }
    if is_count || figure <= 0.0 || figure >= 1.0 {
        return format!("{figure}");
    }
    if figure >= 0.1 {
        return format!("{} in 100", (1e12 * figure).round() / 1e10);
    }
    let text = format!("{figure:e}");
    let (mantissa, exponent) = text.split_once("e-").unwrap_or((&text, "0"));
    let of = unit_text(format!("1e{exponent}").parse().unwrap_or(1.0));
    format!("{mantissa} in {of}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(
        bound: Bound,
        per: Per,
        uncertainty_interval: Option<[f64; 2]>,
        verdict: ClaimVerdict,
    ) -> JudgedClaim {
        JudgedClaim {
            alternative: "battery".to_owned(),
            quantity: Quantity::Functional,
            time: "120d".to_owned(),
            days: 120.0,
            bound,
            per,
            source: None,
            origin: Origin::Scenario,
            mean: 1.5e-3,
            uncertainty_interval,
            median: None,
            verdict,
            assumes: None,
            p_below: None,
        }
    }

    #[test]
    fn a_claim_that_cannot_be_tested_is_told_with_what_is_assumed() {
        let untested = claim(Bound::AtMost(6e-6), Per::Activated, None, ClaimVerdict::NotTestable);
        for (assumes, said) in [
            (Assumed::AtLeast(6e-6), "at least 6e-6"),
            (Assumed::AtMost(1.5e-2), "at most 0.015"),
            (Assumed::Exactly(1e-4), "exactly 1e-4"),
        ] {
            let worded = worded(&JudgedClaim { assumes: Some(assumes), ..untested.clone() }, 100);
            let expected =
                format!("not testable, this scenario assumes {said} and cannot test this figure");
            assert_eq!(worded.verdict, expected);
        }
    }

    #[test]
    fn a_claim_is_told_by_its_figure_and_never_as_complying() {
        let interval = Some([8e-6, 6.7e-3]);
        let undecided =
            worded(&claim(Bound::AtMost(1e-3), Per::Mine, interval, ClaimVerdict::Undecided), 100);
        assert_eq!(
            undecided.claim,
            "functional mines after 120 d, of the mines laid: at most 1 in 1,000"
        );
        assert_eq!(undecided.found, "1.5 in 1,000 (90 % uncertainty interval 0.008 to 6.7)");
        assert_eq!((undecided.verdict.as_str(), undecided.chance), ("undecided", None));
        let exact =
            worded(&claim(Bound::AtLeast(0.25), Per::Activated, None, ClaimVerdict::Below), 1);
        assert_eq!(
            exact.claim,
            "functional mines after 120 d, of the mines activated: at least 25 in 100"
        );
        assert_eq!(exact.found, "1.5 in 1,000, exact for these parameters");
        assert_eq!(exact.verdict, "below the figure, against what is claimed");
        let hurt = JudgedClaim {
            quantity: Quantity::Casualties,
            mean: 3.64,
            ..claim(Bound::AtMost(5.0), Per::Mine, Some([1.83, 5.45]), ClaimVerdict::Undecided)
        };
        let hurt = worded(&hurt, 8);
        assert_eq!(hurt.claim, "casualties after 120 d for each mine laid: at most 5");
        assert_eq!(
            hurt.found, "3.6 (90 % uncertainty interval 1.8 to 5.5)",
            "it is no share of the mines"
        );
        for (figure_of, said) in [
            (6e-6, "6 in a million"),
            (1.5e-2, "1.5 in 100"),
            (1e-4, "1 in 10,000"),
            (0.1, "10 in 100"),
        ] {
            assert_eq!(
                figure(
                    figure_of,
                    &claim(Bound::AtMost(figure_of), Per::Mine, None, ClaimVerdict::Below)
                ),
                said
            );
        }
        assert_eq!(
            figure(12.0, &claim(Bound::AtMost(12.0), Per::Replicate, None, ClaimVerdict::Below)),
            "12"
        );
    }
}
