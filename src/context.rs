//! Everything that a week reads and no week changes: place, assumptions, levers,
//! environment, random streams.

use crate::basics::{Draws, Pence, Week};
use crate::parameters::assumptions::Assumptions;
use crate::parameters::environment::Environment;
use crate::parameters::levers::{Levers, PaRateRule};
use crate::place::{Figures, Place};
use crate::rules::{burden, crisis, staying, wage};
use crate::world::authority::Authority;
use crate::world::child::Service;
use crate::world::provider::Kind;

/// Families of the reference authority, to which counts in the assumptions refer.
pub const REFERENCE_FAMILIES: f64 = 500.0;

/// What the council effect acts on, each with a weight of its own (tried on the model: together they move
/// take-up as councils differ).
#[derive(Clone, Copy, Debug)]
pub enum CouncilEffect {
    /// Whether a family is told of direct payments.
    Told,
    /// Whether a worker offers one.
    Offer,
    /// How much a family values one.
    Choice,
    /// Whether a family holds one at week 0.
    FirstArrangement,
}

/// What a run reads.
#[derive(Clone, Debug)]
pub struct ModelContext<'a> {
    /// The random streams of the replication.
    pub draws: Draws,
    /// The council.
    pub place: &'a Place,
    /// The assumptions: what nobody knows exactly.
    pub assumptions: &'a Assumptions,
    /// The levers: what the council decides.
    pub levers: &'a Levers,
    /// The environment: what happens to the council.
    pub environment: &'a Environment,
    /// The week in which these levers and this environment began; [`ModelContext::NEVER`] in the warm-up.
    pub began: Week,
    /// Values worked out once.
    pub tables: Tables,
}

/// How the hours on offer of a kind are shared out over providers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grain {
    /// Providers on average.
    pub count: f64,
    /// Size of each over the typical one.
    pub size: f64,
    /// Part of a provider that each is: below one where a small place has slices of larger providers.
    pub slice: f64,
}

/// Values worked out once a run, so that no week takes an exponential for them.
#[derive(Clone, Debug)]
pub struct Tables {
    /// Learning factor by weeks of experience.
    learning: Vec<f64>,
    /// Familiarity by weeks of tenure.
    familiarity: Vec<f64>,
    /// Chance that one of the first families leaves, by week.
    pub first_families_leave: Vec<f64>,
    /// Chance that a newcomer leaves, by weeks since it came.
    pub newcomers_leave: Vec<f64>,
    /// How far an agency's worker travels, kilometres.
    reach_agency: f64,
    /// Largest weekly chance of a crisis.
    pub most_crisis: f64,
    /// How harsh the policy looks.
    pub harshness: f64,
}

impl<'a> ModelContext<'a> {
    /// A context, with its tables.
    pub fn new(
        draws: Draws,
        place: &'a Place,
        assumptions: &'a Assumptions,
        levers: &'a Levers,
        environment: &'a Environment,
        began: Week,
    ) -> ModelContext<'a> {
        let tau = assumptions.delivery.continuity_tau;
        let tables = Tables {
            learning: (0..=520)
                .map(|weeks| burden::learning(f64::from(weeks), &assumptions.administration))
                .collect(),
            familiarity: (0..=260).map(|weeks| 1.0 - libm::exp(-f64::from(weeks) / tau)).collect(),
            reach_agency: assumptions
                .search
                .reach_agency
                .max(assumptions.search.reach_agency_areas * place.distance_to_next_area()),
            first_families_leave: staying::leaving_by_week(staying::present_younger, &assumptions.population),
            newcomers_leave: staying::leaving_by_week(staying::newcomers_younger, &assumptions.population),
            most_crisis: crisis::most_crisis_chance(&assumptions.crisis),
            harshness: crate::rules::choice::harshness(levers, &assumptions.strain),
        };
        ModelContext { draws, place, assumptions, levers, environment, began, tables }
    }

    /// When the schedule of a warm-up begins: nothing strikes at its start, and it holds wages and fees.
    pub const NEVER: Week = Week(u32::MAX);

    /// Whether the world is warming up, before any option has begun.
    pub fn is_warming_up(&self) -> bool {
        self.began == ModelContext::NEVER
    }

    /// Hours that work on a case takes at this place, over those of the assumptions.
    pub fn time_per_case(&self) -> f64 {
        self.place.figures.time_per_case
    }

    /// By how much the council's own ways of offering and speaking of direct payments move a log-odds or a
    /// utility: one number, the place's, acts on four.
    pub fn council_effect(&self, on: CouncilEffect) -> f64 {
        self.place.figures.council_effect
            * match on {
                CouncilEffect::Told => 1.0,
                CouncilEffect::Offer => 1.5,
                CouncilEffect::Choice => 0.8,
                CouncilEffect::FirstArrangement => 1.1,
            }
    }

    /// The place's figures.
    pub fn figures(&self) -> &Figures {
        &self.place.figures
    }

    /// How far an agency's worker travels here: its own reach, and at least to the next area.
    pub fn reach_agency(&self) -> f64 {
        self.tables.reach_agency
    }

    /// How many providers of a kind a place has on average, and the size of each over the typical one: the
    /// hours on offer follow families and the supply level, a small place has slices of larger providers.
    pub fn grain(&self, kind: Kind) -> Grain {
        let m = &self.assumptions.market;
        let (reference, least) = match kind {
            Kind::Agency => (m.n_agencies, f64::from(m.least_agencies)),
            Kind::Club => (m.n_clubs, f64::from(m.least_clubs)),
            Kind::Overnight => (m.n_overnight, 0.0),
            Kind::Collective => return Grain { count: 0.0, size: 1.0, slice: 1.0 },
        };
        let whole = reference * self.scale();
        let count = match kind {
            _ if whole <= 0.0 => 0.0,
            Kind::Overnight => self.place.figures.overnight_units,
            _ => whole.max(least),
        };
        let size = if count > 0.0 { whole * self.place.figures.supply_level / count } else { 1.0 };
        let slice = if count > 0.0 { (whole / count).min(1.0) } else { 1.0 };
        Grain { count, size, slice }
    }

    /// The place's families over those of the reference authority.
    pub fn scale(&self) -> f64 {
        f64::from(self.place.figures.families) / REFERENCE_FAMILIES
    }

    /// Learning factor after some weeks of holding a budget.
    #[inline]
    pub fn learning(&self, experience_weeks: u32) -> f64 {
        let table = &self.tables.learning;
        table[(experience_weeks as usize).min(table.len() - 1)]
    }

    /// Familiarity after some weeks with the same supplier.
    #[inline]
    pub fn familiarity(&self, tenure_weeks: u32) -> f64 {
        let table = &self.tables.familiarity;
        table[(tenure_weeks as usize).min(table.len() - 1)]
    }

    /// The policy's rate for an hour of one-to-one support in the prices of week 0, pounds.
    pub fn one_to_one_rate(&self) -> f64 {
        let own = self.levers.one_to_one_rate;
        if own > 0.0 { own } else { self.assumptions.prices.ref_rate_one_to_one }
    }

    /// The reference rate an hour of a service under the policy.
    pub fn reference_rate(&self, authority: &Authority, service: Service) -> Pence {
        let rate = authority.reference[service as usize].times(self.levers.ref_rate_factor);
        if self.levers.market_rates { rate.max(authority.market_price[service as usize]) } else { rate }
    }

    /// The wage an hour that the authority lets a family offer an assistant: its rate, or pegged to the
    /// market. What a plan's money buys bounds it further, see [`ModelContext::wage_in_plan`].
    pub fn assistant_rate(&self, authority: &Authority) -> Pence {
        let rate = match self.levers.pa_rate_rule {
            PaRateRule::UpratedWithFees => authority.assistant_rate.as_pounds(),
            PaRateRule::PeggedToMarket => authority.market_wage * self.levers.pa_rate_peg,
        };
        pounds(rate * self.levers.pa_rate_factor)
    }

    /// The wage an hour that a family offers for an element: the authority's rate, and no more than what the
    /// element's yearly money pays for, with on-costs, of the least hours worth having.
    #[inline]
    pub fn wage_in_plan(&self, rate: Pence, money: Pence, least_hours_a_year: f64) -> Pence {
        let most =
            wage::most_in_plan(money.as_pounds(), least_hours_a_year, self.assumptions.prices.pa_oncost);
        // Whole pence below what the money pays for, so that it does pay for the least hours.
        rate.min(Pence((most * 100.0).floor().clamp(0.0, 1e12) as i64))
    }

    /// The most that an hour of an assistant can cost a plan costed at the reference rate: what draws
    /// assistants to the council is no more than that.
    pub fn assistant_rate_in_plans(&self, authority: &Authority) -> Pence {
        let hour = self.reference_rate(authority, Service::OneToOne);
        self.wage_in_plan(self.assistant_rate(authority), hour, self.assumptions.prices.min_fill)
    }
}

/// Pence of a finite number of pounds within any council's means. Inputs were range-checked, so the
/// fallback of nothing is out of reach; the ledger would show it.
pub fn pounds(amount: f64) -> Pence {
    Pence((amount * 100.0).round_ties_even() as i64)
}
