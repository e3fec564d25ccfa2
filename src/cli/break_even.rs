//! `inertness break-even`: the break-even point in one disputed number.
//!
//! At this value an alternative is as harmful as the baseline.

use super::args::BreakEvenArgs;
use super::asked::{alternative_named, casualties_at_horizon, full_path, of_harm};
use super::session::{Session, check_output_folder, deliver, warn};
use super::sources::read_one;
use super::{CliError, Exit};
use crate::jobs::Disputed;
use crate::jobs::break_even;
use crate::results::BreakEven;

pub(super) fn run(args: &BreakEvenArgs) -> Result<Exit, CliError> {
    let (named, scenario) = read_one(&args.scenario, &args.settings.overrides())?;
    let plan = scenario.plan();
    let target = args.of.clone().unwrap_or_else(|| casualties_at_horizon(plan));
    of_harm(&target, plan, &named.name)?;
    let alternative =
        args.alternative.as_ref().map(|name| alternative_named(plan, name)).transpose()?;
    let key = full_path(&scenario, "--key", &args.key)?;
    let asked = Disputed::new(&scenario, &key, args.range, alternative, &target)
        .map_err(CliError::asked)?;
    let out = args.out.as_deref();
    check_output_folder::<BreakEven>(out, 1, args.force)?;
    let session = Session::begin(args.settings.pool()?, true)?;
    warn(&scenario);
    let found = session.run(u64::from(asked.draws()), "draws", |bar| {
        break_even(&asked, |done| bar.set_position(done))
    });
    deliver(&found, out, args.printed.shape())
}
