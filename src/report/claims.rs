//! What a run makes of what is said of the mines: for a terminal and for the page, in the same words.

use super::lines::wrapped;
use super::summary::{NO_GROUND_IS_SAFE, made_by};
use super::table::WIDE;
use super::words::{self, chance, ends_in_hundred, ends_over_power, number, over_power, quoted, share, span};
use super::{ReportError, finite};
use crate::estimate::{ClaimVerdict, Findings, JudgedClaim};
use crate::question::{Bound, Origin, Per, Provenance, Quantity};
use serde::Serialize;

/// What no verdict says.
pub(crate) const NO_MINE_IS_LAWFUL: &str = "A figure is a figure: to be below it makes no mine lawful. Under the Ottawa convention \
                                            anti-personnel mines are banned whatever their reliability.";

/// A claim as a reader is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Told {
    /// The arm, in quotation marks.
    pub(crate) arm: String,
    /// What is claimed: `functional after 120 d, of the mines laid: at most 1 in 1,000`.
    pub(crate) claim: String,
    /// Who says so.
    pub(crate) source: Option<String>,
    /// The expected value and its interval.
    pub(crate) found: String,
    /// The verdict.
    pub(crate) verdict: &'static str,
    /// The probability that it is on the claim's side of the figure, with its interval; none with one parameter draw.
    pub(crate) chance: Option<String>,
}

/// Claims of one kind, under their heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Group {
    pub(crate) heading: &'static str,
    pub(crate) claims: Vec<Told>,
}

/// All claims, by whose figures they are.
pub(crate) fn groups(findings: &Findings) -> Vec<Group> {
    let of = |origin: Origin| {
        findings.claims.iter().filter(move |claim| claim.origin == origin).map(told).collect()
    };
    let groups = [
        ("What the scenario claims", Origin::Scenario),
        ("Limits of a treaty", Origin::Treaty),
        ("What is published of such mines", Origin::Published),
    ];
    let groups = groups.map(|(heading, origin)| Group { heading, claims: of(origin) });
    groups.into_iter().filter(|group| !group.claims.is_empty()).collect()
}

/// Claims for a terminal: plain text of at most 100 columns, with a newline at the end.
pub fn claims_summary(findings: &Findings) -> String {
    let mut lines = wrapped(&findings.title, WIDE);
    let groups = groups(findings);
    for group in groups {
        lines.extend([String::new(), format!("{}:", group.heading)]);
        for claim in group.claims {
            lines.extend([String::new()]);
            let source = claim.source.map_or_else(String::new, |source| format!(" ({source})"));
            lines.extend(indented(&format!("{} {}{source}", claim.arm, claim.claim), 2));
            lines.extend(indented(&format!("{}: {}", claim.verdict, claim.found), 6));
            lines.extend(claim.chance.iter().flat_map(|chance| indented(chance, 6)));
        }
    }
    lines.push(String::new());
    for text in [NO_MINE_IS_LAWFUL, &made_by(findings), NO_GROUND_IS_SAFE] {
        lines.extend(wrapped(text, WIDE));
    }
    lines.join("\n") + "\n"
}

/// What `--json` prints: the claims of `results.json`, how to make them again, and what they do not say.
#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    provenance: &'a Provenance,
    title: &'a str,
    claims: &'a [JudgedClaim],
    note: &'static str,
}

/// Claims as JSON, with a newline at the end.
///
/// # Errors
/// Where a number is not finite.
pub fn claims_json(findings: &Findings) -> Result<Vec<u8>, ReportError> {
    let (provenance, title, claims) =
        (&findings.provenance, findings.title.as_str(), findings.claims.as_slice());
    let document = Document { format: findings.format, provenance, title, claims, note: NO_MINE_IS_LAWFUL };
    finite::check(&document).map_err(|fault| ReportError::NotFinite { at: fault.0 })?;
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn indented(text: &str, by: usize) -> Vec<String> {
    wrapped(text, WIDE - by).into_iter().map(|line| format!("{}{line}", " ".repeat(by))).collect()
}

fn told(claim: &JudgedClaim) -> Told {
    let (direction, side) = match claim.bound {
        Bound::AtMost(_) => ("at most", "at most the figure"),
        Bound::AtLeast(_) => ("at least", "at least the figure"),
    };
    let of = match claim.per {
        Per::Mine => ", of the mines laid",
        Per::Activated => ", of the mines activated",
        Per::Field => "",
    };
    let what = claim.quantity.name().replace('_', " ");
    let figure = figure(claim.bound.figure(), claim);
    Told {
        arm: quoted(&claim.arm),
        claim: format!("{what} after {}{of}: {direction} {figure}", span(claim.days)),
        source: claim.source.clone(),
        found: found(claim),
        verdict: match claim.verdict {
            ClaimVerdict::Below => "below the figure",
            ClaimVerdict::Above => "above the figure",
            ClaimVerdict::Undecided => "undecided",
        },
        chance: claim.p_below.map(|below| {
            let (p, [low, high]) = match claim.bound {
                Bound::AtMost(_) => (below.value, below.interval),
                Bound::AtLeast(_) => (1.0 - below.value, [1.0 - below.interval[1], 1.0 - below.interval[0]]),
            };
            let said = [p, low, high].map(words::of_hundred);
            format!(
                "over what is not known, {side} with a probability of {} in 100 (95 % interval {} to {})",
                said[0], said[1], said[2]
            )
        }),
    }
}

/// The expected value, with what the verdict goes by.
fn found(claim: &JudgedClaim) -> String {
    let say = value(claim);
    let said = say(claim.mean);
    let Some([low, high]) = claim.epistemic else { return format!("{said}, exact for these parameters") };
    let ends = match (claim.per, claim.quantity) {
        (Per::Mine | Per::Activated, _) | (Per::Field, Quantity::PAnyCasualty) => {
            ends_in_hundred(claim.mean, [low, high])
        }
        (Per::Field, Quantity::IndividualRiskPerYear) => ends_over_power(claim.mean, [low, high]),
        (Per::Field, _) => None,
    };
    let ends = ends.unwrap_or_else(|| format!("{} to {}", say(low), say(high)));
    format!("{said} (90 % epistemic band {ends})")
}

/// How a value is said.
fn value(claim: &JudgedClaim) -> fn(f64) -> String {
    match (claim.per, claim.quantity) {
        (Per::Mine | Per::Activated, _) => share,
        (Per::Field, Quantity::IndividualRiskPerYear) => over_power,
        (Per::Field, Quantity::PAnyCasualty) => chance,
        (Per::Field, _) => number,
    }
}

/// A figure as it was claimed: `6 in a million`, `1.5 in 100`, `25 in 100`; a count as it is.
fn figure(figure: f64, claim: &JudgedClaim) -> String {
    let is_count = claim.per == Per::Field
        && !matches!(claim.quantity, Quantity::PAnyCasualty | Quantity::IndividualRiskPerYear);
    if is_count || figure <= 0.0 || figure >= 1.0 {
        return format!("{figure}");
    }
    if figure >= 0.1 {
        return format!("{} in 100", (1e12 * figure).round() / 1e10);
    }
    let text = format!("{figure:e}");
    let (mantissa, exponent) = text.split_once("e-").unwrap_or((&text, "0"));
    let of = match exponent {
        "6" => "a million".to_owned(),
        "9" => "a billion".to_owned(),
        "12" => "a trillion".to_owned(),
        exponent => number(format!("1e{exponent}").parse().unwrap_or(1.0)).replace(".0 ", " "),
    };
    format!("{mantissa} in {of}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(bound: Bound, per: Per, epistemic: Option<[f64; 2]>, verdict: ClaimVerdict) -> JudgedClaim {
        JudgedClaim {
            arm: "battery".to_owned(),
            quantity: Quantity::Functional,
            time: "120d".to_owned(),
            days: 120.0,
            bound,
            per,
            source: None,
            origin: Origin::Scenario,
            mean: 1.5e-3,
            epistemic,
            verdict,
            p_below: None,
        }
    }

    #[test]
    fn a_claim_is_told_by_its_figure_and_never_as_complying() {
        let band = Some([8e-6, 6.7e-3]);
        let undecided = told(&claim(Bound::AtMost(1e-3), Per::Mine, band, ClaimVerdict::Undecided));
        assert_eq!(undecided.claim, "functional after 120 d, of the mines laid: at most 1 in 1,000");
        assert_eq!(undecided.found, "1 in 670 (90 % epistemic band 1 in 120,000 to 1 in 150)");
        assert_eq!((undecided.verdict, undecided.chance), ("undecided", None));
        let exact = told(&claim(Bound::AtLeast(0.25), Per::Activated, None, ClaimVerdict::Below));
        assert_eq!(exact.claim, "functional after 120 d, of the mines activated: at least 25 in 100");
        assert_eq!(exact.found, "1 in 670, exact for these parameters");
        for (figure_of, said) in
            [(6e-6, "6 in a million"), (1.5e-2, "1.5 in 100"), (1e-4, "1 in 10,000"), (0.1, "10 in 100")]
        {
            assert_eq!(
                figure(figure_of, &claim(Bound::AtMost(figure_of), Per::Mine, None, ClaimVerdict::Below)),
                said
            );
        }
        assert_eq!(figure(12.0, &claim(Bound::AtMost(12.0), Per::Field, None, ClaimVerdict::Below)), "12");
    }
}
