//! Runs that share a draw of the assumptions are not independent: how sure their mean is, and how much
//! of their spread is between draws.
//!
//! Nested runs (each with a random stream of its own) have the cluster-robust interval, which takes draws
//! as they come, equal or not. Crossed runs (every draw meets the same random streams) have the interval
//! of a two-way random-effects layout: the streams are a sample too, and few of them say little.

use super::distribution::student_quantile;
use super::quantile::Sorted;
use super::summary::summary;
use super::two_level::variance_parts;

/// Which draw and which random stream each run took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The draw of each run, numbered from 0.
    pub draws: Vec<usize>,
    /// The random stream of each run, numbered from 0, where every draw meets the same ones.
    pub random_streams: Option<Vec<usize>>,
}

/// What runs in draws say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layered {
    /// Half the 95% interval of the mean over runs; NaN where it is not determined.
    pub half: f64,
    /// The share of the variance of a single run that is between draws: uncertain assumptions. NaN where it is not
    /// determined, 0 where chance alone explains the spread between draws.
    pub not_knowing: f64,
    /// Means of draws.
    pub over: DrawMeans,
}

/// The means of draws: chance is averaged out within each as far as its runs allow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawMeans {
    /// Draws with a defined run.
    pub n: usize,
    /// What 5% of the draws' means stay below.
    pub p5: f64,
    /// What 95% stay below.
    pub p95: f64,
    /// Draws whose mean is above zero.
    pub raised: usize,
    /// Draws whose mean is below zero.
    pub lowered: usize,
}

/// What runs in draws say; one number a run, NaN where it is not defined.
pub fn layered(numbers: &[f64], layout: &Layout) -> Layered {
    debug_assert_eq!(numbers.len(), layout.draws.len());
    let groups = groups(numbers, &layout.draws);
    let means: Vec<f64> = groups.iter().map(|group| summary(group).mean).collect();
    let sorted = Sorted::new(&means);
    let over = DrawMeans {
        n: sorted.n(),
        p5: sorted.quantile(0.05),
        p95: sorted.quantile(0.95),
        raised: means.iter().filter(|&&mean| mean > 0.0).count(),
        lowered: means.iter().filter(|&&mean| mean < 0.0).count(),
    };
    let (half, not_knowing) = match &layout.random_streams {
        Some(random_streams) => crossed(numbers, &layout.draws, random_streams),
        None => {
            let parts = variance_parts(&groups);
            (nested(&groups), parts.map_or(f64::NAN, |parts| parts.share_not_knowing()))
        }
    };
    Layered { half, not_knowing, over }
}

/// The defined numbers of each draw.
fn groups(numbers: &[f64], draws: &[usize]) -> Vec<Vec<f64>> {
    let count = draws.iter().max().map_or(0, |most| most + 1);
    let mut groups: Vec<Vec<f64>> = vec![Vec::new(); count];
    for (&number, &draw) in numbers.iter().zip(draws).filter(|(number, _)| !number.is_nan()) {
        groups[draw].push(number);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Half the interval of the mean over runs, cluster-robust: Student's t of G - 1 times the root of
/// G / (G - 1) Σ_g (Σ_i (y_i - mean))² / N². For draws of one size it is the t interval of their means.
fn nested(groups: &[Vec<f64>]) -> f64 {
    let count = groups.len() as f64;
    let n = groups.iter().map(Vec::len).sum::<usize>() as f64;
    let mean = groups.iter().flatten().sum::<f64>() / n;
    let squares: f64 = groups
        .iter()
        .map(|group| {
            let sum: f64 = group.iter().map(|number| number - mean).sum();
            sum * sum
        })
        .sum();
    student_quantile(0.975, count - 1.0) * (count / (count - 1.0) * squares).sqrt() / n
}

/// Half the interval of the mean and the share of draws in a layout of draws by random
/// streams, over the draws that have every stream: the variance of the mean is
/// (MS_draw + MS_stream - MS_rest) / (draws x streams),
/// with Satterthwaite's degrees of freedom. NaN for fewer than two draws or streams.
fn crossed(numbers: &[f64], draws: &[usize], random_streams: &[usize]) -> (f64, f64) {
    let r = random_streams.iter().max().map_or(0, |most| most + 1);
    let a = draws.iter().max().map_or(0, |most| most + 1);
    let mut cells = vec![vec![f64::NAN; r]; a];
    for ((&number, &draw), &luck) in numbers.iter().zip(draws).zip(random_streams) {
        cells[draw][luck] = number;
    }
    cells.retain(|row| row.iter().all(|cell| !cell.is_nan()));
    let a = cells.len();
    if a < 2 || r < 2 {
        return (f64::NAN, f64::NAN);
    }
    let (af, rf) = (a as f64, r as f64);
    let row_means: Vec<f64> = cells.iter().map(|row| row.iter().sum::<f64>() / rf).collect();
    let column = |luck: usize| cells.iter().map(|row| row[luck]).sum::<f64>() / af;
    let column_means: Vec<f64> = (0..r).map(column).collect();
    let mean = row_means.iter().sum::<f64>() / af;
    let apart = |means: &[f64]| means.iter().map(|one| (one - mean) * (one - mean)).sum::<f64>();
    let of_draws = rf * apart(&row_means) / (af - 1.0);
    let of_lucks = af * apart(&column_means) / (rf - 1.0);
    let rest = |row: usize, luck: usize| cells[row][luck] - row_means[row] - column_means[luck] + mean;
    let squares: f64 = (0..a)
        .flat_map(|row| (0..r).map(move |luck| (row, luck)))
        .map(|(row, luck)| {
            let rest = rest(row, luck);
            rest * rest
        })
        .sum();
    let of_rest = squares / ((af - 1.0) * (rf - 1.0));
    let combined = of_draws + of_lucks - of_rest;
    // Where the rest outweighs both, the larger of the two stands in: never narrower than either says.
    let combined = combined.max(of_draws).max(of_lucks);
    let freedom = combined * combined
        / (of_draws * of_draws / (af - 1.0)
            + of_lucks * of_lucks / (rf - 1.0)
            + of_rest * of_rest / ((af - 1.0) * (rf - 1.0)));
    let half = if combined > 0.0 {
        student_quantile(0.975, freedom.max(1.0)) * (combined / (af * rf)).sqrt()
    } else {
        0.0
    };
    let between = ((of_draws - of_rest) / rf).max(0.0);
    let lucky = ((of_lucks - of_rest) / af).max(0.0);
    (half, between / (between + lucky + of_rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::distribution::normal_quantile;
    use crate::stats::resampler::Resampler;
    use crate::stats::summary::tests::close;

    fn nested_layout(draws: &[usize]) -> Layout {
        Layout { draws: draws.to_vec(), random_streams: None }
    }

    #[test]
    fn runs_of_one_draw_do_not_narrow_the_interval() {
        let said = layered(&[1.0, 1.0, 2.0, 2.0, 6.0, 6.0], &nested_layout(&[0, 0, 1, 1, 2, 2]));
        // The t interval of 1, 2 and 6.
        let (low, high) = summary(&[1.0, 2.0, 6.0]).interval();
        close(said.half, (high - low) / 2.0);
        assert_eq!((said.over.n, said.over.raised, said.over.lowered), (3, 3, 0));
        close(said.not_knowing, 1.0);
        // One draw a run: the plain t interval.
        let numbers = [1.0, 4.0, 2.0, 7.0];
        let (low, high) = summary(&numbers).interval();
        close(layered(&numbers, &nested_layout(&[0, 1, 2, 3])).half, (high - low) / 2.0);
        // One draw alone says nothing about another.
        assert!(layered(&numbers, &nested_layout(&[0; 4])).half.is_nan());
    }

    #[test]
    fn unequal_draws_weigh_by_their_runs() {
        let said = layered(&[1.0, 2.0, 3.0, 9.0, 4.0, 5.0], &nested_layout(&[0, 0, 0, 1, 2, 2]));
        // By hand: residuals about the mean 4 sum to -6, 5 and 1; t of 2 degrees of freedom is 4.3027.
        close(said.half, 4.302_652_729_749_462 * (3.0 / 2.0 * 62.0_f64).sqrt() / 6.0);
    }

    /// A draw's and a stream's own number and a rest, normal, keyed.
    fn cell(seed: u64, draw: usize, luck: usize, sds: [f64; 3]) -> f64 {
        let normal = |key: u64| {
            let share = (Resampler::new(seed, key).below(1_000_000) as f64 + 0.5) / 1e6;
            normal_quantile(share)
        };
        let (draw, luck) = (draw as u64, luck as u64);
        sds[0] * normal(draw) + sds[1] * normal(1000 + luck) + sds[2] * normal(10_000 + draw * 100 + luck)
    }

    #[test]
    fn crossed_lucks_widen_the_interval_and_take_nothing_from_the_draws() {
        let (a, r) = (40, 5);
        let runs: Vec<(usize, usize)> = (0..a * r).map(|run| (run / r, run % r)).collect();
        let layout = Layout {
            draws: runs.iter().map(|run| run.0).collect(),
            random_streams: Some(runs.iter().map(|run| run.1).collect()),
        };
        let seeds = 300;
        let (mut covered, mut shares) = (0, 0.0);
        for seed in 0..seeds {
            let numbers: Vec<f64> = runs.iter().map(|&(d, l)| cell(seed, d, l, [2.0, 1.0, 1.0])).collect();
            let said = layered(&numbers, &layout);
            covered += usize::from(summary(&numbers).mean.abs() <= said.half);
            shares += said.not_knowing / seeds as f64;
        }
        // True mean 0, share of draws 4 / 6; a binomial of 300 at 95% lies in 274 to 294 of 99%.
        assert!((274..=297).contains(&covered), "{covered} of {seeds} intervals hold the mean");
        assert!((shares - 4.0 / 6.0).abs() < 0.06, "{shares}");
    }

    #[test]
    fn a_crossed_layout_by_hand() {
        // Sums of squares of the table by hand: 43/4 a draw, 17 a stream, 31/4 for the rest; 20 together, of
        // 400 / (43/4)²/2 + 17²/3 + (31/4)²/6 degrees of freedom. The last draw lacks a stream and is left out.
        let numbers = [1.0, 4.0, 2.0, 9.0, 6.0, 3.0, 8.0, 12.0, 2.0, 7.0, 7.0, 5.0, 99.0, f64::NAN, 9.0, 9.0];
        let layout = Layout {
            draws: (0..16).map(|run| run / 4).collect(),
            random_streams: Some((0..16).map(|run| run % 4).collect()),
        };
        let said = layered(&numbers, &layout);
        let freedom = 400.0 / (10.75 * 10.75 / 2.0 + 289.0 / 3.0 + 7.75 * 7.75 / 6.0);
        close(said.half, student_quantile(0.975, freedom) * (20.0_f64 / 12.0).sqrt());
        // 3/4 between draws, 37/12 between streams, 31/4 the rest.
        close(said.not_knowing, 0.75 / (0.75 + 37.0 / 12.0 + 7.75));
        // Two draws by two streams are the least that say something.
        let least = Layout { draws: vec![0, 0, 1, 1], random_streams: Some(vec![0, 1, 0, 1]) };
        assert!(layered(&[1.0, 2.0, 4.0, 8.0], &least).half > 0.0);
        let one_draw = Layout { draws: vec![0; 4], random_streams: Some(vec![0, 1, 2, 3]) };
        assert!(layered(&[1.0, 2.0, 4.0, 8.0], &one_draw).half.is_nan());
    }

    #[test]
    fn a_mean_of_nothing_is_neither_raised_nor_lowered() {
        let sides = layered(&[-1.0, -3.0, 0.0, 2.0, 5.0, 7.0], &nested_layout(&[0, 1, 2, 3, 4, 5]));
        assert_eq!((sides.over.raised, sides.over.lowered), (3, 2));
    }

    #[test]
    fn one_luck_determines_no_interval() {
        let layout = Layout { draws: vec![0, 1, 2], random_streams: Some(vec![0; 3]) };
        let said = layered(&[1.0, 2.0, 4.0], &layout);
        assert!(said.half.is_nan() && said.not_knowing.is_nan() && said.over.n == 3);
    }
}
