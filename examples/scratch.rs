use allotment::outcome::{Tally, OUTCOMES};
use allotment::parameters::{assumptions::Assumptions, environment::Environment, levers::Levers};
use allotment::replication::*;
use allotment::basics::Draws;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let reps: u32 = args[2].parse().unwrap();
    let mut tokens = args[3..].iter();
    let mut assumptions = Assumptions::default();
    let mut levers = Levers::default();
    let mut environment = Environment::default();
    let mut phi = None; let mut nosolve = false; let mut asp = false; let mut families = None; let mut years = 10u32;
    use allotment::basics::parameter::Table;
    while let Some(t) = tokens.next() {
        let (k, v) = t.split_once('=').unwrap(); let v: f64 = v.parse().unwrap();
        if k == "phi" { phi = Some(v) } else if k == "nosolve" { nosolve = true } else if k == "asp" { asp = true } else if k == "families" { families = Some(v as u32) }
        else if k == "years" { years = v as u32 }
        else { let (g, n) = k.split_once('.').unwrap(); assert!(assumptions.set(g,n,v) || levers.set(g,n,v) || environment.set(g,n,v), "{k}"); }
    }
    println!("{:<20} yr  n  famil press turno expct casel contc takeup unsp clawb need  susp late overl PAemp unfil util  provs clos entr emplo vacan unmet", "place");
    for name in args[1].split(',') {
        let mut place = allotment::place::find(name).unwrap();
        if let Some(f) = families { place.figures.families = f; }
        let schedule = PolicySchedule::new(levers.clone(), environment.clone());
        if asp { place.take_staff_as_published(); }
        let t0 = std::time::Instant::now();
        if nosolve { place.figures.time_per_case = 16.0 / place.figures.caseload; } else { place = allotment::solve::Solver::new(&place, &assumptions, &schedule).median(); }
        if let Some(p) = phi { place.figures.time_per_case = p; }
        println!("{name}: {:?} aim paid {:.0} solved in {:.1}s", place.figures, place.direct_payments(), t0.elapsed().as_secs_f64());
        let e = Experiment { place, assumptions: assumptions.clone(), warm_up: schedule.clone(), options: vec![schedule], warm_up_years: WARM_UP_YEARS, horizon_years: 1 + years, seed: 20261121 };
        let mut sums: Vec<Tally> = vec![];
        for r in 0..reps {
            let (world, warm) = warm_up_counted(&e, r);
            let context = warm_up_context(&e, Draws::new(e.seed, r));
            let mut world = world;
            let counts = run_option(&mut world, &context, &e, &e.options[0]);
            for (i, t) in warm.quarters.iter().chain(&counts.quarters).enumerate() {
                if sums.len() <= i / 4 { sums.push(Tally::default()); }
                sums[i / 4].add(t);
            }
        }
        for (y, t) in sums.iter().enumerate() {
            let get = |n: &str| OUTCOMES.iter().find(|o| o.name == n).and_then(|o| o.of(t)).unwrap_or(f64::NAN);
            println!("{:<20} {:>3} {:>4} {:>5.0} {:>5.2} {:>5.3} {:>5.3} {:>5.1} {:>5.3} {:>5.3} {:>5.3} {:>5.3} {:>5.3} {:>5.3} {:>5.3} {:>5.3} {:>5.1} {:>5.3} {:>5.3} {:>5.1} {:>4.2} {:>4.2} {:>5.3} {:>5.3} {:>5.0} paid {:>7.0}",
                name, y as i32 - 4, reps, t.family_weeks / t.weeks, t.pressure / t.worker_weeks, get("worker_turnover"), t.leaving_chance * 52.0 / t.permanent_weeks, get("caseload"), get("contact_share"), get("take_up"), get("unspent"), get("clawback"), get("need_met"), get("suspensions"), get("returns_late"), get("overloaded"), t.pa_employed / t.weeks, get("pa_posts_unfilled"), t.booked_hours / t.staffed_hours, t.provider_weeks / t.weeks, t.closures / reps as f64, t.entries / reps as f64, get("employing"), t.dropouts * 52.0 / (t.dp_weeks + t.managed_weeks), t.overspend/1000.0, t.paid / t.weeks * 52.0);
        }
    }
}
