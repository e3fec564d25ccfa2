//! Targets, keys and alternatives from the command line, looked up in scenarios.

use super::CliError;
use crate::question::{Plan, Quantity, Target, TargetFault};
use crate::scenario::Scenario;

/// Checks that a target is harm or burden, up to the horizon.
pub(super) fn of_harm(target: &Target, plan: &Plan, name: &str) -> Result<(), CliError> {
    require_harm_or_burden(target)?;
    match target.report_of(plan) {
        // any time up to the horizon is valid: no report times are needed
        Ok(_) | Err(TargetFault::NotReported { .. }) => Ok(()),
        Err(fault) => Err(CliError::Asked(format!("--of '{target}', {name}: {fault}"))),
    }
}

/// Checks that a target is harm or burden.
pub(super) fn require_harm_or_burden(target: &Target) -> Result<(), CliError> {
    let quantity = target.quantity();
    if quantity.is_harm_or_burden() {
        return Ok(());
    }
    let known = Quantity::ALL.into_iter().filter(|quantity| quantity.is_harm_or_burden());
    let known = known.map(Quantity::name).collect::<Vec<_>>().join(", ");
    let why = format!("--of {}: expected a quantity of harm or burden: {known}", quantity.name());
    Err(CliError::Asked(why))
}

/// The distinct targets; by default casualties at the horizon.
pub(super) fn targets(
    of: &[Target],
    plan: &Plan,
    check: impl Fn(&Target) -> Result<(), CliError>,
) -> Result<Vec<Target>, CliError> {
    let mut targets: Vec<Target> = Vec::new();
    for target in of {
        check(target)?;
        if !targets.contains(target) {
            targets.push(target.clone());
        }
    }
    Ok(if targets.is_empty() { vec![casualties_at_horizon(plan)] } else { targets })
}

/// The default target: casualties at the horizon.
pub(super) fn casualties_at_horizon(plan: &Plan) -> Target {
    Target::at_horizon(Quantity::Casualties, plan)
}

/// The full path of a key given with an option.
pub(super) fn full_path(scenario: &Scenario, option: &str, key: &str) -> Result<String, CliError> {
    scenario.full_path(key).map_err(|fault| CliError::Asked(format!("{option} {key}: {fault}")))
}

/// The index of the named alternative.
pub(super) fn alternative_named(plan: &Plan, name: &str) -> Result<usize, CliError> {
    plan.alternatives.iter().position(|known| known == name).ok_or_else(|| {
        let known = plan.alternatives.join(", ");
        let why = format!(
            "--alternative '{name}': the scenario has no such alternative, expected one of {known}"
        );
        CliError::Asked(why)
    })
}
