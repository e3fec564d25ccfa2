//! What is asked of a scenario, looked up in it.

use super::CliError;
use crate::question::{Plan, Quantity, Target, TargetFault};

/// Whether a target is harm or burden, at any time up to the horizon.
pub(super) fn of_harm(target: &Target, plan: &Plan, name: &str) -> Result<(), CliError> {
    harm_alone(target)?;
    match target.report_of(plan) {
        // any time up to the horizon will do: nothing is reported at others
        Ok(_) | Err(TargetFault::NotReported { .. }) => Ok(()),
        Err(fault) => Err(CliError::Asked(format!("--of '{target}', {name}: {fault}"))),
    }
}

/// Whether a target is harm or burden.
pub(super) fn harm_alone(target: &Target) -> Result<(), CliError> {
    let quantity = target.quantity();
    if quantity.is_harm_or_burden() {
        return Ok(());
    }
    let known = Quantity::ALL.into_iter().filter(|quantity| quantity.is_harm_or_burden());
    let known = known.map(Quantity::name).collect::<Vec<_>>().join(", ");
    let why = format!("--of {}: asked about are harm and burden alone: {known}", quantity.name());
    Err(CliError::Asked(why))
}

/// What is asked about, each once: casualties at the horizon where nothing is said.
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

/// What is asked about where nothing is said.
pub(super) fn casualties_at_horizon(plan: &Plan) -> Target {
    Target::at_horizon(Quantity::Casualties, plan)
}

/// The arm of that name.
pub(super) fn arm_named(plan: &Plan, name: &str) -> Result<usize, CliError> {
    plan.arms.iter().position(|known| known == name).ok_or_else(|| {
        let known = plan.arms.join(", ");
        let why = format!("--arm '{name}': the scenario has no such arm, wanted one of {known}");
        CliError::Asked(why)
    })
}
