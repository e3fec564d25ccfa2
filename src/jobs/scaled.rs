//! A reduced scenario that runs in seconds, with the same physics. It keeps the parameter draws.

use crate::model::{Alternative, Laying, Study};
use crate::question::{Engine, Plan, TimeGrid};

/// The scale of a reduced scenario.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Scale {
    /// Parameter draws.
    pub draws: u32,
    /// Replicates of each draw.
    pub replicates: u32,
    /// Replicates of each draw for the cohort engine. Its small replicates cost more than mines
    /// followed individually.
    pub cohort_replicates: u32,
    /// Mines of a replicate of each alternative in the scenario.
    pub mines: Vec<u64>,
    /// Mines of a replicate of each alternative in the reduced run.
    pub mines_run: Vec<u64>,
}

/// Parameter draws, where any parameter is uncertain.
const DRAWS: u32 = 2;
/// The most mines of an alternative. More replicates test more than more mines do, because lots
/// differ between replicates.
const MOST_MINES: u64 = 400;
/// Rough seconds of one thread per mine. The second is per count of a replicate at one time.
const PER_MINE: f64 = 100e-9;
const PER_COUNT: f64 = 12e-9;
/// Rough seconds of one thread per lot and setting. The mines of a lot and setting are alike. The
/// first is for a cold that makes their lives differ. The second is without such cold, where each
/// lot has probabilities of its own. The third is per wave, whatever its lots.
const PER_LOT_IN_THE_COLD: f64 = 0.25e-6;
const PER_LOT: f64 = 120e-6;
const PER_WAVE: f64 = 100e-6;
/// The fewest replicates of a draw for the cohort engine.
const FEWEST_COUNTED: f64 = 200.0;
/// The fewest and the most replicates of a draw.
const FEWEST_REPLICATES: f64 = 1_000.0;
const MOST_REPLICATES: f64 = 40_000.0;

impl Scale {
    /// Scales a plan to about `seconds` of one thread per sampling engine. It reads no clock: the
    /// same plan always gets the same scale.
    pub(super) fn of(plan: &Plan, study: &Study, uncertain: bool, seconds: f64) -> Self {
        let draws = if uncertain { plan.draws.min(DRAWS) } else { 1 };
        let mut small = study.clone();
        scale_down(&mut small);
        let mines_run: Vec<u64> = small.alternatives.iter().map(Alternative::mines).collect();
        let counts =
            plan.alternatives.len() * TimeGrid::new(plan).len() * (16 + 2 * plan.groups.len());
        let replicate = PER_MINE * mines_run.iter().sum::<u64>() as f64 + PER_COUNT * counts as f64;
        let replicates =
            (seconds / f64::from(draws) / replicate).clamp(FEWEST_REPLICATES, MOST_REPLICATES);
        let counted: f64 = small
            .alternatives
            .iter()
            .map(|alternative| of_cohort(&small, alternative))
            .sum::<f64>()
            + PER_COUNT * counts as f64;
        let cohort_replicates =
            (seconds / f64::from(draws) / counted).clamp(FEWEST_COUNTED, replicates);
        Self {
            draws,
            replicates: replicates as u32,
            cohort_replicates: cohort_replicates as u32,
            mines: plan.mines.clone(),
            mines_run,
        }
    }

    /// The replicates of each draw for an engine.
    pub(super) fn replicates(&self, engine: Engine) -> u32 {
        if engine == Engine::Cohort { self.cohort_replicates } else { self.replicates }
    }

    /// The plan at this scale, with one draw.
    pub(super) fn plan(&self, plan: &Plan) -> Plan {
        Plan {
            draws: 1,
            replicates: self.replicates,
            mines: self.mines_run.clone(),
            ..plan.clone()
        }
    }
}

/// Rough seconds of one thread for a replicate by cohort. It covers one alternative.
fn of_cohort(study: &Study, alternative: &Alternative) -> f64 {
    let of_laying = |laying: &Laying| {
        let lots = laying.fuse.electrical().zip(laying.fuse.lots()).map_or(0.0, |(fuse, lots)| {
            let lots = u64::from(lots).min(laying.mines()) * fuse.settings.len() as u64;
            let steady = fuse.battery.never_sleeps(&study.climate);
            lots as f64 * if steady { PER_LOT } else { PER_LOT_IN_THE_COLD }
        });
        laying.waves.len() as f64 * (PER_WAVE + lots)
    };
    alternative.layings.iter().map(of_laying).sum()
}

/// Reduces the mines of each alternative to the limit. Each wave keeps its share, and at least one
/// mine where it had any.
pub(super) fn scale_down(study: &mut Study) {
    for alternative in &mut study.alternatives {
        let mines = alternative.mines();
        if mines <= MOST_MINES {
            continue;
        }
        for wave in alternative.layings.iter_mut().flat_map(|laying| &mut laying.waves) {
            let share = wave.mines as f64 / mines as f64;
            wave.mines =
                ((share * MOST_MINES as f64).round() as u64).max(u64::from(wave.mines > 0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read;
    use crate::scenario::{Source, built_ins};
    use crate::uncertainty::Point;

    #[test]
    fn lots_with_chances_of_their_own_leave_time_for_fewer_replicates() {
        let replicates = |overrides: &[&str]| {
            let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
            let scenario = read(&Source::BuiltIn(&built_ins()[0]), &overrides).expect("legal");
            let study = scenario.study(&Point(vec![0.5; scenario.labels().len()]));
            Scale::of(scenario.plan(), &study, true, 30.0).cohort_replicates
        };
        let warm = "site.temperature={constant={celsius=20}}";
        let lots = "alternative[0].laying[0].electrical.battery.lots=300";
        assert!(replicates(&[warm, lots]) < replicates(&[warm]), "more lots");
        assert!(replicates(&[warm, lots]) < replicates(&[lots]), "no cold");
    }

    #[test]
    fn every_wave_keeps_its_share_and_none_is_lost() {
        let scenario = read(
            &Source::BuiltIn(&built_ins()[0]),
            &["alternative[0].laying[0].laid=[{at=\"0d\",share=0.999},{at=\"1d\",share=0.001}]"
                .to_owned()],
        );
        let scenario = scenario.expect("a wave more is legal");
        let mut study = scenario.study(&Point(vec![0.5; scenario.labels().len()]));
        scale_down(&mut study);
        let waves: Vec<u64> =
            study.alternatives[0].layings[0].waves.iter().map(|wave| wave.mines).collect();
        assert_eq!(waves, [400, 1]);
        let mut again = study.clone();
        again.alternatives[0].layings[0].waves[0].mines = 10;
        scale_down(&mut again);
        assert_eq!(again.alternatives[0].mines(), 11, "what is small stays");
    }
}
