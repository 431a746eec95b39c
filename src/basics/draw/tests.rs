//! Published vectors, uniformity, and independence of neighbouring keys and purposes.

use super::*;

/// SplitMix64 from seed 1234567, as published with the algorithm's public-domain reference code and
/// repeated in Rosetta Code, "Pseudo-random numbers/Splitmix64".
#[test]
fn reproduces_the_published_vectors_of_splitmix64() {
    let mut keyed = Keyed::from_state(1_234_567);
    let drawn: Vec<u64> = (0..5).map(|_| keyed.bits()).collect();
    assert_eq!(
        drawn,
        [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ]
    );
}

const FIRST: [u64; 3] = [9_293_133_940_598_605_570, 3_320_594_010_897_694_555, 14_692_034_739_324_608_162];

/// A change of any of these moves every number of every study.
#[test]
fn the_first_draws_of_a_key_never_change() {
    let draws = Draws::new(7, 3);
    let drawn: Vec<u64> = (0..3).map(|week| draws.at(Purpose::Delivery, 812, week).bits()).collect();
    assert_eq!(drawn, FIRST);
}

const FAMILIES: u64 = 2_000;
const WEEKS: u32 = 260;

/// Largest of 20 Kolmogorov-Smirnov statistics (20 seeds, 520,000 keys each); the 1% point of the
/// largest of 20 is 1.95.
#[test]
fn draws_of_neighbouring_keys_are_uniform() {
    for seed in 0..20 {
        let draws = Draws::new(seed, 0);
        let mut drawn: Vec<f64> = (0..FAMILIES)
            .flat_map(|family| (0..WEEKS).map(move |week| (family, week)))
            .map(|(family, week)| draws.uniform(Purpose::Delivery, family, week))
            .collect();
        drawn.sort_by(f64::total_cmp);
        let n = drawn.len() as f64;
        let distance = drawn
            .iter()
            .enumerate()
            .map(|(i, u)| (u - i as f64 / n).abs().max(((i + 1) as f64 / n - u).abs()))
            .fold(0.0, f64::max);
        assert!(distance * n.sqrt() < 1.95, "seed {seed}: {}", distance * n.sqrt());
    }
}

/// Correlations between a draw and that of its neighbour in each part of the key. 120 correlations
/// in standard errors: the largest of so many independent ones exceeds 4 once in 130 tries.
#[test]
fn neighbouring_keys_purposes_and_seeds_are_independent() {
    for seed in 0..20u64 {
        let here = Draws::new(seed, 0);
        let (next_seed, next_replication) = (Draws::new(seed + 1, 0), Draws::new(seed, 1));
        let mut sums = [0.0; 6];
        for family in 0..FAMILIES {
            for week in 0..WEEKS {
                let u = here.uniform(Purpose::Delivery, family, week) - 0.5;
                let neighbours = [
                    here.uniform(Purpose::Delivery, family + 1, week),
                    here.uniform(Purpose::Delivery, family, week + 1),
                    here.uniform(Purpose::Crisis, family, week),
                    next_seed.uniform(Purpose::Delivery, family, week),
                    next_replication.uniform(Purpose::Delivery, family, week),
                    {
                        let mut second = here.at(Purpose::Delivery, family, week);
                        second.bits();
                        second.uniform()
                    },
                ];
                for (sum, neighbour) in sums.iter_mut().zip(neighbours) {
                    *sum += u * (neighbour - 0.5) * 12.0;
                }
            }
        }
        let n = (FAMILIES * u64::from(WEEKS)) as f64;
        for (which, sum) in sums.iter().enumerate() {
            let errors = sum / n.sqrt();
            assert!(errors.abs() < 4.0, "seed {seed}, neighbour {which}: {errors}");
        }
    }
}

#[test]
fn samplers_have_their_means() {
    let draws = Draws::new(1, 1);
    let n = 200_000;
    let mean =
        |f: &dyn Fn(Keyed) -> f64| (0..n).map(|i| f(draws.at(Purpose::Inert, i, 0))).sum::<f64>() / n as f64;
    let cases: [(&str, f64, f64, f64); 6] = [
        ("normal", mean(&|mut k| k.normal()), 0.0, 1.0),
        ("exponential", mean(&|mut k| k.exponential()), 1.0, 1.0),
        ("gumbel", mean(&|mut k| k.gumbel()), 0.577_215_664_9, 1.2825),
        ("weeks until 0.02", mean(&|mut k| k.weeks_until(0.02).map_or(0.0, f64::from)), 50.0, 49.5),
        ("poisson 1.05", mean(&|mut k| f64::from(k.poisson(1.05, 50))), 1.05, 1.025),
        ("poisson 900", mean(&|mut k| f64::from(k.poisson(900.0, 4_000))), 900.0, 30.0),
    ];
    for (name, found, expected, sd) in cases {
        let errors = (found - expected) / (sd / (n as f64).sqrt());
        assert!(errors.abs() < 4.0, "{name}: {found} for {expected}, {errors} standard errors");
    }
}

#[test]
fn an_event_that_never_happens_is_none_and_a_certain_one_is_next_week() {
    let draws = Draws::new(1, 1);
    assert_eq!(draws.at(Purpose::Inert, 1, 1).weeks_until(0.0), None);
    assert_eq!(draws.at(Purpose::Inert, 1, 1).weeks_until(1.0), Some(1));
}
