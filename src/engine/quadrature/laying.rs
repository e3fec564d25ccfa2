//! From an arm's layings to its account: each wave, each kind of its mines, by the integral that suits it.

use super::account::Account;
use super::course::Course;
use super::drain::Drain;
use super::lives::Lives;
use super::lots;
use super::meetings::{Meetings, by_group};
use super::removal::Removal;
use super::resolution::Resolution;
use super::track::{Kind, Needed, Scene, SelfDestruction, Track};
use super::waking::{SideBySide, Waking};
use crate::engine::Columns;
use crate::model::{Arm, Electrical, ElectricalKind, Fuse, Laying, Mechanical, MultiplierLaw, Study, Wave};
use crate::numeric::ln_1p;
use crate::question::{Cause, TimeGrid};

/// What an arm's mines are expected to come to.
pub(in crate::engine) fn expected_of_arm(
    study: &Study,
    arm: &Arm,
    grid: &TimeGrid,
    resolution: Resolution,
) -> Account {
    let times: Vec<f64> = grid.times().iter().map(|time| time.days()).collect();
    let batteries: Vec<Option<Battery<'_>>> =
        arm.layings.iter().map(|laying| Battery::new(study, laying, resolution)).collect();
    let hours_until = hours_until(study, arm, &batteries, resolution.slow_after);
    let meetings = Meetings::new(study, arm, times.iter().copied(), hours_until, by_group(study));
    let groups = study.civilians.groups.len();
    let mut account = Account::new(Columns { groups }, times.len());
    let ground = Ground { study, arm, times: &times, meetings: &meetings, resolution };
    for (laying, battery) in arm.layings.iter().zip(&batteries) {
        match (&laying.fuse, battery) {
            (Fuse::Electrical(_), Some(battery)) => ground.electrical(laying, battery, &mut account),
            (Fuse::Electrical(_), None) => (),
            (Fuse::Mechanical(fuse), _) => ground.mechanical(laying, fuse, &mut account),
        }
    }
    account.settle(&(0..groups).map(|group| meetings.fatality(group)).collect::<Vec<_>>());
    account
}

/// Until when the hours of the day matter: while mines are young or their batteries last, or clearance is swift.
pub(super) fn hours_until(
    study: &Study,
    arm: &Arm,
    batteries: &[Option<Battery<'_>>],
    slow_after: f64,
) -> f64 {
    let laid = arm.layings.iter().flat_map(|laying| &laying.waves).map(|wave| wave.at.days());
    let young = laid.fold(0.0, f64::max) + slow_after;
    let swift = arm.clearance.filter(|clearance| clearance.pass(study.area_m2).days() < slow_after);
    let cleared = swift.map_or(0.0, |clearance| clearance.finished(study.area_m2).days());
    let lasts = batteries.iter().flatten().map(|battery| battery.over).fold(0.0, f64::max);
    young.max(cleared).max(lasts)
}

/// The battery of a laying's mines.
pub(super) struct Battery<'a> {
    pub(super) fuse: &'a Electrical,
    /// The law of life of each setting.
    pub(super) settings: Vec<Lives>,
    pub(super) drain: Drain,
    /// When the last of them is over.
    over: f64,
}

impl<'a> Battery<'a> {
    /// `None` for another fuse, or without mines.
    pub(super) fn new(study: &Study, laying: &'a Laying, resolution: Resolution) -> Option<Self> {
        let Fuse::Electrical(fuse) = &laying.fuse else { return None };
        let waves = laying.waves.iter().filter(|wave| wave.mines > 0);
        let last = waves.map(|wave| wave.at.days()).reduce(f64::max)?;
        let settings: Vec<Lives> =
            (0..fuse.settings.len()).map(|setting| Lives::of_setting(fuse, setting)).collect();
        let levels = settings.iter().filter_map(|lives| lives.levels(1.0).last().copied());
        let longest = levels.fold(0.0, f64::max);
        let drain = Drain::new(study, fuse, last, longest, resolution.nodes_per_day);
        let over = drain.over(drain.by(last), longest);
        Some(Self { fuse, settings, drain, over })
    }
}

/// The ground on which an arm's mines lie.
pub(super) struct Ground<'a> {
    pub(super) study: &'a Study,
    pub(super) arm: &'a Arm,
    pub(super) times: &'a [f64],
    pub(super) meetings: &'a Meetings<'a>,
    pub(super) resolution: Resolution,
}

impl Ground<'_> {
    /// What a wave has around it; `None` for a wave without mines.
    pub(super) fn scene(&self, wave: &Wave) -> Option<Scene<'_>> {
        let laid = wave.at.days();
        let first = self.times.partition_point(|&time| time < laid);
        (wave.mines > 0 && first < self.times.len()).then(|| Scene {
            times: self.times,
            first,
            laid,
            meetings: self.meetings,
            removal: Removal::new(self.arm.clearance.as_ref(), self.study.area_m2, laid),
            resolution: self.resolution,
        })
    }

    fn add(&self, account: &mut Account, scene: &Scene<'_>, course: &Course, mines: f64, causes: [Cause; 2]) {
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
            let lives = Lives::Calendar(fuse.life);
            let levels = lives.levels(self.resolution.ends_per_sigma);
            let forever = never > 0.0;
            let kind = Kind { needed: Needed::Calendar, self_destruction: None, rated: None, forever };
            let track = Track::new(&scene, &kind, &levels);
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
        // for each wave and multiplier, the probability that a mine went off by each time of the grid
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
            for (kind, share) in kinds(fuse) {
                match kind {
                    ElectricalKind::DeadOnArrival => {
                        self.add(account, &scene, &lifeless(&scene), mines * share, [Cause::Overrun; 2]);
                    }
                    ElectricalKind::Overrun => {
                        let overrun = fuse.overrun.expect("only a fuse with overrun has such mines");
                        let lives = Lives::Calendar(overrun.life);
                        let levels = lives.levels(self.resolution.ends_per_sigma);
                        let kind = Kind {
                            needed: Needed::Calendar,
                            self_destruction: None,
                            rated: None,
                            forever: false,
                        };
                        let course = Track::new(&scene, &kind, &levels).course(&lives);
                        self.add(account, &scene, &course, mines * share, [Cause::Overrun; 2]);
                        let of_kind = course.hits();
                        hit.iter_mut().for_each(|hit| add_scaled(&mut hit[scene.first..], &of_kind, share));
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

/// The mines of one setting and wave.
pub(super) struct OfSetting<'a> {
    pub(super) fuse: &'a Electrical,
    pub(super) setting: usize,
    pub(super) drain: &'a Drain,
    pub(super) at_laid: f64,
    pub(super) least: &'a [f64],
}

impl OfSetting<'_> {
    fn self_destruction(&self) -> Option<SelfDestruction> {
        let after = self.fuse.settings[self.setting].self_destruct?;
        let works = self.fuse.self_destruct?;
        Some(SelfDestruction {
            after: after.days(),
            jitter: MultiplierLaw::lognormal(works.cv),
            reliability: works.reliability.value(),
        })
    }

    fn rated(&self) -> f64 {
        self.fuse.settings[self.setting].rated_life.days()
    }

    /// Where c never changes: the track of such mines.
    pub(super) fn track(&self, scene: &Scene<'_>, lives: &Lives) -> Track {
        let needed = Needed::Battery { drain: self.drain, at_laid: self.at_laid };
        let (self_destruction, rated) = (self.self_destruction(), Some(self.rated()));
        let kind = Kind { needed, self_destruction, rated, forever: false };
        Track::new(scene, &kind, &lives.levels(scene.resolution.ends_per_sigma))
    }

    /// The lives that a self-destruction of all at one moment tells apart, among lives at these levels: the longest that is
    /// silent then, and the next one.
    pub(super) fn told_apart(&self, scene: &Scene<'_>, levels: &[f64]) -> Vec<f64> {
        let jump = self.self_destruction().and_then(|destruction| destruction.jump());
        let needed = jump.map(|after| self.drain.needed(self.at_laid, scene.laid + after));
        let inner = |&life: &f64| levels[0] < life && life < levels[levels.len() - 1];
        needed.into_iter().flat_map(|needed| [needed, needed.next_up()]).filter(inner).collect()
    }

    /// Where it does: lives at these levels, side by side.
    pub(super) fn side_by_side(&self, scene: &Scene<'_>, mut levels: Vec<f64>) -> SideBySide {
        levels.extend(self.told_apart(scene, &levels));
        levels.sort_by(f64::total_cmp);
        levels.dedup();
        let waking = Waking {
            scene,
            drain: self.drain,
            at_laid: self.at_laid,
            self_destruction: self.self_destruction(),
            rated: self.rated(),
            least: self.least,
        };
        SideBySide::follow(&waking, levels)
    }

    /// What such a mine is expected to come to, and for each lot the probability that it went off by each time.
    fn live(&self, scene: &Scene<'_>, lives: &Lives, lots: &[(f64, f64)]) -> (Course, Vec<Vec<f64>>) {
        let of_lots = lots::lives_of_lots(self.fuse, self.setting, lots);
        if self.drain.steady {
            let track = self.track(scene, lives);
            let course = track.course(lives);
            let hits = if lots.len() == 1 {
                vec![course.hits()]
            } else {
                of_lots.map(|lives| track.hits(&lives)).collect()
            };
            return (course, hits);
        }
        let side_by_side = self.side_by_side(scene, lives.levels(scene.resolution.lives_per_sigma));
        let course = side_by_side.course(lives);
        let hits = if lots.len() == 1 { vec![course.hits()] } else { side_by_side.hits(of_lots) };
        (course, hits)
    }
}

/// The kinds of a fuse's mines and their shares.
pub(super) fn kinds(fuse: &Electrical) -> Vec<(ElectricalKind, f64)> {
    let dead = fuse.dead_on_arrival.value();
    let overrun = (1.0 - dead) * fuse.overrun.map_or(0.0, |overrun| overrun.probability.value());
    let battery = 1.0 - dead - overrun;
    let settings = fuse.settings.iter().enumerate();
    let settings = settings.map(|(index, setting)| (ElectricalKind::Setting(index), battery * setting.share));
    [(ElectricalKind::DeadOnArrival, dead), (ElectricalKind::Overrun, overrun)]
        .into_iter()
        .chain(settings)
        .filter(|&(_, share)| share > 0.0)
        .collect()
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
