//! Summary of the break-even values of all draws.

use crate::estimate::error::intervals::{HIGH, LOW, rank_of_quantile};
use crate::results::{BreakEvenPoint, BreakEvenSummary, Side, TurningPoint};

impl BreakEvenSummary {
    /// The summary of at least one draw.
    pub fn of(of_draws: Vec<BreakEvenPoint>) -> Self {
        let count = |is: &dyn Fn(&BreakEvenPoint) -> bool| {
            of_draws.iter().filter(|turned| is(turned)).count() as u32
        };
        let throughout = |side: Side| count(&|turned| turned.times == 0 && turned.begins == side);
        let mut places: Vec<TurningPoint> = of_draws.iter().map(|turned| turned.place).collect();
        places.sort_by(|a, b| a.partial_cmp(b).expect("no turning point is NaN"));
        Self {
            median: quantile(&places, 0.5),
            uncertainty_interval: (places.len() > 1)
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

/// The p-quantile of sorted places. It is linear between two values, and beyond the range as soon
/// as one of the two is.
fn quantile(places: &[TurningPoint], p: f64) -> TurningPoint {
    let (below, part) = rank_of_quantile(places.len(), p);
    match (places[below], places[(below + 1).min(places.len() - 1)]) {
        (only, _) if part == 0.0 => only,
        (TurningPoint::At(low), TurningPoint::At(high)) => {
            TurningPoint::At(low + (high - low) * part)
        }
        (TurningPoint::At(_), beyond) | (beyond, _) => beyond,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(place: TurningPoint, begins: Side) -> BreakEvenPoint {
        BreakEvenPoint { place, times: u32::from(matches!(place, TurningPoint::At(_))), begins }
    }

    #[test]
    fn draws_that_never_turn_over_stand_at_the_ends_and_are_counted() {
        let never = turned(TurningPoint::AboveRange, Side::Fewer);
        let mut draws = vec![never; 93];
        draws.extend((1..=7).map(|at| turned(TurningPoint::At(f64::from(at)), Side::Fewer)));
        let found = BreakEvenSummary::of(draws);
        assert_eq!((found.draws, found.turned, found.fewer_throughout), (100, 7, 93));
        assert_eq!(found.median, TurningPoint::AboveRange);
        // 0.05 × 101 = 5.05: just above the fifth
        let Some([TurningPoint::At(low), high]) = found.uncertainty_interval else {
            panic!("{found:?}")
        };
        assert!((low - 5.05).abs() < 1e-12 && high == TurningPoint::AboveRange);
        assert_eq!(found.extent(), Some([1.0, 7.0]));
    }

    #[test]
    fn one_draw_has_no_interval_and_a_median_between_a_value_and_the_end_is_at_the_end() {
        assert_eq!(
            BreakEvenSummary::of(vec![turned(TurningPoint::At(3.0), Side::Fewer)])
                .uncertainty_interval,
            None
        );
        let both = [
            turned(TurningPoint::At(3.0), Side::Fewer),
            turned(TurningPoint::BelowRange, Side::More),
        ];
        let found = BreakEvenSummary::of(both.to_vec());
        assert_eq!((found.median, found.more_throughout), (TurningPoint::BelowRange, 1));
    }
}
