//! Every outcome declared once: name, label, numerator, denominator, unit, better direction.
//!
//! A [`Tally`] holds what one quarter of one authority counted; tallies add up to years and to the
//! whole horizon, and an outcome is a ratio of two of their sums.

pub mod accounts_year;
pub mod diary;
pub mod family_record;
pub mod gain;
pub mod subgroup;
mod tally;

pub use tally::Tally;

/// What an outcome is measured in, which decides how it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Unit {
    /// A share, printed as a percentage; differences in percentage points.
    Share,
    /// Pounds a year.
    PoundsAYear,
    /// Pounds an hour.
    PoundsAnHour,
    /// Hours a week.
    HoursAWeek,
    /// Hours.
    Hours,
    /// Weeks.
    Weeks,
    /// A number a year.
    AYear,
    /// A plain number.
    Number,
}

/// Which way is better for families and the public purse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: it describes.
    Neither,
}

/// One outcome's row.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// The name in files, columns and flags.
    pub name: &'static str,
    /// The name in print.
    pub label: &'static str,
    /// What is counted.
    pub numerator: &'static str,
    /// What it is divided by.
    pub denominator: &'static str,
    /// Unit.
    pub unit: Unit,
    /// Better direction.
    pub better: Better,
    /// Whether it belongs to the first table and the pictures over time.
    pub headline: bool,
    /// Whether it is defined over the policy years only where it is in each of them. A share of what
    /// accounts hold would otherwise set an option's first year against five of its baseline.
    pub every_year: bool,
    parts: fn(&Tally) -> (f64, f64),
}

impl Outcome {
    /// The outcome of a span, or `None` where its denominator is nothing (no account was paid, say).
    pub fn of(&self, tally: &Tally) -> Option<f64> {
        let (numerator, denominator) = (self.parts)(tally);
        (denominator > 0.0).then(|| numerator / denominator)
    }

    /// The row of that name.
    pub fn named(name: &str) -> Option<&'static Outcome> {
        OUTCOMES.iter().find(|outcome| outcome.name == name)
    }

    /// The place of that name in [`OUTCOMES`].
    pub fn index(name: &str) -> Option<usize> {
        OUTCOMES.iter().position(|outcome| outcome.name == name)
    }
}

/// Declares [`OUTCOMES`].
macro_rules! outcomes {
    ($( $name:ident: $label:literal, $numerator:literal / $denominator:literal, $unit:ident, $better:ident $(, $flag:ident)* => |$t:ident| $parts:expr; )+) => {
        /// Every outcome, in the order of tables.
        pub static OUTCOMES: &[Outcome] = &[ $( Outcome {
            name: stringify!($name), label: $label, numerator: $numerator, denominator: $denominator,
            unit: Unit::$unit, better: Better::$better, headline: flagged(&[$(stringify!($flag)),*], "headline"),
            every_year: flagged(&[$(stringify!($flag)),*], "every_year"),
            parts: |$t| $parts,
        } ),+ ];
    };
}

/// Whether a flag is among an outcome's flags.
const fn flagged(flags: &[&str], flag: &str) -> bool {
    let mut i = 0;
    while i < flags.len() {
        let (one, other) = (flags[i].as_bytes(), flag.as_bytes());
        let mut same = one.len() == other.len();
        let mut place = 0;
        while same && place < one.len() {
            same = one[place] == other[place];
            place += 1;
        }
        if same {
            return true;
        }
        i += 1;
    }
    false
}

outcomes! {
    take_up: "Take-up of direct payments", "weeks of families holding a direct payment" / "weeks of families with an approved plan", Share, Higher, headline => |t| (t.dp_weeks, t.plan_weeks);
    unspent: "Unspent budgets", "paid into accounts less spent from them" / "paid into accounts", Share, Lower, headline, every_year => |t| (t.paid - t.spent, t.paid);
    clawback: "Clawback", "money reclaimed" / "paid into accounts", Share, Lower, headline, every_year => |t| (t.reclaimed, t.paid);
    need_met: "Need met", "hours delivered" / "hours assessed, every family counted", Share, Higher, headline => |t| (t.hours_delivered, t.hours_assessed);
    suspensions: "Accounts suspended", "suspensions" / "account-years", AYear, Lower, headline, every_year => |t| (t.suspensions * 52.0, t.account_weeks);
    overloaded: "Overloaded families", "family-weeks with load above one" / "family-weeks", Share, Lower, headline => |t| (t.overloaded_weeks, t.family_weeks);
    gap_need_met: "Gap in need met", "need met of the fifth with most capacity less that of the fifth with least" / "one", Share, Lower, headline => |t| gap(t.hours_delivered_top, t.hours_assessed_top, t.hours_delivered_bottom, t.hours_assessed_bottom);
    gap_take_up: "Gap in take-up", "take-up of the fifth with most capacity less that of the fifth with least" / "one", Share, Lower => |t| gap(t.dp_weeks_top, t.plan_weeks_top, t.dp_weeks_bottom, t.plan_weeks_bottom);
    contact_share: "Workers' time with families", "worker hours face to face" / "worker hours", Share, Higher, headline => |t| (t.worker_contact_hours, t.worker_hours);
    cost_total: "Total cost", "care, administration, support, market and crises" / "years", PoundsAYear, Lower, headline => |t| (t.cost_care + t.cost_admin + t.cost_support + t.cost_market + t.cost_crisis, t.weeks / 52.0);
    take_up_of_offered: "Take-up of those offered", "offers of a direct payment taken" / "offers to families that held none", Share, Higher => |t| (t.dp_offers_taken, t.dp_offers);
    take_up_bottom: "Take-up, least capacity", "direct-payment weeks of the fifth with least capacity" / "their weeks with a plan", Share, Higher => |t| (t.dp_weeks_bottom, t.plan_weeks_bottom);
    take_up_top: "Take-up, most capacity", "direct-payment weeks of the fifth with most capacity" / "their weeks with a plan", Share, Higher => |t| (t.dp_weeks_top, t.plan_weeks_top);
    managed_share: "Managed accounts", "weeks of families with a managed account" / "weeks of families with an approved plan", Share, Neither => |t| (t.managed_weeks, t.plan_weeks);
    paid: "Paid into accounts", "pounds paid" / "years", PoundsAYear, Neither => |t| (t.paid, t.weeks / 52.0);
    unspent_gbp: "Unspent money", "pounds paid less spent" / "years", PoundsAYear, Lower => |t| (t.paid - t.spent, t.weeks / 52.0);
    clawback_gbp: "Money reclaimed", "pounds reclaimed" / "years", PoundsAYear, Lower => |t| (t.reclaimed, t.weeks / 52.0);
    clawback_families: "Families reclaimed from", "families a year from which money was reclaimed" / "years", AYear, Lower => |t| (t.reclaimed_families, t.weeks / 52.0);
    returned_gbp: "Returned at closure", "pounds" / "years", PoundsAYear, Neither => |t| (t.returned, t.weeks / 52.0);
    undelivered_gbp: "Approved need not delivered", "pounds at reference rates" / "years", PoundsAYear, Lower => |t| (t.undelivered_value, t.weeks / 52.0);
    need_met_bottom: "Need met, least capacity", "hours delivered to the fifth with least capacity" / "their hours assessed", Share, Higher => |t| (t.hours_delivered_bottom, t.hours_assessed_bottom);
    need_met_top: "Need met, most capacity", "hours delivered to the fifth with most capacity" / "their hours assessed", Share, Higher => |t| (t.hours_delivered_top, t.hours_assessed_top);
    need_met_thin: "Need met, thin areas", "hours delivered in thin areas" / "hours assessed there", Share, Higher => |t| (t.hours_delivered_thin, t.hours_assessed_thin);
    need_met_dp: "Need met, direct payment", "hours delivered to direct-payment families" / "their hours assessed", Share, Higher, every_year => |t| (t.hours_delivered_dp, t.hours_assessed_dp);
    need_met_council: "Need met, council-managed", "hours delivered to council-managed families" / "their hours assessed", Share, Higher => |t| (t.hours_delivered_council, t.hours_assessed_council);
    admin_hours_dp: "Family administration, direct payment", "hours of direct-payment families" / "their weeks", HoursAWeek, Lower, every_year => |t| (t.admin_hours_dp, t.dp_weeks);
    admin_hours: "Family administration", "hours of all families" / "family-weeks", HoursAWeek, Lower => |t| (t.admin_hours, t.family_weeks);
    overloaded_dp: "Overloaded, direct payment", "direct-payment weeks with load above one" / "direct-payment weeks", Share, Lower, every_year => |t| (t.overloaded_weeks_dp, t.dp_weeks);
    strain: "Strain", "strain (0 to 1) summed over family-weeks" / "family-weeks", Number, Lower => |t| (t.strain, t.family_weeks);
    trust: "Trust", "trust (0 to 1) summed over family-weeks" / "family-weeks", Number, Higher => |t| (t.trust, t.family_weeks);
    continuity: "Continuity", "familiarity (0 to 1) summed over delivered hours" / "hours delivered", Number, Higher => |t| (t.continuity, t.hours_delivered);
    weeks_to_budget: "Weeks to a budget", "weeks from request to first budget" / "first budgets", Weeks, Lower => |t| (t.weeks_to_budget, t.first_budgets);
    weeks_to_support: "Weeks to first support", "weeks from request to first support" / "families that got it", Weeks, Lower => |t| (t.weeks_to_support, t.first_supports);
    suspended: "Time suspended", "account-weeks suspended" / "account-weeks", Share, Lower, every_year => |t| (t.suspended_weeks, t.account_weeks);
    returns_late: "Late returns", "returns that were late" / "returns due", Share, Lower, every_year => |t| (t.returns_late, t.returns_due);
    restrictions: "Elements restricted", "elements whose money was cut for lack of use" / "years", AYear, Lower => |t| (t.restrictions, t.weeks / 52.0);
    flexible_gbp: "Spent flexibly", "pounds of idle balance spent on other things" / "years", PoundsAYear, Neither => |t| (t.flexible, t.weeks / 52.0);
    block_gbp: "Paid for block contracts", "pounds on top of what was used" / "years", PoundsAYear, Neither => |t| (t.block_topup, t.weeks / 52.0);
    dropouts: "Drop-outs", "families that dropped out of an account" / "years", AYear, Lower => |t| (t.dropouts, t.weeks / 52.0);
    crises: "Crises", "crises" / "years", AYear, Lower => |t| (t.crises, t.weeks / 52.0);
    nothing_to_buy: "Money and nothing to buy", "family-weeks with money, a search and nothing feasible" / "family-weeks with money for support", Share, Lower => |t| (t.nothing_to_buy_weeks, t.funded_weeks);
    admin_share: "Workers' time on administration", "worker hours on administration" / "worker hours", Share, Lower => |t| (t.worker_admin_hours, t.worker_hours);
    contact_hours_per_case: "Contact a case", "worker hours face to face" / "case-weeks", HoursAWeek, Higher => |t| (t.worker_contact_hours, t.case_weeks);
    pressure: "Pressure on workers", "demanded over available hours summed over worker-weeks" / "worker-weeks", Number, Lower => |t| (t.pressure, t.worker_weeks);
    caseload: "Cases a worker", "case-weeks" / "worker-weeks", Number, Lower => |t| (t.case_weeks, t.worker_weeks);
    worker_turnover: "Worker turnover", "permanent workers who left" / "permanent worker-years", AYear, Lower => |t| (t.workers_left * 52.0, t.permanent_weeks);
    posts_uncovered: "Posts without anyone", "post-weeks without anyone" / "post-weeks", Share, Lower => |t| (t.vacant_weeks, t.post_weeks);
    posts_agency: "Posts held by agency workers", "post-weeks held by agency workers" / "post-weeks", Share, Lower => |t| (t.agency_weeks, t.post_weeks);
    backlog_age: "Age of open requests", "mean weeks since request, summed over weeks" / "weeks with an open request", Weeks, Lower => |t| (t.backlog_age, t.backlog_weeks);
    costing_hours: "Costing an element", "hours of costing" / "elements costed", Hours, Lower => |t| (t.costing_hours, t.elements_costed);
    closures: "Provider closures", "closures" / "years", AYear, Lower => |t| (t.closures, t.weeks / 52.0);
    club_closures: "Club closures", "closures of clubs" / "years", AYear, Lower => |t| (t.club_closures, t.weeks / 52.0);
    entries: "Provider entries", "entries" / "years", AYear, Higher => |t| (t.entries, t.weeks / 52.0);
    providers: "Providers open", "open providers summed over weeks" / "weeks", Number, Higher => |t| (t.provider_weeks, t.weeks);
    staffed_hours: "Staffed hours", "staffed hours in season summed over weeks" / "weeks", HoursAWeek, Higher => |t| (t.staffed_hours, t.weeks);
    utilisation: "Use of staffed hours", "hours booked with providers" / "staffed hours", Share, Neither => |t| (t.booked_hours, t.staffed_hours);
    pa_posts_unfilled: "Assistant posts unfilled", "unfilled posts summed over weeks" / "posts summed over weeks", Share, Lower => |t| (t.pa_posts_unfilled, t.pa_posts);
    pa_employed: "Assistants in work", "assistants in work summed over weeks" / "weeks", Number, Higher => |t| (t.pa_employed, t.weeks);
    cost_care: "Cost of care", "pounds of care" / "years", PoundsAYear, Neither => |t| (t.cost_care, t.weeks / 52.0);
    cost_admin: "Cost of staff", "pounds of workers, officers and brokers" / "years", PoundsAYear, Lower => |t| (t.cost_admin, t.weeks / 52.0);
    cost_support: "Cost of support", "pounds of payroll, carers' support, register, cards, account managers" / "years", PoundsAYear, Lower => |t| (t.cost_support, t.weeks / 52.0);
    cost_market: "Cost of market measures", "pounds of start-up grants and block contracts" / "years", PoundsAYear, Lower => |t| (t.cost_market, t.weeks / 52.0);
    cost_crisis: "Cost of crises", "pounds" / "years", PoundsAYear, Lower => |t| (t.cost_crisis, t.weeks / 52.0);
    cost_per_met_hour: "Cost of a met hour", "total cost" / "hours delivered", PoundsAnHour, Lower => |t| (t.cost_care + t.cost_admin + t.cost_support + t.cost_market + t.cost_crisis, t.hours_delivered);
    employing: "Families that employ", "weeks of families employing an assistant" / "weeks of families with a direct payment or a managed account", Share, Neither, every_year => |t| (t.employing_weeks, t.dp_weeks + t.managed_weeks);
    overspend: "Met from the corporate reserve", "pounds" / "years", PoundsAYear, Lower => |t| (t.overspend, t.weeks / 52.0);
}

/// One rate less another over one; over nothing, so not defined, where either has no base.
fn gap(top: f64, top_base: f64, bottom: f64, bottom_base: f64) -> (f64, f64) {
    let defined = top_base > 0.0 && bottom_base > 0.0;
    if defined { (top / top_base - bottom / bottom_base, 1.0) } else { (0.0, 0.0) }
}
