//! Suggestions for misspelt names.

/// Finds the known name most similar to a misspelt one. None where no name is similar enough.
pub fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let slips = (written.chars().count() / 3).max(1);
    let (written, distance) = (written.to_lowercase(), strsim::damerau_levenshtein);
    known
        .map(|name| (distance(&written, &name.to_lowercase()), name))
        .filter(|&(distance, _)| distance <= slips)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}
