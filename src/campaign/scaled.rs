//! A scenario made small enough to be run in seconds, with the same physics and the same parameter
//! draws.

use crate::model::{Arm, Laying, Study};
use crate::question::{Engine, Plan, TimeGrid};

/// How a scenario was cut down.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Scale {
    /// Parameter draws.
    pub draws: u32,
    /// Fields of each draw.
    pub fields: u32,
    /// Fields of each draw that the cohort engine lives, whose small fields cost more than mines
    /// followed one by one.
    pub cohort_fields: u32,
    /// Mines of a field of each arm, as the scenario has them.
    pub mines: Vec<u64>,
    /// Mines of a field of each arm, as they were run.
    pub mines_run: Vec<u64>,
}

/// Parameter draws, where anything is unknown.
const DRAWS: u32 = 2;
/// Most mines of an arm: more fields say more than more mines, since it is fields whose lots
/// differ.
const MOST_MINES: u64 = 400;
/// Seconds of one thread for a mine and for a count of a field at one time, roughly.
const PER_MINE: f64 = 100e-9;
const PER_COUNT: f64 = 12e-9;
/// Seconds of one thread for mines that are alike, of a lot and setting, where the cold tells lives
/// apart and where it does not, so that each lot has chances of its own; and of a wave whatever its
/// lots.
const PER_LOT_IN_THE_COLD: f64 = 0.25e-6;
const PER_LOT: f64 = 120e-6;
const PER_WAVE: f64 = 100e-6;
/// Fields of a draw of the cohort engine, at least.
const FEWEST_COUNTED: f64 = 200.0;
/// Fields of a draw, at least and at most.
const FEWEST_FIELDS: f64 = 1_000.0;
const MOST_FIELDS: f64 = 40_000.0;

impl Scale {
    /// The scale of a plan for an engine that lives fields, to take about so many seconds of one
    /// thread. No clock is looked at: the same plan always gets the same scale.
    pub(super) fn of(plan: &Plan, study: &Study, uncertain: bool, seconds: f64) -> Self {
        let draws = if uncertain { plan.draws.min(DRAWS) } else { 1 };
        let mut small = study.clone();
        scale_down(&mut small);
        let mines_run: Vec<u64> = small.arms.iter().map(Arm::mines).collect();
        let counts = plan.arms.len() * TimeGrid::new(plan).len() * (16 + 2 * plan.groups.len());
        let field = PER_MINE * mines_run.iter().sum::<u64>() as f64 + PER_COUNT * counts as f64;
        let fields = (seconds / f64::from(draws) / field).clamp(FEWEST_FIELDS, MOST_FIELDS);
        let counted: f64 = small.arms.iter().map(|arm| of_cohort(&small, arm)).sum::<f64>()
            + PER_COUNT * counts as f64;
        let cohort_fields = (seconds / f64::from(draws) / counted).clamp(FEWEST_COUNTED, fields);
        Self {
            draws,
            fields: fields as u32,
            cohort_fields: cohort_fields as u32,
            mines: plan.mines.clone(),
            mines_run,
        }
    }

    /// Fields of each draw of an engine.
    pub(super) fn fields(&self, engine: Engine) -> u32 {
        if engine == Engine::Cohort { self.cohort_fields } else { self.fields }
    }

    /// The plan at this scale, of one draw.
    pub(super) fn plan(&self, plan: &Plan) -> Plan {
        Plan { draws: 1, replicates: self.fields, mines: self.mines_run.clone(), ..plan.clone() }
    }
}

/// Seconds of one thread for a field of an arm in counts, roughly.
fn of_cohort(study: &Study, arm: &Arm) -> f64 {
    let of_laying = |laying: &Laying| {
        let lots = laying.fuse.electrical().zip(laying.fuse.lots()).map_or(0.0, |(fuse, lots)| {
            let lots = u64::from(lots).min(laying.mines()) * fuse.settings.len() as u64;
            let steady = fuse.battery.never_sleeps(&study.climate);
            lots as f64 * if steady { PER_LOT } else { PER_LOT_IN_THE_COLD }
        });
        laying.waves.len() as f64 * (PER_WAVE + lots)
    };
    arm.layings.iter().map(of_laying).sum()
}

/// Leaves so many mines of each arm as can be run: the same share of each wave, and one where there
/// was any.
pub(super) fn scale_down(study: &mut Study) {
    for arm in &mut study.arms {
        let mines = arm.mines();
        if mines <= MOST_MINES {
            continue;
        }
        for wave in arm.layings.iter_mut().flat_map(|laying| &mut laying.waves) {
            let share = wave.mines as f64 / mines as f64;
            wave.mines =
                ((share * MOST_MINES as f64).round() as u64).max(u64::from(wave.mines > 0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Source, built_ins, read};
    use crate::uncertainty::Point;

    #[test]
    fn lots_with_chances_of_their_own_leave_time_for_fewer_fields() {
        let fields = |overrides: &[&str]| {
            let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
            let scenario = read(&Source::BuiltIn(&built_ins()[0]), &overrides).expect("legal");
            let study = scenario.study(&Point(vec![0.5; scenario.labels().len()]));
            Scale::of(scenario.plan(), &study, true, 30.0).cohort_fields
        };
        let warm = "site.temperature={constant={celsius=20}}";
        let lots = "arm[0].laying[0].electrical.battery.lots=300";
        assert!(fields(&[warm, lots]) < fields(&[warm]), "more lots");
        assert!(fields(&[warm, lots]) < fields(&[lots]), "no cold");
    }

    #[test]
    fn every_wave_keeps_its_share_and_none_is_lost() {
        let scenario = read(
            &Source::BuiltIn(&built_ins()[0]),
            &["arm[0].laying[0].laid=[{at=\"0d\",share=0.999},{at=\"1d\",share=0.001}]".to_owned()],
        );
        let scenario = scenario.expect("a wave more is legal");
        let mut study = scenario.study(&Point(vec![0.5; scenario.labels().len()]));
        scale_down(&mut study);
        let waves: Vec<u64> =
            study.arms[0].layings[0].waves.iter().map(|wave| wave.mines).collect();
        assert_eq!(waves, [400, 1]);
        let mut again = study.clone();
        again.arms[0].layings[0].waves[0].mines = 10;
        scale_down(&mut again);
        assert_eq!(again.arms[0].mines(), 11, "what is small stays");
    }
}
