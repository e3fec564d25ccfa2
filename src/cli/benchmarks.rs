//! `inertness benchmarks`: comparison with published and closed-form results.

use super::args::{BenchmarkArgs, Shape};
use super::session::{print, rendered, tell};
use super::{CliError, Exit};
use crate::jobs::benchmarks;
use crate::report::Rows;
use crate::results::Benchmarks;

pub(super) fn run(args: &BenchmarkArgs) -> Result<Exit, CliError> {
    let found = benchmarks();
    let shape = args.printed.shape();
    let rows = if args.all { Rows::All } else { Rows::Worst };
    print(rendered(&found, shape, rows)?)?;
    let exit = ended(&found);
    if exit != Exit::Done && shape != Shape::Text {
        tell("a benchmark does not agree");
    }
    Ok(exit)
}

/// The exit code: success where every number agrees.
fn ended(found: &Benchmarks) -> Exit {
    if found.hold() { Exit::Done } else { Exit::Failed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::altered_benchmarks;
    use crate::report::Output as _;

    #[test]
    fn one_number_that_differs_ends_it_badly_and_is_shown() {
        assert_eq!(ended(&benchmarks()), Exit::Done);
        let published = altered_benchmarks(&[], |case| {
            if case.published == "0.30293" {
                case.published = "0.30294".to_owned();
            }
        });
        let life = "alternative[0].laying[0].electrical.battery.life={ weibull = { cv = 0.679 } }";
        let ours = altered_benchmarks(&[life], |_| ());
        for found in [published, ours] {
            assert_eq!(ended(&found), Exit::Failed);
            let text = found.text(Rows::Worst);
            assert!(text.contains("  DIFFERS\n") && text.contains("NOT agree"), "{text}");
        }
    }
}
