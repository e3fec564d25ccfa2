//! `inertness known-answers`: do known answers, published or closed-form, come out?

use super::args::{KnownAnswersArgs, Shape};
use super::output::{print, tell};
use super::{CliError, Exit};
use crate::campaign::known_answers;
use crate::estimate::KnownAnswers;
use crate::report::{Files as _, Output as _, Rows};

pub(super) fn known(args: &KnownAnswersArgs) -> Result<Exit, CliError> {
    let found = known_answers();
    let shape = args.format.or_json(args.json);
    let rows = if args.all { Rows::All } else { Rows::Worst };
    print(&match shape {
        Shape::Text => found.text(rows).into_bytes(),
        Shape::Json => found.json()?,
        Shape::Csv => found.csv()?,
    })?;
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
