//! `inertness break-even`: at which value of one disputed number is an arm as bad as the baseline?

use super::args::BreakEvenArgs;
use super::asked::{arm_named, casualties_at_horizon, of_harm};
use super::session::{Session, deliver, may_take, warn};
use super::sources::read_one;
use super::{CliError, Exit};
use crate::campaign::{Disputed, break_even};
use crate::results::BreakEven;

pub(super) fn where_even(args: &BreakEvenArgs) -> Result<Exit, CliError> {
    let (named, scenario) = read_one(&args.scenario, &args.settings.overrides())?;
    let plan = scenario.plan();
    let target = args.of.clone().unwrap_or_else(|| casualties_at_horizon(plan));
    of_harm(&target, plan, &named.name)?;
    let arm = args.arm.as_ref().map(|name| arm_named(plan, name)).transpose()?;
    let asked =
        Disputed::new(&scenario, &args.key, args.range, arm, &target).map_err(CliError::asked)?;
    let out = args.out.as_deref();
    may_take::<BreakEven>(out, 1, args.force)?;
    let session = Session::begin(args.settings.pool()?, true)?;
    warn(&scenario);
    let found = session.run(u64::from(asked.draws()), "draws", |bar| {
        break_even(&asked, |done| bar.set_position(done))
    });
    deliver(&found, out, args.printed.shape())
}
