//! What published figures say of how councils differ: a table made by `data/estimate_spending.py`.
//!
//! Never knows what an estimate is used for.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static ESTIMATES: LazyLock<BTreeMap<&'static str, f64>> = LazyLock::new(|| {
    let lines =
        include_str!("../../data/estimates.csv").lines().filter(|line| !line.starts_with('#')).skip(1);
    lines
        .map(|line| {
            let mut fields = line.splitn(3, ',');
            let name = fields.next().unwrap_or_default();
            let value = fields.next().and_then(|value| value.parse().ok());
            (name, value.expect("data/estimates.csv is embedded, and a test reads every row of it"))
        })
        .collect()
});

/// An estimate by its name.
///
/// # Panics
/// There is none of that name, which a test of every use shows.
pub(super) fn estimate(name: &str) -> f64 {
    *ESTIMATES.get(name).unwrap_or_else(|| panic!("data/estimates.csv has no row `{name}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_number() {
        assert!(ESTIMATES.len() > 50);
        assert!(ESTIMATES.values().all(|value| value.is_finite()));
        assert!(estimate("S_d") > 0.0);
    }
}
