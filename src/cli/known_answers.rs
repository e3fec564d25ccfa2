//! `inertness known-answers`: do known answers, published or closed-form, come out?

use super::args::{KnownAnswersArgs, Shape};
use super::session::{print, rendered, tell};
use super::{CliError, Exit};
use crate::campaign::known_answers;
use crate::report::Rows;
use crate::results::KnownAnswers;

pub(super) fn known(args: &KnownAnswersArgs) -> Result<Exit, CliError> {
    let found = known_answers();
    let shape = args.printed.shape();
    let rows = if args.all { Rows::All } else { Rows::Worst };
    print(rendered(&found, shape, rows)?)?;
    let exit = ended(&found);
    if exit != Exit::Done && shape != Shape::Text {
        tell("ours do not agree with every known answer");
    }
    Ok(exit)
}

/// How it ends: well where every number agrees.
fn ended(found: &KnownAnswers) -> Exit {
    if found.hold() { Exit::Done } else { Exit::Failed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::known_answers_altered;
    use crate::report::Output as _;

    #[test]
    fn one_number_that_differs_ends_it_badly_and_is_shown() {
        assert_eq!(ended(&known_answers()), Exit::Done);
        let published = known_answers_altered(&[], |case| {
            if case.published == "0.30293" {
                case.published = "0.30294".to_owned();
            }
        });
        let life = "arm[0].laying[0].electrical.battery.life={ weibull = { cv = 0.679 } }";
        let ours = known_answers_altered(&[life], |_| ());
        for found in [published, ours] {
            assert_eq!(ended(&found), Exit::Failed);
            let text = found.text(Rows::Worst);
            assert!(text.contains("  DIFFERS\n") && text.contains("do NOT agree with "), "{text}");
        }
    }
}
