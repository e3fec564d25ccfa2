//! Figures for battery mines: treaty limits and published claims.

use crate::model::{Alternative, Electrical, Fuse, Study};
use crate::question::{Bound, Claim, Origin, Per, Quantity, ReportTime};
use crate::units::Days;

/// An upper limit on a share of the mines activated. It applies at a day after laying.
struct PublishedFigure {
    quantity: Quantity,
    days: u16,
    at_most: f64,
    source: &'static str,
    origin: Origin,
}

/// The figure for alternatives whose mines all have a self-destruct.
const SELF_DESTRUCT: PublishedFigure = PublishedFigure {
    quantity: Quantity::Explosive,
    days: 30,
    at_most: 0.1,
    source: "CCW Amended Protocol II, Technical Annex 3(a): not self-destructed within 30 days",
    origin: Origin::Treaty,
};

/// The figures for every alternative of battery mines. Published claims name no day and are taken
/// at the treaty's. Sources: `docs/facts.md`.
const FUNCTIONING: [PublishedFigure; 4] = [
    PublishedFigure {
        quantity: Quantity::AbleToFunction,
        days: 120,
        at_most: 1e-3,
        source: "CCW Amended Protocol II, Technical Annex 3(a): functions as a mine after 120 days",
        origin: Origin::Treaty,
    },
    PublishedFigure {
        quantity: Quantity::AbleToFunction,
        days: 120,
        at_most: 6e-6,
        source: "Pentagon claim, 2020 (second-hand); names no day, taken at the treaty's",
        origin: Origin::Published,
    },
    PublishedFigure {
        quantity: Quantity::AbleToFunction,
        days: 120,
        at_most: 1e-4,
        source: "claim that 99.99 % self-destruct (not traced to a source); names no day, taken at \
                 the treaty's",
        origin: Origin::Published,
    },
    PublishedFigure {
        quantity: Quantity::AbleToFunction,
        days: 120,
        at_most: 1.5e-2,
        source: "150 times the claimed failure rate, said of GAO-02-1003 (second-hand, times an \
                 assumption); names no day, taken at the treaty's",
        origin: Origin::Published,
    },
];

/// The figures that apply to the alternatives of a study. They apply to alternatives of battery
/// mines alone, all laid at the start, because a figure counts days from laying. The day of a
/// figure lies between the longest rated life and the horizon.
pub(super) fn figures(study: &Study, horizon: Days) -> Vec<Claim> {
    let mut claims = vec![];
    for (alternative, course) in study.alternatives.iter().enumerate() {
        let Some(fuses) = fuses(course) else { continue };
        let timed = fuses.iter().all(|fuse| {
            fuse.settings
                .iter()
                .all(|setting| setting.share == 0.0 || setting.self_destruct.is_some())
        });
        let longest = longest_rated_life(&fuses);
        let of_all = FUNCTIONING.iter().chain(timed.then_some(&SELF_DESTRUCT));
        // a figure for mines that outlast their rated life does not apply before its end
        let holds = |figure: &&PublishedFigure| {
            (longest..=horizon.days()).contains(&f64::from(figure.days))
        };
        claims.extend(of_all.filter(holds).map(|figure| Claim {
            alternative,
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

/// Whether a claim's figure is a probability of deactivation failure. It then counts battery mines,
/// all laid at the start, able to function after their rated lives.
pub(super) fn is_of_deactivation_failure(claim: &Claim, alternative: &Alternative) -> bool {
    let counts = matches!(claim.quantity, Quantity::Functional | Quantity::AbleToFunction);
    let is_past = |fuses: &[&Electrical]| claim.at.time.days() >= longest_rated_life(fuses);
    counts && fuses(alternative).is_some_and(|fuses| is_past(&fuses))
}

/// The fuses of an alternative of battery mines. All are laid at the start. None for any other
/// alternative.
fn fuses(alternative: &Alternative) -> Option<Vec<&Electrical>> {
    let laid = || alternative.layings.iter().filter(|laying| laying.mines() > 0);
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
