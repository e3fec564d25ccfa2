//! What is asked of a scenario, looked up in it.

use super::CliError;
use crate::question::{Plan, Quantity, Target, TargetFault};

/// Whether a target is harm or burden, at any time up to the horizon.
pub(super) fn of_harm(target: &Target, plan: &Plan, name: &str) -> Result<(), CliError> {
    if !target.quantity().is_harm_or_burden() {
        let known = Quantity::ALL.into_iter().filter(|quantity| quantity.is_harm_or_burden());
        let known = known.map(Quantity::name).collect::<Vec<_>>().join(", ");
        return Err(CliError::NotAsked { quantity: target.quantity().name(), known });
    }
    match target.report_of(plan) {
        // any time up to the horizon will do: nothing is reported at others
        Ok(_) | Err(TargetFault::NotReported { .. }) => Ok(()),
        Err(fault) => {
            let (target, scenario) = (target.to_string(), name.to_owned());
            Err(CliError::Of { target, scenario, fault })
        }
    }
}

/// What is asked about where nothing is said.
pub(super) fn casualties_at_horizon(plan: &Plan) -> Target {
    Target::at_horizon(Quantity::Casualties, plan)
}

/// The arm of that name.
pub(super) fn arm_named(plan: &Plan, name: &str) -> Result<usize, CliError> {
    let place = plan.arms.iter().position(|known| known == name);
    place.ok_or_else(|| CliError::NoArm { name: name.to_owned(), known: plan.arms.join(", ") })
}
