//! What of a place is solved, so that it comes out as put in: the time a case takes, how readily direct
//! payments are offered and chosen, and how many hours an account's money stands for.
//!
//! Solved on warm-ups with a luck of their own, so that no study's runs are matched to a target. Never knows
//! options, files or threads.

use crate::outcome::Tally;
use crate::parameters::assumptions::Assumptions;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;
use crate::place::{Place, PlaceDraw};
use crate::replication::{Experiment, PolicySchedule, WARM_UP_YEARS, warm_up_counted};
use std::sync::OnceLock;

/// Mean pressure of workers in the warm-up's last year: demand a little over the hours there are.
pub const PRESSURE: f64 = 1.05;
/// Caseload at which a case takes the time of the assumptions, to begin with.
const USUAL_CASELOAD: f64 = 16.0;
/// Seed of the lucks on which places are solved, with a place's children: places share no error of theirs.
const SEED: u64 = 0x5011_7E5E;
/// Lucks over which the median place is first solved.
const LUCKS: u32 = 8;
/// Rounds in which it is at most.
const ROUNDS: u32 = 6;
/// Families of all the lucks together over which it is then solved: a small place needs more of them.
const FAMILIES: u32 = 24_000;
/// Lucks then, at most.
const MOST_LUCKS: u32 = 48;
/// Rounds in which a draw's own place is corrected from there, on one luck.
const CORRECTIONS: u32 = 2;
/// How much more than in proportion hours of need move the money of an account.
const HOURS_TO_MONEY: f64 = 1.1;
/// The largest effect of a council either way, beyond which nothing moves any more.
const MOST_EFFECT: f64 = 5.0;
/// Share of children with a plan who have an account at the reference authority, by the council effect.
const SHARES: [(f64, f64); 7] =
    [(-3.0, 0.02), (-2.0, 0.06), (-1.0, 0.17), (0.0, 0.39), (1.0, 0.60), (2.0, 0.73), (3.0, 0.77)];
/// Log-odds of that share a unit of the effect, where it is corrected.
const SLOPE: f64 = 0.9;

/// Solves one study's place, draw by draw.
#[derive(Clone, Debug)]
pub struct Solver {
    place: Place,
    assumptions: Assumptions,
    schedule: PolicySchedule,
    median: OnceLock<Median>,
}

/// The median place as solved, and how it came out on the first luck.
#[derive(Clone, Debug)]
struct Median {
    place: Place,
    first: Measured,
}

/// How a place came out in the last year of a warm-up.
#[derive(Clone, Copy, Debug, Default)]
struct Measured {
    pressure: f64,
    /// Log-odds of a family with a case having an account.
    share: f64,
    /// Logarithm of the money a year of a child with an account.
    money: f64,
}

impl Solver {
    /// For a place under assumptions, warmed up by a schedule. Where that has no direct payments, a place is
    /// solved under today's usual policy, since what is published was paid under it.
    pub fn new(place: &Place, assumptions: &Assumptions, warm_up: &PolicySchedule) -> Solver {
        let levers = if warm_up.levers.personalised && warm_up.levers.available_dp {
            warm_up.levers.clone()
        } else {
            Levers::default()
        };
        let schedule = PolicySchedule::new(levers, Environment::default());
        let (place, assumptions) = (place.clone(), assumptions.clone());
        Solver { place, assumptions, schedule, median: OnceLock::new() }
    }

    /// The place of one draw under its own assumptions, solved; as it is where nothing of it is solved.
    ///
    /// # Panics
    /// Where a law of the model breaks in a warm-up.
    pub fn place(&self, draw: &PlaceDraw, assumptions: &Assumptions) -> Place {
        if self.place.basis.is_none() {
            return self.place.clone();
        }
        let median = self.median.get_or_init(|| self.solve_median());
        if *draw == PlaceDraw::MEDIAN && *assumptions == self.assumptions {
            return median.place.clone();
        }
        self.corrected(median, self.place.drawn(draw), assumptions)
    }

    /// The median place, solved; for documents.
    ///
    /// # Panics
    /// As [`Solver::place`].
    pub fn median(&self) -> Place {
        self.place(&PlaceDraw::MEDIAN, &self.assumptions)
    }

    fn solve_median(&self) -> Median {
        let mut place = self.place.clone();
        let figures = &mut place.figures;
        let asked = |name: &str| !self.place.is_given(name);
        if asked("time_per_case") {
            figures.time_per_case = USUAL_CASELOAD / figures.caseload;
        }
        if asked("council_effect") {
            figures.council_effect = usual_effect(figures.account_share);
        }
        let target = self.aim(&place);
        for _ in 0..ROUNDS {
            let mean = self.measured(&place, LUCKS);
            if mean.is_near(&target) {
                break;
            }
            self.step(&mut place, &self.assumptions, &mean, &target);
        }
        let lucks = (FAMILIES / place.figures.families.max(1)).clamp(LUCKS, MOST_LUCKS);
        let mean = self.measured(&place, lucks);
        self.step(&mut place, &self.assumptions, &mean, &target);
        let first = Measured::of(&self.last_year(&place, &self.assumptions, 0), &place);
        Median { place, first }
    }

    /// How a place comes out over some lucks together.
    fn measured(&self, place: &Place, lucks: u32) -> Measured {
        let mut all = Tally::default();
        (0..lucks).for_each(|luck| all.add(&self.last_year(place, &self.assumptions, luck)));
        Measured::of(&all, place)
    }

    /// From the median's solution to a draw's: by its own aims, then as the same luck came out there.
    fn corrected(&self, median: &Median, mut place: Place, assumptions: &Assumptions) -> Place {
        let (solved, aim) = (&median.place.figures, self.aim(&median.place));
        let own = self.aim(&place);
        let figures = &mut place.figures;
        figures.time_per_case = solved.time_per_case;
        if !self.place.is_given("time_per_case") {
            figures.time_per_case *= solved.caseload / figures.caseload;
        }
        figures.council_effect = solved.council_effect;
        if !self.place.is_given("council_effect") {
            let moved = usual_effect(figures.account_share) - usual_effect(solved.account_share);
            figures.council_effect = (figures.council_effect + moved).clamp(-MOST_EFFECT, MOST_EFFECT);
        }
        figures.need_scale = solved.need_scale;
        if !self.place.is_given("need_scale") {
            figures.need_scale *= libm::exp(HOURS_TO_MONEY * (own.money - aim.money));
        }
        // Chance of this one luck, which the median's many lucks average out, is taken off the aim.
        let target = Measured {
            pressure: median.first.pressure,
            share: own.share + median.first.share - aim.share,
            money: own.money + median.first.money - aim.money,
        };
        for _ in 0..CORRECTIONS {
            let measured = Measured::of(&self.last_year(&place, assumptions, 0), &place);
            self.step(&mut place, assumptions, &measured, &target);
        }
        place
    }

    /// What a place's own figures ask of the last year of a warm-up. Its money is that of the first policy year,
    /// over which half of the first April's uprating reaches the budgets.
    fn aim(&self, place: &Place) -> Measured {
        let uprated = libm::log(1.0 + self.schedule.levers.fee_uprating) / 2.0;
        Measured {
            pressure: PRESSURE,
            share: log_odds(place.figures.account_share),
            money: libm::log(place.figures.money_per_account) - uprated,
        }
    }

    /// Moves what is solved from how it came out towards the aim.
    fn step(&self, place: &mut Place, assumptions: &Assumptions, measured: &Measured, target: &Measured) {
        let w = &assumptions.workforce;
        let overhead = w.overhead_hours / (w.worker_hours * (1.0 - w.worker_absence)).max(1.0);
        let asked = |name: &str| !self.place.is_given(name);
        let figures = &mut place.figures;
        if asked("time_per_case") {
            let ratio = (target.pressure - overhead).max(0.05) / (measured.pressure - overhead).max(0.05);
            figures.time_per_case *= ratio.clamp(0.5, 2.0);
        }
        if asked("need_scale") {
            figures.need_scale *= libm::exp(HOURS_TO_MONEY * (target.money - measured.money)).clamp(0.5, 2.0);
        }
        if asked("council_effect") {
            let moved = ((target.share - measured.share) / SLOPE).clamp(-1.5, 1.5);
            figures.council_effect = (figures.council_effect + moved).clamp(-MOST_EFFECT, MOST_EFFECT);
        }
    }

    /// What the last year of a warm-up counted.
    fn last_year(&self, place: &Place, assumptions: &Assumptions, luck: u32) -> Tally {
        let experiment = Experiment {
            place: place.clone(),
            assumptions: assumptions.clone(),
            warm_up: self.schedule.clone(),
            options: Vec::new(),
            warm_up_years: WARM_UP_YEARS,
            horizon_years: 1,
            seed: SEED ^ self.place.children().round() as u64,
        };
        let (_, counts) = warm_up_counted(&experiment, luck);
        let mut year = Tally::default();
        counts.quarters.iter().rev().take(4).for_each(|quarter| year.add(quarter));
        year
    }
}

/// The council effect that usually leads to a share of children with accounts, between those that were tried.
fn usual_effect(share: f64) -> f64 {
    let share = log_odds(share);
    let at =
        SHARES.windows(2).find(|pair| share <= log_odds(pair[1].1)).unwrap_or(&SHARES[SHARES.len() - 2..]);
    let ((low, low_share), (high, high_share)) = (at[0], at[1]);
    let part = (share - log_odds(low_share)) / (log_odds(high_share) - log_odds(low_share));
    (low + part * (high - low)).clamp(-MOST_EFFECT, MOST_EFFECT)
}

fn log_odds(share: f64) -> f64 {
    let share = share.clamp(0.002, 0.998);
    libm::log(share / (1.0 - share))
}

impl Measured {
    fn of(year: &Tally, place: &Place) -> Measured {
        let holding = year.dp_weeks + year.managed_weeks;
        let share = if year.family_weeks > 0.0 { holding / year.family_weeks } else { 0.0 };
        let children = place.children_per_family();
        let money = year.paid * 52.0 / (holding * children).max(1.0);
        Measured {
            pressure: if year.worker_weeks > 0.0 { year.pressure / year.worker_weeks } else { PRESSURE },
            share: log_odds(share),
            money: libm::log(money.max(1.0)),
        }
    }

    fn is_near(&self, target: &Measured) -> bool {
        let near = |of: fn(&Measured) -> f64, by: f64| (of(self) - of(target)).abs() < by;
        near(|m| m.pressure, 0.02) && near(|m| m.share, 0.025) && near(|m| m.money, 0.01)
    }
}
