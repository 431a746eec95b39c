//! Runs that share a draw of something are not independent: the draw is the unit.

use super::paired::Paired;
use super::summary::summary;

/// The mean of the defined numbers of each group, in the order of the groups' numbers; groups without
/// any are left out. `groups` says the group of each number.
pub fn group_means(numbers: &[f64], groups: &[usize]) -> Vec<f64> {
    debug_assert_eq!(numbers.len(), groups.len());
    let count = groups.iter().max().map_or(0, |most| most + 1);
    let mut members: Vec<Vec<f64>> = vec![Vec::new(); count];
    for (&number, &group) in numbers.iter().zip(groups) {
        members[group].push(number);
    }
    members.iter().map(|group| summary(group).mean).filter(|mean| !mean.is_nan()).collect()
}

impl Paired {
    /// The same pairs with the mean's interval worked out over groups of runs that share a draw:
    /// further runs of one draw say little about another.
    pub fn over_groups(self, option: &[f64], baseline: &[f64], groups: &[usize]) -> Paired {
        let differences: Vec<f64> = option.iter().zip(baseline).map(|(left, right)| left - right).collect();
        let (low, high) = summary(&group_means(&differences, groups)).interval();
        // The interval's middle is the mean over runs, as everywhere; groups of one size agree with it.
        let half = (high - low) / 2.0;
        Paired { low: self.mean - half, high: self.mean + half, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::paired;
    use crate::stats::summary::tests::close;

    #[test]
    fn groups_have_the_mean_of_what_is_defined() {
        let means = group_means(&[1.0, 3.0, f64::NAN, 5.0, f64::NAN, 9.0], &[0, 0, 1, 1, 2, 3]);
        assert_eq!(means, [2.0, 5.0, 9.0]);
    }

    #[test]
    fn runs_of_one_draw_do_not_narrow_the_interval() {
        let (option, baseline) = ([1.0, 1.0, 2.0, 2.0, 6.0, 6.0], [0.0; 6]);
        let alone = paired(&option, &baseline);
        let grouped = alone.over_groups(&option, &baseline, &[0, 0, 1, 1, 2, 2]);
        // The t interval of 1, 2 and 6.
        let (low, high) = summary(&[1.0, 2.0, 6.0]).interval();
        close(grouped.low, low);
        close(grouped.high, high);
        assert!(grouped.high - grouped.low > alone.high - alone.low);
        let single = alone.over_groups(&option, &baseline, &[0, 1, 2, 3, 4, 5]);
        close(single.low, alone.low);
        // One draw alone says nothing about another.
        assert!(alone.over_groups(&option, &baseline, &[0; 6]).low.is_nan());
    }
}
