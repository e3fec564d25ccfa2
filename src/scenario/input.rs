//! Uncertain numbers: each has a law, and a coordinate that it shares with the same key of every
//! arm.

use crate::question::Parameter;
use crate::uncertainty::{Label, Law, Point, Truncated};

/// A number of the file: known, or settled by a parameter draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Number {
    /// Known.
    Fixed(f64),
    /// The uncertain input of that index.
    Uncertain(usize),
}

/// One occurrence of an uncertain key.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// What results say of it.
    pub parameter: Parameter,
    /// Index of its label, which is also that of its coordinate.
    pub label: usize,
    /// Index of the assumption that it is, or stands in.
    pub(super) assumption: usize,
    known: Law,
    legal: (f64, f64),
    law: Truncated,
}

impl Input {
    /// Its value at a point, in the unit of the file; durations in days.
    ///
    /// # Panics
    /// If the point has fewer coordinates than the scenario has labels.
    pub fn value(&self, point: &Point) -> f64 {
        self.law.quantile(point.0[self.label])
    }
}

/// All uncertain inputs of a scenario, and their labels.
#[derive(Clone, Debug, Default)]
pub(super) struct Inputs {
    pub(super) list: Vec<Input>,
    pub(super) labels: Vec<Label>,
}

impl Inputs {
    /// Adds an input; the same key in another arm, which has the same id, shares its label.
    pub(super) fn add(&mut self, parameter: Parameter, known: Law, legal: (f64, f64)) -> Number {
        let label = Label::new(&parameter.key, &parameter.id);
        let index = self.labels.iter().position(|known| *known == label).unwrap_or_else(|| {
            self.labels.push(label);
            self.labels.len() - 1
        });
        let law = Truncated::new(known, legal.0, legal.1);
        self.list.push(Input { parameter, label: index, assumption: 0, known, legal, law });
        Number::Uncertain(self.list.len() - 1)
    }

    /// A number's value in the middle of what is known of it.
    pub(super) fn middle(&self, number: Number) -> f64 {
        match number {
            Number::Fixed(value) => value,
            Number::Uncertain(input) => self.list[input].law.quantile(0.5),
        }
    }

    /// A number's value at the lower end of what is known of it.
    pub(super) fn least(&self, number: Number) -> f64 {
        match number {
            Number::Fixed(value) => value,
            Number::Uncertain(input) => self.list[input].law.quantile(1e-6),
        }
    }

    /// The least and the greatest value that a number may have.
    pub(super) fn support(&self, number: Number) -> [f64; 2] {
        match number {
            Number::Fixed(value) => [value; 2],
            Number::Uncertain(input) => self.list[input].law.support(),
        }
    }

    /// Cuts an input's law at a greater end, and says what share of it lies below that.
    pub(super) fn cut_above(&mut self, input: usize, high: f64) -> f64 {
        let input = &mut self.list[input];
        input.legal.1 = input.legal.1.min(high);
        input.law = Truncated::new(input.known, input.legal.0, input.legal.1);
        input.law.inside()
    }
}

#[cfg(test)]
mod tests {
    use super::super::grammar::FILE;
    use super::*;
    use crate::question::{Distribution, Role};

    #[test]
    fn the_same_key_in_two_arms_takes_the_same_quantile_of_its_own_law() {
        let mut inputs = Inputs::default();
        let mut add = |path: &str, low, high| {
            let located = FILE.locate(path);
            let name = "uniform".to_owned();
            let parameter = Parameter {
                path: path.to_owned(),
                key: located.name,
                id: located.id,
                alternative: located.alternative,
                distribution: Distribution { name, constants: vec![], is_duration: false },
                text: String::new(),
                source: None,
                role: Role::Other,
            };
            inputs.add(parameter, Law::Uniform { low, high }, (0.0, 100.0))
        };
        let first = add("arm[0].clearance.detection", 0.0, 1.0);
        let second = add("arm[1].clearance.detection", 10.0, 20.0);
        add("civilians.extra_casualties_mean", 1.0, 2.0);
        assert_eq!((first, second), (Number::Uncertain(0), Number::Uncertain(1)));
        assert_eq!(inputs.labels.len(), 2);
        let arms: Vec<Option<usize>> =
            inputs.list.iter().map(|input| input.parameter.alternative).collect();
        assert_eq!(arms, [Some(0), Some(1), None]);
        let point = Point(vec![0.25]);
        assert!((inputs.list[0].value(&point) - 0.25).abs() < 1e-12);
        assert!((inputs.list[1].value(&point) - 12.5).abs() < 1e-12);
    }
}
