//! Expected values of an area in a parameter draw.

use crate::engine::{Column, expect_alternative, point};
use crate::model::Study;
use crate::question::TimeGrid;
use crate::results::AreaQuantity;
use crate::uncertainty::{Label, Point};
use crate::units::Days;

/// The point of a parameter draw for one area. Parameters of one area alone have coordinates of
/// their own, by the seed `own`.
pub(super) fn point_of(labels: &[Label], seed: u64, own: u64, draw: u32) -> Point {
    let mut all = point(labels, seed, draw);
    for at in (0..labels.len()).filter(|&at| is_of_one_area(labels[at].id())) {
        all.0[at] = point(&labels[at..=at], own, draw).0[0];
    }
    all
}

/// Whether a parameter belongs to one area. These are its size and the number of people near.
fn is_of_one_area(path: &str) -> bool {
    path == "site.area_m2" || (path.starts_with("civilians.group[") && path.ends_with("].people"))
}

/// The expected values of an area under a study.
pub(super) fn numbers(
    study: &Study,
    alternative: usize,
    between: Option<[Days; 2]>,
    quantities: &[AreaQuantity],
) -> Vec<f64> {
    let Some([from, until]) = between else { return vec![0.0; quantities.len()] };
    let is_later = from.days() > 0.0 && from.days() < until.days();
    let times = if is_later { vec![from, until] } else { vec![until] };
    let last = times.len() - 1;
    let expected = expect_alternative(study, alternative, &TimeGrid::only(times));
    let counted = |column: Column| {
        let before = if is_later { expected.count(column, 0) } else { 0.0 };
        (expected.count(column, last) - before).max(0.0)
    };
    let clearance = study.alternatives[alternative].clearance;
    let searched =
        clearance.map_or(0.0, |clearance| clearance.searched_m2(study.area_m2, [from, until]));
    let of = |quantity: &AreaQuantity| match quantity {
        AreaQuantity::Casualties => counted(Column::Casualties),
        AreaQuantity::Killed => counted(Column::Killed),
        AreaQuantity::ItemsLeft => expected.count(Column::Explosive, last),
        AreaQuantity::ItemsCleared => counted(Column::Cleared),
        AreaQuantity::SearchedM2 => searched,
        AreaQuantity::ClearanceCost => {
            searched * clearance.and_then(|clearance| clearance.cost_per_m2).unwrap_or(0.0)
        }
    };
    quantities.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::seed_of;

    #[test]
    fn areas_share_what_is_unknown_of_all_and_not_what_is_unknown_of_each() {
        let labels =
            ["site.area_m2", "civilians.extra_casualties_mean", "civilians.group[0].people"]
                .map(|key| Label::new(key, key));
        let [a, b] = ["a", "b"].map(|id| point_of(&labels, 5, seed_of(5, id), 3).0);
        assert_eq!(a[1], b[1]);
        assert!(a[0] != b[0] && a[2] != b[2]);
        assert_eq!(a[1], point(&labels, 5, 3).0[1], "as in a run of the scenario");
    }
}
