//! Account of an alternative: sums its waves and kinds of mines.
//!
//! Each kind is computed by the integral that suits it.

use super::account::Account;
use super::integral::mine_outcome::ExpectedOutcome;
use super::lives::battery::LayingBattery;
use super::lives::distribution::Lives;
use super::lives::lots;
use super::resolution::Resolution;
use super::setting::SettingContext;
use super::surroundings::contact_rates::by_group;
use super::surroundings::of_alternative::AlternativeSurroundings;
use super::surroundings::of_wave::WaveSurroundings;
use crate::engine::Columns;
use crate::model::{Alternative, ElectricalKind, Fuse, Laying, Mechanical, Study};
use crate::numeric::ln_1p;
use crate::question::{Cause, TimeGrid};

/// Computes the expected counts of an alternative.
pub(crate) fn expected_of_alternative(
    study: &Study,
    alternative: &Alternative,
    grid: &TimeGrid,
    resolution: Resolution,
) -> Account {
    let groups = study.civilians.groups.len();
    let surroundings =
        AlternativeSurroundings::new(study, alternative, grid, resolution, by_group(study));
    let mut account = Account::new(Columns { groups }, surroundings.times.len());
    for (laying, battery) in surroundings.layings() {
        match (&laying.fuse, battery) {
            (Fuse::Electrical(_), Some(battery)) => {
                surroundings.electrical(laying, battery, &mut account)
            }
            (Fuse::Electrical(_), None) => (),
            (Fuse::Mechanical(fuse), _) => surroundings.mechanical(laying, fuse, &mut account),
        }
    }
    account.finish(
        &(0..groups).map(|group| surroundings.meetings.case_fatality(group)).collect::<Vec<_>>(),
    );
    account
}

impl AlternativeSurroundings<'_> {
    fn add(
        &self,
        account: &mut Account,
        around: &WaveSurroundings<'_>,
        outcome: &ExpectedOutcome,
        mines: f64,
        causes: [Cause; 2],
    ) {
        outcome.add_to(account, around.first, mines, causes, self.meetings.people_per_detonation());
    }

    fn mechanical(&self, laying: &Laying, fuse: &Mechanical, account: &mut Account) {
        let dead = fuse.dead_on_arrival.value();
        let never = fuse.never.value();
        for wave in &laying.waves {
            let Some(around) = self.wave(wave) else { continue };
            let mines = wave.mines as f64;
            self.add(account, &around, &lifeless(&around), mines * dead, [Cause::Mechanical; 2]);
            let mut hit = vec![0.0; self.times.len() - around.first];
            let (lives, timeline) = self.by_calendar(&around, fuse.life, never > 0.0);
            for (lives, share) in [(lives, 1.0 - never), (Lives::Forever, never)] {
                let share = (1.0 - dead) * share;
                if share > 0.0 {
                    let outcome = timeline.outcome(&lives);
                    self.add(account, &around, &outcome, mines * share, [Cause::Mechanical; 2]);
                    add_scaled(&mut hit, &outcome.hits(), share);
                }
            }
            self.independent(account, &around, mines, &hit);
        }
    }

    /// Adds independent mines: P(no casualty) is a product over mines.
    fn independent(
        &self,
        account: &mut Account,
        around: &WaveSurroundings<'_>,
        mines: f64,
        hit: &[f64],
    ) {
        for (time, hit) in (around.first..).zip(hit) {
            account.no_casualty(time, mines * ln_1p(-hit.min(1.0)));
        }
    }

    fn electrical(&self, laying: &Laying, battery: &LayingBattery<'_>, account: &mut Account) {
        let LayingBattery { fuse, settings, drain, .. } = battery;
        let multipliers = lots::multipliers(fuse, self.resolution.lots_per_sigma);
        let apart = multipliers.len() == 1;
        // for each wave and multiplier: probability that a mine has detonated by each time of the
        // grid
        let mut hits: Vec<Vec<Vec<f64>>> = Vec::new();
        for wave in &laying.waves {
            let Some(around) = self.wave(wave) else {
                hits.push(vec![vec![0.0; self.times.len()]; multipliers.len()]);
                continue;
            };
            let at_laid = drain.by(around.laid);
            let least = drain.least_from(at_laid, &self.times[around.first..]);
            let mines = wave.mines as f64;
            let mut hit = vec![vec![0.0; self.times.len()]; multipliers.len()];
            for (kind, share) in battery.kinds() {
                match kind {
                    ElectricalKind::DeadOnArrival => {
                        self.add(
                            account,
                            &around,
                            &lifeless(&around),
                            mines * share,
                            [Cause::DeactivationFailure; 2],
                        );
                    }
                    ElectricalKind::DeactivationFailure => {
                        let deactivation_failure = fuse
                            .deactivation_failure
                            .expect("only a fuse with deactivation failure has such mines");
                        let (lives, timeline) =
                            self.by_calendar(&around, deactivation_failure.life, false);
                        let outcome = timeline.outcome(&lives);
                        self.add(
                            account,
                            &around,
                            &outcome,
                            mines * share,
                            [Cause::DeactivationFailure; 2],
                        );
                        let of_kind = outcome.hits();
                        hit.iter_mut()
                            .for_each(|hit| add_scaled(&mut hit[around.first..], &of_kind, share));
                    }
                    ElectricalKind::Setting(setting) => {
                        let battery =
                            SettingContext { fuse, setting, drain, at_laid, least: &least };
                        let lives = &settings[setting];
                        let (outcome, by_lot) = battery.simulate(&around, lives, &multipliers);
                        let causes = [Cause::WithinRatedLife, Cause::BeyondRatedLife];
                        self.add(account, &around, &outcome, mines * share, causes);
                        for (hit, of_lot) in hit.iter_mut().zip(&by_lot) {
                            add_scaled(&mut hit[around.first..], of_lot, share);
                        }
                    }
                }
            }
            if apart {
                self.independent(account, &around, mines, &hit[0][around.first..]);
            } else {
                hits.push(hit);
            }
        }
        if !apart {
            let shares = lots::shares(laying, fuse.battery.lots);
            let weights: Vec<f64> = multipliers.iter().map(|multiplier| multiplier.1).collect();
            for time in 0..self.times.len() {
                let of_time: Vec<Vec<f64>> =
                    hits.iter().map(|wave| wave.iter().map(|lot| lot[time]).collect()).collect();
                account.no_casualty(time, lots::ln_nobody(&shares, &weights, &of_time));
            }
        }
    }
}

/// Outcome of a mine that never functions: only clearance removes it.
fn lifeless(around: &WaveSurroundings<'_>) -> ExpectedOutcome {
    let times = &around.times[around.first..];
    let channels = around.meetings.channels().len();
    let none = vec![0.0; times.len()];
    let inert: Vec<f64> = times.iter().map(|&time| around.removal.left(time)).collect();
    ExpectedOutcome {
        channels,
        functional: none.clone(),
        dormant: none.clone(),
        cleared: inert.iter().map(|left| 1.0 - left).collect(),
        left: inert.clone(),
        inert,
        self_destructed: none,
        early: vec![0.0; times.len() * channels],
        late: vec![0.0; times.len() * channels],
    }
}

fn add_scaled(into: &mut [f64], values: &[f64], by: f64) {
    into.iter_mut().zip(values).for_each(|(into, value)| *into += by * value);
}
