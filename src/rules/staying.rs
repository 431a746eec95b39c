//! How long families have a case.

use crate::basics::YEAR;
use crate::parameters::assumptions::Population;

/// Chance that a family leaves in each week since it came, whose children's ages are spread evenly from the
/// youngest to `oldest`: it moves, or its last child turns 18.
pub fn leaving_by_week(oldest: f64, p: &Population) -> Vec<f64> {
    let span = (oldest - p.age_min).max(0.0);
    let (two, three) = (p.share_two_children, p.share_three_children);
    let one = (1.0 - two - three).max(0.0);
    let longest = ((18.0 - p.age_min) * f64::from(YEAR)).ceil() as u32 + 1;
    let (mut not_moved, mut staying) = (1.0, 1.0);
    (1..=longest)
        .map(|weeks| {
            let grown = 18.0 - f64::from(weeks) / f64::from(YEAR);
            let is_18 = if span > 0.0 {
                ((oldest - grown) / span).clamp(0.0, 1.0)
            } else {
                f64::from(u8::from(oldest >= grown))
            };
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

    #[test]
    fn everybody_leaves_once() {
        let p = Population::default();
        for oldest in [18.0, p.age_max_arrival, p.age_min] {
            let leaving = leaving_by_week(oldest, &p);
            assert!(leaving.iter().all(|chance| *chance >= 0.0), "{oldest}");
            let sum: f64 = leaving.iter().sum();
            assert!((sum - 1.0).abs() < 1e-9, "{oldest}: {sum}");
        }
    }

    #[test]
    fn of_two_children_one_stays_longer() {
        let one = Population { share_two_children: 0.0, share_three_children: 0.0, ..Population::default() };
        let two = Population { share_two_children: 1.0, ..one.clone() };
        let left_after = |p: &Population, years: u32| -> f64 {
            leaving_by_week(18.0, p)[..(years * YEAR) as usize].iter().sum()
        };
        for years in [4, 8, 12] {
            assert!(left_after(&two, years) < left_after(&one, years), "{years} years");
        }
    }
}
