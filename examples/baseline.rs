//! Prints the baseline's outcomes over some replications, for a look at the model.
use allotment::assumptions::Assumptions;
use allotment::environment::Environment;
use allotment::outcome::OUTCOMES;
use allotment::policy::Levers;
use allotment::replication::{Course, Experiment, replicate};
fn main() {
    let place = std::env::args().nth(1).unwrap_or("early-adopter".into());
    let n: u32 = std::env::args().nth(2).map_or(8, |s| s.parse().unwrap());
    let course = Course { levers: Levers::default(), environment: Environment::default() };
    let mut light = course.clone();
    light.levers.returns_per_year = 1;
    let mut keep = course.clone();
    keep.levers.weeks_keep = 0.0;
    let e = Experiment {
        place: allotment::place::find(&place).unwrap(),
        assumptions: Assumptions::default(),
        warm_up: course.clone(),
        options: vec![course, light, keep],
        horizon_years: 6,
        seed: 1,
    };
    let t = std::time::Instant::now();
    let runs: Vec<_> = (0..n).map(|r| replicate(&e, r)).collect();
    let fam: f64 = e.place.figures.families as f64;
    let ns = t.elapsed().as_nanos() as f64 / n as f64 / (fam * 52.0 * (1.0 + 5.0 * e.options.len() as f64));
    for (i, o) in OUTCOMES.iter().enumerate() {
        print!("{:26}", o.name);
        for k in 0..e.options.len() {
            let m: f64 = runs.iter().map(|r| r[k].horizon[i]).sum::<f64>() / n as f64;
            print!(" {m:12.4}");
        }
        print!("   ");
        for y in 0..5 {
            print!(" {:10.3}", runs.iter().map(|r| r[0].years[y][i]).sum::<f64>() / n as f64);
        }
        println!();
    }
    println!("{ns:.0} ns a family-week");
}
