//! The reduced model in krABMaga.
//!
//! Idiom: each family is an agent that holds its own state and repeats every week; the state of the
//! simulation holds the providers and the week's sums, and trades in `after_step`. The schedule serves
//! agents of one week by their `ordering`, so a fresh random order is a fresh `ordering` for everyone,
//! drawn in `before_step`. `simulate!` draws to a terminal and returns nothing of the model, so the steps
//! are made by `Schedule::step`, as it makes them.

use host::{COST, FUNDING, Outcomes, Record, Size, capacities};
use krabmaga::engine::agent::Agent;
use krabmaga::engine::schedule::Schedule;
use krabmaga::engine::state::State;
use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng};
use rand_distr::StandardNormal;
use std::any::Any;

#[derive(Clone, Copy)]
struct Family {
    /// Hours a week, and capacity for paperwork.
    need: i64,
    kappa: f64,
    /// Providers by price.
    candidates: [usize; 3],
    strain: f64,
    /// Pence.
    balance: i64,
    pending: bool,
    overdue: u32,
    suspended: bool,
}

struct Provider {
    /// Pence an hour, hours a week while open.
    price: i64,
    capacity: i64,
    /// Pence held.
    reserve: i64,
    /// Hours left this week, and pence taken for the others.
    free: i64,
    revenue: i64,
    /// Weeks in a row below nothing; weeks until it opens again.
    negative: u32,
    closed_for: u32,
}

struct Place {
    size: Size,
    rng: SmallRng,
    week: u32,
    providers: Vec<Provider>,
    record: Record,
    /// The sums of this week; strain after it.
    delivered: i64,
    unmet: i64,
    balance: i64,
    suspended: u32,
    strain: f64,
}

impl Agent for Family {
    fn step(&mut self, state: &mut dyn State) {
        let place = state.as_any_mut().downcast_mut::<Place>().expect("the place");
        let week = place.week;
        if week % 13 == 12 && !self.pending {
            self.pending = true;
            self.overdue = 0;
        }
        if week.is_multiple_of(4) && !self.suspended {
            self.balance += 4 * self.need * FUNDING;
            place.record.paid += 4 * self.need * FUNDING;
        }
        let (mut left, mut used) = (self.need, 0);
        for at in self.candidates {
            let provider = &mut place.providers[at];
            let wanted = left.min(provider.free);
            let affordable = self.balance >= wanted * provider.price;
            let hours = if affordable { wanted } else { self.balance / provider.price };
            if hours > 0 {
                left -= hours;
                provider.free -= hours;
                provider.revenue += hours * provider.price;
                self.balance -= hours * provider.price;
                place.record.spent += hours * provider.price;
                used += 1;
                if left == 0 {
                    break;
                }
            }
        }
        let (need, delivered) = (self.need as f64, self.need - left);
        let hours = 0.3 + 0.15 * f64::from(used) + if self.pending { 1.5 } else { 0.0 };
        let load = hours / (self.kappa * (1.0 - 0.5 * self.strain));
        self.strain = (self.strain + 0.05 * (load - 1.0).max(0.0) + 0.02 * left as f64 / need
            - 0.04 * self.strain * delivered as f64 / need)
            .clamp(0.0, 1.0);
        if self.pending {
            let chance = 1.0 / (1.0 + (-(1.5 + (1.0 - load) - 2.0 * self.strain)).exp());
            if place.rng.random::<f64>() < chance {
                self.pending = false;
                self.overdue = 0;
                self.suspended = false;
            } else {
                self.overdue += 1;
                self.suspended |= self.overdue == 6;
            }
        }
        if week % 52 == 51 {
            let surplus = (self.balance - 8 * self.need * FUNDING).max(0);
            self.balance -= surplus;
            place.record.reclaimed += surplus;
        }
        assert!(self.balance >= 0, "an account is overdrawn");
        place.delivered += delivered;
        place.unmet += left;
        place.balance += self.balance;
        place.suspended += u32::from(self.suspended);
        place.strain += self.strain;
    }
}

impl Place {
    fn new(size: Size, seed: u32) -> Place {
        Place {
            size,
            rng: SmallRng::seed_from_u64(u64::from(seed)),
            week: 0,
            providers: Vec::new(),
            record: Record::default(),
            delivered: 0,
            unmet: 0,
            balance: 0,
            suspended: 0,
            strain: 0.0,
        }
    }

    fn family(&mut self, prices: &[i64]) -> Family {
        let need = self.rng.random_range(2..=12);
        let normal: f64 = self.rng.sample(StandardNormal);
        let three = rand::seq::index::sample(&mut self.rng, prices.len(), 3);
        let mut candidates = [three.index(0), three.index(1), three.index(2)];
        candidates.sort_by_key(|&at| (prices[at], at));
        Family {
            need,
            kappa: (0.5 + 0.5 * normal).exp(),
            candidates,
            strain: 0.0,
            balance: 0,
            pending: false,
            overdue: 0,
            suspended: false,
        }
    }
}

impl State for Place {
    fn init(&mut self, schedule: &mut Schedule) {
        let prices: Vec<i64> = (0..self.size.providers).map(|_| self.rng.random_range(1100..=2500)).collect();
        let mut need = 0;
        for _ in 0..self.size.families {
            let family = self.family(&prices);
            need += family.need;
            schedule.schedule_repeating(Box::new(family), 0.0, 0);
        }
        let weights: Vec<f64> = prices.iter().map(|_| self.rng.random_range(0.5..1.5)).collect();
        let provider = |(&price, capacity): (&i64, i64)| Provider {
            price,
            capacity,
            reserve: 8 * COST * capacity,
            free: 0,
            revenue: 0,
            negative: 0,
            closed_for: 0,
        };
        self.providers = prices.iter().zip(capacities(need, &weights)).map(provider).collect();
        self.record.need = need;
    }

    fn before_step(&mut self, schedule: &mut Schedule) {
        for (_, priority) in schedule.events.iter_mut() {
            priority.ordering = self.rng.random();
        }
        for provider in &mut self.providers {
            provider.free = if provider.closed_for > 0 { 0 } else { provider.capacity };
            provider.revenue = 0;
        }
        (self.delivered, self.unmet, self.balance, self.suspended) = (0, 0, 0, 0);
        self.strain = 0.0;
    }

    fn after_step(&mut self, _: &mut Schedule) {
        let closed: u32 = self.providers.iter_mut().map(Provider::trade).sum();
        self.record.earned += self.providers.iter().map(|provider| provider.revenue).sum::<i64>();
        self.record.delivered.push(self.delivered);
        self.record.unmet.push(self.unmet);
        self.record.balance.push(self.balance);
        self.record.suspended.push(f64::from(self.suspended) / self.size.families as f64);
        self.record.closed.push(f64::from(closed) / self.size.providers as f64);
        self.record.strain = self.strain;
        self.week += 1;
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_state_mut(&mut self) -> &mut dyn State {
        self
    }
    fn as_state(&self) -> &dyn State {
        self
    }
    fn reset(&mut self) {}
    fn update(&mut self, _: u64) {}
}

impl Provider {
    /// A week's cash; 1 where it is closed after the week.
    fn trade(&mut self) -> u32 {
        let staffed = if self.closed_for > 0 { 0 } else { self.capacity };
        self.reserve += self.revenue - COST * staffed;
        if self.closed_for > 0 {
            self.closed_for -= 1;
            if self.closed_for == 0 {
                self.reserve = 8 * COST * self.capacity;
                self.negative = 0;
            }
        } else {
            self.negative = if self.reserve < 0 { self.negative + 1 } else { 0 };
            if self.negative == 13 {
                self.closed_for = 52;
            }
        }
        u32::from(self.closed_for > 0)
    }
}

fn replicate(size: Size, seed: u32) -> Outcomes {
    let mut place = Place::new(size, seed);
    let mut schedule = Schedule::new();
    place.init(&mut schedule);
    for _ in 0..size.weeks {
        schedule.step(&mut place);
    }
    place.record.outcomes(size)
}

fn main() {
    host::serve(replicate);
}
