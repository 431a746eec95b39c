//! Measures: what the week came to is counted.

use crate::basics::Week;
use crate::context::ModelContext;
use crate::outcome::Tally;
use crate::outcome::family_record::FamilyRecord;
use crate::terms::{Arrangement, Stage};
use crate::world::World;
use crate::world::assistant::Post;
use crate::world::case::Case;
use crate::world::family::Family;
use crate::world::worker::Holder;

pub(super) fn run(world: &mut World, _setting: &ModelContext<'_>) {
    let mut t = std::mem::take(&mut world.tally);
    t.weeks += 1.0;
    count_families(world, &mut t);
    count_envelope(world, &mut t);
    t.account_weeks += f64::from(world.open_accounts);
    t.suspended_weeks += f64::from(world.suspended_accounts);
    count_workers(world, &mut t);
    count_market(world, &mut t);
    world.tally = t;
    if let Some(mut diary) = world.diary.take() {
        let family = diary.family as usize;
        let f = &world.families[family];
        let balance = world
            .accounts_of(family)
            .map(|number| world.ledger.balance(crate::world::ledger::LedgerAccount::Account(number)))
            .sum();
        diary.weeks.push(crate::outcome::diary::DiaryWeek {
            week: world.week,
            arrangement: world.cases[family].arrangement,
            strain: f.strain,
            load: f.load,
            admin_hours: f.admin_hours,
            assessed: f.assessed,
            delivered: f.delivered,
            balance,
        });
        world.diary = Some(diary);
    }
}

/// Hours of minutes.
fn hours(minutes: u32) -> f64 {
    f64::from(minutes) / 60.0
}

/// What some of the families add up to.
#[derive(Clone, Copy, Default)]
struct Part {
    families: u32,
    plans: u32,
    direct: u32,
    overloaded: u32,
    assessed: f64,
    delivered: f64,
    admin: f64,
}

impl Part {
    /// Begins with the hours that the quarter counted so far, so that they add up week after week in
    /// the same order as the families.
    fn so_far(assessed: f64, delivered: f64, admin: f64) -> Part {
        Part { assessed, delivered, admin, ..Part::default() }
    }

    #[inline]
    fn add_hours(&mut self, assessed: f64, delivered: f64) {
        self.assessed += assessed;
        self.delivered += delivered;
    }
}

const COUNCIL: usize = Arrangement::Council as usize;
const MANAGED: usize = Arrangement::Managed as usize;
const DIRECT: usize = Arrangement::Direct as usize;
const NOTHING: usize = Arrangement::Nothing as usize;

/// What all open families add up to.
struct Totals {
    hours: Part,
    strain: f64,
    trust: f64,
    continuity: f64,
    undelivered_value: f64,
    employing: u32,
    nothing_to_buy: u32,
    waiting: u32,
    waited: u64,
}

impl Totals {
    fn so_far(t: &Tally) -> Totals {
        Totals {
            hours: Part::so_far(t.hours_assessed, t.hours_delivered, t.admin_hours),
            strain: t.strain,
            trust: t.trust,
            continuity: t.continuity,
            undelivered_value: t.undelivered_value,
            employing: 0,
            nothing_to_buy: 0,
            waiting: 0,
            waited: 0,
        }
    }

    #[inline(always)]
    fn add(&mut self, f: &Family, case: &Case, [assessed, delivered, familiar]: [f64; 3]) {
        self.hours.add_hours(assessed, delivered);
        self.hours.admin += f.admin_hours;
        self.strain += f.strain;
        self.trust += f.trust;
        self.continuity += familiar;
        self.employing += u32::from(case.n_assistants > 0);
        let supported = case.arrangement.is_supported();
        self.nothing_to_buy += u32::from(supported && case.nothing_to_buy);
        // Undelivered minutes valued at the mean reference rate of the family's elements in season.
        let undelivered = if supported { f.assessed.saturating_sub(f.delivered) } else { 0 };
        self.undelivered_value += f.assessed_value / f64::from(f.assessed.max(1)) * f64::from(undelivered);
    }

    fn write(self, t: &mut Tally) {
        (t.hours_assessed, t.hours_delivered) = (self.hours.assessed, self.hours.delivered);
        t.admin_hours = self.hours.admin;
        (t.strain, t.trust, t.continuity) = (self.strain, self.trust, self.continuity);
        t.undelivered_value = self.undelivered_value;
        if self.waiting > 0 {
            t.backlog_weeks += 1.0;
            t.backlog_age += self.waited as f64 / f64::from(self.waiting);
        }
        t.employing_weeks += f64::from(self.employing);
        t.nothing_to_buy_weeks += f64::from(self.nothing_to_buy);
    }
}

/// What some families add up to: by arrangement, by fifth of capacity, and by whether supply is thin where
/// they live. A family is added by its index in each, since a branch on it could not be predicted.
struct Groups {
    by_arrangement: [Part; 6],
    by_fifth: [Part; 5],
    by_thin: [Part; 2],
}

impl Groups {
    fn so_far(t: &Tally) -> Groups {
        let mut by_arrangement = [Part::default(); 6];
        by_arrangement[COUNCIL] = Part::so_far(t.hours_assessed_council, t.hours_delivered_council, 0.0);
        by_arrangement[DIRECT] = Part::so_far(t.hours_assessed_dp, t.hours_delivered_dp, t.admin_hours_dp);
        let mut by_fifth = [Part::default(); 5];
        by_fifth[0] = Part::so_far(t.hours_assessed_bottom, t.hours_delivered_bottom, 0.0);
        by_fifth[4] = Part::so_far(t.hours_assessed_top, t.hours_delivered_top, 0.0);
        let by_thin = [Part::default(), Part::so_far(t.hours_assessed_thin, t.hours_delivered_thin, 0.0)];
        Groups { by_arrangement, by_fifth, by_thin }
    }

    #[inline(always)]
    fn add(&mut self, f: &Family, case: &Case, assessed: f64, delivered: f64) {
        let part = &mut self.by_arrangement[case.arrangement as usize];
        part.families += 1;
        part.overloaded += u32::from(f.load > 1.0);
        part.add_hours(assessed, delivered);
        part.admin += f.admin_hours;
        let part = &mut self.by_fifth[usize::from(f.quintile)];
        part.plans += u32::from(case.has_plan());
        part.direct += u32::from(case.arrangement == Arrangement::Direct);
        part.add_hours(assessed, delivered);
        self.by_thin[usize::from(f.thin)].add_hours(assessed, delivered);
    }

    fn write(&self, t: &mut Tally) {
        add_arrangements(t, &self.by_arrangement);
        add_fifths(t, &self.by_fifth);
        t.hours_assessed_thin = self.by_thin[1].assessed;
        t.hours_delivered_thin = self.by_thin[1].delivered;
    }
}

/// Counts of families, and each family's own record.
fn count_families(world: &mut World, t: &mut Tally) {
    let week = world.week;
    let (mut totals, mut groups) = (Totals::so_far(t), Groups::so_far(t));
    let mut records = world.records.as_deref_mut().unwrap_or_default().iter_mut();
    // A range zipped in is cheaper here than `enumerate`.
    for (number, (f, case)) in (0..).zip(world.families.iter().zip(&mut world.cases)) {
        let record = records.next();
        if !case.is_open() {
            continue;
        }
        // Tested first, or the compiler turns the condition round and branches first on what cannot be
        // predicted.
        if case.awaits_support && f.delivered > 0 {
            case.awaits_support = false;
            t.weeks_to_support += f64::from(week.since(world.households[number].first_request));
            t.first_supports += 1.0;
        }
        let (assessed, delivered) = (hours(f.assessed), hours(f.delivered));
        let familiar = f.familiar / 60.0;
        if let Some(record) = record {
            add_to_record(record, f, case, [assessed, delivered, familiar]);
        }
        totals.add(f, case, [assessed, delivered, familiar]);
        groups.add(f, case, assessed, delivered);
        if (case.stage != Stage::Settled) & !case.is_review {
            totals.waiting += 1;
            totals.waited += u64::from(week.since(world.attention[number].requested));
        }
    }
    totals.write(t);
    groups.write(t);
}

fn add_arrangements(t: &mut Tally, parts: &[Part; 6]) {
    let families = |indices: &[usize]| f64::from(indices.iter().map(|&i| parts[i].families).sum::<u32>());
    t.family_weeks += families(&[0, 1, 2, 3, 4, 5]);
    t.plan_weeks += families(&[COUNCIL, MANAGED, DIRECT, NOTHING]);
    t.funded_weeks += families(&[COUNCIL, MANAGED, DIRECT]);
    t.dp_weeks += families(&[DIRECT]);
    t.managed_weeks += families(&[MANAGED]);
    t.overloaded_weeks += f64::from(parts.iter().map(|part| part.overloaded).sum::<u32>());
    t.overloaded_weeks_dp += f64::from(parts[DIRECT].overloaded);
    t.admin_hours_dp = parts[DIRECT].admin;
    t.hours_assessed_dp = parts[DIRECT].assessed;
    t.hours_delivered_dp = parts[DIRECT].delivered;
    t.hours_assessed_council = parts[COUNCIL].assessed;
    t.hours_delivered_council = parts[COUNCIL].delivered;
}

fn add_fifths(t: &mut Tally, [bottom, .., top]: &[Part; 5]) {
    t.plan_weeks_bottom += f64::from(bottom.plans);
    t.dp_weeks_bottom += f64::from(bottom.direct);
    t.hours_assessed_bottom = bottom.assessed;
    t.hours_delivered_bottom = bottom.delivered;
    t.plan_weeks_top += f64::from(top.plans);
    t.dp_weeks_top += f64::from(top.direct);
    t.hours_assessed_top = top.assessed;
    t.hours_delivered_top = top.delivered;
}

/// Adds a family's week, of so many hours, to its record.
#[inline]
fn add_to_record(
    record: &mut FamilyRecord,
    f: &Family,
    case: &Case,
    [assessed, delivered, familiar]: [f64; 3],
) {
    let one_if = |holds: bool| f64::from(u8::from(holds));
    record.weeks += 1.0;
    record.plan_weeks += one_if(case.has_plan());
    record.dp_weeks += one_if(case.arrangement == Arrangement::Direct);
    record.managed_weeks += one_if(case.arrangement == Arrangement::Managed);
    record.council_weeks += one_if(case.arrangement == Arrangement::Council);
    record.employing_weeks += one_if(case.n_assistants > 0);
    record.nothing_weeks += one_if(case.nothing_to_buy);
    record.seeking_weeks += one_if(case.n_seek_assistant > 0);
    record.overloaded_weeks += one_if(f.load > 1.0);
    record.admin_hours += f.admin_hours;
    record.load += f.load;
    record.strain += f.strain;
    record.trust += f.trust;
    record.assessed += assessed;
    record.delivered += delivered;
    record.familiar += familiar;
    if case.n_accounts > 0 {
        record.account_weeks += f64::from(case.n_accounts);
    }
}

/// The envelope beside what is committed and what that is expected to cost.
fn count_envelope(world: &mut World, t: &mut Tally) {
    let authority = &mut world.authority;
    let committed = authority.committed.as_pounds();
    authority.committed_sum += committed;
    let expected = authority.expected_spending(authority.committed);
    t.envelope += authority.envelope.as_pounds();
    t.committed += committed;
    t.expected_spending += expected.as_pounds();
    t.over_envelope_weeks += f64::from(u8::from(expected > authority.envelope));
}

fn count_workers(world: &World, t: &mut Tally) {
    for worker in &world.workers {
        t.post_weeks += 1.0;
        match worker.holder {
            Holder::Nobody => {
                t.vacant_weeks += 1.0;
                continue;
            }
            Holder::Agency => t.agency_weeks += 1.0,
            Holder::Permanent => {}
        }
        t.worker_weeks += 1.0;
        t.case_weeks += worker.cases.len() as f64;
        t.pressure += worker.pressure;
    }
}

fn count_market(world: &World, t: &mut Tally) {
    let holiday = Week::is_holiday(world.week);
    for provider in world.providers.iter().filter(|provider| provider.open) {
        t.provider_weeks += 1.0;
        t.staffed_hours += hours(provider.staffed_in(holiday));
        t.booked_hours += hours(provider.booked_in(holiday));
    }
    let employed = world.assistants.iter().filter(|a| matches!(a.post, Post::With(_))).count() as f64;
    let unfilled: u32 = world.markets.iter().map(|market| market.seeking).sum();
    t.pa_employed += employed;
    t.pa_posts += employed + f64::from(unfilled);
    t.pa_posts_unfilled += f64::from(unfilled);
}
