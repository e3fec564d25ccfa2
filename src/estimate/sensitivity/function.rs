//! What is asked which of its parameters matter.

use crate::uncertainty::Point;

/// A function of a point in (0,1)^k. It may come in parts that are worked out apart and depend on
/// some parameters alone, as arms of a scenario do; each part has as many outputs, which are worked
/// out together.
pub trait Function: Sync {
    /// What is made of a point once, for all parts.
    type At: Send + Sync;

    /// How many parameters it has.
    fn parameters(&self) -> usize;

    /// How many parts.
    fn parts(&self) -> usize;

    /// How many outputs each part has.
    fn outputs(&self) -> usize;

    /// Whether a parameter can move a part at all. Where it cannot, nothing is worked out to see
    /// that it does not.
    fn moves(&self, part: usize, parameter: usize) -> bool;

    /// Makes what all parts need of a point.
    fn at(&self, point: Point) -> Self::At;

    /// The outputs of a part there, all finite.
    fn values(&self, part: usize, at: &Self::At) -> Vec<f64>;
}

/// A plain function of one output.
#[derive(Clone, Copy, Debug)]
pub struct Whole<F> {
    /// How many parameters it has.
    pub parameters: usize,
    /// Its value at a point.
    pub of: F,
}

impl<F: Fn(&[f64]) -> f64 + Sync> Function for Whole<F> {
    type At = Point;

    fn parameters(&self) -> usize {
        self.parameters
    }

    fn parts(&self) -> usize {
        1
    }

    fn outputs(&self) -> usize {
        1
    }

    fn moves(&self, _: usize, _: usize) -> bool {
        true
    }

    fn at(&self, point: Point) -> Point {
        point
    }

    fn values(&self, _: usize, point: &Point) -> Vec<f64> {
        vec![(self.of)(&point.0)]
    }
}
