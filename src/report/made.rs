//! By which engines a result was made.

use super::words::plural;
use crate::question::Provenance;

/// How to make a run again, without its full stop.
pub(crate) fn run(made: &Provenance) -> String {
    format!("{} {}, {}, seed {}", made.program, made.version, by(made), made.seed)
}

/// So many parameter draws.
pub(crate) fn draws(draws: u32) -> String {
    plural(draws.into(), "parameter draw", "parameter draws")
}

/// The same inside a sentence, where a single one is spelt out.
pub(crate) fn spelt_draws(draws: u32) -> String {
    if draws == 1 { "one parameter draw".to_owned() } else { self::draws(draws) }
}

/// Engines and how much each did, in a few words.
pub(crate) fn by(made: &Provenance) -> String {
    let draws = draws(made.draws);
    let fields = plural(made.replicates.into(), "field", "fields");
    let Some(engines) = &made.engines else {
        return format!("{} engine, {draws} × {fields}", made.engine);
    };
    match &engines.fields {
        None => format!("{} engine, {draws}", engines.expected_values),
        Some(lived) if *lived == engines.expected_values => {
            format!("{lived} engine, {draws} × {fields}")
        }
        Some(lived) => {
            format!("{} and {lived} engines, {draws} × {fields}", engines.expected_values)
        }
    }
}

/// Which number comes from which engine, where there are several; a sentence.
pub(crate) fn which(made: &Provenance) -> Option<String> {
    let engines = made.engines.as_ref()?;
    let lived = engines.fields.as_ref()?;
    if *lived != engines.expected_values {
        return Some(format!(
            "Means, epistemic bands and times to risk criteria are from the {} engine, which has \
             no sampling error; bands and counts of single fields from the {lived} engine.",
            engines.expected_values
        ));
    }
    (engines.time_to_criterion != *lived).then(|| {
        format!(
            "Times to risk criteria are from the {} engine, which has no sampling error; all else \
             from the {lived} engine.",
            engines.time_to_criterion
        )
    })
}
