//! Selection of the worst row among similar rows.

/// Whether an item has the largest deviation among similar ones.
///
/// Of several such items it is the first.
pub(crate) fn is_worst<T>(
    all: &[T],
    at: usize,
    is_same: impl Fn(&T) -> bool,
    far: impl Fn(&T) -> f64,
) -> bool {
    let own = far(&all[at]);
    let is_further = |(place, other): (usize, &T)| {
        is_same(other) && (far(other) > own || (far(other) == own && place < at))
    };
    !all.iter().enumerate().any(is_further)
}
