//! Settings of the scenario from the fields of an area.

use super::attributes::AreaAttributes;
use crate::model::{Laying, Study};
use crate::numeric::apportion;
use jiff::civil::DateTime;

/// The fields of an area as settings of the scenario.
pub(super) fn settings(
    given: &AreaAttributes,
    alternative: usize,
    middle: &Study,
    laid: DateTime,
) -> Result<Vec<String>, String> {
    let mut set = vec![];
    if given.laid.is_some() {
        set.push(format!("site.start={}", laid.strftime("%Y-%m-%dT%H:%M:%S")));
    }
    set.extend(given.area_m2.map(|area| format!("site.area_m2={area:e}")));
    if let Some(people) = given.people {
        let groups = &middle.civilians.groups;
        let all: f64 = groups.iter().map(|group| group.people).sum();
        if all <= 0.0 && people > 0.0 {
            return Err(
                "people: the scenario has none, so that they cannot be shared out among its groups"
                    .to_owned(),
            );
        }
        let share = |people_of: f64| if all > 0.0 { people * people_of / all } else { 0.0 };
        set.extend((0..).zip(groups).map(|(at, group): (usize, _)| {
            format!("civilians.group[{at}].people={:e}", share(group.people))
        }));
    }
    if let Some(mines) = given.mines {
        let layings: Vec<u64> =
            middle.alternatives[alternative].layings.iter().map(Laying::mines).collect();
        let shared = shared_out(mines, &layings);
        set.extend(
            shared.into_iter().enumerate().map(|(at, mines)| {
                format!("alternative[{alternative}].laying[{at}].mines={mines}")
            }),
        );
    }
    Ok(set)
}

/// Apportions mines in proportion to `like`. All to the first where those are zero.
fn shared_out(mines: u64, like: &[u64]) -> Vec<u64> {
    if like.iter().all(|&part| part == 0) {
        return (0..like.len()).map(|at| if at == 0 { mines } else { 0 }).collect();
    }
    apportion(mines, &like.iter().map(|&part| part as f64).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mines_are_shared_out_in_proportion_and_none_is_lost() {
        assert_eq!(shared_out(10, &[1000, 1000, 1000]), [4, 3, 3]);
        assert_eq!(shared_out(7, &[3, 1]), [5, 2]);
        assert_eq!(shared_out(5, &[0, 0]), [5, 0]);
        assert_eq!(shared_out(0, &[2, 1]), [0, 0]);
        assert_eq!(shared_out(10_000_000_000, &[7, 0, 11]).iter().sum::<u64>(), 10_000_000_000);
    }
}
