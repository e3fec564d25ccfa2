//! When a risk falls below a line for good, as a heading that no draw refutes.

use super::picture::{both_fit, with_each};
use crate::report::draws::{in_draws, of_share};
use crate::report::words::{quoted_whole, span};
use crate::results::TimeToCriterion;

/// The times that are looked at, and over how many draws.
#[derive(Clone, Copy, Debug)]
pub(super) struct Looked {
    pub(super) draws: u32,
    /// The first time, days.
    pub(super) start: f64,
    /// The last.
    pub(super) horizon: f64,
}

/// When it is so with one arm.
#[derive(Clone, Debug, PartialEq)]
enum When {
    /// In half of the draws, or in the only one.
    After(String),
    /// What holds in all draws, or says in how many.
    So(String),
}

impl Looked {
    /// Draws in which it is so within the horizon.
    fn within(&self, time: &TimeToCriterion) -> u32 {
        self.draws - of_share(time.not_within_horizon, self.draws)
    }

    fn when(&self, time: &TimeToCriterion) -> When {
        match time.days {
            Some(days) if days <= self.start && time.draws_from_start > 0 => {
                When::So(format!("from the start{}", in_draws(time.draws_from_start, self.draws)))
            }
            Some(days) if days <= self.start => When::After("from the start".to_owned()),
            Some(days) => When::After(format!("after {}", span(days))),
            None => {
                let never = self.draws - self.within(time);
                When::So(format!(
                    "not within {}{}",
                    span(self.horizon),
                    in_draws(never, self.draws)
                ))
            }
        }
    }
}

/// The heading: `line` is what the risk falls below.
pub(super) fn heading(line: &str, arms: &[(&str, &TimeToCriterion)], looked: Looked) -> String {
    let when: Vec<When> = arms.iter().map(|(_, time)| looked.when(time)).collect();
    // where all are medians that is said once
    let half = looked.draws > 1 && when.iter().all(|when| matches!(when, When::After(_)));
    let said = |when: &When| match when {
        When::After(when) if looked.draws > 1 && !half => format!("{when} in half of the draws"),
        When::After(when) | When::So(when) => when.clone(),
    };
    let risk = format!("he risk of death stays below {line}");
    let risk = if half { format!("In half of the draws, t{risk}") } else { format!("T{risk}") };
    match (arms, when.as_slice()) {
        ([_], [when]) => format!("{risk} {}", said(when)),
        ([_, _], [one, other]) if one == other => format!("{risk} {} with either arm", said(one)),
        ([(one, _), (other, _)], both) if both_fit(one, other) => {
            let when = [said(&both[0]), said(&both[1])];
            format!("{risk} {}", with_each(when, [one, other], Default::default(), ","))
        }
        _ => of_many(line, arms, looked),
    }
}

/// In how many draws it falls below the line within the horizon: with the arms that have it so most
/// often, then with the others.
fn of_many(line: &str, arms: &[(&str, &TimeToCriterion)], looked: Looked) -> String {
    let (all, draws) = (arms.len(), looked.draws);
    let within: Vec<(&str, u32)> =
        arms.iter().map(|(name, time)| (*name, looked.within(time))).collect();
    let top = within.iter().map(|arm| arm.1).max().unwrap_or(0);
    let others: Vec<&(&str, u32)> = within.iter().filter(|arm| arm.1 < top).collect();
    let risk =
        format!("The risk of death falls below {line} for good within {}", span(looked.horizon));
    let first = match all - others.len() {
        full if full < all => format!("{full} of the {all} arms"),
        _ if top == draws => "every arm".to_owned(),
        _ if draws == 1 => "none of the arms".to_owned(),
        _ => format!("each of the {all} arms"),
    };
    if draws == 1 {
        return format!("{risk} with {first}");
    }
    let in_top = if top == draws { " in every draw".to_owned() } else { in_draws(top, draws) };
    let least = others.iter().map(|other| other.1).min().unwrap_or(0);
    let most = others.iter().map(|other| other.1).max().unwrap_or(0);
    let in_some = if least == most {
        in_draws(most, draws)
    } else {
        format!(" in {least} to {most} of {draws} draws")
    };
    let rest = match others.as_slice() {
        [] => String::new(),
        [(name, _)] => format!(", with {}{in_some}", quoted_whole(name)),
        _ => format!(", with the others{in_some}"),
    };
    format!("{risk} with {first}{in_top}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Days;
    use proptest::collection::vec;
    use proptest::prelude::*;

    const START: f64 = 0.5;
    const HORIZON: f64 = 20.0 * 365.25;

    /// What a heading claims of an arm, read back.
    #[derive(Debug, PartialEq)]
    enum Claim {
        Every,
        Half,
        Exactly(usize),
    }

    /// The sentence part and what it claims.
    fn claim(clause: &str, draws: usize) -> (String, Claim) {
        if let Some(when) = clause.strip_suffix(" in half of the draws") {
            return (when.to_owned(), Claim::Half);
        }
        if let Some(when) = clause.strip_suffix(" in no draw") {
            return (when.to_owned(), Claim::Exactly(0));
        }
        let counted = clause
            .strip_suffix(&format!(" of {draws} draws"))
            .and_then(|rest| rest.rsplit_once(" in "));
        match counted {
            Some((when, some)) => (when.to_owned(), Claim::Exactly(some.parse().unwrap())),
            None => (clause.to_owned(), Claim::Every),
        }
    }

    /// Whether the draws refute that an arm is below the line so.
    fn refutes(clause: &str, all_in_half: bool, by_draw: &[Option<f64>]) -> bool {
        let (when, claim) = claim(clause, by_draw.len());
        let holds = |time: &&Option<f64>| match when.as_str() {
            "from the start" => time.is_some_and(|days| days <= START),
            "not within 20 y" => time.is_none(),
            when => {
                let (number, unit) = when.strip_prefix("after ").unwrap().split_once(' ').unwrap();
                let units =
                    [("h", 1.0 / 24.0), ("d", 1.0), ("week", 7.0), ("weeks", 7.0), ("y", 365.25)];
                let unit = units.into_iter().find(|(name, _)| *name == unit).unwrap().1;
                // to half of the last figure that is said
                let number: f64 = number.parse().unwrap();
                let slack = if number >= 100.0 { 0.5 } else { 0.05 } + 1e-6;
                time.is_some_and(|time| time <= (number + slack) * unit)
            }
        };
        let count = by_draw.iter().filter(holds).count();
        match claim {
            Claim::Every if all_in_half => 2 * count < by_draw.len(),
            Claim::Every => count < by_draw.len(),
            Claim::Half => 2 * count < by_draw.len(),
            Claim::Exactly(some) => some != count,
        }
    }

    /// Whether the draws refute a heading.
    fn refuted(heading: &str, arms: &[(&str, Vec<Option<f64>>)]) -> bool {
        let draws = arms[0].1.len();
        if let Some((_, rest)) = heading.split_once(" for good within 20 y with ") {
            let within: Vec<usize> =
                arms.iter().map(|arm| arm.1.iter().flatten().count()).collect();
            // the least and the greatest of the counts that a clause tells
            let told = |clause: &str| {
                let counted = clause.strip_suffix(&format!(" of {draws} draws"));
                match counted.and_then(|rest| rest.rsplit_once(" in ")) {
                    Some((_, ends)) => {
                        let (least, most) = ends.split_once(" to ").unwrap_or((ends, ends));
                        [least, most].map(|end| end.parse().unwrap())
                    }
                    None if clause.ends_with(" in no draw") => [0; 2],
                    None => [draws; 2],
                }
            };
            let (first, others) =
                rest.split_once(", with ").map_or((rest, None), |(a, b)| (a, Some(b)));
            let [some, _] = told(first);
            let (so, not): (Vec<usize>, Vec<usize>) =
                within.into_iter().partition(|&count| count == some);
            let is_so = first.starts_with("every ")
                || first.starts_with("each ")
                || first.starts_with(&format!("{} of the {} arms in ", so.len(), arms.len()));
            let ends = |counts: &[usize]| {
                [counts.iter().min(), counts.iter().max()].map(Option::<&usize>::copied)
            };
            return !is_so
                || others.map_or([None; 2], |others| told(others).map(Some)) != ends(&not);
        }
        let half = heading.starts_with("In half of the draws, ");
        let (_, clauses) = heading.split_once("below the line ").unwrap();
        if let Some(both) = clauses.strip_suffix(" with either arm") {
            return arms.iter().any(|arm| refutes(both, half, &arm.1));
        }
        match arms {
            [arm] => refutes(clauses, half, &arm.1),
            [one, other] => {
                let (a, rest) =
                    clauses.split_once(&format!(" with {}, ", quoted_whole(one.0))).unwrap();
                let b = rest.strip_suffix(&format!(" with {}", quoted_whole(other.0))).unwrap();
                refutes(a, half, &one.1) || refutes(b, half, &other.1)
            }
            _ => unreachable!("more than two arms have the other heading"),
        }
    }

    /// What stood there before: medians, told as if they were all.
    fn by_medians(arms: &[(&str, &TimeToCriterion)]) -> String {
        let when = |time: &TimeToCriterion| match time.days {
            Some(days) if days <= START => "from the start".to_owned(),
            Some(days) => format!("after {}", span(days)),
            None => "not within 20 y".to_owned(),
        };
        match arms {
            [(_, only)] => format!("The risk of death stays below the line {}", when(only)),
            [(one, a), (other, b)] => format!(
                "The risk of death stays below the line {} with {}, {} with {}",
                when(a),
                quoted_whole(one),
                when(b),
                quoted_whole(other)
            ),
            _ => "The risk of death falls below the line for good within 20 y with every arm"
                .to_owned(),
        }
    }

    /// A time of a draw: from the start, some time, or not within the horizon, as often as an arm
    /// has it so.
    fn times() -> impl Strategy<Value = Vec<Option<f64>>> {
        (0.0..1.2_f64, 0.0..1.2_f64, vec((0.0..1.0_f64, 0.0..1.0_f64, 1.0..HORIZON), 40)).prop_map(
            |(start, never, draws)| {
                let time = |(a, b, days): (f64, f64, f64)| match (a < start - 0.2, b < never - 0.2)
                {
                    (_, true) => None,
                    (true, false) => Some(START),
                    (false, false) => Some(days),
                };
                draws.into_iter().map(time).collect()
            },
        )
    }

    fn over_draws(by_draw: &[Option<f64>]) -> TimeToCriterion {
        let days = by_draw.iter().map(|time| time.map(Days::new)).collect();
        TimeToCriterion::over_draws(days, Days::new(START))
    }

    const NAMES: [&str; 5] = ["one", "two", "three", "four", "five"];

    fn headings(arms: &[(&str, Vec<Option<f64>>)]) -> [String; 2] {
        let times: Vec<TimeToCriterion> = arms.iter().map(|arm| over_draws(&arm.1)).collect();
        let arms: Vec<(&str, &TimeToCriterion)> =
            arms.iter().map(|arm| arm.0).zip(&times).collect();
        let looked = Looked { draws: 40, start: START, horizon: HORIZON };
        [heading("the line", &arms, looked), by_medians(&arms)]
    }

    proptest! {
        #[test]
        fn no_draw_refutes_a_heading(times in vec(times(), 1..=5)) {
            let arms: Vec<_> = NAMES.into_iter().zip(times).collect();
            let [heading, _] = headings(&arms);
            prop_assert!(!refuted(&heading, &arms), "{heading}");
        }
    }

    #[test]
    fn a_heading_by_medians_alone_is_refused() {
        let some = vec![Some(900.0); 29].into_iter().chain(vec![None; 11]).collect::<Vec<_>>();
        for count in 1..=5 {
            let arms: Vec<_> =
                NAMES.into_iter().take(count).map(|name| (name, some.clone())).collect();
            let [heading, by_medians] = headings(&arms);
            assert!(!refuted(&heading, &arms), "{heading}");
            assert!(refuted(&by_medians, &arms), "{by_medians}");
        }
    }

    #[test]
    fn the_heading_says_in_how_many_draws() {
        let (all, some) = (vec![Some(900.0); 40], [vec![Some(900.0); 29], vec![None; 11]].concat());
        let (start, never) = (vec![Some(START); 40], vec![None; 40]);
        let said = |times: &[&Vec<Option<f64>>]| {
            let arms: Vec<_> =
                NAMES.into_iter().zip(times.iter().map(|&times| times.clone())).collect();
            headings(&arms)[0].replace('\u{a0}', " ")
        };
        let risk = "The risk of death falls below the line for good within 20 y";
        assert_eq!(said(&[&all, &start, &all]), format!("{risk} with every arm in every draw"));
        assert_eq!(
            said(&[&all, &all, &some]),
            format!("{risk} with 2 of the 3 arms in every draw, with “three” in 29 of 40 draws")
        );
        assert_eq!(
            said(&[&all, &never, &some]),
            format!(
                "{risk} with 1 of the 3 arms in every draw, with the others in 0 to 29 of 40 draws"
            )
        );
        assert_eq!(
            said(&[&never, &never, &never]),
            format!("{risk} with each of the 3 arms in no draw")
        );
        assert_eq!(
            said(&[&some, &never, &some]),
            format!("{risk} with 2 of the 3 arms in 29 of 40 draws, with “two” in no draw")
        );
        assert_eq!(
            said(&[&all, &some]),
            "In half of the draws, the risk of death stays below the line after 2.5 y with either \
             arm"
        );
        let mostly_never = [vec![Some(900.0); 11], vec![None; 29]].concat();
        assert_eq!(
            said(&[&all, &mostly_never]),
            "The risk of death stays below the line after 2.5 y in half of the draws with “one”, \
             not within 20 y in 29 of 40 draws with “two”"
        );
        assert_eq!(
            said(&[&start, &never]),
            "The risk of death stays below the line from the start with “one”, not within 20 y \
             with “two”"
        );
    }
}
