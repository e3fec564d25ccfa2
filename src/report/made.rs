//! By which engines a result was made.

use super::words;
use crate::question::Provenance;

/// Engines and how much each did, in a few words.
pub(crate) fn by(made: &Provenance) -> String {
    let count = |count: u32, one: &str, many: &str| {
        format!("{} {}", words::count(u64::from(count)), if count == 1 { one } else { many })
    };
    let draws = count(made.draws, "parameter draw", "parameter draws");
    let fields = count(made.replicates, "field", "fields");
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
