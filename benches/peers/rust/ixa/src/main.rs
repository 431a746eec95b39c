//! The reduced model in ixa.
//!
//! Idiom: families and providers are entities, what they hold are properties (what changes together is
//! one property), each purpose has its own generator, and the week is a plan that plans the next. Nothing
//! listens to changes and nothing is indexed, so ixa does no work for either.

use host::{COST, FUNDING, Outcomes, Record, Size, capacities};
use ixa::prelude::*;
use ixa::rand::seq::SliceRandom;
use rand_distr::StandardNormal;

define_entity!(Family);
define_entity!(Provider);

define_rng!(FirstState);
define_rng!(WeeksOrder);
define_rng!(ReturnArrives);

/// Hours a week.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Need(i64);
impl_property!(Need, Family);

/// Capacity for paperwork.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Kappa(f64);
impl_property!(Kappa, Family);

/// Providers by price.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Candidates([EntityId<Provider>; 3]);
impl_property!(Candidates, Family);

#[derive(Clone, Copy, Debug, PartialEq)]
struct Strain(f64);
impl_property!(Strain, Family, default_const = Strain(0.0));

/// Pence: held, and so far paid in, spent and taken back.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Account {
    balance: i64,
    paid: i64,
    spent: i64,
    reclaimed: i64,
}
impl_property!(Account, Family, default_const = Account { balance: 0, paid: 0, spent: 0, reclaimed: 0 });

#[derive(Clone, Copy, Debug, PartialEq)]
struct Paperwork {
    pending: bool,
    overdue: u32,
    suspended: bool,
}
impl_property!(Paperwork, Family, default_const = Paperwork { pending: false, overdue: 0, suspended: false });

/// Pence an hour.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Price(i64);
impl_property!(Price, Provider);

/// Hours a week while open.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Capacity(i64);
impl_property!(Capacity, Provider, default_const = Capacity(0));

/// Hours left this week, and pence taken for the others.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Sales {
    free: i64,
    revenue: i64,
}
impl_property!(Sales, Provider, default_const = Sales { free: 0, revenue: 0 });

/// Pence held and ever earned; weeks in a row below nothing; weeks until it opens again.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Books {
    reserve: i64,
    earned: i64,
    negative: u32,
    closed_for: u32,
}
impl_property!(Books, Provider, default_const = Books { reserve: 0, earned: 0, negative: 0, closed_for: 0 });

/// What belongs to no entity.
#[derive(Default)]
struct Diary {
    weeks: u32,
    order: Vec<EntityId<Family>>,
    record: Record,
}
define_data_plugin!(DiaryPlugin, Diary, Diary::default());

fn people(context: &mut Context, size: Size) {
    let mut providers = Vec::new();
    for _ in 0..size.providers {
        let price = context.sample_range(FirstState, 1100..=2500);
        let id = context.add_entity(with!(Provider, Price(price))).expect("a provider");
        providers.push((price, id));
    }
    let mut need_of_all = 0;
    for _ in 0..size.families {
        let need = context.sample_range(FirstState, 2..=12);
        let normal: f64 = context.sample_distr(FirstState, StandardNormal);
        let three = context
            .sample(FirstState, |rng| ixa::rand::seq::index::sample(rng, size.providers, 3).into_vec());
        let mut candidates = [three[0], three[1], three[2]];
        candidates.sort_by_key(|&at| (providers[at].0, at));
        let family = with!(
            Family,
            Need(need),
            Kappa((0.5 + 0.5 * normal).exp()),
            Candidates(candidates.map(|at| providers[at].1)),
        );
        let id = context.add_entity(family).expect("a family");
        context.get_data_mut(DiaryPlugin).order.push(id);
        need_of_all += need;
    }
    let weights: Vec<f64> = providers.iter().map(|_| context.sample_range(FirstState, 0.5..1.5)).collect();
    for (&(_, id), capacity) in providers.iter().zip(capacities(need_of_all, &weights)) {
        context.set_property(id, Capacity(capacity));
        let books = Books { reserve: 8 * COST * capacity, earned: 0, negative: 0, closed_for: 0 };
        context.set_property(id, books);
    }
    context.get_data_mut(DiaryPlugin).record.need = need_of_all;
}

/// What a week of all families adds up to.
#[derive(Default)]
struct Sums {
    delivered: i64,
    unmet: i64,
    balance: i64,
    suspended: u32,
}

fn week(context: &mut Context) {
    let number = context.get_current_time() as u32;
    for provider in context.get_entity_iterator::<Provider>() {
        let Capacity(capacity) = context.get_property(provider);
        let Books { closed_for, .. } = context.get_property(provider);
        let free = if closed_for > 0 { 0 } else { capacity };
        context.set_property(provider, Sales { free, revenue: 0 });
    }
    let mut order = std::mem::take(&mut context.get_data_mut(DiaryPlugin).order);
    let () = context.sample(WeeksOrder, |rng| order.shuffle(rng));
    let mut sums = Sums::default();
    for &family in &order {
        visit(context, family, number, &mut sums);
    }
    let mut closed = 0;
    for provider in context.get_entity_iterator::<Provider>() {
        closed += trade(context, provider);
    }
    let (families, providers) = (order.len() as f64, context.get_entity_count::<Provider>() as f64);
    let diary = context.get_data_mut(DiaryPlugin);
    diary.order = order;
    diary.record.delivered.push(sums.delivered);
    diary.record.unmet.push(sums.unmet);
    diary.record.balance.push(sums.balance);
    diary.record.suspended.push(f64::from(sums.suspended) / families);
    diary.record.closed.push(f64::from(closed) / providers);
    if number + 1 < diary.weeks {
        context.add_plan(f64::from(number + 1), week);
    }
}

fn visit(context: &mut Context, family: EntityId<Family>, week: u32, sums: &mut Sums) {
    let Need(need) = context.get_property(family);
    let Candidates(candidates) = context.get_property(family);
    let mut account: Account = context.get_property(family);
    let before: Paperwork = context.get_property(family);
    let mut paperwork = before;
    if week % 13 == 12 && !paperwork.pending {
        paperwork.pending = true;
        paperwork.overdue = 0;
    }
    if week.is_multiple_of(4) && !paperwork.suspended {
        account.balance += 4 * need * FUNDING;
        account.paid += 4 * need * FUNDING;
    }
    let (mut left, mut used) = (need, 0);
    for provider in candidates {
        let Price(price) = context.get_property(provider);
        let mut sales: Sales = context.get_property(provider);
        let wanted = left.min(sales.free);
        let hours = if account.balance >= wanted * price { wanted } else { account.balance / price };
        if hours > 0 {
            left -= hours;
            sales.free -= hours;
            sales.revenue += hours * price;
            account.balance -= hours * price;
            account.spent += hours * price;
            used += 1;
            context.set_property(provider, sales);
            if left == 0 {
                break;
            }
        }
    }
    let delivered = need - left;

    let Kappa(kappa) = context.get_property(family);
    let Strain(strain) = context.get_property(family);
    let hours = 0.3 + 0.15 * f64::from(used) + if paperwork.pending { 1.5 } else { 0.0 };
    let load = hours / (kappa * (1.0 - 0.5 * strain));
    let after = (strain + 0.05 * (load - 1.0).max(0.0) + 0.02 * left as f64 / need as f64
        - 0.04 * strain * delivered as f64 / need as f64)
        .clamp(0.0, 1.0);
    context.set_property(family, Strain(after));
    if paperwork.pending {
        let chance = 1.0 / (1.0 + (-(1.5 + (1.0 - load) - 2.0 * after)).exp());
        if context.sample_bool(ReturnArrives, chance) {
            paperwork = Paperwork { pending: false, overdue: 0, suspended: false };
        } else {
            paperwork.overdue += 1;
            paperwork.suspended |= paperwork.overdue == 6;
        }
    }
    if week % 52 == 51 {
        let surplus = (account.balance - 8 * need * FUNDING).max(0);
        account.balance -= surplus;
        account.reclaimed += surplus;
    }
    context.set_property(family, account);
    if paperwork != before {
        context.set_property(family, paperwork);
    }
    sums.delivered += delivered;
    sums.unmet += left;
    sums.balance += account.balance;
    sums.suspended += u32::from(paperwork.suspended);
}

/// A provider's cash; 1 where it is closed after the week.
fn trade(context: &mut Context, provider: EntityId<Provider>) -> u32 {
    let Capacity(capacity) = context.get_property(provider);
    let Sales { revenue, .. } = context.get_property(provider);
    let mut books: Books = context.get_property(provider);
    let staffed = if books.closed_for > 0 { 0 } else { capacity };
    books.reserve += revenue - COST * staffed;
    books.earned += revenue;
    if books.closed_for > 0 {
        books.closed_for -= 1;
        if books.closed_for == 0 {
            books.reserve = 8 * COST * capacity;
            books.negative = 0;
        }
    } else {
        books.negative = if books.reserve < 0 { books.negative + 1 } else { 0 };
        if books.negative == 13 {
            books.closed_for = 52;
        }
    }
    context.set_property(provider, books);
    u32::from(books.closed_for > 0)
}

fn replicate(size: Size, seed: u32) -> Outcomes {
    let mut context = Context::new();
    context.init_random(u64::from(seed));
    people(&mut context, size);
    context.get_data_mut(DiaryPlugin).weeks = size.weeks;
    context.add_plan(0.0, week);
    context.execute();

    let mut record = std::mem::take(&mut context.get_data_mut(DiaryPlugin).record);
    for family in context.get_entity_iterator::<Family>() {
        let account: Account = context.get_property(family);
        let Strain(strain) = context.get_property(family);
        assert!(account.balance >= 0, "an account is overdrawn");
        record.paid += account.paid;
        record.spent += account.spent;
        record.reclaimed += account.reclaimed;
        record.strain += strain;
    }
    for provider in context.get_entity_iterator::<Provider>() {
        let Books { earned, .. } = context.get_property(provider);
        record.earned += earned;
    }
    record.outcomes(size)
}

fn main() {
    host::serve(replicate);
}
