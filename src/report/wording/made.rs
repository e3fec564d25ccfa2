//! Provenance of a result: the program, its engines and the seed.

use super::words::plural;
use crate::question::Provenance;

/// Describes how to reproduce a run, without a full stop.
pub(crate) fn run(made: &Provenance) -> String {
    format!("{} {}, {}, seed {}", made.program, made.version, by(made), made.seed)
}

/// The number of parameter draws.
pub(crate) fn draws(draws: u32) -> String {
    plural(draws.into(), "parameter draw", "parameter draws")
}

/// The number of parameter draws within a sentence, one spelt out.
pub(crate) fn spelt_draws(draws: u32) -> String {
    if draws == 1 { "one parameter draw".to_owned() } else { self::draws(draws) }
}

/// The engines, with their numbers of draws and replicates.
pub(crate) fn by(made: &Provenance) -> String {
    let draws = draws(made.draws);
    let total_replicates = plural(made.replicates.into(), "replicate", "replicates");
    let Some(engines) = &made.engines else {
        return format!("{} engine, {draws} × {total_replicates}", made.engine);
    };
    match &engines.replicates {
        None => format!("{} engine, {draws}", engines.expected_values),
        Some(sampler) if *sampler == engines.expected_values => {
            format!("{sampler} engine, {draws} × {total_replicates}")
        }
        Some(sampler) => {
            format!(
                "{} and {sampler} engines, {draws} × {total_replicates}",
                engines.expected_values
            )
        }
    }
}

/// A sentence on which engine gave which number, where several did.
pub(crate) fn which(made: &Provenance) -> Option<String> {
    let engines = made.engines.as_ref()?;
    let sampler = engines.replicates.as_ref()?;
    if *sampler != engines.expected_values {
        return Some(format!(
            "Means, uncertainty intervals and times to risk criteria are from the {} engine, which \
             has no sampling error; intervals and counts of single replicates from the {sampler} \
             engine.",
            engines.expected_values
        ));
    }
    (engines.time_to_criterion != *sampler).then(|| {
        format!(
            "Times to risk criteria are from the {} engine, which has no sampling error; all else \
             from the {sampler} engine.",
            engines.time_to_criterion
        )
    })
}
