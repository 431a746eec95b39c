//! How often the program's intervals hold a truth that is known: 2,000 synthetic studies a case.
//!
//! What a report prints comes from `Measure::of`, `half_width`, `Stopping` and `could_be_best`; the
//! other intervals of `stats` stand at the end. Where theory promises the nominal coverage, or says
//! how much less, the observed one has to lie within three standard errors; where it says only that
//! it is less, the figure is printed and has to stay where it was when it was written down.

use allotment::basics::{Draws, Keyed, Purpose};
use allotment::stats::{
    Layout, Prefer, Rule, Sorted, Stopping, bootstrap, clopper_pearson, could_be_best, summary,
    welch_interval, wilson,
};
use allotment::study::compare::Measure;
use rayon::prelude::*;

/// Studies a case.
const STUDIES: u32 = 2_000;
/// What every interval claims.
const NOMINAL: f64 = 0.95;

/// What theory says of an interval's coverage.
#[derive(Clone, Copy)]
enum Theory {
    /// The nominal one: exactly, or as nearly as 2,000 studies can see.
    Nominal,
    /// No less than that.
    AtLeast,
    /// This much, by an expansion or an exact sum.
    About(f64),
    /// Less; seen to lie between these when the test was written.
    Less(f64, f64),
}

struct Case {
    name: &'static str,
    theory: Theory,
    /// Whether a study's interval holds the truth.
    holds: fn(&mut Keyed) -> bool,
}

fn within((low, high): (f64, f64), truth: f64) -> bool {
    low <= truth && truth <= high
}

/// What is reported of an option beside its baseline.
fn reported(own: &[f64], baseline: &[f64], layout: Option<&Layout>) -> (f64, f64) {
    let pair = Measure::of(own, Some(baseline), layout).against.unwrap();
    (pair.low, pair.high)
}

fn many(n: usize, mut one: impl FnMut() -> f64) -> Vec<f64> {
    (0..n).map(|_| one()).collect()
}

fn lognormal(luck: &mut Keyed, sd: f64) -> f64 {
    libm::exp(sd * luck.normal())
}

/// Mean of a lognormal number of median 1.
fn lognormal_mean(sd: f64) -> f64 {
    libm::exp(sd * sd / 2.0)
}

/// A study of `n` matched pairs: the option's own part over a baseline that both share.
fn pairs(luck: &mut Keyed, n: usize, shared: f64, own: fn(&mut Keyed) -> f64) -> (Vec<f64>, Vec<f64>) {
    let (mut option, mut baseline) = (Vec::new(), Vec::new());
    for _ in 0..n {
        let common = shared * luck.normal();
        option.push(common + own(luck));
        baseline.push(common + luck.normal());
    }
    (option, baseline)
}

/// Of so many families, the share that takes something up.
fn share(luck: &mut Keyed, families: u32, chance: f64) -> f64 {
    let takers = (0..families).filter(|_| luck.uniform() < chance).count();
    takers as f64 / f64::from(families)
}

/// Runs in draws, each with a number of its own beside that of its draw and its luck.
fn layers(luck: &mut Keyed, draws: usize, each: usize, sds: [f64; 3], crossed: bool) -> (Vec<f64>, Layout) {
    let of_draws = many(draws, || sds[0] * luck.normal());
    let of_lucks = many(each, || sds[1] * luck.normal());
    let mut numbers = Vec::new();
    for of_draw in &of_draws {
        for of_luck in &of_lucks {
            let shared = if crossed { *of_luck } else { 0.0 };
            numbers.push(1.0 + of_draw + shared + sds[2] * luck.normal());
        }
    }
    let runs = 0..draws * each;
    let random_streams = crossed.then(|| runs.clone().map(|run| run % each).collect());
    (numbers, Layout { draws: runs.map(|run| run / each).collect(), random_streams })
}

fn layered_holds(luck: &mut Keyed, draws: usize, each: usize, sds: [f64; 3], crossed: bool) -> bool {
    let (numbers, layout) = layers(luck, draws, each, sds, crossed);
    within(reported(&numbers, &vec![0.0; numbers.len()], Some(&layout)), 1.0)
}

/// Runs matched pairs until the difference is known to a fifth of its deviation, and reports.
fn stopped_holds(truth: f64, half: f64, mut difference: impl FnMut() -> f64) -> bool {
    let (mut stopping, mut numbers) = (Stopping::new(Rule::absolute(half)), Vec::new());
    loop {
        numbers.push(difference());
        if stopping.push(numbers[numbers.len() - 1]).is_some() {
            return within(reported(&numbers, &vec![0.0; numbers.len()], None), truth);
        }
    }
}

/// The share of binomial counts whose interval holds the chance: an exact sum.
fn binomial_coverage(of: usize, chance: f64, interval: fn(usize, usize, f64) -> (f64, f64)) -> f64 {
    let mut weight = libm::pow(1.0 - chance, of as f64);
    let mut sum = 0.0;
    for hits in 0..=of {
        if within(interval(hits, of, NOMINAL), chance) {
            sum += weight;
        }
        weight *= (of - hits) as f64 / (hits + 1) as f64 * chance / (1.0 - chance);
    }
    sum
}

fn hits(luck: &mut Keyed, of: usize, chance: f64) -> usize {
    (0..of).filter(|_| luck.uniform() < chance).count()
}

/// By how much skewness and kurtosis take from the coverage of a t interval of `n` numbers, to the
/// first order (Hall 1992, section 2.5): 2 z φ(z)/n (κ (z² − 3)/12 − γ² (z⁴ + 2z² − 3)/18).
fn of_t(n: f64, skewness: f64, kurtosis: f64) -> f64 {
    let z: f64 = 1.959_963_984_540_054;
    let density = libm::exp(-z * z / 2.0) / (2.0 * std::f64::consts::PI).sqrt();
    let terms =
        kurtosis * (z * z - 3.0) / 12.0 - skewness * skewness * (z * z * z * z + 2.0 * z * z - 3.0) / 18.0;
    NOMINAL + 2.0 * z * density / n * terms
}

#[test]
fn intervals_hold_the_truth_as_often_as_they_say() {
    use Theory::{About, AtLeast, Less, Nominal};
    let cases = [
        Case {
            name: "paired difference, normal, 20 pairs that share nothing",
            theory: Nominal,
            holds: |luck| {
                let (option, baseline) = pairs(luck, 20, 0.0, |luck| 0.3 + luck.normal());
                within(reported(&option, &baseline, None), 0.3)
            },
        },
        Case {
            name: "paired difference, normal, 20 pairs with correlation 0.9",
            theory: Nominal,
            holds: |luck| {
                let (option, baseline) = pairs(luck, 20, 3.0, |luck| 0.3 + luck.normal());
                within(reported(&option, &baseline, None), 0.3)
            },
        },
        Case {
            name: "paired difference, normal, 100 pairs with correlation 0.9",
            theory: Nominal,
            holds: |luck| {
                let (option, baseline) = pairs(luck, 100, 3.0, |luck| 0.3 + 2.0 * luck.normal());
                within(reported(&option, &baseline, None), 0.3)
            },
        },
        Case {
            name: "paired difference of take-up by 60 families, 50 pairs",
            theory: Nominal,
            holds: |luck| {
                let option = many(50, || share(luck, 60, 0.3));
                let baseline = many(50, || share(luck, 60, 0.2));
                within(reported(&option, &baseline, None), 0.1)
            },
        },
        Case {
            name: "mean, lognormal (0.5), 40 runs",
            theory: About(of_t(40.0, 1.750_2, 5.898_4)),
            holds: |luck| within(summary(&many(40, || lognormal(luck, 0.5))).interval(), lognormal_mean(0.5)),
        },
        Case {
            name: "mean, exponential, 60 runs",
            theory: About(of_t(60.0, 2.0, 6.0)),
            holds: |luck| within(summary(&many(60, || luck.exponential())).interval(), 1.0),
        },
        Case {
            name: "mean, lognormal (1), 20 runs",
            theory: Less(0.84, 0.92),
            holds: |luck| within(summary(&many(20, || lognormal(luck, 1.0))).interval(), lognormal_mean(1.0)),
        },
        Case {
            name: "mean, lognormal (1), 200 runs",
            theory: Less(0.90, 0.95),
            holds: |luck| {
                within(summary(&many(200, || lognormal(luck, 1.0))).interval(), lognormal_mean(1.0))
            },
        },
        Case {
            name: "paired difference, lognormal (1) that a policy scales by 1.3, 50 pairs",
            theory: Less(0.87, 0.94),
            holds: |luck| {
                let baseline = many(50, || lognormal(luck, 1.0));
                let option: Vec<f64> = baseline.iter().map(|number| 1.3 * number).collect();
                within(reported(&option, &baseline, None), 0.3 * lognormal_mean(1.0))
            },
        },
        Case {
            name: "30 draws of 4 runs, normal",
            theory: Nominal,
            holds: |luck| layered_holds(luck, 30, 4, [2.0, 0.0, 1.0], false),
        },
        Case {
            name: "8 draws of 4 runs, normal",
            theory: Nominal,
            holds: |luck| layered_holds(luck, 8, 4, [2.0, 0.0, 1.0], false),
        },
        Case {
            name: "40 draws by 10 lucks, draws matter most",
            theory: Nominal,
            holds: |luck| layered_holds(luck, 40, 10, [2.0, 1.0, 1.0], true),
        },
        Case {
            name: "40 draws by 10 lucks, luck matters most",
            theory: Nominal,
            holds: |luck| layered_holds(luck, 40, 10, [0.5, 2.0, 1.0], true),
        },
        Case {
            name: "20 draws by 5 lucks, only the rest matters",
            theory: AtLeast,
            holds: |luck| layered_holds(luck, 20, 5, [0.0, 0.0, 1.0], true),
        },
        Case {
            name: "stopped at a precision, normal, about 100 pairs",
            theory: Nominal,
            holds: |luck| stopped_holds(0.3, 0.2, || 0.3 + luck.normal()),
        },
        Case {
            name: "stopped at a precision as soon as may be, normal, 35 pairs and more",
            theory: Nominal,
            holds: |luck| stopped_holds(0.3, 0.36, || 0.3 + luck.normal()),
        },
        Case {
            name: "stopped at a precision, lognormal (1), about 450 pairs",
            theory: Less(0.88, 0.95),
            holds: |luck| stopped_holds(lognormal_mean(1.0), 0.2, || lognormal(luck, 1.0)),
        },
        Case {
            name: "the best of four options that are all alike is among those that could be best",
            theory: AtLeast,
            holds: |luck| {
                let runs = many(30, || 3.0 * luck.normal());
                let options: Vec<Vec<f64>> =
                    (0..4).map(|_| runs.iter().map(|shared| shared + luck.normal()).collect()).collect();
                could_be_best(&options, Prefer::Higher, NOMINAL)[0].could_be_best
            },
        },
        Case {
            name: "unmatched difference (Welch), normal, 15 and 40 runs of unlike spread",
            theory: Nominal,
            holds: |luck| {
                let option = many(15, || 0.3 + 3.0 * luck.normal());
                let baseline = many(40, || luck.normal());
                within(welch_interval(&option, &baseline, NOMINAL), 0.3)
            },
        },
        Case {
            name: "share of 50 runs (Wilson), truth 0.1",
            theory: About(binomial_coverage(50, 0.1, wilson)),
            holds: |luck| within(wilson(hits(luck, 50, 0.1), 50, NOMINAL), 0.1),
        },
        Case {
            name: "share of 50 runs (Clopper and Pearson), truth 0.1",
            theory: About(binomial_coverage(50, 0.1, clopper_pearson)),
            holds: |luck| within(clopper_pearson(hits(luck, 50, 0.1), 50, NOMINAL), 0.1),
        },
        Case {
            name: "median of 100 lognormal (1) runs by ranks",
            theory: About(0.964_8),
            holds: |luck| {
                let numbers = many(100, || lognormal(luck, 1.0));
                within(Sorted::new(&numbers).quantile_interval(0.5, NOMINAL), 1.0)
            },
        },
        Case {
            name: "ratio of two means (BCa, 499 resamples), lognormal (0.5), 40 runs",
            theory: Less(0.90, 0.96),
            holds: |luck| {
                let (own, base) = (many(40, || lognormal(luck, 0.5)), many(40, || lognormal(luck, 0.5)));
                let sum = |of: &[f64], places: &[usize]| places.iter().map(|&place| of[place]).sum::<f64>();
                let ratio = |places: &[usize]| sum(&own, places) / sum(&base, places);
                within(bootstrap(40, 499, luck.bits(), NOMINAL, ratio).bca, 1.0)
            },
        },
    ];
    let mut wrong = Vec::new();
    for (place, case) in cases.iter().enumerate() {
        let luck = Draws::new(1_908, place as u32);
        let held = (0..STUDIES)
            .into_par_iter()
            .filter(|&study| (case.holds)(&mut luck.at(Purpose::Inert, u64::from(study), 0)))
            .count();
        let observed = held as f64 / f64::from(STUDIES);
        let error = |truth: f64| 3.0 * (truth * (1.0 - truth) / f64::from(STUDIES)).sqrt();
        let (says, right) = match case.theory {
            Nominal => ("nominal".to_owned(), (observed - NOMINAL).abs() <= error(NOMINAL)),
            AtLeast => ("nominal or more".to_owned(), observed >= NOMINAL - error(NOMINAL)),
            About(truth) => (format!("{truth:.4}"), (observed - truth).abs() <= error(truth)),
            Less(low, high) => ("less".to_owned(), (low..=high).contains(&observed)),
        };
        let line = format!(
            "coverage, {}: {observed:.4}, nominal {NOMINAL}, by theory {says}, standard error {:.4}",
            case.name,
            (observed * (1.0 - observed) / f64::from(STUDIES)).sqrt()
        );
        println!("{line}");
        if !right {
            wrong.push(line);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
