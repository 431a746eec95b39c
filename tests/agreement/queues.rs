//! Work that waits against queueing theory: assessments before one social worker, and costing before a
//! team of brokers.
//!
//! Referrals are Poisson, a stage takes fixed hours and a week has fixed hours, so that with a week of
//! c cases' hours, X' = (X + A − c)⁺ counts what waits at the end of each week. That is the queue of
//! M/D/c seen every service time (Crommelin 1932), not Erlang's M/M/c: the program knows no exponential
//! work. The law is solved week by week from an empty start; the solver is held to the closed form of
//! M/D/1 and, by Cosmetatos's ratio, to Erlang C.
//!
//! Not tested here: that work of other stages, visits, crises and absence slow a case as they should,
//! desk work and finance officers' queues, and the panel's interval.

use allotment::basics::Draws;
use allotment::parameters::levers::CostingBy;
use allotment::terms::Stage;
use allotment::week;
use rayon::prelude::*;

use crate::smallest::{Council, HOURS, apart, council, phase};

/// Replications a case.
const REPLICATIONS: u32 = 400;
/// Weeks in each, from an empty start.
const WEEKS: u32 = 250;
/// Standard errors within which the program has to lie.
const WITHIN: f64 = 4.0;
/// More than ever wait.
const MOST: usize = 600;

struct Case {
    name: &'static str,
    /// Cases that a week's hours are good for.
    servers: u32,
    /// Referrals a week.
    referrals: f64,
    /// Who works them off.
    brokers: bool,
}

const CASES: [Case; 5] = [
    Case { name: "a worker, one assessment a week", servers: 1, referrals: 0.7, brokers: false },
    Case { name: "a worker, one assessment a week", servers: 1, referrals: 0.85, brokers: false },
    Case { name: "a worker, three assessments a week", servers: 3, referrals: 2.4, brokers: false },
    Case { name: "two brokers", servers: 2, referrals: 1.6, brokers: true },
    Case { name: "five brokers", servers: 5, referrals: 4.25, brokers: true },
];

fn council_of(case: &Case) -> Council {
    let mut council = council();
    // As many are referred as are expected to leave. Where children come newly born, those present are of every
    // age alike, so the one first family leaves in each of the weeks of 18 years alike; no newcomer leaves in the
    // weeks that are lived.
    council.assumptions.population.age_max_arrival = 0.0;
    council.assumptions.population.referral_balance = 18.0 * 52.0 * case.referrals;
    if case.brokers {
        council.assumptions.casework.hours_cost_element = HOURS;
        council.assumptions.casework.broker_speed = 1.0;
        council.levers.costing_by = CostingBy::Brokers;
        council.levers.broker_fte = 500.0 * f64::from(case.servers);
    } else {
        council.assumptions.casework.hours_assessment = HOURS / f64::from(case.servers);
    }
    council
}

/// Means over a replication's weeks: cases that wait, and cases done in the week in which they came.
fn live(council: &Council, case: &Case, replication: u32) -> [f64; 2] {
    let context = council.context(Draws::new(1_917, replication));
    let mut world = week::open(&context);
    // A case comes to the brokers in the week after its assessment.
    let (stage, lag) = if case.brokers { (Stage::Costing, 1) } else { (Stage::Assessment, 0) };
    let (mut waiting, mut at_once) = (0, 0);
    while world.week.0 < WEEKS + lag {
        let week = world.week.0;
        phase(&mut world, &context, "arrivals");
        phase(&mut world, &context, "casework");
        // The first family has its plan.
        for (attention, case) in world.attention.iter().zip(&world.cases).skip(1) {
            let waits = case.stage == stage && attention.requested.0 + lag <= week;
            waiting += u32::from(waits);
            at_once += u32::from(!waits && attention.requested.0 + lag == week);
        }
        world.week = world.week.plus(1);
    }
    [waiting, at_once].map(|sum| f64::from(sum) / f64::from(WEEKS))
}

/// Chances of so many referrals in a week.
fn poisson(mean: f64) -> Vec<f64> {
    let mut chances = vec![libm::exp(-mean)];
    while chances.len() < MOST {
        chances.push(chances[chances.len() - 1] * mean / chances.len() as f64);
    }
    chances
}

/// One week of X' = (X + A − c)⁺: the chances of X, and the mean number done at once, min(A, (c − X)⁺),
/// since older requests go first.
fn a_week(waiting: &[f64], arrivals: &[f64], servers: usize) -> (Vec<f64>, f64) {
    let (mut next, mut at_once) = (vec![0.0; MOST], 0.0);
    for (x, &of_x) in waiting.iter().enumerate().filter(|(_, chance)| **chance > 1e-18) {
        for (a, &of_a) in
            arrivals.iter().enumerate().take_while(|(a, chance)| *a < servers || **chance > 1e-18)
        {
            next[(x + a).saturating_sub(servers).min(MOST - 1)] += of_x * of_a;
            at_once += of_x * of_a * a.min(servers.saturating_sub(x)) as f64;
        }
    }
    (next, at_once)
}

/// Means over `weeks` weeks from an empty start, after `skip` weeks.
fn law(servers: u32, referrals: f64, skip: u32, weeks: u32) -> [f64; 2] {
    let arrivals = poisson(referrals);
    let mut waiting = vec![0.0; MOST];
    waiting[0] = 1.0;
    let mut sums = [0.0; 2];
    for week in 0..skip + weeks {
        let (next, at_once) = a_week(&waiting, &arrivals, servers as usize);
        waiting = next;
        if week >= skip {
            sums[0] += waiting.iter().enumerate().map(|(x, chance)| x as f64 * chance).sum::<f64>();
            sums[1] += at_once;
        }
    }
    sums.map(|sum| sum / f64::from(weeks))
}

/// Erlang's mean queue of M/M/c with a mean service of one week.
fn erlang_queue(servers: u32, referrals: f64) -> f64 {
    // Erlang B by its recursion, then C.
    let blocked =
        (1..=servers).fold(1.0, |blocked, n| referrals * blocked / (f64::from(n) + referrals * blocked));
    let load = referrals / f64::from(servers);
    let waits = blocked / (1.0 - load * (1.0 - blocked));
    waits * load / (1.0 - load)
}

#[test]
fn work_that_waits_is_the_queue_of_fixed_work() {
    for case in &CASES {
        let council = council_of(case);
        let lived: Vec<[f64; 2]> =
            (0..REPLICATIONS).into_par_iter().map(|number| live(&council, case, number)).collect();
        let truth = law(case.servers, case.referrals, 0, WEEKS);
        let n = f64::from(REPLICATIONS);
        for (place, what) in ["wait", "are done in the week in which they came"].into_iter().enumerate() {
            let mean = lived.iter().map(|means| means[place]).sum::<f64>() / n;
            let squares =
                lived.iter().map(|means| (means[place] - mean) * (means[place] - mean)).sum::<f64>();
            let error = (squares / (n - 1.0) / n).sqrt();
            println!(
                "queue, {}, {} referrals: {mean:.4} {what}, by the law {:.4}, standard error {error:.4}, n {REPLICATIONS}",
                case.name, case.referrals, truth[place]
            );
            let far = apart(mean, truth[place], error);
            assert!(far.abs() < WITHIN, "{}: {mean} {what}, not {}", case.name, truth[place]);
        }
        println!("  Erlang C, with work as uneven as it supposes, has {:.4} waiting for ever", {
            erlang_queue(case.servers, case.referrals)
        });
    }
}

#[test]
fn the_solver_agrees_with_closed_forms() {
    for case in &CASES {
        let (c, load) = (f64::from(case.servers), case.referrals / f64::from(case.servers));
        let [solved, _] = law(case.servers, case.referrals, 2_000, 1);
        // Pollaczek and Khinchine, exact for one server.
        let single = load * load / (2.0 * (1.0 - load));
        if case.servers == 1 {
            assert!((solved - single).abs() < 1e-6 * single, "{solved} is not {single}");
        }
        // Cosmetatos (1975): fixed work has about half of Erlang's queue, a little more with few busy.
        let ratio =
            0.5 * (1.0 + (1.0 - load) * (c - 1.0) * ((4.0 + 5.0 * c).sqrt() - 2.0) / (16.0 * c * load));
        let close = erlang_queue(case.servers, case.referrals) * ratio;
        println!("law, c = {c}, load {load:.2}: {solved:.5} waiting; by Erlang C and Cosmetatos {close:.5}");
        assert!((solved / close - 1.0).abs() < 0.02, "{solved} is not near {close}");
    }
}
