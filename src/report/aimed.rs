//! Whether a run is as precise as was wanted, in words.

use super::text::Text;
use super::words::{count, number, number_up, plural, quoted};
use crate::question::Aim;
use crate::results::{More, Sample, Standing, Verdict};

/// How every arm stands to an aim: a heading and an item for each, with a newline at the end.
pub fn aimed(aim: &Aim, verdicts: &[Verdict]) -> String {
    let heading =
        format!("Aim {aim} (the error is half of the 95 % Monte Carlo interval, over the mean):");
    let mut text = Text::default();
    text.say(&heading);
    verdicts.iter().for_each(|verdict| text.item(&said(verdict)));
    text.done()
}

/// The arms that do not reach an aim, a line for each.
pub fn missed(aim: &Aim, verdicts: &[Verdict]) -> Vec<String> {
    let missed = verdicts.iter().filter(|verdict| !verdict.standing.is_reached());
    missed.map(|verdict| format!("aim {aim}: {}", said(verdict))).collect()
}

/// How one arm stands.
fn said(verdict: &Verdict) -> String {
    let (arm, mean) = (quoted(&verdict.arm), number(verdict.mean));
    match verdict.standing {
        Standing::Impossible => format!("{arm} has nothing to reach: it is 0 and cannot be more"),
        Standing::Exact => {
            format!(
                "{arm} reached: mean {mean}, exact for its parameter draw, since nothing is sampled"
            )
        }
        Standing::Reached { error } => {
            format!("{arm} reached: mean {mean}, error {}", percent_up(error))
        }
        Standing::Missed { error, more } => {
            let (error, now) = (percent_up(error), amount(more.of, more.now));
            format!("{arm} not reached: mean {mean}, error {error} with {now}; {}", wanted(more))
        }
        Standing::TooFewSamples { more } => {
            let now = amount(more.of, more.now);
            format!(
                "{arm} not reached: mean {mean}, error unknown, {now} show too little of it; {}",
                guessed(more)
            )
        }
        Standing::TooFewEvents { events, more } => {
            let (events, now) = (plural(events, "event", "events"), amount(more.of, more.now));
            format!(
                "{arm} not reached: mean {mean}, error unknown, it rests on {events} in {now}; {}",
                wanted(more)
            )
        }
        Standing::FewDrawsCarry { median, more } => format!(
            "{arm} not reached: mean {mean}, error unknown, a few of {} carry it, the median over \
             draws is {}; {}",
            amount(more.of, more.now),
            number(median),
            guessed(more)
        ),
        Standing::NoneSeen { fields, upper_bound } => format!(
            "{arm} not reached: none seen in any field, 0 of {}, 95 % upper bound {}",
            count(fields),
            number(upper_bound)
        ),
    }
}

/// A relative error as a percentage: three figures, rounded up, so that no error looks as if it had
/// reached an aim that it has not.
fn percent_up(error: f64) -> String {
    format!("{} %", number_up(100.0 * error, 3))
}

fn amount(of: Sample, how_many: u64) -> String {
    match of {
        Sample::Fields => plural(how_many, "field", "fields"),
        Sample::Draws => plural(how_many, "parameter draw", "parameter draws"),
    }
}

/// What is said of a number that reaches the aim, and of a guess while no error is known.
const REACH: [&str; 2] = ["would reach it", "are a first guess"];

/// The same, where the error that there is is not known.
fn guessed(more: More) -> String {
    wanted(more).replace(REACH[0], REACH[1])
}

/// What would reach the aim, and how to ask for it.
fn wanted(more: More) -> String {
    let about = amount(more.of, more.wanted);
    let option = match more.of {
        Sample::Fields => "--replicates",
        Sample::Draws => "--draws",
    };
    if more.is_possible() {
        return format!("about {about} {}: {option} {}", REACH[0], more.wanted);
    }
    let also = match more.of {
        Sample::Draws if more.of_fields => "; more fields in each help as far as the error is luck",
        Sample::Draws | Sample::Fields => "",
    };
    format!("about {about} {}, more than a scenario may ask for{also}", REACH[0])
}
