//! Figures that every scenario with battery mines is held against: the limits of a treaty, and what
//! is published.

use crate::model::{Arm, Electrical, Fuse, Study};
use crate::question::{Bound, Claim, Origin, Per, Quantity, ReportTime};
use crate::units::Days;

/// A figure: the quantity is at most this share of the mines that were activated, so many days
/// after they were laid.
struct Figure {
    quantity: Quantity,
    days: u16,
    at_most: f64,
    source: &'static str,
    origin: Origin,
}

/// Of arms whose mines all can destroy themselves.
const SELF_DESTRUCT: Figure = Figure {
    quantity: Quantity::Explosive,
    days: 30,
    at_most: 0.1,
    source: "CCW Amended Protocol II, Technical Annex 3(a): not self-destructed within 30 days",
    origin: Origin::Treaty,
};

/// Of every arm of battery mines. Published claims name no day: they are taken at the treaty's.
/// Sources: `docs/facts.md`.
const FUNCTIONING: [Figure; 4] = [
    Figure {
        quantity: Quantity::AbleToFunction,
        days: 120,
        at_most: 1e-3,
        source: "CCW Amended Protocol II, Technical Annex 3(a): functions as a mine after 120 days",
        origin: Origin::Treaty,
    },
    Figure {
        quantity: Quantity::AbleToFunction,
        days: 120,
        at_most: 6e-6,
        source: "Pentagon claim, 2020 (second-hand); names no day, taken at the treaty's",
        origin: Origin::Published,
    },
    Figure {
        quantity: Quantity::AbleToFunction,
        days: 120,
        at_most: 1e-4,
        source: "claim that 99.99 % self-destruct (not traced to a source); names no day, taken at \
                 the treaty's",
        origin: Origin::Published,
    },
    Figure {
        quantity: Quantity::AbleToFunction,
        days: 120,
        at_most: 1.5e-2,
        source: "150 times the claimed failure rate, said of GAO-02-1003 (second-hand, times an \
                 assumption); names no day, taken at the treaty's",
        origin: Origin::Published,
    },
];

/// The figures that a study's arms can be held against: arms of battery mines alone, all laid at
/// the start, since the days of a figure count from when a mine was laid, and of figures those
/// whose day lies between the longest rated life and the horizon.
pub(super) fn figures(study: &Study, horizon: Days) -> Vec<Claim> {
    let mut claims = vec![];
    for (arm, course) in study.arms.iter().enumerate() {
        let Some(fuses) = fuses(course) else { continue };
        let timed = fuses.iter().all(|fuse| {
            fuse.settings
                .iter()
                .all(|setting| setting.share == 0.0 || setting.self_destruct.is_some())
        });
        let longest = longest_rated_life(&fuses);
        let of_all = FUNCTIONING.iter().chain(timed.then_some(&SELF_DESTRUCT));
        // a figure of mines that outlast their rated life says nothing of a day before its end
        let holds = |figure: &&Figure| (longest..=horizon.days()).contains(&f64::from(figure.days));
        claims.extend(of_all.filter(holds).map(|figure| Claim {
            arm,
            quantity: figure.quantity,
            at: ReportTime {
                text: format!("{}d", figure.days),
                time: Days::new(f64::from(figure.days)),
            },
            bound: Bound::AtMost(figure.at_most),
            per: Per::Activated,
            source: Some(figure.source.to_owned()),
            origin: figure.origin,
        }));
    }
    claims
}

fn longest_rated_life(fuses: &[&Electrical]) -> f64 {
    let rated =
        fuses.iter().flat_map(|fuse| &fuse.settings).map(|setting| setting.rated_life.days());
    rated.fold(0.0, f64::max)
}

/// Whether a claim's figure is one of the probability of overrun: of how many battery mines
/// function, all laid at the start, when their rated lives are over.
pub(super) fn is_of_overrun(claim: &Claim, arm: &Arm) -> bool {
    let counts = matches!(claim.quantity, Quantity::Functional | Quantity::AbleToFunction);
    let is_past = |fuses: &[&Electrical]| claim.at.time.days() >= longest_rated_life(fuses);
    counts && fuses(arm).is_some_and(|fuses| is_past(&fuses))
}

/// The fuses of an arm of battery mines that were all laid at the start; none of any other arm.
fn fuses(arm: &Arm) -> Option<Vec<&Electrical>> {
    let laid = || arm.layings.iter().filter(|laying| laying.mines() > 0);
    let at_start = laid()
        .all(|laying| laying.waves.iter().all(|wave| wave.mines == 0 || wave.at.days() == 0.0));
    let fuses: Option<Vec<&Electrical>> = laid()
        .map(|laying| match &laying.fuse {
            Fuse::Electrical(fuse) => Some(fuse),
            Fuse::Mechanical(_) => None,
        })
        .collect();
    fuses.filter(|fuses| at_start && !fuses.is_empty())
}
