//! Approximate Bayesian computation by population Monte Carlo: kernel, weights, tolerance.
//!
//! The scheme is that of Beaumont, Cornuet, Marin & Robert (2009) with the kept half and the quantile
//! schedule of Lenormand, Jabot & Deffuant (2013). Points live in the unit cube, where the prior is
//! uniform. Never knows what a point stands for, draws nothing itself and runs no model.

/// The width of the Gaussian kernel in each direction: the root of twice the weighted variance of the
/// points (Beaumont et al. 2009), at least `least`.
pub fn kernel_widths(points: &[&[f64]], weights: &[f64], least: f64) -> Vec<f64> {
    let total: f64 = weights.iter().sum();
    let directions = points.first().map_or(0, |point| point.len());
    (0..directions)
        .map(|direction| {
            let weighed = |of: &dyn Fn(f64) -> f64| {
                let sum: f64 = points.iter().zip(weights).map(|(point, w)| w * of(point[direction])).sum();
                sum / total
            };
            let mean = weighed(&|x| x);
            let variance = weighed(&|x| (x - mean) * (x - mean));
            (2.0 * variance).sqrt().max(least)
        })
        .collect()
}

/// The index that `uniform` in (0, 1) falls on, each as likely as its weight.
pub fn pick(weights: &[f64], uniform: f64) -> usize {
    let mut left = uniform * weights.iter().sum::<f64>();
    for (index, weight) in weights.iter().enumerate() {
        left -= weight;
        if left < 0.0 {
            return index;
        }
    }
    weights.len().saturating_sub(1)
}

/// A point moved by so many kernel widths in each direction, folded back into the unit cube.
pub fn moved(point: &[f64], widths: &[f64], normals: &[f64]) -> Vec<f64> {
    let steps = widths.iter().zip(normals).map(|(width, normal)| width * normal);
    point.iter().zip(steps).map(|(x, step)| folded(x + step)).collect()
}

/// A number reflected at 0 and 1 until it lies between them.
fn folded(x: f64) -> f64 {
    let round = x.rem_euclid(2.0);
    if round > 1.0 { 2.0 - round } else { round }
}

/// The density at `to` of a point moved from one of `points`, picked by weight.
pub fn density(points: &[&[f64]], weights: &[f64], widths: &[f64], to: &[f64]) -> f64 {
    let total: f64 = weights.iter().sum();
    let mixed: f64 = points.iter().zip(weights).map(|(from, weight)| weight * kernel(from, widths, to)).sum();
    mixed / total
}

/// The density of the folded Gaussian kernel.
fn kernel(from: &[f64], widths: &[f64], to: &[f64]) -> f64 {
    let mut density = 1.0;
    for ((&from, &width), &to) in from.iter().zip(widths).zip(to) {
        // Everything that folds onto `to` within three reflections; a width is below 0.6, so what
        // lies beyond is less than one part in a thousand.
        let images = (-2..=2).map(|turn| 2.0 * f64::from(turn)).flat_map(|shift| [shift + to, shift - to]);
        let near: f64 = images.map(|image| bell((image - from) / width)).sum();
        density *= near / width;
    }
    density
}

/// The standard normal density.
fn bell(x: f64) -> f64 {
    libm::exp(-0.5 * x * x) / (2.0 * std::f64::consts::PI).sqrt()
}

/// How many equally weighted points the weighted ones are worth.
pub fn effective_size(weights: &[f64]) -> f64 {
    let (sum, squares) = weights.iter().fold((0.0, 0.0), |(sum, squares), w| (sum + w, squares + w * w));
    if squares > 0.0 { sum * sum / squares } else { 0.0 }
}

/// `n` indices, each as often as its weight says, give or take one (systematic resampling, started in
/// the middle of the first step).
pub fn systematic(weights: &[f64], n: usize) -> Vec<usize> {
    (0..n).map(|step| pick(weights, (step as f64 + 0.5) / n as f64)).collect()
}

/// The weighted quantile at `share`: the smallest defined number at which the weights up to it reach
/// that share. NaN where no number is defined.
pub fn weighted_quantile(numbers: &[f64], weights: &[f64], share: f64) -> f64 {
    let pairs = numbers.iter().copied().zip(weights.iter().copied());
    let mut pairs: Vec<(f64, f64)> = pairs.filter(|(number, _)| !number.is_nan()).collect();
    pairs.sort_by(|left, right| left.0.total_cmp(&right.0));
    let goal = share * pairs.iter().map(|(_, weight)| weight).sum::<f64>();
    let mut reached = 0.0;
    for (number, weight) in &pairs {
        reached += weight;
        if reached >= goal {
            return *number;
        }
    }
    pairs.last().map_or(f64::NAN, |(number, _)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fold_keeps_what_is_inside_and_reflects_what_is_not() {
        for (x, expected) in [(0.3, 0.3), (-0.25, 0.25), (1.25, 0.75), (2.5, 0.5), (-1.75, 0.25), (1.0, 1.0)]
        {
            assert!((folded(x) - expected).abs() < 1e-12, "{x}");
        }
    }

    #[test]
    fn the_kernel_is_a_density_over_the_cube_whatever_its_width() {
        for width in [0.01, 0.2, 0.58] {
            for from in [0.0, 0.03, 0.5, 0.98] {
                let steps = 4000;
                let at = |step: u32| (f64::from(step) + 0.5) / f64::from(steps);
                let sum: f64 = (0..steps).map(|step| kernel(&[from], &[width], &[at(step)])).sum();
                assert!((sum / f64::from(steps) - 1.0).abs() < 1e-3, "{width} {from}: {sum}");
            }
        }
    }

    #[test]
    fn widths_are_the_root_of_twice_the_weighted_variance() {
        let points: [&[f64]; 3] = [&[0.2, 0.5], &[0.4, 0.5], &[0.9, 0.5]];
        let widths = kernel_widths(&points, &[1.0, 1.0, 2.0], 0.01);
        // mean 0.6, variance (0.16 + 0.04 + 2 x 0.09) / 4 = 0.095
        assert!((widths[0] - 0.19_f64.sqrt()).abs() < 1e-12);
        assert_eq!(widths[1], 0.01);
    }

    #[test]
    fn resampling_respects_the_weights() {
        let weights = [0.5, 0.0, 3.0, 0.5];
        assert_eq!(systematic(&weights, 8), [0, 2, 2, 2, 2, 2, 2, 3]);
        assert_eq!(effective_size(&[2.0, 2.0, 2.0]), 3.0);
        assert_eq!(effective_size(&[]), 0.0);
        assert!(effective_size(&weights) < 2.0);
    }

    #[test]
    fn weighted_quantiles_leave_out_what_is_not_defined() {
        let numbers = [3.0, 1.0, f64::NAN, 2.0];
        let weights = [1.0, 1.0, 50.0, 2.0];
        assert_eq!(weighted_quantile(&numbers, &weights, 0.0), 1.0);
        assert_eq!(weighted_quantile(&numbers, &weights, 0.5), 2.0);
        assert_eq!(weighted_quantile(&numbers, &weights, 1.0), 3.0);
        assert!(weighted_quantile(&[f64::NAN], &[1.0], 0.5).is_nan());
    }

    #[test]
    fn a_number_on_the_border_of_two_weights_falls_on_the_second() {
        assert_eq!([0.49, 0.5, 0.99].map(|uniform| pick(&[1.0, 1.0], uniform)), [0, 1, 1]);
    }

    #[test]
    fn a_point_moves_by_its_widths_and_stays_in_the_cube() {
        let moved = moved(&[0.5, 0.1, 0.9], &[0.1, 0.2, 0.2], &[2.0, -1.0, 1.5]);
        for (found, expected) in moved.iter().zip([0.7, 0.1, 0.8]) {
            assert!((found - expected).abs() < 1e-12, "{moved:?}");
        }
        assert_eq!(moved.len(), 3);
    }

    #[test]
    fn densities_are_those_of_the_normal_and_of_its_reflections() {
        // scipy.stats.norm.pdf, over the width, and again for the image on the other side of 0
        let middle = kernel(&[0.5], &[0.1], &[0.5]);
        assert!((middle - 3.989_422_804_014_327).abs() < 1e-12, "{middle}");
        let edge = kernel(&[0.05], &[0.1], &[0.1]);
        let expected = (0.352_065_326_764_299_5 + 0.129_517_595_665_891_7) / 0.1;
        assert!((edge - expected).abs() < 1e-12, "{edge}");
        // From one point in three at 0.5 and two in three at 0.05, in two directions of one width.
        let points: [&[f64]; 2] = [&[0.5, 0.5], &[0.05, 0.5]];
        let mixed = density(&points, &[1.0, 2.0], &[0.1, 0.1], &[0.1, 0.5]);
        let far = kernel(&[0.5], &[0.1], &[0.1]);
        assert!((mixed - (far + 2.0 * edge) * middle / 3.0).abs() < 1e-12, "{mixed}");
    }
}
