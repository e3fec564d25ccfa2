//! Published answers that nothing here computes.

use crate::estimate::LeftOut;

const RARE: &str = "there is no library of rare events yet";
const LIVES: &str = "there are no fits to life data yet";

pub(super) const LEFT_OUT: [LeftOut; 8] = [
    rare("R-S: 0.0786496035"),
    rare("RP14: 7.728524e-4"),
    rare("RP28: 1.4532945e-7"),
    rare("RP54: 9.90603e-4"),
    rare("four-branch: 2.22279507e-3"),
    lives("imotor: lognormal regression"),
    lives("cracks: Weibull fit of inspections"),
    lives("Gehan: Kaplan-Meier, log-rank, Weibull"),
];

const fn rare(case: &'static str) -> LeftOut {
    LeftOut { about: "Rare events", case, why: RARE }
}

const fn lives(case: &'static str) -> LeftOut {
    LeftOut { about: "Life data", case, why: LIVES }
}
