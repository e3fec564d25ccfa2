//! Arguments for the parts of a long run.

use crate::cli::CliError;
use crate::question::{MOST_PARTS, Part, PartFault};
use clap::Args;

#[derive(Args, Debug, Default)]
pub(crate) struct PartArgs {
    /// Do one part of many, such as 3/10, and write it as a part file into --out, for `inertness
    /// merge`; task/10 takes the number from the scheduler: SLURM_ARRAY_TASK_ID, which counts from
    /// 1, or JOB_COMPLETION_INDEX, from 0
    #[arg(long, value_name = "PART/OF", value_parser = part)]
    pub(crate) part: Option<Part>,
    /// Resume an interrupted command from its files in --out, or start anew where there are none
    #[arg(long)]
    pub(crate) resume: bool,
}

impl PartArgs {
    /// Refuses what is asked of results where a part is made.
    pub(crate) fn refuse(&self, what: &str, is_asked: bool) -> Result<(), CliError> {
        if self.part.is_some() && is_asked {
            return Err(CliError::Asked(format!(
                "--part writes a part file: {what} of results, which `inertness merge` makes"
            )));
        }
        Ok(())
    }
}

/// What schedulers call the number of a task, and the number of the first.
const TASKS: [(&str, u32); 2] = [("SLURM_ARRAY_TASK_ID", 1), ("JOB_COMPLETION_INDEX", 0)];

fn part(text: &str) -> Result<Part, String> {
    match text.strip_prefix("task/") {
        None => text.parse().map_err(|fault: PartFault| fault.to_string()),
        Some(of) => of_task(of, |name| std::env::var(name).ok()),
    }
}

/// The part of the task that a scheduler has started.
fn of_task(of: &str, variable: impl Fn(&str) -> Option<String>) -> Result<Part, String> {
    let of: u32 = of
        .parse()
        .map_err(|_| format!("expected how many parts there are, at most {MOST_PARTS}"))?;
    let found = TASKS.into_iter().find_map(|(name, first)| Some((name, first, variable(name)?)));
    let Some((name, first, value)) = found else {
        let names = TASKS.map(|(name, _)| name).join(" nor ");
        return Err(format!("neither {names} is set: no scheduler has started this as a task"));
    };
    let number =
        value.parse::<u32>().ok().and_then(|number| number.checked_add(1)?.checked_sub(first));
    number.and_then(|number| Part::new(number, of)).ok_or_else(|| {
        format!(
            "{name} is {value:?}, expected {first} to {}",
            (u64::from(of) + u64::from(first)).saturating_sub(1)
        )
    })
}

/// Options that say which part, where to and how, and nothing of what comes out; whether a value
/// follows.
const NOT_OF_THE_RESULT: [(&str, bool); 7] = [
    ("--part", true),
    ("--out", true),
    ("--threads", true),
    ("--resume", false),
    ("--force", false),
    ("--quiet", false),
    ("-q", false),
];

/// The command as it was typed, but for which part, where to and how.
pub(crate) fn typed() -> Vec<String> {
    without(std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()))
}

fn without(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept = vec![env!("CARGO_PKG_NAME").to_owned()];
    let mut is_value = false;
    for word in words {
        let option = NOT_OF_THE_RESULT.iter().find(|(name, takes)| {
            word == *name
                || (*takes && word.strip_prefix(name).is_some_and(|rest| rest.starts_with('=')))
        });
        match option {
            _ if is_value => is_value = false,
            Some((name, takes)) => is_value = *takes && word == *name,
            None => kept.push(word),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_kept_but_for_which_part_and_where_to() {
        let words = "run mine.toml --part 3/10 --out=a --set a=1 --threads 2 --resume --draws 5 -q";
        let kept = without(words.split(' ').map(str::to_owned));
        assert_eq!(kept.join(" "), "inertness run mine.toml --set a=1 --draws 5");
    }

    fn task(name: &'static str, value: &'static str, of: &str) -> Result<String, String> {
        of_task(of, |asked| (asked == name).then(|| value.to_owned())).map(|part| part.to_string())
    }

    #[test]
    fn schedulers_count_from_where_they_count_from() {
        assert_eq!(task("SLURM_ARRAY_TASK_ID", "1", "8"), Ok("1/8".to_owned()));
        assert_eq!(task("SLURM_ARRAY_TASK_ID", "8", "8"), Ok("8/8".to_owned()));
        assert_eq!(task("JOB_COMPLETION_INDEX", "0", "8"), Ok("1/8".to_owned()));
        assert_eq!(task("JOB_COMPLETION_INDEX", "7", "8"), Ok("8/8".to_owned()));
        let fault = |name, value| task(name, value, "8").unwrap_err();
        assert_eq!(
            fault("SLURM_ARRAY_TASK_ID", "0"),
            "SLURM_ARRAY_TASK_ID is \"0\", expected 1 to 8"
        );
        assert_eq!(
            fault("SLURM_ARRAY_TASK_ID", "9"),
            "SLURM_ARRAY_TASK_ID is \"9\", expected 1 to 8"
        );
        assert_eq!(
            fault("JOB_COMPLETION_INDEX", "8"),
            "JOB_COMPLETION_INDEX is \"8\", expected 0 to 7"
        );
        assert!(fault("HOME", "x").contains("no scheduler"));
    }
}
