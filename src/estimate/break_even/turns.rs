//! The turning points of all draws.

use crate::estimate::bands::{HIGH, LOW, place_of_quantile};
use crate::results::{Place, Side, Turned, Turns};

impl Turns {
    /// Of so many draws, at least one.
    pub fn of(of_draws: Vec<Turned>) -> Self {
        let count = |is: &dyn Fn(&Turned) -> bool| {
            of_draws.iter().filter(|turned| is(turned)).count() as u32
        };
        let throughout = |side: Side| count(&|turned| turned.times == 0 && turned.begins == side);
        let mut places: Vec<Place> = of_draws.iter().map(|turned| turned.place).collect();
        places.sort_by(|a, b| a.partial_cmp(b).expect("no turning point is NaN"));
        Self {
            median: quantile(&places, 0.5),
            epistemic: (places.len() > 1)
                .then(|| [LOW, HIGH].map(|level| quantile(&places, level))),
            draws: of_draws.len() as u32,
            turned: count(&|turned| turned.times > 0),
            more_than_once: count(&|turned| turned.times > 1),
            fewer_throughout: throughout(Side::Fewer),
            more_throughout: throughout(Side::More),
            as_many_throughout: throughout(Side::AsMany),
            of_draws,
        }
    }
}

/// The p-quantile of places in order: linear between two values, and beyond the range as soon as
/// one of the two is.
fn quantile(places: &[Place], p: f64) -> Place {
    let (below, part) = place_of_quantile(places.len(), p);
    match (places[below], places[(below + 1).min(places.len() - 1)]) {
        (only, _) if part == 0.0 => only,
        (Place::At(low), Place::At(high)) => Place::At(low + (high - low) * part),
        (Place::At(_), beyond) | (beyond, _) => beyond,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(place: Place, begins: Side) -> Turned {
        Turned { place, times: u32::from(matches!(place, Place::At(_))), begins }
    }

    #[test]
    fn draws_that_never_turn_over_stand_at_the_ends_and_are_counted() {
        let never = turned(Place::AboveRange, Side::Fewer);
        let mut draws = vec![never; 93];
        draws.extend((1..=7).map(|at| turned(Place::At(f64::from(at)), Side::Fewer)));
        let found = Turns::of(draws);
        assert_eq!((found.draws, found.turned, found.fewer_throughout), (100, 7, 93));
        assert_eq!(found.median, Place::AboveRange);
        // 0.05 × 101 = 5.05: the fifth and a little more
        let Some([Place::At(low), high]) = found.epistemic else { panic!("{found:?}") };
        assert!((low - 5.05).abs() < 1e-12 && high == Place::AboveRange);
        assert_eq!(found.extent(), Some([1.0, 7.0]));
    }

    #[test]
    fn one_draw_has_no_band_and_a_median_between_a_value_and_the_end_is_at_the_end() {
        assert_eq!(Turns::of(vec![turned(Place::At(3.0), Side::Fewer)]).epistemic, None);
        let both = [turned(Place::At(3.0), Side::Fewer), turned(Place::BelowRange, Side::More)];
        let found = Turns::of(both.to_vec());
        assert_eq!((found.median, found.more_throughout), (Place::BelowRange, 1));
    }
}
