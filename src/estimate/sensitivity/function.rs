//! What is asked which of its parameters matter.

use crate::uncertainty::Point;

/// The outputs of each of these parts at a point.
type Values<'a> = dyn Fn(&[usize], &Point) -> Vec<Vec<f64>> + Sync + 'a;

/// A function of a point in (0,1)^k. It may come in parts that are worked out apart and depend on
/// some parameters alone, as arms of a scenario do; each part has as many outputs, which are worked
/// out together.
#[derive(Clone)]
pub struct Function<'a> {
    /// Of each part, whether a parameter can move it at all. Where it cannot, nothing is worked out
    /// to see that it does not.
    pub moves: Vec<Vec<bool>>,
    /// The outputs of each of these parts at a point, all finite.
    pub values: &'a Values<'a>,
}

impl std::fmt::Debug for Function<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Function").field("moves", &self.moves).finish_non_exhaustive()
    }
}

impl Function<'_> {
    /// How many parameters it has.
    pub(super) fn parameters(&self) -> usize {
        self.moves.first().map_or(0, Vec::len)
    }

    /// The outputs of every part at a point.
    pub(super) fn at(&self, point: &Point) -> Vec<Vec<f64>> {
        (self.values)(&(0..self.moves.len()).collect::<Vec<_>>(), point)
    }

    /// The parts that a parameter moves, with their outputs at a point.
    pub(super) fn moved(&self, parameter: usize, point: &Point) -> Vec<(usize, Vec<f64>)> {
        let parts: Vec<usize> =
            (0..self.moves.len()).filter(|&part| self.moves[part][parameter]).collect();
        let values = (self.values)(&parts, point);
        parts.into_iter().zip(values).collect()
    }
}
