//! Whom the detonations of an arm hurt, counted.

use super::split::{binomial, poisson, share_out};
use crate::engine::field::Events;
use crate::engine::quadrature::Channel;
use crate::model::Study;
use crate::question::Cause;
use rand::Rng;

/// Who may be hurt by mines of an arm.
#[derive(Clone, Debug)]
pub(super) struct People {
    extra: f64,
    fatality: Vec<f64>,
    companies: Vec<Company>,
}

/// The groups that go at the same hours, whatever hours those are: whoever meets a mine then, the
/// chances of each group to be hurt are alike.
#[derive(Clone, Debug)]
struct Company {
    groups: Vec<usize>,
    /// The channels of each of them.
    channels: Vec<Vec<usize>>,
}

impl People {
    pub(super) fn new(study: &Study, channels: &[Channel]) -> Self {
        let mut companies: Vec<Company> = Vec::new();
        let places: Vec<usize> = (0..channels.len()).collect();
        for slot in places.chunk_by(|&a, &b| channels[a].slot == channels[b].slot) {
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
                    companies.push(Company { groups, channels });
                }
            }
        }
        Self {
            extra: study.civilians.extra_casualties_mean,
            fatality: study.civilians.groups.iter().map(|group| group.fatality.value()).collect(),
            companies,
        }
    }

    /// So many detonations happened by a time of the grid, of which each channel's share is
    /// proportional to its weight.
    ///
    /// A detonation happens while some company goes; each of its casualties, one and a Poisson
    /// number more, is then of a group with the same chances, and is killed with the group's
    /// fatality. Sums of such numbers are drawn at once.
    pub(super) fn hurt<R: Rng>(
        &self,
        luck: &mut R,
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
        share_out(luck, detonations, of_company, |luck, company, here| {
            let company = &self.companies[company];
            let casualties = here + poisson(luck, here as f64 * self.extra);
            let of_group = company.channels.iter().map(|channels| sum(channels));
            share_out(luck, casualties, of_group, |luck, member, hurt| {
                let group = company.groups[member];
                let killed = binomial(luck, hurt, self.fatality[group]);
                events.hurt(time, group, hurt, killed, cause);
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::examples;
    use crate::engine::quadrature::by_slot;
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
