//! How good a forecast made of draws is, and how two rankings agree.

/// The continuous ranked probability score of draws beside what came: the smaller the better, in the unit of
/// the draws. `E|X - y| - E|X - X'| / 2` over all pairs of draws.
///
/// ```
/// use allotment::stats::crps;
/// assert_eq!(crps(&[3.0], 5.0), 2.0);
/// // Draws 0 and 2 round 1: E|X - y| is 1, E|X - X'| is 1.
/// assert_eq!(crps(&[0.0, 2.0], 1.0), 0.5);
/// ```
pub fn crps(draws: &[f64], came: f64) -> f64 {
    let n = draws.len() as f64;
    let mut sorted = draws.to_vec();
    sorted.sort_by(f64::total_cmp);
    let apart = sorted.iter().map(|draw| (draw - came).abs()).sum::<f64>() / n;
    // The mean distance of two draws follows from their order.
    let pairs: f64 =
        (0..).zip(&sorted).map(|(i, draw): (u32, _)| (2.0 * f64::from(i) + 1.0 - n) * draw).sum();
    apart - pairs / (n * n)
}

/// Spearman's rank correlation; ties share the mean of their ranks. NaN for fewer than two pairs or where one
/// side never differs.
///
/// ```
/// use allotment::stats::spearman;
/// assert!((spearman(&[(1.0, 10.0), (2.0, 30.0), (3.0, 20.0)]) - 0.5).abs() < 1e-12);
/// assert!((spearman(&[(1.0, 1.0), (2.0, 8.0), (3.0, 27.0)]) - 1.0).abs() < 1e-12);
/// ```
pub fn spearman(pairs: &[(f64, f64)]) -> f64 {
    let ranked = |of: fn(&(f64, f64)) -> f64| -> Vec<f64> {
        let values: Vec<f64> = pairs.iter().map(of).collect();
        let below = |value: f64| values.iter().filter(|other| **other < value).count() as f64;
        let same = |value: f64| values.iter().filter(|other| **other == value).count() as f64;
        values.iter().map(|&value| below(value) + (same(value) + 1.0) / 2.0).collect()
    };
    let (x, y) = (ranked(|pair| pair.0), ranked(|pair| pair.1));
    let mean = (pairs.len() as f64 + 1.0) / 2.0;
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>();
    product(&x, &y) / (product(&x, &x) * product(&y, &y)).sqrt()
}
