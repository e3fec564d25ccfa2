//! One-at-a-time sensitivity: one parameter moves, all others stay at their medians.
//!
//! A tornado is easy to read and misses interactions; the indices are the other way round.

use super::Function;
use crate::engine::in_order;
use crate::estimate::error::intervals::{HIGH, LOW};
use crate::results::Swing;
use crate::uncertainty::Point;

/// The quantiles to which a parameter is moved. They are the ends of its own 90 % interval. The
/// others stay at their medians.
pub const TORNADO: [f64; 2] = [LOW, HIGH];

/// The swings of one output.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// The value with every parameter at its median.
    pub middle: f64,
    /// The swing of each parameter.
    pub swings: Vec<Swing>,
}

/// Computes the swings of every output of every part: `[part][output]`.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn tornado(function: &Function<'_>) -> Vec<Vec<Tornado>> {
    let parameters = function.parameters();
    let middle = Point(vec![0.5; parameters]);
    let at_middle = function.at(&middle);
    let moved = in_order(0..parameters, |parameter| {
        TORNADO.map(|quantile| {
            let mut point = middle.clone();
            point.0[parameter] = quantile;
            let mut values = at_middle.clone();
            for (part, moved) in function.moved(parameter, &point) {
                values[part] = moved;
            }
            values
        })
    });
    let of_part = |(part, at_middle): (usize, &Vec<f64>)| {
        let of_output = |(output, &middle): (usize, &f64)| Tornado {
            middle,
            swings: moved
                .iter()
                .map(|[low, high]| Swing { low: low[part][output], high: high[part][output] })
                .collect(),
        };
        at_middle.iter().enumerate().map(of_output).collect()
    };
    at_middle.iter().enumerate().map(of_part).collect()
}
