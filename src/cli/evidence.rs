//! `inertness evidence`: how much evidence a figure needs, and what evidence that was seen says.

use super::args::EvidenceArgs;
use super::output::{print, tell};
use super::results::free;
use super::session::rendered;
use super::sources::read_one;
use super::{CliError, Exit};
use crate::campaign::{ContrastFault, can_contrast, contrast};
use crate::estimate::{Answer, Confidence, EvidenceFault, Figure, Harm, Observed, apart};
use crate::question::Target;
use crate::report::{Rows, operating_characteristic, png, replace};
use std::path::Path;

/// Parameter draws of a scenario, at most, where none are asked for: a band of 64 is told from one
/// of 1,000 by few.
const DRAWS: u32 = 64;
/// What the key of a figure ends in: the one number of a scenario that is the probability of not
/// being inert in time.
const FIGURE_KEY: &str = ".electrical.overrun.probability";

pub(super) fn evidence(args: &EvidenceArgs) -> Result<Exit, CliError> {
    for path in &args.chart {
        ending(path)?;
        free(path, true, args.force)?;
    }
    let answer = answer(args)?;
    let mut files = vec![];
    if !args.chart.is_empty() {
        let drawing = operating_characteristic(&answer, args.layout.into());
        for path in &args.chart {
            let bytes = match ending(path)? {
                Ending::Svg => drawing.svg.clone().into_bytes(),
                Ending::Png => png(&drawing)?,
            };
            files.push((path, bytes));
        }
    }
    let printed = rendered(&answer, args.printed.shape(), Rows::Worst)?;
    for (path, bytes) in &files {
        replace(path, bytes)?;
    }
    print(&printed)?;
    for (path, _) in &files {
        tell(&format!("chart    {}", path.display()));
    }
    Ok(Exit::Done)
}

/// What a chart is written as.
enum Ending {
    Svg,
    Png,
}

fn ending(path: &Path) -> Result<Ending, CliError> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("svg") => Ok(Ending::Svg),
        Some("png") => Ok(Ending::Png),
        _ => Err(CliError::Asked(format!(
            "--chart {}: wanted a file that ends in .svg or .png",
            path.display()
        ))),
    }
}

fn answer(args: &EvidenceArgs) -> Result<Answer, CliError> {
    let confidence = Confidence::new(args.confidence)?;
    let figure = match (args.reliability, args.claim) {
        (Some(reliability), _) => Some(Figure::of_reliability(reliability)?),
        (None, Some(claim)) => Some(Figure::of_claim(claim)?),
        (None, None) => None,
    };
    if let (Some(better), Some(worse)) = (args.tell, args.from) {
        return told(args, [Figure::of_claim(better)?, Figure::of_claim(worse)?], confidence);
    }
    if let (Some(exceptions), Some(of)) = (args.observed, &args.of) {
        let items = of.parse().map_err(|_| {
            CliError::Asked(format!(
                "--of {of}: wanted how many items were watched, in digits, such as 2995"
            ))
        })?;
        let observed = Observed::new(exceptions, items)?;
        return Ok(Answer::observed(observed, confidence, figure));
    }
    if args.of.is_some() {
        return Err(CliError::Asked(
            "--of: wanted --observed K with it, or --tell and a scenario".to_owned(),
        ));
    }
    let Some(figure) = figure else {
        return Err(CliError::Asked(
            "nothing is asked; wanted --reliability R, --claim P, --observed K --of N, or --tell P \
             --from P"
                .to_owned(),
        ));
    };
    Ok(Answer::needed(figure, confidence, args.allow.unwrap_or(0), args.lot)?)
}

/// What tells two figures apart, and what the second means in a scenario if one is named.
fn told(
    args: &EvidenceArgs,
    [better, worse]: [Figure; 2],
    confidence: Confidence,
) -> Result<Answer, CliError> {
    let plan = apart(better, worse, confidence, args.power)?;
    let harm = match (&args.scenario, &args.of) {
        (Some(scenario), Some(of)) => {
            let key = args.key.clone().unwrap_or_else(|| format!("arm[0].laying[0]{FIGURE_KEY}"));
            Some(Box::new(harm(args, [scenario, &key, of], [better, worse])?))
        }
        (None, Some(of)) => {
            return Err(CliError::Asked(format!(
                "--of {of}: wanted a scenario with it, such as default"
            )));
        }
        _ => None,
    };
    Ok(Answer::Apart { better, worse, confidence, power: args.power, plan, harm })
}

fn harm(
    args: &EvidenceArgs,
    [scenario, key, of]: [&String; 3],
    figures: [Figure; 2],
) -> Result<Harm, CliError> {
    let target: Target = of.parse().map_err(ContrastFault::from)?;
    if !key.ends_with(FIGURE_KEY) {
        return Err(CliError::Asked(format!(
            "--key {key}: wanted the key of a probability of overrun, such as \
             arm[0].laying[0]{FIGURE_KEY}: it is what such a figure speaks of"
        )));
    }
    let mut set = args.set.clone();
    let draws = match args.draws {
        Some(draws) => draws,
        None => read_one(scenario, &set)?.1.plan().draws.min(DRAWS).into(),
    };
    set.push(format!("simulation.draws={draws}"));
    let at = |figure: Figure| {
        let own = format!("{key}={:e}", figure.exception());
        read_one(scenario, &[&set[..], &[own]].concat())
    };
    let [better, worse] = figures;
    let ((_, better), (_, worse)) = (at(better)?, at(worse)?);
    can_contrast(&better, &target)?;
    let found = contrast(&better, &worse, &target)?;
    Ok(Harm {
        title: better.plan().title.clone(),
        key: key.clone(),
        of: target.to_string(),
        arms: found.arms,
        provenance: found.worse,
    })
}

impl From<EvidenceFault> for CliError {
    fn from(fault: EvidenceFault) -> Self {
        Self::Asked(fault.to_string())
    }
}

impl From<ContrastFault> for CliError {
    fn from(fault: ContrastFault) -> Self {
        Self::Asked(format!("--of: {fault}"))
    }
}
