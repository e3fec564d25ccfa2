//! Verdicts on the precision aims of a run, in words.

use super::lines::Text;
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
    let now = |more: RequiredSample| amount(more.of, more.now);
    let unknown = |why: &str, more: &str| {
        format!("{alternative} not reached: mean {mean}, error unknown, {why}; {more}")
    };
    match verdict.standing {
        AimStatus::Impossible => {
            format!("{alternative} has nothing to reach: it is 0 and cannot be more")
        }
        AimStatus::Exact => format!(
            "{alternative} reached: mean {mean}, exact for its parameter draw, since nothing is \
             sampled"
        ),
        AimStatus::Reached { error } => {
            format!("{alternative} reached: mean {mean}, error {}", percent_up(error))
        }
        AimStatus::Missed { error, more } => format!(
            "{alternative} not reached: mean {mean}, error {} with {}; {}",
            percent_up(error),
            now(more),
            required(more, REACHES)
        ),
        AimStatus::TooFewSamples { more } => {
            unknown(&format!("{} show too little of it", now(more)), &required(more, IS_A_GUESS))
        }
        AimStatus::TooFewEvents { events, more } => {
            let events = plural(events, "event", "events");
            unknown(&format!("it rests on {events} in {}", now(more)), &required(more, REACHES))
        }
        AimStatus::FewDrawsCarry { median, more } => {
            let median = format!("the median over draws is {}", number(median));
            let why = format!("a few of {} carry it, {median}", now(more));
            unknown(&why, &required(more, IS_A_GUESS))
        }
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

/// What a sample size does: it reaches the aim, or is guessed while no error is known.
const REACHES: &str = "would reach it";
const IS_A_GUESS: &str = "are a first guess";

/// The required sample size and what it does, with its option.
fn required(more: RequiredSample, does: &str) -> String {
    let about = format!("about {} {does}", amount(more.of, more.required));
    let option = match more.of {
        Sample::Replicates => "--replicates",
        Sample::Draws => "--draws",
    };
    if more.is_possible() {
        return format!("{about}: {option} {}", more.required);
    }
    let also = match more.of {
        Sample::Draws if more.of_replicates => {
            "; more replicates in each help as far as the error is chance"
        }
        Sample::Draws | Sample::Replicates => "",
    };
    format!("{about}, more than a scenario may ask for{also}")
}
