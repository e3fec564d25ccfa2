//! `inertness evidence`: how much evidence a figure needs, and what evidence that was seen says.

use super::args::EvidenceArgs;
use super::session::{free, print, rendered, tell};
use super::sources::read_one;
use super::{CliError, Exit};
use crate::campaign::contrast;
use crate::estimate::apart;
use crate::question::{Role, Target};
use crate::report::{Rows, files, operating_characteristic};
use crate::results::{Answer, Confidence, Figure, Harm, Observed};
use crate::scenario::role_of;
use std::path::Path;

/// Parameter draws of a scenario, at most, where none are asked for: a band of 64 is told from one
/// of 1,000 by few.
const DRAWS: u32 = 64;
/// The key that a figure is put into where none is named.
const USUAL_KEY: &str = "arm[0].laying[0].electrical.overrun.probability";

pub(super) fn evidence(args: &EvidenceArgs) -> Result<Exit, CliError> {
    for path in &args.chart {
        ending(path)?;
        free(path, args.force)?;
    }
    let answer = answer(args)?;
    let mut charts = vec![];
    if !args.chart.is_empty() {
        let drawing = operating_characteristic(&answer, args.layout.into());
        for path in &args.chart {
            charts.push((path, files::chart_bytes(&drawing, ending(path)?)?));
        }
    }
    let printed = rendered(&answer, args.printed.shape(), Rows::Worst)?;
    charts.iter().try_for_each(|(path, bytes)| files::replace(path, bytes))?;
    print(printed)?;
    charts.iter().for_each(|(path, _)| tell(&format!("chart    {}", path.display())));
    Ok(Exit::Done)
}

/// What the file of a chart ends in.
fn ending(path: &Path) -> Result<&str, CliError> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some(ending @ ("svg" | "png")) => Ok(ending),
        _ => {
            let why = "wanted a file that ends in .svg or .png";
            Err(CliError::Asked(format!("--chart {}: {why}", path.display())))
        }
    }
}

fn answer(args: &EvidenceArgs) -> Result<Answer, CliError> {
    let confidence = Confidence::new(args.confidence)?;
    let reliability = args.reliability.map(Figure::of_reliability);
    let figure = reliability.or(args.claim.map(Figure::of_claim)).transpose()?;
    if let (Some(better), Some(worse)) = (args.tell, args.from) {
        let [better, worse] = [Figure::of_claim(better)?, Figure::of_claim(worse)?];
        let plan = apart(better, worse, confidence, args.power)?;
        let harm = harm(args, [better, worse])?.map(Box::new);
        return Ok(Answer::Apart { better, worse, confidence, power: args.power, plan, harm });
    }
    if let (Some(exceptions), Some(of)) = (args.observed, &args.of) {
        let why = "wanted how many items were watched, in digits, such as 2995";
        let items = of.parse().map_err(|_| CliError::Asked(format!("--of {of}: {why}")))?;
        return Ok(Answer::observed(Observed::new(exceptions, items)?, confidence, figure));
    }
    if args.of.is_some() {
        let why = "--of: wanted --observed K with it, or --tell and a scenario";
        return Err(CliError::asked(why));
    }
    let why = "nothing is asked; wanted --reliability R, --claim P, --observed K --of N, or --tell \
               P --from P";
    let figure = figure.ok_or_else(|| CliError::asked(why))?;
    Ok(Answer::needed(figure, confidence, args.allow.unwrap_or(0), args.lot)?)
}

/// What the second of two figures means in a scenario, if one is named.
fn harm(args: &EvidenceArgs, [better, worse]: [Figure; 2]) -> Result<Option<Harm>, CliError> {
    let Some(of) = &args.of else { return Ok(None) };
    let Some(scenario) = &args.scenario else {
        let why = "wanted a scenario with it, such as default";
        return Err(CliError::Asked(format!("--of {of}: {why}")));
    };
    let key = args.key.clone().unwrap_or_else(|| USUAL_KEY.to_owned());
    let unasked = |fault: &dyn std::fmt::Display| CliError::Asked(format!("--of: {fault}"));
    let target: Target = of.parse().map_err(|fault| unasked(&fault))?;
    if role_of(&key) != Some(Role::DeactivationFailure) {
        let why = "it is what such a figure speaks of";
        let wanted = format!("wanted the key of a probability of overrun, such as {USUAL_KEY}");
        return Err(CliError::Asked(format!("--key {key}: {wanted}: {why}")));
    }
    let (_, scenario) = read_one(scenario, &args.set)?;
    let draws = args.draws.unwrap_or_else(|| scenario.plan().draws.min(DRAWS).into());
    let at = |figure: Figure| {
        let own = format!("{key}={:e}", figure.exception());
        let found = scenario.with(&[format!("simulation.draws={draws}"), own]);
        found.map_err(|refusal| CliError::Refused(vec![refusal]))
    };
    let found = contrast(&at(better)?, &at(worse)?, &target).map_err(|fault| unasked(&fault))?;
    let (title, of) = (scenario.plan().title.clone(), target.to_string());
    Ok(Some(Harm { title, key, of, arms: found.arms, provenance: found.worse }))
}
