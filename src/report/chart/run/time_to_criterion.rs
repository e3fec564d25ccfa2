//! The title on times to a risk criterion, consistent with every draw.

use crate::report::chart::layout::picture::{both_fit, with_each};
use crate::report::wording::draws::{in_draws, of_share};
use crate::report::wording::words::{quoted_whole, span};
use crate::results::TimeToCriterion;

/// The time range and the number of draws.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CriterionTimes {
    pub(crate) draws: u32,
    /// The first time, days.
    pub(crate) start: f64,
    /// The last time, days.
    pub(crate) horizon: f64,
}

/// The time to the criterion with one alternative.
#[derive(Clone, Debug, PartialEq)]
enum When {
    /// The median over draws, or the time of the only draw.
    After(String),
    /// A statement on all draws, or with the number of draws.
    So(String),
}

impl CriterionTimes {
    /// The number of draws that meet the criterion within the horizon.
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

/// The title; `line` is the text of the criterion.
pub(crate) fn heading(
    line: &str,
    alternatives: &[(&str, &TimeToCriterion)],
    looked: CriterionTimes,
) -> String {
    let when: Vec<When> = alternatives.iter().map(|(_, time)| looked.when(time)).collect();
    // where all times are medians, this is stated once
    let half = looked.draws > 1 && when.iter().all(|when| matches!(when, When::After(_)));
    let said = |when: &When| match when {
        When::After(when) if looked.draws > 1 && !half => format!("{when} in half of the draws"),
        When::After(when) | When::So(when) => when.clone(),
    };
    let risk = format!("he risk of death stays below {line}");
    let risk = if half { format!("In half of the draws, t{risk}") } else { format!("T{risk}") };
    match (alternatives, when.as_slice()) {
        ([_], [when]) => format!("{risk} {}", said(when)),
        ([_, _], [one, other]) if one == other => {
            format!("{risk} {} with either alternative", said(one))
        }
        ([(one, _), (other, _)], both) if both_fit(one, other) => {
            let when = [said(&both[0]), said(&both[1])];
            format!("{risk} {}", with_each(when, [one, other], Default::default(), ","))
        }
        _ => of_many(line, alternatives, looked),
    }
}

/// The number of draws that meet the criterion within the horizon.
///
/// The alternatives with the largest number come first, then the others.
fn of_many(
    line: &str,
    alternatives: &[(&str, &TimeToCriterion)],
    looked: CriterionTimes,
) -> String {
    let (all, draws) = (alternatives.len(), looked.draws);
    let within: Vec<(&str, u32)> =
        alternatives.iter().map(|(name, time)| (*name, looked.within(time))).collect();
    let top = within.iter().map(|alternative| alternative.1).max().unwrap_or(0);
    let others: Vec<&(&str, u32)> =
        within.iter().filter(|alternative| alternative.1 < top).collect();
    let risk =
        format!("The risk of death falls below {line} for good within {}", span(looked.horizon));
    let first = match all - others.len() {
        full if full < all => format!("{full} of the {all} alternatives"),
        _ if top == draws => "every alternative".to_owned(),
        _ if draws == 1 => "none of the alternatives".to_owned(),
        _ => format!("each of the {all} alternatives"),
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

    /// The claim of a title about an alternative, parsed.
    #[derive(Debug, PartialEq)]
    enum Claim {
        Every,
        Half,
        Exactly(usize),
    }

    /// The time of a clause and its claim.
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

    /// Whether the draws refute a clause on an alternative.
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
                // to half of the last figure given
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

    /// Whether the draws refute a title.
    fn refuted(heading: &str, alternatives: &[(&str, Vec<Option<f64>>)]) -> bool {
        let draws = alternatives[0].1.len();
        if let Some((_, rest)) = heading.split_once(" for good within 20 y with ") {
            let within: Vec<usize> = alternatives
                .iter()
                .map(|alternative| alternative.1.iter().flatten().count())
                .collect();
            // the smallest and the largest count in a clause
            let wording = |clause: &str| {
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
            let [some, _] = wording(first);
            let (so, not): (Vec<usize>, Vec<usize>) =
                within.into_iter().partition(|&count| count == some);
            let is_so = first.starts_with("every ")
                || first.starts_with("each ")
                || first.starts_with(&format!(
                    "{} of the {} alternatives in ",
                    so.len(),
                    alternatives.len()
                ));
            let ends = |counts: &[usize]| {
                [counts.iter().min(), counts.iter().max()].map(Option::<&usize>::copied)
            };
            return !is_so
                || others.map_or([None; 2], |others| wording(others).map(Some)) != ends(&not);
        }
        let half = heading.starts_with("In half of the draws, ");
        let (_, clauses) = heading.split_once("below the line ").unwrap();
        if let Some(both) = clauses.strip_suffix(" with either alternative") {
            return alternatives.iter().any(|alternative| refutes(both, half, &alternative.1));
        }
        match alternatives {
            [alternative] => refutes(clauses, half, &alternative.1),
            [one, other] => {
                let (a, rest) =
                    clauses.split_once(&format!(" with {}, ", quoted_whole(one.0))).unwrap();
                let b = rest.strip_suffix(&format!(" with {}", quoted_whole(other.0))).unwrap();
                refutes(a, half, &one.1) || refutes(b, half, &other.1)
            }
            _ => unreachable!("more than two alternatives have the other heading"),
        }
    }

    /// A planted fault: the title states medians as true in all draws.
    fn by_medians(alternatives: &[(&str, &TimeToCriterion)]) -> String {
        let when = |time: &TimeToCriterion| match time.days {
            Some(days) if days <= START => "from the start".to_owned(),
            Some(days) => format!("after {}", span(days)),
            None => "not within 20 y".to_owned(),
        };
        match alternatives {
            [(_, only)] => format!("The risk of death stays below the line {}", when(only)),
            [(one, a), (other, b)] => format!(
                "The risk of death stays below the line {} with {}, {} with {}",
                when(a),
                quoted_whole(one),
                when(b),
                quoted_whole(other)
            ),
            _ => {
                "The risk of death falls below the line for good within 20 y with every alternative"
                    .to_owned()
            }
        }
    }

    /// The times of draws, some at the start or beyond the horizon.
    ///
    /// Their shares are random.
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

    fn headings(alternatives: &[(&str, Vec<Option<f64>>)]) -> [String; 2] {
        let times: Vec<TimeToCriterion> =
            alternatives.iter().map(|alternative| over_draws(&alternative.1)).collect();
        let alternatives: Vec<(&str, &TimeToCriterion)> =
            alternatives.iter().map(|alternative| alternative.0).zip(&times).collect();
        let looked = CriterionTimes { draws: 40, start: START, horizon: HORIZON };
        [heading("the line", &alternatives, looked), by_medians(&alternatives)]
    }

    proptest! {
        #[test]
        fn no_draw_refutes_a_heading(times in vec(times(), 1..=5)) {
            let alternatives: Vec<_> = NAMES.into_iter().zip(times).collect();
            let [heading, _] = headings(&alternatives);
            prop_assert!(!refuted(&heading, &alternatives), "{heading}");
        }
    }

    #[test]
    fn a_heading_by_medians_alone_is_refused() {
        let some = vec![Some(900.0); 29].into_iter().chain(vec![None; 11]).collect::<Vec<_>>();
        for count in 1..=5 {
            let alternatives: Vec<_> =
                NAMES.into_iter().take(count).map(|name| (name, some.clone())).collect();
            let [heading, by_medians] = headings(&alternatives);
            assert!(!refuted(&heading, &alternatives), "{heading}");
            assert!(refuted(&by_medians, &alternatives), "{by_medians}");
        }
    }

    #[test]
    fn the_heading_says_in_how_many_draws() {
        let (all, some) = (vec![Some(900.0); 40], [vec![Some(900.0); 29], vec![None; 11]].concat());
        let (start, never) = (vec![Some(START); 40], vec![None; 40]);
        let said = |times: &[&Vec<Option<f64>>]| {
            let alternatives: Vec<_> =
                NAMES.into_iter().zip(times.iter().map(|&times| times.clone())).collect();
            headings(&alternatives)[0].replace('\u{a0}', " ")
        };
        let risk = "The risk of death falls below the line for good within 20 y";
        assert_eq!(
            said(&[&all, &start, &all]),
            format!("{risk} with every alternative in every draw")
        );
        assert_eq!(
            said(&[&all, &all, &some]),
            format!(
                "{risk} with 2 of the 3 alternatives in every draw, with “three” in 29 of 40 draws"
            )
        );
        assert_eq!(
            said(&[&all, &never, &some]),
            format!(
                "{risk} with 1 of the 3 alternatives in every draw, with the others in 0 to 29 of \
                 40 draws"
            )
        );
        assert_eq!(
            said(&[&never, &never, &never]),
            format!("{risk} with each of the 3 alternatives in no draw")
        );
        assert_eq!(
            said(&[&some, &never, &some]),
            format!("{risk} with 2 of the 3 alternatives in 29 of 40 draws, with “two” in no draw")
        );
        assert_eq!(
            said(&[&all, &some]),
            "In half of the draws, the risk of death stays below the line after 2.5 y with either \
             alternative"
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
