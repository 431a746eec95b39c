//! Probabilities of chance findings, corrected for how many were looked at.

/// Holm's adjusted p-values, in the order given: below 0.05 means that, however the comparisons
/// depend on each other, the probability of even one false finding is under 5%. NaN stays NaN and
/// counts as no comparison.
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let order = ascending(p_values);
    let mut adjusted = p_values.to_vec();
    let mut least = 0.0_f64;
    for (rank, &index) in order.iter().enumerate() {
        least = least.max(p_values[index] * (order.len() - rank) as f64).min(1.0);
        adjusted[index] = least;
    }
    adjusted
}

/// Benjamini and Hochberg's adjusted p-values, in the order given: of the findings below 0.05, under
/// 5% are expected to be false, where comparisons are independent or depend positively. NaN stays NaN
/// and counts as no comparison.
pub fn benjamini_hochberg(p_values: &[f64]) -> Vec<f64> {
    false_discovery(p_values, 1.0)
}

/// Benjamini and Yekutieli's: the same promise under any dependence, for larger p-values.
pub fn benjamini_yekutieli(p_values: &[f64]) -> Vec<f64> {
    let compared = p_values.iter().filter(|p| !p.is_nan()).count();
    false_discovery(p_values, (1..=compared).map(|i| 1.0 / i as f64).sum())
}

fn false_discovery(p_values: &[f64], times: f64) -> Vec<f64> {
    let order = ascending(p_values);
    let mut adjusted = p_values.to_vec();
    let mut most = 1.0_f64;
    for (rank, &index) in order.iter().enumerate().rev() {
        most = most.min(p_values[index] * times * order.len() as f64 / (rank + 1) as f64);
        adjusted[index] = most;
    }
    adjusted
}

/// The places of the defined p-values, smallest first.
fn ascending(p_values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p_values.len()).filter(|&index| !p_values[index].is_nan()).collect();
    order.sort_by(|&a, &b| p_values[a].total_cmp(&p_values[b]));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::fixtures::all_near;

    #[test]
    fn adjustments_agree_with_statsmodels() {
        // statsmodels.stats.multitest.multipletests: "holm", "fdr_bh", "fdr_by"
        let p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205];
        all_near(&holm(&p), &[0.008, 0.056, 0.234, 0.234, 0.234, 0.234, 0.234, 0.234], 1e-9);
        let bh = [0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.084_571_428_571, 0.205];
        all_near(&benjamini_hochberg(&p), &bh, 1e-9);
        let by = [
            0.021_742_857_142_857,
            0.086_971_428_571_429,
            0.182_64,
            0.182_64,
            0.182_64,
            0.217_428_571_428_571,
            0.229_853_061_224_490,
            0.557_160_714_285_714,
        ];
        all_near(&benjamini_yekutieli(&p), &by, 1e-9);
        // Out of order, with ties and with products above 1.
        let p = [0.9, 0.01, 0.02, 0.01, 0.5, 0.03];
        all_near(&holm(&p), &[1.0, 0.06, 0.08, 0.06, 1.0, 0.09], 1e-9);
        all_near(&benjamini_hochberg(&p), &[0.9, 0.03, 0.04, 0.03, 0.6, 0.045], 1e-9);
        all_near(&benjamini_yekutieli(&p), &[1.0, 0.0735, 0.098, 0.0735, 1.0, 0.11025], 1e-9);
    }

    #[test]
    fn what_is_not_defined_is_no_comparison() {
        for adjust in [holm, benjamini_hochberg, benjamini_yekutieli] {
            let adjusted = adjust(&[0.04, f64::NAN]);
            assert!(adjusted[0] == 0.04 && adjusted[1].is_nan());
            assert!(adjust(&[]).is_empty());
        }
    }
}
