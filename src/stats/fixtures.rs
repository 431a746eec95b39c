//! Numbers that several tests share, with what other people's programs make of them: SciPy 1.17.1,
//! NumPy 2.4.6, statsmodels 0.15.0 and sim-tools 1.3.0 unless a test says otherwise.

/// Twenty skewed costs.
pub(super) const X20: [f64; 20] = [
    12.1, 9.8, 15.3, 11.0, 10.4, 30.2, 13.7, 8.9, 12.6, 14.1, 11.8, 10.9, 19.5, 9.3, 12.2, 16.8, 10.1, 13.0,
    11.5, 12.9,
];

/// Ten runs of an option.
pub(super) const OPTION: [f64; 10] = [101.0, 98.0, 110.0, 105.0, 99.0, 120.0, 95.0, 103.0, 108.0, 100.0];

/// The runs of its baseline under the same random streams.
pub(super) const BASELINE: [f64; 10] = [98.0, 97.0, 105.0, 103.0, 95.0, 114.0, 95.0, 100.0, 104.0, 98.0];

/// A series without a generator behind it, for rules that stop by themselves.
pub(super) fn series(n: usize) -> Vec<f64> {
    (0..n)
        .map(|i| 50.0 + 30.0 * libm::sin(12.9898 * i as f64) + 10.0 * libm::cos(78.233 * i as f64))
        .collect()
}

/// Three systems that share much of their randomness; the last is the best by one.
pub(super) fn systems(n: usize) -> Vec<Vec<f64>> {
    (0..3)
        .map(|i| {
            let luck = |j: usize| 3.0 * libm::sin((j + 1) as f64 * 12.9898 + 4.1414 * i as f64);
            (0..n).map(|j| i as f64 + luck(j)).collect()
        })
        .collect()
}

/// Holds a number to another within a distance.
#[track_caller]
pub(super) fn near(found: f64, expected: f64, distance: f64) {
    assert!((found - expected).abs() <= distance, "{found} is not within {distance} of {expected}");
}

/// Holds numbers to others, one by one.
#[track_caller]
pub(super) fn all_near(found: &[f64], expected: &[f64], distance: f64) {
    assert_eq!(found.len(), expected.len());
    for (&found, &expected) in found.iter().zip(expected) {
        near(found, expected, distance);
    }
}
