//! Whether a run is as precise as was wanted, in words.

use super::lines;
use super::table::WIDE;
use super::words::{count, number, number_up, quoted};
use crate::estimate::{More, Sample, Standing, Verdict};
use crate::question::Aim;

/// How every arm stands to an aim: a heading and an item for each, with a newline at the end.
pub fn aimed(aim: &Aim, verdicts: &[Verdict]) -> String {
    let heading =
        format!("Aim {aim} (the error is half of the 95 % Monte Carlo interval, over the mean):");
    let mut lines = lines::wrapped(&heading, WIDE);
    for verdict in verdicts {
        let item = lines::wrapped(&said(verdict), WIDE - 2);
        lines.extend(
            item.iter()
                .enumerate()
                .map(|(at, line)| format!("{}{line}", if at == 0 { "- " } else { "  " })),
        );
    }
    lines.join("\n") + "\n"
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
            let (events, now) = (
                if events == 1 { "1 event" } else { &format!("{} events", count(events)) },
                amount(more.of, more.now),
            );
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
    let name = match (of, how_many) {
        (Sample::Fields, 1) => "field",
        (Sample::Fields, _) => "fields",
        (Sample::Draws, 1) => "parameter draw",
        (Sample::Draws, _) => "parameter draws",
    };
    format!("{} {name}", count(how_many))
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
