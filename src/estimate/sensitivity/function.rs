//! The function whose sensitivity to its parameters is analysed.

use crate::uncertainty::Point;

/// The outputs of the named parts at a point.
type FunctionValues<'a> = dyn Fn(&[usize], &Point) -> Vec<Vec<f64>> + Sync + 'a;

/// A function of a point in (0,1)^k, in one or more parts. Parts are computed separately and may
/// depend on some parameters only, as alternatives of a scenario do. Every part has the same number
/// of outputs, which are computed together.
#[derive(Clone)]
pub struct Function<'a> {
    /// For each part, whether each parameter can change it. Where it cannot, nothing is computed.
    pub moves: Vec<Vec<bool>>,
    /// The outputs of the named parts at a point, all finite.
    pub values: &'a FunctionValues<'a>,
}

impl std::fmt::Debug for Function<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Function").field("moves", &self.moves).finish_non_exhaustive()
    }
}

impl Function<'_> {
    /// The number of parameters.
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
