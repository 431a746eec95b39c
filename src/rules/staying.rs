//! How long families have a case.

use crate::basics::YEAR;
use crate::parameters::assumptions::Population;

/// Part of the children who come that are younger than `age`: their ages are spread evenly from the youngest to
/// the oldest at which a child comes.
pub fn newcomers_younger(age: f64, p: &Population) -> f64 {
    let span = oldest_newcomer(p) - p.age_min;
    if span > 0.0 { ((age - p.age_min) / span).clamp(0.0, 1.0) } else { f64::from(u8::from(age > p.age_min)) }
}

/// Part of the children who are there that are younger than `age`, in a place to which as many come as leave:
/// each came at a newcomer's age and is there until 18 or until the family moves.
pub fn present_younger(age: f64, p: &Population) -> f64 {
    let all = present_until(ADULT, p);
    if all > 0.0 { present_until(age, p) / all } else { f64::from(u8::from(age > p.age_min)) }
}

/// The age below which a part `below` of the children who are there are.
pub fn age_of_present(below: f64, p: &Population) -> f64 {
    let (mut low, mut high) = (p.age_min, ADULT);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if present_younger(middle, p) < below { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Age at which a child leaves.
const ADULT: f64 = 18.0;
/// Halvings that bring an age to well within a week.
const HALVINGS: u32 = 20;

fn oldest_newcomer(p: &Population) -> f64 {
    p.age_max_arrival.clamp(p.age_min.min(ADULT), ADULT)
}

/// Child-years lived until `age` by a child a year that comes, all ages of coming alike.
fn present_until(age: f64, p: &Population) -> f64 {
    let yearly = -f64::from(YEAR) * libm::log1p(-p.move_away_hazard.min(0.999_9));
    let span = oldest_newcomer(p) - p.age_min;
    let coming = (age.min(p.age_min + span) - p.age_min).max(0.0);
    let since = (age.min(ADULT) - p.age_min - span).max(0.0);
    // Years that stay until now of a stretch of years, where a part of them moves each year.
    let stayed = |years: f64| if yearly > 1e-6 { -libm::expm1(-yearly * years) / yearly } else { years };
    if span <= 0.0 {
        return stayed(since);
    }
    let while_coming = if yearly > 1e-6 { (coming - stayed(coming)) / yearly } else { coming * coming / 2.0 };
    (while_coming + stayed(span) * stayed(since)) / span
}

/// Chance that a family leaves in each week since it came or was first there, whose children's ages are as
/// `younger` says: it moves, or its last child turns 18.
pub fn leaving_by_week(younger: fn(f64, &Population) -> f64, p: &Population) -> Vec<f64> {
    let (two, three) = (p.share_two_children, p.share_three_children);
    let one = (1.0 - two - three).max(0.0);
    let longest = ((ADULT - p.age_min) * f64::from(YEAR)).ceil() as u32 + 1;
    let (mut not_moved, mut staying) = (1.0, 1.0);
    (1..=longest)
        .map(|weeks| {
            let is_18 = 1.0 - younger(ADULT - f64::from(weeks) / f64::from(YEAR), p);
            let all_are_18 = is_18 * (one + is_18 * (two + is_18 * three)) / (one + two + three);
            not_moved *= 1.0 - p.move_away_hazard;
            let still = (1.0 - all_are_18) * not_moved;
            let leaving = staying - still;
            staying = still;
            leaving
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGES: [fn(f64, &Population) -> f64; 2] = [newcomers_younger, present_younger];

    #[test]
    fn everybody_leaves_once() {
        for oldest in [15.0, 0.0, 17.0] {
            let p = Population { age_max_arrival: oldest, ..Population::default() };
            for younger in AGES {
                let leaving = leaving_by_week(younger, &p);
                assert!(leaving.iter().all(|chance| *chance >= 0.0), "{oldest}");
                let sum: f64 = leaving.iter().sum();
                assert!((sum - 1.0).abs() < 1e-9, "{oldest}: {sum}");
            }
        }
    }

    #[test]
    fn of_two_children_one_stays_longer() {
        let one = Population { share_two_children: 0.0, share_three_children: 0.0, ..Population::default() };
        let two = Population { share_two_children: 1.0, ..one.clone() };
        let left_after = |p: &Population, years: u32| -> f64 {
            leaving_by_week(present_younger, p)[..(years * YEAR) as usize].iter().sum()
        };
        for years in [4, 8, 12] {
            assert!(left_after(&two, years) < left_after(&one, years), "{years} years");
        }
    }

    /// Renewal theory: with the ages that a level stream of newcomers has, as many leave every week as come.
    #[test]
    fn with_the_ages_of_those_present_as_many_leave_in_every_week() {
        for hazard in [0.0, 0.000_6] {
            let p = Population {
                share_two_children: 0.0,
                share_three_children: 0.0,
                move_away_hazard: hazard,
                ..Population::default()
            };
            let first = leaving_by_week(present_younger, &p);
            let newcomers = leaving_by_week(newcomers_younger, &p);
            let mut referred: Vec<f64> = Vec::new();
            for week in 0..25 * YEAR as usize {
                let since: f64 = referred.iter().rev().zip(&newcomers).map(|(r, leave)| r * leave).sum();
                referred.push(first.get(week).copied().unwrap_or(0.0) + since);
            }
            let (least, most) = referred.iter().fold((1.0_f64, 0.0_f64), |(l, m), r| (l.min(*r), m.max(*r)));
            assert!(most / least < 1.02, "{hazard}: {least} to {most}");
        }
    }

    #[test]
    fn an_age_is_found_again() {
        let p = Population::default();
        for below in [0.05, 0.5, 0.95] {
            let age = age_of_present(below, &p);
            assert!((present_younger(age, &p) - below).abs() < 1e-4, "{below}: {age}");
        }
    }
}
