//! Verdicts on the precision aims of a run, in words.

use super::paragraphs::Text;
use crate::question::Aim;
use crate::report::wording::words::{count, number, number_up, plural, quoted};
use crate::results::{AimStatus, RequiredSample, Sample, Verdict};

/// Formats the verdicts on an aim. It has a heading and an item for each alternative.
///
/// The text ends in a newline.
pub fn aimed(aim: &Aim, verdicts: &[Verdict]) -> String {
    let heading =
        format!("Aim {aim} (the error is half of the 95 % Monte Carlo interval, over the mean):");
    let mut text = Text::default();
    text.say(&heading);
    verdicts.iter().for_each(|verdict| text.item(&verdict_text(verdict)));
    text.done()
}

/// The alternatives that do not reach an aim, one line each.
pub fn missed(aim: &Aim, verdicts: &[Verdict]) -> Vec<String> {
    let missed = verdicts.iter().filter(|verdict| !verdict.standing.is_reached());
    missed.map(|verdict| format!("aim {aim}: {}", verdict_text(verdict))).collect()
}

/// The verdict on one alternative.
fn verdict_text(verdict: &Verdict) -> String {
    let (alternative, mean) = (quoted(&verdict.alternative), number(verdict.mean));
    match verdict.standing {
        AimStatus::Impossible => {
            format!("{alternative} has nothing to reach: it is 0 and cannot be more")
        }
        AimStatus::Exact => {
            format!(
                "{alternative} reached: mean {mean}, exact for its parameter draw, since nothing \
                 is sampled"
            )
        }
        AimStatus::Reached { error } => {
            format!("{alternative} reached: mean {mean}, error {}", percent_up(error))
        }
        AimStatus::Missed { error, more } => {
            let (error, now) = (percent_up(error), amount(more.of, more.now));
            format!(
                "{alternative} not reached: mean {mean}, error {error} with {now}; {}",
                expected(more)
            )
        }
        AimStatus::TooFewSamples { more } => {
            let now = amount(more.of, more.now);
            format!(
                "{alternative} not reached: mean {mean}, error unknown, {now} show too little of \
                 it; {}",
                guessed(more)
            )
        }
        AimStatus::TooFewEvents { events, more } => {
            let (events, now) = (plural(events, "event", "events"), amount(more.of, more.now));
            format!(
                "{alternative} not reached: mean {mean}, error unknown, it rests on {events} in \
                 {now}; {}",
                expected(more)
            )
        }
        AimStatus::FewDrawsCarry { median, more } => format!(
            "{alternative} not reached: mean {mean}, error unknown, a few of {} carry it, the \
             median over draws is {}; {}",
            amount(more.of, more.now),
            number(median),
            guessed(more)
        ),
        AimStatus::NoneSeen { total_replicates, upper_bound } => format!(
            "{alternative} not reached: 0 observed in {}, 95 % upper limit {}",
            count(total_replicates),
            number(upper_bound)
        ),
    }
}

/// Formats a relative error as a percentage: three figures, rounded up.
///
/// Rounding up keeps an error that misses the aim from looking as if it had reached it.
fn percent_up(error: f64) -> String {
    format!("{} %", number_up(100.0 * error, 3))
}

fn amount(of: Sample, how_many: u64) -> String {
    match of {
        Sample::Replicates => plural(how_many, "replicate", "replicates"),
        Sample::Draws => plural(how_many, "parameter draw", "parameter draws"),
    }
}

/// Endings for a sample size: it reaches the aim, or is guessed.
///
/// It is guessed while no error is known.
const REACH: [&str; 2] = ["would reach it", "are a first guess"];

/// The sample size as a first guess, without a known error.
fn guessed(more: RequiredSample) -> String {
    expected(more).replace(REACH[0], REACH[1])
}

/// The sample size that would reach the aim, with its option.
fn expected(more: RequiredSample) -> String {
    let about = amount(more.of, more.required);
    let option = match more.of {
        Sample::Replicates => "--replicates",
        Sample::Draws => "--draws",
    };
    if more.is_possible() {
        return format!("about {about} {}: {option} {}", REACH[0], more.required);
    }
    let also = match more.of {
        Sample::Draws if more.of_replicates => {
            "; more replicates in each help as far as the error is chance"
        }
        Sample::Draws | Sample::Replicates => "",
    };
    format!("about {about} {}, more than a scenario may ask for{also}", REACH[0])
}
