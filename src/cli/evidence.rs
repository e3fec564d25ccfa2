//! `inertness evidence`: evidence needed for a figure, or what observations show.

use super::args::EvidenceArgs;
use super::asked::full_path;
use super::session::{print, refuse_existing, rendered, tell};
use super::sources::read_one;
use super::{CliError, Exit};
use crate::estimate::discrimination;
use crate::jobs::contrast;
use crate::question::{Role, Target};
use crate::report::{Rows, files, operating_characteristic};
use crate::results::{Answer, Confidence, Figure, HarmContrast, Observed};
use crate::scenario::role_of;
use std::path::Path;

/// Default limit on a scenario's parameter draws.
///
/// An interval from 64 draws is close to one from 1,000.
const DRAWS: u32 = 64;
/// The default key of a figure.
const USUAL_KEY: &str = "alternative[0].laying[0].electrical.deactivation_failure.probability";

pub(super) fn run(args: &EvidenceArgs) -> Result<Exit, CliError> {
    for path in &args.chart {
        ending(path)?;
        refuse_existing(path, args.force)?;
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

/// The file name extension of a chart.
fn ending(path: &Path) -> Result<&str, CliError> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some(ending @ ("svg" | "png")) => Ok(ending),
        _ => {
            let why = "expected a file that ends in .svg or .png";
            Err(CliError::Asked(format!("--chart {}: {why}", path.display())))
        }
    }
}

fn answer(args: &EvidenceArgs) -> Result<Answer, CliError> {
    let confidence = Confidence::new(args.confidence)?;
    let reliability = args.reliability.map(Figure::of_reliability);
    let figure = reliability.or(args.claim.map(Figure::of_claim)).transpose()?;
    if let (Some(better), Some(worse)) = (args.discriminate, args.from) {
        let [better, worse] = [Figure::of_claim(better)?, Figure::of_claim(worse)?];
        let plan = discrimination(better, worse, confidence, args.power)?;
        let harm = harm(args, [better, worse])?.map(Box::new);
        return Ok(Answer::Discrimination {
            better,
            worse,
            confidence,
            power: args.power,
            plan,
            harm,
        });
    }
    if let (Some(failures), Some(of)) = (args.observed, &args.of) {
        let why = "expected how many items were watched, in digits, such as 2995";
        let items = of.parse().map_err(|_| CliError::Asked(format!("--of {of}: {why}")))?;
        return Ok(Answer::observed(Observed::new(failures, items)?, confidence, figure));
    }
    if args.of.is_some() {
        let why = "--of: expected --observed K with it, or --discriminate and a scenario";
        return Err(CliError::asked(why));
    }
    let why = "nothing is asked; expected --reliability R, --claim P, --observed K --of N, or \
               --discriminate P --from P";
    let figure = figure.ok_or_else(|| CliError::asked(why))?;
    Ok(Answer::test_plans(figure, confidence, args.allow.unwrap_or(0), args.lot)?)
}

/// The harm under the worse figure, compared with the better one.
///
/// `None` if no target is named.
fn harm(
    args: &EvidenceArgs,
    [better, worse]: [Figure; 2],
) -> Result<Option<HarmContrast>, CliError> {
    let Some(of) = &args.of else { return Ok(None) };
    let Some(scenario) = &args.scenario else {
        let why = "expected a scenario with it, such as default";
        return Err(CliError::Asked(format!("--of {of}: {why}")));
    };
    let unasked = |fault: &dyn std::fmt::Display| CliError::Asked(format!("--of: {fault}"));
    let target: Target = of.parse().map_err(|fault| unasked(&fault))?;
    let (_, scenario) = read_one(scenario, &args.set)?;
    let key = full_path(&scenario, "--key", args.key.as_deref().unwrap_or(USUAL_KEY))?;
    if role_of(&key) != Some(Role::DeactivationFailure) {
        let why = "it is what such a figure speaks of";
        let expected = format!(
            "expected the key of a probability of deactivation failure, such as {USUAL_KEY}"
        );
        return Err(CliError::Asked(format!("--key {key}: {expected}: {why}")));
    }
    let draws = args.draws.unwrap_or_else(|| scenario.plan().draws.min(DRAWS).into());
    let at = |figure: Figure| {
        let own = format!("{key}={:e}", figure.failure());
        let found = scenario.with(&[format!("simulation.draws={draws}"), own]);
        found.map_err(|refusal| CliError::Refused(vec![refusal]))
    };
    let found = contrast(&at(better)?, &at(worse)?, &target).map_err(|fault| unasked(&fault))?;
    let (title, of) = (scenario.plan().title.clone(), target.to_string());
    Ok(Some(HarmContrast {
        title,
        key,
        of,
        alternatives: found.alternatives,
        provenance: found.worse,
    }))
}
