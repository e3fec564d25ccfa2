//! From an arm's layings to its account: each wave, each kind of its mines, by the integral that
//! suits it.

use super::account::Account;
use super::battery::Battery;
use super::course::Course;
use super::ground::Ground;
use super::lives::Lives;
use super::lots;
use super::meetings::by_group;
use super::resolution::Resolution;
use super::scene::Scene;
use super::setting::OfSetting;
use crate::engine::Columns;
use crate::model::{Arm, ElectricalKind, Fuse, Laying, Mechanical, Study};
use crate::numeric::ln_1p;
use crate::question::{Cause, TimeGrid};

/// What an arm's mines are expected to come to.
pub(in crate::engine) fn expected_of_arm(
    study: &Study,
    arm: &Arm,
    grid: &TimeGrid,
    resolution: Resolution,
) -> Account {
    let groups = study.civilians.groups.len();
    let ground = Ground::new(study, arm, grid, resolution, by_group(study));
    let mut account = Account::new(Columns { groups }, ground.times.len());
    for (laying, battery) in ground.layings() {
        match (&laying.fuse, battery) {
            (Fuse::Electrical(_), Some(battery)) => {
                ground.electrical(laying, battery, &mut account)
            }
            (Fuse::Electrical(_), None) => (),
            (Fuse::Mechanical(fuse), _) => ground.mechanical(laying, fuse, &mut account),
        }
    }
    account.settle(&(0..groups).map(|group| ground.meetings.fatality(group)).collect::<Vec<_>>());
    account
}

impl Ground<'_> {
    fn add(
        &self,
        account: &mut Account,
        scene: &Scene<'_>,
        course: &Course,
        mines: f64,
        causes: [Cause; 2],
    ) {
        course.add_to(account, scene.first, mines, causes, self.meetings.people_per_detonation());
    }

    fn mechanical(&self, laying: &Laying, fuse: &Mechanical, account: &mut Account) {
        let dead = fuse.dead_on_arrival.value();
        let never = fuse.never.value();
        for wave in &laying.waves {
            let Some(scene) = self.scene(wave) else { continue };
            let mines = wave.mines as f64;
            self.add(account, &scene, &lifeless(&scene), mines * dead, [Cause::Mechanical; 2]);
            let mut hit = vec![0.0; self.times.len() - scene.first];
            let (lives, track) = self.by_calendar(&scene, fuse.life, never > 0.0);
            for (lives, share) in [(lives, 1.0 - never), (Lives::Forever, never)] {
                let share = (1.0 - dead) * share;
                if share > 0.0 {
                    let course = track.course(&lives);
                    self.add(account, &scene, &course, mines * share, [Cause::Mechanical; 2]);
                    add_scaled(&mut hit, &course.hits(), share);
                }
            }
            self.independent(account, &scene, mines, &hit);
        }
    }

    /// Mines that share nothing hurt nobody only if each of them does not.
    fn independent(&self, account: &mut Account, scene: &Scene<'_>, mines: f64, hit: &[f64]) {
        for (time, hit) in (scene.first..).zip(hit) {
            account.nobody_hurt(time, mines * ln_1p(-hit.min(1.0)));
        }
    }

    fn electrical(&self, laying: &Laying, battery: &Battery<'_>, account: &mut Account) {
        let Battery { fuse, settings, drain, .. } = battery;
        let multipliers = lots::multipliers(fuse, self.resolution.lots_per_sigma);
        let apart = multipliers.len() == 1;
        // for each wave and multiplier, the probability that a mine went off by each time of the
        // grid
        let mut hits: Vec<Vec<Vec<f64>>> = Vec::new();
        for wave in &laying.waves {
            let Some(scene) = self.scene(wave) else {
                hits.push(vec![vec![0.0; self.times.len()]; multipliers.len()]);
                continue;
            };
            let at_laid = drain.by(scene.laid);
            let least = drain.least_from(at_laid, &self.times[scene.first..]);
            let mines = wave.mines as f64;
            let mut hit = vec![vec![0.0; self.times.len()]; multipliers.len()];
            for (kind, share) in battery.kinds() {
                match kind {
                    ElectricalKind::DeadOnArrival => {
                        self.add(
                            account,
                            &scene,
                            &lifeless(&scene),
                            mines * share,
                            [Cause::Overrun; 2],
                        );
                    }
                    ElectricalKind::Overrun => {
                        let overrun =
                            fuse.overrun.expect("only a fuse with overrun has such mines");
                        let (lives, track) = self.by_calendar(&scene, overrun.life, false);
                        let course = track.course(&lives);
                        self.add(account, &scene, &course, mines * share, [Cause::Overrun; 2]);
                        let of_kind = course.hits();
                        hit.iter_mut()
                            .for_each(|hit| add_scaled(&mut hit[scene.first..], &of_kind, share));
                    }
                    ElectricalKind::Setting(setting) => {
                        let battery = OfSetting { fuse, setting, drain, at_laid, least: &least };
                        let lives = &settings[setting];
                        let (course, by_lot) = battery.live(&scene, lives, &multipliers);
                        let causes = [Cause::WithinRatedLife, Cause::BeyondRatedLife];
                        self.add(account, &scene, &course, mines * share, causes);
                        for (hit, of_lot) in hit.iter_mut().zip(&by_lot) {
                            add_scaled(&mut hit[scene.first..], of_lot, share);
                        }
                    }
                }
            }
            if apart {
                self.independent(account, &scene, mines, &hit[0][scene.first..]);
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
                account.nobody_hurt(time, lots::ln_nobody(&shares, &weights, &of_time));
            }
        }
    }
}

/// What a mine that never functions comes to: only clearance takes it.
fn lifeless(scene: &Scene<'_>) -> Course {
    let times = &scene.times[scene.first..];
    let channels = scene.meetings.channels().len();
    let none = vec![0.0; times.len()];
    let inert: Vec<f64> = times.iter().map(|&time| scene.removal.left(time)).collect();
    Course {
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
