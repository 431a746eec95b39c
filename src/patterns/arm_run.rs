//! One arm in one replication: outcomes, families, and what only an observer of every week sees (closures
//! of clubs, assistants' posts, balances, accounts).
//!
//! Never knows a pattern.

use crate::basics::{QUARTER, YEAR};
use crate::context::ModelContext;
use crate::outcome::family_record::FamilyRecord;
use crate::outcome::{Outcome, Tally};
use crate::replication::Run;
use crate::world::World;
use crate::world::assistant::Post;
use crate::world::ledger::LedgerAccount;
use crate::world::provider::Kind;

/// A club that was open at the fork.
#[derive(Clone, Copy, Debug)]
pub struct Club {
    /// Whether it stands in a thin area.
    pub thin: bool,
    /// The policy quarter in which it closed, from 0.
    pub closed: Option<u32>,
}

/// One arm in one replication.
#[derive(Clone, Debug, Default)]
pub struct ArmRun {
    /// Outcomes.
    pub run: Run,
    /// Families at the fork and at the end of each policy year; sums are since the fork.
    pub families: Vec<Vec<FamilyRecord>>,
    /// Which families without a direct payment did not know of it at the fork, and how many such
    /// families there were.
    pub unaware: (f64, f64),
    /// Clubs open at the fork.
    pub clubs: Vec<Club>,
    /// Assistants who left a family they worked for.
    pub posts_left: f64,
    /// Posts filled.
    pub posts_filled: f64,
    /// Weeks of assistants in work.
    pub posts_held: f64,
    /// Weeks of posts that stand open.
    pub posts_open: f64,
    /// Pounds above one payment in each open account, three quarters into each policy year.
    pub surplus: Vec<f64>,
    /// Mean price of an agency's hour over what an assistant's hour costs a family, by quarter.
    pub price_ratio: Vec<f64>,
    /// Pounds that the books do not explain: opening + paid - spent - misused - reclaimed - returned - closing.
    pub unexplained: f64,
    /// The lowest balance of a family's account or of the fund at the end of a week, in pounds.
    pub lowest: f64,
    /// The most minutes that a family got above its assessment in a week.
    pub above_assessed: f64,
}

impl ArmRun {
    /// An outcome over the policy years.
    pub fn outcome(&self, outcome: &Outcome) -> f64 {
        self.run.horizon[outcome.index]
    }

    /// An outcome in a policy year, from 0.
    pub fn in_year(&self, outcome: &Outcome, year: usize) -> f64 {
        self.run.years[year][outcome.index]
    }

    /// An outcome in the last policy year.
    pub fn in_last_year(&self, outcome: &Outcome) -> f64 {
        self.in_year(outcome, self.run.years.len() - 1)
    }

    /// Families at the end.
    pub fn at_end(&self) -> &[FamilyRecord] {
        self.families.last().map_or(&[], Vec::as_slice)
    }

    /// What a family was at the start of a policy year and at its end, for those that were there.
    pub fn years(&self) -> impl Iterator<Item = (&FamilyRecord, &FamilyRecord)> {
        self.families.windows(2).flat_map(|pair| pair[0].iter().zip(&pair[1]))
    }
}

/// Observes an arm while it runs, from the fork on.
pub(super) struct ArmObserver<'a> {
    context: &'a ModelContext<'a>,
    began: u32,
    arm_run: ArmRun,
    posts: Vec<Option<u32>>,
    first_providers: Vec<usize>,
    books: Tally,
    opening: f64,
    closing: f64,
}

impl<'a> ArmObserver<'a> {
    /// An observer of an arm with this context.
    pub(super) fn new(context: &'a ModelContext<'a>) -> ArmObserver<'a> {
        let arm_run =
            ArmRun { lowest: f64::INFINITY, above_assessed: f64::NEG_INFINITY, ..ArmRun::default() };
        ArmObserver {
            context,
            began: context.began.0,
            arm_run,
            posts: Vec::new(),
            first_providers: Vec::new(),
            books: Tally::default(),
            opening: 0.0,
            closing: 0.0,
        }
    }

    /// Observes the world: at the fork and at the end of every week.
    pub(super) fn observe(&mut self, world: &World) {
        let weeks = world.week.0 - self.began;
        if weeks == 0 {
            self.observe_fork(world);
            return;
        }
        self.observe_posts(world);
        self.observe_laws(world);
        if weeks.is_multiple_of(QUARTER) {
            self.observe_market(world, weeks / QUARTER - 1);
            self.books.add(&world.tally);
            if weeks % YEAR == 3 * QUARTER {
                self.observe_balances(world);
            }
        }
        if weeks.is_multiple_of(YEAR) {
            self.arm_run.families.push(world.completed(world.records.clone().unwrap_or_default()));
            self.closing = balances(world);
        }
    }

    /// What it observed, with the outcomes of the run.
    pub(super) fn report(mut self, run: Run) -> ArmRun {
        let t = &self.books;
        self.arm_run.unexplained =
            self.opening + t.paid - t.spent - t.misused - t.reclaimed - t.returned - self.closing;
        self.arm_run.run = run;
        self.arm_run
    }

    fn observe_fork(&mut self, world: &World) {
        self.opening = balances(world);
        let mut families = world.completed(world.records.clone().unwrap_or_default());
        let replication = world.families.iter().zip(&world.cases).zip(&world.aware);
        for (record, ((family, case), &aware)) in families.iter_mut().zip(replication) {
            record.strain_after = family.strain;
            if case.has_plan() && !case.arrangement.has_account() {
                self.arm_run.unaware.1 += 1.0;
                self.arm_run.unaware.0 += f64::from(u8::from(!aware));
            }
        }
        self.arm_run.families.push(families);
        let clubs = world.providers.iter().enumerate().filter(|(_, p)| p.open && p.kind == Kind::Club);
        for (number, club) in clubs {
            let thin = self.context.place.areas[club.area as usize].thin;
            self.arm_run.clubs.push(Club { thin, closed: None });
            self.first_providers.push(number);
        }
        self.posts = posts(world);
    }

    fn observe_posts(&mut self, world: &World) {
        let now = posts(world);
        for (i, &after) in now.iter().enumerate() {
            let before = self.posts.get(i).copied().flatten();
            self.arm_run.posts_left += f64::from(u8::from(before.is_some() && before != after));
            self.arm_run.posts_filled += f64::from(u8::from(after.is_some() && before != after));
            self.arm_run.posts_held += f64::from(u8::from(after.is_some()));
        }
        let open: u32 = world.markets.iter().map(|market| market.seeking).sum();
        self.arm_run.posts_open += f64::from(open);
        self.posts = now;
    }

    fn observe_laws(&mut self, world: &World) {
        let accounts =
            (0..world.accounts.len()).map(|i| LedgerAccount::Account(i as u32)).chain([LedgerAccount::Fund]);
        let lowest = accounts.map(|book| world.ledger.balance(book)).min();
        self.arm_run.lowest = self.arm_run.lowest.min(lowest.map_or(0.0, |pence| pence.as_pounds()));
        for family in &world.families {
            let above = f64::from(family.delivered) - f64::from(family.assessed);
            self.arm_run.above_assessed = self.arm_run.above_assessed.max(above);
        }
    }

    fn observe_market(&mut self, world: &World, quarter: u32) {
        for (club, &number) in self.arm_run.clubs.iter_mut().zip(&self.first_providers) {
            if !world.providers[number].open {
                club.closed.get_or_insert(quarter);
            }
        }
        let agencies = world.providers.iter().filter(|p| p.open && p.kind == Kind::Agency);
        let prices: Vec<f64> = agencies.map(|p| p.price.as_pounds()).collect();
        let wage = self.context.assistant_rate_in_plans(&world.authority).as_pounds();
        let cost = wage * (1.0 + self.context.assumptions.prices.pa_oncost);
        if !prices.is_empty() && cost > 0.0 {
            let mean = prices.iter().sum::<f64>() / prices.len() as f64;
            self.arm_run.price_ratio.push(mean / cost);
        }
    }

    fn observe_balances(&mut self, world: &World) {
        let interval = f64::from(self.context.levers.payment_interval);
        for (number, account) in world.accounts.iter().enumerate().filter(|(_, account)| account.open) {
            let balance = world.ledger.balance(LedgerAccount::Account(number as u32)).as_pounds();
            let payment = account.budget.as_pounds() / 52.0 * interval;
            self.arm_run.surplus.push((balance - payment).max(0.0));
        }
    }
}

/// The family that each assistant works for.
fn posts(world: &World) -> Vec<Option<u32>> {
    let family = |post| if let Post::With(family) = post { Some(family) } else { None };
    world.assistants.iter().map(|assistant| family(assistant.post)).collect()
}

/// Pounds in all family accounts.
fn balances(world: &World) -> f64 {
    let accounts = (0..world.accounts.len()).map(|i| world.ledger.balance(LedgerAccount::Account(i as u32)));
    accounts.sum::<crate::basics::Pence>().as_pounds()
}
