//! Uncertain numbers: each has a distribution and a coordinate of the point. It shares the
//! coordinate with the same key of every alternative.

use crate::question::Parameter;
use crate::uncertainty::{Distribution, Label, Point, Truncated};

/// A number of the file: known, or fixed by a parameter draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Number {
    /// A known number.
    Fixed(f64),
    /// The uncertain input of that index.
    Uncertain(usize),
}

/// One occurrence of an uncertain key.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The parameter for results.
    pub parameter: Parameter,
    /// Index of its label, and of its coordinate.
    pub label: usize,
    /// Index of the assumption that is it or contains it.
    pub(crate) assumption: usize,
    known: Distribution,
    legal: (f64, f64),
    distribution: Truncated,
}

impl Input {
    /// Its value at a point, in the unit of the file. Durations in days.
    ///
    /// # Panics
    /// If the point has fewer coordinates than the scenario has labels.
    pub fn value(&self, point: &Point) -> f64 {
        self.distribution.quantile(point.0[self.label])
    }
}

/// All uncertain inputs of a scenario, and their labels.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inputs {
    pub(crate) list: Vec<Input>,
    pub(crate) labels: Vec<Label>,
}

impl Inputs {
    /// Adds an input. The same key in another alternative has the same id and shares its label.
    pub(crate) fn add(
        &mut self,
        parameter: Parameter,
        known: Distribution,
        legal: (f64, f64),
    ) -> Number {
        let label = Label::new(&parameter.key, &parameter.id);
        let index = self.labels.iter().position(|known| *known == label).unwrap_or_else(|| {
            self.labels.push(label);
            self.labels.len() - 1
        });
        let distribution = Truncated::new(known, legal.0, legal.1);
        self.list.push(Input {
            parameter,
            label: index,
            assumption: 0,
            known,
            legal,
            distribution,
        });
        Number::Uncertain(self.list.len() - 1)
    }

    /// The median of a number.
    pub(crate) fn middle(&self, number: Number) -> f64 {
        match number {
            Number::Fixed(value) => value,
            Number::Uncertain(input) => self.list[input].distribution.quantile(0.5),
        }
    }

    /// The 1e-6 quantile of a number.
    pub(crate) fn least(&self, number: Number) -> f64 {
        match number {
            Number::Fixed(value) => value,
            Number::Uncertain(input) => self.list[input].distribution.quantile(1e-6),
        }
    }

    /// The least and the greatest possible value of a number.
    pub(crate) fn support(&self, number: Number) -> [f64; 2] {
        match number {
            Number::Fixed(value) => [value; 2],
            Number::Uncertain(input) => self.list[input].distribution.support(),
        }
    }

    /// Truncates an input's distribution at a new upper end. Returns the share of it that is kept.
    pub(crate) fn cut_above(&mut self, input: usize, high: f64) -> f64 {
        let input = &mut self.list[input];
        input.legal.1 = input.legal.1.min(high);
        let before = input.distribution.inside();
        input.distribution = Truncated::new(input.known, input.legal.0, input.legal.1);
        input.distribution.inside() / before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::{DistributionText, Role};
    use crate::scenario::grammar::FILE;

    #[test]
    fn the_same_key_in_two_alternatives_takes_the_same_quantile_of_its_own_distribution() {
        let mut inputs = Inputs::default();
        let mut add = |path: &str, low, high| {
            let located = FILE.locate(path);
            let name = "uniform".to_owned();
            let parameter = Parameter {
                path: path.to_owned(),
                key: located.name,
                id: located.id,
                alternative: located.alternative,
                distribution: DistributionText {
                    name,
                    constants: vec![],
                    within: None,
                    is_duration: false,
                },
                text: String::new(),
                source: None,
                role: Role::Other,
            };
            inputs.add(parameter, Distribution::Uniform { low, high }, (0.0, 100.0))
        };
        let first = add("alternative[0].clearance.clearance_effectiveness", 0.0, 1.0);
        let second = add("alternative[1].clearance.clearance_effectiveness", 10.0, 20.0);
        add("civilians.extra_casualties_mean", 1.0, 2.0);
        assert_eq!((first, second), (Number::Uncertain(0), Number::Uncertain(1)));
        assert_eq!(inputs.labels.len(), 2);
        let alternatives: Vec<Option<usize>> =
            inputs.list.iter().map(|input| input.parameter.alternative).collect();
        assert_eq!(alternatives, [Some(0), Some(1), None]);
        let point = Point(vec![0.25]);
        assert!((inputs.list[0].value(&point) - 0.25).abs() < 1e-12);
        assert!((inputs.list[1].value(&point) - 12.5).abs() < 1e-12);
    }
}
