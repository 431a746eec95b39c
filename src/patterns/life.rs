//! What one arm came to in one replication: outcomes, families, and what only a witness sees (closures
//! of clubs, assistants' posts, balances, the books).
//!
//! Never knows a pattern.

use crate::basics::{QUARTER, YEAR};
use crate::context::ModelContext;
use crate::outcome::family_record::FamilyRecord;
use crate::outcome::{Outcome, Tally};
use crate::replication::Run;
use crate::world::World;
use crate::world::assistant::Post;
use crate::world::ledger::Book;
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
pub struct Life {
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
    /// Pounds that the books do not explain: opening + paid - spent - reclaimed - returned - closing.
    pub unexplained: f64,
    /// The lowest balance of a family's account or of the fund at the end of a week, in pounds.
    pub lowest: f64,
    /// The most minutes that a family got above its assessment in a week.
    pub above_assessed: f64,
}

impl Life {
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

/// Watches an arm being lived, from the fork on.
pub(super) struct Witness<'a> {
    context: &'a ModelContext<'a>,
    began: u32,
    life: Life,
    posts: Vec<Option<u32>>,
    first_providers: Vec<usize>,
    books: Tally,
    opening: f64,
    closing: f64,
}

impl<'a> Witness<'a> {
    /// A witness of an arm with this context.
    pub(super) fn new(context: &'a ModelContext<'a>) -> Witness<'a> {
        let life = Life { lowest: f64::INFINITY, above_assessed: f64::NEG_INFINITY, ..Life::default() };
        Witness {
            context,
            began: context.began.0,
            life,
            posts: Vec::new(),
            first_providers: Vec::new(),
            books: Tally::default(),
            opening: 0.0,
            closing: 0.0,
        }
    }

    /// Looks at the world: at the fork and at the end of every week.
    pub(super) fn look(&mut self, world: &World) {
        let weeks = world.week.0 - self.began;
        if weeks == 0 {
            self.look_at_fork(world);
            return;
        }
        self.look_at_posts(world);
        self.look_for_broken_laws(world);
        if weeks.is_multiple_of(QUARTER) {
            self.look_at_market(world, weeks / QUARTER - 1);
            self.books.add(&world.tally);
            if weeks % YEAR == 3 * QUARTER {
                self.look_at_balances(world);
            }
        }
        if weeks.is_multiple_of(YEAR) {
            self.life.families.push(world.completed(world.records.clone().unwrap_or_default()));
            self.closing = balances(world);
        }
    }

    /// What it saw, with the outcomes of the run.
    pub(super) fn report(mut self, run: Run) -> Life {
        let t = &self.books;
        self.life.unexplained = self.opening + t.paid - t.spent - t.reclaimed - t.returned - self.closing;
        self.life.run = run;
        self.life
    }

    fn look_at_fork(&mut self, world: &World) {
        self.opening = balances(world);
        let mut families = world.completed(world.records.clone().unwrap_or_default());
        let lives = world.families.iter().zip(&world.cases).zip(&world.aware);
        for (record, ((family, case), &aware)) in families.iter_mut().zip(lives) {
            record.strain_after = family.strain;
            if case.has_plan() && !case.arrangement.has_account() {
                self.life.unaware.1 += 1.0;
                self.life.unaware.0 += f64::from(u8::from(!aware));
            }
        }
        self.life.families.push(families);
        let clubs = world.providers.iter().enumerate().filter(|(_, p)| p.open && p.kind == Kind::Club);
        for (number, club) in clubs {
            let thin = self.context.place.areas[club.area as usize].thin;
            self.life.clubs.push(Club { thin, closed: None });
            self.first_providers.push(number);
        }
        self.posts = posts(world);
    }

    fn look_at_posts(&mut self, world: &World) {
        let now = posts(world);
        for (i, &after) in now.iter().enumerate() {
            let before = self.posts.get(i).copied().flatten();
            self.life.posts_left += f64::from(u8::from(before.is_some() && before != after));
            self.life.posts_filled += f64::from(u8::from(after.is_some() && before != after));
            self.life.posts_held += f64::from(u8::from(after.is_some()));
        }
        let open: u32 = world.markets.iter().map(|market| market.seeking).sum();
        self.life.posts_open += f64::from(open);
        self.posts = now;
    }

    fn look_for_broken_laws(&mut self, world: &World) {
        let accounts = (0..world.accounts.len()).map(|i| Book::Account(i as u32)).chain([Book::Fund]);
        let lowest = accounts.map(|book| world.ledger.balance(book)).min();
        self.life.lowest = self.life.lowest.min(lowest.map_or(0.0, |pence| pence.as_pounds()));
        for family in &world.families {
            let above = f64::from(family.delivered) - f64::from(family.assessed);
            self.life.above_assessed = self.life.above_assessed.max(above);
        }
    }

    fn look_at_market(&mut self, world: &World, quarter: u32) {
        for (club, &number) in self.life.clubs.iter_mut().zip(&self.first_providers) {
            if !world.providers[number].open {
                club.closed.get_or_insert(quarter);
            }
        }
        let agencies = world.providers.iter().filter(|p| p.open && p.kind == Kind::Agency);
        let prices: Vec<f64> = agencies.map(|p| p.price.as_pounds()).collect();
        let wage = self.context.assistant_wage(&world.authority).as_pounds();
        let cost = wage * (1.0 + self.context.assumptions.prices.pa_oncost);
        if !prices.is_empty() && cost > 0.0 {
            let mean = prices.iter().sum::<f64>() / prices.len() as f64;
            self.life.price_ratio.push(mean / cost);
        }
    }

    fn look_at_balances(&mut self, world: &World) {
        let interval = f64::from(self.context.levers.payment_interval);
        for (number, account) in world.accounts.iter().enumerate().filter(|(_, account)| account.open) {
            let balance = world.ledger.balance(Book::Account(number as u32)).as_pounds();
            let payment = account.budget.as_pounds() / 52.0 * interval;
            self.life.surplus.push((balance - payment).max(0.0));
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
    let accounts = (0..world.accounts.len()).map(|i| world.ledger.balance(Book::Account(i as u32)));
    accounts.sum::<crate::basics::Pence>().as_pounds()
}
