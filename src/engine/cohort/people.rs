//! Casualties of the detonations of an alternative, as counts.

use super::multinomial::{binomial, poisson, share_out};
use crate::engine::expected::Channel;
use crate::engine::tally::events::Events;
use crate::model::Study;
use crate::question::Cause;
use rand::Rng;

/// Civilians exposed to the mines of an alternative.
#[derive(Clone, Debug)]
pub(super) struct People {
    extra: f64,
    case_fatality: Vec<f64>,
    companies: Vec<CoactiveGroups>,
}

/// Groups that are active together, in one or more slots. In all these slots, a casualty's group
/// has the same probabilities.
#[derive(Clone, Debug)]
struct CoactiveGroups {
    groups: Vec<usize>,
    /// Channels of each group.
    channels: Vec<Vec<usize>>,
}

impl People {
    pub(super) fn new(study: &Study, channels: &[Channel]) -> Self {
        let mut companies: Vec<CoactiveGroups> = Vec::new();
        let indices: Vec<usize> = (0..channels.len()).collect();
        for slot in indices.chunk_by(|&a, &b| channels[a].slot == channels[b].slot) {
            let groups: Vec<usize> = slot.iter().map(|&channel| channels[channel].group).collect();
            match companies.iter_mut().find(|company| company.groups == groups) {
                Some(company) => {
                    company
                        .channels
                        .iter_mut()
                        .zip(slot)
                        .for_each(|(of_group, &channel)| of_group.push(channel));
                }
                None => {
                    let channels = slot.iter().map(|&channel| vec![channel]).collect();
                    companies.push(CoactiveGroups { groups, channels });
                }
            }
        }
        Self {
            extra: study.civilians.extra_casualties_mean,
            case_fatality: study
                .civilians
                .groups
                .iter()
                .map(|group| group.case_fatality.value())
                .collect(),
            companies,
        }
    }

    /// Draws the casualties of detonations by a time of the grid. The share of each channel in the
    /// detonations is proportional to its weight.
    ///
    /// Each detonation belongs to one company. Its casualties are one and a Poisson number more.
    /// The group of each casualty has the company's probabilities, and the casualty is killed with
    /// the group's case fatality. Sums over detonations are drawn at once.
    pub(super) fn add_casualties<R: Rng>(
        &self,
        random: &mut R,
        detonations: u64,
        weights: &[f64],
        time: usize,
        cause: Cause,
        events: &mut Events,
    ) {
        let sum =
            |channels: &[usize]| channels.iter().map(|&channel| weights[channel]).sum::<f64>();
        let of_company =
            self.companies.iter().map(|company| company.channels.iter().map(|of| sum(of)).sum());
        share_out(random, detonations, of_company, |random, company, here| {
            let company = &self.companies[company];
            let casualties = here + poisson(random, here as f64 * self.extra);
            let of_group = company.channels.iter().map(|channels| sum(channels));
            share_out(random, casualties, of_group, |random, member, add_casualties| {
                let group = company.groups[member];
                let killed = binomial(random, add_casualties, self.case_fatality[group]);
                events.add_casualties(time, group, add_casualties, killed, cause);
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::expected::by_slot;
    use crate::engine::tests::examples;
    use crate::model::ActiveHours;

    #[test]
    fn groups_that_go_together_are_one_company_at_whatever_hours() {
        let mut study = examples::study(10.0);
        study.civilians.groups.push(examples::group());
        study.civilians.groups[0].active_hours = ActiveHours { from: 6.0, to: 20.0 };
        study.civilians.groups[1].active_hours = ActiveHours { from: 8.0, to: 18.0 };
        let people = People::new(&study, &by_slot(&study));
        let groups: Vec<&[usize]> =
            people.companies.iter().map(|company| &company.groups[..]).collect();
        assert_eq!(
            groups,
            [&[0][..], &[0, 1]],
            "early and late the first go alone, in between both"
        );
        assert_eq!(people.companies[0].channels, [vec![0, 3]]);
    }
}
